/** Simple commands of a block of shell, each as its words, in order; those of `$(…)` too. */
export function commandsOf(text: string): string[][] {
  const joined = withoutHeredocs(text).replaceAll(/\\\n\s*/g, ' ');
  const inner = [...joined.matchAll(/\$\(([^()]*)\)/g)].flatMap(([, body = '']) => commandsOf(body));
  const simple = joined.split('\n').flatMap((line) => simpleCommands(line));
  return [...simple, ...inner].map(withoutLead).filter((words) => words.length > 0);
}

function withoutHeredocs(text: string): string {
  return text.replaceAll(/<<-?\s*['"]?(\w+)['"]?([^\n]*)\n[\s\S]*?\n\s*\1(?=\n|$)/g, '$2');
}

/** Splits at `&&`, `||`, `;`, `|` and blanks outside of quotes; what follows ` #` is a comment. */
function simpleCommands(line: string): string[][] {
  const commands: string[][] = [[]];
  const word = /"(?:[^"\\]|\\.)*"|'[^']*'|\$\([^()]*\)|[^\s"'|&;#$]+|\$|#/y;
  let current = '';
  const flush = () => {
    if (current !== '') commands.at(-1)?.push(current);
    current = '';
  };
  for (let at = 0; at < line.length; ) {
    word.lastIndex = at;
    const [piece] = word.exec(line) ?? [];
    if (piece === '#' && current === '') break;
    if (piece === undefined) {
      flush();
      if (/[|&;]/.test(line[at] ?? '')) commands.push([]);
      at += 1;
    } else {
      current += /^['"]/.test(piece) ? piece.slice(1, -1) : piece;
      at += piece.length;
    }
  }
  flush();
  return commands;
}

const KEYWORDS = /^(do|then|else|if|while|until|time|exec|eval|sudo|!|\{|\})$/;

/** Without assignments, keywords, redirections and what only passes on to another command. */
function withoutLead(words: readonly string[]): string[] {
  const rest = words.filter((word, index) => {
    const isTarget = /^\d*[<>]+$/.test(words[index - 1] ?? '');
    return !isTarget && !/^\d*[<>]/.test(word);
  });
  while (rest[0] !== undefined && (KEYWORDS.test(rest[0]) || /^\w+=/.test(rest[0]))) {
    const [lead] = rest.splice(0, 1);
    while (lead === 'sudo' && rest[0]?.startsWith('-')) rest.splice(0, 1);
    if (lead === 'eval') return [];
  }
  return /^(for|done|fi)$/.test(rest[0] ?? '') ? [] : rest;
}
