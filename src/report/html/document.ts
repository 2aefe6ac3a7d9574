import { createHash } from 'node:crypto';
import { type Html, html, trusted } from '../../core/html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly title: string;
  /** A tick or a cross in the tab. */
  readonly passed: boolean;
  readonly kicker: Html;
  readonly body: Html;
  readonly colophon: Html;
  /** Version of this project; left out of pages that must not change with it. */
  readonly generator?: string;
}

/**
 * A page that needs nothing else: no network, no script to be read. Its content security policy allows
 * exactly its own style and script, by digest, and no request at all.
 */
export function document({ title, passed, kicker, body, colophon, generator }: Page): string {
  return `<!doctype html>\n${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${generator !== undefined && html`<meta name="generator" content="kafka-native ${generator}">\n`}<title>${title}</title>
<link rel="icon" href="${icon(passed)}">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${masthead(kicker)}
<main id="main">
${body}
</main>
<footer class="colophon"><p>${colophon}</p></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`}`;
}

/** The theme is chosen in CSS alone, so that it works where scripts do not; the script only remembers it. */
function masthead(kicker: Html): Html {
  const theme = (name: string, label: string, checked = false) =>
    html`<label><input type="radio" name="theme" id="theme-${name}" value="${name}"${checked && html` checked`}>${label}</label>`;
  return html`<header class="masthead">
<p class="kicker">${kicker}</p>
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

function icon(passed: boolean): string {
  const [colour, path] = passed ? ['#1a6b3c', 'M9 17l5 5 9-12'] : ['#a8231c', 'M10 10l12 12M22 10L10 22'];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="3.5"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
