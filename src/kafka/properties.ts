/**
 * Java's `.properties` format, as `java.util.Properties.load` reads it: `#` and `!` comments, `=`, `:` or
 * blanks as separators, backslash escapes, continuation lines. A later line wins over an earlier one.
 */
export function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  for (const line of logicalLines(text)) {
    // The key ends at the first separator that no backslash precedes; one `=` or `:` may follow the blanks.
    const match = /^((?:\\[\s\S]|[^\\=: \t\f])*)[ \t\f]*[=:]?[ \t\f]*([\s\S]*)$/.exec(line);
    if (match) properties.set(unescapeText(match[1] ?? ''), unescapeText(match[2] ?? ''));
  }
  return properties;
}

/** One `key=value` line each, in the order given, readable by {@link parseProperties} and by Java. */
export function formatProperties(properties: Iterable<readonly [string, string]>): string {
  return [...properties]
    .map(([key, value]) => `${escapeText(key, true)}=${escapeText(value, false)}\n`)
    .join('');
}

/** Comments and blank lines dropped; a line that ends in an odd number of backslashes goes on in the next. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const natural of text.split(/\r\n|[\r\n]/)) {
    const line = natural.replace(/^[ \t\f]+/, '');
    if (open === undefined && (line === '' || /^[#!]/.test(line))) continue;
    const joined = (open ?? '') + line;
    const goesOn = (/\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1;
    open = goesOn ? joined.slice(0, -1) : undefined;
    if (!goesOn) lines.push(joined);
  }
  return open === undefined || open === '' ? lines : [...lines, open];
}

const CONTROL: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };
const ESCAPED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\f': '\\f' };

function unescapeText(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, unicode?: string, char?: string) =>
    unicode === undefined
      ? (CONTROL[char ?? ''] ?? char ?? '')
      : String.fromCharCode(Number.parseInt(unicode, 16)),
  );
}

function escapeText(text: string, isKey: boolean): string {
  return text
    .replace(isKey ? /[\\=:#! \t\n\r\f]/g : /^ |[\\\t\n\r\f]/g, (char) => ESCAPED[char] ?? `\\${char}`)
    .replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
