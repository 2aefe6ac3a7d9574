import type { Benchmark, Contender } from '../../src/evidence/benchmark.ts';
import { createStatement, type Statement } from '../../src/evidence/creation.ts';
import type { Subject } from '../../src/evidence/statement.ts';
import { BINARY, STARTED } from './evidence.ts';

const around = (median: number) => ({ median, min: median * 0.9, max: median * 1.1 });

function contender(kind: 'jvm' | 'native', startMs: number, peakRssBytes: number): Contender {
  return {
    kind,
    form: 'process',
    kafkaVersion: '4.1.0',
    ...(kind === 'jvm' ? { classData: true } : {}),
    metrics: {
      startMs: around(startMs),
      peakRssBytes: around(peakRssBytes),
      startCpuMs: around(startMs * 1.4),
      produceRecordsPerSecond: around(51_000),
      produceP50Ms: around(1.25),
    },
    curve: curve(startMs, peakRssBytes),
  };
}

/** From the start over the load to the stop, a sample every quarter of a second. */
function curve(startMs: number, peakRssBytes: number): Contender['curve'] {
  let cpuMs = 0;
  return Array.from({ length: 80 }, (_, at) => {
    const atMs = at * 250;
    const loaded = atMs > 8000 && atMs < 15_000;
    cpuMs += atMs < startMs ? 330 : loaded ? 260 + 40 * Math.sin(at) : 4;
    const grown =
      Math.min(1, atMs / (startMs * 1.5)) * 0.6 + (atMs > 8000 ? Math.min(0.4, (atMs - 8000) / 12_000) : 0);
    return { atMs, rssBytes: Math.round(peakRssBytes * grown), cpuMs: Math.round(cpuMs) };
  });
}

/** A native binary beside the JVM: starts in 120 ms against 1.5 s. */
export function benchmarkStatement(
  subject: Subject = BINARY,
  over: Partial<Benchmark> = {},
): Statement<'benchmark'> {
  return createStatement(subject, 'benchmark', {
    startedAt: STARTED,
    durationMs: 60_000,
    machine: undefined,
    rounds: 5,
    load: { records: 100_000, recordBytes: 512 },
    subject: contender('native', 120, 150 * 1024 ** 2),
    baseline: contender('jvm', 1500, 600 * 1024 ** 2),
    ratios: { startMs: 0.08, peakRssBytes: 0.25 },
    ...over,
  });
}

/** The same binary beside the JVM as Kafka's scripts start it, without class data: in 3 s. */
export function scriptsStatement(): Statement<'benchmark'> {
  return benchmarkStatement(BINARY, {
    baseline: { ...contender('jvm', 3000, 700 * 1024 ** 2), classData: false },
    ratios: { startMs: 0.04, peakRssBytes: 0.21 },
  });
}

/** As it was written before contenders said whether they start from class data. */
export function formerStatement(): Statement<'benchmark'> {
  const { classData: _, ...baseline } = contender('jvm', 1500, 600 * 1024 ** 2);
  return benchmarkStatement(BINARY, { baseline });
}

/** The same binary beside that of the release before, which started in 100 ms. */
export function regressionStatement(): Statement<'benchmark'> {
  return benchmarkStatement(BINARY, {
    baseline: { ...contender('native', 100, 150 * 1024 ** 2), kafkaVersion: '4.0.0' },
    ratios: { startMs: 1.2, peakRssBytes: 1 },
  });
}
