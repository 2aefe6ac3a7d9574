import { basename } from "node:path";

// src/evidence/github-builder.ts
/** On GitHub the workflow is the builder (SLSA's GitHub Actions build type); elsewhere it is whoever runs this. */
function builderId({ GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow }) {
	return server && workflow ? `${server}/${workflow}` : "https://kafka-native.dev/builder/local";
}
/** The attempt of the workflow's run, where everybody finds its log; undefined elsewhere. */
function invocationId(env) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
	if (!server || !repository || !run) return void 0;
	return `${server}/${repository}/actions/runs/${run}/attempts/${env.GITHUB_RUN_ATTEMPT ?? "1"}`;
}

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

export { builderId as n, invocationId as r, knownJars as t };