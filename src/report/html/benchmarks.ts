import { type Html, html } from '../../core/html.ts';
import { countOf } from '../../core/text.ts';
import { formatBytes, formatDuration } from '../../core/units.ts';
import { type Benchmark, type Contender, METRICS, type Metric } from '../../evidence/benchmark.ts';
import { type KnownEvidence, ofKind } from '../../evidence/evidence.ts';
import type { Report } from '../model.ts';
import { formatTime } from '../words.ts';
import { bar } from './checks.ts';
import { contenderName } from './contender-name.ts';
import { curveCharts } from './curves.ts';

const LABELS: Readonly<Record<Metric, string>> = {
  formatMs: 'Formatting the storage',
  startMs: 'Start to first request',
  stopMs: 'Stop',
  idleRssBytes: 'Memory, idle',
  loadedRssBytes: 'Memory, under load',
  peakRssBytes: 'Memory, at most',
  startCpuMs: 'CPU time to start',
  totalCpuMs: 'CPU time in all',
  produceRecordsPerSecond: 'Records produced',
  consumeRecordsPerSecond: 'Records consumed',
  produceP50Ms: 'Produce latency, median',
  produceP99Ms: 'Produce latency, 99 %',
};

/** Medians as bars, subject above baseline, with their range, and how memory and CPU went over time. */
export function benchmarkSection({ evidence }: Report): Html | string {
  const runs = ofKind(evidence, 'benchmark');
  if (runs.length === 0) return '';
  return html`<section id="benchmarks" aria-labelledby="benchmarks-title">
<h2 id="benchmarks-title">Benchmark <span class="count">${runs.length}</span></h2>
<div>${runs.map((run, at) => runBlock(run, runs.length > 1 ? `-${at + 1}` : ''))}</div>
</section>`;
}

function runBlock({ file, predicate }: KnownEvidence<'benchmark'>, suffix: string): Html {
  const { subject, baseline, rounds, startedAt, machine, load } = predicate;
  const against = baseline === undefined ? '' : ` beside ${contenderName(baseline)}`;
  const where = machine === undefined ? '' : `, ${machine.os}, ${machine.cpus} × ${machine.cpu}`;
  return html`<h3 class="suite">${contenderName(subject)}${against} <a class="source" href="#file-${file}">statement</a></h3>
<p class="note">Medians of ${countOf(rounds, 'round')}, least and most in brackets, under ${load.records} records of ${load.recordBytes} bytes; ${formatTime(startedAt)}${where}.</p>
${curveCharts(predicate)}
<table class="ledger measures">
<caption class="hidden">${contenderName(subject)}${against}</caption>
<thead><tr><th scope="col">Measured</th><th scope="col">Value</th>${baseline !== undefined && html`<th scope="col" class="ratio">To ${contenderName(baseline)}</th>`}</tr></thead>
<tbody>
${METRICS.map((metric) => metricRow(metric, predicate, suffix))}</tbody>
</table>`;
}

function metricRow(metric: Metric, { subject, baseline, ratios }: Benchmark, suffix: string): Html | false {
  const contenders = [subject, ...(baseline === undefined ? [] : [baseline])];
  const most = Math.max(0, ...contenders.map(({ metrics }) => metrics[metric]?.median ?? 0));
  const ratio = ratios[metric];
  return (
    subject.metrics[metric] !== undefined &&
    html`<tr id="benchmark-${metric}${suffix}"><th scope="row">${LABELS[metric]}</th><td>${contenders.map((each) => valueLine(metric, each, most))}</td>${baseline !== undefined && html`<td class="ratio">${ratio !== undefined && ratioInWords(ratio)}</td>`}</tr>
`
  );
}

/** `0.08 ×`, `1.4 ×`. */
function ratioInWords(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} ×`;
}

function valueLine(metric: Metric, contender: Contender, most: number): Html | false {
  const value = contender.metrics[metric];
  const show = (number: number) => formatMetric(metric, number);
  return (
    value !== undefined &&
    html`<p class="measure ${contender.kind}">${bar(value.median, most)} <b>${show(value.median)}</b> <small>(${show(value.min)} – ${show(value.max)}) ${contenderName(contender)}</small></p>`
  );
}

function formatMetric(metric: Metric, value: number): string {
  if (metric.endsWith('Bytes')) return formatBytes(value);
  if (metric.endsWith('PerSecond')) return `${Math.round(value).toLocaleString('en')}/s`;
  return value < 10 ? `${value.toFixed(2)} ms` : formatDuration(value);
}
