import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGitHub, serveGitHub } from '../../../fakes/github.ts';
import { publishTo, RUN } from '../../../support/publishing.ts';
import { reportOn } from '../../../support/reports.ts';
import { failingSuite } from '../../../support/sample-suite.ts';

let github: FakeGitHub;
beforeEach(async () => {
  github = await serveGitHub();
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const ALL = ['check', 'comment', 'issue'] as const;
const report = reportOn(failingSuite());

describe('publishing', () => {
  test('sends the token, and every target works on GitHub’s own description', async () => {
    const { published } = await publishTo(github, report, { targets: ALL });
    expect(published.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect([...github.tokens]).toEqual(['token the-token']);
  });

  test('a target that fails does not keep the others from being tried', async () => {
    github.fault = (call) => (call.includes('check-runs') ? { kind: 'answer', status: 403 } : undefined);
    const { published } = await publishTo(github, report, { targets: ALL });
    expect(published.map(({ state }) => state)).toEqual(['failed', 'done', 'done']);
  });

  test('a dry run shows every call and changes nothing', async () => {
    const { published, log } = await publishTo(github, report, {
      targets: ['artifact', ...ALL],
      dryRun: true,
    });
    expect(published.map(({ state }) => state)).toEqual(['planned', 'planned', 'planned', 'planned']);
    expect(github.calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
    const shown = log.filter((line) => line.includes('Dry run')).map((line) => line.slice(0, 100));
    expect(shown).toEqual([
      expect.stringContaining('upload 1 files as artifact report'),
      expect.stringMatching(/POST http.*\/repos\/octo\/kafka\/check-runs {"name"/),
      expect.stringMatching(/POST http.*\/repos\/octo\/kafka\/issues\/7\/comments {"body"/),
      expect.stringMatching(/POST http.*\/repos\/octo\/kafka\/issues {"title"/),
    ]);
  });

  test('a fork’s pull request gets summary and artifact, and is told so', async () => {
    const run = { ...RUN, readOnly: 'this pull request comes from a fork, and its token can only read' };
    const { published } = await publishTo(github, report, {
      targets: ['check', 'comment'],
      run,
      dryRun: true,
    });
    expect(published).toMatchObject([
      { target: 'check', state: 'skipped', text: expect.stringContaining('job summary and in the artifact') },
      { target: 'comment', state: 'skipped' },
      { target: 'artifact', state: 'planned' },
    ]);
    expect(github.requests).toEqual([]);
  });

  test('outside of a run there is nothing to publish on', async () => {
    const { published } = await publishTo(github, report, { targets: ['check', 'artifact'], run: undefined });
    expect(published).toMatchObject([
      { state: 'failed', text: 'The target check needs a run of GitHub Actions.' },
      { state: 'failed', text: expect.stringContaining('this is no job of GitHub Actions') },
    ]);
  });
});
