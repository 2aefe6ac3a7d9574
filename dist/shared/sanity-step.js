import { n as cell, r as code, s as table } from "./markdown.js";
import { n as formatDuration, t as formatBytes } from "./units.js";
import { t as createStatement } from "./creation.js";
import { _ as METRICS, g as JVM_BASELINE_NAMES, h as JVM_BASELINES, r as writeEvidence } from "./store.js";
import { n as testResultOf, t as faultRateBound } from "./binomial.js";
import { n as ociPlatform, r as roomFor, t as describeMachine } from "./machine.js";
import { a as stoppedByItself, c as fetchAt, d as withClient, f as expectEqual, h as DEFAULT_JVM, i as ALL_CHECKS, l as locate, m as createProcessLauncher, n as selectChecks, o as createTopic, p as expectThat, r as parseShard, s as readAll, t as runSanity, u as failureText } from "./runner.js";
import { i as codeOf, n as UsageError, o as messageOf, r as UserError } from "./errors.js";
import { L as ProduceAcks } from "./properties.js";
import { i as obtainKafka, n as obtain, r as writeDistribution, t as distributionSubject } from "./kafka-distribution.js";
import { t as findJava } from "./java.js";
import { n as hashFile } from "./hash.js";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { stat } from "node:fs/promises";

// src/kafka/development-settings.ts
/** Nothing beyond what every launch of the suite has. */
const UNSET = {
	vmOptions: [],
	properties: {}
};
/** As a broker is when nobody sets anything; every launch of the suite has less of this. */
const KAFKA_DEFAULTS = {
	vmOptions: [],
	properties: { "log.cleaner.dedupe.buffer.size": String(128 * 1024 ** 2) }
};
/**
* A native broker for development and tests: a heap of 64 MiB, 8 of them for what is new, the buffer of the log
* cleaner (filled with zeros at start, hence resident) of 2 instead of 128 MiB, few threads, and a controller that
* writes its records at once instead of waiting 25 ms for more, as it does several times while a broker starts.
*/
const DEVELOPMENT = {
	vmOptions: ["-Xmx64m", "-Xmn8m"],
	properties: {
		"log.cleaner.dedupe.buffer.size": String(2 * 1024 ** 2),
		"controller.quorum.append.linger.ms": "0",
		"num.network.threads": "1",
		"num.io.threads": "2",
		"background.threads": "2",
		"num.recovery.threads.per.data.dir": "1"
	}
};

// src/core/statistics.ts
/** Throws a `RangeError` where there are no values. */
function summarize(values) {
	const sorted = values.toSorted((a, b) => a - b);
	const [min, max] = [sorted[0], sorted.at(-1)];
	if (min === void 0 || max === void 0) throw new RangeError("There is nothing to summarize.");
	const rank = intervalRank(sorted.length);
	const [low, high] = rank === void 0 ? [] : [sorted[rank - 1], sorted[sorted.length - rank]];
	return {
		median: percentile(sorted, 50),
		min,
		max,
		...low === void 0 || high === void 0 ? {} : { interval: [low, high] }
	};
}
/** Percentile of sorted values, by linear interpolation between the two nearest; 50 is the median. */
function percentile(sorted, percent) {
	const place = (sorted.length - 1) * percent / 100;
	const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	if (low === void 0 || high === void 0) throw new RangeError("There is no percentile of nothing.");
	return low + (high - low) * (place - Math.floor(place));
}
/**
* The highest r for which the r-th lowest and the r-th highest of n values enclose the median with the
* confidence: the number of values below the median is binomial with one half.
*/
function intervalRank(n) {
	let outside = 0;
	let term = .5 ** n;
	let rank;
	for (let r = 1; r <= n / 2; r += 1) {
		outside += 2 * term;
		if (outside > .050000000000000044) break;
		rank = r;
		term = term * (n - r + 1) / r;
	}
	return rank;
}

// src/sanity/benchmark-round.ts
const ONE$1 = {
	mode: "combined",
	brokers: 1
};
const PER_REQUEST = 500;
const IN_FLIGHT = 4;
const SINGLE_REQUESTS = 300;
/** A broker is idle when what starts later has started too. */
const SETTLING_MS = 2500;
const TOPIC = "benchmark";
/** Measures once: start, rest, single requests, load, reading, stop. */
async function measureRound(host, { launcher, settings }, load) {
	const { signal, clock } = host;
	const cluster = await launcher.launch({
		...ONE$1,
		...settings
	}, signal);
	try {
		const [node] = cluster.nodes;
		expectThat(node !== void 0, "The cluster has no node");
		await clock.sleep(SETTLING_MS, signal);
		const idle = node.usage().at(-1);
		const measured = await withClient(cluster.bootstrap(), signal, async (client) => {
			await createTopic(client, TOPIC);
			const latencies = await singleRequests(host, client, load.recordBytes);
			const produceMs = await timed(host, () => produceAll(client, load));
			const consumeMs = await timed(host, () => consumeAll(client, load));
			return {
				latencies,
				fetches: await singleFetches(host, client),
				produceMs,
				consumeMs
			};
		});
		await clock.sleep(1100, signal);
		const curve = node.usage();
		const { tookMs: stopMs } = await node.stop();
		return {
			curve: curve.map(({ atMs, rssBytes, cpuMs }) => ({
				atMs,
				rssBytes,
				cpuMs
			})),
			metrics: {
				...cluster.startup,
				...node.ownLineMs === void 0 ? {} : { ownLineMs: node.ownLineMs },
				stopMs,
				...usageMetrics(idle, curve),
				produceRecordsPerSecond: load.records * 1e3 / measured.produceMs,
				consumeRecordsPerSecond: load.records * 1e3 / measured.consumeMs,
				...percentiles(measured)
			}
		};
	} finally {
		await cluster.close();
	}
}
function percentiles({ latencies, fetches }) {
	const [produce, consume] = [latencies, fetches].map((values) => values.toSorted((a, b) => a - b));
	return {
		produceP50Ms: percentile(produce ?? [], 50),
		produceP99Ms: percentile(produce ?? [], 99),
		consumeP50Ms: percentile(consume ?? [], 50),
		consumeP99Ms: percentile(consume ?? [], 99)
	};
}
/** Nothing where the machine does not tell. */
function usageMetrics(idle, curve) {
	const last = curve.at(-1);
	if (idle === void 0 || last === void 0) return {};
	return {
		idleRssBytes: idle.rssBytes,
		...idle.ownBytes === void 0 ? {} : { idleOwnBytes: idle.ownBytes },
		loadedRssBytes: last.rssBytes,
		peakRssBytes: Math.max(...curve.map(({ rssBytes, peakRssBytes = 0 }) => Math.max(rssBytes, peakRssBytes))),
		startCpuMs: idle.cpuMs,
		totalCpuMs: last.cpuMs
	};
}
/** Milliseconds of each of a row of requests with one record, acknowledged by all replicas. */
async function singleRequests(host, client, bytes) {
	const latencies = [];
	for (let count = 0; count < SINGLE_REQUESTS; count += 1) latencies.push(await timed(host, () => send(client, 1, bytes)));
	return latencies;
}
/** Milliseconds of each of a row of fetches that bring one batch of one record. */
async function singleFetches(host, client) {
	const place = await locate(client.admin, TOPIC, 0);
	const times = [];
	for (let offset = 0n; offset < SINGLE_REQUESTS; offset += 1n) times.push(await timed(host, () => fetchAt(place, offset, { maxBytes: 1 })));
	return times;
}
async function produceAll(client, { records, recordBytes }) {
	let left = records;
	const worker = async () => {
		while (left > 0) {
			const count = Math.min(PER_REQUEST, left);
			left -= count;
			await send(client, count, recordBytes);
		}
	};
	await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}
async function consumeAll(client, { records }) {
	const read = await readAll(client, TOPIC);
	expectEqual(read.length, records + SINGLE_REQUESTS, "records read");
}
async function send(client, count, bytes) {
	const value = Buffer.alloc(bytes, "benchmark ");
	const messages = Array.from({ length: count }, () => ({
		topic: TOPIC,
		partition: 0,
		key: null,
		value
	}));
	await client.producer.send({
		acks: ProduceAcks.ALL,
		messages
	});
}
async function timed(host, work) {
	const began = host.clock.monotonic();
	await work();
	return host.clock.monotonic() - began;
}

// src/sanity/benchmark.ts
/** As many records as KIP-974's own measurement wrote and read. */
const LOAD = {
	records: 1e5,
	recordBytes: 1024
};
/**
* Measures the subject and the baseline in turn, round by round, and which of them goes first in turn too, so
* that what else the machine does falls on both. Rejects where a round fails: half a benchmark compares nothing.
*/
async function runBenchmark(host, subject, options) {
	const { rounds, baseline, load = LOAD } = options;
	const startedAt = host.clock.now().toISOString();
	const began = host.clock.monotonic();
	const candidates = baseline === void 0 ? [subject] : [subject, baseline];
	const measured = new Map(candidates.map((candidate) => [candidate, []]));
	for (const { launcher } of candidates) await launcher.prepare?.(host.signal);
	const progress = host.log.progress();
	try {
		for (let round = 1; round <= rounds; round += 1) for (const candidate of round % 2 === 1 ? candidates : candidates.toReversed()) {
			const { kind, kafkaVersion } = candidate.launcher;
			progress.update(`round ${round} of ${rounds}, ${kind} ${kafkaVersion}`);
			measured.get(candidate)?.push(await measureRound(host, candidate, load));
		}
	} finally {
		progress.end();
	}
	const [first, second] = candidates.map((candidate) => contenderOf(candidate, measured.get(candidate) ?? []));
	if (first === void 0) throw new Error("nothing was measured");
	return {
		startedAt,
		durationMs: Math.round(host.clock.monotonic() - began),
		...options.machine === void 0 ? {} : { machine: options.machine },
		rounds,
		load,
		subject: first,
		...second === void 0 ? {} : { baseline: second },
		ratios: second === void 0 ? {} : ratiosOf(first, second)
	};
}
function contenderOf({ launcher, settings, about }, rounds) {
	const metrics = {};
	for (const metric of METRICS) {
		const values = rounds.flatMap((round) => round.metrics[metric] ?? []);
		if (values.length === 0) continue;
		const { interval, ...rest } = summarize(values);
		metrics[metric] = {
			...rest,
			...interval === void 0 ? {} : { interval: [...interval] }
		};
	}
	const { kind, form, kafkaVersion, classData } = launcher;
	const flags = [...about.flags ?? [], ...settings.vmOptions];
	return {
		kind,
		form,
		kafkaVersion,
		...about,
		flags,
		...classData === void 0 ? {} : { classData },
		properties: settings.properties,
		metrics,
		curve: [...rounds[0]?.curve ?? []]
	};
}
function ratiosOf(subject, baseline) {
	const ratios = {};
	for (const metric of METRICS) {
		const [ours, theirs] = [subject.metrics[metric]?.median, baseline.metrics[metric]?.median];
		if (ours !== void 0 && theirs !== void 0 && theirs > 0) ratios[metric] = ours / theirs;
	}
	return ratios;
}
/** One line per metric, ratios first: `0.21  startMs  412 ms (baseline 1.93 s)`. */
function benchmarkLines({ subject, baseline, ratios }) {
	return METRICS.flatMap((metric) => {
		const ours = subject.metrics[metric];
		if (ours === void 0) return [];
		const theirs = baseline?.metrics[metric];
		const ratio = ratios[metric]?.toFixed(2) ?? "";
		const beside = theirs === void 0 ? "" : ` (baseline ${shown(metric, theirs.median)})`;
		const spread = `${shown(metric, ours.min)} to ${shown(metric, ours.max)}`;
		return [`${ratio.padStart(6)}  ${metric.padEnd(24)} ${shown(metric, ours.median)}, ${spread}${beside}`];
	});
}
function shown(metric, value) {
	if (metric.endsWith("Bytes")) return formatBytes(value);
	if (metric.endsWith("Ms")) return value < 10 ? `${value.toFixed(2)} ms` : formatDuration(value);
	return Math.round(value).toLocaleString("en");
}

// src/pipeline/kafka-subject.ts
/** The subject of a test run: the image where one is given, the native binary where one is given, else the distribution on a JVM. */
async function prepareSubject(host, inputs) {
	const { type, binary, image, platform } = inputs;
	if (image !== void 0) {
		if (binary !== void 0) throw new UsageError(["image and binary exclude each other."]);
		const { prepareImage } = await import("./image-subject.js");
		return {
			...await prepareImage(host, {
				image,
				platform,
				type
			}),
			distribution: void 0,
			binary: void 0,
			java: void 0
		};
	}
	if (type === "jvm" && binary !== void 0) throw new UserError(`type is jvm, but a native binary is given: ${binary}.`, { hint: "Leave one of the two out." });
	if (type === "native" && binary === void 0) throw new UserError("type is native, but no native binary is given.", { hint: "Name the executable with binary; build-native-binary makes one." });
	return binary === void 0 ? await prepareJvm(host, inputs) : await prepareBinary(host, inputs, binary);
}
async function prepareJvm(host, inputs) {
	const java = await findJava(host);
	const distribution = await obtain(host, inputs);
	const { version: kafkaVersion, libs } = distribution;
	return {
		launcher: createProcessLauncher(host, {
			kafkaVersion,
			libs,
			java
		}),
		subject: distributionSubject(distribution),
		configuration: [resourceOf(distribution)],
		distribution,
		binary: void 0,
		java
	};
}
async function prepareBinary(host, inputs, path) {
	const binary = await executableAt(resolve(host.dirs.work, path));
	const distribution = await obtain(host, inputs);
	const { version: kafkaVersion } = distribution;
	return {
		launcher: createProcessLauncher(host, {
			kafkaVersion,
			binary
		}),
		subject: {
			name: `kafka.Kafka ${kafkaVersion}`,
			digest: { sha256: await hashFile(binary, "sha256") }
		},
		configuration: [resourceOf(distribution)],
		distribution,
		binary,
		java: void 0
	};
}
function resourceOf({ digest }) {
	return {
		name: "distribution",
		digest: { sha256: digest }
	};
}
/** @throws UserError where there is none that can be run */
async function executableAt(path) {
	try {
		const { mode } = await stat(path);
		if ((mode & 73) !== 0) return path;
		throw new UserError(`${path} is not executable.`, { hint: `Run "chmod +x ${path}" if it is the native binary.` });
	} catch (error) {
		if (codeOf(error) !== "ENOENT") throw error;
		throw new UserError(`The native binary ${path} does not exist.`, { hint: "Check the path given as binary." });
	}
}

// src/pipeline/benchmark-step.ts
/** Throws a `UsageError` for what is none of these. */
function parseBaseline(text) {
	const jvm = JVM_BASELINE_NAMES.find((name) => name === text);
	if (jvm !== void 0) return {
		kind: "jvm",
		classData: JVM_BASELINES[jvm]
	};
	if (/^\d+\.\d+(\.\d+)?$/.test(text)) return {
		kind: "release",
		version: text
	};
	if (/@sha256:[0-9a-f]{64}$/.test(text)) return {
		kind: "image",
		image: text
	};
	if (/^\.{0,2}\//.test(text)) return {
		kind: "binary",
		path: text
	};
	throw new UsageError([`baseline: "${text}" is not valid, expected ${JVM_BASELINE_NAMES.join(", ")}, a release such as 4.3.1, an image by digest, or the path of a native executable (./kafka.Kafka)`]);
}
/** Measures the subject beside the baseline and writes the statement; 0 rounds leave it out. */
async function benchmarkStep(host, prepared, request) {
	const { rounds, dir } = request;
	if (rounds === 0) return;
	const benchmark = await host.log.group("Benchmark", async () => {
		const subject = await subjectOf(host, prepared, request);
		const other = await baselineOf(host, prepared, request);
		const options = {
			rounds,
			machine: describeMachine()
		};
		return await runBenchmark(host, subject, {
			...options,
			...other === void 0 ? {} : { baseline: other }
		});
	});
	for (const line of benchmarkLines(benchmark)) host.log.info(line);
	await writeEvidence(dir, createStatement(prepared.subject, "benchmark", benchmark));
}
async function subjectOf(host, prepared, request) {
	const { binary, distribution, java, launcher } = prepared;
	if (binary === void 0 && distribution !== void 0) return await jvmCandidate(host, distribution, java ?? await findJava(host));
	if (binary !== void 0) return {
		launcher,
		settings: settingsOf(request),
		about: { sizeBytes: (await stat(binary)).size }
	};
	const { sizeBytes } = prepared;
	return {
		launcher,
		settings: UNSET,
		about: sizeBytes === void 0 ? {} : { sizeBytes }
	};
}
function settingsOf({ settings }) {
	return settings === "development" ? DEVELOPMENT : KAFKA_DEFAULTS;
}
async function baselineOf(host, { binary, distribution, launcher: { kafkaVersion } }, request) {
	const { baseline } = request;
	if (baseline.kind === "binary") {
		const path = await executableAt(resolve(host.dirs.work, baseline.path));
		return {
			launcher: createProcessLauncher(host, {
				kafkaVersion,
				binary: path
			}),
			settings: settingsOf(request),
			about: { sizeBytes: (await stat(path)).size }
		};
	}
	if (baseline.kind === "image") {
		const { prepareImage } = await import("./image-subject.js");
		const { image } = baseline;
		const { launcher, sizeBytes } = await prepareImage(host, {
			image,
			platform: void 0,
			type: "auto"
		});
		return {
			launcher,
			settings: UNSET,
			about: { sizeBytes }
		};
	}
	if (baseline.kind === "release") return await jvmCandidate(host, await obtainKafka(host, { version: baseline.version }), await findJava(host));
	if (binary === void 0 || distribution === void 0) return void 0;
	try {
		return await jvmCandidate(host, distribution, await findJava(host), baseline.classData);
	} catch (error) {
		host.log.warn(`The benchmark has no JVM to compare with: ${messageOf(error)}`);
		return;
	}
}
/** With the flags of Kafka's own scripts and its own defaults, not with those that make the checks quick. */
async function jvmCandidate(host, { version: kafkaVersion, libs }, java, classData = true) {
	const sizes = await Promise.all(libs.map(async (jar) => (await stat(jar)).size));
	const launcher = createProcessLauncher(host, {
		kafkaVersion,
		libs,
		java
	}, {
		jvmFlags: DEFAULT_JVM,
		classData
	});
	const sizeBytes = sizes.reduce((sum, size) => sum + size, 0);
	return {
		launcher,
		settings: KAFKA_DEFAULTS,
		about: {
			java: java.version,
			flags: [...DEFAULT_JVM],
			sizeBytes
		}
	};
}

// src/pipeline/not-run.ts
/** What a run on one machine leaves out, why, and what would do it: said loudly in the report. */
function notRunHere(kind, form, priority) {
	const further = {
		what: "further checks",
		reason: "Only those that gate a pull request (P0) were asked for.",
		command: "npx kafka-native pipeline --priority all"
	};
	const native = {
		what: "native binary",
		reason: "None was given and none was asked for, so the same Kafka was tested on the JVM.",
		command: "npx kafka-native pipeline --type native"
	};
	const image = {
		what: "image",
		reason: "This run tested processes of this machine, not a container.",
		command: "npx kafka-native run-sanity --image NAME@sha256:DIGEST"
	};
	const scan = {
		what: "vulnerability scan",
		reason: "It is a step of its own.",
		command: "npx kafka-native trivy-scan --help"
	};
	return [
		...priority === "P0" ? [further] : [],
		...kind === "jvm" ? [native] : [],
		...form === "process" ? [image] : [],
		scan
	];
}

// src/sanity/soak-start.ts
/** What a start is watched for; each is a check of the soak. */
const ASPECTS = {
	start: {
		id: "soak-start",
		title: "Every start ends in an answered request"
	},
	stop: {
		id: "soak-stop",
		title: "Every broker ends by itself when it is asked to"
	},
	log: {
		id: "soak-log",
		title: "No start leaves an error or a crash in the log"
	}
};
/** What a broker that nobody disturbs must not write, and what a crash of either virtual machine leaves. */
const BAD_LINE = /\] (ERROR|FATAL) |^Exception in thread|SIGSEGV|SIGABRT|SIGBUS|\bsegfault|fatal error has been detected|Fatal error: |svm_err|hs_err|OutOfMemoryError|StackOverflowError/;
/** Formats, starts until the first answer, stops. Never rejects: whatever goes wrong is the start's fault. */
async function startOnce(host, launcher, options) {
	const { number, spec, timeoutMs } = options;
	const began = host.clock.monotonic();
	const over = AbortSignal.timeout(timeoutMs);
	const end = (fault) => ({
		number,
		tookMs: Math.round(host.clock.monotonic() - began),
		...fault === void 0 ? {} : { fault }
	});
	let cluster;
	try {
		cluster = await launcher.launch(spec, AbortSignal.any([over, host.signal]));
	} catch (error) {
		const message = over.aborted ? `It was not ready within ${formatDuration(timeoutMs)}.` : failureText(error);
		return end({
			aspect: "start",
			message,
			log: message.split("\n")
		});
	}
	try {
		const stopped = await stopAll(cluster, timeoutMs);
		const log = cluster.nodes.flatMap((node) => node.logs());
		const fault = faultOfStop(stopped);
		if (fault !== void 0) return end({
			aspect: "stop",
			message: fault,
			log: log.slice(-200)
		});
		const bad = log.find((line) => BAD_LINE.test(line));
		return end(bad === void 0 ? void 0 : {
			aspect: "log",
			message: bad,
			log: log.slice(-200)
		});
	} finally {
		await cluster.close();
	}
}
async function stopAll({ nodes }, timeoutMs) {
	const stopped = Promise.all(nodes.map((node) => node.stop()));
	const timer = new AbortController();
	const hung = setTimeout(timeoutMs, "hang", {
		signal: timer.signal,
		ref: false
	}).catch(() => "hang");
	try {
		return await Promise.race([stopped, hung]);
	} finally {
		timer.abort();
	}
}
function faultOfStop(stopped) {
	if (stopped === "hang") return "It did not end when it was asked to.";
	const bad = stopped.find((each) => !stoppedByItself(each));
	return bad === void 0 ? void 0 : `It ended with ${bad.signal ?? `exit code ${bad.code}`} when it was asked to end.`;
}

// src/sanity/soak.ts
const CONFIDENCE = .95;
const ONE = {
	mode: "combined",
	brokers: 1
};
const BROKER_BYTES = 1024 ** 3;
const SHOWN_FAULTS = 5;
/**
* Formats, starts and stops the subject many times. Each start counts as one trial: the suite's checks say how
* many of them had a fault, and which fault rate is ruled out by that. A cancelled soak answers with what it
* did, `complete: false`.
*/
async function runSoak(host, launcher, options) {
	const startedAt = host.clock.now().toISOString();
	const began = host.clock.monotonic();
	const starts = await allStarts(host, launcher, options);
	return {
		name: "soak",
		startedAt,
		durationMs: Math.round(host.clock.monotonic() - began),
		complete: starts.length === options.starts,
		subject: {
			kind: launcher.kind,
			form: launcher.form,
			kafkaVersion: launcher.kafkaVersion,
			platform: options.platform ?? ociPlatform(),
			...options.java === void 0 ? {} : { java: options.java }
		},
		...options.machine === void 0 ? {} : { machine: options.machine },
		notRun: options.notRun ?? [],
		checks: starts.length === 0 ? [] : [
			"start",
			"stop",
			"log"
		].map((aspect) => judged(aspect, starts))
	};
}
async function allStarts(host, launcher, options) {
	const { starts: wanted, parallel = roomFor(BROKER_BYTES), spec = ONE, timeoutMs = 12e4 } = options;
	const done = [];
	let next = 1;
	const progress = host.log.progress();
	const worker = async () => {
		while (next <= wanted && !host.signal.aborted) {
			const number = next;
			next += 1;
			const start = await startOnce(host, launcher, {
				number,
				spec,
				timeoutMs
			});
			if (host.signal.aborted) return;
			done.push(start);
			if (start.fault !== void 0) host.log.error(`Start ${number}: ${start.fault.message}`);
			progress.update(`${done.length} of ${wanted} starts, ${done.filter(({ fault }) => fault).length} with a fault`);
		}
	};
	try {
		await launcher.prepare?.(host.signal);
		await Promise.all(Array.from({ length: Math.min(parallel, wanted) }, worker));
	} catch (error) {
		if (!host.signal.aborted) throw error;
	} finally {
		progress.end();
	}
	return done.toSorted((a, b) => a.number - b.number);
}
/** A start that was never answered could not be stopped either: it is no trial of what comes later. */
function judged(aspect, starts) {
	const { id, title } = ASPECTS[aspect];
	const trials = aspect === "start" ? starts : starts.filter(({ fault }) => fault?.aspect !== "start");
	const faults = trials.flatMap(({ number, fault }) => fault?.aspect === aspect ? [{
		number,
		...fault
	}] : []);
	const total = trials.length;
	const result = {
		id,
		title: `${title} (${statementOf(faults.length, total)})`,
		area: "lifecycle",
		priority: "P0",
		status: faults.length === 0 && total > 0 ? "passed" : "failed",
		durationMs: aspect === "start" ? starts.reduce((sum, { tookMs }) => sum + tookMs, 0) : 0,
		...total === 0 ? {} : { runs: {
			total,
			failed: faults.length
		} }
	};
	if (result.status === "passed") return result;
	const [first] = faults;
	const notes = faults.slice(0, SHOWN_FAULTS).map(({ number, message }) => `start ${number}: ${message}`);
	const message = first === void 0 ? "No start got so far." : `Start ${first.number}: ${first.message}`;
	return {
		...result,
		failure: {
			message,
			log: [...first?.log ?? []],
			notes
		}
	};
}
/** `150 of 150 starts; fault rate below 1.98 % with 95 % confidence`. */
function statementOf(faults, starts) {
	const bound = faultRateBound(faults, starts, CONFIDENCE);
	const percent = Math.ceil(bound * 1e4) / 100;
	return `${starts - faults} of ${starts} starts; fault rate below ${percent} % with ${CONFIDENCE * 100} % confidence`;
}
/** The outcome in one line. */
function soakLine(suite) {
	const [start] = suite.checks;
	return `${start?.title ?? "No start was made"}, in ${formatDuration(suite.durationMs)}`;
}

// src/pipeline/soak-step.ts
/** Soaks the subject and writes the test result; undefined where no soak is asked for. */
async function soakStep(host, { launcher, subject, configuration }, { starts, dir, about }) {
	if (starts === 0) return void 0;
	const suite = await host.log.group("Soak", async () => runSoak(host, launcher, {
		...about,
		starts
	}));
	const statement = createStatement(subject, "test-result", testResultOf(suite, configuration));
	await writeEvidence(dir, statement);
	const line = soakLine(suite);
	host.log.info(line);
	return {
		passed: statement.predicate.result !== "FAILED",
		line
	};
}

// src/pipeline/sanity-step.ts
/** Gets Kafka, runs the sanity suite against it and writes both statements: distribution and test result. */
async function sanityStep(host, inputs) {
	const dir = resolve(host.dirs.work, inputs["evidence-dir"]);
	const options = optionsOf(inputs);
	selectChecks(ALL_CHECKS, options);
	const baseline = parseBaseline(inputs.baseline);
	const prepared = await host.log.group("Kafka", async () => await prepareSubject(host, inputs));
	const { distribution, launcher, subject, configuration } = prepared;
	if (distribution !== void 0) await writeDistribution(dir, distribution);
	host.log.info(`${subjectLine(prepared)}, sha256 ${subject.digest.sha256}`);
	const about = {
		...prepared.java === void 0 ? {} : { java: prepared.java.version },
		...prepared.platform === void 0 ? {} : { platform: prepared.platform },
		machine: describeMachine(),
		notRun: notRunHere(launcher.kind, launcher.form, inputs.priority)
	};
	const suite = await host.log.group("Sanity suite", async () => runSanity(host, launcher, {
		...about,
		...options,
		...prepared.emulated === true ? EMULATED : {}
	}));
	const statement = createStatement(subject, "test-result", testResultOf(suite, configuration));
	const evidence = await writeEvidence(dir, statement);
	const counts = countStatuses(suite);
	const soak = await soakStep(host, prepared, {
		starts: inputs.soak,
		dir,
		about
	});
	const { benchmark: rounds, "benchmark-settings": settings } = inputs;
	await benchmarkStep(host, prepared, {
		rounds,
		dir,
		baseline,
		settings
	});
	const passed = statement.predicate.result !== "FAILED" && soak?.passed !== false;
	const message = `${subjectLine(prepared)}: ${outcomeLine(suite, counts)}`;
	return {
		verdict: passed ? "passed" : "failed",
		message: soak === void 0 ? message : `${message}\nSoak: ${soak.line}`,
		outputs: {
			result: passed ? "passed" : "failed",
			...counts,
			evidence,
			"subject-digest": subject.digest.sha256
		},
		...missesSummary(suite)
	};
}
/** A broker under an emulator does everything as slowly as it starts, and two of them at once stand still. */
const EMULATED = {
	timeoutMs: 3e5,
	ownClusters: 1,
	sharing: 2
};
/** Which checks, how often and in which order. */
function optionsOf(inputs) {
	return {
		repeat: inputs.repeat,
		exactMetadata: inputs["exact-metadata"],
		...inputs.only === void 0 ? {} : { only: inputs.only },
		...inputs.area === void 0 ? {} : { areas: inputs.area },
		...inputs.priority === "all" ? {} : { priority: inputs.priority },
		...inputs.shard === void 0 ? {} : { shard: parseShard(inputs.shard) },
		...inputs.shuffle === void 0 ? {} : { shuffle: inputs.shuffle }
	};
}
/** What a binary with exact metadata looked for in vain, by the check that met it. */
function missesSummary({ missingRegistrations: misses }) {
	if (misses === void 0) return {};
	const rows = misses.map(({ what, metBy }) => [cell(what), code(metBy)]);
	const body = rows.length === 0 ? "Nothing was looked for that no metadata registers." : table(["Not registered", "First met by"], rows);
	return { summary: `### Missing registrations: ${misses.length}\n\n${body}\n` };
}
function subjectLine({ subject, launcher, java }) {
	const form = launcher.form === "container" ? `${launcher.kind} image ${subject.name}` : launcher.kind === "native" ? "native binary" : `JVM (Java ${java?.version ?? "unknown"})`;
	return `Kafka ${launcher.kafkaVersion}, ${form}`;
}
function countStatuses({ checks }) {
	const counts = {
		passed: 0,
		failed: 0,
		skipped: 0,
		"not-applicable": 0
	};
	for (const { status } of checks) counts[status] += 1;
	return counts;
}
function outcomeLine({ durationMs, complete }, counts) {
	return `${countLine(counts)} in ${formatDuration(durationMs)}${complete ? "" : " (the run was cut short)"}`;
}
function countLine(counts) {
	const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
	return counts["not-applicable"] === 0 ? line : `${line}, ${counts["not-applicable"]} not applicable`;
}

export { sanityStep as t };