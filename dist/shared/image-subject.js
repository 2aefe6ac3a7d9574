import { o as messageOf, r as UserError } from "./errors.js";
import { n as asDigest, t as PLATFORMS } from "./references.js";
import { i as platformsBehind, n as inspectRaw, o as registrySource, t as digestOf } from "./registry-view.js";
import { a as connectEngine, n as obtainImage, t as createContainerLauncher } from "./container-launcher.js";
import { n as ociPlatform } from "./machine.js";

// src/pipeline/image-subject.ts
/** A JVM under an emulator needs minutes for what takes seconds. */
const EMULATED_START_MS = 9e5;
/** An image as the subject of a test run: what is tested is the manifest of its platform, by digest. */
async function prepareImage(host, inputs) {
	const platform = inputs.platform ?? platformHere();
	if (platform === void 0) throw new UserError(`There are no images for this machine's ${process.arch}.`, { hint: `Name the platform: ${PLATFORMS.join(" or ")}.` });
	const engine = await connectEngine(host.env);
	const pushed = await resolveImage(host, inputs.image, platform);
	const facts = await obtainImage(host, engine, {
		image: pushed?.reference ?? inputs.image,
		platform
	});
	const kafkaVersion = facts.labels["org.opencontainers.image.version"] ?? "";
	if (!/^\d+\.\d+\.\d+/.test(kafkaVersion)) throw new UserError(`The image ${inputs.image} does not say which Kafka it has.`, { hint: "Its label org.opencontainers.image.version must be the version of Kafka; build-multiarch-image sets it." });
	const kind = inputs.type === "auto" ? kindOf(facts) : inputs.type;
	const emulated = platform !== platformHere();
	const launcher = createContainerLauncher(host, engine, {
		kind,
		kafkaVersion,
		image: facts.id,
		platform
	}, emulated ? { limits: { startMs: EMULATED_START_MS } } : {});
	const { repository, index, manifest } = pushed ?? {
		repository: inputs.image,
		manifest: facts.id
	};
	return {
		launcher,
		platform,
		emulated,
		sizeBytes: facts.sizeBytes,
		subject: {
			name: repository,
			digest: { sha256: hexOf(manifest) }
		},
		configuration: index === void 0 || index === manifest ? [] : [{
			name: "index",
			uri: `${repository}@${index}`,
			digest: { sha256: hexOf(index) }
		}]
	};
}
/**
* What a name means in its registry at this moment, for one platform; from here on the digest counts. A tag
* that no registry knows is left to the engine: undefined.
*/
async function resolveImage(host, image, platform) {
	const repository = image.replace(/@sha256:[0-9a-f]{64}$/, "").replace(/:[^:/]+$/, "");
	const index = image.includes("@") ? asDigest(image.split("@")[1] ?? "", image) : await tagDigest(host, image);
	if (index === void 0) return void 0;
	const pushed = await platformsBehind(registrySource(host, repository, void 0), index, platform);
	const found = pushed.find((each) => each.platform === platform);
	if (found !== void 0) return {
		reference: `${repository}@${found.digest}`,
		repository,
		index,
		manifest: found.digest
	};
	throw new UserError(`${image} has no image for ${platform}.`, { hint: `It has ${pushed.map((each) => each.platform).join(", ")}.` });
}
async function tagDigest(host, image) {
	try {
		return digestOf(await inspectRaw(host, image, void 0));
	} catch (error) {
		host.log.debug(`${image} is in no registry: ${messageOf(error)}`);
		return;
	}
}
function hexOf(digest) {
	return digest.slice(7);
}
function kindOf({ labels }) {
	return labels["org.opencontainers.image.title"]?.includes("native") === true ? "native" : "jvm";
}
function platformHere() {
	const here = ociPlatform("linux");
	return PLATFORMS.find((platform) => platform === here);
}

export { prepareImage };