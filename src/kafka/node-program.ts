import { join } from 'node:path';
import type { Argv } from '../core/host.ts';
import type { SubjectKind } from './broker.ts';
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
  start(folders: ConfigFolders, vmOptions: readonly string[]): Argv;
}

/** What runs: jars on a Java, or the native executable. */
export type Executable =
  | { readonly kafkaVersion: string; readonly libs: readonly string[]; readonly java: Java }
  | { readonly kafkaVersion: string; readonly binary: string };

/**
 * A JVM for seconds, not for weeks: the first compiler only, the collector without threads, and shared class
 * data where there is an archive. The heap is fixed so that memory can be compared between runs.
 */
const SHORT_LIVED = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', '-Xmx512m'] as const;

/** `classData` is asked at every start, since the archive may come into being meanwhile. */
export function nodeProgram(executable: Executable, classData: () => readonly string[]): NodeProgram {
  const wrapper = 'kafka.docker.KafkaDockerWrapper';
  if ('binary' in executable) {
    const { binary, kafkaVersion } = executable;
    return {
      kind: 'native',
      setup: (folders) => [binary, ...userOptions(), 'setup', ...setupOptions(folders)],
      start: (folders, vmOptions) => [
        binary,
        ...userOptions(),
        ...vmOptions,
        'start',
        '--config',
        join(folders.final, 'server.properties'),
        ...loggerOptions(kafkaVersion, folders),
      ],
    };
  }
  const { java, libs, kafkaVersion } = executable;
  const jvm = (folders: ConfigFolders) => [
    ...SHORT_LIVED,
    ...classData(),
    ...loggerOptions(kafkaVersion, folders),
  ];
  const classPath = ['-cp', libs.join(':')];
  return {
    kind: 'jvm',
    setup: (folders) => [
      java.program,
      ...jvm({ ...folders, final: folders.defaults }),
      ...classPath,
      wrapper,
      'setup',
      ...setupOptions(folders),
    ],
    start: (folders, vmOptions) => [
      java.program,
      ...jvm(folders),
      ...vmOptions,
      ...classPath,
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

/**
 * Binaries built by GraalVM for JDK 21 crash now and then when two threads look the user up at start
 * (KAFKA-20314); told beforehand, they do not look.
 */
function userOptions(): string[] {
  return ['-Duser.name=kafka', '-Duser.home=/tmp'];
}

function loggerOptions(kafkaVersion: string, folders: ConfigFolders): string[] {
  const file = kafkaVersion.startsWith('3.') ? 'log4j.properties' : 'log4j2.yaml';
  return [
    `-Dkafka.logs.dir=${join(folders.final, '..', '..', 'logs')}`,
    loggingOption(kafkaVersion, join(folders.final, file)),
  ];
}
