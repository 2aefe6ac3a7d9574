import { UserError } from '../core/errors.ts';
import type { RegistrySession } from '../io/registry-session.ts';
import { type Descriptor, type RawManifest, readManifest, referrersOf } from '../io/repository.ts';

/** All that belongs to an image: its manifests, what is attached to them, their blobs. */
export interface ImageTree {
  readonly root: RawManifest;
  /** What is named comes before what names it, so that a registry takes them in this order. */
  readonly manifests: readonly RawManifest[];
  /** Manifests that refer to one of the image's: signatures, attestations; in the same order. */
  readonly attached: readonly RawManifest[];
  /** Attached the older way, by a tag made of the digest. */
  readonly attachedTags: readonly { readonly tag: string; readonly manifest: RawManifest }[];
  readonly blobs: readonly Descriptor[];
}

/** Signature, attestation and SBOM of cosign before OCI 1.1; source: its SPEC.md. */
const TAG_SUFFIXES = ['.sig', '.att', '.sbom'];

/** Reads all manifests of an image, each checked against its digest. @throws UserError where one is missing */
export async function readImageTree(from: RegistrySession, digest: string): Promise<ImageTree> {
  const manifests = await withChildren(from, digest);
  const attached = await attachedTo(from, manifests);
  const attachedTags = await tagsFor(from, manifests);
  const all = [...manifests, ...attached, ...attachedTags.flatMap(({ parts }) => parts)];
  const blobs = all.flatMap(({ content }) => [
    ...(content.config ? [content.config] : []),
    ...(content.layers ?? []),
  ]);
  const root = manifests.at(-1);
  if (root === undefined) throw new Error('a tree without a root');
  return {
    root,
    manifests,
    attached: [...attached, ...attachedTags.flatMap(({ parts }) => parts)],
    attachedTags: attachedTags.map(({ tag, manifest }) => ({ tag, manifest })),
    blobs: [...new Map(blobs.map((blob) => [blob.digest, blob])).values()],
  };
}

async function withChildren(from: RegistrySession, digest: string): Promise<RawManifest[]> {
  const manifest = await readManifest(from, digest);
  if (manifest === undefined) {
    throw new UserError(`${from.name} has no ${digest}.`, { hint: 'Check the repository and the digest.' });
  }
  const below: RawManifest[] = [];
  for (const child of manifest.content.manifests ?? [])
    below.push(...(await withChildren(from, child.digest)));
  return [...below, manifest];
}

async function attachedTo(from: RegistrySession, manifests: readonly RawManifest[]): Promise<RawManifest[]> {
  const found = new Map<string, RawManifest>();
  // An attestation may have a signature attached to itself.
  const open = manifests.map(({ digest }) => digest);
  for (let digest = open.shift(); digest !== undefined; digest = open.shift()) {
    for (const referrer of await referrersOf(from, digest)) {
      if (found.has(referrer.digest)) continue;
      for (const each of await withChildren(from, referrer.digest)) found.set(each.digest, each);
      open.push(referrer.digest);
    }
  }
  return [...found.values()];
}

async function tagsFor(from: RegistrySession, manifests: readonly RawManifest[]) {
  const found: { tag: string; manifest: RawManifest; parts: RawManifest[] }[] = [];
  for (const { digest } of manifests) {
    for (const suffix of TAG_SUFFIXES) {
      const tag = `${digest.replace(':', '-')}${suffix}`;
      const manifest = await readManifest(from, tag);
      if (manifest !== undefined)
        found.push({ tag, manifest, parts: await withChildren(from, manifest.digest) });
    }
  }
  return found;
}
