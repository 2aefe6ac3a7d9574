import { type Html, html } from '../../core/html.ts';
import type { DemandResult } from '../../evidence/judge.ts';
import type { Report } from '../model.ts';

export function demandSection({ judgement, evidence }: Report): Html {
  const numbers = new Map(evidence.map(({ file }, index) => [file, index + 1]));
  const { demands, notes } = judgement;
  const met = demands.filter((demand) => demand.met).length;
  return html`<section id="demands" aria-labelledby="demands-title">
<h2 id="demands-title">Demands <span class="count">${met} of ${demands.length} met</span></h2>
<div>
<table class="ledger">
<caption class="hidden">Each demand of the policy, whether it is met, and why</caption>
<thead><tr><th scope="col">Result</th><th scope="col">Demand, and what decided it</th></tr></thead>
<tbody>
${demands.toSorted((a, b) => Number(a.met) - Number(b.met)).map((demand) => row(demand, numbers))}
</tbody>
</table>
${notes.map((note) => html`<p class="note">${note}</p>`)}
</div>
</section>`;
}

/** Statements are referred to by their number in the last section, as sources are in a paper. */
function row(
  { id, title, met, because, evidence }: DemandResult,
  numbers: ReadonlyMap<string, number>,
): Html {
  const files = [...new Set(evidence.map(({ file }) => file))];
  const sources = files.map(
    (file) =>
      html` <a class="source" href="#file-${file}" aria-label="Evidence ${numbers.get(file)}">[${numbers.get(file)}]</a>`,
  );
  return html`<tr id="demand-${id}">
<td class="status ${met ? 'passed' : 'failed'}">${met ? 'met' : 'not met'}</td>
<td><b>${title}</b><br>${because}${sources}</td>
</tr>
`;
}
