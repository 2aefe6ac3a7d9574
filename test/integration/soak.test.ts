import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testResultOf } from '../../src/evidence/test-result.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import type { Cluster } from '../../src/kafka/broker.ts';
import { createProcessLauncher } from '../../src/kafka/process-launcher.ts';
import { runSoak } from '../../src/sanity/soak.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';
import { describeNativeBinary } from '../support/native-binary.ts';

const VERSION = '4.4.0';
const FAKE = fileURLToPath(new URL('../fakes/kafka-binary.js', import.meta.url));
const ONE = { mode: 'combined', brokers: 1 } as const;

describeKafka(VERSION, 'a soak of real processes', () => {
  let host: NodeHost;
  let real: Cluster;
  beforeAll(async () => {
    host = realHost();
    real = await (await jvmLauncher(host, VERSION)).launch(ONE, host.signal);
  }, 120_000);
  afterAll(async () => await host.close());

  test('catches a binary that crashes in 2 % of its starts, and says with which signal', async () => {
    const launcher = createProcessLauncher(host, { kafkaVersion: VERSION, binary: FAKE });
    const port = real.nodes[0]?.endpoint()?.port;
    const env = { FAKE_START: `crash-every 50 ${port}`, FAKE_COUNT: join(host.dirs.temp, 'soak-count') };
    const spec = { ...ONE, clusterId: real.clusterId, env };
    const suite = await runSoak(host, launcher, { starts: 55, parallel: 2, spec });
    const [start, stop] = suite.checks;
    expect(start).toMatchObject({ id: 'soak-start', status: 'failed', runs: { total: 55, failed: 1 } });
    expect(start?.failure?.message).toContain('SIGSEGV');
    expect(stop).toMatchObject({ status: 'passed', runs: { total: 54, failed: 0 } });
    expect(testResultOf(suite, []).result).toBe('FAILED');
  }, 180_000);

  test('passes a JVM that starts and stops', async () => {
    const suite = await runSoak(host, await jvmLauncher(host, VERSION), { starts: 2, parallel: 1 });
    expect(suite.checks.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed']);
  }, 180_000);
});

describeNativeBinary('a soak of a native binary', (launcher) => {
  test('passes', async () => {
    const host = realHost();
    const suite = await runSoak(host, launcher(host), { starts: 10 });
    await host.close();
    expect(testResultOf(suite, []).result).toBe('PASSED');
  }, 180_000);
});
