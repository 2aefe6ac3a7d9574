import type { BrokerNode, Cluster, ClusterSpec } from '../../../src/kafka/broker.ts';
import type { Tampering } from '../../fakes/kafka-proxy.ts';

/** A fault that is put into what the checks run against, and the checks that must notice it. */
export interface Mutation {
  readonly what: string;
  /** Changes the specification of every cluster before it is launched. */
  readonly spec?: (spec: ClusterSpec) => ClusterSpec;
  /** Changes how a node is killed or stopped. */
  readonly node?: Partial<Pick<BrokerNode, 'kill' | 'stop'>>;
  /** Changes what a node seems to have logged. */
  readonly logs?: (lines: readonly string[]) => readonly string[];
  /** What a proxy does between the checks and the plain listener of a broker that is sound. */
  readonly traffic?: (cluster: Cluster) => Tampering;
  /** Ids of the checks that fail. */
  readonly red: readonly string[];
  /**
   * Ids of neighbours that do not: the fault hits its checks and not the whole broker. For a proxy unless told: all
   * others of the same area on the same cluster.
   */
  readonly green?: readonly string[];
}
