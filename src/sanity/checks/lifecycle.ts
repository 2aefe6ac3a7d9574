import { type BrokerNode, type Cluster, stoppedByItself } from '../../kafka/broker.ts';
import type { Check } from '../check.ts';
import { withClient } from '../cluster-client.ts';
import { expectEqual, expectThat } from '../expectation.ts';
import { commit, committed } from '../group-offsets.ts';
import { createTopic, endOffset, expectRecords, produce, type TestRecord } from '../topic-records.ts';

const ONE = { mode: 'combined', brokers: 1 } as const;
/**
 * A controller refuses a broker of the same id until the session of the killed one has run out; nine
 * seconds unless told.
 */
const SOON_MISSED = { 'broker.session.timeout.ms': '3000', 'broker.heartbeat.interval.ms': '500' };
const RECORDS: readonly TestRecord[] = Array.from({ length: 100 }, (_, index) => ({
  key: `${index}`,
  value: `value ${index}`,
}));

export const lifecycleChecks: readonly Check[] = [
  {
    id: 'up',
    title: 'Every node is in service under the cluster id it was formatted with',
    area: 'lifecycle',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, signal, note }) {
      const brokers = cluster.nodes.filter((node) => node.roles.includes('broker'));
      await withClient(cluster.bootstrap(), signal, async (client) => {
        const metadata = await client.admin.metadata({ forceUpdate: true });
        expectEqual(metadata.id, cluster.clusterId, 'cluster id');
        expectEqual(
          [...metadata.brokers.keys()].sort(),
          brokers.map((node) => node.nodeId).sort(),
          'brokers in service',
        );
        const apis = await client.admin.listApis();
        note(`${apis.length} APIs offered`);
        expectThat(apis.length > 40, `Only ${apis.length} APIs are offered`);
      });
    },
  },
  {
    id: 'restart',
    title: 'After a graceful stop and a start, records and committed offsets are still there',
    area: 'lifecycle',
    priority: 'P0',
    needs: { cluster: ONE, timeoutMs: 90_000 },
    async run(context) {
      await survives(context, async (node) => {
        const stopped = await node.stop();
        context.note(`stopped after ${stopped.tookMs} ms with ${stopped.code ?? stopped.signal}`);
        expectThat(
          stoppedByItself(stopped),
          `The broker did not stop gracefully: code ${stopped.code}, signal ${stopped.signal}`,
        );
      });
    },
  },
  {
    id: 'kill-recovery',
    title: 'After kill -9 and a start, acknowledged records and committed offsets are still there',
    area: 'lifecycle',
    priority: 'P0',
    needs: { cluster: { ...ONE, properties: SOON_MISSED }, timeoutMs: 90_000 },
    async run(context) {
      await survives(context, async (node) => {
        await node.kill();
        expectThat(!node.running, 'The broker still runs after SIGKILL');
      });
    },
  },
];

/** Writes and commits, lets the node go and come back, and looks for both. */
async function survives(
  context: { readonly cluster: Cluster; readonly signal: AbortSignal; unique(prefix: string): string },
  interrupt: (node: BrokerNode) => Promise<void>,
): Promise<void> {
  const { cluster, signal, unique } = context;
  const [topic, group] = [unique('survivor'), unique('group')];
  const [node] = cluster.nodes;
  expectThat(node !== undefined, 'The cluster has no node');
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await createTopic(client, topic);
    await produce(client, topic, RECORDS);
    await commit(client, group, topic, 42n);
  });
  await interrupt(node);
  await node.start();
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await expectRecords(client, topic, RECORDS);
    expectEqual(await committed(client, group, topic), 42n, 'committed offset');
    await produce(client, topic, [{ key: 'after', value: 'restart' }]);
    expectEqual(
      await endOffset(client, topic),
      BigInt(RECORDS.length + 1),
      'end offset after one more record',
    );
  });
}
