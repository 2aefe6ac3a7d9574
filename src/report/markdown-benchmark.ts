import { bold, cell, plain, table } from '../core/markdown.ts';
import { countOf } from '../core/text.ts';
import { type Benchmark, METRICS } from '../evidence/benchmark.ts';
import { ofKind } from '../evidence/evidence.ts';
import { formatMetric, LABELS, nameOf } from './metric-words.ts';
import type { Report } from './model.ts';

/** Every benchmark as a table of medians, the ratio first; empty where nothing was measured. */
export function benchmarks({ evidence }: Report): string {
  return ofKind(evidence, 'benchmark')
    .map(({ predicate }) => benchmark(predicate))
    .join('\n\n');
}

function benchmark({ subject, baseline, ratios, rounds }: Benchmark): string {
  const rows = METRICS.flatMap((metric) => {
    const ours = subject.metrics[metric];
    if (ours === undefined) return [];
    const [ratio, theirs] = [ratios[metric], baseline?.metrics[metric]];
    return [
      [
        ratio === undefined ? '' : bold(ratio.toFixed(2)),
        cell(LABELS[metric]),
        cell(formatMetric(metric, ours.median)),
        theirs === undefined ? '' : cell(formatMetric(metric, theirs.median)),
      ],
    ];
  });
  const names = [subject, ...(baseline === undefined ? [] : [baseline])].map(nameOf);
  return [
    `## Benchmark: ${plain(names.join(' beside '))}`,
    `Medians of ${countOf(rounds, 'round')}.`,
    table(['Ratio', 'Measured', cell(names[0] ?? ''), cell(names[1] ?? '')], rows),
  ].join('\n\n');
}
