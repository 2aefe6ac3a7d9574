import { t as defineCommand } from "./command.js";
import { c as path } from "./inputs.js";
import { t as kafkaInputs } from "./kafka-inputs.js";
import { n as binaryOutputs, t as binaryInputs } from "./declaration.js";

// src/actions/build-native-binary/command.ts
const buildNativeBinary = defineCommand({
	name: "build-native-binary",
	title: "Build the native Kafka binary",
	description: "Compiles Kafka to one executable with GraalVM, and leaves its figures, its SBOM and its SLSA provenance.",
	branding: {
		icon: "cpu",
		color: "orange"
	},
	inputs: {
		...kafkaInputs,
		...binaryInputs,
		"evidence-dir": path({
			description: "Where the statements go.",
			default: "out/evidence"
		})
	},
	outputs: binaryOutputs,
	example: {
		"kafka-version": "4.4.0",
		"metadata-dir": "out/metadata"
	},
	notes: [
		"## Before the build",
		"",
		"What would fail after minutes is looked at first: gcc, zlib, the static JDK libraries that monitoring needs,",
		"disk, memory, the entry point and the Java that it was compiled for. A build that fails says in one sentence",
		"why; its whole output stays in `build.log` in the output folder.",
		"",
		"Every flag and the reason for it stand in `docs/native-binary.md` and in the job summary."
	].join("\n"),
	async run(host, inputs) {
		const { binaryStep } = await import("./binary-step2.js");
		return await binaryStep(host, inputs);
	}
});

export { buildNativeBinary as t };