import { a as explain, r as UserError } from "../shared/errors.js";
import { r as createActionsLog, t as actionInputs } from "../shared/run-action.js";
import { i as createNodeHost, r as runCancellable } from "../shared/terminal-log.js";
import { t as runSanity } from "../shared/command10.js";

// src/actions/run-post.ts
/** An engine that does not answer must not keep the job's runner for hours. */
const POST_MS = 12e4;
/** Runs the post step of a JavaScript action and ends the process, so that no open connection keeps it. */
async function runPost(command, env = process.env) {
	await cleanUp(command, env, POST_MS);
	process.exit(0);
}
/** Never throws, because a post step must not turn a good job red: what fails or takes too long is a warning. */
async function cleanUp(command, env, limitMs) {
	const log = createActionsLog();
	try {
		await within(limitMs, async () => await clean(command, env, log));
	} catch (error) {
		const { text, detail } = explain(error);
		log.debug(detail);
		log.warn(`After the job, ${command.name} could not clean up. ${text}`);
	}
}
async function clean(command, env, log) {
	const read = actionInputs(command, env);
	if ("problems" in read) return;
	await runCancellable(createNodeHost(log, env), async (host) => await command.post?.(host, read.values));
}
async function within(limitMs, work) {
	let timer;
	const limit = new Promise((_, reject) => {
		const late = () => reject(new UserError(`It was not done after ${limitMs / 1e3} s.`));
		timer = setTimeout(late, limitMs);
	});
	await Promise.race([work(), limit]).finally(() => clearTimeout(timer));
}

// src/actions/run-sanity/post.ts
await runPost(runSanity);

export {  };