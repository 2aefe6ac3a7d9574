import { basename, dirname } from 'node:path';
import { codeOf, UserError } from '../core/errors.ts';
import { formatBytes } from '../core/units.ts';
import type { HashAlgorithm } from './hash.ts';

/** What a file must be. */
export interface Checksum {
  readonly algorithm: HashAlgorithm;
  /** Lower-case hexadecimal. */
  readonly hex: string;
}

/**
 * `unreachable`: no answer, or none but "not now"; another source may help. `not-found`: it answered that
 * there is no such file. `refused`: any other answer. `content`: the answer is not what was asked for.
 */
export type DownloadFailure =
  | 'unreachable'
  | 'not-found'
  | 'refused'
  | 'content'
  | 'checksum'
  | 'too-large'
  | 'disk';

/** A download that failed, and in which way: callers fall back on `unreachable`, and report the rest. */
export class DownloadError extends UserError {
  override readonly name = 'DownloadError';
  readonly failure: DownloadFailure;

  constructor(failure: DownloadFailure, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options);
    this.failure = failure;
  }
}

/** HTML by its declared type: what proxies and login pages send in place of a file. */
export function isPageType(response: Response): boolean {
  return /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
}

/** HTML by its first characters. */
export function isPage(text: string): boolean {
  return /^\s*<(!doctype html|html)/i.test(text);
}

export function webPage(url: string): DownloadError {
  return new DownloadError('content', `${url} answers with a web page instead of the file.`, {
    hint: 'A proxy or a login page may stand in between; open the address in a browser to see it.',
  });
}

export function tooLarge(url: string, maxBytes: number, total?: number): DownloadError {
  const size = total === undefined ? '' : ` (${formatBytes(total)})`;
  return new DownloadError('too-large', `${url} is larger${size} than the ${formatBytes(maxBytes)} allowed.`);
}

/** Whether a write failed for want of room. */
export function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '');
}

export function diskFull(file: string, total: number | undefined, cause?: unknown): DownloadError {
  const need = total === undefined ? '' : `, which needs ${total} bytes`;
  return new DownloadError('disk', `No room in ${dirname(file)} for ${basename(file)}${need}.`, {
    hint: 'Free some space, or set KAFKA_NATIVE_CACHE to a folder on a larger disk.',
    cause,
  });
}

export function altered(url: string, expected: Checksum | undefined): DownloadError {
  return new DownloadError(
    'checksum',
    `${url} is not the expected file: its ${expected?.algorithm} is not ${expected?.hex}.`,
    {
      hint: 'It was altered or replaced, on the way or on the server; nothing of it was used.',
    },
  );
}
