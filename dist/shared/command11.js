import { p as defineCommand, s as path, t as bool, u as text } from "./inputs.js";

// src/actions/verify/command.ts
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
	})
};
const verifyOutputs = {
	verdict: { description: "`passed` or `failed`." },
	unmet: { description: "Number of demands of the policy that are not met." },
	digest: { description: "Digest that was judged, `sha256:…`." }
};
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