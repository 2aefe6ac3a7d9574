import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../src/core/host.ts';
import type { BrokerNode, Cluster, ClusterSpec } from '../../src/kafka/broker.ts';
import type { Access } from '../../src/kafka/client.ts';
import { obtainKafka } from '../../src/kafka/distribution.ts';
import { findJava } from '../../src/kafka/java.ts';
import { startJmxProbe } from '../../src/kafka/jmx.ts';
import { createProcessLauncher } from '../../src/kafka/process-launcher.ts';
import { withClient } from '../../src/sanity/cluster-client.ts';
import { expectThat } from '../../src/sanity/expectation.ts';
import { keysOf } from '../../src/sanity/security/keys.ts';
import { securedSpec, TLS, tlsAccess } from '../../src/sanity/security/secured.ts';
import { createTopic, expectRecords, produce } from '../../src/sanity/topic-records.ts';
import { runTool, TOOLS_KAFKA } from './kafka-tools.ts';
import { timed } from './rounds.ts';

const PEM = 'PEM';
const RECORD = { key: 'key', value: 'message' } as const;
const BEAN = 'kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec';

/** One way to do what a flow consists of: this project's client, or Kafka's command-line tools. */
interface Hands {
  create(topic: string, listener?: string): Promise<void>;
  produce(topic: string, listener?: string): Promise<void>;
  consume(topic: string, listener?: string): Promise<void>;
  /** Messages that the first broker has counted. */
  count(): Promise<number>;
}

/** What one flow took either way, brokers' starts and stops left out, milliseconds. */
export interface FlowTimes {
  readonly mode: ClusterSpec['mode'];
  readonly flow: string;
  readonly oursMs: number;
  readonly theirsMs: number;
}

/**
 * The flows of Kafka's own docker_sanity_test.py (metrics, SSL, file input, restart) on three combined nodes and on
 * three brokers with three controllers apart, each once with either hands. What starts and stops brokers is left out.
 */
export async function upstreamFlows(host: Host): Promise<FlowTimes[]> {
  return [...(await flowsOn(host, 'combined')), ...(await flowsOn(host, 'isolated'))];
}

/** All flows of these together, and our part of their time. */
export function totalOf(times: readonly FlowTimes[]): { oursMs: number; theirsMs: number; ratio: number } {
  const oursMs = times.reduce((sum, each) => sum + each.oursMs, 0);
  const theirsMs = times.reduce((sum, each) => sum + each.theirsMs, 0);
  return { oursMs, theirsMs, ratio: oursMs / theirsMs };
}

export function flowLines(times: readonly FlowTimes[]): string[] {
  const { oursMs, theirsMs, ratio } = totalOf(times);
  return [
    `flows of Kafka’s docker_sanity_test.py by the suite: ${Math.round(oursMs)} ms; by the command-line tools of ${TOOLS_KAFKA}: ${Math.round(theirsMs)} ms`,
    `  ratio ${ratio.toFixed(3)}`,
    ...times.map(
      (each) =>
        `  ${each.mode} ${each.flow}: ${Math.round(each.oursMs)} ms against ${Math.round(each.theirsMs)} ms`,
    ),
  ];
}

async function flowsOn(host: Host, mode: ClusterSpec['mode']): Promise<FlowTimes[]> {
  const kafka = await obtainKafka(host, { version: TOOLS_KAFKA });
  const java = await findJava(host);
  const launcher = createProcessLauncher(host, { kafkaVersion: kafka.version, libs: kafka.libs, java });
  const cluster = await launcher.launch(await specOf(host, mode), host.signal);
  const [first] = cluster.nodes;
  try {
    expectThat(first !== undefined, 'The cluster has no node');
    // Whoever is first brings the broker's own code to speed, for both.
    const [theirs, ours] = [await toolHands(host, kafka.root, cluster), clientHands(host, cluster)];
    const times: FlowTimes[] = [];
    for (const [flow, run] of Object.entries(FLOWS)) {
      const topic = (who: string) => `${flow.replace(' ', '-')}-${who}`;
      const oursMs = await run(ours, topic('ours'), first);
      times.push({ mode, flow, oursMs, theirsMs: await run(theirs, topic('theirs'), first) });
    }
    return times;
  } finally {
    await cluster.close();
  }
}

/** Each answers with the milliseconds that its hands were at work. */
const FLOWS: Readonly<Record<string, (hands: Hands, topic: string, node: BrokerNode) => Promise<number>>> = {
  metrics: async (hands, topic) =>
    await timed(async () => {
      await hands.create(topic);
      const before = await hands.count();
      await hands.produce(topic);
      await hands.consume(topic);
      expectThat((await hands.count()) > before, 'The metric did not move');
    }),
  ssl: async (hands, topic) => await timed(() => thereAndBack(hands, topic, PEM)),
  'file input': async (hands, topic) => await timed(() => thereAndBack(hands, topic, TLS)),
  async restart(hands, topic, node) {
    const before = await timed(async () => {
      await hands.create(topic);
      await hands.produce(topic);
    });
    await node.stop();
    await node.start();
    return before + (await timed(() => hands.consume(topic)));
  },
};

async function thereAndBack(hands: Hands, topic: string, listener: string): Promise<void> {
  await hands.create(topic, listener);
  await hands.produce(topic, listener);
  await hands.consume(topic, listener);
}

/** A TLS listener with its key in the configuration, and one that reads it from a file. */
async function specOf(host: Host, mode: ClusterSpec['mode']): Promise<ClusterSpec> {
  const { properties = {} } = await securedSpec(host);
  const kept = Object.entries(properties).flatMap(([name, value]): [string, string][] => {
    if (name.startsWith('listener.name.tls.')) return [[name, value]];
    const pem = /^listener\.name\.mutual\.(ssl\.(?:keystore|truststore)\..*)/.exec(name)?.[1];
    return pem === undefined ? [] : [[`listener.name.pem.${pem}`, value]];
  });
  const listeners = [TLS, PEM].map((name) => ({ name, protocol: 'SSL' as const }));
  return { mode, brokers: 3, jmx: true, listeners, properties: Object.fromEntries(kept) };
}

function clientHands(host: Host, cluster: Cluster): Hands {
  const access = async (listener?: string): Promise<Access> =>
    listener === undefined ? {} : await tlsAccess(host);
  const by = async (listener: string | undefined, work: Parameters<typeof withClient>[2]) => {
    await withClient(cluster.bootstrap(listener), host.signal, work, await access(listener));
  };
  let probe: ReturnType<typeof startJmxProbe> | undefined;
  return {
    create: (topic, listener) => by(listener, (client) => createTopic(client, topic)),
    produce: (topic, listener) => by(listener, (client) => produce(client, topic, [RECORD])),
    consume: (topic, listener) => by(listener, (client) => expectRecords(client, topic, [RECORD])),
    async count() {
      const jmx = cluster.nodes[0]?.jmx;
      expectThat(jmx !== undefined, 'The broker has no JMX port');
      probe ??= findJava(host).then((java) => startJmxProbe(host, java));
      return await sumOver(cluster, async (endpoint) =>
        Number(await (await probe)?.read(endpoint, BEAN, 'Count', host.signal)),
      );
    },
  };
}

/** Whichever broker leads the topic counts its records. */
async function sumOver(
  { nodes }: Cluster,
  read: (endpoint: NonNullable<BrokerNode['jmx']>) => Promise<number>,
): Promise<number> {
  let sum = 0;
  for (const { jmx, roles } of nodes) {
    if (jmx !== undefined && roles.includes('broker')) sum += await read(jmx);
  }
  return sum;
}

/** Settings of the tools for the TLS listeners, as a file. */
async function clientFile(host: Host): Promise<string> {
  const folder = join(host.dirs.temp, 'flows');
  await mkdir(folder, { recursive: true });
  const { ca } = await keysOf(host);
  await writeFile(join(folder, 'ca.pem'), ca);
  const trust = ['ssl.truststore.type=PEM', `ssl.truststore.location=${join(folder, 'ca.pem')}`];
  const file = join(folder, 'client.properties');
  await writeFile(file, `${['security.protocol=SSL', ...trust].join('\n')}\n`);
  return file;
}

async function toolHands(host: Host, root: string, cluster: Cluster): Promise<Hands> {
  const client = await clientFile(host);
  const run = (name: string, args: readonly string[], input?: string) =>
    runTool(host, root, [name, ...args], input);
  const at = (listener?: string) => [
    '--bootstrap-server',
    cluster.bootstrap(listener).join(','),
    ...(listener === undefined ? [] : ['--command-config', client]),
  ];
  return {
    async create(topic, listener) {
      const size = ['--partitions', '1', '--replication-factor', '1'];
      await run('kafka-topics.sh', [...at(listener), '--create', '--topic', topic, ...size]);
    },
    async produce(topic, listener) {
      const keyed = ['--property', 'parse.key=true', '--property', 'key.separator=:'];
      await run('kafka-console-producer.sh', [...at(listener), '--topic', topic, ...keyed], 'key:message\n');
    },
    async consume(topic, listener) {
      const once = ['--from-beginning', '--max-messages', '1', '--timeout-ms', '60000'];
      const read = await run('kafka-console-consumer.sh', [...at(listener), '--topic', topic, ...once]);
      expectThat(read.trim() === RECORD.value, `The consumer printed ${read}`);
    },
    count: () =>
      sumOver(cluster, async (endpoint) => countIn(await run('kafka-run-class.sh', jmxToolArgs(endpoint)))),
  };
}

function jmxToolArgs({ host, port }: NonNullable<BrokerNode['jmx']>): string[] {
  const url = `service:jmx:rmi:///jndi/rmi://${host}:${port}/jmxrmi`;
  const what = ['--object-name', BEAN, '--attributes', 'Count', '--one-time'];
  return ['org.apache.kafka.tools.JmxTool', '--jmx-url', url, ...what];
}

/** The last column of the last line. */
function countIn(printed: string): number {
  return Number(printed.trim().split('\n').at(-1)?.split(',').at(-1));
}
