import { ACCESS, type Constant } from '../classfile/class-file.ts';
import { instructionLength, OP, signatureOf, switchTargets } from '../classfile/instructions.ts';
import { type Lambda, lambdaOf } from './code-scan.ts';
import { dotted, type Method } from './program.ts';
import { effectOf } from './stack-effects.ts';
import { type CallSite, either, type MethodFacts, NULL, UNKNOWN, type Value } from './values.ts';

/** Calls on an object made in the same method whose arguments become part of it. */
const FILLS = /^(?:add|addAll|put|putAll|append|set|addFirst|addLast|<init>|\$plus\$eq|addOne)$/;

/**
 * Interprets a method once, from top to bottom, joining what is known where branches meet. Loops are
 * not repeated: what flows back from a later instruction is not seen.
 */
export function interpret(method: Method): MethodFacts {
  return new Interpretation(method).run();
}

interface Frame {
  readonly locals: Value[];
  readonly stack: Value[];
}

class Interpretation {
  readonly #method: Method;
  readonly #bytes: Buffer;
  readonly #start: number;
  readonly #joins = new Map<number, Frame>();
  readonly #calls: CallSite[] = [];
  readonly #returns: Value[] = [];
  readonly #writes: { field: string; value: Value }[] = [];
  readonly #comparisons: { left: Value; right: Value }[] = [];
  readonly #lambdas: { lambda: Lambda; captured: Value[] }[] = [];
  #locals: Value[] = [];
  #stack: Value[] = [];
  #live = true;

  constructor(method: Method) {
    this.#method = method;
    this.#bytes = method.type.file.bytes;
    this.#start = method.member.code?.start ?? 0;
  }

  run(): MethodFacts {
    const { code } = this.#method.member;
    if (code !== undefined) {
      this.#locals = this.#parameters(code.maxLocals);
      const handlers = new Map(code.handlers.map((each) => [each.from, each.target]));
      for (let at = code.start; at < code.end; at += instructionLength(this.#bytes, at, code.start)) {
        this.#enter(at - code.start);
        const handler = handlers.get(at - code.start);
        if (handler !== undefined && this.#live) this.#join(handler, [UNKNOWN]);
        if (this.#live) this.#step(at);
      }
    }
    return {
      calls: this.#calls,
      returns: this.#returns,
      writes: this.#writes,
      comparisons: this.#comparisons,
      lambdas: this.#lambdas,
    };
  }

  #parameters(maxLocals: number): Value[] {
    const { access, descriptor } = this.#method.member;
    const locals = new Array<Value>(maxLocals).fill(UNKNOWN);
    let slot = 0;
    let index = 0;
    if ((access & ACCESS.static) === 0) {
      locals[slot] = { kind: 'parameter', index };
      slot += 1;
      index += 1;
    }
    for (const type of signatureOf(descriptor).parameters) {
      locals[slot] = { kind: 'parameter', index };
      slot += width(type);
      index += 1;
    }
    return locals;
  }

  #enter(position: number): void {
    const joined = this.#joins.get(position);
    if (joined === undefined) return;
    if (this.#live && this.#stack.length === joined.stack.length) {
      this.#locals = this.#locals.map((value, slot) => either(value, joined.locals[slot] ?? UNKNOWN));
      this.#stack = this.#stack.map((value, slot) => either(value, joined.stack[slot] ?? UNKNOWN));
    } else {
      this.#locals = [...joined.locals];
      this.#stack = [...joined.stack];
      this.#live = true;
    }
  }

  #join(position: number, stack: readonly Value[] = this.#stack): void {
    const known = this.#joins.get(position);
    const locals =
      known === undefined
        ? [...this.#locals]
        : known.locals.map((value, slot) => either(value, this.#locals[slot] ?? UNKNOWN));
    const same = known !== undefined && known.stack.length === stack.length;
    const joined = same
      ? known.stack.map((value, slot) => either(value, stack[slot] ?? UNKNOWN))
      : [...stack];
    this.#joins.set(position, { locals, stack: joined });
  }

  #pop(): Value {
    return this.#stack.pop() ?? UNKNOWN;
  }

  #push(value: Value, slots = 1): void {
    for (let slot = 0; slot < slots; slot += 1) this.#stack.push(slot === 0 ? value : UNKNOWN);
  }

  #step(at: number): void {
    const opcode = this.#bytes[at] ?? 0;
    if (opcode >= OP.getstatic && opcode <= OP.invokedynamic) return this.#reference(opcode, at);
    if (opcode >= 0x57 && opcode <= 0x5f) return this.#shuffle(opcode);
    if (opcode === OP.wide) return this.#wide(at);
    switch (opcode) {
      case OP.aconstNull:
        return this.#push(NULL);
      case OP.ldc:
        return this.#constant(this.#bytes.readUInt8(at + 1));
      case OP.ldcW:
      case OP.ldc2W:
        return this.#constant(this.#bytes.readUInt16BE(at + 1));
      case OP.aload:
        return this.#push(this.#locals[this.#bytes.readUInt8(at + 1)] ?? UNKNOWN);
      case OP.astore:
        this.#locals[this.#bytes.readUInt8(at + 1)] = this.#pop();
        return;
      case OP.new:
        return this.#made(at);
      case OP.anewarray:
        this.#pop();
        return this.#made(at);
      case OP.multianewarray:
        for (let count = this.#bytes.readUInt8(at + 3); count > 0; count -= 1) this.#pop();
        return this.#push(UNKNOWN);
      case OP.aastore:
        return this.#storeElement();
      case OP.aaload: {
        this.#pop();
        const array = this.#pop();
        return this.#push(array.kind === 'object' ? array.parts.reduce(either, UNKNOWN) : array);
      }
      case OP.checkcast:
        return;
      default:
        return this.#other(opcode, at);
    }
  }

  #other(opcode: number, at: number): void {
    if (opcode >= OP.aload0 && opcode < OP.aload0 + 4) {
      return this.#push(this.#locals[opcode - OP.aload0] ?? UNKNOWN);
    }
    if (opcode >= OP.astore0 && opcode < OP.astore0 + 4) {
      this.#locals[opcode - OP.astore0] = this.#pop();
      return;
    }
    if (opcode === OP.ifAcmpEq || opcode === OP.ifAcmpNe) {
      const [left, right] = this.#stack.slice(-2);
      if (left !== undefined && right !== undefined) this.#comparisons.push({ left, right });
    }
    if (opcode === OP.areturn) this.#returns.push(this.#stack.at(-1) ?? UNKNOWN);
    const { pops, pushes } = effectOf(opcode);
    for (let slot = 0; slot < pops; slot += 1) this.#pop();
    this.#push(UNKNOWN, pushes);
    this.#branch(opcode, at);
  }

  #branch(opcode: number, at: number): void {
    const position = at - this.#start;
    const conditional = (opcode >= 0x99 && opcode <= 0xa6) || opcode === 0xc6 || opcode === 0xc7;
    if (conditional || opcode === OP.goto) this.#join(position + this.#bytes.readInt16BE(at + 1));
    if (opcode === OP.gotoW) this.#join(position + this.#bytes.readInt32BE(at + 1));
    if (opcode === OP.tableswitch || opcode === OP.lookupswitch) {
      for (const target of switchTargets(this.#bytes, at, this.#start)) this.#join(target);
    }
    const ends = (opcode >= OP.goto && opcode <= OP.return) || opcode === OP.athrow || opcode === OP.gotoW;
    if (ends) this.#live = false;
  }

  #wide(at: number): void {
    const opcode = this.#bytes[at + 1] ?? 0;
    const slot = this.#bytes.readUInt16BE(at + 2);
    if (opcode === OP.aload) return this.#push(this.#locals[slot] ?? UNKNOWN);
    if (opcode === OP.astore) {
      this.#locals[slot] = this.#pop();
      return;
    }
    const { pops, pushes } = effectOf(opcode);
    for (let count = 0; count < pops; count += 1) this.#pop();
    this.#push(UNKNOWN, pushes);
  }

  #constant(index: number): void {
    const constant = this.#method.type.file.constant(index);
    this.#push(valueOf(constant), constant.kind === 'wide' ? 2 : 1);
  }

  #made(at: number): void {
    const type = this.#method.type.file.className(this.#bytes.readUInt16BE(at + 1));
    this.#push({ kind: 'object', type, parts: [] });
  }

  #storeElement(): void {
    const value = this.#pop();
    this.#pop();
    const array = this.#pop();
    if (array.kind === 'object') array.parts.push(value);
  }

  /** pop, pop2, dup, dup_x1, dup_x2, dup2, dup2_x1, dup2_x2, swap: on slots, as the specification has it. */
  #shuffle(opcode: number): void {
    if (opcode <= 0x58) {
      this.#stack.splice(-(opcode - 0x56));
      return;
    }
    if (opcode === 0x5f) {
      const [low = UNKNOWN, high = UNKNOWN] = this.#stack.splice(-2);
      this.#stack.push(high, low);
      return;
    }
    const count = opcode >= 0x5c ? 2 : 1;
    const below = (opcode - (count === 2 ? 0x5c : 0x59)) % 3;
    const copied = this.#stack.slice(-count);
    this.#stack.splice(Math.max(0, this.#stack.length - count - below), 0, ...copied);
  }

  #reference(opcode: number, at: number): void {
    const { file } = this.#method.type;
    const index = this.#bytes.readUInt16BE(at + 1);
    if (opcode === OP.invokedynamic) return this.#dynamic(index);
    const ref = file.memberRef(index);
    if (opcode >= OP.invokevirtual) return this.#call(opcode, ref);
    const slots = width(ref.descriptor);
    if (opcode === OP.putstatic || opcode === OP.putfield) {
      const value = this.#stack.at(-slots) ?? UNKNOWN;
      for (let slot = 0; slot < slots; slot += 1) this.#pop();
      if (opcode === OP.putfield) this.#pop();
      this.#writes.push({ field: `${ref.owner}.${ref.name}`, value });
      return;
    }
    if (opcode === OP.getfield) this.#pop();
    const reference = ref.descriptor.length > 1;
    this.#push(reference ? { kind: 'field', owner: ref.owner, name: ref.name } : UNKNOWN, slots);
  }

  #dynamic(index: number): void {
    const call = this.#method.type.file.dynamicCall(index);
    const { parameters, returns } = signatureOf(call.descriptor);
    const captured = this.#arguments(parameters);
    const lambda = lambdaOf(call);
    if (lambda !== undefined) this.#lambdas.push({ lambda, captured });
    this.#push(UNKNOWN, width(returns));
  }

  #arguments(parameters: readonly string[]): Value[] {
    const args: Value[] = [];
    for (const type of parameters.toReversed()) {
      if (width(type) === 2) this.#pop();
      args.unshift(this.#pop());
    }
    return args;
  }

  #call(opcode: number, ref: CallSite['ref']): void {
    const { parameters, returns } = signatureOf(ref.descriptor);
    const args = this.#arguments(parameters);
    const isStatic = opcode === OP.invokestatic;
    if (!isStatic) args.unshift(this.#pop());
    const isVirtual = opcode === OP.invokevirtual || opcode === OP.invokeinterface;
    const site: CallSite = { ref, isStatic, isVirtual, args };
    this.#calls.push(site);
    const [receiver, first] = args;
    if (ref.name === 'equals' && receiver !== undefined && first !== undefined) {
      this.#comparisons.push({ left: receiver, right: first });
    }
    if (!isStatic && receiver?.kind === 'object' && FILLS.test(ref.name)) {
      receiver.parts.push(...args.slice(1).filter((arg) => arg !== receiver && arg !== UNKNOWN));
    }
    if (returns !== 'V') this.#push({ kind: 'call', site }, width(returns));
  }
}

function valueOf(constant: Constant): Value {
  if (constant.kind === 'string') return { kind: 'text', value: constant.value };
  if (constant.kind === 'class') return { kind: 'class', name: dotted(constant.value) };
  return UNKNOWN;
}

function width(type: string): number {
  if (type === 'V') return 0;
  return type === 'J' || type === 'D' ? 2 : 1;
}
