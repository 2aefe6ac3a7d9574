import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";

// src/io/hash.ts
/** Digest of a file in lower-case hexadecimal, read as a stream. */
async function hashFile(path, algorithm, signal) {
	const hash = createHash(algorithm);
	await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, signal ? { signal } : {});
	return hash.digest("hex");
}
/** Digest of a text (UTF-8) or of bytes in lower-case hexadecimal. */
function hashOf(content, algorithm) {
	return createHash(algorithm).update(content).digest("hex");
}
/** SHA-256 of a file in lower-case hexadecimal: what evidence names its subjects by. */
async function sha256OfFile(path, signal) {
	return await hashFile(path, "sha256", signal);
}
/** What git calls a file of this content. */
function gitBlobSha(content) {
	const bytes = Buffer.from(content);
	return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

export { sha256OfFile as i, hashFile as n, hashOf as r, gitBlobSha as t };