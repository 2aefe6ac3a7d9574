import { i as codeOf } from "./errors.js";
import { i as bundleFileOf, s as parseEvidence } from "./store.js";
import { r as reportStep } from "./report-step.js";
import { t as sanityStep } from "./sanity-step.js";
import { join, resolve } from "node:path";
import { readFile, readdir, rm } from "node:fs/promises";

// src/evidence/clearing.ts
/**
* Removes the statements of an earlier run from a folder. What is no valid statement of this project is left
* where it is: the folder may be anybody's.
* @returns the names of the removed files, sorted
*/
async function clearEvidence(dir) {
	const removed = [];
	for (const name of await jsonFiles(dir)) {
		const path = join(dir, name);
		const parsed = parseEvidence(name, await readFile(path, "utf8"));
		if (!("kind" in parsed) || parsed.kind === void 0) continue;
		await rm(path);
		await rm(bundleFileOf(path), { force: true });
		removed.push(name);
	}
	return removed;
}
async function jsonFiles(dir) {
	try {
		return (await readdir(dir)).filter((name) => name.endsWith(".json")).toSorted();
	} catch (error) {
		if (codeOf(error) === "ENOENT") return [];
		throw error;
	}
}

// src/pipeline/pipeline.ts
/** Kafka in, judged report out. A suite that fails is reported and judged like one that passes. */
async function runPipeline(host, inputs) {
	await clearEvidence(resolve(host.dirs.work, inputs["evidence-dir"]));
	const sanity = await sanityStep(host, {
		...inputs,
		binary: await binaryOf(host, inputs)
	});
	const report = await reportStep(host, inputs);
	return {
		...report,
		message: `${sanity.message}\n${report.message}`
	};
}
/** Only `type: native` builds: nobody waits for minutes who did not ask for it. */
async function binaryOf(host, inputs) {
	if (inputs.type !== "native" || inputs.binary !== void 0 || inputs.image !== void 0) return inputs.binary;
	const { buildNative } = await import("./native-build.js");
	return await buildNative(host, inputs);
}

export { runPipeline };