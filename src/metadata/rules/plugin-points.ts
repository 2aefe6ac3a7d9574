import { internal } from '../analysis/program.ts';
import { ACCESS, type ClassFile } from '../classfile/class-file.ts';
import type { ClassPath } from '../classpath/class-path.ts';

/** An interface that a broker's configuration lets the user choose an implementation of. */
export interface PluginPoint {
  readonly type: string;
  /** What names the implementation; `JAAS` for login modules. */
  readonly key: string;
  /** Without one of Kafka's own implementations a mechanism cannot be used at all. */
  readonly vital?: true;
  /** An interface without an implementation of which the plug-in has no use, and how those are named. */
  readonly partner?: { readonly type: string; readonly namedLike: RegExp };
}

const COMMON = 'org.apache.kafka.common';
const SERVER = 'org.apache.kafka.server';

/** Source: the interfaces that Kafka's broker configuration documents, 3.8 to 4.4. */
export const PLUGIN_POINTS: readonly PluginPoint[] = [
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
    partner: {
      type: `${SERVER}.log.remote.storage.RemoteStorageManager`,
      namedLike: /(?:Remote|Tiered)Storage/,
    },
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

/** The first plug-in point among the types above a class; only headers of class files are read. */
export function firstAbove(
  classPath: ClassPath,
  file: ClassFile,
  points: ReadonlyMap<string, PluginPoint>,
  seen = new Set<string>(),
): PluginPoint | undefined {
  for (const name of [...file.interfaces, file.superName ?? '']) {
    const point = points.get(name);
    if (point !== undefined) return point;
    // Of a damaged class path a class may be its own ancestor.
    const above = seen.has(name) ? undefined : classPath.find(name);
    seen.add(name);
    const further = above === undefined ? undefined : firstAbove(classPath, above, points, seen);
    if (further !== undefined) return further;
  }
  return undefined;
}

/**
 * The interface that the plug-in of a key needs an implementation of, where the class path brings none.
 * Only classes that are named like one are opened.
 */
export function missingPartner(classPath: ClassPath, key: string): string | undefined {
  const point = PLUGIN_POINTS.find((each) => each.key === key);
  if (point?.partner === undefined) return undefined;
  const { type, namedLike } = point.partner;
  const wanted = new Map([[internal(type), point]]);
  for (const name of classPath.classNames()) {
    const file = namedLike.test(name) ? classPath.find(name) : undefined;
    if (file !== undefined && isCreatable(file) && firstAbove(classPath, file, wanted) !== undefined) {
      return undefined;
    }
  }
  return type;
}

/** Whether a configuration can name a class: public, with a public constructor without parameters. */
export function isCreatable(file: ClassFile): boolean {
  const isPublic = (access: number) => (access & ACCESS.public) !== 0;
  return (
    isPublic(file.access) &&
    file.isConcrete &&
    file.methods.some(
      ({ name, descriptor, access }) => name === '<init>' && descriptor === '()V' && isPublic(access),
    )
  );
}
