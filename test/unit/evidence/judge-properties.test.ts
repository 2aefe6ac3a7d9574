import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { judge } from '../../../src/evidence/judge.ts';
import type { Demand } from '../../../src/evidence/policy.ts';
import type { CheckResult, Suite } from '../../../src/evidence/suite.ts';
import {
  check,
  checks,
  distributionStatement,
  failedCheck,
  filed,
  NOW,
  nativeStatement,
  suiteOf,
  testStatement,
} from '../../support/evidence.ts';

const DEMANDS: Demand[] = [
  { demand: 'evidence', of: 'distribution' },
  { demand: 'verified', by: ['sha512'] },
  { demand: 'tests', suite: 'sanity' },
  { demand: 'minimum-checks', count: 4 },
  { demand: 'all-passed', priority: 'P0' },
  { demand: 'allowed-skips', allow: [{ id: 'extra-*' }] },
  { demand: 'maximum-age', of: 'test-result', hours: 24 },
];

/** Small deterministic generator (mulberry32): a failure can be repeated by its seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Made {
  readonly evidence: Evidence[];
  readonly demands: Demand[];
}

function someSuite(next: () => number): Suite {
  const list = checks(3 + Math.floor(next() * 4)).map((each): CheckResult => {
    const dice = next();
    if (dice < 0.04) return failedCheck(each.id);
    if (dice < 0.07) return { ...each, status: 'skipped', reason: 'no time' };
    return dice < 0.1 ? { ...each, status: 'not-applicable', reason: 'too old' } : each;
  });
  if (next() < 0.3) list.push(check('extra-1', { status: 'skipped', reason: 'no JDK', priority: 'P1' }));
  return suiteOf(list, { complete: next() < 0.95, name: next() < 0.8 ? 'sanity' : 'soak' });
}

function someBody(seed: number): Made {
  const next = random(seed);
  const native = next() < 0.4;
  const verified = next() < 0.9 ? [{ by: 'sha512' as const, detail: 'as published' }] : [];
  const evidence = next() < 0.9 ? [filed(distributionStatement({ verified }))] : [];
  const results = next() < 0.8 ? 1 : 2;
  for (let index = 0; index < results; index += 1) {
    const suite = someSuite(next);
    evidence.push(filed(native ? nativeStatement(suite) : testStatement(suite), `result-${index}.json`));
  }
  return { evidence, demands: DEMANDS.filter(() => next() < 0.8) };
}

function passes({ evidence, demands }: Made): boolean {
  return judge(evidence, { name: 'p', title: 'p', demands }, { now: NOW }).verdict === 'passed';
}

const BODIES = Array.from({ length: 200 }, (_, seed) => someBody(seed + 1)).filter(
  ({ demands }) => demands.length > 0,
);
const PASSING = BODIES.filter(passes);

function withFailed(evidence: Evidence, index: number): Evidence {
  if (evidence.kind !== 'test-result') throw new Error('no test result');
  const { suite, configuration } = evidence.predicate;
  const changed = suite.checks.map((each, at) => {
    const { reason: _, ...rest } = each;
    return at === index
      ? failedCheck(each.id, rest.status === 'failed' ? rest : { priority: rest.priority })
      : each;
  });
  const [subject] = evidence.statement.subject;
  return filed(testStatement({ ...suite, checks: changed }, subject, configuration), evidence.file);
}

describe('properties of the judge over made-up bodies of evidence', () => {
  test('the bodies are of both kinds, so that the properties say something', () => {
    expect(PASSING.length).toBeGreaterThan(30);
    expect(BODIES.length - PASSING.length).toBeGreaterThan(30);
  });

  test('a check that is flipped to failed never leaves a passing verdict', () => {
    for (const { evidence, demands } of BODIES) {
      for (const [at, each] of evidence.entries()) {
        if (each.kind !== 'test-result') continue;
        for (const index of each.predicate.suite.checks.keys()) {
          expect(passes({ evidence: evidence.with(at, withFailed(each, index)), demands })).toBe(false);
        }
      }
    }
  });

  test('removing a statement that is no fault in itself never turns failed into passed', () => {
    // A statement whose own content breaks the verdict (a failed result, an unverified distribution) is a
    // witness against it: only signatures and a transparency log can keep somebody from hiding a witness.
    for (const { evidence, demands } of BODIES) {
      const { verdict, demands: results } = judge(evidence, { name: 'p', title: 'p', demands }, { now: NOW });
      if (verdict === 'passed') continue;
      const accused = new Set(
        results.filter(({ met }) => !met).flatMap((result) => result.evidence.map(({ file }) => file)),
      );
      for (const [at, { file }] of evidence.entries()) {
        if (!accused.has(file)) expect(passes({ evidence: evidence.toSpliced(at, 1), demands })).toBe(false);
      }
    }
  });

  test('removing the last test result always fails', () => {
    for (const { evidence, demands } of PASSING) {
      const rest = evidence.filter(({ kind }) => kind !== 'test-result');
      const stillDemanded = demands.some(
        ({ demand }) => demand !== 'evidence' && demand !== 'verified', // the others all look at test results
      );
      if (stillDemanded) expect(passes({ evidence: rest, demands })).toBe(false);
    }
  });

  test('more demands never turn failed into passed', () => {
    for (const { evidence, demands } of BODIES) {
      if (!passes({ evidence, demands })) expect(passes({ evidence, demands: DEMANDS })).toBe(false);
    }
  });

  test('a policy without demands passes nothing', () => {
    for (const { evidence } of PASSING) expect(passes({ evidence, demands: [] })).toBe(false);
  });
});
