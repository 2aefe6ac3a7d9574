/** Files of a distribution that was laid out from Maven's jars; the official tarball brings its own. */

/** One node, broker and controller, with the ports and paths that Kafka's documentation uses. */
export const SERVER_PROPERTIES = `process.roles=broker,controller
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

/** Everything to standard output: who starts a broker keeps what it says. */
export const LOG4J2_YAML = `Configuration:
  Appenders:
    Console:
      name: STDOUT
      PatternLayout:
        pattern: "[%d] %p %m (%c)%n"
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        ref: STDOUT
`;

export const LOG4J_PROPERTIES = `log4j.rootLogger=INFO, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
`;

function runClass(option: string, file: string): string {
  return `#!/bin/sh
# kafka-run-class.sh CLASS [ARGUMENT...]: runs a class of this distribution.
# Read: JAVA_HOME, KAFKA_HEAP_OPTS, KAFKA_JVM_PERFORMANCE_OPTS, KAFKA_JMX_OPTS, KAFKA_LOG4J_OPTS, KAFKA_OPTS.
set -eu
base=$(cd "$(dirname "$0")/.." && pwd)
java=java
if [ -n "\${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
: "\${KAFKA_LOG4J_OPTS=${option}$base/config/${file}}"
# Several options may stand in each variable: they are split on purpose.
# shellcheck disable=SC2086
exec "$java" \${KAFKA_HEAP_OPTS:--Xmx256M} \${KAFKA_JVM_PERFORMANCE_OPTS:-} \${KAFKA_JMX_OPTS:-} \\
  $KAFKA_LOG4J_OPTS \${KAFKA_OPTS:-} -cp "$base/libs/*" "$@"
`;
}

/** `kafka-run-class.sh`, by the logging library of the release. */
export const RUN_CLASS = {
  log4j2: runClass('-Dlog4j2.configurationFile=', 'log4j2.yaml'),
  log4j: runClass('-Dlog4j.configuration=file:', 'log4j.properties'),
} as const;

/** A script that runs one main class; the broker gets the heap that its upstream script gives it. */
export function toolScript(mainClass: string): string {
  const heap =
    mainClass === 'kafka.Kafka' ? 'export KAFKA_HEAP_OPTS="${KAFKA_HEAP_OPTS:--Xmx1G -Xms1G}"\n' : '';
  return `#!/bin/sh\n${heap}exec "$(dirname "$0")/kafka-run-class.sh" ${mainClass} "$@"\n`;
}
