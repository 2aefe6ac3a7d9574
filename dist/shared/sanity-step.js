import { c as formatDuration } from "./errors.js";
import { p as createStatement } from "./archive.js";
import { o as writeEvidence } from "./hash.js";
import { n as describeMachine, t as runSanity } from "./runner.js";
import { r as prepareSubject, t as distributionSubject } from "./kafka-subject.js";
import { resolve } from "node:path";

// src/evidence/test-result.ts
/**
* The test-result predicate of a finished suite. A suite that was cut short, or in which nothing passed,
* is FAILED; one with skips is WARNED: the policy decides whether they are allowed.
* @param configuration what else was used, by digest; see {@link TestResult}
*/
function testResultOf(suite, configuration) {
	const ids = (status) => suite.checks.filter((check) => check.status === status).map((check) => check.id).toSorted();
	const passedTests = ids("passed");
	const failedTests = ids("failed");
	const warnedTests = ids("skipped");
	return {
		result: failedTests.length > 0 || passedTests.length === 0 || !suite.complete ? "FAILED" : warnedTests.length > 0 ? "WARNED" : "PASSED",
		configuration: [...configuration],
		passedTests,
		warnedTests,
		failedTests,
		suite
	};
}

// src/pipeline/not-run.ts
/** What a run on one machine leaves out, why, and what would do it: said loudly in the report. */
function notRunHere(kind, form) {
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
		...kind === "jvm" ? [native] : [],
		...form === "process" ? [image] : [],
		scan
	];
}

// src/pipeline/sanity-step.ts
/** Gets Kafka, runs the sanity suite against it and writes both statements: distribution and test result. */
async function sanityStep(host, inputs) {
	const dir = resolve(host.dirs.work, inputs["evidence-dir"]);
	const prepared = await host.log.group("Kafka", async () => await prepareSubject(host, inputs));
	const { distribution, launcher, subject, configuration } = prepared;
	if (distribution !== void 0) await writeEvidence(dir, createStatement(distributionSubject(distribution), "distribution", distribution.evidence));
	host.log.info(`${subjectLine(prepared)}, sha256 ${subject.digest.sha256}`);
	const suite = await host.log.group("Sanity suite", async () => runSanity(host, launcher, {
		...inputs.only === void 0 ? {} : { only: inputs.only },
		...inputs.area === void 0 ? {} : { areas: inputs.area },
		...inputs.priority === "all" ? {} : { priority: inputs.priority },
		...prepared.java === void 0 ? {} : { java: prepared.java.version },
		machine: describeMachine(),
		notRun: notRunHere(launcher.kind, launcher.form)
	}));
	const statement = createStatement(subject, "test-result", testResultOf(suite, configuration));
	const evidence = await writeEvidence(dir, statement);
	const counts = countStatuses(suite);
	const passed = statement.predicate.result !== "FAILED";
	return {
		verdict: passed ? "passed" : "failed",
		message: `${subjectLine(prepared)}: ${countLine(counts)} in ${formatDuration(suite.durationMs)}`,
		outputs: {
			result: passed ? "passed" : "failed",
			...counts,
			evidence,
			"subject-digest": subject.digest.sha256
		}
	};
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
function countLine(counts) {
	const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
	return counts["not-applicable"] === 0 ? line : `${line}, ${counts["not-applicable"]} not applicable`;
}

export { sanityStep as t };