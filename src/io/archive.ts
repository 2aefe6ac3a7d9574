import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { codeOf, messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { formatBytes } from '../core/units.ts';
import { diskFull, isFull } from './download-error.ts';

export interface ExtractOptions {
  /** Leading folders of every name to drop, as `tar --strip-components`. */
  readonly strip?: number;
  readonly maxEntries?: number;
  /** Unpacked bytes, padding included. */
  readonly maxBytes?: number;
}

const MAX_ENTRIES = 100_000;
const MAX_BYTES = 4 * 1024 ** 3;

type Kind = 'file' | 'directory' | 'link';

/** What has been unpacked so far, by its path relative to the folder. */
type Seen = Map<string, Kind>;

/**
 * Unpacks a `.tar.gz` into a folder that gets its name only when everything is unpacked. Refuses names and
 * links that leave the folder, names that come twice, names below a link, devices, and archives that are
 * larger than allowed. Permissions are reduced to "owner writes, all read and run".
 *
 * @throws {UserError} that names the archive and the entry; nothing stays behind then.
 */
export async function extractTarGz(
  host: Host,
  archive: string,
  to: string,
  options: ExtractOptions = {},
): Promise<void> {
  const temporary = `${to}.${randomUUID()}.tmp`;
  const forget = host.defer(() => rm(temporary, { recursive: true, force: true }));
  try {
    await mkdir(temporary, { recursive: true });
    const entries = await unpack(host, archive, temporary, options);
    if (entries === 0) throw refused(archive, 'there is nothing in it');
    await rename(temporary, to);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw explained(error, archive, to);
  } finally {
    forget();
  }
}

async function unpack(host: Host, archive: string, folder: string, options: ExtractOptions): Promise<number> {
  const tar = extract();
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const source = pipeline(createReadStream(archive), createGunzip(), meter(archive, maxBytes), tar, {
    signal: host.signal,
  });
  // The loop below meets the same failure; this only keeps it from counting as unhandled meanwhile.
  source.catch(() => {});
  const seen: Seen = new Map();
  let entries = 0;
  for await (const entry of tar) {
    entries += 1;
    const limit = options.maxEntries ?? MAX_ENTRIES;
    if (entries > limit) throw refused(archive, `it has more than ${limit} entries`);
    const path = safePath(archive, entry.header, options.strip ?? 0);
    if (path === undefined) entry.resume();
    else await place(archive, folder, path, entry, options.strip ?? 0, seen);
  }
  await source;
  return entries;
}

/** Stops an archive that unpacks to more than it may, whatever its headers say. */
function meter(archive: string, maxBytes: number): Transform {
  let total = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      total += piece.length;
      if (total > maxBytes) done(refused(archive, `it unpacks to more than ${formatBytes(maxBytes)}`));
      else done(null, piece);
    },
  });
}

/** The entry's path below the folder; undefined for a leading folder that is dropped. */
function safePath(archive: string, header: Header, strip: number): string | undefined {
  const { name } = header;
  if (posix.isAbsolute(name) || /^[A-Za-z]:/.test(name) || name.includes('\\')) {
    throw refused(archive, `"${name}" is not a relative name`);
  }
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw refused(archive, `"${name}" leads out of its folder`);
  const kept = parts.slice(strip);
  if (kept.length > 0) return kept.join('/');
  if (header.type === 'directory') return undefined;
  throw refused(archive, `"${name}" lies outside the folder that the archive should have`);
}

type Entry = AsyncIterable<unknown> & { readonly header: Header; resume(): unknown };

async function place(
  archive: string,
  folder: string,
  path: string,
  entry: Entry,
  strip: number,
  seen: Seen,
): Promise<void> {
  const { header } = entry;
  await makeParents(archive, folder, path, seen);
  const before = seen.get(path);
  const again = header.type === 'directory' && before === 'directory';
  if (before !== undefined && !again) throw refused(archive, `"${header.name}" comes twice`);
  const target = join(folder, path);
  switch (header.type) {
    case 'directory':
      seen.set(path, 'directory');
      await mkdir(target, { recursive: true });
      break;
    case 'file':
    case 'contiguous-file': {
      seen.set(path, 'file');
      const mode = ((header.mode ?? 0o644) & 0o755) | 0o600;
      await pipeline(entry as AsyncIterable<Uint8Array>, createWriteStream(target, { flags: 'wx', mode }));
      return;
    }
    case 'symlink':
      seen.set(path, 'link');
      await symlink(safeSymlink(archive, path, header), target);
      break;
    case 'link':
      await link(join(folder, hardLinkSource(archive, header, strip, seen)), target);
      seen.set(path, 'file');
      break;
    default:
      throw refused(archive, `"${header.name}" is neither a file nor a folder (${header.type})`);
  }
  entry.resume();
}

async function makeParents(archive: string, folder: string, path: string, seen: Seen): Promise<void> {
  const parts = path.split('/').slice(0, -1);
  for (let length = 1; length <= parts.length; length += 1) {
    const parent = parts.slice(0, length).join('/');
    const kind = seen.get(parent);
    if (kind === 'directory') continue;
    if (kind !== undefined) throw refused(archive, `"${path}" lies below ${parent}, which is a ${kind}`);
    seen.set(parent, 'directory');
    await mkdir(join(folder, parent), { recursive: true });
  }
}

/**
 * A link may climb only at its beginning: its own folder is a real one, so climbing can be counted there;
 * further on, `..` could start from wherever another link leads.
 */
function safeSymlink(archive: string, path: string, header: Header): string {
  const target = header.linkname ?? '';
  const parts = target.split('/').filter((part) => part !== '' && part !== '.');
  const climbs = parts.findIndex((part) => part !== '..');
  const ups = climbs === -1 ? parts.length : climbs;
  const depth = path.split('/').length - 1;
  const bad = target === '' || posix.isAbsolute(target) || ups > depth || parts.slice(ups).includes('..');
  if (bad) throw refused(archive, `the link "${header.name}" leads out of its folder (to "${target}")`);
  return target;
}

function hardLinkSource(archive: string, header: Header, strip: number, seen: Seen): string {
  const source = safePath(archive, { ...header, name: header.linkname ?? '', type: 'file' }, strip);
  if (source !== undefined && seen.get(source) === 'file') return source;
  throw refused(archive, `the link "${header.name}" leads to "${header.linkname}", which is no file of it`);
}

function refused(archive: string, reason: string): UserError {
  return new UserError(`The archive ${basename(archive)} is refused: ${reason}.`, {
    hint: `Nothing of it was kept. Get ${archive} again from a source you trust.`,
  });
}

function explained(error: unknown, archive: string, to: string): unknown {
  if (error instanceof UserError) return error;
  if (isFull(error)) return diskFull(to, undefined, error);
  const message = messageOf(error);
  const hint = `Delete ${archive} and get it again.`;
  if (/unexpected end/i.test(message)) {
    return new UserError(`The archive ${basename(archive)} is cut off before its end.`, {
      hint,
      cause: error,
    });
  }
  if (codeOf(error)?.startsWith('Z_') || /tar header|checksum/i.test(message)) {
    const reason = message === 'incorrect header check' ? 'not a gzip file' : message;
    return new UserError(`The archive ${basename(archive)} is damaged or no .tar.gz (${reason}).`, {
      hint,
      cause: error,
    });
  }
  return error;
}
