/** What several measurements of the same thing say; all in the unit of the measurements. */
export interface Summary {
  readonly median: number;
  /** Lowest and highest value. */
  readonly min: number;
  readonly max: number;
  /**
   * The narrowest pair of measured values around the median that holds the true median with at least 95 %
   * confidence, whatever the distribution; absent below six values, where no pair can.
   */
  readonly interval?: readonly [low: number, high: number];
}

const CONFIDENCE = 0.95;

/** Throws a `RangeError` where there are no values. */
export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) throw new RangeError('There is nothing to summarize.');
  const rank = intervalRank(sorted.length);
  const [low, high] = rank === undefined ? [] : [sorted[rank - 1], sorted[sorted.length - rank]];
  return {
    median: percentile(sorted, 50),
    min,
    max,
    ...(low === undefined || high === undefined ? {} : { interval: [low, high] as const }),
  };
}

/** Percentile of sorted values, by linear interpolation between the two nearest; 50 is the median. */
export function percentile(sorted: readonly number[], percent: number): number {
  const place = ((sorted.length - 1) * percent) / 100;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) throw new RangeError('There is no percentile of nothing.');
  return low + (high - low) * (place - Math.floor(place));
}

/**
 * The highest r for which the r-th lowest and the r-th highest of n values enclose the median with the
 * confidence: the number of values below the median is binomial with one half.
 */
function intervalRank(n: number): number | undefined {
  let outside = 0;
  let term = 0.5 ** n;
  let rank: number | undefined;
  for (let r = 1; r <= n / 2; r += 1) {
    outside += 2 * term;
    if (outside > 1 - CONFIDENCE) break;
    rank = r;
    term = (term * (n - r + 1)) / r;
  }
  return rank;
}
