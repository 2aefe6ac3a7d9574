import { o as messageOf, r as UserError } from "./errors.js";
import { c as withRetries, g as webPage, h as tooLarge, l as DownloadError, m as isPageType, o as reasonOf, r as PATIENCE, t as Interrupted } from "./http-request.js";

// src/io/http-json.ts
const TIME_LIMIT = 6e4;
/**
* Asks a service for JSON, with retries where it says "not now".
* @throws DownloadError in the manner of downloads, or what `explain` made of the answer
*/
async function fetchJson(host, request) {
	const text = await withRetries(host, request.url, PATIENCE, async () => {
		const response = await ask(host, request);
		const failure = response.ok ? void 0 : request.explain?.(response) ?? refusal(request.url, response);
		if (failure !== void 0) {
			await response.body?.cancel();
			throw failure;
		}
		if (isPageType(response)) throw webPage(request.url);
		return await bounded(response, request);
	});
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new DownloadError("content", `${request.url} does not answer with JSON: ${messageOf(error)}`, { cause: error });
	}
}
async function ask(host, { url, headers }) {
	try {
		const signal = AbortSignal.any([host.signal, AbortSignal.timeout(TIME_LIMIT)]);
		return await host.fetch(url, {
			headers: {
				accept: "application/json",
				...headers
			},
			signal
		});
	} catch (error) {
		host.signal.throwIfAborted();
		if (error instanceof UserError) throw error;
		throw new Interrupted(reasonOf(error), false);
	}
}
function refusal(url, response) {
	const answer = `${response.status} ${response.statusText}`.trim();
	if (response.status >= 500 || response.status === 429) return new Interrupted(`the server answers ${answer}`, true);
	const failure = response.status === 404 || response.status === 410 ? "not-found" : "refused";
	return new DownloadError(failure, `${url} is not given out: the server answers ${answer}.`);
}
async function bounded(response, { url, maxBytes }) {
	const pieces = [];
	let length = 0;
	try {
		for await (const piece of response.body ?? []) {
			length += piece.length;
			if (length > maxBytes) throw tooLarge(url, maxBytes);
			pieces.push(piece);
		}
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw new Interrupted(`the connection broke off (${reasonOf(error)})`, true);
	}
	return Buffer.concat(pieces).toString("utf8");
}

export { fetchJson as t };