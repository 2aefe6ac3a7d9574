import { z } from 'zod';
import { contradictions } from './contradictions.ts';
import { PREDICATE_PREFIX, resource, sha256 } from './statement.ts';
import { suite } from './suite.ts';

/**
 * in-toto test-result v0.1, with what a reader of a report asks for in `suite`: the specification lets
 * producers add fields, which other consumers ignore.
 * Source: https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md
 */
export const TEST_RESULT = 'https://in-toto.io/attestation/test-result/v0.1';
/** Where the Kafka under test came from and what was verified of it. */
export const DISTRIBUTION = `${PREDICATE_PREFIX}/distribution/v1`;

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
