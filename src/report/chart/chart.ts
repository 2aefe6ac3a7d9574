import { type Html, html } from '../../core/html.ts';
import { short, ticks } from './scale.ts';

/** How a series is drawn; the page's style gives the colour. */
export type Look = 'native' | 'jvm' | 'passed' | 'failed' | 'skipped' | 'soft';

export interface Series {
  readonly name: string;
  readonly look: Look;
  /** A second series of the same thing: dashed. */
  readonly dashed?: boolean;
  /** By x, ascending; a gap where y is undefined. */
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number | undefined;
  /** Shown where the pointer is, in place of the value alone. */
  readonly told?: string;
}

export interface Tick {
  readonly x: number;
  readonly label: string;
}

export interface ChartOptions {
  readonly title: string;
  /** What the vertical axis counts, in words for those who cannot see it. */
  readonly format: (value: number) => string;
  /** See {@link ticks}. */
  readonly units?: readonly number[];
  readonly xTicks: readonly Tick[];
  readonly xMost: number;
  /** A dot at each point: where points are few and each is a thing of its own. */
  readonly dots: boolean;
}

export interface Column {
  readonly label: string;
  /** From the axis upwards. */
  readonly parts: readonly { readonly name: string; readonly look: Look; readonly value: number }[];
}

const WIDTH = 480;
const HEIGHT = 200;
const PLOT = { left: 58, right: 468, top: 14, bottom: 168 } as const;

/** Lines over a common axis. Text for screen readers and the pointer is part of it. */
export function lineChart(series: readonly Series[], options: ChartOptions): Html {
  const values = series.flatMap(({ points }) => points.flatMap(({ y }) => (y === undefined ? [] : [y])));
  const axis = ticks(Math.max(0, ...values), options.units);
  const most = axis.at(-1) ?? 1;
  const x = (value: number) => PLOT.left + (PLOT.right - PLOT.left) * (value / (options.xMost || 1));
  const y = (value: number) => PLOT.bottom - (PLOT.bottom - PLOT.top) * (value / most);
  return frame(
    options,
    axis.map((value) => ({ y: y(value), label: axisLabel(options.format(value)) })),
    options.xTicks.map((tick) => ({ x: x(tick.x), label: tick.label })),
    series.map(
      ({ name, look, dashed, points }) =>
        html`<g class="line ${look}${dashed === true && ' dashed'}"><path d="${pathOf(points, x, y)}"/>${options.dots && dots(name, points, x, y, options.format)}</g>`,
    ),
  );
}

/** Columns of stacked parts, one beside the other. */
export function columnChart(
  columns: readonly Column[],
  options: Omit<ChartOptions, 'xMost' | 'xTicks' | 'dots'>,
): Html {
  const total = ({ parts }: Column) => parts.reduce((sum, { value }) => sum + value, 0);
  const axis = ticks(Math.max(0, ...columns.map(total)), options.units).filter(Number.isInteger);
  const most = axis.at(-1) || 1;
  const slot = (PLOT.right - PLOT.left) / Math.max(1, columns.length);
  const width = Math.min(36, slot * 0.7);
  const unit = (PLOT.bottom - PLOT.top) / most;
  const shown = labelled(columns.map(({ label }) => label));
  const middle = (at: number) => PLOT.left + slot * (at + 0.5);
  return frame(
    options,
    axis.map((value) => ({ y: PLOT.bottom - value * unit, label: options.format(value) })),
    columns.flatMap(({ label }, at) => (shown(at) ? [{ x: middle(at), label }] : [])),
    columns.map((column, at) => stack(column, middle(at) - width / 2, width, unit)),
  );
}

/** Which labels have room: the first of those that are the same, and not too close to the one before. */
export function labelled(labels: readonly string[], room = 6): (at: number) => boolean {
  const apart = Math.ceil(labels.length / room);
  const shown = new Set<number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const [at, label] of labels.entries()) {
    if (label === labels[at - 1] || at - last < apart) continue;
    shown.add(at);
    last = at;
  }
  return (at) => shown.has(at);
}

function stack({ label, parts }: Column, x: number, width: number, unit: number): Html[] {
  let from = PLOT.bottom;
  return parts
    .filter(({ value }) => value > 0)
    .map(({ name, look, value }) => {
      from -= value * unit;
      return html`<rect class="part ${look}" x="${short(x)}" y="${short(from)}" width="${short(width)}" height="${short(value * unit)}"><title>${label}: ${value} ${name}</title></rect>`;
    });
}

function frame(
  { title }: Pick<ChartOptions, 'title'>,
  rows: readonly { readonly y: number; readonly label: string }[],
  columns: readonly { readonly x: number; readonly label: string }[],
  content: readonly Html[] | readonly Html[][],
): Html {
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
<g class="grid">${rows.map(({ y }) => html`<path d="M${PLOT.left} ${short(y)}H${PLOT.right}"/>`)}</g>
<g class="axis end">${rows.map(({ y, label }) => html`<text x="${PLOT.left - 8}" y="${short(y + 4)}">${label}</text>`)}</g>
<g class="axis">${columns.map(({ x, label }) => html`<text x="${short(x)}" y="${PLOT.bottom + 20}">${label}</text>`)}</g>
${content}
</svg>`;
}

/** `600 MiB` for `600.0 MiB`: an axis is round. */
function axisLabel(text: string): string {
  return text.replace(/\.0+(?=\s|$)/, '');
}

function pathOf(
  points: readonly Point[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  let pen = 'M';
  let path = '';
  for (const point of points) {
    if (point.y === undefined) {
      pen = 'M';
      continue;
    }
    path += `${pen}${short(x(point.x))} ${short(y(point.y))}`;
    pen = 'L';
  }
  return path;
}

function dots(
  name: string,
  points: readonly Point[],
  x: (value: number) => number,
  y: (value: number) => number,
  format: (value: number) => string,
): Html[] {
  return points.flatMap((point) =>
    point.y === undefined
      ? []
      : [
          html`<circle cx="${short(x(point.x))}" cy="${short(y(point.y))}" r="2.75"><title>${point.told ?? name}: ${format(point.y)}</title></circle>`,
        ],
  );
}

/** What the looks mean, in words beside the chart. */
export function legend(
  entries: readonly { readonly name: string; readonly look: Look; readonly dashed?: boolean }[],
): Html {
  return html`<ul class="legend">${entries.map(({ name, look, dashed }) => html`<li class="${look}${dashed === true && ' dashed'}">${name}</li>`)}</ul>`;
}
