import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { UserError } from '../../core/errors.ts';

/** A JSON value that knows its line; wrong shapes end in one sentence with file and position. */
export class Json {
  readonly #node: Node;
  readonly #document: Document;

  private constructor(node: Node, document: Document) {
    this.#node = node;
    this.#document = document;
  }

  /** Throws {@link UserError} with line and column at the first syntax error. */
  static parse(file: string, text: string): Json {
    const errors: ParseError[] = [];
    const node = parseTree(text, errors, { disallowComments: true });
    const document = new Document(file, text);
    const [first] = errors;
    if (first !== undefined) {
      throw document.error(first.offset, `is not valid JSON: ${printParseErrorCode(first.error)}`);
    }
    if (node === undefined) throw document.error(0, 'is empty');
    return new Json(node, document);
  }

  get place(): { file: string; line: number } {
    return { file: this.#document.file, line: this.#document.position(this.#node.offset).line };
  }

  /** First character and one after the last, in the text. */
  get span(): { from: number; to: number } {
    return { from: this.#node.offset, to: this.#node.offset + this.#node.length };
  }

  get value(): unknown {
    return getNodeValue(this.#node);
  }

  get isArray(): boolean {
    return this.#node.type === 'array';
  }

  get isText(): boolean {
    return this.#node.type === 'string';
  }

  items(): Json[] {
    if (this.#node.type !== 'array') throw this.error('must be a list');
    return (this.#node.children ?? []).map((child) => new Json(child, this.#document));
  }

  text(): string {
    if (this.#node.type !== 'string') throw this.error('must be a text');
    return String(this.#node.value);
  }

  /** Throws {@link UserError} at the first key that is not among `allowed`. */
  object(allowed: readonly string[]): Map<string, Json> {
    const members = new Map<string, Json>();
    if (this.#node.type !== 'object') throw this.error('must be an object');
    for (const property of this.#node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      if (!allowed.includes(name)) throw new Json(key, this.#document).error(`has the unknown key "${name}"`);
      members.set(name, new Json(value, this.#document));
    }
    return members;
  }

  error(what: string): UserError {
    return this.#document.error(this.#node.offset, what);
  }
}

class Document {
  readonly file: string;
  /** Offsets at which lines start. */
  readonly #lines: readonly number[];

  constructor(file: string, text: string) {
    this.file = file;
    this.#lines = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  position(offset: number): { line: number; column: number } {
    let low = 0;
    for (let high = this.#lines.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#lines[low] ?? 0) + 1 };
  }

  error(offset: number, what: string): UserError {
    const { line, column } = this.position(offset);
    return new UserError(`${this.file}:${line}:${column} ${what}.`);
  }
}
