import { dotted, internal } from '../analysis/program.ts';
import { ACCESS, type ClassFile } from '../classfile/class-file.ts';
import type { ClassPath } from '../classpath/class-path.ts';
import type { Finding } from '../findings.ts';
import { isOwnClass, type RuleContext } from './context.ts';

/** An interface that a broker's configuration lets the user choose an implementation of. */
interface PluginPoint {
  readonly type: string;
  /** What names the implementation; `JAAS` for login modules. */
  readonly key: string;
  /** Without one of Kafka's own implementations a mechanism cannot be used at all. */
  readonly vital?: true;
}

/** Generated classes of the protocol, a third of all of Kafka's; none of them is a plug-in. */
const PROTOCOL = /\/(?:message|generated)\//;
const COMMON = 'org.apache.kafka.common';
const SERVER = 'org.apache.kafka.server';

/** Source: the interfaces that Kafka's broker configuration documents, 3.8 to 4.4. */
const PLUGIN_POINTS: readonly PluginPoint[] = [
  { type: 'javax.security.auth.spi.LoginModule', key: 'JAAS', vital: true },
  { type: `${COMMON}.security.auth.AuthenticateCallbackHandler`, key: 'sasl.login.callback.handler.class' },
  { type: `${COMMON}.security.auth.Login`, key: 'sasl.login.class' },
  { type: `${COMMON}.security.auth.KafkaPrincipalBuilder`, key: 'principal.builder.class' },
  { type: `${COMMON}.security.auth.SslEngineFactory`, key: 'ssl.engine.factory.class' },
  { type: `${COMMON}.security.auth.SecurityProviderCreator`, key: 'security.providers' },
  { type: `${COMMON}.security.oauthbearer.JwtRetriever`, key: 'sasl.oauthbearer.jwt.retriever.class' },
  { type: `${COMMON}.security.oauthbearer.JwtValidator`, key: 'sasl.oauthbearer.jwt.validator.class' },
  { type: `${COMMON}.metrics.MetricsReporter`, key: 'metric.reporters' },
  { type: `${COMMON}.replica.ReplicaSelector`, key: 'replica.selector.class' },
  { type: `${COMMON}.config.provider.ConfigProvider`, key: 'config.providers' },
  { type: `${SERVER}.authorizer.Authorizer`, key: 'authorizer.class.name' },
  { type: `${SERVER}.quota.ClientQuotaCallback`, key: 'client.quota.callback.class' },
  { type: `${SERVER}.policy.CreateTopicPolicy`, key: 'create.topic.policy.class.name' },
  { type: `${SERVER}.policy.AlterConfigPolicy`, key: 'alter.config.policy.class.name' },
  { type: `${SERVER}.log.remote.storage.RemoteStorageManager`, key: 'remote.log.storage.manager.class.name' },
  {
    type: `${SERVER}.log.remote.storage.RemoteLogMetadataManager`,
    key: 'remote.log.metadata.manager.class.name',
  },
  { type: `${SERVER}.share.persister.Persister`, key: 'group.share.persister.class.name' },
  {
    type: 'org.apache.kafka.coordinator.group.api.assignor.ConsumerGroupPartitionAssignor',
    key: 'group.consumer.assignors',
  },
  {
    type: 'org.apache.kafka.coordinator.group.api.assignor.ShareGroupPartitionAssignor',
    key: 'group.share.assignors',
  },
];

/** Kafka's own implementations of its plug-in interfaces that configuration can name but no image creates. */
export function plugins(context: RuleContext): Finding[] {
  const findings: Finding[] = [];
  for (const { name, point } of implementors(context)) {
    if (context.registry.hasConstructor(name, [])) continue;
    const internals = /\.internals?\./.test(name);
    findings.push({
      rule: 'plugin',
      severity: point.vital ? 'error' : internals ? 'note' : 'warning',
      confidence: 'medium',
      subject: name,
      member: '<init>()',
      message: `${point.key} may name this ${point.type.slice(point.type.lastIndexOf('.') + 1)}; the native image could not create it.`,
      evidence: {
        jar: context.classPath.jarOf(internal(name)) ?? '',
        configKey: point.key,
        trail: [],
      },
      addition: { kind: 'reflection', type: name, methods: [{ name: '<init>', parameterTypes: [] }] },
    });
  }
  return findings;
}

/** Public classes of Kafka with a public no-argument constructor that code does not create directly. */
function implementors(context: RuleContext): { name: string; point: PluginPoint }[] {
  const points = new Map(PLUGIN_POINTS.map((point) => [internal(point.type), point]));
  const found: { name: string; point: PluginPoint }[] = [];
  for (const className of context.classPath.classNames()) {
    if (!isOwnClass(className) || className.includes('$') || PROTOCOL.test(className)) continue;
    const file = context.classPath.find(className);
    if (file === undefined || !file.isConcrete || (file.access & ACCESS.public) === 0) continue;
    const point = firstAbove(context.classPath, file, points);
    if (point === undefined || !isConfigurable(context, point)) continue;
    const isPublic = file.methods.some(
      ({ name, descriptor, access }) =>
        name === '<init>' && descriptor === '()V' && (access & ACCESS.public) !== 0,
    );
    const type = context.program.type(className);
    if (isPublic && type !== undefined && !type.created.has(type))
      found.push({ name: dotted(className), point });
  }
  return found;
}

/** The first plug-in point among the types above a class; only headers of class files are read. */
function firstAbove(
  classPath: ClassPath,
  file: ClassFile,
  points: ReadonlyMap<string, PluginPoint>,
): PluginPoint | undefined {
  for (const name of [...file.interfaces, file.superName ?? '']) {
    const above = classPath.find(name);
    const point =
      points.get(name) ?? (above === undefined ? undefined : firstAbove(classPath, above, points));
    if (point !== undefined) return point;
  }
  return undefined;
}

/** Whether reachable code defines the key that names such a plug-in. */
function isConfigurable(context: RuleContext, { key }: PluginPoint): boolean {
  return key === 'JAAS' || key === 'config.providers' || context.configKeys.has(key);
}
