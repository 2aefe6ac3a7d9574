import { UserError } from '../../core/errors.ts';

/** Access flags, JVMS 4.1, 4.5 and 4.6. */
export const ACCESS = {
  public: 0x0001,
  private: 0x0002,
  protected: 0x0004,
  static: 0x0008,
  native: 0x0100,
  interface: 0x0200,
  abstract: 0x0400,
  module: 0x8000,
} as const;

/** A field or a method without its code. */
export interface Member {
  readonly access: number;
  readonly name: string;
  readonly descriptor: string;
}

export interface MethodMember extends Member {
  readonly code: Code | undefined;
}

/** Where the byte code of a method lies. */
export interface Code {
  readonly maxLocals: number;
  /** First byte of the code and one after its last, as positions in the class file. */
  readonly start: number;
  readonly end: number;
  readonly handlers: readonly { readonly from: number; readonly target: number }[];
}

/** A method or field as an instruction names it. */
export interface MemberRef {
  readonly owner: string;
  readonly name: string;
  readonly descriptor: string;
}

export interface Handle extends MemberRef {
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

const MAGIC = 0xcafebabe;
/** Class files of Java 25; the format is additive, so a newer one is read with a warning. */
export const NEWEST_MAJOR = 69;

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
 * A class file, read as far as it is asked: the constant pool is indexed once, texts are decoded when
 * they are wanted. Names are internal (`java/lang/String`).
 * Format: The Java Virtual Machine Specification, chapter 4. Throws {@link UserError} on a damaged file.
 */
export class ClassFile {
  readonly bytes: Buffer;
  readonly major: number;
  readonly access: number;
  readonly name: string;
  readonly superName: string | undefined;
  readonly interfaces: readonly string[];
  readonly #origin: string;
  readonly #offsets: Int32Array;
  readonly #texts: (string | undefined)[];
  readonly #refs: (MemberRef | undefined)[];
  readonly #membersAt: number;
  #members: { fields: Member[]; methods: MethodMember[]; bootstrapAt: number } | undefined;

  /** `origin` says in messages where the bytes came from. */
  constructor(bytes: Buffer, origin: string) {
    this.bytes = bytes;
    this.#origin = origin;
    try {
      if (bytes.readUInt32BE(0) !== MAGIC) throw this.#damaged('it does not start with CAFEBABE', 0);
      this.major = bytes.readUInt16BE(6);
      const count = bytes.readUInt16BE(8);
      this.#offsets = new Int32Array(count);
      this.#texts = new Array<string | undefined>(count);
      this.#refs = new Array<MemberRef | undefined>(count);
      let at = this.#indexPool(count);
      this.access = bytes.readUInt16BE(at);
      this.name = this.className(bytes.readUInt16BE(at + 2));
      const parent = bytes.readUInt16BE(at + 4);
      this.superName = parent === 0 ? undefined : this.className(parent);
      const interfaces: string[] = [];
      const interfaceCount = bytes.readUInt16BE(at + 6);
      at += 8;
      for (let index = 0; index < interfaceCount; index += 1, at += 2) {
        interfaces.push(this.className(bytes.readUInt16BE(at)));
      }
      this.interfaces = interfaces;
      this.#membersAt = at;
    } catch (error) {
      if (error instanceof RangeError) throw this.#damaged('it ends too early', bytes.length);
      throw error;
    }
  }

  get isInterface(): boolean {
    return (this.access & ACCESS.interface) !== 0;
  }

  get isConcrete(): boolean {
    return (this.access & (ACCESS.interface | ACCESS.abstract | ACCESS.module)) === 0;
  }

  get fields(): readonly Member[] {
    return this.#readMembers().fields;
  }

  get methods(): readonly MethodMember[] {
    return this.#readMembers().methods;
  }

  className(index: number): string {
    return this.#text(this.bytes.readUInt16BE(this.#offset(index)));
  }

  memberRef(index: number): MemberRef {
    const known = this.#refs[index];
    if (known !== undefined) return known;
    const at = this.#offset(index);
    const ref = {
      owner: this.className(this.bytes.readUInt16BE(at)),
      ...this.#nameAndType(this.bytes.readUInt16BE(at + 2)),
    };
    this.#refs[index] = ref;
    return ref;
  }

  constant(index: number): Constant {
    const at = this.#offset(index);
    switch (this.bytes[at - 1]) {
      case TAG.string:
        return { kind: 'string', value: this.#text(this.bytes.readUInt16BE(at)) };
      case TAG.class:
        return { kind: 'class', value: this.className(index) };
      case TAG.handle:
        return { kind: 'handle', value: this.#handle(index) };
      case TAG.methodType:
        return { kind: 'method-type', value: this.#text(this.bytes.readUInt16BE(at)) };
      case TAG.long:
      case TAG.double:
        return { kind: 'wide' };
      default:
        return { kind: 'number' };
    }
  }

  /** The call site that an `invokedynamic` instruction names. */
  dynamicCall(index: number): DynamicCall {
    const at = this.#offset(index);
    const wanted = this.bytes.readUInt16BE(at);
    let bootstrap = this.#readMembers().bootstrapAt + 2;
    for (let skipped = 0; skipped < wanted; skipped += 1) {
      bootstrap += 4 + 2 * this.bytes.readUInt16BE(bootstrap + 2);
    }
    const args: Constant[] = [];
    for (let arg = 0; arg < this.bytes.readUInt16BE(bootstrap + 2); arg += 1) {
      args.push(this.constant(this.bytes.readUInt16BE(bootstrap + 4 + 2 * arg)));
    }
    return {
      ...this.#nameAndType(this.bytes.readUInt16BE(at + 2)),
      bootstrap: this.#handle(this.bytes.readUInt16BE(bootstrap)),
      args,
    };
  }

  #handle(index: number): Handle {
    const at = this.#offset(index);
    return { kind: this.bytes.readUInt8(at), ...this.memberRef(this.bytes.readUInt16BE(at + 1)) };
  }

  #nameAndType(index: number): { name: string; descriptor: string } {
    const at = this.#offset(index);
    return {
      name: this.#text(this.bytes.readUInt16BE(at)),
      descriptor: this.#text(this.bytes.readUInt16BE(at + 2)),
    };
  }

  #offset(index: number): number {
    const at = this.#offsets[index];
    if (at === undefined || at === 0) throw this.#damaged(`there is no constant ${index}`, 8);
    return at;
  }

  #text(index: number): string {
    const known = this.#texts[index];
    if (known !== undefined) return known;
    const at = this.#offset(index);
    const text = this.bytes.toString('utf8', at + 2, at + 2 + this.bytes.readUInt16BE(at));
    this.#texts[index] = text;
    return text;
  }

  #indexPool(count: number): number {
    const { bytes } = this;
    let at = 10;
    for (let index = 1; index < count; index += 1) {
      const tag = bytes.readUInt8(at);
      this.#offsets[index] = at + 1;
      if (tag === TAG.utf8) {
        at += 3 + bytes.readUInt16BE(at + 1);
        continue;
      }
      const size = TAG_SIZE[tag];
      if (size === undefined) throw this.#damaged(`constant ${index} has the unknown tag ${tag}`, at);
      at += 1 + size;
      if (tag === TAG.long || tag === TAG.double) index += 1;
    }
    return at;
  }

  #readMembers(): { fields: Member[]; methods: MethodMember[]; bootstrapAt: number } {
    if (this.#members !== undefined) return this.#members;
    try {
      this.#members = this.#parseMembers();
      return this.#members;
    } catch (error) {
      if (error instanceof RangeError) throw this.#damaged('it ends too early', this.bytes.length);
      throw error;
    }
  }

  #parseMembers(): { fields: Member[]; methods: MethodMember[]; bootstrapAt: number } {
    const fields: Member[] = [];
    const methods: MethodMember[] = [];
    let at = this.#membersAt;
    const fieldCount = this.bytes.readUInt16BE(at);
    at += 2;
    for (let index = 0; index < fieldCount; index += 1) {
      fields.push(this.#member(at));
      at = this.#attributes(at + 6, () => undefined);
    }
    const methodCount = this.bytes.readUInt16BE(at);
    at += 2;
    for (let index = 0; index < methodCount; index += 1) {
      const member = this.#member(at);
      let code: Code | undefined;
      at = this.#attributes(at + 6, (name, content) => {
        if (name === 'Code') code = this.#code(content);
      });
      methods.push({ ...member, code });
    }
    let bootstrapAt = -1;
    this.#attributes(at, (name, content) => {
      if (name === 'BootstrapMethods') bootstrapAt = content;
    });
    return { fields, methods, bootstrapAt };
  }

  #member(at: number): Member {
    return {
      access: this.bytes.readUInt16BE(at),
      name: this.#text(this.bytes.readUInt16BE(at + 2)),
      descriptor: this.#text(this.bytes.readUInt16BE(at + 4)),
    };
  }

  #attributes(at: number, visit: (name: string, content: number) => void): number {
    let next = at + 2;
    for (let left = this.bytes.readUInt16BE(at); left > 0; left -= 1) {
      visit(this.#text(this.bytes.readUInt16BE(next)), next + 6);
      next += 6 + this.bytes.readUInt32BE(next + 2);
    }
    return next;
  }

  #code(at: number): Code {
    const start = at + 8;
    const end = start + this.bytes.readUInt32BE(at + 4);
    const handlers: { from: number; target: number }[] = [];
    for (let index = 0; index < this.bytes.readUInt16BE(end); index += 1) {
      const entry = end + 2 + 8 * index;
      handlers.push({ from: this.bytes.readUInt16BE(entry), target: this.bytes.readUInt16BE(entry + 4) });
    }
    return { maxLocals: this.bytes.readUInt16BE(at + 2), start, end, handlers };
  }

  #damaged(why: string, position: number): UserError {
    return new UserError(`${this.#origin} is not a sound class file: ${why} (byte ${position}).`);
  }
}
