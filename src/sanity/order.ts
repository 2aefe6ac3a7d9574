import { createHash } from 'node:crypto';
import { UsageError } from '../core/errors.ts';
import type { Check } from './check.ts';

/** Part `index` (from 1) of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** `2/4` → the second of four. Throws a `UsageError` for everything else. */
export function parseShard(text: string): Shard {
  const match = /^(\d{1,3})\/(\d{1,3})$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError([`shard: "${text}" is not valid, expected a part such as 2/4`]);
}

/**
 * The checks of one shard. Areas stay whole, since their checks share clusters: the largest goes first, each to
 * the shard that has the fewest checks by then. All shards together are all checks, each once.
 */
export function shardOf(checks: readonly Check[], { index, count }: Shard): Check[] {
  const sizes = new Map<string, number>();
  for (const { area } of checks) sizes.set(area, (sizes.get(area) ?? 0) + 1);
  const loads = Array.from({ length: count }, () => 0);
  const mine = new Set<string>();
  for (const [area, size] of [...sizes].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + size;
    if (lightest === index - 1) mine.add(area);
  }
  return checks.filter(({ area }) => mine.has(area));
}

/** The same checks in an order that the seed alone decides: by the hash of seed and id. */
export function shuffled(checks: readonly Check[], seed: number): Check[] {
  const rank = ({ id }: Check) => createHash('sha256').update(`${seed} ${id}`).digest('hex');
  return checks.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
