import { type KafkaClient, ProduceAcks } from '../kafka/client.ts';
import { fetchRecords, type StoredRecord } from '../kafka/client-fetch.ts';
import { expectEqual, expectThat } from './expectation.ts';

/** What checks write and expect to read again. */
export interface TestRecord {
  readonly key: string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly partition?: number;
  /** Milliseconds since 1970; now unless told. */
  readonly timestamp?: bigint;
}

/** Creates a topic; one partition and one replica unless told. */
export async function createTopic(
  client: KafkaClient,
  topic: string,
  options: {
    readonly partitions?: number;
    readonly replicas?: number;
    readonly configs?: Readonly<Record<string, string>>;
  } = {},
): Promise<void> {
  await client.admin.createTopics({
    topics: [topic],
    partitions: options.partitions ?? 1,
    replicas: options.replicas ?? 1,
    configs: Object.entries(options.configs ?? {}).map(([name, value]) => ({ name, value })),
  });
}

/** Sends all in one request per partition, and waits for the acknowledgement of all replicas. */
export async function produce(
  client: KafkaClient,
  topic: string,
  records: readonly TestRecord[],
): Promise<void> {
  await client.producer.send({
    // The library's default is the leader alone, even where the producer was made with another.
    acks: ProduceAcks.ALL,
    messages: records.map(({ key, value, headers, partition, timestamp }) => ({
      topic,
      key: bytes(key),
      value: bytes(value),
      partition: partition ?? 0,
      ...(headers === undefined ? {} : { headers: headerMap(headers) }),
      ...(timestamp === undefined ? {} : { timestamp }),
    })),
  });
}

/** All records of a partition up to the end that it had when this was called. */
export async function readAll(
  client: KafkaClient,
  topic: string,
  partition = 0,
  first = 0n,
): Promise<StoredRecord[]> {
  const end = await endOffset(client, topic, partition);
  const records: StoredRecord[] = [];
  for (let offset = first; offset < end; ) {
    const batch = await fetchRecords(client.admin, { topic, partition, offset });
    const last = batch.at(-1);
    expectThat(
      last !== undefined,
      `${topic}-${partition} ends at ${end}, but nothing can be read at ${offset}`,
    );
    records.push(...batch);
    offset = last.offset + 1n;
  }
  return records;
}

/** The offset that the next record of the partition will get. */
export async function endOffset(client: KafkaClient, topic: string, partition = 0): Promise<bigint> {
  return await offsetAt(client, topic, -1n, partition);
}

/** The offset of the oldest record that is still there. */
export async function startOffset(client: KafkaClient, topic: string, partition = 0): Promise<bigint> {
  return await offsetAt(client, topic, -2n, partition);
}

/** The first offset with this time stamp or a later one (milliseconds since 1970); -1 where there is none. */
export async function offsetAt(
  client: KafkaClient,
  topic: string,
  timestamp: bigint,
  partition = 0,
): Promise<bigint> {
  const wanted = { partitionIndex: partition, timestamp };
  const [listed] = await client.admin.listOffsets({ topics: [{ name: topic, partitions: [wanted] }] });
  return listed?.partitions[0]?.offset ?? -1n;
}

/** Reads the partition and compares it, record by record, with what was sent. */
export async function expectRecords(
  client: KafkaClient,
  topic: string,
  expected: readonly TestRecord[],
  partition = 0,
): Promise<void> {
  const stored = await readAll(client, topic, partition);
  expectEqual(stored.length, expected.length, `number of records in ${topic}-${partition}`);
  for (const [index, record] of expected.entries()) {
    const found = stored[index];
    expectEqual(found?.offset, BigInt(index), `offset of record ${index}`);
    expectEqual(plain(found?.key), plain(bytes(record.key)), `key of record ${index}`);
    expectEqual(plain(found?.value), plain(bytes(record.value)), `value of record ${index}`);
    const headers = (found?.headers ?? []).map(([name, value]) => [`${name}`, `${value}`]);
    expectEqual(headers, Object.entries(record.headers ?? {}), `headers of record ${index}`);
  }
}

function bytes(value: Buffer | string | null): Buffer | null {
  return typeof value === 'string' ? Buffer.from(value) : value;
}

/** The client hands out views of its own Buffer kind; equality is about the bytes. */
function plain(value: Buffer | null | undefined): Buffer | null | undefined {
  return value ? Buffer.from(value) : value;
}

function headerMap(headers: Readonly<Record<string, string>>): Map<Buffer, Buffer> {
  return new Map(Object.entries(headers).map(([name, value]) => [Buffer.from(name), Buffer.from(value)]));
}
