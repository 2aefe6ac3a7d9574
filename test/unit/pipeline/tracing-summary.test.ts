import { expect, test } from '@jest/globals';
import type { Tracing } from '../../../src/evidence/build-predicates.ts';
import { createStatement } from '../../../src/evidence/creation.ts';
import { tracingSummary } from '../../../src/pipeline/tracing-summary.ts';

const TRACING: Tracing = {
  kafkaVersion: '4.4.0',
  format: 'per-kind',
  agent: 'Mandrel-23.0.6.1',
  distribution: { sha256: 'd'.repeat(64) },
  registrations: 713,
  workloads: [
    {
      name: 'cluster',
      processes: 22,
      registrations: 669,
      durationMs: 85_000,
      notReached: ['cluster-combined failed: Unknown topic.\nmore'],
    },
  ],
  files: [],
};

test('the summary shows workloads, what was not reached, and who needs what is new', () => {
  const added = Array.from({ length: 52 }, (_, index) => `reflection a.B${index}`);
  const text = tracingSummary(
    TRACING,
    { added, removed: ['jni a.C'] },
    new Map([['reflection a.B0', ['cluster']]]),
  );
  expect(text).toContain('| cluster | 22 | 669 | 1 min 25 s |');
  expect(text).toContain('- cluster: cluster-combined failed: Unknown topic.\n');
  expect(text).toContain('52 added, 1 that no workload needed');
  expect(text).toContain('| `reflection a.B0` | cluster |');
  expect(text).toContain('2 more stand in the report.');
  expect(tracingSummary(TRACING, undefined, new Map())).not.toContain('baseline');
});

test('the statement takes it', () => {
  const subject = { name: 'reachability metadata', digest: { sha256: 'e'.repeat(64) } };
  expect(createStatement(subject, 'tracing', TRACING).predicateType).toMatch(/\/tracing\/v1$/);
});
