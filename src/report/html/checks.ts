import { type Html, html } from '../../core/html.ts';
import { formatDuration } from '../../core/units.ts';
import type { AreaView, CheckView, Counts, Report, SuiteView } from '../model.ts';
import { countsInWords, STATUS_WORDS, subjectInWords } from '../words.ts';

/** From this many checks on, areas without failures start closed: a page of thousands must open at once. */
const OPEN_UP_TO = 60;

export function checkSections(report: Report): Html | string {
  if (report.suites.length === 0) return '';
  const total = report.suites.reduce((sum, { checks }) => sum + checks.length, 0);
  return html`<section id="checks" aria-labelledby="checks-title">
<h2 id="checks-title">Checks <span class="count">${total} by area</span></h2>
<div>
${filter(report.suites)}
${report.suites.map((suite) => suiteBlock(suite, report.suites.length > 1, total <= OPEN_UP_TO))}
</div>
</section>`;
}

/** Shown by the script, without which it could do nothing. */
function filter(suites: readonly SuiteView[]): Html {
  const statuses = Object.keys(STATUS_WORDS) as (keyof Counts)[];
  const boxes = statuses.map((status) => {
    const number = suites.reduce((sum, { counts }) => sum + counts[status], 0);
    return (
      number > 0 &&
      html`<label><input type="checkbox" name="status" value="${status}" checked>${STATUS_WORDS[status]} <span>${number}</span></label>`
    );
  });
  return html`<form class="filter" role="search" aria-label="Checks" hidden>
<label class="find"><span class="hidden">Find a check</span><input type="search" name="text" placeholder="Find a check by title, id or area"></label>
<fieldset><legend class="hidden">Show</legend>${boxes}</fieldset>
<output aria-live="polite"></output>
</form>`;
}

function suiteBlock(suite: SuiteView, several: boolean, open: boolean): Html {
  const longestArea = Math.max(...suite.areas.map(({ durationMs }) => durationMs));
  const longestCheck = suite.checks.reduce((longest, { durationMs }) => Math.max(longest, durationMs), 0);
  return html`${several && html`<h3 class="suite" id="${suite.key}">${suite.name}: ${subjectInWords(suite)}</h3>`}
${suite.areas.map((area) => areaBlock(area, longestArea, longestCheck, open || area.counts.failed > 0))}`;
}

function areaBlock(area: AreaView, longestArea: number, longestCheck: number, open: boolean): Html {
  const bad = area.counts.failed > 0;
  return html`<details class="area" id="${area.key}"${open && html` open`}>
<summary><span class="name">${area.area}</span> <span class="tally${bad && ' failed'}">${countsInWords(area.counts)}</span>
<span class="time">${formatDuration(area.durationMs)} ${bar(area.durationMs, longestArea)}</span></summary>
<table class="checks">
<caption class="hidden">Checks of area ${area.area}</caption>
<colgroup><col class="result"><col><col class="duration"></colgroup>
<thead class="hidden"><tr><th scope="col">Result</th><th scope="col">Check</th><th scope="col">Time</th></tr></thead>
<tbody>
${area.checks.map((check) => row(check, longestCheck))}</tbody>
</table>
</details>`;
}

function row({ anchor, status, title, id, priority, reason, durationMs }: CheckView, longest: number): Html {
  const ran = status === 'passed' || status === 'failed';
  return html`<tr id="${anchor}" data-s="${status}"><td class="status ${status}">${STATUS_WORDS[status]}</td><td>${title} <a class="id" href="#${anchor}">${id}</a> <small>${priority}</small>${reason !== undefined && html`<p class="reason">${reason}</p>`}${status === 'failed' && html`<p class="reason"><a href="#failure-${anchor}">why it failed</a></p>`}</td><td class="time">${ran && html`${formatDuration(durationMs)} ${bar(durationMs, longest)}`}</td></tr>
`;
}

/** A share of the longest, as one of 101 classes: the security policy allows no style attributes. */
export function bar(value: number, longest: number): Html {
  const percent = longest > 0 ? Math.round((100 * value) / longest) : 0;
  return html`<span class="bar w${percent}"></span>`;
}
