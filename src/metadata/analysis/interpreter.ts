import { ACCESS } from '../classfile/class-file.ts';
import type { Constant } from '../classfile/constant-pool.ts';
import { instructionLength, OP, signatureOf, switchTargets } from '../classfile/instructions.ts';
import type { MemberRef } from '../classfile/symbols.ts';
import { type Lambda, lambdaOf } from './code-scan.ts';
import { type Frame, parameterFrame, slotsOf } from './frame.ts';
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

class Interpretation {
  readonly #method: Method;
  readonly #bytes: Buffer;
  readonly #start: number;
  readonly #joins = new Map<number, Frame>();
  readonly #calls: CallSite[] = [];
  readonly #returns: Value[] = [];
  readonly #writes: { field: MemberRef; value: Value }[] = [];
  readonly #comparisons: { left: Value; right: Value }[] = [];
  readonly #lambdas: { lambda: Lambda; captured: Value[] }[] = [];
  #frame: Frame;
  /** False behind a jump, until something jumps here. */
  #live = true;

  constructor(method: Method) {
    const { member, type } = method;
    this.#method = method;
    this.#bytes = type.file.bytes;
    this.#start = member.code?.start ?? 0;
    const isStatic = (member.access & ACCESS.static) !== 0;
    this.#frame = parameterFrame(member.code?.maxLocals ?? 0, member.descriptor, isStatic);
  }

  run(): MethodFacts {
    const { code } = this.#method.member;
    if (code !== undefined) {
      const handlers = new Map(
        this.#method.type.file.handlers(code).map(({ from, target }) => [from, target]),
      );
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

  #enter(position: number): void {
    const joined = this.#joins.get(position);
    if (joined === undefined) return;
    const fits = this.#live && this.#frame.stack.length === joined.stack.length;
    this.#frame = fits ? this.#frame.joined(joined) : joined.copy();
    this.#live = true;
  }

  /** Remembers what is known here for the instruction at a position further on. */
  #join(position: number, stack: readonly Value[] = this.#frame.stack): void {
    const known = this.#joins.get(position);
    const here = this.#frame.copy();
    here.stack = [...stack];
    this.#joins.set(position, known === undefined ? here : known.joined(here));
  }

  #step(at: number): void {
    const opcode = this.#bytes[at] ?? 0;
    if (opcode >= OP.getstatic && opcode <= OP.invokedynamic) this.#reference(opcode, at);
    else if (opcode >= 0x57 && opcode <= 0x5f) this.#frame.shuffle(opcode);
    else if (opcode === OP.wide) this.#wide(at);
    else if (!this.#load(opcode, at) && !this.#make(opcode, at)) this.#other(opcode, at);
  }

  /** Constants and local variables; false where the instruction is about neither. */
  #load(opcode: number, at: number): boolean {
    if (opcode === OP.aconstNull) this.#frame.push(NULL);
    else if (opcode === OP.ldc) this.#constant(this.#bytes.readUInt8(at + 1));
    else if (opcode === OP.ldcW || opcode === OP.ldc2W) this.#constant(this.#bytes.readUInt16BE(at + 1));
    else if (opcode === OP.aload) this.#local(this.#bytes.readUInt8(at + 1));
    else if (opcode === OP.astore) this.#frame.locals[this.#bytes.readUInt8(at + 1)] = this.#frame.pop();
    else if (opcode >= OP.aload0 && opcode < OP.aload0 + 4) this.#local(opcode - OP.aload0);
    else if (opcode >= OP.astore0 && opcode < OP.astore0 + 4) {
      this.#frame.locals[opcode - OP.astore0] = this.#frame.pop();
    } else return false;
    return true;
  }

  /** New objects and arrays, and what is put into arrays. */
  #make(opcode: number, at: number): boolean {
    if (opcode === OP.new || opcode === OP.anewarray) {
      if (opcode === OP.anewarray) this.#frame.pop();
      const type = this.#method.type.file.pool.className(this.#bytes.readUInt16BE(at + 1));
      this.#frame.push({ kind: 'object', type, parts: [] });
    } else if (opcode === OP.multianewarray) {
      this.#frame.pop(this.#bytes.readUInt8(at + 3));
      this.#frame.push(UNKNOWN);
    } else if (opcode === OP.aastore) {
      const value = this.#frame.pop();
      this.#frame.pop();
      const array = this.#frame.pop();
      if (array.kind === 'object') array.parts.push(value);
    } else if (opcode === OP.aaload) {
      this.#frame.pop();
      const array = this.#frame.pop();
      this.#frame.push(array.kind === 'object' ? array.parts.reduce(either, UNKNOWN) : array);
    } else return opcode === OP.checkcast;
    return true;
  }

  #other(opcode: number, at: number): void {
    const { stack } = this.#frame;
    if (opcode === OP.ifAcmpEq || opcode === OP.ifAcmpNe) {
      const [left, right] = stack.slice(-2);
      if (left !== undefined && right !== undefined) this.#comparisons.push({ left, right });
    }
    if (opcode === OP.areturn) this.#returns.push(stack.at(-1) ?? UNKNOWN);
    this.#effect(opcode);
    this.#branch(opcode, at);
  }

  #effect(opcode: number): void {
    const { pops, pushes } = effectOf(opcode);
    this.#frame.pop(pops);
    this.#frame.push(UNKNOWN, pushes);
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
    if (opcode === OP.aload) this.#local(slot);
    else if (opcode === OP.astore) this.#frame.locals[slot] = this.#frame.pop();
    else this.#effect(opcode);
  }

  #local(slot: number): void {
    this.#frame.push(this.#frame.locals[slot] ?? UNKNOWN);
  }

  #constant(index: number): void {
    const constant = this.#method.type.file.pool.constant(index);
    this.#frame.push(constantValue(constant), constant.kind === 'wide' ? 2 : 1);
  }

  #reference(opcode: number, at: number): void {
    const index = this.#bytes.readUInt16BE(at + 1);
    if (opcode === OP.invokedynamic) this.#dynamic(index);
    else if (opcode >= OP.invokevirtual) this.#call(opcode, this.#method.type.file.pool.memberRef(index));
    else this.#field(opcode, this.#method.type.file.pool.memberRef(index));
  }

  #field(opcode: number, ref: MemberRef): void {
    const slots = slotsOf(ref.descriptor);
    if (opcode === OP.putstatic || opcode === OP.putfield) {
      const value = this.#frame.pop(slots);
      if (opcode === OP.putfield) this.#frame.pop();
      this.#writes.push({ field: ref, value });
      return;
    }
    if (opcode === OP.getfield) this.#frame.pop();
    const isReference = ref.descriptor.length > 1;
    this.#frame.push(isReference ? { kind: 'field', ref } : UNKNOWN, slots);
  }

  #dynamic(index: number): void {
    const call = this.#method.type.file.dynamicCall(index);
    const { parameters, returns } = signatureOf(call.descriptor);
    const captured = this.#frame.popArguments(parameters);
    const lambda = lambdaOf(call);
    if (lambda !== undefined) this.#lambdas.push({ lambda, captured });
    this.#frame.push(UNKNOWN, slotsOf(returns));
  }

  #call(opcode: number, ref: MemberRef): void {
    const { parameters, returns } = signatureOf(ref.descriptor);
    const args = this.#frame.popArguments(parameters);
    const isStatic = opcode === OP.invokestatic;
    if (!isStatic) args.unshift(this.#frame.pop());
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
    if (returns !== 'V') this.#frame.push({ kind: 'call', site }, slotsOf(returns));
  }
}

function constantValue(constant: Constant): Value {
  if (constant.kind === 'string') return { kind: 'text', value: constant.value };
  if (constant.kind === 'class') return { kind: 'class', name: dotted(constant.value) };
  return UNKNOWN;
}
