import type { AnyProducer, KafkaClient } from '../kafka/client.ts';
import { fetchRecords } from '../kafka/client-fetch.ts';
import { errorNames, requests } from '../kafka/client-requests.ts';
import { eventually } from './cluster-client.ts';
import { expectEqual } from './expectation.ts';

const SOON_ANSWERED = [
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'CONCURRENT_TRANSACTIONS',
];

/** Asks the coordinator as a producer does that starts; an open transaction of the id is aborted by that. */
export async function takeProducerId(
  client: KafkaClient,
  transactionalId: string | null,
  signal: AbortSignal,
) {
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

/** Begins a transaction of the producer. */
export async function begin(producer: AnyProducer) {
  // The library would present itself as the producer 0, epoch 0, which fences it off a broker's first id.
  return await producer.beginTransaction({ producerId: -1n, producerEpoch: -1 });
}

/** A record without key for partition 0. */
export function message(topic: string, value: string) {
  return { topic, partition: 0, key: null, value: Buffer.from(value) };
}

/** What readers of committed data see within the wait, milliseconds. */
export async function committedValues(client: KafkaClient, topic: string, waitMs = 500): Promise<string[]> {
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
export async function expectCommitted(
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
