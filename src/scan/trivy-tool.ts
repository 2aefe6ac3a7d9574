import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { stableJson } from '../core/json.ts';
import { extractTarGz } from '../io/archive.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { download } from '../io/download.ts';
import { sha256OfFile } from '../io/hash.ts';
import { withLock } from '../io/lock.ts';
import { openToolCache } from '../io/tool-cache.ts';
import { scannerEnvironment } from './scanner-environment.ts';
import { type TrivyArchive, trivyArchive } from './trivy-releases.ts';

/** The Trivy that is used, and how far it can be trusted. */
export interface TrivyTool {
  readonly path: string;
  readonly version: string;
  /** SHA-256 of the executable. */
  readonly sha256: string;
  /** `download`: its archive had the SHA-256 of the table; `path`: the user named it. */
  readonly from: 'download' | 'tool-cache' | 'path';
}

export interface TrivyRequest {
  readonly version: string;
  /** A Trivy that is here already. */
  readonly path: string | undefined;
  /** What the executable at `path` must have. */
  readonly sha256: string | undefined;
  /** Where archives are fetched from in place of GitHub, up to `/v0.69.3/…`. */
  readonly mirror: string | undefined;
}

const RELEASES = 'https://github.com/aquasecurity/trivy/releases/download';
const MAX_ARCHIVE_BYTES = 512 * 1024 ** 2;
const TOOL = 'trivy';

const markFile = z.strictObject({ archive: z.string(), executable: z.string() });

/**
 * Finds or fetches Trivy: the given path, the tool cache, or a download whose archive must have the SHA-256
 * of the table before anything of it is unpacked. It is started once, so that a broken one is found early.
 * @throws UserError
 */
export async function provideTrivy(host: Host, request: TrivyRequest): Promise<TrivyTool> {
  const found =
    request.path === undefined
      ? await cachedOrDownloaded(host, request)
      : { path: resolve(host.dirs.work, request.path), from: 'path' as const };
  const sha256 = await digestOf(found.path);
  if (request.path !== undefined && request.sha256 !== undefined && request.sha256 !== sha256) {
    throw new UserError(`${found.path} is not the expected Trivy: its SHA-256 is ${sha256}.`, {
      hint: `Expected by trivy-sha256: ${request.sha256}. It was not started.`,
    });
  }
  return { ...found, sha256, version: await versionOf(host, found.path) };
}

async function cachedOrDownloaded(
  host: Host,
  { version, mirror }: TrivyRequest,
): Promise<Pick<TrivyTool, 'path' | 'from'>> {
  const archive = trivyArchive(version, platform(), arch());
  const cache = openToolCache(host.env.RUNNER_TOOL_CACHE || join(host.dirs.cache, 'tools'));
  const place = cache.place(TOOL, version);
  return await withLock(host, `${place}.lock`, { label: 'is installing Trivy' }, async () => {
    const cached = cache.find(TOOL, version);
    // A folder that something else put there was not checked by us: only one with our mark is taken.
    if (cached !== undefined && (await isOurs(cached, archive))) {
      return { path: join(cached, 'trivy'), from: 'tool-cache' };
    }
    await rm(place, { recursive: true, force: true });
    const file = join(host.dirs.cache, 'downloads', archive.asset);
    await download(host, {
      url: `${mirror ?? RELEASES}/v${version}/${archive.asset}`,
      to: file,
      checksum: { algorithm: 'sha256', hex: archive.sha256 },
      maxBytes: MAX_ARCHIVE_BYTES,
      label: `Trivy ${version}`,
    });
    await mkdir(join(place, '..'), { recursive: true });
    await extractTarGz(host, file, place);
    await rm(file, { force: true });
    await markOurs(place, archive);
    await cache.complete(TOOL, version);
    return { path: join(place, 'trivy'), from: 'download' };
  });
}

/** The mark: the archive's SHA-256, and the executable's as it was unpacked from it. */
function markOf(folder: string): string {
  return join(folder, '.kafka-native.json');
}

async function isOurs(folder: string, archive: TrivyArchive): Promise<boolean> {
  try {
    const mark = markFile.parse(JSON.parse(await readFile(markOf(folder), 'utf8')));
    return mark.archive === archive.sha256 && mark.executable === (await sha256OfFile(join(folder, 'trivy')));
  } catch {
    return false;
  }
}

async function markOurs(folder: string, archive: TrivyArchive): Promise<void> {
  const executable = await sha256OfFile(join(folder, 'trivy'));
  await writeFileAtomic(markOf(folder), stableJson({ archive: archive.sha256, executable }));
}

async function digestOf(path: string): Promise<string> {
  try {
    if ((await stat(path)).isFile()) return await sha256OfFile(path);
  } catch (error) {
    throw new UserError(`There is no Trivy at ${path}.`, { hint: 'Check trivy-path.', cause: error });
  }
  throw new UserError(`${path} is no file.`, { hint: 'trivy-path is the executable itself.' });
}

async function versionOf(host: Host, path: string): Promise<string> {
  const env = await scannerEnvironment(host);
  const result = await host.exec([path, 'version', '--format', 'json'], { timeoutMs: 60_000, env });
  const version = /"Version":\s*"([^"]+)"/.exec(result.stdout)?.[1];
  if (result.exitCode === 0 && version !== undefined) return version;
  throw new UserError(`${path} does not run as Trivy (exit code ${result.exitCode}).`, {
    hint: 'Check that it is Trivy for this machine.',
  });
}
