import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeEvidence } from '../../src/evidence/store.ts';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { textsOf } from '../fakes/github-git.ts';
import { ActBench } from '../support/act.ts';
import { outcomes, outputsOf } from '../support/act-results.ts';
import { distributionStatement } from '../support/evidence.ts';
import { AMD64, DIGESTS, imageTest, indexStatement } from '../support/image-evidence.ts';
import { describeWhere } from '../support/require.ts';
import { findAct } from '../support/tools.ts';

/** A candidate that is published as soon as it is judged; its own jobs have left only their evidence. */
const caller = (targets: string) => `
name: Caller
on: push
permissions: {}
jobs:
  candidate:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        with:
          name: kafka-native-evidence-native-all
          path: evidence
  publish:
    needs: candidate
    permissions:
      contents: write
    uses: $/.github/workflows/publish.yml
    with: { targets: '${targets}', release-tag: 4.1.0, policy: policy.json }
`;
const POLICY = {
  name: 'vote',
  title: 'Fit for users',
  demands: [
    { demand: 'evidence', of: 'image-index' },
    { demand: 'tests', suite: 'sanity', form: 'container', platform: AMD64 },
  ],
};

describeWhere('act', findAct(), 'publish.yml', (act) => {
  let bench: ActBench;
  let github: FakeGitHub;
  beforeAll(async () => {
    bench = new ActBench(act());
    github = await serveGitHub();
    const evidence = mkdtempSync(join(tmpdir(), 'published-'));
    for (const statement of [
      distributionStatement(),
      indexStatement(DIGESTS),
      imageTest(DIGESTS.amd64, AMD64),
    ])
      await writeEvidence(evidence, statement);
    bench.addFolder('evidence', evidence);
    rmSync(evidence, { recursive: true, force: true });
  });
  afterAll(async () => {
    bench.close();
    await github.close();
    expect(github.violations).toEqual([]);
  });

  const publish = async (targets: string, policy: object = POLICY) => {
    bench.add('policy.json', JSON.stringify(policy));
    bench.add('.github/workflows/caller.yml', caller(targets));
    return await bench.run('caller.yml', 'push', { api: github.url });
  };
  const pages = () => textsOf(github.git, 'heads/gh-pages');

  test('the report of a run becomes a page beside those of other runs', async () => {
    const result = await publish('pages');
    expect([result.exitCode, result.exitCode === 0 ? '' : result.log]).toEqual([0, '']);
    expect(outcomes(result)).toEqual(['candidate: success', 'publish: success']);
    expect(outputsOf(result, 'publish')).toMatchObject({ verdict: 'passed', published: 'pages=done' });
    expect([...pages().keys()]).toEqual([
      'native/.nojekyll',
      'native/index.html',
      'native/runs.json',
      expect.stringMatching(/^native\/runs\/\d+-kafka-native-image\/index\.html$/),
      expect.stringMatching(/^native\/runs\/\d+-kafka-native-image\/run\.json$/),
    ]);
    expect(github.tokens).toEqual(new Set(['token the-job-token']));
  }, 120_000);

  test('a verdict that is not passed is published, and makes the run red', async () => {
    const demand = { demand: 'evidence', of: 'vulnerabilities' };
    const result = await publish('pages', { ...POLICY, demands: [...POLICY.demands, demand] });
    expect(result.exitCode).not.toBe(0);
    expect(outputsOf(result, 'publish')).toMatchObject({ verdict: 'failed', published: 'pages=done' });
    expect(pages().get('native/index.html')).toContain('Not passed');
  }, 120_000);

  test('a release gets report and statements as its files', async () => {
    const release = github.addRelease('4.1.0');
    const result = await publish('pages,release');
    expect([result.exitCode, result.exitCode === 0 ? '' : result.log]).toEqual([0, '']);
    const names = (github.assets.get(release) ?? []).map(({ name }) => name);
    expect(names).toContain('kafka-native-image-report.html');
    expect(names.filter((name) => String(name).endsWith('.json'))).toHaveLength(3);
  }, 120_000);
});
