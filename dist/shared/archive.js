import { c as formatDuration, i as codeOf, o as messageOf, r as UserError, s as formatBytes } from "./errors.js";
import { t as require_tar_stream } from "./tar-stream.js";
import { d as KINDS, g as envelope, h as STATEMENT_TYPE, t as hashFile, y as describeIssues } from "./hash.js";
import { d as object, m as string } from "./schemas.js";
import { createReadStream, createWriteStream } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join, posix } from "node:path";
import { Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm, stat, statfs, symlink, utimes, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// src/evidence/creation.ts
/**
* A statement about one subject.
* @throws Error where the schema refuses subject or predicate, with each place that it refuses: evidence
* that readers would reject must never be written, so this is a defect of the caller
*/
function createStatement(subject, kind, predicate) {
	const statement = {
		_type: STATEMENT_TYPE,
		subject: [subject],
		predicateType: KINDS[kind].type,
		predicate
	};
	const outer = envelope.safeParse(statement);
	const inner = KINDS[kind].schema.safeParse(predicate);
	const problems = [...outer.success ? [] : describeIssues(outer.error), ...inner.success ? [] : describeIssues(inner.error, ["predicate"])];
	if (problems.length > 0) throw new Error(`This is no valid ${kind} statement about ${subject.name}: ${problems.join("; ")}`);
	return statement;
}

// src/io/download-error.ts
/** A download that failed, and in which way: callers fall back on `unreachable`, and report the rest. */
var DownloadError = class extends UserError {
	name = "DownloadError";
	failure;
	constructor(failure, message, options = {}) {
		super(message, options);
		this.failure = failure;
	}
};
/** HTML by its declared type: what proxies and login pages send in place of a file. */
function isPageType(response) {
	return /^text\/html\b/i.test(response.headers.get("content-type") ?? "");
}
/** HTML by its first characters. */
function isPage(text) {
	return /^\s*<(!doctype html|html)/i.test(text);
}
function webPage(url) {
	return new DownloadError("content", `${url} answers with a web page instead of the file.`, { hint: "A proxy or a login page may stand in between; open the address in a browser to see it." });
}
function tooLarge(url, maxBytes, total) {
	const size = total === void 0 ? "" : ` (${formatBytes(total)})`;
	return new DownloadError("too-large", `${url} is larger${size} than the ${formatBytes(maxBytes)} allowed.`);
}
/** Whether a write failed for want of room. */
function isFull(error) {
	return ["ENOSPC", "EDQUOT"].includes(codeOf(error) ?? "");
}
function diskFull(file, total, cause) {
	const need = total === void 0 ? "" : `, which needs ${total} bytes`;
	return new DownloadError("disk", `No room in ${dirname(file)} for ${basename(file)}${need}.`, {
		hint: "Free some space, or set KAFKA_NATIVE_CACHE to a folder on a larger disk.",
		cause
	});
}
function altered(url, expected) {
	return new DownloadError("checksum", `${url} is not the expected file: its ${expected?.algorithm} is not ${expected?.hex}.`, { hint: "It was altered or replaced, on the way or on the server; nothing of it was used." });
}

// src/io/http-request.ts
const PATIENCE = {
	attempts: 5,
	connectAttempts: 2,
	headersMs: 3e4,
	idleMs: 3e4
};
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 12e4;
const NOT_NOW = /* @__PURE__ */ new Set([
	408,
	425,
	429,
	500,
	502,
	503,
	504
]);
const NO_CONNECTION = /* @__PURE__ */ new Set([
	"ENOTFOUND",
	"EAI_AGAIN",
	"ECONNREFUSED",
	"ENETUNREACH",
	"EHOSTUNREACH",
	"UND_ERR_CONNECT_TIMEOUT"
]);
/** Worth another try; `afterMs` where the server named a time. */
var Interrupted = class extends Error {
	name = "Interrupted";
	connected;
	afterMs;
	constructor(message, connected, afterMs) {
		super(message);
		this.connected = connected;
		this.afterMs = afterMs;
	}
};
/** Repeats an attempt as long as it ends with {@link Interrupted}: exponential waits with jitter. */
async function withRetries(host, url, patience, attempt) {
	for (let tries = 1;; tries += 1) try {
		return await attempt();
	} catch (error) {
		host.signal.throwIfAborted();
		if (!(error instanceof Interrupted)) throw error;
		const limit = error.connected ? patience.attempts : patience.connectAttempts;
		const wait = error.afterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1) * (.5 + Math.random());
		if (tries >= limit || wait > LONGEST_WAIT_MS) throw givenUp(url, error, tries);
		host.log.debug(`${url}: ${error.message}; next try in ${formatDuration(wait)}`);
		await host.clock.sleep(wait, host.signal);
	}
}
function givenUp(url, error, tries) {
	const asked = error.afterMs === void 0 ? "" : ` and asks to wait ${formatDuration(error.afterMs)}`;
	const after = tries === 1 ? "" : ` after ${tries} tries`;
	return new DownloadError("unreachable", `${url} cannot be had${after}: ${error.message}${asked}.`, {
		hint: "Check the network and the proxy settings (HTTPS_PROXY), or try again later.",
		cause: error
	});
}
/** One GET request; 2xx and 416 are answers, everything else is an error with its failure named. */
async function get(host, url, headers, patience) {
	const controller = new AbortController();
	const signal = AbortSignal.any([host.signal, controller.signal]);
	const timer = setTimeout(() => controller.abort(), patience.headersMs);
	let response;
	try {
		response = await host.fetch(url, {
			headers: {
				"accept-encoding": "identity",
				...headers
			},
			signal
		});
	} catch (error) {
		host.signal.throwIfAborted();
		throw controller.signal.aborted ? new Interrupted(`no answer within ${formatDuration(patience.headersMs)}`, false) : brokenConnection(error);
	} finally {
		clearTimeout(timer);
	}
	const failure = failureOf(host, url, response);
	if (failure !== void 0) {
		controller.abort();
		throw failure;
	}
	return {
		response,
		body: () => pieces(response, controller, host.signal, patience.idleMs),
		close: () => controller.abort()
	};
}
async function* pieces(response, controller, cancelled, idleMs) {
	let timer;
	const restart = () => {
		clearTimeout(timer);
		timer = setTimeout(() => controller.abort(), idleMs);
	};
	const reader = response.body?.getReader();
	try {
		while (reader !== void 0) {
			restart();
			const { done, value } = await reader.read();
			clearTimeout(timer);
			if (done) return;
			yield value;
		}
	} catch (error) {
		cancelled.throwIfAborted();
		throw controller.signal.aborted ? new Interrupted(`nothing came for ${formatDuration(idleMs)}`, true) : new Interrupted(`the connection broke off (${reasonOf(error)})`, true);
	} finally {
		clearTimeout(timer);
	}
}
function failureOf(host, url, response) {
	const { status } = response;
	if (url.startsWith("https:") && response.url.startsWith("http:")) return new DownloadError("content", `${url} leads to ${response.url}, which is not encrypted.`);
	if (response.ok || status === 416) return void 0;
	const answer = `${status} ${response.statusText}`.trim();
	if (NOT_NOW.has(status)) return new Interrupted(`the server answers ${answer}`, true, retryAfter(host, response));
	if (status === 404 || status === 410) return new DownloadError("not-found", `${url} does not exist (${answer}).`);
	return new DownloadError("refused", `${url} is not given out: the server answers ${answer}.`, { hint: "Check the address, and whether it needs a login or a proxy." });
}
/** Seconds or an HTTP date → milliseconds from now. */
function retryAfter(host, response) {
	const value = response.headers.get("retry-after");
	if (value === null) return void 0;
	if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1e3;
	const date = Date.parse(value);
	return Number.isNaN(date) ? void 0 : Math.max(0, date - host.clock.now().getTime());
}
function brokenConnection(error) {
	return new Interrupted(reasonOf(error), !NO_CONNECTION.has(innerCode(causeOf(error)) ?? ""));
}
/** `fetch` says "fetch failed" and hides the reason in the cause. */
function causeOf(error) {
	return (typeof error === "object" && error !== null && "cause" in error ? error.cause : void 0) ?? error;
}
/** A host with several addresses fails with one error for each; all of them say the same. */
function innerCode(cause) {
	if (typeof cause !== "object" || cause === null) return void 0;
	if ("code" in cause && typeof cause.code === "string") return cause.code;
	return "errors" in cause && Array.isArray(cause.errors) ? innerCode(cause.errors[0]) : void 0;
}
function reasonOf(error) {
	const cause = causeOf(error);
	const message = messageOf(cause);
	return message === "" || message === "AggregateError" ? innerCode(cause) ?? "no connection" : message;
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
const notes = object({
	url: string(),
	validator: string()
});
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
/** Only a strong ETag or a date lets a server say that the rest belongs to the same file. */
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
/** Where in the file the body begins; undefined where it does not fit what is there. */
function startOf(response, size) {
	if (response.status === 416) return void 0;
	if (response.status !== 206) return 0;
	const start = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1];
	return Number(start) === size ? size : void 0;
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
async function discard(part) {
	await rm(part.path, { force: true });
	if (part.notes !== void 0) await rm(part.notes, { force: true });
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

export { Interrupted as a, withRetries as c, tooLarge as d, webPage as f, withLock as i, DownloadError as l, download as n, PATIENCE as o, createStatement as p, downloadText as r, get as s, extractTarGz as t, isPageType as u };