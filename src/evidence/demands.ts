import { countOf, firstOf } from '../core/text.ts';
import { formatDuration } from '../core/units.ts';
import { withinBudget } from './budget-demand.ts';
import { type Evidence, type KnownEvidence, ofKind } from './evidence.ts';
import type { Case, Finding } from './finding.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { Demand, DemandName, Selection } from './policy.ts';
import { maximumFindings } from './scan-demands.ts';
import { joinShards } from './shards.ts';
import {
  allowedSkips,
  allPassed,
  checksPassed,
  faultRate,
  minimumChecks,
  minimumDuration,
  type TestEvidence,
} from './test-demands.ts';

type DemandOf<N extends DemandName> = Extract<Demand, { demand: N }>;
type Evaluators = { readonly [N in DemandName]: (demand: DemandOf<N>, given: Case) => Finding };

/** How far a clock may run ahead before evidence counts as coming from the future. */
const CLOCK_SKEW_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;

const EVALUATORS: Evaluators = {
  evidence: evidenceThere,
  verified,
  tests: testsThere,
  'minimum-checks': (demand, given) => minimumChecks(demand, selected(demand, given)),
  'minimum-duration': (demand, given) => minimumDuration(demand, selected(demand, given)),
  'fault-rate': (demand, given) => faultRate(demand, selected(demand, given)),
  'all-passed': (demand, given) => allPassed(demand, selected(demand, given)),
  'checks-passed': (demand, given) => checksPassed(demand, selected(demand, given)),
  'allowed-skips': (demand, given) => allowedSkips(demand, selected(demand, given)),
  'maximum-age': maximumAge,
  'maximum-findings': maximumFindings,
  budget: withinBudget,
};

/** How one demand of a policy fares; absent evidence never meets one. */
export function evaluate<N extends DemandName>(demand: DemandOf<N>, given: Case): Finding {
  const evaluator = EVALUATORS[demand.demand as N] as (demand: DemandOf<N>, given: Case) => Finding;
  return evaluator(demand, given);
}

/**
 * Only tests of the very thing that is judged count: a run of the same jars on the JVM does not stand in for
 * a run of the binary made from them.
 */
function selected(selection: Selection, { lineage }: Case): { tests: TestEvidence[]; words: string } {
  const tests = joinShards(ofKind(lineage.direct, 'test-result')).filter(({ predicate: { suite } }) => {
    const { kind, form, platform } = suite.subject;
    return (
      (selection.suite ?? suite.name) === suite.name &&
      (selection.subject ?? kind) === kind &&
      (selection.form ?? form) === form &&
      (selection.platform ?? platform) === platform
    );
  });
  return { tests, words: selectionWords(selection) };
}

/** `suite sanity, native, container, linux/arm64`, or `any suite`. */
function selectionWords({ suite, subject, form, platform }: Selection): string {
  const kind = subject === 'jvm' ? 'JVM' : subject;
  const words = [suite === undefined ? undefined : `suite ${suite}`, kind, form, platform];
  return words.filter((word) => word !== undefined).join(', ') || 'any suite';
}

/** Kinds that say of one image what it is: what holds for amd64 says nothing about arm64. */
const OF_EACH_IMAGE: ReadonlySet<Kind> = new Set(['provenance', 'sbom']);

function evidenceThere({ of }: DemandOf<'evidence'>, { lineage }: Case): Finding {
  const found = lineage.own.filter(({ kind }) => kind === of);
  const title = `There is evidence: ${KINDS[of].title}`;
  if (found.length === 0) {
    return { title, met: false, because: 'No such statement about what is judged is there.', evidence: [] };
  }
  const without = OF_EACH_IMAGE.has(of) ? platformsWithout(found, lineage) : [];
  if (without.length > 0) {
    const because = `No such statement is about the image for ${firstOf(without)}, or what it was made of.`;
    return { title, met: false, because, evidence: found };
  }
  const about = found.flatMap(({ statement }) => statement.subject.map(({ name }) => name));
  const because = `${countOf(found.length, 'statement')} about ${firstOf(about)}.`;
  return { title, met: true, because, evidence: found };
}

function platformsWithout(found: readonly Evidence[], { images }: Case['lineage']): string[] {
  const about = found.flatMap(({ statement }) => statement.subject.map(({ digest }) => digest.sha256));
  return images
    .filter(({ digests }) => !about.some((each) => digests.has(each)))
    .map(({ platform }) => platform);
}

function verified({ by }: DemandOf<'verified'>, { lineage }: Case): Finding {
  const found = ofKind(lineage.own, 'distribution');
  const title = `The Kafka distribution was verified by ${by.join(', ')}`;
  const faults = found.flatMap(({ file, predicate }) => {
    const done = new Set(predicate.verified.map((each) => each.by));
    const missing = by.filter((each) => !done.has(each));
    return missing.length > 0
      ? [`${file}: not verified by ${missing.join(', ')} (source: ${predicate.source})`]
      : [];
  });
  if (found.length === 0) {
    return { title, met: false, because: 'No evidence says where Kafka came from.', evidence: [] };
  }
  const because = faults.length > 0 ? `${firstOf(faults)}.` : details(found);
  return { title, met: faults.length === 0, because, evidence: found };
}

function details(found: readonly KnownEvidence<'distribution'>[]): string {
  const told = found.flatMap(({ predicate }) =>
    predicate.verified.map(({ by, detail }) => `${by}: ${detail}`),
  );
  return `${firstOf([...new Set(told)])}.`;
}

function testsThere(demand: DemandOf<'tests'>, given: Case): Finding {
  const { tests, words } = selected(demand, given);
  const because =
    tests.length > 0
      ? `${countOf(tests.length, 'test result')}: ${firstOf(tests.map(testInWords))}.`
      : 'No such test result about what is judged is there.';
  return { title: `Tests were run: ${words}`, met: tests.length > 0, because, evidence: tests };
}

function testInWords({ predicate: { suite } }: TestEvidence): string {
  return selectionWords({ suite: suite.name, subject: suite.subject.kind, form: suite.subject.form });
}

function maximumAge({ of, hours }: DemandOf<'maximum-age'>, { lineage, now }: Case): Finding {
  const found = lineage.own.filter(({ kind }) => kind === of);
  const title = `No ${of} evidence is older than ${countOf(hours, 'hour')}`;
  const ages = found.map((each) => {
    const time = endOf(each);
    return { file: each.file, ageMs: time === undefined ? undefined : now.getTime() - time };
  });
  const faults = ages.flatMap(({ file, ageMs }) => {
    if (ageMs === undefined) return [`${file} does not say when it was made`];
    if (ageMs < -CLOCK_SKEW_MS) return [`${file} is from the future`];
    return ageMs > hours * HOUR_MS ? [`${file} is ${formatDuration(ageMs)} old`] : [];
  });
  const oldest = Math.max(0, ...ages.map(({ ageMs }) => ageMs ?? 0));
  const because =
    found.length === 0
      ? 'There is none.'
      : faults.length > 0
        ? `${firstOf(faults)}.`
        : `The oldest was ${formatDuration(oldest)} old when judged.`;
  return { title, met: found.length > 0 && faults.length === 0, because, evidence: found };
}

/** When the work behind a statement ended; undefined where its kind does not say. */
function endOf(evidence: Evidence): number | undefined {
  if (evidence.kind === 'test-result') {
    const { startedAt, durationMs } = evidence.predicate.suite;
    return Date.parse(startedAt) + durationMs;
  }
  if (evidence.kind === 'benchmark') {
    return Date.parse(evidence.predicate.startedAt) + evidence.predicate.durationMs;
  }
  if (evidence.kind === 'sbom') return timeOf(evidence.predicate.metadata?.timestamp);
  if (evidence.kind === 'vulnerabilities') return Date.parse(evidence.predicate.metadata.scanFinishedOn);
  return undefined;
}

function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}
