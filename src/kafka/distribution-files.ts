/** Files of a distribution that was laid out from Maven's jars; the official tarball brings its own. */

/** One node, broker and controller, with the ports and paths that Kafka's documentation uses. */
const SERVER_PROPERTIES = `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:9093
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
advertised.listeners=PLAINTEXT://localhost:9092
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=/tmp/kraft-combined-logs
num.partitions=1
offsets.topic.replication.factor=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
`;

function log4j2Yaml(target: 'STDOUT' | 'STDERR', level: string): string {
  return `Configuration:
  Appenders:
    Console:
      name: ${target}
      target: SYSTEM_${target === 'STDOUT' ? 'OUT' : 'ERR'}
      PatternLayout:
        pattern: "[%d] %p %m (%c)%n"
  Loggers:
    Root:
      level: ${level}
      AppenderRef:
        ref: ${target}
`;
}

function log4jProperties(target: 'out' | 'err', level: string): string {
  return `log4j.rootLogger=${level}, std${target}
log4j.appender.std${target}=org.apache.log4j.ConsoleAppender
log4j.appender.std${target}.target=System.${target}
log4j.appender.std${target}.layout=org.apache.log4j.PatternLayout
log4j.appender.std${target}.layout.ConversionPattern=[%d] %p %m (%c)%n
`;
}

function runClass(option: string, file: string): string {
  return `#!/bin/sh
# kafka-run-class.sh CLASS [ARGUMENT...]: runs a class of this distribution.
# Read: JAVA_HOME, KAFKA_HEAP_OPTS, KAFKA_JVM_PERFORMANCE_OPTS, KAFKA_JMX_OPTS, KAFKA_LOG4J_OPTS, KAFKA_OPTS.
set -eu
base=$(cd "$(dirname "$0")/.." && pwd)
java=java
if [ -n "\${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
: "\${KAFKA_LOG4J_OPTS=${option}$base/config/\${logging:-${file}}}"
# Several options may stand in each variable: they are split on purpose.
# shellcheck disable=SC2086
exec "$java" \${KAFKA_HEAP_OPTS:--Xmx256M} \${KAFKA_JVM_PERFORMANCE_OPTS:-} \${KAFKA_JMX_OPTS:-} \\
  $KAFKA_LOG4J_OPTS \${KAFKA_OPTS:-} -cp "$base/libs/*" "$@"
`;
}

const STYLE = {
  log4j2: { option: '-Dlog4j2.configurationFile=', file: 'log4j2.yaml' },
  log4j: { option: '-Dlog4j.configuration=file:', file: 'log4j.properties' },
} as const;
/** The logging library of a release: log4j 2 since 4.0. */
export type LoggingStyle = keyof typeof STYLE;

/** The content of `config/`, by name: what a broker says goes to stdout, what a tool warns of to stderr. */
export function configFiles(style: LoggingStyle): Readonly<Record<string, string>> {
  const [broker, tools] =
    style === 'log4j2'
      ? [log4j2Yaml('STDOUT', 'INFO'), log4j2Yaml('STDERR', 'WARN')]
      : [log4jProperties('out', 'INFO'), log4jProperties('err', 'WARN')];
  const { file } = STYLE[style];
  return { 'server.properties': SERVER_PROPERTIES, [file]: broker, [`tools-${file}`]: tools };
}

/** `kafka-run-class.sh`. */
export function runClassScript(style: LoggingStyle): string {
  return runClass(STYLE[style].option, STYLE[style].file);
}

/** A script that runs one main class; the broker gets the heap and the log that upstream's script gives it. */
export function toolScript(mainClass: string, style: LoggingStyle): string {
  const settings =
    mainClass === 'kafka.Kafka'
      ? `export KAFKA_HEAP_OPTS="\${KAFKA_HEAP_OPTS:--Xmx1G -Xms1G}"`
      : `export logging=tools-${STYLE[style].file}`;
  return `#!/bin/sh\n${settings}\nexec "$(dirname "$0")/kafka-run-class.sh" ${mainClass} "$@"\n`;
}
