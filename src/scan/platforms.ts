import { z } from 'zod';

const index = z.looseObject({
  manifests: z.array(
    z.looseObject({
      mediaType: z.string().optional(),
      digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
      size: z.number().optional(),
      platform: z
        .looseObject({ os: z.string(), architecture: z.string(), variant: z.string().optional() })
        .optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
export type IndexEntry = z.infer<typeof index>['manifests'][number];

/** One image of an index, by its own digest. */
export interface PlatformManifest {
  readonly platform: string;
  readonly digest: string;
}

/** Whether a manifest is a list of others. */
export function isIndex(mediaType: string): boolean {
  return /image\.index|manifest\.list/.test(mediaType);
}

/** The entries of an index; undefined where the JSON is none. */
export function indexEntries(json: unknown): IndexEntry[] | undefined {
  const parsed = index.safeParse(json);
  return parsed.success ? parsed.data.manifests : undefined;
}

/**
 * The images of an index, sorted by platform. Attestations (`unknown/unknown`) are none.
 * @param wanted platforms such as `linux/arm64`; undefined takes all
 */
export function platformsOf(
  entries: readonly IndexEntry[],
  wanted: readonly string[] | undefined,
): PlatformManifest[] {
  return entries
    .flatMap(({ platform, digest, annotations }) => {
      if (platform === undefined || platform.os === 'unknown') return [];
      if (annotations?.['vnd.docker.reference.type'] !== undefined) return [];
      return [{ platform: platformName(platform), digest }];
    })
    .filter(({ platform }) => wanted === undefined || wanted.includes(platform))
    .toSorted((a, b) => (a.platform < b.platform ? -1 : 1));
}

/** `linux/arm64`, `linux/arm/v7`; the only variant of arm64 is left out. */
function platformName({ os, architecture, variant }: NonNullable<IndexEntry['platform']>): string {
  const isPlain = variant === undefined || (architecture === 'arm64' && variant === 'v8');
  return isPlain ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
