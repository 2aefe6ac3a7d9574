import {
  Admin,
  Connection,
  type ConnectionOptions,
  Consumer,
  Producer,
  type SASLOptions,
} from '@platformatic/kafka';
import { Belongings } from './belongings.ts';

/**
 * This file and its neighbours `client-*.ts` are the only ones that know the Kafka client library, so that it
 * can be replaced.
 */
export {
  type Admin,
  ConfigResourceTypes,
  type Connection,
  type Consumer,
  ProduceAcks,
} from '@platformatic/kafka';

/** How a client proves who it is, and whom it trusts; nothing for a plain listener. */
export interface Access {
  /** PEM texts. */
  readonly tls?: {
    readonly ca: string;
    readonly cert?: string;
    readonly key?: string;
    readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3';
  };
  readonly sasl?: SASLOptions;
  /** What quotas and request logs know the client by. */
  readonly clientId?: string;
}

/** Clients of one cluster, made on demand and closed together. */
export interface KafkaClient {
  readonly admin: Admin;
  readonly producer: AnyProducer;
  /** A consumer of the group; the caller commits. */
  consumer(groupId: string, options?: ConsumerSettings): Consumer;
  /** A producer of transactions under this id. */
  transactional(transactionalId: string): AnyProducer;
  /** A connection for raw requests to the node of that id, or to any broker. */
  connection(nodeId?: number): Promise<Connection>;
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
/**
 * Retries close together, for ten seconds: as long as a busy machine may need until a new topic or the
 * coordinator of a first group is there. A broker that needs more is a finding.
 */
const PATIENCE = { timeout: 10_000, connectTimeout: 3000, retries: 100, retryDelay: 100 } as const;

type Base = { clientId: string; bootstrapBrokers: string[] } & typeof PATIENCE & ReturnType<typeof optionsOf>;

/** Connects lazily to `host:port` addresses. */
export function createClient(bootstrap: readonly string[], access: Access = {}): KafkaClient {
  const clientId = access.clientId ?? CLIENT_ID;
  const base: Base = { clientId, bootstrapBrokers: [...bootstrap], ...PATIENCE, ...optionsOf(access) };
  const owned = new Belongings();
  const admin = owned.once(
    () => new Admin(base),
    (client) => client.close(),
  );
  const producer = owned.once(
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
    consumer: (groupId, settings = {}) =>
      owned.keep(consumerOf(base, groupId, settings), (consumer) => consumer.close(true)),
    transactional(transactionalId) {
      const own: AnyProducer = new Producer({ ...base, transactionalId, idempotent: true });
      return owned.keep(own, (client) => client.close(true));
    },
    connection: async (nodeId) => await connectionTo(admin(), nodeId),
    close: async () => await owned.close(),
  };
}

function consumerOf(base: Base, groupId: string, { protocol }: ConsumerSettings): Consumer {
  const group = { ...base, groupId, autocommit: false, maxWaitTime: 200, minBytes: 1 } as const;
  return protocol === 'consumer'
    ? new Consumer({ ...group, groupProtocol: 'consumer' })
    : new Consumer({ ...group, sessionTimeout: 6000, heartbeatInterval: 200, rebalanceTimeout: 6000 });
}

async function connectionTo(admin: Admin, nodeId: number | undefined): Promise<Connection> {
  const { brokers } = await admin.metadata({ forceUpdate: true });
  // A node that has just died is listed for a while.
  if (nodeId === undefined) return await admin.connections.getFirstAvailable([...brokers.values()]);
  const broker = brokers.get(nodeId);
  if (broker === undefined) throw new Error(`No broker ${nodeId} is in service.`);
  return await admin.connections.get(broker);
}

/**
 * Connects and authenticates once, without any retry, and lends the connection; rejects where that is refused.
 * The one attempt gets the patience of all retries: the first TLS handshakes of a cold JVM take seconds.
 */
export async function connectOnce<T>(
  address: { readonly host: string; readonly port: number },
  access: Access,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = new Connection(access.clientId ?? CLIENT_ID, {
    connectTimeout: PATIENCE.timeout,
    requestTimeout: PATIENCE.timeout,
    ...optionsOf(access),
  });
  connection.on('error', () => undefined);
  try {
    await connection.connect(address.host, address.port);
    return await work(connection);
  } finally {
    await connection.close().catch(() => undefined);
  }
}

function optionsOf({ tls, sasl }: Access): Pick<ConnectionOptions, 'tls' | 'sasl'> {
  return { ...(tls === undefined ? {} : { tls }), ...(sasl === undefined ? {} : { sasl }) };
}
