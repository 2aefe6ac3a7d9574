import { a as integer, c as path, d as text, r as choices, s as list, t as bool } from "./inputs.js";
import { t as trustInputs } from "./trust-inputs.js";

// src/actions/publish-report/declaration.ts
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
	junit: { description: "Path of the test results in JUnit’s XML." },
	badge: { description: "Path of the verdict as an SVG badge." },
	"vote-mail": { description: "Path of the text for a release vote; empty where no image is judged." }
};
const publishInputs = {
	"evidence-dir": path({
		description: "Folder of in-toto statements.",
		default: "out/evidence"
	}),
	...reportInputs,
	...trustInputs,
	publish: choices("artifact", "attestations", "check", "comment", "issue", "pages", "release")({ description: "Where the report goes beside its folder and the job summary: an artifact of the run, attestations that sign each statement, a check run on the commit, one comment on the pull request, one issue that is open while the verdict is not passed, a branch with pages over all runs, the files of a release." }),
	name: text({
		description: "Tells this report from others of the same repository: name of the check run, mark of comment and issue.",
		default: "Kafka evidence"
	}),
	"artifact-name": text({
		description: "Name of the artifact.",
		default: "kafka-native-report"
	}),
	"release-tag": text({ description: "Tag of the release, or of its draft. Without it, the tag that started the run." }),
	"release-replace": bool({
		description: "Replace files of the release that have the same names and other contents.",
		default: "false"
	}),
	"pages-branch": text({
		description: "Branch of the pages over all runs.",
		default: "gh-pages"
	}),
	"pages-path": text({ description: "Folder of that branch; without it, its top." }),
	"pages-keep": integer(1, 1e4)({ description: "Runs that the pages keep, the newest. Without it, nothing is ever removed." }),
	"pages-dir": path({ description: "Folder of this machine that gets the pages, too: for whoever serves or uploads them." }),
	sarif: list({ description: "SARIF files whose findings the check run shows at their lines, as `check-metadata` writes." }),
	"github-token": text({
		description: "Token for all targets but the artifact. It is sent to the origin of GITHUB_API_URL, and to that for uploads beside it.",
		secret: true
	}),
	"dry-run": bool({
		description: "Show every call that would change something on GitHub, and make none of them.",
		default: "false"
	})
};
const publishOutputs = {
	...reportOutputs,
	published: { description: "How it went with each target, as `target=state` pairs." }
};

export { reportOutputs as i, publishOutputs as n, reportInputs as r, publishInputs as t };