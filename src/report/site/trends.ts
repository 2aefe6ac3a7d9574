import { type Html, html } from '../../core/html.ts';
import { formatBytes, formatDuration } from '../../core/units.ts';
import { columnChart, type Look, labelled, legend, lineChart, type Series } from '../chart/chart.ts';
import { type Figures, type RunRecord, SEVERITIES } from './run-record.ts';

const KIB = 1024;
const BYTES = [1, KIB, KIB ** 2, KIB ** 3];
/** Runs that a chart has room for; all of them stand in the table. */
const NEWEST = 30;

type Measure = Exclude<keyof Figures, 'kind'>;

/** How start-up, memory, size, checks and vulnerabilities went from run to run; what nobody measured is left out. */
export function trendSection(all: readonly RunRecord[]): Html | string {
  const records = all.slice(-NEWEST);
  const charts = [
    measured('Start to first request', records, [['startMs', '']], formatDuration),
    measured(
      'Memory',
      records,
      [
        ['loadedRssBytes', ', under load'],
        ['idleRssBytes', ', idle'],
      ],
      formatBytes,
    ),
    sizes(records),
    checks(records),
    vulnerabilities(records),
  ].filter((each) => each !== undefined);
  if (charts.length === 0) return '';
  const older = all.length - records.length;
  return html`<section id="trends" aria-labelledby="trends-title">
<h2 id="trends-title">Trends <span class="count">${records.length} runs${older > 0 && `, ${older} older ones in the list`}</span></h2>
<div class="charts">
${charts}
</div>
</section>`;
}

function measured(
  title: string,
  records: readonly RunRecord[],
  measures: readonly (readonly [Measure, string])[],
  format: (value: number) => string,
): Html | undefined {
  const kinds = ['native', 'jvm'] as const;
  const series = kinds.flatMap((kind) =>
    measures.map(([measure, suffix], at) =>
      seriesOf(
        `${kind === 'jvm' ? 'JVM' : 'native'}${suffix}`,
        kind,
        at > 0,
        records,
        (record) => record.figures.find((each) => each.kind === kind)?.[measure],
      ),
    ),
  );
  return lines(title, series, records, format);
}

function sizes(records: readonly RunRecord[]): Html | undefined {
  const series = [
    seriesOf('image, compressed', 'native', false, records, ({ imageBytes }) => imageBytes),
    seriesOf('native binary', 'native', true, records, ({ figures }) => sizeOf(figures, 'native')),
    seriesOf('jars', 'jvm', true, records, ({ figures }) => sizeOf(figures, 'jvm')),
  ];
  return lines('Size', series, records, formatBytes);
}

function sizeOf(figures: readonly Figures[], kind: Figures['kind']): number | undefined {
  return figures.find((each) => each.kind === kind)?.sizeBytes;
}

function seriesOf(
  name: string,
  look: Look,
  dashed: boolean,
  records: readonly RunRecord[],
  value: (record: RunRecord) => number | undefined,
): Series {
  const points = records.map((record, x) => ({
    x,
    y: value(record),
    told: `${name}, ${labelOf(record)}, ${record.at.slice(0, 10)}`,
  }));
  return { name, look, dashed, points };
}

function lines(
  title: string,
  all: readonly Series[],
  records: readonly RunRecord[],
  format: (value: number) => string,
): Html | undefined {
  const series = all.filter(({ points }) => points.some(({ y }) => y !== undefined));
  if (series.length === 0) return undefined;
  const shown = labelled(records.map(labelOf));
  const xTicks = records.flatMap((record, x) => (shown(x) ? [{ x, label: labelOf(record) }] : []));
  const xMost = Math.max(1, records.length - 1);
  const units = format === formatBytes ? BYTES : [1, 1000];
  const chart = lineChart(series, { title, format, units, xTicks, xMost, dots: true });
  return figure(title, chart, series);
}

function checks(records: readonly RunRecord[]): Html | undefined {
  if (records.every(({ checks: { passed, failed, skipped } }) => passed + failed + skipped === 0))
    return undefined;
  const looks = [
    { name: 'passed', look: 'passed' },
    { name: 'failed', look: 'failed' },
    { name: 'skipped', look: 'skipped' },
  ] as const;
  const columns = records.map((record) => ({
    label: labelOf(record),
    parts: looks.map(({ name, look }) => ({ name, look, value: record.checks[name] })),
  }));
  return figure('Checks', columnChart(columns, { title: 'Checks', format: String }), looks);
}

/** CRITICAL and HIGH apart, the others together: more would not be told from each other. */
function vulnerabilities(records: readonly RunRecord[]): Html | undefined {
  const scanned = records.filter((record) => record.vulnerabilities !== undefined);
  if (scanned.length === 0) return undefined;
  const looks = [
    { name: 'critical', look: 'failed', of: ['CRITICAL'] },
    { name: 'high', look: 'skipped', of: ['HIGH'] },
    { name: 'lower', look: 'soft', of: SEVERITIES.slice(2) },
  ] as const;
  const columns = scanned.map((record) => ({
    label: labelOf(record),
    parts: looks.map(({ name, look, of }) => ({
      name,
      look,
      value: of.reduce((sum, severity) => sum + (record.vulnerabilities?.[severity] ?? 0), 0),
    })),
  }));
  return figure('Vulnerabilities', columnChart(columns, { title: 'Vulnerabilities', format: String }), looks);
}

function figure(title: string, chart: Html, entries: Parameters<typeof legend>[0]): Html {
  return html`<figure><figcaption>${title}</figcaption>${legend(entries)}
${chart}</figure>
`;
}

function labelOf({ kafkaVersion, at }: RunRecord): string {
  return kafkaVersion ?? at.slice(0, 10);
}
