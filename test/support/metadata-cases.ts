import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { RuleId } from '../../src/metadata/findings.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'metadata');
const upstream = (line: string) => join(FIXTURES, 'upstream', line);

/** Sources of the stand-in for the two cases whose jars were never released. */
export const STAND_IN = join(FIXTURES, 'broker');

/** A time at which the metadata lagged behind the code. */
export interface HistoricalCase {
  readonly issue: string;
  readonly what: string;
  /** Released Kafka whose jars are checked, or the stand-in. */
  readonly jars: string;
  /** Version of log4j-core that the release came with; Maven alone does not know it. */
  readonly log4j?: string;
  /** The metadata that upstream had then: the newest folder of a line and what it builds on. */
  readonly folders: readonly [string, ...string[]];
  readonly line: string;
  /** What the check must name. */
  readonly rule: RuleId;
  readonly subject: string;
}

const V41 = [upstream('4.0'), upstream('4.1')] as const;
const V44 = [upstream('4.0'), upstream('4.4')] as const;

export const CASES: readonly HistoricalCase[] = [
  {
    issue: 'KAFKA-19839',
    what: 'zstd output stream: fields that the C code looks up',
    jars: '4.3.1',
    folders: V41,
    line: '4.1–4.3',
    rule: 'jni',
    subject: 'com.github.luben.zstd.ZstdOutputStreamNoFinalizer',
  },
  {
    issue: 'KAFKA-17227, KAFKA-21123, KAFKA-21131',
    what: 'version of zstd-jni in the resource pattern',
    jars: '4.4.0',
    folders: V44,
    line: '4.4, before the bump',
    rule: 'native-library',
    subject: 'linux/amd64/libzstd-jni-1.5.7-17.so',
  },
  {
    issue: 'KAFKA-18773',
    what: 'Log4j 2 instead of Log4j 1',
    jars: '4.0.2',
    log4j: '2.24.3',
    folders: [upstream('3.9')],
    line: '3.9',
    rule: 'log4j',
    subject: 'org.apache.logging.log4j.core.pattern.DatePatternConverter',
  },
  {
    issue: 'KAFKA-19495',
    what: 'OAuth defaults of ConfigDef',
    jars: '4.1.2',
    folders: [upstream('4.0')],
    line: '4.0',
    rule: 'config-default',
    subject: 'org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever',
  },
  {
    issue: 'KAFKA-19584',
    what: 'shim of the security manager',
    jars: '4.3.1',
    folders: V41,
    line: '4.1–4.3',
    rule: 'hard-coded',
    subject: 'java.security.AccessController',
  },
  {
    issue: 'KAFKA-19583',
    what: 'classes of OAUTHBEARER',
    jars: '4.4.0',
    folders: V44,
    line: '4.4',
    rule: 'hard-coded',
    subject:
      'org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredLoginCallbackHandler',
  },
  {
    issue: 'KAFKA-20825',
    what: 'manager of the share-group dead-letter queue',
    jars: 'stand-in',
    folders: [upstream('4.4')],
    line: '4.4',
    rule: 'config-default',
    subject: 'org.apache.kafka.server.share.dlq.DefaultShareGroupDLQManager',
  },
  {
    issue: 'KAFKA-21045',
    what: 'refiner of streams assignments',
    jars: 'stand-in',
    folders: [upstream('4.4')],
    line: '4.4',
    rule: 'config-default',
    subject: 'org.apache.kafka.coordinator.group.streams.NoOpAssignmentRefiner',
  },
];

/** Each release line with the metadata that it shipped with; a native image of each is known to work. */
export const RELEASES: readonly { version: string; folders: readonly [string, ...string[]] }[] = [
  { version: '3.9.2', folders: [upstream('3.9')] },
  { version: '4.0.2', folders: [upstream('4.0')] },
  { version: '4.1.2', folders: V41 },
  { version: '4.3.1', folders: V41 },
  { version: '4.4.0', folders: V44 },
];

/** log4j-core as the machine's Maven keeps it. */
export function log4jCore(version: string): string {
  const folder = join(homedir(), '.m2', 'repository', 'org', 'apache', 'logging', 'log4j', 'log4j-core');
  return join(folder, version, `log4j-core-${version}.jar`);
}

/** The jars of a case, with the log4j-core that it names; undefined where that is not here. */
export function jarsOfCase(each: HistoricalCase, libs: readonly string[]): readonly string[] | undefined {
  if (each.log4j === undefined) return libs;
  const core = log4jCore(each.log4j);
  const others = libs.filter((jar) => !basename(jar).startsWith('log4j-core-'));
  return existsSync(core) ? [...others, core] : undefined;
}
