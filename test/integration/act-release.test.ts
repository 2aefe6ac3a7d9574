import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { emptyRepository, type RepositoryState, repositoryHandlers } from '../fakes/github-repository.ts';
import { ActBench } from '../support/act.ts';
import { type ActResult, outcomes } from '../support/act-results.ts';
import { describeWhere } from '../support/require.ts';
import { findAct } from '../support/tools.ts';

/** In place of this repository's own scripts, which take minutes: what the workflow makes of their exit code. */
const scripts = (check: string, version = '0.1.0') =>
  JSON.stringify({ name: 'suite', version, scripts: { check, test: 'true', changelog: 'echo changes of' } });
const LOCK = JSON.stringify({
  name: 'suite',
  version: '0.1.0',
  lockfileVersion: 3,
  packages: { '': { name: 'suite', version: '0.1.0' } },
});
/** In place of the actions that need an engine. */
const NOTHING =
  'name: none\ndescription: none\nruns: { using: composite, steps: [{ shell: bash, run: echo }] }\n';
const PASSED = ['check: success', 'ok: success', 'publish: success'];
const REFUSED = ['check: failure', 'ok: failure'];

describeWhere('act', findAct(), 'the workflows of this repository itself', (act) => {
  let bench: ActBench;
  let github: FakeGitHub;
  let repository: RepositoryState;
  beforeAll(() => {
    bench = new ActBench(act());
    bench.add('package-lock.json', LOCK);
    for (const action of ['build-multiarch-image', 'run-sanity']) bench.replace(action, NOTHING);
    bench.add('tools/install', '#!/bin/sh\ntest "$#" -gt 0\n', 0o755);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.add('package.json', scripts('true')));

  test.each([
    [
      'passes',
      'true',
      ['arm64: success', 'check: success', 'images: success', 'ok: success', 'workflows: success'],
    ],
    [
      'fails where one job does',
      'false',
      ['arm64: success', 'check: failure', 'images: success', 'ok: failure', 'workflows: success'],
    ],
  ])(
    'ci.yml %s',
    async (_, check, expected) => {
      bench.add('package.json', scripts(check));
      const result = await bench.run('ci.yml', 'push', { payload: { ref: 'refs/heads/main' } });
      expect(outcomes(result)).toEqual(expected);
      expect(result.exitCode === 0).toBe(check === 'true');
    },
    300_000,
  );

  /** Pushes the tag v0.1.0 of what is committed. */
  async function release(given: { annotated?: boolean; verified?: boolean; merged?: boolean } = {}) {
    const { annotated = true, verified = true, merged = true } = given;
    const commit = await bench.commit();
    const tag = 'f'.repeat(40);
    repository.refs['tags/v0.1.0'] = annotated ? { type: 'tag', sha: tag } : { type: 'commit', sha: commit };
    repository.tags[tag] = { commit, verified };
    if (merged) repository.onDefaultBranch.push(commit);
    return await bench.run('release.yml', 'push', {
      payload: { ref: 'refs/tags/v0.1.0', repository: { default_branch: 'main' } },
      api: github.url,
    });
  }
  async function withGitHub(work: () => Promise<void>): Promise<void> {
    repository = emptyRepository();
    github = await serveGitHub(repositoryHandlers(repository, () => github.url));
    try {
      await work();
    } finally {
      await github.close();
    }
    expect(github.violations).toEqual([]);
  }
  const succeeds = (result: ActResult) => {
    expect([outcomes(result), result.exitCode]).toEqual([PASSED, 0]);
  };

  test('release.yml attests the tree of a signed tag, publishes it once, and moves the major tag', async () => {
    await withGitHub(async () => {
      succeeds(await release());
      const { releases, refs } = repository;
      const [attested = ''] = bench.calls().filter((call) => call.startsWith('actions/attest '));
      const [, file, sha256] = attested.split(' ');
      expect(file).toBe('kafka-native-0.1.0.tar.gz');
      expect(releases).toEqual([
        {
          id: 1,
          tag_name: 'v0.1.0',
          body: 'changes of notes 0.1.0',
          draft: false,
          assets: [{ name: file, sha256 }],
        },
      ]);
      expect(refs['tags/v0']).toEqual({ type: 'commit', sha: await bench.git('rev-parse', 'HEAD') });

      // Published is published; what follows is done again.
      refs['tags/v0'] = { type: 'commit', sha: '0'.repeat(40) };
      succeeds(await release());
      expect(releases).toHaveLength(1);
      expect(releases[0]?.assets).toHaveLength(1);
      expect(refs['tags/v0']).toEqual({ type: 'commit', sha: await bench.git('rev-parse', 'HEAD') });
    });
  }, 300_000);

  test('release.yml goes on with the draft of an attempt that died', async () => {
    await withGitHub(async () => {
      repository.releases.push({ id: 1, tag_name: 'v0.1.0', body: '', draft: true, assets: [] });
      succeeds(await release());
      expect(repository.releases).toMatchObject([{ draft: false, assets: [{}] }]);
    });
  }, 300_000);

  test('release.yml leaves the major tag at a newer release', async () => {
    await withGitHub(async () => {
      const newer = { body: '', assets: [] };
      repository.releases.push({ ...newer, id: 7, tag_name: 'v0.10.0', draft: false });
      repository.releases.push({ ...newer, id: 8, tag_name: 'v1.0.0', draft: false });
      const before = { type: 'commit', sha: '0'.repeat(40) } as const;
      repository.refs['tags/v0'] = before;
      succeeds(await release());
      expect(repository.releases.map(({ tag_name }) => tag_name)).toContain('v0.1.0');
      expect(repository.refs['tags/v0']).toEqual(before);

      repository.releases[0] = { ...newer, id: 7, tag_name: 'v0.10.0', draft: true };
      succeeds(await release());
      expect(repository.refs['tags/v0']?.sha).toBe(await bench.git('rev-parse', 'HEAD'));
    });
  }, 300_000);

  test.each([
    ['that is not annotated', { annotated: false }, scripts('true')],
    ['whose signature GitHub does not verify', { verified: false }, scripts('true')],
    ['of a commit that is not on the default branch', { merged: false }, scripts('true')],
    ['of another version than package.json', {}, scripts('true', '0.2.0')],
    ['whose checks fail', {}, scripts('false')],
  ])(
    'release.yml publishes nothing for a tag %s',
    async (_, given, contents) => {
      await withGitHub(async () => {
        bench.add('package.json', contents);
        const result = await release(given);
        expect([outcomes(result), result.exitCode === 0]).toEqual([REFUSED, false]);
        expect(github.calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
      });
    },
    300_000,
  );
});
