import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../core/errors.ts';
import { parseEvidence } from './parsing.ts';
import { bundleFileOf } from './signed.ts';

/**
 * Removes the statements of an earlier run from a folder. What is no valid statement of this project is left
 * where it is: the folder may be anybody's.
 * @returns the names of the removed files, sorted
 */
export async function clearEvidence(dir: string): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await jsonFiles(dir)) {
    const path = join(dir, name);
    const parsed = parseEvidence(name, await readFile(path, 'utf8'));
    if (!('kind' in parsed) || parsed.kind === undefined) continue;
    await rm(path);
    await rm(bundleFileOf(path), { force: true });
    removed.push(name);
  }
  return removed;
}

async function jsonFiles(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).filter((name) => name.endsWith('.json')).toSorted();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
