/** The stages of `native-image`, in the words of 23.0; newer ones call the last but one "Laying out methods". */
const STAGES: readonly string[] = [
  'Initializing',
  'Performing analysis',
  'Building universe',
  'Parsing methods',
  'Inlining methods',
  'Compiling methods',
  'Layouting methods',
  'Creating image',
];

/** A stage that has ended. */
export interface Stage {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly name: string;
  readonly seconds: number;
  /** Heap of the builder at the end of the stage, bytes. */
  readonly heapBytes: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours and links of terminals begin with ESC
const DECORATION = /\u001b\[[0-9;]*m|\u001b\]8;[^\u001b]*\u001b\\/g;
const STAGE = /^\[(\d+)\/(\d+)\] (.+?)\.\.\. .*\((\d+(?:\.\d+)?)s @ (\d+(?:\.\d+)?)(GB|GiB)\)/;

/** A line without colours and links. */
export function plainText(line: string): string {
  return line.replace(DECORATION, '').trimEnd();
}

/**
 * `[2/8] Performing analysis...  [***]   (41.3s @ 1.96GB)`. native-image ends the line only when the stage is
 * over, so whoever reads lines learns of a stage at its end; undefined for any other line. Innovation releases of
 * GraalVM 25 count in GiB.
 */
export function parseStage(line: string): Stage | undefined {
  const [, number, of, name, seconds, heap, unit] = STAGE.exec(plainText(line)) ?? [];
  if (name === undefined) return undefined;
  return {
    number: Number(number),
    of: Number(of),
    name,
    seconds: Number(seconds),
    heapBytes: Math.round(Number(heap) * (unit === 'GiB' ? 1024 ** 3 : 1e9)),
  };
}

/** What native-image is at after a stage; undefined after the last. */
export function stageAfter(stage: Stage | undefined): string | undefined {
  if (stage === undefined) return STAGES[0];
  if (stage.number >= stage.of) return undefined;
  return (stage.of === STAGES.length && STAGES[stage.number]) || `stage ${stage.number + 1}`;
}
