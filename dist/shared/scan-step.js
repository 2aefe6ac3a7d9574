import { S as datetime, c as writeFileAtomic, l as countOf } from "./store.js";
import { i as codeOf, n as UsageError, o as messageOf, r as UserError } from "./errors.js";
import { n as stableJson } from "./json.js";
import { n as formatDuration } from "./units.js";
import { a as boolean, b as ZodError, h as string, i as array, l as looseObject, m as strictObject, p as record, s as int, u as number } from "./schemas.js";
import { i as sha256OfFile } from "./hash.js";
import { i as withLock, n as download, t as extractTarGz } from "./archive.js";
import { _ as isComplete, a as runTrivy, c as writeScanEvidence, d as gate, f as entryWords, g as readEarlierScan, h as unusedEntries, i as scannerOf, l as writeScanFiles, m as readIgnoreFile, n as scanOutcome, o as scannerEnvironment, p as expiredEntries, r as scanAll, s as openRegistry, t as rulesOf, y as titleOf } from "./scan-outcome.js";
import { t as openToolCache } from "./tool-cache.js";
import { a as repositoryOf, i as parseImageReference } from "./image-reference.js";
import { r as compareVersions } from "./versions.js";
import { t as digestFolder } from "./folder-digest.js";
import { arch, platform } from "node:os";
import { join, resolve } from "node:path";
import { mkdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";

// src/scan/databases.ts
const VULNERABILITIES = {
	title: "vulnerability database",
	folder: "db",
	file: "trivy.db",
	schema: 2,
	download: ["image", "--download-db-only"],
	repository: "--db-repository"
};
const JAVA = {
	title: "Java database",
	folder: "java-db",
	file: "trivy-java.db",
	schema: 1,
	download: ["image", "--download-java-db-only"],
	repository: "--java-db-repository"
};
const DEFAULT_SOURCE = "Trivy’s own addresses";
const DOWNLOAD_MS = 9e5;
const metadata = looseObject({
	Version: number(),
	UpdatedAt: datetime({ offset: true })
});
/** What lies beside a database: the mirrors it was asked of, and the one that gave it. */
const origin = strictObject({
	repositories: array(string()),
	from: string()
});
/**
* Brings the databases up to date, once and before any scan, and says how old they are.
* @throws UserError where the vulnerability database is missing, unreadable or too old: no scan may be made
* with it, since it would look clean
*/
async function prepareDatabases(host, settings, request) {
	const lock = join(settings.cacheDir, "update.lock");
	return await withLock(host, lock, { label: "is updating the databases" }, async () => {
		if (!request.offline) {
			await update(host, settings, VULNERABILITIES, request.repositories);
			await update(host, settings, JAVA, request.javaRepositories);
		}
		const vulnerabilities = await inspect(host, settings, VULNERABILITIES);
		if (vulnerabilities === void 0) throw missing(settings, request);
		if (vulnerabilities.ageMs > request.maxAgeMs) {
			const age = `${formatDuration(vulnerabilities.ageMs)} old (${vulnerabilities.updatedAt})`;
			throw new UserError(`The vulnerability database is ${age}; at most ${formatDuration(request.maxAgeMs)} is allowed.`, { hint: "Update it, or raise db-max-age if you accept that newer vulnerabilities are not seen." });
		}
		return {
			vulnerabilities,
			java: await inspect(host, settings, JAVA)
		};
	});
}
async function update(host, settings, kind, repositories) {
	const folder = join(settings.cacheDir, kind.folder);
	const note = noteOf(settings, kind);
	if ((await readNote(note))?.repositories.join("\n") !== repositories.join("\n")) await rm(folder, {
		recursive: true,
		force: true
	});
	const from = await downloadFromFirst(host, settings, kind, repositories);
	await writeFileAtomic(note, stableJson({
		repositories,
		from
	}));
}
/** Trivy itself goes on to the next mirror only where one is busy, not where one does not answer. */
async function downloadFromFirst(host, settings, kind, repositories) {
	const common = [
		"--cache-dir",
		settings.cacheDir,
		"--quiet",
		"--skip-version-check",
		"--disable-telemetry"
	];
	const sources = repositories.length === 0 ? [void 0] : repositories;
	const reasons = [];
	for (const [index, source] of sources.entries()) {
		const patience = index === sources.length - 1 ? {} : { waitsMs: [] };
		const args = [
			...kind.download,
			...common,
			...source === void 0 ? [] : [kind.repository, source]
		];
		try {
			await runTrivy(host, args, {
				...settings,
				...patience,
				timeoutMs: DOWNLOAD_MS
			});
			return source ?? DEFAULT_SOURCE;
		} catch (error) {
			host.signal.throwIfAborted();
			reasons.push(messageOf(error));
		}
	}
	throw new UserError(`The ${kind.title} cannot be had from ${repositories.join(", ") || DEFAULT_SOURCE}.`, { hint: reasons.join("\n") });
}
function noteOf({ cacheDir }, kind) {
	return join(cacheDir, `${kind.folder}.from.json`);
}
async function readNote(path) {
	return origin.safeParse(tryJson(await readFile(path, "utf8").catch(() => ""))).data;
}
async function inspect(host, settings, kind) {
	const folder = join(settings.cacheDir, kind.folder);
	const file = join(folder, kind.file);
	const content = await readIfThere(join(folder, "metadata.json"));
	if (content === void 0 || !await exists(file)) return void 0;
	const parsed = metadata.safeParse(tryJson(content));
	if (!parsed.success) throw new UserError(`The ${kind.title} in ${folder} has no valid metadata.json.`);
	const { Version, UpdatedAt } = parsed.data;
	if (Version !== kind.schema) throw new UserError(`The ${kind.title} in ${folder} has schema ${Version}; Trivy here needs ${kind.schema}.`);
	const from = (await readNote(noteOf(settings, kind)))?.from;
	return {
		...from === void 0 ? {} : { from },
		sha256: await sha256OfFile(file, host.signal),
		updatedAt: new Date(UpdatedAt).toISOString(),
		ageMs: host.clock.now().getTime() - Date.parse(UpdatedAt)
	};
}
async function readIfThere(path) {
	return await exists(path) ? await readFile(path, "utf8") : void 0;
}
async function exists(path) {
	try {
		await stat(path);
		return true;
	} catch (error) {
		if (codeOf(error) === "ENOENT") return false;
		throw error;
	}
}
function tryJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function missing({ cacheDir }, { offline }) {
	return new UserError(`There is no vulnerability database in ${cacheDir}.`, { hint: offline ? "Run once without offline, or bring the folder db (trivy.db, metadata.json) there." : "Trivy ended without an error, but left no database." });
}

// catalogue/scan/trivy.json
var trivy_default = {
	"default": "0.69.3",
	releases: {
		"0.69.3": {
			"linux-x64": {
				"asset": "trivy_0.69.3_Linux-64bit.tar.gz",
				"sha256": "1816b632dfe529869c740c0913e36bd1629cb7688bd5634f4a858c1d57c88b75"
			},
			"linux-arm64": {
				"asset": "trivy_0.69.3_Linux-ARM64.tar.gz",
				"sha256": "7e3924a974e912e57b4a99f65ece7931f8079584dae12eb7845024f97087bdfd"
			}
		},
		"0.74.0": {
			"linux-x64": {
				"asset": "trivy_0.74.0_Linux-64bit.tar.gz",
				"sha256": "2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a"
			},
			"linux-arm64": {
				"asset": "trivy_0.74.0_Linux-ARM64.tar.gz",
				"sha256": "b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5"
			}
		}
	}
};

// src/scan/trivy-releases.ts
const releases = strictObject({
	default: string(),
	releases: record(string(), record(string(), strictObject({
		asset: string(),
		sha256: string().regex(/^[0-9a-f]{64}$/)
	})))
}).parse(trivy_default);
/** The release that is used where none is named. */
const DEFAULT_TRIVY = releases.default;
/** Releases whose archives have their SHA-256 in this repository. */
const PINNED_TRIVY = Object.keys(releases.releases).toSorted();
/**
* The archive for a machine.
* @param os and `arch` as Node names them
* @throws UsageError for a version or a machine that the table does not have: what has no SHA-256 here is
* never downloaded, since tags and release files of Trivy have been replaced before (CVE-2026-33634)
*/
function trivyArchive(version, os, arch) {
	const release = releases.releases[version];
	if (release === void 0) throw new UsageError([`Trivy ${version} is not among the pinned releases: ${PINNED_TRIVY.join(", ")}`], "Its SHA-256 must stand in catalogue/scan/trivy.json; or name a Trivy that is here already with trivy-path.");
	const archive = release[`${os}-${arch}`];
	if (archive === void 0) throw new UsageError([`There is no pinned Trivy ${version} for ${os}-${arch}`], "Name a Trivy that is here already with trivy-path.");
	return {
		version,
		...archive
	};
}

// src/scan/trivy-tool.ts
const RELEASES = "https://github.com/aquasecurity/trivy/releases/download";
const MAX_ARCHIVE_BYTES = 512 * 1024 ** 2;
const TOOL = "trivy";
const markFile = strictObject({
	archive: string(),
	executable: string()
});
/**
* Finds or fetches Trivy: the given path, the tool cache, or a download whose archive must have the SHA-256
* of the table before anything of it is unpacked. It is started once, so that a broken one is found early.
* @throws UserError
*/
async function provideTrivy(host, request) {
	const found = request.path === void 0 ? await cachedOrDownloaded(host, request) : {
		path: resolve(host.dirs.work, request.path),
		from: "path"
	};
	const sha256 = await digestOf(found.path);
	if (request.path !== void 0 && request.sha256 !== void 0 && request.sha256 !== sha256) throw new UserError(`${found.path} is not the expected Trivy: its SHA-256 is ${sha256}.`, { hint: `Expected by trivy-sha256: ${request.sha256}. It was not started.` });
	return {
		...found,
		sha256,
		version: await versionOf(host, found.path)
	};
}
async function cachedOrDownloaded(host, { version, mirror }) {
	const archive = trivyArchive(version, platform(), arch());
	const cache = openToolCache(host.env.RUNNER_TOOL_CACHE || join(host.dirs.cache, "tools"));
	const place = cache.place(TOOL, version);
	return await withLock(host, `${place}.lock`, { label: "is installing Trivy" }, async () => {
		const cached = cache.find(TOOL, version);
		if (cached !== void 0 && await isOurs(cached, archive)) return {
			path: join(cached, "trivy"),
			from: "tool-cache"
		};
		await rm(place, {
			recursive: true,
			force: true
		});
		const file = join(host.dirs.cache, "downloads", archive.asset);
		await download(host, {
			url: `${mirror ?? RELEASES}/v${version}/${archive.asset}`,
			to: file,
			checksum: {
				algorithm: "sha256",
				hex: archive.sha256
			},
			maxBytes: MAX_ARCHIVE_BYTES,
			label: `Trivy ${version}`
		});
		await mkdir(join(place, ".."), { recursive: true });
		await extractTarGz(host, file, place);
		await rm(file, { force: true });
		await markOurs(place, archive);
		await cache.complete(TOOL, version);
		return {
			path: join(place, "trivy"),
			from: "download"
		};
	});
}
/** The mark: the archive's SHA-256, and the executable's as it was unpacked from it. */
function markOf(folder) {
	return join(folder, ".kafka-native.json");
}
async function isOurs(folder, archive) {
	try {
		const mark = markFile.parse(JSON.parse(await readFile(markOf(folder), "utf8")));
		return mark.archive === archive.sha256 && mark.executable === await sha256OfFile(join(folder, "trivy"));
	} catch {
		return false;
	}
}
async function markOurs(folder, archive) {
	const executable = await sha256OfFile(join(folder, "trivy"));
	await writeFileAtomic(markOf(folder), stableJson({
		archive: archive.sha256,
		executable
	}));
}
async function digestOf(path) {
	try {
		if ((await stat(path)).isFile()) return await sha256OfFile(path);
	} catch (error) {
		throw new UserError(`There is no Trivy at ${path}.`, {
			hint: "Check trivy-path.",
			cause: error
		});
	}
	throw new UserError(`${path} is no file.`, { hint: "trivy-path is the executable itself." });
}
async function versionOf(host, path) {
	const env = await scannerEnvironment(host);
	const result = await host.exec([
		path,
		"version",
		"--format",
		"json"
	], {
		timeoutMs: 6e4,
		env
	});
	const version = /"Version":\s*"([^"]+)"/.exec(result.stdout)?.[1];
	if (result.exitCode === 0 && version !== void 0) return version;
	throw new UserError(`${path} does not run as Trivy (exit code ${result.exitCode}).`, { hint: "Check that it is Trivy for this machine." });
}

// catalogue/scan/images.json
var images_default = {
	repositories: ["docker.io/apache/kafka", "docker.io/apache/kafka-native"],
	lines: 3,
	alsoLines: ["3.9"],
	releaseCandidates: false
};

// src/scan/discovery.ts
const rules = strictObject({
	$schema: string().optional(),
	/** Repositories whose tags are Kafka versions. */
	repositories: array(string().min(1)).min(1),
	/** So many of the newest minor lines are supported. */
	lines: int().positive(),
	/** Lines that are supported beyond these. */
	alsoLines: array(string().regex(/^\d+\.\d+$/)).default([]),
	/** Whether the newest candidate of a release that is not out yet is scanned, too. */
	releaseCandidates: boolean().default(false)
});
const RELEASE = /^\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const CANDIDATE = /^\d{1,3}\.\d{1,3}\.\d{1,3}-rc(\d{1,3})$/;
/** The rules in a file, or those of this project (`catalogue/scan/images.json`). */
async function readRules(path) {
	if (path === void 0) return rules.parse(images_default);
	try {
		return rules.parse(JSON.parse(await readFile(path, "utf8")));
	} catch (error) {
		const issue = error instanceof ZodError ? error.issues[0] : void 0;
		const reason = issue === void 0 ? messageOf(error) : `${issue.path.join(".")}: ${issue.message}`;
		throw new UserError(`The rules ${path} cannot be used: ${reason}`, {
			hint: "See catalogue/scan/images.json for an example.",
			cause: error
		});
	}
}
/** Which of a repository's tags are supported: the newest patch of each supported line, newest first. */
function supportedTags(tags, { lines, alsoLines, releaseCandidates }) {
	const releases = tags.filter((tag) => RELEASE.test(tag)).toSorted((a, b) => compareVersions(b, a));
	const newest = /* @__PURE__ */ new Map();
	for (const tag of releases) if (!newest.has(lineOf(tag))) newest.set(lineOf(tag), tag);
	const chosen = [...newest].flatMap(([line, tag], index) => index < lines || alsoLines.includes(line) ? [tag] : []);
	const candidate = releaseCandidates ? newestCandidate(tags) : void 0;
	return candidate !== void 0 && compareVersions(candidate, releases[0] ?? "0.0.0") > 0 ? [candidate, ...chosen] : chosen;
}
/**
* Every supported image, as `repository:tag`. The tags are asked of the registry, so that no release is
* forgotten; a repository without any release is an error, never an empty night.
*/
async function discoverImages(registry, used) {
	const images = [];
	for (const repository of used.repositories) {
		const found = supportedTags(await registry.tags(parseImageReference(repository)), used);
		if (found.length === 0) throw new UserError(`${repository} has no tag that is a Kafka release.`, { hint: "Check the name of the repository in the rules." });
		images.push(...found.map((tag) => `${repository}:${tag}`));
	}
	return images;
}
function newestCandidate(tags) {
	const number = (tag) => Number(CANDIDATE.exec(tag)?.[1] ?? 0);
	return tags.filter((tag) => CANDIDATE.test(tag)).toSorted((a, b) => compareVersions(b, a) || number(b) - number(a))[0];
}
function lineOf(version) {
	return version.split(".").slice(0, 2).join(".");
}

// src/scan/platforms.ts
const index = looseObject({ manifests: array(looseObject({
	mediaType: string().optional(),
	digest: string().regex(/^sha256:[0-9a-f]{64}$/),
	size: number().optional(),
	platform: looseObject({
		os: string(),
		architecture: string(),
		variant: string().optional()
	}).optional(),
	annotations: record(string(), string()).optional()
})) });
/** Whether a manifest is a list of others. */
function isIndex(mediaType) {
	return /image\.index|manifest\.list/.test(mediaType);
}
/** The entries of an index; undefined where the JSON is none. */
function indexEntries(json) {
	const parsed = index.safeParse(json);
	return parsed.success ? parsed.data.manifests : void 0;
}
/**
* The images of an index, sorted by platform. Attestations (`unknown/unknown`) are none.
* @param wanted platforms such as `linux/arm64`; undefined takes all
*/
function platformsOf(entries, wanted) {
	return entries.flatMap(({ platform, digest, annotations }) => {
		if (platform === void 0 || platform.os === "unknown") return [];
		if (annotations?.["vnd.docker.reference.type"] !== void 0) return [];
		return [{
			platform: platformName(platform),
			digest
		}];
	}).filter(({ platform }) => wanted === void 0 || wanted.includes(platform)).toSorted((a, b) => a.platform < b.platform ? -1 : 1);
}
/** `linux/arm64`, `linux/arm/v7`; the only variant of arm64 is left out. */
function platformName({ os, architecture, variant }) {
	return variant === void 0 || architecture === "arm64" && variant === "v8" ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

// src/scan/targets.ts
/**
* An image of a registry, each platform by its digest. What cannot be resolved comes back as a target that
* could not be scanned: one image that is gone must not hide the others.
* @throws UserError where the name itself is none
*/
async function registryTargets(registry, image, platforms) {
	const reference = parseImageReference(image);
	const repository = repositoryOf(reference);
	const name = reference.tag === void 0 ? repository : `${repository}:${reference.tag}`;
	const source = { kind: "registry" };
	const target = (platform, digest) => ({
		name,
		platform,
		digest,
		reference: `${repository}@${digest}`,
		source
	});
	try {
		const { digest, mediaType, json } = await registry.manifest(reference);
		if (!isIndex(mediaType)) return [target(onlyOne(platforms), digest)];
		const found = platformsOf(indexEntries(json) ?? [], platforms).map((each) => target(each.platform, each.digest));
		return [...found, ...missingPlatforms(name, platforms, found)];
	} catch (error) {
		return [{
			name,
			platform: onlyOne(platforms),
			reason: messageOf(error)
		}];
	}
}
/** A folder in OCI layout, with nested indexes taken apart: Trivy would look only at the first image of one. */
async function layoutTargets(host, path, platforms) {
	const folder = resolve(host.dirs.work, path);
	const entries = await flatEntries(folder, await readEntries(join(folder, "index.json"), path), path);
	const wanted = platformsOf(entries, platforms);
	const single = entries.length === 1 && entries[0]?.platform === void 0 ? entries[0] : void 0;
	const images = single === void 0 ? wanted : [{
		platform: void 0,
		digest: single.digest
	}];
	if (images.length === 0 && platforms === void 0) return [{
		name: path,
		platform: void 0,
		reason: "There is no image in this OCI layout."
	}];
	const flat = await flatLayout(host, folder, entries);
	const targets = images.map(({ platform, digest }) => ({
		name: path,
		platform,
		digest,
		reference: `${flat}@${digest}`,
		source: {
			kind: "layout",
			path: folder
		}
	}));
	return [...targets, ...single === void 0 ? missingPlatforms(path, platforms, targets) : []];
}
/** A `docker save` file, a root file system, an SBOM, or an image of the local engine. */
async function localTarget(host, kind, given) {
	if (kind === "engine") {
		parseImageReference(given);
		return {
			name: given,
			platform: void 0,
			digest: void 0,
			reference: given,
			source: { kind }
		};
	}
	const path = resolve(host.dirs.work, given);
	const found = await stat(path).catch(() => void 0);
	if ((kind === "rootfs" ? found?.isDirectory() : found?.isFile()) !== true) throw new UserError(`There is no ${kind === "rootfs" ? "folder" : "file"} ${given}.`, { hint: `Check the input ${kind}.` });
	return {
		name: given,
		platform: void 0,
		digest: kind === "archive" ? void 0 : `sha256:${kind === "sbom" ? await sha256OfFile(path, host.signal) : await digestFolder(path, host.signal)}`,
		reference: path,
		source: {
			kind,
			path
		}
	};
}
async function readEntries(file, path) {
	try {
		const entries = indexEntries(JSON.parse(await readFile(file, "utf8")));
		if (entries !== void 0) return entries;
	} catch (error) {
		throw new UserError(`${path} is no OCI layout: ${messageOf(error)}`, {
			hint: "It is a folder with index.json, oci-layout and blobs, unpacked.",
			cause: error
		});
	}
	throw new UserError(`${path} is no OCI layout: its index cannot be read.`);
}
async function flatEntries(folder, entries, path) {
	return (await Promise.all(entries.map(async (entry) => isIndex(entry.mediaType ?? "") ? await flatEntries(folder, await readEntries(blobPath(folder, entry.digest), path), path) : [entry]))).flat();
}
/** A layout whose index lists every image itself, over the same blobs. */
async function flatLayout(host, folder, manifests) {
	const flat = join(host.dirs.temp, `layout-${manifests[0]?.digest.slice(7, 23) ?? "empty"}`);
	await mkdir(flat, { recursive: true });
	await writeFile(join(flat, "index.json"), JSON.stringify({
		schemaVersion: 2,
		mediaType: "application/vnd.oci.image.index.v1+json",
		manifests
	}));
	await writeFile(join(flat, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }));
	await symlink(join(folder, "blobs"), join(flat, "blobs")).catch(() => void 0);
	return flat;
}
function blobPath(folder, digest) {
	return join(folder, "blobs", ...digest.split(":"));
}
function missingPlatforms(name, wanted, found) {
	if (found.length === 0 && wanted === void 0) return [{
		name,
		platform: void 0,
		reason: "There is no image in this index."
	}];
	return (wanted ?? []).filter((platform) => !found.some((each) => each.platform === platform)).map((platform) => ({
		name,
		platform,
		reason: `There is no image for ${platform} in it.`
	}));
}
function onlyOne(platforms) {
	return platforms?.length === 1 ? platforms[0] : void 0;
}

// src/pipeline/scan-targets.ts
const PLATFORM = /^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/;
/**
* What the inputs ask to scan, each platform of an image by its digest.
* @throws UsageError where nothing is asked for, or a platform is none
*/
async function scanTargets(host, inputs) {
	checkInputs(inputs);
	const { platforms } = inputs;
	const registry = openRegistry(host);
	const rules = inputs["discover-rules"];
	const discovered = inputs.discover ? await discoverImages(registry, await readRules(rules === void 0 ? void 0 : resolve(host.dirs.work, rules))) : [];
	const targets = [];
	for (const image of /* @__PURE__ */ new Set([...discovered, ...inputs.images ?? []])) targets.push(...await registryTargets(registry, image, platforms));
	for (const layout of inputs.layout ?? []) targets.push(...await layoutTargets(host, layout, platforms));
	for (const kind of [
		"engine",
		"archive",
		"rootfs",
		"sbom"
	]) for (const given of inputs[kind] ?? []) targets.push(await localTarget(host, kind, given));
	return targets;
}
function checkInputs(inputs) {
	const { discover, images, engine, layout, archive, rootfs, sbom, platforms } = inputs;
	const given = [
		images,
		engine,
		layout,
		archive,
		rootfs,
		sbom
	].some((each) => (each ?? []).length > 0);
	const bad = (platforms ?? []).filter((each) => !PLATFORM.test(each));
	const problems = [...discover || given ? [] : ["Nothing to scan is named"], ...bad.map((each) => `platforms: "${each}" is no platform such as linux/arm64`)];
	if (problems.length === 0) return;
	throw new UsageError(problems, "Name images, engine, layout, archive, rootfs or sbom, or use discover for all supported images.");
}
/** With the tag beside the digest: by it, a result is compared with that of the night before. */
function referenceOf(target) {
	if (!("reference" in target)) return target.name;
	const { name, digest, reference, source } = target;
	return source.kind === "registry" && digest !== void 0 ? `${name}@${digest}` : reference;
}
/** The targets as a matrix for GitHub's workflows, so that each can be scanned in a job of its own. */
function matrixOf(targets) {
	const include = targets.map((target) => ({
		image: target.name,
		platform: target.platform ?? "",
		digest: "digest" in target && target.digest || "",
		reference: referenceOf(target)
	}));
	return JSON.stringify({ include });
}

// src/pipeline/scan-step.ts
/** Finds the images, scans each, compares with the scan before, judges, and writes reports and evidence. */
async function scanStep(host, inputs) {
	const given = await readGiven(host, inputs);
	const targets = await host.log.group("Images", async () => {
		const found = await scanTargets(host, inputs);
		for (const each of found) host.log.info(titleOf({
			name: each.name,
			...platformOf(each)
		}));
		return found;
	});
	const matrix = matrixOf(targets);
	if (inputs["plan-only"]) return planned(targets.length, matrix);
	const ready = await host.log.group("Trivy and its databases", async () => await prepare(host, inputs));
	const report = reportOf(host, inputs, given, ready, await host.log.group("Scans", async () => scanAll(host, {
		targets,
		settings: ready.settings,
		ignores: given.ignores,
		earlier: given.earlier ?? [],
		parallel: inputs.parallel
	})));
	const files = await writeScanFiles(resolve(host.dirs.work, inputs["result-dir"]), report);
	await writeScanEvidence(resolve(host.dirs.work, inputs["evidence-dir"]), report);
	for (const warning of report.warnings) host.log.warn(warning);
	const { outputs, ...outcome } = scanOutcome(report, files);
	return {
		...outcome,
		outputs: {
			...outputs,
			matrix
		}
	};
}
async function readGiven(host, inputs) {
	const at = (path) => resolve(host.dirs.work, path);
	const { previous } = inputs;
	const file = inputs["ignore-file"];
	return {
		ignores: file === void 0 ? [] : await readIgnoreFile(at(file)),
		earlier: previous === void 0 ? void 0 : await readEarlierScan(at(previous))
	};
}
async function prepare(host, inputs) {
	const tool = await provideTrivy(host, {
		version: inputs["trivy-version"],
		path: inputs["trivy-path"],
		sha256: inputs["trivy-sha256"],
		mirror: inputs["trivy-mirror"]
	});
	host.log.info(`Trivy ${tool.version} (${tool.from}), sha256 ${tool.sha256}`);
	const cache = inputs["cache-dir"];
	const cacheDir = cache === void 0 ? join(host.dirs.cache, "trivy") : resolve(host.dirs.work, cache);
	await mkdir(cacheDir, { recursive: true });
	const settings = {
		trivy: tool.path,
		cacheDir,
		timeoutMs: inputs.timeout,
		vex: (inputs.vex ?? []).map((path) => resolve(host.dirs.work, path)),
		contents: inputs.contents,
		kafkaVersion: inputs["kafka-version"]
	};
	const databases = await prepareDatabases(host, settings, {
		repositories: inputs["db-repositories"] ?? [],
		javaRepositories: inputs["java-db-repositories"] ?? [],
		offline: inputs.offline,
		maxAgeMs: inputs["db-max-age"]
	});
	host.log.info(`Vulnerability database of ${databases.vulnerabilities.updatedAt}`);
	return {
		tool,
		databases,
		settings
	};
}
function reportOf(host, inputs, { ignores, earlier }, { tool, databases }, judged) {
	const noEarlier = inputs.previous !== void 0 && earlier === void 0 ? [`There is no earlier scan at ${inputs.previous}: everything counts as new.`] : [];
	return {
		scanner: scannerOf(tool, databases),
		judged,
		reasons: gate(judged, rulesOf(inputs), expiredEntries(ignores, host.clock.now())),
		warnings: [
			...noEarlier,
			...unusedWarnings(ignores, judged),
			...judged.flatMap(imageWarnings)
		]
	};
}
function unusedWarnings(ignores, judged) {
	const seen = judged.map(({ result }) => ({
		image: result.name,
		findings: isComplete(result) ? result.findings : result.lastFindings
	}));
	return unusedEntries(ignores, seen).map((each) => `Nothing meets the ignore file's entry for ${entryWords(each)}.`);
}
function imageWarnings({ result }) {
	if (!isComplete(result)) return [];
	const { java, endOfLife, os } = result;
	const title = titleOf(result);
	return [...endOfLife ? [`${title}: ${os} gets no security updates any more.`] : [], ...java === void 0 || java.status === "current" ? [] : [`${title}: Java ${java.version ?? ""}${java.version === void 0 ? "" : " "}is ${java.status}. ${java.because}.`]];
}
function planned(count, matrix) {
	const none = {
		scanned: 0,
		"not-scanned": 0,
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		unknown: 0
	};
	const noFiles = {
		json: "",
		sarif: "",
		markdown: "",
		html: "",
		cyclonedx: ""
	};
	return {
		verdict: "passed",
		message: `${countOf(count, "image")} to scan; nothing was scanned (plan-only).`,
		outputs: {
			result: "passed",
			...none,
			new: 0,
			fixed: 0,
			matrix,
			...noFiles
		}
	};
}
function platformOf({ platform }) {
	return platform === void 0 ? {} : { platform };
}

export { scanStep };