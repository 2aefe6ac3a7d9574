import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { benchmark, METRICS } from '../../src/evidence/benchmark.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import { runBenchmark } from '../../src/sanity/benchmark.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';

const VERSION = '4.4.0';
const LOAD = { records: 2000, recordBytes: 1024 };

describeKafka(VERSION, 'a benchmark of a real broker', () => {
  let host: NodeHost;
  beforeAll(() => {
    host = realHost();
  });
  afterAll(async () => await host.close());

  test('measures everything it names, beside a baseline, and is valid evidence', async () => {
    const launcher = await jvmLauncher(host, VERSION);
    const candidate = { launcher, about: {} };
    const measured = await runBenchmark(host, candidate, { rounds: 1, baseline: candidate, load: LOAD });
    const { subject, ratios } = benchmark.parse(measured);
    expect(Object.keys(subject.metrics).toSorted()).toEqual(METRICS.toSorted());
    expect(Object.keys(ratios).toSorted()).toEqual(METRICS.toSorted());
    const median = (metric: (typeof METRICS)[number]) => subject.metrics[metric]?.median ?? 0;
    expect(median('idleRssBytes')).toBeGreaterThan(50 * 1024 ** 2);
    expect(median('peakRssBytes')).toBeGreaterThanOrEqual(median('loadedRssBytes'));
    expect(median('totalCpuMs')).toBeGreaterThan(median('startCpuMs'));
    expect(median('produceP99Ms')).toBeGreaterThanOrEqual(median('produceP50Ms'));
    expect(median('ownLineMs')).toBeGreaterThan(0.2 * median('startMs'));
    expect(subject.curve.length).toBeGreaterThan(8);
    expect(subject.curve.map(({ cpuMs }) => cpuMs)).toEqual(
      subject.curve.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b),
    );
  }, 240_000);
});
