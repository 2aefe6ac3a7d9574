import { UserError } from '../../core/errors.ts';

/** Opcodes that the analysis tells apart (JVMS 6.5). */
export const OP = {
  aconstNull: 0x01,
  ldc: 0x12,
  ldcW: 0x13,
  ldc2W: 0x14,
  aload: 0x19,
  aload0: 0x2a,
  aaload: 0x32,
  astore: 0x3a,
  astore0: 0x4b,
  aastore: 0x53,
  ifAcmpEq: 0xa5,
  ifAcmpNe: 0xa6,
  goto: 0xa7,
  tableswitch: 0xaa,
  lookupswitch: 0xab,
  areturn: 0xb0,
  return: 0xb1,
  getstatic: 0xb2,
  putstatic: 0xb3,
  getfield: 0xb4,
  putfield: 0xb5,
  invokevirtual: 0xb6,
  invokespecial: 0xb7,
  invokestatic: 0xb8,
  invokeinterface: 0xb9,
  invokedynamic: 0xba,
  new: 0xbb,
  newarray: 0xbc,
  anewarray: 0xbd,
  athrow: 0xbf,
  checkcast: 0xc0,
  wide: 0xc4,
  multianewarray: 0xc5,
  gotoW: 0xc8,
} as const;

/** Length of an instruction by opcode; 0 where it depends on what follows. */
const LENGTHS = lengths();

function lengths(): Uint8Array {
  const table = new Uint8Array(256).fill(1, 0, 0xca);
  const set = (length: number, ...ranges: readonly (readonly [number, number])[]) => {
    for (const [from, to] of ranges) table.fill(length, from, to + 1);
  };
  set(2, [0x10, 0x10], [0x12, 0x12], [0x15, 0x19], [0x36, 0x3a], [0xa9, 0xa9], [0xbc, 0xbc]);
  set(3, [0x11, 0x11], [0x13, 0x14], [0x84, 0x84], [0x99, 0xa8], [0xb2, 0xb8], [0xbb, 0xbb]);
  set(3, [0xbd, 0xbd], [0xc0, 0xc1], [0xc6, 0xc7]);
  set(4, [0xc5, 0xc5]);
  set(5, [0xb9, 0xba], [0xc8, 0xc9]);
  set(0, [0xaa, 0xab], [0xc4, 0xc4]);
  return table;
}

/** Length in bytes of the instruction at `at` of a method whose code starts at `start`. */
export function instructionLength(bytes: Buffer, at: number, start: number): number {
  const opcode = bytes[at] ?? -1;
  const fixed = LENGTHS[opcode] ?? 0;
  if (fixed > 0) return fixed;
  if (opcode === OP.wide) return bytes[at + 1] === 0x84 ? 6 : 4;
  const operands = at + 4 - ((at - start) % 4);
  if (opcode === OP.tableswitch) {
    return operands + 16 + 4 * (bytes.readInt32BE(operands + 8) - bytes.readInt32BE(operands + 4)) - at;
  }
  if (opcode === OP.lookupswitch) return operands + 8 + 8 * bytes.readInt32BE(operands + 4) - at;
  throw new UserError(`Unknown instruction ${opcode} at byte ${at}.`);
}

/** Targets of a `tableswitch` or `lookupswitch`, as positions within the code. */
export function switchTargets(bytes: Buffer, at: number, start: number): number[] {
  const operands = at + 4 - ((at - start) % 4);
  const from = at - start;
  const targets = [from + bytes.readInt32BE(operands)];
  if (bytes[at] === OP.tableswitch) {
    const count = bytes.readInt32BE(operands + 8) - bytes.readInt32BE(operands + 4) + 1;
    for (let index = 0; index < count; index += 1) {
      targets.push(from + bytes.readInt32BE(operands + 12 + 4 * index));
    }
  } else {
    const count = bytes.readInt32BE(operands + 4);
    for (let index = 0; index < count; index += 1) {
      targets.push(from + bytes.readInt32BE(operands + 12 + 8 * index));
    }
  }
  return targets;
}

/** Descriptors of a method's parameters, and of what it returns. */
export interface Signature {
  readonly parameters: readonly string[];
  readonly returns: string;
}

const signatures = new Map<string, Signature>();

export function signatureOf(descriptor: string): Signature {
  const known = signatures.get(descriptor);
  if (known !== undefined) return known;
  const parameters: string[] = [];
  let at = 1;
  while (descriptor[at] !== ')' && at < descriptor.length) {
    const from = at;
    while (descriptor[at] === '[') at += 1;
    at = descriptor[at] === 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
    if (at === 0) break;
    parameters.push(descriptor.slice(from, at));
  }
  const signature = { parameters, returns: descriptor.slice(descriptor.indexOf(')') + 1) };
  signatures.set(descriptor, signature);
  return signature;
}
