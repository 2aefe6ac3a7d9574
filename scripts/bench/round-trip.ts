import { join } from 'node:path';
import type { Host } from '../../src/core/host.ts';
import { obtainKafka } from '../../src/kafka/distribution.ts';
import { findJava } from '../../src/kafka/java.ts';
import { createProcessLauncher } from '../../src/kafka/process-launcher.ts';
import { ALL_CHECKS } from '../../src/sanity/checks/all.ts';
import { withClient } from '../../src/sanity/cluster-client.ts';
import { runSanity } from '../../src/sanity/runner.ts';
import { createTopic, expectRecords, produce } from '../../src/sanity/topic-records.ts';
import { compare, type Row } from './rounds.ts';

/** The newest release whose console tools are on Maven Central. */
const KAFKA = '4.3.1';

/** Create, produce and consume: the suite's client against Kafka's console tools, on the same broker. */
export async function roundTrip(host: Host): Promise<Row[]> {
  const kafka = await obtainKafka(host, { version: KAFKA });
  const java = await findJava(host);
  const launcher = createProcessLauncher(host, { kafkaVersion: kafka.version, libs: kafka.libs, java });
  const cluster = await launcher.launch({ mode: 'combined', brokers: 1 }, host.signal);
  const bootstrap = cluster.bootstrap();
  let topics = 0;
  const tool = async (name: string, args: readonly string[], input?: string) => {
    const argv = [join(kafka.root, 'bin', name), '--bootstrap-server', bootstrap.join(','), ...args] as const;
    const result = await host.exec(argv, { timeoutMs: 60_000, ...(input === undefined ? {} : { input }) });
    if (result.exitCode !== 0) throw new Error(`${name}: ${result.stderr}`);
  };
  try {
    const row = await compare({
      what: 'create, produce, consume by the suite’s client',
      yardstick: `kafka-topics, kafka-console-producer, kafka-console-consumer of ${KAFKA}`,
      rounds: 3,
      async measured() {
        const topic = `client-${topics++}`;
        const records = [{ key: 'key', value: 'message' }];
        await withClient(bootstrap, host.signal, async (client) => {
          await createTopic(client, topic);
          await produce(client, topic, records);
          await expectRecords(client, topic, records);
        });
      },
      async fixed() {
        const topic = `tools-${topics++}`;
        await tool('kafka-topics.sh', ['--create', '--topic', topic]);
        await tool('kafka-console-producer.sh', ['--topic', topic], 'message\n');
        await tool('kafka-console-consumer.sh', [
          '--topic',
          topic,
          '--from-beginning',
          '--max-messages',
          '1',
        ]);
      },
    });
    return [row];
  } finally {
    await cluster.close();
  }
}

/** All P0 checks that share one running broker, milliseconds from the first to the last. */
export async function sharedChecks(host: Host): Promise<string> {
  const kafka = await obtainKafka(host, { version: 'latest' });
  const java = await findJava(host);
  const launcher = createProcessLauncher(host, { kafkaVersion: kafka.version, libs: kafka.libs, java });
  const cluster = await launcher.launch({ mode: 'combined', brokers: 1, jmx: true }, host.signal);
  const checks = ALL_CHECKS.filter(({ priority, needs }) => priority === 'P0' && needs.cluster === 'shared');
  const running = { ...launcher, launch: async () => ({ ...cluster, close: async () => undefined }) };
  try {
    const suite = await runSanity(host, running, { checks });
    const passed = suite.checks.filter(({ status }) => status === 'passed').length;
    return `${passed} of ${checks.length} P0 checks on one running broker of ${kafka.version}: ${Math.round(suite.durationMs)} ms`;
  } finally {
    await cluster.close();
  }
}
