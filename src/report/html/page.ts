import { createHash } from 'node:crypto';
import { type Html, html, trusted } from '../../core/html.ts';
import type { Report } from '../model.ts';
import { formatTime } from '../words.ts';
import { benchmarkSection } from './benchmarks.ts';
import { buildSection } from './builds.ts';
import { checkSections } from './checks.ts';
import { demandSection } from './demands.ts';
import { evidenceSection } from './evidence.ts';
import { failureSection } from './failures.ts';
import { findingSection } from './findings.ts';
import { notRunSection } from './not-run.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { verdictSection } from './summary.ts';

/**
 * The report as one page that needs nothing else: no network, no script to be read. Its content security
 * policy allows exactly its own style and script, by digest, and no request at all.
 */
export function renderHtml(report: Report): string {
  const passed = report.judgement.verdict === 'passed';
  const title = `${passed ? 'Passed' : 'Not passed'}: ${report.headline}`;
  return `<!doctype html>\n${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="kafka-native ${report.meta.version}">
<title>${title}</title>
<link rel="icon" href="${icon(passed)}">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#verdict">Skip to the verdict</a>
${masthead(report)}
<main>
${verdictSection(report)}
${demandSection(report)}
${failureSection(report)}
${notRunSection(report)}
${findingSection(report)}
${checkSections(report)}
${benchmarkSection(report)}
${buildSection(report)}
${evidenceSection(report)}
</main>
<footer class="colophon"><p>Written ${formatTime(report.meta.generatedAt)} by kafka-native ${report.meta.version}
from the evidence above and nothing else.</p></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`}`;
}

/** The theme is chosen in CSS alone, so that it works where scripts do not; the script only remembers it. */
function masthead(report: Report): Html {
  const theme = (name: string, label: string, checked = false) =>
    html`<label><input type="radio" name="theme" id="theme-${name}" value="${name}"${checked && html` checked`}>${label}</label>`;
  return html`<header class="masthead">
<p class="kicker">Evidence report <span>policy ${report.judgement.policy.name}</span></p>
<fieldset class="theme"><legend class="hidden">Colours</legend>${theme('auto', 'Auto', true)}${theme('light', 'Light')}${theme('dark', 'Dark')}</fieldset>
</header>`;
}

function contentSecurityPolicy(): string {
  const allow = (source: string) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${allow(STYLE)}`,
    `script-src ${allow(SCRIPT)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A tick or a cross in the tab. */
function icon(passed: boolean): string {
  const [colour, path] = passed ? ['#1a6b3c', 'M9 17l5 5 9-12'] : ['#a8231c', 'M10 10l12 12M22 10L10 22'];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="3.5"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
