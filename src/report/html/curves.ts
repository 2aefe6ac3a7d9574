import { type Html, html } from '../../core/html.ts';
import { formatBytes, formatDuration } from '../../core/units.ts';
import type { Benchmark, Contender } from '../../evidence/benchmark.ts';
import { type ChartOptions, legend, lineChart, type Point, type Series } from '../chart/chart.ts';
import { ticks } from '../chart/scale.ts';

/** Samples that are drawn of a curve at most; more than a chart has pixels for would only make the page heavy. */
const DRAWN = 240;
const BYTES = [1, 1024, 1024 ** 2, 1024 ** 3];

/** Memory and processors over the first round, subject and baseline on the same axes. */
export function curveCharts(
  { subject, baseline }: Benchmark,
  nameOf: (contender: Contender) => string,
): Html | string {
  const contenders = [subject, ...(baseline === undefined ? [] : [baseline])].filter(
    ({ curve }) => curve.length > 1,
  );
  if (contenders.length === 0) return '';
  const seconds = Math.max(...contenders.flatMap(({ curve }) => curve.map(({ atMs }) => atMs))) / 1000;
  const seriesOf = (pointsOf: (contender: Contender) => Point[]) =>
    contenders.map((each): Series => {
      const dashed = each === baseline && each.kind === subject.kind;
      return { name: nameOf(each), look: each.kind, dashed, points: thinned(pointsOf(each)) };
    });
  return html`<div class="charts">
${chart('Memory over time', seriesOf(memoryOf), seconds, { format: formatBytes, units: BYTES })}
${chart('Processors in use over time', seriesOf(processorsOf), seconds, { format: (value) => String(round(value)) })}
</div>`;
}

function chart(
  title: string,
  series: readonly Series[],
  seconds: number,
  axis: Pick<ChartOptions, 'format' | 'units'>,
): Html {
  const marks = ticks(seconds, [1], 5).filter((x) => x <= seconds);
  const xTicks = marks.map((x) => ({
    x,
    label: formatSeconds(x),
  }));
  return html`<figure><figcaption>${title}</figcaption>${legend(series)}
${lineChart(series, { ...axis, title, xTicks, xMost: seconds, dots: false })}</figure>`;
}

function memoryOf({ curve }: Contender): Point[] {
  return curve.map(({ atMs, rssBytes }) => ({ x: atMs / 1000, y: rssBytes }));
}

/** Processors in use between one sample and the next, over a second at least, since CPU time comes in steps. */
function processorsOf({ curve }: Contender): Point[] {
  const points: Point[] = [];
  let from = curve[0];
  for (const sample of curve) {
    if (from === undefined || sample.atMs - from.atMs < 1000) continue;
    points.push({ x: sample.atMs / 1000, y: (sample.cpuMs - from.cpuMs) / (sample.atMs - from.atMs) });
    from = sample;
  }
  return points;
}

function thinned(points: readonly Point[]): Point[] {
  const every = Math.ceil(points.length / DRAWN);
  return points.filter((_, at) => at % every === 0);
}

/** `5 s`, `2 min`. */
function formatSeconds(seconds: number): string {
  return seconds === 0 ? '0' : formatDuration(seconds * 1000).replace(/\.0+(?= )/, '');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
