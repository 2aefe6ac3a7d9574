import { z } from 'zod';
import { sha256 } from './statement.ts';

/** Source: https://github.com/in-toto/attestation/blob/main/spec/predicates/vuln.md */
export const VULNERABILITIES = 'https://in-toto.io/attestation/vulns/v0.2';

/**
 * A vulnerability scan. The fields of in-toto come first; `scan` is ours and says what those have no place
 * for: packages, fixed versions, where a finding was seen, what is ignored and why. There is no such statement
 * about a scan that could not be made.
 */
export const vulnerabilities = z.looseObject({
  scanner: z.looseObject({
    uri: z.string().min(1),
    version: z.string().min(1),
    db: z.looseObject({
      uri: z.string(),
      /** SHA-256 of the database file. */
      version: sha256,
      lastUpdate: z.iso.datetime(),
    }),
    /** What counts: findings that are ignored with a reason stand in `scan` only. */
    result: z.array(
      z.looseObject({
        id: z.string().min(1),
        severity: z.array(z.looseObject({ method: z.string(), score: z.string() })),
        annotations: z.array(z.record(z.string(), z.unknown())).optional(),
      }),
    ),
  }),
  metadata: z.looseObject({ scanStartedOn: z.iso.datetime(), scanFinishedOn: z.iso.datetime() }),
  scan: z.looseObject({
    status: z.literal('complete'),
    name: z.string().min(1),
    platform: z.string().optional(),
    /** A thing without packages was not scanned, whatever the scanner says. */
    packages: z.array(z.looseObject({ name: z.string(), version: z.string() })).min(1),
    findings: z.array(
      z.looseObject({
        id: z.string().min(1),
        package: z.string(),
        version: z.string(),
        severity: z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']),
        fixedVersion: z.string().optional(),
        origins: z.array(z.string()).min(1),
        ignored: z.looseObject({ by: z.string(), reason: z.string().min(1) }).optional(),
      }),
    ),
  }),
});
export type Vulnerabilities = z.infer<typeof vulnerabilities>;
