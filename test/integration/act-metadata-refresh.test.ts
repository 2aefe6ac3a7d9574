import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execute } from '../../src/io/exec.ts';
import { patchBetween } from '../../src/pipeline/tracing-patch.ts';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { emptyRepository, repositoryHandlers } from '../fakes/github-repository.ts';
import { createFakeHost } from '../fakes/host.ts';
import { ActBench } from '../support/act.ts';
import { type ActResult, outcomes, outputsOf } from '../support/act-results.ts';
import { graalvmHomeHere } from '../support/describe-graalvm.ts';
import { type Availability, describeWhere } from '../support/require.ts';
import { findAct } from '../support/tools.ts';

const CONFIGS = 'docker/native/native-image-configs';
const BRANCH = 'kafka-native/metadata-refresh';
const BASELINE = '[\n{\n  "name":"kafka.Kafka"\n}\n]\n';
const TRACED = '[\n{\n  "name":"kafka.Kafka"\n},\n{\n  "name":"org.example.Needed"\n}\n]\n';

const NOTHING =
  'name: none\ndescription: none\nruns: { using: composite, steps: [{ shell: bash, run: echo }] }\n';
/** Gives what tracing has given before: the same three outputs, from files of the caller's repository. */
const recorded = (added: number, patch: string) => `
name: Recorded tracing
description: none
outputs:
  added: { value: '${added}' }
  patch: { value: '${patch}' }
  report: { value: recorded/report.json }
runs: { using: composite, steps: [{ shell: bash, run: echo }] }
`;

/** A repository on GitHub's side, and the API. */
class Remote {
  readonly folder = mkdtempSync(join(tmpdir(), 'remote-'));
  readonly repository = emptyRepository();
  github!: FakeGitHub;

  async start(bench: ActBench): Promise<void> {
    await bench.git('init', '-q', '--bare', '-b', 'trunk', this.folder);
    this.github = await serveGitHub(repositoryHandlers(this.repository, () => this.github.url));
  }

  async close(): Promise<void> {
    await this.github.close();
    rmSync(this.folder, { recursive: true, force: true });
    expect(this.github.violations).toEqual([]);
  }

  async refresh(bench: ActBench, inputs = {}, env = {}): Promise<ActResult> {
    return await bench.run('metadata-refresh.yml', 'workflow_dispatch', {
      inputs,
      api: this.github.url,
      env: {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `url.${this.folder}.insteadOf`,
        GIT_CONFIG_VALUE_0: 'https://github.com/acme/kafka.git',
        ...env,
      },
    });
  }

  /** What the pushed branch changes, as `git` names it. */
  async changed(bench: ActBench): Promise<string[]> {
    const names = await bench.git('--git-dir', this.folder, 'diff', '--name-only', `${BRANCH}~1`, BRANCH);
    return names.split('\n');
  }
}

describeWhere('act', findAct(), 'metadata-refresh.yml after a tracing that was recorded', (act) => {
  let bench: ActBench;
  const remote = new Remote();
  beforeAll(async () => {
    bench = new ActBench(act());
    await remote.start(bench);
    bench.add(join(CONFIGS, 'reflect-config.json'), BASELINE);
    bench.replace('setup-graalvm', NOTHING);
    const folder = mkdtempSync(join(tmpdir(), 'traced-'));
    mkdirSync(join(folder, CONFIGS), { recursive: true });
    mkdirSync(join(folder, 'traced'));
    writeFileSync(join(folder, CONFIGS, 'reflect-config.json'), BASELINE);
    writeFileSync(join(folder, 'traced', 'reflect-config.json'), TRACED);
    const host = createFakeHost({
      dirs: { work: folder, temp: join(folder, 'temp') },
      exec: (argv, options) => execute(argv, options, process.env),
    });
    const patch = await patchBetween(host, join(folder, CONFIGS), join(folder, 'traced'));
    const text = readFileSync(patch ?? '', 'utf8');
    bench.add('recorded/metadata.patch', text);
    // Whoever runs code in the first job can write any patch.
    bench.add('recorded/hostile.patch', `${text}${HOSTILE}`);
    const added = [{ registration: 'type org.example.`Needed`', neededBy: ['acl-deny|x', 'quota'] }];
    bench.add('recorded/report.json', JSON.stringify({ added }));
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
  afterAll(async () => {
    bench.close();
    await remote.close();
  });

  test('what the metadata lacks becomes one pull request, with what needed each entry', async () => {
    bench.replace('generate-reflection-config', recorded(1, 'recorded/metadata.patch'));
    const result = await remote.refresh(bench);
    expect(result.exitCode).toBe(0);
    expect(outcomes(result)).toEqual(['ok: success', 'propose: success', 'trace: success']);
    expect(remote.repository.pulls).toMatchObject([{ number: 1, head: BRANCH, base: 'trunk' }]);
    expect(remote.repository.pulls[0]?.body).toContain(
      '| `type org.example. Needed ` | `acl-deny x`, `quota` |',
    );
    expect(remote.repository.pulls[0]?.body).toContain('close and reopen');
    expect(await remote.changed(bench)).toEqual([join(CONFIGS, 'reflect-config.json')]);
    const file = await bench.git(
      ...['--git-dir', remote.folder, 'show', `${BRANCH}:${CONFIGS}/reflect-config.json`],
    );
    expect(file).toBe(TRACED.trim());
    expect(remote.github.tokens).toEqual(new Set(['Bearer the-job-token']));
  }, 300_000);

  test('the week after updates it, and a patch of other files than metadata changes none of them', async () => {
    bench.replace('generate-reflection-config', recorded(1, 'recorded/hostile.patch'));
    const result = await remote.refresh(bench);
    expect(result.exitCode).toBe(0);
    expect(remote.repository.pulls).toHaveLength(1);
    expect(remote.github.calls.at(-1)).toBe('PATCH /repos/acme/kafka/pulls/1');
    expect(await remote.changed(bench)).toEqual([join(CONFIGS, 'reflect-config.json')]);
  }, 300_000);

  test('where nothing is lacking, nothing is proposed', async () => {
    bench.replace('generate-reflection-config', recorded(0, ''));
    const calls = remote.github.calls.length;
    const result = await remote.refresh(bench);
    expect(result.exitCode).toBe(0);
    expect(outcomes(result)).toEqual(['ok: success', 'trace: success']);
    expect(remote.github.calls).toHaveLength(calls);
  }, 300_000);

  test('what a person has added to the proposal stays, until it is merged or deleted', async () => {
    bench.replace('generate-reflection-config', recorded(1, 'recorded/metadata.patch'));
    const git = async (...args: string[]) => await bench.git('--git-dir', remote.folder, ...args);
    const proposed = await git('rev-parse', BRANCH);
    const person = ['-c', 'user.name=A. Person', '-c', 'user.email=person@example.org'];
    const added = await git(...person, 'commit-tree', `${BRANCH}^{tree}`, '-p', BRANCH, '-m', 'my part');
    await git('update-ref', `refs/heads/${BRANCH}`, added);
    const calls = remote.github.calls.length;
    const result = await remote.refresh(bench);
    expect([result.exitCode, outcomes(result)]).toEqual([
      0,
      ['ok: success', 'propose: success', 'trace: success'],
    ]);
    expect(await git('rev-parse', BRANCH)).toBe(added);
    expect(remote.github.calls).toHaveLength(calls);
    await git('update-ref', `refs/heads/${BRANCH}`, proposed);
  }, 300_000);

  test('that GitHub opens no pull request is told in its own words', async () => {
    bench.replace('generate-reflection-config', recorded(1, 'recorded/metadata.patch'));
    const pulls = remote.repository.pulls.splice(0);
    remote.repository.refusal = 'GitHub Actions is not permitted to create or approve pull requests.';
    const result = await remote.refresh(bench);
    delete remote.repository.refusal;
    remote.repository.pulls.push(...pulls);
    expect(outcomes(result)).toEqual(['ok: failure', 'propose: failure', 'trace: success']);
    expect(result.log).toContain('GitHub refuses: GitHub Actions is not permitted to create');
  }, 300_000);

  test('a folder that is named must be there', async () => {
    const result = await remote.refresh(bench, { 'metadata-dir': 'not/there' });
    expect(outcomes(result)).toEqual(['ok: failure', 'trace: failure']);
  }, 300_000);
});

const HOSTILE = `diff --git a/.github/workflows/evil.yml b/.github/workflows/evil.yml
new file mode 100644
index 0000000..6a5f2b1
--- /dev/null
+++ b/.github/workflows/evil.yml
@@ -0,0 +1 @@
+on: push
`;

const both = (): Availability<{ act: string; home: string }> => {
  const act = findAct();
  const home = graalvmHomeHere();
  if ('missing' in act) return act;
  return home === undefined
    ? { missing: 'GRAALVM_HOME names no GraalVM' }
    : { found: { act: act.found, home } };
};

describeWhere('graalvm', both(), 'metadata-refresh.yml with a real GraalVM', (tools) => {
  test('a real tracing proposes what one entry of metadata lacks', async () => {
    const bench = new ActBench(tools().act);
    const remote = new Remote();
    try {
      await remote.start(bench);
      bench.add(join(CONFIGS, 'reflect-config.json'), BASELINE);
      const result = await remote.refresh(
        bench,
        { 'kafka-version': '4.4.0', distribution: 'mandrel', 'java-version': '17' },
        { GRAALVM_HOME: tools().home },
      );
      expect([result.exitCode, result.exitCode === 0 ? '' : result.log]).toEqual([0, '']);
      expect(Number(outputsOf(result, 'trace')?.added)).toBeGreaterThan(1000);
      expect(remote.repository.pulls[0]?.body).toMatch(/\| `[^`]+` \| `[a-z0-9-]+`/);
      expect(await remote.changed(bench)).toContain(join(CONFIGS, 'reflect-config.json'));
    } finally {
      bench.close();
      await remote.close();
    }
  }, 1_800_000);
});
