import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGitHub, serveGitHub } from '../../../fakes/github.ts';
import { publishTo, RUN } from '../../../support/publishing.ts';
import { reportOn } from '../../../support/reports.ts';
import { failingSuite, hugeSuite, sampleSuite } from '../../../support/sample-suite.ts';

let github: FakeGitHub;
beforeEach(async () => {
  github = await serveGitHub();
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

async function sarifWith(findings: number): Promise<string> {
  const results = Array.from({ length: findings }, (_, at) => ({
    ruleId: 'missing-class',
    level: at % 2 === 0 ? 'error' : 'note',
    message: { text: `Finding ${at}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'docker/native/reflect-config.json' },
          region: { startLine: at + 1 },
        },
      },
    ],
  }));
  const file = join(await mkdtemp(join(tmpdir(), 'sarif-')), 'findings.sarif');
  await writeFile(file, JSON.stringify({ version: '2.1.0', runs: [{ results }] }));
  return file;
}

describe('the check run', () => {
  test('bears the verdict on the commit and each failed check at the workflow', async () => {
    await publishTo(github, reportOn(failingSuite()), { targets: ['check'] });
    expect(github.checkRuns).toMatchObject([
      { name: 'Kafka evidence', head_sha: RUN.sha, conclusion: 'failure' },
    ]);
    const { output } = github.bodies[0] as { output: { annotations: { path: string; title: string }[] } };
    expect(output.annotations[0]?.path).toBe('.github/workflows/native.yml');
    expect(output.annotations.map(({ title }) => title).join()).toContain('kill-recovers');
  });

  test('sends annotations fifty at a time, at the lines of the files', async () => {
    const sarif = [await sarifWith(120)];
    const { published } = await publishTo(github, reportOn(sampleSuite()), { targets: ['check'], sarif });
    expect(published[0]).toMatchObject({ state: 'done', text: expect.stringContaining('120 annotations') });
    expect(github.calls).toEqual([
      'POST /repos/octo/kafka/check-runs',
      'PATCH /repos/octo/kafka/check-runs/1',
      'PATCH /repos/octo/kafka/check-runs/1',
    ]);
    expect(github.checkRuns[0]).toMatchObject({ conclusion: 'success', output: { annotations_count: 120 } });
    const { output } = github.bodies[2] as { output: { annotations: object[] } };
    expect(output.annotations.at(-1)).toEqual({
      path: 'docker/native/reflect-config.json',
      start_line: 120,
      end_line: 120,
      annotation_level: 'notice',
      title: 'missing-class',
      message: 'Finding 119',
    });
  });

  test('has a summary that GitHub takes, whatever the size of the report', async () => {
    await publishTo(github, reportOn(hugeSuite(5000)), { targets: ['check'] });
    const { output } = github.bodies[0] as { output: { summary: string } };
    expect(output.summary.length).toBeLessThanOrEqual(65_535);
  });

  test('names the permission that it lacks, and what is no SARIF', async () => {
    github.fault = () => ({ kind: 'answer', status: 403 });
    const refused = await publishTo(github, reportOn(sampleSuite()), { targets: ['check'] });
    expect(refused.published[0]?.text).toContain('  checks: write');
    const sarif = [join(import.meta.dirname, 'check-run.test.ts')];
    const unread = await publishTo(github, reportOn(sampleSuite()), { targets: ['check'], sarif });
    expect(unread.published[0]?.text).toMatch(/^The SARIF file .* cannot be read/);
  });

  test('an invalid request would be seen', async () => {
    await fetch(`${github.url}/repos/octo/kafka/check-runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x', head_sha: 'y', conclusion: 'great', colour: 1 }),
    });
    expect(github.violations.splice(0).join('\n')).toMatch(/conclusion.*\n.*unknown field colour/s);
  });
});
