// Takes the pictures of a report that README.md shows, one for each colour scheme of the reader.
// usage: npm run picture [-- out/report/index.html]    (where no report is named, one is made: npm start)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { formatBytes } from '../src/core/units.ts';
import { launchBrowser } from '../test/support/browser.ts';
import { findChromium } from '../test/support/chromium.ts';

/** As wide as GitHub shows a README, and what of the report fits on a screen. */
const VIEW = { width: 1012, height: 760 };
/** A README should not weigh more than the code that it is about. */
const LIMIT_BYTES = 300 * 1024;
const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures');

const chromium = findChromium();
if ('missing' in chromium) throw new Error(chromium.missing);
const work = mkdtempSync(join(tmpdir(), 'picture-'));
try {
  const report = process.argv[2] ?? makeReport(work);
  if (!existsSync(report)) throw new Error(`${report} is not there`);
  const browser = await launchBrowser(chromium.found);
  try {
    for (const scheme of ['light', 'dark'] as const) await take(browser, resolve(report), scheme);
  } finally {
    await browser.close();
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function makeReport(folder: string): string {
  const outputs = ['--report-dir', folder, '--evidence-dir', join(folder, 'evidence')];
  spawnSync('npm', ['start', '--', ...outputs], { stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'index.html');
}

async function take(browser: Browser, report: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await browser.newPage({ viewport: VIEW, deviceScaleFactor: 1.5, colorScheme });
  await page.goto(pathToFileURL(report).href);
  const path = join(FOLDER, `report-${colorScheme}.png`);
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path });
  await page.close();
  const { size } = statSync(path);
  if (size > LIMIT_BYTES)
    throw new Error(`${path} has ${formatBytes(size)}, over ${formatBytes(LIMIT_BYTES)}`);
  console.log(`${path}: ${formatBytes(size)}`);
}
