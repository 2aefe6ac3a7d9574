import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export type HashAlgorithm = 'sha256' | 'sha512';

/** Digest of a file in lower-case hexadecimal, read as a stream. */
export async function hashFile(
  path: string,
  algorithm: HashAlgorithm,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, signal ? { signal } : {});
  return hash.digest('hex');
}

/** Digest of a text (UTF-8) or of bytes in lower-case hexadecimal. */
export function hashOf(content: string | Uint8Array, algorithm: HashAlgorithm): string {
  return createHash(algorithm).update(content).digest('hex');
}

/** SHA-256 of a file in lower-case hexadecimal: what evidence names its subjects by. */
export async function sha256OfFile(path: string, signal?: AbortSignal): Promise<string> {
  return await hashFile(path, 'sha256', signal);
}

/** What git calls a file of this content. */
export function gitBlobSha(content: string | Uint8Array): string {
  const bytes = Buffer.from(content);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
