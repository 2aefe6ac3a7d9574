import { type Html, html } from '../../core/html.ts';
import type { FindingGroup, FindingView } from '../findings.ts';
import type { Report } from '../model.ts';

/** From this many findings on, groups start closed: a page of thousands must open at once. */
const OPEN_UP_TO = 100;

/** What scans and static checks found, one group each. */
export function findingSection({ findings: groups }: Report): Html | string {
  if (groups.length === 0) return '';
  const total = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings <span class="count">${total}</span></h2>
<div>${groups.map((group) => block(group, total <= OPEN_UP_TO))}</div>
</section>`;
}

function block({ key, title, about, counts, how, findings }: FindingGroup, open: boolean): Html {
  const bad = findings.some((finding) => finding.bad);
  return html`<details class="area" id="${key}"${open && html` open`}>
<summary><span class="name">${title}</span> <span class="tally${bad && ' failed'}">${counts} <small>${about}</small></span></summary>
<p class="note">${how}.</p>
${findings.length > 0 && table(title, about, findings)}
</details>`;
}

function table(title: string, about: string, findings: readonly FindingView[]): Html {
  return html`<table class="checks">
<caption class="hidden">${title} in ${about}</caption>
<colgroup><col class="result"><col></colgroup>
<thead class="hidden"><tr><th scope="col">Severity</th><th scope="col">Finding</th></tr></thead>
<tbody>
${findings.map(row)}</tbody>
</table>`;
}

function row({ anchor, severity, bad, id, what, detail }: FindingView): Html {
  const look = bad ? 'failed' : severity === 'ignored' ? 'not-applicable' : 'skipped';
  return html`<tr id="${anchor}"><td class="status ${look}">${severity}</td><td>${what} <a class="id" href="#${anchor}">${id}</a><p class="reason">${detail}</p></td></tr>
`;
}
