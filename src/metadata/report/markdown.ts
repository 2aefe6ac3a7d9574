import type { CheckResult } from '../check-metadata.ts';
import { isAtLeast, RULES, type Severity } from '../findings.ts';
import { entryText } from './entry.ts';
import { summaryLine } from './text.ts';

/** A table for a job summary or a comment. */
export function renderMarkdown(result: CheckResult, from: Severity = 'warning'): string {
  const shown = result.findings.filter(({ severity }) => isAtLeast(severity, from));
  const rows = shown.map((finding) => {
    const { severity, rule, subject, member, message, evidence } = finding;
    const why = evidence.configKey ?? evidence.trail.at(0) ?? evidence.jar ?? '';
    const what = `${code(subject)}${member === undefined ? '' : `<br>${code(member)}`}`;
    return `| ${severity} | ${RULES[rule]} | ${what} | ${escapeText(message)} | ${why === '' ? '' : code(why)} |`;
  });
  const table = ['| Severity | Rule | What | Why it matters | Evidence |', '|---|---|---|---|---|', ...rows];
  const entries = shown.flatMap((finding) => entryText(finding, result.format) ?? []);
  const files = [...new Set(entries.map(({ file }) => file))].sort();
  const additions = files.flatMap((file) => [
    '',
    `Add to ${code(file)}:`,
    '',
    '```json',
    ...entries.filter((entry) => entry.file === file).map(({ json }) => json),
    '```',
  ]);
  const problems = result.problems.map(({ message }) => `- ${escapeText(message)}`);
  return [
    '## Reachability metadata',
    '',
    summaryLine(result),
    ...(problems.length > 0 ? ['', ...problems] : []),
    ...(rows.length > 0 ? ['', ...table, ...additions] : []),
    '',
  ].join('\n');
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_|<>[\]]/g, '\\$&').replace(/\s+/g, ' ');
}

function code(text: string): string {
  return `<code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '&#124;')}</code>`;
}
