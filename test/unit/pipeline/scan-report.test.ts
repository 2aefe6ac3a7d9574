import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { reportScan } from '../../../src/actions/report-scan/command.ts';
import { explain } from '../../../src/core/errors.ts';
import { readInputs } from '../../../src/core/inputs.ts';
import { openGitHub } from '../../../src/io/github.ts';
import { scanReportStep } from '../../../src/pipeline/scan-report-step.ts';
import { SCAN_FORMAT, type TargetResult } from '../../../src/scan/result.ts';
import { type FakeGitHub, serveGitHub } from '../../fakes/github.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { complete, failed, finding, SCANNER } from '../../support/scan-results.ts';

let github: FakeGitHub;
let folder: string;
beforeEach(async () => {
  github = await serveGitHub();
  folder = mkdtempSync(join(tmpdir(), 'report-scan-'));
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A job's artifact, or the whole of an earlier night. */
function scanned(path: string, ...targets: TargetResult[]): void {
  const file = join(folder, path, 'scan.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ format: SCAN_FORMAT, scanner: SCANNER, targets }));
}

async function report(given: Readonly<Record<string, string>> = {}, runId = 100) {
  const raw: Record<string, string> = {
    scans: 'night',
    previous: 'before',
    'fail-on': 'never',
    'fail-on-new': 'high',
    issue: 'true',
    'github-token': 'the-token',
    ...given,
  };
  const read = readInputs(reportScan.inputs, (name) => raw[name]);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const host = createFakeHost({
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'octo/kafka',
      GITHUB_RUN_ID: String(runId),
      GITHUB_SHA: '1'.repeat(40),
      GITHUB_SERVER_URL: 'https://github.com',
    },
    fetch: globalThis.fetch,
  });
  const patience = { secondMs: 5, paced: false };
  return await scanReportStep({ ...host, dirs: { ...host.dirs, work: folder } }, read.values, (at, options) =>
    openGitHub(at, { ...options, patience }),
  );
}

const plan = (...images: string[]) => planned('linux/amd64', images);
const planned = (platform: string, images: string[]) =>
  JSON.stringify({
    include: images.map((image) => ({ image, platform, digest: '', reference: image })),
  });
const image = (tag: string, ...ids: string[]) =>
  complete({
    name: `r/kafka:${tag}@sha256:${'1'.repeat(64)}`,
    platform: 'linux/amd64',
    findings: ids.map((id) => finding(id)),
  });

describe('the parts of a scan as one', () => {
  test('one result of all images, whose SARIF has one run, is what the night after compares with', async () => {
    scanned('night/a', image('4.4.0', 'CVE-1'));
    scanned('night/b', image('4.3.1', 'CVE-1', 'CVE-2'));
    scanned('before', image('4.4.0', 'CVE-1'), image('4.3.1', 'CVE-1', 'CVE-3'));
    const { verdict, outputs } = await report();
    expect(verdict).toBe('failed');
    expect(outputs).toMatchObject({ scanned: 2, 'not-scanned': 0, high: 3, new: 1, fixed: 1 });
    const { targets } = JSON.parse(readFileSync(String(outputs.json), 'utf8'));
    expect(targets.map(({ name }: { name: string }) => name.slice(0, 13))).toEqual([
      'r/kafka:4.3.1',
      'r/kafka:4.4.0',
    ]);
    expect(JSON.parse(readFileSync(String(outputs.sarif), 'utf8')).runs).toHaveLength(1);
  });

  test('an image that was planned and has no result fails it', async () => {
    scanned('night/a', image('4.4.0'));
    const { verdict, message, outputs } = await report({ plan: plan('r/kafka:4.4.0', 'r/kafka:4.3.1') });
    expect(verdict).toBe('failed');
    expect(outputs).toMatchObject({ scanned: 1, 'not-scanned': 1, issue: 'created' });
    expect(message).toBe(
      'r/kafka:4.3.1 (linux/amd64) could not be scanned: the job that was to scan it has left no result.',
    );
  });

  test('a plan that does not know the platform is met by what was scanned', async () => {
    scanned('night/a', image('4.4.0'));
    expect((await report({ plan: planned('', ['r/kafka:4.4.0']) })).outputs).toMatchObject({
      'not-scanned': 0,
    });
  });

  test('where nothing was scanned at all, that is the news, and no file stands for the night', async () => {
    const { verdict, outputs } = await report({ plan: plan('r/kafka:4.4.0') });
    expect(verdict).toBe('failed');
    expect(outputs).toMatchObject({ scanned: 0, 'not-scanned': 1, json: '', issue: 'created' });
    expect(github.issues[0]?.body).toContain('has left no result');
  });

  test('of two results of one image the later counts', async () => {
    scanned('night/a', failed({ name: 'r/kafka:4.4.0', platform: 'linux/amd64' }));
    scanned('night/b', { ...image('4.4.0'), finishedAt: '2026-01-01T01:00:00.000Z' });
    expect((await report()).outputs).toMatchObject({ result: 'passed', scanned: 1, 'not-scanned': 0 });
  });

  test('what cannot be read is said in one sentence', async () => {
    const failure = async (given: Record<string, string> = {}) =>
      explain(await report(given).catch((error: unknown) => error)).text;
    expect(await failure()).toMatch(/^There is no scan\.json in night/);
    expect(await failure({ plan: '[]' })).toMatch(/^plan is not what trivy-scan gives/);
    expect(await failure({ 'github-token': '' })).toMatch(/^An issue needs a token/);
    mkdirSync(join(folder, 'night'));
    writeFileSync(join(folder, 'night', 'scan.json'), '{}');
    expect(await failure()).toMatch(/night\/scan\.json is no result of trivy-scan/);
  });
});

describe('the one issue', () => {
  const open = () => github.issues.filter(({ state }) => state === 'open');

  test('opens on news, stays while something grave is left, closes when clean', async () => {
    scanned('before', image('4.4.0', 'CVE-1'));
    scanned('night/a', image('4.4.0', 'CVE-1'));
    expect((await report()).outputs).toMatchObject({ result: 'passed', issue: 'unchanged' });
    expect(github.issues).toEqual([]);

    scanned('night/a', image('4.4.0', 'CVE-1', 'CVE-2'));
    expect((await report({}, 101)).outputs).toMatchObject({ result: 'failed', issue: 'created' });
    expect(open()).toMatchObject([{ title: 'News of the image scan' }]);
    expect(open()[0]?.body).toContain('CVE-2');
    expect(open()[0]?.body).toContain('https://github.com/octo/kafka/actions/runs/101');

    scanned('before', image('4.4.0', 'CVE-1', 'CVE-2'));
    expect((await report({}, 102)).outputs).toMatchObject({ result: 'passed', issue: 'updated' });
    expect((await report({}, 103)).outputs).toMatchObject({ issue: 'unchanged' });
    scanned('night/a', image('4.4.0', 'CVE-1'));
    expect((await report({}, 104)).outputs).toMatchObject({ issue: 'updated' });
    expect(open()).toHaveLength(1);

    scanned('night/a', image('4.4.0'));
    expect((await report({}, 105)).outputs).toMatchObject({ issue: 'closed' });
    expect(github.issues).toMatchObject([{ state: 'closed', state_reason: 'completed' }]);
  });

  test('an ignored finding is none, and a less severe one is no news', async () => {
    const ignored = { by: 'ignore-file', reason: 'not reachable' } as const;
    scanned(
      'night/a',
      complete({ findings: [finding('CVE-1', { ignored }), finding('CVE-2', { severity: 'LOW' })] }),
    );
    expect((await report()).outputs).toMatchObject({ result: 'passed', issue: 'unchanged' });
  });

  test('is shorter than what GitHub takes, however much there is to say', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => `CVE-${index}`);
    for (const tag of ['a', 'b', 'c']) scanned(`night/${tag}`, image(tag, ...many));
    await report();
    expect(String(github.issues[0]?.body).length).toBeLessThan(65_536);
  });

  test('a dry run touches nothing', async () => {
    scanned('night/a', image('4.4.0', 'CVE-1'));
    await report({ 'dry-run': 'true' });
    expect(github.calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
  });
});
