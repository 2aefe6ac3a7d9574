import { readdir, readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { codeOf } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import { writeFileAtomic } from '../../io/atomic-file.ts';
import type { GitHub } from '../../io/github.ts';
import { gitBlobSha } from '../../io/hash.ts';
import { commitMessage } from '../site/index-page.ts';
import type { RunRecord } from '../site/run-record.ts';
import { addRun, type SiteFolder } from '../site/site.ts';
import { type Branch, changeBranch, readBlob } from './branch.ts';

export interface PagesContent {
  readonly record: RunRecord;
  /** The report. */
  readonly html: string;
  /** Runs that are kept, the newest; all where it is undefined. */
  readonly keep: number | undefined;
}

/** Adds a run to the pages of a branch. @returns whether anything was new there */
export async function publishPages(
  host: Host,
  github: GitHub,
  branch: Branch,
  { record, html, keep }: PagesContent,
): Promise<boolean> {
  const made = await changeBranch(host, github, branch, async (head) => {
    const files = head?.files ?? new Map<string, string>();
    const folder: SiteFolder = { files, read: (path) => readBlob(github, files.get(path) ?? '') };
    const { write, remove, pruned, problems } = await addRun(folder, record, html, keep);
    for (const problem of problems) host.log.warn(problem);
    if (write.size + remove.length === 0) return undefined;
    return { write, remove, message: commitMessage(record, pruned) };
  });
  return made !== undefined;
}

/** The same in a folder of this machine, for whoever serves or uploads it; one run at a time. */
export async function writePages(host: Host, dir: string, content: PagesContent): Promise<void> {
  const { record, html, keep } = content;
  const files = new Map<string, string>();
  for (const path of await filesIn(dir)) files.set(path, gitBlobSha(await readFile(join(dir, path))));
  const folder: SiteFolder = { files, read: (path) => readFile(join(dir, path), 'utf8') };
  const { write, remove, problems } = await addRun(folder, record, html, keep);
  for (const problem of problems) host.log.warn(problem);
  for (const [path, text] of write) await writeFileAtomic(join(dir, path), text);
  for (const path of remove) await rm(join(dir, path), { force: true });
}

/** Of the pages only: a site may have others beside them. */
async function filesIn(dir: string): Promise<string[]> {
  const own = ['.nojekyll', 'index.html', 'runs.json'];
  const runs = await readdir(join(dir, 'runs'), { recursive: true, withFileTypes: true }).catch(missing);
  const top = await readdir(dir).catch(missing);
  return [
    ...own.filter((name) => top.some((each) => each === name)),
    ...runs
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, sep).length).replaceAll(sep, '/')),
  ];
}

function missing(error: unknown): never[] {
  if (codeOf(error) === 'ENOENT') return [];
  throw error;
}
