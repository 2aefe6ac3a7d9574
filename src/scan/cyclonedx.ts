import { serialNumberOf } from '../core/cyclonedx.ts';
import { hashOf } from '../io/hash.ts';
import type { Finding } from './finding.ts';
import type { CompleteScan, Scanner } from './result.ts';

/** An exception in the ignore file is nobody's proof that a thing is not affected. */
const ANALYSIS = { vex: 'not_affected', 'ignore-file': 'in_triage' } as const;

/**
 * CycloneDX 1.6 of one image: every package that was seen, and its vulnerabilities with what is ignored.
 * Source: https://cyclonedx.org/docs/1.6/json/
 */
export function scanCycloneDx(scan: CompleteScan, scanner: Scanner): Record<string, unknown> {
  const components = scan.packages.map(({ name, version, purl }) => ({
    type: 'library',
    'bom-ref': referenceOf(name, version, purl),
    name,
    version,
    ...(purl === undefined ? {} : { purl }),
  }));
  const content = { components, findings: scan.findings, name: scan.name, digest: scan.digest };
  const known = new Set(components.map((each) => each['bom-ref']));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumberOf(hashOf(JSON.stringify(content), 'sha256')),
    version: 1,
    metadata: {
      timestamp: scan.finishedAt,
      tools: { components: [{ type: 'application', name: 'trivy', version: scanner.version }] },
      component: {
        type: 'container',
        name: scan.name,
        ...(scan.digest === undefined ? {} : { version: scan.digest }),
      },
    },
    components,
    vulnerabilities: scan.findings.map((finding) => vulnerabilityOf(finding, known)),
  };
}

function vulnerabilityOf(finding: Finding, known: ReadonlySet<string>) {
  const { id, url, severity, severitySource, title, fixedVersion, ignored } = finding;
  const reference = referenceOf(finding.package, finding.version, finding.purl);
  return {
    id,
    ...(url === undefined ? {} : { source: { url } }),
    ratings: [
      {
        severity: severity.toLowerCase(),
        ...(severitySource === undefined ? {} : { source: { name: severitySource } }),
      },
    ],
    description: title,
    ...(fixedVersion === undefined
      ? {}
      : { recommendation: `Upgrade ${finding.package} to ${fixedVersion}` }),
    ...(ignored === undefined ? {} : { analysis: { state: ANALYSIS[ignored.by], detail: ignored.reason } }),
    affects: known.has(reference) ? [{ ref: reference }] : [],
  };
}

function referenceOf(name: string, version: string, purl: string | undefined): string {
  return purl ?? `${name}@${version}`;
}
