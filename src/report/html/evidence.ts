import { type Html, html } from '../../core/html.ts';
import { countOf } from '../../core/text.ts';
import { formatBytes } from '../../core/units.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { KINDS } from '../../evidence/kinds.ts';
import { signerInWords } from '../../evidence/signers.ts';
import { hashOf } from '../../io/hash.ts';
import type { Report } from '../model.ts';

/** Above this many characters a statement is there to download only. */
const SHOWN_UP_TO = 256 * 1024;

/** Every statement as it was judged, byte for byte, to read and to download. */
export function evidenceSection({ evidence, problems }: Report): Html {
  return html`<section id="evidence" aria-labelledby="evidence-title">
<h2 id="evidence-title">Evidence <span class="count">${countOf(evidence.length, 'statement')}</span></h2>
<div>
${problems.map(({ message }) => html`<p class="problem"><span class="status failed">invalid</span> ${message}</p>`)}
${evidence.length === 0 && html`<p class="note">There is none.</p>`}
${evidence.map(statementBlock)}
</div>
</section>`;
}

function statementBlock({ file, text, kind, statement, signers }: Evidence, index: number): Html {
  const bytes = Buffer.from(text);
  const digest = hashOf(bytes, 'sha256');
  const title = kind === undefined ? 'Not counted' : KINDS[kind].title;
  const about = statement.subject.map(
    ({ name, digest: { sha256 } }) =>
      html`<dt>About</dt><dd>${name} <code class="digest">sha256:${sha256}</code></dd>`,
  );
  return html`<details class="raw" id="file-${file}">
<summary><span class="name">[${index + 1}] ${title}</span> <span class="tally">${file}</span> <span class="time">${formatBytes(bytes.length)}</span></summary>
<dl>${about}<dt>Predicate</dt><dd>${statement.predicateType}</dd>${signers.map((signer) => html`<dt>Signed by</dt><dd>${signerInWords(signer)}</dd>`)}<dt>This file</dt><dd><code class="digest">sha256:${digest}</code></dd></dl>
<p><a class="button" download="${file.replace(/^.*\//, '')}" href="data:application/json;base64,${bytes.toString('base64')}">Download</a></p>
${
  text.length > SHOWN_UP_TO
    ? html`<p class="note">It is too long to be shown here.</p>`
    : html`<pre tabindex="0" role="region" aria-label="${file}">${text}</pre>`
}
</details>`;
}
