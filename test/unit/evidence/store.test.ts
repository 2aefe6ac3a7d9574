import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stableJson } from '../../../src/core/json.ts';
import { createStatement } from '../../../src/evidence/creation.ts';
import { ofKind } from '../../../src/evidence/evidence.ts';
import { readEvidence, writeEvidence } from '../../../src/evidence/store.ts';
import { testResultOf } from '../../../src/evidence/test-result.ts';
import { benchmarkStatement, formerStatement, scriptsStatement } from '../../support/benchmark-evidence.ts';
import {
  check,
  checks,
  distributionStatement,
  KAFKA,
  nativeStatement,
  suiteOf,
  testStatement,
} from '../../support/evidence.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'evidence-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function problemsOf(text: string): Promise<string[]> {
  await writeFile(join(dir, 'bad.json'), text);
  const { evidence, problems } = await readEvidence(dir);
  expect(evidence).toEqual([]);
  return problems.map(({ message }) => message);
}

describe('createStatement', () => {
  test('refuses what the schema refuses, with the place', () => {
    const result = testResultOf(suiteOf([check('a', { durationMs: -1 })]), []);
    expect(() => createStatement(KAFKA, 'test-result', result)).toThrow(
      /predicate\.suite\.checks\[0\]\.durationMs: /,
    );
    expect(() => createStatement({ name: '', digest: { sha256: 'no' } }, 'test-result', result)).toThrow(
      /subject\[0\]\.name.*subject\[0\]\.digest\.sha256: expected 64 lower-case/,
    );
  });

  const base = testResultOf(suiteOf([check('a'), check('b')]), []);
  test.each([
    [
      'lists that leave a check out',
      { ...base, passedTests: ['a'] },
      /passedTests: must list exactly the passed/,
    ],
    ['a failed test that no check knows', { ...base, failedTests: ['c'] }, /failedTests: must list exactly/],
    ['two checks of one name', testResultOf(suiteOf([check('a'), check('a')]), []), /"a" is there twice/],
    [
      'a skip without a reason',
      testResultOf(suiteOf([check('a', { status: 'skipped' })]), []),
      /without a reason/,
    ],
    [
      'PASSED in spite of a failure',
      { ...testResultOf(suiteOf([check('a', { status: 'failed' })]), []), result: 'PASSED' as const },
      /result: is PASSED although a check failed/,
    ],
  ])('refuses a test result that contradicts itself: %s', (_, predicate, message) => {
    expect(() => createStatement(KAFKA, 'test-result', predicate)).toThrow(message);
  });
});

describe('writeEvidence and readEvidence', () => {
  test('what is written is read again, with the same bytes each time', async () => {
    const statement = testStatement(suiteOf(checks(3)));
    const path = await writeEvidence(dir, statement);
    const first = await readFile(path, 'utf8');
    expect(await writeEvidence(dir, statement)).toBe(path);
    expect(await readFile(path, 'utf8')).toBe(first);
    const { evidence, problems } = await readEvidence(dir);
    expect(problems).toEqual([]);
    expect(evidence).toMatchObject([{ kind: 'test-result', text: first, predicate: { result: 'PASSED' } }]);
    expect(first.indexOf('"_type"')).toBeLessThan(first.indexOf('"predicate"'));
  });

  test('a run replaces its own earlier evidence and nothing else; nothing temporary stays', async () => {
    await writeEvidence(dir, testStatement(suiteOf(checks(3))));
    await writeEvidence(dir, testStatement(suiteOf(checks(4))));
    await writeEvidence(dir, nativeStatement(suiteOf(checks(3))));
    await writeEvidence(dir, distributionStatement());
    const names = (await readdir(dir)).map((name) => name.replace(/[0-9a-f]{16}/, 'DIGEST'));
    expect(names.toSorted()).toEqual([
      'distribution-DIGEST.json',
      'test-result-sanity-jvm-process-linux-amd64-DIGEST.json',
      'test-result-sanity-native-process-linux-amd64-DIGEST.json',
    ]);
  });

  test('benchmarks beside the JVM with and without class data lie side by side', async () => {
    await writeEvidence(dir, benchmarkStatement());
    await writeEvidence(dir, scriptsStatement());
    const { evidence } = await readEvidence(dir);
    expect(evidence.map(({ file }) => file.replace(/[0-9a-f]{16}/, 'DIGEST'))).toEqual([
      'benchmark-beside-jvm-process-4-1-0-DIGEST.json',
      'benchmark-beside-jvm-without-class-data-process-4-1-0-DIGEST.json',
    ]);
    expect(ofKind(evidence, 'benchmark').map(({ predicate }) => predicate.baseline?.classData)).toEqual([
      true,
      false,
    ]);
  });

  test('a benchmark that does not say whether there was class data is still read', async () => {
    await writeEvidence(dir, formerStatement());
    const { evidence, problems } = await readEvidence(dir);
    expect(problems).toEqual([]);
    expect(ofKind(evidence, 'benchmark')[0]?.predicate.baseline).not.toHaveProperty('classData');
  });

  test('a folder that cannot be written is named', async () => {
    await writeFile(join(dir, 'file'), '');
    await expect(writeEvidence(join(dir, 'file'), distributionStatement())).rejects.toThrow(
      /could not be written/,
    );
  });

  test('folders below are read too, in order, and other files are left alone', async () => {
    await mkdir(join(dir, 'arm64'));
    await writeEvidence(join(dir, 'arm64'), distributionStatement());
    await writeFile(join(dir, 'notes.txt'), 'x');
    const { evidence } = await readEvidence(dir);
    expect(evidence.map(({ file }) => file)).toEqual([expect.stringMatching(/^arm64\/distribution-/)]);
  });

  test('a missing folder is named', async () => {
    await expect(readEvidence(join(dir, 'none'))).rejects.toThrow(
      /evidence folder .*none cannot be read: it does not exist/,
    );
  });
});

describe('a file that is no evidence', () => {
  const statement = distributionStatement();

  test('corrupt JSON', async () => {
    expect(await problemsOf(`${stableJson(statement).slice(0, 100)}`)).toEqual([
      expect.stringMatching(/^bad\.json is not valid JSON: .*line \d+ column \d+/),
    ]);
  });

  test('not a statement', async () => {
    expect(await problemsOf('{"a":1}')).toEqual([
      expect.stringMatching(/^bad\.json is not an in-toto Statement v1: _type: /),
    ]);
  });

  test('another statement version', async () => {
    const old = { ...statement, _type: 'https://in-toto.io/Statement/v0.1' };
    expect(await problemsOf(JSON.stringify(old))).toEqual([expect.stringContaining('_type: ')]);
  });

  test('a later version of a predicate of ours', async () => {
    const later = { ...statement, predicateType: 'https://kafka-native.dev/predicate/distribution/v2' };
    expect(await problemsOf(JSON.stringify(later))).toEqual([
      'bad.json has a version of distribution that is not known here: https://kafka-native.dev/predicate/distribution/v2 (known: https://kafka-native.dev/predicate/distribution/v1).',
    ]);
  });

  test('a schema violation, with its place', async () => {
    const broken = { ...statement, predicate: { ...statement.predicate, source: 'somewhere', surprise: 1 } };
    expect(await problemsOf(JSON.stringify(broken))).toEqual([
      expect.stringMatching(
        /^bad\.json is not valid distribution evidence: predicate\.source: .*; predicate: Unrecognized key: "surprise"\.$/,
      ),
    ]);
  });

  test('a foreign predicate is kept', async () => {
    await writeFile(
      join(dir, 'foreign.json'),
      JSON.stringify({ ...statement, predicateType: 'https://in-toto.io/attestation/release/v0.1' }),
    );
    const { evidence, problems } = await readEvidence(dir);
    expect(problems).toEqual([]);
    expect(evidence).toMatchObject([{ kind: undefined, file: 'foreign.json' }]);
  });
});
