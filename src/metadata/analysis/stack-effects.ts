/**
 * Slots popped and pushed by the instructions that have no effect of interest (JVMS 6.5), one letter
 * pair per opcode: what is taken, what is put. Long and double take two slots.
 */
const EFFECTS = effects();

export interface Effect {
  readonly pops: number;
  readonly pushes: number;
}

export function effectOf(opcode: number): Effect {
  return EFFECTS[opcode] ?? { pops: 0, pushes: 0 };
}

function effects(): Effect[] {
  const table: Effect[] = [];
  const set = (pops: number, pushes: number, from: number, to = from) => {
    for (let opcode = from; opcode <= to; opcode += 1) table[opcode] = { pops, pushes };
  };
  set(0, 1, 0x01, 0x08);
  set(0, 2, 0x09, 0x0a);
  set(0, 1, 0x0b, 0x0d);
  set(0, 2, 0x0e, 0x0f);
  set(0, 1, 0x10, 0x11);
  for (const [at, slots] of [1, 2, 1, 2, 1].entries()) {
    set(0, slots, 0x15 + at);
    set(0, slots, 0x1a + 4 * at, 0x1d + 4 * at);
    set(slots, 0, 0x36 + at);
    set(slots, 0, 0x3b + 4 * at, 0x3e + 4 * at);
  }
  for (const [at, slots] of [1, 2, 1, 2, 1, 1, 1, 1].entries()) {
    set(2, slots, 0x2e + at);
    set(2 + slots, 0, 0x4f + at);
  }
  for (let group = 0x60; group <= 0x70; group += 4) {
    for (const [at, slots] of [1, 2, 1, 2].entries()) set(2 * slots, slots, group + at);
  }
  for (const [at, slots] of [1, 2, 1, 2].entries()) set(slots, slots, 0x74 + at);
  for (let opcode = 0x78; opcode <= 0x7d; opcode += 2) {
    set(2, 1, opcode);
    set(3, 2, opcode + 1);
  }
  for (let opcode = 0x7e; opcode <= 0x83; opcode += 2) {
    set(2, 1, opcode);
    set(4, 2, opcode + 1);
  }
  setConversions(set);
  set(4, 1, 0x94);
  set(2, 1, 0x95, 0x96);
  set(4, 1, 0x97, 0x98);
  set(1, 0, 0x99, 0x9e);
  set(2, 0, 0x9f, 0xa6);
  set(1, 0, 0xaa, 0xac);
  set(2, 0, 0xad);
  set(1, 0, 0xae);
  set(2, 0, 0xaf);
  set(1, 0, 0xb0);
  set(1, 1, 0xbc, 0xbe);
  set(1, 0, 0xbf);
  set(1, 1, 0xc0, 0xc1);
  set(1, 0, 0xc2, 0xc3);
  set(1, 0, 0xc6, 0xc7);
  return table;
}

/** i2l … i2s, in the order of the opcodes 0x85 to 0x93. */
function setConversions(set: (pops: number, pushes: number, from: number) => void): void {
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
