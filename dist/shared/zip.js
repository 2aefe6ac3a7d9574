import { o as messageOf, r as UserError } from "./errors.js";
import { crc32, inflateRawSync } from "node:zlib";
import { readFile } from "node:fs/promises";

// src/io/zip.ts
const END_SIGNATURE = 101010256;
const CENTRAL_SIGNATURE = 33639248;
const LOCAL_SIGNATURE = 67324752;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 65535;
/** The least that zlib accepts. */
const SMALLEST_CHUNK = 64;
const ZIP64_MARK = 4294967295;
/**
* A zip archive in memory, read through its central directory: nothing is unpacked to disk, and only
* the entries asked for are inflated. The packaged readers stream every entry, which takes longer for
* the 18 000 entries of a Kafka class path than the whole analysis.
* Format: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16. Encrypted, split and zip64 archives are refused.
*/
var Zip = class Zip {
	/** Entries in the order of the directory; folders are left out. */
	entries;
	#bytes;
	#path;
	constructor(path, bytes) {
		this.#path = path;
		this.#bytes = bytes;
		this.entries = this.#directory();
	}
	/** Throws {@link UserError} where the file cannot be read or is not a sound archive. */
	static async open(path) {
		let bytes;
		try {
			bytes = await readFile(path);
		} catch (error) {
			throw new UserError(`${path} cannot be read: ${messageOf(error)}.`, { cause: error });
		}
		return new Zip(path, bytes);
	}
	/** The content of an entry; throws {@link UserError} where it is damaged. */
	read(entry) {
		const { offset, compressedSize, size } = entry;
		if (offset + LOCAL_SIZE > this.#bytes.length || this.#bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw this.#damaged(`no local header for ${entry.name}`, offset);
		const start = offset + LOCAL_SIZE + this.#bytes.readUInt16LE(offset + 26) + this.#bytes.readUInt16LE(offset + 28);
		const stored = this.#bytes.subarray(start, start + compressedSize);
		const content = entry.method === 0 ? stored : this.#inflate(entry, stored, start);
		if (content.length !== size) throw this.#damaged(`${entry.name} has ${content.length} bytes instead of ${size}`, start);
		if (crc32(content) !== entry.crc) throw this.#damaged(`the checksum of ${entry.name} differs`, start);
		return content;
	}
	#inflate(entry, stored, position) {
		if (entry.method !== 8) throw this.#damaged(`${entry.name} uses compression method ${entry.method}`, position);
		const size = Math.max(SMALLEST_CHUNK, entry.size);
		try {
			return inflateRawSync(stored, {
				chunkSize: size,
				maxOutputLength: size
			});
		} catch (error) {
			throw this.#damaged(`${entry.name} cannot be decompressed (${messageOf(error)})`, position);
		}
	}
	#directory() {
		const end = this.#endRecord();
		const count = this.#bytes.readUInt16LE(end + 10);
		let at = this.#bytes.readUInt32LE(end + 16);
		if (at === ZIP64_MARK) throw this.#damaged("zip64 archives are not supported", end);
		const entries = [];
		for (let index = 0; index < count; index += 1) {
			if (at + CENTRAL_SIZE > end || this.#bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw this.#damaged(`its directory ends after ${index} of ${count} entries`, at);
			const nameLength = this.#bytes.readUInt16LE(at + 28);
			const entry = this.#entryAt(at, nameLength);
			if (!entry.name.endsWith("/")) entries.push(entry);
			at += CENTRAL_SIZE + nameLength + this.#bytes.readUInt16LE(at + 30) + this.#bytes.readUInt16LE(at + 32);
		}
		return entries;
	}
	#entryAt(at, nameLength) {
		const bytes = this.#bytes;
		if ((bytes.readUInt16LE(at + 8) & 1) !== 0) throw this.#damaged("it is encrypted", at);
		return {
			name: bytes.toString("utf8", at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength),
			method: bytes.readUInt16LE(at + 10),
			crc: bytes.readUInt32LE(at + 16),
			compressedSize: bytes.readUInt32LE(at + 20),
			size: bytes.readUInt32LE(at + 24),
			offset: bytes.readUInt32LE(at + 42)
		};
	}
	#endRecord() {
		const lowest = Math.max(0, this.#bytes.length - END_SIZE - LONGEST_COMMENT);
		for (let at = this.#bytes.length - END_SIZE; at >= lowest; at -= 1) if (this.#bytes.readUInt32LE(at) === END_SIGNATURE) return at;
		throw this.#damaged("it has no directory; it may be cut short", this.#bytes.length);
	}
	#damaged(why, position) {
		return new UserError(`${this.#path} is not a sound archive: ${why} (byte ${position}).`, { hint: "Fetch the file again." });
	}
};

export { Zip as t };