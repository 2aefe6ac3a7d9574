import { a as connectEngine, i as runName, r as removeRun } from "./container-launcher.js";

// src/pipeline/left-containers.ts
/** Removes the containers and networks of this job that are still there: a main step that was killed removes nothing. */
async function removeLeftContainers(host) {
	const removed = await removeRun(await connectEngine(host.env), runName(host.env));
	if (removed > 0) host.log.info(`Removed ${removed} containers and networks that were left.`);
}

export { removeLeftContainers };