import { t as VERSION } from "../shared/version.js";
import { t as buildMultiarchImage } from "../shared/command2.js";
import { t as buildNativeBinary } from "../shared/command3.js";
import { t as checkMetadata } from "../shared/command4.js";
import { t as generateReflectionConfig } from "../shared/command5.js";
import { t as pipeline } from "../shared/command6.js";
import { t as promote } from "../shared/command7.js";
import { t as publishReport } from "../shared/command8.js";
import { t as reportScan } from "../shared/command9.js";
import { t as runSanity } from "../shared/command10.js";
import { t as setupGraalvmCommand } from "../shared/command11.js";
import { t as trivyScan } from "../shared/command12.js";
import { t as verify } from "../shared/command13.js";
import { a as explain, n as UsageError, o as messageOf, t as EXIT } from "../shared/errors.js";
import { i as createNodeHost, r as runCancellable, t as createTerminalLog } from "../shared/terminal-log.js";
import { l as readInputs } from "../shared/inputs.js";
import { parseArgs } from "node:util";

// src/cli/commands.ts
/** Every command, in the order of a run; each is also the action of the same name. */
const commands = [
	pipeline,
	setupGraalvmCommand,
	generateReflectionConfig,
	checkMetadata,
	buildNativeBinary,
	buildMultiarchImage,
	runSanity,
	trivyScan,
	reportScan,
	publishReport,
	verify,
	promote
];

// src/cli/exports.ts
/** What a POSIX shell has to run to get the environment that an action would give to the steps after it. */
function exportLines(outcome) {
	const variables = Object.entries(outcome.env ?? {}).map(([name, value]) => `export ${name}=${quoted(value)}`);
	const folders = (outcome.path ?? []).map((folder) => `export PATH=${quoted(folder)}:"$PATH"`);
	return [...variables, ...folders];
}
function quoted(value) {
	return `'${value.replaceAll("'", `'\\''`)}'`;
}

// src/cli/help.ts
const WIDTH = 100;
/** `kafka-native --help`. */
function overview(commands) {
	const width = Math.max(...commands.map((command) => command.name.length)) + 2;
	return [
		"Usage: kafka-native <command> [options]",
		"",
		"Builds, tests, scans and judges GraalVM-native Apache Kafka images (KIP-974).",
		"",
		"Commands:",
		...commands.flatMap((command) => entry(command.name.padEnd(width), command.description, width + 2)),
		"",
		"Every command is also a GitHub action; its options are the inputs of that action.",
		"kafka-native <command> --help   options of one command",
		"kafka-native --version          version of this program",
		"",
		"Exit code: 0 passed, 1 not passed or failed, 2 wrong usage."
	].join("\n");
}
/** `kafka-native <command> --help`. */
function commandHelp(command) {
	const rows = Object.entries(command.inputs).flatMap(([name, input]) => {
		const head = input.flag ? `--${name}` : `--${name} <${placeholder(input.type)}>`;
		const notes = [
			input.type.startsWith("one of") ? input.type.replaceAll("`", "") : "",
			input.required ? "required" : "",
			input.default === void 0 || input.default === "" ? "" : `default: ${input.default}`
		].filter((note) => note !== "");
		const text = notes.length > 0 ? `${input.description} (${notes.join("; ")})` : input.description;
		return [`  ${head}`, ...wrap(text, 6)];
	});
	return [
		`Usage: kafka-native ${command.name}${command.positional === void 0 ? "" : ` <${command.positional}>`} [options]`,
		"",
		...wrap(command.description, 0),
		"",
		"Options:",
		...rows
	].join("\n");
}
function placeholder(type) {
	return type.startsWith("one of") ? "word" : type.startsWith("whole number") ? "number" : type;
}
function entry(head, text, indent) {
	const [first = "", ...rest] = wrap(text, indent);
	return [`  ${head}${first.trimStart()}`, ...rest];
}
function wrap(text, indent) {
	const lines = [];
	let line = "";
	for (const word of text.split(/\s+/)) if (line !== "" && indent + line.length + 1 + word.length > WIDTH) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line].map((each) => " ".repeat(indent) + each);
}

// src/cli/options.ts
/** Reads `--input value` options by the command's own declaration; throws a `UsageError` with all problems. */
function readOptions(command, args) {
	const hint = `Run "kafka-native ${command.name} --help" for its options.`;
	let given;
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			options: optionTable(command),
			strict: true,
			allowNegative: true,
			allowPositionals: command.positional !== void 0
		});
		given = {
			...values,
			...positionalValue(command, positionals, values)
		};
	} catch (error) {
		throw new UsageError([messageOf(error).split(". To specify")[0] ?? ""], hint);
	}
	const raw = (name) => {
		const value = given[name];
		return value === void 0 ? void 0 : Array.isArray(value) ? value.join("\n") : String(value);
	};
	const read = readInputs(command.inputs, raw, (name) => `--${name}`);
	if ("problems" in read) throw new UsageError(read.problems, hint);
	return read.values;
}
/** The one value that stands without a name. */
function positionalValue({ positional }, [value, ...more], named) {
	if (positional === void 0 || value === void 0) return {};
	if (more.length > 0 || named[positional] !== void 0) throw new Error(`Only one ${positional} can be given, not also "${more[0] ?? value}"`);
	return { [positional]: value };
}
function optionTable(command) {
	return Object.fromEntries(Object.entries(command.inputs).map(([name, input]) => [name, {
		type: input.flag ? "boolean" : "string",
		multiple: input.inParts
	}]));
}

// src/cli/main.ts
/**
* The command line: logs go to stderr, the outcome to stdout (`name=value` lines after the message).
* Answers the exit code; never throws.
*/
async function main(args, commands, version) {
	const [name, ...rest] = args;
	const log = createTerminalLog({
		stream: process.stderr,
		interactive: process.stderr.isTTY === true && !process.env.CI,
		debug: Boolean(process.env.DEBUG || process.env.RUNNER_DEBUG)
	});
	try {
		if (name === "--version" || name === "-v") return print(version);
		if (name === void 0 || name === "--help" || name === "-h" || name === "help") {
			print(overview(commands));
			return name === void 0 ? EXIT.usage : EXIT.passed;
		}
		const command = commands.find((each) => each.name === name);
		if (command === void 0) throw unknownCommand(name, commands);
		if (rest.includes("--help") || rest.includes("-h")) return print(commandHelp(command));
		const values = readOptions(command, rest);
		for (const [input, spec] of Object.entries(command.inputs)) if (spec.secret && typeof values[input] === "string") log.secret(values[input]);
		const outcome = await runCancellable(createNodeHost(log), (host) => command.run(host, values));
		print(outcome.message);
		for (const [output, value] of Object.entries(outcome.outputs)) print(`${output}=${value}`);
		for (const line of exportLines(outcome)) print(line);
		return outcome.verdict === "passed" ? EXIT.passed : EXIT.failed;
	} catch (error) {
		const { text, exitCode, detail } = explain(error);
		log.debug(detail);
		log.error(text);
		return exitCode;
	}
}
function print(text) {
	process.stdout.write(`${text}\n`);
	return EXIT.passed;
}
function unknownCommand(name, commands) {
	const known = commands.map((command) => command.name).join(", ");
	return new UsageError([`There is no command "${name}". Known: ${known}.`], "Run \"kafka-native --help\".");
}

// src/cli/entry.ts
process.exitCode = await main(process.argv.slice(2), commands, VERSION);

export {  };