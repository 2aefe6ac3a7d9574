import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NodeHost } from '../../src/io/node-host.ts';
import type { Cluster } from '../../src/kafka/broker.ts';
import { findJava } from '../../src/kafka/java.ts';
import { type JmxProbe, startJmxProbe } from '../../src/kafka/jmx.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { jvmLauncher, realHost } from '../support/kafka.ts';

const VERSION = '4.4.0';

describeKafka(VERSION, 'the JMX probe', () => {
  const { signal } = new AbortController();
  let host: NodeHost;
  let cluster: Cluster;
  let probe: JmxProbe;
  beforeAll(async () => {
    host = realHost();
    const launcher = await jvmLauncher(host, VERSION);
    cluster = await launcher.launch({ mode: 'combined', brokers: 1, jmx: true }, signal);
    probe = await startJmxProbe(host, await findJava(host));
  }, 120_000);
  afterAll(async () => await host.close());

  const endpoint = () => cluster.nodes[0]?.jmx ?? { host: '127.0.0.1', port: 1 };

  test('reads one attribute after the other in one process', async () => {
    const bean = 'kafka.server:type=app-info,id=1';
    const [right, wrong] = await Promise.allSettled([
      probe.read(endpoint(), bean, 'Version', signal),
      probe.read(endpoint(), bean, 'Nothing', signal),
    ] as const);
    expect(right).toMatchObject({ status: 'fulfilled', value: VERSION });
    expect(wrong).toMatchObject({ status: 'rejected' });
  }, 30_000);

  test('names a bean that is not there, and nobody who listens', async () => {
    await expect(probe.read(endpoint(), 'kafka:type=Nothing', 'Count', signal)).rejects.toThrow(
      /did not give Count of kafka:type=Nothing: .*InstanceNotFoundException/,
    );
    await expect(probe.read({ host: '127.0.0.1', port: 1 }, 'a:type=b', 'c', signal)).rejects.toThrow(
      /JMX at 127\.0\.0\.1:1 did not give c of a:type=b: .*Connection refused/,
    );
  }, 30_000);

  test('says what it said last when it is gone', async () => {
    await probe.close();
    await expect(probe.read(endpoint(), 'a:type=b', 'c', signal)).rejects.toThrow('The JMX probe ended');
  }, 30_000);
});
