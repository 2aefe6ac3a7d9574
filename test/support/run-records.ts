import type { RunRecord } from '../../src/report/site/run-record.ts';
import { digestOf } from './evidence.ts';

const MIB = 1024 ** 2;

/** Records of so many runs over seven Kafka releases, a day apart: what a year of a project looks like. */
export function runRecords(number: number): RunRecord[] {
  const versions = ['3.9.1', '3.9.2', '4.0.1', '4.1.0', '4.2.0', '4.3.1', '4.4.0'];
  return Array.from({ length: number }, (_, at): RunRecord => {
    const kafkaVersion = versions[Math.floor((at / number) * versions.length)] ?? '4.4.0';
    const wave = Math.sin(at * 1.7);
    const failed = at % 11 === 7 ? 2 : 0;
    return {
      format: 1,
      id: `${1000 + at}-kafka-evidence`,
      at: new Date(Date.UTC(2026, 0, 1 + at, 3)).toISOString(),
      name: 'Kafka evidence',
      headline: `Apache Kafka ${kafkaVersion} as a native binary`,
      kafkaVersion,
      verdict: failed > 0 ? 'failed' : 'passed',
      policy: 'release',
      subjects: [{ name: 'docker.io/octo/kafka-native', sha256: digestOf(String(at)) }],
      url: `https://github.com/octo/kafka/actions/runs/${1000 + at}`,
      checks: { passed: 88 + Math.floor(at / 4) - failed, failed, skipped: at % 3 },
      vulnerabilities: {
        CRITICAL: at % 9 === 4 ? 1 : 0,
        HIGH: at % 4,
        MEDIUM: 3 + (at % 3),
        LOW: 6,
        UNKNOWN: 0,
      },
      imageBytes: 98 * MIB + Math.round(wave * 3 * MIB),
      figures: [
        {
          kind: 'native',
          startMs: 160 + wave * 20,
          idleRssBytes: 96 * MIB + wave * 5 * MIB,
          loadedRssBytes: 168 * MIB + wave * 9 * MIB,
          sizeBytes: 121 * MIB,
        },
        {
          kind: 'jvm',
          startMs: 1620 + wave * 130,
          idleRssBytes: 352 * MIB,
          loadedRssBytes: 540 * MIB + wave * 30 * MIB,
          sizeBytes: 112 * MIB,
        },
      ],
    };
  });
}
