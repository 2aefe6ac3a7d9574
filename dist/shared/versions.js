import { n as UsageError } from "./errors.js";

// src/kafka/versions.ts
/** Scala version of every release that is supported here; Kafka 4 has no other. */
const SCALA_VERSION = "2.13";
/** The newest release of each line, oldest first (Maven metadata, 22 November 2026). */
const KNOWN_VERSIONS = [
	"3.7.2",
	"3.8.1",
	"3.9.2",
	"4.0.2",
	"4.1.2",
	"4.2.2",
	"4.3.1",
	"4.4.0"
];
/** KIP-975 begins with 3.7; nothing older can be launched here. */
const OLDEST = "3.7.0";
const EXACT = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
/**
* `latest`, a line (`4.4`), a major version (`4`) or an exact version → an exact version. An exact version
* needs not be known here: the archive may have it.
*
* @throws {UsageError} that lists what is known.
*/
function resolveVersion(asked) {
	if (asked === "latest") return KNOWN_VERSIONS[KNOWN_VERSIONS.length - 1] ?? OLDEST;
	if (EXACT.test(asked) && compareVersions(asked, OLDEST) >= 0) return asked;
	const newest = KNOWN_VERSIONS.findLast((known) => known.startsWith(`${asked}.`));
	if (newest !== void 0 && /^\d+(\.\d+)?$/.test(asked)) return newest;
	throw new UsageError([EXACT.test(asked) ? `Kafka ${asked} is older than ${OLDEST}, the first version with an image contract` : `"${asked}" is not a Kafka version that is known here`], `Known: latest, ${KNOWN_VERSIONS.join(", ")} or their lines (such as 4.4); any other release by its exact number. For a build of your own use kafka-url (a tarball) or kafka-path (a folder or tarball).`);
}
/** Orders `4.10.0` after `4.9.1`; a suffix such as `-rc1` or `-SNAPSHOT` counts as older than without. */
function compareVersions(a, b) {
	const [left, right] = [numbersOf(a), numbersOf(b)];
	for (let i = 0; i < 3; i += 1) {
		const difference = (left[i] ?? 0) - (right[i] ?? 0);
		if (difference !== 0) return Math.sign(difference);
	}
	return Number(b.includes("-")) - Number(a.includes("-"));
}
/** 4 for `4.4.0`. */
function majorOf(version) {
	return numbersOf(version)[0] ?? 0;
}
function numbersOf(version) {
	return (version.split("-")[0] ?? "").split(".").map(Number);
}
/**
* Whether a version belongs to the bound's line or a newer one: `isAtLeast('4.4.0', '4.0')`. A candidate or
* snapshot counts as the release it leads to, since it has that release's code.
*/
function isAtLeast(version, bound) {
	return compareVersions(version.split("-")[0] ?? version, bound) >= 0;
}

export { majorOf as a, isAtLeast as i, SCALA_VERSION as n, resolveVersion as o, compareVersions as r, KNOWN_VERSIONS as t };