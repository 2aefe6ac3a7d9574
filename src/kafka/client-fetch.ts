import { type Admin, type Connection, fetchV15, type RecordsBatch } from '@platformatic/kafka';

/** A record as it lies in the log. */
export interface StoredRecord {
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly (readonly [Buffer | null, Buffer | null])[];
}

/** By the number that a batch carries in its attributes. */
const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type Codec = (typeof CODECS)[number];

/** Records that were appended together. */
export interface StoredBatch {
  readonly codec: Codec | undefined;
  readonly producerId: bigint;
  readonly isControl: boolean;
  readonly firstOffset: bigint;
  /** First offset that does not belong to it any more. */
  readonly nextOffset: bigint;
  /** Milliseconds since 1970 of its newest record. */
  readonly maxTimestamp: bigint;
  readonly records: readonly StoredRecord[];
}

export interface Fetched {
  readonly batches: readonly StoredBatch[];
  readonly highWatermark: bigint;
  readonly logStartOffset: bigint;
}

export interface FetchFrom {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  /** Only what is committed; aborted transactions are left out, as every client does. */
  readonly committed?: boolean;
  readonly waitMs?: number;
}

const CODEC_BITS = 0b111;
const CONTROL_BATCH = 1 << 5;
const FETCH_BYTES = 64 * 1024 ** 2;
const [READ_UNCOMMITTED, READ_COMMITTED] = [0, 1];

/** Where a partition is fetched. */
export interface Place {
  readonly connection: Connection;
  readonly topicId: string;
  readonly partition: number;
}

/** Finds the leader of a partition and connects to it. */
export async function locate(admin: Admin, name: string, partition: number): Promise<Place> {
  const metadata = await admin.metadata({ topics: [name], forceUpdate: true });
  const topic = metadata.topics.get(name);
  const leader = metadata.brokers.get(topic?.partitions[partition]?.leader ?? -1);
  if (topic === undefined || leader === undefined) {
    throw new Error(`Partition ${partition} of topic ${name} has no leader.`);
  }
  return { connection: await admin.connections.get(leader), topicId: topic.id, partition };
}

/** Fetches once from the leader of a partition, from an offset on, without a group. */
export async function fetchBatches(admin: Admin, from: FetchFrom): Promise<Fetched> {
  return await fetchAt(await locate(admin, from.topic, from.partition), from.offset, from);
}

/** The same at a place that is known; one batch comes at least, however few bytes are asked for. */
export async function fetchAt(
  { connection, topicId, partition }: Place,
  fetchOffset: bigint,
  options: Pick<FetchFrom, 'committed' | 'waitMs'> & { readonly maxBytes?: number } = {},
): Promise<Fetched> {
  const { committed = false, waitMs = 500, maxBytes = FETCH_BYTES } = options;
  const range = { partition, currentLeaderEpoch: -1, fetchOffset, lastFetchedEpoch: -1 };
  const wanted = [{ topicId, partitions: [{ ...range, partitionMaxBytes: maxBytes }] }];
  const isolation = committed ? READ_COMMITTED : READ_UNCOMMITTED;
  // Session id 0 and epoch -1: a fetch outside of any session.
  const answer = await fetchV15.api.async(connection, waitMs, 1, maxBytes, isolation, 0, -1, wanted, [], '');
  const found = answer.responses[0]?.partitions[0];
  const aborted = new Map(found?.abortedTransactions?.map((each) => [each.producerId, each.firstOffset]));
  const batches = (found?.records ?? []).map(storedBatch);
  return {
    batches: withoutAborted(batches, aborted),
    highWatermark: found?.highWatermark ?? -1n,
    logStartOffset: found?.logStartOffset ?? -1n,
  };
}

function storedBatch(batch: RecordsBatch): StoredBatch {
  const { firstOffset, attributes, producerId, maxTimestamp, lastOffsetDelta } = batch;
  return {
    codec: CODECS[attributes & CODEC_BITS],
    producerId,
    isControl: (attributes & CONTROL_BATCH) !== 0,
    firstOffset,
    nextOffset: firstOffset + BigInt(lastOffsetDelta) + 1n,
    maxTimestamp,
    records: batch.records.map(({ key, value, headers, offsetDelta }) => {
      return { offset: firstOffset + BigInt(offsetDelta), key, value, headers };
    }),
  };
}

/** Drops what a producer wrote between the start of its aborted transaction and the marker that ends it. */
function withoutAborted(batches: readonly StoredBatch[], aborted: Map<bigint, bigint>): StoredBatch[] {
  return batches.filter(({ producerId, firstOffset, isControl }) => {
    const since = aborted.get(producerId);
    if (since === undefined || firstOffset < since) return true;
    if (isControl) aborted.delete(producerId);
    return isControl;
  });
}

/** The records of {@link fetchBatches}; empty where there are none within the wait. */
export async function fetchRecords(admin: Admin, from: FetchFrom): Promise<StoredRecord[]> {
  const { batches } = await fetchBatches(admin, from);
  return batches
    .filter(({ isControl }) => !isControl)
    .flatMap(({ records }) => records)
    .filter(({ offset }) => offset >= from.offset);
}
