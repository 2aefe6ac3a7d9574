import { h as defineCommand, u as path } from "./terminal-log.js";
import { t as kafkaInputs } from "./kafka-inputs.js";
import { n as reportInputs, r as reportOutputs } from "./command5.js";
import { n as sanityInputs } from "./command6.js";

// src/actions/pipeline/command.ts
const pipelineInputs = {
	...kafkaInputs,
	...sanityInputs,
	...reportInputs,
	"evidence-dir": path({
		description: "Where the statements go; those of an earlier run in it are removed first.",
		default: "out/evidence"
	})
};
const pipeline = defineCommand({
	name: "pipeline",
	title: "Kafka native suite",
	description: "The pipeline of one machine in one step: gets a real Kafka, tests it, judges the evidence and writes the report.",
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