import { r as UserError } from "./errors.js";
import { delimiter, join } from "node:path";
import { access, readFile } from "node:fs/promises";

// src/kafka/java.ts
/** A Kafka 4 broker, and single-file source programs with `Optional.isEmpty`, need this one at least. */
const OLDEST_JAVA = 17;
/**
* Finds a Java: the given home, `JAVA_HOME`, `PATH`, then the `JAVA_HOME_<n>_<arch>` of GitHub's runners,
* lowest sufficient version first. Throws a `UserError` that names what was found where none will do.
*/
async function findJava(host, home) {
	const seen = [];
	for (const program of home === void 0 ? candidates(host) : [inHome(home)]) {
		const version = await versionOf(host, program);
		if (version === void 0) continue;
		const major = majorOf(version);
		if (major >= OLDEST_JAVA) return {
			program,
			version,
			major
		};
		seen.push(`${program} is Java ${version}`);
	}
	const found = seen.length === 0 ? "none was found" : seen.join(", ");
	const where = home === void 0 ? "in JAVA_HOME, PATH or JAVA_HOME_<version>_<arch>" : `in ${home}`;
	throw new UserError(`A Java ${OLDEST_JAVA} or newer is needed, but ${found} (looked ${where}).`, { hint: `Install a JDK ${OLDEST_JAVA} or newer and set JAVA_HOME to its folder.` });
}
/** `1.8.0_402` → 8, `17.0.9+9` → 17, `25-ea` → 25. */
function majorOf(version) {
	return Number(/^(?:1\.)?(\d+)/.exec(version)?.[1] ?? NaN);
}
function candidates(host) {
	const runners = Object.entries(host.env).flatMap(([name, value]) => {
		const version = /^JAVA_HOME_(\d+)_/.exec(name)?.[1];
		return version === void 0 || !value ? [] : [{
			version: Number(version),
			program: inHome(value)
		}];
	}).sort((a, b) => a.version - b.version);
	const onPath = (host.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
	return [
		...host.env.JAVA_HOME ? [inHome(host.env.JAVA_HOME)] : [],
		...onPath.map((folder) => join(folder, "java")),
		...runners.map(({ program }) => program)
	];
}
function inHome(home) {
	return join(home, "bin", "java");
}
/** From the `release` file of a JDK, which costs no process; else from the program itself. */
async function versionOf(host, program) {
	try {
		await access(program);
	} catch {
		return;
	}
	try {
		const release = await readFile(join(program, "..", "..", "release"), "utf8");
		const version = /^JAVA_VERSION="([^"]+)"/m.exec(release)?.[1];
		if (version !== void 0) return version;
	} catch {}
	const { exitCode, stderr } = await host.exec([program, "-version"], { timeoutMs: 3e4 });
	return exitCode === 0 ? /version "([^"]+)"/.exec(stderr)?.[1] : void 0;
}

export { majorOf as n, findJava as t };