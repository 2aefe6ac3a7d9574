import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { testResult } from '../../src/evidence/predicates.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { type ActionRun, ActionRunner } from '../support/run-action.ts';

const VERSION = '4.4.0';
const runners: ActionRunner[] = [];
const newRunner = () => {
  const runner = new ActionRunner();
  runners.push(runner);
  return runner;
};
afterAll(() => {
  for (const runner of runners) runner.close();
});

/** What a job's cache holds: the machine's own, so that Kafka is not fetched again. */
const env = Object.fromEntries(
  ['KAFKA_NATIVE_CACHE', 'XDG_CACHE_HOME', 'JAVA_HOME'].flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  ),
);
const quick = { 'kafka-version': VERSION, only: 'up,topic-create,records-key-headers' };
const statements = ({ workspace }: ActionRun) =>
  readdirSync(join(workspace, 'out/evidence')).map((name) => ({
    name,
    text: readFileSync(join(workspace, 'out/evidence', name), 'utf8'),
  }));

describeKafka(VERSION, 'run-sanity and publish-report as bundles', () => {
  const runner = newRunner();
  let sanity: ActionRun;

  test('run-sanity tests a real broker and leaves two statements about the same digest', async () => {
    sanity = await runner.run('actions/run-sanity', quick, { env });
    expect(sanity.log).toContain('passed');
    expect(sanity.exitCode).toBe(0);
    expect(sanity.outputs).toMatchObject({
      result: 'passed',
      passed: '3',
      failed: '0',
      skipped: '0',
      'not-applicable': '0',
    });
    const found = statements(sanity).map(({ text }) => JSON.parse(text));
    expect(found.map(({ predicateType }) => predicateType).sort()).toEqual([
      'https://in-toto.io/attestation/test-result/v0.1',
      'https://kafka-native.dev/predicate/distribution/v1',
    ]);
    for (const { subject } of found) {
      expect(subject[0].digest.sha256).toBe(sanity.outputs['subject-digest']);
    }
  }, 120_000);

  test('publish-report judges them: three checks are too few for the local policy', async () => {
    const report = await runner.run('actions/publish-report', {}, { env });
    expect(report.exitCode).toBe(1);
    expect(report.outputs).toMatchObject({ verdict: 'failed', unmet: '1' });
    expect(report.summary).toContain('At least 20 checks');
    expect(readFileSync(report.outputs.junit ?? '', 'utf8').match(/classname="sanity\./g)).toHaveLength(3);
    expect(readFileSync(report.outputs.report ?? '', 'utf8')).toContain('<!doctype html>');
  });

  test('evidence that was altered is never judged as passed', async () => {
    const before = statements(sanity).find(({ name }) => name.startsWith('test-result'));
    const altered = before?.text.replace('"passedTests": [', '"passedTests": [\n      "invented",');
    writeFileSync(join(sanity.workspace, 'out/evidence', before?.name ?? ''), altered ?? '');
    const report = await runner.run('actions/publish-report', {}, { env });
    expect(report.outputs.verdict).toBe('failed');
    expect(report.summary).toContain('must list exactly the passed checks of the suite');
  });
});

describeKafka(VERSION, 'a cancelled job', () => {
  const runner = newRunner();
  let cancelled: ActionRun;

  test('leaves no broker behind', async () => {
    cancelled = await runner.run(
      'actions/run-sanity',
      { 'kafka-version': VERSION, only: 'up,cluster-combined' },
      { env, onStart: (kill, log) => whenIn(log, 'passed   lifecycle/up', 3000, () => kill('SIGINT')) },
    );
    expect(cancelled.exitCode).toBe(1);
    const left = readdirSync('/proc').filter(
      (pid) => /^\d+$/.test(pid) && commandOf(pid).includes(runner.workspace),
    );
    expect(left.map(commandOf)).toEqual([]);
  }, 120_000);

  test('leaves what it did as valid evidence, which says that it was cut short', () => {
    const { text = '' } = statements(cancelled).find(({ name }) => name.startsWith('test-result')) ?? {};
    const { suite, result } = testResult.parse(JSON.parse(text).predicate);
    expect(suite.complete).toBe(false);
    expect(suite.checks.map(({ id, status }) => [id, status])).toEqual([['up', 'passed']]);
    expect(result).toBe('FAILED');
    expect(cancelled.outputs).toMatchObject({ result: 'failed', passed: '1', failed: '0' });
  });

  test('is reported, and judged failed', async () => {
    const report = await runner.run('actions/publish-report', {}, { env });
    expect(report.exitCode).toBe(1);
    expect(report.outputs.verdict).toBe('failed');
    expect(report.summary).toContain('suite sanity was cut short after 1 check');
    expect(readFileSync(report.outputs.junit ?? '', 'utf8')).toContain('classname="sanity.');
    expect(readFileSync(report.outputs.report ?? '', 'utf8')).toContain('cut short');
  });
});

/** Does the work so many milliseconds after the words are in the log. */
function whenIn(log: () => string, words: string, afterMs: number, work: () => void): void {
  const timer = setInterval(() => {
    if (!log().includes(words)) return;
    clearInterval(timer);
    setTimeout(work, afterMs);
  }, 100);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
