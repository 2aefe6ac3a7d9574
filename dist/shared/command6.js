import { t as defineCommand } from "./command.js";
import { i as reportOutputs, r as reportInputs } from "./declaration4.js";
import { c as path, n as choice } from "./inputs.js";
import { t as binaryInputs } from "./declaration.js";
import { t as kafkaInputs } from "./kafka-inputs.js";
import { t as sanityInputs } from "./declaration5.js";

// src/actions/pipeline/declaration.ts
const pipelineInputs = {
	...kafkaInputs,
	...sanityInputs,
	type: choice("auto", "native", "jvm")({
		description: "What is tested. `native` builds the native binary first, unless one is given: with the GraalVM at hand, or one that is installed. `auto` tests what is given as binary or image, else the JVM.",
		default: "auto"
	}),
	priority: choice("all", "P0")({
		description: "Run the checks that gate a pull request (`P0`, under a minute), or all of them.",
		default: "P0"
	}),
	"graalvm-home": binaryInputs["graalvm-home"],
	"metadata-dir": path({ description: "Reachability metadata for the build of the native binary. Left out, a real broker is traced for it." }),
	optimization: binaryInputs.optimization,
	...reportInputs,
	"evidence-dir": path({
		description: "Where the statements go; those of an earlier run in it are removed first.",
		default: "out/evidence"
	})
};

// src/actions/pipeline/command.ts
const pipeline = defineCommand({
	name: "pipeline",
	title: "Kafka native suite",
	description: "The pipeline of one machine in one step: gets a real Kafka, builds its native binary where that is asked for, tests it, judges the evidence and writes the report.",
	branding: {
		icon: "package",
		color: "purple"
	},
	inputs: pipelineInputs,
	outputs: reportOutputs,
	example: { "kafka-version": "4.4.0" },
	async run(host, inputs) {
		const { runPipeline } = await import("./pipeline.js");
		return await runPipeline(host, inputs);
	}
});

export { pipeline as t };