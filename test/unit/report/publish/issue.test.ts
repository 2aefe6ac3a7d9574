import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGitHub, serveGitHub } from '../../../fakes/github.ts';
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

const bad = reportOn(failingSuite());
const clean = reportOn(sampleSuite());
const night = async (report = bad, id = RUN.id) =>
  (await publishTo(github, report, { targets: ['issue'], run: { ...RUN, id } })).published[0]?.text;
const open = () => github.issues.filter(({ state }) => state === 'open');

describe('the issue of a nightly run', () => {
  test('is opened on news, left alone while there is none, and closed when clean', async () => {
    expect(await night(clean)).toMatch(/Nothing new/);
    expect(github.issues).toEqual([]);
    expect(await night()).toMatch(/^Created/);
    expect(github.issues[0]).toMatchObject({
      title: 'Kafka evidence: not passed by policy local',
      labels: [{ name: 'kafka-native-report' }],
    });
    expect(await night(bad, 101)).toMatch(/Nothing new/);
    expect(await night(clean, 102)).toMatch(/^Closed/);
    expect(github.issues).toMatchObject([{ state: 'closed', state_reason: 'completed' }]);
    expect(await night(bad, 103)).toMatch(/^Created/);
    expect(open()).toHaveLength(1);
  });

  test('is there once with two runs at once, whichever comes first', async () => {
    await Promise.all([night(bad, 100), night(bad, 101), night(bad, 102)]);
    expect(open()).toHaveLength(1);
    const duplicates = github.issues.filter(({ state }) => state === 'closed');
    for (const { body } of duplicates) expect(body).toMatch(/^Duplicate of #1\./);
  });

  test('is there once when the answer to its creation is lost', async () => {
    github.fault = (call, nth) =>
      call === 'POST /repos/octo/kafka/issues' && nth === 1 ? { kind: 'cut-off-after-doing' } : undefined;
    await night();
    expect(github.issues).toHaveLength(1);
  });

  test('says where issues are switched off', async () => {
    github.fault = (call) =>
      call.startsWith('POST')
        ? { kind: 'answer', status: 410, message: 'Issues are disabled for this repo' }
        : undefined;
    expect(await night()).toMatch(/did not open an issue in octo\/kafka: 410 Issues are disabled/);
  });
});
