import { countOf } from '../core/text.ts';
import { formatTime } from '../core/units.ts';
import { type Evidence, type KnownEvidence, ofKind } from '../evidence/evidence.ts';

/** What one scan or one static check found. */
export interface FindingGroup {
  /** Unique in the report, fit for an address: `findings-1`. */
  readonly key: string;
  /** `Vulnerabilities`, `Metadata`. */
  readonly title: string;
  /** What was looked at. */
  readonly about: string;
  /** `2 CRITICAL, 1 HIGH, 3 ignored`, or `none`. */
  readonly counts: string;
  /** How it was looked at, and how fresh that is. */
  readonly how: string;
  readonly findings: readonly FindingView[];
}

export interface FindingView {
  readonly anchor: string;
  readonly severity: string;
  /** Whether the policy should worry: critical and high, errors. */
  readonly bad: boolean;
  readonly id: string;
  readonly what: string;
  readonly detail: string;
}

type Bare = Omit<FindingView, 'anchor'>;
type BareGroup = Omit<FindingGroup, 'key' | 'findings'> & { readonly findings: readonly Bare[] };

const SEVERITIES = ['CRITICAL', 'HIGH', 'error', 'MEDIUM', 'warning', 'LOW', 'UNKNOWN', 'ignored'];
const BAD: ReadonlySet<string> = new Set(['CRITICAL', 'HIGH', 'error']);

/** Findings of all scans and checks, the worst first; the same evidence always in the same order. */
export function findingGroups(evidence: readonly Evidence[]): FindingGroup[] {
  const groups = [
    ...ofKind(evidence, 'vulnerabilities').map(scanGroup),
    ...ofKind(evidence, 'metadata').map(metadataGroup),
    ...ofKind(evidence, 'tracing').map(tracingGroup),
  ];
  return groups.map((group, number) => {
    const key = `findings-${number + 1}`;
    const findings = group.findings
      .toSorted((a, b) => rank(a) - rank(b) || (`${a.id} ${a.what}` < `${b.id} ${b.what}` ? -1 : 1))
      .map((finding, at) => ({ ...finding, anchor: `${key}-${at + 1}` }));
    return { ...group, key, findings };
  });
}

function scanGroup({ predicate: { scan, scanner } }: KnownEvidence<'vulnerabilities'>): BareGroup {
  const findings = scan.findings.map((each): Bare => {
    const severity = each.ignored === undefined ? each.severity : 'ignored';
    const mended = each.fixedVersion === undefined ? 'no fix is known' : `fixed in ${each.fixedVersion}`;
    return {
      severity,
      bad: BAD.has(severity),
      id: each.id,
      what: `${each.package} ${each.version}`,
      detail: each.ignored === undefined ? mended : `${each.severity}, ${mended}; ${each.ignored.reason}`,
    };
  });
  const packages = countOf(scan.packages.length, 'package');
  return {
    title: 'Vulnerabilities',
    about: scan.name,
    counts: countsOf(findings),
    how: `${packages}, by ${scannerName(scanner.uri)} ${scanner.version} with its database of ${formatTime(scanner.db.lastUpdate)}`,
    findings,
  };
}

/** `trivy` of `https://github.com/aquasecurity/trivy` or `pkg:…/trivy`. */
function scannerName(uri: string): string {
  return /([^/:@]+)(@[^/]*)?\/?$/.exec(uri)?.[1] ?? uri;
}

function metadataGroup({ statement, predicate }: KnownEvidence<'metadata'>): BareGroup {
  const findings = predicate.findings.map(
    ({ rule, severity, subject, member, message }): Bare => ({
      severity,
      bad: BAD.has(severity),
      id: rule,
      what: member === undefined ? subject : `${subject} ${member}`,
      detail: message,
    }),
  );
  const { note, ignored } = predicate.counts;
  const complete = predicate.complete ? '' : '; not all of it could be read';
  return {
    title: 'Metadata',
    about: statement.subject.map(({ name }) => name).join(', '),
    counts: countsOf(findings),
    how: `held against Kafka ${predicate.kafka.version}; ${countOf(note, 'note')}, ${ignored} ignored${complete}`,
    findings,
  };
}

/** How traced metadata drifted from what was there, and what of the work did not run to its end. */
function tracingGroup({ statement, predicate }: KnownEvidence<'tracing'>): BareGroup {
  const { drift, registrations, agent, kafkaVersion, workloads } = predicate;
  const findings = workloads.flatMap(({ name, notReached }) =>
    notReached.map(
      (detail): Bare => ({ severity: 'warning', bad: false, id: name, what: 'Not reached', detail }),
    ),
  );
  const moved =
    drift === undefined ? 'nothing to compare with' : `${drift.added} added, ${drift.removed} gone`;
  return {
    title: 'Metadata drift',
    about: statement.subject.map(({ name }) => name).join(', '),
    counts: drift?.added === 0 && drift.removed === 0 ? 'none' : moved,
    how: `${countOf(registrations, 'registration')} by ${countOf(workloads.length, 'workload')} on Kafka ${kafkaVersion}, traced with ${agent}`,
    findings,
  };
}

function countsOf(findings: readonly Bare[]): string {
  const told = SEVERITIES.map((severity) => {
    const number = findings.filter((each) => each.severity === severity).length;
    return number > 0 ? `${number} ${severity}` : '';
  });
  return told.filter((each) => each !== '').join(', ') || 'none';
}

function rank({ severity }: Bare): number {
  return SEVERITIES.indexOf(severity);
}
