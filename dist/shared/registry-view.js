import { r as UserError } from "./errors.js";
import { t as dockerEnvironment } from "./docker-environment.js";
import { d as object, h as string, i as array, p as record, s as int } from "./schemas.js";
import { r as hashOf } from "./hash.js";
import { n as asDigest } from "./references.js";
import { join } from "node:path";
import { readFile } from "node:fs/promises";

// src/image/manifests.ts
const descriptor = object({
	mediaType: string(),
	digest: string(),
	size: int().nonnegative(),
	platform: object({
		os: string(),
		architecture: string(),
		variant: string().optional()
	}).optional(),
	annotations: record(string(), string()).optional()
});
const index = object({
	mediaType: string().default("application/vnd.oci.image.index.v1+json"),
	manifests: array(descriptor),
	annotations: record(string(), string()).default({})
});
const manifest = object({
	config: descriptor,
	layers: array(descriptor)
});
/** BuildKit marks an attestation manifest so, and names what it attests. */
const TYPE = "vnd.docker.reference.type";
const SUBJECT = "vnd.docker.reference.digest";
/** Reads an OCI index or a Docker manifest list; undefined where the document is something else. */
function parseIndex(text, name) {
	const parsed = index.safeParse(parseJson(text, name));
	if (!parsed.success) return void 0;
	const { manifests, mediaType, annotations } = parsed.data;
	const attestations = manifests.filter((each) => each.annotations?.[TYPE] === "attestation-manifest");
	return {
		mediaType,
		annotations,
		platforms: manifests.filter((each) => !attestations.includes(each)).map((each) => ({
			platform: platformOf(each.platform),
			digest: asDigest(each.digest, `A manifest of ${name}`),
			attestations: attestations.filter(({ annotations }) => annotations?.[SUBJECT] === each.digest).map(({ digest }) => asDigest(digest, `An attestation of ${name}`))
		})).sort((a, b) => a.platform < b.platform ? -1 : 1)
	};
}
/** Compressed bytes of configuration and layers: what a pull transfers. */
function sizeOf(text, name) {
	const parsed = manifest.safeParse(parseJson(text, name));
	if (!parsed.success) throw new UserError(`${name} is no image manifest.`);
	return [parsed.data.config, ...parsed.data.layers].reduce((sum, { size }) => sum + size, 0);
}
function platformOf(platform) {
	if (platform === void 0) return "unknown";
	const variant = platform.variant === void 0 || platform.variant === "v8" ? "" : `/${platform.variant}`;
	return `${platform.os}/${platform.architecture}${variant}`;
}
function parseJson(text, name) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new UserError(`The manifest of ${name} is no JSON.`, { cause });
	}
}

// src/image/registry-view.ts
const INSPECT_MS = 12e4;
/** Through buildx, which has the user's logins and the builder's settings for registries. */
function registrySource(host, image, builder) {
	return async (digest) => await inspectRaw(host, `${image}@${digest}`, builder);
}
function layoutSource(folder) {
	return async (digest) => await readFile(join(folder, "blobs", "sha256", digest.slice(7)), "utf8");
}
/** The bytes of a manifest, by tag or digest. */
async function inspectRaw(host, reference, builder) {
	const result = await host.exec([
		"docker",
		"buildx",
		"imagetools",
		"inspect",
		...builder === void 0 ? [] : ["--builder", builder],
		"--raw",
		reference
	], {
		timeoutMs: INSPECT_MS,
		env: dockerEnvironment(host.env)
	});
	if (result.exitCode === 0) return result.stdout;
	throw new UserError(`${reference} cannot be read: ${reasonOf(result.stderr)}`, { hint: "Check the name, and that \"docker login\" was done for its registry." });
}
/** The digest that a registry gives to a manifest of these bytes. */
function digestOf(raw) {
	return `sha256:${hashOf(raw, "sha256")}`;
}
/** The platforms behind a digest: those of an index, or the one of a bare manifest. */
async function platformsBehind(source, digest, barePlatform) {
	const raw = await source(digest);
	const index = parseIndex(raw, digest) ?? { platforms: [{
		platform: barePlatform,
		digest,
		attestations: []
	}] };
	return await Promise.all(index.platforms.map(async (each) => ({
		...each,
		source: digest,
		sizeBytes: sizeOf(each.digest === digest ? raw : await source(each.digest), each.digest)
	})));
}
/** The reason that a failed `docker` gives: its last line that speaks of an error, else its last line. */
function reasonOf(stderr) {
	const lines = stderr.trim().split("\n");
	return (lines.findLast((line) => /\b(error|unknown|denied|unauthorized|no such|not found)\b/i.test(line)) ?? lines.at(-1) ?? "").replace(/^(ERROR|docker): /, "").trim();
}

export { reasonOf as a, platformsBehind as i, inspectRaw as n, registrySource as o, layoutSource as r, parseIndex as s, digestOf as t };