import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, messageOf, UserError } from '../core/errors.ts';
import { withoutDigest } from './comparison.ts';
import { type FailedScan, type ScanFile, type Scanner, scanFile, type TargetResult } from './result.ts';

/** What a plan says of one target: the entries of the output `matrix`. */
const planFile = z.object({
  include: z.array(z.looseObject({ image: z.string().min(1), platform: z.string() })),
});
export type PlannedTarget = z.infer<typeof planFile>['include'][number];

/**
 * Reads every `scan.json` below a folder: the parts of a scan that was made by several jobs.
 * @throws UserError where one is no scan
 */
export async function readParts(folder: string): Promise<ScanFile[]> {
  const files = await scanFilesIn(folder);
  return await Promise.all(files.map(readPart));
}

async function scanFilesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name === 'scan.json')
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new UserError(`The scans in ${folder} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

async function readPart(file: string): Promise<ScanFile> {
  const text = await readFile(file, 'utf8');
  try {
    return scanFile.parse(JSON.parse(text));
  } catch (error) {
    throw new UserError(`${file} is no result of trivy-scan.`, {
      hint: 'It comes from another version of this suite, or from something else.',
      cause: error,
    });
  }
}

/** @throws UserError where it is not what trivy-scan gives as `matrix` */
export function readPlan(text: string): readonly PlannedTarget[] {
  try {
    return planFile.parse(JSON.parse(text)).include;
  } catch (error) {
    throw new UserError('plan is not what trivy-scan gives as its output matrix.', {
      hint: 'Hand the output on as it is: plan: ${{ needs.discover.outputs.matrix }}.',
      cause: error,
    });
  }
}

/** The results of all parts, in the order of their names; of two of one target the later. */
export function resultsOf(parts: readonly ScanFile[]): TargetResult[] {
  const results = new Map<string, TargetResult>();
  const all = parts.flatMap(({ targets }) => targets);
  for (const result of all.toSorted((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1))) {
    results.set(keyOf(result.name, result.platform), result);
  }
  return [...results.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, result]) => result);
}

/**
 * What was planned and has no result: the job that was to scan it died. A plan does not know the platform of
 * an image that is no index; its result does.
 */
export function missingResults(
  plan: readonly PlannedTarget[],
  results: readonly TargetResult[],
  now: Date,
): FailedScan[] {
  const there = new Set(results.flatMap(({ name, platform }) => [keyOf(name, platform), keyOf(name)]));
  const at = now.toISOString();
  return plan
    .filter(({ image, platform }) => !there.has(keyOf(image, platform)))
    .map(({ image, platform }) => ({
      status: 'failed',
      name: image,
      ...(platform === '' ? {} : { platform }),
      reason: 'the job that was to scan it has left no result.',
      lastFindings: [],
      startedAt: at,
      finishedAt: at,
    }));
}

/** Of the scanners of all parts the one that knew least: whose vulnerability database is the oldest. */
export function leastOf(parts: readonly ScanFile[]): Scanner | undefined {
  const age = ({ scanner }: ScanFile) => scanner.databases.vulnerabilities.updatedAt;
  return parts.toSorted((a, b) => (age(a) < age(b) ? -1 : 1))[0]?.scanner;
}

function keyOf(name: string, platform = ''): string {
  return `${withoutDigest(name)} ${platform}`;
}
