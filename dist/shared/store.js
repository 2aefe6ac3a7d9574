import { t as formatBytes } from "./units.js";
import { i as codeOf, o as messageOf, r as UserError } from "./errors.js";
import { S as _isoDateTime, a as boolean, c as literal, d as object, f as partialRecord, g as tuple, h as string, i as array, l as looseObject, m as strictObject, n as ZodISODateTime, p as record, r as _enum, s as int, t as ZodISODate, u as number, v as unknown, x as _isoDate, y as url } from "./schemas.js";
import { n as stableJson, t as jsonDocuments } from "./json.js";
import { basename, dirname, join, sep } from "node:path";
import { randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";

// src/evidence/issues.ts
/** Schema violations in words: `predicate.suite.checks[3].id: …`, sorted by nothing but their order. */
function describeIssues(error, within = []) {
	return error.issues.map((issue) => {
		const place = placeOf([...within, ...issue.path]);
		const words = issue.message.replace(/^Invalid input: /, "");
		return place === "" ? words : `${place}: ${words}`;
	});
}
function placeOf(path) {
	return path.reduce((place, step) => {
		if (typeof step === "number") return `${place}[${step}]`;
		return place === "" ? String(step) : `${place}.${String(step)}`;
	}, "");
}

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
function date(params) {
	return _isoDate(ZodISODate, params);
}

// src/evidence/statement.ts
/**
* in-toto Statement v1 and the predicates of this project.
* Source: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
*/
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** Prefix of the predicate types that have no standard form. */
const PREDICATE_PREFIX = "https://kafka-native.dev/predicate";
const sha256 = string().regex(/^[0-9a-f]{64}$/, "expected 64 lower-case hexadecimal digits");
const digestSet = object({ sha256 });
/** in-toto ResourceDescriptor, as far as it is used here. */
const resource = object({
	name: string().optional(),
	uri: string().optional(),
	digest: digestSet.optional(),
	annotations: record(string(), unknown()).optional()
});
const subject = object({
	name: string().min(1),
	digest: digestSet
});
/** A statement whose predicate has not been looked at. */
const envelope = object({
	_type: literal(STATEMENT_TYPE),
	subject: array(subject).min(1),
	predicateType: string().min(1),
	predicate: record(string(), unknown())
});

// src/evidence/suite.ts
const milliseconds = number().nonnegative();
const timestamp = datetime();
const checkResult = strictObject({
	/** Unique within its suite. */
	id: string().min(1),
	title: string(),
	area: string().min(1),
	priority: _enum(["P0", "P1"]),
	status: _enum([
		"passed",
		"failed",
		"skipped",
		"not-applicable"
	]),
	durationMs: milliseconds,
	/** Where it ran more than once; it failed where one of them did. */
	runs: strictObject({
		total: int().positive(),
		failed: int().nonnegative()
	}).optional(),
	/** Why it was skipped or is not applicable. */
	reason: string().optional(),
	failure: strictObject({
		message: string(),
		/** Lines of the broker's log around the failure, oldest first. */
		log: array(string()),
		notes: array(string())
	}).optional()
});
const suite = strictObject({
	name: string().min(1),
	startedAt: timestamp,
	durationMs: milliseconds,
	/** False where the run was cut short; the checks that did not run are missing. */
	complete: boolean(),
	/** Where the suite was run in parts: which of them this is, from 1. Together they are judged as one suite. */
	shard: strictObject({
		index: int().positive(),
		count: int().positive()
	}).refine(({ index, count }) => index <= count, "must not be beyond the last").optional(),
	subject: strictObject({
		kind: _enum(["jvm", "native"]),
		form: _enum(["process", "container"]),
		kafkaVersion: string(),
		platform: string(),
		/** Which Java ran it; absent for a native subject. */
		java: string().optional()
	}),
	/** Where it ran. */
	machine: strictObject({
		os: string(),
		cpu: string(),
		cpus: int().positive(),
		memoryBytes: int().positive()
	}).optional(),
	/** What this run left out (native, image, scan, …), why, and the command that would do it. */
	notRun: array(strictObject({
		what: string(),
		reason: string(),
		command: string().optional()
	})),
	checks: array(checkResult),
	/** Of a binary with exact metadata: what it looked for in vain, and the check or start that met it first. */
	missingRegistrations: array(strictObject({
		what: string(),
		metBy: string()
	})).optional()
});

// src/evidence/benchmark.ts
/** Start-up, memory, CPU, throughput and latency of a subject, beside those of a baseline. */
const BENCHMARK = `${PREDICATE_PREFIX}/benchmark/v1`;
/** What is measured; the unit is part of the name. Where more is better, the name ends in `PerSecond`. */
const METRICS = [
	"formatMs",
	"startMs",
	"ownLineMs",
	"stopMs",
	"idleRssBytes",
	"idleOwnBytes",
	"loadedRssBytes",
	"peakRssBytes",
	"startCpuMs",
	"totalCpuMs",
	"produceRecordsPerSecond",
	"consumeRecordsPerSecond",
	"produceP50Ms",
	"produceP99Ms",
	"consumeP50Ms",
	"consumeP99Ms"
];
/** Names of the JVM broker of the same Kafka as a baseline, and whether it starts from class data. */
const JVM_BASELINES = {
	jvm: true,
	"jvm-without-class-data": false
};
const JVM_BASELINE_NAMES = Object.keys(JVM_BASELINES);
const finite = number().nonnegative();
const summary = strictObject({
	median: finite,
	min: finite,
	max: finite,
	/** 95 % confidence interval of the median; absent below six rounds. */
	interval: tuple([finite, finite]).optional()
});
const contender = strictObject({
	kind: _enum(["jvm", "native"]),
	form: _enum(["process", "container"]),
	kafkaVersion: string(),
	/** Which Java ran it, and its flags; absent for a native one. */
	java: string().optional(),
	flags: array(string()).optional(),
	classData: boolean().optional().describe("Whether a JVM starts from an archive of Kafka’s class data (AppCDS); absent for a native one, for an image, and in statements from before this field"),
	/** Broker properties that differ from those of every launch of the suite. */
	properties: record(string(), string()).optional(),
	/** Size of the executable, of the jars, or of the image unpacked; absent where it is not known. */
	sizeBytes: int().positive().optional(),
	/** Absent: this machine does not tell. */
	metrics: partialRecord(_enum(METRICS), summary),
	/** Of the first round: resident set and CPU time, milliseconds after the start. */
	curve: array(strictObject({
		atMs: finite,
		rssBytes: finite,
		cpuMs: finite
	}))
});
const benchmark = strictObject({
	startedAt: datetime(),
	durationMs: finite,
	machine: suite.shape.machine,
	/** In each round every contender ran once, in turn. */
	rounds: int().positive(),
	load: strictObject({
		records: int().positive(),
		recordBytes: int().positive()
	}),
	subject: contender,
	baseline: contender.optional(),
	/** Median of the subject's value over the baseline's; below 1 is less. */
	ratios: partialRecord(_enum(METRICS), finite)
});

// src/evidence/build-predicates.ts
/** How reachability metadata was traced; the subject is the folder. What it lacks is the static check's to say. */
const TRACING = `${PREDICATE_PREFIX}/tracing/v1`;
const tracing = strictObject({
	kafkaVersion: string(),
	format: _enum(["per-kind", "unified"]),
	/** What `native-image` calls itself whose agent wrote it. */
	agent: string(),
	distribution: strictObject({ sha256 }),
	registrations: int().nonnegative(),
	workloads: array(strictObject({
		name: string(),
		/** JVMs that were traced. */
		processes: int().nonnegative(),
		registrations: int().nonnegative(),
		durationMs: number().nonnegative(),
		/** What of it did not run to its end, one sentence each. */
		notReached: array(string())
	})),
	/** Compared with the baseline; absent where there was none. */
	drift: strictObject({
		added: int().nonnegative(),
		removed: int().nonnegative()
	}).optional(),
	files: array(strictObject({
		name: string(),
		sha256
	}))
});
/**
* SLSA provenance v1, with the fields that this project fills.
* Source: https://slsa.dev/spec/v1.0/provenance
*/
const PROVENANCE = "https://slsa.dev/provenance/v1";
const provenance = looseObject({
	buildDefinition: looseObject({
		buildType: url(),
		/** What the user chose. */
		externalParameters: record(string(), unknown()),
		/** What followed from it: the command line. */
		internalParameters: record(string(), unknown()).optional(),
		/** Everything that went in: each jar, the distribution, the metadata, the GraalVM. */
		resolvedDependencies: array(resource)
	}),
	runDetails: looseObject({
		builder: looseObject({
			id: url(),
			version: record(string(), string()).optional()
		}),
		metadata: looseObject({
			invocationId: string().optional(),
			startedOn: datetime(),
			finishedOn: datetime()
		}).optional(),
		/** Files beside the subject: figures, SBOM. */
		byproducts: array(resource).optional()
	})
});

// src/evidence/image-predicates.ts
/** How an image for several platforms was put together out of images for one; the subject is the index. */
const IMAGE_INDEX = `${PREDICATE_PREFIX}/image-index/v1`;
const digest$1 = string().regex(/^sha256:[0-9a-f]{64}$/, "expected sha256: and 64 hexadecimal digits");
const imageIndex = strictObject({
	/** Repository without tag or digest. */
	image: string().min(1),
	tags: array(string().min(1)),
	mediaType: string(),
	annotations: record(string(), string()),
	platforms: array(strictObject({
		platform: string(),
		/** Of the platform's manifest: the same before and after the merge. */
		digest: digest$1,
		/** What was pushed for the platform and named as source: its manifest, or an index around it. */
		source: digest$1,
		/** Compressed bytes of configuration and layers. */
		sizeBytes: int().nonnegative(),
		/** Manifests of SBOM and provenance that refer to it. */
		attestations: array(digest$1)
	})).min(1)
});

// src/evidence/metadata.ts
/** What the static check says of a folder of reachability metadata. */
const METADATA = `${PREDICATE_PREFIX}/metadata/v1`;
const metadata = strictObject({
	result: _enum(["PASSED", "FAILED"]),
	/** The Kafka that the metadata was held against. */
	kafka: strictObject({
		version: string(),
		distribution: sha256
	}),
	/** Findings from this severity on fail the check; `none`: none does. */
	failOn: _enum([
		"error",
		"warning",
		"note",
		"none"
	]),
	/** False where a jar or a metadata file could not be read. */
	complete: boolean(),
	counts: strictObject({
		error: int().nonnegative(),
		warning: int().nonnegative(),
		note: int().nonnegative(),
		/** Findings that an ignore file took out. */
		ignored: int().nonnegative()
	}),
	/** Errors and warnings; notes are only counted. */
	findings: array(strictObject({
		rule: string().min(1),
		severity: _enum(["error", "warning"]),
		subject: string().min(1),
		member: string().optional(),
		message: string()
	}))
});

// src/evidence/contradictions.ts
/**
* Where a test result contradicts itself. Consumers that know only in-toto's fields and those that read the
* suite must come to the same answer, so a result that tells two stories is no evidence at all.
*/
function contradictions(told) {
	return [
		...listProblems(told),
		...checkProblems(told.suite.checks),
		...resultProblems(told)
	];
}
function listProblems({ passedTests, warnedTests, failedTests, suite }) {
	const problems = [];
	const demand = (path, listed, status) => {
		const ids = suite.checks.filter((check) => check.status === status).map((check) => check.id);
		if (listed.toSorted().join("\n") !== ids.toSorted().join("\n")) problems.push({
			path: [path],
			message: `must list exactly the ${status} checks of the suite`
		});
	};
	demand("passedTests", passedTests, "passed");
	demand("failedTests", failedTests, "failed");
	const skipped = new Set(suite.checks.filter((check) => check.status === "skipped").map((check) => check.id));
	if (warnedTests.some((id) => !skipped.has(id))) problems.push({
		path: ["warnedTests"],
		message: "may list skipped checks of the suite only"
	});
	return problems;
}
function checkProblems(checks) {
	const problems = [];
	const seen = /* @__PURE__ */ new Set();
	for (const [index, check] of checks.entries()) {
		const path = [
			"suite",
			"checks",
			index
		];
		if (seen.has(check.id)) problems.push({
			path,
			message: `check "${check.id}" is there twice`
		});
		seen.add(check.id);
		if ((check.status === "skipped" || check.status === "not-applicable") && (check.reason ?? "") === "") problems.push({
			path,
			message: `check "${check.id}" is ${check.status} without a reason`
		});
		if (check.runs !== void 0 && check.runs.failed > (check.status === "failed" ? check.runs.total : 0)) {
			const { failed, total } = check.runs;
			problems.push({
				path,
				message: `check "${check.id}" is ${check.status} with ${failed} of ${total} runs failed`
			});
		}
		if (check.status !== "failed" && check.failure !== void 0) problems.push({
			path,
			message: `check "${check.id}" is ${check.status} and has a failure`
		});
	}
	return problems;
}
function resultProblems({ result, suite }) {
	if (suite.checks.some((check) => check.status === "failed") && result !== "FAILED") return [{
		path: ["result"],
		message: `is ${result} although a check failed`
	}];
	return [];
}

// src/evidence/predicates.ts
/**
* in-toto test-result v0.1, with what a reader of a report asks for in `suite`: the specification lets
* producers add fields, which other consumers ignore.
* Source: https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md
*/
const TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";
/** Where the Kafka under test came from and what was verified of it. */
const DISTRIBUTION = `${PREDICATE_PREFIX}/distribution/v1`;
/**
* Names in `configuration` say what part a thing had: `distribution`, `binary` and `image` are what the
* subject was made of (the judge follows these), others (`policy`, …) are there for the reader.
*/
const testResult = looseObject({
	result: _enum([
		"PASSED",
		"WARNED",
		"FAILED"
	]),
	configuration: array(resource),
	passedTests: array(string()),
	warnedTests: array(string()),
	failedTests: array(string()),
	suite
}).check(({ value, issues }) => {
	for (const { path, message } of contradictions(value)) issues.push({
		code: "custom",
		message,
		path,
		input: value
	});
});
const distribution = strictObject({
	kafkaVersion: string(),
	scalaVersion: string(),
	source: _enum([
		"archive",
		"maven",
		"path",
		"url"
	]),
	/** Address or path it came from. */
	from: string(),
	/** What was compared before anything was unpacked or used. */
	verified: array(strictObject({
		by: _enum([
			"sha512",
			"pgp",
			"catalogue"
		]),
		detail: string()
	})),
	/** What could not be compared, each in a sentence: no signature beside it, jars that no catalogue knows. */
	notVerified: array(string()).optional(),
	jars: array(strictObject({
		file: string(),
		sha256
	}))
});
/** Which GraalVM is used, how it came here, and what it was checked against. */
const TOOLCHAIN = `${PREDICATE_PREFIX}/toolchain/v1`;
const toolchain = strictObject({
	distribution: _enum([
		"graalvm-community",
		"mandrel",
		"liberica-nik",
		"graalvm",
		"unknown"
	]),
	/** The publisher's number of the release. */
	version: string(),
	/** As it was asked for, before it was resolved; absent where nothing was. */
	requested: string().optional(),
	javaVersion: string(),
	vendorVersion: string(),
	platform: string(),
	source: _enum([
		"home",
		"archive",
		"tool-cache",
		"download"
	]),
	/** Address or path it came from. */
	from: string(),
	/** Absent for a GraalVM that was here already. */
	archive: strictObject({
		sha256,
		/** What the digest was compared with before anything was unpacked; absent where the user waived it. */
		verifiedBy: string().optional()
	}).optional(),
	/** Ended lines, known crashes: what a reader should know. */
	warnings: array(string()),
	/** Absent where it was not looked at. */
	cToolchain: strictObject({
		compiler: string().optional(),
		linker: string().optional(),
		missing: array(string())
	}).optional()
});

// src/evidence/promotion.ts
/** That an image was copied to where its users find it, on which verdict; the subject is the image. */
const PROMOTION = `${PREDICATE_PREFIX}/promotion/v1`;
const digest = string().regex(/^sha256:[0-9a-f]{64}$/, "expected sha256: and 64 hexadecimal digits");
const amount = strictObject({
	manifests: int().nonnegative(),
	blobs: int().nonnegative(),
	/** Of the blobs. */
	bytes: int().nonnegative()
});
const promotion = strictObject({
	/** Repositories, without tag and digest. */
	from: string().min(1),
	to: string().min(1),
	tags: array(strictObject({
		tag: string().min(1),
		state: _enum([
			"created",
			"there",
			"moved"
		]),
		/** What a tag that was moved led to before. */
		before: digest.optional()
	})).min(1),
	/** Every manifest that was found at the target afterwards: platforms and attestations. */
	manifests: array(digest).min(1),
	copied: amount,
	/** At the target already. */
	there: amount,
	verdict: strictObject({
		policy: string(),
		judgedAt: datetime(),
		/** What it rests on: the files that were judged. */
		evidence: array(strictObject({
			file: string(),
			sha256
		}))
	}),
	startedAt: datetime(),
	finishedAt: datetime()
});

// src/evidence/sbom.ts
/** Source: https://github.com/in-toto/attestation/blob/main/spec/predicates/cyclonedx.md */
const SBOM = "https://cyclonedx.org/bom";
const hash = looseObject({
	alg: string(),
	content: string()
}).refine(({ alg, content }) => alg !== "SHA-256" || sha256.safeParse(content).success, {
	message: "a SHA-256 has 64 lower-case hexadecimal digits",
	path: ["content"]
});
const component = looseObject({
	type: string().min(1),
	name: string().min(1),
	version: string().optional(),
	purl: string().startsWith("pkg:").optional(),
	hashes: array(hash).optional()
});
/**
* A CycloneDX document, as far as it is read here; others than this project's own are welcome. One that lists
* nothing is no evidence of what is in a thing.
* Source: https://cyclonedx.org/docs/1.6/json/
*/
const sbom = looseObject({
	bomFormat: literal("CycloneDX"),
	specVersion: string().regex(/^1\.\d+$/, "expected 1 and a minor version"),
	serialNumber: string().startsWith("urn:uuid:").optional(),
	metadata: looseObject({
		timestamp: string().optional(),
		component: component.optional()
	}).optional(),
	components: array(component).min(1)
});

// src/evidence/vulnerabilities.ts
/** Source: https://github.com/in-toto/attestation/blob/main/spec/predicates/vuln.md */
const VULNERABILITIES = "https://in-toto.io/attestation/vulns/v0.2";
/**
* A vulnerability scan. The fields of in-toto come first; `scan` is ours and says what those have no place
* for: packages, fixed versions, where a finding was seen, what is ignored and why. There is no such statement
* about a scan that could not be made.
*/
const vulnerabilities = looseObject({
	scanner: looseObject({
		uri: string().min(1),
		version: string().min(1),
		db: looseObject({
			uri: string(),
			/** SHA-256 of the database file. */
			version: sha256,
			lastUpdate: datetime()
		}),
		/** What counts: findings that are ignored with a reason stand in `scan` only. */
		result: array(looseObject({
			id: string().min(1),
			severity: array(looseObject({
				method: string(),
				score: string()
			})),
			annotations: array(record(string(), unknown())).optional()
		}))
	}),
	metadata: looseObject({
		scanStartedOn: datetime(),
		scanFinishedOn: datetime()
	}),
	scan: looseObject({
		status: literal("complete"),
		name: string().min(1),
		platform: string().optional(),
		/** A thing without packages was not scanned, whatever the scanner says. */
		packages: array(looseObject({
			name: string(),
			version: string()
		})).min(1),
		findings: array(looseObject({
			id: string().min(1),
			package: string(),
			version: string(),
			severity: _enum([
				"CRITICAL",
				"HIGH",
				"MEDIUM",
				"LOW",
				"UNKNOWN"
			]),
			fixedVersion: string().optional(),
			origins: array(string()).min(1),
			ignored: looseObject({
				by: string(),
				reason: string().min(1)
			}).optional()
		}))
	})
});

// src/evidence/kinds.ts
/**
* The kinds of evidence that this version can write, read and judge: short name → predicate type, what it
* proves, schema. A new predicate is entered here and nowhere else.
*/
const KINDS = {
	benchmark: {
		type: BENCHMARK,
		title: "Benchmark",
		schema: benchmark
	},
	distribution: {
		type: DISTRIBUTION,
		title: "Kafka distribution",
		schema: distribution
	},
	"image-index": {
		type: IMAGE_INDEX,
		title: "Image index",
		schema: imageIndex
	},
	metadata: {
		type: METADATA,
		title: "Reachability metadata",
		schema: metadata
	},
	promotion: {
		type: PROMOTION,
		title: "Promotion",
		schema: promotion
	},
	provenance: {
		type: PROVENANCE,
		title: "Build provenance",
		schema: provenance
	},
	sbom: {
		type: SBOM,
		title: "Bill of materials",
		schema: sbom
	},
	"test-result": {
		type: TEST_RESULT,
		title: "Test result",
		schema: testResult
	},
	toolchain: {
		type: TOOLCHAIN,
		title: "GraalVM toolchain",
		schema: toolchain
	},
	tracing: {
		type: TRACING,
		title: "Metadata tracing",
		schema: tracing
	},
	vulnerabilities: {
		type: VULNERABILITIES,
		title: "Vulnerability scan",
		schema: vulnerabilities
	}
};
/** The kinds that a policy can demand, in the order of their names. */
const KIND_NAMES = Object.keys(KINDS).toSorted();
/** The kind with exactly this predicate type. */
function kindOf(predicateType) {
	return KIND_NAMES.find((kind) => KINDS[kind].type === predicateType);
}
/** The kind whose predicate type is this one in another version. */
function kindOfOtherVersion(predicateType) {
	const unversioned = (type) => type.replace(/\/v[^/]*$/, "");
	return KIND_NAMES.find((kind) => unversioned(KINDS[kind].type) === unversioned(predicateType));
}

// src/core/text.ts
/** `1 check`, `2 checks`. */
function countOf(number, thing) {
	return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
/** The first few of a list in words, the rest as a number: `a, b and 3 more`. */
function firstOf(items, shown = 5) {
	const rest = items.length - shown;
	return items.slice(0, shown).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
/** Whether a text matches a pattern in which `*` stands for anything, line feeds included. */
function matchesPattern(pattern, text) {
	const [first = "", ...rest] = pattern.split("*");
	if (rest.length === 0) return pattern === text;
	if (!text.startsWith(first)) return false;
	const last = rest.pop() ?? "";
	let from = first.length;
	for (const part of rest) {
		const at = text.indexOf(part, from);
		if (at < 0) return false;
		from = at + part.length;
	}
	return text.length - last.length >= from && text.endsWith(last);
}

// src/io/atomic-file.ts
/**
* Writes a file whole or not at all: beside its place first, then moved there. Makes missing folders.
* @throws UserError with path and cause (disk full, no permission, …); nothing is left behind then
*/
async function writeFileAtomic(path, content) {
	const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(temporary, content, { flag: "wx" });
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true }).catch(() => void 0);
		throw new UserError(`${path} could not be written: ${messageOf(error)}`, { cause: error });
	}
}

// src/evidence/parsing.ts
/** Schema violations that one sentence names; the rest is counted. */
const SHOWN = 3;
/** Turns the text of a file into evidence, or says what is wrong with it and where. */
function parseEvidence(file, text, signers = []) {
	const problem = (message) => ({
		file,
		message: `${file} ${message}.`
	});
	let json;
	try {
		json = JSON.parse(text);
	} catch (error) {
		return problem(`is not valid JSON: ${messageOf(error)}`);
	}
	const outer = envelope.safeParse(json);
	if (!outer.success) return problem(`is not an in-toto Statement v1: ${inWords(describeIssues(outer.error))}`);
	return parsePredicate({
		file,
		text,
		statement: outer.data,
		signers
	}, problem);
}
function parsePredicate(filed, problem) {
	const { predicateType, predicate } = filed.statement;
	const kind = kindOf(predicateType);
	if (kind === void 0) {
		const other = kindOfOtherVersion(predicateType);
		if (other !== void 0) return problem(`has a version of ${other} that is not known here: ${predicateType} (known: ${KINDS[other].type})`);
		if (predicateType.startsWith(`${"https://kafka-native.dev/predicate"}/`)) return problem(`has a predicate type of this project that is not known here: ${predicateType}`);
		return {
			...filed,
			kind
		};
	}
	const inner = KINDS[kind].schema.safeParse(predicate);
	if (!inner.success) return problem(`is not valid ${kind} evidence: ${inWords(describeIssues(inner.error, ["predicate"]))}`);
	return {
		...filed,
		kind,
		predicate: inner.data
	};
}
function inWords(issues) {
	const rest = issues.length - SHOWN;
	return issues.slice(0, SHOWN).join("; ") + (rest > 0 ? `; and ${rest} more` : "");
}

// src/evidence/signed.ts
const SUFFIX = ".sigstore.json";
/** `x.sigstore.json` is the signature of `x.json`; `.jsonl` is what `gh attestation download` writes. */
function isBundleFile(name) {
	return name.endsWith(SUFFIX) || name.endsWith(".jsonl");
}
function bundleFileOf(statementFile) {
	return statementFile.replace(/\.json$/, SUFFIX);
}
/**
* Statements with those who signed them. A bundle is the signature of the statement that says the same, and a
* statement of its own where there is none. One that does not verify, or that lies beside a statement and
* signs another, is a problem: somebody altered something.
*/
async function withSignatures(evidence, bundles, check) {
	const byContent = new Map(evidence.map((each) => [canonical(each.text), each]));
	const names = new Set(evidence.map(({ file }) => file));
	const problems = [];
	for (const bundle of bundles) for (const { file, signed } of await checked(bundle, check)) {
		if ("message" in signed) {
			problems.push(signed);
			continue;
		}
		const content = canonical(signed.payload);
		const known = byContent.get(content);
		const beside = file.replace(SUFFIX, ".json");
		if (known !== void 0) byContent.set(content, {
			...known,
			signers: [...known.signers, signed.signer]
		});
		else if (names.has(beside)) problems.push({
			file,
			message: `${file} signs another text than ${beside}: one was altered.`
		});
		else {
			const parsed = parseEvidence(file, signed.payload, [signed.signer]);
			if ("message" in parsed) problems.push(parsed);
			else byContent.set(content, parsed);
		}
	}
	return {
		evidence: [...byContent.values()],
		problems
	};
}
async function checked({ file, text }, check) {
	const problem = (name, error) => {
		if (error instanceof UserError) throw error;
		return {
			file: name,
			message: `${name} does not verify: ${messageOf(error)}.`
		};
	};
	let documents;
	try {
		documents = jsonDocuments(text);
	} catch (error) {
		return [{
			file,
			signed: problem(file, error)
		}];
	}
	const found = [];
	for (const [at, document] of documents.entries()) {
		const name = documents.length > 1 ? `${file}#${at + 1}` : file;
		const signed = await check(document).catch((error) => problem(name, error));
		found.push({
			file: name,
			signed
		});
	}
	return found;
}
/** The same for the same statement, however it is written. */
function canonical(text) {
	try {
		return stableJson(JSON.parse(text));
	} catch {
		return text;
	}
}

// src/evidence/store.ts
/** Far above any statement of ours; what is larger is not read into memory. */
const MAX_BYTES = 64 * 1024 ** 2;
/**
* Writes a statement under a name made of what it is about, so that a repeated run replaces its own earlier
* evidence and nothing else.
* @returns the path of the file
*/
async function writeEvidence(dir, statement) {
	const path = join(dir, fileNameOf(statement));
	await writeFileAtomic(path, stableJson(statement));
	await rm(bundleFileOf(path), { force: true });
	return path;
}
/** `test-result-sanity-jvm-process-linux-amd64-3f2a…​.json`: kind, what tells siblings apart, digest. */
function fileNameOf(statement) {
	const type = statement.predicateType.replace(/\/v[^/]*$/, "").replace(/^.*\//, "");
	const digest = statement.subject[0]?.digest.sha256.slice(0, 16) ?? "";
	return `${[
		type,
		...siblingWords(statement),
		digest
	].map(slug).join("-")}.json`;
}
function siblingWords({ predicateType, predicate }) {
	if (predicateType === BENCHMARK) {
		const { baseline } = benchmark.safeParse(predicate).data ?? {};
		if (baseline === void 0) return [];
		const { kind, classData, form, kafkaVersion } = baseline;
		return [
			"beside",
			kind,
			...classData === false ? ["without-class-data"] : [],
			form,
			kafkaVersion
		];
	}
	const parsed = predicateType === "https://in-toto.io/attestation/test-result/v0.1" && testResult.safeParse(predicate);
	if (parsed === false || !parsed.success) return [];
	const { name, subject, shard } = parsed.data.suite;
	const part = shard === void 0 ? [] : [`shard-${shard.index}-of-${shard.count}`];
	return [
		name,
		subject.kind,
		subject.form,
		subject.platform,
		...part
	];
}
function slug(text) {
	return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
/**
* Reads every statement below a folder, in the order of their names. A file that is no valid evidence is a
* problem and does not keep the others from being read.
* @param check verifies the Sigstore bundles of the folder; without it they are not looked at
* @throws UserError where the folder itself cannot be read
*/
async function readEvidence(dir, check) {
	const evidence = [];
	const problems = [];
	const files = await evidenceFiles(dir);
	for (const file of files.filter((each) => !isBundleFile(each))) {
		const read = await readText(dir, file, (text) => parseEvidence(file, text));
		if ("message" in read) problems.push(read);
		else evidence.push(read);
	}
	const bundleFiles = files.filter(isBundleFile);
	if (check === void 0) return {
		evidence,
		problems,
		notes: notLookedAt(bundleFiles)
	};
	const bundles = [];
	for (const file of bundleFiles) {
		const read = await readText(dir, file, (text) => ({
			file,
			text
		}));
		if ("message" in read) problems.push(read);
		else bundles.push(read);
	}
	const signed = await withSignatures(evidence, bundles, check);
	return {
		evidence: signed.evidence,
		problems: [...problems, ...signed.problems],
		notes: []
	};
}
function notLookedAt(bundles) {
	if (bundles.length === 0) return [];
	return [`Signatures were not looked at (${countOf(bundles.length, "file")}): the policy names no signers.`];
}
async function evidenceFiles(dir) {
	try {
		return (await readdir(dir, {
			recursive: true,
			withFileTypes: true
		})).filter((entry) => !entry.isDirectory() && (entry.name.endsWith(".json") || isBundleFile(entry.name))).map((entry) => join(entry.parentPath, entry.name).slice(join(dir, sep).length).replaceAll(sep, "/")).toSorted();
	} catch (error) {
		const reason = codeOf(error) === "ENOENT" ? "it does not exist" : messageOf(error);
		throw new UserError(`The evidence folder ${dir} cannot be read: ${reason}.`, {
			hint: "Name the folder that run-sanity and the other commands wrote their evidence to.",
			cause: error
		});
	}
}
async function readText(dir, file, use) {
	const path = join(dir, file);
	try {
		const { size } = await stat(path);
		if (size > MAX_BYTES) return {
			file,
			message: `${file} is too large for evidence: ${formatBytes(size)}.`
		};
		return use(await readFile(path, "utf8"));
	} catch (error) {
		return {
			file,
			message: `${file} cannot be read: ${messageOf(error)}.`
		};
	}
}

export { describeIssues as C, datetime as S, METRICS as _, isBundleFile as a, sha256 as b, writeFileAtomic as c, matchesPattern as d, KINDS as f, JVM_BASELINE_NAMES as g, JVM_BASELINES as h, bundleFileOf as i, countOf as l, VULNERABILITIES as m, readEvidence as n, withSignatures as o, KIND_NAMES as p, writeEvidence as r, parseEvidence as s, fileNameOf as t, firstOf as u, STATEMENT_TYPE as v, date as x, envelope as y };