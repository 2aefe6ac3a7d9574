/** Markup that may go into a page as it is. Only this file makes it. */
class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  toString(): string {
    return this.source;
  }
}
export type Html = Markup;

/** What a template takes: text is escaped, markup is not, lists are joined, `undefined` and `false` vanish. */
export type Part = Html | string | number | undefined | false | readonly Part[];

/** A template whose values stay text wherever they stand: between tags, or in a quoted attribute. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Markup(strings.map((string, index) => string + partText(parts[index])).join(''));
}

/** The contents of `style` and `script`, which know no escapes. Never for anything that came from outside. */
export function trusted(source: string): Html {
  if (/<\/(style|script)/i.test(source)) throw new Error('Trusted source would end its own element');
  return new Markup(source);
}

function partText(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'object') return part.map(partText).join('');
  return String(part)
    .toWellFormed()
    .replace(UNPRINTABLE, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Control characters, and those that turn the direction of text: a log line must not rewrite the report. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/gu;
