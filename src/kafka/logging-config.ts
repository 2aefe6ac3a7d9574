import { isAtLeast } from './versions.ts';

/**
 * Logging configuration of a launched node, under the file names that the images' `setup` looks for: all on
 * stdout, which is where tools that wait for a log line look. Kafka 4 reads log4j2 YAML, 3 log4j 1
 * properties. The dump of every configuration value at each start is left out.
 */
export function loggingFiles(kafkaVersion: string): ReadonlyMap<string, string> {
  const [extension, text] = isAtLeast(kafkaVersion, '4.0')
    ? ['log4j2.yaml', LOG4J2]
    : ['log4j.properties', LOG4J1];
  return new Map(['', 'tools-'].map((prefix) => [`${prefix}${extension}`, text]));
}

/** The system property that names the configuration file to the logging library of this version. */
export function loggingOption(kafkaVersion: string, file: string): string {
  return isAtLeast(kafkaVersion, '4.0')
    ? `-Dlog4j2.configurationFile=${file}`
    : `-Dlog4j.configuration=file:${file}`;
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
