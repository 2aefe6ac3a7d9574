import { type Evidence, type EvidenceProblem, ofKind } from '../evidence/evidence.ts';
import type { Judgement } from '../evidence/judge.ts';
import type { Distribution } from '../evidence/predicates.ts';
import { joinShards } from '../evidence/shards.ts';
import type { Resource, Subject } from '../evidence/statement.ts';
import type { CheckResult, Suite } from '../evidence/suite.ts';
import { type FindingGroup, findingGroups } from './findings.ts';

/** Where a report comes from; all that is in it beside the evidence and the judgement. */
export interface ReportMeta {
  readonly generatedAt: Date;
  /** Version of this project. */
  readonly version: string;
}

/** Everything that the renderings show, worked out once: they only differ in form. */
export interface Report {
  readonly judgement: Judgement;
  readonly meta: ReportMeta;
  /** One sentence on what was judged: `Apache Kafka 4.1.0 on the JVM`. */
  readonly headline: string;
  readonly suites: readonly SuiteView[];
  readonly distributions: readonly (Distribution & { readonly subject: Subject | undefined })[];
  readonly notRun: Suite['notRun'];
  readonly findings: readonly FindingGroup[];
  readonly evidence: readonly Evidence[];
  readonly problems: readonly EvidenceProblem[];
}

export interface SuiteView extends Omit<Suite, 'checks' | 'subject'> {
  /** Unique in the report: `sanity-jvm-process`. */
  readonly key: string;
  readonly file: string;
  /** What was tested, by digest. */
  readonly about: Subject | undefined;
  readonly subject: Suite['subject'];
  readonly configuration: readonly Resource[];
  readonly areas: readonly AreaView[];
  readonly checks: readonly CheckView[];
  readonly counts: Counts;
}

export interface AreaView {
  readonly key: string;
  readonly area: string;
  readonly checks: readonly CheckView[];
  readonly counts: Counts;
  /** Sum over the checks, milliseconds; they run side by side, so it may exceed the suite's own time. */
  readonly durationMs: number;
}

export interface CheckView extends CheckResult {
  /** Unique in the report, fit for an address: `check-topic-create`. */
  readonly anchor: string;
}

export type Counts = Readonly<Record<CheckResult['status'], number>>;

export function buildReport(
  evidence: readonly Evidence[],
  problems: readonly EvidenceProblem[],
  judgement: Judgement,
  meta: ReportMeta,
): Report {
  const ordered = evidence.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const unique = uniqueNames();
  const tests = joinShards(ofKind(ordered, 'test-result'));
  const suites = tests.map(({ file, statement, predicate }): SuiteView => {
    const { name, subject } = predicate.suite;
    const key = unique(`${name}-${subject.kind}-${subject.form}`);
    const prefix = tests.length === 1 ? 'check' : key;
    const checks = predicate.suite.checks
      .toSorted((a, b) => compare(a.area, b.area) || compare(a.id, b.id))
      .map((check) => ({ ...check, anchor: unique(`${prefix}-${check.id}`) }));
    return {
      ...predicate.suite,
      key,
      file,
      about: statement.subject[0],
      configuration: predicate.configuration,
      checks,
      areas: areasOf(checks, (area) => unique(`${key}-${area}`)),
      counts: countsOf(checks),
    };
  });
  const distributions = ofKind(ordered, 'distribution').map(({ predicate, statement }) => ({
    ...predicate,
    subject: statement.subject[0],
  }));
  const headline = headlineOf(suites, distributions);
  const notRun = notRunOf(suites);
  const findings = findingGroups(ordered);
  return { judgement, meta, headline, suites, distributions, notRun, findings, evidence: ordered, problems };
}

function areasOf(checks: readonly CheckView[], keyOf: (area: string) => string): AreaView[] {
  return [...Map.groupBy(checks, ({ area }) => area)].map(([area, mine]) => ({
    key: keyOf(area),
    area,
    checks: mine,
    counts: countsOf(mine),
    durationMs: mine.reduce((sum, { durationMs }) => sum + durationMs, 0),
  }));
}

export function countsOf(checks: readonly CheckResult[]): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0, 'not-applicable': 0 };
  for (const { status } of checks) counts[status] += 1;
  return counts;
}

function headlineOf(suites: readonly SuiteView[], distributions: readonly Distribution[]): string {
  const told = suites.length > 0 ? suites.map(({ subject }) => subject) : distributions;
  const versions = [...new Set(told.map(({ kafkaVersion }) => kafkaVersion))].toSorted();
  if (versions.length === 0) return 'Apache Kafka';
  const kinds = [...new Set(suites.map(({ subject }) => kindInWords(subject.kind)))].toSorted();
  const how = kinds.length > 0 ? ` ${kinds.join(' and ')}` : '';
  return `Apache Kafka ${versions.join(', ')}${how}`;
}

function kindInWords(kind: 'jvm' | 'native'): string {
  return kind === 'jvm' ? 'on the JVM' : 'as a native binary';
}

/** Every suite tells what it left out; the same thing told twice stands there once. */
function notRunOf(suites: readonly SuiteView[]): Suite['notRun'] {
  const all = suites.flatMap(({ notRun }) => notRun);
  const byText = new Map(all.map((each) => [JSON.stringify(each), each]));
  return [...byText.values()].toSorted((a, b) => compare(a.what, b.what));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Turns texts into distinct names for addresses, the same ones for the same texts in the same order. */
function uniqueNames(): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    const slug =
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'x';
    let name = slug;
    for (let number = 2; taken.has(name); number += 1) name = `${slug}-${number}`;
    taken.add(name);
    return name;
  };
}
