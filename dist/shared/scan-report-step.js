import { i as codeOf, o as messageOf, r as UserError } from "./errors.js";
import { d as object, h as string, i as array, l as looseObject } from "./schemas.js";
import { t as openGitHub } from "./github.js";
import { t as readGitHubRun } from "./github-run.js";
import { t as publishIssue } from "./issue.js";
import { C as findingKey, S as withoutDigest, T as reaches, _ as isComplete, b as compare, d as gate, g as readEarlierScan, l as writeScanFiles, n as scanOutcome, t as rulesOf, u as scanMarkdown, v as scanFile, w as rank, x as counts, y as titleOf } from "./scan-outcome.js";
import { join, resolve } from "node:path";
import { readFile, readdir } from "node:fs/promises";

// src/scan/parts.ts
/** What a plan says of one target: the entries of the output `matrix`. */
const planFile = object({ include: array(looseObject({
	image: string().min(1),
	platform: string()
})) });
/**
* Reads every `scan.json` below a folder: the parts of a scan that was made by several jobs.
* @throws UserError where one is no scan
*/
async function readParts(folder) {
	const files = await scanFilesIn(folder);
	return await Promise.all(files.map(readPart));
}
async function scanFilesIn(folder) {
	try {
		return (await readdir(folder, {
			recursive: true,
			withFileTypes: true
		})).filter((entry) => entry.isFile() && entry.name === "scan.json").map((entry) => join(entry.parentPath, entry.name)).toSorted();
	} catch (error) {
		if (codeOf(error) === "ENOENT") return [];
		throw new UserError(`The scans in ${folder} cannot be read: ${messageOf(error)}`, { cause: error });
	}
}
async function readPart(file) {
	const text = await readFile(file, "utf8");
	try {
		return scanFile.parse(JSON.parse(text));
	} catch (error) {
		throw new UserError(`${file} is no result of trivy-scan.`, {
			hint: "It comes from another version of this suite, or from something else.",
			cause: error
		});
	}
}
/** @throws UserError where it is not what trivy-scan gives as `matrix` */
function readPlan(text) {
	try {
		return planFile.parse(JSON.parse(text)).include;
	} catch (error) {
		throw new UserError("plan is not what trivy-scan gives as its output matrix.", {
			hint: "Hand the output on as it is: plan: ${{ needs.discover.outputs.matrix }}.",
			cause: error
		});
	}
}
/** The results of all parts, in the order of their names; of two of one target the later. */
function resultsOf(parts) {
	const results = /* @__PURE__ */ new Map();
	const all = parts.flatMap(({ targets }) => targets);
	for (const result of all.toSorted((a, b) => a.finishedAt < b.finishedAt ? -1 : 1)) results.set(keyOf(result.name, result.platform), result);
	return [...results.entries()].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, result]) => result);
}
/**
* What was planned and has no result: the job that was to scan it died. A plan does not know the platform of
* an image that is no index; its result does.
*/
function missingResults(plan, results, now) {
	const there = new Set(results.flatMap(({ name, platform }) => [keyOf(name, platform), keyOf(name)]));
	const at = now.toISOString();
	return plan.filter(({ image, platform }) => !there.has(keyOf(image, platform))).map(({ image, platform }) => ({
		status: "failed",
		name: image,
		...platform === "" ? {} : { platform },
		reason: "the job that was to scan it has left no result.",
		lastFindings: [],
		startedAt: at,
		finishedAt: at
	}));
}
/** Of the scanners of all parts the one that knew least: whose vulnerability database is the oldest. */
function leastOf(parts) {
	const age = ({ scanner }) => scanner.databases.vulnerabilities.updatedAt;
	return parts.toSorted((a, b) => age(a) < age(b) ? -1 : 1)[0]?.scanner;
}
function keyOf(name, platform = "") {
	return `${withoutDigest(name)} ${platform}`;
}

// src/pipeline/scan-report-step.ts
/** Characters of an issue; GitHub takes 65,536, and the marks need some. */
const ISSUE_CHARACTERS = 6e4;
/**
* Puts the parts of a scan together, judges the whole, writes the reports and keeps the issue.
* @throws UserError where there is nothing to put together
*/
async function scanReportStep(host, inputs, open = openGitHub) {
	if (inputs.issue && inputs["github-token"] === void 0) throw new UserError("An issue needs a token.", { hint: "Give it as github-token: ${{ github.token }}, in a job with the permission issues: write." });
	const rules = rulesOf(inputs);
	const report = await wholeReport(host, inputs, rules);
	const files = await writeFiles(resolve(host.dirs.work, inputs["result-dir"]), report);
	for (const warning of report.warnings) host.log.warn(warning);
	const issue = inputs.issue ? await keepIssue(host, inputs, report, rules, open) : "";
	const { outputs, ...outcome } = scanOutcome(report, files);
	return {
		...outcome,
		outputs: {
			...outputs,
			issue
		}
	};
}
/** A scan of nothing leaves no files: the night after is compared with the last that could be made. */
async function writeFiles(dir, { scanner, ...report }) {
	if (scanner !== void 0) return await writeScanFiles(dir, {
		...report,
		scanner
	});
	return {
		json: "",
		sarif: "",
		markdown: "",
		html: "",
		cyclonedx: ""
	};
}
async function wholeReport(host, inputs, rules) {
	const at = (path) => resolve(host.dirs.work, path);
	const parts = await readParts(at(inputs.scans));
	const plan = inputs.plan === void 0 ? [] : readPlan(inputs.plan);
	if (parts.length === 0 && plan.length === 0) throw new UserError(`There is no scan.json in ${inputs.scans}.`, { hint: "Name the folder with the artifacts of the jobs that scanned, and give the plan, so that the report says what they left out." });
	const { previous } = inputs;
	const earlier = previous === void 0 ? void 0 : await readEarlierScan(at(previous));
	const scanned = resultsOf(parts);
	const judged = [...scanned, ...missingResults(plan, scanned, host.clock.now())].map((result) => ({
		result,
		comparison: compare(result, earlier ?? [])
	}));
	return {
		scanner: leastOf(parts),
		judged,
		reasons: gate(judged, rules, []),
		warnings: previous !== void 0 && earlier === void 0 ? [`There is no earlier scan at ${previous}: everything counts as new.`] : []
	};
}
/**
* Opens the issue on news only: a finding that is known, and was there when somebody closed the issue, does
* not open it again. An open one stays until nothing of that severity is left.
*/
async function keepIssue(host, inputs, report, rules, open) {
	const run = await readGitHubRun(host);
	if (run === void 0) throw new UserError("An issue needs a run of GitHub Actions.");
	const token = inputs["github-token"] ?? "";
	const { owner, repo } = run;
	const github = open(host, {
		owner,
		repo,
		token,
		dryRun: inputs["dry-run"]
	});
	const left = leftIn(report, rules);
	const text = `From [this run](${run.url}).\n\n${issueText(report)}`;
	const done = await publishIssue(host, github, {
		name: inputs.name,
		title: inputs.name,
		text,
		state: {
			reasons: report.reasons,
			left
		},
		run: run.id,
		clean: report.reasons.length === 0 && left.length === 0,
		news: report.reasons.length > 0
	});
	host.log.info(`Issue "${inputs.name}": ${done}.`);
	return done;
}
/** What is left of the severity that fails, as `CVE package in image`. */
function leftIn({ judged }, rules) {
	const threshold = leastSevere(rules);
	if (threshold === void 0) return [];
	return judged.flatMap(({ result }) => isComplete(result) ? result.findings.filter((finding) => counts(finding) && reaches(finding.severity, threshold)).map((finding) => `${findingKey(finding)} in ${titleOf(result)}`) : []);
}
function leastSevere({ failOn, failOnNew }) {
	return [failOn, failOnNew].filter((each) => each !== void 0).toSorted((a, b) => rank(b) - rank(a))[0];
}
function issueText(report) {
	const whole = scanMarkdown(report, ISSUE_CHARACTERS / 2);
	return whole.length <= ISSUE_CHARACTERS ? whole : scanMarkdown(report, 0).slice(0, ISSUE_CHARACTERS);
}

export { scanReportStep };