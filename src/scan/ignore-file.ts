import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf, UserError } from '../core/errors.ts';
import type { Finding } from './finding.ts';

const entry = z.strictObject({
  id: z.string().min(1),
  /** Only for this package. */
  package: z.string().min(1).optional(),
  /** Only for images whose name contains this. */
  image: z.string().min(1).optional(),
  reason: z.string().trim().min(1, 'expected a reason'),
  /** The last day on which it counts, UTC. */
  expires: z.iso.date(),
});
export type IgnoreEntry = z.infer<typeof entry>;

const file = z.strictObject({ $schema: z.string().optional(), ignore: z.array(entry) });

/**
 * Reads an ignore file: `{"ignore": [{"id", "package"?, "image"?, "reason", "expires"}]}`.
 * @throws UserError that names each place which is not as it must be
 */
export async function readIgnoreFile(path: string): Promise<IgnoreEntry[]> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UserError(`The ignore file ${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  const parsed = file.safeParse(json);
  if (parsed.success) return parsed.data.ignore;
  const places = parsed.error.issues.map(
    ({ path: at, message }) => `${at.join('.') || 'the file'}: ${message}`,
  );
  throw new UserError(`The ignore file ${path} is not valid: ${places.join('; ')}.`, {
    hint: 'Each entry needs an id, a reason and the day on which it expires (YYYY-MM-DD).',
  });
}

/** Entries whose last day is over; they fail the scan, so that nobody lives on with a forgotten exception. */
export function expiredEntries(entries: readonly IgnoreEntry[], now: Date): IgnoreEntry[] {
  const today = now.toISOString().slice(0, 10);
  return entries.filter(({ expires }) => expires < today);
}

/** Marks the findings of one image that an entry in force covers; what VEX said stays. */
export function applyIgnores(
  findings: readonly Finding[],
  image: string,
  entries: readonly IgnoreEntry[],
  now: Date,
): Finding[] {
  const expired = new Set(expiredEntries(entries, now));
  return findings.map((finding) => {
    const found = entries.find((each) => !expired.has(each) && covers(each, finding, image));
    if (found === undefined || finding.ignored !== undefined) return finding;
    return { ...finding, ignored: { by: 'ignore-file', reason: `${found.reason} (until ${found.expires})` } };
  });
}

function covers(entry: IgnoreEntry, finding: Finding, image: string): boolean {
  return (
    entry.id === finding.id &&
    (entry.package ?? finding.package) === finding.package &&
    (entry.image === undefined || image.includes(entry.image))
  );
}

/** `CVE-2026-1 of bash`, for messages. */
export function entryWords(entry: IgnoreEntry): string {
  return entry.package === undefined ? entry.id : `${entry.id} of ${entry.package}`;
}

/** Entries that no finding of any image met: leftovers, worth a warning. */
export function unusedEntries(
  entries: readonly IgnoreEntry[],
  seen: readonly { readonly image: string; readonly findings: readonly Finding[] }[],
): IgnoreEntry[] {
  return entries.filter(
    (each) => !seen.some(({ image, findings }) => findings.some((finding) => covers(each, finding, image))),
  );
}
