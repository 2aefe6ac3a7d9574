export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const TOKEN = /<\?xml [^<>]*\?>\n|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/uy;
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** A strict reader of the little XML that is written here: what it does not know, or XML forbids, throws. */
export function readXml(source: string): XmlElement {
  if (FORBIDDEN.test(source)) throw new Error('A character that XML 1.0 does not allow');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (match === null) throw new Error(`No XML: ${source.slice(at, at + 60)}`);
    const [, closing, name, attributes = '', empty, text] = match;
    const inside = open.at(-1) ?? root;
    if (text !== undefined) inside.text += unescapeXml(text);
    if (closing !== undefined && open.pop()?.name !== closing)
      throw new Error(`</${closing}> closes nothing`);
    if (name === undefined) continue;
    const element = { name, attributes: readAttributes(attributes), children: [], text: '' };
    inside.children.push(element);
    if (empty === '') open.push(element);
  }
  const [only] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || only === undefined)
    throw new Error('No single root');
  return only;
}

function readAttributes(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescapeXml(value),
    ]),
  );
}

function unescapeXml(text: string): string {
  const known: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code?: string, name?: string) => {
    const value = code === undefined ? known[name ?? ''] : String.fromCodePoint(Number(code));
    if (value === undefined) throw new Error(`Unknown reference ${whole}`);
    return value;
  });
}
