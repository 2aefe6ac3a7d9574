/** A fenced block: its language (empty where it has none), its text, and the line of its opening fence. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** Something that stands in a line of prose. */
export interface Mention {
  readonly text: string;
  readonly line: number;
}

/** What the tests of documents look at. */
export interface MarkdownDocument {
  /** From the top of the repository. */
  readonly path: string;
  /** Fragments of its headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
  /** Of Markdown and of HTML, pictures too. */
  readonly links: readonly Mention[];
  /** Text in code font outside of fenced blocks. */
  readonly code: readonly Mention[];
  readonly fences: readonly Fence[];
}

export function parseMarkdown(path: string, text: string): MarkdownDocument {
  const { prose, fences } = separate(text);
  const code = mentions(prose, /(?<!`)(`+)(?!`)((?:[^\n]|\n(?!\n))*?[^`])\1(?!`)/g, 2);
  const plain = prose.replaceAll(/`+[^`\n]*`+/g, (span) => 'x'.repeat(span.length));
  return {
    path,
    anchors: anchorsOf(prose),
    links: [
      ...mentions(plain, /\[[^\]\n]*(?:\n[^\]\n]+)?\]\(([^)\s]+)\)/g, 1),
      ...mentions(plain, /<[a-z][^>]*\s(?:href|src|srcset)="([^"\s]+)"/g, 1),
    ],
    code,
    fences,
  };
}

/** Prose with each fenced block and comment blanked out, so that lines keep their numbers. */
function separate(text: string): { prose: string; fences: Fence[] } {
  const fences: Fence[] = [];
  const prose: string[] = [];
  let open: { marker: string; language: string; line: number; body: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const [, marker = '', language = ''] = /^ {0,3}(`{3,})(\w*)\s*$/.exec(line) ?? [];
    if (open === undefined && marker === '') {
      prose.push(line);
      continue;
    }
    prose.push('');
    if (open === undefined) open = { marker, language, line: index + 1, body: [] };
    else if (line.trim() === open.marker) {
      fences.push({ language: open.language, text: open.body.join('\n'), line: open.line });
      open = undefined;
    } else open.body.push(line);
  }
  if (open !== undefined) throw new Error(`the block that starts in line ${open.line} has no end`);
  const bare = prose
    .join('\n')
    .replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  return { prose: bare, fences };
}

function mentions(prose: string, pattern: RegExp, group: number): Mention[] {
  return [...prose.matchAll(pattern)].map((match) => ({
    text: (match[group] ?? '').replaceAll(/\s*\n\s*/g, ' '),
    line: prose.slice(0, match.index).split('\n').length,
  }));
}

function anchorsOf(prose: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} +(.*?) *$/gm)) {
    const name = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
    const slug = name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}
