import { t as defineCommand } from "./command.js";
import { n as scanInputs, r as scanOutputs } from "./declaration6.js";

// src/actions/trivy-scan/command.ts
const trivyScan = defineCommand({
	name: "trivy-scan",
	title: "Scan Kafka images",
	description: "Scans Kafka images, JVM and native, with a pinned Trivy, also for what is compiled into a native binary, and compares with the scan before.",
	branding: {
		icon: "shield",
		color: "blue"
	},
	inputs: scanInputs,
	outputs: scanOutputs,
	example: {
		discover: "true",
		previous: "last-scan",
		"fail-on-new": "high"
	},
	async run(host, inputs) {
		const { scanStep } = await import("./scan-step.js");
		return await scanStep(host, inputs);
	}
});

export { trivyScan as t };