import { o as __toESM } from "./rolldown-runtime.js";
import { c as formatDuration, o as messageOf, r as UserError } from "./errors.js";
import { a as legacyRestEndpointMethods, i as paginateRest, n as require_light, r as requestLog, s as Octokit$1, t as retry } from "./dist-bundle.js";
import { t as VERSION$2 } from "./version.js";
import { a as renderBrief, d as readGitHubRun, n as reportOutcome, o as renderMarkdown, s as verdictInWords, t as makeReport } from "./report-step.js";
import { C as ZodError, g as record, m as object, n as hashOf, o as _enum, p as number, s as array, u as int, v as string, x as unknown } from "./hash.js";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { readFile } from "node:fs/promises";

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
/** The token goes to the origin of GITHUB_API_URL and to no other. */
function openGitHub(host, options) {
	const { owner, repo, dryRun } = options;
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
	return {
		read: (call) => attempt(call, async () => (await client.request(call.route, parametersOf(call))).data),
		readAll: (call) => attempt(call, async () => await client.paginate(call.route, {
			per_page: 100,
			...parametersOf(call)
		})),
		async write(call) {
			if (dryRun) {
				const { method, url, body } = client.request.endpoint(call.route, {
					owner,
					repo,
					...call.parameters
				});
				host.log.info(`Dry run: ${method} ${url}${body === void 0 ? "" : ` ${JSON.stringify(body)}`}`);
				return;
			}
			return await attempt(call, async () => (await client.request(call.route, parametersOf(call))).data);
		}
	};
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
		auth: token,
		userAgent: `kafka-native/${VERSION$2}`,
		baseUrl: host.env.GITHUB_API_URL || "https://api.github.com",
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
			...paced ? {} : { triggersNotification: () => false }
		}
	});
}
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

// src/io/artifact.ts
const answer = object({
	id: number(),
	digest: string().optional(),
	size: number().optional()
});
/**
* Uploads files as an artifact of the workflow run, with the runner's own token; it needs no permission.
* @throws UserError outside of a job, or where the service refuses
*/
async function uploadArtifact(host, request) {
	const { name, files, root } = request;
	if (!host.env.ACTIONS_RUNTIME_TOKEN || !host.env.ACTIONS_RESULTS_URL) throw new UserError(`The artifact ${name} cannot be uploaded: this is no job of GitHub Actions.`, { hint: "The report lies in its folder all the same." });
	const { DefaultArtifactClient } = await import("./artifact.js");
	const client = new DefaultArtifactClient();
	const upload = async () => answer.parse(await client.uploadArtifact(name, [...files], root));
	try {
		const uploaded = await upload().catch(async (error) => {
			if (!isTaken(error)) throw error;
			await client.deleteArtifact(name);
			return await upload();
		});
		return {
			id: uploaded.id,
			sha256: uploaded.digest,
			bytes: uploaded.size ?? 0
		};
	} catch (error) {
		host.signal.throwIfAborted();
		throw new UserError(`The artifact ${name} could not be uploaded: ${messageOf(error)}`, { cause: error });
	}
}
function isTaken(error) {
	return /\(409\)|already exists/i.test(messageOf(error));
}

// src/report/publish/annotations.ts
/** SARIF 2.1.0, as far as it is shown. */
const sarif = object({ runs: array(object({ results: array(object({
	ruleId: string().default("finding"),
	level: _enum([
		"none",
		"note",
		"warning",
		"error"
	]).default("warning"),
	message: object({ text: string() }),
	locations: array(object({ physicalLocation: object({
		artifactLocation: object({ uri: string() }),
		region: object({
			startLine: int().positive(),
			endLine: int().positive().optional()
		}).optional()
	}) })).default([])
})).default([]) })) });
const LEVELS = {
	none: "notice",
	note: "notice",
	warning: "warning",
	error: "failure"
};
/**
* The findings of SARIF files, at their lines.
* @param work where relative locations start; what lies outside cannot be annotated and is left out
* @throws UserError where a file cannot be read
*/
async function annotationsOfSarif(files, work) {
	return (await Promise.all(files.map(readSarif))).flatMap(({ runs }) => runs.flatMap((run) => run.results)).flatMap(({ ruleId, level, message, locations }) => locations.flatMap(({ physicalLocation: { artifactLocation, region } }) => {
		const uri = artifactLocation.uri.replace(/^file:\/\//, "");
		const path = (isAbsolute(uri) ? relative(work, uri) : uri).replace(/^\.\//, "");
		if (path.startsWith("..")) return [];
		const startLine = region?.startLine ?? 1;
		return [{
			path,
			startLine,
			endLine: region?.endLine ?? startLine,
			level: LEVELS[level],
			title: ruleId,
			message: message.text
		}];
	}));
}
/** Failed checks have no line of their own; they stand at the workflow that ran them. */
function annotationsOfChecks({ suites }, workflow) {
	if (workflow === void 0) return [];
	return suites.flatMap(({ checks }) => checks.filter(({ status }) => status === "failed")).map(({ id, title, failure }) => ({
		path: workflow,
		startLine: 1,
		endLine: 1,
		level: "failure",
		title: `${id}: ${title}`,
		message: failure?.message ?? title
	}));
}
async function readSarif(file) {
	try {
		return sarif.parse(JSON.parse(await readFile(file, "utf8")));
	} catch (error) {
		const reason = error instanceof ZodError ? "it is no SARIF 2.1.0" : messageOf(error);
		throw new UserError(`The SARIF file ${file} cannot be read: ${reason}.`, { cause: error });
	}
}

// src/report/publish/check-run.ts
/** What GitHub takes in one field of a check run, in characters. Source: its REST API's description. */
const CHECK_TEXT = 65535;
/** Annotations a request. Source: the same. */
const BATCH = 50;
const TITLE = 255;
const needs$2 = "checks: write";
const created = object({ id: int() });
/** Reports a verdict on a commit, with annotations at its files. */
async function publishCheckRun(github, content) {
	const annotations = content.annotations.map(inWire);
	const output = {
		title: content.title,
		summary: content.summary
	};
	const answer = await github.write({
		route: "POST /repos/{owner}/{repo}/check-runs",
		parameters: {
			name: content.name,
			head_sha: content.sha,
			status: "completed",
			conclusion: content.passed ? "success" : "failure",
			details_url: content.detailsUrl,
			output: {
				...output,
				annotations: annotations.slice(0, BATCH)
			}
		},
		what: `create the check run "${content.name}"`,
		needs: needs$2
	});
	for (let from = BATCH; from < annotations.length; from += BATCH) await github.write({
		route: "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
		parameters: {
			check_run_id: answer === void 0 ? 0 : created.parse(answer).id,
			output: {
				...output,
				annotations: annotations.slice(from, from + BATCH)
			}
		},
		what: `add annotations to the check run "${content.name}"`,
		needs: needs$2
	});
}
function inWire({ path, startLine, endLine, level, title, message }) {
	return {
		path,
		start_line: startLine,
		end_line: endLine,
		annotation_level: level,
		title: title.slice(0, TITLE),
		message: message.slice(0, 16e3) || title
	};
}

// src/report/publish/sticky.ts
/** Who may have written a text that is taken for ours: anybody can copy a mark into a comment. */
const author = object({
	body: string().nullish(),
	user: object({ type: string() }).nullish(),
	author_association: string()
});
function isOurs({ user, author_association, body }, name) {
	const insider = [
		"OWNER",
		"MEMBER",
		"COLLABORATOR"
	].includes(author_association);
	return (user?.type === "Bot" || insider) && (body ?? "").startsWith(markOf(name));
}
/** The first line of a text of ours; invisible where it is read. */
function markOf(name) {
	return `<!-- kafka-native report: ${inComment(name)} -->`;
}
const TRIES = 3;
const WAIT_MS = 1e3;
/**
* Makes the text stand there exactly once: creates it, updates it in place, or leaves it alone where nothing
* is new or a later run has written it. Of several that runs at the same time made, the oldest stays: every
* run comes to the same choice.
*/
async function publishSticky(host, place, content) {
	const body = bodyOf(content);
	const before = await place.find();
	if (before.length === 0) await createOnce(host, place, body);
	const [keeper, ...extra] = (before.length === 0 ? await place.find() : before).toSorted((a, b) => a.id - b.id);
	if (keeper !== void 0) for (const item of extra) await place.retire(item, keeper);
	if (keeper === void 0 || keeper.body === body) return before.length === 0 ? "created" : "unchanged";
	const there = stateIn(keeper.body);
	if (there !== void 0 && there.run > content.run) return "outdated";
	if (there?.hash === hashOfState(content.state)) return "unchanged";
	await place.update(keeper, body);
	return "updated";
}
/** After a lost answer it may be there: looked for before the next try, so that it is never there twice. */
async function createOnce(host, place, body) {
	for (let tries = 1;; tries += 1) try {
		await place.create(body);
		return;
	} catch (error) {
		if (!(error instanceof GitHubError) || !error.isUncertain || tries === TRIES) throw error;
		await host.clock.sleep(WAIT_MS * tries ** 2, host.signal);
		if ((await place.find()).length > 0) return;
	}
}
function bodyOf({ name, text, state, run }) {
	return `${markOf(name)}\n<!-- state ${hashOfState(state)} run ${run} -->\n${text}`;
}
function stateIn(body) {
	const [, hash, run] = /^<!-- state ([0-9a-f]+) run (\d+) -->$/m.exec(body) ?? [];
	return hash === void 0 ? void 0 : {
		hash,
		run: Number(run)
	};
}
function hashOfState(state) {
	return hashOf(JSON.stringify(state), "sha256").slice(0, 32);
}
/** A name must not end the comment that it stands in. */
function inComment(name) {
	return name.replace(/[^\p{L}\p{N} ._/-]/gu, "").replaceAll(/-{2,}/g, "-");
}

// src/report/publish/comment.ts
const comments = array(author.extend({ id: int() }));
const needs$1 = "pull-requests: write";
/** Keeps one comment on a pull request up to date. */
async function publishComment(host, github, pull, content) {
	return await publishSticky(host, commentsOf(github, pull, content.name), content);
}
function commentsOf(github, pull, name) {
	const one = (method, id, what, body) => ({
		route: `${method} /repos/{owner}/{repo}/issues/comments/{comment_id}`,
		parameters: {
			comment_id: id,
			...body === void 0 ? {} : { body }
		},
		what,
		needs: needs$1
	});
	return {
		async find() {
			const all = await github.readAll({
				route: "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
				parameters: { issue_number: pull },
				what: `list the comments of pull request #${pull}`,
				needs: needs$1
			});
			return comments.parse(all).filter((comment) => isOurs(comment, name)).map(({ id, body }) => ({
				id,
				body: body ?? ""
			}));
		},
		create: (body) => github.write({
			route: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
			parameters: {
				issue_number: pull,
				body
			},
			what: `comment on pull request #${pull}`,
			needs: needs$1,
			repeatable: false
		}),
		update: ({ id }, body) => github.write(one("PATCH", id, `update the comment on #${pull}`, body)),
		async retire({ id }) {
			await github.write(one("DELETE", id, `remove a second comment on #${pull}`)).catch(goneIsFine);
		}
	};
}
/** The run that made it may have removed it itself in the meantime. */
function goneIsFine(error) {
	if (!(error instanceof Error) || !("status" in error) || error.status !== 404) throw error;
}

// src/report/publish/issue.ts
const issues = array(author.extend({
	number: int(),
	pull_request: unknown().optional()
}));
const needs = "issues: write";
/** Finds our issues among those of a large repository. */
const LABEL = "kafka-native-report";
/** Keeps one issue: opened on news, updated in place, closed when clean. */
async function publishIssue(host, github, content) {
	const place = issuesOf(github, content);
	if (!content.clean) return await publishSticky(host, place, content);
	const open = await place.find();
	for (const { id } of open) await github.write(change(id, {
		state: "closed",
		state_reason: "completed"
	}, `close issue #${id}`));
	return open.length > 0 ? "closed" : "unchanged";
}
function issuesOf(github, { name, title }) {
	return {
		async find() {
			const all = await github.readAll({
				route: "GET /repos/{owner}/{repo}/issues",
				parameters: {
					labels: LABEL,
					state: "open"
				},
				what: "list the open issues",
				needs
			});
			return issues.parse(all).filter((issue) => issue.pull_request === void 0 && isOurs(issue, name)).map(({ number, body }) => ({
				id: number,
				body: body ?? ""
			}));
		},
		create: (body) => github.write({
			route: "POST /repos/{owner}/{repo}/issues",
			parameters: {
				title,
				body,
				labels: [LABEL]
			},
			what: "open an issue",
			needs,
			repeatable: false
		}),
		update: ({ id }, body) => github.write(change(id, {
			title,
			body
		}, `update issue #${id}`)),
		retire: ({ id, body }, keeper) => github.write(change(id, {
			state: "closed",
			state_reason: "not_planned",
			body: `Duplicate of #${keeper.id}.\n\n${body}`
		}, `close issue #${id}, a duplicate`))
	};
}
function change(number, parameters, what) {
	return {
		route: "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
		parameters: {
			issue_number: number,
			...parameters
		},
		what,
		needs
	};
}

// src/report/publish/publish.ts
/** Bytes of a comment; below GitHub's limit of 65,536 characters, with room for the marks. */
const COMMENT_BYTES = 6e4;
/**
* Publishes a report, one target after the other; what fails with one does not keep the others from being
* tried. A pull request whose token can only read gets the artifact in place of check run and comment.
*/
async function publishReport(host, report, publication) {
	const { run } = publication;
	const blocked = run?.readOnly;
	const asked = new Set(publication.targets);
	if (blocked !== void 0 && asked.size > 0) asked.add("artifact");
	const published = [];
	for (const target of asked) {
		const answer = blocked !== void 0 && target !== "artifact" ? skipped(`${blocked}; the report is in the job summary and in the artifact`) : await attempt(host, () => publishTo(target, host, report, publication));
		published.push({
			target,
			...answer
		});
	}
	return published;
}
async function attempt(host, work) {
	try {
		return await work();
	} catch (error) {
		host.signal.throwIfAborted();
		const hint = error instanceof Error && "hint" in error && error.hint ? `\n${error.hint}` : "";
		return {
			state: "failed",
			text: `${messageOf(error)}${hint}`
		};
	}
}
async function publishTo(target, host, report, publication) {
	if (target === "artifact") return await toArtifact(host, publication);
	const { run } = publication;
	if (run === void 0) return {
		state: "failed",
		text: `A ${target} needs a run of GitHub Actions.`
	};
	const inRun = {
		...publication,
		run
	};
	if (target === "check") return await toCheckRun(host, report, inRun);
	return target === "comment" ? await toComment(host, report, inRun) : await toIssue(host, report, inRun);
}
async function toArtifact(host, { artifact, dryRun }) {
	const what = `${artifact.files.length} files as artifact ${artifact.name}`;
	if (dryRun) {
		host.log.info(`Dry run: upload ${what}: ${artifact.files.join(", ")}`);
		return {
			state: "planned",
			text: `Would upload ${what}.`
		};
	}
	const { bytes, sha256 } = await uploadArtifact(host, artifact);
	return {
		state: "done",
		text: `Uploaded ${what}: ${bytes} bytes, sha256 ${sha256 ?? "unknown"}.`
	};
}
async function toCheckRun(host, report, { run, name, sarif, ...rest }) {
	const annotations = [...annotationsOfChecks(report, run.workflowPath), ...await annotationsOfSarif(sarif, host.dirs.work)];
	await publishCheckRun(rest.github(), {
		name,
		sha: run.sha,
		passed: report.judgement.verdict === "passed",
		title: verdictInWords(report),
		summary: renderMarkdown(report, CHECK_TEXT),
		detailsUrl: run.url,
		annotations
	});
	const told = `check run "${name}" on ${run.sha.slice(0, 12)} with ${annotations.length} annotations`;
	return rest.dryRun ? planned(told) : {
		state: "done",
		text: `Created ${told}.`
	};
}
async function toComment(host, report, publication) {
	const { run, github, dryRun } = publication;
	if (run.pullRequest === void 0) return skipped("this run is not about a pull request");
	const { number } = run.pullRequest;
	return sticky(await publishComment(host, github(), number, stickyContent(report, publication)), `the comment on pull request #${number}`, dryRun);
}
async function toIssue(host, report, publication) {
	return sticky(await publishIssue(host, publication.github(), {
		...stickyContent(report, publication),
		title: `${publication.name}: not passed by policy ${report.judgement.policy.name}`,
		clean: report.judgement.verdict === "passed"
	}), `the issue of "${publication.name}"`, publication.dryRun);
}
function sticky(done, what, dryRun) {
	if (done === "unchanged") return {
		state: "unchanged",
		text: `Nothing new for ${what}.`
	};
	if (done === "outdated") return {
		state: "unchanged",
		text: `A later run has written ${what} already.`
	};
	return dryRun ? planned(what) : {
		state: "done",
		text: `${done[0]?.toUpperCase()}${done.slice(1)} ${what}.`
	};
}
function stickyContent(report, { name, run }) {
	return {
		name,
		run: run.id,
		text: renderBrief(report, `${run.url}#artifacts`, COMMENT_BYTES),
		state: newsOf(report)
	};
}
/** What a reader would call news: not when it was judged, nor how long it took. */
function newsOf({ judgement, suites }) {
	return {
		verdict: judgement.verdict,
		policy: judgement.policy.name,
		subjects: judgement.subjects,
		unmet: judgement.demands.filter(({ met }) => !met).map(({ id }) => id),
		suites: suites.map(({ key, counts, checks }) => ({
			key,
			counts,
			failed: checks.filter(({ status }) => status === "failed").map(({ id }) => id)
		}))
	};
}
function planned(what) {
	return {
		state: "planned",
		text: `Would publish ${what}.`
	};
}
function skipped(why) {
	return {
		state: "skipped",
		text: `Left out: ${why}.`
	};
}

// src/pipeline/publish-step.ts
/** Judges, writes the report and publishes it; a target that fails makes the outcome `failed`. */
async function publishStep(host, inputs) {
	const run = await readGitHubRun(host);
	const result = await makeReport(host, inputs, run);
	const { html, markdown, junit, badge, voteMail } = result.files;
	const at = (path) => resolve(host.dirs.work, path);
	const statements = result.report.evidence.map(({ file }) => resolve(at(inputs["evidence-dir"]), file));
	const files = [
		html,
		markdown,
		junit,
		badge,
		...voteMail === void 0 ? [] : [voteMail],
		...statements
	];
	const published = await publishReport(host, result.report, {
		targets: inputs.publish ?? [],
		name: inputs.name,
		run,
		github: () => gitHubOf(host, inputs, run),
		artifact: {
			name: inputs["artifact-name"],
			files,
			root: commonFolder(files)
		},
		sarif: (inputs.sarif ?? []).map(at),
		dryRun: inputs["dry-run"]
	});
	tell(host, published);
	const outcome = reportOutcome(host, result);
	const failed = published.filter(({ state }) => state === "failed");
	return {
		...outcome,
		verdict: failed.length > 0 ? "failed" : outcome.verdict,
		message: [outcome.message, ...failed.map(({ target, text }) => `Not published as ${target}. ${text}`)].join("\n\n"),
		outputs: {
			...outcome.outputs,
			published: published.map(({ target, state }) => `${target}=${state}`).join(" ")
		}
	};
}
/** The innermost folder that holds all of the files: what the artifact shows at its top. */
function commonFolder(files) {
	const [first = [], ...rest] = files.map((file) => dirname(file).split(sep));
	const shared = first.findIndex((part, at) => rest.some((parts) => parts[at] !== part));
	return first.slice(0, shared < 0 ? void 0 : shared).join(sep) || sep;
}
function tell(host, published) {
	for (const { target, state, text } of published) if (state === "skipped") host.log.warn(`${target}: ${text}`);
	else if (state !== "failed") host.log.info(`${target}: ${text}`);
}
function gitHubOf(host, inputs, run) {
	const token = inputs["github-token"];
	if (run === void 0 || token === void 0) throw new UserError("Check run, comment and issue need a token.", { hint: "Give it as github-token: ${{ github.token }}." });
	return openGitHub(host, {
		owner: run.owner,
		repo: run.repo,
		token,
		dryRun: inputs["dry-run"]
	});
}

export { publishStep };