import { i as codeOf, n as UsageError, o as messageOf, r as UserError } from "./errors.js";
import { S as datetime, a as isBundleFile, b as sha256, c as writeFileAtomic, i as bundleFileOf, l as countOf } from "./store.js";
import { _ as ofKind, a as renderBrief, c as document, d as legend, f as lineChart, g as acceptedSigners, l as columnChart, n as reportOutcome, o as renderMarkdown, p as verdictInWords, s as renderHtml, t as makeReport, u as labelled } from "./report-step.js";
import { a as boolean, b as ZodError, c as literal, d as object, f as partialRecord, h as string, i as array, m as strictObject, p as record, r as _enum, s as int, u as number$1, v as unknown, y as url } from "./schemas.js";
import { n as GitHubError, t as openGitHub } from "./github.js";
import { t as readGitHubRun } from "./github-run.js";
import { r as hashOf, t as gitBlobSha } from "./hash.js";
import { t as html } from "./html.js";
import { n as formatDuration, r as formatTime, t as formatBytes } from "./units.js";
import { n as stableJson } from "./json.js";
import { i as publishSticky, n as author, r as isOurs, t as publishIssue } from "./issue.js";
import { t as trustOf } from "./trust.js";
import { existsSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { readFile, readdir, rm } from "node:fs/promises";

// src/report/site/run-record.ts
/** Severities of findings, the worst first. */
const SEVERITIES = [
	"CRITICAL",
	"HIGH",
	"MEDIUM",
	"LOW",
	"UNKNOWN"
];
const number = number$1().nonnegative();
const count = int().nonnegative();
/** One that can stand in an address and in a path. */
const id = string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/);
/** What the pages over all runs know of one run: a file of its own, `runs/ID/run.json`. */
const runRecord = strictObject({
	format: literal(1),
	id,
	at: datetime(),
	/** Of the report: `Kafka evidence`. */
	name: string(),
	headline: string(),
	kafkaVersion: string().optional(),
	verdict: _enum(["passed", "failed"]),
	policy: string(),
	subjects: array(strictObject({
		name: string(),
		sha256
	})),
	/** Page of the workflow run. */
	url: url({ protocol: /^https?$/ }).optional(),
	checks: strictObject({
		passed: count,
		failed: count,
		skipped: count
	}),
	/** Findings that count; absent where nothing was scanned. */
	vulnerabilities: partialRecord(_enum(SEVERITIES), count).optional(),
	/** Compressed bytes of the image; of several platforms the first by name. */
	imageBytes: count.optional(),
	/** Medians of the benchmark, and bytes of the executable or of the jars. */
	figures: array(strictObject({
		kind: _enum(["native", "jvm"]),
		startMs: number.optional(),
		idleRssBytes: number.optional(),
		loadedRssBytes: number.optional(),
		sizeBytes: number.optional()
	}))
});
/** @param run the workflow run; undefined on a machine of one's own */
function recordOf(report, name, run) {
	const { judgement, suites, meta, headline } = report;
	const at = meta.generatedAt.toISOString();
	const versions = [...suites.map(({ subject }) => subject), ...report.distributions].map(({ kafkaVersion }) => kafkaVersion);
	const total = (status) => suites.reduce((sum, { counts }) => sum + counts[status], 0);
	const vulnerabilities = vulnerabilitiesOf(report);
	const imageBytes = imageBytesOf(report);
	return {
		format: 1,
		id: idOf([run === void 0 ? at.slice(0, 19) : String(run.id), name]),
		at,
		name,
		headline,
		...versions[0] === void 0 ? {} : { kafkaVersion: versions[0] },
		verdict: judgement.verdict,
		policy: judgement.policy.name,
		subjects: judgement.subjects.map((subject) => ({
			name: subject.name,
			sha256: subject.digest.sha256
		})),
		...run === void 0 ? {} : { url: run.url },
		checks: {
			passed: total("passed"),
			failed: total("failed"),
			skipped: total("skipped")
		},
		...vulnerabilities === void 0 ? {} : { vulnerabilities },
		...imageBytes === void 0 ? {} : { imageBytes },
		figures: figuresOf(report)
	};
}
function idOf(words) {
	return words.join("-").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 100);
}
function imageBytesOf({ evidence }) {
	return ofKind(evidence, "image-index").flatMap(({ predicate }) => predicate.platforms).toSorted((a, b) => a.platform < b.platform ? -1 : 1)[0]?.sizeBytes;
}
/** One finding counts once, in however many platforms it is. */
function vulnerabilitiesOf({ evidence }) {
	const scans = ofKind(evidence, "vulnerabilities");
	if (scans.length === 0) return void 0;
	const all = [...new Map(scans.flatMap(({ predicate }) => predicate.scan.findings).filter(({ ignored }) => ignored === void 0).map((each) => [`${each.id} ${each.package}`, each.severity])).values()];
	return Object.fromEntries(SEVERITIES.map((severity) => [severity, all.filter((each) => each === severity).length]));
}
/**
* The subject's and the baseline's, so that runs can be compared: of several platforms the first, and no JVM
* without class data.
*/
function figuresOf({ evidence }) {
	const contenders = ofKind(evidence, "benchmark").flatMap(({ predicate: { subject, baseline } }) => baseline === void 0 ? [subject] : [subject, baseline]);
	const figures = /* @__PURE__ */ new Map();
	for (const { kind, classData, metrics, sizeBytes } of contenders) {
		if (figures.has(kind) || classData === false) continue;
		const median = (metric) => {
			const value = metrics[metric]?.median;
			return value === void 0 ? {} : { [metric]: value };
		};
		figures.set(kind, {
			kind,
			...median("startMs"),
			...median("idleRssBytes"),
			...median("loadedRssBytes"),
			...sizeBytes === void 0 ? {} : { sizeBytes }
		});
	}
	return [...figures.values()].toSorted((a, b) => a.kind < b.kind ? 1 : -1);
}

// src/report/site/trends.ts
const KIB = 1024;
const BYTES = [
	1,
	KIB,
	KIB ** 2,
	KIB ** 3
];
/** How start-up, memory, size, checks and vulnerabilities went from run to run; what nobody measured is left out. */
function trendSection(all) {
	const records = all.slice(-30);
	const charts = [
		measured("Start to first request", records, [["startMs", ""]], formatDuration),
		measured("Memory", records, [["loadedRssBytes", ", under load"], ["idleRssBytes", ", idle"]], formatBytes),
		sizes(records),
		checks(records),
		vulnerabilities(records)
	].filter((each) => each !== void 0);
	if (charts.length === 0) return "";
	const older = all.length - records.length;
	return html`<section id="trends" aria-labelledby="trends-title">
<h2 id="trends-title">Trends <span class="count">${records.length} runs${older > 0 && `, ${older} older ones in the list`}</span></h2>
<div class="charts">
${charts}
</div>
</section>`;
}
function measured(title, records, measures, format) {
	return lines(title, ["native", "jvm"].flatMap((kind) => measures.map(([measure, suffix], at) => seriesOf(`${kind === "jvm" ? "JVM" : "native"}${suffix}`, kind, at > 0, records, (record) => record.figures.find((each) => each.kind === kind)?.[measure]))), records, format);
}
function sizes(records) {
	return lines("Size", [
		seriesOf("image, compressed", "native", false, records, ({ imageBytes }) => imageBytes),
		seriesOf("native binary", "native", true, records, ({ figures }) => sizeOf(figures, "native")),
		seriesOf("jars", "jvm", true, records, ({ figures }) => sizeOf(figures, "jvm"))
	], records, formatBytes);
}
function sizeOf(figures, kind) {
	return figures.find((each) => each.kind === kind)?.sizeBytes;
}
function seriesOf(name, look, dashed, records, value) {
	return {
		name,
		look,
		dashed,
		points: records.map((record, x) => ({
			x,
			y: value(record),
			told: `${name}, ${labelOf(record)}, ${record.at.slice(0, 10)}`
		}))
	};
}
function lines(title, all, records, format) {
	const series = all.filter(({ points }) => points.some(({ y }) => y !== void 0));
	if (series.length === 0) return void 0;
	const shown = labelled(records.map(labelOf));
	const xTicks = records.flatMap((record, x) => shown(x) ? [{
		x,
		label: labelOf(record)
	}] : []);
	const xMost = Math.max(1, records.length - 1);
	return figure(title, lineChart(series, {
		title,
		format,
		units: format === formatBytes ? BYTES : [1, 1e3],
		xTicks,
		xMost,
		dots: true
	}), series);
}
function checks(records) {
	if (records.every(({ checks: { passed, failed, skipped } }) => passed + failed + skipped === 0)) return void 0;
	const looks = [
		{
			name: "passed",
			look: "passed"
		},
		{
			name: "failed",
			look: "failed"
		},
		{
			name: "skipped",
			look: "skipped"
		}
	];
	const columns = records.map((record) => ({
		label: labelOf(record),
		parts: looks.map(({ name, look }) => ({
			name,
			look,
			value: record.checks[name]
		}))
	}));
	return figure("Checks", columnChart(columns, {
		title: "Checks",
		format: String
	}), looks);
}
/** CRITICAL and HIGH apart, the others together: more would not be told from each other. */
function vulnerabilities(records) {
	const scanned = records.filter((record) => record.vulnerabilities !== void 0);
	if (scanned.length === 0) return void 0;
	const looks = [
		{
			name: "critical",
			look: "failed",
			of: ["CRITICAL"]
		},
		{
			name: "high",
			look: "skipped",
			of: ["HIGH"]
		},
		{
			name: "lower",
			look: "soft",
			of: SEVERITIES.slice(2)
		}
	];
	const columns = scanned.map((record) => ({
		label: labelOf(record),
		parts: looks.map(({ name, look, of }) => ({
			name,
			look,
			value: of.reduce((sum, severity) => sum + (record.vulnerabilities?.[severity] ?? 0), 0)
		}))
	}));
	return figure("Vulnerabilities", columnChart(columns, {
		title: "Vulnerabilities",
		format: String
	}), looks);
}
function figure(title, chart, entries) {
	return html`<figure><figcaption>${title}</figcaption>${legend(entries)}
${chart}</figure>
`;
}
function labelOf({ kafkaVersion, at }) {
	return kafkaVersion ?? at.slice(0, 10);
}

// src/report/site/index-page.ts
/**
* The page over all runs: the newest verdict, trends, and a list with a link to each report. A pure function
* of the records, so that two runs that see the same ones write the same page.
* @param records by time, the oldest first
*/
function renderIndex(records) {
	const newest = records.at(-1);
	return document({
		title: "Kafka evidence: all runs",
		passed: newest?.verdict !== "failed",
		kicker: html`All runs`,
		body: html`${newest === void 0 ? "" : newestSection(newest)}
${trendSection(records)}
${listSection(records)}`,
		colophon: html`Data of each run: <code>runs/…/run.json</code>.`
	});
}
function newestSection(run) {
	const facts = [
		["When", html`<time datetime="${run.at}">${formatTime(run.at)}</time> <small>policy ${run.policy}</small>`],
		["Checks", checksInWords(run)],
		["Vulnerabilities", vulnerabilitiesInWords(run)],
		...run.figures.flatMap(({ kind, startMs, loadedRssBytes }) => {
			const told = [startMs === void 0 ? "" : `starts in ${formatDuration(startMs)}`, loadedRssBytes === void 0 ? "" : `${formatBytes(loadedRssBytes)} under load`].filter((each) => each !== "");
			return told.length === 0 ? [] : [[kind === "jvm" ? "JVM" : "Native", told.join(", ")]];
		})
	];
	return html`<section class="verdict ${run.verdict}" id="newest" aria-labelledby="newest-title">
<h1 id="newest-title"><span class="stamp">${run.verdict === "passed" ? "Passed" : "Not passed"}</span> <span class="headline">${run.headline}</span></h1>
<p class="lead"><a href="runs/${run.id}/index.html">The newest report</a>, ${run.name}.</p>
<dl class="facts">
${facts.map(([term, value]) => html`<div class="${(term === "JVM" || term === "Native") && "half"}"><dt>${term}</dt><dd>${value}</dd></div>`)}
${run.subjects.map(({ name, sha256 }) => html`<div class="wide"><dt>Judged</dt><dd><b>${name}</b> <code class="digest">sha256:${sha256}</code></dd></div>`)}
</dl>
</section>`;
}
function listSection(records) {
	return html`<section id="runs" aria-labelledby="runs-title">
<h2 id="runs-title">Runs <span class="count">${records.length}</span></h2>
<div>
<table class="ledger runs">
<caption class="hidden">All runs, the newest first</caption>
<thead><tr><th scope="col">Verdict</th><th scope="col">Run</th><th scope="col">Checks</th><th scope="col">Vulnerabilities</th></tr></thead>
<tbody>
${records.toReversed().map(row)}</tbody>
</table>
</div>
</section>`;
}
function row(run) {
	const { id, at, verdict, headline, name, url } = run;
	return html`<tr id="${id}"><td class="status ${verdict}">${verdict === "passed" ? "passed" : "not passed"}</td><td><a href="runs/${id}/index.html">${headline}</a> <small class="line">${name}, <time datetime="${at}">${formatTime(at)}</time>${url !== void 0 && html`, <a href="${url}">workflow run</a>`}</small></td><td>${checksInWords(run)}</td><td>${vulnerabilitiesInWords(run)}</td></tr>
`;
}
function checksInWords({ checks: { passed, failed, skipped } }) {
	const more = [failed > 0 ? `${failed} failed` : "", skipped > 0 ? `${skipped} skipped` : ""];
	return [`${passed} passed`, ...more].filter((each) => each !== "").join(", ");
}
function vulnerabilitiesInWords({ vulnerabilities }) {
	if (vulnerabilities === void 0) return "not scanned";
	return SEVERITIES.flatMap((severity) => {
		const number = vulnerabilities[severity] ?? 0;
		return number > 0 ? [`${number} ${severity.toLowerCase()}`] : [];
	}).join(", ") || "none";
}
/** What a commit over these runs is called. */
function commitMessage(run, pruned) {
	const removed = pruned === 0 ? "" : `\n\nRemoves ${countOf(pruned, "older run")}, as the limit says.`;
	return `Report: ${run.headline}, ${run.verdict === "passed" ? "passed" : "not passed"}${removed}\n`;
}

// src/report/site/site.ts
const digest = string();
const cache = object({
	format: literal(1),
	runs: record(digest, runRecord)
});
const RECORD = /^runs\/([^/]+)\/run\.json$/;
/**
* What must change in a folder so that it has this run, too. Nothing of other runs is touched, unless a limit
* is given and they are beyond it.
*/
async function addRun(folder, record, html, keep) {
	const { records, problems } = await readRecords(folder, record.id);
	const all = [...records.values(), record].toSorted(byTime);
	const kept = keep === void 0 ? all : all.slice(-keep);
	const gone = new Set(all.slice(0, all.length - kept.length).map(({ id }) => id));
	const text = stableJson(record);
	const index = {
		format: 1,
		runs: Object.fromEntries([...[...records].filter(([, { id }]) => !gone.has(id)), ...gone.has(record.id) ? [] : [[gitBlobSha(text), record]]])
	};
	const wanted = new Map([
		[".nojekyll", ""],
		["index.html", renderIndex(kept)],
		["runs.json", stableJson(index)],
		...gone.has(record.id) ? [] : [[`runs/${record.id}/run.json`, text], [`runs/${record.id}/index.html`, html]]
	]);
	return {
		write: new Map([...wanted].filter(([path, each]) => folder.files.get(path) !== gitBlobSha(each))),
		remove: [...folder.files.keys()].filter((path) => gone.has(path.split("/")[1] ?? "") && path.startsWith("runs/")),
		pruned: gone.size,
		problems
	};
}
/** Records of all other runs by the digest of their file; only what `runs.json` does not know is opened. */
async function readRecords(folder, except) {
	const known = await readCache(folder);
	const records = /* @__PURE__ */ new Map();
	const problems = [];
	for (const [path, sha] of folder.files) {
		const [, id] = RECORD.exec(path) ?? [];
		if (id === void 0 || id === except) continue;
		const parsed = runRecord.safeParse(known.get(sha) ?? jsonOf(await folder.read(path)));
		if (parsed.success && parsed.data.id === id) records.set(sha, parsed.data);
		else problems.push(`${path} is no record of a run, and is left out of the list.`);
	}
	return {
		records,
		problems
	};
}
async function readCache(folder) {
	if (!folder.files.has("runs.json")) return /* @__PURE__ */ new Map();
	const parsed = cache.safeParse(jsonOf(await folder.read("runs.json")));
	return new Map(parsed.success ? Object.entries(parsed.data.runs) : []);
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function byTime(a, b) {
	return a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1;
}

// src/report/publish/branch.ts
const GIT = "/repos/{owner}/{repo}/git";
const needs$3 = "contents: write";
const named = object({ sha: string() });
const reference = object({ object: named });
const commit = object({ tree: named });
const tree = object({
	truncated: boolean(),
	tree: array(object({
		path: string(),
		type: string(),
		sha: string()
	}))
});
const blob = object({
	content: string(),
	encoding: literal("base64")
});
/** Somebody else may be quicker this often; waits grow, so that of many runs each gets its turn. */
const TRIES$1 = 10;
const WAIT_MS$1 = 500;
/**
* Changes a branch in one commit on top of whatever is there by then: where another run was quicker, the
* change is made anew from what that one left. The branch is made where it is missing, and never forced.
* @param plan the change for these files; undefined where there is nothing to do
* @returns digest of the new commit; undefined where nothing was changed
* @throws GitHubError
*/
async function changeBranch(host, github, branch, plan) {
	const there = /* @__PURE__ */ new Set();
	for (let tries = 1;; tries += 1) {
		const head = await readHead(github, branch);
		const change = await plan(head);
		if (change === void 0) return void 0;
		const made = await commitOn(github, branch, head, change, there);
		try {
			await moveBranch(github, branch, head, made);
			return made;
		} catch (error) {
			if (!(error instanceof GitHubError && (error.status === 422 || error.status === 409)) || tries === TRIES$1) throw error;
			host.log.debug(`${branch.name} was changed by another run in the meantime; trying again.`);
			await host.clock.sleep(WAIT_MS$1 * tries, host.signal);
		}
	}
}
/** Text of a file of the branch. */
async function readBlob(github, sha) {
	const { content } = blob.parse(await github.read({
		route: `GET ${GIT}/blobs/{file_sha}`,
		parameters: { file_sha: sha },
		what: "read a file of the branch",
		needs: "contents: read"
	}));
	return Buffer.from(content, "base64").toString("utf8");
}
async function readHead(github, { name, folder }) {
	const read = (route, parameters) => github.read({
		route: `GET ${GIT}/${route}`,
		parameters,
		what: `read the branch ${name}`,
		needs: "contents: read"
	});
	const found = await read("ref/{ref}", { ref: `heads/${name}` }).catch((error) => {
		if (error instanceof GitHubError && error.status === 404) return void 0;
		throw error;
	});
	if (found === void 0) return void 0;
	const { sha } = reference.parse(found).object;
	const { tree: top } = commit.parse(await read("commits/{commit_sha}", { commit_sha: sha }));
	const listed = tree.parse(await read("trees/{tree_sha}", {
		tree_sha: top.sha,
		recursive: "1"
	}));
	if (listed.truncated) throw new GitHubError(200, `The branch ${name} has more files than GitHub lists at once.`, { hint: "Set pages-keep, or use another branch." });
	const files = listed.tree.filter((each) => each.type === "blob" && each.path.startsWith(folder)).map((each) => [each.path.slice(folder.length), each.sha]);
	return {
		commit: sha,
		tree: top.sha,
		files: new Map(files)
	};
}
async function commitOn(github, { folder }, head, { write, remove, message }, there) {
	const post = async (what, path, parameters) => {
		const answer = await github.write({
			route: `POST ${GIT}/${path}`,
			parameters,
			what,
			needs: needs$3
		});
		return answer === void 0 ? "0".repeat(40) : named.parse(answer).sha;
	};
	const entries = [];
	for (const [path, text] of write) {
		const sha = gitBlobSha(text);
		if (!there.has(sha)) {
			await post("store a file", "blobs", {
				content: Buffer.from(text).toString("base64"),
				encoding: "base64"
			});
			there.add(sha);
		}
		entries.push({
			path: folder + path,
			mode: "100644",
			type: "blob",
			sha
		});
	}
	for (const path of remove) entries.push({
		path: folder + path,
		mode: "100644",
		type: "blob",
		sha: null
	});
	return await post("make a commit", "commits", {
		message,
		tree: await post("store the list of files", "trees", {
			tree: entries,
			...head === void 0 ? {} : { base_tree: head.tree }
		}),
		parents: head === void 0 ? [] : [head.commit]
	});
}
async function moveBranch(github, { name }, head, sha) {
	await github.write(head === void 0 ? {
		route: `POST ${GIT}/refs`,
		parameters: {
			ref: `refs/heads/${name}`,
			sha
		},
		what: `make the branch ${name}`,
		needs: needs$3
	} : {
		route: `PATCH ${GIT}/refs/{ref}`,
		parameters: {
			ref: `heads/${name}`,
			sha,
			force: false
		},
		what: `move the branch ${name} to the new commit`,
		needs: needs$3
	});
}

// src/report/publish/pages.ts
/** Adds a run to the pages of a branch. @returns whether anything was new there */
async function publishPages(host, github, branch, { record, html, keep }) {
	return await changeBranch(host, github, branch, async (head) => {
		const files = head?.files ?? /* @__PURE__ */ new Map();
		const { write, remove, pruned, problems } = await addRun({
			files,
			read: (path) => readBlob(github, files.get(path) ?? "")
		}, record, html, keep);
		for (const problem of problems) host.log.warn(problem);
		if (write.size + remove.length === 0) return void 0;
		return {
			write,
			remove,
			message: commitMessage(record, pruned)
		};
	}) !== void 0;
}
/** The same in a folder of this machine, for whoever serves or uploads it; one run at a time. */
async function writePages(host, dir, content) {
	const { record, html, keep } = content;
	const files = /* @__PURE__ */ new Map();
	for (const path of await filesIn(dir)) files.set(path, gitBlobSha(await readFile(join(dir, path))));
	const { write, remove, problems } = await addRun({
		files,
		read: (path) => readFile(join(dir, path), "utf8")
	}, record, html, keep);
	for (const problem of problems) host.log.warn(problem);
	for (const [path, text] of write) await writeFileAtomic(join(dir, path), text);
	for (const path of remove) await rm(join(dir, path), { force: true });
}
/** Of the pages only: a site may have others beside them. */
async function filesIn(dir) {
	const own = [
		".nojekyll",
		"index.html",
		"runs.json"
	];
	const runs = await readdir(join(dir, "runs"), {
		recursive: true,
		withFileTypes: true
	}).catch(missing);
	const top = await readdir(dir).catch(missing);
	return [...own.filter((name) => top.some((each) => each === name)), ...runs.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(dir, sep).length).replaceAll(sep, "/"))];
}
function missing(error) {
	if (codeOf(error) === "ENOENT") return [];
	throw error;
}

// src/io/artifact.ts
const answer = object({
	id: number$1(),
	digest: string().optional(),
	size: number$1().optional()
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

// src/report/publish/attestations.ts
const anyBundle = record(string(), unknown());
/**
* Signs each statement in the name of the workflow, stores the bundle beside it and with GitHub, where
* `gh attestation verify` finds it by the digest of the subject.
* @returns paths of the bundles that were written; none in a dry run
* @throws UserError at the first that fails: those before it stay signed, and are signed anew by the next run
*/
async function publishAttestations(host, github, sign, statements, dryRun) {
	const written = [];
	for (const { path, text } of statements.filter(({ signed }) => !signed)) {
		if (dryRun) host.log.info(`Dry run: sign ${path}`);
		const bundle = dryRun ? "{}" : await sign(text);
		await github.write({
			route: "POST /repos/{owner}/{repo}/attestations",
			parameters: { bundle: anyBundle.parse(JSON.parse(bundle)) },
			what: "store an attestation",
			needs: "attestations: write"
		});
		if (dryRun) continue;
		const file = bundleFileOf(path);
		await writeFileAtomic(file, `${bundle}\n`);
		written.push(file);
	}
	return written;
}
/** What was done, after a verb. */
function attestationsInWords(statements) {
	const there = statements.filter(({ signed }) => signed).length;
	const left = there === 0 ? "" : `; ${there} were signed already`;
	return `${countOf(statements.length - there, "statement")}${left}`;
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

// src/report/publish/release.ts
const release = object({
	id: int(),
	tag_name: string(),
	draft: boolean(),
	upload_url: string()
});
const asset = object({
	id: int(),
	name: string(),
	/** `uploaded`; anything else is what an upload left that broke off. */
	state: string(),
	digest: string().nullish()
});
const needs = "contents: write";
const ASSETS = "/repos/{owner}/{repo}/releases/{release_id}/assets";
const TRIES = 3;
const WAIT_MS = 1e3;
/**
* Adds files to a release, drafts included. What is there already with the same digest is left alone; all that
* is refused is refused before anything is uploaded.
* @returns what was done, in words
* @throws UserError, GitHubError
*/
async function publishRelease(host, github, { tag, files, replace }) {
	const uploads = await readUploads(files);
	const found = await findRelease(github, tag);
	const before = await assetsOf(github, found);
	const named = (name) => before.find((each) => each.name === name);
	const missing = uploads.filter(({ name, digest }) => !isSame(named(name), digest));
	const others = missing.filter(({ name }) => named(name)?.state === "uploaded");
	if (others.length > 0 && !replace) {
		const names = others.map(({ name }) => name).join(", ");
		throw new UserError(`The release ${tag} has other files of these names already: ${names}.`, { hint: "What was published is not exchanged unasked: set release-replace, or use another tag." });
	}
	for (const upload of missing) await uploadOnce(host, github, found, upload, named(upload.name));
	return {
		uploaded: missing.length,
		there: uploads.length - missing.length
	};
}
async function readUploads(files) {
	const uploads = [];
	for (const { path, name } of files) {
		const bytes = await readFile(path);
		uploads.push({
			name,
			bytes,
			digest: `sha256:${hashOf(bytes, "sha256")}`
		});
	}
	const twice = uploads.filter(({ name }, at) => uploads.findIndex((each) => each.name === name) !== at);
	if (twice.length > 0) {
		const names = [...new Set(twice.map(({ name }) => name))].join(", ");
		throw new UserError(`A release has one file of a name, and these are there more than once: ${names}.`, { hint: "Keep the statements in one folder." });
	}
	return uploads;
}
/** A draft has no page for its tag: it is looked for among all. */
async function findRelease(github, tag) {
	const byTag = await github.read({
		route: "GET /repos/{owner}/{repo}/releases/tags/{tag}",
		parameters: { tag },
		what: `find the release ${tag}`,
		needs: "contents: read"
	}).catch((error) => {
		if (error instanceof GitHubError && error.status === 404) return void 0;
		throw error;
	});
	if (byTag !== void 0) return release.parse(byTag);
	const all = await github.readAll({
		route: "GET /repos/{owner}/{repo}/releases",
		parameters: {},
		what: "list the releases",
		needs
	});
	const draft = array(release).parse(all).find(({ tag_name, draft: isDraft }) => isDraft && tag_name === tag);
	if (draft !== void 0) return draft;
	throw new UserError(`There is no release ${tag}, and no draft of it that this token may see.`, { hint: `Make it first, or name another one as release-tag. A draft is seen with:\npermissions:\n  ${needs}` });
}
async function assetsOf(github, { id, tag_name: tag }) {
	const all = await github.readAll({
		route: `GET ${ASSETS}`,
		parameters: { release_id: id },
		what: `list the files of the release ${tag}`,
		needs: "contents: read"
	});
	return array(asset).parse(all);
}
function isSame(there, digest) {
	return there?.state === "uploaded" && there.digest === digest;
}
/** After a lost answer it is looked for: whole, it is done; half of it is taken away before the next try. */
async function uploadOnce(host, github, to, upload, before) {
	let inTheWay = before;
	for (let tries = 1;; tries += 1) {
		if (inTheWay !== void 0) await removeAsset(github, inTheWay);
		try {
			await github.upload({
				url: to.upload_url.replace(/\{.*$/, ""),
				bytes: upload.bytes,
				parameters: {
					release_id: to.id,
					name: upload.name
				},
				what: `add ${upload.name} to the release ${to.tag_name}`,
				needs
			});
			return;
		} catch (error) {
			host.signal.throwIfAborted();
			const taken = error instanceof GitHubError && error.status === 422;
			if (!(error instanceof GitHubError) || !(error.isUncertain || taken)) throw error;
			inTheWay = (await assetsOf(github, to)).find(({ name }) => name === upload.name);
			if (isSame(inTheWay, upload.digest)) return;
			const half = inTheWay !== void 0 && inTheWay.state !== "uploaded";
			if ((taken || inTheWay !== void 0) && !half) throw error;
			if (tries === TRIES) {
				if (half && inTheWay !== void 0) await removeAsset(github, inTheWay);
				throw error;
			}
			await host.clock.sleep(WAIT_MS * tries ** 2, host.signal);
		}
	}
}
async function removeAsset(github, { id, name }) {
	await github.write({
		route: "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}",
		parameters: { asset_id: id },
		what: `remove ${name}, which is in the way`,
		needs
	}).catch((error) => {
		if (!(error instanceof GitHubError && error.status === 404)) throw error;
	});
}
/** What was done, after a verb. */
function releaseInWords({ uploaded, there }, tag) {
	const left = there === 0 ? "" : `; ${countOf(there, "file")} were there already`;
	return `${countOf(uploaded, "file")} to the release ${tag}${left}`;
}

// src/report/publish/publishers.ts
/** How each target is served; all but the artifact need to know the run. */
const PUBLISHERS = {
	artifact: toArtifact,
	attestations: toAttestations,
	check: toCheckRun,
	comment: toComment,
	issue: toIssue,
	pages: toPages,
	release: toRelease
};
/** Bytes of a comment; below GitHub's limit of 65,536 characters, with room for the marks. */
const COMMENT_BYTES = 6e4;
async function toArtifact(host, _, { artifact, bundles, dryRun }) {
	const files = [.../* @__PURE__ */ new Set([...artifact.files, ...bundles])];
	const what = `${files.length} files as artifact ${artifact.name}`;
	if (dryRun) {
		host.log.info(`Dry run: upload ${what}: ${files.join(", ")}`);
		return {
			state: "planned",
			text: `Would upload ${what}.`
		};
	}
	const { bytes, sha256 } = await uploadArtifact(host, {
		...artifact,
		files
	});
	return {
		state: "done",
		text: `Uploaded ${what}: ${bytes} bytes, sha256 ${sha256 ?? "unknown"}.`
	};
}
async function toAttestations(host, _, publication) {
	const { statements, github, sign, bundles, dryRun } = publication;
	const told = attestationsInWords(statements);
	if (statements.every(({ signed }) => signed)) return {
		state: "unchanged",
		text: `Nothing to sign: ${told}.`
	};
	bundles.push(...await publishAttestations(host, github(), sign, statements, dryRun));
	return dryRun ? planned(`signatures of ${told}`) : {
		state: "done",
		text: `Signed ${told}.`
	};
}
async function toRelease(host, _, publication) {
	const { release, run, github, bundles, dryRun } = publication;
	const tag = release.tag ?? run.tag;
	if (tag === void 0) throw new UserError("It is not said which release the files belong to.", { hint: "Name its tag as release-tag: this run was not started by one." });
	const signatures = bundles.map((path) => ({
		path,
		name: basename(path)
	}));
	const files = [...new Map([...release.files, ...signatures].map((each) => [each.path, each])).values()];
	const done = await publishRelease(host, github(), {
		tag,
		files,
		replace: release.replace
	});
	const told = releaseInWords(done, tag);
	if (done.uploaded === 0) return {
		state: "unchanged",
		text: `Nothing new: ${told}.`
	};
	return dryRun ? planned(told) : {
		state: "done",
		text: `Added ${told}.`
	};
}
async function toPages(host, report, publication) {
	const { pages, name, run, github, dryRun } = publication;
	const record = recordOf(report, name, run);
	const changed = await publishPages(host, github(), pages, {
		...pages,
		record
	});
	const where = `runs/${record.id} on the branch ${pages.name}`;
	if (!changed) return {
		state: "unchanged",
		text: `Nothing new: ${where} is there already.`
	};
	return dryRun ? planned(where) : {
		state: "done",
		text: `Committed ${where}.`
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

// src/report/publish/publish.ts
/**
* Publishes a report, one target after the other; what fails with one does not keep the others from being
* tried. A pull request whose token can only read gets the artifact in place of all that needs to write.
* Signing comes first, so that artifact and release have the signatures.
*/
async function publishReport(host, report, publication) {
	const blocked = publication.run?.readOnly;
	const asked = new Set(publication.targets);
	if (blocked !== void 0 && asked.size > 0) asked.add("artifact");
	const first = (target) => target === "attestations" ? 0 : 1;
	const bundles = [];
	const published = [];
	for (const target of [...asked].toSorted((a, b) => first(a) - first(b))) {
		const answer = blocked !== void 0 && target !== "artifact" ? skipped(`${blocked}; the report is in the job summary and in the artifact`) : await attempt(host, () => publishTo(target, host, report, {
			...publication,
			bundles
		}));
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
	if (target === "artifact") return await PUBLISHERS.artifact(host, report, publication);
	const { run } = publication;
	if (run === void 0) return {
		state: "failed",
		text: `The target ${target} needs a run of GitHub Actions.`
	};
	return await PUBLISHERS[target](host, report, {
		...publication,
		run
	});
}

// src/pipeline/publish-step.ts
/** Judges, writes the report and publishes it; a target that fails makes the outcome `failed`. */
async function publishStep(host, inputs) {
	const run = await readGitHubRun(host);
	const result = await makeReport(host, inputs, run, await trustOf(host, inputs));
	if (inputs["pages-dir"] !== void 0) await writePagesTo(host, inputs["pages-dir"], result, inputs, run);
	const published = await publishReport(host, result.report, publicationOf(host, inputs, result, run));
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
function publicationOf(host, inputs, { files, report, policy }, run) {
	const at = (path) => resolve(host.dirs.work, path);
	const { html, markdown, junit, badge, voteMail } = files;
	const written = [
		html,
		markdown,
		junit,
		badge,
		...voteMail === void 0 ? [] : [voteMail]
	];
	const folder = at(inputs["evidence-dir"]);
	const evidence = evidenceFilesOf(report, folder);
	const all = [...written, ...evidence];
	return {
		targets: inputs.publish ?? [],
		name: inputs.name,
		run,
		github: () => gitHubOf(host, inputs, run),
		sign: signerOf(host, run),
		artifact: {
			name: inputs["artifact-name"],
			files: all,
			root: commonFolder(all)
		},
		statements: statementsOf(report, policy, folder),
		release: {
			tag: inputs["release-tag"],
			replace: inputs["release-replace"],
			files: [...written.map((path) => ({
				path,
				name: assetName(inputs.name, path)
			})), ...evidence.map((path) => ({
				path,
				name: basename(path)
			}))]
		},
		pages: {
			name: inputs["pages-branch"],
			folder: folderOf(inputs["pages-path"]),
			keep: inputs["pages-keep"],
			html: renderHtml(report)
		},
		sarif: (inputs.sarif ?? []).map(at),
		dryRun: inputs["dry-run"]
	};
}
/** Brings the libraries of Sigstore along with the first signature. */
function signerOf(host, run) {
	let signer;
	return async (statement) => {
		signer ??= import("./sigstore-sign.js").then(({ openSigner, servicesFor }) => openSigner(host, servicesFor(run?.isPublic ?? false)));
		return await (await signer)(statement);
	};
}
/** Those that lie in files of their own: what a bundle holds is signed already. */
function statementsOf({ evidence }, policy, folder) {
	return evidence.filter(({ file }) => !isBundleFile(file.replace(/#\d+$/, ""))).map((each) => ({
		path: resolve(folder, each.file),
		text: each.text,
		signed: acceptedSigners(each, policy).length > 0
	}));
}
/** Statements, and the bundles that lie beside them. */
function evidenceFilesOf(report, folder) {
	const statements = report.evidence.map(({ file }) => resolve(folder, file.replace(/#\d+$/, "")));
	const bundles = statements.map(bundleFileOf).filter((path) => existsSync(path));
	return [.../* @__PURE__ */ new Set([...statements, ...bundles])];
}
/** `kafka-evidence-report.html`: a release may hold the reports of several images. */
function assetName(name, path) {
	const own = basename(path).replace(/^index\./, "report.");
	return `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}-${own}`;
}
function folderOf(path = "") {
	const parts = path.split("/").filter((part) => part !== "" && part !== ".");
	if (parts.includes("..")) throw new UsageError([`pages-path: "${path}" leaves the branch`]);
	return parts.map((part) => `${part}/`).join("");
}
async function writePagesTo(host, dir, { report }, inputs, run) {
	const content = {
		record: recordOf(report, inputs.name, run),
		html: renderHtml(report),
		keep: inputs["pages-keep"]
	};
	if (inputs["dry-run"]) host.log.info(`Dry run: add runs/${content.record.id} to the pages in ${dir}`);
	else await writePages(host, resolve(host.dirs.work, dir), content);
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
	if (run === void 0 || token === void 0) throw new UserError("All targets but the artifact need a token.", { hint: "Give it as github-token: ${{ github.token }}." });
	return openGitHub(host, {
		owner: run.owner,
		repo: run.repo,
		token,
		dryRun: inputs["dry-run"]
	});
}

export { publishStep };