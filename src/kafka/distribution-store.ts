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

const provenance = z.strictObject({
  /** Address or path it came from. */
  from: z.string(),
  verified: z.array(z.strictObject({ by: z.enum(['sha512', 'pgp', 'catalogue']), detail: z.string() })),
  notVerified: z.array(z.string()),
  /** Fingerprints of the key that signed it: primary key, and signing sub-key where that is another. */
  signedBy: z.array(z.string()),
});
/** Where an entry came from and what was verified before it was unpacked. */
export type Provenance = z.infer<typeof provenance>;

const manifest = z.strictObject({ layout: z.literal(1), files: z.array(recordedFile), provenance });
type Manifest = z.infer<typeof manifest>;
const NOTHING: Provenance = { from: '', verified: [], notVerified: [], signedBy: [] };

/** An entry of the store: `<folder>/root` and, beside it, what it held when it was made. */
export interface StoreEntry {
  readonly root: string;
  readonly jars: readonly JarDigest[];
  readonly provenance: Provenance;
}

/**
 * Gives the entry in `folder`, and makes it where it is missing or damaged: `fill` gets an empty folder
 * that takes its place only when it is complete. Safe with several processes at once.
 */
export async function storedEntry(
  host: Host,
  folder: string,
  label: string,
  fill: (root: string) => Promise<Provenance>,
): Promise<StoreEntry> {
  const found = await readEntry(folder);
  if (found !== undefined) return found;
  return await withLock(host, `${folder}.lock`, { label: `is preparing ${label}` }, async (alone) => {
    if (alone) await removeUnfinished(folder);
    const meanwhile = await readEntry(folder, (damage) => {
      host.log.warn(`The cached ${label} in ${folder} is damaged (${damage}); it is made again.`);
    });
    if (meanwhile !== undefined) return meanwhile;
    const temporary = `${folder}.${randomUUID()}.tmp`;
    const forget = host.defer(() => rm(temporary, { recursive: true, force: true }));
    try {
      const made = join(temporary, 'root');
      await mkdir(made, { recursive: true });
      const provenance = await fill(made);
      const files = await recordFiles(made, await listFiles(made), []);
      await writeManifest(temporary, { layout: 1, files, provenance });
      await replaceFolder(temporary, folder);
    } finally {
      await rm(temporary, { recursive: true, force: true });
      forget();
    }
    const entry = await readEntry(folder);
    if (entry === undefined) throw new Error(`${folder} changed while it was being made`);
    return entry;
  });
}

/** What a killed process left: whoever holds the lock is the only one at work here. */
async function removeUnfinished(folder: string): Promise<void> {
  const [parent, name] = [dirname(folder), basename(folder)];
  for (const entry of await readdir(parent)) {
    if (entry.startsWith(`${name}.`) && /\.(tmp|old)$/.test(entry)) {
      await rm(join(parent, entry), { recursive: true, force: true });
    }
  }
}

/**
 * Digests of files in a folder that is not ours; remembered in `memory`, and computed again for each file
 * whose size or times changed.
 */
export async function digestsOf(
  folder: string,
  memory: string,
  wanted: (file: string) => boolean,
): Promise<JarDigest[]> {
  const known = (await readManifest(memory))?.files ?? [];
  const names = (await readdir(folder)).filter(wanted);
  const files = await recordFiles(folder, names, known);
  await remember(memory, { layout: 1, files, provenance: NOTHING });
  return files.map(({ path, sha256 }) => ({ file: path, sha256 }));
}

/** The entry as it is, without making it; undefined where it is missing or damaged. */
export async function readEntry(
  folder: string,
  onDamage: (damage: string) => void = () => {},
): Promise<StoreEntry | undefined> {
  const recorded = await readManifest(folder);
  if (recorded === undefined) return undefined;
  const root = join(folder, 'root');
  const now = await recordFiles(root, await relevantFiles(root, recorded.files), recorded.files);
  const damage = difference(recorded.files, now);
  if (damage !== undefined) {
    onDamage(damage);
    return undefined;
  }
  const touched = now.some((file, index) => file.ctimeMs !== recorded.files[index]?.ctimeMs);
  if (touched) await remember(folder, { ...recorded, files: now });
  return { root, jars: jarsOf(now), provenance: recorded.provenance };
}

/** What was recorded, and whatever lies in `libs/`: a broker's log folder beside it does no harm. */
async function relevantFiles(root: string, recorded: readonly RecordedFile[]): Promise<string[]> {
  const known = new Set(recorded.map((file) => file.path));
  return (await listFiles(root)).filter((path) => path.startsWith('libs/') || known.has(path));
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

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  } catch {
    // Missing, cut off or of another layout: all of them mean that it has to be made.
    return undefined;
  }
}

/** Saves digesting the same files again; a cache that cannot be written to is read all the same. */
async function remember(folder: string, content: Manifest): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeManifest(folder, content);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error;
  }
}

async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const temporary = join(folder, `manifest.${randomUUID()}.tmp`);
  await writeFile(temporary, `${JSON.stringify(content)}\n`);
  await rename(temporary, join(folder, 'manifest.json'));
}

/** Digests files; a digest is taken over where size and times did not change. Sorted by path. */
async function recordFiles(
  root: string,
  paths: readonly string[],
  known: readonly RecordedFile[],
): Promise<RecordedFile[]> {
  const before = new Map(known.map((file) => [file.path, file]));
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
