import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../core/errors.ts';
import { hashOf } from './hash.ts';
import { Interrupted } from './http-request.ts';
import { MANIFESTS } from './registry-api.ts';
import type { RegistrySession } from './registry-session.ts';

/** What a manifest says of another thing; source: OCI image specification, descriptor.md. */
export const descriptor = z.looseObject({
  mediaType: z.string(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
  artifactType: z.string().optional(),
  platform: z
    .looseObject({ os: z.string(), architecture: z.string(), variant: z.string().optional() })
    .optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});
export type Descriptor = z.infer<typeof descriptor>;

const content = z.looseObject({
  mediaType: z.string().optional(),
  artifactType: z.string().optional(),
  manifests: z.array(descriptor).optional(),
  config: descriptor.optional(),
  layers: z.array(descriptor).optional(),
  subject: descriptor.optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});
export type ManifestContent = z.infer<typeof content>;

/** A manifest or index with its very bytes: they are its digest. */
export interface RawManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly content: ManifestContent;
}

const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
/** Four MiB: what registries take. */
const MAX_MANIFEST = 4 * 1024 ** 2;

/** By tag or digest; undefined where there is none. @throws UserError where the bytes are not the digest's */
export async function readManifest(
  session: RegistrySession,
  reference: string,
): Promise<RawManifest | undefined> {
  const response = await session.request({
    method: 'GET',
    path: `manifests/${reference}`,
    headers: { accept: MANIFESTS },
  });
  if (response.status === 404) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const digest = `sha256:${hashOf(bytes, 'sha256')}`;
  if (reference.startsWith('sha256:') && reference !== digest) {
    throw new UserError(`${session.name} gives other content for ${reference}: ${digest}.`);
  }
  if (bytes.length > MAX_MANIFEST)
    throw new UserError(`${session.name}@${digest} is too large for a manifest.`);
  return rawManifest(bytes, response.headers.get('content-type') ?? '', `${session.name}@${digest}`);
}

function rawManifest(bytes: Uint8Array, fallbackType: string, name: string): RawManifest {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new UserError(`${name} is no manifest: it is no JSON.`, { cause });
  }
  const parsed = content.safeParse(json);
  if (!parsed.success) throw new UserError(`${name} is no manifest in OCI's or Docker's form.`);
  const mediaType = parsed.data.mediaType ?? fallbackType.split(';')[0] ?? '';
  return { digest: `sha256:${hashOf(bytes, 'sha256')}`, mediaType, bytes, content: parsed.data };
}

export async function hasManifest(session: RegistrySession, digest: string): Promise<boolean> {
  const path = `manifests/${digest}`;
  return (await session.request({ method: 'HEAD', path, headers: { accept: MANIFESTS } })).status !== 404;
}

/** Under its digest or a tag. @returns whether the registry keeps the list of what refers to its subject */
export async function putManifest(
  session: RegistrySession,
  reference: string,
  { bytes, mediaType, digest }: RawManifest,
): Promise<{ listsReferrers: boolean }> {
  const response = await session.request({
    method: 'PUT',
    path: `manifests/${reference}`,
    headers: { 'content-type': mediaType },
    body: async () => Buffer.from(bytes),
  });
  await response.body?.cancel();
  if (!response.ok) throw new UserError(`${session.name} has no place for ${digest} (${response.status}).`);
  return { listsReferrers: response.headers.has('oci-subject') };
}

/** Copies a blob unless it is there. @returns whether it was copied */
export async function copyBlob(
  from: RegistrySession,
  to: RegistrySession,
  { digest, size }: Pick<Descriptor, 'digest' | 'size'>,
): Promise<boolean> {
  const there = await to.request({ method: 'HEAD', path: `blobs/${digest}` });
  if (there.status !== 404) return false;
  await to.retrying(async () => {
    const started = await to.once({
      method: 'POST',
      path: 'blobs/uploads/',
      headers: { 'content-length': '0' },
    });
    const location = started.headers.get('location');
    await started.body?.cancel();
    if (location === null) throw new UserError(`${to.name} starts no upload (${started.status}).`);
    const target = new URL(location, started.url);
    target.searchParams.set('digest', digest);
    const done = await to.once({
      method: 'PUT',
      path: target.href,
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
      body: async () => await openBlob(from, digest),
    });
    await done.body?.cancel();
    if (!done.ok) throw new Interrupted(`${to.name} lost the upload of ${digest}`, true);
  });
  return true;
}

/** The blob as a stream that fails at its end unless the bytes were those of the digest. */
async function openBlob(from: RegistrySession, digest: string): Promise<ReadableStream<Uint8Array>> {
  const response = await from.once({ method: 'GET', path: `blobs/${digest}` });
  if (response.status === 404 || response.body === null) {
    throw new UserError(`${from.name} has no blob ${digest}, although its manifest names it.`);
  }
  const hash = createHash('sha256');
  return response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        hash.update(piece);
        controller.enqueue(piece);
      },
      flush(controller) {
        if (`sha256:${hash.digest('hex')}` === digest) return;
        controller.error(new UserError(`${from.name} gives other content for the blob ${digest}.`));
      },
    }),
  );
}

/**
 * What refers to a manifest: signatures, attestations, SBOMs. Registries that do not list them keep an index
 * under a tag made of the digest.
 * Source: OCI distribution specification 1.1, "Listing Referrers" and "Referrers Tag Schema".
 */
export async function referrersOf(session: RegistrySession, digest: string): Promise<Descriptor[]> {
  const response = await session.request({
    method: 'GET',
    path: `referrers/${digest}`,
    headers: { accept: OCI_INDEX },
  });
  if (response.status !== 404) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return rawManifest(bytes, OCI_INDEX, `${session.name}/referrers`).content.manifests ?? [];
  }
  const tagged = await readManifest(session, referrersTag(digest));
  return tagged?.content.manifests ?? [];
}

/** Adds to the index that stands in for a registry's own list. */
export async function addReferrer(
  session: RegistrySession,
  digest: string,
  added: Descriptor,
): Promise<void> {
  const there = (await readManifest(session, referrersTag(digest)))?.content.manifests ?? [];
  if (there.some((each) => each.digest === added.digest)) return;
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [...there, added] };
  const bytes = Buffer.from(JSON.stringify(index));
  await putManifest(session, referrersTag(digest), rawManifest(bytes, OCI_INDEX, session.name));
}

function referrersTag(digest: string): string {
  return digest.replace(':', '-');
}
