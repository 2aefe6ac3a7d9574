import { t as defineCommand } from "./command.js";
import { c as path, d as text, t as bool } from "./inputs.js";
import { t as trustInputs } from "./trust-inputs.js";

// src/actions/verify/declaration.ts
const verifyInputs = {
	subject: text({
		description: "What to judge: an image by digest (`registry.example/name@sha256:…`), or a file.",
		required: true
	}),
	policy: path({
		description: "What must be proven: a policy file, or `local`, `pull-request` or `release`.",
		default: "release"
	}),
	"evidence-dir": path({
		description: "Folder of in-toto statements.",
		default: "out/evidence"
	}),
	attached: bool({
		description: "Judge the statements, too, that are attached to the image in its registry.",
		default: "false"
	}),
	attestations: text({ description: "Repository of GitHub, `OWNER/REPO`, whose attestations are judged, too: those of the subject and of all that it was made of. Needs `signers` here or in the policy." }),
	"github-token": text({
		description: "Token that may read the attestations; those of a public repository can be read without. It is sent to the origin of GITHUB_API_URL and to no other.",
		secret: true
	}),
	...trustInputs
};
const verifyOutputs = {
	verdict: { description: "`passed` or `failed`." },
	unmet: { description: "Number of demands of the policy that are not met." },
	digest: { description: "Digest that was judged, `sha256:…`." }
};

// src/actions/verify/command.ts
const verify = defineCommand({
	name: "verify",
	title: "Verify Kafka evidence",
	description: "Judges what is known of one image or file: every statement must be about exactly its digest, or about what it was made of.",
	branding: {
		icon: "check-circle",
		color: "green"
	},
	inputs: verifyInputs,
	outputs: verifyOutputs,
	positional: "subject",
	example: { subject: "ghcr.io/example/kafka-native@sha256:…" },
	async run(host, inputs) {
		const { verifyStep } = await import("./verify-step.js");
		return await verifyStep(host, inputs);
	}
});

export { verify as t };