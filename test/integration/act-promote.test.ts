import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeEvidence } from '../../src/evidence/store.ts';
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
  beforeAll(async () => {
    bench = new ActBench(tools().act);
    bench.add('policy.json', JSON.stringify(POLICY));
    registry = await startRegistry(tools().crane);
    voted = await pushImage(registry.address, 'staging/kafka', '4.1.0');
    other = await pushImage(registry.address, 'staging/kafka', '4.1.0-other');
  }, 60_000);
  afterAll(async () => {
    bench.close();
    await registry.stop();
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

  const promote = async (digest: string, tags: string) =>
    await bench.run('promote.yml', 'workflow_dispatch', {
      artifacts,
      inputs: {
        'run-id': '1',
        type: 'native',
        source: `${registry.address}/staging/kafka@${digest}`,
        target: `${registry.address}/users/kafka`,
        tags,
        latest: 'false',
        policy: 'policy.json',
        'registry-login': 'false',
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
    await expect(
      runCrane(tools().crane, 'digest', `${registry.address}/users/kafka:4.1.1`),
    ).rejects.toThrow();
  }, 180_000);
});
