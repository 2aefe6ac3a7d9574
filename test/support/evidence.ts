import { createHash } from 'node:crypto';
import { stableJson } from '../../src/core/json.ts';
import { createStatement, type Statement } from '../../src/evidence/creation.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { parseEvidence } from '../../src/evidence/parsing.ts';
import type { Distribution } from '../../src/evidence/predicates.ts';
import type { Resource, Subject } from '../../src/evidence/statement.ts';
import { fileNameOf } from '../../src/evidence/store.ts';
import type { CheckResult, Suite } from '../../src/evidence/suite.ts';
import { testResultOf } from '../../src/evidence/test-result.ts';

/** When the made-up runs started. */
export const STARTED = '2026-11-20T09:30:00.000Z';
/** Two minutes later: when they are judged. */
export const NOW = new Date('2026-11-20T09:32:00.000Z');

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function subjectOf(name: string): Subject {
  return { name, digest: { sha256: digestOf(name) } };
}

export const KAFKA = subjectOf('kafka_2.13-4.1.0');
export const BINARY = subjectOf('kafka-native-4.1.0-linux-amd64');

export function check(id: string, over: Partial<CheckResult> = {}): CheckResult {
  return {
    id,
    title: `What ${id} says holds`,
    area: 'topics',
    priority: 'P0',
    status: 'passed',
    durationMs: 12,
    ...over,
  };
}

export function failedCheck(id: string, over: Partial<CheckResult> = {}): CheckResult {
  return check(id, {
    status: 'failed',
    failure: { message: 'It does not hold', log: [], notes: [] },
    ...over,
  });
}

/** `number` checks that passed, every fourth of priority P1. */
export function checks(number: number): CheckResult[] {
  return Array.from({ length: number }, (_, index) =>
    check(`check-${index}`, { priority: index % 4 === 3 ? 'P1' : 'P0' }),
  );
}

export function suiteOf(checkList: CheckResult[], over: Partial<Suite> = {}): Suite {
  return {
    name: 'sanity',
    startedAt: STARTED,
    durationMs: 21_400,
    complete: true,
    subject: {
      kind: 'jvm',
      form: 'process',
      kafkaVersion: '4.1.0',
      platform: 'linux/amd64',
      java: '21.0.5 Temurin',
    },
    notRun: [],
    checks: checkList,
    ...over,
  };
}

export function distributionStatement(
  over: Partial<Distribution> = {},
  subject = KAFKA,
): Statement<'distribution'> {
  return createStatement(subject, 'distribution', {
    kafkaVersion: '4.1.0',
    scalaVersion: '2.13',
    source: 'archive',
    from: 'https://archive.apache.org/dist/kafka/4.1.0/kafka_2.13-4.1.0.tgz',
    verified: [
      { by: 'sha512', detail: 'as published beside the archive' },
      { by: 'pgp', detail: 'signed by a key of KEYS' },
    ],
    jars: [{ file: 'kafka-clients-4.1.0.jar', sha256: digestOf('kafka-clients') }],
    ...over,
  });
}

export function testStatement(
  suite: Suite,
  subject: Subject = KAFKA,
  configuration: Resource[] = [],
): Statement<'test-result'> {
  return createStatement(subject, 'test-result', testResultOf(suite, configuration));
}

/** A native run: the binary is the subject, made from the distribution. */
export function nativeStatement(suite: Suite): Statement<'test-result'> {
  const subject: Suite['subject'] = {
    kind: 'native',
    form: 'process',
    kafkaVersion: '4.1.0',
    platform: 'linux/amd64',
  };
  return testStatement({ ...suite, subject }, BINARY, [{ name: 'distribution', digest: KAFKA.digest }]);
}

/** What `readEvidence` makes of statements; `file` is their own name unless given. */
export function filed(statement: Statement, file = fileNameOf(statement)): Evidence {
  const evidence = parseEvidence(file, stableJson(statement));
  if ('message' in evidence) throw new Error(evidence.message);
  return evidence;
}
