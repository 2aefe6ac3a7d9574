import { randomUUID } from 'node:crypto';
import type { Connection, KafkaClient } from '../../kafka/client.ts';
import { errorNames } from '../../kafka/client-requests.ts';
import { streamsHeartbeat, type Topology } from '../../kafka/client-streams.ts';
import type { Check } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual } from '../expectation.ts';
import { createTopic } from '../topic-records.ts';

const GROUP = 0;
const SOON_ANSWERED = ['NOT_COORDINATOR', 'COORDINATOR_LOAD_IN_PROGRESS', 'COORDINATOR_NOT_AVAILABLE'];

export const streamsGroupChecks: readonly Check[] = [
  {
    id: 'group-streams',
    title:
      'A streams group gets its tasks and its changelog topic, and shares the tasks with a second member',
    area: 'groups',
    priority: 'P1',
    // Streams groups are on by default since then (KIP-1071).
    needs: { cluster: 'shared', since: '4.2' },
    async run({ cluster, unique, signal }) {
      const [source, groupId] = [unique('source'), unique('group')];
      const topology = { source, changelog: `${groupId}-store-changelog` };
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, source, { partitions: 2 });
        const first = await join(client, { groupId, topology }, signal);
        const tasks = await eventually(
          'Both tasks for the only member',
          () => first.beat(),
          (found) => found.length === 2,
          signal,
        );
        expectEqual(tasks.toSorted(), [0, 1], 'tasks of the only member');
        await expectChangelog(client, topology);
        const second = await join(client, { groupId, topology }, signal);
        const shared = await eventually(
          'A task for each member',
          async () => [await first.beat(), await second.beat()],
          ([a, b]) => a?.length === 1 && b?.length === 1,
          signal,
        );
        expectEqual(shared.flat().toSorted(), [0, 1], 'tasks of both members together');
        await second.leave();
        await first.leave();
      });
    },
  },
];

/** The broker makes the topic of a store by itself, with as many partitions as the source has. */
async function expectChangelog({ admin }: KafkaClient, { changelog }: Topology): Promise<void> {
  const { topics } = await admin.metadata({ topics: [changelog], forceUpdate: true });
  expectEqual(topics.get(changelog)?.partitionsCount, 2, 'partitions of the changelog topic');
}

/** A member that takes and gives up tasks as it is told. */
async function join(
  client: KafkaClient,
  { groupId, topology }: { readonly groupId: string; readonly topology: Topology },
  signal: AbortSignal,
) {
  const member = { groupId, memberId: randomUUID(), processId: randomUUID() };
  const connection: Connection = await client.connection();
  await client.admin.findCoordinator({ keyType: GROUP, keys: [groupId] });
  let running: readonly number[] = [];
  let epoch = await eventually(
    'A coordinator',
    async () => {
      try {
        return (await streamsHeartbeat(connection, member, { epoch: 0, topology, running })).epoch;
      } catch (error) {
        if (errorNames(error).some((name) => SOON_ANSWERED.includes(name))) return -1;
        throw error;
      }
    },
    (joined) => joined >= 0,
    signal,
  );
  return {
    /** Says what it runs, and answers with what it runs from now on. */
    async beat(): Promise<readonly number[]> {
      const answer = await streamsHeartbeat(connection, member, { epoch, running });
      epoch = answer.epoch;
      running = answer.tasks ?? running;
      return running;
    },
    async leave(): Promise<void> {
      await streamsHeartbeat(connection, member, { epoch: -1 });
    },
  };
}
