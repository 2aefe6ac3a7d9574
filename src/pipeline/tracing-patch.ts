import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { Host } from '../core/host.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';

/**
 * Writes the patch that turns one folder into another; undefined where they are equal or `git` is missing.
 * The paths in it are those of the baseline, relative to the working folder, so that `git apply` fits there.
 */
export async function patchBetween(
  host: Host,
  baseline: string,
  current: string,
): Promise<string | undefined> {
  const stage = join(host.dirs.temp, 'patch');
  await copyFlat(baseline, join(stage, 'a'));
  await copyFlat(current, join(stage, 'b'));
  const result = await host
    .exec(['git', 'diff', '--no-index', '--no-color', '--no-renames', '--', 'a', 'b'], {
      timeoutMs: 60_000,
      cwd: stage,
    })
    .catch(() => undefined);
  if (result === undefined || result.stdout === '') return undefined;
  const below = relative(host.dirs.work, baseline);
  const place = below === '' || below.startsWith('..') ? basename(baseline) : below;
  // git names both sides by the staging folders a and b, behind its own prefixes a/ and b/.
  const patch = result.stdout
    .replace(/^diff --git a\/[ab]\/(.+) b\/[ab]\/\1$/gm, `diff --git a/${place}/$1 b/${place}/$1`)
    .replace(/^--- a\/a\//gm, `--- a/${place}/`)
    .replace(/^\+\+\+ b\/b\//gm, `+++ b/${place}/`);
  const path = `${current}.patch`;
  await writeFileAtomic(path, patch);
  return path;
}

async function copyFlat(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (name.endsWith('.json')) await copyFile(join(from, name), join(to, name));
  }
}
