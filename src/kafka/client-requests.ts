import {
  alterPartitionReassignmentsV0,
  alterUserScramCredentialsV0,
  apiVersionsV3,
  type Connection,
  createAPI,
  createDelegationTokenV2,
  describeClusterV1,
  describeDelegationTokenV2,
  describeQuorumV1,
  describeTransactionsV0,
  describeUserScramCredentialsV0,
  endTxnV3,
  expireDelegationTokenV2,
  initProducerIdV4,
  listClientMetricsResourcesV0,
  listPartitionReassignmentsV0,
  NumericMap,
  ProtocolError,
  produceV9,
  type Reader,
  ResponseError,
  renewDelegationTokenV2,
  updateFeaturesV1,
  Writer,
} from '@platformatic/kafka';

/**
 * Requests that the client library writes and reads, but does not offer as calls of a client; each takes a
 * connection. The versions are those that Kafka 3.7 and 4.4 have in common.
 */
export const requests = {
  alterPartitionReassignments: alterPartitionReassignmentsV0.api.async,
  alterUserScramCredentials: alterUserScramCredentialsV0.api.async,
  apiVersions: apiVersionsV3.api.async,
  createDelegationToken: createDelegationTokenV2.api.async,
  describeCluster: describeClusterV1.api.async,
  describeDelegationToken: describeDelegationTokenV2.api.async,
  describeQuorum: describeQuorumV1.api.async,
  describeTransactions: describeTransactionsV0.api.async,
  describeUserScramCredentials: describeUserScramCredentialsV0.api.async,
  endTransaction: endTxnV3.api.async,
  expireDelegationToken: expireDelegationTokenV2.api.async,
  initProducerId: initProducerIdV4.api.async,
  listClientMetricsResources: listClientMetricsResourcesV0.api.async,
  listPartitionReassignments: listPartitionReassignmentsV0.api.async,
  renewDelegationToken: renewDelegationTokenV2.api.async,
  updateFeatures: updateFeaturesV1.api.async,
} as const;

export { Reader, ResponseError, Writer } from '@platformatic/kafka';

/**
 * ElectLeaders, version 2: makes the preferred replica of each partition its leader.
 * Source: https://kafka.apache.org/protocol, ElectLeaders.
 */
export const electPreferredLeaders = createAPI<[topic: string, partitions: number[]], void>(
  43,
  2,
  (topic: string, partitions: number[]) =>
    Writer.create()
      .appendInt8(0)
      .appendArray([topic], (topics, name) => {
        topics
          .appendString(name)
          .appendArray(partitions, (w, partition) => w.appendInt32(partition), true, false);
      })
      .appendInt32(10_000)
      .appendTaggedFields(),
  (_, key, version, reader: Reader) => {
    reader.readInt32();
    const problems: Record<string, [number, string | null]> = {};
    const note = (where: string, code: number, message: string | null) => {
      if (code !== 0) problems[where] = [code, message];
    };
    note('', reader.readInt16(), null);
    reader.readArray((topics) => {
      const name = topics.readString();
      topics.readArray((r) => note(`${name}-${r.readInt32()}`, r.readInt16(), r.readNullableString()));
    });
    if (Object.keys(problems).length > 0) throw new ResponseError(key, version, problems, undefined);
  },
).async;

/** Who sends, and the place of the batch in the row of what it sends to the partition. */
export interface Sequence {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly sequence: number;
}

/** Sends one record to partition 0 as a batch of an idempotent producer, with the sequence that is given. */
export async function produceInSequence(
  connection: Connection,
  record: { readonly topic: string; readonly value: Buffer },
  { producerId, producerEpoch, sequence }: Sequence,
): Promise<void> {
  const sequences = new NumericMap([[`${record.topic}:0`, sequence]]);
  await produceV9.api.async(connection, -1, 10_000, [{ ...record, partition: 0 }], {
    compression: 'none',
    producerId,
    producerEpoch,
    sequences,
  });
}

/** Sends one record to partition 0, once; answers with the milliseconds for which the broker throttles the client. */
export async function produceOnce(
  connection: Connection,
  record: { readonly topic: string; readonly value: Buffer },
): Promise<number> {
  const answer = await produceV9.api.async(connection, -1, 10_000, [{ ...record, partition: 0 }], {
    compression: 'none',
    producerId: -1n,
    producerEpoch: -1,
  });
  return typeof answer === 'object' ? answer.throttleTimeMs : 0;
}

/** The codes of all errors that an answer carried, by name (`PRODUCER_FENCED`). */
export function errorNames(error: unknown): string[] {
  if (error instanceof ProtocolError) return [error.apiId];
  if (error instanceof AggregateError) return error.errors.flatMap(errorNames);
  return error instanceof Error && error.cause !== undefined ? errorNames(error.cause) : [];
}
