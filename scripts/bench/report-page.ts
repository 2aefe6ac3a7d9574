import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Report } from '../../src/report/model.ts';
import { writeReport } from '../../src/report/write.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { findChromium } from '../../test/support/chromium.ts';
import { hugeReport, reportOn } from '../../test/support/reports.ts';
import { sampleSuite } from '../../test/support/sample-suite.ts';
import { median } from './rounds.ts';

const ROUNDS = 5;

/** Milliseconds until a page is loaded, and until a search in it is drawn; timed within the page. */
interface PageTimes {
  readonly loaded: number;
  readonly searched: number;
}

/** The report of 5 000 checks and 2 000 findings against the report of an ordinary run, in a real browser. */
export async function reportPage(): Promise<string> {
  const chromium = findChromium();
  if ('missing' in chromium) return `report-page: not measured, ${chromium.missing}`;
  const dir = await mkdtemp(join(tmpdir(), 'report-'));
  const browser = await launchBrowser(chromium.found);
  try {
    const huge = await times(browser, join(dir, 'huge'), hugeReport());
    const usual = await times(browser, join(dir, 'usual'), reportOn(sampleSuite()));
    const row = (what: keyof PageTimes) =>
      `${what} ${Math.round(huge[what])} ms against ${Math.round(usual[what])} ms (ratio ${(huge[what] / usual[what]).toFixed(1)})`;
    return `report of 5 000 checks and 2 000 findings; report of an ordinary run: ${row('loaded')}, ${row('searched')}`;
  } finally {
    await browser.close();
    await rm(dir, { recursive: true });
  }
}

async function times(browser: Browser, dir: string, report: Report): Promise<PageTimes> {
  const { html } = await writeReport(dir, report);
  const rounds: PageTimes[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(html).href);
    rounds.push({
      loaded: await page.evaluate('performance.getEntriesByType("navigation")[0].loadEventEnd'),
      searched: await page.evaluate(`new Promise((resolve) => {
        const output = document.querySelector('.filter output');
        const search = document.querySelector('.filter [type=search]');
        const started = performance.now();
        new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started))))
          .observe(output, { childList: true });
        search.value = 'record';
        search.dispatchEvent(new Event('input', { bubbles: true }));
      })`),
    });
    await page.close();
  }
  return {
    loaded: median(rounds.map(({ loaded }) => loaded)),
    searched: median(rounds.map(({ searched }) => searched)),
  };
}
