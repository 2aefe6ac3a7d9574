import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writePages } from '../../../../src/report/publish/pages.ts';
import { type FakeGitHub, type Fault, serveGitHub } from '../../../fakes/github.ts';
import { textsOf } from '../../../fakes/github-git.ts';
import { createFakeHost } from '../../../fakes/host.ts';
import { publishTo, RUN } from '../../../support/publishing.ts';
import { reportOn } from '../../../support/reports.ts';
import { runRecords } from '../../../support/run-records.ts';
import { failingSuite, sampleSuite } from '../../../support/sample-suite.ts';

let github: FakeGitHub;
beforeEach(async () => {
  github = await serveGitHub();
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const good = reportOn(sampleSuite());
const bad = reportOn(failingSuite());
const BRANCH = 'heads/gh-pages';
interface Over {
  readonly id?: number;
  readonly keep?: number;
  readonly folder?: string;
  readonly dryRun?: boolean;
  readonly report?: typeof good;
  readonly html?: string;
  readonly timeoutMs?: number;
}
async function publish({
  id = 100,
  keep,
  folder = '',
  dryRun = false,
  report = good,
  html = '<p>1</p>',
  timeoutMs = 10_000,
}: Over = {}) {
  const { published, log } = await publishTo(
    github,
    report,
    {
      targets: ['pages'],
      run: { ...RUN, id },
      pages: { name: 'gh-pages', folder, keep, html },
      dryRun,
    },
    timeoutMs,
  );
  return { state: published[0]?.state, text: published[0]?.text ?? '', log };
}

const branch = () => textsOf(github.git, BRANCH);
const runs = () => [...branch().keys()].filter((path) => path.endsWith('/run.json'));
const rows = () =>
  branch()
    .get('index.html')
    ?.match(/<tr id="[^"]+"/g) ?? [];
const writes = () => github.calls.filter((call) => !call.startsWith('GET'));
/** Whether nothing that a commit once had was lost by a later one. */
function history(): string[] {
  const messages: string[] = [];
  for (let sha = github.git.refs.get(BRANCH); sha !== undefined; ) {
    const commit = github.git.commits.get(sha);
    messages.push(commit?.message ?? '');
    sha = commit?.parents[0];
  }
  return messages;
}

describe('pages over all runs', () => {
  test('are made with the first run: index, data, report, and nothing that Jekyll would eat', async () => {
    expect(await publish()).toMatchObject({
      state: 'done',
      text: 'Committed runs/100-kafka-evidence on the branch gh-pages.',
    });
    expect([...branch().keys()]).toEqual([
      '.nojekyll',
      'index.html',
      'runs.json',
      'runs/100-kafka-evidence/index.html',
      'runs/100-kafka-evidence/run.json',
    ]);
    expect(branch().get('runs/100-kafka-evidence/index.html')).toBe('<p>1</p>');
    expect(JSON.parse(branch().get('runs/100-kafka-evidence/run.json') ?? '')).toMatchObject({
      verdict: 'passed',
      kafkaVersion: '4.1.0',
      url: 'https://github.com/octo/kafka/actions/runs/100',
    });
    expect(history()).toEqual(['Report: Apache Kafka 4.1.0 on the JVM, passed\n']);
  });

  test('grow by a run at a time, and twice is once', async () => {
    await publish();
    await publish({ id: 101, report: bad });
    expect(runs()).toHaveLength(2);
    expect(rows()).toHaveLength(2);
    github.calls.length = 0;
    expect((await publish({ id: 101, report: bad })).state).toBe('unchanged');
    expect(writes()).toEqual([]);
    expect((await publish({ id: 101, report: bad, html: '<p>2</p>' })).state).toBe('done');
    expect(runs()).toHaveLength(2);
  });

  test('open no file of the runs that the list of all knows already', async () => {
    for (let id = 100; id < 104; id += 1) await publish({ id });
    github.calls.length = 0;
    await publish({ id: 104 });
    expect(github.calls.filter((call) => call.startsWith('GET') && call.includes('/blobs/'))).toHaveLength(1);
    expect(rows()).toHaveLength(5);
  });

  test('lose nothing with five runs at once', async () => {
    const published = await Promise.all([100, 101, 102, 103, 104].map((id) => publish({ id })));
    expect(published.map(({ state }) => state)).toEqual(Array(5).fill('done'));
    expect(runs()).toHaveLength(5);
    expect(rows()).toHaveLength(5);
    expect(history()).toHaveLength(5);
  });

  test('lose nothing when another run is quicker at every second step', async () => {
    await publish();
    let other = 200;
    github.fault = (call) => {
      // Somebody else moves the branch just before this run does.
      if (call.startsWith('PATCH') && other < 203) {
        other += 1;
        return { kind: 'answer', status: 422, message: 'Update is not a fast forward' };
      }
      return undefined;
    };
    expect((await publish({ id: 101 })).state).toBe('done');
    expect(runs()).toHaveLength(2);
  });

  test('leave what else is on the branch alone, and live in a folder of it', async () => {
    await publish({ folder: 'docs/evidence/' });
    await publish({ id: 101 });
    expect([...branch().keys()].filter((path) => path.startsWith('docs/evidence/'))).toHaveLength(5);
    expect(rows()).toHaveLength(1);
  });

  test('are pruned only by a limit, the oldest first', async () => {
    for (let id = 100; id < 103; id += 1) await publish({ id });
    expect(runs()).toHaveLength(3);
    await publish({ id: 103, keep: 2 });
    expect(runs()).toEqual(['runs/102-kafka-evidence/run.json', 'runs/103-kafka-evidence/run.json']);
    expect([...branch().keys()].filter((path) => path.startsWith('runs/'))).toHaveLength(4);
    expect(history()[0]).toContain('Removes 2 older runs, as the limit says.');
  });

  test('keep a run whose data somebody broke, and say so', async () => {
    await publish();
    const sha = [
      ...(github.git.trees.get(github.git.commits.get(github.git.refs.get(BRANCH) ?? '')?.tree ?? '') ?? []),
    ].find(({ path }) => path.endsWith('run.json'))?.sha;
    github.git.blobs.set(sha ?? '', Buffer.from('{"format":2}'));
    for (const [key, value] of github.git.blobs) {
      if (value.toString('utf8').startsWith('{\n  "format": 1,\n  "runs"'))
        github.git.blobs.set(key, Buffer.from('no'));
    }
    const { state, log } = await publish({ id: 101 });
    expect(state).toBe('done');
    expect(log.join('\n')).toContain('runs/100-kafka-evidence/run.json is no record of a run');
    expect(runs()).toHaveLength(2);
    expect(rows()).toHaveLength(1);
  });

  test.each<[string, string, Fault]>([
    ['an answer that got lost', 'PATCH', { kind: 'cut-off-after-doing' }],
    ['an answer that broke off', '/git/commits', { kind: 'cut-off-within' }],
    ['an error of the server', '/git/blobs', { kind: 'answer', status: 503 }],
    ['a server that does not answer', '/git/trees', { kind: 'slow' }],
    ['a rate limit', '/git/blobs', { kind: 'answer', status: 429, headers: { 'retry-after': '1' } }],
    ['another run that was quicker', 'PATCH', { kind: 'answer', status: 409 }],
  ])('come through %s', async (_, where, fault) => {
    await publish();
    let left = 1;
    github.fault = (call) =>
      call.includes(where) && !call.startsWith('GET') && left-- > 0 ? fault : undefined;
    expect(['done', 'unchanged']).toContain((await publish({ id: 101, timeoutMs: 3000 })).state);
    expect(runs()).toHaveLength(2);
    expect(rows()).toHaveLength(2);
  });

  test('say what permission is missing', async () => {
    github.fault = (call) =>
      call.startsWith('POST')
        ? { kind: 'answer', status: 403, message: 'Resource not accessible by integration' }
        : undefined;
    const { state, text } = await publish();
    expect(state).toBe('failed');
    expect(text).toMatch(
      /403 Resource not accessible.*\n.*\npermissions:\n {2}contents: read\n {2}contents: write|contents: write/,
    );
  });

  test('are shown by a dry run, call by call', async () => {
    const { state, log } = await publish({ dryRun: true });
    expect(state).toBe('planned');
    expect(writes()).toEqual([]);
    const shown = log
      .filter((line) => line.includes('Dry run'))
      .map((line) => /POST \S+\/git\/(\w+)/.exec(line)?.[1]);
    expect(shown).toEqual(['blobs', 'blobs', 'blobs', 'blobs', 'blobs', 'trees', 'commits', 'refs']);
  });
});

describe('pages in a folder of this machine', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pages-'));
  });
  afterEach(async () => {
    await rm(dir, { recursive: true });
  });

  test('are the same files; others beside them stay', async () => {
    const host = createFakeHost();
    await writeFile(join(dir, 'other.txt'), 'mine');
    const records = runRecords(3);
    for (const record of records) await writePages(host, dir, { record, html: '<p>1</p>', keep: undefined });
    expect(await readdir(join(dir, 'runs'))).toEqual(records.map(({ id }) => id));
    const [, second] = records;
    if (second === undefined) throw new Error('no record');
    await writePages(host, dir, { record: second, html: '<p>1</p>', keep: 2 });
    expect((await readdir(join(dir, 'runs'))).length).toBeLessThanOrEqual(3);
    const index = await readFile(join(dir, 'index.html'), 'utf8');
    expect(index.match(/<tr id="/g)).toHaveLength(2);
    expect(await readFile(join(dir, 'other.txt'), 'utf8')).toBe('mine');
  });
});
