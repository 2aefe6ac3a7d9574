import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { type Judgement, judge } from '../../../src/evidence/judge.ts';
import { type Demand, demandId, type Policy } from '../../../src/evidence/policy.ts';
import type { Suite } from '../../../src/evidence/predicates.ts';
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
  subjectOf,
  suiteOf,
  testStatement,
} from '../../support/evidence.ts';

const DEMANDS: Demand[] = [
  { demand: 'evidence', of: 'distribution' },
  { demand: 'verified', by: ['sha512', 'pgp'] },
  { demand: 'tests', suite: 'sanity' },
  { demand: 'minimum-checks', count: 20, suite: 'sanity' },
  { demand: 'all-passed', priority: 'P0', suite: 'sanity' },
  { demand: 'checks-passed', ids: ['check-0', 'check-5'] },
  { demand: 'allowed-skips', allow: [{ id: 'metrics-*', reason: '*no JDK*' }] },
  { demand: 'maximum-age', of: 'test-result', hours: 24 },
];

function policyOf(...demands: Demand[]): Policy {
  return { name: 'test', title: 'A policy for tests', demands };
}

function verdictOf(evidence: Evidence[], demands = DEMANDS, subjects: string[] = []): Judgement {
  return judge(evidence, policyOf(...demands), { now: NOW, subjects });
}

function unmet(judgement: Judgement): string[] {
  return judgement.demands.filter(({ met }) => !met).map(({ id }) => id);
}

const skippedMetrics = check('metrics-jmx', {
  area: 'metrics',
  priority: 'P1',
  status: 'skipped',
  reason: 'there is no JDK on this machine',
});
const good = (over: Partial<Suite> = {}) => [
  filed(distributionStatement()),
  filed(testStatement(suiteOf([...checks(24), skippedMetrics], over))),
];

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

  test('a demand for evidence that nobody can write yet is unmet and says so', () => {
    const judgement = verdictOf(good(), [{ demand: 'evidence', of: 'vulnerabilities' }]);
    expect(unmet(judgement)).toEqual(['evidence-vulnerabilities']);
    expect(judgement.demands.at(-1)?.because).toContain(
      'no schema for https://in-toto.io/attestation/vulns/v0.2',
    );
  });

  test('a foreign statement of a demanded type is named and not counted', () => {
    const foreign: Evidence = {
      kind: undefined,
      file: 'scan.json',
      text: '{}',
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

describe('digests', () => {
  const other = subjectOf('kafka_2.13-4.0.0');

  test('evidence about another digest than the expected one fails', () => {
    const judgement = verdictOf(good(), DEMANDS, [other.digest.sha256]);
    expect(unmet(judgement)).toContain('one-subject');
    expect(unmet(judgement)).toContain('tests-sanity');
  });

  test('an expected digest that nothing is about fails, whatever is proven of the others', () => {
    const judgement = verdictOf(good(), DEMANDS, [KAFKA.digest.sha256, other.digest.sha256]);
    expect(unmet(judgement)).toEqual(['one-subject']);
    expect(judgement.demands[1]?.because).toContain(`No evidence is about sha256:${other.digest.sha256}`);
  });

  test('a run on another platform does not count', () => {
    const demand = (platform: string): Demand[] => [{ demand: 'tests', platform }];
    expect(unmet(verdictOf(good(), demand('linux/amd64')))).toEqual([]);
    expect(unmet(verdictOf(good(), demand('linux/arm64')))).toEqual(['tests-linux-arm64']);
  });

  test('what was merely used beside the subject is not judged with it', () => {
    const baseline = [{ name: 'baseline', digest: other.digest }];
    const run = filed(testStatement(suiteOf(checks(24)), KAFKA, baseline));
    const judgement = verdictOf([filed(distributionStatement({}, other)), run], DEMANDS, [
      KAFKA.digest.sha256,
    ]);
    expect(unmet(judgement)).toEqual(['one-subject', 'evidence-distribution', 'verified']);
  });

  test('one stray statement among the right ones fails, and is named', () => {
    const stray = filed(testStatement(suiteOf(checks(24)), other), 'stray.json');
    const judgement = verdictOf([...good(), stray], DEMANDS, [KAFKA.digest.sha256]);
    expect(unmet(judgement)).toEqual(['one-subject']);
    expect(judgement.demands.find(({ id }) => id === 'one-subject')?.because).toContain('stray.json');
  });

  test('two unrelated subjects are not judged together unless both are named', () => {
    const both = [
      ...good(),
      filed(distributionStatement({}, other)),
      filed(testStatement(suiteOf(checks(24)), other)),
    ];
    expect(unmet(verdictOf(both))).toEqual(['one-subject']);
    expect(verdictOf(both, DEMANDS, [KAFKA.digest.sha256, other.digest.sha256]).verdict).toBe('passed');
  });

  test('a JVM run does not speak for the binary', () => {
    const judgement = verdictOf(good(), [{ demand: 'tests', subject: 'native' }]);
    expect(unmet(judgement)).toEqual(['tests-native']);
  });

  test('tests of the distribution do not stand in for tests of the binary made from it', () => {
    const soak = filed(nativeStatement(suiteOf(checks(24), { name: 'soak' })));
    const judgement = verdictOf([...good(), soak]);
    expect(judgement.subjects).toEqual([BINARY]);
    expect(unmet(judgement)).toContain('tests-sanity');
  });

  test('a failure on the distribution counts against the binary made from it', () => {
    const bad = filed(testStatement(suiteOf([...checks(24), failedCheck('lost-record')])));
    const native = filed(nativeStatement(suiteOf(checks(24))));
    expect(unmet(verdictOf([filed(distributionStatement()), bad, native]))).toEqual(['no-failures']);
  });

  test('a binary made from the same distribution does not speak for the distribution', () => {
    const native = filed(nativeStatement(suiteOf(checks(24))));
    const judgement = verdictOf([filed(distributionStatement()), native], DEMANDS, [KAFKA.digest.sha256]);
    expect(unmet(judgement)).toContain('one-subject');
    expect(unmet(judgement)).toContain('tests-sanity');
  });
});

describe('results that disagree', () => {
  test('the failure counts, whichever comes first', () => {
    const bad = testStatement(suiteOf([...checks(23), failedCheck('check-23', { priority: 'P1' })]));
    for (const name of ['a.json', 'z.json']) {
      const judgement = verdictOf([...good(), filed(bad, name)]);
      expect(unmet(judgement)).toEqual(['no-failures']);
      expect(judgement.demands[3]?.because).toContain('where results disagree, the failure counts');
    }
  });

  test('a full result does not make up for one that skipped', () => {
    const skipped = suiteOf([...checks(23), check('check-24', { status: 'skipped', reason: 'no time' })]);
    const judgement = verdictOf([...good(), filed(testStatement(skipped), 'second.json')]);
    expect(unmet(judgement)).toEqual(['all-passed-p0-sanity', 'allowed-skips']);
  });
});
