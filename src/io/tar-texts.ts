import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

const MAX_UNPACKED = 64 * 1024 ** 2;

/** The texts of those files of a `.tar.gz` in memory whose names match, by name. Bounded; nothing is written. */
export async function textsInTarGz(
  archive: Uint8Array,
  matches: (name: string) => boolean,
): Promise<Map<string, string>> {
  const tar = extract();
  const source = pipeline(Readable.from([archive]), createGunzip(), tar);
  // The loop below meets the same failure; this only keeps it from counting as unhandled meanwhile.
  source.catch(() => {});
  const found = new Map<string, string>();
  let length = 0;
  for await (const entry of tar) {
    const pieces: Buffer[] = [];
    for await (const piece of entry as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > MAX_UNPACKED) throw new Error('there is more in the archive than can be read');
      if (matches(entry.header.name)) pieces.push(piece);
    }
    if (entry.header.type === 'file' && matches(entry.header.name)) {
      found.set(entry.header.name, Buffer.concat(pieces).toString('utf8'));
    }
  }
  await source;
  return found;
}
