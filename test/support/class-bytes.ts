/** A class file without code, for what a compiler would refuse to make. */
export function classBytes(spec: {
  readonly name: string;
  readonly superName?: string;
  readonly interfaces?: readonly string[];
  /** Public methods, as name and descriptor. */
  readonly methods?: readonly (readonly [name: string, descriptor: string])[];
  readonly major?: number;
}): Buffer {
  const { name, superName = 'java/lang/Object', interfaces = [], methods = [], major = 55 } = spec;
  const pool: Buffer[] = [];
  const add = (entry: Buffer) => pool.push(entry);
  const utf8 = (text: string) => add(Buffer.concat([u1(1), u2(Buffer.byteLength(text)), Buffer.from(text)]));
  const type = (text: string) => add(Buffer.concat([u1(7), u2(utf8(text))]));
  const PUBLIC = 0x0001;
  const header = [u2(PUBLIC), u2(type(name)), u2(type(superName)), u2(interfaces.length)];
  const body = [
    ...interfaces.map((each) => u2(type(each))),
    u2(0),
    u2(methods.length),
    ...methods.flatMap(([method, descriptor]) => [u2(PUBLIC), u2(utf8(method)), u2(utf8(descriptor)), u2(0)]),
    u2(0),
  ];
  const start = [Buffer.from([0xca, 0xfe, 0xba, 0xbe]), u2(0), u2(major), u2(pool.length + 1)];
  return Buffer.concat([...start, ...pool, ...header, ...body]);
}

function u1(value: number): Buffer {
  return Buffer.from([value]);
}

function u2(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}
