import { type Html, html } from '../../core/html.ts';
import { countOf } from '../../core/text.ts';
import type { CheckView, Report } from '../model.ts';

/** Failed checks with what they said and the broker's log around the failure. */
export function failureSection({ suites }: Report): Html | string {
  const failed = suites.flatMap(({ checks }) => checks.filter(({ status }) => status === 'failed'));
  if (failed.length === 0) return '';
  return html`<section id="failures" aria-labelledby="failures-title">
<h2 id="failures-title">Failures <span class="count">${failed.length}</span></h2>
<div>${failed.map(article)}</div>
</section>`;
}

function article({ anchor, id, title, area, priority, failure }: CheckView): Html {
  const { message = 'It failed without a message.', log = [], notes = [] } = failure ?? {};
  return html`<article class="failure" id="failure-${anchor}" aria-labelledby="failure-${anchor}-title">
<h3 id="failure-${anchor}-title"><span class="status failed">failed</span> ${title}</h3>
<p class="meta"><a href="#${anchor}">${id}</a> · ${area} · ${priority}</p>
<pre class="message" tabindex="0" role="region" aria-label="Message of ${id}">${message}</pre>
${notes.length > 0 && html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${log.length > 0 ? brokerLog(id, log) : html`<p class="note">The broker’s log had nothing around this failure.</p>`}
</article>`;
}

function brokerLog(id: string, log: readonly string[]): Html {
  const lines = log.map((line) => {
    const level = /\b(ERROR|FATAL|WARN)\b/.exec(line)?.[1];
    return level === undefined
      ? html`${line}\n`
      : html`<span class="${level.toLowerCase()}">${line}\n</span>`;
  });
  return html`<details open><summary>Broker’s log around it <span class="count">${countOf(log.length, 'line')}</span></summary>
<pre class="log" tabindex="0" role="region" aria-label="Broker’s log around ${id}">${lines}</pre></details>`;
}
