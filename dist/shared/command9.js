import { t as defineCommand } from "./command.js";
import { c as path, d as text, t as bool } from "./inputs.js";
import { r as scanOutputs, t as rulesInputs } from "./declaration6.js";

// src/actions/report-scan/declaration.ts
const { matrix: _, ...resultOutputs } = scanOutputs;
const reportScanInputs = {
	scans: path({
		description: "Folder with the results of the jobs that scanned: every `scan.json` below it counts.",
		required: true
	}),
	plan: text({ description: "Output `matrix` of the step that planned the scan. What it names and no job has scanned fails the whole." }),
	previous: path({ description: "The scan before, as for trivy-scan. Where it does not exist, everything counts as new." }),
	...rulesInputs,
	issue: bool({
		description: "Keep one issue: opened when the scan fails, kept up to date, closed when nothing of the severity that fails is left.",
		default: "false"
	}),
	name: text({
		description: "Tells this scan from others of the same repository: title and mark of the issue.",
		default: "News of the image scan"
	}),
	"github-token": text({
		description: "Token for the issue. It is sent to the origin of GITHUB_API_URL and to no other.",
		secret: true
	}),
	"dry-run": bool({
		description: "Show every call that would change something on GitHub, and make none of them.",
		default: "false"
	}),
	"result-dir": path({
		description: "Where result and reports go.",
		default: "out/scan"
	})
};
const reportScanOutputs = {
	...resultOutputs,
	issue: { description: "`created`, `updated`, `closed`, `unchanged`, `outdated` or empty." }
};

// src/actions/report-scan/command.ts
const reportScan = defineCommand({
	name: "report-scan",
	title: "Report a scan of many jobs",
	description: "Puts the results of jobs that scanned one image each into one result, compares it with the scan before, judges it, and keeps one issue about it. It runs no scanner.",
	branding: {
		icon: "shield",
		color: "blue"
	},
	inputs: reportScanInputs,
	outputs: reportScanOutputs,
	example: {
		scans: "night",
		plan: "${{ needs.discover.outputs.matrix }}",
		previous: "last-night",
		"fail-on": "never",
		"fail-on-new": "high",
		issue: "true",
		"github-token": "${{ github.token }}"
	},
	permissions: { "issues: write": "with `issue: true`" },
	async run(host, inputs) {
		const { scanReportStep } = await import("./scan-report-step.js");
		return await scanReportStep(host, inputs);
	}
});

export { reportScan as t };