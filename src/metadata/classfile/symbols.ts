/** A method or field as an instruction names it. */
export interface MemberRef {
  /** Numbered from 0 in the order in which they are met; the same member has the same number in every class. */
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly descriptor: string;
  /** Name and descriptor as one key. */
  readonly selector: string;
}

const SMALLEST_TABLE = 1 << 14;
/** Multiplier of the FNV-1a hash. */
const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5 | 0;

/**
 * The names in the class files of a class path, each kept once. The 10 000 classes of a Kafka repeat the
 * same ones a million times over: a text is decoded where it is first met, and later two names are
 * equal where they are the same object.
 */
export class Symbols {
  readonly #texts: string[] = [];
  readonly #textIds = new HashIndex();
  /** Those with other characters than ASCII. */
  readonly #others = new Map<string, number>();
  readonly #selectors: string[] = [];
  readonly #selectorIds = new PairIndex();
  readonly #members: MemberRef[] = [];
  readonly #memberIds = new PairIndex();

  /** The number of the text in these bytes (the class file's UTF-8, JVMS 4.4.7). */
  textId(bytes: Buffer, from: number, to: number): number {
    let hash = FNV_BASIS;
    let bits = 0;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      bits |= byte;
      hash = Math.imul(hash ^ byte, FNV_PRIME);
    }
    if (bits >= 0x80) return this.#otherId(bytes.toString('utf8', from, to));
    for (let known = this.#textIds.first(hash); known >= 0; known = this.#textIds.next()) {
      if (isText(this.#texts[known] ?? '', bytes, from, to)) return known;
    }
    const id = this.#texts.push(bytes.toString('latin1', from, to)) - 1;
    this.#textIds.add(hash, id);
    return id;
  }

  text(id: number): string {
    return this.#texts[id] ?? '';
  }

  /** Name and descriptor, given by their numbers, as one text. */
  selector(name: number, descriptor: number): string {
    return this.#selectors[this.#selectorId(name, descriptor)] ?? '';
  }

  /** The number of a member, given by the numbers of its texts. */
  memberId(owner: number, name: number, descriptor: number): number {
    const selectorId = this.#selectorId(name, descriptor);
    const id = this.#memberIds.idOf(owner, selectorId);
    if (id === this.#members.length) {
      this.#members.push({
        id,
        owner: this.text(owner),
        name: this.text(name),
        descriptor: this.text(descriptor),
        selector: this.#selectors[selectorId] ?? '',
      });
    }
    return id;
  }

  member(id: number): MemberRef | undefined {
    return this.#members[id];
  }

  #selectorId(name: number, descriptor: number): number {
    const id = this.#selectorIds.idOf(name, descriptor);
    if (id === this.#selectors.length) this.#selectors.push(this.text(name) + this.text(descriptor));
    return id;
  }

  #otherId(text: string): number {
    const known = this.#others.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.push(text) - 1;
    this.#others.set(text, id);
    return id;
  }
}

function isText(text: string, bytes: Buffer, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== bytes[from + at]) return false;
  }
  return true;
}

/** Numbers by a hash of what they stand for: open addressing in one array, at most half full. */
class HashIndex {
  /** Pairs of hash and number + 1; 0 where nothing is. */
  #table = new Int32Array(2 * SMALLEST_TABLE);
  #size = 0;

  #hash = 0;
  #slot = 0;

  /** The first number with that hash, or -1; {@link HashIndex.next} goes on from there. */
  first(hash: number): number {
    this.#hash = hash;
    this.#slot = spread(hash) - 1;
    return this.next();
  }

  next(): number {
    const table = this.#table;
    const mask = table.length / 2 - 1;
    for (;;) {
      const slot = (this.#slot + 1) & mask;
      this.#slot = slot;
      const entry = table[2 * slot + 1] ?? 0;
      if (entry === 0 || table[2 * slot] === this.#hash) return entry - 1;
    }
  }

  add(hash: number, id: number): void {
    if (4 * this.#size >= this.#table.length) this.#grow();
    this.#put(hash, id + 1);
    this.#size += 1;
  }

  #put(hash: number, entry: number): void {
    const mask = this.#table.length / 2 - 1;
    let at = spread(hash) & mask;
    while (this.#table[2 * at + 1] !== 0) at = (at + 1) & mask;
    this.#table[2 * at] = hash;
    this.#table[2 * at + 1] = entry;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Int32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      const entry = old[at + 1] ?? 0;
      if (entry !== 0) this.#put(old[at] ?? 0, entry);
    }
  }
}

/** Numbers pairs of numbers, from 0, in the order in which they are met. */
class PairIndex {
  readonly #ids = new HashIndex();
  readonly #pairs: number[] = [];

  idOf(one: number, other: number): number {
    const hash = (Math.imul(one, FNV_PRIME) ^ Math.imul(other, FNV_BASIS)) | 0;
    for (let known = this.#ids.first(hash); known >= 0; known = this.#ids.next()) {
      if (this.#pairs[2 * known] === one && this.#pairs[2 * known + 1] === other) return known;
    }
    this.#pairs.push(one, other);
    const id = this.#pairs.length / 2 - 1;
    this.#ids.add(hash, id);
    return id;
  }
}

/** The high bits of a hash take part in where it goes. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
