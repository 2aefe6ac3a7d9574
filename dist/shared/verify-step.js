import { n as UsageError, o as messageOf } from "./errors.js";
import { c as loadPolicy, i as verdictText, l as judge } from "./report-step.js";
import { i as parseEvidence, n as readEvidence } from "./store.js";
import { a as readManifest, o as referrersOf, s as openSession } from "./repository.js";
import { r as sha256OfFile } from "./hash.js";
import { t as parseImageReference } from "./image-reference.js";
import { resolve } from "node:path";

// src/image/attached-statements.ts
const IN_TOTO = "application/vnd.in-toto+json";
const MAX_BYTES = 64 * 1024 ** 2;
/**
* The statements that are attached to an image in its registry, as in-toto layers of what refers to it.
* What is no Statement v1 of a known form is left out: others attach theirs, too.
*/
async function attachedStatements(host, image, digest) {
	const session = openSession(host, image, { push: false });
	const found = [];
	for (const referrer of await referrersOf(session, digest)) {
		const manifest = await readManifest(session, referrer.digest);
		for (const layer of manifest?.content.layers ?? []) {
			const text = await statementIn(session, layer);
			if (text === void 0) continue;
			const parsed = parseEvidence(`attached-${layer.digest.slice(7, 23)}.json`, text);
			if ("message" in parsed) host.log.warn(parsed.message);
			else found.push(parsed);
		}
	}
	host.log.info(`${found.length} statements are attached to ${session.name}@${digest}.`);
	return found;
}
async function statementIn(session, layer) {
	if (layer.mediaType !== IN_TOTO || layer.size > MAX_BYTES) return void 0;
	const blob = await session.request({
		method: "GET",
		path: `blobs/${layer.digest}`
	});
	return blob.ok ? await blob.text() : void 0;
}

// src/pipeline/verify-step.ts
/** Judges the evidence about one image or file; the outcome's verdict is the judge's. */
async function verifyStep(host, inputs) {
	const { sha256, image } = await subjectOf(host, inputs.subject);
	const dir = resolve(host.dirs.work, inputs["evidence-dir"]);
	const filed = await readEvidence(dir);
	if (inputs.attached && image === void 0) throw new UsageError([`attached: nothing is attached to a file such as "${inputs.subject}"`]);
	const attached = inputs.attached && image ? await attachedStatements(host, image, `sha256:${sha256}`) : [];
	const evidence = [...filed.evidence, ...attached];
	const policy = await loadPolicy(inputs.policy, host.dirs.work);
	const judgement = judge(evidence, policy, {
		now: host.clock.now(),
		problems: filed.problems,
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