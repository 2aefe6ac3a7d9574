import { t as defineCommand } from "./command.js";
import { c as path, d as text, s as list, t as bool } from "./inputs.js";
import { t as trustInputs } from "./trust-inputs.js";

// src/actions/promote/declaration.ts
const promoteInputs = {
	source: text({
		description: "The image by digest: `registry.example/name@sha256:…`. A tag is refused.",
		required: true
	}),
	target: text({
		description: "Repository to copy it to, without tag.",
		required: true
	}),
	tags: list({ description: "Tags that it gets there. One that leads to another image already is refused." }),
	latest: bool({
		description: "Move the tag `latest` too, unless it would go back to an older version.",
		default: "false"
	}),
	policy: path({
		description: "What must be proven: a policy file, or `local`, `pull-request` or `release`.",
		default: "release"
	}),
	"evidence-dir": path({
		description: "Folder of in-toto statements; that of the promotion is added.",
		default: "out/evidence"
	}),
	...trustInputs,
	"dry-run": bool({
		description: "Judge, compare and say what would be copied; copy nothing.",
		default: "false"
	})
};
const promoteOutputs = {
	verdict: { description: "`passed` or `failed`: the judge’s." },
	digest: { description: "Digest of the image, the same at the target." },
	references: { description: "What it is called now, comma-separated: `registry.example/name:tag`." },
	evidence: { description: "Path of the statement about the promotion; empty where nothing was promoted." }
};

// src/actions/promote/command.ts
const promote = defineCommand({
	name: "promote",
	title: "Promote a Kafka image",
	description: "Copies an image to the repository of its users, with all platforms and attestations and the digest unchanged, if the evidence about exactly that digest passes the policy.",
	branding: {
		icon: "upload-cloud",
		color: "green"
	},
	inputs: promoteInputs,
	outputs: promoteOutputs,
	example: {
		source: "ghcr.io/example/kafka-native-rc@sha256:…",
		target: "docker.io/example/kafka-native",
		tags: "4.4.0"
	},
	notes: "It logs in with what `docker login` left (configuration or helper program). It is safe to run twice: what is there is left alone, and tags are set last, when everything is at the target.",
	async run(host, inputs) {
		const { promoteStep } = await import("./promote-step.js");
		return await promoteStep(host, inputs);
	}
});

export { promote as t };