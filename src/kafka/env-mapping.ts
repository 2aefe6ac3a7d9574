import { UserError } from '../core/errors.ts';
import { isAtLeast } from './versions.ts';

/**
 * How the images of KIP-974 turn environment variables into broker properties: `KAFKA_LOG_RETENTION_MS` is
 * `log.retention.ms`; one underscore is a dot, two are an underscore, three a dash.
 * Source: kafka.docker.KafkaDockerWrapper; it is the broker's own code that maps, this is its model.
 */
const PREFIX = 'KAFKA_';
const UNDERSCORES: Readonly<Record<string, string>> = { '.': '_', _: '__', '-': '___' };

/** Variables that start with `KAFKA_` and are no properties. */
export const EXCLUDED_VARIABLES: readonly string[] = [
  'KAFKA_GC_LOG_OPTS',
  'KAFKA_HEAP_OPTS',
  'KAFKA_JMX_HOSTNAME',
  'KAFKA_JMX_OPTS',
  'KAFKA_JVM_PERFORMANCE_OPTS',
  'KAFKA_LOG4J_LOGGERS',
  'KAFKA_LOG4J_OPTS',
  'KAFKA_LOG4J_ROOT_LOGLEVEL',
  'KAFKA_OPTS',
  'KAFKA_TOOLS_LOG4J_LOGLEVEL',
  'KAFKA_VERSION',
];

/**
 * The property that a variable sets in this Kafka version; undefined where it sets none. Before 4.0 every
 * `KAFKA_` in the name was dropped, since then only the first (KAFKA-17911).
 */
export function propertyOfVariable(name: string, kafkaVersion: string): string | undefined {
  if (!name.startsWith(PREFIX) || EXCLUDED_VARIABLES.includes(name)) return undefined;
  const bare = isAtLeast(kafkaVersion, '4.0') ? name.slice(PREFIX.length) : name.replaceAll(PREFIX, '');
  return bare.toLowerCase().replaceAll('_', '.').replaceAll('...', '-').replaceAll('..', '_');
}

/**
 * The variable that sets a property. Throws a `UserError` for the few properties that no variable can set:
 * upper-case letters, a dot beside an underscore or dash, a name that is excluded, and, before 4.0, names
 * with `kafka.` inside.
 */
export function variableOfProperty(key: string, kafkaVersion: string): string {
  const name = PREFIX + key.replace(/[._-]/g, (char) => UNDERSCORES[char] ?? char).toUpperCase();
  if (propertyOfVariable(name, kafkaVersion) === key) return name;
  throw new UserError(
    `The property "${key}" cannot be set by an environment variable of the Kafka ${kafkaVersion} image.`,
    { hint: 'Set it in server.properties.' },
  );
}

/** The properties that an environment sets, by key. */
export function environmentProperties(
  env: Readonly<Record<string, string | undefined>>,
  kafkaVersion: string,
): Map<string, string> {
  const properties = new Map<string, string>();
  for (const [name, value] of Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = propertyOfVariable(name, kafkaVersion);
    if (key !== undefined && value !== undefined) properties.set(key, value);
  }
  return properties;
}

/**
 * What the broker is configured with, given the mounted file (if any), the environment and the image's
 * default file: the environment wins over the file; the default file counts only where both are empty.
 */
export function effectiveProperties(sources: {
  readonly file?: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly defaults: ReadonlyMap<string, string>;
  readonly kafkaVersion: string;
}): Map<string, string> {
  const given = new Map([
    ...(sources.file ?? []),
    ...environmentProperties(sources.env, sources.kafkaVersion),
  ]);
  return given.size > 0 ? given : new Map(sources.defaults);
}
