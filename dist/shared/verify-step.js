import { n as UsageError, o as messageOf } from "./errors.js";
import { g as acceptedSigners, h as reachedFrom, i as verdictText, m as judge, v as readCase } from "./report-step.js";
import { o as withSignatures, s as parseEvidence } from "./store.js";
import { d as object, h as string, i as array, p as record, v as unknown } from "./schemas.js";
import { a as readManifest, o as referrersOf, s as openSession } from "./repository.js";
import { n as GitHubError, t as openGitHub } from "./github.js";
import { i as sha256OfFile } from "./hash.js";
import { i as parseImageReference } from "./image-reference.js";
import { t as trustOf } from "./trust.js";
import { resolve } from "node:path";

// src/image/attached-statements.ts
const IN_TOTO = "application/vnd.in-toto+json";
/** Of any version. Source: https://docs.sigstore.dev/about/bundle */
const BUNDLE = /^application\/vnd\.dev\.sigstore\.bundle\b.*json/;
const MAX_BYTES = 64 * 1024 ** 2;
/**
* The statements and Sigstore bundles that are attached to an image in its registry, as layers of what refers
* to it. What is no Statement v1 of a known form is left out: others attach theirs, too.
*/
async function attachedStatements(host, image, digest) {
	const session = openSession(host, image, { push: false });
	const statements = [];
	const bundles = [];
	for (const referrer of await referrersOf(session, digest)) {
		const manifest = await readManifest(session, referrer.digest);
		for (const layer of manifest?.content.layers ?? []) {
			const name = `attached-${layer.digest.slice(7, 23)}`;
			if (BUNDLE.test(layer.mediaType)) {
				const text = await textIn(session, layer);
				if (text !== void 0) bundles.push({
					file: `${name}.sigstore.json`,
					text
				});
			} else if (layer.mediaType === IN_TOTO) {
				const text = await textIn(session, layer);
				const parsed = text === void 0 ? void 0 : parseEvidence(`${name}.json`, text);
				if (parsed === void 0) continue;
				if ("message" in parsed) host.log.warn(parsed.message);
				else statements.push(parsed);
			}
		}
	}
	host.log.info(`${statements.length} statements and ${bundles.length} signed ones are attached to ${session.name}@${digest}.`);
	return {
		statements,
		bundles
	};
}
async function textIn(session, layer) {
	if (layer.size > MAX_BYTES) return void 0;
	const blob = await session.request({
		method: "GET",
		path: `blobs/${layer.digest}`
	});
	return blob.ok ? await blob.text() : void 0;
}

// src/evidence/github-attestations.ts
const page = object({ attestations: array(object({ bundle: record(string(), unknown()).nullish() })) });
/**
* The Sigstore bundles that GitHub keeps about a digest.
* @param sha256 in hexadecimal
* @throws GitHubError
*/
async function attestationsOf(github, sha256) {
	return (await github.readAll({
		route: "GET /repos/{owner}/{repo}/attestations/{subject_digest}",
		parameters: { subject_digest: `sha256:${sha256}` },
		what: `list the attestations of sha256:${sha256.slice(0, 12)}…`,
		needs: "attestations: read"
	}).catch(noneIsFine)).flatMap((each) => page.parse(each).attestations.map(({ bundle }) => bundle)).flatMap((bundle, at) => bundle === null || bundle === void 0 ? [] : [{
		file: `github-${sha256.slice(0, 16)}-${at + 1}.sigstore.json`,
		text: JSON.stringify(bundle)
	}]);
}
/** GitHub's answer about a digest that it knows nothing of. */
function noneIsFine(error) {
	if (error instanceof GitHubError && error.status === 404) return [];
	throw error;
}

// src/pipeline/gather-evidence.ts
/** Digests that are asked about at most: a subject, its platforms, what they were made of. */
const MOST = 100;
/**
* Adds what was signed elsewhere and fetched from a place that others can write to: what does not verify, or
* is signed by nobody whom the policy names, is left out and told, and breaks nothing.
*/
async function addFetched(host, { policy, check }, own, { bundles, statements = [] }) {
	if (check === void 0) {
		if (bundles.length > 0) host.log.warn("Signed statements were left out: the policy names no signers.");
		return [...own, ...statements];
	}
	const known = new Set(own.map(({ file }) => file));
	const { evidence: all, problems } = await withSignatures([...own, ...statements], bundles, check);
	for (const { message } of problems) host.log.warn(`Left out: ${message}`);
	return all.filter((each) => {
		const counts = known.has(each.file) || acceptedSigners(each, policy).length > 0;
		if (!counts) host.log.warn(`Left out: ${each.file} is not signed by anybody whom the policy names.`);
		return counts;
	});
}
/** Asks GitHub for the attestations of a digest, then of what those say that it was made of, and so on. */
async function addAttestations(host, github, files, evidence, sha256) {
	let all = [...evidence];
	const asked = /* @__PURE__ */ new Set();
	for (let next = sha256; next !== void 0 && asked.size < MOST;) {
		asked.add(next);
		const bundles = await attestationsOf(github, next);
		host.log.debug(`GitHub has ${bundles.length} attestations of sha256:${next}.`);
		all = await addFetched(host, files, all, { bundles });
		next = [...reachedFrom([sha256], all)].find((digest) => !asked.has(digest));
	}
	host.log.info(`${all.length - evidence.length} statements came from the attestations of GitHub.`);
	return all;
}

// src/pipeline/verify-step.ts
/** Judges the evidence about one image or file; the outcome's verdict is the judge's. */
async function verifyStep(host, inputs) {
	const { sha256, image } = await subjectOf(host, inputs.subject);
	const filed = await readCase(host, {
		evidenceDir: inputs["evidence-dir"],
		policyPath: inputs.policy,
		...await trustOf(host, inputs)
	});
	const { policy, problems, notes } = filed;
	checkGathering(inputs, image, filed);
	const evidence = await gather(host, inputs, filed, sha256, image);
	const judgement = judge(evidence, policy, {
		now: host.clock.now(),
		problems,
		notes,
		subjects: [sha256]
	});
	return {
		verdict: judgement.verdict,
		message: [...judgement.notes, verdictText(judgement)].join("\n"),
		outputs: {
			verdict: judgement.verdict,
			unmet: judgement.demands.filter(({ met }) => !met).length,
			digest: `sha256:${sha256}`
		}
	};
}
function checkGathering({ attached, attestations, subject }, image, { check }) {
	const problems = [
		...attached && image === void 0 ? [`attached: nothing is attached to a file such as "${subject}"`] : [],
		...attestations !== void 0 && !/^[\w.-]+\/[\w.-]+$/.test(attestations) ? [`attestations: "${attestations}" is not valid, expected OWNER/REPO`] : [],
		...attestations !== void 0 && check === void 0 ? ["attestations: whose count must be said by signers, or in the policy"] : []
	];
	if (problems.length > 0) throw new UsageError(problems);
}
async function gather(host, inputs, filed, sha256, image) {
	let evidence = filed.evidence;
	if (inputs.attached && image !== void 0) {
		const attached = await attachedStatements(host, image, `sha256:${sha256}`);
		evidence = await addFetched(host, filed, evidence, attached);
	}
	const [owner, repo] = inputs.attestations?.split("/") ?? [];
	if (owner === void 0 || repo === void 0) return evidence;
	const github = openGitHub(host, {
		owner,
		repo,
		token: inputs["github-token"],
		dryRun: false
	});
	return await addAttestations(host, github, filed, evidence, sha256);
}
async function subjectOf(host, subject) {
	const [, sha256] = /@sha256:([0-9a-f]{64})$/.exec(subject) ?? [];
	if (sha256 !== void 0) return {
		sha256,
		image: parseImageReference(subject)
	};
	try {
		return {
			sha256: await sha256OfFile(resolve(host.dirs.work, subject), host.signal),
			image: void 0
		};
	} catch (error) {
		throw new UsageError([`subject: "${subject}" is neither an image by digest nor a file that can be read: ${messageOf(error)}`], "Name an image as registry.example/name@sha256:…; a tag may lead elsewhere tomorrow.");
	}
}

export { verifyStep };