import { UserError } from '../../core/errors.ts';
import type { MemberRef, Symbols } from './symbols.ts';

/** A member and what may be done with it. */
export interface Handle {
  readonly member: MemberRef;
  /** JVMS table 5.4.3.5-A: 5 virtual, 6 static, 7 special, 8 constructor, 9 interface. */
  readonly kind: number;
}

/** What an `ldc` or a bootstrap argument denotes, as far as the analysis looks at it. */
export type Constant =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'class'; readonly value: string }
  | { readonly kind: 'handle'; readonly value: Handle }
  | { readonly kind: 'method-type'; readonly value: string }
  | { readonly kind: 'number' | 'wide' };

export interface DynamicCall {
  readonly name: string;
  readonly descriptor: string;
  readonly bootstrap: Handle;
  readonly args: readonly Constant[];
}

const TAG = { utf8: 1, long: 5, double: 6, class: 7, string: 8, handle: 15, methodType: 16 } as const;
/** Bytes after the tag, by tag (JVMS table 4.4-A); Utf8 has its own length. */
const TAG_SIZE: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};

/**
 * The constant pool of a class file: indexed once, decoded where it is asked for (JVMS 4.4).
 * Throws {@link UserError} where it is damaged, RangeError where it ends too early.
 */
export class ConstantPool {
  /** Position of the first byte after the pool. */
  readonly end: number;
  readonly #bytes: Buffer;
  readonly #origin: string;
  readonly #symbols: Symbols;
  /** Position of each constant's content; once a text, class or member is known, -1 - its number. */
  readonly #places: Int32Array;

  constructor(bytes: Buffer, origin: string, symbols: Symbols) {
    this.#bytes = bytes;
    this.#origin = origin;
    this.#symbols = symbols;
    this.#places = new Int32Array(bytes.readUInt16BE(8));
    this.end = this.#index();
  }

  className(index: number): string {
    return this.#symbols.text(this.#classId(index));
  }

  memberRef(index: number): MemberRef {
    const member = this.#symbols.member(this.#memberId(index));
    if (member === undefined) throw this.#damaged(`constant ${index} is no member`, 8);
    return member;
  }

  constant(index: number): Constant {
    const place = this.#places[index] ?? 0;
    if (place < 0) return { kind: 'class', value: this.className(index) };
    const at = this.position(index);
    switch (this.#bytes[at - 1]) {
      case TAG.string:
        return { kind: 'string', value: this.text(this.#bytes.readUInt16BE(at)) };
      case TAG.class:
        return { kind: 'class', value: this.className(index) };
      case TAG.handle:
        return { kind: 'handle', value: this.handle(index) };
      case TAG.methodType:
        return { kind: 'method-type', value: this.text(this.#bytes.readUInt16BE(at)) };
      case TAG.long:
      case TAG.double:
        return { kind: 'wide' };
      default:
        return { kind: 'number' };
    }
  }

  handle(index: number): Handle {
    const at = this.position(index);
    return { kind: this.#bytes.readUInt8(at), member: this.memberRef(this.#bytes.readUInt16BE(at + 1)) };
  }

  nameAndType(index: number): { name: string; descriptor: string } {
    const at = this.position(index);
    return {
      name: this.text(this.#bytes.readUInt16BE(at)),
      descriptor: this.text(this.#bytes.readUInt16BE(at + 2)),
    };
  }

  /** Position of a constant's content, behind its tag; not of texts, classes and members. */
  position(index: number): number {
    const at = this.#places[index];
    if (at === undefined || at <= 0) throw this.#damaged(`there is no constant ${index}`, 8);
    return at;
  }

  text(index: number): string {
    return this.#symbols.text(this.textId(index));
  }

  /** The number of a text; {@link Symbols.text} has it. */
  textId(index: number): number {
    const place = this.#places[index] ?? 0;
    if (place < 0) return -1 - place;
    const at = this.position(index);
    const from = at + 2;
    const to = from + this.#bytes.readUInt16BE(at);
    if (to > this.#bytes.length) throw new RangeError();
    return this.#known(index, this.#symbols.textId(this.#bytes, from, to));
  }

  #classId(index: number): number {
    const place = this.#places[index] ?? 0;
    if (place < 0) return -1 - place;
    return this.#known(index, this.textId(this.#bytes.readUInt16BE(this.position(index))));
  }

  #memberId(index: number): number {
    const place = this.#places[index] ?? 0;
    if (place < 0) return -1 - place;
    const at = this.position(index);
    const owner = this.#classId(this.#bytes.readUInt16BE(at));
    const type = this.position(this.#bytes.readUInt16BE(at + 2));
    const name = this.textId(this.#bytes.readUInt16BE(type));
    const descriptor = this.textId(this.#bytes.readUInt16BE(type + 2));
    return this.#known(index, this.#symbols.memberId(owner, name, descriptor));
  }

  #known(index: number, id: number): number {
    this.#places[index] = -1 - id;
    return id;
  }

  /** Every text of the pool: names, descriptors, signatures, string constants. */
  *texts(): Iterable<string> {
    let at = 10;
    for (let index = 1; at < this.end; index += 1) {
      const tag = this.#bytes.readUInt8(at);
      if (tag === TAG.utf8) yield this.text(index);
      at += this.#sizeAt(at, index);
      if (tag === TAG.long || tag === TAG.double) index += 1;
    }
  }

  #index(): number {
    let at = 10;
    for (let index = 1; index < this.#places.length; index += 1) {
      const tag = this.#bytes.readUInt8(at);
      this.#places[index] = at + 1;
      at += this.#sizeAt(at, index);
      if (tag === TAG.long || tag === TAG.double) index += 1;
    }
    return at;
  }

  /** Bytes of the constant, its tag included. */
  #sizeAt(at: number, index: number): number {
    const tag = this.#bytes.readUInt8(at);
    if (tag === TAG.utf8) return 3 + this.#bytes.readUInt16BE(at + 1);
    const size = TAG_SIZE[tag];
    if (size === undefined) throw this.#damaged(`constant ${index} has the unknown tag ${tag}`, at);
    return 1 + size;
  }

  #damaged(why: string, position: number): UserError {
    return damagedClass(this.#origin, why, position);
  }
}

export function damagedClass(origin: string, why: string, position: number): UserError {
  return new UserError(`${origin} is not a sound class file: ${why} (byte ${position}).`);
}
