import { type Html, html } from '../../core/html.ts';
import { countOf } from '../../core/text.ts';
import { formatBytes } from '../../core/units.ts';
import { type Benchmark, type Contender, METRICS, type Metric } from '../../evidence/benchmark.ts';
import { type KnownEvidence, ofKind } from '../../evidence/evidence.ts';
import { formatMetric, LABELS, nameOf } from '../metric-words.ts';
import type { Report } from '../model.ts';
import { formatTime } from '../words.ts';
import { bar } from './checks.ts';
import { curveCharts } from './curves.ts';
import { kipTable } from './kip-974.ts';

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
  const name = namesOf(predicate);
  const contenders = [subject, ...(baseline === undefined ? [] : [baseline])];
  const against = baseline === undefined ? '' : ` beside ${name(baseline)}`;
  const where = machine === undefined ? '' : `, ${machine.os}, ${machine.cpus} × ${machine.cpu}`;
  return html`<h3 class="suite">${name(subject)}${against} <a class="source" href="#file-${file}">statement</a></h3>
<p class="note">Medians of ${countOf(rounds, 'round')}, in turn with the baseline’s where there is one; in brackets ${bracketed(rounds)}; ${formatTime(startedAt)}${where}.</p>
<ul class="note">${contenders.map((each) => settingsLine(each, name))}</ul>
<table class="ledger">
<caption class="hidden">${name(subject)}${against}</caption>
<thead><tr><th scope="col">Measured</th><th scope="col">Value</th></tr></thead>
<tbody>
${METRICS.map((metric) => metricRow(metric, predicate, name))}</tbody>
</table>
${kipTable(predicate, name)}${curveCharts(predicate, name)}`;
}

type Name = (contender: Contender) => string;

/** A baseline of the same kind is another executable, and its name says so. */
function namesOf({ subject, baseline }: Benchmark): Name {
  return (contender) =>
    contender === baseline && nameOf(baseline) === nameOf(subject)
      ? `the other ${nameOf(contender)}`
      : nameOf(contender);
}

/** How large it is and how it was set up. */
function settingsLine(contender: Contender, name: Name): Html {
  const { kind, form, sizeBytes, flags, properties } = contender;
  const settings = [
    ...(flags ?? []),
    ...Object.entries(properties ?? {}).map(([key, value]) => `${key}=${value}`),
  ];
  const what = form === 'container' ? 'image' : kind === 'jvm' ? 'jars' : 'executable';
  const size = sizeBytes === undefined ? '' : `, ${what} of ${formatBytes(sizeBytes)}`;
  return html`<li>${name(contender)}${size}${settings.length > 0 && html`: <code>${settings.join(' ')}</code>`}</li>`;
}

function metricRow(metric: Metric, { subject, baseline, ratios }: Benchmark, name: Name): Html | false {
  const contenders = [subject, ...(baseline === undefined ? [] : [baseline])];
  const most = Math.max(0, ...contenders.map(({ metrics }) => metrics[metric]?.median ?? 0));
  const ratio = ratios[metric];
  return (
    subject.metrics[metric] !== undefined &&
    html`<tr id="benchmark-${metric}"><th scope="row">${LABELS[metric]}</th><td>${ratio !== undefined && html`<p><b>${ratio.toFixed(2)}</b> times the baseline</p>`}${contenders.map((each) => valueLine(metric, each, { most, name: name(each) }))}</td></tr>
`
  );
}

function valueLine(
  metric: Metric,
  contender: Contender,
  { most, name }: { readonly most: number; readonly name: string },
): Html | false {
  const value = contender.metrics[metric];
  if (value === undefined) return false;
  const show = (number: number) => formatMetric(metric, number);
  const [low, high] = value.interval ?? [value.min, value.max];
  return html`<p>${bar(value.median, most)} ${show(value.median)} <small>(${show(low)} – ${show(high)}) ${name}</small></p>`;
}

/** Below six rounds no pair of values encloses the median with that confidence. */
function bracketed(rounds: number): string {
  return rounds < 6 ? 'the least and the most' : 'the 95 % confidence interval of the median';
}
