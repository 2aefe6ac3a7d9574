import type { Vulnerabilities } from '../evidence/vulnerabilities.ts';
import { counts } from './comparison.ts';
import type { CompleteScan, Scanner } from './result.ts';

/** Where Trivy's databases come from, as a name and not as an address: a mirror may have served them. */
const DATABASE_URI = 'pkg:oci/trivy-db?repository_url=ghcr.io/aquasecurity/trivy-db';

/** The vulns predicate of one scan that was made. */
export function vulnerabilitiesOf(scan: CompleteScan, scanner: Scanner): Vulnerabilities {
  const { vulnerabilities } = scanner.databases;
  return {
    scanner: {
      uri: `pkg:github/aquasecurity/trivy@v${scanner.version}`,
      version: scanner.version,
      db: { uri: DATABASE_URI, version: vulnerabilities.sha256, lastUpdate: vulnerabilities.updatedAt },
      result: scan.findings.filter(counts).map((finding) => ({
        id: finding.id,
        severity: [{ method: finding.severitySource ?? 'trivy', score: finding.severity }],
        annotations: [{ package: finding.package, version: finding.version, origins: finding.origins }],
      })),
    },
    metadata: { scanStartedOn: scan.startedAt, scanFinishedOn: scan.finishedAt },
    scan: {
      ...scan,
      trivy: { sha256: scanner.sha256, from: scanner.from },
      packages: [...scan.packages],
      findings: scan.findings.map((finding) => ({ ...finding, origins: [...finding.origins] })),
    },
  };
}
