import { c as list, d as text, f as url, l as path, o as choice, p as defineCommand, s as choices } from "./terminal-log.js";

// src/actions/kafka-inputs.ts
/** Which Kafka is meant: the same inputs for every command that needs one. */
const kafkaInputs = {
	"kafka-version": text({
		description: "Kafka release: an exact version (`4.4.0`), a line (`3.9`, its newest patch) or `latest`. Not used with kafka-url or kafka-path.",
		default: "latest"
	}),
	"kafka-url": url({ description: "Address of a Kafka tarball (a release candidate, a build of your own). Its `.sha512` and `.asc` are expected beside it." }),
	"kafka-path": path({ description: "A Kafka that is here already: an unpacked folder with `libs/`, or a tarball." }),
	"kafka-source": choice("auto", "archive", "maven")({
		description: "Where a release comes from: the official archive, Maven Central through the machine’s own `mvn`, or `auto`: the archive, and Maven where that cannot be reached.",
		default: "auto"
	}),
	"kafka-checksum": text({ description: "SHA-512 (128 hexadecimal digits) of the tarball at kafka-url, where no `.sha512` lies beside it." }),
	"trusted-fingerprints": list({ description: "OpenPGP key fingerprints (40 hexadecimal digits) that may sign the tarball. Without it, every key of the project’s KEYS file may." })
};

// src/sanity/areas.ts
/** What checks are grouped by, in the order of a report. */
const AREAS = [
	"lifecycle",
	"topics",
	"records",
	"groups",
	"configuration",
	"cluster",
	"metrics",
	"security",
	"compression",
	"transactions",
	"logging"
];

// src/actions/run-sanity/command.ts
const sanityInputs = {
	type: choice("auto", "native", "jvm")({
		description: "What is tested: the native binary, the JVM broker, or `auto`: the native binary where one is given, else the JVM.",
		default: "auto"
	}),
	binary: path({ description: "The native executable (`kafka.Kafka`) to test." }),
	only: list({ description: "Run only these checks, by id." }),
	area: choices(...AREAS)({ description: "Run only the checks of these areas." }),
	priority: choice("all", "P0")({
		description: "Run all checks, or only those that gate a pull request.",
		default: "all"
	})
};
const sanityOutputs = {
	result: { description: "`passed` or `failed`." },
	passed: { description: "Number of checks that passed." },
	failed: { description: "Number of checks that failed." },
	skipped: { description: "Number of checks that were skipped or are not applicable." },
	evidence: { description: "Path of the test-result statement." },
	"subject-digest": { description: "SHA-256 of what was tested: the executable, or the jars of the distribution." }
};
const runSanity = defineCommand({
	name: "run-sanity",
	title: "Kafka sanity suite",
	description: "Starts a real Kafka (JVM or native), runs the sanity checks against it and leaves the result as an in-toto test-result statement.",
	branding: {
		icon: "check-circle",
		color: "green"
	},
	inputs: {
		...kafkaInputs,
		...sanityInputs,
		"evidence-dir": path({
			description: "Where the statements go.",
			default: "out/evidence"
		})
	},
	outputs: sanityOutputs,
	example: { "kafka-version": "4.4.0" },
	async run(host, inputs) {
		const { sanityStep } = await import("./sanity-step2.js");
		return await sanityStep(host, inputs);
	}
});

export { sanityInputs as n, kafkaInputs as r, runSanity as t };