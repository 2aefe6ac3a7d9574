import type { Host } from '../../src/core/host.ts';
import { obtainKafka } from '../../src/kafka/distribution.ts';
import { findJava } from '../../src/kafka/java.ts';
import { createProcessLauncher } from '../../src/kafka/process-launcher.ts';
import { ALL_CHECKS } from '../../src/sanity/checks/all.ts';
import { withClient } from '../../src/sanity/cluster-client.ts';
import { runSanity } from '../../src/sanity/runner.ts';
import { createTopic, expectRecords, produce } from '../../src/sanity/topic-records.ts';
import { runTool, TOOLS_KAFKA } from './kafka-tools.ts';
import { compare, type Row } from './rounds.ts';

/** Create, produce and consume: the suite's client against Kafka's console tools, on the same broker. */
export async function roundTrip(host: Host): Promise<Row[]> {
  const kafka = await obtainKafka(host, { version: TOOLS_KAFKA });
  const java = await findJava(host);
  const launcher = createProcessLauncher(host, { kafkaVersion: kafka.version, libs: kafka.libs, java });
  const cluster = await launcher.launch({ mode: 'combined', brokers: 1 }, host.signal);
  const bootstrap = cluster.bootstrap();
  let topics = 0;
  try {
    const row = await compare({
      what: 'create, produce, consume by the suite’s client',
      yardstick: `kafka-topics, kafka-console-producer, kafka-console-consumer of ${TOOLS_KAFKA}`,
      rounds: 3,
      measured: () => byClient(host, bootstrap, `client-${topics++}`),
      fixed: () => byTools(host, kafka.root, bootstrap, `tools-${topics++}`),
    });
    return [row];
  } finally {
    await cluster.close();
  }
}

async function byClient(host: Host, bootstrap: readonly string[], topic: string): Promise<void> {
  const records = [{ key: 'key', value: 'message' }];
  await withClient(bootstrap, host.signal, async (client) => {
    await createTopic(client, topic);
    await produce(client, topic, records);
    await expectRecords(client, topic, records);
  });
}

async function byTools(host: Host, root: string, bootstrap: readonly string[], topic: string): Promise<void> {
  const at = ['--bootstrap-server', bootstrap.join(','), '--topic', topic];
  await runTool(host, root, ['kafka-topics.sh', ...at, '--create']);
  await runTool(host, root, ['kafka-console-producer.sh', ...at], 'message\n');
  await runTool(host, root, ['kafka-console-consumer.sh', ...at, '--from-beginning', '--max-messages', '1']);
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
