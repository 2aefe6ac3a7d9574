import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { judge } from '../../../src/evidence/judge.ts';
import { type Demand, demandId } from '../../../src/evidence/policy.ts';
import type { Suite } from '../../../src/evidence/suite.ts';
import {
  BINARY,
  check,
  checks,
  distributionStatement,
  failedCheck,
  filed,
  KAFKA,
  NOW,
  nativeStatement,
  suiteOf,
  testStatement,
} from '../../support/evidence.ts';
import { DEMANDS, good, policyOf, skippedMetrics, unmet, verdictOf } from '../../support/judging.ts';

describe('a body of evidence that meets every demand', () => {
  test('passes, and each demand says what met it', () => {
    const judgement = verdictOf(good());
    expect(unmet(judgement)).toEqual([]);
    expect(judgement.verdict).toBe('passed');
    expect(judgement.subjects).toEqual([KAFKA]);
    for (const demand of judgement.demands) expect(demand.because).toMatch(/^\S.*\.$/);
    expect(judgement.demands.map(({ id }) => id)).toEqual([
      'readable',
      'one-subject',
      'whole-suites',
      'no-failures',
      ...DEMANDS.map(demandId),
    ]);
  });

  test('is judged the same in any order', () => {
    expect(verdictOf(good().toReversed())).toEqual(verdictOf(good()));
  });

  test('a native run counts evidence about the distribution it was built from', () => {
    const native = filed(nativeStatement(suiteOf([...checks(24)])));
    const judgement = verdictOf([filed(distributionStatement()), native]);
    expect(unmet(judgement)).toEqual([]);
    expect(judgement.subjects).toEqual([BINARY]);
  });
});

describe('each demand can break', () => {
  const suite = (list = checks(24), over: Partial<Suite> = {}) => filed(testStatement(suiteOf(list, over)));
  const kafka = filed(distributionStatement());
  const unverified = filed(distributionStatement({ verified: [], source: 'maven' }));
  const replaced = (id: string, status: 'skipped' | 'not-applicable') => [
    ...checks(24).filter((each) => each.id !== id),
    check(id, { status, reason: 'because' }),
  ];
  const CASES: [string, Evidence[], string[]][] = [
    [
      'nothing at all',
      [],
      ['readable', 'one-subject', 'whole-suites', 'no-failures', ...DEMANDS.map(demandId)],
    ],
    ['no distribution', [suite()], ['evidence-distribution', 'verified']],
    ['an unverified distribution', [unverified, suite()], ['verified']],
    [
      'another suite only',
      [kafka, suite(checks(24), { name: 'soak' })],
      ['tests-sanity', 'minimum-checks-sanity', 'all-passed-p0-sanity'],
    ],
    [
      'a suite that was cut short',
      [kafka, suite(checks(24), { complete: false })],
      ['whole-suites', 'no-failures'],
    ],
    ['too few checks', [kafka, suite(checks(19))], ['minimum-checks-sanity']],
    [
      'a failed P1 check',
      [kafka, suite([...checks(24), failedCheck('late', { priority: 'P1' })])],
      ['no-failures'],
    ],
    [
      'a failed P0 check',
      [kafka, suite([...checks(24), failedCheck('late')])],
      ['no-failures', 'all-passed-p0-sanity'],
    ],
    [
      'a skipped P0 check',
      [kafka, suite(replaced('check-1', 'skipped'))],
      ['all-passed-p0-sanity', 'allowed-skips'],
    ],
    [
      'a named check that did not apply',
      [kafka, suite(replaced('check-0', 'not-applicable'))],
      ['checks-passed'],
    ],
    [
      'a skip for another reason',
      [kafka, suite([...checks(24), { ...skippedMetrics, reason: 'no time' }])],
      ['allowed-skips'],
    ],
    [
      'an old run',
      [kafka, suite(checks(24), { startedAt: '2026-11-19T09:30:00.000Z' })],
      ['maximum-age-test-result'],
    ],
    [
      'a run from the future',
      [kafka, suite(checks(24), { startedAt: '2026-11-21T09:30:00.000Z' })],
      ['maximum-age-test-result'],
    ],
    [
      'no check ran',
      [kafka, suite([skippedMetrics])],
      ['whole-suites', 'no-failures', 'minimum-checks-sanity', 'all-passed-p0-sanity', 'checks-passed'],
    ],
    [
      'an empty suite',
      [kafka, suite([])],
      ['whole-suites', 'no-failures', 'minimum-checks-sanity', 'all-passed-p0-sanity', 'checks-passed'],
    ],
  ];

  test.each(CASES)('%s', (_, evidence, broken) => {
    const judgement = verdictOf(evidence);
    expect(unmet(judgement)).toEqual(broken);
    expect(judgement.verdict).toBe('failed');
  });

  test('a foreign statement of a demanded type is named and not counted', () => {
    const foreign: Evidence = {
      kind: undefined,
      file: 'scan.json',
      text: '{}',
      signers: [],
      statement: {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [KAFKA],
        predicateType: 'https://in-toto.io/attestation/vulns/v0.2',
        predicate: {},
      },
    };
    const judgement = verdictOf([...good(), foreign], [{ demand: 'evidence', of: 'vulnerabilities' }]);
    expect(unmet(judgement)).toEqual(['evidence-vulnerabilities']);
    expect(judgement.notes.join()).toContain('scan.json');
  });

  test('one unreadable file breaks the verdict', () => {
    const problems = [{ file: 'x.json', message: 'x.json is not valid JSON: nonsense.' }];
    const judgement = judge(good(), policyOf(...DEMANDS), { now: NOW, problems });
    expect(unmet(judgement)).toEqual(['readable']);
    expect(judgement.demands[0]?.because).toBe('x.json is not valid JSON: nonsense.');
  });

  test('age is unknown for evidence without a time, and unknown is too old', () => {
    const judgement = verdictOf(good(), [{ demand: 'maximum-age', of: 'distribution', hours: 1 }]);
    expect(unmet(judgement)).toEqual(['maximum-age-distribution']);
  });
});

describe('how long a run took', () => {
  const soak = (minutes: number) => [
    filed(testStatement(suiteOf(checks(3), { name: 'soak', durationMs: minutes * 60_000 }))),
  ];
  const demand: Demand = { demand: 'minimum-duration', suite: 'soak', minutes: 60 };

  test('is long enough, or too short, or nobody ran it', () => {
    expect(unmet(verdictOf(soak(60), [demand]))).toEqual([]);
    const short = verdictOf(soak(59), [demand]);
    expect(unmet(short)).toEqual(['minimum-duration-soak']);
    expect(short.demands.at(-1)?.because).toBe('It took only 59 min.');
    expect(unmet(verdictOf(good(), [demand]))).toEqual(['minimum-duration-soak']);
  });
});

describe('which fault rate a soak rules out', () => {
  const demand: Demand = { demand: 'fault-rate', suite: 'soak', below: 0.02, confidence: 0.95 };
  const soak = (total: number, failed = 0) => {
    const runs = { total, failed };
    const one = failed === 0 ? check('soak-start', { runs }) : failedCheck('soak-start', { runs });
    return [filed(testStatement(suiteOf([one], { name: 'soak' })))];
  };

  test('149 clean starts are enough for two in a hundred, 148 are not', () => {
    expect(unmet(verdictOf(soak(149), [demand]))).toEqual([]);
    const judgement = verdictOf(soak(148), [demand]);
    expect(unmet(judgement)).toEqual(['fault-rate-soak']);
    expect(judgement.demands.at(-1)?.because).toBe('soak-start: 0 faults of 148 rule out only 2.01 %.');
  });

  test('one fault needs more starts, and fails the verdict all the same', () => {
    expect(unmet(verdictOf(soak(150, 1), [demand]))).toEqual(['no-failures', 'fault-rate-soak']);
  });

  test('a suite without repeated checks proves no rate, and neither does no soak', () => {
    const once = [filed(testStatement(suiteOf(checks(3), { name: 'soak' })))];
    expect(unmet(verdictOf(once, [demand]))).toEqual(['fault-rate-soak']);
    expect(unmet(verdictOf(good(), [demand]))).toEqual(['fault-rate-soak']);
  });
});
