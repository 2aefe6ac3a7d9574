import { l as parseBytes, o as messageOf, r as UserError, u as parseDuration } from "./errors.js";
import { styleText } from "node:util";
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { spawn } from "node:child_process";
import * as os from "os";
import * as events from "events";
import * as child from "child_process";
import * as path from "path";
import * as fs from "fs";
import { setTimeout as setTimeout$2 } from "timers";
import { StringDecoder } from "node:string_decoder";

// src/core/command.ts
/** Keeps the literal types of inputs and outputs. */
function defineCommand(command) {
	return command;
}

// src/core/inputs.ts
/** What a parser throws: the allowed form, in words that follow "expected ". */
var InvalidValue = class extends Error {
	name = "InvalidValue";
};
function kind(type, parse, flag = false) {
	return ((spec) => ({
		type,
		description: spec.description,
		default: spec.default,
		required: spec.required ?? false,
		secret: spec.secret ?? false,
		flag,
		parse
	}));
}
/** Free text, trimmed. */
const text = kind("text", (value) => value);
/** A path of the local file system, as given. */
const path$1 = kind("path", (value) => value);
/** YAML 1.2 core booleans, as `@actions/core` reads them. */
const bool = kind("true or false", parseBoolean, true);
/** Comma- or newline-separated; blanks are dropped. */
const list = kind("list", parseList);
/** `500ms`, `30s`, `5m`, `2h`; the value is in milliseconds. */
const duration = kind("duration", (value) => orInvalid(parseDuration(value), "a duration such as 30s or 5m"));
/** `512k`, `64m`, `2g`; the value is in bytes. */
const size = kind("size", (value) => orInvalid(parseBytes(value), "a size such as 512m or 2g"));
/** An absolute http or https address. */
const url = kind("URL", parseUrl);
/** Exactly one of the given words. */
function choice(...words) {
	return kind(`one of ${words.map((word) => `\`${word}\``).join(", ")}`, (value) => orInvalid(words.find((word) => word === value), `one of ${words.join(", ")}`));
}
/** A list of the given words. */
function choices(...words) {
	return kind(`list of ${words.map((word) => `\`${word}\``).join(", ")}`, (value) => parseList(value).map((item) => orInvalid(words.find((word) => word === item), `a list of ${words.join(", ")}`)));
}
/** Reads every input and collects every problem, so that one run shows all of them. */
function readInputs(specs, raw, show = (name) => name) {
	const problems = [];
	const values = {};
	for (const [name, spec] of Object.entries(specs)) {
		const given = raw(name)?.trim();
		const value = given === void 0 || given === "" ? spec.default ?? "" : given;
		if (value === "") {
			if (spec.required) problems.push(`${show(name)} is required: ${spec.description}`);
			values[name] = void 0;
			continue;
		}
		try {
			values[name] = spec.parse(value);
		} catch (error) {
			if (!(error instanceof InvalidValue)) throw error;
			const shown = spec.secret ? "(a secret value)" : `"${value}"`;
			problems.push(`${show(name)}: ${shown} is not valid, expected ${error.message}`);
		}
	}
	return problems.length > 0 ? { problems } : { values };
}
function orInvalid(value, allowed) {
	if (value === void 0) throw new InvalidValue(allowed);
	return value;
}
function parseBoolean(value) {
	if (/^(true|True|TRUE)$/.test(value)) return true;
	if (/^(false|False|FALSE)$/.test(value)) return false;
	throw new InvalidValue("true or false");
}
function parseList(value) {
	return value.split(/[\n,]/).map((item) => item.trim()).filter((item) => item !== "");
}
function parseUrl(value) {
	const parsed = URL.canParse(value) ? new URL(value) : void 0;
	if (parsed?.protocol === "http:" || parsed?.protocol === "https:") return value;
	throw new InvalidValue("an address that starts with https:// or http://");
}

// src/io/environment.ts
/** Variables that every process gets; all others are passed on by name, by whoever starts it. */
const PASSED_ON = [
	"PATH",
	"HOME",
	"USER",
	"LOGNAME",
	"SHELL",
	"LANG",
	"LANGUAGE",
	"TZ",
	"TMPDIR",
	"JAVA_HOME",
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"NO_PROXY",
	"http_proxy",
	"https_proxy",
	"no_proxy",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR"
];
/** The environment of a child: the common variables of `own`, then `extra` over them. */
function childEnvironment(own, extra = {}) {
	const env = {};
	for (const [name, value] of Object.entries(own)) if ((PASSED_ON.some((each) => each === name) || name.startsWith("LC_")) && value !== void 0) env[name] = value;
	return {
		...env,
		...extra
	};
}

// node_modules/@actions/io/lib/io-util.js
var __awaiter$3 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs.promises;
const IS_WINDOWS$1 = process.platform === "win32";
const READONLY = fs.constants.O_RDONLY;
function exists(fsPath) {
	return __awaiter$3(this, void 0, void 0, function* () {
		try {
			yield stat(fsPath);
		} catch (err) {
			if (err.code === "ENOENT") return false;
			throw err;
		}
		return true;
	});
}
/**
* On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
* \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
*/
function isRooted(p) {
	p = normalizeSeparators(p);
	if (!p) throw new Error("isRooted() parameter \"p\" cannot be empty");
	if (IS_WINDOWS$1) return p.startsWith("\\") || /^[A-Z]:/i.test(p);
	return p.startsWith("/");
}
/**
* Best effort attempt to determine whether a file exists and is executable.
* @param filePath    file path to check
* @param extensions  additional file extensions to try
* @return if file exists and is executable, returns the file path. otherwise empty string.
*/
function tryGetExecutablePath(filePath, extensions) {
	return __awaiter$3(this, void 0, void 0, function* () {
		let stats = void 0;
		try {
			stats = yield stat(filePath);
		} catch (err) {
			if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
		}
		if (stats && stats.isFile()) {
			if (IS_WINDOWS$1) {
				const upperExt = path.extname(filePath).toUpperCase();
				if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) return filePath;
			} else if (isUnixExecutable(stats)) return filePath;
		}
		const originalFilePath = filePath;
		for (const extension of extensions) {
			filePath = originalFilePath + extension;
			stats = void 0;
			try {
				stats = yield stat(filePath);
			} catch (err) {
				if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
			}
			if (stats && stats.isFile()) {
				if (IS_WINDOWS$1) {
					try {
						const directory = path.dirname(filePath);
						const upperName = path.basename(filePath).toUpperCase();
						for (const actualName of yield readdir(directory)) if (upperName === actualName.toUpperCase()) {
							filePath = path.join(directory, actualName);
							break;
						}
					} catch (err) {
						console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
					}
					return filePath;
				} else if (isUnixExecutable(stats)) return filePath;
			}
		}
		return "";
	});
}
function normalizeSeparators(p) {
	p = p || "";
	if (IS_WINDOWS$1) {
		p = p.replace(/\//g, "\\");
		return p.replace(/\\\\+/g, "\\");
	}
	return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
	return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter$2 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
/**
* Returns path of a tool had the tool actually been invoked.  Resolves via paths.
* If you check and the tool does not exist, it will throw.
*
* @param     tool              name of the tool
* @param     check             whether to check if tool exists
* @returns   Promise<string>   path to tool
*/
function which(tool, check) {
	return __awaiter$2(this, void 0, void 0, function* () {
		if (!tool) throw new Error("parameter 'tool' is required");
		if (check) {
			const result = yield which(tool, false);
			if (!result) {
				if (IS_WINDOWS$1) throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
				else throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
			}
			return result;
		}
		const matches = yield findInPath(tool);
		if (matches && matches.length > 0) return matches[0];
		return "";
	});
}
/**
* Returns a list of all occurrences of the given tool on the system path.
*
* @returns   Promise<string[]>  the paths of the tool
*/
function findInPath(tool) {
	return __awaiter$2(this, void 0, void 0, function* () {
		if (!tool) throw new Error("parameter 'tool' is required");
		const extensions = [];
		if (IS_WINDOWS$1 && process.env["PATHEXT"]) {
			for (const extension of process.env["PATHEXT"].split(path.delimiter)) if (extension) extensions.push(extension);
		}
		if (isRooted(tool)) {
			const filePath = yield tryGetExecutablePath(tool, extensions);
			if (filePath) return [filePath];
			return [];
		}
		if (tool.includes(path.sep)) return [];
		const directories = [];
		if (process.env.PATH) {
			for (const p of process.env.PATH.split(path.delimiter)) if (p) directories.push(p);
		}
		const matches = [];
		for (const directory of directories) {
			const filePath = yield tryGetExecutablePath(path.join(directory, tool), extensions);
			if (filePath) matches.push(filePath);
		}
		return matches;
	});
}

// node_modules/@actions/exec/lib/toolrunner.js
var __awaiter$1 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const IS_WINDOWS = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
	constructor(toolPath, args, options) {
		super();
		if (!toolPath) throw new Error("Parameter 'toolPath' cannot be null or empty.");
		this.toolPath = toolPath;
		this.args = args || [];
		this.options = options || {};
	}
	_debug(message) {
		if (this.options.listeners && this.options.listeners.debug) this.options.listeners.debug(message);
	}
	_getCommandString(options, noPrefix) {
		const toolPath = this._getSpawnFileName();
		const args = this._getSpawnArgs(options);
		let cmd = noPrefix ? "" : "[command]";
		if (IS_WINDOWS) {
			if (this._isCmdFile()) {
				cmd += toolPath;
				for (const a of args) cmd += ` ${a}`;
			} else if (options.windowsVerbatimArguments) {
				cmd += `"${toolPath}"`;
				for (const a of args) cmd += ` ${a}`;
			} else {
				cmd += this._windowsQuoteCmdArg(toolPath);
				for (const a of args) cmd += ` ${this._windowsQuoteCmdArg(a)}`;
			}
		} else {
			cmd += toolPath;
			for (const a of args) cmd += ` ${a}`;
		}
		return cmd;
	}
	_processLineBuffer(data, strBuffer, onLine) {
		try {
			let s = strBuffer + data.toString();
			let n = s.indexOf(os.EOL);
			while (n > -1) {
				onLine(s.substring(0, n));
				s = s.substring(n + os.EOL.length);
				n = s.indexOf(os.EOL);
			}
			return s;
		} catch (err) {
			this._debug(`error processing line. Failed with error ${err}`);
			return "";
		}
	}
	_getSpawnFileName() {
		if (IS_WINDOWS) {
			if (this._isCmdFile()) return process.env["COMSPEC"] || "cmd.exe";
		}
		return this.toolPath;
	}
	_getSpawnArgs(options) {
		if (IS_WINDOWS) {
			if (this._isCmdFile()) {
				let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
				for (const a of this.args) {
					argline += " ";
					argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
				}
				argline += "\"";
				return [argline];
			}
		}
		return this.args;
	}
	_endsWith(str, end) {
		return str.endsWith(end);
	}
	_isCmdFile() {
		const upperToolPath = this.toolPath.toUpperCase();
		return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
	}
	_windowsQuoteCmdArg(arg) {
		if (!this._isCmdFile()) return this._uvQuoteCmdArg(arg);
		if (!arg) return "\"\"";
		const cmdSpecialChars = [
			" ",
			"	",
			"&",
			"(",
			")",
			"[",
			"]",
			"{",
			"}",
			"^",
			"=",
			";",
			"!",
			"'",
			"+",
			",",
			"`",
			"~",
			"|",
			"<",
			">",
			"\""
		];
		let needsQuotes = false;
		for (const char of arg) if (cmdSpecialChars.some((x) => x === char)) {
			needsQuotes = true;
			break;
		}
		if (!needsQuotes) return arg;
		let reverse = "\"";
		let quoteHit = true;
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1];
			if (quoteHit && arg[i - 1] === "\\") reverse += "\\";
			else if (arg[i - 1] === "\"") {
				quoteHit = true;
				reverse += "\"";
			} else quoteHit = false;
		}
		reverse += "\"";
		return reverse.split("").reverse().join("");
	}
	_uvQuoteCmdArg(arg) {
		if (!arg) return "\"\"";
		if (!arg.includes(" ") && !arg.includes("	") && !arg.includes("\"")) return arg;
		if (!arg.includes("\"") && !arg.includes("\\")) return `"${arg}"`;
		let reverse = "\"";
		let quoteHit = true;
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1];
			if (quoteHit && arg[i - 1] === "\\") reverse += "\\";
			else if (arg[i - 1] === "\"") {
				quoteHit = true;
				reverse += "\\";
			} else quoteHit = false;
		}
		reverse += "\"";
		return reverse.split("").reverse().join("");
	}
	_cloneExecOptions(options) {
		options = options || {};
		const result = {
			cwd: options.cwd || process.cwd(),
			env: options.env || process.env,
			silent: options.silent || false,
			windowsVerbatimArguments: options.windowsVerbatimArguments || false,
			failOnStdErr: options.failOnStdErr || false,
			ignoreReturnCode: options.ignoreReturnCode || false,
			delay: options.delay || 1e4
		};
		result.outStream = options.outStream || process.stdout;
		result.errStream = options.errStream || process.stderr;
		return result;
	}
	_getSpawnOptions(options, toolPath) {
		options = options || {};
		const result = {};
		result.cwd = options.cwd;
		result.env = options.env;
		result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
		if (options.windowsVerbatimArguments) result.argv0 = `"${toolPath}"`;
		return result;
	}
	/**
	* Exec a tool.
	* Output will be streamed to the live console.
	* Returns promise with return code
	*
	* @param     tool     path to tool to exec
	* @param     options  optional exec options.  See ExecOptions
	* @returns   number
	*/
	exec() {
		return __awaiter$1(this, void 0, void 0, function* () {
			if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS && this.toolPath.includes("\\"))) this.toolPath = path.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
			this.toolPath = yield which(this.toolPath, true);
			return new Promise((resolve, reject) => __awaiter$1(this, void 0, void 0, function* () {
				this._debug(`exec tool: ${this.toolPath}`);
				this._debug("arguments:");
				for (const arg of this.args) this._debug(`   ${arg}`);
				const optionsNonNull = this._cloneExecOptions(this.options);
				if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os.EOL);
				const state = new ExecState(optionsNonNull, this.toolPath);
				state.on("debug", (message) => {
					this._debug(message);
				});
				if (this.options.cwd && !(yield exists(this.options.cwd))) return reject(/* @__PURE__ */ new Error(`The cwd: ${this.options.cwd} does not exist!`));
				const fileName = this._getSpawnFileName();
				const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
				let stdbuffer = "";
				if (cp.stdout) cp.stdout.on("data", (data) => {
					if (this.options.listeners && this.options.listeners.stdout) this.options.listeners.stdout(data);
					if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(data);
					stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
						if (this.options.listeners && this.options.listeners.stdline) this.options.listeners.stdline(line);
					});
				});
				let errbuffer = "";
				if (cp.stderr) cp.stderr.on("data", (data) => {
					state.processStderr = true;
					if (this.options.listeners && this.options.listeners.stderr) this.options.listeners.stderr(data);
					if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) (optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream).write(data);
					errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
						if (this.options.listeners && this.options.listeners.errline) this.options.listeners.errline(line);
					});
				});
				cp.on("error", (err) => {
					state.processError = err.message;
					state.processExited = true;
					state.processClosed = true;
					state.CheckComplete();
				});
				cp.on("exit", (code) => {
					state.processExitCode = code;
					state.processExited = true;
					this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
					state.CheckComplete();
				});
				cp.on("close", (code) => {
					state.processExitCode = code;
					state.processExited = true;
					state.processClosed = true;
					this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
					state.CheckComplete();
				});
				state.on("done", (error, exitCode) => {
					if (stdbuffer.length > 0) this.emit("stdline", stdbuffer);
					if (errbuffer.length > 0) this.emit("errline", errbuffer);
					cp.removeAllListeners();
					if (error) reject(error);
					else resolve(exitCode);
				});
				if (this.options.input) {
					if (!cp.stdin) throw new Error("child process missing stdin");
					cp.stdin.end(this.options.input);
				}
			}));
		});
	}
};
/**
* Convert an arg string to an array of args. Handles escaping
*
* @param    argString   string of arguments
* @returns  string[]    array of arguments
*/
function argStringToArray(argString) {
	const args = [];
	let inQuotes = false;
	let escaped = false;
	let arg = "";
	function append(c) {
		if (escaped && c !== "\"") arg += "\\";
		arg += c;
		escaped = false;
	}
	for (let i = 0; i < argString.length; i++) {
		const c = argString.charAt(i);
		if (c === "\"") {
			if (!escaped) inQuotes = !inQuotes;
			else append(c);
			continue;
		}
		if (c === "\\" && escaped) {
			append(c);
			continue;
		}
		if (c === "\\" && inQuotes) {
			escaped = true;
			continue;
		}
		if (c === " " && !inQuotes) {
			if (arg.length > 0) {
				args.push(arg);
				arg = "";
			}
			continue;
		}
		append(c);
	}
	if (arg.length > 0) args.push(arg.trim());
	return args;
}
var ExecState = class ExecState extends events.EventEmitter {
	constructor(options, toolPath) {
		super();
		this.processClosed = false;
		this.processError = "";
		this.processExitCode = 0;
		this.processExited = false;
		this.processStderr = false;
		this.delay = 1e4;
		this.done = false;
		this.timeout = null;
		if (!toolPath) throw new Error("toolPath must not be empty");
		this.options = options;
		this.toolPath = toolPath;
		if (options.delay) this.delay = options.delay;
	}
	CheckComplete() {
		if (this.done) return;
		if (this.processClosed) this._setResult();
		else if (this.processExited) this.timeout = setTimeout$2(ExecState.HandleTimeout, this.delay, this);
	}
	_debug(message) {
		this.emit("debug", message);
	}
	_setResult() {
		let error;
		if (this.processExited) {
			if (this.processError) error = /* @__PURE__ */ new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
			else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) error = /* @__PURE__ */ new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
			else if (this.processStderr && this.options.failOnStdErr) error = /* @__PURE__ */ new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
		}
		if (this.timeout) {
			clearTimeout(this.timeout);
			this.timeout = null;
		}
		this.done = true;
		this.emit("done", error, this.processExitCode);
	}
	static HandleTimeout(state) {
		if (state.done) return;
		if (!state.processClosed && state.processExited) {
			const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
			state._debug(message);
		}
		state._setResult();
	}
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
/**
* Exec a command.
* Output will be streamed to the live console.
* Returns promise with return code
*
* @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
* @param     args               optional arguments for tool. Escaping is handled by the lib.
* @param     options            optional exec options.  See ExecOptions
* @returns   Promise<number>    exit code
*/
function exec(commandLine, args, options) {
	return __awaiter(this, void 0, void 0, function* () {
		const commandArgs = argStringToArray(commandLine);
		if (commandArgs.length === 0) throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
		const toolPath = commandArgs[0];
		args = commandArgs.slice(1).concat(args || []);
		return new ToolRunner(toolPath, args, options).exec();
	});
}

// src/io/lines.ts
/** Cuts a byte stream into lines; a carriage return at the end of a line is dropped. */
var LineSplitter = class {
	#decoder = new StringDecoder("utf8");
	#emit;
	#rest = "";
	constructor(emit) {
		this.#emit = emit;
	}
	push(chunk) {
		const lines = (this.#rest + this.#decoder.write(chunk)).split("\n");
		this.#rest = lines.pop() ?? "";
		for (const line of lines) this.#emit(line.replace(/\r$/, ""));
	}
	/** Emits what came after the last line feed. */
	end() {
		const last = this.#rest + this.#decoder.end();
		this.#rest = "";
		if (last !== "") this.#emit(last);
	}
};
/** Keeps the last `limit` bytes of a stream, so that a chatty process cannot fill the memory. */
var Tail = class {
	#limit;
	#chunks = [];
	#size = 0;
	constructor(limit) {
		this.#limit = limit;
	}
	push(chunk) {
		this.#chunks.push(chunk);
		this.#size += chunk.length;
		while (this.#size - (this.#chunks[0]?.length ?? 0) >= this.#limit) this.#size -= this.#chunks.shift()?.length ?? 0;
	}
	toString() {
		return Buffer.concat(this.#chunks).subarray(-this.#limit).toString("utf8");
	}
};

// src/io/exec.ts
/** Exit status of coreutils' `timeout` when the time was up, and after its SIGKILL. */
const TIMED_OUT = /* @__PURE__ */ new Set([124, 137]);
/**
* Runs a program to its end through `@actions/exec`. That package has neither a time limit nor a way to
* cancel, so the program runs under coreutils' `timeout`, which also gives it a process group of its own
* (docs/decisions/0003-processes.md). Where there is no `timeout` (macOS), the program runs without a limit.
*/
async function execute(argv, options, env) {
	const program = await findProgram(argv[0]);
	const timeout = await which("timeout", false);
	const limit = [
		"--kill-after=10",
		`${options.timeoutMs / 1e3}`,
		program
	];
	const [tool, args] = timeout === "" ? [program, argv.slice(1)] : [timeout, [...limit, ...argv.slice(1)]];
	const started = performance.now();
	const stdout = sink(options, "stdout");
	const stderr = sink(options, "stderr");
	const exitCode = await exec(`"${tool}"`, args, {
		silent: true,
		ignoreReturnCode: true,
		env: childEnvironment(env, options.env),
		listeners: {
			stdout: stdout.push,
			stderr: stderr.push
		},
		...options.cwd === void 0 ? {} : { cwd: options.cwd },
		...options.input === void 0 ? {} : { input: Buffer.from(options.input) }
	});
	const durationMs = performance.now() - started;
	return {
		exitCode,
		stdout: stdout.end(),
		stderr: stderr.end(),
		timedOut: TIMED_OUT.has(exitCode) && durationMs >= options.timeoutMs,
		durationMs
	};
}
/** Kills every running {@link execute} with all its descendants; for a cancelled or crashed run. */
function killExecuted() {
	for (const pid of childrenNamed("timeout")) try {
		process.kill(-pid, "SIGKILL");
	} catch {}
}
/** Its path; a `UserError` where it is neither on PATH nor an executable file. */
async function findProgram(name) {
	const found = await which(name, false);
	if (found === "") throw new UserError(`The program "${name}" was not found.`, { hint: "Install it or add its folder to PATH." });
	return found;
}
function sink(options, stream) {
	const tail = new Tail(options.keep ?? 4 * 1024 ** 2);
	const lines = options.onLine && new LineSplitter((line) => options.onLine?.(line, stream));
	return {
		push(chunk) {
			tail.push(chunk);
			lines?.push(chunk);
		},
		end() {
			lines?.end();
			return tail.toString();
		}
	};
}
/** Direct children of this process by program name, as Linux tells them. */
function childrenNamed(name) {
	try {
		return readdirSync("/proc/self/task").flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, "utf8").split(" ")).filter((pid) => pid !== "" && readFileSync(`/proc/${pid}/comm`, "utf8").trim() === name).map(Number);
	} catch {
		return [];
	}
}

// src/io/daemon.ts
const SETPRIV = "/usr/bin/setpriv";
const running = /* @__PURE__ */ new Set();
/**
* Starts a program in a process group of its own. It is killed when this process ends in whatever way:
* by {@link killStarted}, and, should this process be killed itself, by the kernel's parent-death signal
* where util-linux' `setpriv` is there to ask for it.
*/
async function startProcess(argv, options, env) {
	const program = await findProgram(argv[0]);
	const [first = program, ...args] = [
		...parentDeath(),
		program,
		...argv.slice(1)
	];
	const child = spawn(first, args, {
		cwd: options.cwd,
		env: childEnvironment(env, options.env),
		detached: true,
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		]
	});
	for (const stream of ["stdout", "stderr"]) {
		const lines = new LineSplitter((line) => options.onLine?.(line, stream));
		child[stream].on("data", (chunk) => lines.push(chunk));
		child[stream].on("end", () => lines.end());
	}
	child.stdin.on("error", () => void 0);
	let exitStatus;
	const exited = new Promise((resolve) => {
		child.on("exit", (code, signal) => {
			exitStatus = {
				code,
				signal
			};
			running.delete(child.pid ?? -1);
			const settle = () => resolve({
				code,
				signal
			});
			const patience = setTimeout(settle, 1e3);
			child.on("close", () => {
				clearTimeout(patience);
				settle();
			});
		});
	});
	return await new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("spawn", () => {
			const pid = child.pid ?? -1;
			running.add(pid);
			resolve({
				pid,
				exited,
				get exitStatus() {
					return exitStatus;
				},
				writeLine: (line) => void child.stdin.write(`${line}\n`),
				kill: (signal) => signalGroup(pid, signal)
			});
		});
	});
}
/** Kills everything that {@link startProcess} started and that still runs. */
function killStarted() {
	for (const pid of running) signalGroup(pid, "SIGKILL");
}
function signalGroup(pid, signal) {
	try {
		process.kill(-pid, signal);
	} catch {}
}
function parentDeath() {
	try {
		accessSync(SETPRIV, constants.X_OK);
		return [
			SETPRIV,
			"--pdeathsig",
			"KILL",
			"--"
		];
	} catch {
		return [];
	}
}

// src/io/node-host.ts
function createNodeHost(log, env = process.env) {
	const controller = new AbortController();
	const deferred = [];
	const dirs = {
		work: process.cwd(),
		temp: makeTemp(env),
		cache: cacheFolder(env)
	};
	let closing;
	const onExit = () => {
		killStarted();
		killExecuted();
		rmSync(dirs.temp, {
			recursive: true,
			force: true
		});
	};
	process.once("exit", onExit);
	async function close() {
		for (let work = deferred.pop(); work !== void 0; work = deferred.pop()) try {
			await work();
		} catch (error) {
			log.warn(`Cleaning up failed: ${messageOf(error)}`);
		}
		process.removeListener("exit", onExit);
		onExit();
	}
	return {
		log,
		env,
		clock,
		dirs,
		signal: controller.signal,
		fetch: globalThis.fetch,
		async exec(argv, options) {
			controller.signal.throwIfAborted();
			return await execute(argv, options, env);
		},
		async start(argv, options) {
			controller.signal.throwIfAborted();
			return await startProcess(argv, options, env);
		},
		defer(work) {
			deferred.push(work);
			return () => {
				const index = deferred.indexOf(work);
				if (index >= 0) deferred.splice(index, 1);
			};
		},
		cancel(reason) {
			controller.abort(new UserError(`Cancelled: ${reason}.`));
			killExecuted();
		},
		close() {
			closing ??= close();
			return closing;
		}
	};
}
const clock = {
	now: () => /* @__PURE__ */ new Date(),
	monotonic: () => performance.now(),
	async sleep(ms, signal) {
		try {
			await setTimeout$1(ms, void 0, signal === void 0 ? {} : { signal });
		} catch (error) {
			throw signal?.aborted ? signal.reason : error;
		}
	}
};
function makeTemp(env) {
	const parent = env.RUNNER_TEMP || tmpdir();
	try {
		mkdirSync(parent, { recursive: true });
		return mkdtempSync(join(parent, "kafka-native-"));
	} catch (error) {
		throw new UserError(`No temporary folder can be made in ${parent}: ${messageOf(error)}.`, { hint: "Set TMPDIR (or RUNNER_TEMP) to a folder that can be written." });
	}
}
function cacheFolder(env) {
	return env.KAFKA_NATIVE_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "kafka-native");
}

// src/io/signals.ts
/**
* Runs work on a host that is closed afterwards, whatever happens. The first SIGINT or SIGTERM cancels the
* work and lets it end in order; the second ends the process at once, and with it all that it started.
*/
async function runCancellable(host, work) {
	const onSignal = (signal) => {
		if (host.signal.aborted) process.exit(signal === "SIGINT" ? 130 : 143);
		host.cancel(signal === "SIGINT" ? "interrupted" : "asked to terminate");
	};
	process.on("SIGINT", onSignal);
	process.on("SIGTERM", onSignal);
	try {
		return await work(host);
	} finally {
		await host.close();
		process.removeListener("SIGINT", onSignal);
		process.removeListener("SIGTERM", onSignal);
	}
}

// src/io/terminal-log.ts
/** How often a changing line is printed where it cannot be rewritten, milliseconds. */
const PLAIN_INTERVAL = 1e4;
/** The log of a command line: everything on one stream, one live line at the bottom of a terminal. */
function createTerminalLog(options) {
	const { stream, interactive } = options;
	const secrets = /* @__PURE__ */ new Set();
	let live = "";
	const mask = (text) => [...secrets].reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
	const style = (format, text) => styleText(format, text, {
		stream,
		validateStream: true
	});
	const print = (text) => {
		stream.write(live === "" ? `${mask(text)}\n` : `\r\x1b[K${mask(text)}\n${live}`);
	};
	const redraw = (text) => {
		live = text === "" ? "" : mask(text).slice(0, (stream.columns || 80) - 1);
		stream.write(`\r\x1b[K${live}`);
	};
	return {
		debug: (message) => {
			if (options.debug) print(style("dim", message));
		},
		info: print,
		warn: (message) => print(`${style("yellow", "warning:")} ${message}`),
		error: (message) => print(`${style("red", "error:")} ${message}`),
		async group(title, work) {
			print(style("bold", title));
			return await work();
		},
		progress: () => interactive ? liveProgress(redraw, print) : plainProgress(print),
		secret: (value) => {
			if (value !== "") secrets.add(value);
		}
	};
}
function liveProgress(redraw, print) {
	return {
		update: redraw,
		end(text) {
			redraw("");
			if (text !== void 0) print(text);
		}
	};
}
/** Progress as plain lines: the first at once, then at most one every ten seconds, and the last. */
function plainProgress(print, now = () => performance.now()) {
	let printed = Number.NEGATIVE_INFINITY;
	return {
		update(text) {
			if (now() - printed < PLAIN_INTERVAL) return;
			printed = now();
			print(text);
		},
		end(text) {
			if (text !== void 0) print(text);
		}
	};
}

export { choice as a, path$1 as c, url as d, defineCommand as f, createNodeHost as i, readInputs as l, plainProgress as n, choices as o, runCancellable as r, list as s, createTerminalLog as t, text as u };