import { t as VERSION } from "./version.js";
import { t as readGitHubRun } from "./github-run.js";
import { n as formatDuration, r as formatTime, t as formatBytes } from "./units.js";
import { n as publicKeyOf, t as fingerprintOf } from "./public-key.js";
import { _ as union, a as boolean, c as literal, h as string, i as array, m as strictObject, o as discriminatedUnion, r as _enum, s as int, u as number, y as url } from "./schemas.js";
import { i as codeOf, o as messageOf, r as UserError } from "./errors.js";
import { C as describeIssues, _ as METRICS, c as writeFileAtomic, d as matchesPattern, f as KINDS, g as JVM_BASELINE_NAMES, h as JVM_BASELINES, l as countOf, n as readEvidence, p as KIND_NAMES, u as firstOf } from "./store.js";
import { n as testResultOf, t as faultRateBound } from "./binomial.js";
import { n as trusted, t as html } from "./html.js";
import { r as hashOf } from "./hash.js";
import { a as fence, i as details$1, n as cell, o as plain, r as code, s as table$1, t as bold } from "./markdown.js";
import { join, relative, resolve } from "node:path";
import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";

// policies/local.json
var local_default = {
	$schema: "../docs/schemas/policy-v1.json",
	name: "local",
	title: "The Kafka on this machine does what a broker must do",
	demands: [
		{
			"demand": "evidence",
			"of": "distribution"
		},
		{
			"demand": "tests",
			"suite": "sanity"
		},
		{
			"demand": "minimum-checks",
			"suite": "sanity",
			"count": 20
		},
		{
			"demand": "all-passed",
			"suite": "sanity",
			"priority": "P0"
		},
		{
			"demand": "allowed-skips",
			"suite": "sanity",
			"allow": [{ "reason": "*" }]
		},
		{
			"demand": "maximum-age",
			"of": "test-result",
			"hours": 24
		}
	]
};

// policies/pull-request.json
var pull_request_default = {
	$schema: "../docs/schemas/policy-v1.json",
	name: "pull-request",
	title: "The change keeps the broker working, on the JVM and native",
	demands: [
		{
			"demand": "evidence",
			"of": "distribution"
		},
		{
			"demand": "tests",
			"suite": "sanity",
			"subject": "native"
		},
		{
			"demand": "minimum-checks",
			"suite": "sanity",
			"count": 20
		},
		{
			"demand": "all-passed",
			"suite": "sanity",
			"priority": "P0"
		},
		{
			"demand": "allowed-skips",
			"suite": "sanity",
			"allow": []
		},
		{
			"demand": "maximum-age",
			"of": "test-result",
			"hours": 24
		}
	]
};

// policies/release.json
var release_default = {
	$schema: "../docs/schemas/policy-v1.json",
	name: "release",
	title: "Fit for a release vote: native image on both platforms, tested, soaked, scanned, provenance known",
	demands: [
		{
			"demand": "evidence",
			"of": "distribution"
		},
		{
			"demand": "verified",
			"by": ["sha512", "pgp"]
		},
		{
			"demand": "evidence",
			"of": "provenance"
		},
		{
			"demand": "evidence",
			"of": "sbom"
		},
		{
			"demand": "evidence",
			"of": "image-index"
		},
		{
			"demand": "evidence",
			"of": "vulnerabilities"
		},
		{
			"demand": "tests",
			"suite": "sanity",
			"subject": "native",
			"form": "container",
			"platform": "linux/amd64"
		},
		{
			"demand": "tests",
			"suite": "sanity",
			"subject": "native",
			"form": "container",
			"platform": "linux/arm64"
		},
		{
			"demand": "tests",
			"suite": "soak",
			"subject": "native",
			"form": "container"
		},
		{
			"demand": "fault-rate",
			"suite": "soak",
			"below": .02,
			"confidence": .95
		},
		{
			"demand": "minimum-checks",
			"suite": "sanity",
			"count": 25
		},
		{
			"demand": "all-passed",
			"suite": "sanity",
			"priority": "P0"
		},
		{
			"demand": "all-passed",
			"suite": "sanity",
			"priority": "P1"
		},
		{
			"demand": "allowed-skips",
			"suite": "sanity",
			"allow": []
		},
		{
			"demand": "maximum-findings",
			"severities": ["CRITICAL", "HIGH"],
			"fixable": true,
			"count": 0
		},
		{
			"demand": "maximum-age",
			"of": "vulnerabilities",
			"hours": 24
		},
		{
			"demand": "maximum-age",
			"of": "test-result",
			"hours": 168
		}
	]
};

// policies/release-jvm.json
var release_jvm_default = {
	$schema: "../docs/schemas/policy-v1.json",
	name: "release-jvm",
	title: "Fit for a release vote: JVM image on both platforms, tested, soaked, scanned, provenance known",
	demands: [
		{
			"demand": "evidence",
			"of": "distribution"
		},
		{
			"demand": "verified",
			"by": ["sha512", "pgp"]
		},
		{
			"demand": "evidence",
			"of": "provenance"
		},
		{
			"demand": "evidence",
			"of": "sbom"
		},
		{
			"demand": "evidence",
			"of": "image-index"
		},
		{
			"demand": "evidence",
			"of": "vulnerabilities"
		},
		{
			"demand": "tests",
			"suite": "sanity",
			"subject": "jvm",
			"form": "container",
			"platform": "linux/amd64"
		},
		{
			"demand": "tests",
			"suite": "sanity",
			"subject": "jvm",
			"form": "container",
			"platform": "linux/arm64"
		},
		{
			"demand": "tests",
			"suite": "soak",
			"subject": "jvm",
			"form": "container"
		},
		{
			"demand": "fault-rate",
			"suite": "soak",
			"below": .02,
			"confidence": .95
		},
		{
			"demand": "minimum-checks",
			"suite": "sanity",
			"count": 25
		},
		{
			"demand": "all-passed",
			"suite": "sanity",
			"priority": "P0"
		},
		{
			"demand": "all-passed",
			"suite": "sanity",
			"priority": "P1"
		},
		{
			"demand": "allowed-skips",
			"suite": "sanity",
			"allow": []
		},
		{
			"demand": "maximum-findings",
			"severities": ["CRITICAL", "HIGH"],
			"fixable": true,
			"count": 0
		},
		{
			"demand": "maximum-age",
			"of": "vulnerabilities",
			"hours": 24
		},
		{
			"demand": "maximum-age",
			"of": "test-result",
			"hours": 168
		}
	]
};

// src/evidence/policy.ts
/** Which test results a demand looks at; what is left out matches everything. */
const which = {
	suite: string().min(1).optional().describe("Name of the suite, such as sanity or soak"),
	subject: _enum(["jvm", "native"]).optional().describe("What was tested"),
	form: _enum(["process", "container"]).optional().describe("How it was run"),
	platform: string().min(1).optional().describe("Such as linux/amd64")
};
strictObject(which);
const of = _enum(KIND_NAMES).describe("Kind of evidence");
const pattern = string().min(1).describe("Text in which * stands for anything");
const bound = number().nonnegative().optional();
/** Every demand that a policy can make, each with what it asks for. */
const demand = discriminatedUnion("demand", [
	strictObject({
		demand: literal("evidence"),
		of
	}).describe("There is a statement of this kind about what is judged, or about what it was made of"),
	strictObject({
		demand: literal("verified"),
		by: array(_enum([
			"sha512",
			"pgp",
			"catalogue"
		])).min(1)
	}).describe("The Kafka distribution was verified by all of these before it was used"),
	strictObject({
		demand: literal("tests"),
		...which
	}).describe("There is a test result like this"),
	strictObject({
		demand: literal("minimum-checks"),
		count: int().positive(),
		...which
	}).describe("At least so many checks passed, in every test result like this"),
	strictObject({
		demand: literal("minimum-duration"),
		minutes: number().positive(),
		...which
	}).describe("Every test result like this ran at least so long: what a soak is worth"),
	strictObject({
		demand: literal("fault-rate"),
		below: number().gt(0).lt(1).describe("0.02 is two faults in a hundred runs"),
		confidence: number().gt(0).lt(1),
		...which
	}).describe("Every check that ran many times did so often enough, with so few faults, that a higher fault rate is ruled out with this confidence (exact binomial bound)"),
	strictObject({
		demand: literal("all-passed"),
		priority: _enum(["P0", "P1"]),
		...which
	}).describe("Every check of this priority that applies to the subject passed; none was skipped"),
	strictObject({
		demand: literal("checks-passed"),
		ids: array(string().min(1)).min(1),
		...which
	}).describe("Each of these checks is there and passed"),
	strictObject({
		demand: literal("allowed-skips"),
		allow: array(strictObject({
			id: pattern.optional(),
			reason: pattern.optional()
		}).refine((each) => each.id !== void 0 || each.reason !== void 0, "needs an id or a reason")),
		...which
	}).describe("No check was skipped except those that match one of these by id and reason"),
	strictObject({
		demand: literal("maximum-findings"),
		severities: array(_enum([
			"CRITICAL",
			"HIGH",
			"MEDIUM",
			"LOW",
			"UNKNOWN"
		])).min(1),
		fixable: boolean().optional().describe("Count only what a newer version of the package mends"),
		count: int().nonnegative()
	}).describe("Every image that is judged was scanned, and no scan found more of these than so many; what is ignored with a reason does not count"),
	strictObject({
		demand: literal("budget"),
		metric: _enum(METRICS).describe("What is measured; its unit is in the name"),
		maximum: bound,
		minimum: bound,
		maximumRatio: bound.describe("Of the value to that of the baseline, mostly the JVM"),
		minimumRatio: bound,
		against: _enum([...JVM_BASELINE_NAMES, "release"]).optional().describe("Look only at benchmarks beside the JVM broker of the same Kafka (jvm: with class data, or where the statement does not say), or beside another release of Kafka")
	}).refine((each) => [
		each.maximum,
		each.minimum,
		each.maximumRatio,
		each.minimumRatio
	].some((one) => one !== void 0), "needs a bound").describe("The median of every benchmark of what is judged keeps within the bounds"),
	strictObject({
		demand: literal("maximum-age"),
		of,
		hours: number().positive()
	}).describe("No statement of this kind is older")
]);
/** Who may have signed evidence: the name in a certificate and who vouched for it, or a key. */
const signer = union([strictObject({
	identity: pattern.describe("Name in the certificate, such as https://github.com/OWNER/REPO/.github/workflows/*; * stands for anything"),
	issuer: url().describe("Who vouched for it, such as https://token.actions.githubusercontent.com")
}), strictObject({ key: string().refine(isPublicKey, "is no public key in PEM").describe("Public key in PEM") })]);
function isPublicKey(pem) {
	try {
		return publicKeyOf(pem).type === "public" && pem.includes("PUBLIC KEY");
	} catch {
		return false;
	}
}
/**
* What must be proven, one line per demand. Some demands hold under every policy and cannot be left out:
* see `judge`.
*/
const policy = strictObject({
	$schema: string().optional(),
	name: string().min(1),
	title: string().min(1).describe("What a passing verdict under this policy means, in a few words"),
	demands: array(demand).min(1),
	signers: array(signer).min(1).optional().describe("Evidence counts only if one of these signed it; without it, signatures are not looked at")
}).check(({ value, issues }) => {
	const ids = value.demands.map(demandId);
	for (const [index, id] of ids.entries()) if (ids.indexOf(id) !== index) issues.push({
		code: "custom",
		message: "is there twice",
		path: ["demands", index],
		input: id
	});
});
/** Stable name of a demand, made of what tells it from its siblings: `minimum-checks-sanity-native`. */
function demandId(demand) {
	const parts = [demand.demand];
	if ("of" in demand) parts.push(demand.of);
	if (demand.demand === "maximum-findings") parts.push(...demand.severities.map((each) => each.toLowerCase()), demand.fixable ? "fixable" : void 0);
	if (demand.demand === "budget") parts.push(demand.metric, demand.against);
	if ("priority" in demand) parts.push(demand.priority.toLowerCase());
	if ("suite" in demand) parts.push(demand.suite);
	if ("subject" in demand) parts.push(demand.subject);
	if ("form" in demand) parts.push(demand.form);
	if ("platform" in demand) parts.push(demand.platform?.replaceAll("/", "-"));
	return parts.filter((part) => part !== void 0).join("-");
}
/** A policy, or what is wrong with it and where. */
function parsePolicy(json) {
	const parsed = policy.safeParse(json);
	return parsed.success ? { policy: parsed.data } : { problems: describeIssues(parsed.error) };
}

// src/evidence/policies.ts
/** The policies that come with the project, by name. */
const BUILT_IN = {
	local: local_default,
	"pull-request": pull_request_default,
	release: release_default,
	"release-jvm": release_jvm_default
};
/**
* A policy by the name of a built-in one, or by the path of a file; a relative one starts at `work`.
* @throws UserError where there is none, it is no JSON, or the schema refuses it: with each place
*/
async function loadPolicy(nameOrPath, work = ".") {
	const json = Object.hasOwn(BUILT_IN, nameOrPath) ? BUILT_IN[nameOrPath] : await readJson(nameOrPath, work);
	const parsed = parsePolicy(json);
	if ("policy" in parsed) return parsed.policy;
	throw new UserError(`The policy ${nameOrPath} is not valid: ${parsed.problems.join("; ")}.`, { hint: "docs/schemas/policy-v1.json describes what a policy may demand." });
}
async function readJson(path, work) {
	try {
		return JSON.parse(await readFile(resolve(work, path), "utf8"));
	} catch (error) {
		const reason = codeOf(error) === "ENOENT" ? "there is no such file" : messageOf(error);
		throw new UserError(`The policy ${path} cannot be read: ${reason}.`, {
			hint: `Give the path of a policy file or one of ${Object.keys(BUILT_IN).join(", ")}.`,
			cause: error
		});
	}
}

// src/evidence/case-files.ts
/**
* Reads policy and evidence, and verifies signatures where somebody's are demanded.
* @throws UserError where policy, folder or trusted root cannot be read
*/
async function readCase(host, request) {
	const at = (path) => resolve(host.dirs.work, path);
	const loaded = await loadPolicy(request.policyPath, host.dirs.work);
	const signers = [...loaded.signers ?? [], ...request.signers ?? []];
	const policy = signers.length === 0 ? loaded : {
		...loaded,
		signers
	};
	const check = policy.signers && await bundleCheck(host, policy.signers, request.trustedRoot, at);
	const read = await readEvidence(at(request.evidenceDir), check);
	for (const { message } of read.problems) host.log.warn(message);
	return {
		...read,
		policy,
		check
	};
}
async function bundleCheck(host, signers, trustedRoot, at) {
	const { openBundleCheck } = await import("./sigstore.js");
	const keys = signers.flatMap((signer) => "key" in signer ? [publicKeyOf(signer.key)] : []);
	return openBundleCheck(host, {
		trustedRoot: trustedRoot && at(trustedRoot),
		keys
	});
}

// src/evidence/evidence.ts
function ofKind(evidence, kind) {
	return evidence.filter((each) => each.kind === kind);
}

// src/evidence/budget-demand.ts
/** What was not measured keeps to no budget. */
function withinBudget(demand, { lineage }) {
	const { metric, maximum, minimum, maximumRatio, minimumRatio, against } = demand;
	const runs = ofKind(lineage.direct, "benchmark").filter(({ predicate }) => isAgainst(against, predicate));
	const other = against === void 0 ? "the baseline" : OTHERS[against];
	const title = `${metric} is ${[
		maximum === void 0 ? "" : `at most ${maximum}`,
		minimum === void 0 ? "" : `at least ${minimum}`,
		maximumRatio === void 0 ? "" : `at most ${maximumRatio} times that of ${other}`,
		minimumRatio === void 0 ? "" : `at least ${minimumRatio} times that of ${other}`
	].filter((bound) => bound !== "").join(" and ")}`;
	if (runs.length === 0) return {
		title,
		met: false,
		because: `No benchmark of what is judged${against === void 0 ? "" : ` beside ${other}`} is there.`,
		evidence: []
	};
	const figures = runs.flatMap(({ file, predicate }) => figuresOf$1(demand, predicate).map(({ text, kept }) => ({
		text: runs.length > 1 ? `${file}: ${text}` : text,
		kept
	})));
	const faults = figures.filter(({ kept }) => !kept);
	const told = faults.length > 0 ? faults : figures;
	const because = `${firstOf(told.map(({ text }) => text))}.`;
	return {
		title,
		met: faults.length === 0,
		because,
		evidence: runs
	};
}
const OTHERS = {
	jvm: "the JVM broker of the same Kafka",
	"jvm-without-class-data": "the JVM broker of the same Kafka without class data",
	release: "another release"
};
function isAgainst(against, { subject, baseline }) {
	if (against === void 0) return true;
	if (baseline === void 0) return false;
	const same = baseline.kafkaVersion === subject.kafkaVersion;
	if (against === "release") return !same;
	return same && baseline.kind === "jvm" && (baseline.classData ?? true) === JVM_BASELINES[against];
}
function figuresOf$1(demand, { subject, ratios }) {
	const { metric, maximum, minimum, maximumRatio, minimumRatio } = demand;
	return [...bounded("the median", subject.metrics[metric]?.median, minimum, maximum), ...bounded("the ratio to the baseline", ratios[metric], minimumRatio, maximumRatio)];
}
function bounded(what, value, least, most) {
	if (least === void 0 && most === void 0) return [];
	if (value === void 0) return [{
		text: `${what} was not measured`,
		kept: false
	}];
	const kept = value >= (least ?? value) && value <= (most ?? value);
	return [{
		text: `${what} is ${Number(value.toFixed(3))}`,
		kept
	}];
}

// src/evidence/scan-demands.ts
/** Every image that is judged needs a scan of its own: one platform has packages that another has not. */
function maximumFindings(demand, { lineage }) {
	const scans = ofKind(lineage.direct, "vulnerabilities");
	const what = `${demand.severities.join(" or ")}${demand.fixable ? " with a fix" : ""}`;
	const title = `No scan has more than ${countOf(demand.count, "finding")} (${what})`;
	if (scans.length === 0) return {
		title,
		met: false,
		because: "No scan of what is judged is there.",
		evidence: []
	};
	const counted = scans.map((scan) => ({
		scan,
		found: counting(demand, scan)
	}));
	const faults = [...unscanned(lineage.direct, scans).map((name) => `${name} was not scanned`), ...counted.filter(({ found }) => found.length > demand.count).map(({ scan, found }) => `${scan.file}: ${found.length}, such as ${firstOf(found, 3)}`)];
	const most = Math.max(...counted.map(({ found }) => found.length));
	const because = faults.length > 0 ? firstOf(faults) : `The most is ${most} in ${countOf(scans.length, "scan")}`;
	return {
		title,
		met: faults.length === 0,
		because: `${because}.`,
		evidence: scans
	};
}
function counting({ severities, fixable }, { predicate: { scan } }) {
	const wanted = new Set(severities);
	const counts = scan.findings.filter(({ severity, fixedVersion, ignored }) => wanted.has(severity) && ignored === void 0 && (!fixable || fixedVersion !== void 0));
	return [...new Set(counts.map((each) => `${each.id} in ${each.package}`))].toSorted();
}
/** Platforms of the index that no scan is about. */
function unscanned(direct, scans) {
	const scanned = new Set(scans.flatMap(({ statement }) => statement.subject.map(({ digest }) => digest.sha256)));
	return ofKind(direct, "image-index").flatMap(({ predicate }) => predicate.platforms.filter(({ digest, source }) => ![digest, source].some((each) => scanned.has(each.slice(7)))).map(({ platform }) => platform));
}

// src/evidence/shards.ts
/**
* The shards of a suite as the one result that they are together, in the place of the first; whole suites stay as
* they are. Where a shard is missing, cut short or there twice, or two of them ran the same check, since they were cut
* from different selections, the joined suite is not complete. Shards belong together by what was tested, by digest,
* and by how.
*/
function joinShards(tests) {
	const groups = /* @__PURE__ */ new Map();
	for (const test of tests) {
		const key = keyOf(test);
		groups.set(key, [...groups.get(key) ?? [], test]);
	}
	return [...groups.values()].map((parts) => {
		const [first] = parts;
		if (first === void 0) throw new Error("a group of nothing");
		return first.predicate.suite.shard === void 0 ? first : joined(first, parts);
	});
}
/** A whole suite is a group of its own. */
function keyOf({ file, statement, predicate: { suite } }) {
	if (suite.shard === void 0) return `file ${file}`;
	const { kind, form, platform, kafkaVersion } = suite.subject;
	const digests = statement.subject.map(({ digest }) => digest.sha256).toSorted();
	return JSON.stringify([
		digests,
		suite.name,
		kind,
		form,
		platform,
		kafkaVersion,
		suite.shard.count
	]);
}
function joined(first, parts) {
	const suites = parts.map(({ predicate }) => predicate.suite).toSorted((a, b) => (a.shard?.index ?? 0) - (b.shard?.index ?? 0));
	const { shard, ...head } = first.predicate.suite;
	const suite = {
		...head,
		startedAt: suites.map(({ startedAt }) => startedAt).toSorted()[0] ?? head.startedAt,
		durationMs: Math.max(...suites.map(({ durationMs }) => durationMs)),
		complete: isWhole(suites, shard?.count ?? 0),
		notRun: distinct(suites.flatMap(({ notRun }) => notRun)),
		checks: suites.flatMap(({ checks }) => checks)
	};
	return {
		...first,
		predicate: testResultOf(suite, first.predicate.configuration),
		parts
	};
}
/** Which shards of a joined suite are not there, such as `2/4`; none of a whole suite. */
function missingShards({ parts = [] }) {
	const shards = parts.flatMap(({ predicate }) => predicate.suite.shard ?? []);
	const there = new Set(shards.map(({ index }) => index));
	const count = shards[0]?.count ?? 0;
	return indicesOf(count).flatMap((index) => there.has(index) ? [] : [`${index}/${count}`]);
}
function isWhole(suites, count) {
	const indices = suites.map(({ shard }) => shard?.index);
	const ids = suites.flatMap(({ checks }) => checks.map(({ id }) => id));
	return suites.every(({ complete }) => complete) && indices.join() === indicesOf(count).join() && new Set(ids).size === ids.length;
}
function indicesOf(count) {
	return Array.from({ length: count }, (_, index) => index + 1);
}
function distinct(notRun) {
	return [...new Map(notRun.map((each) => [each.what, each])).values()];
}

// src/evidence/test-demands.ts
/** Every one of the results must satisfy, and there must be one: a second, weaker result cannot help. */
function everyResult(title, { tests, words }, faultsOf, met) {
	const full = `${title}: ${words}`;
	const faults = tests.flatMap(({ file, predicate }) => faultsOf(predicate.suite).map((fault) => tests.length > 1 ? `${file}: ${fault}` : fault));
	if (tests.length === 0) return {
		title: full,
		met: false,
		because: "No such test result about what is judged is there.",
		evidence: []
	};
	const because = faults.length > 0 ? firstOf(faults) : met(tests.map(({ predicate }) => predicate.suite));
	return {
		title: full,
		met: faults.length === 0,
		because: `${because}.`,
		evidence: tests
	};
}
function minimumChecks(demand, selected) {
	return everyResult(`At least ${countOf(demand.count, "check")} passed`, selected, ({ checks }) => {
		const passed = withStatus(checks, "passed").length;
		return passed < demand.count ? [`Only ${passed} passed`] : [];
	}, (suites) => `${withStatus(checksOf(suites), "passed").length} passed`);
}
function minimumDuration(demand, selected) {
	const limitMs = demand.minutes * 6e4;
	const shortest = (suites) => formatDuration(Math.min(...suites.map(({ durationMs }) => durationMs)));
	return everyResult(`The run took at least ${formatDuration(limitMs)}`, selected, (suite) => suite.durationMs < limitMs ? [`It took only ${shortest([suite])}`] : [], (suites) => `It took ${shortest(suites)}`);
}
function faultRate(demand, selected) {
	const boundOf = ({ total, failed }) => faultRateBound(failed, total, demand.confidence);
	const repeated = (suite) => suite.checks.flatMap(({ id, runs }) => runs ? [{
		id,
		...runs
	}] : []);
	const percent = (rate) => `${Math.ceil(rate * 1e4) / 100} %`;
	return everyResult(`The fault rate is ${`below ${percent(demand.below)} with ${demand.confidence * 100} % confidence`}`, selected, (suite) => {
		const runs = repeated(suite);
		if (runs.length === 0) return ["No check ran more than once"];
		return runs.filter((each) => boundOf(each) >= demand.below).map((each) => `${each.id}: ${each.failed} faults of ${each.total} rule out only ${percent(boundOf(each))}`);
	}, (suites) => {
		const fewest = Math.min(...suites.flatMap((suite) => repeated(suite).map(({ total }) => total)));
		return `${countOf(fewest, "run")} or more of each check rule out a higher one`;
	});
}
function allPassed(demand, selected) {
	const demanded = (checks) => checks.filter(({ priority, status }) => priority === demand.priority && status !== "not-applicable");
	return everyResult(`Every ${demand.priority} check passed`, selected, ({ checks }) => {
		const mine = demanded(checks);
		if (mine.length === 0) return [`No ${demand.priority} check ran`];
		return mine.filter(({ status }) => status !== "passed").map(({ id, status }) => `${id} ${status}`);
	}, (suites) => `All ${demanded(checksOf(suites)).length} passed`);
}
function checksPassed(demand, selected) {
	return everyResult(`Named checks passed: ${firstOf(demand.ids)}`, selected, ({ checks }) => {
		const statuses = new Map(checks.map(({ id, status }) => [id, status]));
		return demand.ids.filter((id) => statuses.get(id) !== "passed").map((id) => `${id} ${statuses.get(id) ?? "is missing"}`);
	}, () => "All passed");
}
function allowedSkips(demand, selected) {
	const allowed = (check) => demand.allow.some(({ id, reason }) => matchesPattern(id ?? "*", check.id) && matchesPattern(reason ?? "*", check.reason ?? ""));
	return everyResult(demand.allow.length === 0 ? "No check was skipped" : "Only allowed checks were skipped", selected, ({ checks }) => withStatus(checks, "skipped").filter((check) => !allowed(check)).map(({ id, reason }) => `${id} was skipped (${reason})`), (suites) => {
		const skipped = withStatus(checksOf(suites), "skipped").map(({ id }) => id);
		return skipped.length === 0 ? "None was skipped" : `Skipped as allowed: ${firstOf(skipped)}`;
	});
}
function checksOf(suites) {
	return suites.flatMap(({ checks }) => checks);
}
function withStatus(checks, wanted) {
	return checks.filter(({ status }) => status === wanted);
}

// src/evidence/demands.ts
const HOUR_MS = 36e5;
const EVALUATORS = {
	evidence: evidenceThere,
	verified,
	tests: testsThere,
	"minimum-checks": (demand, given) => minimumChecks(demand, selected(demand, given)),
	"minimum-duration": (demand, given) => minimumDuration(demand, selected(demand, given)),
	"fault-rate": (demand, given) => faultRate(demand, selected(demand, given)),
	"all-passed": (demand, given) => allPassed(demand, selected(demand, given)),
	"checks-passed": (demand, given) => checksPassed(demand, selected(demand, given)),
	"allowed-skips": (demand, given) => allowedSkips(demand, selected(demand, given)),
	"maximum-age": maximumAge,
	"maximum-findings": maximumFindings,
	budget: withinBudget
};
/** How one demand of a policy fares; absent evidence never meets one. */
function evaluate(demand, given) {
	const evaluator = EVALUATORS[demand.demand];
	return evaluator(demand, given);
}
/**
* Only tests of the very thing that is judged count: a run of the same jars on the JVM does not stand in for
* a run of the binary made from them.
*/
function selected(selection, { lineage }) {
	return {
		tests: joinShards(ofKind(lineage.direct, "test-result")).filter(({ predicate: { suite } }) => {
			const { kind, form, platform } = suite.subject;
			return (selection.suite ?? suite.name) === suite.name && (selection.subject ?? kind) === kind && (selection.form ?? form) === form && (selection.platform ?? platform) === platform;
		}),
		words: selectionWords(selection)
	};
}
/** `suite sanity, native, container, linux/arm64`, or `any suite`. */
function selectionWords({ suite, subject, form, platform }) {
	const kind = subject === "jvm" ? "JVM" : subject;
	return [
		suite === void 0 ? void 0 : `suite ${suite}`,
		kind,
		form,
		platform
	].filter((word) => word !== void 0).join(", ") || "any suite";
}
/** Kinds that say of one image what it is: what holds for amd64 says nothing about arm64. */
const OF_EACH_IMAGE = /* @__PURE__ */ new Set(["provenance", "sbom"]);
function evidenceThere({ of }, { lineage }) {
	const found = lineage.own.filter(({ kind }) => kind === of);
	const title = `There is evidence: ${KINDS[of].title}`;
	if (found.length === 0) return {
		title,
		met: false,
		because: "No such statement about what is judged is there.",
		evidence: []
	};
	const without = OF_EACH_IMAGE.has(of) ? platformsWithout(found, lineage) : [];
	if (without.length > 0) return {
		title,
		met: false,
		because: `No such statement is about the image for ${firstOf(without)}, or what it was made of.`,
		evidence: found
	};
	const about = found.flatMap(({ statement }) => statement.subject.map(({ name }) => name));
	return {
		title,
		met: true,
		because: `${countOf(found.length, "statement")} about ${firstOf(about)}.`,
		evidence: found
	};
}
function platformsWithout(found, { images }) {
	const about = found.flatMap(({ statement }) => statement.subject.map(({ digest }) => digest.sha256));
	return images.filter(({ digests }) => !about.some((each) => digests.has(each))).map(({ platform }) => platform);
}
function verified({ by }, { lineage }) {
	const found = ofKind(lineage.own, "distribution");
	const title = `The Kafka distribution was verified by ${by.join(", ")}`;
	const faults = found.flatMap(({ file, predicate }) => {
		const done = new Set(predicate.verified.map((each) => each.by));
		const missing = by.filter((each) => !done.has(each));
		return missing.length > 0 ? [`${file}: not verified by ${missing.join(", ")} (source: ${predicate.source})`] : [];
	});
	if (found.length === 0) return {
		title,
		met: false,
		because: "No evidence says where Kafka came from.",
		evidence: []
	};
	const because = faults.length > 0 ? `${firstOf(faults)}.` : details(found);
	return {
		title,
		met: faults.length === 0,
		because,
		evidence: found
	};
}
function details(found) {
	const told = found.flatMap(({ predicate }) => predicate.verified.map(({ by, detail }) => `${by}: ${detail}`));
	return `${firstOf([...new Set(told)])}.`;
}
function testsThere(demand, given) {
	const { tests, words } = selected(demand, given);
	const because = tests.length > 0 ? `${countOf(tests.length, "test result")}: ${firstOf(tests.map(testInWords))}.` : "No such test result about what is judged is there.";
	return {
		title: `Tests were run: ${words}`,
		met: tests.length > 0,
		because,
		evidence: tests
	};
}
function testInWords({ predicate: { suite } }) {
	return selectionWords({
		suite: suite.name,
		subject: suite.subject.kind,
		form: suite.subject.form
	});
}
function maximumAge({ of, hours }, { lineage, now }) {
	const found = lineage.own.filter(({ kind }) => kind === of);
	const title = `No ${of} evidence is older than ${countOf(hours, "hour")}`;
	const ages = found.map((each) => {
		const time = endOf(each);
		return {
			file: each.file,
			ageMs: time === void 0 ? void 0 : now.getTime() - time
		};
	});
	const faults = ages.flatMap(({ file, ageMs }) => {
		if (ageMs === void 0) return [`${file} does not say when it was made`];
		if (ageMs < -3e5) return [`${file} is from the future`];
		return ageMs > hours * HOUR_MS ? [`${file} is ${formatDuration(ageMs)} old`] : [];
	});
	const oldest = Math.max(0, ...ages.map(({ ageMs }) => ageMs ?? 0));
	const because = found.length === 0 ? "There is none." : faults.length > 0 ? `${firstOf(faults)}.` : `The oldest was ${formatDuration(oldest)} old when judged.`;
	return {
		title,
		met: found.length > 0 && faults.length === 0,
		because,
		evidence: found
	};
}
/** When the work behind a statement ended; undefined where its kind does not say. */
function endOf(evidence) {
	if (evidence.kind === "test-result") {
		const { startedAt, durationMs } = evidence.predicate.suite;
		return Date.parse(startedAt) + durationMs;
	}
	if (evidence.kind === "benchmark") return Date.parse(evidence.predicate.startedAt) + evidence.predicate.durationMs;
	if (evidence.kind === "sbom") return timeOf(evidence.predicate.metadata?.timestamp);
	if (evidence.kind === "vulnerabilities") return Date.parse(evidence.predicate.metadata.scanFinishedOn);
}
function timeOf(text) {
	const time = Date.parse(text ?? "");
	return Number.isNaN(time) ? void 0 : time;
}

// src/evidence/platforms.ts
/**
* Evidence about an image of an index must be for the platform under which the index has it: a run on amd64
* that calls itself arm64 proves nothing about arm64. Silent where no index is there.
*/
function rightPlatforms({ lineage }) {
	const platforms = platformsByDigest(lineage.own);
	if (platforms.size === 0) return [];
	const faults = lineage.own.flatMap((each) => {
		const claimed = claimedPlatform(each);
		return each.statement.subject.flatMap(({ digest }) => {
			const known = platforms.get(digest.sha256);
			if (claimed === void 0 || known === void 0 || known === claimed) return [];
			return [{
				each,
				fault: `${each.file} says ${claimed}, but the index has its image for ${known}`
			}];
		});
	});
	return [{
		id: "right-platforms",
		title: "All evidence is for the platform of its image",
		met: faults.length === 0,
		because: faults.length > 0 ? `${firstOf(faults.map(({ fault }) => fault))}.` : `The index has ${firstOf([...new Set(platforms.values())].toSorted())}.`,
		evidence: faults.map(({ each }) => each)
	}];
}
/** Platform of each image that an index holds. */
function platformsByDigest(evidence) {
	const held = ofKind(evidence, "image-index").flatMap(({ predicate }) => predicate.platforms);
	return new Map(held.flatMap(({ platform, digest, source }) => [digest, source].map((each) => [each.slice(7), platform])));
}
function claimedPlatform(evidence) {
	if (evidence.kind === "test-result") return evidence.predicate.suite.subject.platform;
	return evidence.kind === "vulnerabilities" ? evidence.predicate.scan.platform : void 0;
}

// src/evidence/right-sboms.ts
/**
* An SBOM that gives its subject a SHA-256 must give the one that the statement around it is about: else it is
* the list of another thing. Silent where no SBOM is there.
*/
function rightSboms({ lineage }) {
	const sboms = ofKind(lineage.own, "sbom");
	if (sboms.length === 0) return [];
	const wrong = sboms.filter((each) => !isAboutItsSubject(each));
	const told = wrong.map(({ file, predicate }) => `${file} lists ${predicate.metadata?.component?.name}`);
	return [{
		id: "right-sboms",
		title: "Every bill of materials is that of its subject",
		met: wrong.length === 0,
		because: wrong.length > 0 ? `${firstOf(told)} with another SHA-256 than that of its statement.` : "None says another SHA-256 than its statement.",
		evidence: wrong
	}];
}
function isAboutItsSubject({ predicate, statement }) {
	const said = (predicate.metadata?.component?.hashes ?? []).filter(({ alg }) => alg === "SHA-256").map(({ content }) => content);
	const about = statement.subject.map(({ digest }) => digest.sha256);
	return said.length === 0 || said.some((each) => about.includes(each));
}

// src/evidence/signers.ts
/** Of those who signed a statement, the ones that the policy names; none where it names nobody. */
function acceptedSigners({ signers }, policy) {
	return signers.filter((signer) => (policy.signers ?? []).some((wanted) => isSigner(signer, wanted)));
}
function isSigner(signer, wanted) {
	if ("key" in wanted) return "key" in signer && signer.key === fingerprintOf(publicKeyOf(wanted.key));
	return "identity" in signer && signer.issuer === wanted.issuer && matchesPattern(wanted.identity, signer.identity);
}
/** Where the policy names signers: every statement bears the signature of one of them. Silent elsewhere. */
function allSigned({ lineage }, policy) {
	if (policy.signers === void 0) return [];
	const unsigned = lineage.own.filter((each) => acceptedSigners(each, policy).length === 0);
	const signers = lineage.own.flatMap((each) => acceptedSigners(each, policy));
	const because = lineage.own.length === 0 ? "There is none." : unsigned.length > 0 ? `${firstOf(unsigned.map(whyNot), 3)}.` : `${signersInWords(signers)}.`;
	return [{
		id: "signed",
		title: "All evidence is signed by a signer that the policy names",
		met: lineage.own.length > 0 && unsigned.length === 0,
		because,
		evidence: unsigned.length > 0 ? unsigned : lineage.own
	}];
}
function whyNot({ file, signers }) {
	return signers.length === 0 ? `${file} is not signed` : `${file} is signed by ${firstOf(signers.map(signerInWords))}, whom the policy does not name`;
}
/** `signed by apache/kafka/.github/workflows/rc.yml@refs/tags/4.4.0`, each signer once; empty for none. */
function signersInWords(signers) {
	const names = [...new Set(signers.map(signerInWords))].toSorted();
	return names.length === 0 ? "" : `Signed by ${firstOf(names)}`;
}
/** Name and issuer of a certificate, or the key. */
function signerInWords(signer) {
	if ("key" in signer) return `the key sha256:${signer.key.slice(0, 16)}…`;
	const { identity, issuer } = signer;
	return issuer === "https://token.actions.githubusercontent.com" ? identity.replace("https://github.com/", "") : `${identity} (${issuer})`;
}
/** Who vouches for the workflows of GitHub. */
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";

// src/evidence/invariants.ts
const NO_TESTS = "There is no test result.";
/** The demands that no policy can leave out. Those about tests stand wherever tests are there or demanded. */
function invariants(given, policy, options) {
	const tests = joinShards(ofKind(given.lineage.own, "test-result"));
	const demanded = policy.demands.some((demand) => "suite" in demand || demand.demand === "tests" || "of" in demand && demand.of === "test-result");
	const aboutTests = tests.length > 0 || demanded ? [wholeSuites(tests), noFailures(tests)] : [];
	return [
		readable(given, options),
		oneSubject(given, options),
		...allSigned(given, policy),
		...rightPlatforms(given),
		...rightSboms(given),
		...aboutTests
	];
}
function readable({ lineage }, { problems = [] }) {
	const files = lineage.own.length + lineage.strays.length;
	const verb = files === 1 ? "keeps" : "keep";
	const fine = files === 0 ? "There is no evidence." : `${countOf(files, "statement")} ${verb} to the schemas.`;
	return {
		id: "readable",
		title: "All evidence is readable and valid",
		met: problems.length === 0 && files > 0,
		because: problems.map(({ message }) => message).join(" ") || fine,
		evidence: []
	};
}
function oneSubject({ lineage }, { subjects = [] }) {
	const { roots, strays, own } = lineage;
	const proven = new Set(own.flatMap(({ statement }) => statement.subject.map(({ digest }) => digest.sha256)));
	const missing = subjects.filter((digest) => !proven.has(digest));
	const shown = firstOf(roots.map(({ name, digest }) => `${name} (sha256:${digest.sha256.slice(0, 12)}…)`));
	const finding = (met, because, evidence = strays) => ({
		id: "one-subject",
		title: "All evidence is about what is judged",
		met,
		because,
		evidence
	});
	if (missing.length > 0) return finding(false, `No evidence is about sha256:${missing.join(", sha256:")}.`);
	if (strays.length > 0) return finding(false, `Judged is ${shown}; about another digest: ${firstOf(strays.map(({ file }) => file))}.`);
	if (roots.length === 0) return finding(false, "No evidence tells what is to be judged.");
	if (roots.length > 1 && subjects.length === 0) return finding(false, `The evidence is about ${roots.length} things: ${shown}. Say by digest which to judge.`, own);
	return finding(true, `Judged is ${shown}.`, own);
}
function wholeSuites(tests) {
	const faults = tests.flatMap((test) => {
		const { file } = test;
		const { suite } = test.predicate;
		const missing = missingShards(test);
		if (missing.length > 0) return [`suite ${suite.name} lacks its part ${firstOf(missing)}`];
		const ran = suite.checks.filter(({ status }) => status === "passed" || status === "failed").length;
		if (!suite.complete) return [`${file}: suite ${suite.name} was cut short after ${countOf(ran, "check")}`];
		return ran === 0 ? [`${file}: suite ${suite.name} ran no check`] : [];
	});
	const met = `${countOf(tests.length, "suite")} ran to ${tests.length === 1 ? "its" : "their"} end`;
	return {
		id: "whole-suites",
		title: "Every suite ran to its end, with at least one check",
		met: tests.length > 0 && faults.length === 0,
		because: tests.length === 0 ? NO_TESTS : `${firstOf(faults) || met}.`,
		evidence: tests
	};
}
function noFailures(tests) {
	const failed = tests.filter(({ predicate }) => predicate.result === "FAILED" || predicate.failedTests.length > 0);
	return {
		id: "no-failures",
		title: "No check failed",
		met: tests.length > 0 && failed.length === 0,
		because: failed.length > 0 ? failuresInWords(failed, tests) : passesInWords(tests),
		evidence: failed.length > 0 ? failed : tests
	};
}
function passesInWords(tests) {
	if (tests.length === 0) return NO_TESTS;
	const passed = tests.reduce((sum, { predicate }) => sum + predicate.passedTests.length, 0);
	return `${countOf(passed, "check")} passed, none failed.`;
}
function failuresInWords(failed, all) {
	const ids = [...new Set(failed.flatMap(({ predicate }) => predicate.failedTests))].toSorted();
	if (ids.length === 0) return `${firstOf(failed.map(({ file }) => file))}: the result is FAILED.`;
	const told = `${countOf(ids.length, "check")} failed: ${firstOf(ids)}.`;
	const contested = ids.filter((id) => all.some(({ predicate }) => predicate.passedTests.includes(id)));
	if (contested.length === 0) return told;
	const verb = contested.length === 1 ? "passes" : "pass";
	return `${told} In another result ${firstOf(contested)} ${verb}; where results disagree, the failure counts.`;
}

// src/evidence/lineage.ts
/** Names of configuration entries that say what a subject was made of; others are not followed. */
const PARTS$1 = /* @__PURE__ */ new Set([
	"distribution",
	"metadata",
	"toolchain",
	"binary",
	"image"
]);
/** A CycloneDX file that a build has left beside what it built: a scan of it is a scan of that. */
const SBOM_FILE = /\.cdx\.json$/;
/**
* Which evidence belongs to what is judged. A test result on a native binary names the distribution that
* the binary was built from, so evidence about that distribution counts for the binary, but not the other
* way round: what is true of one binary says nothing about another made from the same jars.
* @param expected digests that must be judged; where empty, the evidence itself tells
*/
function lineageOf(evidence, expected) {
	const known = evidence.filter((each) => each.kind !== void 0);
	const made = madeOf(known);
	const names = new Map(known.flatMap((each) => each.statement.subject.map(({ name, digest }) => [digest.sha256, name])));
	const parts = new Set([...made.values()].flatMap((digests) => [...digests]));
	const roots = expected.length > 0 ? expected : [...names.keys()].filter((digest) => !parts.has(digest));
	const judged = /* @__PURE__ */ new Set([...roots, ...heldBy(roots, known)]);
	const reached = closure(roots, made);
	const about = (each, digests) => each.statement.subject.some(({ digest }) => digests.has(digest.sha256));
	return {
		roots: roots.toSorted().map((digest) => ({
			name: names.get(digest) ?? "unknown",
			digest: { sha256: digest }
		})),
		direct: known.filter((each) => about(each, judged)),
		own: known.filter((each) => about(each, reached)),
		strays: known.filter((each) => !about(each, reached)),
		images: judgedIndexes(roots, known).flatMap(({ predicate }) => predicate.platforms.map((each) => ({
			platform: each.platform,
			digests: closure(digestsOf(each), made)
		})))
	};
}
/** These digests and those of all that they were made of, as far as the evidence tells. */
function reachedFrom(roots, evidence) {
	return closure(roots, madeOf(evidence.filter(({ kind }) => kind !== void 0)));
}
function madeOf(evidence) {
	const made = /* @__PURE__ */ new Map();
	for (const each of evidence) for (const { digest } of each.statement.subject) {
		const parts = made.get(digest.sha256) ?? /* @__PURE__ */ new Set();
		const followed = ingredients(each).filter(({ name }) => PARTS$1.has(name ?? ""));
		for (const { digest: part } of [...followed, ...sbomsOf(each)]) if (part !== void 0 && part.sha256 !== digest.sha256) parts.add(part.sha256);
		made.set(digest.sha256, parts);
	}
	return made;
}
/**
* A test result names the parts of what it tested; a provenance, those of what was built; an image index, the
* images of its platforms.
*/
function ingredients(evidence) {
	if (evidence.kind === "test-result") return evidence.predicate.configuration;
	if (evidence.kind === "image-index") return imagesOf(evidence).map(asPart);
	return evidence.kind === "provenance" ? evidence.predicate.buildDefinition.resolvedDependencies : [];
}
function sbomsOf(evidence) {
	if (evidence.kind !== "provenance") return [];
	const { byproducts = [] } = evidence.predicate.runDetails;
	return byproducts.filter(({ name }) => SBOM_FILE.test(name ?? ""));
}
/** An index is nothing but its images: what is tested of one of them is tested of the index. */
function heldBy(roots, evidence) {
	return judgedIndexes(roots, evidence).flatMap(imagesOf);
}
function judgedIndexes(roots, evidence) {
	return ofKind(evidence, "image-index").filter(({ statement }) => statement.subject.some(({ digest }) => roots.includes(digest.sha256)));
}
function imagesOf({ predicate }) {
	return [...new Set(predicate.platforms.flatMap(digestsOf))];
}
/** The manifest of a platform, and what was pushed for it where that is an index around the manifest. */
function digestsOf({ digest, source }) {
	return [digest, source].map((each) => each.slice(7));
}
function asPart(sha256) {
	return {
		name: "image",
		digest: { sha256 }
	};
}
function closure(roots, made) {
	const reached = /* @__PURE__ */ new Set();
	const open = [...roots];
	for (let digest = open.pop(); digest !== void 0; digest = open.pop()) {
		if (reached.has(digest)) continue;
		reached.add(digest);
		open.push(...made.get(digest) ?? []);
	}
	return reached;
}

// src/evidence/judge.ts
/**
* The only place that says *passed*: every demand must be met. Some hold under every policy: all evidence is
* readable, all of it is about what is judged and names the platform of its image rightly, every suite ran
* whole, and no check failed.
* Pure; the answer depends on nothing but its arguments and not on the order of the evidence.
*/
function judge(evidence, policy, options) {
	const ordered = evidence.toSorted((a, b) => a.file < b.file ? -1 : 1).filter((each) => !isOwnRecord(each, policy));
	const lineage = lineageOf(ordered, options.subjects ?? []);
	const given = {
		lineage,
		now: options.now
	};
	const demands = [...invariants(given, policy, options), ...policy.demands.map((demand) => ({
		id: demandId(demand),
		...evaluate(demand, given)
	}))].map((finding) => withReferences(finding, policy));
	return {
		verdict: policy.demands.length > 0 && demands.every(({ met }) => met) ? "passed" : "failed",
		policy: {
			name: policy.name,
			title: policy.title
		},
		subjects: lineage.roots,
		demands,
		notes: [...options.notes ?? [], ...ordered.filter(({ kind }) => kind === void 0).map(foreignNote)]
	};
}
/** What a promotion wrote down of itself asks for no signature, and counts for nothing where one is demanded. */
function isOwnRecord(each, policy) {
	return policy.signers !== void 0 && each.kind === "promotion" && acceptedSigners(each, policy).length === 0;
}
/** Where the policy names signers, each answer names those that it rests on. */
function withReferences({ evidence, ...rest }, policy) {
	const signers = signersInWords(evidence.flatMap((each) => acceptedSigners(each, policy)));
	const named = rest.met && rest.id !== "signed" && signers !== "";
	return {
		...rest,
		because: named ? `${rest.because} ${signers}.` : rest.because,
		evidence: evidence.flatMap((each) => each.kind === void 0 ? [each] : each.parts ?? [each]).flatMap((each) => each.statement.subject.map(({ name, digest }) => ({
			file: each.file,
			subject: name,
			sha256: digest.sha256,
			signers: acceptedSigners(each, policy).map(signerInWords)
		})))
	};
}
function foreignNote({ file, statement }) {
	return `${file} was not counted: this version does not know the predicate type ${statement.predicateType}.`;
}

// src/report/badge.ts
const LABEL = "Kafka evidence";
const COLOURS$1 = {
	passed: "#1a7f37",
	failed: "#b42318"
};
/** Pixels, at 11 pixels of Verdana: wide enough for every letter, so that no text is cut. */
const LETTER = 7;
/** The verdict as an SVG for a README; it says its text to screen readers, too. */
function renderBadge({ judgement, suites }) {
	const { verdict } = judgement;
	const passed = suites.reduce((sum, { counts }) => sum + counts.passed, 0);
	const value = `${verdict === "passed" ? "passed" : "not passed"}, ${passed} checks`;
	const left = 110;
	const right = value.length * LETTER + 12;
	const text = (x, content) => html`<text x="${x}" y="14" fill="#fff" text-anchor="middle">${content}</text>`;
	return html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${LABEL}: ${value}">
<title>${LABEL}: ${value}</title>
<clipPath id="round"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#round)"><rect width="${left}" height="20" fill="#444"/><rect x="${left}" width="${right}" height="20" fill="${COLOURS$1[verdict]}"/></g>
<g font-family="Verdana, DejaVu Sans, sans-serif" font-size="11">${text(left / 2, LABEL)}${text(left + right / 2, value)}</g>
</svg>
`.toString();
}

// src/report/metric-words.ts
/** What is measured, in words. */
const LABELS = {
	formatMs: "Formatting the storage",
	startMs: "Start to first request",
	ownLineMs: "Start to the broker’s own line",
	stopMs: "Stop",
	idleRssBytes: "Memory, idle",
	idleOwnBytes: "Memory, idle, less what is in files",
	loadedRssBytes: "Memory, after the load",
	peakRssBytes: "Memory, at most",
	startCpuMs: "CPU time to start",
	totalCpuMs: "CPU time in all",
	produceRecordsPerSecond: "Records produced",
	consumeRecordsPerSecond: "Records consumed",
	produceP50Ms: "Produce latency, median",
	produceP99Ms: "Produce latency, 99 %",
	consumeP50Ms: "Fetch latency, median",
	consumeP99Ms: "Fetch latency, 99 %"
};
/** `native process 4.4.0`, `JVM process 4.4.0 without class data`. */
function nameOf(contender) {
	const { classData } = contender;
	const starts = classData === void 0 ? "" : ` ${classData ? "with" : "without"} class data`;
	return `${shortNameOf(contender)}${starts}`;
}
/** `JVM process 4.4.0`: where the other name was given before. */
function shortNameOf({ kind, form, kafkaVersion }) {
	return `${kind === "jvm" ? "JVM" : "native"} ${form} ${kafkaVersion}`;
}
/** A value with its unit. */
function formatMetric(metric, value) {
	if (metric.endsWith("Bytes")) return formatBytes(value);
	if (metric.endsWith("PerSecond")) return `${Math.round(value)}/s`;
	return value < 10 ? `${value.toFixed(2)} ms` : formatDuration(value);
}

// src/report/words.ts
/** Status of a check in words. */
const STATUS_WORDS = {
	passed: "passed",
	failed: "failed",
	skipped: "skipped",
	"not-applicable": "not applicable"
};
/** `30 passed, 1 failed, 2 skipped`; zeros are left out, except of what passed. */
function countsInWords(counts) {
	return Object.keys(STATUS_WORDS).filter((status) => counts[status] > 0 || status === "passed").map((status) => `${counts[status]} ${STATUS_WORDS[status]}`).join(", ");
}
/** The verdict in one sentence: how many demands of which policy are met, or which are not. */
function verdictInWords({ judgement }) {
	const { demands, policy } = judgement;
	const unmet = demands.filter(({ met }) => !met);
	if (judgement.verdict === "passed") return `All ${demands.length} demands of policy “${policy.name}” are met.`;
	const verb = unmet.length === 1 ? "is" : "are";
	return `${unmet.length} of ${demands.length} demands of policy “${policy.name}” ${verb} not met.`;
}
/** `JVM process (21.0.5 Temurin), linux/amd64`. */
function subjectInWords({ subject }) {
	const kind = subject.kind === "jvm" ? "JVM" : "Native binary";
	const java = subject.java === void 0 ? "" : ` (Java ${subject.java})`;
	return `${kind}, ${subject.form}${java}, ${subject.platform}`;
}

// src/report/html/checks.ts
/** From this many checks on, areas without failures start closed: a page of thousands must open at once. */
const OPEN_UP_TO$1 = 60;
function checkSections(report) {
	if (report.suites.length === 0) return "";
	const total = report.suites.reduce((sum, { checks }) => sum + checks.length, 0);
	return html`<section id="checks" aria-labelledby="checks-title">
<h2 id="checks-title">Checks <span class="count">${total} by area</span></h2>
<div>
${filter(report.suites)}
${report.suites.map((suite) => suiteBlock(suite, report.suites.length > 1, total <= OPEN_UP_TO$1))}
</div>
</section>`;
}
/** Shown by the script, without which it could do nothing. */
function filter(suites) {
	const boxes = Object.keys(STATUS_WORDS).map((status) => {
		const number = suites.reduce((sum, { counts }) => sum + counts[status], 0);
		return number > 0 && html`<label><input type="checkbox" name="status" value="${status}" checked>${STATUS_WORDS[status]} <span>${number}</span></label>`;
	});
	return html`<form class="filter" role="search" aria-label="Checks" hidden>
<label class="find"><span class="hidden">Find a check</span><input type="search" name="text" placeholder="Find a check by title, id or area"></label>
<fieldset><legend class="hidden">Show</legend>${boxes}</fieldset>
<output aria-live="polite"></output>
</form>`;
}
function suiteBlock(suite, several, open) {
	const longestArea = Math.max(...suite.areas.map(({ durationMs }) => durationMs));
	const longestCheck = suite.checks.reduce((longest, { durationMs }) => Math.max(longest, durationMs), 0);
	return html`${several && html`<h3 class="suite" id="${suite.key}">${suite.name}: ${subjectInWords(suite)}</h3>`}
${suite.areas.map((area) => areaBlock(area, longestArea, longestCheck, open || area.counts.failed > 0))}`;
}
function areaBlock(area, longestArea, longestCheck, open) {
	const bad = area.counts.failed > 0;
	return html`<details class="area" id="${area.key}"${open && html` open`}>
<summary><span class="name">${area.area}</span> <span class="tally${bad && " failed"}">${countsInWords(area.counts)}</span>
<span class="time">${formatDuration(area.durationMs)} ${bar(area.durationMs, longestArea)}</span></summary>
<table class="checks">
<caption class="hidden">Checks of area ${area.area}</caption>
<colgroup><col class="result"><col><col class="duration"></colgroup>
<thead class="hidden"><tr><th scope="col">Result</th><th scope="col">Check</th><th scope="col">Time</th></tr></thead>
<tbody>
${area.checks.map((check) => row$3(check, longestCheck))}</tbody>
</table>
</details>`;
}
function row$3({ anchor, status, title, id, priority, reason, durationMs }, longest) {
	const ran = status === "passed" || status === "failed";
	return html`<tr id="${anchor}" data-s="${status}"><td class="status ${status}">${STATUS_WORDS[status]}</td><td>${title} <a class="id" href="#${anchor}">${id}</a> <small>${priority}</small>${reason !== void 0 && html`<p class="reason">${reason}</p>`}${status === "failed" && html`<p class="reason"><a href="#failure-${anchor}">why it failed</a></p>`}</td><td class="time">${ran && html`${formatDuration(durationMs)} ${bar(durationMs, longest)}`}</td></tr>
`;
}
/** A share of the longest, as one of 101 classes: the security policy allows no style attributes. */
function bar(value, longest) {
	const percent = longest > 0 ? Math.round(100 * value / longest) : 0;
	return html`<span class="bar w${percent}"></span>`;
}

// src/report/chart/scale.ts
/** Steps that people count in. */
const STEPS = [
	1,
	2,
	2.5,
	5,
	10
];
/**
* Round values from 0 to at least `most`, for an axis.
* @param units sizes that count as one: `[1, 1024, 1024 ** 2]` puts bytes at whole KiB and MiB
*/
function ticks(most, units = [1], wanted = 4) {
	if (!(most > 0)) return [0, 1];
	const unit = units.findLast((each) => each <= most) ?? 1;
	const raw = most / unit / wanted;
	const power = 10 ** Math.floor(Math.log10(raw));
	const step = (STEPS.find((each) => each * power >= raw * (1 - 1e-9)) ?? 10) * power * unit;
	const number = Math.ceil(most / step - 1e-9);
	return Array.from({ length: number + 1 }, (_, at) => at * step);
}
/** A number as SVG takes it, short. */
function short(value) {
	return String(Math.round(value * 10) / 10);
}

// src/report/chart/chart.ts
const WIDTH = 480;
const HEIGHT = 200;
const PLOT = {
	left: 58,
	right: 468,
	top: 14,
	bottom: 168
};
/** Lines over a common axis. Text for screen readers and the pointer is part of it. */
function lineChart(series, options) {
	const values = series.flatMap(({ points }) => points.flatMap(({ y }) => y === void 0 ? [] : [y]));
	const axis = ticks(Math.max(0, ...values), options.units);
	const most = axis.at(-1) ?? 1;
	const x = (value) => PLOT.left + (PLOT.right - PLOT.left) * (value / (options.xMost || 1));
	const y = (value) => PLOT.bottom - (PLOT.bottom - PLOT.top) * (value / most);
	return frame(options, axis.map((value) => ({
		y: y(value),
		label: axisLabel(options.format(value))
	})), options.xTicks.map((tick) => ({
		x: x(tick.x),
		label: tick.label
	})), series.map(({ name, look, dashed, points }) => html`<g class="line ${look}${dashed === true && " dashed"}"><path d="${pathOf(points, x, y)}"/>${options.dots && dots(name, points, x, y, options.format)}</g>`));
}
/** Columns of stacked parts, one beside the other. */
function columnChart(columns, options) {
	const total = ({ parts }) => parts.reduce((sum, { value }) => sum + value, 0);
	const axis = ticks(Math.max(0, ...columns.map(total)), options.units).filter(Number.isInteger);
	const most = axis.at(-1) || 1;
	const slot = (PLOT.right - PLOT.left) / Math.max(1, columns.length);
	const width = Math.min(36, slot * .7);
	const unit = (PLOT.bottom - PLOT.top) / most;
	const shown = labelled(columns.map(({ label }) => label));
	const middle = (at) => PLOT.left + slot * (at + .5);
	return frame(options, axis.map((value) => ({
		y: PLOT.bottom - value * unit,
		label: options.format(value)
	})), columns.flatMap(({ label }, at) => shown(at) ? [{
		x: middle(at),
		label
	}] : []), columns.map((column, at) => stack(column, middle(at) - width / 2, width, unit)));
}
/** Which labels have room: the first of those that are the same, and not too close to the one before. */
function labelled(labels, room = 6) {
	const apart = Math.ceil(labels.length / room);
	const shown = /* @__PURE__ */ new Set();
	let last = Number.NEGATIVE_INFINITY;
	for (const [at, label] of labels.entries()) {
		if (label === labels[at - 1] || at - last < apart) continue;
		shown.add(at);
		last = at;
	}
	return (at) => shown.has(at);
}
function stack({ label, parts }, x, width, unit) {
	let from = PLOT.bottom;
	return parts.filter(({ value }) => value > 0).map(({ name, look, value }) => {
		from -= value * unit;
		return html`<rect class="part ${look}" x="${short(x)}" y="${short(from)}" width="${short(width)}" height="${short(value * unit)}"><title>${label}: ${value} ${name}</title></rect>`;
	});
}
function frame({ title }, rows, columns, content) {
	return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
<g class="grid">${rows.map(({ y }) => html`<path d="M${PLOT.left} ${short(y)}H${PLOT.right}"/>`)}</g>
<g class="axis end">${rows.map(({ y, label }) => html`<text x="${PLOT.left - 8}" y="${short(y + 4)}">${label}</text>`)}</g>
<g class="axis">${columns.map(({ x, label }) => html`<text x="${short(x)}" y="${PLOT.bottom + 20}">${label}</text>`)}</g>
${content}
</svg>`;
}
/** `600 MiB` for `600.0 MiB`: an axis is round. */
function axisLabel(text) {
	return text.replace(/\.0+(?=\s|$)/, "");
}
function pathOf(points, x, y) {
	let pen = "M";
	let path = "";
	for (const point of points) {
		if (point.y === void 0) {
			pen = "M";
			continue;
		}
		path += `${pen}${short(x(point.x))} ${short(y(point.y))}`;
		pen = "L";
	}
	return path;
}
function dots(name, points, x, y, format) {
	return points.flatMap((point) => point.y === void 0 ? [] : [html`<circle cx="${short(x(point.x))}" cy="${short(y(point.y))}" r="2.75"><title>${point.told ?? name}: ${format(point.y)}</title></circle>`]);
}
/** What the looks mean, in words beside the chart. */
function legend(entries) {
	return html`<ul class="legend">${entries.map(({ name, look, dashed }) => html`<li class="${look}${dashed === true && " dashed"}">${name}</li>`)}</ul>`;
}

// src/report/html/curves.ts
/** Samples that are drawn of a curve at most; more than a chart has pixels for would only make the page heavy. */
const DRAWN = 240;
const BYTES = [
	1,
	1024,
	1024 ** 2,
	1024 ** 3
];
/** Memory and processors over the first round, subject and baseline on the same axes. */
function curveCharts({ subject, baseline }, nameOf) {
	const contenders = [subject, ...baseline === void 0 ? [] : [baseline]].filter(({ curve }) => curve.length > 1);
	if (contenders.length === 0) return "";
	const seconds = Math.max(...contenders.flatMap(({ curve }) => curve.map(({ atMs }) => atMs))) / 1e3;
	const seriesOf = (pointsOf) => contenders.map((each) => {
		const dashed = each === baseline && each.kind === subject.kind;
		return {
			name: nameOf(each),
			look: each.kind,
			dashed,
			points: thinned(pointsOf(each))
		};
	});
	return html`<div class="charts">
${chart("Memory over time", seriesOf(memoryOf), seconds, {
		format: formatBytes,
		units: BYTES
	})}
${chart("Processors in use over time", seriesOf(processorsOf), seconds, { format: (value) => String(round(value)) })}
</div>`;
}
function chart(title, series, seconds, axis) {
	const xTicks = ticks(seconds, [1], 5).filter((x) => x <= seconds).map((x) => ({
		x,
		label: formatSeconds(x)
	}));
	return html`<figure><figcaption>${title}</figcaption>${legend(series)}
${lineChart(series, {
		...axis,
		title,
		xTicks,
		xMost: seconds,
		dots: false
	})}</figure>`;
}
function memoryOf({ curve }) {
	return curve.map(({ atMs, rssBytes }) => ({
		x: atMs / 1e3,
		y: rssBytes
	}));
}
/** Processors in use between one sample and the next, over a second at least, since CPU time comes in steps. */
function processorsOf({ curve }) {
	const points = [];
	let from = curve[0];
	for (const sample of curve) {
		if (from === void 0 || sample.atMs - from.atMs < 1e3) continue;
		points.push({
			x: sample.atMs / 1e3,
			y: (sample.cpuMs - from.cpuMs) / (sample.atMs - from.atMs)
		});
		from = sample;
	}
	return points;
}
function thinned(points) {
	const every = Math.ceil(points.length / DRAWN);
	return points.filter((_, at) => at % every === 0);
}
/** `5 s`, `2 min`. */
function formatSeconds(seconds) {
	return seconds === 0 ? "0" : formatDuration(seconds * 1e3).replace(/\.0+(?= )/, "");
}
function round(value) {
	return Math.round(value * 100) / 100;
}

// src/report/html/kip-974.ts
/** What the proposal measured, in its own words and figures. Source: KIP-974, "Avg Kafka Broker Startup Time". */
const KIP_974 = [
	[
		"JVM, default configuration",
		"",
		"~1150 ms – 1200 ms",
		"~1 GB"
	],
	[
		"native, serial GC",
		"96 MB",
		"~130 ms",
		"~250 MB"
	],
	[
		"native, serial GC, PGO",
		"67 MB",
		"~110 ms",
		"~230 MB"
	],
	[
		"native, G1",
		"128 MB",
		"~140 ms",
		"~520 MB"
	],
	[
		"native, G1, PGO",
		"82 MB",
		"~135 ms",
		"~540 MB"
	]
];
/** The proposal's table with the figures of this run below its own. */
function kipTable({ subject, baseline }, nameOf) {
	const contenders = [subject, ...baseline === void 0 ? [] : [baseline]];
	const rows = [...KIP_974.map((cells) => row$2("KIP-974", cells)), ...contenders.map((each) => row$2("this run", figuresOf(each, nameOf(each))))];
	return html`<h4>Beside the figures of KIP-974</h4>
<p class="note">The proposal was measured on another machine with Kafka of 2023: only the ratios can be compared.</p>
<table class="kip">
<thead><tr><th scope="col">From</th><th scope="col">What</th><th scope="col">Size</th><th scope="col">Start-up</th><th scope="col">Memory at most</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}
function figuresOf({ sizeBytes, metrics }, name) {
	const { startMs, peakRssBytes } = metrics;
	return [
		name,
		sizeBytes === void 0 ? "" : formatBytes(sizeBytes),
		startMs === void 0 ? "" : formatDuration(startMs.median),
		peakRssBytes === void 0 ? "" : formatBytes(peakRssBytes.median)
	];
}
function row$2(from, cells) {
	return html`<tr><td>${from}</td>${cells.map((cell) => html`<td>${cell === "" ? "–" : cell}</td>`)}</tr>
`;
}

// src/report/html/benchmarks.ts
/** How memory and CPU went over time, medians as bars, subject above baseline, with their range, and KIP-974's own figures. */
function benchmarkSection({ evidence }) {
	const runs = ofKind(evidence, "benchmark");
	if (runs.length === 0) return "";
	return html`<section id="benchmarks" aria-labelledby="benchmarks-title">
<h2 id="benchmarks-title">Benchmark <span class="count">${runs.length}</span></h2>
<div>${runs.map((run, at) => runBlock(run, runs.length > 1 ? `-${at + 1}` : ""))}</div>
</section>`;
}
function runBlock({ file, predicate }, suffix) {
	const { subject, baseline, rounds, startedAt, machine, load } = predicate;
	const [name, shortName] = [namesOf(predicate, nameOf), namesOf(predicate, shortNameOf)];
	const contenders = [subject, ...baseline === void 0 ? [] : [baseline]];
	const against = baseline === void 0 ? "" : ` beside ${name(baseline)}`;
	const where = machine === void 0 ? "" : `, ${machine.os}, ${machine.cpus} × ${machine.cpu}`;
	return html`<h3 class="suite">${name(subject)}${against} <a class="source" href="#file-${file}">statement</a></h3>
<p class="note">Medians of ${countOf(rounds, "round")}, in turn with the baseline’s where there is one; in brackets ${bracketed(rounds)}; under ${load.records} records of ${load.recordBytes} bytes; ${formatTime(startedAt)}${where}.</p>
<ul class="note">${contenders.map((each) => settingsLine(each, name))}</ul>
${curveCharts(predicate, name)}
<table class="ledger measures">
<caption class="hidden">${name(subject)}${against}</caption>
<thead><tr><th scope="col">Measured</th><th scope="col">Value</th>${baseline !== void 0 && html`<th scope="col" class="ratio">To ${shortName(baseline)}</th>`}</tr></thead>
<tbody>
${METRICS.map((metric) => metricRow(metric, predicate, {
		name: shortName,
		suffix
	}))}</tbody>
</table>
${kipTable(predicate, name)}`;
}
/** A baseline of the same kind is another executable, and its name says so. */
function namesOf({ subject, baseline }, name) {
	return (contender) => contender === baseline && name(baseline) === name(subject) ? `the other ${name(contender)}` : name(contender);
}
/** How large it is and how it was set up. */
function settingsLine(contender, name) {
	const { kind, form, sizeBytes, flags, properties } = contender;
	const settings = [...flags ?? [], ...Object.entries(properties ?? {}).map(([key, value]) => `${key}=${value}`)];
	const size = sizeBytes === void 0 ? "" : `, ${form === "container" ? "image" : kind === "jvm" ? "jars" : "executable"} of ${formatBytes(sizeBytes)}`;
	return html`<li>${name(contender)}${size}${settings.length > 0 && html`: <code>${settings.join(" ")}</code>`}</li>`;
}
function metricRow(metric, { subject, baseline, ratios }, { name, suffix }) {
	const contenders = [subject, ...baseline === void 0 ? [] : [baseline]];
	const most = Math.max(0, ...contenders.map(({ metrics }) => metrics[metric]?.median ?? 0));
	const ratio = ratios[metric];
	return subject.metrics[metric] !== void 0 && html`<tr id="benchmark-${metric}${suffix}"><th scope="row">${LABELS[metric]}</th><td>${contenders.map((each) => valueLine(metric, each, {
		most,
		name: name(each)
	}))}</td>${baseline !== void 0 && html`<td class="ratio">${ratio !== void 0 && ratioInWords(ratio)}</td>`}</tr>
`;
}
/** `0.08 ×`, `1.4 ×`. */
function ratioInWords(ratio) {
	return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} ×`;
}
function valueLine(metric, contender, { most, name }) {
	const value = contender.metrics[metric];
	if (value === void 0) return false;
	const show = (number) => formatMetric(metric, number);
	const [low, high] = value.interval ?? [value.min, value.max];
	return html`<p class="measure ${contender.kind}">${bar(value.median, most)} <b>${show(value.median)}</b> <small>(${show(low)} – ${show(high)}) ${name}</small></p>`;
}
/** Below six rounds no pair of values encloses the median with that confidence. */
function bracketed(rounds) {
	return rounds < 6 ? "the least and the most" : "the 95 % confidence interval of the median";
}

// src/report/html/builds.ts
/** How binaries and images were made, of what, and what an index holds. */
function buildSection({ evidence }) {
	const indexes = ofKind(evidence, "image-index");
	const builds = ofKind(evidence, "provenance");
	const sboms = ofKind(evidence, "sbom");
	const number = indexes.length + builds.length + sboms.length;
	if (number === 0) return "";
	return html`<section id="builds" aria-labelledby="builds-title">
<h2 id="builds-title">Build and provenance <span class="count">${number}</span></h2>
<div>
${indexes.map(indexBlock)}
${builds.map(buildBlock)}
${sboms.map(sbomBlock)}
</div>
</section>`;
}
function indexBlock({ file, predicate, statement }) {
	return html`<h3 class="suite">Image ${predicate.image} ${source(file)}</h3>
${statement.subject.map(({ digest }) => html`<p><code class="digest">sha256:${digest.sha256}</code></p>`)}
<table class="ledger">
<caption class="hidden">Platforms of ${predicate.image}</caption>
<thead><tr><th scope="col">Platform</th><th scope="col">Image</th></tr></thead>
<tbody>
${predicate.platforms.map(({ platform, digest, sizeBytes, attestations }) => html`<tr><th scope="row">${platform}</th><td><code class="digest">${digest}</code> ${formatBytes(sizeBytes)}, ${countOf(attestations.length, "attestation")}</td></tr>
`)}</tbody>
</table>`;
}
function buildBlock({ file, predicate, statement }) {
	const { buildDefinition: definition, runDetails: run } = predicate;
	const names = statement.subject.map(({ name }) => name).join(", ");
	const times = run.metadata;
	return html`<h3 class="suite">${names} ${source(file)}</h3>
<table class="ledger">
<caption class="hidden">Provenance of ${names}</caption>
<thead class="hidden"><tr><th scope="col">What</th><th scope="col">Value</th></tr></thead>
<tbody>
${fact$1("Built as", definition.buildType)}
${fact$1("By", run.builder.id)}
${times !== void 0 && fact$1("When", `${formatTime(times.startedOn)}, took ${formatDuration(Date.parse(times.finishedOn) - Date.parse(times.startedOn))}`)}
${fact$1("From", html`${countOf(definition.resolvedDependencies.length, "part")}: ${parts(definition.resolvedDependencies)}`)}
</tbody>
</table>`;
}
function sbomBlock({ file, predicate, statement }) {
	const names = statement.subject.map(({ name }) => name).join(", ");
	const { components } = predicate;
	return html`<h3 class="suite">What is in ${names} ${source(file)}</h3>
<details class="area">
<summary><span class="name">${countOf(components.length, "component")}</span></summary>
<table class="ledger">
<caption class="hidden">Components of ${names}</caption>
<thead><tr><th scope="col">Component</th><th scope="col">Version</th></tr></thead>
<tbody>
${components.map(({ name, version, purl }) => html`<tr><th scope="row">${purl ?? name}</th><td>${version ?? "unknown"}</td></tr>
`)}</tbody>
</table>
</details>`;
}
function fact$1(name, value) {
	return html`<tr><th scope="row">${name}</th><td>${value}</td></tr>
`;
}
/** The first ones in words; all stand in the statement. */
function parts(resources) {
	const names = resources.map(({ name, uri }) => name ?? uri ?? "unnamed");
	const shown = names.slice(0, 8).join(", ");
	return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
function source(file) {
	return html`<a class="source" href="#file-${file}">statement</a>`;
}

// src/report/html/demands.ts
function demandSection({ judgement, evidence }) {
	const numbers = new Map(evidence.map(({ file }, index) => [file, index + 1]));
	const { demands, notes } = judgement;
	const met = demands.filter((demand) => demand.met).length;
	return html`<section id="demands" aria-labelledby="demands-title">
<h2 id="demands-title">Demands <span class="count">${met} of ${demands.length} met</span></h2>
<div>
<table class="ledger">
<caption class="hidden">Each demand of the policy, whether it is met, and why</caption>
<thead><tr><th scope="col">Result</th><th scope="col">Demand, and what decided it</th></tr></thead>
<tbody>
${demands.toSorted((a, b) => Number(a.met) - Number(b.met)).map((demand) => row$1(demand, numbers))}
</tbody>
</table>
${notes.map((note) => html`<p class="note">${note}</p>`)}
</div>
</section>`;
}
/** Statements are referred to by their number in the last section, as sources are in a paper. */
function row$1({ id, title, met, because, evidence }, numbers) {
	const sources = [...new Set(evidence.map(({ file }) => file))].map((file) => html` <a class="source" href="#file-${file}" aria-label="Evidence ${numbers.get(file)}">[${numbers.get(file)}]</a>`);
	return html`<tr id="demand-${id}">
<td class="status ${met ? "passed" : "failed"}">${met ? "met" : "not met"}</td>
<td><b>${title}</b><br>${because}${sources}</td>
</tr>
`;
}

// src/report/html/script.ts
/**
* What the page does better with a script; it reads without. Plain JavaScript for the browser: kept as text
* because its digest stands in the page's security policy.
*/
const SCRIPT = String.raw`(() => {
  'use strict';
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // The chosen colours, remembered where the browser allows it.
  const themes = all('input[name=theme]');
  try {
    const kept = themes.find((theme) => theme.value === localStorage.getItem('theme'));
    if (kept) kept.checked = true;
  } catch {}
  for (const theme of themes) {
    theme.addEventListener('change', () => {
      try { localStorage.setItem('theme', theme.value); } catch {}
    });
  }

  // A link to something inside a closed group opens the group.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch {}
    const target = document.getElementById(id);
    if (!target) return;
    for (let group = target.closest('details'); group; group = group.parentElement.closest('details')) group.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Finding checks. Rows are read once; a group without a hit is hidden.
  const form = document.querySelector('form.filter');
  if (form) {
    const areas = all('#checks details.area').map((area) => ({
      area,
      open: area.open,
      rows: all('tbody tr', area).map((row) => ({
        row, status: row.dataset.s, text: (area.querySelector('.name').textContent + ' ' + row.cells[1].textContent).toLowerCase(),
      })),
    }));
    const total = areas.reduce((sum, { rows }) => sum + rows.length, 0);
    const output = form.querySelector('output');
    const apply = () => {
      const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
      const boxes = all('input[name=status]', form);
      const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      const filtering = words.length > 0 || shown.size < boxes.length;
      let hits = 0;
      for (const { area, open, rows } of areas) {
        let here = 0;
        for (const { row, status, text } of rows) {
          const hit = shown.has(status) && words.every((word) => text.includes(word));
          if (row.hidden === hit) row.hidden = !hit;
          if (hit) here += 1;
        }
        area.hidden = here === 0;
        area.open = filtering ? here > 0 && here <= 200 : open;
        hits += here;
      }
      output.textContent = filtering ? hits + ' of ' + total + ' checks' : '';
    };
    let due;
    form.addEventListener('input', () => { clearTimeout(due); due = setTimeout(apply, 60); });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
  }

  // Paper shows what is closed on the screen, raw evidence aside.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open], .raw)');
    for (const group of closed) group.open = true;
  });
  addEventListener('afterprint', () => { for (const group of closed) group.open = false; });
})();
`;

// src/report/chart/style.ts
/** Of charts and their legends, in the colours of the page that they stand in. */
const CHARTS = `
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.75rem 2.5rem}
.charts figure{min-width:0}
figcaption{font-weight:600;margin-bottom:.15rem}
figcaption small{font-weight:400;margin-left:.4em}
.chart{display:block;width:100%;height:auto;overflow:visible;font-variant-numeric:tabular-nums}
.chart .grid path{stroke:var(--rule);stroke-width:1}
.chart .grid path:first-child{stroke:var(--rule-strong)}
.chart text{font:12px var(--sans);fill:var(--soft);text-anchor:middle}
.chart .end text{text-anchor:end}
.line path{fill:none;stroke:var(--series);stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round}
.line circle{fill:var(--series)}
.line.dashed path{stroke-dasharray:2 5}
.part{fill:var(--series)}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;font-size:.8125rem;color:var(--soft)}
.legend li{display:flex;align-items:center;gap:.45em}
.legend li::before{content:"";width:1.1em;height:0;border-top:.25em solid var(--series);border-radius:1px}
.legend .dashed::before{border-top-style:dotted}
.native{--series:var(--link)}
.jvm{--series:var(--skipped)}
.chart .passed,.legend .passed{--series:var(--passed)}
.chart .failed,.legend .failed{--series:var(--failed)}
.chart .skipped,.legend .skipped{--series:var(--skipped)}
.chart .soft,.legend .soft{--series:var(--bar)}
@media print{.line path,.part,.legend li::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

// src/report/html/style-layout.ts
/** The sheet: type, measure, the two columns of a section. */
const LAYOUT = `
*,::before,::after{box-sizing:border-box}
:root{
  --serif:"Iowan Old Style","Palatino Linotype",Palatino,Charter,Georgia,"Noto Serif","DejaVu Serif",serif;
  --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",sans-serif;
  --mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;
}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:72rem;padding:0 1.25rem 4rem;background:var(--paper);color:var(--ink);
  font:1rem/1.55 var(--sans);font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}
h1,h2,h3,p,dl,ul,figure{margin:0}
h1,h2,h3{font-family:var(--serif);line-height:1.2;text-wrap:balance}
ul{padding:0;list-style:none}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
:target{scroll-margin-top:1.5rem}
tr:target>td,tr:target>th,.failure:target{background:var(--passed-tint);background:color-mix(in srgb,var(--link) 12%,transparent)}
small{font-size:.8125rem;color:var(--soft)}
code,pre{font-family:var(--mono);font-size:.8125rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
.skip{position:absolute;left:-100vw;top:.5rem;padding:.5rem 1rem;background:var(--sheet);z-index:1}
.skip:focus{left:.5rem}

.masthead{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:1rem 0;
  border-bottom:1px solid var(--rule)}
.kicker{font-size:.8125rem;letter-spacing:.02em;font-weight:600}
.kicker span{font-weight:400;color:var(--soft);margin-left:.75em}
.theme{display:flex;border:1px solid var(--rule-strong);border-radius:4px;padding:0;margin:0;font-size:.75rem}
.theme label{padding:.2rem .6rem;cursor:pointer;color:var(--soft)}
.theme label+label{border-left:1px solid var(--rule)}
.theme label:has(:checked){background:var(--ink);color:var(--paper)}
.theme label:has(:focus-visible){outline:3px solid var(--link);outline-offset:2px}
.theme input{position:absolute;opacity:0;pointer-events:none}

main>section{padding:2.25rem 0;border-top:1px solid var(--rule)}
main>section:first-child{border-top:0}
h2{font-size:1.375rem;font-weight:600;margin-bottom:1rem}
.count{display:inline-block;font:400 .8125rem/1.4 var(--sans);color:var(--soft)}
h2 .count{margin-left:.5em}
.note{color:var(--soft);font-size:.875rem;max-width:42rem}
.colophon{border-top:1px solid var(--rule);padding-top:1rem;font-size:.8125rem;color:var(--soft)}

@media (min-width:60rem){
  main>section:not(.verdict){display:grid;grid-template-columns:11rem minmax(0,1fr);column-gap:2.5rem}
  h2{position:sticky;top:1.5rem;align-self:start}
  h2 .count{display:block;margin:.35rem 0 0}
}
`;

// src/report/html/style-parts.ts
/** The parts of the report. State is told by word and sign, never by colour alone. */
const PARTS = `
.verdict{padding-top:2.75rem}
.verdict h1{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.1rem}
.stamp{flex:none;font:700 1.0625rem/1 var(--sans);letter-spacing:.09em;text-transform:uppercase;padding:.62em .8em .58em;
  border:2px solid;border-radius:4px}
.verdict.passed .stamp{color:var(--passed);background:var(--passed-tint)}
.verdict.failed .stamp{color:var(--failed);background:var(--failed-tint)}
.stamp::before{margin-right:.55em}
.verdict.passed .stamp::before,.passed.status::before{content:"\\2713" / ""}
.verdict.failed .stamp::before,.failed.status::before{content:"\\2715" / ""}
.headline{font-size:clamp(1.625rem,1.2rem + 2vw,2.5rem);font-weight:600;letter-spacing:-.01em}
.lead{margin-top:1.1rem;font-size:1.125rem;max-width:46rem}
.aim{color:var(--soft)}
.troubles{margin-top:1rem;padding:.75rem 1rem;background:var(--failed-tint);border-left:4px solid var(--failed)}
.troubles li+li{margin-top:.35rem}
.troubles li{display:grid;grid-template-columns:9rem 1fr;gap:0 1rem}
.troubles span{color:var(--failed);font-size:.875rem;padding-top:.1em}
.troubles a{color:var(--ink)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:0 2.5rem;margin-top:1.75rem}
.facts>div{padding:.7rem 0;border-top:1px solid var(--rule);min-width:0}
.facts>.wide{grid-column:1/-1}
@media (min-width:40rem){.facts>.half{grid-column:span 2}}
dt{font-size:.8125rem;color:var(--soft)}
dd{margin:.1rem 0 0;overflow-wrap:anywhere}
dd small{display:block}
.facts b,.facts .kind{font-weight:650}
.kind{display:inline-block;background:var(--ink);color:var(--paper);padding:.1em .6em;border-radius:3px}
.digest{overflow-wrap:anywhere;user-select:all}
.wide .digest{display:block;font-size:.875rem}
.contents{margin-top:1.5rem}
.contents ul{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;font-size:.9375rem}
.contents span{color:var(--soft);font-size:.8125rem}

.status{white-space:nowrap;font-size:.8125rem;font-weight:600}
.status::before{display:inline-block;width:1.35em;font-weight:700}
.status.passed{color:var(--passed)}
.status.failed{color:var(--failed)}
.status.skipped{color:var(--skipped)}
.status.not-applicable{color:var(--soft);font-weight:400;white-space:normal}
.status.skipped::before{content:"\\2013" / ""}
.status.not-applicable::before{content:"\\25CB" / ""}

table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:baseline;padding:.55rem 1rem .55rem 0}
.ledger th[scope=col]{font-size:.8125rem;font-weight:400;color:var(--soft);padding-top:0}
.ledger td:first-child,.ledger th:first-child{width:7.5rem}
.ledger tbody tr{border-top:1px solid var(--rule)}
.ledger th[scope=row]{font-weight:600}
.ledger td:last-child{padding-right:0;overflow-wrap:anywhere}
.ledger b{font-weight:600}
.ledger .line,.suites small{display:block}
.ledger.suites{margin-top:1.5rem}
.runs th:nth-child(3),.runs td:nth-child(3){width:11rem}
.runs th:nth-child(4),.runs td:nth-child(4){width:13rem}
.charts+.measures{margin-top:1.5rem}
.note+.charts{margin-top:1rem}
.measures th:first-child{width:13rem}
.measures .ratio{width:8rem;text-align:right}
.kip{width:100%;border-collapse:collapse;font-size:.875rem}
.kip :is(th,td){padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
.measure b{display:inline-block;min-width:5.5em}
.measure .bar::before{background:var(--series)}
.source{font-size:.8125rem;white-space:nowrap;text-decoration:none}
.source:hover{text-decoration:underline}
.command{display:block;margin-top:.4rem;padding:.45rem .7rem;background:var(--sheet);border:1px solid var(--rule);
  border-radius:3px;user-select:all;overflow-wrap:anywhere}
.note+.ledger{margin-top:1rem}
.curve{margin:1.5rem 0 0}
.curve svg{max-width:100%;height:auto}

.failure{padding:1rem 0 1.5rem}
.failure+.failure{border-top:1px solid var(--rule)}
.failure:first-child{padding-top:0}
.failure h3{font-size:1.0625rem}
.failure h3 .status{font-family:var(--sans);margin-right:.4em}
.failure .meta{font-size:.8125rem;color:var(--soft);margin:.2rem 0 .6rem}
pre{margin:.5rem 0 0;padding:.75rem 1rem;background:var(--sheet);border:1px solid var(--rule);border-radius:3px;
  line-height:1.5;overflow:auto;max-height:26rem;tab-size:4}
.message{border-left:4px solid var(--failed);white-space:pre-wrap;overflow-wrap:anywhere}
.log .error,.log .fatal{display:block;width:max-content;min-width:100%;color:var(--failed);background:var(--failed-tint);font-weight:600}
.log .warn{color:var(--skipped)}
.notes{margin:.6rem 0;font-size:.875rem;list-style:disc;padding-left:1.2rem}
summary{cursor:pointer;padding:.55rem 0}
.failure summary{font-size:.875rem}

.filter{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.25rem;margin-bottom:1rem;font-size:.875rem}
.filter .find{flex:1 1 16rem}
.filter input[type=search]{width:100%;font:inherit;padding:.45rem .7rem;color:var(--ink);background:var(--sheet);
  border:1px solid var(--rule-strong);border-radius:3px}
.filter ::placeholder{color:var(--soft);opacity:1}
.filter fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem}
.filter label span{color:var(--soft)}
.filter input[type=checkbox]{accent-color:var(--link);margin:0 .4em 0 0}
.filter output{flex-basis:100%;color:var(--soft)}
.filter output:empty{display:none}

.suite{font-size:1.0625rem;margin:1.5rem 0 .6rem}
.suite:first-child{margin-top:0}
.suite .source{font-family:var(--sans);font-weight:400}
.area,.raw{border-top:1px solid var(--rule)}
.area:last-child,.raw:last-child{border-bottom:1px solid var(--rule)}
.area>summary,.raw>summary{display:grid;grid-template-columns:1rem minmax(6rem,9rem) 1fr auto;gap:0 .6rem;align-items:baseline;
  list-style:none}
summary::-webkit-details-marker{display:none}
.area>summary::before,.raw>summary::before,.failure summary::before{content:"\\25B8" / "";color:var(--soft)}
[open]>summary::before{content:"\\25BE" / ""!important}
.failure summary{list-style:none}
.failure summary::before{margin-right:.5em}
.name{font-weight:600}
.tally{font-size:.875rem;color:var(--soft);overflow-wrap:anywhere}
.tally.failed{color:var(--failed);font-weight:600}
.time{font-size:.8125rem;color:var(--soft);text-align:right;white-space:nowrap}
.bar{display:inline-block;width:5rem;height:.5rem;margin-left:.6rem;border-radius:1px;
  background:color-mix(in srgb,var(--rule) 55%,transparent);overflow:hidden}
.bar::before{content:"";display:block;height:100%;background:var(--bar);min-width:1px}
.checks{margin:0 0 1rem;table-layout:fixed}
.checks tr{border-top:1px solid color-mix(in srgb,var(--rule) 55%,transparent)}
.checks td{padding:.4rem .6rem .4rem 0}
.checks td:first-child{padding-left:1.6rem}
.checks .result{width:9.6rem}
.checks .duration{width:10.5rem}
.checks .time{padding-right:0}
.id{font:.75rem/1.5 var(--mono);color:var(--soft);text-decoration-color:var(--rule)}
.reason{font-size:.8125rem;color:var(--soft)}
.raw>summary{grid-template-columns:1rem minmax(6rem,13rem) 1fr auto}
.raw dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;padding-left:1.6rem;font-size:.875rem}
.raw dd{margin:0}
.raw p{padding:.6rem 0 0 1.6rem}
.raw pre{margin:.6rem 0 1.25rem}
.button{display:inline-block;padding:.3rem .8rem;border:1px solid var(--rule-strong);border-radius:3px;font-size:.8125rem;
  text-decoration:none;color:var(--ink);background:var(--sheet)}
.button:hover{border-color:var(--ink)}
.problem{padding:.5rem 0;overflow-wrap:anywhere}

@media (max-width:38rem){
  body{padding:0 1rem 3rem}
  .verdict{padding-top:1.75rem}
  .kicker span{display:block;margin:0}
  .troubles li{grid-template-columns:1fr}
  .ledger td:first-child,.ledger th:first-child{width:5.6rem;padding-right:.6rem}
  .measures tr,.runs tbody tr,.suites tbody tr{display:block;padding:.5rem 0}
  .measures td,.measures th,.runs tbody td,.suites tbody td,.suites tbody th{display:block;width:auto!important;padding:.1rem 0;text-align:left!important}
  .measures thead,.runs thead,.suites thead{display:none}
  .kip{font-size:.75rem}
  .measures .ratio:not(:empty)::before{content:"Ratio to the baseline: "}
  .area>summary,.raw>summary{grid-template-columns:1rem 1fr auto}
  .area .tally,.raw .tally{grid-column:2/-1;grid-row:2}
  .area>summary .bar{display:none}
  .checks td:first-child{padding-left:0}
  .checks .result{width:5.3rem}
  .checks .duration{width:4.6rem}
  .checks .bar{display:block;width:100%;margin:.35rem 0 0}
  .raw dl{grid-template-columns:1fr;padding-left:0}
  .raw dd{margin-bottom:.4rem}
  .raw p{padding-left:0}
}
`;

// src/report/html/style-print.ts
/** On paper: light, everything open but the raw statements, no controls, nothing torn apart. */
const PRINT = `@media print{
  @page{margin:16mm 14mm}
  :root,:root:has(#theme-dark:checked){color-scheme:light}
  html{font-size:9.5pt}
  body{max-width:none;padding:0;background:none}
  .theme,.contents,.filter,.skip,.button,.raw pre{display:none}
  main>section{padding:5mm 0}
  main>section:not(.verdict){display:block}
  h2{position:static}
  h2 .count{display:inline-block;margin-left:.5em}
  h2,h3,summary,thead{break-after:avoid}
  tr,.facts>div{break-inside:avoid}
  details::details-content{content-visibility:visible;block-size:auto;height:auto}
  details>summary::before,details[open]>summary::before{content:none!important}
  .log .error,.log .fatal{width:auto}
  .area>summary{grid-template-columns:8rem 1fr auto}
  .raw>summary{grid-template-columns:8rem 1fr auto}
  pre{max-height:none;white-space:pre-wrap;overflow:visible;overflow-wrap:anywhere}
  .stamp,.kind,.bar,.bar::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
  a{color:inherit;text-decoration:none}
}
`;

// src/report/html/style.ts
/** One class per percent: bars need a width and the security policy allows no style attributes. */
const WIDTHS = Array.from({ length: 101 }, (_, percent) => `.w${percent}::before{width:${percent}%}`).join("\n");
/** Colours for both schemes; text on its ground keeps a contrast of at least 4.5 to 1 in each. */
const COLOURS = {
	paper: ["#fbfaf6", "#16181b"],
	sheet: ["#ffffff", "#1d2024"],
	ink: ["#1c1e21", "#e7e4dd"],
	soft: ["#585c62", "#a5a8ad"],
	rule: ["#dcd8cd", "#363a40"],
	"rule-strong": ["#8b877c", "#70757d"],
	passed: ["#17633a", "#7bd39d"],
	"passed-tint": ["#e8f2e9", "#1b2f24"],
	failed: ["#a3201a", "#ff9d94"],
	"failed-tint": ["#fbeae7", "#3a1f1e"],
	skipped: ["#7a4f00", "#e5b862"],
	link: ["#1c4c8c", "#93bdf5"],
	bar: ["#a9a493", "#5d646d"]
};
function colours(scheme) {
	return Object.entries(COLOURS).map(([name, pair]) => `--${name}:${scheme === "both" ? `light-dark(${pair[0]},${pair[1]})` : pair[scheme]};`).join("");
}
/** The page's whole style. A browser that does not know `light-dark()` shows the light colours. */
const STYLE = `:root{color-scheme:light dark;${colours(0)}}
@supports (color:light-dark(#000,#fff)){:root{${colours("both")}}}
:root:has(#theme-light:checked){color-scheme:light}
:root:has(#theme-dark:checked){color-scheme:dark}
${LAYOUT}${PARTS}${CHARTS}${WIDTHS}
${PRINT}`;

// \0@oxc-project+runtime@0.158.0/helpers/esm/taggedTemplateLiteral.js
function _taggedTemplateLiteral(e, t) {
	return t || (t = e.slice(0)), Object.freeze(Object.defineProperties(e, { raw: { value: Object.freeze(t) } }));
}

// src/report/html/document.ts
var _templateObject;
/**
* A page that needs nothing else: no network, no script to be read. Its content security policy allows
* exactly its own style and script, by digest, and no request at all.
*/
function document({ title, passed, kicker, body, colophon, generator }) {
	return `<!doctype html>\n${html(_templateObject || (_templateObject = _taggedTemplateLiteral([
		"<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"",
		"\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
		"<title>",
		"</title>\n<link rel=\"icon\" href=\"",
		"\">\n<style>",
		"</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n",
		"\n<main id=\"main\">\n",
		"\n</main>\n<footer class=\"colophon\"><p>",
		"</p></footer>\n<script>",
		"<\/script>\n</body>\n</html>\n"
	])), contentSecurityPolicy(), generator !== void 0 && html`<meta name="generator" content="kafka-native ${generator}">\n`, title, icon(passed), trusted(STYLE), masthead(kicker), body, colophon, trusted(SCRIPT))}`;
}
/** The theme is chosen in CSS alone, so that it works where scripts do not; the script only remembers it. */
function masthead(kicker) {
	const theme = (name, label, checked = false) => html`<label><input type="radio" name="theme" id="theme-${name}" value="${name}"${checked && html` checked`}>${label}</label>`;
	return html`<header class="masthead">
<p class="kicker">${kicker}</p>
<fieldset class="theme"><legend class="hidden">Colours</legend>${theme("auto", "Auto", true)}${theme("light", "Light")}${theme("dark", "Dark")}</fieldset>
</header>`;
}
function contentSecurityPolicy() {
	const allow = (source) => `'sha256-${createHash("sha256").update(source).digest("base64")}'`;
	return [
		"default-src 'none'",
		`style-src ${allow(STYLE)}`,
		`script-src ${allow(SCRIPT)}`,
		"img-src data:",
		"base-uri 'none'",
		"form-action 'none'"
	].join("; ");
}
function icon(passed) {
	const [colour, path] = passed ? ["#1a6b3c", "M9 17l5 5 9-12"] : ["#a8231c", "M10 10l12 12M22 10L10 22"];
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="3.5"/></svg>`;
	return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

// src/report/html/evidence.ts
/** Above this many characters a statement is there to download only. */
const SHOWN_UP_TO = 262144;
/** Every statement as it was judged, byte for byte, to read and to download. */
function evidenceSection({ evidence, problems }) {
	return html`<section id="evidence" aria-labelledby="evidence-title">
<h2 id="evidence-title">Evidence <span class="count">${countOf(evidence.length, "statement")}</span></h2>
<div>
${problems.map(({ message }) => html`<p class="problem"><span class="status failed">invalid</span> ${message}</p>`)}
${evidence.length === 0 && html`<p class="note">There is none.</p>`}
${evidence.map(statementBlock)}
</div>
</section>`;
}
function statementBlock({ file, text, kind, statement, signers }, index) {
	const bytes = Buffer.from(text);
	const digest = hashOf(bytes, "sha256");
	const title = kind === void 0 ? "Not counted" : KINDS[kind].title;
	const about = statement.subject.map(({ name, digest: { sha256 } }) => html`<dt>About</dt><dd>${name} <code class="digest">sha256:${sha256}</code></dd>`);
	return html`<details class="raw" id="file-${file}">
<summary><span class="name">[${index + 1}] ${title}</span> <span class="tally">${file}</span> <span class="time">${formatBytes(bytes.length)}</span></summary>
<dl>${about}<dt>Predicate</dt><dd>${statement.predicateType}</dd>${signers.map((signer) => html`<dt>Signed by</dt><dd>${signerInWords(signer)}</dd>`)}<dt>This file</dt><dd><code class="digest">sha256:${digest}</code></dd></dl>
<p><a class="button" download="${file.replace(/^.*\//, "")}" href="data:application/json;base64,${bytes.toString("base64")}">Download</a></p>
${text.length > SHOWN_UP_TO ? html`<p class="note">It is too long to be shown here.</p>` : html`<pre tabindex="0" role="region" aria-label="${file}">${text}</pre>`}
</details>`;
}

// src/report/html/failures.ts
/** Failed checks with what they said and the broker's log around the failure. */
function failureSection({ suites }) {
	const failed = suites.flatMap(({ checks }) => checks.filter(({ status }) => status === "failed"));
	if (failed.length === 0) return "";
	return html`<section id="failures" aria-labelledby="failures-title">
<h2 id="failures-title">Failures <span class="count">${failed.length}</span></h2>
<div>${failed.map(article)}</div>
</section>`;
}
function article({ anchor, id, title, area, priority, failure }) {
	const { message = "It failed without a message.", log = [], notes = [] } = failure ?? {};
	return html`<article class="failure" id="failure-${anchor}" aria-labelledby="failure-${anchor}-title">
<h3 id="failure-${anchor}-title"><span class="status failed">failed</span> ${title}</h3>
<p class="meta"><a href="#${anchor}">${id}</a> · ${area} · ${priority}</p>
<pre class="message" tabindex="0" role="region" aria-label="Message of ${id}">${message}</pre>
${notes.length > 0 && html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${log.length > 0 ? brokerLog(id, log) : html`<p class="note">The broker’s log had nothing around this failure.</p>`}
</article>`;
}
function brokerLog(id, log) {
	const lines = log.map((line) => {
		const level = /\b(ERROR|FATAL|WARN)\b/.exec(line)?.[1];
		return level === void 0 ? html`${line}\n` : html`<span class="${level.toLowerCase()}">${line}\n</span>`;
	});
	return html`<details open><summary>Broker’s log around it <span class="count">${countOf(log.length, "line")}</span></summary>
<pre class="log" tabindex="0" role="region" aria-label="Broker’s log around ${id}">${lines}</pre></details>`;
}

// src/report/html/findings.ts
/** From this many findings on, groups start closed: a page of thousands must open at once. */
const OPEN_UP_TO = 100;
/** What scans and static checks found, one group each. */
function findingSection({ findings: groups }) {
	if (groups.length === 0) return "";
	const total = groups.reduce((sum, { findings }) => sum + findings.length, 0);
	return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings <span class="count">${total}</span></h2>
<div>${groups.map((group) => block(group, total <= OPEN_UP_TO))}</div>
</section>`;
}
function block({ key, title, about, counts, how, findings }, open) {
	const bad = findings.some((finding) => finding.bad);
	return html`<details class="area" id="${key}"${open && html` open`}>
<summary><span class="name">${title}</span> <span class="tally${bad && " failed"}">${counts} <small>${about}</small></span></summary>
<p class="note">${how}.</p>
${findings.length > 0 && table(title, about, findings)}
</details>`;
}
function table(title, about, findings) {
	return html`<table class="checks">
<caption class="hidden">${title} in ${about}</caption>
<colgroup><col class="result"><col></colgroup>
<thead class="hidden"><tr><th scope="col">Severity</th><th scope="col">Finding</th></tr></thead>
<tbody>
${findings.map(row)}</tbody>
</table>`;
}
function row({ anchor, severity, bad, id, what, detail }) {
	return html`<tr id="${anchor}"><td class="status ${bad ? "failed" : severity === "ignored" ? "not-applicable" : "skipped"}">${severity}</td><td>${what} <a class="id" href="#${anchor}">${id}</a><p class="reason">${detail}</p></td></tr>
`;
}

// src/report/html/not-run.ts
function notRunSection({ notRun }) {
	if (notRun.length === 0) return "";
	return html`<section id="not-run" aria-labelledby="not-run-title">
<h2 id="not-run-title">Not run <span class="count">${notRun.length}</span></h2>
<div>
<p class="note">What this run left out proves nothing either way.</p>
<table class="ledger">
<caption class="hidden">What was not run, why, and the command that would run it</caption>
<thead><tr><th scope="col">What</th><th scope="col">Why, and the command that would run it</th></tr></thead>
<tbody>
${notRun.map(({ what, reason, command }) => html`<tr><th scope="row">${what}</th>
<td>${reason}${command !== void 0 && html`<code class="command">${command}</code>`}</td></tr>
`)}
</tbody>
</table>
</div>
</section>`;
}

// src/report/html/summary.ts
/** What a voter must see first: the verdict, what it is about, and where to look when it is not passed. */
function verdictSection(report) {
	const { verdict, policy } = report.judgement;
	const passed = verdict === "passed";
	return html`<section class="verdict ${verdict}" id="verdict" aria-labelledby="verdict-title">
<h1 id="verdict-title"><span class="stamp">${passed ? "Passed" : "Not passed"}</span> <span class="headline">${report.headline}</span></h1>
<p class="lead">${verdictInWords(report)} <span class="aim">${passed ? "It means" : "It would mean"}: ${policy.title}.</span></p>
${!passed && troubles(report)}
<dl class="facts">
${judgedFacts(report)}
${report.suites.length === 1 && report.suites.map(suiteFacts)}
${report.distributions.map(({ source, from, jars, verified }) => fact("Kafka from", html`${from} <small>${source}, ${countOf(jars.length, "jar")}${verified.length > 0 ? ", verified by " : ", not verified"}${verified.map(({ by }) => by).join(", ")}</small>`, "half"))}
</dl>
${report.suites.length > 1 && suiteTable(report.suites)}
${contents(report)}
</section>`;
}
function troubles({ judgement, suites }) {
	const unmet = judgement.demands.filter(({ met }) => !met);
	const failed = suites.flatMap(({ checks }) => checks.filter(({ status }) => status === "failed"));
	return html`<ul class="troubles">
${unmet.map(({ id, title }) => trouble("Demand not met", `demand-${id}`, title))}
${failed.slice(0, 10).map(({ anchor, title }) => trouble("Check failed", `failure-${anchor}`, title))}
${failed.length > 10 && trouble("Check failed", "failures", `and ${countOf(failed.length - 10, "more check")}`)}
</ul>`;
}
function trouble(what, anchor, title) {
	return html`<li><span>${what}</span> <a href="#${anchor}">${title}</a></li>`;
}
function judgedFacts({ judgement }) {
	return judgement.subjects.map(({ name, digest }) => fact("Judged", html`<b>${name}</b> <code class="digest">sha256:${digest.sha256}</code>`, "wide"));
}
/** Several suites side by side: facts one below the other could not be told apart. */
function suiteTable(suites) {
	return html`<table class="ledger suites">
<caption class="hidden">What was tested</caption>
<thead><tr><th scope="col">Suite</th><th scope="col">Of</th><th scope="col">Checks</th><th scope="col">Run</th></tr></thead>
<tbody>
${suites.map(suiteRow)}</tbody>
</table>`;
}
function suiteRow(suite) {
	const { key, name, subject, counts, startedAt, durationMs, complete } = suite;
	const where = machineInWords(suite);
	return html`<tr><th scope="row"><a href="#${key}">${name}</a></th><td>Kafka ${subject.kafkaVersion}, ${subjectInWords(suite)}${where !== void 0 && html` <small>${where}</small>`}</td><td class="${counts.failed > 0 && "tally failed"}">${countsInWords(counts)}${!complete && html` <b>cut short</b>`}</td><td><time datetime="${startedAt}">${formatTime(startedAt)}</time> <small>took ${formatDuration(durationMs)}</small></td></tr>
`;
}
function machineInWords({ machine }) {
	return machine && `${machine.os}, ${machine.cpus} × ${machine.cpu}, ${formatBytes(machine.memoryBytes)}`;
}
function suiteFacts(suite) {
	const { subject, counts, startedAt, durationMs, complete } = suite;
	const java = subject.java === void 0 ? "" : `Java ${subject.java}`;
	const where = machineInWords(suite);
	return html`
${fact("Tested as", html`<strong class="kind">${subject.kind === "jvm" ? "JVM" : "Native"} ${subject.form}</strong> <small>${java}</small>`)}
${fact("Kafka", subject.kafkaVersion)}
${fact("Checks", html`${countsInWords(counts)}${!complete && html` <b>cut short</b>`}`)}
${fact("Run", html`<time datetime="${startedAt}">${formatTime(startedAt)}</time> <small>took ${formatDuration(durationMs)}</small>`)}
${fact("Machine", html`${where ?? subject.platform} ${where !== void 0 && html`<small>${subject.platform}</small>`}`, "half")}`;
}
function fact(term, description, look = "") {
	return html`<div class="${look}"><dt>${term}</dt><dd>${description}</dd></div>`;
}
function contents(report) {
	const failed = report.suites.reduce((sum, { counts }) => sum + counts.failed, 0);
	const total = report.suites.reduce((sum, { checks }) => sum + checks.length, 0);
	const builds = report.evidence.filter(({ kind }) => kind === "image-index" || kind === "provenance").length;
	const links = [
		[
			"demands",
			"Demands",
			report.judgement.demands.length
		],
		[
			"failures",
			"Failures",
			failed
		],
		[
			"not-run",
			"Not run",
			report.notRun.length
		],
		[
			"findings",
			"Findings",
			report.findings.length
		],
		[
			"benchmarks",
			"Benchmarks",
			report.evidence.filter(({ kind }) => kind === "benchmark").length
		],
		[
			"checks",
			"Checks",
			total
		],
		[
			"builds",
			"Builds",
			builds
		],
		[
			"evidence",
			"Evidence",
			report.evidence.length
		]
	];
	return html`<nav class="contents" aria-label="Sections"><ul>${links.filter(([id, , number]) => number > 0 || id === "evidence").map(([id, label, number]) => html`<li><a href="#${id}">${label} <span>${number}</span></a></li>`)}</ul></nav>`;
}

// src/report/html/page.ts
/** The report as one page that needs nothing else. */
function renderHtml(report) {
	const { judgement, meta } = report;
	const passed = judgement.verdict === "passed";
	return document({
		title: `${passed ? "Passed" : "Not passed"}: ${report.headline}`,
		passed,
		generator: meta.version,
		kicker: html`Evidence report <span>policy ${judgement.policy.name}</span>`,
		body: html`${verdictSection(report)}
${demandSection(report)}
${failureSection(report)}
${notRunSection(report)}
${findingSection(report)}
${benchmarkSection(report)}
${checkSections(report)}
${buildSection(report)}
${evidenceSection(report)}`,
		colophon: html`Written ${formatTime(meta.generatedAt)} by kafka-native ${meta.version}
from the evidence above and nothing else.`
	});
}

// src/report/junit.ts
/**
* The report in JUnit's XML, in the form that dorny/test-reporter, EnricoMi/publish-unit-test-result-action
* and GitLab read: one `testsuite` per suite and area. The demands of the judge are a suite of their own, so
* that a reader of nothing but this file does not see green where the verdict is not.
*/
function renderJunit(report) {
	const suites = [demandSuite(report), ...report.suites.flatMap(areaSuites)];
	const sum = (key) => suites.reduce((total, { totals }) => total + totals[key], 0);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {
		name: `${report.headline}: ${report.judgement.verdict}`,
		tests: sum("tests"),
		failures: sum("failures"),
		errors: 0,
		skipped: sum("skipped"),
		time: seconds(sum("time"))
	}, `\n${suites.map(({ xml }) => xml).join("")}`)}`;
}
function demandSuite({ judgement, meta }) {
	const cases = judgement.demands.map(({ id, title, met, because }) => element("testcase", {
		name: title,
		classname: `demands.${judgement.policy.name}`,
		time: "0"
	}, met ? "" : element("failure", {
		message: because,
		type: "UnmetDemand"
	}, text(`${id}: ${because}`))));
	const failures = judgement.demands.filter(({ met }) => !met).length;
	const totals = {
		tests: cases.length,
		failures,
		skipped: 0,
		time: 0
	};
	const properties = {
		policy: judgement.policy.name,
		verdict: judgement.verdict
	};
	return suiteElement(`demands of policy ${judgement.policy.name}`, meta.generatedAt.toISOString(), totals, properties, cases);
}
function areaSuites(suite) {
	const { subject, about } = suite;
	const properties = {
		subject: about?.name,
		sha256: about?.digest.sha256,
		kind: subject.kind,
		form: subject.form,
		kafkaVersion: subject.kafkaVersion,
		platform: subject.platform,
		java: subject.java
	};
	return suite.areas.map(({ area, checks, counts, durationMs }) => {
		const skipped = counts.skipped + counts["not-applicable"];
		const totals = {
			tests: checks.length,
			failures: counts.failed,
			skipped,
			time: durationMs
		};
		const classname = `${suite.name}.${subject.kind}.${area}`;
		const cases = checks.map((check) => checkCase(check, classname));
		return suiteElement(`${suite.name} ${subject.kind} ${area}`, suite.startedAt, totals, properties, cases);
	});
}
function checkCase(check, classname) {
	const attributes = {
		name: `${check.id}: ${check.title}`,
		classname,
		time: seconds(check.durationMs)
	};
	const reason = check.status === "not-applicable" ? `not applicable: ${check.reason}` : check.reason;
	if (check.status === "passed") return element("testcase", attributes, "");
	if (check.status !== "failed") return element("testcase", attributes, element("skipped", { message: reason ?? "" }, ""));
	const { message = "failed", log = [], notes = [] } = check.failure ?? {};
	const output = [...notes.map((note) => `note: ${note}`), ...log].join("\n");
	return element("testcase", attributes, element("failure", {
		message: firstLine(message),
		type: "CheckFailed"
	}, text(message)) + (output === "" ? "" : element("system-out", {}, text(output))));
}
function suiteElement(name, timestamp, totals, properties, cases) {
	const listed = Object.entries(properties).filter(([, value]) => value !== void 0).map(([key, value]) => element("property", {
		name: key,
		value: value ?? ""
	}, ""));
	return {
		xml: element("testsuite", {
			name,
			tests: totals.tests,
			failures: totals.failures,
			errors: 0,
			skipped: totals.skipped,
			time: seconds(totals.time),
			timestamp: timestamp.slice(0, 19)
		}, `\n${element("properties", {}, `\n${listed.join("")}`)}${cases.join("")}`),
		totals
	};
}
function element(name, attributes, body) {
	const shown = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`);
	return body === "" ? `<${name}${shown.join("")}/>\n` : `<${name}${shown.join("")}>${body}</${name}>\n`;
}
function seconds(ms) {
	return (ms / 1e3).toFixed(3);
}
function firstLine(message) {
	return message.split("\n", 1)[0] ?? "";
}
/** XML 1.0 has no way to write most control characters or lone surrogates: they become U+FFFD. */
function text(value) {
	return value.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "�").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
function attribute(value) {
	return text(value).replaceAll("\"", "&quot;").replaceAll("\n", "&#10;").replaceAll("\r", "&#13;").replaceAll("	", "&#9;");
}

// src/report/budget.ts
/** What GitHub takes of a job summary per step, in bytes of UTF-8. Source: its workflow-commands manual. */
const SUMMARY_BYTES = 1024 ** 2;
/**
* The fullest rendering that fits. If not even the last one does, that one is cut at the end of a line and
* says so: what is cut must be the least of it, so renderings put the verdict first.
* @param renderings from the fullest to the shortest; only as many are made as are needed
*/
function fitBytes(renderings, maxBytes) {
	let last = "";
	for (const render of renderings) {
		last = render();
		if (Buffer.byteLength(last) <= maxBytes) return last;
	}
	const note = "\n\n…cut here: the rest is in the full report.\n";
	const room = Math.max(0, maxBytes - Buffer.byteLength(note));
	const cut = Buffer.from(last).subarray(0, room).toString("utf8").replace(/\uFFFD$/, "");
	return cut.slice(0, Math.max(0, cut.lastIndexOf("\n"))) + note;
}

// src/report/markdown-benchmark.ts
/** Every benchmark as a table of medians, the ratio first; empty where nothing was measured. */
function benchmarks({ evidence }) {
	return ofKind(evidence, "benchmark").map(({ predicate }) => benchmark(predicate)).join("\n\n");
}
function benchmark({ subject, baseline, ratios, rounds }) {
	const rows = METRICS.flatMap((metric) => {
		const ours = subject.metrics[metric];
		if (ours === void 0) return [];
		const [ratio, theirs] = [ratios[metric], baseline?.metrics[metric]];
		return [[
			ratio === void 0 ? "" : bold(ratio.toFixed(2)),
			cell(LABELS[metric]),
			cell(formatMetric(metric, ours.median)),
			theirs === void 0 ? "" : cell(formatMetric(metric, theirs.median))
		]];
	});
	const names = [subject, ...baseline === void 0 ? [] : [baseline]].map(nameOf);
	return [
		`## Benchmark: ${plain(names.join(" beside "))}`,
		`Medians of ${countOf(rounds, "round")}.`,
		table$1([
			"Ratio",
			"Measured",
			cell(names[0] ?? ""),
			cell(names[1] ?? "")
		], rows)
	].join("\n\n");
}

// src/report/markdown.ts
const LEVELS = [
	{
		passedChecks: true,
		logLines: 200,
		failures: Number.POSITIVE_INFINITY
	},
	{
		passedChecks: false,
		logLines: 200,
		failures: Number.POSITIVE_INFINITY
	},
	{
		passedChecks: false,
		logLines: 20,
		failures: 100
	},
	{
		passedChecks: false,
		logLines: 0,
		failures: 20
	}
];
/** The report in GitHub's Markdown, within a number of bytes: passed checks go first, then logs. */
function renderMarkdown(report, maxBytes = SUMMARY_BYTES) {
	return fitBytes(LEVELS.map((level) => () => render(report, level)), maxBytes);
}
/** The verdict and what is not as it should be, for where the whole report would be too much. */
function renderBrief(report, link, maxBytes) {
	const more = link === void 0 ? "" : `[The whole report](${link}) is in the artifacts of the run.`;
	const sections = (failed) => [
		summary(report),
		demands(report),
		failures(report, {
			passedChecks: false,
			logLines: 0,
			failures: failed
		}),
		more
	];
	const text = (failed) => `${sections(failed).filter((each) => each !== "").join("\n\n")}\n`;
	return fitBytes([() => text(20), () => text(3)], maxBytes);
}
function render(report, level) {
	return `${[
		summary(report),
		demands(report),
		failures(report, level),
		findings(report, level),
		notRun(report),
		benchmarks(report),
		...report.suites.map((suite) => checks(suite, level)),
		evidence(report),
		`Written ${formatTime(report.meta.generatedAt)} by kafka-native ${plain(report.meta.version)}.`
	].filter((section) => section !== "").join("\n\n")}\n`;
}
function summary(report) {
	const passed = report.judgement.verdict === "passed";
	const rows = [
		...report.judgement.subjects.map(({ name, digest }) => ["Judged", `${bold(name)}<br>${code(`sha256:${digest.sha256}`)}`]),
		...report.suites.flatMap((suite) => [
			["Tested", bold(subjectInWords(suite))],
			[`Suite ${cell(suite.name)}`, suiteLine(suite)],
			...suite.machine === void 0 ? [] : [["Machine", cell(`${suite.machine.os}, ${suite.machine.cpus} × ${suite.machine.cpu}`)]]
		]),
		...report.distributions.map(({ source, from }) => ["Kafka from", `${cell(source)}: ${code(from)}`])
	];
	return [
		`# ${passed ? "✅ Passed" : "❌ Not passed"}: ${plain(report.headline)}`,
		`${bold(verdictInWords(report))} ${plain(report.judgement.policy.title)}.`,
		table$1(["", ""], rows)
	].join("\n\n");
}
function suiteLine({ counts, durationMs, startedAt, complete }) {
	const cut = complete ? "" : " **The run was cut short.**";
	return `${countsInWords(counts)} in ${formatDuration(durationMs)}, started ${formatTime(startedAt)}.${cut}`;
}
function demands({ judgement }) {
	const rows = judgement.demands.toSorted((a, b) => Number(a.met) - Number(b.met)).map(({ title, met, because }) => [
		met ? "✅ met" : "❌ **not met**",
		cell(title),
		cell(because)
	]);
	const notes = judgement.notes.map((note) => `- ${plain(note)}`);
	return [
		"## Demands",
		table$1([
			"",
			"Demand",
			"Because"
		], rows),
		...notes
	].join("\n\n");
}
function failures(report, level) {
	const failed = report.suites.flatMap(({ checks: all }) => all.filter(({ status }) => status === "failed"));
	if (failed.length === 0) return "";
	const shown = failed.slice(0, level.failures).map((check) => failure(check, level));
	const rest = failed.length - shown.length;
	const more = rest > 0 ? [`And ${rest} more in the full report.`] : [];
	return [
		`## Failures (${failed.length})`,
		...shown,
		...more
	].join("\n\n");
}
function failure({ id, title, failure: told }, { logLines }) {
	const log = logLines === 0 ? [] : told?.log.slice(-logLines) ?? [];
	return [
		`### ${code(id)} ${plain(title)}`,
		fence(told?.message ?? "It failed without a message."),
		...(told?.notes ?? []).map((note) => `- ${plain(note)}`),
		...log.length > 0 ? [details$1(`Broker’s log, ${countOf(log.length, "line")}`, fence(log.join("\n")))] : []
	].join("\n\n");
}
/** Of each scan and check what it counted, and the worst by name. */
function findings({ findings: groups }, level) {
	if (groups.length === 0) return "";
	const rows = groups.map(({ title, about, counts, how }) => [
		cell(title),
		cell(about),
		cell(counts),
		cell(how)
	]);
	const bad = groups.flatMap(({ findings: all }) => all.filter((each) => each.bad));
	const shown = bad.slice(0, level.failures);
	const named = shown.map(({ severity, id, what, detail }) => [
		cell(severity),
		code(id),
		cell(what),
		cell(detail)
	]);
	const left = bad.length > shown.length ? [`And ${bad.length - shown.length} more in the full report.`] : [];
	return [
		"## Findings",
		table$1([
			"",
			"In",
			"Found",
			"How"
		], rows),
		...named.length > 0 ? [table$1([
			"Severity",
			"Finding",
			"In",
			"Detail"
		], named)] : [],
		...left
	].join("\n\n");
}
function notRun({ notRun: left }) {
	if (left.length === 0) return "";
	const rows = left.map(({ what, reason, command }) => [
		cell(what),
		cell(reason),
		command === void 0 ? "" : code(command)
	]);
	return ["## Not run", table$1([
		"What",
		"Why",
		"How to run it"
	], rows)].join("\n\n");
}
function checks(suite, { passedChecks }) {
	const heading = `## Checks: ${plain(suite.name)}, ${plain(subjectInWords(suite))}`;
	const areas = suite.areas.map(({ area, counts, durationMs }) => [
		cell(area),
		countsInWords(counts),
		formatDuration(durationMs)
	]);
	const shown = passedChecks ? suite.checks : suite.checks.filter(({ status }) => status !== "passed");
	const rows = shown.map((check) => [
		STATUS_WORDS[check.status],
		`${code(check.id)} ${cell(check.title)}${check.reason === void 0 ? "" : ` (${cell(check.reason)})`}`,
		cell(check.area),
		formatDuration(check.durationMs)
	]);
	const left = passedChecks ? "" : " that did not pass; the others are in the full report";
	return [
		heading,
		table$1([
			"Area",
			"Result",
			"Time"
		], areas),
		details$1(`${countOf(shown.length, "check")}${left}`, table$1([
			"Result",
			"Check",
			"Area",
			"Time"
		], rows))
	].join("\n\n");
}
function evidence({ evidence: all, problems }) {
	const rows = all.map(({ file, statement }) => [
		code(file),
		cell(statement.predicateType),
		statement.subject.map(({ digest }) => code(`sha256:${digest.sha256}`)).join("<br>")
	]);
	const broken = problems.map(({ message }) => `- ${plain(message)}`);
	return [
		"## Evidence",
		table$1([
			"File",
			"Predicate",
			"About"
		], rows),
		...broken
	].join("\n\n");
}

// src/report/findings.ts
const SEVERITIES = [
	"CRITICAL",
	"HIGH",
	"error",
	"MEDIUM",
	"warning",
	"LOW",
	"UNKNOWN",
	"ignored"
];
const BAD = /* @__PURE__ */ new Set([
	"CRITICAL",
	"HIGH",
	"error"
]);
/** Findings of all scans and checks, the worst first; the same evidence always in the same order. */
function findingGroups(evidence) {
	return [
		...ofKind(evidence, "vulnerabilities").map(scanGroup),
		...ofKind(evidence, "metadata").map(metadataGroup),
		...ofKind(evidence, "tracing").map(tracingGroup)
	].map((group, number) => {
		const key = `findings-${number + 1}`;
		const findings = group.findings.toSorted((a, b) => rank(a) - rank(b) || (`${a.id} ${a.what}` < `${b.id} ${b.what}` ? -1 : 1)).map((finding, at) => ({
			...finding,
			anchor: `${key}-${at + 1}`
		}));
		return {
			...group,
			key,
			findings
		};
	});
}
function scanGroup({ predicate: { scan, scanner } }) {
	const findings = scan.findings.map((each) => {
		const severity = each.ignored === void 0 ? each.severity : "ignored";
		const mended = each.fixedVersion === void 0 ? "no fix is known" : `fixed in ${each.fixedVersion}`;
		return {
			severity,
			bad: BAD.has(severity),
			id: each.id,
			what: `${each.package} ${each.version}`,
			detail: each.ignored === void 0 ? mended : `${each.severity}, ${mended}; ${each.ignored.reason}`
		};
	});
	const packages = countOf(scan.packages.length, "package");
	return {
		title: "Vulnerabilities",
		about: scan.name,
		counts: countsOf$1(findings),
		how: `${packages}, by ${scannerName(scanner.uri)} ${scanner.version} with its database of ${formatTime(scanner.db.lastUpdate)}`,
		findings
	};
}
/** `trivy` of `https://github.com/aquasecurity/trivy` or `pkg:…/trivy`. */
function scannerName(uri) {
	return /([^/:@]+)(@[^/]*)?\/?$/.exec(uri)?.[1] ?? uri;
}
function metadataGroup({ statement, predicate }) {
	const findings = predicate.findings.map(({ rule, severity, subject, member, message }) => ({
		severity,
		bad: BAD.has(severity),
		id: rule,
		what: member === void 0 ? subject : `${subject} ${member}`,
		detail: message
	}));
	const { note, ignored } = predicate.counts;
	const complete = predicate.complete ? "" : "; not all of it could be read";
	return {
		title: "Metadata",
		about: statement.subject.map(({ name }) => name).join(", "),
		counts: countsOf$1(findings),
		how: `held against Kafka ${predicate.kafka.version}; ${countOf(note, "note")}, ${ignored} ignored${complete}`,
		findings
	};
}
/** How traced metadata drifted from what was there, and what of the work did not run to its end. */
function tracingGroup({ statement, predicate }) {
	const { drift, registrations, agent, kafkaVersion, workloads } = predicate;
	const findings = workloads.flatMap(({ name, notReached }) => notReached.map((detail) => ({
		severity: "warning",
		bad: false,
		id: name,
		what: "Not reached",
		detail
	})));
	const moved = drift === void 0 ? "nothing to compare with" : `${drift.added} added, ${drift.removed} gone`;
	return {
		title: "Metadata drift",
		about: statement.subject.map(({ name }) => name).join(", "),
		counts: drift?.added === 0 && drift.removed === 0 ? "none" : moved,
		how: `${countOf(registrations, "registration")} by ${countOf(workloads.length, "workload")} on Kafka ${kafkaVersion}, traced with ${agent}`,
		findings
	};
}
function countsOf$1(findings) {
	return SEVERITIES.map((severity) => {
		const number = findings.filter((each) => each.severity === severity).length;
		return number > 0 ? `${number} ${severity}` : "";
	}).filter((each) => each !== "").join(", ") || "none";
}
function rank({ severity }) {
	return SEVERITIES.indexOf(severity);
}

// src/report/model.ts
function buildReport(evidence, problems, judgement, meta) {
	const ordered = evidence.toSorted((a, b) => a.file < b.file ? -1 : 1);
	const unique = uniqueNames();
	const tests = joinShards(ofKind(ordered, "test-result"));
	const suites = tests.map(({ file, statement, predicate }) => {
		const { name, subject } = predicate.suite;
		const key = unique(`${name}-${subject.kind}-${subject.form}`);
		const prefix = tests.length === 1 ? "check" : key;
		const checks = predicate.suite.checks.toSorted((a, b) => compare(a.area, b.area) || compare(a.id, b.id)).map((check) => ({
			...check,
			anchor: unique(`${prefix}-${check.id}`)
		}));
		return {
			...predicate.suite,
			key,
			file,
			about: statement.subject[0],
			configuration: predicate.configuration,
			checks,
			areas: areasOf(checks, (area) => unique(`${key}-${area}`)),
			counts: countsOf(checks)
		};
	});
	const distributions = ofKind(ordered, "distribution").map(({ predicate, statement }) => ({
		...predicate,
		subject: statement.subject[0]
	}));
	return {
		judgement,
		meta,
		headline: headlineOf(suites, distributions),
		suites,
		distributions,
		notRun: notRunOf(suites),
		findings: findingGroups(ordered),
		evidence: ordered,
		problems
	};
}
function areasOf(checks, keyOf) {
	return [...Map.groupBy(checks, ({ area }) => area)].map(([area, mine]) => ({
		key: keyOf(area),
		area,
		checks: mine,
		counts: countsOf(mine),
		durationMs: mine.reduce((sum, { durationMs }) => sum + durationMs, 0)
	}));
}
function countsOf(checks) {
	const counts = {
		passed: 0,
		failed: 0,
		skipped: 0,
		"not-applicable": 0
	};
	for (const { status } of checks) counts[status] += 1;
	return counts;
}
function headlineOf(suites, distributions) {
	const told = suites.length > 0 ? suites.map(({ subject }) => subject) : distributions;
	const versions = [...new Set(told.map(({ kafkaVersion }) => kafkaVersion))].toSorted();
	if (versions.length === 0) return "Apache Kafka";
	const kinds = [...new Set(suites.map(({ subject }) => kindInWords(subject.kind)))].toSorted();
	const how = kinds.length > 0 ? ` ${kinds.join(" and ")}` : "";
	return `Apache Kafka ${versions.join(", ")}${how}`;
}
function kindInWords(kind) {
	return kind === "jvm" ? "on the JVM" : "as a native binary";
}
/** Every suite tells what it left out; the same thing told twice stands there once. */
function notRunOf(suites) {
	const all = suites.flatMap(({ notRun }) => notRun);
	return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()].toSorted((a, b) => compare(a.what, b.what));
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
/** Turns texts into distinct names for addresses, the same ones for the same texts in the same order. */
function uniqueNames() {
	const taken = /* @__PURE__ */ new Set();
	return (text) => {
		const slug = text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "x";
		let name = slug;
		for (let number = 2; taken.has(name); number += 1) name = `${slug}-${number}`;
		taken.add(name);
		return name;
	};
}

// src/report/vote-mail.ts
const NOTHING = "(not published: made outside of GitHub Actions)";
/**
* The block about images for the mail that calls a vote, in the form that the release script of Apache Kafka
* gives its mails: plain text, a starred heading, what it names below it, an empty line.
* Source: https://github.com/apache/kafka/blob/trunk/release/templates.py, rc_vote_email_text
* @returns undefined where no image is judged: there is nothing to vote on
*/
function renderVoteMail(report, { run }) {
	const images = imagesIn(report);
	if (images.length === 0) return void 0;
	const references = images.map(({ name, digest }) => `${name}@sha256:${digest.sha256}`);
	const { verdict, policy, demands } = report.judgement;
	const passed = verdict === "passed";
	const unmet = demands.filter(({ met }) => !met);
	const section = (title, lines) => [
		`* ${title}:`,
		...lines,
		""
	];
	return [
		...section("Docker release artifacts to be voted upon", [...tagsOf(report, images), ...references]),
		...section(`Docker image verdict (${line(report.headline)})`, [`${passed ? "PASSED" : "NOT PASSED"}: ${line(verdictInWords(report))}`, ...unmet.map(({ title, because }) => `  not met: ${line(title)}: ${line(because)}`)]),
		...section("Docker image tests", testLines(report)),
		...section("Docker image scan", scanLines(report)),
		...section("To pull the Docker image, and to judge its evidence yourself where the artifact of the run is unpacked", references.flatMap((each) => [`docker pull ${each}`, `npx kafka-native verify ${each} \\\n    --policy ${policy.name}`])),
		...section(`${passed ? "Successful " : ""}Docker Image Github Actions Pipeline`, [`Docker Build Test Pipeline (${typesOf(report)}): ${run ?? NOTHING}`, `Reports and evidence: ${run === void 0 ? NOTHING : `${run}#artifacts`}`])
	].join("\n");
}
/** `apache/kafka-native:4.4.0-rc1`, as the index of what is judged was tagged. */
function tagsOf({ evidence }, images) {
	const judged = new Set(images.map(({ digest }) => digest.sha256));
	return ofKind(evidence, "image-index").filter(({ statement }) => statement.subject.some(({ digest }) => judged.has(digest.sha256))).flatMap(({ predicate: { image, tags } }) => tags.map((tag) => line(`${image}:${tag}`)));
}
function typesOf({ suites }) {
	const types = suites.map(({ subject }) => subject.kind === "jvm" ? "JVM" : "Native");
	return [...new Set(types)].toSorted().join(" and ") || "images";
}
function testLines({ suites, notRun }) {
	const ran = suites.map((suite) => line(`${suite.name}, ${subjectInWords(suite)}: ${countsInWords(suite.counts)}`));
	const left = notRun.map(({ what, reason }) => line(`${what}: not run. ${reason}`));
	return ran.length + left.length > 0 ? [...ran, ...left] : ["none"];
}
function scanLines({ findings }) {
	const scans = findings.filter(({ title }) => title === "Vulnerabilities");
	if (scans.length === 0) return ["not scanned"];
	return scans.map(({ about, counts, how }) => line(`${about}: ${counts} (${how})`));
}
/** What is judged, as far as it is images. */
function imagesIn({ judgement, evidence }) {
	return judgement.subjects.filter(({ digest }) => evidence.some((each) => isAboutImage(each) && each.statement.subject.some((subject) => subject.digest.sha256 === digest.sha256)));
}
function isAboutImage(each) {
	if (each.kind === "test-result") return each.predicate.suite.subject.form === "container";
	return /\/image-index\//.test(each.statement.predicateType) || buildTypeOf(each).includes("/build-type/image/");
}
function buildTypeOf({ statement: { predicate } }) {
	const { buildDefinition: build } = predicate;
	const type = typeof build === "object" && build !== null && "buildType" in build ? build.buildType : "";
	return typeof type === "string" ? type : "";
}
/** Text from outside must not make lines of its own. */
function line(text) {
	return text.replace(/\s+/g, " ").trim();
}

// src/report/write.ts
/**
* Writes `index.html`, `report.md`, `junit.xml`, `badge.svg` and, where an image is judged, `vote-mail.txt`;
* each whole or not at all.
*/
async function writeReport(dir, report, runUrl) {
	const mail = renderVoteMail(report, { run: runUrl });
	const files = {
		html: join(dir, "index.html"),
		markdown: join(dir, "report.md"),
		junit: join(dir, "junit.xml"),
		badge: join(dir, "badge.svg"),
		voteMail: mail === void 0 ? void 0 : join(dir, "vote-mail.txt")
	};
	await writeFileAtomic(files.markdown, renderMarkdown(report, Number.POSITIVE_INFINITY));
	await writeFileAtomic(files.junit, renderJunit(report));
	await writeFileAtomic(files.badge, renderBadge(report));
	if (files.voteMail !== void 0) await writeFileAtomic(files.voteMail, mail ?? "");
	else await rm(join(dir, "vote-mail.txt"), { force: true });
	await writeFileAtomic(files.html, renderHtml(report));
	return files;
}
/**
* Reads the evidence, judges it and writes the report. Evidence that is missing or broken makes the verdict
* `failed` and the report says why.
* @throws UserError where the folder or the policy cannot be read, or the report cannot be written
*/
async function loadAndReport(host, request) {
	const started = host.clock.monotonic();
	const { policy, evidence, problems, notes } = await readCase(host, request);
	const now = host.clock.now();
	const subjects = request.subjects ?? [];
	const judgement = judge(evidence, policy, {
		now,
		problems,
		notes,
		subjects
	});
	const report = buildReport(evidence, problems, judgement, {
		generatedAt: now,
		version: request.version
	});
	const files = await writeReport(resolve(host.dirs.work, request.out), report, request.runUrl);
	host.log.debug(`The report took ${formatDuration(host.clock.monotonic() - started)}.`);
	return {
		report,
		judgement,
		policy,
		files,
		summary: renderMarkdown(report)
	};
}

// src/pipeline/report-step.ts
/** Judges the evidence and writes the report; the outcome's verdict is the judge's. */
async function reportStep(host, inputs) {
	return reportOutcome(host, await makeReport(host, inputs, await readGitHubRun(host)));
}
/** Judges the evidence and writes the report. */
async function makeReport(host, inputs, run, trust = {}) {
	return await loadAndReport(host, {
		evidenceDir: inputs["evidence-dir"],
		policyPath: inputs.policy,
		out: inputs["report-dir"],
		version: VERSION,
		...trust,
		...run === void 0 ? {} : { runUrl: run.url }
	});
}
/** What a written report means for the run. */
function reportOutcome(host, { judgement, files, summary }) {
	const unmet = judgement.demands.filter(({ met }) => !met).length;
	return {
		verdict: judgement.verdict,
		message: `${verdictText(judgement)}\n\nReport: ${shortPath(host.dirs.work, files.html)}`,
		summary,
		outputs: {
			verdict: judgement.verdict,
			unmet,
			report: files.html,
			markdown: files.markdown,
			junit: files.junit,
			badge: files.badge,
			"vote-mail": files.voteMail ?? ""
		}
	};
}
/** The verdict with every demand of the policy, for a terminal. */
function verdictText({ verdict, policy, demands }) {
	const rows = demands.map(({ met, title, because }) => `  ${met ? "met  " : "UNMET"}  ${title}: ${because}`);
	return [`Verdict: ${verdict.toUpperCase()} by the policy "${policy.name}"`, ...rows].join("\n");
}
/** Relative where the file lies below the folder, else as it is. */
function shortPath(folder, file) {
	const below = relative(folder, file);
	return below.startsWith("..") ? file : below;
}

export { ofKind as _, renderBrief as a, document as c, legend as d, lineChart as f, acceptedSigners as g, reachedFrom as h, verdictText as i, columnChart as l, judge as m, reportOutcome as n, renderMarkdown as o, verdictInWords as p, reportStep as r, renderHtml as s, makeReport as t, labelled as u, readCase as v };