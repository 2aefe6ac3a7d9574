import { types } from "node:util";

// src/core/errors.ts
/** Exit codes of every command: 0 passed, 1 not passed or failed, 2 wrong usage. */
const EXIT = {
	passed: 0,
	failed: 1,
	usage: 2
};
/**
* A failure that the reader can act on. `message` says what happened with which thing, `hint` what to do.
* It is printed as one paragraph, without a stack trace.
*/
var UserError = class extends Error {
	name = "UserError";
	exitCode = EXIT.failed;
	hint;
	constructor(message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.hint = options.hint;
	}
};
/** Wrong usage: one problem per bad input, all of them at once. Exit code 2. */
var UsageError = class extends UserError {
	name = "UsageError";
	exitCode = EXIT.usage;
	problems;
	constructor(problems, hint) {
		super(problems.join("\n"), hint === void 0 ? {} : { hint });
		this.problems = problems;
	}
};
const OTHER_FOLDER = "name another one: in the inputs for results, KAFKA_NATIVE_CACHE for what is kept between runs, TMPDIR for the rest.";
/** A folder that cannot be used says so by Node's own message, path included; what to do is the same everywhere. */
const FOLDER_HINTS = {
	EACCES: `Give this user the right to write there, or ${OTHER_FOLDER}`,
	EPERM: `Give this user the right to write there, or ${OTHER_FOLDER}`,
	EROFS: `That file system is read-only; ${OTHER_FOLDER}`,
	ENOSPC: `Free some space there, or ${OTHER_FOLDER}`,
	EDQUOT: `Free some space there, or ${OTHER_FOLDER}`
};
/** Turns whatever was thrown into one paragraph; never throws itself. */
function explain(thrown) {
	if (thrown instanceof UserError) return {
		text: thrown.hint === void 0 ? thrown.message : `${thrown.message}\n${thrown.hint}`,
		exitCode: thrown.exitCode,
		detail: stackOf(thrown)
	};
	if (thrown instanceof AggregateError && thrown.errors.length > 0) {
		const parts = thrown.errors.map((each) => explain(each));
		return {
			text: parts.map((part) => part.text).join("\n"),
			exitCode: Math.max(EXIT.failed, ...parts.map((part) => part.exitCode)),
			detail: parts.map((part) => part.detail).join("\n")
		};
	}
	const hint = FOLDER_HINTS[codeOf(thrown) ?? ""];
	if (hint !== void 0) return {
		text: `${messageOf(thrown)}.\n${hint}`,
		exitCode: EXIT.failed,
		detail: stackOf(thrown)
	};
	return {
		text: `Unexpected failure: ${messageOf(thrown)}`,
		exitCode: EXIT.failed,
		detail: stackOf(thrown)
	};
}
/** The message of anything thrown; Node's system errors carry their path already. */
function messageOf(thrown) {
	if (types.isNativeError(thrown)) return thrown.message === "" ? thrown.name : thrown.message;
	if (typeof thrown === "string") return thrown;
	try {
		return JSON.stringify(thrown) ?? String(thrown);
	} catch {
		return String(thrown);
	}
}
/** The `code` of a Node system error (`ENOENT`, `ENOSPC`, …), if it has one. */
function codeOf(thrown) {
	const code = types.isNativeError(thrown) && "code" in thrown ? thrown.code : void 0;
	return typeof code === "string" ? code : void 0;
}
function stackOf(thrown) {
	if (!types.isNativeError(thrown)) return messageOf(thrown);
	const own = thrown.stack ?? thrown.message;
	return thrown.cause === void 0 ? own : `${own}\ncaused by: ${stackOf(thrown.cause)}`;
}

export { explain as a, codeOf as i, UsageError as n, messageOf as o, UserError as r, EXIT as t };