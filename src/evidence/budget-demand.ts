import { firstOf } from '../core/text.ts';
import type { Benchmark } from './benchmark.ts';
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
  const faults = runs.flatMap(({ file, predicate }) =>
    faultsOf(demand, predicate).map((fault) => (runs.length > 1 ? `${file}: ${fault}` : fault)),
  );
  const values = runs.map(({ predicate }) => predicate.subject.metrics[metric]?.median ?? 'unknown');
  const because = faults.length > 0 ? firstOf(faults) : `The median is ${values.join(', ')}`;
  return { title, met: faults.length === 0, because: `${because}.`, evidence: runs };
}

const OTHERS = { jvm: 'the JVM broker of the same Kafka', release: 'another release' } as const;

function isAgainst(against: Budget['against'], { subject, baseline }: Benchmark): boolean {
  if (against === undefined) return true;
  if (baseline === undefined) return false;
  const same = baseline.kafkaVersion === subject.kafkaVersion;
  return against === 'jvm' ? same && baseline.kind === 'jvm' : !same;
}

function faultsOf(demand: Budget, { subject, ratios }: Benchmark): string[] {
  const { metric, maximum, minimum, maximumRatio, minimumRatio } = demand;
  return [
    ...outside('The median', subject.metrics[metric]?.median, minimum, maximum),
    ...outside('The ratio to the baseline', ratios[metric], minimumRatio, maximumRatio),
  ];
}

function outside(
  what: string,
  value: number | undefined,
  least: number | undefined,
  most: number | undefined,
): string[] {
  if (least === undefined && most === undefined) return [];
  if (value === undefined) return [`${what} was not measured`];
  const out = value < (least ?? value) || value > (most ?? value);
  return out ? [`${what} is ${value}`] : [];
}
