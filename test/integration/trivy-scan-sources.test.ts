import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readCatalogue } from '../../src/kafka/catalogue.ts';
import { kafkaSbom } from '../../src/scan/kafka-sbom.ts';
import { addIndex, type Blobs, type Descriptor, tarOf } from '../support/oci-image.ts';
import { describeWhere } from '../support/require.ts';
import { ScanBench, seen } from '../support/scan-bench.ts';
import { findTrivy } from '../support/trivy.ts';

describeWhere('trivy', findTrivy(), 'what trivy-scan can scan', (trivy) => {
  let bench: ScanBench;
  beforeEach(async () => {
    bench = new ScanBench(trivy);
    await bench.start();
  });
  afterEach(async () => await bench.close());

  /** The blobs of an index as a folder in OCI layout, in the nested form that buildx writes. */
  function layout(name: string, blobs: Blobs, index: Descriptor): void {
    const folder = join(bench.folder, name, 'blobs/sha256');
    mkdirSync(folder, { recursive: true });
    for (const [digest, content] of blobs) writeFileSync(join(folder, digest.slice(7)), content);
    bench.file(`${name}/oci-layout`, '{"imageLayoutVersion":"1.0.0"}');
    bench.file(`${name}/index.json`, JSON.stringify({ schemaVersion: 2, manifests: [index] }));
  }

  test('every platform of an OCI layout, also in a nested index', async () => {
    const [amd64, arm64] = [await bench.jvm('amd64'), await bench.jvm('arm64', '5.2.99-1')];
    const { blobs } = bench.registry;
    layout('image', blobs, addIndex(blobs, [amd64, arm64]));
    const run = await bench.run({ layout: 'image', 'fail-on': 'never' });
    expect(run.result.targets.map(({ platform, digest }) => [platform, digest])).toEqual([
      ['linux/amd64', amd64.digest],
      ['linux/arm64', arm64.digest],
    ]);
    expect(seen(run, 0)).toHaveLength(2);
    expect(seen(run, 1)).toEqual(['CVE-2099-2001 in org.apache.kafka:kafka-clients from image']);
  });

  test('a file of docker save', async () => {
    const manifest = JSON.parse(blobText(await bench.jvm('amd64')));
    const layers = manifest.layers.map(({ digest }: Descriptor) => `blobs/${digest.replace(':', '/')}`);
    const config = `blobs/${manifest.config.digest.replace(':', '/')}`;
    const files: Record<string, string | Buffer> = {
      'manifest.json': JSON.stringify([{ Config: config, RepoTags: ['kafka:4.4.0'], Layers: layers }]),
    };
    for (const path of [config, ...layers]) {
      files[path] = bench.registry.blobs.get(path.replace('blobs/', '').replace('/', ':')) ?? '';
    }
    writeFileSync(join(bench.folder, 'kafka.tar'), await tarOf(files));
    const run = await bench.run({ archive: 'kafka.tar', 'fail-on': 'never' });
    expect(seen(run)).toHaveLength(2);
    expect(run.result.targets[0]).toMatchObject({
      name: 'kafka.tar',
      platform: 'linux/amd64',
      digest: manifest.config.digest,
      java: { version: 'jdk-21.0.2+13', status: 'behind' },
    });
  });

  test('a root file system whose Kafka is named', async () => {
    bench.file('rootfs/etc/os-release', 'ID=debian\nVERSION_ID="12"\n');
    bench.file('rootfs/etc/debian_version', '12.5\n');
    bench.file(
      'rootfs/var/lib/dpkg/status',
      'Package: bash\nStatus: install ok installed\nMaintainer: n <n@example.org>\nArchitecture: all\nVersion: 5.2.15-2\n\n',
    );
    const run = await bench.run({ rootfs: 'rootfs', 'kafka-version': '4.4.0', 'fail-on': 'never' });
    expect(seen(run)).toEqual([
      'CVE-2099-1001 in bash from image',
      'CVE-2099-2001 in org.apache.kafka:kafka-clients from catalogue',
    ]);
  });

  test('the SBOM of a binary, with its findings and the Java that it names', async () => {
    const catalogue = await readCatalogue('4.4.0');
    if (catalogue === undefined) throw new Error('no catalogue of 4.4.0');
    const { components, ...rest } = kafkaSbom(catalogue) as { components: object[] };
    const jdk = { type: 'framework', name: 'OpenJDK', version: '21.0.2', 'bom-ref': 'jdk' };
    bench.file('kafka.cdx.json', JSON.stringify({ ...rest, components: [...components, jdk] }));
    const run = await bench.run({ sbom: 'kafka.cdx.json', 'fail-on': 'never', 'fail-on-old-java': 'true' });
    expect(seen(run)).toEqual(['CVE-2099-2001 in org.apache.kafka:kafka-clients from sbom']);
    expect(run.message).toBe(
      'kafka.cdx.json holds Java 21.0.2. The newest security update of Java 21 is 21.0.13.',
    );
  });

  test('all supported images, by the tags of the registry', async () => {
    const image = await bench.jvm('amd64');
    for (const tag of ['3.9.1', '3.9.2', '4.2.0', '4.3.1', '4.4.0', '4.4.0-rc1', '4.5.0-rc2', 'latest']) {
      bench.registry.tag('apache/kafka', tag, image);
    }
    const rules = {
      repositories: [bench.image('apache/kafka')],
      lines: 2,
      alsoLines: ['3.9'],
      releaseCandidates: true,
    };
    bench.file('rules.json', JSON.stringify(rules));
    const run = await bench.run({
      discover: 'true',
      'discover-rules': 'rules.json',
      'fail-on': 'never',
    });
    const names = run.result.targets.map(({ name }) => name.replace(/^.*:/, ''));
    expect(names).toEqual(['4.5.0-rc2', '4.4.0', '4.3.1', '3.9.2']);
    expect(run.outputs).toMatchObject({ scanned: 4, high: 4 });
  });

  test.each([
    ['1', 1],
    ['4', 4],
  ])(
    'with parallel %s at most %i images are scanned at once, and that many are',
    async (parallel, most) => {
      const images = Array.from({ length: 8 }, (_, index) => `4.4.${index}`);
      for (const tag of images) bench.registry.tag('kafka', tag, await bench.jvm('amd64', `5.2.15-${tag}`));
      const list = images.map((tag) => bench.image(`kafka:${tag}`)).join(',');
      const run = await bench.run({ images: list, parallel, 'fail-on': 'never' });
      const times = run.result.targets.flatMap((each) => (each.status === 'complete' ? [each] : []));
      expect(times).toHaveLength(8);
      const underWay = times.map(
        ({ startedAt: moment }) =>
          times.filter(({ startedAt, finishedAt }) => startedAt <= moment && moment < finishedAt).length,
      );
      expect(Math.max(...underWay)).toBe(most);
    },
    180_000,
  );

  test('images that discovery cannot find are an error, not an empty night', async () => {
    bench.file('rules.json', JSON.stringify({ repositories: [bench.image('apache/kafka')], lines: 2 }));
    bench.registry.tag('apache/kafka', 'latest', await bench.jvm('amd64'));
    const text = await bench.failure({ discover: 'true', 'discover-rules': 'rules.json' });
    expect(text).toMatch(/has no tag that is a Kafka release/);
    expect(await bench.failure({})).toMatch(/^Nothing to scan is named/);
  });

  function blobText({ digest }: Descriptor): string {
    return String(bench.registry.blobs.get(digest)?.toString('utf8'));
  }
});
