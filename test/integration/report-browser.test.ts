import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Report } from '../../src/report/model.ts';
import { renderIndex } from '../../src/report/site/index-page.ts';
import { writeReport } from '../../src/report/write.ts';
import { benchmarkStatement } from '../support/benchmark-evidence.ts';
import { launchBrowser, watch } from '../support/browser.ts';
import { findChromium } from '../support/chromium.ts';
import { filed, NOW } from '../support/evidence.ts';
import {
  AMD64,
  ARM64,
  DIGESTS,
  findings,
  imageProvenance,
  imageTest,
  indexStatement,
  scanStatement,
} from '../support/image-evidence.ts';
import { hugeReport, reportOn, reportOver } from '../support/reports.ts';
import { describeWhere } from '../support/require.ts';
import { runRecords } from '../support/run-records.ts';
import { failingSuite, sampleSuite } from '../support/sample-suite.ts';

const REPORTS: Record<string, Report> = {
  passed: reportOn(sampleSuite()),
  failed: reportOn(failingSuite()),
  empty: reportOver([]),
  huge: hugeReport(),
  image: reportOver([
    filed(indexStatement(DIGESTS)),
    filed(imageTest(DIGESTS.amd64, AMD64)),
    filed(imageTest(DIGESTS.arm64, ARM64)),
    filed(scanStatement(DIGESTS.amd64, AMD64, NOW.toISOString(), findings(12))),
    filed(imageProvenance(DIGESTS.amd64)),
    filed(benchmarkStatement({ name: 'kafka-native', digest: { sha256: DIGESTS.amd64 } })),
  ]),
};

describeWhere('chromium', findChromium(), 'the report in a browser', (chromium) => {
  let dir = '';
  let browser: Browser;
  let misdeeds: string[] = [];
  const addresses: Record<string, string> = {};

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'report-'));
    for (const [name, report] of Object.entries(REPORTS)) {
      const { html } = await writeReport(join(dir, name), report);
      addresses[name] = pathToFileURL(html).href;
    }
    const pages = join(dir, 'pages.html');
    await writeFile(pages, renderIndex(runRecords(40)));
    addresses.pages = pathToFileURL(pages).href;
    browser = await launchBrowser(chromium());
  });
  afterEach(async () => {
    expect(misdeeds).toEqual([]);
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await rm(dir, { recursive: true });
  });

  async function open(name: string, options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
    const address = addresses[name] ?? '';
    const page = await browser.newPage(options);
    misdeeds = watch(page, address);
    await page.goto(address + hash);
    return page;
  }
  const paper = (page: Page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');

  describe('axe finds nothing and nothing overflows', () => {
    test.each([
      ['passed', 'light', 360],
      ['passed', 'dark', 1280],
      ['failed', 'light', 1280],
      ['failed', 'dark', 360],
      ['empty', 'light', 360],
      ['image', 'light', 390],
      ['pages', 'light', 390],
      ['pages', 'dark', 1280],
      ['image', 'dark', 1280],
    ] as const)('%s, %s, %i px', async (name, colorScheme, width) => {
      const page = await open(name, { colorScheme, viewport: { width, height: 800 } });
      await page.evaluate(axe.source);
      const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
        'axe.run()',
      );
      expect(
        found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
      ).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    });
  });

  test('text that tries to be markup stays text', async () => {
    const page = await open('failed');
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('#failure-check-config-refused .message').textContent()).toContain('<script>');
  });

  test('the policy of the page stops a script that got in all the same', async () => {
    const page = await open('passed');
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 1';
      document.body.append(script);
    }`);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(misdeeds.join()).toContain('Content Security Policy');
    misdeeds = [];
  });

  test.each([true, false])('colours can be chosen (scripts on: %s)', async (javaScriptEnabled) => {
    const page = await open('passed', { javaScriptEnabled, colorScheme: 'light' });
    const light = await paper(page);
    await page.getByText('Dark', { exact: true }).click();
    const dark = await paper(page);
    expect(dark).not.toBe(light);
    if (javaScriptEnabled) {
      // The browser writes what it is to remember in the background: a busy machine may need a second look.
      for (let tries = 0; tries < 5 && (tries === 0 || (await paper(page)) !== dark); tries += 1) {
        await page.reload();
      }
      expect(await paper(page)).toBe(dark);
    }
    await page.getByText('Light', { exact: true }).click();
    expect(await paper(page)).toBe(light);
  });

  test('without scripts everything is there and no dead control', async () => {
    const page = await open('passed', { javaScriptEnabled: false });
    expect(await page.locator('form.filter').isVisible()).toBe(false);
    expect(await page.locator('#check-topic-create').isVisible()).toBe(true);
    await page.locator('.raw summary').first().click();
    expect(await page.locator('.raw pre').first().isVisible()).toBe(true);
  });

  test('what is downloaded is the evidence, byte for byte', async () => {
    const page = await open('passed');
    const [first] = REPORTS.passed?.evidence ?? [];
    await page.locator('.raw summary').first().click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).first().click(),
    ]);
    expect(download.suggestedFilename()).toBe(first?.file);
    expect(await readFile(await download.path(), 'utf8')).toBe(first?.text);
  });

  test('on paper closed groups are open, controls are gone', async () => {
    const page = await open('huge');
    const row = page.locator('#check-check-0');
    const height = () => row.evaluate((element) => element.getBoundingClientRect().height);
    expect(await row.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await row.isVisible()).toBe(true);
    expect(await height()).toBeGreaterThan(5);
    expect(await page.locator('.theme').isVisible()).toBe(false);
  });

  describe('with 5 000 checks and 2 000 findings', () => {
    test('a search leaves the one check that it names', async () => {
      const page = await open('huge');
      await page.locator('.filter [type=search]').fill('record 4321');
      await page.locator('.filter output', { hasText: '1 of 5000 checks' }).waitFor();
      expect(await page.locator('.checks tbody tr:visible').count()).toBe(1);
    });

    test('a deep link opens the group that holds it and shows it', async () => {
      const page = await open('huge', {}, '#check-check-4999');
      const row = page.locator('#check-check-4999');
      expect(await row.isVisible()).toBe(true);
      expect(await page.locator('#check-check-4998').isVisible()).toBe(false);
      expect(await row.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(720);
    });

    test('a finding has a link, too, and looking for checks leaves findings alone', async () => {
      const page = await open('huge', {}, '#findings-1-1999');
      const row = page.locator('#findings-1-1999');
      expect(await row.isVisible()).toBe(true);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
      await page.locator('.filter [type=search]').fill('record 4321');
      await page.locator('.filter output', { hasText: '1 of 5000' }).waitFor();
      expect(await row.isVisible()).toBe(true);
    });
  });
});
