import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from '../../kafka/broker.ts';
import { imageLoggingFiles } from '../../kafka/logging-config.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually } from '../cluster-client.ts';
import { expectEqual, expectThat } from '../expectation.ts';

/** A line as the launchers' pattern writes it: time, level, message, logger. */
const FORMATTED = /^\[\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2},\d{3}\] (TRACE|DEBUG|INFO|WARN|ERROR|FATAL) .*/;
/** Placeholders of the two logging libraries, which must never reach the output. */
const UNFORMATTED = /%(d|p|m|c|n|highlight|level|logger|msg)\b|\$\{(sys|env|ctx|date):/;
const COMPLAINTS = /StatusLogger|log4j:(WARN|ERROR)|SLF4J: (Failed|No SLF4J)|No appenders could be found/;

export const loggingChecks: readonly Check[] = [
  {
    id: 'log-well-formed',
    title: 'The log is formatted as it was configured, and the logging library complains of nothing',
    area: 'logging',
    priority: 'P0',
    needs: { cluster: 'shared', alone: true },
    async run({ cluster, note }) {
      const lines = linesOf(cluster);
      const formatted = lines.filter((line) => FORMATTED.test(line)).length;
      note(`${formatted} of ${lines.length} lines begin with time and level`);
      expectThat(formatted >= 50, `Only ${formatted} of ${lines.length} lines begin with time and level`);
      const bad = lines.filter((line) => UNFORMATTED.test(line) || COMPLAINTS.test(line));
      expectEqual(bad.slice(0, 3), [], 'lines of a logging library that is not set up');
    },
  },
  {
    id: 'log-version',
    title: 'The broker says in its log that it has started, and which version it is',
    area: 'logging',
    priority: 'P1',
    needs: { cluster: 'apart' },
    async run({ cluster, launcher, signal }) {
      const said = async () =>
        linesOf(cluster)
          .map((line) => /Kafka version: (\S+)/.exec(line)?.[1])
          .find((version) => version !== undefined);
      await eventually('The line with the version', said, (found) => found !== undefined, signal);
      expectEqual(await said(), launcher.kafkaVersion, 'version in the log');
      expectThat(
        linesOf(cluster).some((line) => /Kafka Server started/.test(line)),
        'The log does not say "Kafka Server started", which tools wait for',
      );
    },
  },
  {
    id: 'log-files-of-images',
    title:
      'With the logging configuration of the images, and a level by variable, the log stands in files too',
    area: 'logging',
    priority: 'P1',
    // The files lie where the broker runs.
    needs: { cluster: 'none', forms: ['process'], timeoutMs: 60_000 },
    run: logsIntoFiles,
  },
  {
    id: 'log-no-errors',
    title: 'A broker and a controller that nobody disturbs log no error',
    area: 'logging',
    priority: 'P1',
    needs: { cluster: 'apart' },
    async run({ cluster }) {
      const errors = linesOf(cluster)
        .filter((line) => /\] (ERROR|FATAL) |^Exception in thread/.test(line))
        // A controller calls it an error that somebody asks for the cluster before it knows it: the launcher does.
        .filter((line) => !/apiKey=DESCRIBE_CLUSTER.*kafka-native-sanity/.test(line));
      expectEqual(errors.slice(0, 3), [], 'errors in the log');
    },
  },
];

/** Loggers, appenders and policies are made by reflection: these files name more of them than a plain one. */
async function logsIntoFiles({ launch, launcher, signal }: CheckContext): Promise<void> {
  const cluster = await launch({
    mode: 'combined',
    brokers: 1,
    logging: await imageLoggingFiles(launcher.kafkaVersion),
    env: { KAFKA_LOG4J_LOGGERS: 'org.apache.kafka.clients=ERROR,kafka.authorizer.logger=WARN' },
  });
  const folder = cluster.nodes[0]?.process?.folder;
  expectThat(folder !== undefined, 'The broker is no process of this machine');
  const file = join(folder, 'logs', 'server.log');
  await eventually(
    `${file} with the broker's own line`,
    async () => await readFile(file, 'utf8').catch(() => ''),
    (text) => text.includes('Kafka Server started'),
    signal,
  );
}

function linesOf({ nodes }: Cluster): string[] {
  return nodes.flatMap((node) => node.logs());
}
