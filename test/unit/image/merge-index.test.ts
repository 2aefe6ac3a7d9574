import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { imageIndex } from '../../../src/evidence/image-predicates.ts';
import { mergeIndex } from '../../../src/image/merge-index.ts';
import { asDigest } from '../../../src/image/references.ts';
import { createFakeHost } from '../../fakes/host.ts';

const IMAGE = 'registry.example/kafka-native';
const digestOf = (text: string) => asDigest(`sha256:${createHash('sha256').update(text).digest('hex')}`, 'x');

/** A registry in memory, as `docker buildx imagetools` shows it. */
function registry() {
  const documents = new Map<string, string>();
  const add = (document: object): { digest: ReturnType<typeof digestOf>; size: number } => {
    const text = JSON.stringify(document);
    documents.set(digestOf(text), text);
    return { digest: digestOf(text), size: text.length };
  };
  const blob = (size: number) => ({
    mediaType: 'application/octet-stream',
    digest: digestOf(`${size}`),
    size,
  });
  /** What a build of one platform pushes: an index of its manifest and one attestation. */
  const push = (architecture: string, layer: number) => {
    const manifest = add({ config: blob(10), layers: [blob(layer)] });
    const attestation = add({ config: blob(1), layers: [blob(layer + 1)] });
    const manifests = [
      { mediaType: 'm', ...manifest, platform: { os: 'linux', architecture } },
      {
        mediaType: 'm',
        ...attestation,
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': manifest.digest,
        },
      },
    ];
    return {
      manifests,
      manifest,
      attestation,
      ...add({ mediaType: 'application/vnd.oci.image.index.v1+json', manifests }),
    };
  };
  return { documents, add, push };
}

type Registry = ReturnType<typeof registry>;

/** `create` gets the argv of imagetools and answers with what the tag leads to then. */
function hostOf({ documents }: Registry, create: (argv: readonly string[]) => string) {
  const tags = new Map<string, string>();
  const host = createFakeHost({
    exec(argv) {
      if (argv.includes('create')) {
        const text = create(argv);
        for (const [at, each] of argv.entries()) if (each === '--tag') tags.set(argv[at + 1] ?? '', text);
        return {};
      }
      const reference = argv.at(-1) ?? '';
      const stdout = tags.get(reference) ?? documents.get(reference.split('@')[1] ?? '');
      return stdout === undefined ? { exitCode: 1, stderr: `ERROR: ${reference}: not found` } : { stdout };
    },
  });
  return host;
}

const MERGE = { image: IMAGE, tags: ['4.4.0', 'latest'], annotations: ['a=b'], builder: undefined };

describe('a merge', () => {
  test('names what was pushed, in the order of the platforms, and records what came out', async () => {
    const store = registry();
    const [arm, amd] = [store.push('arm64', 200), store.push('amd64', 100)];
    const index = JSON.stringify({
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [...amd.manifests, ...arm.manifests],
      annotations: { a: 'b' },
    });
    const host = hostOf(store, () => index);
    const { digest, record } = await mergeIndex(host, { ...MERGE, digests: [arm.digest, amd.digest] });

    expect(host.recording.executed.find(({ argv }) => argv.includes('create'))?.argv).toEqual([
      ...['docker', 'buildx', 'imagetools', 'create'],
      ...['--tag', `${IMAGE}:4.4.0`, '--tag', `${IMAGE}:latest`, '--annotation', 'index:a=b'],
      ...[`${IMAGE}@${amd.digest}`, `${IMAGE}@${arm.digest}`],
    ]);
    expect(digest).toBe(digestOf(index));
    expect(imageIndex.parse(record)).toEqual({
      image: IMAGE,
      tags: ['4.4.0', 'latest'],
      mediaType: 'application/vnd.oci.image.index.v1+json',
      annotations: { a: 'b' },
      platforms: [
        {
          platform: 'linux/amd64',
          digest: amd.manifest.digest,
          source: amd.digest,
          sizeBytes: 110,
          attestations: [amd.attestation.digest],
        },
        {
          platform: 'linux/arm64',
          digest: arm.manifest.digest,
          source: arm.digest,
          sizeBytes: 210,
          attestations: [arm.attestation.digest],
        },
      ],
    });
  });

  test.each(['manifests', 'attestations'])('that loses %s is a failure', async (lost) => {
    const store = registry();
    const [arm, amd] = [store.push('arm64', 200), store.push('amd64', 100)];
    const kept = lost === 'manifests' ? amd.manifests : [amd.manifests[0], ...arm.manifests];
    const host = hostOf(store, () => JSON.stringify({ manifests: kept }));
    const gone = lost === 'manifests' ? arm.manifest.digest : amd.attestation.digest;
    await expect(mergeIndex(host, { ...MERGE, digests: [arm.digest, amd.digest] })).rejects.toThrow(
      `The merged index lacks ${gone}`,
    );
  });

  test('of two images of one platform is refused before anything is tagged', async () => {
    const store = registry();
    const [one, two] = [store.push('amd64', 200), store.push('amd64', 100)];
    const host = hostOf(store, () => '');
    await expect(mergeIndex(host, { ...MERGE, digests: [one.digest, two.digest] })).rejects.toThrow(
      'Two of the digests are for linux/amd64',
    );
    expect(host.recording.executed.some(({ argv }) => argv.includes('create'))).toBe(false);
  });

  test('of a manifest that does not say its platform is refused', async () => {
    const store = registry();
    const bare = store.add({ config: { mediaType: 'c', digest: 'd', size: 1 }, layers: [] });
    await expect(
      mergeIndex(
        hostOf(store, () => ''),
        { ...MERGE, digests: [bare.digest] },
      ),
    ).rejects.toThrow('does not say for which platform it is');
  });

  test('of something that is not there names it and says what to do', async () => {
    const digest = digestOf('nothing');
    await expect(
      mergeIndex(
        hostOf(registry(), () => ''),
        { ...MERGE, digests: [digest] },
      ),
    ).rejects.toMatchObject({
      message: expect.stringContaining(`${IMAGE}@${digest} cannot be read`),
      hint: expect.stringContaining('docker login'),
    });
  });

  test('without a tag is refused', async () => {
    await expect(
      mergeIndex(
        hostOf(registry(), () => ''),
        { ...MERGE, tags: [], digests: [] },
      ),
    ).rejects.toThrow('at least one tag');
  });
});
