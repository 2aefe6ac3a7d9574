import { o as messageOf, r as UserError } from "./errors.js";
import { n as which, t as exec } from "./exec.js";
import { n as Tail, t as LineSplitter } from "./lines.js";
import { styleText } from "node:util";
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { spawn } from "node:child_process";
import * as http from "node:http";

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

// src/io/exec.ts
/** Exit status of coreutils' `timeout` when the time was up, and after its SIGKILL. */
const KILLED = 137;
const TIMED_OUT = /* @__PURE__ */ new Set([124, KILLED]);
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
	const status = await exec(`"${tool}"`, args, {
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
	const exitCode = status ?? KILLED;
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
	const end = endOf(child);
	return await new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("spawn", () => {
			const pid = child.pid ?? -1;
			running.add(pid);
			resolve({
				pid,
				exited: end.exited,
				get exitStatus() {
					return end.exitStatus;
				},
				writeLine: (line) => void child.stdin.write(`${line}\n`),
				kill: (signal) => signalGroup(pid, signal)
			});
		});
	});
}
/** How a child ended: at once as `exitStatus`, and, with its last lines, as `exited`. */
function endOf(child) {
	let exitStatus;
	return {
		exited: new Promise((resolve) => {
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
		}),
		get exitStatus() {
			return exitStatus;
		}
	};
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

// src/io/proxy.ts
/**
* Makes `fetch` and `node:http` go through the proxy that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name:
* Node does so only when asked. Node before 24.14 cannot be asked from within; there, `NODE_USE_ENV_PROXY=1`
* in the job's environment does it.
*/
function useProxyOf(env) {
	if (Object.keys(env).some((name) => /^https?_proxy$/i.test(name) && env[name])) http.setGlobalProxyFromEnv?.({ ...env });
}

// src/io/node-host.ts
function createNodeHost(log, env = process.env) {
	const controller = new AbortController();
	const dirs = {
		work: process.cwd(),
		temp: makeTemp(env),
		cache: cacheFolder(env)
	};
	const ending = new Ending(log, () => {
		killStarted();
		killExecuted();
		rmSync(dirs.temp, {
			recursive: true,
			force: true
		});
	});
	useProxyOf(env);
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
		defer: (work) => ending.defer(work),
		cancel(reason) {
			controller.abort(new UserError(`Cancelled: ${reason}.`));
			killExecuted();
		},
		close: () => ending.close()
	};
}
/**
* What is due at the end: what was deferred, the last first, each of it, and what must be done in any case, also
* where the process ends without that.
*/
var Ending = class {
	#deferred = [];
	#log;
	#inAnyCase;
	#closing;
	constructor(log, inAnyCase) {
		this.#log = log;
		this.#inAnyCase = inAnyCase;
		process.once("exit", inAnyCase);
	}
	/** @returns takes it back */
	defer(work) {
		this.#deferred.push(work);
		return () => {
			const index = this.#deferred.indexOf(work);
			if (index >= 0) this.#deferred.splice(index, 1);
		};
	}
	close() {
		this.#closing ??= this.#close();
		return this.#closing;
	}
	async #close() {
		for (let work = this.#deferred.pop(); work !== void 0; work = this.#deferred.pop()) try {
			await work();
		} catch (error) {
			this.#log.warn(`Cleaning up failed: ${messageOf(error)}`);
		}
		process.removeListener("exit", this.#inAnyCase);
		this.#inAnyCase();
	}
};
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

export { createNodeHost as i, plainProgress as n, runCancellable as r, createTerminalLog as t };