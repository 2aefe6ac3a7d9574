import { z } from 'zod';
import { PREDICATE_PREFIX, sha256 } from './statement.ts';

/** That an image was copied to where its users find it, on which verdict; the subject is the image. */
export const PROMOTION = `${PREDICATE_PREFIX}/promotion/v1`;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 hexadecimal digits');
const amount = z.strictObject({
  manifests: z.int().nonnegative(),
  blobs: z.int().nonnegative(),
  /** Of the blobs. */
  bytes: z.int().nonnegative(),
});

export const promotion = z.strictObject({
  /** Repositories, without tag and digest. */
  from: z.string().min(1),
  to: z.string().min(1),
  tags: z
    .array(
      z.strictObject({
        tag: z.string().min(1),
        state: z.enum(['created', 'there', 'moved']),
        /** What a tag that was moved led to before. */
        before: digest.optional(),
      }),
    )
    .min(1),
  /** Every manifest that was found at the target afterwards: platforms and attestations. */
  manifests: z.array(digest).min(1),
  copied: amount,
  /** At the target already. */
  there: amount,
  verdict: z.strictObject({
    policy: z.string(),
    judgedAt: z.iso.datetime(),
    /** What it rests on: the files that were judged. */
    evidence: z.array(z.strictObject({ file: z.string(), sha256 })),
  }),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
});
export type Promotion = z.infer<typeof promotion>;
