import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createStatement } from '../../src/evidence/creation.ts';
import { readCatalogue } from '../../src/kafka/catalogue.ts';
import { kafkaSbom } from '../../src/scan/kafka-sbom.ts';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { ActBench } from '../support/act.ts';
import { type ActResult, outcomes, outputsOf } from '../support/act-results.ts';
import { digestOf } from '../support/evidence.ts';
import { libsOf, ownCache } from '../support/kafka.ts';
import { describeWhere } from '../support/require.ts';
import { CLIENTS, ZLIB } from '../support/scan-bench.ts';
import { keepDatabases, keepTrivy } from '../support/scan-machine.ts';
import { root } from '../support/source-tree.ts';
import { findAct } from '../support/tools.ts';
import { findTrivy } from '../support/trivy.ts';

const CALLER = `
name: Caller
on: [push, pull_request]
jobs:
  checks:
    uses: $/.github/workflows/pr-checks.yml
    with: { kafka-version: 4.4.0, types: native, policy: policy.json }
`;
const POLICY = {
  name: 'two',
  title: 'Two checks passed',
  demands: [
    { demand: 'evidence', of: 'metadata' },
    { demand: 'tests', suite: 'sanity', subject: 'native' },
    { demand: 'minimum-checks', suite: 'sanity', count: 2 },
  ],
};
const composite = (run: string, outputs: Readonly<Record<string, string>> = {}) =>
  JSON.stringify({
    name: 'Recorded',
    description: 'What takes minutes has been done before.',
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, { description: name, value }]),
    ),
    runs: { using: 'composite', steps: [{ shell: 'bash', run }] },
  });
/** The entry point of the native binary, not compiled: the same classes of the same Kafka, on the machine's Java. */
const entryPoint = (libs: string) => `#!/bin/bash
options=() given=()
for each; do
  case $each in -X*) ;; -D*) options+=("$each") ;; *) given+=("$each") ;; esac
done
main=kafka.docker.KafkaDockerWrapper
if [ "\${given[0]}" = storage-tool ]; then main=kafka.tools.StorageTool; given=("\${given[@]:1}"); fi
exec java -XX:TieredStopAtLevel=1 -Xmx512m "\${options[@]}" -cp '${libs}/*' "$main" "\${given[@]}"
`;

const BUILD =
  'test -f out/metadata/reflect-config.json && mkdir -p out/evidence && cp built/provenance.json out/evidence';

const RECORDED = join(root, 'test', 'fixtures', 'metadata', 'upstream', '4.4');
/** Digest of the recorded metadata, with what the check adds to it, as its statement has it. */
function tracedDigest(folder: string): string {
  const [metadata, evidence] = [join(folder, 'metadata'), join(folder, 'evidence')];
  cpSync(RECORDED, metadata, { recursive: true });
  const given = ['--kafka-version', '4.4.0', '--config-dir', metadata, '--fix', '--fail-on', 'none'];
  const argv = [join(root, 'bin', 'kafka-native.js'), 'check-metadata', ...given, '--evidence-dir', evidence];
  execFileSync(process.execPath, argv, { stdio: 'ignore' });
  const [file = ''] = readdirSync(evidence);
  return JSON.parse(readFileSync(join(evidence, file), 'utf8')).subject[0].digest.sha256;
}

/** What the real build says of what it made, as far as the judge follows it. */
function provenance(binary: string, sbom: string, metadata: string): object {
  const at = new Date().toISOString();
  return createStatement({ name: 'kafka.Kafka', digest: { sha256: digestOf(binary) } }, 'provenance', {
    buildDefinition: {
      buildType: 'https://kafka-native.dev/build/native-image/v1',
      externalParameters: {},
      resolvedDependencies: [{ name: 'metadata', digest: { sha256: metadata } }],
    },
    runDetails: {
      builder: { id: 'https://kafka-native.dev/builder/local' },
      metadata: { startedOn: at, finishedOn: at },
      byproducts: [{ name: 'kafka.Kafka.cdx.json', digest: { sha256: digestOf(sbom) } }],
    },
  });
}

const both = () => {
  const [act, trivy, libs] = [findAct(), findTrivy(), libsOf('4.4.0')];
  if ('missing' in act) return act;
  if ('missing' in trivy) return trivy;
  if (libs === undefined) return { missing: 'Kafka 4.4.0 is not in the cache' };
  return { found: { act: act.found, trivy: trivy.found, libs: dirname(libs[0] ?? '') } };
};

describeWhere(
  'act',
  both(),
  'pr-checks.yml of the native binary, after a build that was recorded',
  (tools) => {
    let bench: ActBench;
    let folder: string;
    let github: FakeGitHub;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'pull-'));
      ownCache(join(folder, 'kafka-native'));
      bench = new ActBench(tools().act);
      github = await serveGitHub();
      await keepTrivy(bench.toolCache, tools().trivy);
      bench.setDefault('run-sanity', 'only', 'topic-create, records-key-headers');
      bench.add('policy.json', JSON.stringify(POLICY));
      bench.add('.github/workflows/caller.yml', CALLER);
      bench.replace('setup-graalvm', composite('echo'));
      bench.addFolder('recorded', RECORDED);
      bench.replace(
        'generate-reflection-config',
        composite('mkdir -p out && cp -R "$STAND_IN_CALLER/recorded" out/metadata'),
      );
      const catalogue = await readCatalogue('4.4.0');
      if (catalogue === undefined) throw new Error('no catalogue of 4.4.0');
      const [binary, sbom] = [entryPoint(tools().libs), JSON.stringify(kafkaSbom(catalogue))];
      bench.add('built/kafka.Kafka', binary, 0o755);
      bench.add('built/kafka.Kafka.cdx.json', sbom);
      bench.add('built/provenance.json', JSON.stringify(provenance(binary, sbom, tracedDigest(folder))));
      const built = { binary: 'built/kafka.Kafka', sbom: 'built/kafka.Kafka.cdx.json', 'cache-hit': 'false' };
      bench.replace('build-native-binary', composite(BUILD, built));
    });
    afterAll(async () => {
      bench.close();
      await github.close();
      rmSync(folder, { recursive: true, force: true });
      expect(github.violations).toEqual([]);
    });

    const run = async (event: string): Promise<ActResult> =>
      await bench.run('caller.yml', event, {
        payload:
          event === 'push'
            ? { ref: 'refs/heads/trunk' }
            : {
                pull_request: {
                  number: 7,
                  head: { sha: '1'.repeat(40), ref: 'change', repo: { full_name: 'acme/kafka' } },
                  base: { ref: 'trunk', repo: { full_name: 'acme/kafka' } },
                },
              },
        api: github.url,
        env: { XDG_CACHE_HOME: folder, HOME: join(folder, 'home') },
      });

    test('a push to the default branch passes, and keeps its scan for pull requests', async () => {
      keepDatabases(folder, [ZLIB]);
      const result = await run('push');
      expect([result.exitCode, result.exitCode === 0 ? '' : result.log]).toEqual([0, '']);
      expect(outcomes(result)).toEqual([
        'metadata: success',
        'native: success',
        'ok: success',
        'report: success',
      ]);
      expect(outputsOf(result, 'report')).toMatchObject({ verdict: 'passed' });
      expect(bench.calls().filter((call) => call.startsWith('actions/cache/save'))).toContain(
        'actions/cache/save kafka-native-scan-1',
      );
      expect(github.comments).toEqual([]);
    }, 300_000);

    test('a pull request that brings a vulnerability is red, and says which', async () => {
      keepDatabases(folder, [ZLIB, CLIENTS]);
      const result = await run('pull_request');
      expect(result.exitCode).not.toBe(0);
      expect(outputsOf(result, 'report')).toMatchObject({ verdict: 'passed' });
      expect(outcomes(result)).toEqual([
        'metadata: success',
        'native: failure',
        'ok: failure',
        'report: success',
      ]);
      expect(outputsOf(result, 'native')).toMatchObject({ new: '1', high: '1' });
      expect(JSON.stringify(bench.evidence('kafka-native-evidence-native'))).toContain(CLIENTS.id);
      expect(github.comments).toHaveLength(1);
    }, 300_000);
  },
);
