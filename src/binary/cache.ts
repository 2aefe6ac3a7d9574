import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { stableJson } from '../core/json.ts';
import { hashFile, hashOf } from '../io/hash.ts';
import { type BuildReport, parseBuildReport, REPORT_FILE } from './report.ts';

/** Everything that decides what a build makes. */
export interface BuildInputs {
  readonly jars: readonly { readonly file: string; readonly sha256: string }[];
  readonly metadata: string;
  /** Digest of what native-image reads instead of that metadata; undefined where it reads that. */
  readonly cut: string | undefined;
  readonly flags: readonly string[];
  /** SHA-256 of the profile, which a flag only names. */
  readonly profile: string | undefined;
  /** Model of the processor, where the build is for machines like this one only. */
  readonly processor: string | undefined;
  readonly mainClass: string;
  /** Source of our own wrapper, where that is the entry point. */
  readonly wrapper: string | undefined;
  readonly toolchain: string;
  readonly platform: string;
}

/** A build has 100 MB and more; those that were used last stay. */
const KEPT = 4;

export function cacheKey(inputs: BuildInputs): string {
  const given = Object.entries(inputs).map(([name, value]) => [name, value ?? null]);
  return hashOf(stableJson({ version: 3, ...Object.fromEntries(given) }), 'sha256');
}

function folderOf(host: Host, key: string): string {
  return join(host.dirs.cache, 'binaries', key);
}

/**
 * Brings a finished build back into `into`; undefined where there is none, or where it is not what was kept:
 * every file is compared with the digest in its report.
 */
export async function restore(host: Host, key: string, into: string): Promise<BuildReport | undefined> {
  const folder = folderOf(host, key);
  const text = await readFile(join(folder, REPORT_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const report = parseBuildReport(text, folder);
    for (const { name, sha256 } of report.files) {
      if ((await hashFile(join(folder, name), 'sha256', host.signal)) !== sha256) {
        throw new Error(`${name} has another SHA-256 than the one noted`);
      }
      await copyFile(join(folder, name), join(into, name));
    }
    const now = host.clock.now();
    await utimes(join(folder, REPORT_FILE), now, now);
    return report;
  } catch (error) {
    host.signal.throwIfAborted();
    host.log.warn(`The cached binary in ${folder} is not used: ${messageOf(error)}.`);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    return undefined;
  }
}

/** Keeps a build for later; that it cannot be kept is a warning, since the build itself is done. */
export async function keep(
  host: Host,
  key: string,
  report: Pick<BuildReport, 'files'>,
  from: string,
): Promise<void> {
  const folder = folderOf(host, key);
  const stage = `${folder}.${randomUUID()}.tmp`;
  try {
    await mkdir(stage, { recursive: true });
    for (const { name } of report.files) await copyFile(join(from, name), join(stage, name));
    await copyFile(join(from, REPORT_FILE), join(stage, REPORT_FILE));
    await rm(folder, { recursive: true, force: true });
    await rename(stage, folder);
    await makeRoom(dirname(folder));
  } catch (error) {
    host.log.warn(`The binary could not be kept in the cache: ${messageOf(error)}.`);
    await rm(stage, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Removes all but the builds that were used last: a cache that a workflow restores and saves would only ever grow. */
async function makeRoom(folder: string): Promise<void> {
  const builds: { readonly path: string; readonly usedAt: number }[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    // What has no report is not finished, or being removed.
    const report = await stat(join(path, REPORT_FILE)).catch(() => undefined);
    if (report !== undefined && !name.endsWith('.tmp')) builds.push({ path, usedAt: report.mtimeMs });
  }
  builds.sort((a, b) => b.usedAt - a.usedAt);
  for (const { path } of builds.slice(KEPT)) await rm(path, { recursive: true, force: true });
}

/** What an argument names may change while the argument does not, so that such a build is not kept. */
export function nameFiles(extraArgs: readonly string[]): boolean {
  return extraArgs.some((argument) => /^@|(?:^|[=,:])\//.test(argument));
}
