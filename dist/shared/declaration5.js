import { a as integer, c as path, d as text, n as choice, r as choices, s as list, t as bool } from "./inputs.js";
import { t as PLATFORMS } from "./references.js";
import { t as AREAS } from "./areas.js";

// src/actions/run-sanity/declaration.ts
const sanityInputs = {
	type: choice("auto", "native", "jvm")({
		description: "What is tested: the native binary, the JVM broker, or `auto`: the native binary where one is given, else the JVM; of an image, what its label says.",
		default: "auto"
	}),
	binary: path({ description: "The native executable (`kafka.Kafka`) to test." }),
	image: text({ description: "The container image to test, by digest: `registry.example/kafka-native@sha256:…`. No other Kafka is fetched then." }),
	platform: choice(...PLATFORMS)({ description: "Platform of the image; the one of this machine unless given. Another one runs under emulation." }),
	"exact-metadata": bool({
		description: "The binary was built with `exact-metadata`: run the checks one after another, and list everything that no metadata registers with the check that met it first.",
		default: "false"
	}),
	only: list({ description: "Run only these checks, by id." }),
	area: choices(...AREAS)({ description: "Run only the checks of these areas." }),
	priority: choice("all", "P0")({
		description: "Run all checks, or only those that gate a pull request.",
		default: "all"
	}),
	shard: text({ description: "Run one part of the checks: `2/4` is the second of four. Areas stay whole, since their checks share clusters." }),
	repeat: integer(1, 1e3)({
		description: "Run each check so often. One that fails in some of its runs is reported as flaky, and has failed.",
		default: "1"
	}),
	shuffle: integer(0, 2147483647)({ description: "Run the checks in an order that this number decides, instead of their own." }),
	soak: integer(0, 1e4)({
		description: "Start the subject so often, each time until it answers, and stop it again; 0 leaves the soak out. 150 clean starts prove a fault rate below 2 % with 95 % confidence.",
		default: "0"
	}),
	benchmark: integer(0, 100)({
		description: "Measure start-up, memory, CPU, throughput and latency so many times, interleaved with the baseline; 0 leaves the benchmark out.",
		default: "0"
	}),
	baseline: text({
		description: "What the benchmark compares with: `jvm` (where the subject is native, the JVM broker of the same Kafka with a class data archive, as Kafka’s JVM image has it), `jvm-without-class-data` (as Kafka’s scripts start it), a release such as `4.3.1` on this machine’s JVM, an image by digest, or the path of another native executable.",
		default: "jvm"
	}),
	"benchmark-settings": choice("development", "kafka")({
		description: "How a native executable is set up for the benchmark: `development` is small (heap of 64 MiB, few threads, small buffer of the log cleaner), `kafka` is what Kafka does when nothing is set. A JVM always has the latter, with the flags of Kafka’s scripts; an image has its own.",
		default: "development"
	})
};
const sanityOutputs = {
	result: { description: "`passed` or `failed`." },
	passed: { description: "Number of checks that passed." },
	failed: { description: "Number of checks that failed." },
	skipped: { description: "Number of checks that were skipped for want of something." },
	"not-applicable": { description: "Number of checks that this Kafka cannot have." },
	evidence: { description: "Path of the test-result statement." },
	"subject-digest": { description: "SHA-256 of what was tested: the executable, or the jars of the distribution." }
};

export { sanityOutputs as n, sanityInputs as t };