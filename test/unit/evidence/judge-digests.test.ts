import { describe, expect, test } from '@jest/globals';
import type { Demand } from '../../../src/evidence/policy.ts';
import {
  BINARY,
  check,
  checks,
  distributionStatement,
  failedCheck,
  filed,
  KAFKA,
  nativeStatement,
  subjectOf,
  suiteOf,
  testStatement,
} from '../../support/evidence.ts';
import { DEMANDS, good, unmet, verdictOf } from '../../support/judging.ts';

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
