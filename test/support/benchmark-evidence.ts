import type { Contender } from '../../src/evidence/benchmark.ts';
import { createStatement, type Statement } from '../../src/evidence/creation.ts';
import type { Subject } from '../../src/evidence/statement.ts';
import { BINARY, STARTED } from './evidence.ts';

const around = (median: number) => ({ median, min: median * 0.9, max: median * 1.1 });

function contender(kind: 'jvm' | 'native', startMs: number, peakRssBytes: number): Contender {
  return {
    kind,
    form: 'process',
    kafkaVersion: '4.1.0',
    metrics: {
      startMs: around(startMs),
      peakRssBytes: around(peakRssBytes),
      produceRecordsPerSecond: around(51_000),
      produceP50Ms: around(1.25),
    },
    curve: [],
  };
}

/** A native binary beside the JVM: starts in 120 ms against 1.5 s. */
export function benchmarkStatement(subject: Subject = BINARY): Statement<'benchmark'> {
  return createStatement(subject, 'benchmark', {
    startedAt: STARTED,
    durationMs: 60_000,
    machine: undefined,
    rounds: 5,
    load: { records: 100_000, recordBytes: 512 },
    subject: contender('native', 120, 150 * 1024 ** 2),
    baseline: contender('jvm', 1500, 600 * 1024 ** 2),
    ratios: { startMs: 0.08, peakRssBytes: 0.25 },
  });
}
