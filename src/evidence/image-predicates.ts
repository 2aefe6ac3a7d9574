import { z } from 'zod';
import { PREDICATE_PREFIX } from './statement.ts';

/** How an image for several platforms was put together out of images for one; the subject is the index. */
export const IMAGE_INDEX = `${PREDICATE_PREFIX}/image-index/v1`;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 hexadecimal digits');

export const imageIndex = z.strictObject({
  /** Repository without tag or digest. */
  image: z.string().min(1),
  tags: z.array(z.string().min(1)),
  mediaType: z.string(),
  annotations: z.record(z.string(), z.string()),
  platforms: z
    .array(
      z.strictObject({
        platform: z.string(),
        /** Of the platform's manifest: the same before and after the merge. */
        digest,
        /** What was pushed for the platform and named as source: its manifest, or an index around it. */
        source: digest,
        /** Compressed bytes of configuration and layers. */
        sizeBytes: z.int().nonnegative(),
        /** Manifests of SBOM and provenance that refer to it. */
        attestations: z.array(digest),
      }),
    )
    .min(1),
});
export type ImageIndex = z.infer<typeof imageIndex>;
