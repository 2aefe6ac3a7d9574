import { countOf, firstOf } from '../core/text.ts';
import { type KnownEvidence, ofKind } from './evidence.ts';
import type { Case, Finding } from './finding.ts';
import type { Demand } from './policy.ts';

type Scan = KnownEvidence<'vulnerabilities'>;
type Limit = Extract<Demand, { demand: 'maximum-findings' }>;

/** Every image that is judged needs a scan of its own: one platform has packages that another has not. */
export function maximumFindings(demand: Limit, { lineage }: Case): Finding {
  const scans = ofKind(lineage.direct, 'vulnerabilities');
  const what = `${demand.severities.join(' or ')}${demand.fixable ? ' with a fix' : ''}`;
  const title = `No scan has more than ${countOf(demand.count, 'finding')} (${what})`;
  if (scans.length === 0) {
    return { title, met: false, because: 'No scan of what is judged is there.', evidence: [] };
  }
  const counted = scans.map((scan) => ({ scan, found: counting(demand, scan) }));
  const faults = [
    ...unscanned(lineage.direct, scans).map((name) => `${name} was not scanned`),
    ...counted
      .filter(({ found }) => found.length > demand.count)
      .map(({ scan, found }) => `${scan.file}: ${found.length}, such as ${firstOf(found, 3)}`),
  ];
  const most = Math.max(...counted.map(({ found }) => found.length));
  const because =
    faults.length > 0 ? firstOf(faults) : `The most is ${most} in ${countOf(scans.length, 'scan')}`;
  return { title, met: faults.length === 0, because: `${because}.`, evidence: scans };
}

function counting({ severities, fixable }: Limit, { predicate: { scan } }: Scan): string[] {
  const wanted: ReadonlySet<string> = new Set(severities);
  const counts = scan.findings.filter(
    ({ severity, fixedVersion, ignored }) =>
      wanted.has(severity) && ignored === undefined && (!fixable || fixedVersion !== undefined),
  );
  return [...new Set(counts.map((each) => `${each.id} in ${each.package}`))].toSorted();
}

/** Platforms of the index that no scan is about. */
function unscanned(direct: Case['lineage']['direct'], scans: readonly Scan[]): string[] {
  const scanned = new Set(
    scans.flatMap(({ statement }) => statement.subject.map(({ digest }) => digest.sha256)),
  );
  return ofKind(direct, 'image-index').flatMap(({ predicate }) =>
    predicate.platforms
      .filter(
        ({ digest, source }) => ![digest, source].some((each) => scanned.has(each.slice('sha256:'.length))),
      )
      .map(({ platform }) => platform),
  );
}
