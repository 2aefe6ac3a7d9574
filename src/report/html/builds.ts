import { type Html, html } from '../../core/html.ts';
import { countOf } from '../../core/text.ts';
import { formatBytes, formatDuration, formatTime } from '../../core/units.ts';
import { type KnownEvidence, ofKind } from '../../evidence/evidence.ts';
import type { Resource } from '../../evidence/statement.ts';
import type { Report } from '../model.ts';

/** How binaries and images were made, of what, and what an index holds. */
export function buildSection({ evidence }: Report): Html | string {
  const indexes = ofKind(evidence, 'image-index');
  const builds = ofKind(evidence, 'provenance');
  const sboms = ofKind(evidence, 'sbom');
  const number = indexes.length + builds.length + sboms.length;
  if (number === 0) return '';
  return html`<section id="builds" aria-labelledby="builds-title">
<h2 id="builds-title">Build and provenance <span class="count">${number}</span></h2>
<div>
${indexes.map(indexBlock)}
${builds.map(buildBlock)}
${sboms.map(sbomBlock)}
</div>
</section>`;
}

function indexBlock({ file, predicate, statement }: KnownEvidence<'image-index'>): Html {
  return html`<h3 class="suite">Image ${predicate.image} ${source(file)}</h3>
${statement.subject.map(({ digest }) => html`<p><code class="digest">sha256:${digest.sha256}</code></p>`)}
<table class="ledger">
<caption class="hidden">Platforms of ${predicate.image}</caption>
<thead><tr><th scope="col">Platform</th><th scope="col">Image</th></tr></thead>
<tbody>
${predicate.platforms.map(
  ({ platform, digest, sizeBytes, attestations }) =>
    html`<tr><th scope="row">${platform}</th><td><code class="digest">${digest}</code> ${formatBytes(sizeBytes)}, ${countOf(attestations.length, 'attestation')}</td></tr>
`,
)}</tbody>
</table>`;
}

function buildBlock({ file, predicate, statement }: KnownEvidence<'provenance'>): Html {
  const { buildDefinition: definition, runDetails: run } = predicate;
  const names = statement.subject.map(({ name }) => name).join(', ');
  const times = run.metadata;
  return html`<h3 class="suite">${names} ${source(file)}</h3>
<table class="ledger">
<caption class="hidden">Provenance of ${names}</caption>
<thead class="hidden"><tr><th scope="col">What</th><th scope="col">Value</th></tr></thead>
<tbody>
${fact('Built as', definition.buildType)}
${fact('By', run.builder.id)}
${times !== undefined && fact('When', `${formatTime(times.startedOn)}, took ${formatDuration(Date.parse(times.finishedOn) - Date.parse(times.startedOn))}`)}
${fact('From', html`${countOf(definition.resolvedDependencies.length, 'part')}: ${parts(definition.resolvedDependencies)}`)}
</tbody>
</table>`;
}

function sbomBlock({ file, predicate, statement }: KnownEvidence<'sbom'>): Html {
  const names = statement.subject.map(({ name }) => name).join(', ');
  const { components } = predicate;
  return html`<h3 class="suite">What is in ${names} ${source(file)}</h3>
<details class="area">
<summary><span class="name">${countOf(components.length, 'component')}</span></summary>
<table class="ledger">
<caption class="hidden">Components of ${names}</caption>
<thead><tr><th scope="col">Component</th><th scope="col">Version</th></tr></thead>
<tbody>
${components.map(
  ({ name, version, purl }) =>
    html`<tr><th scope="row">${purl ?? name}</th><td>${version ?? 'unknown'}</td></tr>
`,
)}</tbody>
</table>
</details>`;
}

function fact(name: string, value: Html | string): Html {
  return html`<tr><th scope="row">${name}</th><td>${value}</td></tr>
`;
}

/** The first ones in words; all stand in the statement. */
function parts(resources: readonly Resource[]): string {
  const names = resources.map(({ name, uri }) => name ?? uri ?? 'unnamed');
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}

function source(file: string): Html {
  return html`<a class="source" href="#file-${file}">statement</a>`;
}
