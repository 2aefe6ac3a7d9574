import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual } from '../expectation.ts';
import {
  addressesOf,
  expectReplicasEverywhere,
  nodeOf,
  partitionOf,
  without,
  withoutForGood,
} from '../partition-state.ts';
import { createTopic, endOffset, expectRecords, produce } from '../topic-records.ts';

const MULTI_NODE_MS = 150_000;
const RECORDS = [
  { key: 'replicated', value: 'three times' },
  { key: 'null', value: null },
] as const;
/** A dead broker is to be noticed soon: what is tested is that its records survive, not Kafka's patience. */
const SOON_MISSED = { 'broker.session.timeout.ms': '3000', 'broker.heartbeat.interval.ms': '500' };

export const clusterChecks: readonly Check[] = [
  {
    id: 'cluster-combined',
    title: 'Three combined nodes replicate a record three times, and it survives the death of its leader',
    area: 'cluster',
    priority: 'P0',
    needs: { cluster: 'three', alone: true, timeoutMs: MULTI_NODE_MS },
    run: (context) => survivesLeader(context, without),
  },
  {
    id: 'cluster-isolated-single',
    title: 'A broker with its controller apart takes and gives records',
    area: 'cluster',
    priority: 'P0',
    needs: { cluster: 'apart' },
    async run({ cluster, unique, signal }) {
      const topic = unique('isolated');
      expectEqual(
        cluster.nodes.map(({ roles }) => roles.join()),
        ['broker', 'controller'],
        'roles of the nodes',
      );
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        await produce(client, topic, RECORDS);
        await expectRecords(client, topic, RECORDS);
      });
    },
  },
  {
    id: 'cluster-isolated',
    title: 'Three brokers with three controllers apart keep a record when its leader dies',
    area: 'cluster',
    priority: 'P0',
    needs: { cluster: { mode: 'isolated', brokers: 3, properties: SOON_MISSED }, timeoutMs: MULTI_NODE_MS },
    run: (context) => survivesLeader(context, withoutForGood),
  },
];

/** Replication factor 3: kills the leader of the only partition and reads from whoever leads next. */
async function survivesLeader(
  { cluster, unique, signal, note }: CheckContext,
  whileDead: typeof without,
): Promise<void> {
  const topic = unique('replicated');
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await createTopic(client, topic, { replicas: 3, configs: { 'min.insync.replicas': '2' } });
    await expectReplicasEverywhere(cluster, topic, 3, signal);
    await produce(client, topic, RECORDS);
  });
  const partition = await partitionOf(topic, cluster.bootstrap(), signal);
  const leader = nodeOf(cluster, partition?.leader);
  note(`kills node ${leader.nodeId}`);
  await whileDead(leader, async () => {
    const left = addressesOf(cluster);
    await eventually(
      'A new leader',
      () => partitionOf(topic, left, signal),
      (found) => found !== undefined && found.leader >= 0 && found.leader !== leader.nodeId,
      signal,
    );
    await withClient(left, signal, async (client) => {
      // A new leader shows records only once it knows that its followers have them too.
      await eventually(
        'The old end offset at the new leader',
        () => endOffset(client, topic),
        (offset) => offset >= RECORDS.length,
        signal,
      );
      await expectRecords(client, topic, RECORDS);
      await produce(client, topic, [{ key: 'after', value: 'the death of the leader' }]);
    });
  });
}
