import { signatureOf } from '../classfile/instructions.ts';
import { either, UNKNOWN, type Value } from './values.ts';

/** Local variables and operand stack at one place of a method; long and double take two slots. */
export class Frame {
  locals: Value[];
  stack: Value[];

  constructor(locals: readonly Value[], stack: readonly Value[]) {
    this.locals = [...locals];
    this.stack = [...stack];
  }

  copy(): Frame {
    return new Frame(this.locals, this.stack);
  }

  /** What is known where two ways meet; a stack of another depth is left alone. */
  joined(other: Frame): Frame {
    const join = (one: readonly Value[], two: readonly Value[]) =>
      one.map((value, slot) => either(value, two[slot] ?? UNKNOWN));
    const sameDepth = this.stack.length === other.stack.length;
    return new Frame(
      join(this.locals, other.locals),
      sameDepth ? join(this.stack, other.stack) : other.stack,
    );
  }

  pop(slots = 1): Value {
    let value = UNKNOWN;
    for (let slot = 0; slot < slots; slot += 1) value = this.stack.pop() ?? UNKNOWN;
    return value;
  }

  push(value: Value, slots = 1): void {
    for (let slot = 0; slot < slots; slot += 1) this.stack.push(slot === 0 ? value : UNKNOWN);
  }

  /** Takes the arguments of a call, one value each. */
  popArguments(parameters: readonly string[]): Value[] {
    return parameters
      .toReversed()
      .map((type) => this.pop(slotsOf(type)))
      .toReversed();
  }

  /** pop, pop2, dup, dup_x1, dup_x2, dup2, dup2_x1, dup2_x2, swap: on slots, as the specification has it. */
  shuffle(opcode: number): void {
    if (opcode <= 0x58) {
      this.stack.splice(-(opcode - 0x56));
      return;
    }
    if (opcode === 0x5f) {
      const [low = UNKNOWN, high = UNKNOWN] = this.stack.splice(-2);
      this.stack.push(high, low);
      return;
    }
    const count = opcode >= 0x5c ? 2 : 1;
    const below = (opcode - (count === 2 ? 0x5c : 0x59)) % 3;
    const copied = this.stack.slice(-count);
    this.stack.splice(Math.max(0, this.stack.length - count - below), 0, ...copied);
  }
}

/** A method's parameters in its local variables, the receiver first. */
export function parameterFrame(maxLocals: number, descriptor: string, isStatic: boolean): Frame {
  const locals = new Array<Value>(maxLocals).fill(UNKNOWN);
  const types = isStatic ? signatureOf(descriptor).parameters : ['L', ...signatureOf(descriptor).parameters];
  let slot = 0;
  for (const [index, type] of types.entries()) {
    locals[slot] = { kind: 'parameter', index };
    slot += slotsOf(type);
  }
  return new Frame(locals, []);
}

/** Slots of a value of that descriptor. */
export function slotsOf(type: string): number {
  if (type === 'V') return 0;
  return type === 'J' || type === 'D' ? 2 : 1;
}
