import { type Html, html } from '../../core/html.ts';
import { countOf } from '../../core/text.ts';
import { formatBytes, formatDuration } from '../../core/units.ts';
import { type Benchmark, type Contender, METRICS, type Metric } from '../../evidence/benchmark.ts';
import { type KnownEvidence, ofKind } from '../../evidence/evidence.ts';
import type { Report } from '../model.ts';
import { formatTime } from '../words.ts';
import { bar } from './checks.ts';

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

/** Medians as bars, subject above baseline, with their range. */
export function benchmarkSection({ evidence }: Report): Html | string {
  const runs = ofKind(evidence, 'benchmark');
  if (runs.length === 0) return '';
  return html`<section id="benchmarks" aria-labelledby="benchmarks-title">
<h2 id="benchmarks-title">Benchmark <span class="count">${runs.length}</span></h2>
<div>${runs.map(runBlock)}</div>
</section>`;
}

function runBlock({ file, predicate }: KnownEvidence<'benchmark'>): Html {
  const { subject, baseline, rounds, startedAt, machine } = predicate;
  const contenders = contendersOf(predicate);
  const against = baseline === undefined ? '' : ` beside ${contenders[1]?.name}`;
  const where = machine === undefined ? '' : `, ${machine.os}, ${machine.cpus} × ${machine.cpu}`;
  return html`<h3 class="suite">${nameOf(subject)}${against} <a class="source" href="#file-${file}">statement</a></h3>
<p class="note">Medians of ${countOf(rounds, 'round')}, least and most in brackets; ${formatTime(startedAt)}${where}.</p>
<ul class="note">${contenders.map(settingsLine)}</ul>
<table class="ledger">
<caption class="hidden">${nameOf(subject)}${against}</caption>
<thead><tr><th scope="col">Measured</th><th scope="col">Value</th></tr></thead>
<tbody>
${METRICS.map((metric) => metricRow(metric, predicate))}</tbody>
</table>`;
}

interface Named {
  readonly name: string;
  readonly contender: Contender;
}

/** Subject first; a baseline of the same kind is another executable, and its name says so. */
function contendersOf({ subject, baseline }: Benchmark): readonly Named[] {
  const first = { name: nameOf(subject), contender: subject };
  if (baseline === undefined) return [first];
  const name = nameOf(baseline);
  return [first, { name: name === first.name ? `the other ${name}` : name, contender: baseline }];
}

/** How large it is and how it was set up. */
function settingsLine({ name, contender: { kind, sizeBytes, flags, properties } }: Named): Html {
  const what = kind === 'jvm' ? 'jars' : 'executable';
  const settings = [
    ...(flags ?? []),
    ...Object.entries(properties ?? {}).map(([key, value]) => `${key}=${value}`),
  ];
  const size = sizeBytes === undefined ? '' : `, ${what} of ${formatBytes(sizeBytes)}`;
  return html`<li>${name}${size}${settings.length > 0 && html`: <code>${settings.join(' ')}</code>`}</li>`;
}

function metricRow(metric: Metric, benchmark: Benchmark): Html | false {
  const contenders = contendersOf(benchmark);
  const most = Math.max(0, ...contenders.map(({ contender }) => contender.metrics[metric]?.median ?? 0));
  const ratio = benchmark.ratios[metric];
  return (
    benchmark.subject.metrics[metric] !== undefined &&
    html`<tr id="benchmark-${metric}"><th scope="row">${LABELS[metric]}</th><td>${contenders.map((each) => valueLine(metric, each, most))}${ratio !== undefined && html`<p class="reason">${ratio.toFixed(2)} times the baseline</p>`}</td></tr>
`
  );
}

function valueLine(metric: Metric, { name, contender }: Named, most: number): Html | false {
  const value = contender.metrics[metric];
  const show = (number: number) => formatMetric(metric, number);
  return (
    value !== undefined &&
    html`<p>${bar(value.median, most)} ${show(value.median)} <small>(${show(value.min)} – ${show(value.max)}) ${name}</small></p>`
  );
}

function nameOf({ kind, form }: Contender): string {
  return `${kind === 'jvm' ? 'JVM' : 'native'} ${form}`;
}

function formatMetric(metric: Metric, value: number): string {
  if (metric.endsWith('Bytes')) return formatBytes(value);
  if (metric.endsWith('PerSecond')) return `${Math.round(value)}/s`;
  return value < 10 ? `${value.toFixed(2)} ms` : formatDuration(value);
}
