import { ProduceAcks } from '../../kafka/client.ts';
import { fetchRecords } from '../../kafka/client-fetch.ts';
import { requests } from '../../kafka/client-requests.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { committed } from '../group-offsets.ts';
import { createTopic, endOffset } from '../topic-records.ts';
import { begin, committedValues, expectCommitted, message, takeProducerId } from '../transaction-client.ts';

const SHARED = { cluster: 'shared' } as const;

export const transactionChecks: readonly Check[] = [
  {
    id: 'transaction-commit',
    title:
      'Records of a transaction in two topics are seen by readers of committed data after the commit only',
    area: 'transactions',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const topics = [unique('left'), unique('right')];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        for (const topic of topics) await createTopic(client, topic);
        const transaction = await begin(client.transactional(unique('tx')));
        for (const topic of topics) await transaction.send({ messages: [message(topic, 'in both')] });
        for (const topic of topics) {
          expectEqual(
            await committedValues(client, topic, 50),
            [],
            `committed in ${topic} before the commit`,
          );
          expectEqual(await endOffset(client, topic), 1n, 'end offset before the commit');
        }
        await transaction.commit();
        for (const topic of topics) await expectCommitted(client, topic, ['in both'], signal);
      });
    },
  },
  {
    id: 'transaction-abort',
    title: 'Records of an aborted transaction are never seen by readers of committed data',
    area: 'transactions',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const topic = unique('aborted');
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        const producer = client.transactional(unique('tx'));
        const aborted = await begin(producer);
        await aborted.send({ messages: [message(topic, 'aborted')] });
        await aborted.abort();
        const kept = await begin(producer);
        await kept.send({ messages: [message(topic, 'kept')] });
        await kept.commit();
        await expectCommitted(client, topic, ['kept'], signal);
        const all = await fetchRecords(client.admin, { topic, partition: 0, offset: 0n });
        expectEqual(
          all.map(({ value }) => `${value}`),
          ['aborted', 'kept'],
          'records of the log',
        );
      });
    },
  },
  {
    id: 'transaction-fencing',
    title: 'A second producer of the same transactional id fences the first off',
    area: 'transactions',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal, note }) {
      const [topic, id] = [unique('fenced'), unique('tx')];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        const old = await begin(client.transactional(id));
        await old.send({ messages: [message(topic, 'of the old one')] });
        await takeProducerId(client, id, signal);
        const fenced = await expectFailure(async () => {
          await old.send({ messages: [message(topic, 'too late')] });
          await old.commit();
        }, 'A commit of a fenced producer');
        note(failureText(fenced));
        expectThat(/epoch|fenced/i.test(failureText(fenced)), `Not fenced, but: ${failureText(fenced)}`);
        const next = await begin(client.transactional(id));
        await next.send({ messages: [message(topic, 'of the new one')] });
        await next.commit();
        await expectCommitted(client, topic, ['of the new one'], signal);
      });
    },
  },
  {
    id: 'transaction-offsets',
    title: 'An offset that is committed in a transaction counts only once the transaction does',
    area: 'transactions',
    priority: 'P1',
    needs: SHARED,
    run: commitsOffset,
  },
  {
    id: 'transaction-describe',
    title:
      'An open transaction is described as ongoing with its partitions, and as complete after the commit',
    area: 'transactions',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const [topic, id] = [unique('described'), unique('tx')];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        const transaction = await begin(client.transactional(id));
        await transaction.send({ messages: [message(topic, 'x')] });
        const describe = async () => {
          const { transactionStates } = await requests.describeTransactions(await client.connection(), [id]);
          return transactionStates[0];
        };
        const open = await describe();
        expectEqual(open?.transactionState, 'Ongoing', 'state before the commit');
        expectEqual(
          open?.topics.map((each) => each.topic),
          [topic],
          'topics of the transaction',
        );
        await transaction.commit();
        await eventually(
          'CompleteCommit',
          describe,
          (state) => state?.transactionState === 'CompleteCommit',
          signal,
        );
      });
    },
  },
];

async function commitsOffset({ cluster, unique, signal }: CheckContext): Promise<void> {
  const [topic, group] = [unique('source'), unique('group')];
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await createTopic(client, topic);
    await client.producer.send({ acks: ProduceAcks.ALL, messages: [message(topic, 'consumed')] });
    const consumer = client.consumer(group);
    const stream = await consumer.consume({ topics: [topic], mode: 'earliest' });
    const { value: record } = await stream[Symbol.asyncIterator]().next();
    expectThat(record !== undefined, 'Nothing was consumed');
    expectEqual(`${record.value}`, 'consumed', 'record');
    const producer = client.transactional(unique('tx'));
    for (const end of ['abort', 'commit'] as const) {
      const transaction = await begin(producer);
      await transaction.addConsumer(consumer);
      await transaction.addOffset(record);
      await transaction[end]();
      const offset = () => committed(client, group, topic);
      if (end === 'commit') await eventually('The committed offset', offset, (found) => found === 1n, signal);
      else expectThat(((await offset()) ?? -1n) < 0n, 'An aborted transaction committed an offset');
    }
  });
}
