import { r as UserError } from "./errors.js";
import { n as REPOSITORY, r as TAG, t as DIGEST } from "./image-reference.js";

// src/image/references.ts
const PLATFORMS = ["linux/amd64", "linux/arm64"];
function isDigest(text) {
	return DIGEST.test(text);
}
/** Throws a `UserError` unless it is a digest; `what` begins the sentence. */
function asDigest(text, what) {
	if (isDigest(text)) return text;
	throw new UserError(`${what} is no digest: "${text}".`, { hint: "A digest is sha256: and 64 digits of 0–9 and a–f." });
}
/** Throws a `UserError` unless it is a repository: a tag or digest has its own input. */
function checkRepository(image) {
	if (REPOSITORY.test(image)) return;
	throw new UserError(`"${image}" is no name of a repository.`, { hint: "Give it as registry.example/path/name, in small letters, without tag and digest." });
}
/** Throws a `UserError` that names every tag that is none. */
function checkTags(tags) {
	const bad = tags.filter((tag) => !TAG.test(tag));
	if (bad.length === 0) return;
	throw new UserError(`Not allowed as tag: ${bad.map((tag) => `"${tag}"`).join(", ")}.`, { hint: "A tag has letters, digits, \"_\", \".\" and \"-\", and at most 128 of them; the repository has its own input." });
}

export { checkTags as i, asDigest as n, checkRepository as r, PLATFORMS as t };