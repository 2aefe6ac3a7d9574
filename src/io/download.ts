import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Host } from '../core/host.ts';
import { formatBytes } from '../core/units.ts';
import {
  altered,
  type Checksum,
  DownloadError,
  diskFull,
  isFull,
  isPage,
  isPageType,
  tooLarge,
  webPage,
} from './download-error.ts';
import { discard, earlierAttempt, noteValidator, type Part, startOf } from './download-part.ts';
import { hashFile } from './hash.ts';
import { type Answer, get, Interrupted, PATIENCE, type Patience, withRetries } from './http-request.ts';
import { withLock } from './lock.ts';

export interface DownloadRequest {
  readonly url: string;
  /** The file; it gets this name only when it is complete and its checksum was compared. */
  readonly to: string;
  /** Compared before the file gets its name; a file that is there already is compared, too. */
  readonly checksum?: Checksum;
  readonly maxBytes: number;
  /** Name for progress and messages. */
  readonly label: string;
  readonly patience?: Partial<Patience>;
}

/**
 * Downloads a file: retries with growing waits, takes up a broken download where the server vouches that
 * it is the same file, and is safe with several processes at once. A file that is already there is taken
 * when its checksum matches, or when there is none to compare.
 *
 * @throws {DownloadError} with the way it failed.
 */
export async function download(host: Host, request: DownloadRequest): Promise<void> {
  if (await isThere(host, request)) return;
  const busy = `is downloading ${request.label}`;
  await withLock(host, `${request.to}.lock`, { label: busy }, async (alone) => {
    if (await isThere(host, request)) return;
    const part: Part = alone
      ? { path: `${request.to}.part`, notes: `${request.to}.part.json` }
      : { path: `${request.to}.${randomUUID()}.part`, notes: undefined };
    try {
      await transfer(host, request, part);
      await rename(part.path, request.to);
      if (part.notes !== undefined) await rm(part.notes, { force: true });
    } catch (error) {
      const resumable = error instanceof DownloadError && error.failure === 'unreachable';
      if (part.notes === undefined || !resumable) await discard(part);
      throw isFull(error) ? diskFull(request.to, undefined, error) : error;
    }
  });
}

/** A small text such as a checksum file or a list of keys. */
export async function downloadText(
  host: Host,
  url: string,
  maxBytes: number,
  patience: Partial<Patience> = {},
): Promise<string> {
  const limits = { ...PATIENCE, ...patience };
  return await withRetries(host, url, limits, async () => {
    const answer = await get(host, url, {}, limits);
    try {
      const pieces: Uint8Array[] = [];
      let length = 0;
      for await (const piece of answer.body()) {
        length += piece.length;
        if (length > maxBytes) throw tooLarge(url, maxBytes);
        pieces.push(piece);
      }
      const text = Buffer.concat(pieces).toString('utf8');
      if (isPage(text)) throw webPage(url);
      return text;
    } finally {
      answer.close();
    }
  });
}

async function isThere(host: Host, { to, checksum, label }: DownloadRequest): Promise<boolean> {
  try {
    await stat(to);
  } catch {
    return false;
  }
  if (checksum === undefined || (await hashFile(to, checksum.algorithm, host.signal)) === checksum.hex)
    return true;
  host.log.warn(`The cached ${label} is damaged; it is downloaded again.`);
  await rm(to, { force: true });
  return false;
}

async function transfer(host: Host, request: DownloadRequest, part: Part): Promise<void> {
  const limits = { ...PATIENCE, ...request.patience };
  const progress = host.log.progress();
  let resumed = false;
  try {
    const attempt = async () => {
      resumed = await onePiece(host, request, part, limits, (text) => progress.update(text));
    };
    await withRetries(host, request.url, limits, attempt);
    if (await matches(host, request, part)) return;
    if (resumed) {
      // What was kept of the earlier attempt may be what is wrong: once more, from the start.
      await discard(part);
      await withRetries(host, request.url, limits, attempt);
      if (await matches(host, request, part)) return;
    }
    throw altered(request.url, request.checksum);
  } finally {
    progress.end();
  }
}

/** One request and its body into the part file. Answers whether it went on from an earlier attempt. */
async function onePiece(
  host: Host,
  request: DownloadRequest,
  part: Part,
  limits: Patience,
  show: (text: string) => void,
): Promise<boolean> {
  const earlier = await earlierAttempt(part, request.url);
  const range = earlier && { range: `bytes=${earlier.size}-`, 'if-range': earlier.validator };
  const answer = await get(host, request.url, range ?? {}, limits);
  try {
    const from = startOf(answer.response, earlier?.size ?? 0);
    if (from === undefined) {
      await discard(part);
      throw new Interrupted('the server does not go on from where the download broke off', true, 0);
    }
    const total = lengthOf(answer.response, from);
    if (isPageType(answer.response)) throw webPage(request.url);
    if (total !== undefined && total > request.maxBytes) throw tooLarge(request.url, request.maxBytes, total);
    await mkdir(dirname(part.path), { recursive: true });
    await demandSpace(request, from, total);
    await noteValidator(part, request.url, answer.response);
    const file = await open(part.path, from === 0 ? 'w' : 'a');
    try {
      await writeBody(answer, file, request, from, total, show);
    } finally {
      await file.close();
    }
    return from > 0;
  } finally {
    answer.close();
  }
}

async function writeBody(
  answer: Answer,
  file: FileHandle,
  request: DownloadRequest,
  from: number,
  total: number | undefined,
  show: (text: string) => void,
): Promise<void> {
  let length = from;
  let shown = '';
  for await (const piece of answer.body()) {
    if (length === 0 && isPage(Buffer.from(piece.subarray(0, 200)).toString('latin1')))
      throw webPage(request.url);
    length += piece.length;
    if (length > request.maxBytes) throw tooLarge(request.url, request.maxBytes);
    await file.write(piece).catch((error: unknown) => {
      throw isFull(error) ? diskFull(request.to, total, error) : error;
    });
    const text = progressText(request.label, length, total);
    if (text !== shown) show(text);
    shown = text;
  }
  if (total !== undefined && length < total) {
    throw new Interrupted(`only ${formatBytes(length)} of ${formatBytes(total)} came`, true);
  }
}

function progressText(label: string, length: number, total: number | undefined): string {
  if (total === undefined) return `${label}: ${Math.floor(length / 1024 ** 2)} MiB`;
  return `${label}: ${Math.floor((100 * length) / Math.max(1, total))} % of ${formatBytes(total)}`;
}

function lengthOf(response: Response, from: number): number | undefined {
  const length = response.headers.get('content-length');
  return length === null ? undefined : from + Number(length);
}

async function demandSpace(request: DownloadRequest, from: number, total: number | undefined): Promise<void> {
  if (total === undefined) return;
  const { bavail, bsize } = await statfs(dirname(request.to));
  if (bavail * bsize < total - from) throw diskFull(request.to, total);
}

async function matches(host: Host, { checksum }: DownloadRequest, part: Part): Promise<boolean> {
  return (
    checksum === undefined || (await hashFile(part.path, checksum.algorithm, host.signal)) === checksum.hex
  );
}
