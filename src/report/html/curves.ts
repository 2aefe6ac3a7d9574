import { type Html, html } from '../../core/html.ts';
import { formatBytes, formatDuration } from '../../core/units.ts';
import type { Benchmark, Contender } from '../../evidence/benchmark.ts';
import { legend, lineChart, type Point, type Series } from '../chart/chart.ts';
import { ticks } from '../chart/scale.ts';
import { contenderName } from './contender-name.ts';

/** Samples that are drawn of a curve at most; more than a chart has pixels for would only make the page heavy. */
const DRAWN = 240;
const BYTES = [1, 1024, 1024 ** 2, 1024 ** 3];

/** Memory and processors over the first round, subject and baseline on the same axes. */
export function curveCharts({ subject, baseline }: Benchmark): Html | string {
  const contenders = [subject, ...(baseline === undefined ? [] : [baseline])].filter(
    ({ curve }) => curve.length > 1,
  );
  if (contenders.length === 0) return '';
  const seconds = Math.max(...contenders.flatMap(({ curve }) => curve.map(({ atMs }) => atMs))) / 1000;
  return html`<div class="charts">
${chart('Memory over time', contenders, seconds, memoryOf, formatBytes, BYTES)}
${chart('Processors in use over time', contenders, seconds, processorsOf, (value) => String(round(value)))}
</div>`;
}

function chart(
  title: string,
  contenders: readonly Contender[],
  seconds: number,
  pointsOf: (contender: Contender) => Point[],
  format: (value: number) => string,
  units?: readonly number[],
): Html {
  const series = contenders.map(
    (each): Series => ({ name: contenderName(each), look: each.kind, points: thinned(pointsOf(each)) }),
  );
  const marks = ticks(seconds, [1], 5).filter((x) => x <= seconds);
  const xTicks = marks.map((x) => ({
    x,
    label: formatSeconds(x),
  }));
  const options = { title, format, xTicks, xMost: seconds, dots: false };
  return html`<figure><figcaption>${title}</figcaption>${legend(series)}
${lineChart(series, units === undefined ? options : { ...options, units })}</figure>`;
}

function memoryOf({ curve }: Contender): Point[] {
  return curve.map(({ atMs, rssBytes }) => ({ x: atMs / 1000, y: rssBytes }));
}

/** CPU time that was used between two samples, as a share of the time between them. */
function processorsOf({ curve }: Contender): Point[] {
  return curve.slice(1).map(({ atMs, cpuMs }, at) => {
    const before = curve[at];
    const passed = atMs - (before?.atMs ?? 0);
    return { x: atMs / 1000, y: passed > 0 ? (cpuMs - (before?.cpuMs ?? 0)) / passed : undefined };
  });
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
