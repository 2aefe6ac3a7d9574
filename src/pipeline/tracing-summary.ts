import { formatDuration } from '../core/units.ts';
import type { Tracing } from '../evidence/build-predicates.ts';
import type { Difference } from '../metadata/agent/registrations.ts';

/** Lines of a drift that a summary shows; the report has all. */
const SHOWN = 50;

/** Markdown for the job summary: the workloads, what they did not reach, and the drift. */
export function tracingSummary(
  predicate: Tracing,
  drift: Difference | undefined,
  neededBy: ReadonlyMap<string, readonly string[]>,
): string {
  const { kafkaVersion, registrations, workloads, agent } = predicate;
  const missed = workloads.flatMap(({ name, notReached }) =>
    notReached.map((sentence) => `- ${name}: ${oneLine(sentence)}`),
  );
  return [
    `### Metadata of Kafka ${kafkaVersion}`,
    '',
    `${registrations} registrations, traced with ${agent}.`,
    '',
    '| workload | processes | registrations | time |',
    '|---|---:|---:|---:|',
    ...workloads.map(
      (each) =>
        `| ${each.name} | ${each.processes} | ${each.registrations} | ${formatDuration(each.durationMs)} |`,
    ),
    ...(missed.length === 0 ? [] : ['', 'Not reached:', '', ...missed]),
    ...(drift === undefined ? [] : driftLines(drift, neededBy)),
    '',
  ].join('\n');
}

function driftLines(drift: Difference, neededBy: ReadonlyMap<string, readonly string[]>): string[] {
  const { added, removed } = drift;
  const rows = added
    .slice(0, SHOWN)
    .map((line) => `| \`${line.replaceAll('|', '\\|')}\` | ${neededBy.get(line)?.join(', ') ?? ''} |`);
  const more = added.length > SHOWN ? ['', `${added.length - SHOWN} more stand in the report.`] : [];
  return [
    '',
    `Against the baseline: ${added.length} added, ${removed.length} that no workload needed.`,
    ...(added.length === 0 ? [] : ['', '| added | needed by |', '|---|---|', ...rows, ...more]),
  ];
}

function oneLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 300);
}
