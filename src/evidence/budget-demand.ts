import { firstOf } from '../core/text.ts';
import { type Benchmark, JVM_BASELINES } from './benchmark.ts';
import { ofKind } from './evidence.ts';
import type { Case, Finding } from './finding.ts';
import type { Demand } from './policy.ts';

type Budget = Extract<Demand, { demand: 'budget' }>;

/** What was not measured keeps to no budget. */
export function withinBudget(demand: Budget, { lineage }: Case): Finding {
  const { metric, maximum, minimum, maximumRatio, minimumRatio, against } = demand;
  const runs = ofKind(lineage.direct, 'benchmark').filter(({ predicate }) => isAgainst(against, predicate));
  const other = against === undefined ? 'the baseline' : OTHERS[against];
  const bounds = [
    maximum === undefined ? '' : `at most ${maximum}`,
    minimum === undefined ? '' : `at least ${minimum}`,
    maximumRatio === undefined ? '' : `at most ${maximumRatio} times that of ${other}`,
    minimumRatio === undefined ? '' : `at least ${minimumRatio} times that of ${other}`,
  ].filter((bound) => bound !== '');
  const title = `${metric} is ${bounds.join(' and ')}`;
  if (runs.length === 0) {
    const beside = against === undefined ? '' : ` beside ${other}`;
    return { title, met: false, because: `No benchmark of what is judged${beside} is there.`, evidence: [] };
  }
  const figures = runs.flatMap(({ file, predicate }) =>
    figuresOf(demand, predicate).map(({ text, kept }) => ({
      text: runs.length > 1 ? `${file}: ${text}` : text,
      kept,
    })),
  );
  const faults = figures.filter(({ kept }) => !kept);
  const told = faults.length > 0 ? faults : figures;
  const because = `${firstOf(told.map(({ text }) => text))}.`;
  return { title, met: faults.length === 0, because, evidence: runs };
}

const OTHERS: Readonly<Record<NonNullable<Budget['against']>, string>> = {
  jvm: 'the JVM broker of the same Kafka',
  'jvm-without-class-data': 'the JVM broker of the same Kafka without class data',
  release: 'another release',
};

function isAgainst(against: Budget['against'], { subject, baseline }: Benchmark): boolean {
  if (against === undefined) return true;
  if (baseline === undefined) return false;
  const same = baseline.kafkaVersion === subject.kafkaVersion;
  if (against === 'release') return !same;
  return same && baseline.kind === 'jvm' && (baseline.classData ?? true) === JVM_BASELINES[against];
}

/** What was measured of that which has a bound, in words, and whether it keeps to it. */
interface Bounded {
  readonly text: string;
  readonly kept: boolean;
}

function figuresOf(demand: Budget, { subject, ratios }: Benchmark): Bounded[] {
  const { metric, maximum, minimum, maximumRatio, minimumRatio } = demand;
  return [
    ...bounded('the median', subject.metrics[metric]?.median, minimum, maximum),
    ...bounded('the ratio to the baseline', ratios[metric], minimumRatio, maximumRatio),
  ];
}

function bounded(
  what: string,
  value: number | undefined,
  least: number | undefined,
  most: number | undefined,
): Bounded[] {
  if (least === undefined && most === undefined) return [];
  if (value === undefined) return [{ text: `${what} was not measured`, kept: false }];
  const kept = value >= (least ?? value) && value <= (most ?? value);
  return [{ text: `${what} is ${Number(value.toFixed(3))}`, kept }];
}
