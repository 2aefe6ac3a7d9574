import { countOf } from '../core/text.ts';
import { formatBytes, formatDuration } from '../core/units.ts';
import type { BuildResult } from './build.ts';
import type { BuildReport } from './report.ts';

interface Row {
  readonly title: string;
  readonly of: (report: BuildReport) => number;
  readonly show: (value: number) => string;
}

const number = (value: number) => value.toLocaleString('en-GB');
const ROWS: readonly Row[] = [
  { title: 'executable', of: ({ files }) => files[0]?.bytes ?? -1, show: formatBytes },
  {
    title: 'libraries beside it',
    of: ({ files }) => sum(files.slice(1).map(({ bytes }) => bytes)),
    show: formatBytes,
  },
  { title: 'code', of: ({ figures }) => figures.codeBytes, show: formatBytes },
  { title: 'image heap', of: ({ figures }) => figures.heapBytes, show: formatBytes },
  { title: 'embedded resources', of: ({ figures }) => figures.resourceBytes, show: formatBytes },
  { title: 'reachable types', of: ({ figures }) => figures.reachableTypes, show: number },
  { title: 'reachable methods', of: ({ figures }) => figures.reachableMethods, show: number },
  { title: 'types with reflection', of: ({ figures }) => figures.reflectionTypes, show: number },
  { title: 'build time', of: ({ wallMs }) => wallMs, show: formatDuration },
  {
    title: 'builder’s CPU time',
    of: ({ figures }) => figures.builderCpuSeconds * 1000,
    show: formatDuration,
  },
  { title: 'builder’s peak memory', of: ({ figures }) => figures.builderPeakBytes, show: formatBytes },
];

/** Markdown for the job summary: the figures, beside those of an earlier build where one is given. */
export function buildSummary(result: BuildResult, previous: BuildReport | undefined): string {
  const { report, sha256, fromCache } = result;
  const head = previous === undefined ? '| | this build |' : '| | this build | earlier build | change |';
  const line = previous === undefined ? '|---|---:|' : '|---|---:|---:|---:|';
  return [
    `### Kafka ${report.kafkaVersion}, native`,
    '',
    `\`sha256:${sha256}\`, built by ${report.graalvm}${fromCache ? ' in an earlier run and taken from the cache' : ''}.`,
    '',
    head,
    line,
    ...ROWS.map((row) => rowOf(row, report, previous)),
    '',
    '<details><summary>Flags and their reasons</summary>',
    '',
    ...report.flags.map(({ argument, reason }) => `- \`${argument}\`: ${reason}`),
    '',
    '</details>',
    '',
    ...leftOutLines(report),
    ...unresolvedLines(report),
  ].join('\n');
}

function rowOf({ title, of, show }: Row, report: BuildReport, previous: BuildReport | undefined): string {
  const value = of(report);
  const shown = value < 0 ? 'unknown' : show(value);
  if (previous === undefined) return `| ${title} | ${shown} |`;
  const before = of(previous);
  return `| ${title} | ${shown} | ${before < 0 ? 'unknown' : show(before)} | ${change(before, value)} |`;
}

/** `-12.3 %`; nothing where there is nothing to compare. */
function change(before: number, now: number): string {
  if (before <= 0 || now < 0) return '';
  const percent = ((now - before) / before) * 100;
  return `${percent > 0 ? '+' : ''}${percent.toFixed(1)} %`;
}

function leftOutLines({ leftOut: { jars, resources } }: BuildReport): string[] {
  if (jars.length + resources.length === 0) return [];
  const libraries = `${resources.length} native libraries for other machines`;
  return [
    `<details><summary>Left out: ${countOf(jars.length, 'jar')} and ${libraries}</summary>`,
    '',
    ...jars.map(({ file, reason }) => `- \`${file}\`: ${reason}`),
    ...resources.map((path) => `- \`${path}\``),
    '',
    '</details>',
    '',
  ];
}

function unresolvedLines({ unresolved }: BuildReport): string[] {
  if (unresolved.length === 0) return [];
  return [
    `${unresolved.length} entries of the metadata name what does not exist; native-image ignored them.`,
    '',
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
