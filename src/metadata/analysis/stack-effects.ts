/** What an instruction takes from the operand stack and puts there, in slots: long and double take two. */
export interface Effect {
  readonly pops: number;
  readonly pushes: number;
}

/** Of instructions that have no effect of interest beside (JVMS 6.5). */
export function effectOf(opcode: number): Effect {
  return EFFECTS[opcode] ?? { pops: 0, pushes: 0 };
}

type SetEffect = (pops: number, pushes: number, from: number, to?: number) => void;

/** Where neighbours take and put the same, from the first opcode to the last. */
const RANGES: readonly (readonly [pops: number, pushes: number, from: number, to: number])[] = [
  // Constants.
  [0, 1, 0x01, 0x08],
  [0, 2, 0x09, 0x0a],
  [0, 1, 0x0b, 0x0d],
  [0, 2, 0x0e, 0x0f],
  [0, 1, 0x10, 0x11],
  // Comparisons, jumps, returns.
  [4, 1, 0x94, 0x94],
  [2, 1, 0x95, 0x96],
  [4, 1, 0x97, 0x98],
  [1, 0, 0x99, 0x9e],
  [2, 0, 0x9f, 0xa6],
  [1, 0, 0xaa, 0xac],
  [2, 0, 0xad, 0xad],
  [1, 0, 0xae, 0xae],
  [2, 0, 0xaf, 0xaf],
  [1, 0, 0xb0, 0xb0],
  // Arrays, casts, monitors, null.
  [1, 1, 0xbc, 0xbe],
  [1, 0, 0xbf, 0xbf],
  [1, 1, 0xc0, 0xc1],
  [1, 0, 0xc2, 0xc3],
  [1, 0, 0xc6, 0xc7],
];

/** Slots of int, long, float and double: each group of opcodes goes through the types in this order. */
const NUMBERS = [1, 2, 1, 2] as const;
const WITH_REFERENCES = [...NUMBERS, 1] as const;
/** Of arrays: byte, char and short come last. */
const ELEMENTS = [...WITH_REFERENCES, 1, 1, 1] as const;

const EFFECTS = effects();

function effects(): Effect[] {
  const table: Effect[] = [];
  const set: SetEffect = (pops, pushes, from, to = from) => {
    for (let opcode = from; opcode <= to; opcode += 1) table[opcode] = { pops, pushes };
  };
  for (const range of RANGES) set(...range);
  setLoadsAndStores(set);
  setArithmetic(set);
  setConversions(set);
  return table;
}

/** Of local variables, with the index beside the opcode and in it, and of array elements. */
function setLoadsAndStores(set: SetEffect): void {
  for (const [at, slots] of WITH_REFERENCES.entries()) {
    set(0, slots, 0x15 + at);
    set(0, slots, 0x1a + 4 * at, 0x1d + 4 * at);
    set(slots, 0, 0x36 + at);
    set(slots, 0, 0x3b + 4 * at, 0x3e + 4 * at);
  }
  for (const [at, slots] of ELEMENTS.entries()) {
    set(2, slots, 0x2e + at);
    set(2 + slots, 0, 0x4f + at);
  }
}

/** Add to remainder, negation, shifts, and the operations on bits. */
function setArithmetic(set: SetEffect): void {
  for (const [at, slots] of NUMBERS.entries()) {
    for (let group = 0x60; group <= 0x70; group += 4) set(2 * slots, slots, group + at);
    set(slots, slots, 0x74 + at);
  }
  for (let opcode = 0x78; opcode <= 0x7d; opcode += 2) {
    set(2, 1, opcode);
    set(3, 2, opcode + 1);
  }
  for (let opcode = 0x7e; opcode <= 0x83; opcode += 2) {
    set(2, 1, opcode);
    set(4, 2, opcode + 1);
  }
}

/** i2l … i2s, in the order of the opcodes 0x85 to 0x93. */
function setConversions(set: SetEffect): void {
  const widths = [
    [1, 2],
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 1],
    [2, 2],
    [1, 1],
    [1, 2],
    [1, 2],
    [2, 1],
    [2, 2],
    [2, 1],
    [1, 1],
    [1, 1],
    [1, 1],
  ] as const;
  for (const [at, [pops, pushes]] of widths.entries()) set(pops, pushes, 0x85 + at);
}
