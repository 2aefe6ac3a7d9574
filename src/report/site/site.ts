import { z } from 'zod';
import { stableJson } from '../../core/json.ts';
import { gitBlobSha } from '../../io/hash.ts';
import { renderIndex } from './index-page.ts';
import { type RunRecord, runRecord } from './run-record.ts';

/**
 * The pages over all runs, as files: `runs/ID/run.json` and `runs/ID/index.html` of each run, `index.html` over
 * all of them, and `runs.json`, which spares a reader from opening the file of each run.
 */
export interface SiteFolder {
  /** Git's blob digests by path. */
  readonly files: ReadonlyMap<string, string>;
  read(path: string): Promise<string>;
}

export interface SiteChange {
  readonly write: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
  /** Runs that the limit took away. */
  readonly pruned: number;
  /** Records that could not be read, in a sentence each; their runs are left as they are. */
  readonly problems: readonly string[];
}

const digest = z.string();
const cache = z.object({ format: z.literal(1), runs: z.record(digest, runRecord) });
const RECORD = /^runs\/([^/]+)\/run\.json$/;

/**
 * What must change in a folder so that it has this run, too. Nothing of other runs is touched, unless a limit
 * is given and they are beyond it.
 */
export async function addRun(
  folder: SiteFolder,
  record: RunRecord,
  html: string,
  keep: number | undefined,
): Promise<SiteChange> {
  const { records, problems } = await readRecords(folder, record.id);
  const all = [...records.values(), record].toSorted(byTime);
  const kept = keep === undefined ? all : all.slice(-keep);
  const gone = new Set(all.slice(0, all.length - kept.length).map(({ id }) => id));
  const text = stableJson(record);
  const index = {
    format: 1,
    runs: Object.fromEntries([
      ...[...records].filter(([, { id }]) => !gone.has(id)),
      ...(gone.has(record.id) ? [] : [[gitBlobSha(text), record] as const]),
    ]),
  };
  const wanted = new Map([
    ['.nojekyll', ''],
    ['index.html', renderIndex(kept)],
    ['runs.json', stableJson(index)],
    ...(gone.has(record.id)
      ? []
      : ([
          [`runs/${record.id}/run.json`, text],
          [`runs/${record.id}/index.html`, html],
        ] as const)),
  ]);
  return {
    write: new Map([...wanted].filter(([path, each]) => folder.files.get(path) !== gitBlobSha(each))),
    remove: [...folder.files.keys()].filter(
      (path) => gone.has(path.split('/')[1] ?? '') && path.startsWith('runs/'),
    ),
    pruned: gone.size,
    problems,
  };
}

/** Records of all other runs by the digest of their file; only what `runs.json` does not know is opened. */
async function readRecords(
  folder: SiteFolder,
  except: string,
): Promise<{ records: Map<string, RunRecord>; problems: string[] }> {
  const known = await readCache(folder);
  const records = new Map<string, RunRecord>();
  const problems: string[] = [];
  for (const [path, sha] of folder.files) {
    const [, id] = RECORD.exec(path) ?? [];
    if (id === undefined || id === except) continue;
    const parsed = runRecord.safeParse(known.get(sha) ?? jsonOf(await folder.read(path)));
    if (parsed.success && parsed.data.id === id) records.set(sha, parsed.data);
    else problems.push(`${path} is no record of a run, and is left out of the list.`);
  }
  return { records, problems };
}

async function readCache(folder: SiteFolder): Promise<Map<string, RunRecord>> {
  if (!folder.files.has('runs.json')) return new Map();
  const parsed = cache.safeParse(jsonOf(await folder.read('runs.json')));
  return new Map(parsed.success ? Object.entries(parsed.data.runs) : []);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function byTime(a: RunRecord, b: RunRecord): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1;
}
