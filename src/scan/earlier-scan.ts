import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, messageOf, UserError } from '../core/errors.ts';
import { KINDS } from '../evidence/kinds.ts';
import { type Earlier, earlierFindings } from './comparison.ts';
import { scanFile, type TargetResult, targetResult } from './result.ts';

const attestation = z.looseObject({
  predicateType: z.literal(KINDS.vulnerabilities.type),
  predicate: z.looseObject({ scan: targetResult }),
});

/**
 * Reads the scan before this one: a `scan.json`, an attestation, or a folder of either (a downloaded
 * artifact). Of several scans of one target the last one counts.
 * @returns undefined where the path does not exist: a first night
 * @throws UserError where there is something, but no scan
 */
export async function readEarlierScan(path: string): Promise<Earlier | undefined> {
  const files = await jsonFiles(path);
  if (files === undefined) return undefined;
  const results: TargetResult[] = [];
  for (const file of files) results.push(...(await resultsIn(file)));
  if (results.length === 0) {
    throw new UserError(`There is no earlier scan in ${path}.`, {
      hint: 'Name a scan.json, a statement about vulnerabilities, or a folder with one of them.',
    });
  }
  return earlierFindings(results.toSorted((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1)));
}

async function jsonFiles(path: string): Promise<string[] | undefined> {
  try {
    if ((await stat(path)).isFile()) return [path];
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new UserError(`The earlier scan ${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

async function resultsIn(file: string): Promise<TargetResult[]> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(`The earlier scan ${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  const whole = scanFile.safeParse(json);
  if (whole.success) return whole.data.targets;
  const stated = attestation.safeParse(json);
  return stated.success ? [stated.data.predicate.scan] : [];
}
