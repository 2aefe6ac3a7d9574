import { n as UsageError, r as UserError } from "./errors.js";
import { _ as ofKind, i as verdictText, m as judge, v as readCase } from "./report-step.js";
import { t as createStatement } from "./creation.js";
import { r as writeEvidence } from "./store.js";
import { t as formatBytes } from "./units.js";
import { h as string, l as looseObject, p as record } from "./schemas.js";
import { a as readManifest, i as putManifest, n as copyBlob, o as referrersOf, r as hasManifest, s as openSession, t as addReferrer } from "./repository.js";
import { r as compareVersions } from "./versions.js";
import { i as checkTags } from "./references.js";
import { r as hashOf } from "./hash.js";
import { a as repositoryOf, i as parseImageReference } from "./image-reference.js";
import { t as trustOf } from "./trust.js";
import { resolve } from "node:path";

// src/image/image-tree.ts
/** Signature, attestation and SBOM of cosign before OCI 1.1; source: its SPEC.md. */
const TAG_SUFFIXES = [
	".sig",
	".att",
	".sbom"
];
/** Reads all manifests of an image, each checked against its digest. @throws UserError where one is missing */
async function readImageTree(from, digest) {
	const manifests = await withChildren(from, digest);
	const attached = await attachedTo(from, manifests);
	const attachedTags = await tagsFor(from, manifests);
	const blobs = [
		...manifests,
		...attached,
		...attachedTags.flatMap(({ parts }) => parts)
	].flatMap(({ content }) => [...content.config ? [content.config] : [], ...content.layers ?? []]);
	const root = manifests.at(-1);
	if (root === void 0) throw new Error("a tree without a root");
	return {
		root,
		manifests,
		attached: [...attached, ...attachedTags.flatMap(({ parts }) => parts)],
		attachedTags: attachedTags.map(({ tag, manifest }) => ({
			tag,
			manifest
		})),
		blobs: [...new Map(blobs.map((blob) => [blob.digest, blob])).values()]
	};
}
async function withChildren(from, digest) {
	const manifest = await readManifest(from, digest);
	if (manifest === void 0) throw new UserError(`${from.name} has no ${digest}.`, { hint: "Check the repository and the digest." });
	const below = [];
	for (const child of manifest.content.manifests ?? []) below.push(...await withChildren(from, child.digest));
	return [...below, manifest];
}
async function attachedTo(from, manifests) {
	const found = /* @__PURE__ */ new Map();
	const open = manifests.map(({ digest }) => digest);
	for (let digest = open.shift(); digest !== void 0; digest = open.shift()) for (const referrer of await referrersOf(from, digest)) {
		if (found.has(referrer.digest)) continue;
		for (const each of await withChildren(from, referrer.digest)) found.set(each.digest, each);
		open.push(referrer.digest);
	}
	return [...found.values()];
}
async function tagsFor(from, manifests) {
	const found = [];
	for (const { digest } of manifests) for (const suffix of TAG_SUFFIXES) {
		const tag = `${digest.replace(":", "-")}${suffix}`;
		const manifest = await readManifest(from, tag);
		if (manifest !== void 0) found.push({
			tag,
			manifest,
			parts: await withChildren(from, manifest.digest)
		});
	}
	return found;
}

// src/image/latest.ts
const VERSION = "org.opencontainers.image.version";
const config = looseObject({ config: looseObject({ Labels: record(string(), string()).nullish() }).optional() });
/**
* `latest` only ever moves to a newer release: a security fix of an older line must not take it back.
* @throws UserError where the image is older, is a candidate, or either version is unknown
*/
async function checkLatest(from, image, to, current) {
	const offered = await versionOf(from, image);
	if (offered === void 0 || !/^\d+\.\d+\.\d+$/.test(offered)) {
		const which = offered === void 0 ? "does not say its version" : `is ${offered}, which is no release`;
		throw new UserError(`latest is not moved: ${from.name}@${image.digest} ${which}.`, { hint: `The annotation or label ${VERSION} must be the version of Kafka.` });
	}
	if (current === void 0 || current.digest === image.digest) return;
	const present = await versionOf(to, current);
	if (!present || !/^\d+\.\d+\.\d+/.test(present)) {
		const which = present ? `is ${present}, which is no release` : "does not say its version";
		throw new UserError(`latest is not moved: ${to.name}:latest ${which}.`, { hint: "Move it once by hand, if that is meant." });
	}
	if (compareVersions(offered, present) < 0) throw new UserError(`latest is not moved: ${to.name}:latest is ${present}, and ${offered} is older.`, { hint: "Promote it without latest." });
}
/** Of the index's or manifest's annotations, else of the label of its first image. */
async function versionOf(session, manifest) {
	const annotated = manifest.content.annotations?.[VERSION];
	if (annotated !== void 0) return annotated;
	const [first] = manifest.content.manifests ?? [];
	if (first !== void 0) {
		const image = await readManifest(session, first.digest);
		return image === void 0 ? void 0 : await versionOf(session, image);
	}
	const { config: described } = manifest.content;
	if (described === void 0) return void 0;
	const blob = await session.request({
		method: "GET",
		path: `blobs/${described.digest}`
	});
	const parsed = blob.ok ? config.safeParse(await blob.json()) : void 0;
	return parsed?.success === true ? parsed.data.config?.Labels?.[VERSION] : void 0;
}

// src/image/promotion.ts
/**
* Copies an image with all platforms and attestations, digests unchanged, then sets the tags: those come last,
* so that a run that breaks off has promoted nothing, and the next one goes on where it stopped. All that can
* be refused is refused before anything is copied.
*/
async function promoteImage(host, request) {
	const patience = request.patience === void 0 ? {} : { patience: request.patience };
	const from = openSession(host, request.from, {
		push: false,
		...patience
	});
	const to = openSession(host, request.to, {
		push: true,
		...patience
	});
	const tree = await readImageTree(from, request.digest);
	checkImages(tree, request);
	const tags = await planTags(from, tree.root, to, request);
	const work = `${from.name}@${request.digest} → ${to.name}: ${tags.map(({ tag }) => tag).join(", ")}`;
	if (request.dryRun) {
		host.log.info(`Dry run: copy ${work} (${tree.manifests.length} manifests, ${tree.blobs.length} blobs)`);
		return {
			tags,
			manifests: digestsOf(tree),
			copied: nothing(),
			there: nothing()
		};
	}
	host.log.info(work);
	const amounts = await copyTree(host, from, to, tree);
	for (const { tag, state } of tags) if (state !== "there") await putManifest(to, tag, tree.root);
	await verifyTarget(to, tree, tags);
	return {
		tags,
		manifests: digestsOf(tree),
		...amounts
	};
}
/** The evidence must speak of the images that the registry has under this digest. */
function checkImages({ root }, { images, digest }) {
	const held = (root.content.manifests ?? []).filter(({ annotations }) => annotations?.["vnd.docker.reference.type"] !== "attestation-manifest").map((each) => each.digest);
	if (held.length === 0 && images === void 0) return;
	const told = (images ?? []).toSorted().join(", ");
	if (told === held.toSorted().join(", ")) return;
	throw new UserError(`The evidence does not describe ${digest}: the registry has ${held.join(", ") || "no index"}, the evidence ${told || "no index"}.`, { hint: "It was altered, or is about another image. Nothing was copied." });
}
/** @throws UserError where a tag leads elsewhere already, or `latest` would go back */
async function planTags(from, root, to, { tags, latest }) {
	const plan = [];
	for (const tag of tags) {
		const there = await readManifest(to, tag);
		if (there !== void 0 && there.digest !== root.digest) throw new UserError(`${to.name}:${tag} is there already and is another image: ${there.digest}.`, { hint: "A tag that was published is not moved. Choose another one, or remove it in the registry." });
		plan.push({
			tag,
			state: there === void 0 ? "created" : "there"
		});
	}
	if (!latest) return plan;
	const current = await readManifest(to, "latest");
	await checkLatest(from, root, to, current);
	if (current === void 0) return [...plan, {
		tag: "latest",
		state: "created"
	}];
	if (current.digest === root.digest) return [...plan, {
		tag: "latest",
		state: "there"
	}];
	return [...plan, {
		tag: "latest",
		state: "moved",
		before: current.digest
	}];
}
async function copyTree(host, from, to, tree) {
	const copied = nothing();
	const there = nothing();
	const progress = host.log.progress();
	for (const [at, blob] of tree.blobs.entries()) {
		progress.update(`Blob ${at + 1} of ${tree.blobs.length}, ${formatBytes(blob.size)}`);
		const amount = await copyBlob(from, to, blob) ? copied : there;
		amount.blobs += 1;
		amount.bytes += blob.size;
	}
	progress.end();
	for (const manifest of [...tree.manifests, ...tree.attached]) {
		const amount = await copyManifest(to, manifest) ? copied : there;
		amount.manifests += 1;
	}
	for (const { tag, manifest } of tree.attachedTags) await putManifest(to, tag, manifest);
	return {
		copied,
		there
	};
}
async function copyManifest(to, manifest) {
	const { digest, mediaType, bytes, content } = manifest;
	const isThere = await hasManifest(to, digest);
	const { subject } = content;
	if (isThere && subject === void 0) return false;
	const { listsReferrers } = await putManifest(to, digest, manifest);
	if (subject !== void 0 && !listsReferrers) {
		const artifactType = content.artifactType ?? content.config?.mediaType;
		await addReferrer(to, subject.digest, {
			mediaType,
			digest,
			size: bytes.length,
			...artifactType === void 0 ? {} : { artifactType },
			...content.annotations === void 0 ? {} : { annotations: content.annotations }
		});
	}
	return !isThere;
}
/** What a user gets who pulls by each tag is the image, whole. */
async function verifyTarget(to, tree, tags) {
	for (const { tag } of tags) {
		const there = await readManifest(to, tag);
		if (there?.digest === tree.root.digest) continue;
		throw new UserError(`${to.name}:${tag} is ${there?.digest ?? "not there"} after it was set to ${tree.root.digest}.`, { hint: "Somebody else may set it at this moment; run the promotion again." });
	}
	for (const digest of digestsOf(tree)) if (!await hasManifest(to, digest)) throw new UserError(`${to.name} lost ${digest} after it was copied.`);
}
function digestsOf({ manifests, attached }) {
	return [...new Set([...manifests, ...attached].map(({ digest }) => digest))].toSorted();
}
function nothing() {
	return {
		manifests: 0,
		blobs: 0,
		bytes: 0
	};
}

// src/pipeline/promote-step.ts
/** Judges the evidence about exactly the digest that is named and, where it passes, copies the image. */
async function promoteStep(host, inputs, patience) {
	const { from, digest, to, tags } = readRequest(inputs);
	const startedAt = host.clock.now();
	const dir = resolve(host.dirs.work, inputs["evidence-dir"]);
	const { policy, evidence, problems, notes } = await readCase(host, {
		evidenceDir: dir,
		policyPath: inputs.policy,
		...await trustOf(host, inputs)
	});
	const hex = digest.slice(7);
	const judgement = judge(evidence, policy, {
		now: startedAt,
		problems,
		notes,
		subjects: [hex]
	});
	if (judgement.verdict !== "passed") return refusal(judgement, digest);
	const images = platformsOf(evidence, hex);
	const { latest, "dry-run": dryRun } = inputs;
	const promoted = await promoteImage(host, {
		from,
		digest,
		to,
		tags,
		latest,
		images,
		dryRun,
		...patience === void 0 ? {} : { patience }
	});
	const verdict = {
		policy: policy.name,
		judgedAt: startedAt.toISOString(),
		evidence: evidence.map(judged)
	};
	const statement = createStatement({
		name: repositoryOf(to),
		digest: { sha256: hex }
	}, "promotion", {
		from: repositoryOf(from),
		to: repositoryOf(to),
		...promoted,
		verdict,
		startedAt: startedAt.toISOString(),
		finishedAt: host.clock.now().toISOString()
	});
	return promotion(judgement, digest, promoted.tags.map(({ tag }) => `${repositoryOf(to)}:${tag}`), dryRun ? void 0 : await writeEvidence(dir, statement));
}
/** Digests of the platforms of an image, where a statement about its index names them. */
function platformsOf(evidence, hex) {
	return ofKind(evidence, "image-index").find(({ statement }) => statement.subject.some((each) => each.digest.sha256 === hex))?.predicate.platforms.map((each) => each.digest);
}
function judged({ file, text }) {
	return {
		file,
		sha256: hashOf(text, "sha256")
	};
}
/** @param evidence path of the statement; undefined in a dry run */
function promotion(judgement, digest, references, evidence) {
	const done = evidence === void 0 ? "Would be promoted" : "Promoted";
	return {
		verdict: "passed",
		message: `${verdictText(judgement)}\n\n${done}: ${references.join(", ")} is ${digest}.`,
		outputs: {
			verdict: "passed",
			digest,
			references: references.join(","),
			evidence: evidence ?? ""
		}
	};
}
function refusal(judgement, digest) {
	return {
		verdict: "failed",
		message: `${verdictText(judgement)}\n\nNothing was promoted: the evidence about ${digest} does not pass.`,
		outputs: {
			verdict: "failed",
			digest,
			references: "",
			evidence: ""
		}
	};
}
function readRequest({ source, target, tags = [], latest }) {
	const from = parseImageReference(source);
	const to = parseImageReference(target);
	const problems = [
		...from.digest === void 0 ? [`source: "${source}" has no digest; name the image by name@sha256:…`] : [],
		...hasTag(target, to) ? [`target: "${target}" is not only a repository; tags have their own input`] : [],
		...tags.length === 0 && !latest ? ["tags: name at least one, or set latest"] : [],
		...tags.includes("latest") ? ["tags: latest has its own input, since it must not go back"] : []
	];
	if (problems.length > 0 || from.digest === void 0) throw new UsageError(problems);
	checkTags(tags);
	return {
		from,
		digest: from.digest,
		to,
		tags: [...new Set(tags)]
	};
}
/** The reader of names fills in `latest` where none is given. */
function hasTag(text, { digest, path }) {
	return digest !== void 0 || /:[^/]*$/.test(text.slice(text.indexOf("/") + 1)) || path === "";
}

export { promoteStep };