import { type Browser, chromium, type Page } from 'playwright-core';

/** Starts a browser that talks to nobody of its own accord. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** What a page did that a report must not do: errors, warnings, requests other than for itself. */
export function watch(page: Page, own: string): string[] {
  const misdeeds: string[] = [];
  page.on('console', (message) => misdeeds.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== own && !url.startsWith('data:')) misdeeds.push(`request: ${url}`);
  });
  return misdeeds;
}
