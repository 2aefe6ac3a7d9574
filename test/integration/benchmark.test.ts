import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { METRICS, benchmark as schema } from '../../src/evidence/benchmark.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import type { ClusterSpec, Launcher } from '../../src/kafka/broker.ts';
import { DEVELOPMENT, KAFKA_DEFAULTS } from '../../src/kafka/development-settings.ts';
import type { ProcessLauncherOptions } from '../../src/kafka/process-launcher.ts';
import { benchmarkLines, runBenchmark } from '../../src/sanity/benchmark.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';

const VERSION = '4.4.0';
const LOAD = { records: 2000, recordBytes: 1024 };

describeKafka(VERSION, 'a benchmark of real brokers', () => {
  let host: NodeHost;
  beforeAll(() => {
    host = realHost();
  });
  afterAll(async () => await host.close());

  test('starts each contender with its own settings, and says with which', async () => {
    const [small, usual] = [
      watched(await jvmLauncher(host, VERSION)),
      watched(await jvmLauncher(host, VERSION)),
    ];
    const settings = { ...DEVELOPMENT, vmOptions: ['-Xmx200m'] };
    const result = await runBenchmark(
      host,
      { launcher: small.launcher, settings, about: { sizeBytes: 1 } },
      {
        rounds: 1,
        load: { records: 2000, recordBytes: 100 },
        baseline: { launcher: usual.launcher, settings: KAFKA_DEFAULTS, about: { flags: ['-Xmx512m'] } },
      },
    );
    expect(small.specs).toEqual([expect.objectContaining(settings)]);
    expect(usual.specs).toEqual([expect.objectContaining(KAFKA_DEFAULTS)]);
    const { subject, baseline, ratios } = schema.parse(result);
    expect(subject).toMatchObject({ flags: ['-Xmx200m'], properties: DEVELOPMENT.properties, sizeBytes: 1 });
    expect(baseline).toMatchObject({ flags: ['-Xmx512m'], properties: KAFKA_DEFAULTS.properties });
    // The buffer alone, 128 MiB filled with zeros, is more than all else that differs.
    expect(ratios.idleRssBytes).toBeLessThan(0.8);
    // A JVM maps its class data and libraries from files, and little else.
    const { idleRssBytes: whole, idleOwnBytes: own } = subject.metrics;
    expect((own?.median ?? 0) / (whole?.median ?? 1)).toBeGreaterThan(0.5);
    expect(own?.median).toBeLessThan(whole?.median ?? 0);
    expect(benchmarkLines(result).join('\n')).toMatch(/idleRssBytes .*\(baseline \d/);
  }, 180_000);

  test('measures everything it names, beside a baseline, and is valid evidence', async () => {
    const candidateOf = async (options: ProcessLauncherOptions) => {
      const launcher = await jvmLauncher(host, VERSION, options);
      return { launcher, settings: KAFKA_DEFAULTS, about: {} };
    };
    const options = { rounds: 1, baseline: await candidateOf({ classData: false }), load: LOAD };
    const measured = await runBenchmark(host, await candidateOf({}), options);
    const { subject, baseline, ratios } = schema.parse(measured);
    expect([subject, baseline].map((each) => each?.classData)).toEqual([true, false]);
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

/** The launcher, and what it was asked to launch. */
function watched(launcher: Launcher): { readonly launcher: Launcher; readonly specs: ClusterSpec[] } {
  const specs: ClusterSpec[] = [];
  const launch: Launcher['launch'] = async (spec, signal) => {
    specs.push(spec);
    return await launcher.launch(spec, signal);
  };
  const { kind, form, kafkaVersion } = launcher;
  return { launcher: { kind, form, kafkaVersion, launch }, specs };
}
