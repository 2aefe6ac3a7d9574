import type { CheckResult, Suite } from '../../src/evidence/suite.ts';
import { check, suiteOf } from './evidence.ts';

const CHECKS: [area: string, id: string, title: string, durationMs: number][] = [
  ['lifecycle', 'broker-up', 'A broker answers with its own cluster and node id', 38],
  ['lifecycle', 'restart-keeps-records', 'A restart keeps records and committed offsets', 4210],
  ['lifecycle', 'kill-recovers', 'A killed broker recovers every acknowledged record', 5120],
  ['topics', 'topic-create', 'A topic is created with the partitions and settings asked for', 61],
  ['topics', 'topic-list', 'A created topic is listed', 22],
  ['topics', 'topic-alter', 'A topic setting is altered and read back', 47],
  ['topics', 'topic-delete', 'A deleted topic is gone', 130],
  ['records', 'record-headers', 'Keys, headers and null values come back as they were sent', 44],
  ['records', 'record-large', 'A record of 1 MiB comes back byte for byte', 180],
  ['records', 'record-batches', '10 000 records in batches arrive once and in order', 910],
  ['groups', 'group-commit', 'A group resumes at its committed offset', 1340],
  ['groups', 'group-rebalance', 'Two members share the partitions and take over from each other', 3890],
  ['configuration', 'config-file', 'A property from the file reaches the broker', 2710],
  ['configuration', 'config-env', 'A property from the environment reaches the broker', 2650],
  ['configuration', 'config-env-over-file', 'The environment wins over the file', 2800],
  ['configuration', 'config-refused', 'A broker with a bad property refuses to start and says why', 1480],
  ['cluster', 'mode-combined-3', 'Three combined nodes form one cluster', 6900],
  ['cluster', 'mode-isolated', 'Isolated controllers and brokers form one cluster', 8020],
  ['compression', 'compression-gzip', 'Records compressed with gzip come back', 72],
  ['compression', 'compression-lz4', 'Records compressed with lz4 come back', 69],
  ['compression', 'compression-snappy', 'Records compressed with snappy come back', 70],
  ['compression', 'compression-zstd', 'Records compressed with zstd come back', 74],
  ['transactions', 'transaction-commit', 'Committed records are read, aborted ones are not', 520],
];

/** A suite as a real run leaves it: areas, durations, a skip, a check that does not apply. */
export function sampleSuite(over: Partial<Suite> = {}): Suite {
  const ran = CHECKS.map(([area, id, title, durationMs]) => check(id, { area, title, durationMs }));
  return suiteOf(
    [
      ...ran,
      check('metrics-jmx', {
        area: 'metrics',
        title: 'Broker metrics are read over JMX',
        priority: 'P1',
        status: 'skipped',
        durationMs: 0,
        reason: 'the JDK on this machine has no javac',
      }),
      check('group-share', {
        area: 'groups',
        title: 'A share group hands each record to one member',
        priority: 'P1',
        status: 'not-applicable',
        durationMs: 0,
        reason: 'since Kafka 4.2',
      }),
    ],
    {
      machine: { os: 'Linux 6.1', cpu: 'Intel Xeon Platinum 8375C', cpus: 2, memoryBytes: 8 * 1024 ** 3 },
      notRun: [
        {
          what: 'native',
          reason: 'No GraalVM was found on this machine.',
          command: 'npm start -- --type native',
        },
        {
          what: 'image',
          reason: 'There is no container engine on this machine.',
          command: 'npx kafka-native build-image',
        },
        { what: 'scan', reason: 'There is no image to scan.' },
      ],
      ...over,
    },
  );
}

/** Text that would be markup, a mention or a broken document if it were not escaped. */
export const HOSTILE = `<script>window.hacked=1</script><img src=x onerror="window.hacked=1">]]>&amp;"'\`|@here \u0000\u001b[31m\u202E`;

/** The sample with checks that failed, one of them with a log that tries to be markup. */
export function failingSuite(): Suite {
  const suite = sampleSuite();
  const failure: Record<string, CheckResult['failure']> = {
    'kill-recovers': {
      message: 'Expected 1000 records after recovery, got 999.\nMissing: offset 417 of partition 0',
      log: [
        '[2026-11-20 09:30:11,204] INFO [LogLoader partition=kill-0] Recovering unflushed segment 0 (kafka.log.LogLoader)',
        '[2026-11-20 09:30:11,390] WARN [LogLoader partition=kill-0] Found invalid messages in log segment at byte offset 18302 (kafka.log.UnifiedLog)',
        '[2026-11-20 09:30:11,391] ERROR Truncating and removing following indexes. java.util.zip.ChecksumException: Record is corrupt (stored crc = 2811, computed crc = 97)',
        '[2026-11-20 09:30:11,502] INFO [KafkaRaftServer nodeId=1] Kafka Server started (kafka.server.KafkaRaftServer)',
      ],
      notes: ['The broker was killed 212 ms after the last acknowledgement', 'Recovery took 1.9 s'],
    },
    'config-refused': { message: HOSTILE, log: [HOSTILE], notes: [HOSTILE] },
  };
  return {
    ...suite,
    checks: suite.checks.map((each) => {
      const told = failure[each.id];
      return told === undefined ? each : { ...each, status: 'failed', failure: told };
    }),
  };
}

/** A suite of many checks over ten areas. */
export function hugeSuite(number: number): Suite {
  const many = Array.from({ length: number }, (_, index) =>
    check(`check-${index}`, {
      area: `area-${index % 10}`,
      title: `Record ${index} comes back`,
      durationMs: index % 977,
    }),
  );
  return suiteOf(many);
}
