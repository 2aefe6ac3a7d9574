import { z } from 'zod';
import { PREDICATE_PREFIX, resource, sha256 } from './statement.ts';

/** How reachability metadata was traced; the subject is the folder. What it lacks is the static check's to say. */
export const TRACING = `${PREDICATE_PREFIX}/tracing/v1`;

export const tracing = z.strictObject({
  kafkaVersion: z.string(),
  format: z.enum(['per-kind', 'unified']),
  /** What `native-image` calls itself whose agent wrote it. */
  agent: z.string(),
  distribution: z.strictObject({ sha256 }),
  registrations: z.int().nonnegative(),
  workloads: z.array(
    z.strictObject({
      name: z.string(),
      /** JVMs that were traced. */
      processes: z.int().nonnegative(),
      registrations: z.int().nonnegative(),
      durationMs: z.number().nonnegative(),
      /** What of it did not run to its end, one sentence each. */
      notReached: z.array(z.string()),
    }),
  ),
  /** Compared with the baseline; absent where there was none. */
  drift: z.strictObject({ added: z.int().nonnegative(), removed: z.int().nonnegative() }).optional(),
  files: z.array(z.strictObject({ name: z.string(), sha256 })),
});
export type Tracing = z.infer<typeof tracing>;

/**
 * SLSA provenance v1, with the fields that this project fills.
 * Source: https://slsa.dev/spec/v1.0/provenance
 */
export const PROVENANCE = 'https://slsa.dev/provenance/v1';

export const provenance = z.looseObject({
  buildDefinition: z.looseObject({
    buildType: z.url(),
    /** What the user chose. */
    externalParameters: z.record(z.string(), z.unknown()),
    /** What followed from it: the command line. */
    internalParameters: z.record(z.string(), z.unknown()).optional(),
    /** Everything that went in: each jar, the distribution, the metadata, the GraalVM. */
    resolvedDependencies: z.array(resource),
  }),
  runDetails: z.looseObject({
    builder: z.looseObject({ id: z.url(), version: z.record(z.string(), z.string()).optional() }),
    metadata: z
      .looseObject({
        invocationId: z.string().optional(),
        startedOn: z.iso.datetime(),
        finishedOn: z.iso.datetime(),
      })
      .optional(),
    /** Files beside the subject: figures, SBOM. */
    byproducts: z.array(resource).optional(),
  }),
});
export type Provenance = z.infer<typeof provenance>;
