import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { messageOf, UserError } from '../core/errors.ts';

/** One file inside an archive; its content stays compressed until {@link Zip.read}. */
export interface ZipEntry {
  /** As stored, with `/` between folders. */
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc: number;
  readonly method: number;
  /** Position of the local header. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
/** The least that zlib accepts. */
const SMALLEST_CHUNK = 64;
/** Room for what a local header may have beyond the name: extra fields, which the directory does not tell. */
const EXTRA_ROOM = 64;
/** Entries up to this size are read into a buffer that is used again and again. */
const SCRATCH_SIZE = 1 << 18;
const ZIP64_MARK = 0xffffffff;

/** Where the bytes of an archive are. */
export interface ByteSource {
  readonly size: number;
  /** Fewer bytes where the source ends earlier. They hold until the next read, of whatever source. */
  read(from: number, length: number): Buffer;
  close(): void;
}

/**
 * A zip archive, read through its central directory: nothing is unpacked to disk, and only the entries
 * asked for are read and inflated. The packaged readers stream every entry, which takes longer for
 * the 18 000 entries of a Kafka class path than the whole analysis.
 * Format: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16. Encrypted, split and zip64 archives are refused.
 */
export class Zip {
  /** Entries in the order of the directory; folders are left out. */
  readonly entries: readonly ZipEntry[];
  readonly #source: ByteSource;
  readonly #path: string;

  constructor(path: string, source: ByteSource) {
    this.#path = path;
    this.#source = source;
    this.entries = this.#directory();
  }

  /** Opens a file; it stays open until {@link Zip.close}. Throws {@link UserError} where it is not a sound archive. */
  static open(path: string): Zip {
    const source = openFile(path);
    try {
      return new Zip(path, source);
    } catch (error) {
      source.close();
      throw error;
    }
  }

  close(): void {
    this.#source.close();
  }

  /** The content of an entry; throws {@link UserError} where it is damaged. */
  read(entry: ZipEntry): Buffer {
    const { offset, compressedSize, size } = entry;
    const likely = LOCAL_SIZE + entry.name.length + EXTRA_ROOM + compressedSize;
    const local = this.#source.read(offset, likely);
    if (local.length < LOCAL_SIZE || local.readUInt32LE(0) !== LOCAL_SIGNATURE) {
      throw this.#damaged(`no local header for ${entry.name}`, offset);
    }
    const skipped = LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
    const start = offset + skipped;
    const stored =
      skipped + compressedSize <= likely
        ? local.subarray(skipped, skipped + compressedSize)
        : this.#source.read(start, compressedSize);
    const content = entry.method === 0 ? Buffer.from(stored) : this.#inflate(entry, stored, start);
    if (content.length !== size) {
      throw this.#damaged(`${entry.name} has ${content.length} bytes instead of ${size}`, start);
    }
    if (crc32(content) !== entry.crc) throw this.#damaged(`the checksum of ${entry.name} differs`, start);
    return content;
  }

  #inflate(entry: ZipEntry, stored: Buffer, position: number): Buffer {
    if (entry.method !== 8)
      throw this.#damaged(`${entry.name} uses compression method ${entry.method}`, position);
    // Without a chunk size of its own every small entry would keep a buffer of 16 KiB alive; a chunk that
    // is filled to its end makes zlib ask for another one.
    const size = Math.max(SMALLEST_CHUNK, entry.size);
    try {
      return inflateRawSync(stored, { chunkSize: size + 1, maxOutputLength: size });
    } catch (error) {
      throw this.#damaged(`${entry.name} cannot be decompressed (${messageOf(error)})`, position);
    }
  }

  #directory(): ZipEntry[] {
    const { count, start, end } = this.#endRecord();
    const bytes = this.#source.read(start, end - start);
    const entries: ZipEntry[] = [];
    let at = 0;
    for (let index = 0; index < count; index += 1) {
      if (at + CENTRAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) {
        throw this.#damaged(`its directory ends after ${index} of ${count} entries`, start + at);
      }
      const entry = entryAt(bytes, at);
      if (entry === undefined) throw this.#damaged('it is encrypted', start + at);
      if (!entry.name.endsWith('/')) entries.push(entry);
      const nameAndExtra = bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30);
      at += CENTRAL_SIZE + nameAndExtra + bytes.readUInt16LE(at + 32);
    }
    return entries;
  }

  #endRecord(): { count: number; start: number; end: number } {
    const from = Math.max(0, this.#source.size - END_SIZE - LONGEST_COMMENT);
    const tail = this.#source.read(from, this.#source.size - from);
    for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
      if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
      const start = tail.readUInt32LE(at + 16);
      if (start === ZIP64_MARK) throw this.#damaged('zip64 archives are not supported', from + at);
      return { count: tail.readUInt16LE(at + 10), start, end: Math.max(start, from + at) };
    }
    throw this.#damaged('it has no directory; it may be cut short', this.#source.size);
  }

  #damaged(why: string, position: number): UserError {
    return new UserError(`${this.#path} is not a sound archive: ${why} (byte ${position}).`, {
      hint: 'Fetch the file again.',
    });
  }
}

/** The directory record at a position; undefined where its entry is encrypted. */
function entryAt(bytes: Buffer, at: number): ZipEntry | undefined {
  if ((bytes.readUInt16LE(at + 8) & 1) !== 0) return undefined;
  const nameFrom = at + CENTRAL_SIZE;
  return {
    name: bytes.toString('utf8', nameFrom, nameFrom + bytes.readUInt16LE(at + 28)),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    compressedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
}

let sharedScratch: Buffer | undefined;

function scratch(): Buffer {
  sharedScratch ??= Buffer.allocUnsafeSlow(SCRATCH_SIZE);
  return sharedScratch;
}

function openFile(path: string): ByteSource {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${messageOf(error)}.`, { cause: error });
  }
  return {
    size: fstatSync(file).size,
    read: (from, length) => {
      const bytes = length <= SCRATCH_SIZE ? scratch() : Buffer.allocUnsafeSlow(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, from));
    },
    close: () => closeSync(file),
  };
}

/** An archive that is in memory already. */
export function inMemory(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: (from, length) => bytes.subarray(from, from + length),
    close: () => undefined,
  };
}
