import {
  Admin,
  ConfigResourceTypes,
  Connection,
  Consumer,
  describeClusterV1,
  describeConfigsV4,
  fetchV15,
  metadataV12,
  Producer,
  ResponseError,
} from '@platformatic/kafka';

/**
 * The one place that knows the Kafka client library. Everything else takes the client from here, so that
 * it can be replaced in one file.
 */
export {
  type Admin,
  ConfigResourceTypes,
  type Consumer,
  ProduceAcks,
} from '@platformatic/kafka';

/** Clients of one cluster, made on demand and closed together. */
export interface KafkaClient {
  readonly admin: Admin;
  readonly producer: AnyProducer;
  /** A consumer of the group; the caller commits. */
  consumer(groupId: string, options?: ConsumerSettings): Consumer;
  /** Closes all of them; never throws, since what matters has happened by then. */
  close(): Promise<void>;
}

/** Keys and values may be null: a null value is a tombstone. */
export type AnyProducer = Producer<Buffer | null, Buffer | null, Buffer, Buffer>;

export interface ConsumerSettings {
  /** `classic` (JoinGroup) unless told; `consumer` is the protocol of KIP-848. */
  readonly protocol?: 'classic' | 'consumer';
}

const CLIENT_ID = 'kafka-native-sanity';
/** Retries close together, for two seconds: a broker that needs more is a finding. */
const PATIENCE = { timeout: 10_000, connectTimeout: 3000, retries: 20, retryDelay: 100 } as const;

/** Connects lazily to `host:port` addresses. */
export function createClient(bootstrap: readonly string[]): KafkaClient {
  const base = { clientId: CLIENT_ID, bootstrapBrokers: [...bootstrap], ...PATIENCE };
  const closers: (() => Promise<void>)[] = [];
  const once = <T>(make: () => T, close: (client: T) => Promise<void>): (() => T) => {
    let made: { client: T } | undefined;
    return () => {
      if (made === undefined) {
        const client = make();
        made = { client };
        closers.push(() => close(client));
      }
      return made.client;
    };
  };
  const admin = once(
    () => new Admin(base),
    (client) => client.close(),
  );
  const producer = once(
    (): AnyProducer => new Producer(base),
    (client) => client.close(true),
  );
  return {
    get admin() {
      return admin();
    },
    get producer() {
      return producer();
    },
    consumer(groupId, settings = {}) {
      const group = { ...base, groupId, autocommit: false, maxWaitTime: 200, minBytes: 1 } as const;
      const consumer =
        settings.protocol === 'consumer'
          ? new Consumer({ ...group, groupProtocol: 'consumer' })
          : new Consumer({ ...group, sessionTimeout: 6000, heartbeatInterval: 200, rebalanceTimeout: 6000 });
      closers.push(() => consumer.close(true));
      return consumer;
    },
    async close() {
      await Promise.allSettled(closers.splice(0).map((close) => close()));
    },
  };
}

/** What the one who answers at an address says of itself. */
export interface Identity {
  readonly clusterId: string;
  /** Whether it is the node that was asked for. */
  readonly isExpectedNode: boolean;
  /** Ids of the brokers that it knows to be in service; empty for a controller. */
  readonly brokers: readonly number[];
}

/** DescribeCluster's endpoint type (KIP-919). */
const CONTROLLER_ENDPOINT = 2;

/**
 * Asks whoever listens there for its cluster id, and whether it is the node of that id: DescribeConfigs of
 * a node is answered by that node alone. Rejects where nobody listens, where it does not speak Kafka, or
 * where it is not ready yet.
 */
export async function identify(
  address: { readonly host: string; readonly port: number },
  expected: { readonly nodeId: number; readonly role: 'broker' | 'controller' },
): Promise<Identity> {
  const connection = new Connection(CLIENT_ID, { connectTimeout: 1000, requestTimeout: 3000 });
  connection.on('error', () => undefined);
  try {
    await connection.connect(address.host, address.port);
    const isExpectedNode = await answersAs(connection, expected.nodeId);
    if (expected.role === 'controller') {
      const { clusterId } = await describeClusterV1.api.async(connection, false, CONTROLLER_ENDPOINT);
      return { clusterId, isExpectedNode, brokers: [] };
    }
    const metadata = await metadataV12.api.async(connection, [], false, false);
    const brokers = metadata.brokers.map((broker) => broker.nodeId);
    return { clusterId: metadata.clusterId ?? '', isExpectedNode, brokers };
  } finally {
    await connection.close().catch(() => undefined);
  }
}

async function answersAs(connection: Connection, nodeId: number): Promise<boolean> {
  const resource = {
    resourceType: ConfigResourceTypes.BROKER,
    resourceName: String(nodeId),
    configurationKeys: ['node.id'],
  };
  try {
    const { results } = await describeConfigsV4.api.async(connection, [resource], false, false);
    return results[0]?.configs.some((config) => config.value === String(nodeId)) === true;
  } catch (error) {
    // The answer of every other node: "Unexpected broker id, expected …".
    if (error instanceof ResponseError) return false;
    throw error;
  }
}

/** A record as it lies in the log. */
export interface StoredRecord {
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly (readonly [Buffer | null, Buffer | null])[];
}

const CONTROL_BATCH = 1 << 5;
const FETCH_BYTES = 64 * 1024 ** 2;

/**
 * Fetches the records of one partition from an offset on, from its leader, without a group. Answers an
 * empty list where there are none within `waitMs`.
 */
export async function fetchRecords(
  admin: Admin,
  from: { readonly topic: string; readonly partition: number; readonly offset: bigint },
  waitMs = 500,
): Promise<StoredRecord[]> {
  const metadata = await admin.metadata({ topics: [from.topic], forceUpdate: true });
  const topic = metadata.topics.get(from.topic);
  const leader = metadata.brokers.get(topic?.partitions[from.partition]?.leader ?? -1);
  if (topic === undefined || leader === undefined) {
    throw new Error(`Partition ${from.partition} of topic ${from.topic} has no leader.`);
  }
  const connection = await admin.connections.get(leader);
  const partition = {
    partition: from.partition,
    currentLeaderEpoch: -1,
    fetchOffset: from.offset,
    lastFetchedEpoch: -1,
    partitionMaxBytes: FETCH_BYTES,
  };
  const wanted = [{ topicId: topic.id, partitions: [partition] }];
  // Session id 0 and epoch -1: a fetch outside of any session.
  const answer = await fetchV15.api.async(connection, waitMs, 1, FETCH_BYTES, 0, 0, -1, wanted, [], '');
  const batches = answer.responses[0]?.partitions[0]?.records ?? [];
  return batches
    .filter((batch) => (batch.attributes & CONTROL_BATCH) === 0)
    .flatMap((batch) =>
      batch.records.map(({ key, value, headers, offsetDelta }) => {
        return { offset: batch.firstOffset + BigInt(offsetDelta), key, value, headers };
      }),
    )
    .filter(({ offset }) => offset >= from.offset);
}
