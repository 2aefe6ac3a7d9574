import { n as formatDuration } from "./units.js";
import { i as codeOf, o as messageOf$1, r as UserError } from "./errors.js";
import { i as parseImageReference } from "./image-reference.js";
import { t as require_tar_stream } from "./tar-stream.js";
import { S as datetime, c as writeFileAtomic, f as KINDS, l as countOf, m as VULNERABILITIES, r as writeEvidence, t as fileNameOf, u as firstOf, v as STATEMENT_TYPE, x as date } from "./store.js";
import { a as boolean, c as literal, d as object, h as string, i as array, l as looseObject, m as strictObject, o as discriminatedUnion, p as record, r as _enum, u as number, v as unknown } from "./schemas.js";
import { t as createStatement } from "./creation.js";
import { n as stableJson } from "./json.js";
import { r as hashOf } from "./hash.js";
import { a as get, c as withRetries, l as DownloadError, r as PATIENCE, t as Interrupted } from "./http-request.js";
import { n as artifactOf, r as readCatalogue } from "./catalogue.js";
import { i as serialNumberOf, r as mavenLibrary } from "./cyclonedx.js";
import { n as trusted, t as html } from "./html.js";
import { i as details, n as cell, o as plain, r as code, s as table } from "./markdown.js";
import { i as tokenService, n as originOf, r as tokenAnswer, t as MANIFESTS } from "./registry-api.js";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// src/scan/finding.ts
/** From the worst to the unknown: the order of every list and table. */
const SEVERITIES = [
	"CRITICAL",
	"HIGH",
	"MEDIUM",
	"LOW",
	"UNKNOWN"
];
/** Lower is worse. */
function rank(severity) {
	return SEVERITIES.indexOf(severity);
}
/** Whether a severity reaches a threshold; `UNKNOWN` reaches only itself. */
function reaches(severity, threshold) {
	return rank(severity) <= rank(threshold);
}
/** What makes a finding the same one in two scans: an update that does not fix it is no news. */
function findingKey({ id, package: name }) {
	return `${id} ${name}`;
}
function countSeverities(findings) {
	const count = (severity) => findings.filter((each) => each.severity === severity).length;
	return {
		CRITICAL: count("CRITICAL"),
		HIGH: count("HIGH"),
		MEDIUM: count("MEDIUM"),
		LOW: count("LOW"),
		UNKNOWN: count("UNKNOWN")
	};
}
/** Findings of several looks at one thing: the same vulnerability of the same package is one, with all origins. */
function mergeFindings(...lists) {
	const merged = /* @__PURE__ */ new Map();
	for (const finding of lists.flat()) {
		const key = `${findingKey(finding)} ${finding.version}`;
		const known = merged.get(key);
		merged.set(key, known === void 0 ? finding : joined(known, finding));
	}
	return [...merged.values()].toSorted(compareFindings);
}
/** Packages by purl, or by name and version where there is none; sorted. */
function mergePackages(...lists) {
	const keyed = lists.flat().map((each) => [each.purl ?? `${each.name}@${each.version}`, each]);
	return [...new Map(keyed)].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, each]) => each);
}
function joined(a, b) {
	return {
		...a,
		severity: rank(b.severity) < rank(a.severity) ? b.severity : a.severity,
		fixedVersion: a.fixedVersion ?? b.fixedVersion,
		origins: [.../* @__PURE__ */ new Set([...a.origins, ...b.origins])].toSorted(),
		ignored: a.ignored === void 0 || b.ignored === void 0 ? void 0 : a.ignored
	};
}
function compareFindings(a, b) {
	return rank(a.severity) - rank(b.severity) || (sortText(a) < sortText(b) ? -1 : 1);
}
function sortText({ id, package: name, version }) {
	return `${id}\n${name}\n${version}`;
}

// src/scan/comparison.ts
/**
* What to compare with, of earlier results, the oldest first. A scan that failed hands on what was known
* before it; a target that failed without its platform being known does so for each platform by itself.
*/
function earlierFindings(results) {
	const known = /* @__PURE__ */ new Map();
	for (const each of results) {
		const findings = each.status === "complete" ? each.findings : each.lastFindings;
		const name = withoutDigest(each.name);
		known.set(`${name} ${each.platform ?? ""}`, {
			name,
			platform: each.platform,
			findings
		});
	}
	return [...known.values()];
}
/** The same thing last night, whatever its digest was; more than one where the platform is not known now. */
function earlierOf(earlier, { name, platform }) {
	const named = earlier.filter((each) => each.name === withoutDigest(name));
	const exact = named.filter((each) => each.platform === platform);
	if (exact.length > 0) return exact;
	return named.filter((each) => platform === void 0 || each.platform === void 0);
}
/** The name of an image as it stays from night to night. */
function withoutDigest(name) {
	return name.replace(/@sha256:[0-9a-f]{64}$/, "");
}
/** Compares a scan with the one before it. A failed scan says nothing about what is fixed. */
function compare(result, earlier) {
	const before = earlierOf(earlier, result)[0]?.findings;
	if (result.status === "failed") return {
		hasEarlier: before !== void 0,
		added: [],
		fixed: [],
		still: []
	};
	const known = new Set((before ?? []).filter(counts).map(findingKey));
	const present = new Set(result.findings.map(findingKey));
	const open = result.findings.filter(counts);
	return {
		hasEarlier: before !== void 0,
		added: open.filter((each) => !known.has(findingKey(each))),
		still: open.filter((each) => known.has(findingKey(each))),
		fixed: (before ?? []).filter((each) => counts(each) && !present.has(findingKey(each)))
	};
}
/** Whether a finding counts: neither the ignore file nor a VEX document takes it out. */
function counts({ ignored }) {
	return ignored === void 0;
}

// src/scan/result.ts
const finding = object({
	id: string(),
	package: string(),
	version: string(),
	purl: string().optional(),
	severity: _enum(SEVERITIES),
	severitySource: string().optional(),
	fixedVersion: string().optional(),
	title: string(),
	url: string().optional(),
	origins: array(_enum([
		"image",
		"image-sbom",
		"sbom",
		"catalogue"
	])).readonly(),
	ignored: object({
		by: _enum(["ignore-file", "vex"]),
		reason: string()
	}).optional()
});
const javaState = object({
	version: string().optional(),
	status: _enum([
		"current",
		"behind",
		"ended",
		"unknown"
	]),
	because: string()
});
const common = {
	name: string().min(1),
	platform: string().optional(),
	digest: string().optional(),
	startedAt: datetime(),
	finishedAt: datetime()
};
/** How the scan of one target went; also what a later scan is compared with. */
const targetResult = discriminatedUnion("status", [object({
	...common,
	status: literal("complete"),
	os: string().optional(),
	endOfLife: boolean(),
	packages: array(object({
		name: string(),
		version: string(),
		purl: string().optional()
	})).readonly(),
	findings: array(finding).readonly(),
	java: javaState.optional(),
	/** Milliseconds that Trivy itself took. */
	trivyMs: number(),
	tries: number()
}), object({
	...common,
	status: literal("failed"),
	reason: string().min(1),
	/** What the last scan that could be made found, so that the next one is compared with it. */
	lastFindings: array(finding).readonly()
})]);
const database = object({
	from: string().optional(),
	sha256: string(),
	updatedAt: datetime(),
	ageMs: number()
});
/** What scanned, with which knowledge. */
const scanner = object({
	version: string(),
	/** SHA-256 of the executable. */
	sha256: string(),
	from: _enum([
		"download",
		"tool-cache",
		"path"
	]),
	databases: object({
		vulnerabilities: database,
		java: database.optional()
	})
});
const SCAN_FORMAT = "kafka-native scan v1";
/** The file `scan.json`: everything else is rendered from it. */
const scanFile = object({
	format: literal(SCAN_FORMAT),
	scanner,
	targets: array(targetResult)
});
function isComplete(result) {
	return result.status === "complete";
}
/** `docker.io/apache/kafka:4.4.0 (linux/arm64)`. */
function titleOf({ name, platform }) {
	return platform === void 0 ? name : `${name} (${platform})`;
}

// src/scan/earlier-scan.ts
const attestation = looseObject({
	predicateType: literal(KINDS.vulnerabilities.type),
	predicate: looseObject({ scan: targetResult })
});
/**
* Reads the scan before this one: a `scan.json`, an attestation, or a folder of either (a downloaded
* artifact). Of several scans of one target the last one counts.
* @returns undefined where the path does not exist: a first night
* @throws UserError where there is something, but no scan
*/
async function readEarlierScan(path) {
	const files = await jsonFiles(path);
	if (files === void 0) return void 0;
	const results = [];
	for (const file of files) results.push(...await resultsIn(file));
	if (results.length === 0) throw new UserError(`There is no earlier scan in ${path}.`, { hint: "Name a scan.json, a statement about vulnerabilities, or a folder with one of them." });
	return earlierFindings(results.toSorted((a, b) => a.finishedAt < b.finishedAt ? -1 : 1));
}
async function jsonFiles(path) {
	try {
		if ((await stat(path)).isFile()) return [path];
		return (await readdir(path, {
			recursive: true,
			withFileTypes: true
		})).filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map((entry) => join(entry.parentPath, entry.name)).toSorted();
	} catch (error) {
		if (codeOf(error) === "ENOENT") return void 0;
		throw new UserError(`The earlier scan ${path} cannot be read: ${messageOf$1(error)}`, { cause: error });
	}
}
async function resultsIn(file) {
	let json;
	try {
		json = JSON.parse(await readFile(file, "utf8"));
	} catch (error) {
		throw new UserError(`The earlier scan ${file} cannot be read: ${messageOf$1(error)}`, { cause: error });
	}
	const whole = scanFile.safeParse(json);
	if (whole.success) return whole.data.targets;
	const stated = attestation.safeParse(json);
	return stated.success ? [stated.data.predicate.scan] : [];
}

// src/scan/ignore-file.ts
const entry = strictObject({
	id: string().min(1),
	/** Only for this package. */
	package: string().min(1).optional(),
	/** Only for images whose name contains this. */
	image: string().min(1).optional(),
	reason: string().trim().min(1, "expected a reason"),
	/** The last day on which it counts, UTC. */
	expires: date()
});
const file = strictObject({
	$schema: string().optional(),
	ignore: array(entry)
});
/**
* Reads an ignore file: `{"ignore": [{"id", "package"?, "image"?, "reason", "expires"}]}`.
* @throws UserError that names each place which is not as it must be
*/
async function readIgnoreFile(path) {
	let json;
	try {
		json = JSON.parse(await readFile(path, "utf8"));
	} catch (error) {
		throw new UserError(`The ignore file ${path} cannot be read: ${messageOf$1(error)}`, { cause: error });
	}
	const parsed = file.safeParse(json);
	if (parsed.success) return parsed.data.ignore;
	const places = parsed.error.issues.map(({ path: at, message }) => `${at.join(".") || "the file"}: ${message}`);
	throw new UserError(`The ignore file ${path} is not valid: ${places.join("; ")}.`, { hint: "Each entry needs an id, a reason and the day on which it expires (YYYY-MM-DD)." });
}
/** Entries whose last day is over; they fail the scan, so that nobody lives on with a forgotten exception. */
function expiredEntries(entries, now) {
	const today = now.toISOString().slice(0, 10);
	return entries.filter(({ expires }) => expires < today);
}
/** Marks the findings of one image that an entry in force covers; what VEX said stays. */
function applyIgnores(findings, image, entries, now) {
	const expired = new Set(expiredEntries(entries, now));
	return findings.map((finding) => {
		const found = entries.find((each) => !expired.has(each) && covers(each, finding, image));
		if (found === void 0 || finding.ignored !== void 0) return finding;
		return {
			...finding,
			ignored: {
				by: "ignore-file",
				reason: `${found.reason} (until ${found.expires})`
			}
		};
	});
}
function covers(entry, finding, image) {
	return entry.id === finding.id && (entry.package ?? finding.package) === finding.package && (entry.image === void 0 || image.includes(entry.image));
}
/** `CVE-2026-1 of bash`, for messages. */
function entryWords(entry) {
	return entry.package === void 0 ? entry.id : `${entry.id} of ${entry.package}`;
}
/** Entries that no finding of any image met: leftovers, worth a warning. */
function unusedEntries(entries, seen) {
	return entries.filter((each) => !seen.some(({ image, findings }) => findings.some((finding) => covers(each, finding, image))));
}

// src/scan/gate.ts
/**
* Why the whole scan fails, one sentence each; empty where it passes. That a target could not be scanned, that
* there is no target at all, and that an exception has expired fail it under any rules.
*/
function gate(judged, rules, expired) {
	return [
		...judged.length === 0 ? ["Nothing was scanned."] : [],
		...expired.map((each) => `The ignore file's entry for ${entryWords(each)} expired on ${each.expires}.`),
		...judged.flatMap((each) => reasonsOf(each, rules))
	];
}
function reasonsOf({ result, comparison }, rules) {
	const title = titleOf(result);
	if (!isComplete(result)) return [`${title} could not be scanned: ${result.reason}`];
	const { failOn, failOnNew, failOnOldJava } = rules;
	const open = severe(result.findings.filter(counts), failOn, rules);
	const added = severe(comparison.added, failOnNew, rules);
	const { java } = result;
	const isOld = java?.status === "behind" || java?.status === "ended";
	return [
		...open.length > 0 ? [`${title} has ${inWords$1(open, `of severity ${failOn} or worse`)}.`] : [],
		...added.length > 0 ? [`${title} has ${inWords$1(added, `new, of severity ${failOnNew} or worse`)}.`] : [],
		...failOnOldJava && isOld ? [`${title} holds Java ${java.version}. ${java.because}.`] : []
	];
}
function severe(findings, threshold, rules) {
	if (threshold === void 0) return [];
	return findings.filter(({ severity, fixedVersion }) => reaches(severity, threshold) && !(rules.ignoreUnfixed && fixedVersion === void 0));
}
function inWords$1(findings, what) {
	const ids = [...new Set(findings.map(({ id, package: name }) => `${id} in ${name}`))];
	return `${countOf(findings.length, "vulnerability").replace(/ys$/, "ies")} ${what}: ${firstOf(ids, 3)}`;
}

// src/scan/scan-report.ts
const ORIGIN_WORDS = {
	image: "files of the image",
	"image-sbom": "SBOM in the image",
	sbom: "SBOM",
	catalogue: "catalogue of Kafka’s jars"
};
/** Where a finding was seen, in words. */
function originWords(origins) {
	return origins.map((each) => ORIGIN_WORDS[each]).join(", ");
}

// src/scan/markdown.ts
/** GitHub refuses a job summary above 1 MiB. */
const MAX_DETAIL_CHARACTERS = 6e5;
/**
* The scan in Markdown: verdict, table of all images and severities, details of each.
* @param maxDetails characters of details; what is beyond is counted instead of listed
*/
function scanMarkdown(report, maxDetails = MAX_DETAIL_CHARACTERS) {
	return `${[
		`# ${report.reasons.length === 0 ? "Scan passed" : "Scan failed"}`,
		...bullets(report.reasons),
		...report.warnings.length > 0 ? ["**Worth knowing**", ...bullets(report.warnings)] : [],
		overview$1(report.judged),
		...report.scanner === void 0 ? [] : [knowledge$1(report.scanner)],
		...detailBlocks(report.judged, maxDetails)
	].join("\n\n")}\n`;
}
function bullets(sentences) {
	return sentences.length === 0 ? [] : [sentences.map((each) => `- ${plain(each)}`).join("\n")];
}
function overview$1(judged) {
	const head = [
		"Image",
		...SEVERITIES.map((each) => each.toLowerCase()),
		"new",
		"fixed",
		"ignored",
		"Java"
	];
	const rows = judged.map(({ result, comparison }) => {
		const title = code(titleOf(result));
		if (!isComplete(result)) return [
			title,
			"**not scanned**",
			...head.slice(2).map(() => "–")
		];
		const numbers = countSeverities(result.findings.filter(counts));
		const ignored = result.findings.filter((each) => !counts(each)).length;
		return [
			title,
			...SEVERITIES.map((each) => String(numbers[each])),
			comparison.hasEarlier ? String(comparison.added.length) : `${comparison.added.length} (first scan)`,
			String(comparison.fixed.length),
			String(ignored),
			cell(javaWords(result.java))
		];
	});
	return table(head, rows);
}
function javaWords(java) {
	return java === void 0 ? "–" : `${java.version ?? "unknown"}${java.version === void 0 ? "" : `, ${java.status}`}`;
}
function knowledge$1({ version, databases }) {
	const { vulnerabilities, java } = databases;
	const age = (database) => `of ${database.updatedAt}, ${formatDuration(database.ageMs)} old`;
	const jars = java === void 0 ? "no Java database" : `Java database ${age(java)}`;
	return `Trivy ${plain(version)}; vulnerability database ${age(vulnerabilities)}; ${jars}.`;
}
function detailBlocks(judged, maxCharacters) {
	const blocks = [];
	let length = 0;
	for (const each of judged) {
		const block = detailBlock(each);
		length += block.length;
		if (length > maxCharacters) {
			blocks.push(`Details of ${countOf(judged.length - blocks.length, "image")} are left out here.`);
			break;
		}
		blocks.push(block);
	}
	return blocks;
}
function detailBlock({ result, comparison }) {
	if (!isComplete(result)) return details(`${titleOf(result)}: not scanned`, plain(result.reason));
	const added = new Set(comparison.added);
	const rows = result.findings.map((finding) => [
		finding.url === void 0 ? plain(finding.id) : `[${plain(finding.id)}](<${encodeURI(finding.url)}>)`,
		finding.severity.toLowerCase(),
		code(finding.package),
		plain(finding.version),
		plain(finding.fixedVersion ?? "–"),
		stateOf(finding, added),
		plain(originWords(finding.origins))
	]);
	const head = [
		"Vulnerability",
		"severity",
		"package",
		"version",
		"fixed in",
		"state",
		"seen in"
	];
	const fixed = comparison.fixed.map(({ id, package: name }) => `- fixed: ${plain(id)} in ${code(name)}`);
	const parts = [rows.length > 0 ? table(head, rows) : `No vulnerability is known in its ${countOf(result.packages.length, "package")}.`, ...fixed.length > 0 ? [fixed.join("\n")] : []];
	return details(`${titleOf(result)}: ${countOf(result.findings.length, "finding")}`, parts.join("\n\n"));
}
function stateOf(finding, added) {
	if (finding.ignored !== void 0) return plain(`ignored: ${finding.ignored.reason}`);
	return added.has(finding) ? "**new**" : "known";
}

// src/scan/cyclonedx.ts
/** An exception in the ignore file is nobody's proof that a thing is not affected. */
const ANALYSIS = {
	vex: "not_affected",
	"ignore-file": "in_triage"
};
/**
* CycloneDX 1.6 of one image: every package that was seen, and its vulnerabilities with what is ignored.
* Source: https://cyclonedx.org/docs/1.6/json/
*/
function scanCycloneDx(scan, scanner) {
	const components = scan.packages.map(({ name, version, purl }) => ({
		type: "library",
		"bom-ref": referenceOf(name, version, purl),
		name,
		version,
		...purl === void 0 ? {} : { purl }
	}));
	const content = {
		components,
		findings: scan.findings,
		name: scan.name,
		digest: scan.digest
	};
	const known = new Set(components.map((each) => each["bom-ref"]));
	return {
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		serialNumber: serialNumberOf(hashOf(JSON.stringify(content), "sha256")),
		version: 1,
		metadata: {
			timestamp: scan.finishedAt,
			tools: { components: [{
				type: "application",
				name: "trivy",
				version: scanner.version
			}] },
			component: {
				type: "container",
				name: scan.name,
				...scan.digest === void 0 ? {} : { version: scan.digest }
			}
		},
		components,
		vulnerabilities: scan.findings.map((finding) => vulnerabilityOf(finding, known))
	};
}
function vulnerabilityOf(finding, known) {
	const { id, url, severity, severitySource, title, fixedVersion, ignored } = finding;
	const reference = referenceOf(finding.package, finding.version, finding.purl);
	return {
		id,
		...url === void 0 ? {} : { source: { url } },
		ratings: [{
			severity: severity.toLowerCase(),
			...severitySource === void 0 ? {} : { source: { name: severitySource } }
		}],
		description: title,
		...fixedVersion === void 0 ? {} : { recommendation: `Upgrade ${finding.package} to ${fixedVersion}` },
		...ignored === void 0 ? {} : { analysis: {
			state: ANALYSIS[ignored.by],
			detail: ignored.reason
		} },
		affects: known.has(reference) ? [{ ref: reference }] : []
	};
}
function referenceOf(name, version, purl) {
	return purl ?? `${name}@${version}`;
}

// src/scan/html-page.ts
const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2128;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #c9d1d9;padding:.3rem .6rem;text-align:left;vertical-align:top}
th{background:#f0f3f6}td.number{text-align:right}code{overflow-wrap:anywhere}
.failed,.CRITICAL{background:#ffe3e0}.HIGH{background:#fff0dc}.passed{background:#ddf4e4}.quiet{color:#59636e}
h1{padding:.3rem .6rem}details{margin:.6rem 0;border:1px solid #c9d1d9;padding:.3rem .8rem}summary{cursor:pointer;font-weight:600}
@media(prefers-color-scheme:dark){body{background:#12161c;color:#dfe6ee}th{background:#22272e}.failed,.CRITICAL{background:#5c1f1a}.HIGH{background:#5b3a10}.passed{background:#12451f}.quiet{color:#9aa5b1}a{color:#79b8ff}}
`;
/** The scan as one self-contained page: table of all images and severities, each with its findings below. */
function scanPage(report) {
	const passed = report.reasons.length === 0;
	const verdict = passed ? "Scan passed" : "Scan failed";
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${verdict}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<h1 class="${passed ? "passed" : "failed"}">${verdict}</h1>
${sentences(report.reasons)}${sentences(report.warnings)}
${overview(report.judged)}
${knowledge(report)}
${report.judged.map((each, index) => detail(each, index))}
</body>
</html>
`.toString();
}
function sentences(list) {
	return list.length === 0 ? void 0 : html`<ul>${list.map((each) => html`<li>${each}</li>`)}</ul>`;
}
function overview(judged) {
	return html`<table>
<caption>${countOf(judged.length, "image")}, each platform by itself</caption>
<thead><tr><th scope="col">Image</th>${SEVERITIES.map((each) => html`<th scope="col">${each.toLowerCase()}</th>`)}<th scope="col">new</th><th scope="col">fixed</th><th scope="col">Java</th></tr></thead>
<tbody>${judged.map(row)}</tbody>
</table>`;
}
function row({ result, comparison }, index) {
	const name = html`<th scope="row"><a href="#image-${index}"><code>${titleOf(result)}</code></a></th>`;
	if (!isComplete(result)) return html`<tr>${name}<td colspan="8" class="failed">not scanned: ${result.reason}</td></tr>\n`;
	const numbers = countSeverities(result.findings.filter(counts));
	const cells = SEVERITIES.map((each) => {
		const style = numbers[each] > 0 ? `number ${each}` : "number";
		return html`<td class="${style}">${numbers[each]}</td>`;
	});
	const { java } = result;
	const javaText = java === void 0 ? "–" : `${java.version ?? "unknown"} (${java.status})`;
	return html`<tr>${name}${cells}<td class="number">${comparison.added.length}</td><td class="number">${comparison.fixed.length}</td><td>${javaText}</td></tr>\n`;
}
function knowledge({ scanner: { version, sha256, databases } }) {
	const { vulnerabilities, java } = databases;
	return html`<p class="quiet">Trivy ${version}, SHA-256 <code>${sha256}</code>. Vulnerability database of ${vulnerabilities.updatedAt}, ${formatDuration(vulnerabilities.ageMs)} old, SHA-256 <code>${vulnerabilities.sha256}</code>. ${java === void 0 ? "No Java database." : `Java database of ${java.updatedAt}, ${formatDuration(java.ageMs)} old.`}</p>`;
}
function detail({ result, comparison }, index) {
	if (!isComplete(result)) return html`<details id="image-${index}" open><summary>${titleOf(result)}: not scanned</summary><p>${result.reason}</p></details>\n`;
	const added = new Set(comparison.added);
	return html`<details id="image-${index}"><summary>${titleOf(result)}: ${countOf(result.findings.length, "finding")}</summary>
${facts(result)}
${result.findings.length > 0 && findingTable(result.findings, added)}
${sentences(comparison.fixed.map(({ id, package: name }) => `Fixed since the scan before: ${id} in ${name}`))}
</details>
`;
}
function facts({ digest, os, endOfLife, packages, java }) {
	return html`<p><code>${digest ?? "no digest"}</code>, ${os ?? "no operating system"}${endOfLife ? ", which gets no security updates any more" : ""}, ${countOf(packages.length, "package")}. ${java !== void 0 && `${java.because}.`}</p>`;
}
function findingTable(findings, added) {
	return html`<table>
<thead><tr><th scope="col">Vulnerability</th><th scope="col">Severity</th><th scope="col">Package</th><th scope="col">Version</th><th scope="col">Fixed in</th><th scope="col">State</th><th scope="col">Seen in</th></tr></thead>
<tbody>${findings.map((finding) => findingRow(finding, added.has(finding)))}</tbody>
</table>`;
}
function findingRow(finding, isNew) {
	const { id, url, title, severity, ignored } = finding;
	const link = url === void 0 ? id : html`<a href="${url}" rel="noreferrer">${id}</a>`;
	const state = ignored === void 0 ? isNew ? "new" : "known" : `ignored: ${ignored.reason}`;
	return html`<tr><td>${link}<br>${title}</td><td class="${severity}">${severity.toLowerCase()}</td><td><code>${finding.package}</code></td><td>${finding.version}</td><td>${finding.fixedVersion ?? "–"}</td><td>${state}</td><td>${originWords(finding.origins)}</td></tr>\n`;
}

// src/scan/sarif.ts
/** What code scanning shows; its own severity is a number out of CVSS's ranges. */
const LEVEL = {
	CRITICAL: {
		level: "error",
		score: "9.5"
	},
	HIGH: {
		level: "error",
		score: "8.0"
	},
	MEDIUM: {
		level: "warning",
		score: "5.5"
	},
	LOW: {
		level: "note",
		score: "2.0"
	},
	UNKNOWN: {
		level: "note",
		score: "0.0"
	}
};
/**
* All findings in SARIF 2.1.0, whatever the gate thinks of them; ignored ones as suppressed. A failed scan is a
* notification of an invocation that did not succeed.
* Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
*/
function scanSarif({ scanner, judged }) {
	const all = judged.flatMap((each) => isComplete(each.result) ? each.result.findings : []);
	const rules = [...new Map(all.map((finding) => [finding.id, finding]))].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, finding]) => ruleOf(finding));
	const failed = judged.flatMap(({ result }) => isComplete(result) ? [] : [`${titleOf(result)} could not be scanned: ${result.reason}`]);
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "Trivy",
				version: scanner.version,
				informationUri: "https://github.com/aquasecurity/trivy",
				rules
			} },
			invocations: [{
				executionSuccessful: failed.length === 0,
				toolExecutionNotifications: failed.map((text) => ({
					level: "error",
					message: { text }
				}))
			}],
			results: judged.flatMap(resultsOf)
		}]
	};
}
function ruleOf({ id, title, url, severity }) {
	const { level, score } = LEVEL[severity];
	return {
		id,
		shortDescription: { text: title === "" ? id : title },
		...url === void 0 ? {} : { helpUri: url },
		defaultConfiguration: { level },
		properties: {
			"security-severity": score,
			tags: [
				"security",
				"vulnerability",
				severity
			]
		}
	};
}
function resultsOf({ result, comparison }) {
	if (!isComplete(result)) return [];
	const added = new Set(comparison.added);
	const title = titleOf(result);
	return result.findings.map((finding) => ({
		ruleId: finding.id,
		level: LEVEL[finding.severity].level,
		message: { text: messageOf(finding, title) },
		locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(result.name) } } }],
		partialFingerprints: { "kafkaNativeScan/v1": hashOf([
			title,
			finding.id,
			finding.package
		].join("\n"), "sha256") },
		...comparison.hasEarlier && counts(finding) ? { baselineState: added.has(finding) ? "new" : "unchanged" } : {},
		...finding.ignored === void 0 ? {} : { suppressions: [{
			kind: "external",
			justification: finding.ignored.reason
		}] }
	}));
}
function messageOf({ id, package: name, version, fixedVersion }, title) {
	return `${id} in ${name} ${version} of ${title}; ${fixedVersion === void 0 ? "no fixed version is known" : `fixed in ${fixedVersion}`}.`;
}
/** Code scanning wants a relative path; an image has none, so its name stands for one. */
function uriOf(name) {
	return name.split("/").filter((part) => part !== "" && part !== "..").map(encodeURIComponent).join("/");
}

// src/scan/statement.ts
/** Where Trivy's databases come from, as a name and not as an address: a mirror may have served them. */
const DATABASE_URI = "pkg:oci/trivy-db?repository_url=ghcr.io/aquasecurity/trivy-db";
/** The vulns predicate of one scan that was made. */
function vulnerabilitiesOf(scan, scanner) {
	const { vulnerabilities } = scanner.databases;
	return {
		scanner: {
			uri: `pkg:github/aquasecurity/trivy@v${scanner.version}`,
			version: scanner.version,
			db: {
				uri: DATABASE_URI,
				version: vulnerabilities.sha256,
				lastUpdate: vulnerabilities.updatedAt
			},
			result: scan.findings.filter(counts).map((finding) => ({
				id: finding.id,
				severity: [{
					method: finding.severitySource ?? "trivy",
					score: finding.severity
				}],
				annotations: [{
					package: finding.package,
					version: finding.version,
					origins: finding.origins
				}]
			}))
		},
		metadata: {
			scanStartedOn: scan.startedAt,
			scanFinishedOn: scan.finishedAt
		},
		scan: {
			...scan,
			trivy: {
				sha256: scanner.sha256,
				from: scanner.from
			},
			packages: [...scan.packages],
			findings: scan.findings.map((finding) => ({
				...finding,
				origins: [...finding.origins]
			}))
		}
	};
}

// src/pipeline/scan-files.ts
/** Writes result and reports; those of an earlier run are replaced. */
async function writeScanFiles(dir, report) {
	const files = {
		json: join(dir, "scan.json"),
		sarif: join(dir, "scan.sarif"),
		markdown: join(dir, "scan.md"),
		html: join(dir, "scan.html"),
		cyclonedx: join(dir, "cyclonedx")
	};
	const results = report.judged.map(({ result }) => result);
	const content = {
		format: SCAN_FORMAT,
		scanner: report.scanner,
		targets: results
	};
	await rm(files.cyclonedx, {
		recursive: true,
		force: true
	});
	await writeFileAtomic(files.json, stableJson(content));
	await writeFileAtomic(files.sarif, stableJson(scanSarif(report)));
	await writeFileAtomic(files.markdown, scanMarkdown(report));
	await writeFileAtomic(files.html, scanPage(report));
	for (const result of results.filter(isComplete)) {
		const file = join(files.cyclonedx, `${slugOf(result)}.cdx.json`);
		await writeFileAtomic(file, stableJson(scanCycloneDx(result, report.scanner)));
	}
	return files;
}
/**
* One statement for each digest that was scanned. Where a scan could not be made, that of an earlier run is
* removed: old evidence must not stand in for a scan that failed.
*/
async function writeScanEvidence(dir, { judged, scanner }) {
	for (const { result } of judged) {
		if (result.digest === void 0) continue;
		const subject = {
			name: result.name,
			digest: { sha256: result.digest.replace(/^sha256:/, "") }
		};
		if (isComplete(result)) {
			const statement = createStatement(subject, "vulnerabilities", vulnerabilitiesOf(result, scanner));
			await writeEvidence(dir, statement);
		} else await rm(join(dir, fileNameOf({
			_type: STATEMENT_TYPE,
			subject: [subject],
			predicateType: VULNERABILITIES,
			predicate: {},
			_type: STATEMENT_TYPE
		})), { force: true });
	}
}
function slugOf(result) {
	const title = titleOf(result);
	return `${title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80)}-${hashOf(title, "sha256").slice(0, 8)}`;
}

// src/io/registry.ts
/** Far above any manifest or list of tags. */
const MAX_BYTES = 4 * 1024 ** 2;
const MAX_PAGES = 100;
const tagList = looseObject({ tags: array(string()).nullish() });
/** Retries where a registry is busy or says "not now"; patience can be shortened. */
function openRegistry(host, patience = {}) {
	const read = createReader(host, {
		...PATIENCE,
		...patience
	});
	return {
		async manifest(image) {
			const { bytes, headers } = await read(image, `manifests/${image.digest ?? image.tag ?? "latest"}`);
			const digest = `sha256:${hashOf(bytes, "sha256")}`;
			if (image.digest !== void 0 && image.digest !== digest) throw new DownloadError("checksum", `${image.registry} gives another manifest for ${image.digest}.`);
			const text = bytes.toString("utf8");
			const json = jsonOf(text, image);
			const declared = looseObject({ mediaType: string() }).safeParse(json);
			return {
				digest,
				mediaType: declared.success ? declared.data.mediaType : headers.get("content-type") ?? "",
				text,
				json
			};
		},
		async blob(image, digest, maxBytes) {
			const { bytes } = await read(image, `blobs/${digest}`, maxBytes);
			if (`sha256:${hashOf(bytes, "sha256")}` === digest) return bytes;
			throw new DownloadError("checksum", `${image.registry} gives another blob for ${digest}.`);
		},
		async tags(image) {
			const tags = [];
			let path = "tags/list?n=1000";
			for (let page = 0; path !== void 0; page += 1) {
				if (page === MAX_PAGES) throw new DownloadError("too-large", `${image.path} has too many tags to list.`);
				const { bytes, headers } = await read(image, path);
				tags.push(...tagList.parse(jsonOf(bytes.toString("utf8"), image)).tags ?? []);
				path = /<([^>]+)>;\s*rel="?next"?/.exec(headers.get("link") ?? "")?.[1];
			}
			return tags;
		}
	};
}
/** Reads below a repository, with the token that it gives to everybody, which is asked for once. */
function createReader(host, limits) {
	const tokens = /* @__PURE__ */ new Map();
	return async (image, path, maxBytes = MAX_BYTES) => {
		const url = new URL(path, `${originOf(image.registry)}/v2/${image.path}/`).href;
		const scope = `${image.registry}/${image.path}`;
		return await withRetries(host, url, limits, async () => {
			const known = tokens.get(scope);
			const response = await ask(host, url, known, limits);
			if (response.status !== 401 || known !== void 0) return await replyOf(url, response, maxBytes);
			await response.body?.cancel();
			tokens.set(scope, await anonymousToken(host, response, image.path, limits));
			return await replyOf(url, await ask(host, url, tokens.get(scope), limits), maxBytes);
		});
	};
}
async function ask(host, url, bearer, limits) {
	const headers = {
		accept: MANIFESTS,
		...bearer === void 0 ? {} : { authorization: `Bearer ${bearer}` }
	};
	let challenge;
	const watching = {
		...host,
		async fetch(input, init) {
			const response = await host.fetch(input, init);
			if (response.status === 401) challenge = response;
			return response;
		}
	};
	try {
		return (await get(watching, url, headers, limits)).response;
	} catch (error) {
		if (challenge !== void 0) return challenge;
		throw error;
	}
}
async function replyOf(url, response, maxBytes = MAX_BYTES) {
	if (response.status === 401) {
		await response.body?.cancel();
		throw new DownloadError("refused", `${url} is not given out without a login (401).`, { hint: "Only public images are read, since no login is handed to the scanner; scan a docker save file or an OCI layout instead." });
	}
	const pieces = [];
	let length = 0;
	try {
		for await (const piece of response.body ?? []) {
			length += piece.length;
			if (length > maxBytes) throw new DownloadError("too-large", `${url} is larger than expected.`);
			pieces.push(piece);
		}
	} catch (error) {
		if (error instanceof DownloadError) throw error;
		throw new Interrupted("the connection broke off", true);
	}
	return {
		bytes: Buffer.concat(pieces),
		headers: response.headers
	};
}
/** What a public registry hands to everybody who asks. Source: https://distribution.github.io/distribution/spec/auth/token/ */
async function anonymousToken(host, response, path, limits) {
	const challenge = response.headers.get("www-authenticate") ?? "";
	const from = tokenService(challenge);
	if (from === void 0) throw new DownloadError("refused", `${response.url} asks for a login of an unknown kind.`);
	const { realm, service } = from;
	const url = new URL(realm);
	if (service !== void 0) url.searchParams.set("service", service);
	url.searchParams.set("scope", `repository:${path}:pull`);
	const { bytes } = await replyOf(url.href, (await get(host, url.href, {}, limits)).response);
	const parsed = tokenAnswer.safeParse(jsonOf(bytes.toString("utf8"), { registry: url.host }));
	if (parsed.success) return parsed.data;
	throw new DownloadError("content", `${url.origin} does not answer with a token.`);
}
function jsonOf(text, { registry }) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new DownloadError("content", `${registry} does not answer with JSON.`, { cause: error });
	}
}

// src/io/tar-texts.ts
var import_tar_stream = require_tar_stream();
const MAX_UNPACKED = 64 * 1024 ** 2;
/** The texts of those files of a `.tar.gz` in memory whose names match, by name. Bounded; nothing is written. */
async function textsInTarGz(archive, matches) {
	const tar = (0, import_tar_stream.extract)();
	const source = pipeline(Readable.from([archive]), createGunzip(), tar);
	source.catch(() => {});
	const found = /* @__PURE__ */ new Map();
	let length = 0;
	for await (const entry of tar) {
		const pieces = [];
		for await (const piece of entry) {
			length += piece.length;
			if (length > MAX_UNPACKED) throw new Error("there is more in the archive than can be read");
			if (matches(entry.header.name)) pieces.push(piece);
		}
		if (entry.header.type === "file" && matches(entry.header.name)) found.set(entry.header.name, Buffer.concat(pieces).toString("utf8"));
	}
	await source;
	return found;
}

// src/scan/image-sbom.ts
const manifest = looseObject({ layers: array(looseObject({
	mediaType: string(),
	digest: string(),
	size: number()
})) });
const bom = looseObject({ components: array(looseObject({
	name: string(),
	version: string().optional()
})) });
/** An SBOM is copied in by itself, so its layer is small; the layers of programs need not be fetched again. */
const MAX_LAYER_BYTES = 4 * 1024 ** 2;
/**
* The version of the JDK as the CycloneDX SBOM in an image names it. Trivy drops this component: it has no
* package URL, and no database knows it.
* @returns undefined where there is no such SBOM, or the image is of a kind whose layers are not read here
*/
async function jdkOfImage(host, target) {
	const read = reader(host, target);
	if (read === void 0 || target.digest === void 0) return void 0;
	const parsed = manifest.safeParse(JSON.parse(textOf(await read(target.digest))));
	if (!parsed.success) return void 0;
	const layers = parsed.data.layers.filter(({ mediaType, size }) => /gzip$/.test(mediaType) && size <= MAX_LAYER_BYTES);
	for (const { digest } of layers.toReversed()) {
		const texts = await textsInTarGz(await read(digest), (name) => name.endsWith(".cdx.json"));
		for (const text of texts.values()) {
			const version = jdkOfSbom(text);
			if (version !== void 0) return version;
		}
	}
}
/** The version of the component `OpenJDK` of a CycloneDX document. */
function jdkOfSbom(text) {
	const parsed = bom.safeParse(parse(text));
	return parsed.success ? parsed.data.components.find(({ name }) => /^(open)?jdk$/i.test(name))?.version : void 0;
}
function reader(host, { source, reference }) {
	if (source.kind === "layout") return async (digest) => await readFile(join(source.path, "blobs", ...digest.split(":")));
	if (source.kind !== "registry") return void 0;
	const image = parseImageReference(reference);
	const registry = openRegistry(host);
	return async (digest) => digest === image.digest ? Buffer.from((await registry.manifest(image)).text) : await registry.blob(image, digest, MAX_LAYER_BYTES);
}
function textOf(bytes) {
	return Buffer.from(bytes).toString("utf8");
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// catalogue/scan/java-updates.json
var java_updates_default = {
	asOf: "2026-11-23",
	source: "OpenJDK's quarterly updates; newest seen in the Maven metadata of Oracle GraalVM and GraalVM Community",
	lines: {
		"17": { "newest": "17.0.21" },
		"21": { "newest": "21.0.13" },
		"22": {
			"newest": "22.0.2",
			"endedOn": "2024-09-17"
		},
		"23": {
			"newest": "23.0.2",
			"endedOn": "2025-03-18"
		},
		"24": {
			"newest": "24.0.2",
			"endedOn": "2025-09-16"
		},
		"25": { "newest": "25.0.5" }
	}
};

// src/scan/java-line.ts
const updates = strictObject({
	asOf: date(),
	source: string(),
	lines: record(string(), strictObject({
		newest: string(),
		endedOn: date().optional()
	}))
}).parse(java_updates_default);
/** OpenJDK has an update every three months; a table older than this has missed one. */
const TABLE_VALID_DAYS = 100;
/**
* Judges a Java version against the newest security update of its line, by the table
* `catalogue/scan/java-updates.json`; Trivy has no such knowledge of what is compiled into a binary.
* @param version such as `21.0.2`, `25.0.5.0.3` or `jdk-21.0.2+13`; undefined where nothing tells it
*/
function judgeJava(version, now) {
	const numbers = version === void 0 ? void 0 : /\d+(\.\d+)*/.exec(version)?.[0];
	if (version === void 0 || numbers === void 0) return {
		version,
		status: "unknown",
		because: "Nothing tells which Java is inside"
	};
	const line = numbers.split(".")[0] ?? "";
	const known = updates.lines[line];
	if (known === void 0) return {
		version,
		status: "unknown",
		because: `The Java line ${line} is not in the table of ${updates.asOf}`
	};
	if (known.endedOn !== void 0) return {
		version,
		status: "ended",
		because: `Java ${line} has had no updates since ${known.endedOn}`
	};
	if (compareUpdates(numbers, known.newest) < 0) return {
		version,
		status: "behind",
		because: `The newest security update of Java ${line} is ${known.newest}`
	};
	if ((now.getTime() - Date.parse(updates.asOf)) / 864e5 > TABLE_VALID_DAYS) return {
		version,
		status: "unknown",
		because: `It is not older than ${known.newest}, but the table of updates is from ${updates.asOf}`
	};
	return {
		version,
		status: "current",
		because: `The newest security update of Java ${line} is ${known.newest}`
	};
}
/** Orders `21.0.2` before `21.0.13`; parts beyond the second's length count as more. */
function compareUpdates(a, b) {
	const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
	for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
		const difference = (left[i] ?? 0) - (right[i] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

// src/scan/kafka-sbom.ts
/**
* CycloneDX 1.6 of the jars that a native Kafka of this release is compiled from: those that a broker can
* reach. Made for images that carry no SBOM of their own; the same release gives the same bytes.
* Source: https://cyclonedx.org/docs/1.6/json/
*/
function kafkaSbom(catalogue) {
	const root = `pkg:generic/kafka.Kafka@${catalogue.kafkaVersion}`;
	const components = catalogue.jars.filter(({ broker }) => broker).map((jar) => {
		const { groupId: group, artifactId: name, version } = artifactOf(jar);
		return mavenLibrary({
			group,
			name,
			version
		}, jar.sha256);
	}).toSorted((a, b) => a.purl < b.purl ? -1 : 1);
	return {
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		serialNumber: serialNumberOf(hashOf(JSON.stringify(catalogue), "sha256")),
		version: 1,
		metadata: { component: {
			type: "application",
			"bom-ref": root,
			name: "kafka.Kafka",
			version: catalogue.kafkaVersion
		} },
		components,
		dependencies: [{
			ref: root,
			dependsOn: components.map(({ purl }) => purl)
		}]
	};
}

// src/scan/trivy-report.ts
const identifier = looseObject({
	PURL: string().optional(),
	BOMRef: string().optional()
});
const vulnerability = looseObject({
	VulnerabilityID: string().min(1),
	PkgName: string(),
	InstalledVersion: string().default(""),
	FixedVersion: string().optional(),
	PkgIdentifier: identifier.optional(),
	Severity: _enum(SEVERITIES).catch("UNKNOWN"),
	SeveritySource: string().optional(),
	Title: string().optional(),
	PrimaryURL: string().optional()
});
const suppressed = looseObject({
	Type: string(),
	Status: string(),
	Statement: string().default(""),
	Finding: unknown()
});
const result = looseObject({
	Packages: array(looseObject({
		Name: string(),
		Version: string().default(""),
		Release: string().default(""),
		Epoch: number().default(0),
		Identifier: identifier.optional()
	})).default([]),
	Vulnerabilities: array(vulnerability).default([]),
	ExperimentalModifiedFindings: array(suppressed).default([])
});
const report = looseObject({
	SchemaVersion: literal(2),
	Trivy: looseObject({ Version: string() }).optional(),
	ArtifactName: string(),
	ArtifactType: string(),
	Metadata: looseObject({
		OS: looseObject({
			Family: string(),
			Name: string().optional(),
			EOSL: boolean().optional()
		}).optional(),
		ImageID: string().optional(),
		ImageConfig: looseObject({
			architecture: string().optional(),
			os: string().optional(),
			config: looseObject({
				Env: array(string()).nullish(),
				Labels: record(string(), string()).nullish()
			}).optional()
		}).optional()
	}).optional(),
	Results: array(result).nullish()
});
/**
* Reads Trivy's JSON report (schema 2).
* @param origin of what is seen in files that are no SBOM themselves
* @throws Error with one sentence: a report that cannot be read is a scan that was not made
*/
function parseTrivyReport(text, origin) {
	if (text.trim() === "") throw new Error("Trivy wrote nothing");
	const parsed = report.safeParse(parseJson(text));
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new Error(`Trivy's report is not as expected at ${issue?.path.join(".")}: ${issue?.message}`);
	}
	const { Metadata: metadata, Results } = parsed.data;
	const results = Results ?? [];
	const config = metadata?.ImageConfig;
	return {
		findings: mergeFindings(...results.map((each) => findingsOf(each, origin))),
		packages: mergePackages(...results.map(packagesOf)),
		endOfLife: metadata?.OS?.EOSL ?? false,
		env: Object.fromEntries((config?.config?.Env ?? []).map(splitVariable)),
		labels: config?.config?.Labels ?? {},
		...metadata?.OS === void 0 ? {} : { os: `${metadata.OS.Family} ${metadata.OS.Name ?? ""}`.trim() },
		...config?.os === void 0 ? {} : { platform: `${config.os}/${config.architecture ?? ""}` },
		...metadata?.ImageID === void 0 ? {} : { imageId: metadata.ImageID }
	};
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Error(`Trivy's report is no JSON: ${messageOf$1(error)}`);
	}
}
function packagesOf({ Packages }) {
	return Packages.map(({ Name, Version, Release, Epoch, Identifier }) => ({
		name: Name,
		version: `${Epoch === 0 ? "" : `${Epoch}:`}${Version}${Release === "" ? "" : `-${Release}`}`,
		purl: Identifier?.PURL
	}));
}
function findingsOf(seen, origin) {
	const open = seen.Vulnerabilities.map((each) => findingOf(each, origin));
	const closed = seen.ExperimentalModifiedFindings.flatMap(({ Type, Status, Statement, Finding }) => {
		const parsed = vulnerability.safeParse(Finding);
		if (Type !== "vulnerability" || !parsed.success) return [];
		const reason = Statement === "" ? Status : `${Status}: ${Statement}`;
		return [{
			...findingOf(parsed.data, origin),
			ignored: {
				by: "vex",
				reason
			}
		}];
	});
	return [...open, ...closed];
}
function findingOf(each, origin) {
	const inSbom = origin === "image" && each.PkgIdentifier?.BOMRef !== void 0;
	return {
		id: each.VulnerabilityID,
		package: each.PkgName,
		version: each.InstalledVersion,
		purl: each.PkgIdentifier?.PURL,
		severity: each.Severity,
		severitySource: each.SeveritySource,
		fixedVersion: each.FixedVersion === "" ? void 0 : each.FixedVersion,
		title: each.Title ?? "",
		url: webAddress(each.PrimaryURL),
		origins: [inSbom ? "image-sbom" : origin]
	};
}
/** Databases are from outside: an address that a reader may click on is a web address. */
function webAddress(text) {
	return text !== void 0 && URL.canParse(text) && /^https?:/i.test(text) ? text : void 0;
}
function splitVariable(variable) {
	const at = variable.indexOf("=");
	return at < 0 ? [variable, ""] : [variable.slice(0, at), variable.slice(at + 1)];
}

// src/scan/scanner-environment.ts
/**
* The environment of every Trivy process: no token, and neither the user's home nor a Docker login in reach.
* What processes get anyway is `PATH`, locale, proxies and certificates.
* @param engine whether the local Docker engine is asked
*/
async function scannerEnvironment(host, engine = false) {
	const home = join(host.dirs.temp, "scanner-home");
	await mkdir(home, {
		recursive: true,
		mode: 448
	});
	const address = engine ? host.env.DOCKER_HOST : void 0;
	return {
		HOME: home,
		USER: "scanner",
		LOGNAME: "scanner",
		TMPDIR: home,
		DOCKER_CONFIG: home,
		XDG_CONFIG_HOME: home,
		XDG_CACHE_HOME: home,
		XDG_RUNTIME_DIR: home,
		...address === void 0 ? {} : { DOCKER_HOST: address }
	};
}

// src/scan/trivy-run.ts
const WAITS_MS = [
	2e3,
	8e3,
	3e4
];
const MAX_REPORT_BYTES = 256 * 1024 ** 2;
/** What a busy registry or a broken line looks like in Trivy's messages. */
const TRANSIENT = /TOOMANYREQUESTS|too many requests|\b(429|500|502|503|504)\b|timeout|timed out|connection (reset|refused)|unexpected EOF|: EOF|no such host|temporary failure|TLS handshake/i;
/** What Trivy puts before a reason, and what helps nobody. */
const WRAPPERS = /^((run|image scan|filesystem scan|sbom scan|scan|analyze|pipeline|post analysis) error: |scan failed: |failed analysis: )+/;
/** A Trivy run that did not end well; the message says why, in one sentence. */
var TrivyFailure = class extends UserError {
	name = "TrivyFailure";
};
/** Scans one target and answers Trivy's JSON report. Throws a {@link TrivyFailure} where there is none. */
async function scanWithTrivy(host, target, settings) {
	const output = join(host.dirs.temp, `trivy-${randomUUID()}.json`);
	const argv = scanArguments(target, settings, output);
	try {
		const { result, tries } = await runTrivy(host, argv, settings, target.source.kind === "engine");
		return {
			text: await reportOf(output),
			durationMs: result.durationMs,
			tries
		};
	} finally {
		await rm(output, { force: true });
	}
}
/**
* Runs Trivy with an emptied environment, again where a registry was busy.
* @throws TrivyFailure with Trivy's own reason
*/
async function runTrivy(host, args, settings, engine = false) {
	const env = await scannerEnvironment(host, engine);
	const waits = settings.waitsMs ?? WAITS_MS;
	for (let tries = 1;; tries += 1) {
		const result = await host.exec([settings.trivy, ...args], {
			timeoutMs: settings.timeoutMs,
			env
		});
		if (result.exitCode === 0) return {
			result,
			tries
		};
		const reason = result.timedOut ? `it took longer than ${formatDuration(settings.timeoutMs)}` : trivyReason(result);
		const wait = waits[tries - 1];
		if (result.timedOut || wait === void 0 || !TRANSIENT.test(result.stderr)) throw new TrivyFailure(`Trivy failed${tries === 1 ? "" : ` after ${tries} tries`}: ${reason}`);
		host.log.info(`Trivy could not reach what it needs (${reason}); next try in ${formatDuration(wait)}.`);
		await host.clock.sleep(wait, host.signal);
	}
}
function scanArguments(target, settings, output) {
	const { source, reference, platform } = target;
	const common = [
		...[
			"--format",
			"json",
			"--output",
			output,
			"--list-all-pkgs",
			"--scanners",
			"vuln"
		],
		...[
			"--cache-dir",
			settings.cacheDir,
			"--cache-backend",
			"memory"
		],
		...[
			"--skip-db-update",
			"--skip-java-db-update",
			"--offline-scan"
		],
		...[
			"--skip-version-check",
			"--disable-telemetry",
			"--quiet"
		],
		...["--timeout", `${Math.ceil(settings.timeoutMs / 1e3)}s`],
		...settings.vex.flatMap((file) => ["--vex", file]),
		...settings.vex.length > 0 ? ["--show-suppressed"] : []
	];
	const forPlatform = platform === void 0 ? [] : ["--platform", platform];
	switch (source.kind) {
		case "registry": return [
			"image",
			...common,
			...forPlatform,
			"--image-src",
			"remote",
			reference
		];
		case "engine": return [
			"image",
			...common,
			"--image-src",
			"docker",
			reference
		];
		case "layout":
		case "archive": return [
			"image",
			...common,
			"--input",
			reference
		];
		case "rootfs": return [
			"rootfs",
			...common,
			reference
		];
		case "sbom": return [
			"sbom",
			...common,
			reference
		];
	}
}
async function reportOf(path) {
	const size = await stat(path).then((found) => found.size, () => void 0);
	if (size === void 0 || size === 0) throw new TrivyFailure("Trivy ended without an error, but wrote nothing.");
	if (size > MAX_REPORT_BYTES) throw new TrivyFailure("Trivy wrote more than can be read.");
	return await readFile(path, "utf8");
}
/** Trivy's last error line, without its time stamp, colours and trace of wrapped errors. */
function trivyReason({ stderr, exitCode }) {
	const lines = stripColours(stderr).split("\n").map((line) => line.trim()).filter((line) => line !== "");
	const found = lines.findLast((line) => /\b(FATAL|ERROR)\b/.test(line)) ?? lines.at(-1);
	if (found === void 0) return `it ended with exit code ${exitCode} and said nothing.`;
	return [found.replace(/^\S+\s+(FATAL|ERROR)\s+/, "").replace(/^Fatal error\s+/, "").replace(WRAPPERS, ""), ...lines.slice(lines.indexOf(found) + 1).filter((line) => line.startsWith("*"))].join(" ").slice(0, 600);
}
function stripColours(text) {
	return text.replaceAll("\x1B", "").replace(/\[\d+(;\d+)*m/g, "");
}

// src/scan/image-scan.ts
const KAFKA_JAR = /^org\.apache\.kafka:kafka(-clients|-server|_2\.\d+)$/;
/**
* Scans one target. Whatever goes wrong makes a failed scan with its reason, never a clean one.
* @param lastFindings of the scan before, handed on by a scan that failed
*/
async function scanTarget(host, target, settings, lastFindings) {
	const startedAt = host.clock.now().toISOString();
	const { name, platform, digest } = target;
	try {
		return {
			...await look(host, target, settings),
			startedAt,
			finishedAt: host.clock.now().toISOString()
		};
	} catch (error) {
		host.signal.throwIfAborted();
		return {
			status: "failed",
			name,
			...platform === void 0 ? {} : { platform },
			...digest === void 0 ? {} : { digest },
			reason: messageOf$1(error),
			lastFindings: [...lastFindings],
			startedAt,
			finishedAt: host.clock.now().toISOString()
		};
	}
}
async function look(host, target, settings) {
	const isSbom = target.source.kind === "sbom";
	const output = await scanWithTrivy(host, target, settings);
	const report = parseTrivyReport(output.text, isSbom ? "sbom" : "image");
	if (report.packages.length === 0) throw new TrivyFailure("Trivy found no packages in it.");
	demandPlatform(target, report);
	const inside = await lookInside(host, target, report, settings);
	const packages = mergePackages(report.packages, inside?.packages ?? []);
	const java = await javaVersion(host, target, report);
	const platform = target.platform ?? report.platform;
	const digest = target.digest ?? report.imageId;
	return {
		status: "complete",
		name: target.name,
		...platform === void 0 ? {} : { platform },
		...digest === void 0 ? {} : { digest },
		...report.os === void 0 ? {} : { os: report.os },
		endOfLife: report.endOfLife,
		packages,
		findings: mergeFindings(report.findings, inside?.findings ?? []),
		...settings.contents === "kafka" ? { java: judgeJava(java, host.clock.now()) } : {},
		trivyMs: output.durationMs + (inside?.trivyMs ?? 0),
		tries: Math.max(output.tries, inside?.tries ?? 0)
	};
}
/** Trivy takes another platform's image where the asked one is missing from a single manifest. */
function demandPlatform(target, report) {
	const { platform } = report;
	if (target.platform === void 0 || platform === void 0) return;
	if (target.platform === platform || target.platform.startsWith(`${platform}/`)) return;
	throw new TrivyFailure(`It is an image for ${platform}, not for ${target.platform}.`);
}
/**
* A native binary does not tell what it was compiled from. Where Trivy saw neither Kafka's jars nor an SBOM of
* them, the jars of that release are looked up in the catalogue and scanned as an SBOM.
*/
async function lookInside(host, target, report, settings) {
	if (settings.contents === "any") return void 0;
	if (report.packages.some(({ name }) => KAFKA_JAR.test(name))) return void 0;
	if (target.source.kind === "sbom") throw new TrivyFailure("No part of Kafka is in this SBOM.");
	const version = kafkaVersionOf(target, report, settings);
	const catalogue = version === void 0 ? void 0 : await readCatalogue(version);
	if (catalogue === void 0) {
		const known = version === void 0 ? "its Kafka version is not known" : `the catalogue has no Kafka ${version}`;
		throw new TrivyFailure(`Neither Kafka's jars nor an SBOM of them are in it, and ${known}: what is inside cannot be told.`);
	}
	const file = join(host.dirs.temp, `kafka-${randomUUID()}.cdx.json`);
	try {
		await writeFile(file, JSON.stringify(kafkaSbom(catalogue)));
		const sbom = {
			...target,
			reference: file,
			platform: void 0,
			source: {
				kind: "sbom",
				path: file
			}
		};
		const output = await scanWithTrivy(host, sbom, settings);
		const inside = parseTrivyReport(output.text, "catalogue");
		if (inside.packages.length === 0) throw new TrivyFailure("Trivy found no packages in the SBOM of the catalogue.");
		return {
			...inside,
			trivyMs: output.durationMs,
			tries: output.tries
		};
	} finally {
		await rm(file, { force: true });
	}
}
function kafkaVersionOf({ name }, { labels }, { kafkaVersion }) {
	const tagged = /:(\d+\.\d+\.\d+)(-rc\d+)?(@.*)?$/.exec(name)?.[1];
	return kafkaVersion ?? (labels["org.opencontainers.image.version"] || tagged);
}
/** Where a version of the JDK stands: an SBOM, the variable of Temurin's images, the packages of distributions. */
async function javaVersion(host, target, { env, packages }) {
	if (target.source.kind === "sbom") {
		const named = jdkOfSbom(await readFile(target.source.path, "utf8"));
		if (named !== void 0) return named;
	}
	const packaged = packages.find(({ name }) => /^(openjdk-?\d+|temurin-\d+)-(jre|jdk)/.test(name))?.version;
	return env.JAVA_VERSION ?? packaged ?? await jdkOfImage(host, target);
}

// src/scan/scan.ts
/** Scans every target and compares each with the scan before; the order is that of the targets. */
async function scanAll(host, plan) {
	return (await inParallel(plan.targets, plan.parallel, (target) => scanOne(host, target, plan))).flat();
}
async function scanOne(host, target, plan) {
	const before = earlierOf(plan.earlier, target);
	return ("reason" in target ? unresolved(host, target, before) : [await scanTarget(host, target, plan.settings, before[0]?.findings ?? [])]).map((result) => {
		const judged = judge(withIgnores(result, plan, host.clock.now()), plan.earlier);
		logLine(host, judged);
		return judged;
	});
}
/** A target that cannot be found fails once for each platform that it had. */
function unresolved(host, { name, platform, reason }, before) {
	const now = host.clock.now().toISOString();
	return (before.length > 0 ? before : [{
		platform,
		findings: []
	}]).map((each) => ({
		status: "failed",
		name,
		...each.platform === void 0 ? {} : { platform: each.platform },
		reason,
		lastFindings: each.findings,
		startedAt: now,
		finishedAt: now
	}));
}
function withIgnores(result, { ignores }, now) {
	if (!isComplete(result)) return result;
	return {
		...result,
		findings: applyIgnores(result.findings, result.name, ignores, now)
	};
}
function judge(result, earlier) {
	return {
		result,
		comparison: compare(result, earlier)
	};
}
function logLine(host, { result, comparison }) {
	if (!isComplete(result)) host.log.error(`${titleOf(result)}: not scanned. ${result.reason}`);
	else host.log.info(`${titleOf(result)}: ${inWords(result.findings.filter(counts), comparison)}`);
}
function inWords(open, { hasEarlier, added, fixed }) {
	const numbers = countSeverities(open);
	const words = SEVERITIES.filter((each) => numbers[each] > 0).map((each) => `${numbers[each]} ${each}`);
	const news = hasEarlier ? `${added.length} new, ${fixed.length} fixed` : "no earlier scan to compare with";
	return `${words.length === 0 ? "no vulnerability known" : words.join(", ")}; ${news}`;
}
/** What scanned, for the result and the evidence. */
function scannerOf(tool, { vulnerabilities, java }) {
	const { version, sha256, from } = tool;
	return {
		version,
		sha256,
		from,
		databases: java === void 0 ? { vulnerabilities } : {
			vulnerabilities,
			java
		}
	};
}
/** Works through a list with so many at a time; the answers keep the order of the list. */
async function inParallel(items, limit, work) {
	const answers = [];
	let next = 0;
	const worker = async () => {
		for (let index = next; index < items.length; index = next) {
			next += 1;
			const item = items[index];
			if (item !== void 0) answers[index] = await work(item);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return answers;
}
/** `1 target, 3 of 4 scanned`. */
function scannedWords(judged) {
	return `${judged.filter(({ result }) => isComplete(result)).length} of ${countOf(judged.length, "target")} scanned`;
}

// src/pipeline/scan-outcome.ts
function rulesOf(inputs) {
	return {
		failOn: thresholdOf(inputs["fail-on"]),
		failOnNew: thresholdOf(inputs["fail-on-new"]),
		ignoreUnfixed: inputs["ignore-unfixed"],
		failOnOldJava: inputs["fail-on-old-java"]
	};
}
function thresholdOf(input) {
	return SEVERITIES.find((each) => each.toLowerCase() === input);
}
/** What a scan gives to the steps after it, whether one job made it or many. */
function scanOutcome(report, files) {
	const { judged, reasons } = report;
	const complete = judged.flatMap(({ result }) => isComplete(result) ? [result] : []);
	const numbers = countSeverities(complete.flatMap(({ findings }) => findings.filter(counts)));
	const sum = (count) => judged.reduce((total, each) => total + count(each), 0);
	const passed = reasons.length === 0;
	return {
		verdict: passed ? "passed" : "failed",
		message: passed ? `${scannedWords(judged)}, nothing that fails.` : reasons.join("\n"),
		outputs: {
			result: passed ? "passed" : "failed",
			scanned: complete.length,
			"not-scanned": judged.length - complete.length,
			critical: numbers.CRITICAL,
			high: numbers.HIGH,
			medium: numbers.MEDIUM,
			low: numbers.LOW,
			unknown: numbers.UNKNOWN,
			new: sum(({ comparison }) => comparison.added.length),
			fixed: sum(({ comparison }) => comparison.fixed.length),
			...files
		},
		summary: scanMarkdown(report)
	};
}

export { findingKey as C, withoutDigest as S, reaches as T, isComplete as _, runTrivy as a, compare as b, writeScanEvidence as c, gate as d, entryWords as f, readEarlierScan as g, unusedEntries as h, scannerOf as i, writeScanFiles as l, readIgnoreFile as m, scanOutcome as n, scannerEnvironment as o, expiredEntries as p, scanAll as r, openRegistry as s, rulesOf as t, scanMarkdown as u, scanFile as v, rank as w, counts as x, titleOf as y };