import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { downloadText } from '../io/download.ts';
import { DownloadError } from '../io/download-error.ts';
import type { PublishedArchive } from './publisher.ts';
import type { SetupRequest } from './request.ts';

/** A digest that an archive must have, and who says so. */
export interface ExpectedSum {
  readonly hex: string;
  readonly by: string;
}

const MAX_BYTES = 64 * 1024;

/**
 * What the archive is compared with: the `checksum` input, else what the publisher says.
 * @returns undefined where there is nothing and the user waived it
 * @throws UserError where there is nothing and the user did not
 */
export async function expectedSum(
  host: Host,
  request: Pick<SetupRequest, 'checksum' | 'allowUnverified'>,
  archive: Pick<PublishedArchive, 'url' | 'sha256'>,
): Promise<ExpectedSum | undefined> {
  if (request.checksum !== undefined) return { hex: request.checksum, by: 'the input checksum' };
  if (typeof archive.sha256 === 'object') return archive.sha256;
  const beside = archive.sha256 === 'beside' ? await besideFile(host, archive.url) : undefined;
  if (beside !== undefined) return beside;
  if (!request.allowUnverified) throw new UnpublishedChecksum(archive.url);
  host.log.warn(`${archive.url} is used without a checksum, because allow-unverified is set.`);
  return undefined;
}

/** There is nothing that a file could be compared with. */
export class UnpublishedChecksum extends UserError {
  override readonly name = 'UnpublishedChecksum';

  constructor(from: string) {
    super(`No SHA-256 is published for ${from}.`, {
      hint: 'Give the input checksum, or set allow-unverified to take it as it is.',
    });
  }
}

async function besideFile(host: Host, url: string): Promise<ExpectedSum | undefined> {
  const address = `${url}.sha256`;
  try {
    const text = await downloadText(host, address, MAX_BYTES);
    return { hex: parseSha256(text, fileName(url), address), by: address };
  } catch (error) {
    if (error instanceof DownloadError && error.failure === 'not-found') return undefined;
    throw error;
  }
}

/**
 * Bare digits, or `sha256sum`'s lines with names.
 * @throws UserError where it has no digest for that file
 */
export function parseSha256(text: string, file: string, from: string): string {
  for (const line of text.split('\n')) {
    const [, hex, name] = /^([0-9a-f]{64})(?:\s+\*?(.+?))?\s*$/i.exec(line.trim()) ?? [];
    if (hex !== undefined && (name === undefined || fileName(name) === file)) return hex.toLowerCase();
  }
  throw new UserError(`${from} holds no SHA-256 of ${file}.`, {
    hint: 'It is damaged or belongs to another file; nothing was installed.',
  });
}

/** Last part of an address or path, without its query. */
export function fileName(address: string): string {
  const path = URL.canParse(address) ? decodeURIComponent(new URL(address).pathname) : address;
  return path.slice(path.lastIndexOf('/') + 1);
}
