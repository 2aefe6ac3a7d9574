import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { stableJson } from '../core/json.ts';
import { formatDuration } from '../core/units.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { sha256OfFile } from '../io/hash.ts';
import { withLock } from '../io/lock.ts';
import { runTrivy, type TrivySettings } from './trivy-run.ts';

/** A database of Trivy as it lies in the cache. */
export interface Database {
  /** The mirror that gave it; absent where it was brought here by other means. */
  readonly from?: string;
  /** SHA-256 of the database file: which knowledge the scan had. */
  readonly sha256: string;
  /** When its content was last changed, ISO 8601. */
  readonly updatedAt: string;
  readonly ageMs: number;
}

export interface Databases {
  readonly vulnerabilities: Database;
  /** Knows jars by their SHA-1; absent where there is none, and then a jar that needs it fails its scan. */
  readonly java: Database | undefined;
}

export interface DatabaseRequest {
  /** Mirrors in the order in which they are tried, by tag or `@sha256:…`; empty leaves it to Trivy. */
  readonly repositories: readonly string[];
  readonly javaRepositories: readonly string[];
  /** Nothing is downloaded: what is in the cache is used. */
  readonly offline: boolean;
  /** An older vulnerability database is refused. */
  readonly maxAgeMs: number;
}

interface Kind {
  readonly title: string;
  readonly folder: string;
  readonly file: string;
  readonly schema: number;
  readonly download: readonly string[];
  readonly repository: string;
}

const VULNERABILITIES: Kind = {
  title: 'vulnerability database',
  folder: 'db',
  file: 'trivy.db',
  schema: 2,
  download: ['image', '--download-db-only'],
  repository: '--db-repository',
};
const JAVA: Kind = {
  title: 'Java database',
  folder: 'java-db',
  file: 'trivy-java.db',
  schema: 1,
  download: ['image', '--download-java-db-only'],
  repository: '--java-db-repository',
};
const DEFAULT_SOURCE = 'Trivy’s own addresses';
const DOWNLOAD_MS = 15 * 60_000;

const metadata = z.looseObject({ Version: z.number(), UpdatedAt: z.iso.datetime({ offset: true }) });
/** What lies beside a database: the mirrors it was asked of, and the one that gave it. */
const origin = z.strictObject({ repositories: z.array(z.string()), from: z.string() });

/**
 * Brings the databases up to date, once and before any scan, and says how old they are.
 * @throws UserError where the vulnerability database is missing, unreadable or too old: no scan may be made
 * with it, since it would look clean
 */
export async function prepareDatabases(
  host: Host,
  settings: TrivySettings,
  request: DatabaseRequest,
): Promise<Databases> {
  const lock = join(settings.cacheDir, 'update.lock');
  return await withLock(host, lock, { label: 'is updating the databases' }, async () => {
    if (!request.offline) {
      await update(host, settings, VULNERABILITIES, request.repositories);
      await update(host, settings, JAVA, request.javaRepositories);
    }
    const vulnerabilities = await inspect(host, settings, VULNERABILITIES);
    if (vulnerabilities === undefined) throw missing(settings, request);
    if (vulnerabilities.ageMs > request.maxAgeMs) {
      const age = `${formatDuration(vulnerabilities.ageMs)} old (${vulnerabilities.updatedAt})`;
      throw new UserError(
        `The vulnerability database is ${age}; at most ${formatDuration(request.maxAgeMs)} is allowed.`,
        {
          hint: 'Update it, or raise db-max-age if you accept that newer vulnerabilities are not seen.',
        },
      );
    }
    return { vulnerabilities, java: await inspect(host, settings, JAVA) };
  });
}

async function update(
  host: Host,
  settings: TrivySettings,
  kind: Kind,
  repositories: readonly string[],
): Promise<void> {
  const folder = join(settings.cacheDir, kind.folder);
  const note = noteOf(settings, kind);
  // Trivy takes a database that is new enough, wherever it came from: other sources need an empty place.
  const known = await readNote(note);
  if (known?.repositories.join('\n') !== repositories.join('\n')) {
    await rm(folder, { recursive: true, force: true });
  }
  const from = await downloadFromFirst(host, settings, kind, repositories);
  await writeFileAtomic(note, stableJson({ repositories, from }));
}

/** Trivy itself goes on to the next mirror only where one is busy, not where one does not answer. */
async function downloadFromFirst(
  host: Host,
  settings: TrivySettings,
  kind: Kind,
  repositories: readonly string[],
): Promise<string> {
  const common = ['--cache-dir', settings.cacheDir, '--quiet', '--skip-version-check', '--disable-telemetry'];
  const sources = repositories.length === 0 ? [undefined] : repositories;
  const reasons: string[] = [];
  for (const [index, source] of sources.entries()) {
    const isLast = index === sources.length - 1;
    const patience = isLast ? {} : { waitsMs: [] };
    const args = [...kind.download, ...common, ...(source === undefined ? [] : [kind.repository, source])];
    try {
      await runTrivy(host, args, { ...settings, ...patience, timeoutMs: DOWNLOAD_MS });
      return source ?? DEFAULT_SOURCE;
    } catch (error) {
      host.signal.throwIfAborted();
      reasons.push(messageOf(error));
    }
  }
  throw new UserError(`The ${kind.title} cannot be had from ${repositories.join(', ') || DEFAULT_SOURCE}.`, {
    hint: reasons.join('\n'),
  });
}

function noteOf({ cacheDir }: TrivySettings, kind: Kind): string {
  return join(cacheDir, `${kind.folder}.from.json`);
}

async function readNote(path: string): Promise<z.infer<typeof origin> | undefined> {
  return origin.safeParse(tryJson(await readFile(path, 'utf8').catch(() => ''))).data;
}

async function inspect(host: Host, settings: TrivySettings, kind: Kind): Promise<Database | undefined> {
  const folder = join(settings.cacheDir, kind.folder);
  const file = join(folder, kind.file);
  const content = await readIfThere(join(folder, 'metadata.json'));
  // A scan that lacked its database leaves an empty file, without metadata.
  if (content === undefined || !(await exists(file))) return undefined;
  const parsed = metadata.safeParse(tryJson(content));
  if (!parsed.success) throw new UserError(`The ${kind.title} in ${folder} has no valid metadata.json.`);
  const { Version, UpdatedAt } = parsed.data;
  if (Version !== kind.schema) {
    throw new UserError(
      `The ${kind.title} in ${folder} has schema ${Version}; Trivy here needs ${kind.schema}.`,
    );
  }
  const from = (await readNote(noteOf(settings, kind)))?.from;
  return {
    ...(from === undefined ? {} : { from }),
    sha256: await sha256OfFile(file, host.signal),
    updatedAt: new Date(UpdatedAt).toISOString(),
    ageMs: host.clock.now().getTime() - Date.parse(UpdatedAt),
  };
}

async function readIfThere(path: string): Promise<string | undefined> {
  return (await exists(path)) ? await readFile(path, 'utf8') : undefined;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function missing({ cacheDir }: TrivySettings, { offline }: DatabaseRequest): UserError {
  return new UserError(`There is no vulnerability database in ${cacheDir}.`, {
    hint: offline
      ? 'Run once without offline, or bring the folder db (trivy.db, metadata.json) there.'
      : 'Trivy ended without an error, but left no database.',
  });
}
