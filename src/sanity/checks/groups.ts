import type { Consumer } from '../../kafka/client.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual } from '../expectation.ts';
import { committed } from '../group-offsets.ts';
import { createTopic, produce } from '../topic-records.ts';

const PARTITIONS = 4;

export const groupChecks: readonly Check[] = [
  {
    id: 'group-resume',
    title: 'A consumer group commits, and its next member goes on where the last one stopped',
    area: 'groups',
    priority: 'P0',
    needs: { cluster: 'shared' },
    run: (context) => resumes(context, 'classic'),
  },
  {
    id: 'group-rebalance',
    title: 'Two members of a group share its partitions, and the one that stays takes over all',
    area: 'groups',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const [topic, group] = [unique('shared'), unique('group')];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { partitions: PARTITIONS });
        const [first, second] = [client.consumer(group), client.consumer(group)];
        await join(first, topic);
        expectEqual(partitionsOf(first), [0, 1, 2, 3], 'partitions of the only member');
        await join(second, topic);
        await eventually(
          'Two partitions for each member',
          async () => [partitionsOf(first).length, partitionsOf(second).length],
          ([a, b]) => a === 2 && b === 2,
          signal,
        );
        expectEqual(
          [...partitionsOf(first), ...partitionsOf(second)].sort(),
          [0, 1, 2, 3],
          'partitions of both members together',
        );
        await second.close(true);
        await eventually(
          'All partitions for the member that stays',
          async () => partitionsOf(first),
          (partitions) => partitions.length === PARTITIONS,
          signal,
        );
      });
    },
  },
  {
    id: 'group-resume-consumer-protocol',
    title: 'The same with the group protocol of KIP-848',
    area: 'groups',
    priority: 'P1',
    needs: { cluster: 'shared', since: '4.0' },
    run: (context) => resumes(context, 'consumer'),
  },
];

async function resumes(
  { cluster, unique, signal }: CheckContext,
  protocol: 'classic' | 'consumer',
): Promise<void> {
  const [topic, group] = [unique('resume'), unique('group')];
  const values = Array.from({ length: 20 }, (_, index) => `value ${index}`);
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await createTopic(client, topic);
    await produce(
      client,
      topic,
      values.map((value) => ({ key: null, value })),
    );
    const first = client.consumer(group, { protocol });
    expectEqual(await take(first, topic, 8), values.slice(0, 8), 'records of the first member');
    await first.commit({ offsets: [{ topic, partition: 0, offset: 8n, leaderEpoch: 0 }] });
    expectEqual(await committed(client, group, topic), 8n, 'committed offset');
    await first.close(true);
    const second = client.consumer(group, { protocol });
    expectEqual(await take(second, topic, 12), values.slice(8), 'records of the second member');
  });
}

/** The values of the next records that the group has not committed yet. */
async function take(consumer: Consumer, topic: string, count: number): Promise<string[]> {
  const stream = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest' });
  const values: string[] = [];
  for await (const record of stream) {
    values.push(String(record.value));
    if (values.length === count) break;
  }
  return values;
}

/** Joins and goes on heartbeating; records are of no interest. */
async function join(consumer: Consumer, topic: string): Promise<void> {
  consumer.topics.track(topic);
  await consumer.joinGroup();
}

function partitionsOf(consumer: Consumer): number[] {
  return (consumer.assignments ?? []).flatMap(({ partitions }) => partitions).sort();
}
