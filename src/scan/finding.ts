/** From the worst to the unknown: the order of every list and table. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Where a finding was seen: in the files of the image, by an SBOM that lies in the image, by an SBOM that was
 * given, or by the one made from the catalogue because a native binary does not tell what is inside it.
 */
export type Origin = 'image' | 'image-sbom' | 'sbom' | 'catalogue';

/** Why a finding does not count, by the ignore file or a VEX document. */
export interface Ignored {
  readonly by: 'ignore-file' | 'vex';
  readonly reason: string;
}

/** One vulnerability of one package in one version. */
export interface Finding {
  readonly id: string;
  /** As the package's ecosystem names it: `bash`, `org.apache.kafka:kafka-clients`. */
  readonly package: string;
  readonly version: string;
  /** Package URL; absent where Trivy gives none. */
  readonly purl?: string | undefined;
  readonly severity: Severity;
  /** Whose word the severity is: `ghsa`, `debian`, `nvd`. */
  readonly severitySource?: string | undefined;
  /** Absent where no fixed version is known. */
  readonly fixedVersion?: string | undefined;
  readonly title: string;
  readonly url?: string | undefined;
  /** Sorted, without duplicates. */
  readonly origins: readonly Origin[];
  readonly ignored?: Ignored | undefined;
}

/** A package that was looked at. */
export interface ScannedPackage {
  readonly name: string;
  readonly version: string;
  readonly purl?: string | undefined;
}

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Lower is worse. */
export function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** Whether a severity reaches a threshold; `UNKNOWN` reaches only itself. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return rank(severity) <= rank(threshold);
}

/** What makes a finding the same one in two scans: an update that does not fix it is no news. */
export function findingKey({ id, package: name }: Finding): string {
  return `${id} ${name}`;
}

export function countSeverities(findings: readonly Finding[]): SeverityCounts {
  const count = (severity: Severity) => findings.filter((each) => each.severity === severity).length;
  return {
    CRITICAL: count('CRITICAL'),
    HIGH: count('HIGH'),
    MEDIUM: count('MEDIUM'),
    LOW: count('LOW'),
    UNKNOWN: count('UNKNOWN'),
  };
}

/** Findings of several looks at one thing: the same vulnerability of the same package is one, with all origins. */
export function mergeFindings(...lists: readonly (readonly Finding[])[]): Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of lists.flat()) {
    const key = `${findingKey(finding)} ${finding.version}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? finding : joined(known, finding));
  }
  return [...merged.values()].toSorted(compareFindings);
}

/** Packages by purl, or by name and version where there is none; sorted. */
export function mergePackages(...lists: readonly (readonly ScannedPackage[])[]): ScannedPackage[] {
  const keyed = lists.flat().map((each) => [each.purl ?? `${each.name}@${each.version}`, each] as const);
  return [...new Map(keyed)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function joined(a: Finding, b: Finding): Finding {
  return {
    ...a,
    severity: rank(b.severity) < rank(a.severity) ? b.severity : a.severity,
    fixedVersion: a.fixedVersion ?? b.fixedVersion,
    origins: [...new Set([...a.origins, ...b.origins])].toSorted(),
    // One look that says it does not matter is no answer to another that says it does.
    ignored: a.ignored === undefined || b.ignored === undefined ? undefined : a.ignored,
  };
}

function compareFindings(a: Finding, b: Finding): number {
  return rank(a.severity) - rank(b.severity) || (sortText(a) < sortText(b) ? -1 : 1);
}

function sortText({ id, package: name, version }: Finding): string {
  return `${id}\n${name}\n${version}`;
}
