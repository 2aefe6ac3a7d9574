import { z } from 'zod';
import { PREDICATE_PREFIX, sha256 } from './statement.ts';

/** What the static check says of a folder of reachability metadata. */
export const METADATA = `${PREDICATE_PREFIX}/metadata/v1`;

export const metadata = z.strictObject({
  result: z.enum(['PASSED', 'FAILED']),
  /** The Kafka that the metadata was held against. */
  kafka: z.strictObject({ version: z.string(), distribution: sha256 }),
  /** Findings from this severity on fail the check; `none`: none does. */
  failOn: z.enum(['error', 'warning', 'note', 'none']),
  /** False where a jar or a metadata file could not be read. */
  complete: z.boolean(),
  counts: z.strictObject({
    error: z.int().nonnegative(),
    warning: z.int().nonnegative(),
    note: z.int().nonnegative(),
    /** Findings that an ignore file took out. */
    ignored: z.int().nonnegative(),
  }),
  /** Errors and warnings; notes are only counted. */
  findings: z.array(
    z.strictObject({
      rule: z.string().min(1),
      severity: z.enum(['error', 'warning']),
      subject: z.string().min(1),
      member: z.string().optional(),
      message: z.string(),
    }),
  ),
});
export type MetadataEvidence = z.infer<typeof metadata>;
