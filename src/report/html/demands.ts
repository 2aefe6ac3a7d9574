import type { DemandResult } from '../../evidence/judge.ts';
import type { Report } from '../model.ts';
import { type Html, html } from './template.ts';

export function demandSection({ judgement }: Report): Html {
  const { demands, notes } = judgement;
  const met = demands.filter((demand) => demand.met).length;
  return html`<section id="demands" aria-labelledby="demands-title">
<h2 id="demands-title">Demands <span class="count">${met} of ${demands.length} met</span></h2>
<div>
<table class="ledger">
<caption class="hidden">Each demand of the policy, whether it is met, and why</caption>
<thead><tr><th scope="col">Result</th><th scope="col">Demand, and what decided it</th></tr></thead>
<tbody>
${demands.toSorted((a, b) => Number(a.met) - Number(b.met)).map(row)}
</tbody>
</table>
${notes.map((note) => html`<p class="note">${note}</p>`)}
</div>
</section>`;
}

function row({ id, title, met, because, evidence }: DemandResult): Html {
  const files = [...new Set(evidence.map(({ file }) => file))];
  const links = files.map((file, index) => html`${index > 0 && ', '}<a href="#file-${file}">${file}</a>`);
  return html`<tr id="demand-${id}">
<td class="status ${met ? 'passed' : 'failed'}">${met ? 'met' : 'not met'}</td>
<td><b>${title}</b><br>${because}${links.length > 0 && html`<br><small class="files">${links}</small>`}</td>
</tr>
`;
}
