import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publishInputs } from '../../src/actions/publish-report/declaration.ts';
import { type InputValues, withDefaults } from '../../src/core/inputs.ts';
import { writeEvidence } from '../../src/evidence/store.ts';
import { publishStep } from '../../src/pipeline/publish-step.ts';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { createFakeHost } from '../fakes/host.ts';
import { checks, distributionStatement, NOW, suiteOf, testStatement } from '../support/evidence.ts';

type Inputs = InputValues<typeof publishInputs>;
const SHA = 'ce587453ced02b1526dfb4cb910479d431683101';
let github: FakeGitHub;
let work: string;

beforeEach(async () => {
  github = await serveGitHub();
  work = await mkdtemp(join(tmpdir(), 'publish-'));
  await writeEvidence(join(work, 'out/evidence'), distributionStatement());
  await writeEvidence(join(work, 'out/evidence'), testStatement(suiteOf(checks(24))));
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

async function publish(
  event: object | undefined,
  over: Partial<Inputs> = {},
  env: Record<string, string> = {},
) {
  await writeFile(join(work, 'event.json'), JSON.stringify(event ?? {}));
  const host = createFakeHost({
    fetch: globalThis.fetch,
    dirs: { work },
    now: NOW,
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'octo/kafka',
      GITHUB_SHA: 'f'.repeat(40),
      GITHUB_RUN_ID: '100',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(work, 'event.json'),
      GITHUB_WORKFLOW_REF: 'octo/kafka/.github/workflows/native.yml@refs/pull/7/merge',
      ...env,
    },
  });
  const outcome = await publishStep(host, {
    ...withDefaults(publishInputs, {}),
    policy: 'local',
    'report-dir': 'out/report',
    'evidence-dir': 'out/evidence',
    publish: ['check', 'comment'],
    name: 'Kafka evidence',
    'artifact-name': 'report',
    sarif: undefined,
    'github-token': 'token',
    'dry-run': false,
    ...over,
  });
  return { ...outcome, log: host.recording.log.join('\n') };
}

const pull = (from: string | null) => ({
  pull_request: {
    number: 7,
    head: { sha: SHA, repo: from === null ? null : { full_name: from } },
    base: { repo: { full_name: 'octo/kafka' } },
  },
});

describe('publish-report in a job', () => {
  test('of a pull request reports on its head, not on the trial merge', async () => {
    const { verdict, outputs } = await publish(pull('octo/kafka'));
    expect([verdict, outputs.published]).toEqual(['passed', 'check=done comment=done']);
    expect(github.checkRuns[0]?.head_sha).toBe(SHA);
    expect(github.comments[0]?.body).toContain('https://github.com/octo/kafka/actions/runs/100#artifacts');
  });

  test.each([
    ['a fork', pull('stranger/kafka'), {}, 'comes from a fork'],
    ['a fork that is gone', pull(null), {}, 'comes from a fork'],
    ['Dependabot', pull('octo/kafka'), { GITHUB_ACTOR: 'dependabot[bot]' }, 'comes from Dependabot'],
  ])('of %s asks GitHub for nothing that its token may not', async (_, event, env, reason) => {
    const { outputs, log } = await publish(event, { 'dry-run': true }, env);
    expect(outputs.published).toBe('check=skipped comment=skipped artifact=planned');
    expect(log).toContain(reason);
    expect(log).toMatch(/upload 6 files as artifact report: .*\/out\/report\/index\.html/);
    expect(github.requests).toEqual([]);
  });

  test('is failed, with the verdict told apart, where a target failed', async () => {
    github.fault = (call) => (call.includes('check-runs') ? { kind: 'answer', status: 403 } : undefined);
    const { verdict, outputs, message } = await publish(pull('octo/kafka'));
    expect([verdict, outputs.verdict, outputs.published]).toEqual([
      'failed',
      'passed',
      'check=failed comment=done',
    ]);
    expect(message).toMatch(
      /Not published as check\. .*403.*\n.*\npermissions:\n {2}contents: read\n {2}checks: write/,
    );
  });

  test('says that it needs a token, and what is wrong with an event', async () => {
    const { message } = await publish(pull('octo/kafka'), { 'github-token': undefined });
    expect(message).toContain('Give it as github-token: ${{ github.token }}.');
    await expect(publish({ pull_request: 7 })).rejects.toThrow(
      /GITHUB_EVENT_PATH names .* it is no event of GitHub/,
    );
  });
});
