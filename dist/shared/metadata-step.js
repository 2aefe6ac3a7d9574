import { o as messageOf, r as UserError } from "./errors.js";
import { t as createStatement } from "./creation.js";
import { c as writeFileAtomic, r as writeEvidence } from "./store.js";
import { r as hashOf } from "./hash.js";
import { a as ENTRY_POINTS, c as SEVERITIES, i as typeEntryOf, l as isAtLeast, o as analyse, r as fixFolder, s as RULES, t as mergeFolders, u as sortFindings } from "./merge-folders.js";
import { A as metadataOfJars, I as concat, M as readFolder, N as UNIFIED_FILE, P as PER_KIND_FILES, i as ClassPath, k as isMetadataFile, o as ARCHITECTURES, t as typeJson } from "./write.js";
import { n as obtain } from "./kafka-distribution.js";
import { join, relative, resolve } from "node:path";
import { readFile, readdir } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";

// src/io/heap.ts
/**
* Keeps the young generation of the heap at the size it has grown to by now. Work that makes millions of
* small objects would let it grow further, to where collecting less often gains nothing: the metadata
* check of a whole class path then peaks at 335 MB instead of 415, and takes no longer (both measured).
*/
function holdYoungGeneration() {
	setFlagsFromString("--semi-space-growth-factor=1");
}

// src/metadata/ignore.ts
/** @throws UserError with file and line where a line is not of that form */
function parseIgnoreFile(file, text) {
	return text.split("\n").flatMap((raw, at) => {
		const line = raw.replace(/^\s*#.*/, "").trim();
		if (line === "") return [];
		const [, rule = "", subject = "", until = "", reason = ""] = /^(\S+)\s+(\S+)\s+until=(\d{4}-\d{2}-\d{2})\s+(\S.*)$/.exec(line) ?? [];
		if (rule === "" || Number.isNaN(Date.parse(until))) throw new UserError(`${file}:${at + 1} is not of the form "rule class until=YYYY-MM-DD reason".`);
		if (rule !== "*" && !Object.hasOwn(RULES, rule)) throw new UserError(`${file}:${at + 1} names the unknown rule "${rule}".`, { hint: `Known rules: ${Object.keys(RULES).sort().join(", ")}.` });
		return [{
			rule,
			subject,
			until,
			reason,
			line: at + 1
		}];
	});
}
/** Takes ignored findings out; a line that has expired or that nothing matches becomes a finding itself. */
function applyIgnored(findings, ignored, today, file) {
	const used = /* @__PURE__ */ new Set();
	const kept = findings.filter((finding) => {
		const match = ignored.find((each) => each.until >= today && covers(each, finding));
		if (match !== void 0) used.add(match);
		return match === void 0;
	});
	const leftovers = ignored.filter((each) => !used.has(each)).map((each) => {
		const expired = each.until < today;
		return {
			rule: "expired-ignore",
			severity: expired ? "warning" : "note",
			confidence: "high",
			subject: each.subject,
			member: each.rule,
			message: expired ? `This exception ended on ${each.until} (${each.reason}).` : `No finding matches this exception any more (${each.reason}).`,
			evidence: { trail: [] },
			place: {
				file,
				line: each.line
			}
		};
	});
	return {
		findings: [...kept, ...leftovers],
		suppressed: findings.length - kept.length
	};
}
function covers({ rule, subject }, finding) {
	return matches(rule, finding.rule) && matches(subject, finding.subject);
}
function matches(pattern, text) {
	const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
	return new RegExp(`^${parts.join(".*")}$`).test(text);
}

// src/metadata/check-metadata.ts
/**
* Says what a metadata lacks for a class path, and what it has too much. Jars are read, never run and
* never unpacked.
* @throws UserError where a folder or the ignore file cannot be read, or no entry point is on the class path
*/
async function checkMetadata(host, options) {
	const started = host.clock.monotonic();
	const ignored = await readIgnored(options.ignoreFile);
	const classPath = ClassPath.open(options.jars);
	try {
		const result = await judge(host, classPath, options, ignored);
		return {
			...result,
			stats: {
				...result.stats,
				durationMs: host.clock.monotonic() - started
			}
		};
	} finally {
		classPath.close();
	}
}
async function judge(host, classPath, options, ignored) {
	const { problems } = classPath;
	const folders = await Promise.all(options.configDirs.map((dir) => readFolder(dir, problems)));
	const bundled = metadataOfJars(classPath);
	holdYoungGeneration();
	const { findings, reachableMethods } = analyse({
		classPath,
		metadata: concat(folders.map(({ metadata }) => metadata)),
		bundled,
		entryPoints: entryPointsOf(classPath, options.entryPoint),
		architectures: options.architectures ?? ARCHITECTURES
	});
	const today = host.clock.now().toISOString().slice(0, 10);
	const applied = applyIgnored(findings, ignored, today, options.ignoreFile ?? "");
	const [first] = folders;
	const fixed = options.fix === true && first !== void 0 ? await writeFix(first, applied.findings) : [];
	return {
		findings: sortFindings(applied.findings),
		problems,
		suppressed: applied.suppressed,
		folder: options.configDirs[0],
		format: first?.format ?? "per-kind",
		fixed,
		stats: {
			jars: classPath.jars.length,
			reachableMethods,
			durationMs: 0
		}
	};
}
function entryPointsOf(classPath, given) {
	const names = given === void 0 ? ENTRY_POINTS : [given];
	const present = names.filter((name) => classPath.has(name.replaceAll(".", "/")));
	if (present.length > 0) return present;
	throw new UserError(`None of the ${classPath.jars.length} jars contains ${names.join(" or ")}.`, { hint: "Name the folder that holds the jars of a Kafka distribution, or another entry point." });
}
async function readIgnored(file) {
	if (file === void 0) return [];
	const text = await readFile(file, "utf8").catch((error) => {
		throw new UserError(`The ignore file ${file} cannot be read: ${messageOf(error)}.`, { cause: error });
	});
	return parseIgnoreFile(file, text);
}
async function writeFix(folder, findings) {
	const wanted = findings.filter(({ severity }) => severity !== "note");
	const files = fixFolder(folder, wanted);
	for (const [name, text] of files) await writeFileAtomic(join(folder.path, name), text);
	return [...files.keys()].sort().map((name) => join(folder.path, name));
}

// src/metadata/report/entry.ts
/** What to add for a finding: the file, and the entry as JSON in that file's format. */
function entryText({ addition }, format) {
	if (addition === void 0) return void 0;
	const file = format === "unified" ? UNIFIED_FILE : PER_KIND_FILES[addition.kind];
	if (addition.kind === "resources") {
		const entry = format === "unified" ? { glob: addition.path } : { pattern: `\\Q${addition.path}\\E` };
		return {
			file,
			json: JSON.stringify(entry)
		};
	}
	const entry = typeJson(format === "unified" ? "type" : "name", typeEntryOf(addition));
	const native = format === "unified" && addition.kind === "jni" ? { jniAccessible: true } : {};
	return {
		file,
		json: JSON.stringify({
			...entry,
			...native
		})
	};
}

// src/metadata/report/sarif.ts
/** SARIF 2.1.0 for GitHub's code scanning; missing entries stand at the file that lacks them. */
function renderSarif(result) {
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "kafka-native check-metadata",
				rules: Object.entries(RULES).map(([id, description]) => ({
					id,
					shortDescription: { text: description },
					properties: { tags: ["native-image", "metadata"] }
				}))
			} },
			results: result.findings.map((finding) => sarifResult(finding, result))
		}]
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}
function sarifResult(finding, result) {
	const { rule, severity, subject, member, message } = finding;
	const what = member === void 0 ? subject : `${subject} ${member}`;
	return {
		ruleId: rule,
		level: severity,
		message: { text: `${what}: ${message}` },
		locations: [{ physicalLocation: {
			artifactLocation: { uri: fileOf(finding, result).replaceAll("\\", "/") },
			region: { startLine: finding.place?.line ?? 1 }
		} }],
		partialFingerprints: { finding: hashOf(`${rule} ${what}`, "sha256").slice(0, 32) },
		properties: {
			confidence: finding.confidence,
			...finding.evidence,
			...entryText(finding, result.format) === void 0 ? {} : { add: entryText(finding, result.format) }
		}
	};
}
/** The metadata file that a finding is about, or that its entry belongs to. */
function fileOf(finding, result) {
	if (finding.place !== void 0) return finding.place.file;
	const entry = entryText(finding, result.format);
	return `${result.folder}/${entry?.file ?? ""}`;
}

// src/metadata/report/annotations.ts
/** GitHub shows ten errors and ten warnings of a step; more would only hide each other. */
const MOST = 10;
/** Puts errors and warnings at the metadata file's line, where a pull request shows it; first what could not be read. */
function annotate(log, result) {
	for (const { message, fatal } of result.problems.slice(0, MOST)) if (fatal) log.error(message);
	else log.warn(message);
	const of = (severity) => result.findings.filter((finding) => finding.severity === severity).slice(0, MOST);
	for (const finding of [...of("error"), ...of("warning")]) {
		const what = finding.member === void 0 ? finding.subject : `${finding.subject} ${finding.member}`;
		const place = {
			title: RULES[finding.rule],
			file: fileOf(finding, result),
			line: finding.place?.line ?? 1
		};
		if (finding.severity === "error") log.error(`${what}: ${finding.message}`, place);
		else log.warn(`${what}: ${finding.message}`, place);
	}
}

// src/metadata/report/json.ts
/** Everything that the check found, for programs. */
function renderJson(result) {
	const findings = result.findings.map(({ addition: _, ...finding }, at) => {
		const original = result.findings[at];
		const add = original === void 0 ? void 0 : entryText(original, result.format);
		return add === void 0 ? finding : {
			...finding,
			add
		};
	});
	const { problems, suppressed, stats } = result;
	return `${JSON.stringify({
		findings,
		problems,
		suppressed,
		stats
	}, null, 2)}\n`;
}

// src/metadata/report/text.ts
/** Findings for a terminal or a log, the gravest first; notes are counted only. */
function renderText(result, from = "warning") {
	return [
		...result.findings.filter(({ severity }) => isAtLeast(severity, from)).map((finding) => block(finding, result)),
		...result.problems.map(({ message }) => `problem: ${message}`),
		summaryLine(result)
	].join("\n");
}
/** `2 errors, 1 warning, 0 notes; 54123 reachable methods in 46 jars`. */
function summaryLine({ findings, stats, problems }) {
	const counts = SEVERITIES.map((severity) => {
		const count = findings.filter((finding) => finding.severity === severity).length;
		return `${count} ${severity}${count === 1 ? "" : "s"}`;
	});
	const unread = problems.filter(({ fatal }) => fatal).length;
	const hole = unread === 0 ? "" : `; ${unread} input${unread === 1 ? "" : "s"} could not be read`;
	return `${counts.join(", ")}${hole}; ${stats.reachableMethods} reachable methods in ${stats.jars} jar${stats.jars === 1 ? "" : "s"}`;
}
function block(finding, result) {
	const { severity, rule, subject, member, message, evidence, place } = finding;
	const lines = [`${severity} ${rule}: ${subject}${member === void 0 ? "" : ` ${member}`}`, `  ${message}`];
	if (place !== void 0) lines.push(`  at ${place.file}:${place.line}`);
	if (evidence.jar !== void 0) lines.push(`  in ${evidence.jar}`);
	if (evidence.configKey !== void 0) lines.push(`  key ${evidence.configKey}`);
	if (evidence.trail.length > 0) lines.push(`  way ${evidence.trail.join(" → ")}`);
	const entry = entryText(finding, result.format);
	if (entry !== void 0) lines.push(`  add to ${entry.file}: ${entry.json}`);
	return `${lines.join("\n")}\n`;
}

// src/metadata/report/markdown.ts
/** A table for a job summary or a comment. */
function renderMarkdown(result, from = "warning") {
	const shown = result.findings.filter(({ severity }) => isAtLeast(severity, from));
	const rows = shown.map((finding) => {
		const { severity, rule, subject, member, message, evidence } = finding;
		const why = evidence.configKey ?? evidence.trail.at(0) ?? evidence.jar ?? "";
		const what = `${code(subject)}${member === void 0 ? "" : `<br>${code(member)}`}`;
		return `| ${severity} | ${RULES[rule]} | ${what} | ${escapeText(message)} | ${why === "" ? "" : code(why)} |`;
	});
	const table = [
		"| Severity | Rule | What | Why it matters | Evidence |",
		"|---|---|---|---|---|",
		...rows
	];
	const entries = shown.flatMap((finding) => entryText(finding, result.format) ?? []);
	const additions = [...new Set(entries.map(({ file }) => file))].sort().flatMap((file) => [
		"",
		`Add to ${code(file)}:`,
		"",
		"```json",
		...entries.filter((entry) => entry.file === file).map(({ json }) => json),
		"```"
	]);
	const problems = result.problems.map(({ message }) => `- ${escapeText(message)}`);
	return [
		"## Reachability metadata",
		"",
		summaryLine(result),
		...problems.length > 0 ? ["", ...problems] : [],
		...rows.length > 0 ? [
			"",
			...table,
			...additions
		] : [],
		""
	].join("\n");
}
function escapeText(text) {
	return text.replace(/[\\`*_|<>[\]]/g, "\\$&").replace(/\s+/g, " ");
}
function code(text) {
	return `<code>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("|", "&#124;")}</code>`;
}

// src/metadata/report/shown-paths.ts
/** Paths inside a folder become relative to it, as code scanning and pull requests know them; others stay. */
function shownFrom(base, result) {
	const shown = (path) => {
		const inside = relative(base, path);
		return inside === "" || inside.startsWith("..") ? path : inside;
	};
	const findings = result.findings.map((finding) => finding.place === void 0 ? finding : {
		...finding,
		place: {
			...finding.place,
			file: shown(finding.place.file)
		}
	});
	return {
		...result,
		findings,
		folder: shown(result.folder)
	};
}

// src/pipeline/metadata-step.ts
const RENDERERS = {
	text: renderText,
	markdown: renderMarkdown,
	json: renderJson,
	sarif: renderSarif
};
/** Gets Kafka, checks the metadata against it, writes the report and the statement. */
async function metadataStep(host, inputs) {
	const [first, ...more] = inputs["config-dir"].map((dir) => resolve(host.dirs.work, dir));
	if (first === void 0) throw new UserError("config-dir names no folder.");
	const distribution = await host.log.group("Kafka", async () => await obtain(host, inputs));
	const result = await check(host, inputs, distribution.libs, [first, ...more]);
	await writeMerged(host, inputs, [first, ...more]);
	const passed = isPassed(result, inputs["fail-on"]);
	const report = await writeReport(host, inputs, result);
	annotate(host.log, result);
	const statement = createStatement(await folderSubject(first), "metadata", evidenceOf(result, distribution, inputs["fail-on"], passed));
	const evidence = await writeEvidence(resolve(host.dirs.work, inputs["evidence-dir"]), statement);
	return {
		verdict: passed ? "passed" : "failed",
		message: `Metadata for Kafka ${distribution.version}: ${summaryLine(result)}`,
		outputs: {
			result: passed ? "passed" : "failed",
			errors: count(result, "error"),
			warnings: count(result, "warning"),
			notes: count(result, "note"),
			fixed: result.fixed.join(","),
			report,
			evidence
		},
		summary: renderMarkdown(result)
	};
}
/** With paths as the user sees them. */
async function check(host, inputs, jars, configDirs) {
	const ignoreFile = inputs["ignore-file"];
	const checked = await checkMetadata(host, {
		jars,
		configDirs,
		entryPoint: inputs["entry-point"],
		ignoreFile: ignoreFile === void 0 ? void 0 : resolve(host.dirs.work, ignoreFile),
		architectures: inputs.architectures,
		fix: inputs.fix
	});
	return shownFrom(host.dirs.work, checked);
}
/** What could not be read fails the check whatever the limit is: nothing is known of it. */
function isPassed(result, failOn) {
	if (result.problems.some(({ fatal }) => fatal)) return false;
	return failOn === "none" || !result.findings.some(({ severity }) => isAtLeast(severity, failOn));
}
async function writeMerged(host, inputs, folders) {
	const into = inputs["merged-dir"];
	if (into === void 0) return;
	const lost = await mergeFolders(folders, resolve(host.dirs.work, into), inputs["merged-format"]);
	for (const what of lost) host.log.warn(what);
}
async function writeReport(host, inputs, result) {
	const text = RENDERERS[inputs.format](result);
	if (inputs.output === void 0) {
		host.log.info(text);
		return "";
	}
	const file = resolve(host.dirs.work, inputs.output);
	await writeFileAtomic(file, text);
	return file;
}
/** The metadata files of a folder, by name and content. */
async function folderSubject(dir) {
	let list = "";
	for (const name of (await readdir(dir)).filter(isMetadataFile).sort()) list += `${hashOf(await readFile(join(dir, name)), "sha256")}  ${name}\n`;
	return {
		name: "reachability metadata",
		digest: { sha256: hashOf(list, "sha256") }
	};
}
function evidenceOf(result, distribution, failOn, passed) {
	return {
		result: passed ? "PASSED" : "FAILED",
		kafka: {
			version: distribution.version,
			distribution: distribution.digest
		},
		failOn,
		complete: !result.problems.some(({ fatal }) => fatal),
		counts: {
			error: count(result, "error"),
			warning: count(result, "warning"),
			note: count(result, "note"),
			ignored: result.suppressed
		},
		findings: result.findings.flatMap(({ rule, severity, subject, member, message }) => severity === "note" ? [] : [{
			rule,
			severity,
			subject,
			...member === void 0 ? {} : { member },
			message
		}])
	};
}
function count(result, wanted) {
	return result.findings.filter(({ severity }) => severity === wanted).length;
}

export { metadataStep as t };