import { join } from 'node:path';
import type { ClusterSpec, Role } from './broker.ts';
import { isAtLeast } from './versions.ts';

/** One node of a cluster that is about to be launched as a process on this machine. */
export interface NodePlan {
  readonly nodeId: number;
  readonly roles: readonly Role[];
  /** Port of every listener of the node, by name. */
  readonly ports: ReadonlyMap<string, number>;
  readonly jmxPort: number | undefined;
  /** Folder of the node; data, configuration and core dumps stay in it. */
  readonly folder: string;
  readonly properties: ReadonlyMap<string, string>;
}

export const LOOPBACK = '127.0.0.1';
const CLIENTS = 'PLAINTEXT';
const CONTROLLER = 'CONTROLLER';
const INTERNAL_TOPICS = ['offsets.topic', 'transaction.state.log', 'share.coordinator.state.topic'] as const;

/** How many ports {@link planNodes} will ask for. */
export function portsNeeded(spec: ClusterSpec): number {
  return rolesOf(spec).reduce(
    (sum, roles) => sum + listenersOf(spec, roles).length + (spec.jmx === true ? 1 : 0),
    0,
  );
}

/** Node ids, roles, ports, quorum and properties of a cluster; controllers come after brokers. */
export function planNodes(
  spec: ClusterSpec,
  context: { readonly ports: readonly number[]; readonly folder: string; readonly kafkaVersion: string },
): NodePlan[] {
  const ports = context.ports[Symbol.iterator]();
  const nextPort = () => ports.next().value ?? 0;
  const nodes = rolesOf(spec).map((roles, index) => ({
    nodeId: index + 1,
    roles,
    ports: new Map(listenersOf(spec, roles).map((name) => [name, nextPort()])),
    jmxPort: spec.jmx === true ? nextPort() : undefined,
    folder: join(context.folder, `node-${index + 1}`),
  }));
  const voters = nodes
    .filter((node) => node.roles.includes('controller'))
    .map((node) => `${node.nodeId}@${LOOPBACK}:${node.ports.get(CONTROLLER)}`)
    .join(',');
  return nodes.map((node) => ({
    ...node,
    properties: new Map([
      ...identityProperties(spec, node, voters),
      ...smallFootprint(spec, context.kafkaVersion),
      ...Object.entries(spec.properties ?? {}),
    ]),
  }));
}

function rolesOf(spec: ClusterSpec): (readonly Role[])[] {
  const each = <T>(value: T): T[] => Array.from({ length: spec.brokers }, () => value);
  return spec.mode === 'combined'
    ? each(['broker', 'controller'] as const)
    : [...each(['broker'] as const), ...each(['controller'] as const)];
}

function listenersOf(spec: ClusterSpec, roles: readonly Role[]): string[] {
  return [
    ...(roles.includes('broker') ? [CLIENTS, ...(spec.listeners ?? []).map(({ name }) => name)] : []),
    ...(roles.includes('controller') ? [CONTROLLER] : []),
  ];
}

/**
 * Static voters, because the images' own `setup` formats with nothing else: it passes neither `--standalone`
 * nor `--initial-controllers` on.
 */
function identityProperties(
  spec: ClusterSpec,
  node: Omit<NodePlan, 'properties'>,
  voters: string,
): [string, string][] {
  const addresses = [...node.ports].map(([name, port]) => ({ name, text: `${name}://${LOOPBACK}:${port}` }));
  const advertised = addresses.filter(({ name }) => name !== CONTROLLER);
  const protocols = (spec.listeners ?? []).map(({ name, protocol }) => `${name}:${protocol}`);
  return [
    ['process.roles', node.roles.join(',')],
    ['node.id', String(node.nodeId)],
    ['controller.quorum.voters', voters],
    ['controller.listener.names', CONTROLLER],
    ['listeners', addresses.map(({ text }) => text).join(',')],
    ...(advertised.length === 0
      ? []
      : ([
          ['advertised.listeners', advertised.map(({ text }) => text).join(',')],
          ['inter.broker.listener.name', CLIENTS],
        ] as [string, string][])),
    [
      'listener.security.protocol.map',
      [`${CLIENTS}:PLAINTEXT`, `${CONTROLLER}:PLAINTEXT`, ...protocols].join(','),
    ],
    ['log.dirs', join(node.folder, 'data')],
  ];
}

/**
 * As many replicas of internal topics as there are brokers, few partitions of them, no wait for more group
 * members, and a small buffer for the log cleaner (128 MiB, filled with zeros at start, unless told).
 */
function smallFootprint(spec: ClusterSpec, kafkaVersion: string): [string, string][] {
  const topics = INTERNAL_TOPICS.filter(
    (topic) => !topic.startsWith('share') || isAtLeast(kafkaVersion, '4.0'),
  );
  return [
    ...topics.flatMap((topic): [string, string][] => [
      [`${topic}.replication.factor`, String(spec.brokers)],
      [`${topic}.num.partitions`, '4'],
    ]),
    ...topics
      .filter((topic) => topic !== 'offsets.topic')
      .map((topic): [string, string] => [`${topic}.min.isr`, spec.brokers === 3 ? '2' : '1']),
    ['group.initial.rebalance.delay.ms', '0'],
    ['log.cleaner.dedupe.buffer.size', String(2 * 1024 ** 2)],
  ];
}
