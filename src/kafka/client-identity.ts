import {
  ConfigResourceTypes,
  Connection,
  describeClusterV1,
  describeConfigsV4,
  metadataV12,
  ResponseError,
} from '@platformatic/kafka';

const CLIENT_ID = 'kafka-native-sanity';

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
