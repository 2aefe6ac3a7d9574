import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { stableJson } from '../core/json.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { digestFolder } from '../io/folder-digest.ts';
import { openToolCache } from '../io/tool-cache.ts';

const note = z.object({
  version: z.string(),
  /** Where the archive came from. */
  from: z.string(),
  archiveSha256: z.string(),
  /** What its digest was compared with; absent where the user waived it. */
  verifiedBy: z.string().optional(),
  /** Digest of the folder after unpacking; see {@link digestFolder}. */
  folderSha256: z.string(),
});
export type Note = z.infer<typeof note>;

export interface Shelved {
  readonly home: string;
  readonly note: Note;
}

/** One GraalVM product in the tool cache. */
export interface Shelf {
  /** What lies there under this version, whole and unchanged since it was unpacked; undefined otherwise. */
  find(version: string): Promise<Shelved | undefined>;
  /** Versions that lie there, unchecked. */
  versions(): Promise<string[]>;
  place(version: string): string;
  /** Takes away what may lie at the place. */
  clear(version: string): Promise<void>;
  /** Notes where what was unpacked to the place came from; from then on it is found. */
  finish(version: string, note: Note): Promise<void>;
}

/**
 * Each GraalVM has a note beside its folder. What the folder contains is compared with the note on every use,
 * so that a tool cache which another job wrote to is not trusted blindly.
 */
export function openShelf(root: string, tool: string, signal: AbortSignal): Shelf {
  const cache = openToolCache(root);
  const place = (version: string) => cache.place(tool, toSemver(version));
  return {
    async find(version) {
      const home = cache.find(tool, toSemver(version));
      const found = home === undefined ? undefined : await readNote(home);
      if (home === undefined || found === undefined) return undefined;
      const digest = await digestFolder(home, signal);
      return digest === found.folderSha256 ? { home, note: found } : undefined;
    },
    async versions() {
      const notes = await Promise.all(
        cache.versions(tool).map((semver) => readNote(cache.place(tool, semver))),
      );
      return notes.flatMap((each) => each?.version ?? []);
    },
    place,
    async clear(version) {
      const home = place(version);
      await rm(`${home}.complete`, { force: true });
      await rm(home, { recursive: true, force: true });
    },
    async finish(version, written) {
      await writeFileAtomic(noteFile(place(version)), stableJson(written));
      await cache.complete(tool, toSemver(version));
    },
  };
}

/**
 * The tool cache knows semantic versions only: `25.3.4.1` → `25.3.4-1`, `25.5.5.0.3` → `25.5.5-0.3`,
 * `25.0.4.1+2` → `25.0.4-1.b2`.
 */
export function toSemver(version: string): string {
  const [numbers = '', build] = version.split('+');
  const [major = '0', minor = '0', patch = '0', ...rest] = numbers.split('.');
  const extra = [...rest, ...(build === undefined ? [] : [`b${build}`])];
  return `${[major, minor, patch].join('.')}${extra.length > 0 ? `-${extra.join('.')}` : ''}`;
}

function noteFile(home: string): string {
  return `${home}.source.json`;
}

async function readNote(home: string): Promise<Note | undefined> {
  try {
    return note.parse(JSON.parse(await readFile(noteFile(home), 'utf8')));
  } catch {
    return undefined;
  }
}
