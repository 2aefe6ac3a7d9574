import type { Evidence } from '../../src/evidence/evidence.ts';
import { judge } from '../../src/evidence/judge.ts';
import type { Policy } from '../../src/evidence/policy.ts';
import type { Suite } from '../../src/evidence/suite.ts';
import { buildReport, type Report } from '../../src/report/model.ts';
import { distributionStatement, filed, NOW, testStatement } from './evidence.ts';

const POLICY: Policy = {
  name: 'local',
  title: 'The Kafka on this machine does what a broker must do',
  demands: [
    { demand: 'evidence', of: 'distribution' },
    { demand: 'tests', suite: 'sanity' },
    { demand: 'minimum-checks', suite: 'sanity', count: 20 },
    { demand: 'all-passed', suite: 'sanity', priority: 'P0' },
    { demand: 'allowed-skips', suite: 'sanity', allow: [{ reason: '*' }] },
    { demand: 'maximum-age', of: 'test-result', hours: 24 },
  ],
};

/** A judged report over made-up evidence, at a fixed time. */
export function reportOver(evidence: Evidence[], policy = POLICY): Report {
  const judgement = judge(evidence, policy, { now: NOW });
  return buildReport(evidence, [], judgement, { generatedAt: NOW, version: '0.0.0-test' });
}

/** A JVM run of this suite, with the distribution it ran on. */
export function reportOn(suite: Suite): Report {
  return reportOver([filed(distributionStatement()), filed(testStatement(suite))]);
}
