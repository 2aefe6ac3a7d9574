import { describe, expect, test } from '@jest/globals';
import { ALL_CHECKS } from '../../../src/sanity/checks/all.ts';
import { parseShard, shardOf, shuffled } from '../../../src/sanity/order.ts';

const ids = (checks: readonly { readonly id: string }[]) => checks.map(({ id }) => id);

describe('shards', () => {
  test.each([1, 2, 3, 4, 7, 40])('%i of them are all checks, each once, with whole areas', (count) => {
    const shards = Array.from({ length: count }, (_, index) =>
      shardOf(ALL_CHECKS, { index: index + 1, count }),
    );
    expect(ids(shards.flat()).toSorted()).toEqual(ids(ALL_CHECKS).toSorted());
    const areas = shards.flatMap((shard) => [...new Set(shard.map(({ area }) => area))]);
    expect(new Set(areas).size).toBe(areas.length);
  });

  test('are of similar size', () => {
    const sizes = [1, 2].map((index) => shardOf(ALL_CHECKS, { index, count: 2 }).length);
    expect(Math.abs((sizes[0] ?? 0) - (sizes[1] ?? 0))).toBeLessThan(ALL_CHECKS.length / 5);
  });

  test('are written as part/number', () => {
    expect(parseShard('2/4')).toEqual({ index: 2, count: 4 });
    for (const wrong of ['', '0/4', '5/4', '2', '2/', 'a/b', '1/0', '-1/2']) {
      expect(() => parseShard(wrong)).toThrow('expected a part such as 2/4');
    }
  });
});

describe('a shuffled order', () => {
  test('has the same checks and depends on the seed alone', () => {
    expect(ids(shuffled(ALL_CHECKS, 7))).toEqual(ids(shuffled(ALL_CHECKS, 7)));
    expect(ids(shuffled(ALL_CHECKS, 7))).toEqual(ids(shuffled(ALL_CHECKS.toReversed(), 7)));
    expect(ids(shuffled(ALL_CHECKS, 7)).toSorted()).toEqual(ids(ALL_CHECKS).toSorted());
    expect(ids(shuffled(ALL_CHECKS, 7))).not.toEqual(ids(shuffled(ALL_CHECKS, 8)));
    expect(ids(shuffled(ALL_CHECKS, 7))).not.toEqual(ids(ALL_CHECKS));
  });
});
