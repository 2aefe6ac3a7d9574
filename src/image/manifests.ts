import { z } from 'zod';
import { UserError } from '../core/errors.ts';
import { asDigest, type Digest } from './references.ts';

const descriptor = z.object({
  mediaType: z.string(),
  digest: z.string(),
  size: z.int().nonnegative(),
  platform: z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() }).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});
const index = z.object({
  mediaType: z.string().default('application/vnd.oci.image.index.v1+json'),
  manifests: z.array(descriptor),
  annotations: z.record(z.string(), z.string()).default({}),
});
const manifest = z.object({ config: descriptor, layers: z.array(descriptor) });

/** The image of one platform inside an index, and the attestations that refer to it. */
export interface PlatformManifest {
  readonly platform: string;
  readonly digest: Digest;
  readonly attestations: readonly Digest[];
}

export interface ParsedIndex {
  readonly mediaType: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** Sorted by platform. */
  readonly platforms: readonly PlatformManifest[];
}

/** BuildKit marks an attestation manifest so, and names what it attests. */
const TYPE = 'vnd.docker.reference.type';
const SUBJECT = 'vnd.docker.reference.digest';

/** Reads an OCI index or a Docker manifest list; undefined where the document is something else. */
export function parseIndex(text: string, name: string): ParsedIndex | undefined {
  const parsed = index.safeParse(parseJson(text, name));
  if (!parsed.success) return undefined;
  const { manifests, mediaType, annotations } = parsed.data;
  const attestations = manifests.filter((each) => each.annotations?.[TYPE] === 'attestation-manifest');
  const platforms = manifests
    .filter((each) => !attestations.includes(each))
    .map((each) => ({
      platform: platformOf(each.platform),
      digest: asDigest(each.digest, `A manifest of ${name}`),
      attestations: attestations
        .filter(({ annotations }) => annotations?.[SUBJECT] === each.digest)
        .map(({ digest }) => asDigest(digest, `An attestation of ${name}`)),
    }))
    .sort((a, b) => (a.platform < b.platform ? -1 : 1));
  return { mediaType, annotations, platforms };
}

/** Compressed bytes of configuration and layers: what a pull transfers. */
export function sizeOf(text: string, name: string): number {
  const parsed = manifest.safeParse(parseJson(text, name));
  if (!parsed.success) throw new UserError(`${name} is no image manifest.`);
  return [parsed.data.config, ...parsed.data.layers].reduce((sum, { size }) => sum + size, 0);
}

function platformOf(platform: z.infer<typeof descriptor>['platform']): string {
  if (platform === undefined) return 'unknown';
  // arm64 has one variant in use: images with and without v8 are for the same machines.
  const variant = platform.variant === undefined || platform.variant === 'v8' ? '' : `/${platform.variant}`;
  return `${platform.os}/${platform.architecture}${variant}`;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`The manifest of ${name} is no JSON.`, { cause });
  }
}
