import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { provenance } from '../../../src/evidence/build-predicates.ts';
import type { ImageBuild } from '../../../src/image/build-arguments.ts';
import { buildImage } from '../../../src/image/build-image.ts';
import { imageProvenance } from '../../../src/image/image-provenance.ts';
import { createFakeHost } from '../../fakes/host.ts';

const hex = (digit: string) => digit.repeat(64);
const MATERIAL = { uri: 'pkg:docker/base@1', digest: { sha256: hex('b') } };
const INDEX = JSON.stringify({
  manifests: [
    {
      mediaType: 'm',
      digest: `sha256:${hex('c')}`,
      size: 1,
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    },
  ],
});
const MANIFEST = JSON.stringify({
  config: { mediaType: 'c', digest: 'd', size: 5 },
  layers: [{ mediaType: 'l', digest: 'd', size: 7 }],
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-image-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

function build(changes: Partial<ImageBuild> = {}): ImageBuild {
  return {
    type: 'native',
    kafkaVersion: '4.4.0',
    platform: 'linux/arm64',
    image: 'registry.example/k',
    dockerFolder: '/repo/docker/',
    kafkaFolder: join(folder, 'kafka'),
    baseImage: undefined,
    builder: undefined,
    output: { kind: 'registry', insecure: false },
    labels: [],
    annotations: [],
    sourceDateEpoch: 0,
    sbomGenerator: undefined,
    metadataFile: join(folder, 'metadata.json'),
    ...changes,
  };
}

/** A builder that leaves this metadata file, and a registry with one index and one manifest. */
function hostWith(metadata: unknown) {
  return createFakeHost({
    dirs: { temp: folder },
    async exec(argv) {
      if (argv.includes('inspect')) return { stdout: argv.at(-1)?.includes(hex('a')) ? INDEX : MANIFEST };
      await writeFile(join(folder, 'metadata.json'), JSON.stringify(metadata));
      return {};
    },
  });
}

describe('a build', () => {
  test.each([
    ['v0.2', { materials: [MATERIAL] }],
    ['v1', { buildDefinition: { resolvedDependencies: [MATERIAL] } }],
  ])('gives the manifest of its platform, its size and what went in (provenance %s)', async (_, origin) => {
    const host = hostWith({
      'containerimage.digest': `sha256:${hex('a')}`,
      'buildx.build.provenance/linux/arm64': origin,
    });
    const built = await buildImage(host, build());
    expect(built).toMatchObject({
      digest: `sha256:${hex('a')}`,
      materials: [MATERIAL],
      manifest: { platform: 'linux/arm64', digest: `sha256:${hex('c')}`, sizeBytes: 12 },
    });
    const kafka = { name: 'binary', digest: { sha256: hex('e') } };
    const predicate = provenance.parse(imageProvenance(host, build(), built, kafka));
    expect(predicate.buildDefinition.resolvedDependencies).toEqual([kafka, MATERIAL]);
    expect(JSON.stringify(predicate)).not.toContain(folder);
  });

  test('for another platform than asked for is refused', async () => {
    const host = hostWith({ 'containerimage.digest': `sha256:${hex('a')}` });
    await expect(buildImage(host, build({ platform: 'linux/amd64' }))).rejects.toThrow(
      'What was built is for linux/arm64, not for linux/amd64.',
    );
  });

  test('without a digest in its metadata is refused', async () => {
    await expect(buildImage(hostWith({}), build())).rejects.toThrow('its metadata cannot be read');
  });

  test.each([
    ['ERROR: failed to solve: no/such:base: not found\n', /no\/such:base: not found$/, /lines before/],
    ['ERROR: push access denied, repository does not exist\n', /push access denied/, /docker login/],
    [
      "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information\n",
      /unknown command/,
      /Install buildx/,
    ],
  ])('that fails is told with the reason: %j', async (stderr, message, hint) => {
    const host = createFakeHost({ exec: () => ({ exitCode: 1, stderr }) });
    await expect(buildImage(host, build())).rejects.toMatchObject({
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });
});
