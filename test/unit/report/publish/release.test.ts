import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeGitHub, type Fault, serveGitHub } from '../../../fakes/github.ts';
import { publishTo, RUN } from '../../../support/publishing.ts';
import { reportOn } from '../../../support/reports.ts';
import { sampleSuite } from '../../../support/sample-suite.ts';

const TAG = '4.4.0';
const report = reportOn(sampleSuite());
let github: FakeGitHub;
let dir: string;
let release: number;

beforeEach(async () => {
  github = await serveGitHub();
  release = github.addRelease(TAG);
  dir = await mkdtemp(join(tmpdir(), 'release-'));
  for (const name of ['report.html', 'junit.xml']) await writeFile(join(dir, name), `content of ${name}`);
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  await rm(dir, { recursive: true });
});

const files = () => ['report.html', 'junit.xml'].map((name) => ({ name, path: join(dir, name) }));
async function publish(over: { replace?: boolean; tag?: string; dryRun?: boolean } = {}, timeoutMs = 5000) {
  const { dryRun = false, ...rest } = over;
  const options = { tag: TAG, replace: false, files: files(), ...rest };
  const { published, log } = await publishTo(
    github,
    report,
    { targets: ['release'], release: options, dryRun },
    timeoutMs,
  );
  return { state: published[0]?.state, text: published[0]?.text ?? '', log };
}
const there = (id = release) =>
  (github.assets.get(id) ?? []).map(({ name, state, digest }) => [name, state, digest]);
const whole = (name: string) => [
  name,
  'uploaded',
  `sha256:${createHash('sha256').update(`content of ${name}`).digest('hex')}`,
];
const WHOLE = ['report.html', 'junit.xml'].map(whole);
const changes = () => github.calls.filter((call) => !call.startsWith('GET'));
const isUpload = (call: string) => call === `POST /repos/octo/kafka/releases/${release}/assets`;

describe('the files of a release', () => {
  test('are added once; the same ones again are left alone', async () => {
    expect(await publish()).toMatchObject({ state: 'done', text: 'Added 2 files to the release 4.4.0.' });
    expect(there()).toEqual(WHOLE);
    expect([...github.tokens]).toEqual(['token the-token']);
    github.calls.length = 0;
    expect(await publish()).toMatchObject({ state: 'unchanged' });
    expect(changes()).toEqual([]);
  });

  test('go to the release of the tag that started the run', async () => {
    const { published } = await publishTo(github, report, {
      targets: ['release'],
      run: { ...RUN, tag: TAG },
      release: { tag: undefined, replace: false, files: files() },
    });
    expect(published[0]?.state).toBe('done');
    const without = await publishTo(github, report, { targets: ['release'] });
    expect(without.published[0]).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('release-tag'),
    });
  });

  test('go to a draft, which has no page of its own yet', async () => {
    const draft = github.addRelease('4.5.0', { draft: true });
    expect((await publish({ tag: '4.5.0' })).state).toBe('done');
    expect(there(draft)).toEqual(WHOLE);
  });

  test('are refused where there is no release', async () => {
    const { state, text } = await publish({ tag: '9.9.9' });
    expect(state).toBe('failed');
    expect(text).toMatch(/There is no release 9\.9\.9.*\n.*\n {0}?permissions:\n {2}contents: write/);
  });

  test('that are there with other contents are refused before anything is uploaded, or replaced when asked', async () => {
    await publish();
    await writeFile(join(dir, 'junit.xml'), 'another');
    await rm(join(dir, 'report.html'));
    await writeFile(join(dir, 'report.html'), 'another, too');
    github.calls.length = 0;
    const { state, text } = await publish();
    expect(state).toBe('failed');
    expect(text).toMatch(/has other files of these names already: report\.html, junit\.xml/);
    expect(changes()).toEqual([]);
    expect((await publish({ replace: true })).state).toBe('done');
    expect(there().map(([name]) => name)).toEqual(['report.html', 'junit.xml']);
    expect(there()).not.toEqual(WHOLE);
  });

  test('that an upload left half are replaced', async () => {
    await publish();
    for (const asset of github.assets.get(release) ?? [])
      Object.assign(asset, { state: 'open', digest: null });
    expect((await publish()).state).toBe('done');
    expect(there()).toEqual(WHOLE);
  });

  test.each<[string, Fault]>([
    ['an answer that got lost', { kind: 'cut-off-after-doing' }],
    ['an answer that broke off', { kind: 'cut-off-within' }],
    ['an upload that broke off', { kind: 'cut-off-while-uploading' }],
    ['an error of the server', { kind: 'answer', status: 502 }],
    ['a server that does not answer', { kind: 'slow' }],
  ])('come through %s, each once and whole', async (_, fault) => {
    github.fault = (call, nth) => (isUpload(call) && nth === 1 ? fault : undefined);
    expect(await publish({}, 600)).toMatchObject({ state: 'done' });
    expect(there().toSorted()).toEqual(WHOLE.toSorted());
  });

  test('leave nothing half behind where every upload breaks off', async () => {
    github.fault = (call) => (isUpload(call) ? { kind: 'cut-off-while-uploading' } : undefined);
    expect((await publish()).state).toBe('failed');
    expect(there()).toEqual([]);
  });

  test('come through a secondary rate limit', async () => {
    github.fault = (call, nth) =>
      isUpload(call) && nth === 1
        ? {
            kind: 'answer',
            status: 429,
            headers: { 'retry-after': '1' },
            message: 'You have exceeded a secondary rate limit',
          }
        : undefined;
    expect((await publish()).state).toBe('done');
    expect(there()).toEqual(WHOLE);
  });

  test.each([
    [403, /403 Told to fail.*\n.*\npermissions:\n {2}contents: read\n {2}contents: write|contents: write/],
    [409, /409 Told to fail/],
    [422, /422 Told to fail/],
  ])('say what GitHub answered: %i', async (status, expected) => {
    github.fault = (call) => (isUpload(call) ? { kind: 'answer', status } : undefined);
    const { state, text } = await publish();
    expect(state).toBe('failed');
    expect(text).toMatch(expected);
    expect(there()).toEqual([]);
  });

  test('of one that cannot be changed any more are refused with its words', async () => {
    release = github.addRelease('4.6.0', { immutable: true });
    expect((await publish({ tag: '4.6.0' })).text).toMatch(/immutable release/);
  });

  test('are shown by a dry run', async () => {
    const { state, log } = await publish({ dryRun: true });
    expect(state).toBe('planned');
    expect(changes()).toEqual([]);
    expect(log.filter((line) => line.includes('Dry run'))).toEqual([
      expect.stringMatching(/Dry run: POST http.*\/assets\?name=report\.html \(22 B\)/),
      expect.stringMatching(/Dry run: POST http.*\/assets\?name=junit\.xml/),
    ]);
  });

  test('are never sent to an address of somebody else', async () => {
    Object.assign(github.releases[0] ?? {}, { upload_url: 'https://uploads.example.org/x{?name,label}' });
    expect((await publish()).text).toMatch(/Files are not uploaded to https:\/\/uploads\.example\.org/);
  });
});
