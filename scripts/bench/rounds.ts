/** One thing measured against a yardstick of the same machine, in turns, so that drift hits both alike. */
export interface Comparison {
  readonly what: string;
  readonly yardstick: string;
  readonly rounds: number;
  readonly measured: () => Promise<unknown>;
  readonly fixed: () => Promise<unknown>;
}

export interface Row {
  readonly what: string;
  readonly yardstick: string;
  /** Medians, milliseconds. */
  readonly measuredMs: number;
  readonly fixedMs: number;
  /** Median, least and greatest of the ratios pair by pair. */
  readonly ratio: readonly [median: number, min: number, max: number];
}

/** Runs both in turns after one round that does not count. */
export async function compare({ what, yardstick, rounds, measured, fixed }: Comparison): Promise<Row> {
  const pairs: [number, number][] = [];
  for (let round = 0; round <= rounds; round++) {
    const pair: [number, number] = [await timed(measured), await timed(fixed)];
    if (round > 0) pairs.push(pair);
  }
  const ratios = pairs.map(([a, b]) => a / b).toSorted((a, b) => a - b);
  return {
    what,
    yardstick,
    measuredMs: median(pairs.map(([a]) => a)),
    fixedMs: median(pairs.map(([, b]) => b)),
    ratio: [median(ratios), ratios[0] ?? Number.NaN, ratios.at(-1) ?? Number.NaN],
  };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
