import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeEvidence } from '../../src/evidence/store.ts';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { exampleOf } from '../fakes/github-description.ts';
import { emptyRepository, repositoryHandlers } from '../fakes/github-repository.ts';
import { ActBench } from '../support/act.ts';
import { distributionStatement } from '../support/evidence.ts';
import { AMD64, ARM64, imageTest, indexStatement } from '../support/image-evidence.ts';
import {
  type LocalRegistry,
  type PushedImage,
  pushImage,
  runCrane,
  startRegistry,
} from '../support/registry.ts';
import { describeWhere } from '../support/require.ts';
import { findAct, findTool } from '../support/tools.ts';

const POLICY = {
  name: 'vote',
  title: 'Fit for users',
  demands: [
    { demand: 'evidence', of: 'image-index' },
    { demand: 'tests', suite: 'sanity', form: 'container', platform: AMD64 },
    { demand: 'tests', suite: 'sanity', form: 'container', platform: ARM64 },
  ],
};

const CANDIDATE = '4711';
const PULL_REQUEST = '4712';
const FORK = '4713';

const both = () => {
  const [act, crane] = [findAct(), findTool('crane')];
  if ('missing' in act) return act;
  return 'missing' in crane ? crane : { found: { act: act.found, crane: crane.found } };
};

describeWhere('act', both(), 'promote.yml between two registries', (tools) => {
  let bench: ActBench;
  let registry: LocalRegistry;
  let voted: PushedImage;
  let other: PushedImage;
  let github: FakeGitHub;
  const repository = emptyRepository();
  beforeAll(async () => {
    bench = new ActBench(tools().act);
    bench.add('policy.json', JSON.stringify(POLICY));
    registry = await startRegistry(tools().crane);
    github = await serveGitHub(repositoryHandlers(repository, () => github.url));
    const { repository: own, head_repository: head } = exampleOf('workflow-run') as Record<string, object>;
    const fork = { head_repository: { ...head, id: 1 } };
    const here = { head_repository: own };
    repository.runs[CANDIDATE] = { event: 'workflow_dispatch', status: 'completed', ...here };
    repository.runs[PULL_REQUEST] = { event: 'pull_request', status: 'completed', ...here };
    repository.runs[FORK] = { event: 'push', status: 'completed', ...fork };
    voted = await pushImage(registry.address, 'staging/kafka', '4.1.0');
    other = await pushImage(registry.address, 'staging/kafka', '4.1.0-other');
  }, 60_000);
  afterAll(async () => {
    bench.close();
    await registry.stop();
    await github.close();
    expect(github.violations).toEqual([]);
  });

  /** The run of the candidate has left evidence about what was voted on. */
  async function artifacts(folder: string): Promise<void> {
    const hex = (digest: string) => digest.slice('sha256:'.length);
    const [index, amd64, arm64] = [hex(voted.index), hex(voted.amd64), hex(voted.arm64)];
    const statements = [
      distributionStatement(),
      indexStatement({ index, amd64, arm64 }),
      imageTest(amd64, AMD64),
      imageTest(arm64, ARM64),
    ];
    for (const statement of statements)
      await writeEvidence(join(folder, 'kafka-native-evidence-native-all'), statement);
  }

  const promote = async (digest: string, tags: string, run = CANDIDATE, more = {}) =>
    await bench.run('promote.yml', 'workflow_dispatch', {
      api: github.url,
      earlier: { run, artifacts },
      inputs: {
        'run-id': run,
        type: 'native',
        source: `${registry.address}/staging/kafka@${digest}`,
        target: `${registry.address}/users/kafka`,
        tags,
        latest: 'false',
        policy: 'policy.json',
        'registry-login': 'false',
        ...more,
      },
    });

  test('what was voted on arrives with its digest, and the promotion leaves evidence', async () => {
    const result = await promote(voted.index, '4.1.0');
    expect([result.exitCode, result.exitCode === 0 ? '' : result.log]).toEqual([0, '']);
    expect(await runCrane(tools().crane, 'digest', `${registry.address}/users/kafka:4.1.0`)).toBe(
      voted.index,
    );
    expect(bench.evidence('kafka-native-promotion')).toContainEqual(
      expect.objectContaining({ predicateType: expect.stringContaining('/promotion/') }),
    );
  }, 180_000);

  test('another digest is refused before the environment asks anybody', async () => {
    const result = await promote(other.index, '4.1.1');
    expect(result.exitCode).not.toBe(0);
    expect(result.jobs.map(({ name, result: outcome }) => `${name}: ${outcome}`)).toEqual([
      'Promote/Verify: failure',
      'Promote/ok: failure',
    ]);
    expect(result.jobs[0]?.outputs).toMatchObject({ verdict: 'failed' });
    expect(bench.has('kafka-native-promotion-evidence')).toBe(false);
    await expect(
      runCrane(tools().crane, 'digest', `${registry.address}/users/kafka:4.1.1`),
    ).rejects.toThrow();
  }, 180_000);

  test.each([
    ['of a pull request', PULL_REQUEST],
    ['of a fork', FORK],
    ['that is not there', '4714'],
    ['whose number is none', '4711/../4712'],
  ])(
    'evidence of a run %s does not count',
    async (_, run) => {
      const result = await promote(voted.index, '4.1.2', run);
      expect(result.exitCode).not.toBe(0);
      expect(result.jobs.map(({ id, result: outcome }) => `${id}: ${outcome}`)).toEqual([
        'verify: failure',
        'ok: failure',
      ]);
      expect(result.jobs[0]?.outputs).toEqual({});
    },
    180_000,
  );

  test('evidence that nobody has signed does not count where a signer is named', async () => {
    const signers = 'https://github.com/acme/kafka/.github/workflows/candidate.yml@*';
    const result = await promote(voted.index, '4.1.3', CANDIDATE, { signers });
    expect(result.exitCode).not.toBe(0);
    expect(result.jobs[0]).toMatchObject({ id: 'verify', result: 'failure' });
    expect(result.jobs[0]?.outputs).toMatchObject({ verdict: 'failed' });
  }, 180_000);
});
