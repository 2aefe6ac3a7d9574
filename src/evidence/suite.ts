import { z } from 'zod';

const milliseconds = z.number().nonnegative();
const timestamp = z.iso.datetime();

const checkResult = z.strictObject({
  /** Unique within its suite. */
  id: z.string().min(1),
  title: z.string(),
  area: z.string().min(1),
  priority: z.enum(['P0', 'P1']),
  status: z.enum(['passed', 'failed', 'skipped', 'not-applicable']),
  durationMs: milliseconds,
  /** Where it ran more than once; it failed where one of them did. */
  runs: z.strictObject({ total: z.int().positive(), failed: z.int().nonnegative() }).optional(),
  /** Why it was skipped or is not applicable. */
  reason: z.string().optional(),
  failure: z
    .strictObject({
      message: z.string(),
      /** Lines of the broker's log around the failure, oldest first. */
      log: z.array(z.string()),
      notes: z.array(z.string()),
    })
    .optional(),
});
export type CheckResult = z.infer<typeof checkResult>;

export const suite = z.strictObject({
  name: z.string().min(1),
  startedAt: timestamp,
  durationMs: milliseconds,
  /** False where the run was cut short; the checks that did not run are missing. */
  complete: z.boolean(),
  /** Where the suite was run in parts: which of them this is, from 1. Together they are judged as one suite. */
  shard: z
    .strictObject({ index: z.int().positive(), count: z.int().positive() })
    .refine(({ index, count }) => index <= count, 'must not be beyond the last')
    .optional(),
  subject: z.strictObject({
    kind: z.enum(['jvm', 'native']),
    form: z.enum(['process', 'container']),
    kafkaVersion: z.string(),
    platform: z.string(),
    /** Which Java ran it; absent for a native subject. */
    java: z.string().optional(),
  }),
  /** Where it ran. */
  machine: z
    .strictObject({
      os: z.string(),
      cpu: z.string(),
      cpus: z.int().positive(),
      memoryBytes: z.int().positive(),
    })
    .optional(),
  /** What this run left out (native, image, scan, …), why, and the command that would do it. */
  notRun: z.array(z.strictObject({ what: z.string(), reason: z.string(), command: z.string().optional() })),
  checks: z.array(checkResult),
  /** Of a binary with exact metadata: what it looked for in vain, and the check or start that met it first. */
  missingRegistrations: z.array(z.strictObject({ what: z.string(), metBy: z.string() })).optional(),
});
export type Suite = z.infer<typeof suite>;
