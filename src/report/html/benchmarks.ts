import { type Html, html } from '../../core/html.ts';
import { countOf } from '../../core/text.ts';
import { formatBytes, formatTime } from '../../core/units.ts';
import { type Benchmark, type Contender, METRICS, type Metric } from '../../evidence/benchmark.ts';
import { type KnownEvidence, ofKind } from '../../evidence/evidence.ts';
import { formatMetric, LABELS, nameOf, shortNameOf } from '../metric-words.ts';
import type { Report } from '../model.ts';
import { bar } from './checks.ts';
import { curveCharts } from './curves.ts';
import { kipTable } from './kip-974.ts';

/** How memory and CPU went over time, medians as bars, subject above baseline, with their range, and KIP-974's own figures. */
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
  const [name, shortName] = [namesOf(predicate, nameOf), namesOf(predicate, shortNameOf)];
  const contenders = [subject, ...(baseline === undefined ? [] : [baseline])];
  const against = baseline === undefined ? '' : ` beside ${name(baseline)}`;
  const where = machine === undefined ? '' : `, ${machine.os}, ${machine.cpus} × ${machine.cpu}`;
  return html`<h3 class="suite">${name(subject)}${against} <a class="source" href="#file-${file}">statement</a></h3>
<p class="note">Medians of ${countOf(rounds, 'round')}, in turn with the baseline’s where there is one; in brackets ${bracketed(rounds)}; under ${load.records} records of ${load.recordBytes} bytes; ${formatTime(startedAt)}${where}.</p>
<ul class="note">${contenders.map((each) => settingsLine(each, name))}</ul>
${curveCharts(predicate, name)}
<table class="ledger measures">
<caption class="hidden">${name(subject)}${against}</caption>
<thead><tr><th scope="col">Measured</th><th scope="col">Value</th>${baseline !== undefined && html`<th scope="col" class="ratio">To ${shortName(baseline)}</th>`}</tr></thead>
<tbody>
${METRICS.map((metric) => metricRow(metric, predicate, { name: shortName, suffix }))}</tbody>
</table>
${kipTable(predicate, name)}`;
}

type Name = (contender: Contender) => string;

/** A baseline of the same kind is another executable, and its name says so. */
function namesOf({ subject, baseline }: Benchmark, name: Name): Name {
  return (contender) =>
    contender === baseline && name(baseline) === name(subject)
      ? `the other ${name(contender)}`
      : name(contender);
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

function metricRow(
  metric: Metric,
  { subject, baseline, ratios }: Benchmark,
  { name, suffix }: { readonly name: Name; readonly suffix: string },
): Html | false {
  const contenders = [subject, ...(baseline === undefined ? [] : [baseline])];
  const most = Math.max(0, ...contenders.map(({ metrics }) => metrics[metric]?.median ?? 0));
  const ratio = ratios[metric];
  return (
    subject.metrics[metric] !== undefined &&
    html`<tr id="benchmark-${metric}${suffix}"><th scope="row">${LABELS[metric]}</th><td>${contenders.map((each) => valueLine(metric, each, { most, name: name(each) }))}</td>${baseline !== undefined && html`<td class="ratio">${ratio !== undefined && ratioInWords(ratio)}</td>`}</tr>
`
  );
}

/** `0.08 ×`, `1.4 ×`. */
function ratioInWords(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} ×`;
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
  return html`<p class="measure ${contender.kind}">${bar(value.median, most)} <b>${show(value.median)}</b> <small>(${show(low)} – ${show(high)}) ${name}</small></p>`;
}

/** Below six rounds no pair of values encloses the median with that confidence. */
function bracketed(rounds: number): string {
  return rounds < 6 ? 'the least and the most' : 'the 95 % confidence interval of the median';
}
