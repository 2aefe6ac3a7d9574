import { type AnyProducer, type KafkaClient, ProduceAcks } from '../../kafka/client.ts';
import { fetchRecords } from '../../kafka/client-fetch.ts';
import { errorNames, produceInSequence, requests } from '../../kafka/client-requests.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { committed } from '../group-offsets.ts';
import { createTopic, endOffset } from '../topic-records.ts';

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
  {
    id: 'producer-idempotent',
    title:
      'A batch that is sent twice with the same sequence is stored once; a gap in the sequence is refused',
    area: 'transactions',
    priority: 'P1',
    needs: SHARED,
    run: storesOnce,
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

async function storesOnce({ cluster, unique, signal }: CheckContext): Promise<void> {
  const topic = unique('once');
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await createTopic(client, topic);
    await eventually(
      'The new topic',
      () => client.admin.listTopics(),
      (topics) => topics.includes(topic),
      signal,
    );
    const connection = await client.connection();
    const { producerId, producerEpoch } = await takeProducerId(client, null, signal);
    const send = async (sequence: number) => {
      const record = { topic, value: Buffer.from(`${sequence}`) };
      await produceInSequence(connection, record, { producerId, producerEpoch, sequence });
    };
    await send(0);
    await send(1);
    await send(1);
    expectEqual(await endOffset(client, topic), 2n, 'end offset after a repeated batch');
    const refused = failureText(await expectFailure(() => send(7), 'A batch after a gap'));
    expectThat(/out of order/i.test(refused), `The refusal should be about the order, but says: ${refused}`);
  });
}

const SOON_ANSWERED = [
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'CONCURRENT_TRANSACTIONS',
];

/** Asks the coordinator as a producer does that starts; an open transaction of the id is aborted by that. */
async function takeProducerId(client: KafkaClient, transactionalId: string | null, signal: AbortSignal) {
  const answer = await eventually(
    'A producer id',
    async () => {
      try {
        return await requests.initProducerId(await client.connection(), transactionalId, 60_000);
      } catch (error) {
        if (errorNames(error).some((name) => SOON_ANSWERED.includes(name))) return undefined;
        throw error;
      }
    },
    (found) => found !== undefined,
    signal,
  );
  if (answer === undefined) throw new Error('no producer id');
  return answer;
}

async function begin(producer: AnyProducer) {
  // The library would present itself as the producer 0, epoch 0, which fences it off a broker's first id.
  return await producer.beginTransaction({ producerId: -1n, producerEpoch: -1 });
}

function message(topic: string, value: string) {
  return { topic, partition: 0, key: null, value: Buffer.from(value) };
}

async function committedValues(client: KafkaClient, topic: string, waitMs = 500): Promise<string[]> {
  const records = await fetchRecords(client.admin, {
    topic,
    partition: 0,
    offset: 0n,
    committed: true,
    waitMs,
  });
  return records.map(({ value }) => `${value}`);
}

/** Markers are written after the answer to the commit. */
async function expectCommitted(
  client: KafkaClient,
  topic: string,
  expected: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const values = await eventually(
    `Committed records of ${topic}`,
    () => committedValues(client, topic),
    (found) => found.length >= expected.length,
    signal,
  );
  expectEqual(values, [...expected], `committed records of ${topic}`);
}
