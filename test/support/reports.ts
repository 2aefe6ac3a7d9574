import type { Evidence } from '../../src/evidence/evidence.ts';
import { judge } from '../../src/evidence/judge.ts';
import type { Policy } from '../../src/evidence/policy.ts';
import type { Suite } from '../../src/evidence/suite.ts';
import { buildReport, type Report } from '../../src/report/model.ts';
import { distributionStatement, filed, KAFKA, NOW, testStatement } from './evidence.ts';
import { AMD64, findings, scanStatement } from './image-evidence.ts';
import { hugeSuite } from './sample-suite.ts';

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

/** More than any release has: 5 000 checks, some of them failed, and 2 000 findings. */
export function hugeReport(): Report {
  return reportOver([
    filed(distributionStatement()),
    filed(testStatement(hugeSuite(5000))),
    filed(scanStatement(KAFKA.digest.sha256, AMD64, NOW.toISOString(), findings(2000))),
  ]);
}
