import type { BrokerNode, Cluster, ClusterSpec, Launcher } from '../../src/kafka/broker.ts';

/** A fault that is put into what the checks run against, and the checks that must notice it. */
export interface Mutation {
  readonly what: string;
  /** Changes the specification of every cluster before it is launched. */
  readonly spec?: (spec: ClusterSpec) => ClusterSpec;
  /** Changes how a node is killed or stopped. */
  readonly node?: Partial<Pick<BrokerNode, 'kill' | 'stop'>>;
  /** Changes what a node seems to have logged. */
  readonly logs?: (lines: readonly string[]) => readonly string[];
  /** Ids of the checks that fail. */
  readonly red: readonly string[];
  /** Ids of neighbours that do not: the fault hits its checks and not the whole broker. */
  readonly green: readonly string[];
}

function properties(changes: Readonly<Record<string, string>>): (spec: ClusterSpec) => ClusterSpec {
  return (spec) => ({ ...spec, properties: { ...spec.properties, ...changes } });
}

function withoutProperties(...names: readonly string[]): (spec: ClusterSpec) => ClusterSpec {
  return (spec) => {
    const kept = Object.entries(spec.properties ?? {}).filter(([name]) => !names.includes(name));
    return { ...spec, properties: Object.fromEntries(kept) };
  };
}

/** Each with a reason to be: what it breaks is what a broken build or a wrong configuration breaks. */
export const MUTATIONS: readonly Mutation[] = [
  {
    what: 'a log cleaner that is off',
    spec: properties({ 'log.cleaner.enable': 'false' }),
    red: ['records-compaction'],
    green: ['records-tombstone', 'retention-time', 'retention-size'],
  },
  {
    what: 'retention that never runs',
    spec: properties({ 'log.initial.task.delay.ms': '600000', 'log.retention.check.interval.ms': '600000' }),
    red: ['retention-size', 'retention-time'],
    green: ['records-delete', 'records-large'],
  },
  {
    what: 'a broker that deletes no topics',
    spec: properties({ 'delete.topic.enable': 'false' }),
    red: ['topic-delete'],
    green: ['topic-create', 'topic-config', 'topic-partitions'],
  },
  {
    what: 'a limit of message size that is one byte lower',
    spec: properties({ 'message.max.bytes': '1048587' }),
    red: ['records-largest'],
    green: ['records-key-headers', 'records-batches'],
  },
  {
    what: 'a limit of message size that is one byte higher',
    spec: properties({ 'message.max.bytes': '1048589' }),
    red: ['records-largest'],
    green: ['records-key-headers'],
  },
  {
    what: 'group protocols without that of KIP-848',
    spec: properties({ 'group.coordinator.rebalance.protocols': 'classic' }),
    red: ['group-resume-consumer-protocol'],
    green: ['group-resume', 'group-lag'],
  },
  {
    what: 'no remote JMX',
    spec: (spec) => ({ ...spec, jmx: false }),
    red: [
      'metrics-jmx',
      'metrics-jmx-bytes',
      'metrics-jmx-controller',
      'metrics-jmx-requests',
      'metrics-jmx-runtime',
    ],
    green: ['telemetry-subscription'],
  },
  {
    what: 'quotas measured over an hour',
    spec: properties({ 'quota.window.num': '3600' }),
    red: ['quota-produce'],
    green: ['configuration-dynamic'],
  },
  {
    what: 'a broker without an authorizer',
    spec: withoutProperties('authorizer.class.name', 'super.users'),
    red: ['acl-default-deny', 'acl-prefix-and-deny', 'acl-read-only', 'acl-remove', 'acl-super-user'],
    green: ['sasl-plain-wrong-secret', 'tls-one-way'],
  },
  {
    what: 'delegation tokens that are off',
    spec: withoutProperties('delegation.token.secret.key'),
    red: ['delegation-token', 'delegation-token-login'],
    green: ['sasl-plain', 'sasl-scram-256'],
  },
  {
    what: 'a listener that asks for no client certificate',
    spec: properties({ 'listener.name.mutual.ssl.client.auth': 'none' }),
    red: ['tls-mutual', 'tls-mutual-foreign-certificate', 'tls-mutual-no-certificate'],
    green: ['tls-1-2', 'tls-one-way', 'tls-server-identity'],
  },
  {
    what: 'a listener without TLS 1.2',
    spec: properties({ 'listener.name.tls.ssl.enabled.protocols': 'TLSv1.3' }),
    red: ['tls-1-2'],
    green: ['tls-mutual', 'tls-one-way'],
  },
  {
    what: 'a broker that has other secrets than its users',
    spec: properties({
      'listener.name.sasl.plain.sasl.jaas.config':
        'org.apache.kafka.common.security.plain.PlainLoginModule required user_alice="other";',
    }),
    red: ['sasl-plain', 'sasl-plain-wrong-secret'],
    green: ['sasl-scram-256', 'sasl-ssl-plain'],
  },
  {
    what: 'mechanisms without SCRAM-SHA-512',
    spec: properties({ 'listener.name.sasl.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256' }),
    red: ['sasl-scram-512', 'sasl-scram-removed-user'],
    green: ['sasl-plain', 'sasl-scram-256', 'sasl-ssl-scram'],
  },
  {
    what: 'an OpenID broker that expects another audience',
    spec: properties({ 'listener.name.oidc.sasl.oauthbearer.expected.audience': 'not-kafka' }),
    red: ['oauth-oidc'],
    green: ['oauth-oidc-wrong-token', 'oauth-unsecured'],
  },
  {
    what: 'a mounted file that is not read',
    spec: (spec) => ({ ...spec, properties: {} }),
    red: ['configuration-env-over-file', 'configuration-file'],
    green: ['configuration-env'],
  },
  {
    what: 'variables that are not mapped',
    spec: ({ env: _, ...spec }) => spec,
    red: ['configuration-bad-value', 'configuration-env', 'configuration-env-over-file'],
    green: ['configuration-file'],
  },
  {
    what: 'a log that nobody formats',
    logs: (lines) => [...lines, '%d{ISO8601} %p %m (%c)'],
    red: ['log-well-formed'],
    green: ['up'],
  },
  {
    what: 'a logging library that complains',
    logs: (lines) => [...lines, 'ERROR StatusLogger Reconfiguration failed: No configuration found'],
    red: ['log-well-formed'],
    green: ['up'],
  },
  {
    what: 'an error in the log',
    logs: (lines) => [...lines, '[2026-01-02 03:04:05,678] ERROR Uncaught exception (kafka.Kafka)'],
    red: ['log-no-errors'],
    green: ['log-version', 'role-broker', 'role-controller'],
  },
  {
    what: 'a broker that cannot be killed',
    node: { kill: async () => ({ code: null, signal: null, tookMs: 0 }) },
    red: ['kill-recovery'],
    green: ['up'],
  },
  {
    what: 'a broker that ends with an error when it is asked to end',
    node: { stop: async () => ({ code: 1, signal: null, tookMs: 0 }) },
    red: ['restart'],
    green: ['up'],
  },
];

/** The same launcher with the fault in all that it launches. */
export function mutated(launcher: Launcher, { spec: change, logs, node }: Mutation): Launcher {
  return {
    kind: launcher.kind,
    form: launcher.form,
    kafkaVersion: launcher.kafkaVersion,
    prepare: async (signal) => await launcher.prepare?.(signal),
    async launch(spec, signal) {
      const cluster = await launcher.launch(change?.(spec) ?? spec, signal);
      return logs === undefined && node === undefined ? cluster : faulty(cluster, { logs, node });
    },
  };
}

function faulty(
  cluster: Cluster,
  { logs, node }: { logs: Mutation['logs'] | undefined; node: Mutation['node'] | undefined },
): Cluster {
  const nodes = cluster.nodes.map((real) => {
    const changed = { ...node, ...(logs === undefined ? {} : { logs: () => logs(real.logs()) }) };
    return new Proxy(real, {
      get(target, key) {
        const value: unknown = Reflect.get(Reflect.has(changed, key) ? changed : target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  });
  return { ...cluster, nodes };
}
