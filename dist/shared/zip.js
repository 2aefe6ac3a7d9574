import { o as messageOf, r as UserError } from "./errors.js";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";

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
* A zip archive, read through its central directory: nothing is unpacked to disk, and only the entries
* asked for are read and inflated. The packaged readers stream every entry, which takes longer for
* the 18 000 entries of a Kafka class path than the whole analysis.
* Format: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16. Encrypted, split and zip64 archives are refused.
*/
var Zip = class Zip {
	/** Entries in the order of the directory; folders are left out. */
	entries;
	#source;
	#path;
	constructor(path, source) {
		this.#path = path;
		this.#source = source;
		this.entries = this.#directory();
	}
	/** Opens a file; it stays open until {@link Zip.close}. Throws {@link UserError} where it is not a sound archive. */
	static open(path) {
		const source = openFile(path);
		try {
			return new Zip(path, source);
		} catch (error) {
			source.close();
			throw error;
		}
	}
	close() {
		this.#source.close();
	}
	/** The content of an entry; throws {@link UserError} where it is damaged. */
	read(entry) {
		const { offset, compressedSize, size } = entry;
		const header = this.#source.read(offset, LOCAL_SIZE);
		if (header.length < LOCAL_SIZE || header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw this.#damaged(`no local header for ${entry.name}`, offset);
		const start = offset + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
		const stored = this.#source.read(start, compressedSize);
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
		const { count, start, end } = this.#endRecord();
		const bytes = this.#source.read(start, end - start);
		const entries = [];
		let at = 0;
		for (let index = 0; index < count; index += 1) {
			if (at + CENTRAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw this.#damaged(`its directory ends after ${index} of ${count} entries`, start + at);
			const entry = entryAt(bytes, at);
			if (entry === void 0) throw this.#damaged("it is encrypted", start + at);
			if (!entry.name.endsWith("/")) entries.push(entry);
			at += CENTRAL_SIZE;
			at += [
				-18,
				-16,
				-14
			].reduce((sum, field) => sum + bytes.readUInt16LE(at + field), 0);
		}
		return entries;
	}
	#endRecord() {
		const from = Math.max(0, this.#source.size - END_SIZE - LONGEST_COMMENT);
		const tail = this.#source.read(from, this.#source.size - from);
		for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
			if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
			const start = tail.readUInt32LE(at + 16);
			if (start === ZIP64_MARK) throw this.#damaged("zip64 archives are not supported", from + at);
			return {
				count: tail.readUInt16LE(at + 10),
				start,
				end: Math.max(start, from + at)
			};
		}
		throw this.#damaged("it has no directory; it may be cut short", this.#source.size);
	}
	#damaged(why, position) {
		return new UserError(`${this.#path} is not a sound archive: ${why} (byte ${position}).`, { hint: "Fetch the file again." });
	}
};
/** The directory record at a position; undefined where its entry is encrypted. */
function entryAt(bytes, at) {
	if ((bytes.readUInt16LE(at + 8) & 1) !== 0) return void 0;
	const nameFrom = at + CENTRAL_SIZE;
	return {
		name: bytes.toString("utf8", nameFrom, nameFrom + bytes.readUInt16LE(at + 28)),
		method: bytes.readUInt16LE(at + 10),
		crc: bytes.readUInt32LE(at + 16),
		compressedSize: bytes.readUInt32LE(at + 20),
		size: bytes.readUInt32LE(at + 24),
		offset: bytes.readUInt32LE(at + 42)
	};
}
function openFile(path) {
	let file;
	try {
		file = openSync(path, "r");
	} catch (error) {
		throw new UserError(`${path} cannot be read: ${messageOf(error)}.`, { cause: error });
	}
	return {
		size: fstatSync(file).size,
		read: (from, length) => {
			const bytes = Buffer.allocUnsafeSlow(length);
			return bytes.subarray(0, readSync(file, bytes, 0, length, from));
		},
		close: () => closeSync(file)
	};
}

export { Zip as t };