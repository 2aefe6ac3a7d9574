import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** Blobs by digest: manifests, configurations, layers. */
export type Blobs = Map<string, Buffer>;

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: { os: string; architecture: string };
  readonly annotations?: Record<string, string>;
}

const OCI = 'application/vnd.oci.image';

export async function tarGz(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  return gzipSync(await tarOf(files));
}

export async function tarOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

export function addBlob(blobs: Blobs, content: Buffer | string, mediaType: string): Descriptor {
  const bytes = Buffer.from(content);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  blobs.set(digest, bytes);
  return { mediaType, digest, size: bytes.length };
}

export interface ImageSpec {
  readonly architecture: string;
  /** Files of each layer. */
  readonly layers: readonly Readonly<Record<string, string | Buffer>>[];
  readonly env?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** An image for one platform; answers the descriptor of its manifest. */
export async function addImage(blobs: Blobs, spec: ImageSpec): Promise<Descriptor> {
  const tars = await Promise.all(spec.layers.map(tarOf));
  const layers = tars.map((tar) => addBlob(blobs, gzipSync(tar), `${OCI}.layer.v1.tar+gzip`));
  const config = {
    architecture: spec.architecture,
    os: 'linux',
    config: { Env: spec.env ?? [], Labels: spec.labels ?? {} },
    rootfs: {
      type: 'layers',
      diff_ids: tars.map((tar) => `sha256:${createHash('sha256').update(tar).digest('hex')}`),
    },
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: addBlob(blobs, JSON.stringify(config), `${OCI}.config.v1+json`),
    layers,
  };
  const added = addBlob(blobs, JSON.stringify(manifest), manifest.mediaType);
  return { ...added, platform: { os: 'linux', architecture: spec.architecture } };
}

/** An index over images, with an attestation beside them as BuildKit makes it. */
export function addIndex(blobs: Blobs, manifests: readonly Descriptor[]): Descriptor {
  const mediaType = `${OCI}.index.v1+json`;
  const attestation = {
    ...addBlob(blobs, '{"schemaVersion":2,"layers":[]}', `${OCI}.manifest.v1+json`),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
  };
  const index = { schemaVersion: 2, mediaType, manifests: [...manifests, attestation] };
  return addBlob(blobs, JSON.stringify(index), mediaType);
}

/** Any other artefact of one file, as oras pushes it. */
export function addArtefact(
  blobs: Blobs,
  file: { readonly name: string; readonly content: Buffer; readonly type: string },
  configType: string,
): Descriptor {
  const mediaType = `${OCI}.manifest.v1+json`;
  const config = addBlob(blobs, '{}', configType);
  const annotations = { 'org.opencontainers.image.title': file.name };
  const layers = [{ ...addBlob(blobs, file.content, file.type), annotations }];
  return addBlob(blobs, JSON.stringify({ schemaVersion: 2, mediaType, config, layers }), mediaType);
}
