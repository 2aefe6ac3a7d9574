import {
  type Connection,
  createAPI,
  Reader,
  ResponseError,
  readRecordsBatches,
  Writer,
} from '@platformatic/kafka';

/**
 * The requests of a share group's member (KIP-932), which the client library does not have.
 * Source: https://kafka.apache.org/protocol, ShareGroupHeartbeat and ShareFetch, version 1.
 */
export interface ShareMember {
  readonly groupId: string;
  /** Chosen by the member: 16 random bytes as URL-safe base64. */
  readonly memberId: string;
}

export interface Membership {
  readonly epoch: number;
  /** Ids of the topics of which the member has partitions; undefined where nothing has changed. */
  readonly topicIds: readonly string[] | undefined;
}

/** What becomes of records that were acquired. */
export interface Acknowledgement {
  readonly first: bigint;
  readonly last: bigint;
  readonly as: 'accept' | 'release' | 'reject';
}

/** Records that are the member's own for a while. */
export interface Acquired {
  readonly values: readonly string[];
  readonly batches: readonly { readonly first: bigint; readonly last: bigint; readonly deliveries: number }[];
}

const TYPES = { accept: 1, release: 2, reject: 3 } as const;
const MAX_BYTES = 1024 ** 2;
const MAX_RECORDS = 500;

type Heartbeat = [member: ShareMember, epoch: number, topics: readonly string[] | null];

const heartbeat = createAPI<Heartbeat, Membership>(
  76,
  1,
  ({ groupId, memberId }: ShareMember, epoch: number, topics: readonly string[] | null) =>
    Writer.create()
      .appendString(groupId)
      .appendString(memberId)
      .appendInt32(epoch)
      .appendString(null)
      .appendArray(topics === null ? null : [...topics], (w, topic) => w.appendString(topic), true, false)
      .appendTaggedFields(),
  (_, key, version, reader) => {
    reader.readInt32();
    refuse(key, version, reader.readInt16(), reader.readNullableString());
    reader.readNullableString();
    const epoch = reader.readInt32();
    reader.readInt32();
    const topicIds = reader.readNullableStruct(() =>
      reader.readArray((r) => {
        const id = r.readUUID();
        r.readArray(() => r.readInt32(), true, false);
        return id;
      }),
    );
    return { epoch, topicIds: topicIds ?? undefined };
  },
);

/** Joins with epoch 0 and the topics, stays with the epoch it was told, leaves with -1. */
export async function shareHeartbeat(connection: Connection, ...request: Heartbeat): Promise<Membership> {
  return await heartbeat.async(connection, ...request);
}

interface FetchRequest {
  readonly member: ShareMember;
  /** 0 opens the session, each request after counts one up. */
  readonly sessionEpoch: number;
  readonly topicId: string;
  readonly acknowledgements: readonly Acknowledgement[];
}

const fetch = createAPI<[FetchRequest], Acquired>(
  78,
  1,
  ({ member, sessionEpoch, topicId, acknowledgements }: FetchRequest) =>
    Writer.create()
      .appendString(member.groupId)
      .appendString(member.memberId)
      .appendInt32(sessionEpoch)
      .appendInt32(500)
      .appendInt32(1)
      .appendInt32(MAX_BYTES)
      .appendInt32(MAX_RECORDS)
      .appendInt32(MAX_RECORDS)
      .appendArray([topicId], (topics, id) => {
        topics.appendUUID(id).appendArray([0], (partitions, index) => {
          partitions.appendInt32(index).appendArray([...acknowledgements], (w, { first, last, as }) => {
            w.appendInt64(first).appendInt64(last);
            w.appendArray([TYPES[as]], (types, type) => types.appendInt8(type), true, false);
          });
        });
      })
      .appendArray([], () => undefined)
      .appendTaggedFields(),
  (_, key, version, reader) => {
    reader.readInt32();
    refuse(key, version, reader.readInt16(), reader.readNullableString());
    reader.readInt32();
    const topics = reader.readArray((r) => {
      r.readUUID();
      return r.readArray((partition) => readPartition(partition, key, version));
    });
    const partitions = topics.flat();
    return {
      values: partitions.flatMap(({ values }) => values),
      batches: partitions.flatMap(({ batches }) => batches),
    };
  },
);

/** Fetches partition 0 of the topic, and says what became of records that were fetched before. */
export async function shareFetch(connection: Connection, request: FetchRequest): Promise<Acquired> {
  return await fetch.async(connection, request);
}

function readPartition(reader: Reader, key: number, version: number): Acquired {
  reader.readInt32();
  refuse(key, version, reader.readInt16(), reader.readNullableString());
  refuse(key, version, reader.readInt16(), reader.readNullableString());
  // The leader and its epoch.
  reader.readInt32();
  reader.readInt32();
  reader.readTaggedFields();
  const bytes = reader.readNullableBytes();
  const batches = reader.readArray((r) => {
    return { first: r.readInt64(), last: r.readInt64(), deliveries: r.readInt16() };
  });
  const records = bytes === null || bytes.length === 0 ? [] : readRecordsBatches(Reader.from(bytes));
  return { batches, values: records.flatMap((batch) => batch.records.map(({ value }) => `${value}`)) };
}

function refuse(key: number, version: number, code: number, message: string | null): void {
  if (code !== 0) throw new ResponseError(key, version, { '': [code, message] }, undefined);
}
