import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { ActBench } from '../support/act.ts';
import type { ActResult } from '../support/act-results.ts';
import { ownCache } from '../support/kafka.ts';
import { describeWhere } from '../support/require.ts';
import { root } from '../support/source-tree.ts';
import { findAct } from '../support/tools.ts';

/** What a project that adopts the suite writes. */
const caller = (given: string) => `
name: Caller
on: pull_request
jobs:
  checks:
    uses: $/.github/workflows/pr-checks.yml
    with: { kafka-version: 4.4.0, ${given} }
`;
const PULL = {
  pull_request: {
    number: 7,
    head: { sha: '1'.repeat(40), ref: 'change', repo: { full_name: 'acme/kafka' } },
    base: { ref: 'trunk', repo: { full_name: 'acme/kafka' } },
  },
};
/** Of those that gate a pull request, to save minutes: a workflow takes one as it takes twenty. */
const CHECKS = 'topic-create, topic-delete';
const POLICY = {
  name: 'two',
  title: 'Two checks passed',
  demands: [
    { demand: 'evidence', of: 'distribution' },
    { demand: 'minimum-checks', suite: 'sanity', count: 2 },
  ],
};
const JVM = caller('types: jvm, policy: policy.json');
const UPSTREAM = join(root, 'test', 'fixtures', 'metadata', 'upstream');

/** Jobs by their own name, without those of the callers. */
function outcomes({ jobs }: ActResult): Record<string, string | undefined> {
  return Object.fromEntries(jobs.map(({ name, result }) => [name.split('/').at(-1), result]));
}

const outputsOf = ({ jobs }: ActResult, job: string) =>
  jobs.find(({ name }) => name.endsWith(`/${job}`))?.outputs;

describeWhere('act', findAct(), 'pr-checks.yml', (act) => {
  let bench: ActBench;
  let folder: string;
  let github: FakeGitHub;
  beforeAll(async () => {
    bench = new ActBench(act());
    bench.setDefault('run-sanity', 'only', CHECKS);
    bench.add('policy.json', JSON.stringify(POLICY));
    github = await serveGitHub();
    folder = mkdtempSync(join(tmpdir(), 'java-'));
    ownCache(join(folder, 'cache'));
  });
  afterAll(async () => {
    bench.close();
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (env = {}) =>
    await bench.run('caller.yml', 'pull_request', { payload: PULL, api: github.url, env });

  /** A Java that does something of its own before, after or in place of the real one. */
  function javaThat(script: string): Record<string, string> {
    const real = execFileSync('sh', ['-c', 'readlink -f "$(command -v java)"'], { encoding: 'utf8' }).trim();
    const home = join(folder, 'home');
    mkdirSync(join(home, 'bin'), { recursive: true });
    writeFileSync(join(home, 'bin', 'java'), `#!/bin/bash\nreal=${real}\n${script}`);
    chmodSync(join(home, 'bin', 'java'), 0o755);
    // What is prepared for this Java is of no use to any other.
    return { JAVA_HOME: home, KAFKA_NATIVE_CACHE: join(folder, 'cache') };
  }

  /** What the suite on the JVM has left as evidence. */
  const testResults = () =>
    bench
      .evidence('kafka-native-evidence-jvm')
      .filter(({ predicateType }) => predicateType.includes('/test-result/'))
      .map(({ predicate }) => predicate);

  test('a change that breaks nothing passes', async () => {
    bench.add('.github/workflows/caller.yml', JVM);
    const result = await run();
    expect(result.exitCode).toBe(0);
    expect(outcomes(result)).toEqual({ 'JVM broker': 'success', Report: 'success', ok: 'success' });
    expect(outputsOf(result, 'JVM broker')).toMatchObject({ result: 'passed', passed: '2', failed: '0' });
    expect(outputsOf(result, 'Report')).toMatchObject({ verdict: 'passed', unmet: '0' });
    expect(testResults()).toEqual([expect.objectContaining({ result: 'PASSED' })]);
    expect(bench.has('kafka-native-report', 'index.html')).toBe(true);
    expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining('Passed')]);
  }, 600_000);

  test('a gap in the metadata stops it before anything is built', async () => {
    bench.addFolder('docker/native/native-image-configs', join(UPSTREAM, '4.0'));
    bench.add(
      '.github/workflows/caller.yml',
      caller('types: native, metadata-dir: docker/native/native-image-configs'),
    );
    const result = await run();
    expect(result.exitCode).not.toBe(0);
    expect(outcomes(result)).toEqual({ Metadata: 'failure', Report: 'failure', ok: 'failure' });
    const errors = Number(outputsOf(result, 'Metadata')?.errors);
    expect(errors).toBeGreaterThan(0);
    expect(outputsOf(result, 'Report')).toMatchObject({ verdict: 'failed' });
    expect(bench.evidence('kafka-native-evidence-metadata')).toContainEqual(
      expect.objectContaining({ predicateType: expect.stringContaining('/metadata/') }),
    );
  }, 600_000);

  test('a check that fails makes the verdict failed', async () => {
    bench.add('.github/workflows/caller.yml', JVM);
    // Kafka's own set-up writes the configuration; this broker then refuses what one check asks.
    const java = javaThat(`"$real" "$@"; code=$?
while [ $# -gt 0 ]; do
  case $1 in --final-configs-dir|-F) echo delete.topic.enable=false >> "$2/server.properties" ;; esac
  shift
done
exit $code
`);
    const result = await run(java);
    expect(result.exitCode).not.toBe(0);
    expect(outcomes(result)).toEqual({ 'JVM broker': 'failure', Report: 'failure', ok: 'failure' });
    expect(outputsOf(result, 'JVM broker')).toMatchObject({ result: 'failed' });
    expect(outputsOf(result, 'JVM broker')).toMatchObject({ passed: '1', failed: '1' });
    expect(outputsOf(result, 'Report')).toMatchObject({ verdict: 'failed' });
    expect(testResults()).toEqual([expect.objectContaining({ result: 'FAILED' })]);
  }, 600_000);

  test('a broker that dies makes the verdict failed', async () => {
    bench.add('.github/workflows/caller.yml', JVM);
    // As soon as the first topic of a check is on its disk.
    const java = javaThat(`case " $* " in *" kafka.Kafka "*)
  data=$(sed -n 's/^log.dirs=//p' "\${@: -1}")
  (until compgen -G "$data/[!_]*-0"; do sleep 0.1; kill -0 $$ || exit; done; kill -9 $$) >/dev/null 2>&1 & ;;
esac
exec "$real" "$@"
`);
    const result = await run(java);
    expect(result.exitCode).not.toBe(0);
    expect(outcomes(result)).toEqual({ 'JVM broker': 'failure', Report: 'failure', ok: 'failure' });
    expect(outputsOf(result, 'JVM broker')).toMatchObject({ result: 'failed' });
    expect(outputsOf(result, 'Report')).toMatchObject({ verdict: 'failed' });
    expect(testResults()).toEqual([expect.objectContaining({ result: 'FAILED' })]);
  }, 600_000);

  test('all of these runs have kept one comment', () => {
    expect(github.comments.map(({ body }) => body)).toEqual([expect.not.stringContaining('Passed')]);
    expect(github.violations).toEqual([]);
  });
});
