import { t as formatBytes } from "./units.js";
import { i as codeOf, o as messageOf, r as UserError } from "./errors.js";
import { t as require_tar_stream } from "./tar-stream.js";
import { d as object, h as string } from "./schemas.js";
import { n as hashFile } from "./hash.js";
import { a as get, c as withRetries, d as diskFull, f as isFull, g as webPage, h as tooLarge, l as DownloadError, m as isPageType, p as isPage, r as PATIENCE, t as Interrupted, u as altered } from "./http-request.js";
import { createReadStream, createWriteStream } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join, posix } from "node:path";
import { Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm, stat, statfs, symlink, utimes, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// src/io/download-part.ts
const notes = object({
	url: string(),
	validator: string()
});
/** What an earlier attempt at this address left; undefined where nothing can be taken up again. */
async function earlierAttempt(part, url) {
	if (part.notes === void 0) return void 0;
	try {
		const noted = notes.parse(JSON.parse(await readFile(part.notes, "utf8")));
		const { size } = await stat(part.path);
		return size > 0 && noted.url === url ? {
			size,
			validator: noted.validator
		} : void 0;
	} catch {
		return;
	}
}
/**
* Writes down what a later attempt needs to go on. Only a strong ETag or a date lets a server say that the
* rest belongs to the same file.
*/
async function noteValidator(part, url, response) {
	if (part.notes === void 0) return;
	const etag = response.headers.get("etag");
	const validator = etag?.startsWith("\"") ? etag : response.headers.get("last-modified");
	if (validator) await writeFile(part.notes, JSON.stringify({
		url,
		validator
	}));
	else await rm(part.notes, { force: true });
}
/** Where in the part the body of an answer begins; undefined where it does not fit the `size` that is there. */
function startOf(response, size) {
	if (response.status === 416) return void 0;
	if (response.status !== 206) return 0;
	const start = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1];
	return Number(start) === size ? size : void 0;
}
/** Removes the part and its notes. */
async function discard(part) {
	await rm(part.path, { force: true });
	if (part.notes !== void 0) await rm(part.notes, { force: true });
}

// src/io/lock.ts
const POLL_MS = 200;
/**
* Runs work while no other process on this file system does the same. The lock only saves doing work
* twice: it is taken away from a dead holder, and after `patienceMs` the work runs without it (`alone` is
* false then), so it cannot deadlock. Work must therefore be safe without it: own temporary names, rename.
*/
async function withLock(host, path, options, work) {
	const token = `${process.pid}@${hostname()} ${randomUUID()}\n`;
	const staleMs = options.staleMs ?? 6e4;
	await mkdir(dirname(path), { recursive: true });
	if (!await acquire(host, path, token, options.label, staleMs, options.patienceMs ?? 12e5)) return await work(false);
	const release = async () => {
		if (await read(path) === token) await rm(path, { force: true });
	};
	const heartbeat = setInterval(() => void utimes(path, /* @__PURE__ */ new Date(), /* @__PURE__ */ new Date()).catch(() => {}), staleMs / 4);
	heartbeat.unref();
	const forget = host.defer(release);
	try {
		return await work(true);
	} finally {
		clearInterval(heartbeat);
		forget();
		await release();
	}
}
async function acquire(host, path, token, label, staleMs, patienceMs) {
	const started = host.clock.monotonic();
	let told = false;
	while (host.clock.monotonic() - started < patienceMs) {
		host.signal.throwIfAborted();
		if (await create(path, token)) return true;
		if (await isStale(path, staleMs)) {
			await takeAway(path);
			continue;
		}
		if (!told) host.log.info(`Another process ${label}; waiting for it.`);
		told = true;
		await host.clock.sleep(POLL_MS, host.signal);
	}
	host.log.warn(`Another process still ${label}; going on without waiting any longer.`);
	return false;
}
async function create(path, token) {
	try {
		await writeFile(path, token, { flag: "wx" });
		return true;
	} catch (error) {
		if (codeOf(error) === "EEXIST") return false;
		throw error;
	}
}
/** Dead holder on this machine, or no sign of life for too long (another machine, a frozen process). */
async function isStale(path, staleMs) {
	const content = await read(path);
	if (content === void 0) return false;
	try {
		if (Date.now() - (await stat(path)).mtimeMs > staleMs) return true;
	} catch {
		return false;
	}
	const [, pid, machine] = /^(\d+)@(\S+) /.exec(content) ?? [];
	return pid !== void 0 && machine === hostname() && !isAlive(Number(pid));
}
/** By rename, so that of two that find the lock stale only one removes it. */
async function takeAway(path) {
	const aside = `${path}.${randomUUID()}`;
	try {
		await rename(path, aside);
	} catch (error) {
		if (codeOf(error) === "ENOENT") return;
		throw error;
	}
	await rm(aside, { force: true });
}
async function read(path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if (codeOf(error) === "ENOENT") return void 0;
		throw error;
	}
}
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === "EPERM";
	}
}

// src/io/download.ts
/**
* Downloads a file: retries with growing waits, takes up a broken download where the server vouches that
* it is the same file, and is safe with several processes at once. A file that is already there is taken
* when its checksum matches, or when there is none to compare.
*
* @throws {DownloadError} with the way it failed.
*/
async function download(host, request) {
	if (await isThere(host, request)) return;
	const busy = `is downloading ${request.label}`;
	await withLock(host, `${request.to}.lock`, { label: busy }, async (alone) => {
		if (await isThere(host, request)) return;
		const part = alone ? {
			path: `${request.to}.part`,
			notes: `${request.to}.part.json`
		} : {
			path: `${request.to}.${randomUUID()}.part`,
			notes: void 0
		};
		try {
			await transfer(host, request, part);
			await rename(part.path, request.to);
			if (part.notes !== void 0) await rm(part.notes, { force: true });
		} catch (error) {
			const resumable = error instanceof DownloadError && error.failure === "unreachable";
			if (part.notes === void 0 || !resumable) await discard(part);
			throw isFull(error) ? diskFull(request.to, void 0, error) : error;
		}
	});
}
/** A small text such as a checksum file or a list of keys. */
async function downloadText(host, url, maxBytes, patience = {}) {
	const limits = {
		...PATIENCE,
		...patience
	};
	return await withRetries(host, url, limits, async () => {
		const answer = await get(host, url, {}, limits);
		try {
			const pieces = [];
			let length = 0;
			for await (const piece of answer.body()) {
				length += piece.length;
				if (length > maxBytes) throw tooLarge(url, maxBytes);
				pieces.push(piece);
			}
			const text = Buffer.concat(pieces).toString("utf8");
			if (isPage(text)) throw webPage(url);
			return text;
		} finally {
			answer.close();
		}
	});
}
async function isThere(host, { to, checksum, label }) {
	try {
		await stat(to);
	} catch {
		return false;
	}
	if (checksum === void 0 || await hashFile(to, checksum.algorithm, host.signal) === checksum.hex) return true;
	host.log.warn(`The cached ${label} is damaged; it is downloaded again.`);
	await rm(to, { force: true });
	return false;
}
async function transfer(host, request, part) {
	const limits = {
		...PATIENCE,
		...request.patience
	};
	const progress = host.log.progress();
	let resumed = false;
	try {
		const attempt = async () => {
			resumed = await onePiece(host, request, part, limits, (text) => progress.update(text));
		};
		await withRetries(host, request.url, limits, attempt);
		if (await matches(host, request, part)) return;
		if (resumed) {
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
async function onePiece(host, request, part, limits, show) {
	const earlier = await earlierAttempt(part, request.url);
	const range = earlier && {
		range: `bytes=${earlier.size}-`,
		"if-range": earlier.validator
	};
	const answer = await get(host, request.url, range ?? {}, limits);
	try {
		const from = startOf(answer.response, earlier?.size ?? 0);
		if (from === void 0) {
			await discard(part);
			throw new Interrupted("the server does not go on from where the download broke off", true, 0);
		}
		const total = lengthOf(answer.response, from);
		if (isPageType(answer.response)) throw webPage(request.url);
		if (total !== void 0 && total > request.maxBytes) throw tooLarge(request.url, request.maxBytes, total);
		await mkdir(dirname(part.path), { recursive: true });
		await demandSpace(request, from, total);
		await noteValidator(part, request.url, answer.response);
		const file = await open(part.path, from === 0 ? "w" : "a");
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
async function writeBody(answer, file, request, from, total, show) {
	let length = from;
	let shown = "";
	for await (const piece of answer.body()) {
		if (length === 0 && isPage(Buffer.from(piece.subarray(0, 200)).toString("latin1"))) throw webPage(request.url);
		length += piece.length;
		if (length > request.maxBytes) throw tooLarge(request.url, request.maxBytes);
		await file.write(piece).catch((error) => {
			throw isFull(error) ? diskFull(request.to, total, error) : error;
		});
		const text = progressText(request.label, length, total);
		if (text !== shown) show(text);
		shown = text;
	}
	if (total !== void 0 && length < total) throw new Interrupted(`only ${formatBytes(length)} of ${formatBytes(total)} came`, true);
}
function progressText(label, length, total) {
	if (total === void 0) return `${label}: ${Math.floor(length / 1024 ** 2)} MiB`;
	return `${label}: ${Math.floor(100 * length / Math.max(1, total))} % of ${formatBytes(total)}`;
}
function lengthOf(response, from) {
	const length = response.headers.get("content-length");
	return length === null ? void 0 : from + Number(length);
}
async function demandSpace(request, from, total) {
	if (total === void 0) return;
	const { bavail, bsize } = await statfs(dirname(request.to));
	if (bavail * bsize < total - from) throw diskFull(request.to, total);
}
async function matches(host, { checksum }, part) {
	return checksum === void 0 || await hashFile(part.path, checksum.algorithm, host.signal) === checksum.hex;
}

// src/io/archive.ts
var import_tar_stream = require_tar_stream();
const MAX_ENTRIES = 1e5;
const MAX_BYTES = 4 * 1024 ** 3;
/**
* Unpacks a `.tar.gz` into a folder that gets its name only when everything is unpacked. Refuses names and
* links that leave the folder, names that come twice, names below a link, devices, and archives that are
* larger than allowed. Permissions are reduced to "owner writes, all read and run".
*
* @throws {UserError} that names the archive and the entry; nothing stays behind then.
*/
async function extractTarGz(host, archive, to, options = {}) {
	const temporary = `${to}.${randomUUID()}.tmp`;
	const forget = host.defer(() => rm(temporary, {
		recursive: true,
		force: true
	}));
	try {
		await mkdir(temporary, { recursive: true });
		if (await unpack(host, archive, temporary, options) === 0) throw refused(archive, "there is nothing in it");
		await rename(temporary, to);
	} catch (error) {
		await rm(temporary, {
			recursive: true,
			force: true
		});
		throw explained(error, archive, to);
	} finally {
		forget();
	}
}
async function unpack(host, archive, folder, options) {
	const tar = (0, import_tar_stream.extract)();
	const maxBytes = options.maxBytes ?? MAX_BYTES;
	const source = pipeline(createReadStream(archive), createGunzip(), meter(archive, maxBytes), tar, { signal: host.signal });
	source.catch(() => {});
	const seen = /* @__PURE__ */ new Map();
	let entries = 0;
	for await (const entry of tar) {
		entries += 1;
		const limit = options.maxEntries ?? MAX_ENTRIES;
		if (entries > limit) throw refused(archive, `it has more than ${limit} entries`);
		const path = safePath(archive, entry.header, options.strip ?? 0);
		if (path === void 0) entry.resume();
		else await place(archive, folder, path, entry, options.strip ?? 0, seen);
	}
	await source;
	return entries;
}
/** Stops an archive that unpacks to more than it may, whatever its headers say. */
function meter(archive, maxBytes) {
	let total = 0;
	return new Transform({ transform(piece, _encoding, done) {
		total += piece.length;
		if (total > maxBytes) done(refused(archive, `it unpacks to more than ${formatBytes(maxBytes)}`));
		else done(null, piece);
	} });
}
/** The entry's path below the folder; undefined for a leading folder that is dropped. */
function safePath(archive, header, strip) {
	const { name } = header;
	if (posix.isAbsolute(name) || /^[A-Za-z]:/.test(name) || name.includes("\\")) throw refused(archive, `"${name}" is not a relative name`);
	const parts = name.split("/").filter((part) => part !== "" && part !== ".");
	if (parts.includes("..")) throw refused(archive, `"${name}" leads out of its folder`);
	const kept = parts.slice(strip);
	if (kept.length > 0) return kept.join("/");
	if (header.type === "directory") return void 0;
	throw refused(archive, `"${name}" lies outside the folder that the archive should have`);
}
async function place(archive, folder, path, entry, strip, seen) {
	const { header } = entry;
	await makeParents(archive, folder, path, seen);
	const before = seen.get(path);
	const again = header.type === "directory" && before === "directory";
	if (before !== void 0 && !again) throw refused(archive, `"${header.name}" comes twice`);
	const target = join(folder, path);
	switch (header.type) {
		case "directory":
			seen.set(path, "directory");
			await mkdir(target, { recursive: true });
			break;
		case "file":
		case "contiguous-file": {
			seen.set(path, "file");
			const mode = (header.mode ?? 420) & 493 | 384;
			await pipeline(entry, createWriteStream(target, {
				flags: "wx",
				mode
			}));
			return;
		}
		case "symlink":
			seen.set(path, "link");
			await symlink(safeSymlink(archive, path, header), target);
			break;
		case "link":
			await link(join(folder, hardLinkSource(archive, header, strip, seen)), target);
			seen.set(path, "file");
			break;
		default: throw refused(archive, `"${header.name}" is neither a file nor a folder (${header.type})`);
	}
	entry.resume();
}
async function makeParents(archive, folder, path, seen) {
	const parts = path.split("/").slice(0, -1);
	for (let length = 1; length <= parts.length; length += 1) {
		const parent = parts.slice(0, length).join("/");
		const kind = seen.get(parent);
		if (kind === "directory") continue;
		if (kind !== void 0) throw refused(archive, `"${path}" lies below ${parent}, which is a ${kind}`);
		seen.set(parent, "directory");
		await mkdir(join(folder, parent), { recursive: true });
	}
}
/**
* A link may climb only at its beginning: its own folder is a real one, so climbing can be counted there;
* further on, `..` could start from wherever another link leads.
*/
function safeSymlink(archive, path, header) {
	const target = header.linkname ?? "";
	const parts = target.split("/").filter((part) => part !== "" && part !== ".");
	const climbs = parts.findIndex((part) => part !== "..");
	const ups = climbs === -1 ? parts.length : climbs;
	const depth = path.split("/").length - 1;
	if (target === "" || posix.isAbsolute(target) || ups > depth || parts.slice(ups).includes("..")) throw refused(archive, `the link "${header.name}" leads out of its folder (to "${target}")`);
	return target;
}
function hardLinkSource(archive, header, strip, seen) {
	const source = safePath(archive, {
		...header,
		name: header.linkname ?? "",
		type: "file"
	}, strip);
	if (source !== void 0 && seen.get(source) === "file") return source;
	throw refused(archive, `the link "${header.name}" leads to "${header.linkname}", which is no file of it`);
}
function refused(archive, reason) {
	return new UserError(`The archive ${basename(archive)} is refused: ${reason}.`, { hint: `Nothing of it was kept. Get ${archive} again from a source you trust.` });
}
function explained(error, archive, to) {
	if (error instanceof UserError) return error;
	if (isFull(error)) return diskFull(to, void 0, error);
	const message = messageOf(error);
	const hint = `Delete ${archive} and get it again.`;
	if (/unexpected end/i.test(message)) return new UserError(`The archive ${basename(archive)} is cut off before its end.`, {
		hint,
		cause: error
	});
	if (codeOf(error)?.startsWith("Z_") || /tar header|checksum/i.test(message)) {
		const reason = message === "incorrect header check" ? "not a gzip file" : message;
		return new UserError(`The archive ${basename(archive)} is damaged or no .tar.gz (${reason}).`, {
			hint,
			cause: error
		});
	}
	return error;
}

export { withLock as i, download as n, downloadText as r, extractTarGz as t };