import { html } from '../core/html.ts';
import type { Report } from './model.ts';

const LABEL = 'Kafka evidence';
const COLOURS = { passed: '#1a7f37', failed: '#b42318' } as const;
/** Pixels, at 11 pixels of Verdana: wide enough for every letter, so that no text is cut. */
const LETTER = 7;
const PAD = 6;

/** The verdict as an SVG for a README; it says its text to screen readers, too. */
export function renderBadge({ judgement, suites }: Report): string {
  const { verdict } = judgement;
  const passed = suites.reduce((sum, { counts }) => sum + counts.passed, 0);
  const value = `${verdict === 'passed' ? 'passed' : 'not passed'}, ${passed} checks`;
  const left = LABEL.length * LETTER + 2 * PAD;
  const right = value.length * LETTER + 2 * PAD;
  const text = (x: number, content: string) =>
    html`<text x="${x}" y="14" fill="#fff" text-anchor="middle">${content}</text>`;
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${LABEL}: ${value}">
<title>${LABEL}: ${value}</title>
<clipPath id="round"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#round)"><rect width="${left}" height="20" fill="#444"/><rect x="${left}" width="${right}" height="20" fill="${COLOURS[verdict]}"/></g>
<g font-family="Verdana, DejaVu Sans, sans-serif" font-size="11">${text(left / 2, LABEL)}${text(left + right / 2, value)}</g>
</svg>
`;
  return svg.toString();
}
