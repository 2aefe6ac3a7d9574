import { type Html, html, trusted } from '../core/html.ts';
import { countOf } from '../core/text.ts';
import { formatDuration } from '../core/units.ts';
import { counts } from './comparison.ts';
import { countSeverities, type Finding, SEVERITIES } from './finding.ts';
import type { Judged } from './gate.ts';
import { type CompleteScan, isComplete, titleOf } from './result.ts';
import { originWords, type ScanReport } from './scan-report.ts';

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2128;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #c9d1d9;padding:.3rem .6rem;text-align:left;vertical-align:top}
th{background:#f0f3f6}td.number{text-align:right}code{overflow-wrap:anywhere}
.failed,.CRITICAL{background:#ffe3e0}.HIGH{background:#fff0dc}.passed{background:#ddf4e4}.quiet{color:#59636e}
h1{padding:.3rem .6rem}details{margin:.6rem 0;border:1px solid #c9d1d9;padding:.3rem .8rem}summary{cursor:pointer;font-weight:600}
@media(prefers-color-scheme:dark){body{background:#12161c;color:#dfe6ee}th{background:#22272e}.failed,.CRITICAL{background:#5c1f1a}.HIGH{background:#5b3a10}.passed{background:#12451f}.quiet{color:#9aa5b1}a{color:#79b8ff}}
`;

/** The scan as one self-contained page: table of all images and severities, each with its findings below. */
export function scanPage(report: ScanReport): string {
  const passed = report.reasons.length === 0;
  const verdict = passed ? 'Scan passed' : 'Scan failed';
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${verdict}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<h1 class="${passed ? 'passed' : 'failed'}">${verdict}</h1>
${sentences(report.reasons)}${sentences(report.warnings)}
${overview(report.judged)}
${knowledge(report)}
${report.judged.map((each, index) => detail(each, index))}
</body>
</html>
`.toString();
}

function sentences(list: readonly string[]): Html | undefined {
  return list.length === 0 ? undefined : html`<ul>${list.map((each) => html`<li>${each}</li>`)}</ul>`;
}

function overview(judged: readonly Judged[]): Html {
  return html`<table>
<caption>${countOf(judged.length, 'image')}, each platform by itself</caption>
<thead><tr><th scope="col">Image</th>${SEVERITIES.map((each) => html`<th scope="col">${each.toLowerCase()}</th>`)}<th scope="col">new</th><th scope="col">fixed</th><th scope="col">Java</th></tr></thead>
<tbody>${judged.map(row)}</tbody>
</table>`;
}

function row({ result, comparison }: Judged, index: number): Html {
  const name = html`<th scope="row"><a href="#image-${index}"><code>${titleOf(result)}</code></a></th>`;
  if (!isComplete(result))
    return html`<tr>${name}<td colspan="8" class="failed">not scanned: ${result.reason}</td></tr>\n`;
  const numbers = countSeverities(result.findings.filter(counts));
  const cells = SEVERITIES.map((each) => {
    const style = numbers[each] > 0 ? `number ${each}` : 'number';
    return html`<td class="${style}">${numbers[each]}</td>`;
  });
  const { java } = result;
  const javaText = java === undefined ? '–' : `${java.version ?? 'unknown'} (${java.status})`;
  return html`<tr>${name}${cells}<td class="number">${comparison.added.length}</td><td class="number">${comparison.fixed.length}</td><td>${javaText}</td></tr>\n`;
}

function knowledge({ scanner: { version, sha256, databases } }: ScanReport): Html {
  const { vulnerabilities, java } = databases;
  return html`<p class="quiet">Trivy ${version}, SHA-256 <code>${sha256}</code>. Vulnerability database of ${vulnerabilities.updatedAt}, ${formatDuration(vulnerabilities.ageMs)} old, SHA-256 <code>${vulnerabilities.sha256}</code>. ${
    java === undefined
      ? 'No Java database.'
      : `Java database of ${java.updatedAt}, ${formatDuration(java.ageMs)} old.`
  }</p>`;
}

function detail({ result, comparison }: Judged, index: number): Html {
  if (!isComplete(result)) {
    return html`<details id="image-${index}" open><summary>${titleOf(result)}: not scanned</summary><p>${result.reason}</p></details>\n`;
  }
  const added = new Set(comparison.added);
  return html`<details id="image-${index}"><summary>${titleOf(result)}: ${countOf(result.findings.length, 'finding')}</summary>
${facts(result)}
${result.findings.length > 0 && findingTable(result.findings, added)}
${sentences(comparison.fixed.map(({ id, package: name }) => `Fixed since the scan before: ${id} in ${name}`))}
</details>
`;
}

function facts({ digest, os, endOfLife, packages, java }: CompleteScan): Html {
  const ended = endOfLife ? ', which gets no security updates any more' : '';
  return html`<p><code>${digest ?? 'no digest'}</code>, ${os ?? 'no operating system'}${ended}, ${countOf(packages.length, 'package')}. ${java !== undefined && `${java.because}.`}</p>`;
}

function findingTable(findings: readonly Finding[], added: ReadonlySet<Finding>): Html {
  return html`<table>
<thead><tr><th scope="col">Vulnerability</th><th scope="col">Severity</th><th scope="col">Package</th><th scope="col">Version</th><th scope="col">Fixed in</th><th scope="col">State</th><th scope="col">Seen in</th></tr></thead>
<tbody>${findings.map((finding) => findingRow(finding, added.has(finding)))}</tbody>
</table>`;
}

function findingRow(finding: Finding, isNew: boolean): Html {
  const { id, url, title, severity, ignored } = finding;
  const link = url === undefined ? id : html`<a href="${url}" rel="noreferrer">${id}</a>`;
  const state = ignored === undefined ? (isNew ? 'new' : 'known') : `ignored: ${ignored.reason}`;
  return html`<tr><td>${link}<br>${title}</td><td class="${severity}">${severity.toLowerCase()}</td><td><code>${finding.package}</code></td><td>${finding.version}</td><td>${finding.fixedVersion ?? '–'}</td><td>${state}</td><td>${originWords(finding.origins)}</td></tr>\n`;
}
