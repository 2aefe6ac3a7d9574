import { rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { extractTarGz } from '../io/archive.ts';
import { download } from '../io/download.ts';
import { digestFolder } from '../io/folder-digest.ts';
import { hashFile } from '../io/hash.ts';
import { withLock } from '../io/lock.ts';
import { type ExpectedSum, fileName } from './checksum.ts';
import { inspectHome } from './inspection.ts';
import type { Machine } from './machine.ts';
import type { Shelf, Shelved } from './shelf.ts';

/** An archive that is about to be unpacked. */
export interface Incoming {
  /** Name in the tool cache. */
  readonly version: string;
  /** Address or path. */
  readonly from: string;
  readonly expected: ExpectedSum | undefined;
}

/** The archives have 200 to 400 MB. */
const MAX_ARCHIVE = 1.5 * 1024 ** 3;
/** They unpack to about three times their size, in some thousand files. A bomb unpacks to a thousand times. */
const MAX_RATIO = 12;
const SMALL = 64 * 1024 ** 2;
const MAX_ENTRIES = 20_000;

/**
 * Brings an archive to its place in the tool cache: download (or read), compare, unpack, look whether it is a
 * GraalVM for this machine, let it `prove` that it runs, and only then declare it finished. Nothing of it stays
 * where one of these fails.
 */
export async function install(
  host: Host,
  machine: Machine,
  shelf: Shelf,
  incoming: Incoming,
  prove: (home: string) => Promise<void>,
): Promise<Shelved> {
  const place = shelf.place(incoming.version);
  const label = `is installing ${fileName(incoming.from)}`;
  return await withLock(host, `${place}.lock`, { label }, async () => {
    const there = await shelf.find(incoming.version);
    if (there !== undefined && isSame(there, incoming)) return there;
    await shelf.clear(incoming.version);
    const forget = host.defer(() => shelf.clear(incoming.version));
    try {
      const archiveSha256 = await unpackChecked(host, incoming, place);
      const home = homeIn(place, machine);
      await inspectHome(home, machine, fileName(incoming.from));
      await prove(home);
      await shelf.finish(incoming.version, {
        version: incoming.version,
        from: incoming.from,
        archiveSha256,
        ...(incoming.expected === undefined ? {} : { verifiedBy: incoming.expected.by }),
        folderSha256: await digestFolder(place, host.signal),
      });
    } catch (error) {
      await shelf.clear(incoming.version);
      throw error;
    } finally {
      forget();
    }
    const shelved = await shelf.find(incoming.version);
    if (shelved === undefined) throw new UserError(`${place} was changed while GraalVM was installed there.`);
    return shelved;
  });
}

/** On macOS the archive holds a bundle with the JDK inside. */
export function homeIn(place: string, machine: Machine): string {
  return machine.os === 'macos' ? join(place, 'Contents', 'Home') : place;
}

/** Whether what is in the tool cache came from the very archive that is expected; never where none is known. */
export function isSame({ note }: Shelved, { expected }: Pick<Incoming, 'expected'>): boolean {
  return expected?.hex === note.archiveSha256;
}

export function isAddress(archive: string): boolean {
  return /^https?:\/\//i.test(archive);
}

async function unpackChecked(host: Host, incoming: Incoming, place: string): Promise<string> {
  const isRemote = isAddress(incoming.from);
  const file = isRemote ? `${place}.tar.gz` : resolve(host.dirs.work, incoming.from);
  try {
    if (isRemote) await fetchArchive(host, incoming, file);
    const sha256 = await digestOfFile(file, host.signal);
    if (incoming.expected !== undefined && incoming.expected.hex !== sha256) {
      throw new UserError(
        `${file} is not the expected archive: its SHA-256 is ${sha256}, ${incoming.expected.by} says ${incoming.expected.hex}.`,
        { hint: 'It was altered, cut off or replaced; nothing of it was unpacked.' },
      );
    }
    const maxBytes = Math.max(SMALL, MAX_RATIO * (await stat(file)).size);
    await host.log.group(`Unpacking ${fileName(incoming.from)}`, () =>
      extractTarGz(host, file, place, { strip: 1, maxBytes, maxEntries: MAX_ENTRIES }),
    );
    return sha256;
  } finally {
    if (isRemote) await rm(file, { force: true });
  }
}

async function fetchArchive(host: Host, incoming: Incoming, file: string): Promise<void> {
  host.log.info(`Downloading ${incoming.from}`);
  await download(host, {
    url: incoming.from,
    to: file,
    maxBytes: MAX_ARCHIVE,
    label: fileName(incoming.from),
    ...(incoming.expected === undefined
      ? {}
      : { checksum: { algorithm: 'sha256' as const, hex: incoming.expected.hex } }),
  });
}

/** @throws UserError where it is none */
export async function demandFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return;
  throw new UserError(`There is no file ${file}.`, {
    hint: 'The input archive is the path or the address of a .tar.gz; for a folder there is home.',
  });
}

async function digestOfFile(file: string, signal: AbortSignal): Promise<string> {
  await demandFile(file);
  return await hashFile(file, 'sha256', signal);
}
