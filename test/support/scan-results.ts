import type { Finding } from '../../src/scan/finding.ts';
import type { CompleteScan, FailedScan, Scanner } from '../../src/scan/result.ts';

const TIMES = { startedAt: '2026-01-01T00:00:00.000Z', finishedAt: '2026-01-01T00:00:01.000Z' };

export function finding(id: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    package: 'jar',
    version: '1.0',
    severity: 'HIGH',
    fixedVersion: '2.0',
    title: id,
    origins: ['image'],
    ...more,
  };
}

export function complete(more: Partial<CompleteScan>): CompleteScan {
  return {
    status: 'complete',
    name: 'r/kafka:1',
    endOfLife: false,
    packages: [{ name: 'jar', version: '1.0' }],
    findings: [],
    trivyMs: 1,
    tries: 1,
    ...TIMES,
    ...more,
  };
}

export function failed(more: Partial<FailedScan>): FailedScan {
  return { status: 'failed', name: 'r/kafka:1', reason: 'gone', lastFindings: [], ...TIMES, ...more };
}

export const SCANNER: Scanner = {
  version: '0.69.3',
  sha256: 'a'.repeat(64),
  from: 'download',
  databases: {
    vulnerabilities: { sha256: 'b'.repeat(64), updatedAt: '2026-01-01T00:00:00.000Z', ageMs: 3_600_000 },
  },
};
