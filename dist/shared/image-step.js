import { i as codeOf, n as UsageError, o as messageOf, r as UserError } from "./errors.js";
import { t as formatBytes } from "./units.js";
import { t as VERSION } from "./version.js";
import { t as createStatement } from "./creation.js";
import { r as writeEvidence } from "./store.js";
import { d as object, h as string, i as array, l as looseObject } from "./schemas.js";
import { t as dockerEnvironment } from "./docker-environment.js";
import { i as checkTags, n as asDigest, r as checkRepository } from "./references.js";
import { a as reasonOf, i as platformsBehind, n as inspectRaw, o as registrySource, r as layoutSource, s as parseIndex, t as digestOf } from "./registry-view.js";
import { n as builderId, r as invocationId, t as knownJars } from "./known-jars.js";
import { n as jarComponents, t as bomOf } from "./cyclonedx.js";
import { n as hashFile } from "./hash.js";
import { r as readCatalogue } from "./catalogue.js";
import { o as resolveVersion } from "./versions.js";
import { n as obtain, r as writeDistribution, t as distributionSubject } from "./kafka-distribution.js";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, copyFile, link, mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";

// src/image/build-arguments.ts
/** The command line of a build; the same build always has the same one. */
function buildArguments(build) {
	const buildArgs = {
		BASE_IMAGE: build.baseImage,
		SOURCE_DATE_EPOCH: String(build.sourceDateEpoch),
		build_date: (/* @__PURE__ */ new Date(build.sourceDateEpoch * 1e3)).toISOString().replace(".000Z", "Z"),
		kafka_line: build.kafkaVersion.split(".", 1)[0],
		kafka_version: build.kafkaVersion
	};
	return [
		"docker",
		"buildx",
		"build",
		...optional("--builder", build.builder),
		"--progress",
		"plain",
		"--file",
		join(build.dockerFolder, build.type, "Dockerfile"),
		"--platform",
		build.platform,
		"--build-context",
		`kafka=${build.kafkaFolder}`,
		...Object.entries(buildArgs).flatMap(([name, value]) => optional("--build-arg", value === void 0 ? void 0 : `${name}=${value}`)),
		...build.labels.flatMap((label) => ["--label", label]),
		...attestationArguments(build),
		...outputArguments(build),
		"--metadata-file",
		build.metadataFile,
		build.dockerFolder
	];
}
function attestationArguments({ output, sbomGenerator }) {
	if (output.kind === "docker") return [
		"--provenance",
		"false",
		"--sbom",
		"false"
	];
	return [
		"--provenance",
		"mode=max,version=v1",
		...optional("--attest", sbomGenerator === void 0 ? void 0 : `type=sbom,generator=${sbomGenerator}`)
	];
}
function outputArguments({ output, image, annotations }) {
	const fields = (...all) => ["--output", all.map(csvField).join(",")];
	const stamped = ["rewrite-timestamp=true"];
	const annotated = annotations.flatMap((annotation) => ["--annotation", `manifest:${annotation}`]);
	switch (output.kind) {
		case "docker": return [...output.tags.flatMap((tag) => ["--tag", `${image}:${tag}`]), ...fields("type=docker", ...stamped)];
		case "oci-layout": return [...annotated, ...fields("type=oci", `dest=${output.path}`, "tar=false", ...stamped)];
		case "registry": {
			const insecure = output.insecure ? ["registry.insecure=true"] : [];
			const push = [
				"push-by-digest=true",
				"name-canonical=true",
				"push=true",
				"oci-mediatypes=true"
			];
			return [...annotated, ...fields("type=image", `name=${image}`, ...push, ...stamped, ...insecure)];
		}
	}
}
/** buildx reads the output as a line of CSV. */
function csvField(field) {
	return /[",\n]/.test(field) ? `"${field.replaceAll("\"", "\"\"")}"` : field;
}
function optional(option, value) {
	return value === void 0 ? [] : [option, value];
}

// src/image/build-metadata.ts
const materials = array(object({
	uri: string(),
	digest: object({ sha256: string() })
}));
const metadata = looseObject({
	"containerimage.digest": string(),
	"buildx.build.ref": string().optional()
});
/** SLSA v0.2 has `materials`, v1 `resolvedDependencies`; which of them comes depends on buildx. */
const provenance = looseObject({
	materials: materials.optional(),
	buildDefinition: looseObject({ resolvedDependencies: materials.optional() }).optional()
});
/** Reads the file that `--metadata-file` names. */
async function readBuildMetadata(path) {
	let parsed;
	try {
		parsed = metadata.parse(JSON.parse(await readFile(path, "utf8")));
	} catch (cause) {
		throw new UserError(`The build succeeded, but its metadata cannot be read: ${messageOf(cause)}`, { cause });
	}
	const key = Object.keys(parsed).find((each) => each.startsWith("buildx.build.provenance"));
	const origin = provenance.safeParse(key === void 0 ? {} : parsed[key]);
	const found = origin.data?.buildDefinition?.resolvedDependencies ?? origin.data?.materials ?? [];
	return {
		digest: asDigest(parsed["containerimage.digest"], "The digest of the built image"),
		materials: [...found].sort((a, b) => a.uri < b.uri ? -1 : 1),
		buildRef: parsed["buildx.build.ref"]
	};
}

// src/image/build-image.ts
/** An emulated JVM image takes long to make its class data archives. */
const BUILD_MS = 36e5;
/** Builds the image of one platform and says what came out. Rejects with a `UserError` with the builder's reason. */
async function buildImage(host, build) {
	const argv = buildArguments(build);
	const startedOn = host.clock.now();
	const result = await host.exec(argv, {
		timeoutMs: BUILD_MS,
		env: dockerEnvironment(host.env),
		onLine: (line) => host.log.info(line)
	});
	if (result.exitCode !== 0) throw buildFailure(result.timedOut, result.stderr);
	const metadata = await readBuildMetadata(build.metadataFile);
	return {
		...metadata,
		manifest: await manifestOf(host, build, metadata),
		argv,
		startedOn,
		finishedOn: host.clock.now()
	};
}
async function manifestOf(host, { output, image, builder, platform }, { digest }) {
	if (output.kind === "docker") return void 0;
	const source = output.kind === "registry" ? registrySource(host, image, builder) : layoutSource(output.path);
	const platforms = await platformsBehind(source, digest, platform);
	const found = platforms.find((each) => each.platform === platform);
	if (found !== void 0) return found;
	throw new UserError(`What was built is for ${platforms.map((each) => each.platform).join(", ")}, not for ${platform}.`);
}
function buildFailure(timedOut, stderr) {
	if (timedOut) return new UserError("The image was not built within an hour.");
	const hint = /\bdenied\b|unauthorized/i.test(stderr) ? "Log in to the registry with \"docker login\", as a user who may push." : /unknown command|not a docker command/i.test(stderr) ? "Install buildx: https://github.com/docker/buildx#installing." : "The lines before it say what the builder did.";
	return new UserError(`The image could not be built: ${reasonOf(stderr)}`, { hint });
}
/** A folder for the build context `kafka` with the executable and, under the name that scanners look for, its SBOM. */
async function stageNative(host, binary, sbom) {
	await requireFile(binary, "binary");
	if (sbom !== void 0) await requireFile(sbom, "sbom");
	await mkdir(host.dirs.temp, { recursive: true });
	const folder = await mkdtemp(join(host.dirs.temp, "image-"));
	host.defer(async () => await rm(folder, {
		recursive: true,
		force: true
	}));
	await place(binary, join(folder, "kafka.Kafka"));
	if (sbom !== void 0) await place(sbom, join(folder, "kafka.cdx.json"));
	return folder;
}
async function requireFile(path, input) {
	if (!(await stat(path).catch((error) => {
		throw codeOf(error) === "ENOENT" ? new UserError(`${input}: the file ${path} does not exist.`) : error;
	})).isFile()) throw new UserError(`${input}: ${path} is no file.`);
}
/** Hard-linked where possible: a native Kafka has over 100 MB. */
async function place(from, to) {
	try {
		await link(from, to);
	} catch {
		await copyFile(from, to, constants.COPYFILE_FICLONE);
	}
}

// src/image/image-provenance.ts
/** How to read the parameters below. */
const BUILD_TYPE = "https://kafka-native.dev/build-type/image/v1";
/**
* SLSA provenance of the image of one platform: what was asked for, the base image with the digest that its
* name had, and what of Kafka went in.
*/
function imageProvenance(host, build, built, kafka) {
	const invocation = invocationId(host.env) ?? built.buildRef;
	return {
		buildDefinition: {
			buildType: BUILD_TYPE,
			externalParameters: {
				type: build.type,
				kafkaVersion: build.kafkaVersion,
				platform: build.platform,
				image: build.image,
				labels: [...build.labels],
				annotations: [...build.annotations],
				sourceDateEpoch: build.sourceDateEpoch,
				...build.baseImage === void 0 ? {} : { baseImage: build.baseImage }
			},
			internalParameters: { command: portable(built.argv, build, host.dirs.temp) },
			resolvedDependencies: [kafka, ...built.materials]
		},
		runDetails: {
			builder: { id: builderId(host.env) },
			metadata: {
				...invocation === void 0 ? {} : { invocationId: invocation },
				startedOn: built.startedOn.toISOString(),
				finishedOn: built.finishedOn.toISOString()
			}
		}
	};
}
/** Folders of this machine and this run say nothing to a reader, and would differ each time. */
function portable(argv, build, temp) {
	return argv.map((argument) => argument.replaceAll(build.kafkaFolder, "KAFKA").replaceAll(temp, "TEMP").replaceAll(build.dockerFolder, "docker/"));
}

// src/image/jvm-sbom.ts
/**
* CycloneDX 1.6 of the jars in a JVM image. What the base image brings (its packages, the Java runtime) is not
* known here, and the document says that it is incomplete: a scan lists it, or BuildKit's SBOM generator.
*/
function jvmSbomOf({ image, digest, kafkaVersion, jars, version, timestamp }) {
	const subject = {
		type: "container",
		"bom-ref": `pkg:oci/${image.split("/").at(-1)}@sha256:${digest}`,
		name: image,
		version: kafkaVersion,
		sha256: digest
	};
	return bomOf(subject, jarComponents(jars), {
		timestamp,
		version,
		aggregate: "incomplete"
	});
}

// src/image/merge-index.ts
const MERGE_MS = 6e5;
/** The command line of a merge; digests in the order of their platforms. */
function mergeArguments(merge) {
	const { image, builder } = merge;
	return [
		"docker",
		"buildx",
		"imagetools",
		"create",
		...builder === void 0 ? [] : ["--builder", builder],
		...merge.tags.flatMap((tag) => ["--tag", `${image}:${tag}`]),
		...merge.annotations.flatMap((annotation) => ["--annotation", `index:${annotation}`]),
		...merge.digests.map((digest) => `${image}@${digest}`)
	];
}
/**
* Puts pushed images of single platforms under one index with tags, without rebuilding or changing any of
* them: afterwards every manifest and every attestation must be in the index as it was pushed, and every tag
* must lead to it.
*/
async function mergeIndex(host, merge) {
	if (merge.tags.length === 0) throw new UserError("A merge needs at least one tag for the index.");
	const platforms = await platformsOf(host, merge);
	const sources = [...new Set(platforms.map(({ source }) => source))];
	const created = await host.exec(mergeArguments({
		...merge,
		digests: sources
	}), {
		timeoutMs: MERGE_MS,
		env: dockerEnvironment(host.env)
	});
	if (created.exitCode !== 0) throw new UserError(`The index ${merge.image} could not be made: ${reasonOf(created.stderr)}`);
	const raws = await Promise.all(merge.tags.map(async (tag) => await inspectRaw(host, `${merge.image}:${tag}`, merge.builder)));
	const [raw = ""] = raws;
	if (raws.some((each) => each !== raw)) throw new UserError(`The tags ${merge.tags.join(", ")} of ${merge.image} lead to different indexes.`, { hint: "Somebody else may push to the same tags at this moment." });
	const index = parseIndex(raw, merge.image);
	if (index === void 0) throw new UserError(`${merge.image}:${merge.tags[0]} is no index.`);
	requireAll(platforms, index.platforms);
	const { mediaType, annotations } = index;
	return {
		digest: digestOf(raw),
		record: {
			image: merge.image,
			tags: [...merge.tags].sort(),
			mediaType,
			annotations: { ...annotations },
			platforms: platforms.map((each) => ({
				...each,
				attestations: [...each.attestations]
			}))
		}
	};
}
/** Each platform once, sorted; which of two images of the same platform would win is nobody's guess. */
async function platformsOf(host, { image, digests, builder }) {
	const source = registrySource(host, image, builder);
	const found = (await Promise.all([...new Set(digests)].map((digest) => platformsBehind(source, digest, UNKNOWN)))).flat();
	const unknown = found.find(({ platform }) => platform === UNKNOWN);
	if (unknown !== void 0) {
		const raw = await source(unknown.digest);
		throw new UserError(`${image}@${unknown.digest} does not say for which platform it is (${raw.length} bytes).`, { hint: "Push it with provenance: then it is an index that names the platform." });
	}
	const sorted = found.sort((a, b) => a.platform < b.platform ? -1 : 1);
	sorted.forEach((each, at) => {
		const next = sorted[at + 1];
		if (next?.platform === each.platform) throw new UserError(`Two of the digests are for ${each.platform}: ${each.digest} and ${next.digest}.`, { hint: "Give one digest per platform." });
	});
	return sorted;
}
const UNKNOWN = "unknown";
function requireAll(pushed, merged) {
	const there = new Set(merged.flatMap(({ digest, attestations }) => [digest, ...attestations]));
	const lost = pushed.flatMap(({ digest, attestations }) => [digest, ...attestations]).filter((digest) => !there.has(digest));
	if (lost.length > 0) throw new UserError(`The merged index lacks ${lost.join(", ")}.`);
}

// src/pipeline/image-step.ts
/** Of this repository; the bundle lies as deep below its root as this file. */
const DOCKER_FOLDER = fileURLToPath(new URL("../../docker/", import.meta.url));
/** Builds the image of one platform, or merges built ones, and leaves the statement about it. */
async function imageStep(host, inputs) {
	checkRepository(inputs.image);
	checkTags(inputs.tags ?? []);
	const problems = contradictions(inputs);
	if (problems.length > 0) throw new UsageError(problems);
	return inputs.digests === void 0 ? await buildOne(host, inputs) : await mergeAll(host, inputs, inputs.digests);
}
function contradictions(inputs) {
	const { digests, platform, type, binary, sbom, tags, output } = inputs;
	const keyValues = {
		labels: inputs.labels ?? [],
		annotations: inputs.annotations ?? []
	};
	return [
		...digests === void 0 && platform === void 0 ? ["platform is required to build an image; digests is, to merge images."] : [],
		...digests !== void 0 && platform !== void 0 ? ["platform and digests exclude each other: one builds, the other merges."] : [],
		...digests?.length === 0 ? ["digests names no digest."] : [],
		...digests !== void 0 && tags === void 0 ? ["tags is required with digests."] : [],
		...digests === void 0 && type === "native" && binary === void 0 ? ["binary is required for the native image; build-native-binary makes one."] : [],
		...type === "jvm" && binary !== void 0 ? ["binary is for the native image, but type is jvm."] : [],
		...type === "jvm" && sbom !== void 0 ? ["sbom is for the native image, but type is jvm."] : [],
		...digests === void 0 && output === "docker" && tags === void 0 ? ["tags is required with output docker: an engine knows an image by its tags."] : [],
		...Object.entries(keyValues).flatMap(([name, pairs]) => pairs.filter((pair) => !/^[^=\s]+=/.test(pair)).map((pair) => `${name}: "${pair}" is not key=value.`))
	];
}
async function buildOne(host, inputs) {
	const { platform } = inputs;
	if (platform === void 0) throw new Error("a build without a platform");
	const kafka = await kafkaContext(host, inputs);
	const build = {
		type: inputs.type,
		kafkaVersion: kafka.version,
		platform,
		image: inputs.image,
		dockerFolder: DOCKER_FOLDER,
		kafkaFolder: kafka.folder,
		baseImage: inputs["base-image"],
		builder: inputs.builder,
		output: outputOf(host, inputs),
		labels: inputs.labels ?? [],
		annotations: inputs.annotations ?? [],
		sourceDateEpoch: sourceDateEpoch(host, inputs["source-date-epoch"]),
		sbomGenerator: inputs["sbom-generator"],
		metadataFile: join(host.dirs.temp, `image-metadata-${platform.replace("/", "-")}.json`)
	};
	return await outcomeOf(host, inputs, build, await host.log.group(`Image for ${platform}`, async () => await buildImage(host, build)), kafka);
}
async function outcomeOf(host, inputs, build, built, kafka) {
	const { manifest, digest } = built;
	const what = `Image of Kafka ${build.kafkaVersion} (${build.type}, ${build.platform})`;
	const names = {
		digest,
		reference: `${build.image}@${digest}`
	};
	if (manifest === void 0) return inEngine(what, names, inputs.tags ?? []);
	const subject = {
		name: build.image,
		digest: { sha256: manifest.digest.slice(7) }
	};
	const provenance = imageProvenance(host, build, built, kafka.resource);
	const statement = createStatement(subject, "provenance", provenance);
	await writeJvmSbom(host, inputs, subject, build, built, kafka.jars);
	return {
		verdict: "passed",
		message: `${what}: ${digest}, ${formatBytes(manifest.sizeBytes)}`,
		outputs: {
			...names,
			tags: "",
			"manifest-digest": manifest.digest,
			platforms: JSON.stringify([manifest]),
			"size-bytes": manifest.sizeBytes,
			evidence: await writeEvidence(evidenceDir(host, inputs), statement)
		}
	};
}
/** An engine keeps no manifest that a statement could be about. */
function inEngine(what, names, tags) {
	return {
		verdict: "passed",
		message: `${what}: in the engine as ${tags.join(", ")}, without evidence`,
		outputs: {
			...names,
			tags: tags.join("\n"),
			"manifest-digest": "",
			platforms: "[]",
			"size-bytes": 0,
			evidence: ""
		}
	};
}
/** The native image needs none of its own: the statement about its binary lists what was compiled in. */
async function writeJvmSbom(host, inputs, subject, { kafkaVersion }, { finishedOn }, jars) {
	if (jars === void 0) return;
	const sbom = jvmSbomOf({
		image: subject.name,
		digest: subject.digest.sha256,
		kafkaVersion,
		jars,
		version: VERSION,
		timestamp: finishedOn.toISOString()
	});
	await writeEvidence(evidenceDir(host, inputs), createStatement(subject, "sbom", sbom));
}
async function mergeAll(host, inputs, given) {
	const { digest, record } = await mergeIndex(host, {
		image: inputs.image,
		digests: given.map((digest) => asDigest(digest, "One of digests")),
		tags: inputs.tags ?? [],
		annotations: inputs.annotations ?? [],
		builder: inputs.builder
	});
	const subject = {
		name: inputs.image,
		digest: { sha256: digest.slice(7) }
	};
	const evidence = await writeEvidence(evidenceDir(host, inputs), createStatement(subject, "image-index", record));
	const names = record.platforms.map(({ platform }) => platform);
	return {
		verdict: "passed",
		message: `${inputs.image}@${digest}: ${names.join(", ")}, tagged ${record.tags.join(", ")}`,
		outputs: {
			digest,
			"manifest-digest": "",
			reference: `${inputs.image}@${digest}`,
			platforms: JSON.stringify(record.platforms),
			"size-bytes": record.platforms.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
			tags: record.tags.join("\n"),
			evidence
		}
	};
}
async function kafkaContext(host, inputs) {
	if (inputs.type === "native" && inputs.binary !== void 0) {
		const at = (path) => resolve(host.dirs.work, path);
		const binary = at(inputs.binary);
		return {
			folder: await stageNative(host, binary, inputs.sbom === void 0 ? void 0 : at(inputs.sbom)),
			version: resolveVersion(inputs["kafka-version"]),
			resource: {
				name: "binary",
				digest: { sha256: await hashFile(binary, "sha256") }
			}
		};
	}
	const distribution = await obtain(host, inputs);
	await writeDistribution(evidenceDir(host, inputs), distribution);
	const { name, digest } = distributionSubject(distribution);
	return {
		folder: distribution.root,
		version: distribution.version,
		resource: {
			name: "distribution",
			uri: `pkg:generic/${name}`,
			digest
		},
		jars: knownJars(distribution.libs, distribution.evidence.jars, await readCatalogue(distribution.version))
	};
}
function outputOf(host, inputs) {
	switch (inputs.output) {
		case "docker": return {
			kind: "docker",
			tags: inputs.tags ?? []
		};
		case "oci-layout": return {
			kind: "oci-layout",
			path: resolve(host.dirs.work, inputs["output-dir"])
		};
		case "registry": return {
			kind: "registry",
			insecure: inputs["registry-insecure"]
		};
	}
}
function sourceDateEpoch(host, given) {
	const variable = host.env.SOURCE_DATE_EPOCH;
	if (given !== void 0) return given;
	if (variable !== void 0 && /^\d{1,10}$/.test(variable)) return Number(variable);
	return Math.floor(host.clock.now().getTime() / 1e3);
}
function evidenceDir(host, inputs) {
	return resolve(host.dirs.work, inputs["evidence-dir"]);
}

export { imageStep };