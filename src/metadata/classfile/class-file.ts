import type { UserError } from '../../core/errors.ts';
import { type Constant, ConstantPool, type DynamicCall, damagedClass } from './constant-pool.ts';
import type { Symbols } from './symbols.ts';

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
  /** Name and descriptor as one key. */
  readonly selector: string;
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
}

/** Code from `from` on is guarded by the handler at `target`; positions within the code. */
export interface Handler {
  readonly from: number;
  readonly target: number;
}

const MAGIC = 0xcafebabe;
/** Class files of Java 25; the format is additive, so a newer one is read with a warning. */
export const NEWEST_MAJOR = 69;

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
  readonly pool: ConstantPool;
  readonly #origin: string;
  readonly #symbols: Symbols;
  readonly #membersAt: number;
  #members: { fields: Member[]; methods: MethodMember[]; bootstrapAt: number } | undefined;

  /** `origin` says in messages where the bytes came from; `symbols` are those of the whole class path. */
  constructor(bytes: Buffer, origin: string, symbols: Symbols) {
    this.bytes = bytes;
    this.#symbols = symbols;
    this.#origin = origin;
    try {
      if (bytes.readUInt32BE(0) !== MAGIC) throw this.#damaged('it does not start with CAFEBABE', 0);
      this.major = bytes.readUInt16BE(6);
      this.pool = new ConstantPool(bytes, origin, symbols);
      let at = this.pool.end;
      this.access = bytes.readUInt16BE(at);
      this.name = this.pool.className(bytes.readUInt16BE(at + 2));
      const parent = bytes.readUInt16BE(at + 4);
      this.superName = parent === 0 ? undefined : this.pool.className(parent);
      const interfaces: string[] = [];
      const interfaceCount = bytes.readUInt16BE(at + 6);
      at += 8;
      for (let index = 0; index < interfaceCount; index += 1, at += 2) {
        interfaces.push(this.pool.className(bytes.readUInt16BE(at)));
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

  /** The call site that an `invokedynamic` instruction names. */
  dynamicCall(index: number): DynamicCall {
    const at = this.pool.position(index);
    const wanted = this.bytes.readUInt16BE(at);
    let bootstrap = this.#readMembers().bootstrapAt + 2;
    for (let skipped = 0; skipped < wanted; skipped += 1) {
      bootstrap += 4 + 2 * this.bytes.readUInt16BE(bootstrap + 2);
    }
    const args: Constant[] = [];
    for (let arg = 0; arg < this.bytes.readUInt16BE(bootstrap + 2); arg += 1) {
      args.push(this.pool.constant(this.bytes.readUInt16BE(bootstrap + 4 + 2 * arg)));
    }
    return {
      ...this.pool.nameAndType(this.bytes.readUInt16BE(at + 2)),
      bootstrap: this.pool.handle(this.bytes.readUInt16BE(bootstrap)),
      args,
    };
  }

  /** The exception table that follows a method's code. */
  handlers(code: Code): Handler[] {
    return Array.from({ length: this.bytes.readUInt16BE(code.end) }, (_, index) => {
      const entry = code.end + 2 + 8 * index;
      return { from: this.bytes.readUInt16BE(entry), target: this.bytes.readUInt16BE(entry + 4) };
    });
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
      const method = { ...this.#member(at), code: undefined as Code | undefined };
      at = this.#attributes(at + 6, (name, content) => {
        if (name === 'Code') method.code = this.#code(content);
      });
      methods.push(method);
    }
    let bootstrapAt = -1;
    this.#attributes(at, (name, content) => {
      if (name === 'BootstrapMethods') bootstrapAt = content;
    });
    return { fields, methods, bootstrapAt };
  }

  #member(at: number): Member {
    const name = this.pool.textId(this.bytes.readUInt16BE(at + 2));
    const descriptor = this.pool.textId(this.bytes.readUInt16BE(at + 4));
    return {
      access: this.bytes.readUInt16BE(at),
      name: this.#symbols.text(name),
      descriptor: this.#symbols.text(descriptor),
      selector: this.#symbols.selector(name, descriptor),
    };
  }

  #attributes(at: number, visit: (name: string, content: number) => void): number {
    let next = at + 2;
    for (let left = this.bytes.readUInt16BE(at); left > 0; left -= 1) {
      visit(this.pool.text(this.bytes.readUInt16BE(next)), next + 6);
      next += 6 + this.bytes.readUInt32BE(next + 2);
    }
    return next;
  }

  #code(at: number): Code {
    const start = at + 8;
    const end = start + this.bytes.readUInt32BE(at + 4);
    return { maxLocals: this.bytes.readUInt16BE(at + 2), start, end };
  }

  #damaged(why: string, position: number): UserError {
    return damagedClass(this.#origin, why, position);
  }
}
