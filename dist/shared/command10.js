import { t as defineCommand } from "./command.js";
import { c as path } from "./inputs.js";
import { t as kafkaInputs } from "./kafka-inputs.js";
import { n as sanityOutputs, t as sanityInputs } from "./declaration5.js";

// src/actions/run-sanity/command.ts
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
	},
	async post(host, { image }) {
		if (image === void 0) return;
		const { removeLeftContainers } = await import("./left-containers.js");
		await removeLeftContainers(host);
	}
});

export { runSanity as t };