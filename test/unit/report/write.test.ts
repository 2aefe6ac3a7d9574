import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeEvidence } from '../../../src/evidence/store.ts';
import { loadAndReport } from '../../../src/report/write.ts';
import { createFakeHost } from '../../fakes/host.ts';
import {
  checks,
  distributionStatement,
  failedCheck,
  NOW,
  suiteOf,
  testStatement,
} from '../../support/evidence.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function report(policyPath = 'local') {
  const host = createFakeHost({ now: NOW, dirs: { work: dir } });
  const result = await loadAndReport(host, {
    evidenceDir: 'evidence',
    policyPath,
    out: 'report',
    version: '1.2.3',
  });
  return { host, ...result };
}

describe('loadAndReport', () => {
  test('judges a folder and writes four files and nothing else', async () => {
    await writeEvidence(join(dir, 'evidence'), distributionStatement());
    await writeEvidence(join(dir, 'evidence'), testStatement(suiteOf(checks(25))));
    const { judgement, files, summary } = await report();
    expect(judgement.verdict).toBe('passed');
    expect((await readdir(join(dir, 'report'))).toSorted()).toEqual([
      'badge.svg',
      'index.html',
      'junit.xml',
      'report.md',
    ]);
    expect(await readFile(files.markdown, 'utf8')).toBe(summary);
    expect(await readFile(files.html, 'utf8')).toContain('kafka-native 1.2.3');
  });

  test('one corrupt file turns the verdict, and is in the log and in every form of the report', async () => {
    await writeEvidence(join(dir, 'evidence'), distributionStatement());
    await writeEvidence(join(dir, 'evidence'), testStatement(suiteOf(checks(25))));
    await writeFile(join(dir, 'evidence', 'late.json'), '{"_type":');
    const { judgement, files, host } = await report();
    expect(judgement.verdict).toBe('failed');
    expect(host.recording.log.join('\n')).toContain('warn: late.json is not valid JSON');
    for (const file of [files.html, files.markdown, files.junit])
      expect(await readFile(file, 'utf8')).toContain('late.json is not valid JSON');
  });

  test('a failed check turns the verdict', async () => {
    await writeEvidence(join(dir, 'evidence'), distributionStatement());
    await writeEvidence(
      join(dir, 'evidence'),
      testStatement(suiteOf([...checks(25), failedCheck('lost-record')])),
    );
    const { judgement, summary } = await report();
    expect(judgement.verdict).toBe('failed');
    expect(summary).toContain('`lost-record`');
  });

  test('a missing folder or policy is one sentence, and nothing is written', async () => {
    await expect(report()).rejects.toThrow(/evidence folder .*evidence cannot be read: it does not exist/);
    await expect(report('nobody')).rejects.toThrow(/policy nobody cannot be read: there is no such file/);
    expect(await readdir(dir)).toEqual([]);
  });
});
