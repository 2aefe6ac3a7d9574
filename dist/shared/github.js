import { o as __toESM } from "./rolldown-runtime.js";
import { a as legacyRestEndpointMethods, i as paginateRest, n as require_light, r as requestLog, s as Octokit$1, t as retry } from "./dist-bundle.js";
import { o as messageOf, r as UserError } from "./errors.js";
import { n as formatDuration, t as formatBytes } from "./units.js";
import { t as VERSION$2 } from "./version.js";
import { d as object, h as string, p as record, s as int, v as unknown } from "./schemas.js";

// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var import_light = /* @__PURE__ */ __toESM(require_light(), 1);
var VERSION$1 = "0.0.0-development";
var noop = () => Promise.resolve();
function wrapRequest(state, request, options) {
	return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
	const { pathname } = new URL(options.url, "http://github.test");
	const isAuth = isAuthRequest(options.method, pathname);
	const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
	const isSearch = options.method === "GET" && pathname.startsWith("/search/");
	const isGraphQL = pathname.startsWith("/graphql");
	const jobOptions = ~~request.retryCount > 0 ? {
		priority: 0,
		weight: 0
	} : {};
	if (state.clustering) jobOptions.expiration = 6e4;
	if (isWrite || isGraphQL) await state.write.key(state.id).schedule(jobOptions, noop);
	if (isWrite && state.triggersNotification(pathname)) await state.notifications.key(state.id).schedule(jobOptions, noop);
	if (isSearch) await state.search.key(state.id).schedule(jobOptions, noop);
	const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
	if (isGraphQL) {
		const res = await req;
		if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) throw Object.assign(/* @__PURE__ */ new Error("GraphQL Rate Limit Exceeded"), {
			response: res,
			data: res.data
		});
	}
	return req;
}
function isAuthRequest(method, pathname) {
	return method === "PATCH" && /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && (/^\/applications\/[^/]+\/token$/.test(pathname) || /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
	"/orgs/{org}/invitations",
	"/orgs/{org}/invitations/{invitation_id}",
	"/orgs/{org}/teams/{team_slug}/discussions",
	"/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
	"/repos/{owner}/{repo}/collaborators/{username}",
	"/repos/{owner}/{repo}/commits/{commit_sha}/comments",
	"/repos/{owner}/{repo}/issues",
	"/repos/{owner}/{repo}/issues/{issue_number}/comments",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
	"/repos/{owner}/{repo}/pulls",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
	"/repos/{owner}/{repo}/pulls/{pull_number}/merge",
	"/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
	"/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
	"/repos/{owner}/{repo}/releases",
	"/teams/{team_id}/discussions",
	"/teams/{team_id}/discussions/{discussion_number}/comments"
];
function routeMatcher(paths) {
	const regex2 = `^(?:${paths.map((path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")).map((r) => `(?:${r})`).join("|")})[^/]*$`;
	return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
	groups.global = new Bottleneck.Group({
		id: "octokit-global",
		maxConcurrent: 10,
		...common
	});
	groups.auth = new Bottleneck.Group({
		id: "octokit-auth",
		maxConcurrent: 1,
		...common
	});
	groups.search = new Bottleneck.Group({
		id: "octokit-search",
		maxConcurrent: 1,
		minTime: 2e3,
		...common
	});
	groups.write = new Bottleneck.Group({
		id: "octokit-write",
		maxConcurrent: 1,
		minTime: 1e3,
		...common
	});
	groups.notifications = new Bottleneck.Group({
		id: "octokit-notifications",
		maxConcurrent: 1,
		minTime: 3e3,
		...common
	});
};
function throttling(octokit, octokitOptions) {
	const { enabled = true, Bottleneck = import_light.default, id = "no-id", timeout = 12e4, connection } = octokitOptions.throttle || {};
	if (!enabled) return {};
	const common = { timeout };
	if (typeof connection !== "undefined") common.connection = connection;
	const state = Object.assign({
		clustering: connection != null,
		triggersNotification,
		fallbackSecondaryRateRetryAfter: 60,
		retryAfterBaseValue: 1e3,
		id
	}, octokitOptions.throttle);
	if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
	let initialized = false;
	const initializeBottleneck = () => {
		if (initialized) return;
		initialized = true;
		if (groups.global == null) createGroups(Bottleneck, common);
		state.global = state.global ?? groups.global;
		state.auth = state.auth ?? groups.auth;
		state.search = state.search ?? groups.search;
		state.write = state.write ?? groups.write;
		state.notifications = state.notifications ?? groups.notifications;
		state.retryLimiter = state.retryLimiter ?? new Bottleneck();
		const events = {};
		const emitter = new Bottleneck.Events(events);
		events.on("secondary-limit", state.onSecondaryRateLimit);
		events.on("rate-limit", state.onRateLimit);
		events.on("error", (e) => octokit.log.warn("Error in throttling-plugin limit handler", e));
		state.retryLimiter.on("failed", async function(error, info) {
			const [state2, request, options] = info.args;
			const { pathname } = new URL(options.url, "http://github.test");
			if (!(pathname.startsWith("/graphql") && error.status !== 401 || error.status === 403 || error.status === 429)) return;
			const retryCount = ~~request.retryCount;
			request.retryCount = retryCount;
			options.request.retryCount = retryCount;
			const { wantRetry, retryAfter = 0 } = await (async function() {
				if (/\bsecondary rate\b/i.test(error.message)) {
					const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
					return {
						wantRetry: await emitter.trigger("secondary-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some((error2) => error2.type === "RATE_LIMITED")) {
					const rateLimitReset = (/* @__PURE__ */ new Date(~~error.response.headers["x-ratelimit-reset"] * 1e3)).getTime();
					const retryAfter2 = Math.max(Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1, 0);
					return {
						wantRetry: await emitter.trigger("rate-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				return {};
			})();
			if (wantRetry) {
				request.retryCount++;
				return retryAfter * state2.retryAfterBaseValue;
			}
		});
	};
	octokit.hook.wrap("request", (request, options) => {
		initializeBottleneck();
		return wrapRequest(state, request, options);
	});
	return {};
}
throttling.VERSION = VERSION$1;
throttling.triggersNotification = triggersNotification;

// node_modules/@octokit/rest/dist-src/version.js
const VERSION = "22.0.1";

// node_modules/@octokit/rest/dist-src/index.js
const Octokit = Octokit$1.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults({ userAgent: `octokit-rest.js/${VERSION}` });

// src/io/github-error.ts
/** A call to GitHub that failed for good, after its retries. */
var GitHubError = class extends UserError {
	name = "GitHubError";
	status;
	constructor(status, message, options = {}) {
		super(message, options);
		this.status = status;
	}
	/** Whether GitHub may have done it all the same: the answer was lost, or an error of the server. */
	get isUncertain() {
		return this.status === 0 || this.status >= 500;
	}
};
/** Says what was refused and what helps: for want of a permission, its lines for the workflow. */
function explainRefusal(refusal, cause) {
	const { what, repository, status, message, resetAt } = refusal;
	const text = `GitHub did not ${what} in ${repository}: ${status === 0 ? message : `${status} ${message}`}.`;
	const fail = (hint) => new GitHubError(status, text, {
		hint,
		cause
	});
	if (resetAt !== void 0) return fail(`The rate limit is used up until ${resetAt.toISOString()}; run the job again after that.`);
	if (status === 401) return fail("The token is not valid (any more): check github-token.");
	if (status === 403 || status === 404) return fail(permissionHint(refusal));
	if (status === 0 || status >= 500) return fail("GitHub has trouble: run the job again later.");
	return new GitHubError(status, text, { cause });
}
function permissionHint({ needs, accepted, status }) {
	const wanted = (accepted?.split(";")[0]?.split(",") ?? []).map((each) => each.trim().replace(/^(\w+)=(\w+)$/, "$1: $2").replaceAll("_", "-"));
	const lines = wanted.length > 0 && wanted[0] !== "" ? wanted : [needs];
	const why = status === 404 ? "It may not exist, or the token may not see it." : "The token is not allowed to.";
	const yaml = [
		"permissions:",
		"  contents: read",
		...lines.map((line) => `  ${line}`)
	];
	return `${why} The job needs:\n${[...new Set(yaml)].join("\n")}`;
}

// src/io/github.ts
const PATIENCE = {
	timeoutMs: 3e4,
	secondMs: 1e3,
	longestWaitS: 120,
	paced: true
};
const RETRIES = 3;
const Client = Octokit.plugin(throttling, retry);
/** The token goes to the origin of GITHUB_API_URL, and to that for uploads beside it. */
function openGitHub(host, options) {
	const { owner, repo } = options;
	const client = createClient(host, options);
	const parametersOf = ({ parameters, repeatable = true }) => ({
		owner,
		repo,
		...parameters,
		...repeatable ? {} : { request: { retries: 0 } }
	});
	const attempt = async (call, work) => {
		try {
			return await work();
		} catch (error) {
			host.signal.throwIfAborted();
			throw refusalOf(error, call, `${owner}/${repo}`);
		}
	};
	const ask = async (call) => await attempt(call, async () => (await client.request(call.route, parametersOf(call))).data);
	return {
		read: ask,
		readAll: (call) => attempt(call, async () => await client.paginate(call.route, {
			per_page: 100,
			...parametersOf(call)
		})),
		write: ask,
		async upload({ url, bytes, ...call }) {
			const { origin, pathname } = uploadAddress(host, url);
			const route = `POST ${pathname}{?name}`;
			const request = {
				baseUrl: origin,
				name: call.parameters.name,
				data: bytes,
				headers: { "content-type": "application/octet-stream" },
				request: { retries: 0 }
			};
			return await attempt({
				...call,
				route
			}, async () => (await client.request(route, request)).data);
		},
		...options.dryRun ? dryRun(host, client, options) : {}
	};
}
/** Shows what would change something, and does nothing. */
function dryRun(host, client, { owner, repo }) {
	return {
		async write({ route, parameters }) {
			const { method, url, body } = client.request.endpoint(route, {
				owner,
				repo,
				...parameters
			});
			host.log.info(`Dry run: ${method} ${url}${body === void 0 ? "" : ` ${JSON.stringify(body)}`}`);
		},
		async upload({ url, bytes, parameters }) {
			const { origin, pathname } = uploadAddress(host, url);
			const size = formatBytes(bytes.length);
			host.log.info(`Dry run: POST ${origin}${pathname}?name=${parameters.name} (${size})`);
		}
	};
}
/** The token goes to the API's own origin, or to `uploads.` in place of `api.` of it. */
function uploadAddress(host, address) {
	const url = new URL(address);
	const api = new URL(apiAddress(host));
	const uploads = `${api.protocol}//${api.host.replace(/^api\./, "uploads.")}`;
	if (url.origin === api.origin || url.origin === uploads) return url;
	throw new UserError(`Files are not uploaded to ${url.origin}: it does not belong to ${api.origin}.`);
}
function apiAddress({ env }) {
	return env.GITHUB_API_URL || "https://api.github.com";
}
function createClient(host, { token, patience }) {
	const { timeoutMs, secondMs, longestWaitS, paced } = {
		...PATIENCE,
		...patience
	};
	const mayWait = (seconds, retried) => {
		const waits = retried < RETRIES && seconds <= longestWaitS;
		if (waits) host.log.info(`GitHub's rate limit: waiting ${formatDuration(seconds * 1e3)}.`);
		return waits;
	};
	const log = {
		debug: host.log.debug,
		info: host.log.debug,
		warn: host.log.debug,
		error: host.log.debug
	};
	return new Client({
		...token === void 0 ? {} : { auth: token },
		userAgent: `kafka-native/${VERSION$2}`,
		baseUrl: apiAddress(host),
		log,
		request: { fetch: timed(host, timeoutMs) },
		retry: {
			retries: RETRIES,
			retryAfterBaseValue: secondMs
		},
		throttle: {
			id: crypto.randomUUID(),
			retryAfterBaseValue: secondMs,
			onRateLimit: (seconds, _, __, retried) => mayWait(seconds, retried),
			onSecondaryRateLimit: (seconds, _, __, retried) => mayWait(seconds, retried),
			...paced ? {} : UNPACED
		}
	});
}
/** In place of the plugin's queues for calls that change something; it takes them, but does not declare all. */
const UNPACED = {
	triggersNotification: () => false,
	write: { key: () => ({ schedule: (_, work) => work() }) }
};
/** One try: with a time limit, and its whole body, so that a connection that breaks within it is seen. */
function timed(host, timeoutMs) {
	return async (input, init) => {
		const timeout = AbortSignal.timeout(timeoutMs);
		const signal = AbortSignal.any([host.signal, timeout]);
		try {
			const response = await host.fetch(input, {
				...init,
				signal
			});
			const body = await response.arrayBuffer();
			const { status, statusText, headers } = response;
			const whole = new Response(body.byteLength === 0 ? null : body, {
				status,
				statusText,
				headers
			});
			Object.defineProperty(whole, "url", { value: response.url });
			return whole;
		} catch (error) {
			if (host.signal.aborted) throw new DOMException("Cancelled", "AbortError");
			throw timeout.aborted ? /* @__PURE__ */ new Error(`no answer within ${formatDuration(timeoutMs)}`) : error;
		}
	};
}
const failure = object({
	status: int().optional(),
	response: object({ headers: record(string(), unknown()) }).optional()
});
function refusalOf(error, call, repository) {
	const parsed = failure.safeParse(error);
	const { status = 0, response } = parsed.success ? parsed.data : {};
	const header = (name) => {
		const value = response?.headers[name];
		return value === void 0 ? void 0 : String(value);
	};
	const reset = Number(header("x-ratelimit-reset"));
	const usedUp = header("x-ratelimit-remaining") === "0" && (status === 403 || status === 429);
	return explainRefusal({
		what: call.what,
		needs: call.needs,
		repository,
		status: response === void 0 ? 0 : status,
		message: messageOf(error).split(" - https://")[0]?.replace(/\.$/, "") ?? "",
		accepted: header("x-accepted-github-permissions"),
		resetAt: usedUp && reset > 0 ? /* @__PURE__ */ new Date(reset * 1e3) : void 0
	}, error);
}

export { GitHubError as n, openGitHub as t };