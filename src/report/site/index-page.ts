import { type Html, html } from '../../core/html.ts';
import { countOf } from '../../core/text.ts';
import { formatBytes, formatDuration, formatTime } from '../../core/units.ts';
import { document } from '../html/document.ts';
import { type RunRecord, SEVERITIES } from './run-record.ts';
import { trendSection } from './trends.ts';

/**
 * The page over all runs: the newest verdict, trends, and a list with a link to each report. A pure function
 * of the records, so that two runs that see the same ones write the same page.
 * @param records by time, the oldest first
 */
export function renderIndex(records: readonly RunRecord[]): string {
  const newest = records.at(-1);
  const title = 'Kafka evidence: all runs';
  return document({
    title,
    passed: newest?.verdict !== 'failed',
    kicker: html`All runs`,
    body: html`${newest === undefined ? '' : newestSection(newest)}
${trendSection(records)}
${listSection(records)}`,
    colophon: html`Data of each run: <code>runs/…/run.json</code>.`,
  });
}

function newestSection(run: RunRecord): Html {
  const facts: [string, Html | string][] = [
    [
      'When',
      html`<time datetime="${run.at}">${formatTime(run.at)}</time> <small>policy ${run.policy}</small>`,
    ],
    ['Checks', checksInWords(run)],
    ['Vulnerabilities', vulnerabilitiesInWords(run)],
    ...run.figures.flatMap(({ kind, startMs, loadedRssBytes }): [string, string][] => {
      const told = [
        startMs === undefined ? '' : `starts in ${formatDuration(startMs)}`,
        loadedRssBytes === undefined ? '' : `${formatBytes(loadedRssBytes)} under load`,
      ].filter((each) => each !== '');
      return told.length === 0 ? [] : [[kind === 'jvm' ? 'JVM' : 'Native', told.join(', ')]];
    }),
  ];
  return html`<section class="verdict ${run.verdict}" id="newest" aria-labelledby="newest-title">
<h1 id="newest-title"><span class="stamp">${run.verdict === 'passed' ? 'Passed' : 'Not passed'}</span> <span class="headline">${run.headline}</span></h1>
<p class="lead"><a href="runs/${run.id}/index.html">The newest report</a>, ${run.name}.</p>
<dl class="facts">
${facts.map(([term, value]) => html`<div class="${(term === 'JVM' || term === 'Native') && 'half'}"><dt>${term}</dt><dd>${value}</dd></div>`)}
${run.subjects.map(({ name, sha256 }) => html`<div class="wide"><dt>Judged</dt><dd><b>${name}</b> <code class="digest">sha256:${sha256}</code></dd></div>`)}
</dl>
</section>`;
}

function listSection(records: readonly RunRecord[]): Html {
  return html`<section id="runs" aria-labelledby="runs-title">
<h2 id="runs-title">Runs <span class="count">${records.length}</span></h2>
<div>
<table class="ledger runs">
<caption class="hidden">All runs, the newest first</caption>
<thead><tr><th scope="col">Verdict</th><th scope="col">Run</th><th scope="col">Checks</th><th scope="col">Vulnerabilities</th></tr></thead>
<tbody>
${records.toReversed().map(row)}</tbody>
</table>
</div>
</section>`;
}

function row(run: RunRecord): Html {
  const { id, at, verdict, headline, name, url } = run;
  return html`<tr id="${id}"><td class="status ${verdict}">${verdict === 'passed' ? 'passed' : 'not passed'}</td><td><a href="runs/${id}/index.html">${headline}</a> <small class="line">${name}, <time datetime="${at}">${formatTime(at)}</time>${url !== undefined && html`, <a href="${url}">workflow run</a>`}</small></td><td>${checksInWords(run)}</td><td>${vulnerabilitiesInWords(run)}</td></tr>
`;
}

function checksInWords({ checks: { passed, failed, skipped } }: RunRecord): string {
  const more = [failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : ''];
  return [`${passed} passed`, ...more].filter((each) => each !== '').join(', ');
}

function vulnerabilitiesInWords({ vulnerabilities }: RunRecord): string {
  if (vulnerabilities === undefined) return 'not scanned';
  const told = SEVERITIES.flatMap((severity) => {
    const number = vulnerabilities[severity] ?? 0;
    return number > 0 ? [`${number} ${severity.toLowerCase()}`] : [];
  });
  return told.join(', ') || 'none';
}

/** What a commit over these runs is called. */
export function commitMessage(run: RunRecord, pruned: number): string {
  const removed = pruned === 0 ? '' : `\n\nRemoves ${countOf(pruned, 'older run')}, as the limit says.`;
  return `Report: ${run.headline}, ${run.verdict === 'passed' ? 'passed' : 'not passed'}${removed}\n`;
}
