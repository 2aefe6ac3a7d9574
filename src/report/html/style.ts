import { CHARTS } from '../chart/style.ts';
import { LAYOUT } from './style-layout.ts';
import { PARTS } from './style-parts.ts';
import { PRINT } from './style-print.ts';

/** One class per percent: bars need a width and the security policy allows no style attributes. */
const WIDTHS = Array.from({ length: 101 }, (_, percent) => `.w${percent}::before{width:${percent}%}`).join(
  '\n',
);

/** Colours for both schemes; text on its ground keeps a contrast of at least 4.5 to 1 in each. */
const COLOURS = {
  paper: ['#fbfaf6', '#16181b'],
  sheet: ['#ffffff', '#1d2024'],
  ink: ['#1c1e21', '#e7e4dd'],
  soft: ['#585c62', '#a5a8ad'],
  rule: ['#dcd8cd', '#363a40'],
  'rule-strong': ['#8b877c', '#70757d'],
  passed: ['#17633a', '#7bd39d'],
  'passed-tint': ['#e8f2e9', '#1b2f24'],
  failed: ['#a3201a', '#ff9d94'],
  'failed-tint': ['#fbeae7', '#3a1f1e'],
  skipped: ['#7a4f00', '#e5b862'],
  link: ['#1c4c8c', '#93bdf5'],
  bar: ['#a9a493', '#5d646d'],
} as const;

function colours(scheme: 0 | 1 | 'both'): string {
  return Object.entries(COLOURS)
    .map(
      ([name, pair]) =>
        `--${name}:${scheme === 'both' ? `light-dark(${pair[0]},${pair[1]})` : pair[scheme]};`,
    )
    .join('');
}

/** The page's whole style. A browser that does not know `light-dark()` shows the light colours. */
export const STYLE = `:root{color-scheme:light dark;${colours(0)}}
@supports (color:light-dark(#000,#fff)){:root{${colours('both')}}}
:root:has(#theme-light:checked){color-scheme:light}
:root:has(#theme-dark:checked){color-scheme:dark}
${LAYOUT}${PARTS}${CHARTS}${WIDTHS}
${PRINT}`;
