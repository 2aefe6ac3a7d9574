import { i as codeOf, o as messageOf, r as UserError } from "./errors.js";
import { n as formatDuration, t as formatBytes } from "./units.js";
import { basename, dirname } from "node:path";

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
/** Status codes after which the same request may succeed later. */
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
/** The `Retry-After` of an answer, seconds or an HTTP date → milliseconds from now. */
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
/** Why a request failed, in the words of the system below `fetch`. */
function reasonOf(error) {
	const cause = causeOf(error);
	const message = messageOf(cause);
	return message === "" || message === "AggregateError" ? innerCode(cause) ?? "no connection" : message;
}

export { get as a, withRetries as c, diskFull as d, isFull as f, webPage as g, tooLarge as h, causeOf as i, DownloadError as l, isPageType as m, NOT_NOW as n, reasonOf as o, isPage as p, PATIENCE as r, retryAfter as s, Interrupted as t, altered as u };