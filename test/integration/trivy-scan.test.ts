import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readEvidence } from '../../src/evidence/store.ts';
import { describeWhere } from '../support/require.ts';
import { BASH, CLIENTS, ScanBench, seen, ZLIB } from '../support/scan-bench.ts';
import { findTrivy } from '../support/trivy.ts';

describeWhere('trivy', findTrivy(), 'trivy-scan with the real Trivy', (trivy) => {
  let bench: ScanBench;
  beforeEach(async () => {
    bench = new ScanBench(trivy);
    await bench.start();
  });
  afterEach(async () => await bench.close());

  test('an OS package and a Kafka jar are found in a JVM image, and by the catalogue in a native one', async () => {
    bench.registry.tag('kafka', '4.4.0', await bench.jvm('amd64'));
    bench.registry.tag('kafka-native', '4.4.0', await bench.native('amd64'));
    const run = await bench.run({
      images: `${bench.image('kafka:4.4.0')},${bench.image('kafka-native:4.4.0')}`,
    });
    expect(seen(run, 0)).toEqual([
      'CVE-2099-1001 in bash from image',
      'CVE-2099-2001 in org.apache.kafka:kafka-clients from image',
    ]);
    expect(seen(run, 1)).toEqual([
      'CVE-2099-1001 in bash from image',
      'CVE-2099-2001 in org.apache.kafka:kafka-clients from catalogue',
    ]);
    expect(run.verdict).toBe('failed');
    expect(run.outputs).toMatchObject({ scanned: 2, 'not-scanned': 0, critical: 2, high: 2, new: 4 });
    const { evidence, problems } = await readEvidence(join(bench.folder, 'out/evidence'));
    expect(problems).toEqual([]);
    expect(evidence.map(({ kind }) => kind)).toEqual(['vulnerabilities', 'vulnerabilities']);
  });

  test('the SBOM in a native image is used, with the Java it names, and nothing is found twice', async () => {
    const sbom = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      components: [
        {
          type: 'library',
          group: 'org.apache.kafka',
          name: 'kafka-clients',
          version: '4.4.0',
          purl: 'pkg:maven/org.apache.kafka/kafka-clients@4.4.0',
          'bom-ref': 'clients',
        },
        { type: 'framework', name: 'OpenJDK', version: '25.0.5', 'bom-ref': 'jdk' },
      ],
    };
    bench.registry.tag('kafka-native', '4.4.0', await bench.native('amd64', sbom));
    const run = await bench.run({ images: bench.image('kafka-native:4.4.0'), 'fail-on': 'never' });
    expect(seen(run)).toEqual([
      'CVE-2099-1001 in bash from image',
      'CVE-2099-2001 in org.apache.kafka:kafka-clients from image-sbom',
    ]);
    expect(run.result.targets[0]).toMatchObject({ java: { version: '25.0.5', status: 'current' } });
    expect(run.verdict).toBe('passed');
  });

  test('two platforms are told apart, each by its digest', async () => {
    const [amd64, arm64] = [await bench.jvm('amd64'), await bench.jvm('arm64', '5.2.99-1')];
    bench.registry.tag('kafka', '4.4.0', bench.index(arm64, amd64));
    const run = await bench.run({ images: bench.image('kafka:4.4.0') });
    expect(run.result.targets.map(({ platform, digest }) => [platform, digest])).toEqual([
      ['linux/amd64', amd64.digest],
      ['linux/arm64', arm64.digest],
    ]);
    expect(seen(run, 0)).toContain('CVE-2099-1001 in bash from image');
    expect(seen(run, 1)).toEqual(['CVE-2099-2001 in org.apache.kafka:kafka-clients from image']);
    expect(JSON.parse(String(run.outputs.matrix)).include).toHaveLength(2);
  });

  test('a platform that an image lacks is a failed scan', async () => {
    bench.registry.tag('kafka', '4.4.0', bench.index(await bench.jvm('amd64')));
    const run = await bench.run({
      images: bench.image('kafka:4.4.0'),
      platforms: 'linux/arm64',
      'fail-on': 'never',
    });
    expect(run.message).toContain('There is no image for linux/arm64 in it');
  });

  test('the second night reports only what is new and what is fixed, also after a night without a scan', async () => {
    const images = bench.image('kafka:4.4.0');
    bench.registry.tag('kafka', '4.4.0', await bench.jvm('amd64'));
    const rules = { images, 'fail-on': 'never', 'fail-on-new': 'low' };
    const first = await bench.run({ ...rules, 'result-dir': 'night-1' });
    expect(first.outputs).toMatchObject({ result: 'failed', new: 2, fixed: 0 });

    const second = await bench.run({ ...rules, previous: 'night-1', 'result-dir': 'night-2' });
    expect(second.outputs).toMatchObject({ result: 'passed', new: 0, fixed: 0 });

    bench.registry.busy = { count: 1000, status: 404 };
    const broken = await bench.run({
      ...rules,
      previous: 'night-2/scan.json',
      'result-dir': 'night-3',
      offline: 'true',
    });
    expect(broken.outputs).toMatchObject({ result: 'failed', 'not-scanned': 1, new: 0, fixed: 0 });

    bench.registry.busy.count = 0;
    await bench.databases([CLIENTS, ZLIB]);
    const fourth = await bench.run({
      ...rules,
      previous: 'night-3',
      'result-dir': 'night-4',
      'cache-dir': 'fresh',
    });
    expect(fourth.outputs).toMatchObject({ result: 'failed', new: 1, fixed: 1 });
    expect(fourth.message).toBe(
      `${images} (linux/amd64) has 1 vulnerability new, of severity LOW or worse: CVE-2099-1002 in zlib1g.`,
    );
    expect(fourth.summary).toContain('- fixed: CVE-2099-1001 in `bash`');
  });

  test('the attestation of a night is a scan to compare with', async () => {
    bench.registry.tag('kafka', '4.4.0', await bench.jvm('amd64'));
    const rules = { images: bench.image('kafka:4.4.0'), 'fail-on': 'never', 'fail-on-new': 'low' };
    await bench.run(rules);
    const second = await bench.run({ ...rules, previous: 'out/evidence' });
    expect(second.outputs).toMatchObject({ result: 'passed', new: 0 });
  });

  test('no token, no home and no login is in reach of Trivy', async () => {
    bench.registry.tag('kafka', '4.4.0', await bench.jvm('amd64'));
    const env = {
      GITHUB_TOKEN: 'secret-1',
      TRIVY_TOKEN: 'secret-2',
      HOME: '/home/somebody',
      DOCKER_CONFIG: '/c',
    };
    const run = await bench.run({ images: bench.image('kafka:4.4.0') }, { env });
    expect(run.executed.length).toBeGreaterThan(2);
    for (const { env: given } of run.executed) {
      expect(JSON.stringify(given)).not.toMatch(/secret|somebody/);
      expect(given.HOME).toMatch(/scanner-home$/);
      expect(given.DOCKER_CONFIG).toBe(given.HOME);
    }
  });

  test('what comes from outside stays text in every report', async () => {
    bench.registry.tag('kafka', '4.4.0', await bench.jvm('amd64'));
    const run = await bench.run({ images: bench.image('kafka:4.4.0') });
    const page = readFileSync(String(run.outputs.html), 'utf8');
    expect(page).toContain('bash &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script');
    expect(run.summary).not.toContain('<script');
  });

  test('what is ignored does not count, and an expired entry fails', async () => {
    bench.registry.tag('kafka', '4.4.0', await bench.jvm('amd64'));
    const entry = (id: string, expires: string) => ({ id, reason: 'not reachable', expires });
    const ignore = bench.file(
      'ignore.json',
      JSON.stringify({ ignore: [entry(BASH.id, '2999-01-01'), entry(CLIENTS.id, '2999-01-01')] }),
    );
    const images = bench.image('kafka:4.4.0');
    const passed = await bench.run({ images, 'ignore-file': ignore });
    expect(passed.outputs).toMatchObject({ result: 'passed', critical: 0, high: 0 });
    const late = await bench
      .run({ images, 'ignore-file': ignore }, { now: new Date('2999-01-02T00:00:00Z') })
      .catch((error: Error) => error.message);
    expect(late).toContain('old');

    bench.file('ignore.json', JSON.stringify({ ignore: [entry('CVE-2000-1', '2020-01-01')] }));
    const expired = await bench.run({ images, 'ignore-file': ignore, 'fail-on': 'never' });
    expect(expired.message).toBe("The ignore file's entry for CVE-2000-1 expired on 2020-01-01.");
  });

  test('a VEX document is honoured, with its statement', async () => {
    bench.registry.tag('kafka', '4.4.0', await bench.jvm('amd64'));
    const vex = bench.file(
      'kafka.openvex.json',
      JSON.stringify({
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': 'https://example.org/vex/1',
        author: 'nobody',
        timestamp: '2026-01-01T00:00:00Z',
        version: 1,
        statements: [
          {
            vulnerability: { name: CLIENTS.id },
            products: [{ '@id': 'pkg:maven/org.apache.kafka/kafka-clients@4.4.0' }],
            status: 'not_affected',
            justification: 'vulnerable_code_not_in_execute_path',
          },
        ],
      }),
    );
    const run = await bench.run({ images: bench.image('kafka:4.4.0'), vex });
    expect(run.outputs).toMatchObject({ critical: 1, high: 0 });
    const [target] = run.result.targets;
    const ignored =
      target?.status === 'complete' && target.findings.find(({ id }) => id === CLIENTS.id)?.ignored;
    expect(ignored).toMatchObject({ by: 'vex', reason: expect.stringContaining('not_affected') });
  });
});
