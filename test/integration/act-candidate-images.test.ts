import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { exampleOf } from '../fakes/github-description.ts';
import { emptyRepository, repositoryHandlers } from '../fakes/github-repository.ts';
import { ActBench } from '../support/act.ts';
import { type ActResult, outcomes, outputsOf } from '../support/act-results.ts';
import { baseWithJava } from '../support/container-images.ts';
import { findEngine } from '../support/engine.ts';
import { ownCache, realHost } from '../support/kafka.ts';
import { runCrane } from '../support/registry.ts';
import { describeWhere } from '../support/require.ts';
import { ZLIB } from '../support/scan-bench.ts';
import { keepDatabases, keepTrivy } from '../support/scan-machine.ts';
import { findActForSuites, findTool } from '../support/tools.ts';
import { findTrivy } from '../support/trivy.ts';

const AMD64 = 'linux/amd64';
/** What one machine can prove: the release policies demand both platforms. */
const POLICY = {
  name: 'rehearsal',
  title: 'A candidate of one platform',
  demands: [
    { demand: 'evidence', of: 'distribution' },
    { demand: 'evidence', of: 'provenance' },
    { demand: 'evidence', of: 'sbom' },
    { demand: 'evidence', of: 'image-index' },
    { demand: 'evidence', of: 'vulnerabilities' },
    { demand: 'tests', suite: 'sanity', subject: 'jvm', form: 'container', platform: AMD64 },
    { demand: 'tests', suite: 'soak', subject: 'jvm', form: 'container', platform: AMD64 },
    { demand: 'minimum-checks', suite: 'sanity', count: 2 },
    { demand: 'all-passed', suite: 'sanity', priority: 'P0' },
  ],
};
const CANDIDATE = '4711';

const all = () => {
  const [act, engine, trivy, crane] = [findActForSuites(), findEngine(), findTrivy(), findTool('crane')];
  if ('missing' in act) return act;
  if ('missing' in engine) return engine;
  if ('missing' in trivy) return trivy;
  if ('missing' in crane) return crane;
  return { found: { act: act.found, engine: engine.found, trivy: trivy.found, crane: crane.found } };
};

describeWhere('engine', all(), 'a candidate that is pushed, from the jars to its users', (tools) => {
  let bench: ActBench;
  let folder: string;
  let base: string;
  let github: FakeGitHub;
  let failed: ActResult;
  let passed: ActResult;
  const repository = emptyRepository();
  const place = `act/candidate-${process.pid}`;
  const candidates = () => `${tools().engine.registry}/${place}`;
  const users = () => `${tools().engine.registry}/${place}-of-users`;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'candidate-'));
    ownCache(join(folder, 'kafka-native'));
    keepDatabases(folder, [ZLIB]);
    bench = new ActBench(tools().act);
    await keepTrivy(bench.toolCache, tools().trivy);
    bench.setDefault('run-sanity', 'only', 'topic-create, records-key-headers');
    bench.add('policy.json', JSON.stringify(POLICY));
    github = await serveGitHub(repositoryHandlers(repository, () => github.url));
    const { repository: own } = exampleOf('workflow-run') as Record<string, object>;
    const run = { event: 'workflow_dispatch', status: 'completed', repository: own, head_repository: own };
    repository.runs[CANDIDATE] = run;
    const host = realHost();
    base = await baseWithJava(host, tools().engine).finally(() => host.close());
  }, 180_000);
  afterAll(async () => {
    bench.close();
    await github.close();
    rmSync(folder, { recursive: true, force: true });
    expect(github.violations).toEqual([]);
  });

  async function candidate(env: Record<string, string> = {}, again?: ActResult): Promise<ActResult> {
    return await bench.run('release-candidate.yml', 'workflow_dispatch', {
      inputs: {
        'kafka-version': '4.4.0',
        types: 'jvm',
        architectures: 'amd64',
        'jvm-image': candidates(),
        'jvm-base-image': base,
        tags: '4.4.0-rc1',
        'registry-login': 'false',
        priority: 'P0',
        soak: '2',
        benchmark: '0',
        policy: 'policy.json',
        attest: 'false',
      },
      env: { BUILDX_BUILDER: tools().engine.builder, XDG_CACHE_HOME: folder, ...env },
      ...(again === undefined ? {} : { again }),
    });
  }
  const jobOf = (result: ActResult, name: string) => result.jobs.find((job) => job.name.endsWith(`/${name}`));
  const tagsOf = async (image: string) => (await runCrane(tools().crane, 'ls', image)).split('\n');

  test('a runner whose engine dies after the push fails the candidate, and no tag is set', async () => {
    failed = await candidate({ DOCKER_HOST: 'unix:///there/is/no/engine.sock' });
    expect(failed.exitCode).not.toBe(0);
    // Where a called workflow fails, act starts no job of its caller any more; GitHub would report the failure.
    expect(outcomes(failed)).toEqual(['image: success', 'inputs: success', 'ok: failure', 'sanity: failure']);
    expect(bench.has('kafka-native-evidence-jvm-amd64-image')).toBe(true);
    expect(await tagsOf(candidates())).toEqual(['']);
  }, 600_000);

  test('failed jobs run again pass, on the image of the first attempt', async () => {
    const pushed = jobOf(failed, 'Image')?.outputs.digest;
    passed = await candidate({}, failed);
    expect([passed.exitCode, passed.exitCode === 0 ? '' : passed.log]).toEqual([0, '']);
    expect(outputsOf(passed, 'merge')?.reference).toMatch(/@sha256:[0-9a-f]{64}$/);
    expect(outputsOf(passed, 'report')).toMatchObject({ verdict: 'passed', unmet: '0' });
    expect(await tagsOf(candidates())).toEqual(['4.4.0-rc1']);
    expect(bench.evidence('kafka-native-evidence-jvm-index')).toEqual([
      expect.objectContaining({
        predicate: expect.objectContaining({
          platforms: [expect.objectContaining({ platform: AMD64, source: pushed })],
        }),
      }),
    ]);
  }, 900_000);

  test('the scan is run again before a promotion, and what was voted on keeps its digest', async () => {
    const old = passed.jobs.map((job) => (job.id === 'scan' ? { ...job, result: 'failure' } : job));
    const again = await candidate({}, { ...passed, jobs: old });
    expect([again.exitCode, again.exitCode === 0 ? '' : again.log]).toEqual([0, '']);
    expect(outputsOf(again, 'merge')?.digest).toBe(outputsOf(passed, 'merge')?.digest);
  }, 300_000);

  const promote = async (digest: string, tags: string): Promise<ActResult> => {
    const artifacts = join(folder, 'artifacts');
    if (bench.has('kafka-native-report-jvm')) cpSync(bench.artifacts, artifacts, { recursive: true });
    return await bench.run('promote.yml', 'workflow_dispatch', {
      api: github.url,
      earlier: { run: CANDIDATE, artifacts: (into) => cpSync(artifacts, into, { recursive: true }) },
      inputs: {
        'run-id': CANDIDATE,
        type: 'jvm',
        source: `${candidates()}@${digest}`,
        target: users(),
        tags,
        latest: 'false',
        policy: 'policy.json',
        'registry-login': 'false',
      },
    });
  };

  test('what was judged is promoted with its digest, and nothing else', async () => {
    const merged = outputsOf(passed, 'merge')?.digest ?? '';
    const wrong = await promote(jobOf(failed, 'Image')?.outputs['manifest-digest'] ?? '', '4.4.1');
    expect(outcomes(wrong)).toEqual(['ok: failure', 'verify: failure']);
    const right = await promote(merged, '4.4.0');
    expect([right.exitCode, right.exitCode === 0 ? '' : right.log]).toEqual([0, '']);
    // Beside it, in a registry without a list of referrers, the tag that leads to the attestations.
    const named = (await tagsOf(users())).filter((tag) => !tag.startsWith('sha256-'));
    expect(named).toEqual(['4.4.0']);
    expect(await runCrane(tools().crane, 'digest', `${users()}:4.4.0`)).toBe(merged);
  }, 300_000);
});
