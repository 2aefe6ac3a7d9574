import type { Evidence } from '../../src/evidence/evidence.ts';
import { type Judgement, judge } from '../../src/evidence/judge.ts';
import type { Demand, Policy } from '../../src/evidence/policy.ts';
import type { Suite } from '../../src/evidence/suite.ts';
import { check, checks, distributionStatement, filed, NOW, suiteOf, testStatement } from './evidence.ts';

/** One demand of each sort, all of which {@link good} meets. */
export const DEMANDS: Demand[] = [
  { demand: 'evidence', of: 'distribution' },
  { demand: 'verified', by: ['sha512', 'pgp'] },
  { demand: 'tests', suite: 'sanity' },
  { demand: 'minimum-checks', count: 20, suite: 'sanity' },
  { demand: 'all-passed', priority: 'P0', suite: 'sanity' },
  { demand: 'checks-passed', ids: ['check-0', 'check-5'] },
  { demand: 'allowed-skips', allow: [{ id: 'metrics-*', reason: '*no JDK*' }] },
  { demand: 'maximum-age', of: 'test-result', hours: 24 },
];

export function policyOf(...demands: Demand[]): Policy {
  return { name: 'test', title: 'A policy for tests', demands };
}

export function verdictOf(evidence: Evidence[], demands = DEMANDS, subjects: string[] = []): Judgement {
  return judge(evidence, policyOf(...demands), { now: NOW, subjects });
}

/** Ids of the demands that are not met, in their order. */
export function unmet(judgement: Judgement): string[] {
  return judgement.demands.filter(({ met }) => !met).map(({ id }) => id);
}

export const skippedMetrics = check('metrics-jmx', {
  area: 'metrics',
  priority: 'P1',
  status: 'skipped',
  reason: 'there is no JDK on this machine',
});

/** A distribution and a JVM run of it, with one skip that {@link DEMANDS} allow. */
export const good = (over: Partial<Suite> = {}) => [
  filed(distributionStatement()),
  filed(testStatement(suiteOf([...checks(24), skippedMetrics], over))),
];
