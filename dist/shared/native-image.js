import { o as messageOf, r as UserError } from "./errors.js";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { open, readFile, readdir, stat } from "node:fs/promises";

// src/graalvm/machine.ts
const ARCHITECTURES$1 = {
	x64: "amd64",
	arm64: "arm64"
};
/** @throws UserError on a machine that no GraalVM of ours is built for */
async function thisMachine() {
	const arch = ARCHITECTURES$1[process.arch];
	const os = process.platform === "darwin" ? "macos" : process.platform;
	if (arch === void 0 || os !== "linux" && os !== "macos") throw new UserError(`There is no GraalVM for ${process.platform}/${process.arch}.`, { hint: "Use Linux or macOS on amd64 or arm64." });
	return {
		os,
		arch,
		libc: os === "macos" ? "system" : await hasMusl() ? "musl" : "gnu"
	};
}
function platformOf(machine) {
	return `${machine.os}/${machine.arch}`;
}
/** musl's loader is the C library of Alpine; on other distributions it is an extra, beside glibc's. */
async function hasMusl() {
	if (existsSync("/lib64/ld-linux-x86-64.so.2") || existsSync("/lib/ld-linux-aarch64.so.1")) return false;
	return (await readdir("/lib").catch(() => [])).some((name) => name.startsWith("ld-musl-"));
}
/** `ID` and `ID_LIKE` of os-release(5), most specific first; empty where there is no such file. */
async function distributionIds(file = "/etc/os-release") {
	const text = await readFile(file, "utf8").catch(() => "");
	const value = (name) => new RegExp(`^${name}=["']?([^"'\\n]*)`, "m").exec(text)?.[1] ?? "";
	return [value("ID"), ...value("ID_LIKE").split(" ")].filter((id) => id !== "");
}

// src/graalvm/inspection.ts
const ARCHITECTURES = {
	x86_64: "amd64",
	amd64: "amd64",
	aarch64: "arm64",
	arm64: "arm64"
};
/** `e_machine` of an ELF header: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
const ELF_MACHINES = {
	62: "amd64",
	183: "arm64"
};
/**
* Looks, before anything in it is run, whether a folder is a GraalVM for this machine. `shown` is its name in messages.
* @throws UserError where it is no folder, has no `java` or no `native-image`, or is for another machine
*/
async function inspectHome(home, machine, shown = home) {
	if (!(await stat(home).catch(() => void 0))?.isDirectory()) throw new UserError(`There is no folder ${shown}.`, { hint: HINT });
	for (const [tool, hint] of TOOLS) if (!await isFile(join(home, "bin", tool))) throw new UserError(`${shown} is not a GraalVM: it has no bin/${tool}.`, { hint });
	const release = await readFile(join(home, "release"), "utf8").catch(() => "");
	const arch = await elfArchitecture(join(home, "bin", "java")) ?? ARCHITECTURES[field(release, "OS_ARCH") ?? ""];
	if (arch !== void 0 && arch !== machine.arch) throw new UserError(`The GraalVM in ${shown} is for ${arch}, this machine is ${platformOf(machine)}.`, { hint: `Use the archive for ${machine.os} on ${machine.arch}.` });
}
const HINT = "Name the folder that contains bin/native-image, or leave it out to have one installed.";
const TOOLS = [["java", HINT], ["native-image", "A plain JDK cannot compile to native code. Use a GraalVM; for those older than 23.0 run \"gu install native-image\" first."]];
/** A value of the `release` file of a JDK: `NAME="value"`. */
function field(release, name) {
	return new RegExp(`^${name}="([^"]*)"`, "m").exec(release)?.[1];
}
async function isFile(path) {
	return (await stat(path).catch(() => void 0))?.isFile() ?? false;
}
async function elfArchitecture(path) {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(20), 0, 20, 0);
		return bytesRead === 20 && buffer.readUInt32BE(0) === 2135247942 ? ELF_MACHINES[buffer.readUInt16LE(18)] : void 0;
	} finally {
		await file.close();
	}
}

// src/graalvm/version.ts
/**
* `latest`, a line (`21`, `25.0`), an innovation line (`25i3`, the same as `25.3`) or an exact version of
* three to five parts (`21.0.2`, `25.3.4.1`, `25.5.5.0.3`); undefined where it is none of these. These are
* no semantic versions: they are compared part by part.
*/
function parseWanted(text) {
	if (text === "latest") return "latest";
	const innovation = /^(\d{2})i(\d{1,2})$/.exec(text);
	if (innovation) return [Number(innovation[1]), Number(innovation[2])];
	return /^\d{1,3}(\.\d{1,4}){0,4}$/.test(text) ? parts(text) : void 0;
}
/** Whether the number is written out far enough to name one release, so that no list of releases is needed. */
function isExact(wanted, length) {
	return wanted !== "latest" && wanted.length >= length;
}
/** The numbers of a version, without a build after a plus sign. */
function parts(version) {
	return version.replace(/\+.*/, "").split(".").map(Number);
}
/** Part by part; a missing part counts as zero. Sorts oldest first. */
function compareVersions(a, b) {
	const [left, right] = [parts(a), parts(b)];
	for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
function startsWith(version, prefix) {
	const own = parts(version);
	return prefix.every((part, index) => own[index] === part);
}
/**
* The Java version inside a GraalVM Community or Oracle GraalVM release. Innovation release 25.3.4.1 is the
* third of Java 25 and contains 25.0.4.1: so far the parts after the second are those of the JDK
* (25.1.3 → 25.0.3, 25.2.4 → 25.0.4, 25.4.4.1.1 → 25.0.4.1.1).
*/
function javaOfInnovation(version) {
	const [feature, , ...rest] = parts(version);
	return [
		feature,
		0,
		...rest
	].join(".");
}
/** From 25.1 on, a second part other than zero marks an innovation release. */
function isInnovation(version) {
	const [feature = 0, second = 0] = parts(version);
	return feature >= 25 && second > 0;
}

// src/graalvm/native-image.ts
/** Long: the first start on a cold disk reads some hundred megabytes. */
const TIME_LIMIT = 12e4;
const VENDORS = [
	[/mandrel/i, "mandrel"],
	[/liberica/i, "liberica-nik"],
	[/oracle graalvm|graalvm ee/i, "graalvm"],
	[/graalvm ce|graalvm community/i, "graalvm-community"]
];
/**
* Runs `native-image --version`.
* @throws UserError where it does not run, fails, or answers something else
*/
async function askNativeImage(host, home) {
	const program = join(home, "bin", "native-image");
	const result = await host.exec([program, "--version"], {
		timeoutMs: TIME_LIMIT,
		env: {
			JAVA_HOME: home,
			GRAALVM_HOME: home
		}
	}).catch((error) => {
		throw new UserError(`${program} could not be started: ${messageOf(error)}`, { cause: error });
	});
	const said = `${result.stdout}\n${result.stderr}`.trim();
	if (result.timedOut) throw new UserError(`${program} --version did not answer within two minutes.`);
	if (result.exitCode !== 0) throw new UserError(`${program} --version ended with exit code ${result.exitCode}: ${lastLine(said)}`, { hint: "The GraalVM is damaged or made for another system; install it afresh." });
	const version = parseNativeImageVersion(result.stdout);
	if (version === void 0) throw new UserError(`${program} --version answered something unknown: ${lastLine(said)}`, { hint: "GraalVM for JDK 17 or newer is needed." });
	return version;
}
/**
* ```
* native-image 21.0.2 2024-01-16
* GraalVM Runtime Environment GraalVM CE 21.0.2+13.1 (build 21.0.2+13-jvmci-23.1-b30)
* ```
* Since GraalVM for JDK 17 (23.0); undefined for anything else.
*/
function parseNativeImageVersion(text) {
	const java = /^native-image (\d+(?:\.\d+)*)/m.exec(text)?.[1];
	const vendor = /Runtime Environment (.+?) \(build /.exec(text)?.[1];
	if (java === void 0 || vendor === void 0) return void 0;
	return {
		java,
		vendor,
		distribution: VENDORS.find(([pattern]) => pattern.test(vendor))?.[1],
		release: releaseNumber(text, java, vendor)
	};
}
/**
* Mandrel names its own number, and so does an innovation release of the others (`GraalVM CE 25.1.3+9.1`). Where
* the vendor names none, the build has it: `25.0.4.1+1-jvmci-25.3-b22`. That of a JDK line can be built on the
* Java of a later innovation release, so that the vendor's word comes first.
*/
function releaseNumber(text, java, vendor) {
	const named = /\b\d+(?:\.\d+)+/.exec(vendor)?.[0];
	if (named !== void 0) return vendor.startsWith("Mandrel-") || isInnovation(named) ? named : java;
	const [, feature, second] = /-jvmci-(\d+)\.(\d+)-/.exec(text) ?? [];
	return Number(feature) >= 25 && Number(second) > 0 ? [
		feature,
		second,
		...java.split(".").slice(2)
	].join(".") : java;
}
function lastLine(text) {
	return text.split("\n").at(-1)?.slice(0, 300) || "(nothing)";
}

export { javaOfInnovation as a, startsWith as c, platformOf as d, thisMachine as f, isInnovation as i, inspectHome as l, compareVersions as n, parseWanted as o, isExact as r, parts as s, askNativeImage as t, distributionIds as u };