import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { keep } from '../../../src/binary/cache.ts';
import { REPORT_FILE } from '../../../src/binary/report.ts';
import { createFakeHost } from '../../fakes/host.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cache-'));
  await mkdir(join(folder, 'built'));
  await writeFile(join(folder, 'built', REPORT_FILE), '{}');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const binaries = () => join(folder, 'binaries');
const keepAs = async (key: string) =>
  await keep(createFakeHost({ dirs: { cache: folder } }), key, { files: [] }, join(folder, 'built'));
/** As if it had been used so many minutes ago. */
async function age(key: string, minutes: number): Promise<void> {
  const then = new Date(Date.now() - minutes * 60_000);
  await utimes(join(binaries(), key, REPORT_FILE), then, then);
}

test('the cache keeps the four builds that were used last, and what another process is about to add', async () => {
  await mkdir(join(binaries(), 'other.4711.tmp'), { recursive: true });
  await writeFile(join(binaries(), 'other.4711.tmp', REPORT_FILE), '{}');
  for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) {
    await keepAs(key);
    await age(key, 100 - at);
  }
  expect((await readdir(binaries())).sort()).toEqual(['a', 'b', 'c', 'd', 'other.4711.tmp']);
  await age('a', 1);
  await keepAs('e');
  expect((await readdir(binaries())).sort()).toEqual(['a', 'c', 'd', 'e', 'other.4711.tmp']);
});
