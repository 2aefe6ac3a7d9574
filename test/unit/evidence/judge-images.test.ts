import { describe, expect, test } from '@jest/globals';
import type { Demand } from '../../../src/evidence/policy.ts';
import { digestOf, distributionStatement, filed, NOW } from '../../support/evidence.ts';
import {
  AMD64,
  ARM64,
  DIGESTS,
  finding,
  imageTest,
  indexStatement,
  scanStatement,
} from '../../support/image-evidence.ts';
import { unmet, verdictOf } from '../../support/judging.ts';

const { index, amd64, arm64 } = DIGESTS;
const BOTH: Demand[] = [
  { demand: 'tests', form: 'container', platform: AMD64 },
  { demand: 'tests', form: 'container', platform: ARM64 },
];
const LIMIT: Demand = {
  demand: 'maximum-findings',
  severities: ['CRITICAL', 'HIGH'],
  fixable: true,
  count: 0,
};
const now = NOW.toISOString();
const base = [filed(distributionStatement()), filed(indexStatement(DIGESTS))];
const tested = [...base, filed(imageTest(amd64, AMD64)), filed(imageTest(arm64, ARM64))];

describe('an image index', () => {
  test('is judged by what is known of its images, and of what they were made of', () => {
    const judgement = verdictOf(tested, BOTH, [index]);
    expect(unmet(judgement)).toEqual([]);
    expect(judgement.subjects).toEqual([
      { name: 'registry.example/kafka-native', digest: { sha256: index } },
    ]);
    expect(verdictOf(tested, BOTH).subjects).toEqual(judgement.subjects);
  });

  test('is not helped by tests of an image that it does not hold', () => {
    const other = filed(imageTest(digestOf('another arm64'), ARM64));
    const judgement = verdictOf([...base, filed(imageTest(amd64, AMD64)), other], BOTH, [index]);
    expect(unmet(judgement)).toEqual(['one-subject', 'tests-container-linux-arm64']);
  });

  test('does not take a run on one platform for a run on another', () => {
    const lie = filed(imageTest(amd64, ARM64), 'lie.json');
    const judgement = verdictOf([...base, filed(imageTest(amd64, AMD64)), lie], BOTH, [index]);
    expect(unmet(judgement)).toEqual(['right-platforms']);
    expect(judgement.demands.find(({ id }) => id === 'right-platforms')?.because).toBe(
      'lie.json says linux/arm64, but the index has its image for linux/amd64.',
    );
  });

  test('an image of it is judged alone when asked for', () => {
    expect(unmet(verdictOf([...tested], BOTH, [amd64]))).toContain('tests-container-linux-arm64');
  });
});

describe('a limit for a scan', () => {
  const alone = [filed(indexStatement(DIGESTS))];
  const scans = (...found: Parameters<typeof finding>[0][]) => [
    ...alone,
    filed(scanStatement(amd64, AMD64, now), 'scan-amd64.json'),
    filed(scanStatement(arm64, ARM64, now, found.map(finding)), 'scan-arm64.json'),
  ];
  const because = (...given: Parameters<typeof scans>) => {
    const { met, because: why } = verdictOf(scans(...given), [LIMIT], [index]).demands.at(-1) ?? {};
    return `${met}: ${why}`;
  };

  test('is kept where nothing that counts was found', () => {
    expect(because()).toBe('true: The most is 0 in 2 scans.');
    expect(because({ severity: 'MEDIUM' })).toMatch(/^true/);
    const { fixedVersion: _, ...unfixed } = finding();
    const known = verdictOf(
      [
        ...alone,
        ...[AMD64, ARM64].map((each) =>
          filed(scanStatement(each === AMD64 ? amd64 : arm64, each, now, [unfixed]), `${each}.json`),
        ),
      ],
      [LIMIT],
      [index],
    );
    expect(unmet(known)).toEqual([]);
    expect(because({ ignored: { by: 'policy', reason: 'not reachable' } })).toMatch(/^true/);
  });

  test('is broken by one finding on one platform', () => {
    expect(because({})).toBe('false: scan-arm64.json: 1, such as CVE-2026-1 in musl.');
  });

  test('is not kept by silence: every platform must have been scanned', () => {
    const one = [...alone, filed(scanStatement(amd64, AMD64, now))];
    expect(verdictOf(one, [LIMIT], [index]).demands.at(-1)?.because).toBe('linux/arm64 was not scanned.');
    expect(unmet(verdictOf(alone, [LIMIT], [index]))).toEqual(['maximum-findings-critical-high-fixable']);
  });

  test('an old scan does not count for ever', () => {
    const old = filed(scanStatement(amd64, AMD64, '2026-11-18T09:00:00.000Z'));
    const demand: Demand = { demand: 'maximum-age', of: 'vulnerabilities', hours: 24 };
    expect(verdictOf([...alone, old], [demand], [index]).demands.at(-1)?.because).toMatch(
      / is 48 h 32 min old\.$/,
    );
  });
});
