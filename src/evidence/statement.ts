import { z } from 'zod';

/**
 * in-toto Statement v1 and the predicates of this project.
 * Source: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
/** Prefix of the predicate types that have no standard form. */
export const PREDICATE_PREFIX = 'https://kafka-native.dev/predicate';

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hexadecimal digits');
const digestSet = z.object({ sha256 });

/** in-toto ResourceDescriptor, as far as it is used here. */
export const resource = z.object({
  name: z.string().optional(),
  uri: z.string().optional(),
  digest: digestSet.optional(),
  annotations: z.record(z.string(), z.unknown()).optional(),
});
export type Resource = z.infer<typeof resource>;

export const subject = z.object({ name: z.string().min(1), digest: digestSet });
export type Subject = z.infer<typeof subject>;

/** A statement whose predicate has not been looked at. */
export const envelope = z.object({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(subject).min(1),
  predicateType: z.string().min(1),
  predicate: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof envelope>;
