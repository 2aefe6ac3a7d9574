import { r as UserError } from "./errors.js";
import { u as distributionIds } from "./native-image.js";
import { isAbsolute, join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

// src/graalvm/packages.ts
const MANAGERS = [
	{
		systems: ["debian", "ubuntu"],
		install: "apt-get install -y",
		packages: {
			compiler: "gcc",
			libc: "libc6-dev",
			zlib: "zlib1g-dev",
			"static-libc": "libc6-dev",
			"static-zlib": "zlib1g-dev",
			"static-libstdc++": "g++"
		}
	},
	{
		systems: [
			"fedora",
			"rhel",
			"centos",
			"rocky",
			"almalinux",
			"ol",
			"amzn"
		],
		install: "dnf install -y",
		packages: {
			compiler: "gcc",
			libc: "glibc-devel",
			zlib: "zlib-devel",
			"static-libc": "glibc-static",
			"static-zlib": "zlib-static",
			"static-libstdc++": "libstdc++-static"
		}
	},
	{
		systems: ["alpine"],
		install: "apk add",
		packages: {
			compiler: "gcc",
			libc: "musl-dev",
			zlib: "zlib-dev",
			"static-libc": "musl-dev",
			"static-zlib": "zlib-static",
			"static-libstdc++": "g++"
		}
	}
];
/** The command that installs what is missing, for the first system that is known; undefined for none. */
function installCommand(needs, systems) {
	const manager = systems.map((system) => MANAGERS.find((each) => each.systems.includes(system))).find((each) => each !== void 0);
	if (manager === void 0 || needs.length === 0) return void 0;
	const packages = [...new Set(needs.map((need) => manager.packages[need]))].sort();
	return `${manager.install} ${packages.join(" ")}`;
}

// src/graalvm/c-toolchain.ts
/** On Linux `native-image` calls `gcc`; clang or `cc` alone do not help it. */
const COMPILER = "gcc";
const TIME_LIMIT = 6e4;
const PLAIN = "#include <stdio.h>\nint main(void) { return puts(\"\") < 0; }\n";
const ZLIB = "#include <zlib.h>\nint main(void) { return zlibVersion() == 0; }\n";
/** Names in sentences. */
const NAMES = {
	compiler: "the C compiler gcc",
	libc: "the C library’s headers or the linker",
	zlib: "zlib with its headers",
	"static-libc": "the static C library",
	"static-zlib": "the static zlib (libz.a)",
	"static-libstdc++": "the static C++ library (libstdc++.a)"
};
/**
* Compiles and links what `native-image` would, because it finds out only at the end of a build: a missing
* zlib is the linker's last word after minutes. `forStatic` tries the archives of a static image, too.
*/
async function tryCToolchain(host, options) {
	const compiler = await run(host, [COMPILER, "--version"]);
	const missing = compiler?.exitCode === 0 ? await tryLinking(host, options.forStatic) : ["compiler"];
	const linker = compiler?.exitCode === 0 ? await run(host, [
		COMPILER,
		"-Wl,--version",
		"-nostdlib"
	]) : void 0;
	return {
		compiler: firstLine(compiler),
		linker: firstLine(linker),
		missing,
		remedy: installCommand([...missing, ...untried(missing, options.forStatic)], options.systems ?? await distributionIds())
	};
}
/** What could not be tried for want of what is missing; named with it, so that nobody installs in three rounds. */
function untried(missing, forStatic) {
	if (!missing.includes("compiler") && !missing.includes("libc")) return [];
	return [
		"libc",
		"zlib",
		...forStatic ? [
			"static-libc",
			"static-zlib",
			"static-libstdc++"
		] : []
	];
}
async function tryLinking(host, forStatic) {
	const folder = await mkdtemp(join(host.dirs.temp, "link-"));
	const links = async (source, ...flags) => {
		return (await run(host, [
			COMPILER,
			"-x",
			"c",
			"-",
			"-o",
			join(folder, "out"),
			...flags
		], source))?.exitCode === 0;
	};
	try {
		if (!await links(PLAIN)) return ["libc"];
		const missing = await links(ZLIB, "-lz") ? [] : ["zlib"];
		if (!forStatic) return missing;
		if (!await links(PLAIN, "-static")) missing.push("static-libc");
		if (!await isArchiveThere(host, "libz.a")) missing.push("static-zlib");
		if (!await isArchiveThere(host, "libstdc++.a")) missing.push("static-libstdc++");
		return missing;
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** gcc answers with the bare name where it finds no such file. */
async function isArchiveThere(host, name) {
	const answer = await run(host, [COMPILER, `-print-file-name=${name}`]);
	return isAbsolute(answer?.stdout.trim() ?? "");
}
/** One paragraph: what is missing and how to get it; undefined where nothing is. */
function describeMissing(toolchain) {
	if (toolchain.missing.length === 0) return void 0;
	return {
		message: `native-image cannot link on this machine. Missing: ${toolchain.missing.map((need) => NAMES[need]).join(", ")}.`,
		hint: toolchain.remedy === void 0 ? "Install it with the package manager of this system." : `Install with: ${toolchain.remedy}`
	};
}
/** undefined where there is no such program. */
async function run(host, argv, input) {
	try {
		return await host.exec(argv, {
			timeoutMs: TIME_LIMIT,
			...input === void 0 ? {} : { input }
		});
	} catch (error) {
		if (error instanceof UserError && !host.signal.aborted) return void 0;
		throw error;
	}
}
function firstLine(result) {
	return result?.stdout.split("\n")[0]?.trim() || void 0;
}

export { tryCToolchain as n, describeMissing as t };