import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { exampleOf } from '../fakes/github-description.ts';
import { emptyRepository, repositoryHandlers } from '../fakes/github-repository.ts';
import { ActBench } from '../support/act.ts';
import { type ActResult, outcomes, outputsOf } from '../support/act-results.ts';
import { describeWhere } from '../support/require.ts';
import { BASH, ScanBench, ZLIB } from '../support/scan-bench.ts';
import { keepDatabases, keepTrivy } from '../support/scan-machine.ts';
import { findAct } from '../support/tools.ts';
import { findTrivy } from '../support/trivy.ts';

const both = () => {
  const [act, trivy] = [findAct(), findTrivy()];
  if ('missing' in act) return act;
  return 'missing' in trivy ? trivy : { found: { act: act.found, trivy: trivy.found } };
};
const TAGS = ['4.3.1', '4.4.0'];
const SCAN = 'kafka-native-scan';

describeWhere('act', both(), 'nightly-scan.yml with a real Trivy', (tools) => {
  let bench: ActBench;
  let images: ScanBench;
  let github: FakeGitHub;
  let folder: string;
  const repository = emptyRepository();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nights-'));
    bench = new ActBench(tools().act);
    await keepTrivy(bench.toolCache, tools().trivy);
    images = new ScanBench(() => tools().trivy);
    await images.registry.start();
    for (const tag of TAGS)
      images.registry.tag('apache/kafka', tag, await images.jvm('amd64', `5.2.15-${tag}`));
    github = await serveGitHub(repositoryHandlers(repository, () => github.url));
    const rules = { repositories: [images.image('apache/kafka')], lines: 2 };
    bench.add('images.json', JSON.stringify(rules));
  }, 60_000);
  afterAll(async () => {
    bench.close();
    await images.close();
    await github.close();
    rmSync(folder, { recursive: true, force: true });
    expect(github.violations).toEqual([]);
  });

  let nights = 0;
  /** One night; what it keeps is what the next finds. */
  async function night(defaultBranch = 'trunk'): Promise<ActResult> {
    const before = nights;
    nights += 1;
    const result = await bench.run('nightly-scan.yml', 'workflow_dispatch', {
      inputs: { 'discover-rules': 'images.json', 'fail-on-new': 'high' },
      payload: { repository: { default_branch: defaultBranch, private: false } },
      api: github.url,
      env: { XDG_CACHE_HOME: join(folder, 'cache') },
      earlier: {
        run: String(before),
        artifacts: (into) => {
          if (before > 0) cpSync(join(folder, String(before)), join(into, SCAN), { recursive: true });
        },
      },
    });
    if (bench.has(SCAN)) {
      cpSync(join(bench.artifacts, SCAN), join(folder, String(nights)), { recursive: true });
      repository.artifacts.push(artifact(nights, 'trunk', 1));
    }
    return result;
  }

  const artifact = (run: number, branch: string, headRepository: number) => ({
    name: SCAN,
    expired: false,
    workflow_run: {
      ...(exampleOf('artifact').workflow_run as object),
      id: run,
      repository_id: 1,
      head_repository_id: headRepository,
      head_branch: branch,
    },
  });
  const report = (result: ActResult) => outputsOf(result, 'report');
  const open = () => github.issues.filter(({ state }) => state === 'open');

  test('what was never seen before is news: the night fails, and one issue is opened', async () => {
    keepDatabases(join(folder, 'cache'), [BASH, ZLIB]);
    const result = await night();
    expect(result.exitCode).not.toBe(0);
    expect(outcomes(result)).toEqual([
      'before: success',
      'discover: success',
      'ok: failure',
      'report: failure',
      ...TAGS.map(() => 'scan: success'),
      'upload: success',
    ]);
    expect(report(result)).toMatchObject({ result: 'failed', scanned: '2', critical: '2', new: '4' });
    expect(report(result)).toMatchObject({ issue: 'created' });
    expect(open()).toMatchObject([{ title: 'News of the nightly image scan' }]);
    expect(open()[0]?.body).toContain(BASH.id);
    expect(bench.calls()).toContainEqual('github/codeql-action/upload-sarif kafka-native-scan 4');
    expect(bench.evidence('kafka-native-scan-of-', 'evidence')).toHaveLength(2);
  }, 600_000);

  test('the night after compares with it: nothing is new, and the issue stays', async () => {
    // Whatever a fork or another branch has put there does not count.
    repository.artifacts.push(artifact(98, 'trunk', 2), artifact(99, 'a-branch', 1));
    const result = await night();
    expect(report(result)).toMatchObject({ result: 'passed', critical: '2', new: '0', issue: 'updated' });
    expect(result.exitCode).toBe(0);
    expect(open()).toHaveLength(1);
  }, 600_000);

  test('one image that cannot be scanned fails the night, and the others are scanned', async () => {
    const [tag = ''] = TAGS;
    const { blobs } = images.registry;
    const broken = await images.jvm('amd64', 'broken');
    blobs.delete(JSON.parse(String(blobs.get(broken.digest))).layers[0].digest);
    images.registry.tag('apache/kafka', tag, broken);
    const result = await night();
    images.registry.tag('apache/kafka', tag, await images.jvm('amd64', `5.2.15-${tag}`));
    expect(result.exitCode).not.toBe(0);
    // act gives both jobs of the matrix one result; the report tells them apart.
    expect(outcomes(result)).toContainEqual('scan: failure');
    expect(report(result)).toMatchObject({ result: 'failed', scanned: '1', 'not-scanned': '1', new: '0' });
    expect(open()).toHaveLength(1);
  }, 600_000);

  test('a scan that somebody starts on another branch leaves the issue alone', async () => {
    keepDatabases(join(folder, 'cache'), [ZLIB]);
    const result = await night('main');
    expect(result.exitCode).toBe(0);
    expect(report(result)).toMatchObject({ result: 'passed', scanned: '2', critical: '0', issue: '' });
    expect(open()).toHaveLength(1);
  }, 600_000);

  test('a clean night closes the issue', async () => {
    const result = await night();
    expect(result.exitCode).toBe(0);
    expect(report(result)).toMatchObject({ result: 'passed', scanned: '2', critical: '0', issue: 'closed' });
    expect(github.issues).toMatchObject([{ state: 'closed', state_reason: 'completed' }]);
  }, 600_000);
});
