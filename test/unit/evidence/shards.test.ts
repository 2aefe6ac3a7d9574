import { describe, expect, test } from '@jest/globals';
import { judge } from '../../../src/evidence/judge.ts';
import type { Policy } from '../../../src/evidence/policy.ts';
import type { CheckResult, Suite } from '../../../src/evidence/suite.ts';
import { buildReport } from '../../../src/report/model.ts';
import { check, failedCheck, filed, NOW, suiteOf, testStatement } from '../../support/evidence.ts';

const POLICY: Policy = {
  name: 'two',
  title: 'Two checks passed',
  demands: [
    { demand: 'minimum-checks', suite: 'sanity', count: 2 },
    { demand: 'checks-passed', suite: 'sanity', ids: ['a', 'b'] },
  ],
};

function shard(index: number, checks: CheckResult[], over: Partial<Suite> = {}) {
  return filed(testStatement({ ...suiteOf(checks), shard: { index, count: 2 }, ...over }));
}

const FIRST = shard(1, [check('a')]);
const SECOND = shard(2, [check('b')]);

function verdictOf(...evidence: (typeof FIRST)[]) {
  const judgement = judge(evidence, POLICY, { now: NOW });
  return { judgement, unmet: judgement.demands.filter(({ met }) => !met).map(({ id }) => id) };
}

describe('shards of a suite', () => {
  test('lie beside each other in one folder', () => {
    expect(FIRST.file).toMatch(/^test-result-sanity-jvm-process-.*-shard-1-of-2-[0-9a-f]+\.json$/);
    expect(SECOND.file).not.toBe(FIRST.file);
  });

  test('are judged and shown as the one suite that they are, with every statement named', () => {
    const { judgement, unmet } = verdictOf(SECOND, FIRST);
    expect(unmet).toEqual([]);
    expect(judgement.verdict).toBe('passed');
    const named = judgement.demands.find(({ id }) => id.startsWith('checks-passed'));
    expect(named?.evidence.map(({ file }) => file)).toEqual([FIRST.file, SECOND.file]);
    const { suites } = buildReport([FIRST, SECOND], [], judgement, { generatedAt: NOW, version: '0' });
    expect(suites.map(({ checks, complete }) => [checks.map(({ id }) => id), complete])).toEqual([
      [['a', 'b'], true],
    ]);
  });

  test.each([
    ['one is missing', [FIRST]],
    ['one was cut short', [FIRST, shard(2, [check('b')], { complete: false })]],
    ['two ran the same check', [FIRST, shard(2, [check('a'), check('b')])]],
  ])('fail where %s', (_, evidence) => {
    const { judgement, unmet } = verdictOf(...evidence);
    expect(judgement.verdict).toBe('failed');
    expect(unmet).toContain('whole-suites');
  });

  test('say which of them is missing', () => {
    const { judgement } = verdictOf(FIRST);
    const whole = judgement.demands.find(({ id }) => id === 'whole-suites');
    expect(whole?.because).toBe('suite sanity lacks its part 2/2.');
  });

  test('fail where one of them failed', () => {
    const { unmet } = verdictOf(FIRST, shard(2, [failedCheck('b')]));
    expect(unmet).toContain('no-failures');
  });

  test('of another platform are another suite', () => {
    const elsewhere = { ...suiteOf([]).subject, platform: 'linux/arm64' };
    const { unmet } = verdictOf(FIRST, shard(2, [check('b')], { subject: elsewhere }));
    expect(unmet).toContain('whole-suites');
  });
});
