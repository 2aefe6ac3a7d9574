import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { hashFile } from '../io/hash.ts';
import { withLock } from '../io/lock.ts';

/** A jar of `libs/`: name without folder, and digest. */
export interface JarDigest {
  readonly file: string;
  readonly sha256: string;
}

const recordedFile = z.strictObject({
  /** Relative to the root, with `/`. */
  path: z.string(),
  size: z.number(),
  mtimeMs: z.number(),
  ctimeMs: z.number(),
  sha256: z.string(),
});
type RecordedFile = z.infer<typeof recordedFile>;
const manifest = z.strictObject({ layout: z.literal(1), files: z.array(recordedFile) });

/** An entry of the store: `<folder>/root` and, beside it, what it held when it was made. */
export interface StoreEntry {
  readonly root: string;
  readonly jars: readonly JarDigest[];
}

/**
 * Gives the entry in `folder`, and makes it where it is missing or damaged: `fill` gets an empty folder
 * that takes its place only when it is complete. Safe with several processes at once.
 */
export async function storedEntry(
  host: Host,
  folder: string,
  label: string,
  fill: (root: string) => Promise<void>,
): Promise<StoreEntry> {
  const found = await readEntry(host, folder);
  if (found !== undefined) return found;
  return await withLock(host, `${folder}.lock`, { label: `is preparing ${label}` }, async () => {
    const meanwhile = await readEntry(host, folder);
    if (meanwhile !== undefined) return meanwhile;
    const temporary = `${folder}.${randomUUID()}.tmp`;
    const forget = host.defer(() => rm(temporary, { recursive: true, force: true }));
    try {
      await mkdir(join(temporary, 'root'), { recursive: true });
      await fill(join(temporary, 'root'));
      await writeManifest(temporary, await recordFiles(join(temporary, 'root'), []));
      await replaceFolder(temporary, folder);
    } finally {
      await rm(temporary, { recursive: true, force: true });
      forget();
    }
    const made = await readEntry(host, folder);
    if (made === undefined) throw new Error(`${folder} changed while it was being made`);
    return made;
  });
}

/**
 * Digests of the jars in a `libs` folder that is not ours; remembered in `memory`, and computed again for
 * each file whose size or times changed.
 */
export async function digestsOf(libs: string, memory: string): Promise<JarDigest[]> {
  const known = (await readManifest(memory)) ?? [];
  const files = await recordFiles(libs, known, (path) => /^[^/]+\.jar$/.test(path));
  await mkdir(memory, { recursive: true });
  await writeManifest(memory, files);
  return files.map(({ path, sha256 }) => ({ file: path, sha256 }));
}

async function readEntry(host: Host, folder: string): Promise<StoreEntry | undefined> {
  const recorded = await readManifest(folder);
  if (recorded === undefined) return undefined;
  const root = join(folder, 'root');
  const now = await recordFiles(root, recorded, (path) => path.startsWith('libs/') || isIn(recorded, path));
  const damage = difference(recorded, now);
  if (damage !== undefined) {
    host.log.warn(`The cached Kafka in ${folder} is damaged (${damage}); it is made again.`);
    return undefined;
  }
  if (now.some((file, index) => file.ctimeMs !== recorded[index]?.ctimeMs)) await writeManifest(folder, now);
  return { root, jars: jarsOf(now) };
}

function jarsOf(files: readonly RecordedFile[]): JarDigest[] {
  return files
    .filter((file) => /^libs\/[^/]+\.jar$/.test(file.path))
    .map(({ path, sha256 }) => ({ file: basename(path), sha256 }));
}

function difference(before: readonly RecordedFile[], now: readonly RecordedFile[]): string | undefined {
  const digests = new Map(now.map((file) => [file.path, file.sha256]));
  for (const file of before) {
    const digest = digests.get(file.path);
    if (digest === undefined) return `${file.path} is missing`;
    if (digest !== file.sha256) return `${file.path} was altered`;
  }
  const known = new Set(before.map((file) => file.path));
  const added = now.find((file) => !known.has(file.path));
  return added && `${added.path} was added`;
}

function isIn(files: readonly RecordedFile[], path: string): boolean {
  return files.some((file) => file.path === path);
}

async function readManifest(folder: string): Promise<RecordedFile[] | undefined> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))).files;
  } catch {
    // Missing, cut off or of another layout: all of them mean that it has to be made.
    return undefined;
  }
}

async function writeManifest(folder: string, files: readonly RecordedFile[]): Promise<void> {
  const temporary = join(folder, `manifest.${randomUUID()}.tmp`);
  await writeFile(temporary, `${JSON.stringify({ layout: 1, files })}\n`);
  await rename(temporary, join(folder, 'manifest.json'));
}

/** Lists and digests the files of a folder; a digest is taken over where size and times did not change. */
async function recordFiles(
  root: string,
  known: readonly RecordedFile[],
  wanted: (path: string) => boolean = () => true,
): Promise<RecordedFile[]> {
  const before = new Map(known.map((file) => [file.path, file]));
  const paths = (await listFiles(root)).filter(wanted);
  const recorded: RecordedFile[] = [];
  const queue = paths.values();
  const worker = async () => {
    for (const path of queue) {
      const { size, mtimeMs, ctimeMs } = await stat(join(root, path));
      const old = before.get(path);
      const same = old?.size === size && old.mtimeMs === mtimeMs && old.ctimeMs === ctimeMs;
      const sha256 = same ? old.sha256 : await hashFile(join(root, path), 'sha256');
      recorded.push({ path, size, mtimeMs, ctimeMs, sha256 });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, worker));
  return recorded.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function listFiles(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Puts a finished folder in the place of one that is missing or damaged; whoever comes first wins. */
async function replaceFolder(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  for (const attempt of [1, 2, 3]) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (attempt === 3 || !['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
      const aside = `${to}.${randomUUID()}.old`;
      await rename(to, aside);
      await rm(aside, { recursive: true, force: true });
    }
  }
}
