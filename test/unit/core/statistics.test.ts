import { describe, expect, test } from '@jest/globals';
import { percentile, summarize } from '../../../src/core/statistics.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('a summary', () => {
  test('is of the values, in any order', () => {
    expect(summarize([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(summarize([4, 1, 2, 3]).median).toBe(2.5);
  });

  // Ranks of the distribution-free interval of a median, from tables of order statistics (Conover).
  test.each([
    [5, undefined],
    [6, [1, 6]],
    [8, [1, 8]],
    [9, [2, 8]],
    [10, [2, 9]],
    [15, [4, 12]],
    [20, [6, 15]],
    [25, [8, 18]],
  ])('of %i values has the interval %j', (n, interval) => {
    expect(summarize(upTo(n)).interval).toEqual(interval);
  });

  test('of nothing is refused', () => {
    expect(() => summarize([])).toThrow(RangeError);
    expect(() => percentile([], 50)).toThrow(RangeError);
  });
});

test('percentiles lie between the values around them', () => {
  expect(percentile(upTo(101), 99)).toBe(100);
  expect(percentile([10, 20], 25)).toBe(12.5);
  expect(percentile([7], 99)).toBe(7);
});
