import { z } from 'zod';
import { contradictions } from './contradictions.ts';
import { PREDICATE_PREFIX, resource, sha256 } from './statement.ts';

/**
 * in-toto test-result v0.1, with what a reader of a report asks for in `suite`: the specification lets
 * producers add fields, which other consumers ignore.
 * Source: https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md
 */
export const TEST_RESULT = 'https://in-toto.io/attestation/test-result/v0.1';
/** Where the Kafka under test came from and what was verified of it. */
export const DISTRIBUTION = `${PREDICATE_PREFIX}/distribution/v1`;

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

/**
 * Names in `configuration` say what part a thing had: `distribution`, `binary` and `image` are what the
 * subject was made of (the judge follows these), others (`policy`, …) are there for the reader.
 */
export const testResult = z
  .looseObject({
    result: z.enum(['PASSED', 'WARNED', 'FAILED']),
    configuration: z.array(resource),
    passedTests: z.array(z.string()),
    warnedTests: z.array(z.string()),
    failedTests: z.array(z.string()),
    suite,
  })
  .check(({ value, issues }) => {
    for (const { path, message } of contradictions(value)) {
      issues.push({ code: 'custom', message, path, input: value });
    }
  });
export type TestResult = z.infer<typeof testResult>;

export const distribution = z.strictObject({
  kafkaVersion: z.string(),
  scalaVersion: z.string(),
  source: z.enum(['archive', 'maven', 'path', 'url']),
  /** Address or path it came from. */
  from: z.string(),
  /** What was compared before anything was unpacked or used. */
  verified: z.array(z.strictObject({ by: z.enum(['sha512', 'pgp', 'catalogue']), detail: z.string() })),
  /** What could not be compared, each in a sentence: no signature beside it, jars that no catalogue knows. */
  notVerified: z.array(z.string()).optional(),
  jars: z.array(z.strictObject({ file: z.string(), sha256 })),
});
export type Distribution = z.infer<typeof distribution>;

/** Which GraalVM is used, how it came here, and what it was checked against. */
export const TOOLCHAIN = `${PREDICATE_PREFIX}/toolchain/v1`;

export const toolchain = z.strictObject({
  distribution: z.enum(['graalvm-community', 'mandrel', 'liberica-nik', 'graalvm', 'unknown']),
  /** The publisher's number of the release. */
  version: z.string(),
  /** As it was asked for, before it was resolved; absent where nothing was. */
  requested: z.string().optional(),
  javaVersion: z.string(),
  vendorVersion: z.string(),
  platform: z.string(),
  source: z.enum(['home', 'archive', 'tool-cache', 'download']),
  /** Address or path it came from. */
  from: z.string(),
  /** Absent for a GraalVM that was here already. */
  archive: z
    .strictObject({
      sha256,
      /** What the digest was compared with before anything was unpacked; absent where the user waived it. */
      verifiedBy: z.string().optional(),
    })
    .optional(),
  /** Ended lines, known crashes: what a reader should know. */
  warnings: z.array(z.string()),
  /** Absent where it was not looked at. */
  cToolchain: z
    .strictObject({
      compiler: z.string().optional(),
      linker: z.string().optional(),
      missing: z.array(z.string()),
    })
    .optional(),
});
export type Toolchain = z.infer<typeof toolchain>;
