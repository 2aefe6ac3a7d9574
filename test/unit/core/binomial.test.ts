import { describe, expect, test } from '@jest/globals';
import { faultRateBound, trialsNeeded } from '../../../src/core/binomial.ts';

describe('the exact binomial bound', () => {
  // Without a fault it is 1 - (1 - confidence)^(1/n); the others were computed apart from this code, by sums of
  // binomials with exact integer coefficients.
  test.each([
    [0, 1, 0.95, 0.95],
    [0, 10, 0.95, 0.258_866],
    [0, 100, 0.95, 0.029_513],
    [0, 149, 0.95, 0.019_905],
    [0, 150, 0.95, 0.019_773],
    [0, 300, 0.95, 0.009_936],
    [0, 150, 0.99, 0.030_235],
    [1, 10, 0.95, 0.394_163],
    [5, 10, 0.95, 0.777_559],
    [1, 150, 0.95, 0.031_234],
  ])('%i faults of %i at %f', (faults, trials, confidence, bound) => {
    expect(faultRateBound(faults, trials, confidence)).toBeCloseTo(bound, 5);
  });

  test('nothing is proven by no trial, or by faults alone', () => {
    expect(faultRateBound(0, 0, 0.95)).toBe(1);
    expect(faultRateBound(7, 7, 0.95)).toBe(1);
  });

  test('is never below what was seen, and shrinks with every clean trial', () => {
    let last = 1;
    for (let trials = 2; trials < 200; trials += 1) {
      const bound = faultRateBound(1, trials, 0.95);
      expect(bound).toBeGreaterThan(1 / trials);
      expect(bound).toBeLessThanOrEqual(last);
      last = bound;
    }
  });

  test('stays exact for many trials', () => {
    expect(faultRateBound(0, 100_000, 0.95)).toBeCloseTo(2.9957e-5, 8);
  });

  test('the bound of so many trials as are needed lies below the rate, and of one fewer above', () => {
    for (const rate of [0.5, 0.05, 0.02, 0.001]) {
      const needed = trialsNeeded(rate, 0.95);
      expect(faultRateBound(0, needed, 0.95)).toBeLessThanOrEqual(rate);
      expect(faultRateBound(0, needed - 1, 0.95)).toBeGreaterThan(rate);
    }
    expect(trialsNeeded(0.02, 0.95)).toBe(149);
  });
});
