import { z } from 'zod';
import { SEVERITIES } from './finding.ts';

const finding = z.object({
  id: z.string(),
  package: z.string(),
  version: z.string(),
  purl: z.string().optional(),
  severity: z.enum(SEVERITIES),
  severitySource: z.string().optional(),
  fixedVersion: z.string().optional(),
  title: z.string(),
  url: z.string().optional(),
  origins: z.array(z.enum(['image', 'image-sbom', 'sbom', 'catalogue'])).readonly(),
  ignored: z.object({ by: z.enum(['ignore-file', 'vex']), reason: z.string() }).optional(),
});

const javaState = z.object({
  version: z.string().optional(),
  status: z.enum(['current', 'behind', 'ended', 'unknown']),
  because: z.string(),
});

const common = {
  name: z.string().min(1),
  platform: z.string().optional(),
  digest: z.string().optional(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
};

/** How the scan of one target went; also what a later scan is compared with. */
export const targetResult = z.discriminatedUnion('status', [
  z.object({
    ...common,
    status: z.literal('complete'),
    os: z.string().optional(),
    endOfLife: z.boolean(),
    packages: z
      .array(z.object({ name: z.string(), version: z.string(), purl: z.string().optional() }))
      .readonly(),
    findings: z.array(finding).readonly(),
    java: javaState.optional(),
    /** Milliseconds that Trivy itself took. */
    trivyMs: z.number(),
    tries: z.number(),
  }),
  z.object({
    ...common,
    status: z.literal('failed'),
    reason: z.string().min(1),
    /** What the last scan that could be made found, so that the next one is compared with it. */
    lastFindings: z.array(finding).readonly(),
  }),
]);
export type TargetResult = z.infer<typeof targetResult>;
export type CompleteScan = Extract<TargetResult, { status: 'complete' }>;
export type FailedScan = Extract<TargetResult, { status: 'failed' }>;

const database = z.object({
  from: z.string().optional(),
  sha256: z.string(),
  updatedAt: z.iso.datetime(),
  ageMs: z.number(),
});

/** What scanned, with which knowledge. */
export const scanner = z.object({
  version: z.string(),
  /** SHA-256 of the executable. */
  sha256: z.string(),
  from: z.enum(['download', 'tool-cache', 'path']),
  databases: z.object({ vulnerabilities: database, java: database.optional() }),
});
export type Scanner = z.infer<typeof scanner>;

export const SCAN_FORMAT = 'kafka-native scan v1';

/** The file `scan.json`: everything else is rendered from it. */
export const scanFile = z.object({
  format: z.literal(SCAN_FORMAT),
  scanner,
  targets: z.array(targetResult),
});
export type ScanFile = z.infer<typeof scanFile>;

export function isComplete(result: TargetResult): result is CompleteScan {
  return result.status === 'complete';
}

/** `docker.io/apache/kafka:4.4.0 (linux/arm64)`. */
export function titleOf({ name, platform }: Pick<TargetResult, 'name' | 'platform'>): string {
  return platform === undefined ? name : `${name} (${platform})`;
}
