import { p as defineCommand, s as path } from "./inputs.js";

// src/actions/publish-report/command.ts
const reportInputs = {
	policy: path({
		description: "What must hold for the verdict `passed`: a policy file, or `local`, `pull-request` or `release`.",
		default: "local"
	}),
	"report-dir": path({
		description: "Where the report goes.",
		default: "out/report"
	})
};
const reportOutputs = {
	verdict: { description: "`passed` or `failed`." },
	unmet: { description: "Number of demands of the policy that are not met." },
	report: { description: "Path of the report (HTML, one self-contained file)." },
	markdown: { description: "Path of the report in Markdown." },
	junit: { description: "Path of the test results in JUnit’s XML." }
};
const publishReport = defineCommand({
	name: "publish-report",
	title: "Kafka evidence report",
	description: "Judges a folder of statements by a policy and writes the report: HTML, Markdown, JUnit XML and the job summary. Fails unless the verdict is passed.",
	branding: {
		icon: "file-text",
		color: "blue"
	},
	inputs: {
		"evidence-dir": path({
			description: "Folder of in-toto statements.",
			default: "out/evidence"
		}),
		...reportInputs
	},
	outputs: reportOutputs,
	example: { policy: "pull-request" },
	async run(host, inputs) {
		const { reportStep } = await import("./report-step2.js");
		return await reportStep(host, inputs);
	}
});

export { reportInputs as n, reportOutputs as r, publishReport as t };