import { t as defineCommand } from "./command.js";
import { c as path, n as choice } from "./inputs.js";
import { t as kafkaInputs } from "./kafka-inputs.js";
import { n as tracingOutputs, t as tracingInputs } from "./declaration3.js";

// src/actions/generate-reflection-config/command.ts
const generateReflectionConfig = defineCommand({
	name: "generate-reflection-config",
	title: "Generate Kafka’s reachability metadata",
	description: "Runs a real broker under GraalVM’s tracing agent while the sanity checks drive it, and writes what a native binary must register, with the check that needed it.",
	branding: {
		icon: "search",
		color: "orange"
	},
	inputs: {
		...kafkaInputs,
		mode: choice("trace", "check")({
			description: "`trace` runs a broker under the agent. `check` compares the baseline with the jars, as check-metadata does: without GraalVM and broker, in seconds.",
			default: "trace"
		}),
		...tracingInputs,
		"evidence-dir": path({
			description: "Where the statements go.",
			default: "out/evidence"
		})
	},
	outputs: tracingOutputs,
	example: {
		"kafka-version": "4.4.0",
		baseline: "docker/native/native-image-configs",
		"fail-on-drift": "true"
	},
	notes: [
		"## What is traced",
		"",
		"Every JVM of a workload, `setup` included, runs with the agent (through `JAVA_TOOL_OPTIONS`). Each area of",
		"the sanity suite is one workload, so that every entry is traced back to what needed it. Output of the",
		"agent that no binary needs is left out: lambda classes, the `main` methods that the launcher looks up.",
		"What a workload did not reach stands in the statement, in words."
	].join("\n"),
	async run(host, inputs) {
		if (inputs.mode === "check") {
			const { checkBaseline } = await import("./baseline-check.js");
			return await checkBaseline(host, inputs);
		}
		const { tracingStep } = await import("./tracing-step2.js");
		return await tracingStep(host, inputs);
	}
});

export { generateReflectionConfig as t };