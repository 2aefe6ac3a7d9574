import { type Html, html, type Part } from '../../core/html.ts';
import { countOf } from '../../core/text.ts';
import { formatBytes, formatDuration, formatTime } from '../../core/units.ts';
import type { Report, SuiteView } from '../model.ts';
import { countsInWords, subjectInWords, verdictInWords } from '../words.ts';

/** What a voter must see first: the verdict, what it is about, and where to look when it is not passed. */
export function verdictSection(report: Report): Html {
  const { verdict, policy } = report.judgement;
  const passed = verdict === 'passed';
  return html`<section class="verdict ${verdict}" id="verdict" aria-labelledby="verdict-title">
<h1 id="verdict-title"><span class="stamp">${passed ? 'Passed' : 'Not passed'}</span> <span class="headline">${report.headline}</span></h1>
<p class="lead">${verdictInWords(report)} <span class="aim">${passed ? 'It means' : 'It would mean'}: ${policy.title}.</span></p>
${!passed && troubles(report)}
<dl class="facts">
${judgedFacts(report)}
${report.suites.length === 1 && report.suites.map(suiteFacts)}
${report.distributions.map(({ source, from, jars, verified }) =>
  fact(
    'Kafka from',
    html`${from} <small>${source}, ${countOf(jars.length, 'jar')}${verified.length > 0 ? ', verified by ' : ', not verified'}${verified.map(({ by }) => by).join(', ')}</small>`,
    'half',
  ),
)}
</dl>
${report.suites.length > 1 && suiteTable(report.suites)}
${contents(report)}
</section>`;
}

function troubles({ judgement, suites }: Report): Html {
  const unmet = judgement.demands.filter(({ met }) => !met);
  const failed = suites.flatMap(({ checks }) => checks.filter(({ status }) => status === 'failed'));
  return html`<ul class="troubles">
${unmet.map(({ id, title }) => trouble('Demand not met', `demand-${id}`, title))}
${failed.slice(0, 10).map(({ anchor, title }) => trouble('Check failed', `failure-${anchor}`, title))}
${failed.length > 10 && trouble('Check failed', 'failures', `and ${countOf(failed.length - 10, 'more check')}`)}
</ul>`;
}

function trouble(what: string, anchor: string, title: string): Html {
  return html`<li><span>${what}</span> <a href="#${anchor}">${title}</a></li>`;
}

function judgedFacts({ judgement }: Report): Html[] {
  return judgement.subjects.map(({ name, digest }) =>
    fact('Judged', html`<b>${name}</b> <code class="digest">sha256:${digest.sha256}</code>`, 'wide'),
  );
}

/** Several suites side by side: facts one below the other could not be told apart. */
function suiteTable(suites: readonly SuiteView[]): Html {
  return html`<table class="ledger suites">
<caption class="hidden">What was tested</caption>
<thead><tr><th scope="col">Suite</th><th scope="col">Of</th><th scope="col">Checks</th><th scope="col">Run</th></tr></thead>
<tbody>
${suites.map(suiteRow)}</tbody>
</table>`;
}

function suiteRow(suite: SuiteView): Html {
  const { key, name, subject, counts, startedAt, durationMs, complete } = suite;
  const where = machineInWords(suite);
  return html`<tr><th scope="row"><a href="#${key}">${name}</a></th><td>Kafka ${subject.kafkaVersion}, ${subjectInWords(suite)}${where !== undefined && html` <small>${where}</small>`}</td><td class="${counts.failed > 0 && 'tally failed'}">${countsInWords(counts)}${!complete && html` <b>cut short</b>`}</td><td><time datetime="${startedAt}">${formatTime(startedAt)}</time> <small>took ${formatDuration(durationMs)}</small></td></tr>
`;
}

function machineInWords({ machine }: SuiteView): string | undefined {
  return machine && `${machine.os}, ${machine.cpus} × ${machine.cpu}, ${formatBytes(machine.memoryBytes)}`;
}

function suiteFacts(suite: SuiteView): Html {
  const { subject, counts, startedAt, durationMs, complete } = suite;
  const java = subject.java === undefined ? '' : `Java ${subject.java}`;
  const where = machineInWords(suite);
  return html`
${fact('Tested as', html`<strong class="kind">${subject.kind === 'jvm' ? 'JVM' : 'Native'} ${subject.form}</strong> <small>${java}</small>`)}
${fact('Kafka', subject.kafkaVersion)}
${fact('Checks', html`${countsInWords(counts)}${!complete && html` <b>cut short</b>`}`)}
${fact('Run', html`<time datetime="${startedAt}">${formatTime(startedAt)}</time> <small>took ${formatDuration(durationMs)}</small>`)}
${fact('Machine', html`${where ?? subject.platform} ${where !== undefined && html`<small>${subject.platform}</small>`}`, 'half')}`;
}

function fact(term: string, description: Part, look = ''): Html {
  return html`<div class="${look}"><dt>${term}</dt><dd>${description}</dd></div>`;
}

function contents(report: Report): Html {
  const failed = report.suites.reduce((sum, { counts }) => sum + counts.failed, 0);
  const total = report.suites.reduce((sum, { checks }) => sum + checks.length, 0);
  const builds = report.evidence.filter(({ kind }) => kind === 'image-index' || kind === 'provenance').length;
  const links: [string, string, number][] = [
    ['demands', 'Demands', report.judgement.demands.length],
    ['failures', 'Failures', failed],
    ['not-run', 'Not run', report.notRun.length],
    ['findings', 'Findings', report.findings.length],
    ['benchmarks', 'Benchmarks', report.evidence.filter(({ kind }) => kind === 'benchmark').length],
    ['checks', 'Checks', total],
    ['builds', 'Builds', builds],
    ['evidence', 'Evidence', report.evidence.length],
  ];
  return html`<nav class="contents" aria-label="Sections"><ul>${links
    .filter(([id, , number]) => number > 0 || id === 'evidence')
    .map(
      ([id, label, number]) => html`<li><a href="#${id}">${label} <span>${number}</span></a></li>`,
    )}</ul></nav>`;
}
