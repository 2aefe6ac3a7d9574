import { electPreferredLeaders, errorNames, produceOnce, requests } from '../../kafka/client-requests.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { commit, committed } from '../group-offsets.ts';
import { addressesOf, expectReplicasEverywhere, nodeOf, partitionOf, without } from '../partition-state.ts';
import { createTopic, expectRecords, produce } from '../topic-records.ts';

const THREE = { cluster: 'three', timeoutMs: 90_000 } as const;
const ALONE = { ...THREE, alone: true } as const;
const RECORDS = [{ key: 'k', value: 'v' }];
const QUORUM = [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }];
const GROUP = 0;

export const replicationChecks: readonly Check[] = [
  {
    id: 'cluster-quorum',
    title: 'The quorum has a leader and three voters that follow it',
    area: 'cluster',
    priority: 'P1',
    needs: THREE,
    async run({ cluster, signal }) {
      await withClient(cluster.bootstrap(), signal, async (client) => {
        const quorum = await quorumOf(await client.connection());
        expectEqual(quorum?.currentVoters.map(({ replicaId }) => replicaId).toSorted(), [1, 2, 3], 'voters');
        expectThat([1, 2, 3].includes(quorum?.leaderId ?? -1), `The leader is ${quorum?.leaderId}`);
        await eventually(
          'Voters that have all of the log',
          async () => await quorumOf(await client.connection()),
          (found) =>
            found?.currentVoters.every(
              ({ logEndOffset }) => logEndOffset >= (quorum?.highWatermark ?? 0n),
            ) === true,
          signal,
        );
      });
    },
  },
  {
    id: 'cluster-reassignment',
    title: 'A partition moves to other brokers with its records',
    area: 'cluster',
    priority: 'P1',
    needs: THREE,
    async run(context) {
      const { cluster, signal } = context;
      const topic = await topicOn(context, [1, 2]);
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await produce(client, topic, RECORDS);
        await reassign(context, topic, [3, 2]);
        await expectRecords(client, topic, RECORDS);
        const { topics } = await requests.listPartitionReassignments(await client.connection(), 10_000, [
          { name: topic, partitionIndexes: [0] },
        ]);
        expectEqual(topics, [], 'reassignments that go on');
      });
    },
  },
  {
    id: 'cluster-leader-election',
    title: 'The preferred replica becomes the leader when it is asked to',
    area: 'cluster',
    priority: 'P1',
    needs: THREE,
    async run(context) {
      const { cluster, signal } = context;
      const topic = await topicOn(context, [1, 2, 3]);
      await reassign(context, topic, [2, 1, 3]);
      await withClient(cluster.bootstrap(), signal, async (client) => {
        const leader = async () => (await partitionOf(topic, cluster.bootstrap(), signal))?.leader;
        expectEqual(await leader(), 1, 'leader before the election');
        await electPreferredLeaders(await client.connection(), topic, [0]);
        await eventually('The preferred leader', leader, (found) => found === 2, signal);
        await produce(client, topic, RECORDS);
      });
    },
  },
  {
    id: 'cluster-min-insync',
    title: 'With fewer replicas in sync than demanded a write is refused, and taken once the broker is back',
    area: 'cluster',
    priority: 'P1',
    needs: ALONE,
    async run(context) {
      const { cluster, signal } = context;
      const topic = await topicOn(context, [1, 2, 3], { 'min.insync.replicas': '3' });
      await without(nodeOf(cluster, 3), async () => {
        const left = addressesOf(cluster);
        const partition = await eventually(
          'Two replicas in sync',
          () => partitionOf(topic, left, signal),
          (found) => found?.isr.length === 2,
          signal,
        );
        await withClient(left, signal, async (client) => {
          const leader = await client.connection(partition?.leader);
          const error = await expectFailure(
            () => produceOnce(leader, { topic, value: Buffer.from('v') }),
            'A write with two replicas of three',
          );
          expectThat(
            /NOT_ENOUGH_REPLICAS/.test(`${errorNames(error)}`),
            `Refused for another reason: ${failureText(error)}`,
          );
        });
      });
      await expectReplicasEverywhere(cluster, topic, 3, signal);
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await produce(client, topic, RECORDS);
        await expectRecords(client, topic, RECORDS);
      });
    },
  },
  {
    id: 'cluster-controller-failover',
    title:
      'When the active controller dies, another takes over and creates topics, and groups keep their offsets',
    area: 'cluster',
    priority: 'P1',
    needs: ALONE,
    run: survivesController,
  },
];

async function survivesController(context: CheckContext): Promise<void> {
  const { cluster, signal, unique, note } = context;
  const [topic, group] = [await topicOn(context, [1, 2, 3]), unique('group')];
  const active = await withClient(cluster.bootstrap(), signal, async (client) => {
    await produce(client, topic, RECORDS);
    await commit(client, group, topic, 1n);
    const [coordinator] = await client.admin.findCoordinator({ keyType: GROUP, keys: [group] });
    note(`coordinator of the group: ${coordinator?.nodeId}`);
    return (await quorumOf(await client.connection()))?.leaderId;
  });
  note(`kills the controller ${active}`);
  await without(nodeOf(cluster, active), async () => {
    const left = addressesOf(cluster);
    const next = unique('after');
    await eventually(
      'A topic made by the new controller',
      async () => {
        try {
          await withClient(left, signal, async (client) => await createTopic(client, next));
          return 'made';
        } catch (error) {
          return failureText(error);
        }
      },
      (outcome) => outcome === 'made' || /already exists/i.test(outcome),
      signal,
    );
    await withClient(left, signal, async (client) => {
      const leader = (await quorumOf(await client.connection()))?.leaderId;
      expectThat(leader !== active, `The dead node ${active} still counts as the controller`);
      expectEqual(await committed(client, group, topic), 1n, 'committed offset');
    });
  });
}

async function quorumOf(connection: Parameters<typeof requests.describeQuorum>[0]) {
  const { topics } = await requests.describeQuorum(connection, QUORUM);
  return topics[0]?.partitions[0];
}

/** Makes a topic of one partition on these brokers, and waits until every broker knows it. */
async function topicOn(
  { cluster, unique, signal }: CheckContext,
  replicas: readonly number[],
  configs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const topic = unique('placed');
  await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
    await admin.createTopics({
      topics: [topic],
      // The library takes either a number of partitions or their places.
      partitions: -1,
      replicas: -1,
      assignments: [{ partition: 0, brokers: [...replicas] }],
      configs: Object.entries(configs).map(([name, value]) => ({ name, value })),
    });
  });
  await expectReplicasEverywhere(cluster, topic, replicas.length, signal);
  return topic;
}

/** Asks for other replicas and waits until they are there and nobody else. */
async function reassign(context: CheckContext, topic: string, replicas: readonly number[]): Promise<void> {
  const { cluster, signal } = context;
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await requests.alterPartitionReassignments(await client.connection(), 10_000, false, [
      { name: topic, partitions: [{ partitionIndex: 0, replicas: [...replicas] }] },
    ]);
  });
  await eventually(
    `Replicas ${replicas.join(', ')}, all in sync`,
    () => partitionOf(topic, cluster.bootstrap(), signal),
    (found) =>
      `${found?.replicas}` === `${replicas}` && `${found?.isr.toSorted()}` === `${replicas.toSorted()}`,
    signal,
  );
}
