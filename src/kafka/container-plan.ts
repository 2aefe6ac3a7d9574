import type { ClusterSpec } from './broker.ts';
import { LOOPBACK, type NodePlan, planNodes, portsNeeded } from './node-plan.ts';

/** One node of a cluster that is about to be launched as a container. */
export interface ContainerPlan extends NodePlan {
  /** Its name in the cluster's own network. */
  readonly hostname: string;
}

const CONTROLLER = 'CONTROLLER';
/** Listener between brokers; clients of this machine and other containers reach a node by different names. */
const BROKER = 'BROKER';
const BROKER_PORT = 19092;
/** In the container's own layer: kept over a restart, gone with the container. */
const DATA = '/tmp/kafka-data';

export const containerPortsNeeded = portsNeeded;

/**
 * The plan of {@link planNodes} for containers. Every client port is published under its own number, so
 * that the broker advertises an address that is right for a client on this machine; brokers and controllers
 * talk over the cluster's network, by container name.
 */
export function planContainers(
  spec: ClusterSpec,
  context: { readonly ports: readonly number[]; readonly folder: string; readonly kafkaVersion: string },
): ContainerPlan[] {
  const nodes = planNodes(spec, context).map((plan) => ({ ...plan, hostname: `kafka-${plan.nodeId}` }));
  const voters = nodes
    .filter(({ roles }) => roles.includes('controller'))
    .map((node) => `${node.nodeId}@${node.hostname}:${node.ports.get(CONTROLLER)}`)
    .join(',');
  return nodes.map((node) => ({
    ...node,
    properties: new Map([
      ...node.properties,
      ...addressProperties(node, voters),
      ['listener.security.protocol.map', protocolMap(node)] as const,
      ['log.dirs', DATA] as const,
      ...Object.entries(spec.properties ?? {}),
    ]),
  }));
}

function addressProperties(node: ContainerPlan, voters: string): [string, string][] {
  const isBroker = node.roles.includes('broker');
  const clients = [...node.ports].filter(([name]) => name !== CONTROLLER);
  // A controller without a host: Kafka 3.9.0 takes the listener's for the controller's address, and refuses
  // 0.0.0.0 there (KAFKA-18281).
  const listeners = [...node.ports].map(([name, port]) =>
    name === CONTROLLER ? `${name}://:${port}` : `${name}://0.0.0.0:${port}`,
  );
  const advertised = [
    ...clients.map(([name, port]) => `${name}://${LOOPBACK}:${port}`),
    `${BROKER}://${node.hostname}:${BROKER_PORT}`,
  ];
  const quorum: [string, string] = ['controller.quorum.voters', voters];
  if (!isBroker) {
    // Under its name: Kafka takes the listener's host for the address that others are to use.
    return [quorum, ['listeners', `${CONTROLLER}://${node.hostname}:${node.ports.get(CONTROLLER)}`]];
  }
  return [
    quorum,
    ['listeners', [...listeners, `${BROKER}://0.0.0.0:${BROKER_PORT}`].join(',')],
    ['advertised.listeners', advertised.join(',')],
    ['inter.broker.listener.name', BROKER],
  ];
}

function protocolMap(node: NodePlan): string {
  return `${node.properties.get('listener.security.protocol.map')},${BROKER}:PLAINTEXT`;
}
