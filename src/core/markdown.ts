/**
 * Text that stays text in GitHub's Markdown: no markup, no HTML, no mention (a zero-width space breaks the
 * name after an at sign), no line breaks.
 */
export function plain(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]#|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u200B');
}

/** Plain text for a cell of a table. */
export const cell = plain;

export function bold(text: string): string {
  return `**${plain(text)}**`;
}

/** A code span, also for text with backticks; safe in a cell. */
export function code(text: string): string {
  const content = oneLine(text).replaceAll('|', '\\|');
  const marks = '`'.repeat(longestRun(content) + 1);
  const pad = content.startsWith('`') || content.endsWith('`') || content === '' ? ' ' : '';
  return `${marks}${pad}${content}${pad}${marks}`;
}

/** A code block that its content cannot leave. */
export function fence(text: string): string {
  const marks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${marks}text\n${text}\n${marks}`;
}

export function details(summary: string, body: string): string {
  const text = summary.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('@', '@\u200B');
  return `<details><summary>${text}</summary>\n\n${body}\n\n</details>`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
