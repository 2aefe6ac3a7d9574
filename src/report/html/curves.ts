import { type Html, html } from '../../core/html.ts';
import { formatBytes } from '../../core/units.ts';
import type { Benchmark, Contender } from '../../evidence/benchmark.ts';

type Curve = Contender['curve'];
type Point = readonly [x: number, y: number];

interface Line {
  readonly name: string;
  readonly points: readonly Point[];
}

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 78;
const RIGHT = 12;
const TOP = 16;
const BOTTOM = 34;
const TICKS = 4;
/** The subject's line is solid, the baseline's dashed: told apart without colour. */
const DASHES = ['none', '7 5'] as const;

/** Memory and CPU of the first round over time, as KIP-974 shows them; nothing where no curve was taken. */
export function curveCharts(
  { subject, baseline }: Benchmark,
  nameOf: (contender: Contender) => string,
): Html[] {
  const contenders = [subject, ...(baseline === undefined ? [] : [baseline])];
  const lines = (pointsOf: (curve: Curve) => Point[]): Line[] =>
    contenders
      .map((each) => ({ name: nameOf(each), points: pointsOf(each.curve) }))
      .filter(({ points }) => points.length > 1);
  const memory = lines((curve) => curve.map(({ atMs, rssBytes }) => [atMs, rssBytes]));
  const cpu = lines(loadOf);
  return [
    ...(memory.length === 0 ? [] : [chart('Resident memory', memory, formatBytes)]),
    ...(cpu.length === 0 ? [] : [chart('CPU, processors in use', cpu, (value) => value.toFixed(1))]),
  ];
}

/** Processors in use between one sample and the next, over a second at least, since CPU time comes in steps. */
function loadOf(curve: Curve): Point[] {
  const points: Point[] = [];
  let from = curve[0];
  for (const sample of curve) {
    if (from === undefined || sample.atMs - from.atMs < 1000) continue;
    points.push([sample.atMs, (sample.cpuMs - from.cpuMs) / (sample.atMs - from.atMs)]);
    from = sample;
  }
  return points;
}

function chart(title: string, lines: readonly Line[], show: (value: number) => string): Html {
  const [lastX, top] = [0, 1].map((axis) =>
    Math.max(...lines.flatMap(({ points }) => points.map((p) => p[axis] ?? 0))),
  );
  const [spanX, spanY] = [lastX || 1, (top || 1) * 1.05];
  const x = (value: number) => LEFT + ((WIDTH - LEFT - RIGHT) * value) / spanX;
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / spanY;
  const most = lines.map(
    ({ name, points }) => `${name} ${show(Math.max(...points.map((p) => p[1])))} at most`,
  );
  return html`<figure class="curve"><figcaption>${title} over time</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${title} over ${seconds(spanX)}: ${most.join('; ')}" fill="currentColor" font-size="12">
${steps(spanY).map((value) => gridLine(y(value), show(value)))}${steps(spanX).map((value) => timeMark(x(value), seconds(value)))}${lines.map((line, index) => polyline(line, index, x, y))}${lines.map(({ name }, index) => legend(name, index))}</svg></figure>
`;
}

function steps(span: number): number[] {
  return Array.from({ length: TICKS + 1 }, (_, index) => (span * index) / TICKS);
}

function gridLine(y: number, label: string): Html {
  return html`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y)}" y2="${round(y)}" stroke="currentColor" stroke-opacity="0.15"/><text x="${LEFT - 8}" y="${round(y + 4)}" text-anchor="end">${label}</text>
`;
}

function timeMark(x: number, label: string): Html {
  return html`<text x="${round(x)}" y="${HEIGHT - 14}" text-anchor="middle">${label}</text>
`;
}

function polyline(
  { points }: Line,
  index: number,
  x: (value: number) => number,
  y: (value: number) => number,
): Html {
  const path = points.map(([at, value]) => `${round(x(at))},${round(y(value))}`).join(' ');
  return html`<polyline points="${path}" fill="none" stroke="currentColor" stroke-width="${index === 0 ? 2.5 : 1.5}" stroke-dasharray="${DASHES[index] ?? 'none'}"/>
`;
}

function legend(name: string, index: number): Html {
  const [x, y] = [LEFT + 10 + index * 220, TOP - 4];
  return html`<line x1="${x}" x2="${x + 28}" y1="${y}" y2="${y}" stroke="currentColor" stroke-width="${index === 0 ? 2.5 : 1.5}" stroke-dasharray="${DASHES[index] ?? 'none'}"/><text x="${x + 34}" y="${y + 4}">${name}</text>
`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 20_000 ? 1 : 0)} s`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
