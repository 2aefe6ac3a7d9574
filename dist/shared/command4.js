import { t as defineCommand } from "./command.js";
import { c as path } from "./inputs.js";
import { t as kafkaInputs } from "./kafka-inputs.js";
import { n as metadataOutputs, t as metadataInputs } from "./declaration2.js";

// src/actions/check-metadata/command.ts
const checkMetadata = defineCommand({
	name: "check-metadata",
	title: "Check reachability metadata",
	description: "Compares reachability metadata with the jars of a Kafka: says which entries a native image would lack, which are left over, and why. Needs neither GraalVM nor a broker.",
	branding: {
		icon: "search",
		color: "orange"
	},
	inputs: {
		...kafkaInputs,
		...metadataInputs,
		"evidence-dir": path({
			description: "Where the statement goes.",
			default: "out/evidence"
		})
	},
	outputs: metadataOutputs,
	example: {
		"kafka-version": "4.4.0",
		"config-dir": "docker/native/native-image-configs"
	},
	async run(host, inputs) {
		const { metadataStep } = await import("./metadata-step2.js");
		return await metadataStep(host, inputs);
	}
});

export { checkMetadata as t };