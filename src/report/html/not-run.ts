import { type Html, html } from '../../core/html.ts';
import type { Report } from '../model.ts';

export function notRunSection({ notRun }: Report): Html | string {
  if (notRun.length === 0) return '';
  return html`<section id="not-run" aria-labelledby="not-run-title">
<h2 id="not-run-title">Not run <span class="count">${notRun.length}</span></h2>
<div>
<p class="note">What this run left out proves nothing either way.</p>
<table class="ledger">
<caption class="hidden">What was not run, why, and the command that would run it</caption>
<thead><tr><th scope="col">What</th><th scope="col">Why, and the command that would run it</th></tr></thead>
<tbody>
${notRun.map(
  ({ what, reason, command }) => html`<tr><th scope="row">${what}</th>
<td>${reason}${command !== undefined && html`<code class="command">${command}</code>`}</td></tr>
`,
)}
</tbody>
</table>
</div>
</section>`;
}
