import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describeWhere } from '../support/require.ts';
import { BASH, ScanBench } from '../support/scan-bench.ts';
import { findTrivy } from '../support/trivy.ts';

/** A scan that could not be made is a failed scan, whatever the rules say. */
const LENIENT = { 'fail-on': 'never' } as const;

describeWhere('trivy', findTrivy(), 'trivy-scan that cannot be made', (trivy) => {
  let bench: ScanBench;
  let images: string;
  /** What stands in for Trivy; the real one unless a test says so. */
  let program: string;

  beforeEach(async () => {
    program = trivy();
    bench = new ScanBench(() => program);
    await bench.start();
    bench.registry.tag('kafka', '4.4.0', await bench.jvm('amd64'));
    images = bench.image('kafka:4.4.0');
  });
  afterEach(async () => await bench.close());

  /** A shell script in Trivy's place: `scan` is what it does where it is asked to scan. */
  function inPlaceOfTrivy(scan: string): string {
    const path = bench.file(
      'trivy',
      `#!/bin/sh\nfor word in "$@"; do case $word in --output) ${scan} ;; esac; done\nexec '${trivy()}' "$@"\n`,
    );
    chmodSync(path, 0o755);
    return path;
  }

  async function reasonOf(given: Readonly<Record<string, string>> = {}): Promise<string> {
    const run = await bench.run({ images, ...LENIENT, ...given });
    expect(run.outputs).toMatchObject({ result: 'failed', scanned: 0, 'not-scanned': 1 });
    const [target] = run.result.targets;
    return target?.status === 'failed' ? target.reason : 'it was scanned';
  }

  test('the image is gone', async () => {
    images = bench.image('kafka:9.9.9');
    expect(await reasonOf()).toContain('/v2/kafka/manifests/9.9.9 does not exist (404 Not Found)');
  });

  test('a layer of the image is gone', async () => {
    const manifest = JSON.parse(
      String(bench.registry.blobs.get((await bench.jvm('amd64')).digest)?.toString('utf8')),
    );
    bench.registry.blobs.delete(manifest.layers[0].digest);
    expect(await reasonOf()).toMatch(/^Trivy failed: .*not here/s);
  });

  test('the image is for another platform, which Trivy would take', async () => {
    expect(await reasonOf({ platforms: 'linux/arm64' })).toBe(
      'It is an image for linux/amd64, not for linux/arm64.',
    );
  });

  test('the registry is down, and the others are scanned all the same', async () => {
    const run = await bench.run({ images: `127.0.0.1:9/kafka:4.4.0,${images}`, ...LENIENT });
    expect(run.outputs).toMatchObject({ result: 'failed', scanned: 1, 'not-scanned': 1 });
    expect(run.message).toMatch(/^127\.0\.0\.1:9\/kafka:4\.4\.0 could not be scanned: .*cannot be had/);
  });

  test('Trivy crashes', async () => {
    program = inPlaceOfTrivy('kill -SEGV $$');
    expect(await reasonOf()).toMatch(/^Trivy failed: it ended with exit code 13\d and said nothing\.$/);
  });

  test('Trivy writes nothing, though it ends well', async () => {
    program = inPlaceOfTrivy('exit 0');
    expect(await reasonOf()).toBe('Trivy ended without an error, but wrote nothing.');
  });

  test('Trivy writes half a report', async () => {
    program = inPlaceOfTrivy(
      `while [ "$1" != --output ]; do shift; done; echo '{"SchemaVersion": 2, "Art' > "$2"; exit 0`,
    );
    expect(await reasonOf()).toContain("Trivy's report is no JSON");
  });

  test('Trivy takes too long', async () => {
    program = inPlaceOfTrivy('sleep 60');
    expect(await reasonOf({ timeout: '1s' })).toBe('Trivy failed: it took longer than 1.00 s');
  });

  test('there is no package in an image that must have some', async () => {
    const { addImage } = await import('../support/oci-image.ts');
    const empty = await addImage(bench.registry.blobs, { architecture: 'amd64', layers: [{ 'a/b': 'c' }] });
    bench.registry.tag('kafka', '4.4.0', empty);
    expect(await reasonOf()).toBe('Trivy found no packages in it.');
  });

  test('what is inside a binary cannot be told', async () => {
    bench.registry.tag('kafka', '4.4.0', await bench.native('amd64'));
    expect(await reasonOf({ 'kafka-version': '4.4.9' })).toBe(
      "Neither Kafka's jars nor an SBOM of them are in it, and the catalogue has no Kafka 4.4.9: what is inside cannot be told.",
    );
  });

  test('old evidence does not stand in for a scan that failed', async () => {
    const folder = join(bench.folder, 'out/evidence');
    await bench.run({ images, ...LENIENT });
    expect(readdirSync(folder)).toHaveLength(1);
    program = inPlaceOfTrivy('exit 0');
    await reasonOf();
    expect(readdirSync(folder)).toEqual([]);
  });

  describe('databases', () => {
    const download = () => bench.failure({ images, ...LENIENT });

    test('none in the registry', async () => {
      const from = `${bench.registry.address}/nothing:2`;
      expect(await bench.failure({ images, 'db-repositories': from })).toMatch(
        /^The vulnerability database cannot be had from .*nothing:2\.\nTrivy failed: .*not here/s,
      );
      expect(existsSync(join(bench.folder, 'out/scan'))).toBe(false);
    });

    test('none in the cache, offline', async () => {
      const text = await bench.failure({ images, offline: 'true' });
      expect(text).toMatch(/^There is no vulnerability database in .*\nRun once without offline/);
    });

    test('none of jars, for an image with a jar', async () => {
      await bench.run({ images, ...LENIENT });
      rmSync(join(bench.folder, 'cache/java-db'), { recursive: true });
      expect(await reasonOf({ offline: 'true' })).toContain('Unable to initialize the Java DB');
      bench.registry.tag('kafka-native', '4.4.0', await bench.native('amd64'));
      const given = { images: bench.image('kafka-native:4.4.0'), offline: 'true' };
      expect((await bench.run({ ...given, ...LENIENT })).outputs).toMatchObject({ scanned: 1 });
    });

    test('too old', async () => {
      await bench.databases([BASH], new Date(Date.now() - 5 * 86_400_000));
      expect(await download()).toMatch(
        /^The vulnerability database is 120 h .*old .*; at most 72 h is allowed\./,
      );
      const run = await bench.run({ images, ...LENIENT, 'db-max-age': '200h' });
      expect(run.outputs).toMatchObject({ result: 'passed', scanned: 1, critical: 1 });
      expect(run.summary).toMatch(/120 h .*old/);
    });

    test('of another schema', async () => {
      await bench.databases([BASH], new Date(), 3);
      expect(await download()).toMatch(/schema|version/);
    });

    test('damaged', async () => {
      await bench.run({ images, ...LENIENT });
      bench.file('cache/db/trivy.db', 'no bbolt file at all');
      expect(await reasonOf({ offline: 'true' })).toMatch(/^Trivy failed: /);
    });

    test('by digest, from the second mirror', async () => {
      const { addVulnerabilityDatabase } = await import('../support/trivy-databases.ts');
      const { digest } = await addVulnerabilityDatabase(bench.registry.blobs, [BASH], new Date());
      const mirrors = `127.0.0.1:9/trivy-db:2,${bench.registry.address}/trivy-db@${digest}`;
      const run = await bench.run({ images, ...LENIENT, 'db-repositories': mirrors });
      expect(run.outputs).toMatchObject({ critical: 1, high: 0 });
      expect(run.result.scanner.databases.vulnerabilities.from).toContain(digest);
    });
  });

  test('a busy registry is asked again, for tags, databases and layers', async () => {
    bench.registry.busy = { count: 2, status: 429 };
    const run = await bench.run({ images, ...LENIENT });
    expect(run.outputs).toMatchObject({ result: 'passed', scanned: 1 });

    program = inPlaceOfTrivy(
      `test -e '${bench.folder}/once' || { touch '${bench.folder}/once'; echo 'FATAL TOOMANYREQUESTS' >&2; exit 1; }`,
    );
    const again = await bench.run({ images, ...LENIENT });
    expect(again.result.targets[0]).toMatchObject({ status: 'complete', tries: 2 });

    bench.registry.busy = { count: 10_000, status: 503 };
    expect(await bench.failure({ images, ...LENIENT, 'cache-dir': 'other' })).toContain('after 4 tries');
  });

  test('a Trivy that is another one than expected is not started', async () => {
    program = inPlaceOfTrivy(`touch '${bench.folder}/started'; exit 0`);
    const text = await bench.failure({ images, 'trivy-sha256': 'a'.repeat(64) });
    expect(text).toMatch(/is not the expected Trivy: its SHA-256 is [0-9a-f]{64}\./);
    expect(existsSync(join(bench.folder, 'started'))).toBe(false);
  });
});
