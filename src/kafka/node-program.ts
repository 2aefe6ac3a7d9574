import { delimiter, join } from 'node:path';
import type { Argv } from '../core/host.ts';
import type { ScramUser, SubjectKind } from './broker.ts';
import type { Java } from './java.ts';
import { loggingOption } from './logging-config.ts';

/** Folders of one node that `setup` reads and writes; the images' names for them. */
export interface ConfigFolders {
  readonly defaults: string;
  readonly mounted: string;
  readonly final: string;
}

/**
 * How to run Kafka's own commands: `setup` (the images' step that maps the environment, writes the final
 * configuration and formats the storage) and the broker itself.
 */
export interface NodeProgram {
  readonly kind: SubjectKind;
  setup(folders: ConfigFolders): Argv;
  /** Formats the storage alone, from the mounted file, with users in it; a `setup` that comes after leaves it so. */
  format(folders: ConfigFolders, clusterId: string, users: readonly ScramUser[]): Argv;
  start(folders: ConfigFolders, vmOptions: readonly string[]): Argv;
}

/** Jars on a Java. */
export interface JvmExecutable {
  readonly kafkaVersion: string;
  readonly libs: readonly string[];
  readonly java: Java;
}

/** The native `kafka.Kafka`. */
export interface NativeExecutable {
  readonly kafkaVersion: string;
  readonly binary: string;
}

export type Executable = JvmExecutable | NativeExecutable;

/**
 * A JVM for seconds, not for weeks: the first compiler only, the collector without threads, and shared class
 * data where there is an archive. The heap is fixed so that memory can be compared between runs.
 */
const SHORT_LIVED = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', '-Xmx512m'] as const;

/** As Kafka's own scripts and images start a broker when nobody says otherwise (bin/kafka-run-class.sh). */
export const DEFAULT_JVM = [
  '-Xmx1G',
  '-Xms1G',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  '-XX:InitiatingHeapOccupancyPercent=35',
  '-XX:+ExplicitGCInvokesConcurrent',
  '-Djava.awt.headless=true',
  '-Xshare:auto',
] as const;

/** `classData` is asked at every start, since the archive may come into being meanwhile. */
export function nodeProgram(
  executable: Executable,
  classData: () => readonly string[],
  jvmFlags: readonly string[] = SHORT_LIVED,
): NodeProgram {
  return 'binary' in executable ? nativeProgram(executable) : jvmProgram(executable, classData, jvmFlags);
}

/** The images' own way: the wrapper's two commands are compiled into the binary. */
function nativeProgram({ binary, kafkaVersion }: NativeExecutable): NodeProgram {
  const program = [binary, ...userOptions()] as const;
  return {
    kind: 'native',
    setup: (folders) => [
      ...program,
      ...loggerOptions(kafkaVersion, folders.defaults),
      'setup',
      ...setupOptions(folders),
    ],
    // As KIP-974 has it; a binary whose entry point is the release's wrapper has no such command.
    format: (folders, clusterId, users) => [
      ...program,
      loggingOption(kafkaVersion, folders.defaults),
      'storage-tool',
      ...formatOptions(folders, clusterId, users),
    ],
    start: (folders, vmOptions) => [
      ...program,
      ...vmOptions,
      'start',
      '--config',
      join(folders.final, 'server.properties'),
      ...loggerOptions(kafkaVersion, folders.final),
    ],
  };
}

/** As in the JVM image: the wrapper sets up, `kafka.Kafka` is the broker. */
function jvmProgram(
  { java, libs, kafkaVersion }: JvmExecutable,
  classData: () => readonly string[],
  jvmFlags: readonly string[],
): NodeProgram {
  const jvm = (loggingFolder: string, vmOptions: readonly string[]) =>
    [
      java.program,
      ...jvmFlags,
      ...classData(),
      ...loggerOptions(kafkaVersion, loggingFolder),
      ...vmOptions,
      '-cp',
      libs.join(delimiter),
    ] as const;
  return {
    kind: 'jvm',
    setup: (folders) => [
      ...jvm(folders.defaults, []),
      'kafka.docker.KafkaDockerWrapper',
      'setup',
      ...setupOptions(folders),
    ],
    format: (folders, clusterId, users) => [
      ...jvm(folders.defaults, []),
      'kafka.tools.StorageTool',
      ...formatOptions(folders, clusterId, users),
    ],
    start: (folders, vmOptions) => [
      ...jvm(folders.final, vmOptions),
      'kafka.Kafka',
      join(folders.final, 'server.properties'),
    ],
  };
}

function setupOptions(folders: ConfigFolders): string[] {
  return [
    '--default-configs-dir',
    folders.defaults,
    '--mounted-configs-dir',
    folders.mounted,
    '--final-configs-dir',
    folders.final,
  ];
}

function formatOptions(folders: ConfigFolders, clusterId: string, users: readonly ScramUser[]): string[] {
  const config = join(folders.mounted, 'server.properties');
  const added = users.flatMap(({ mechanism, name, password }) => [
    '--add-scram',
    `${mechanism}=[name=${name},password=${password}]`,
  ]);
  return ['format', '--config', config, '--cluster-id', clusterId, ...added];
}

/**
 * Binaries built by GraalVM for JDK 21 crash now and then when two threads look the user up at start
 * (KAFKA-20314); told beforehand, they do not look.
 */
function userOptions(): string[] {
  return ['-Duser.name=kafka', '-Duser.home=/tmp'];
}

function loggerOptions(kafkaVersion: string, folder: string): string[] {
  return [`-Dkafka.logs.dir=${join(folder, '..', '..', 'logs')}`, loggingOption(kafkaVersion, folder)];
}
