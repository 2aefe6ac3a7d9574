import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAtLeast } from './versions.ts';

/**
 * Logging configuration of a launched node, under the file names that the images' `setup` looks for: all on
 * stdout, which is where tools that wait for a log line look. Kafka 4 reads log4j2 YAML, 3 log4j 1
 * properties. The dump of every configuration value at each start is left out.
 */
export function loggingFiles(kafkaVersion: string): ReadonlyMap<string, string> {
  const { file, text } = libraryOf(kafkaVersion);
  return new Map(['', 'tools-'].map((prefix) => [`${prefix}${file}`, text]));
}

/** What the images are configured with; kept beside their Dockerfiles. */
const IMAGE_DEFAULTS = fileURLToPath(new URL('../../docker/resources/defaults/', import.meta.url));

/** Logging configuration of the images of this version, by file name: on stdout and in files that change by the hour. */
export async function imageLoggingFiles(kafkaVersion: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(IMAGE_DEFAULTS, isAtLeast(kafkaVersion, '4.0') ? 'kafka-4' : 'kafka-3');
  const names = (await readdir(folder)).filter((name) => name.includes('log4j'));
  const texts = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return new Map(await Promise.all(texts));
}

/** The system property that names the broker's configuration file to the logging library of this version. */
export function loggingOption(kafkaVersion: string, folder: string): string {
  const { file, option } = libraryOf(kafkaVersion);
  return `${option}${join(folder, file)}`;
}

function libraryOf(kafkaVersion: string) {
  return isAtLeast(kafkaVersion, '4.0')
    ? { file: 'log4j2.yaml', text: LOG4J2, option: '-Dlog4j2.configurationFile=' }
    : { file: 'log4j.properties', text: LOG4J1, option: '-Dlog4j.configuration=file:' };
}

const LOG4J2 = `Configuration:
  Appenders:
    Console:
      name: STDOUT
      PatternLayout:
        pattern: "[%d] %p %m (%c)%n"
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        - ref: STDOUT
    Logger:
      - name: org.apache.kafka.common.config.AbstractConfig
        level: WARN
`;

const LOG4J1 = `log4j.rootLogger=INFO, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
log4j.logger.kafka.server.KafkaConfig=WARN
log4j.logger.org.apache.kafka.common.config.AbstractConfig=WARN
`;
