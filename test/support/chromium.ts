import { existsSync } from 'node:fs';
import type { Availability } from './require.ts';

/** The browser of the distribution's packages. */
export function findChromium(): Availability<string> {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = places.find((place) => existsSync(place));
  return found === undefined ? { missing: `none of ${places.join(', ')} is there` } : { found };
}
