import type { BrokerNode, Cluster } from '../kafka/broker.ts';
import { errorNames } from '../kafka/client-requests.ts';
import { eventually, withClient } from './cluster-client.ts';
import { expectThat } from './expectation.ts';

/** Answers of a broker that does not know the topic yet, or knows no leader of it. */
const NOT_YET = ['LEADER_NOT_AVAILABLE', 'UNKNOWN_TOPIC_OR_PARTITION'];

/** Leader and replicas of the topic's only partition; undefined where the brokers asked do not know them. */
export async function partitionOf(topic: string, bootstrap: readonly string[], signal: AbortSignal) {
  return await withClient(bootstrap, signal, async ({ admin }) => {
    try {
      const { topics } = await admin.metadata({ topics: [topic], forceUpdate: true });
      return topics.get(topic)?.partitions[0];
    } catch (error) {
      if (errorNames(error).some((name) => NOT_YET.includes(name))) return undefined;
      throw error;
    }
  });
}

/**
 * Waits until every broker that runs knows so many replicas in sync of the topic's only partition: topics are
 * created on one node and heard of by the others a little later.
 */
export async function expectReplicasEverywhere(
  cluster: Cluster,
  topic: string,
  replicas: number,
  signal: AbortSignal,
): Promise<void> {
  for (const address of addressesOf(cluster)) {
    await eventually(
      `${replicas} replicas in sync, as ${address} sees it`,
      () => partitionOf(topic, [address], signal),
      (found) => found?.isr.length === replicas,
      signal,
    );
  }
}

/** Of the plain listeners of the brokers that run. */
export function addressesOf(cluster: Cluster): string[] {
  return cluster.nodes.flatMap((node) => {
    const endpoint = node.running ? node.endpoint() : undefined;
    return endpoint === undefined ? [] : [`${endpoint.host}:${endpoint.port}`];
  });
}

/** The node of that id. */
export function nodeOf(cluster: Cluster, nodeId: number | undefined): BrokerNode {
  const node = cluster.nodes.find((each) => each.nodeId === nodeId);
  expectThat(node !== undefined, `The cluster has no node ${nodeId}`);
  return node;
}

/** Kills the node for the time of the work, and brings it back for the checks that come after. */
export async function without(node: BrokerNode, work: () => Promise<void>): Promise<void> {
  await node.kill();
  try {
    await work();
  } finally {
    await node.start();
  }
}

/** Kills the node before the work; for a cluster that nobody uses afterwards. */
export async function withoutForGood(node: BrokerNode, work: () => Promise<void>): Promise<void> {
  await node.kill();
  await work();
}
