import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGitHub, serveGitHub } from '../../../fakes/github.ts';
import { check, suiteOf } from '../../../support/evidence.ts';
import { publishTo, RUN } from '../../../support/publishing.ts';
import { reportOn } from '../../../support/reports.ts';
import { failingSuite, sampleSuite } from '../../../support/sample-suite.ts';

let github: FakeGitHub;
beforeEach(async () => {
  github = await serveGitHub();
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const comment = (report = reportOn(sampleSuite()), id = RUN.id) =>
  publishTo(github, report, { targets: ['comment'], run: { ...RUN, id } });
const CREATE = 'POST /repos/octo/kafka/issues/7/comments';
const states = ({ published }: Awaited<ReturnType<typeof comment>>) => published.map(({ state }) => state);

describe('the comment on a pull request', () => {
  test('is made once, is left alone while nothing is new, and is updated in place', async () => {
    expect(states(await comment())).toEqual(['done']);
    expect(github.comments[0]?.body).toContain('# ✅ Passed: Apache Kafka 4.1.0');
    expect(states(await comment(reportOn({ ...sampleSuite(), durationMs: 99_000 })))).toEqual(['unchanged']);
    expect(states(await comment(reportOn(failingSuite())))).toEqual(['done']);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('# ❌ Not passed');
    expect(github.calls.filter((call) => !call.startsWith('GET'))).toEqual([
      CREATE,
      'PATCH /repos/octo/kafka/issues/comments/1',
    ]);
  });

  test('is there once, too, when two runs make it at the same time', async () => {
    await Promise.all([comment(), comment(reportOn(failingSuite()), 101)]);
    await comment(reportOn(failingSuite()), 102);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('Not passed');
  });

  test('is not overwritten by an earlier run that comes late', async () => {
    await comment(reportOn(failingSuite()), 200);
    expect((await comment(reportOn(sampleSuite()), 199)).published[0]?.text).toMatch(/later run/);
    expect(github.comments[0]?.body).toContain('Not passed');
  });

  test('is found among more comments than a page holds, and a stranger’s copy of it is left alone', async () => {
    await comment();
    const ours = github.comments.splice(0);
    for (let id = 1; id <= 120; id += 1) github.comments.push({ ...ours[0], id, body: `nr ${id}` });
    github.comments.push({ ...ours[0], id: 121, user: { ...(ours[0]?.user as object), type: 'User' } });
    github.comments.push({ ...ours[0], id: 122 }, { ...ours[0], id: 123 });
    await comment(reportOn(failingSuite()));
    const marked = github.comments.filter(({ body }) => String(body).startsWith('<!-- kafka-native'));
    expect(marked.map(({ user }) => (user as { type: string }).type).toSorted()).toEqual(['Bot', 'User']);
  });

  test.each(['cut-off-after-doing', 'cut-off-within'] as const)(
    'is there once when the answer to its creation is lost (%s)',
    async (kind) => {
      github.fault = (call, nth) => (call === CREATE && nth === 1 ? { kind } : undefined);
      expect(states(await comment())).toEqual(['done']);
      expect(github.comments).toHaveLength(1);
      expect(github.calls.filter((call) => call === CREATE)).toHaveLength(1);
    },
  );

  test('comes through errors of the server, rate limits and silence', async () => {
    const limited = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' };
    github.fault = (call, nth) => {
      if (call.startsWith('GET')) return nth <= 2 ? { kind: 'answer', status: 502 } : undefined;
      if (nth === 1) return { kind: 'answer', status: 503 };
      if (nth === 2)
        return {
          kind: 'answer',
          status: 403,
          headers: { 'retry-after': '1' },
          message: 'You have exceeded a secondary rate limit',
        };
      return nth === 3 ? { kind: 'answer', status: 429, headers: limited } : undefined;
    };
    expect(states(await comment())).toEqual(['done']);
    expect(github.comments).toHaveLength(1);
  });

  test('gives up with the reason when the server stays broken, or silent', async () => {
    github.fault = () => ({ kind: 'answer', status: 500, message: 'Oh no' });
    expect((await comment()).published[0]).toMatchObject({
      state: 'failed',
      text: expect.stringMatching(/did not list the comments of pull request #7 in octo\/kafka: 500 Oh no/),
    });
    github.fault = () => ({ kind: 'slow' });
    const { published } = await publishTo(github, reportOn(sampleSuite()), { targets: ['comment'] }, 50);
    expect(published[0]?.text).toMatch(/no answer within 50 ms/);
  });

  test('names the permission that it lacks, as the lines of a workflow', async () => {
    github.fault = (call) =>
      call === CREATE
        ? { kind: 'answer', status: 403, message: 'Resource not accessible by integration' }
        : undefined;
    const [{ state, text } = { state: '', text: '' }] = (await comment()).published;
    expect(state).toBe('failed');
    expect(text).toContain('403 Resource not accessible by integration');
    expect(text).toContain('permissions:\n  contents: read\n  pull-requests: write');
  });

  test('takes GitHub’s own word on which permission it is', async () => {
    const headers = { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' };
    github.fault = () => ({ kind: 'answer', status: 403, headers });
    expect((await comment()).published[0]?.text).toContain('  issues: write');
  });

  test('is not made where the run is about no pull request', async () => {
    const run = { ...RUN, pullRequest: undefined };
    const { published } = await publishTo(github, reportOn(sampleSuite()), { targets: ['comment'], run });
    expect(published).toMatchObject([{ state: 'skipped' }]);
    expect(github.requests).toEqual([]);
  });

  test('keeps within GitHub’s limit, and lets no text of a check out of its place', async () => {
    const nasty = '--> <script>alert(1)</script> @octocat';
    const many = Array.from({ length: 3000 }, (_, at) =>
      check(`check-${at}`, {
        title: nasty,
        status: 'failed',
        failure: { message: `${nasty}\n${'x'.repeat(4000)}`, log: [], notes: [nasty] },
      }),
    );
    await comment(reportOn(suiteOf(many)));
    const body = String(github.comments[0]?.body);
    expect(body.length).toBeLessThan(65_536);
    expect(body.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')).not.toMatch(/<script|@octocat/);
  });
});
