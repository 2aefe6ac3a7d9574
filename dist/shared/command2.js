import { t as defineCommand } from "./command.js";
import { a as integer, c as path, d as text, n as choice, o as lines, s as list, t as bool } from "./inputs.js";
import { t as kafkaInputs } from "./kafka-inputs.js";
import { t as PLATFORMS } from "./references.js";

// src/actions/build-multiarch-image/declaration.ts
/** The year 2100: later times are a mistake in the unit. */
const LATEST_EPOCH = 4102444800;
const imageInputs = {
	type: choice("native", "jvm")({
		description: "Which image: the native one (needs binary), or the JVM one.",
		default: "native"
	}),
	image: text({
		description: "Repository of the image, without tag and digest: `registry.example/kafka-native`.",
		required: true
	}),
	platform: choice(...PLATFORMS)({ description: "Build the image of this platform. Run it on a machine of that platform: nothing is emulated." }),
	digests: list({ description: "Merge instead of building: what the builds gave as `digest`, one per platform. Nothing is rebuilt; SBOM and provenance come along." }),
	tags: list({ description: "Tags of the merged index, or of the image in the engine (output docker)." }),
	binary: path({ description: "The native executable (`kafka.Kafka`) for the native image." }),
	sbom: path({ description: "CycloneDX SBOM of the native executable. It is laid into the image beside it, where scanners find what is inside." }),
	"sbom-generator": text({ description: "Image of a BuildKit SBOM generator, by digest (`docker/buildkit-syft-scanner@sha256:…`). With it, an SBOM of the whole image is attested." }),
	"base-image": text({ description: "Base image instead of the pinned Alpine: any with glibc (or gcompat) and bash; with a Java 17 or newer for the JVM image." }),
	output: choice("registry", "docker", "oci-layout")({
		description: "Where the image goes: pushed by digest, into the local engine (without attestations), or into a folder as OCI layout.",
		default: "registry"
	}),
	"output-dir": path({
		description: "Folder of the OCI layout.",
		default: "out/image"
	}),
	builder: text({ description: "Name of the buildx builder; the current one unless given." }),
	"registry-insecure": bool({
		description: "Push over http or with an unknown certificate. A private certificate authority belongs into the configuration of the builder instead.",
		default: "false"
	}),
	labels: lines({ description: "More labels of the image, `key=value`, one to a line: a value may have commas." }),
	annotations: lines({ description: "Annotations, `key=value`, one to a line: of the manifest in a build, of the index in a merge." }),
	"source-date-epoch": integer(0, LATEST_EPOCH)({ description: "Time of the image and all files in it, seconds since 1970. The variable SOURCE_DATE_EPOCH unless given, else now; the same time, base and binary give the same digest." })
};
const imageOutputs = {
	digest: { description: "Digest of what was pushed: of the merged index, or of one platform (an index of its manifest and its attestations)." },
	"manifest-digest": { description: "Digest of the platform’s own manifest: what is pulled and tested." },
	reference: { description: "`image@digest`, for run-sanity and for a deployment." },
	platforms: { description: "JSON: platform, digest, size and attestations of each platform." },
	"size-bytes": { description: "Compressed size of the image; of all platforms together after a merge." },
	tags: { description: "The tags that lead to it, one per line." },
	evidence: { description: "Path of the statement: provenance of a platform, or the record of the merge." }
};

// src/actions/build-multiarch-image/command.ts
const buildMultiarchImage = defineCommand({
	name: "build-multiarch-image",
	title: "Kafka container image",
	description: "Builds the Kafka image of one platform, native or JVM, and pushes it by digest; or merges such images under one index with tags. Nothing is ever rebuilt after it was tested.",
	branding: {
		icon: "package",
		color: "blue"
	},
	inputs: {
		...kafkaInputs,
		...imageInputs,
		"evidence-dir": path({
			description: "Where the statements go.",
			default: "out/evidence"
		})
	},
	outputs: imageOutputs,
	example: {
		image: "ghcr.io/OWNER/kafka-native",
		platform: "linux/arm64",
		"kafka-version": "4.4.0",
		binary: "out/kafka.Kafka"
	},
	permissions: { packages: "write, to push to ghcr.io with the job’s token" },
	notes: `It uses the logins of Docker's own configuration (\`docker/login-action\`) and any buildx builder
(\`docker/setup-buildx-action\`), a remote one too; no privileged container is needed.

A job per platform, each on a runner of that platform, then one job that merges:

\`\`\`yaml
  merge:
    needs: image
    steps:
      - uses: OWNER/kafka-native/actions/build-multiarch-image@v0
        with:
          image: ghcr.io/OWNER/kafka-native
          digests: \${{ needs.image.outputs.amd64 }}, \${{ needs.image.outputs.arm64 }}
          tags: 4.4.0, latest
\`\`\`
`,
	async run(host, inputs) {
		const { imageStep } = await import("./image-step.js");
		return await imageStep(host, inputs);
	}
});

export { buildMultiarchImage as t };