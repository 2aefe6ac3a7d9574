import { z } from 'zod';
import { messageOf } from '../core/errors.ts';
import {
  type Finding,
  mergeFindings,
  mergePackages,
  type Origin,
  type ScannedPackage,
  SEVERITIES,
} from './finding.ts';

const identifier = z.looseObject({ PURL: z.string().optional(), BOMRef: z.string().optional() });

const vulnerability = z.looseObject({
  VulnerabilityID: z.string().min(1),
  PkgName: z.string(),
  InstalledVersion: z.string().default(''),
  FixedVersion: z.string().optional(),
  PkgIdentifier: identifier.optional(),
  Severity: z.enum(SEVERITIES).catch('UNKNOWN'),
  SeveritySource: z.string().optional(),
  Title: z.string().optional(),
  PrimaryURL: z.string().optional(),
});
type Vulnerability = z.infer<typeof vulnerability>;

const suppressed = z.looseObject({
  Type: z.string(),
  Status: z.string(),
  Statement: z.string().default(''),
  Finding: z.unknown(),
});

const result = z.looseObject({
  Packages: z
    .array(
      z.looseObject({
        Name: z.string(),
        Version: z.string().default(''),
        Release: z.string().default(''),
        Epoch: z.number().default(0),
        Identifier: identifier.optional(),
      }),
    )
    .default([]),
  Vulnerabilities: z.array(vulnerability).default([]),
  ExperimentalModifiedFindings: z.array(suppressed).default([]),
});
type Result = z.infer<typeof result>;

const report = z.looseObject({
  SchemaVersion: z.literal(2),
  Trivy: z.looseObject({ Version: z.string() }).optional(),
  ArtifactName: z.string(),
  ArtifactType: z.string(),
  Metadata: z
    .looseObject({
      OS: z
        .looseObject({ Family: z.string(), Name: z.string().optional(), EOSL: z.boolean().optional() })
        .optional(),
      ImageID: z.string().optional(),
      ImageConfig: z
        .looseObject({
          architecture: z.string().optional(),
          os: z.string().optional(),
          config: z
            .looseObject({
              Env: z.array(z.string()).nullish(),
              Labels: z.record(z.string(), z.string()).nullish(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  Results: z.array(result).nullish(),
});

/** What one run of Trivy saw. */
export interface TrivyReport {
  readonly findings: readonly Finding[];
  readonly packages: readonly ScannedPackage[];
  /** `debian 12.15`; absent where the artefact has no operating system. */
  readonly os?: string;
  /** The distribution gets no security updates any more, says Trivy. */
  readonly endOfLife: boolean;
  /** `linux/amd64`, as the image's configuration says. */
  readonly platform?: string;
  /** Digest of the image's configuration. */
  readonly imageId?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Reads Trivy's JSON report (schema 2).
 * @param origin of what is seen in files that are no SBOM themselves
 * @throws Error with one sentence: a report that cannot be read is a scan that was not made
 */
export function parseTrivyReport(text: string, origin: Origin): TrivyReport {
  if (text.trim() === '') throw new Error('Trivy wrote nothing');
  const parsed = report.safeParse(parseJson(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`Trivy's report is not as expected at ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { Metadata: metadata, Results } = parsed.data;
  const results = Results ?? [];
  const config = metadata?.ImageConfig;
  return {
    findings: mergeFindings(...results.map((each) => findingsOf(each, origin))),
    packages: mergePackages(...results.map(packagesOf)),
    endOfLife: metadata?.OS?.EOSL ?? false,
    env: Object.fromEntries((config?.config?.Env ?? []).map(splitVariable)),
    labels: config?.config?.Labels ?? {},
    ...(metadata?.OS === undefined ? {} : { os: `${metadata.OS.Family} ${metadata.OS.Name ?? ''}`.trim() }),
    ...(config?.os === undefined ? {} : { platform: `${config.os}/${config.architecture ?? ''}` }),
    ...(metadata?.ImageID === undefined ? {} : { imageId: metadata.ImageID }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`Trivy's report is no JSON: ${messageOf(error)}`);
  }
}

function packagesOf({ Packages }: Result): ScannedPackage[] {
  return Packages.map(({ Name, Version, Release, Epoch, Identifier }) => ({
    name: Name,
    version: `${Epoch === 0 ? '' : `${Epoch}:`}${Version}${Release === '' ? '' : `-${Release}`}`,
    purl: Identifier?.PURL,
  }));
}

function findingsOf(seen: Result, origin: Origin): Finding[] {
  const open = seen.Vulnerabilities.map((each) => findingOf(each, origin));
  const closed = seen.ExperimentalModifiedFindings.flatMap(({ Type, Status, Statement, Finding }) => {
    const parsed = vulnerability.safeParse(Finding);
    if (Type !== 'vulnerability' || !parsed.success) return [];
    const reason = Statement === '' ? Status : `${Status}: ${Statement}`;
    return [{ ...findingOf(parsed.data, origin), ignored: { by: 'vex' as const, reason } }];
  });
  return [...open, ...closed];
}

function findingOf(each: Vulnerability, origin: Origin): Finding {
  // In the scan of an image, only what an SBOM in it names has a reference into an SBOM.
  const inSbom = origin === 'image' && each.PkgIdentifier?.BOMRef !== undefined;
  return {
    id: each.VulnerabilityID,
    package: each.PkgName,
    version: each.InstalledVersion,
    purl: each.PkgIdentifier?.PURL,
    severity: each.Severity,
    severitySource: each.SeveritySource,
    fixedVersion: each.FixedVersion === '' ? undefined : each.FixedVersion,
    title: each.Title ?? '',
    url: webAddress(each.PrimaryURL),
    origins: [inSbom ? 'image-sbom' : origin],
  };
}

/** Databases are from outside: an address that a reader may click on is a web address. */
function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && URL.canParse(text) && /^https?:/i.test(text) ? text : undefined;
}

function splitVariable(variable: string): [string, string] {
  const at = variable.indexOf('=');
  return at < 0 ? [variable, ''] : [variable.slice(0, at), variable.slice(at + 1)];
}
