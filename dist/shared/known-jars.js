import { basename } from "node:path";

// src/kafka/known-jars.ts
/** The jars in their given order, with coordinates by digest and else by file name. */
function knownJars(libs, digests, catalogue) {
	const byDigest = new Map(catalogue?.jars.map((jar) => [jar.sha256, jar]));
	const byFile = new Map(catalogue?.jars.map((jar) => [jar.file, jar]));
	const digestOf = new Map(digests.map(({ file, sha256 }) => [file, sha256]));
	return libs.map((path) => {
		const file = basename(path);
		const sha256 = digestOf.get(file) ?? "";
		return {
			path,
			file,
			sha256,
			maven: (byDigest.get(sha256) ?? byFile.get(file))?.maven
		};
	});
}

export { knownJars as t };