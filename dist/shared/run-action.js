import { a as group, c as setSecret, i as exportVariable, l as warning, n as debug, o as info, r as error, s as setOutput, t as addPath, u as summary } from "./core.js";
import { a as explain, n as UsageError, t as EXIT } from "./errors.js";
import { l as readInputs } from "./inputs.js";
import { i as createNodeHost, n as plainProgress, r as runCancellable } from "./terminal-log.js";

// src/io/actions-log.ts
/** The log of a GitHub runner: groups, annotations and masks are workflow commands. */
function createActionsLog() {
	const at = (annotation) => ({
		...annotation?.title === void 0 ? {} : { title: annotation.title },
		...annotation?.file === void 0 ? {} : { file: annotation.file },
		...annotation?.line === void 0 ? {} : { startLine: annotation.line }
	});
	return {
		debug,
		info,
		warn: (message, annotation) => warning(message, at(annotation)),
		error: (message, annotation) => error(message, at(annotation)),
		group: (title, work) => group(title, work),
		progress: () => plainProgress(info),
		secret: setSecret
	};
}

// src/actions/run-action.ts
/** What `actions/runner` sets for the input `name` of an action. */
function inputVariable(name) {
	return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}
/** What the runner has set for the inputs of a command. */
function actionInputs(command, env) {
	return readInputs(command.inputs, (name) => env[inputVariable(name)]);
}
/** Runs a command as the main step of a JavaScript action; the only place of an action that catches. */
async function runAction(command, env = process.env) {
	const log = createActionsLog();
	try {
		const read = actionInputs(command, env);
		if ("problems" in read) throw new UsageError(read.problems, `Inputs of ${command.name}: see its action.yml.`);
		for (const [name, input] of Object.entries(command.inputs)) if (input.secret) log.secret(env[inputVariable(name)] ?? "");
		const outcome = await runCancellable(createNodeHost(log, env), (host) => command.run(host, read.values));
		await publish(outcome);
		process.exitCode = outcome.verdict === "passed" ? EXIT.passed : EXIT.failed;
	} catch (error$1) {
		const { text, exitCode, detail } = explain(error$1);
		debug(detail);
		error(text);
		process.exitCode = exitCode;
	}
}
async function publish(outcome) {
	for (const [name, value] of Object.entries(outcome.outputs)) setOutput(name, String(value));
	for (const [name, value] of Object.entries(outcome.env ?? {})) exportVariable(name, value);
	for (const folder of outcome.path ?? []) addPath(folder);
	if (outcome.summary !== void 0 && process.env.GITHUB_STEP_SUMMARY) await summary.addRaw(outcome.summary, true).write();
	if (outcome.verdict === "passed") info(outcome.message);
	else error(outcome.message);
}

export { runAction as n, createActionsLog as r, actionInputs as t };