import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { DownloadError } from '../io/download-error.ts';
import { hashOf } from '../io/hash.ts';
import { type ExpectedSum, expectedSum, fileName, parseSha256, UnpublishedChecksum } from './checksum.ts';
import { demandRelease } from './choice.ts';
import { demandFile, homeIn, type Incoming, install, isAddress, isSame } from './installation.ts';
import { DEFAULT_VERSION } from './lines.ts';
import { toMandrel } from './mandrel.ts';
import { askNativeImage } from './native-image.ts';
import { newestOf, type PublishedArchive, type Sources, unknownVersion } from './publisher.ts';
import { PUBLISHERS } from './publishers.ts';
import type { SetupRequest } from './request.ts';
import { openShelf, type Shelf, type Shelved } from './shelf.ts';
import type { Wanted } from './version.ts';

/** A GraalVM that lies in a folder, and how it got there. */
export interface Provided {
  readonly home: string;
  readonly source: 'home' | 'archive' | 'tool-cache' | 'download';
  readonly from: string;
  /** The publisher's number; undefined for a GraalVM that was here already and for archives. */
  readonly version: string | undefined;
  readonly archive: { readonly sha256: string; readonly verifiedBy: string | undefined } | undefined;
  /** SHA-256 over the folder, where it was computed on the way. */
  readonly folderSha256: string | undefined;
}

const OFFLINE =
  'In a closed network name an exact version and a mirror, an archive with its checksum, or a GraalVM by GRAALVM_HOME.';

/** The archive that the user named, by path or address. */
export async function provideArchive(
  sources: Sources,
  request: SetupRequest,
  archive: string,
): Promise<Provided> {
  const { host, machine } = sources;
  const expected = isAddress(archive)
    ? await expectedSum(host, request, { url: archive, sha256: 'beside' })
    : await localSum(host, request, resolve(host.dirs.work, archive));
  const version = `0.0.0+${(expected?.hex ?? hashOf(archive, 'sha256')).slice(0, 16)}`;
  const shelf = openShelf(request.toolCache, 'kafka-native-graalvm-archive', host.signal);
  const incoming: Incoming = { version, from: archive, expected };
  const there = await shelf.find(version);
  const isHit = there !== undefined && isSame(there, incoming);
  const prove = async (home: string) => void (await askNativeImage(host, home));
  const shelved = isHit ? there : await install(host, machine, shelf, incoming, prove);
  return provided(sources, shelved, isHit ? 'tool-cache' : 'archive', undefined);
}

/** A release of a distribution: from the tool cache, else downloaded. */
export async function provideRelease(sources: Sources, request: SetupRequest): Promise<Provided> {
  const { host, machine } = sources;
  const tool = `kafka-native-${request.distribution}${machine.libc === 'musl' ? '-musl' : ''}`;
  const shelf = openShelf(request.toolCache, tool, host.signal);
  const found = await findArchive(sources, request, shelf);
  if ('note' in found) return provided(sources, found, 'tool-cache', found.note.version);
  const there = await shelf.find(found.version);
  if (there !== undefined && mayBeUsed(there, request))
    return provided(sources, there, 'tool-cache', found.version);
  const archive = mirrored(found, request.mirror);
  try {
    const expected = await expectedSum(host, request, archive);
    const release = { version: found.version, from: archive.url };
    const prove = async (home: string) => demandRelease(request, release, await askNativeImage(host, home));
    const shelved = await install(host, machine, shelf, { ...release, expected }, prove);
    return provided(sources, shelved, 'download', found.version);
  } catch (error) {
    throw await explained(sources, found, error);
  }
}

/**
 * The release that is meant. Where the list of releases is out of reach, the newest that lies in the tool cache
 * is as good an answer as there is.
 */
async function findArchive(
  sources: Sources,
  request: SetupRequest,
  shelf: Shelf,
): Promise<PublishedArchive | Shelved> {
  const { distribution, wanted } = request;
  try {
    const archive = await PUBLISHERS[distribution].find(sources, wanted);
    const asked = request.asked.version ?? DEFAULT_VERSION;
    if (asked !== archive.version) sources.host.log.info(`${distribution} ${asked} is ${archive.version}.`);
    return archive;
  } catch (error) {
    if (!(error instanceof DownloadError) || error.failure !== 'unreachable') throw error;
    const cached = await newestCached(request, shelf);
    if (cached === undefined) {
      throw new UserError(`Which ${distribution} releases exist could not be found out: ${error.message}`, {
        hint: `${error.hint ?? ''} ${OFFLINE}`.trim(),
        cause: error,
      });
    }
    sources.host.log.warn(`${error.message} Using ${distribution} ${cached.note.version} of the tool cache.`);
    return cached;
  }
}

async function newestCached(request: SetupRequest, shelf: Shelf): Promise<Shelved | undefined> {
  const version = newestOf(await shelf.versions(), inOwnNumbers(request));
  const cached = version === undefined ? undefined : await shelf.find(version);
  return cached !== undefined && mayBeUsed(cached, request) ? cached : undefined;
}

function inOwnNumbers({ distribution, wanted }: SetupRequest): Wanted {
  return distribution === 'mandrel' ? toMandrel(wanted) : wanted;
}

/** A tool that once came in unverified does not pass for a verified one. */
function mayBeUsed({ note }: Shelved, request: SetupRequest): boolean {
  if (request.checksum !== undefined) return request.checksum === note.archiveSha256;
  return note.verifiedBy !== undefined || request.allowUnverified;
}

/** The mirror stands in for the publisher's scheme and host; the path stays. */
function mirrored(archive: PublishedArchive, mirror: string | undefined): PublishedArchive {
  if (mirror === undefined) return archive;
  const { pathname } = new URL(archive.url);
  return { ...archive, url: `${mirror.replace(/\/+$/, '')}${pathname}` };
}

/**
 * An archive that does not exist, or has no checksum, most often is a version that does not exist. Where
 * nothing answers, the ways around the network are named.
 */
async function explained(sources: Sources, archive: PublishedArchive, error: unknown): Promise<unknown> {
  if (error instanceof DownloadError && error.failure === 'unreachable') {
    return new UserError(error.message, { hint: `${error.hint ?? ''} ${OFFLINE}`.trim(), cause: error });
  }
  const isMissing = error instanceof DownloadError && error.failure === 'not-found';
  if (!isMissing && !(error instanceof UnpublishedChecksum)) return error;
  const { distribution, version } = archive;
  try {
    const versions = await PUBLISHERS[distribution].versions(sources);
    return versions.includes(version) ? error : unknownVersion(distribution, version, versions);
  } catch {
    sources.host.log.debug('The list of releases is out of reach; the error stays as it is.');
    return error;
  }
}

async function localSum(host: Host, request: SetupRequest, file: string): Promise<ExpectedSum | undefined> {
  if (request.checksum !== undefined) return { hex: request.checksum, by: 'the input checksum' };
  await demandFile(file);
  const beside = `${file}.sha256`;
  const text = await readFile(beside, 'utf8').catch(() => undefined);
  if (text !== undefined) return { hex: parseSha256(text, fileName(file), beside), by: beside };
  if (!request.allowUnverified) throw new UnpublishedChecksum(file);
  host.log.warn(`${file} is used without a checksum, because allow-unverified is set.`);
  return undefined;
}

function provided(
  { machine }: Sources,
  { home, note }: Shelved,
  source: Provided['source'],
  version: string | undefined,
): Provided {
  return {
    home: homeIn(home, machine),
    source,
    from: note.from,
    version,
    archive: { sha256: note.archiveSha256, verifiedBy: note.verifiedBy },
    folderSha256: machine.os === 'macos' ? undefined : note.folderSha256,
  };
}
