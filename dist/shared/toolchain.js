import { o as messageOf, r as UserError } from "./errors.js";
import { r as isSince25i1 } from "./options.js";
import { n as stableJson } from "./json.js";
import { n as hashFile, r as hashOf } from "./hash.js";
import { t as digestFolder } from "./folder-digest.js";
import { f as thisMachine, l as inspectHome, t as askNativeImage } from "./native-image.js";
import { n as majorOf } from "./java.js";
import { dirname, join, resolve } from "node:path";
import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";

// src/binary/flags.ts
/**
* Every flag of a build. What upstream's command line has beyond these was left out on purpose:
* `--allow-incomplete-classpath` and `--report-unsupported-elements-at-runtime` are defaults and deprecated,
* `-H:+EnableAllSecurityServices` is deprecated (the analysis finds security services by their use),
* `-H:+ReportExceptionStackTraces` only lengthens a failing build's log, `--enable-http(s)` repeats the URL
* protocols, and the six `-H:…ConfigurationFiles` are experimental where `META-INF/native-image` is not.
*/
const RULES = [
	{
		reason: "a binary that needs a JDK at run time is a failed build; from GraalVM 25.1 on there is no such thing",
		argument: (_, toolchain) => isSince25i1(toolchain) ? void 0 : "--no-fallback"
	},
	{
		reason: "SIGTERM must run the shutdown hooks, or a broker never stops cleanly; the default from Java 25 on",
		argument: (_, { javaMajor }) => javaMajor < 25 ? "--install-exit-handlers" : void 0
	},
	{
		reason: "SASL/OAUTHBEARER fetches keys and tokens over HTTP and HTTPS; from GraalVM 25.1 on this is metadata (see URL_PROTOCOLS)",
		argument: (_, toolchain) => isSince25i1(toolchain) ? void 0 : "--enable-url-protocols=http,https"
	},
	{
		reason: "from Java 21 on, experimental options (the security provider below is one) must be unlocked",
		argument: (_, { javaMajor }) => javaMajor >= 21 ? "-H:+UnlockExperimentalVMOptions" : void 0
	},
	{
		reason: "SASL/GSSAPI asks for its provider by name at run time, which the analysis cannot see",
		argument: () => "-H:AdditionalSecurityProviders=sun.security.jgss.SunProvider"
	},
	{
		reason: "the image runs on any machine of its architecture, not only on those like the builder",
		argument: ({ march }) => `-march=${march}`
	},
	{
		reason: "what can be observed of a running broker; not jvmstat, whose thread has a part in KAFKA-20314",
		argument: (options, toolchain) => {
			const monitored = monitoredBy(options, toolchain);
			return monitored.length > 0 ? `--enable-monitoring=${monitored.join(",")}` : void 0;
		}
	},
	{
		reason: "the collector; serial is native-image’s own default, so it is not repeated",
		argument: ({ gc }) => gc === "serial" ? void 0 : `--gc=${gc}`
	},
	{
		reason: "what the compiler aims at: -Os makes an executable that is a fifth smaller and starts nearly as fast, -Ob the shortest build",
		argument: (options, toolchain) => ({
			quick: "-Ob",
			size: "-Os",
			speed: void 0
		})[levelOf(options, toolchain)]
	},
	{
		reason: "a profile of a running broker tells the compiler which code is hot",
		argument: ({ pgoProfile }) => pgoProfile === void 0 ? void 0 : `--pgo=${pgoProfile}`
	},
	{
		reason: "kernels with larger pages than the builder’s (arm64: 64 KiB) refuse a binary that is aligned for less",
		argument: ({ pageSize }) => pageSize === void 0 ? void 0 : `-H:PageSize=${pageSize}`
	},
	{
		reason: "a registration that is missing is told by its name, instead of looking like an absent class",
		argument: ({ exactMetadata }, { javaMajor }) => !exactMetadata ? void 0 : javaMajor >= 23 ? "--exact-reachability-metadata" : "-H:ThrowMissingRegistrationErrors="
	},
	{
		reason: "what is missing is told and the broker goes on, so that one run finds all of it",
		argument: ({ exactMetadata }, { javaMajor }) => exactMetadata ? `-${javaMajor < 23 ? "H" : "R"}:MissingRegistrationReportingMode=Warn` : void 0
	},
	{
		reason: "the builder’s heap; without it, it takes most of the machine’s memory",
		argument: ({ memoryBytes }) => memoryBytes === void 0 ? void 0 : `-J-Xmx${Math.floor(memoryBytes / 1024 ** 2)}m`
	}
];
/** `-Os` came with GraalVM for JDK 23. */
function hasSize({ javaMajor }) {
	return javaMajor >= 23;
}
function levelOf({ optimization, pgoProfile }, toolchain) {
	if (optimization !== "default") return optimization;
	return hasSize(toolchain) && pgoProfile === void 0 ? "size" : "speed";
}
/**
* With `exact-metadata`, not JMX before Java 21: it serializes objects, which looks for methods that classes may lack,
* and the report of such a miss fails there with a NullPointerException (mended in GraalVM 23.1).
*/
function monitoredBy({ monitoring, exactMetadata }, { javaMajor }) {
	const left = exactMetadata && javaMajor < 21 ? ["jmxserver", "jmxclient"] : [];
	return monitoring.filter((each) => !left.includes(each)).toSorted();
}
/** Constructors that take the place of `--enable-url-protocols` from GraalVM 25.1 on. */
const URL_PROTOCOLS = ["http", "https"].map((name) => `sun.net.www.protocol.${name}.Handler`);
/**
* The flags of a build, in a fixed order.
* @throws UserError for what this GraalVM cannot do
*/
function nativeImageFlags(options, toolchain) {
	refuseImpossible(options, toolchain);
	return [...RULES.flatMap(({ reason, argument }) => {
		const text = argument(options, toolchain);
		return text === void 0 ? [] : [{
			argument: text,
			reason
		}];
	}), ...options.extraArgs.map((argument) => ({
		argument,
		reason: "asked for by extra-args"
	}))];
}
/** The whole argument list of `native-image`. */
function nativeImageArgs(options, toolchain, paths) {
	return [
		...nativeImageFlags(options, toolchain).map(({ argument }) => argument),
		...paths.excluded ?? [],
		`-H:BuildOutputJSONFile=${paths.buildOutput}`,
		"-cp",
		[paths.metadataRoot, ...paths.classPath].join(":"),
		"-o",
		paths.executable,
		paths.mainClass
	];
}
function refuseImpossible(options, { isOracle, javaMajor, vendorVersion }) {
	if (options.gc === "G1" && !isOracle) throw new UserError(`${vendorVersion} has no G1 collector for native binaries.`, { hint: "Use gc serial, or Oracle GraalVM (setup-graalvm with distribution graalvm)." });
	if (options.pgoProfile !== void 0 && !isOracle) throw new UserError(`${vendorVersion} cannot use profiles (pgo-profile).`, { hint: "Leave pgo-profile out, or use Oracle GraalVM (setup-graalvm with distribution graalvm)." });
	const { pageSize } = options;
	if (pageSize !== void 0 && !Number.isInteger(Math.log2(pageSize))) throw new UserError(`No kernel has pages of ${pageSize} bytes: page-size must be a power of two.`, { hint: "Use 4096, 16384 or 65536." });
	if (options.optimization === "size" && !hasSize({ javaMajor })) throw new UserError(`${vendorVersion} cannot optimize for size: -Os came with GraalVM for JDK 23.`, { hint: "Use optimization default, or a newer GraalVM." });
}

// src/binary/staging.ts
/** Files that native-image reads from `META-INF/native-image`. */
const METADATA_FILE = /^(?:(?:jni|reflect|resource|proxy|serialization|predefined-classes)-config|reachability-metadata)\.json$/;
/** @throws UserError where the folder cannot be read, or holds nothing that this GraalVM reads */
async function findMetadata(folder, { javaMajor }) {
	const names = (await readdir(folder).catch((error) => {
		throw new UserError(`The metadata folder ${folder} cannot be read: ${messageOf(error)}.`, { hint: "Name the folder that generate-reflection-config wrote." });
	})).filter((name) => METADATA_FILE.test(name)).toSorted();
	if (names.length === 0) throw new UserError(`The folder ${folder} holds no metadata of native-image.`, { hint: "Name the folder that generate-reflection-config wrote." });
	if (javaMajor < 23 && names.every((name) => name === "reachability-metadata.json")) throw new UserError(`The metadata in ${folder} is in the format of Java 23, this GraalVM is Java ${javaMajor}.`, { hint: "Generate it with this GraalVM, or use a newer one." });
	const lines = await Promise.all(names.map(async (name) => `${await hashFile(join(folder, name), "sha256")}  ${name}\n`));
	return {
		folder,
		names,
		digest: hashOf(lines.join(""), "sha256")
	};
}
/**
* Lays the metadata out where native-image finds it by itself on the class path; answers the folder for the
* class path. From GraalVM 25.1 on it brings the URL handlers, for which there was an option before.
* @param instead texts by relative path that take the place of the folder's
*/
async function stageMetadata({ folder, names }, instead, toolchain, root) {
	const place = join(root, "META-INF", "native-image", "kafka-native");
	await mkdir(join(place, "broker"), { recursive: true });
	for (const [path, text] of instead ?? []) {
		await mkdir(dirname(join(place, path)), { recursive: true });
		await writeFile(join(place, path), text);
	}
	if (instead === void 0) for (const name of names) await copyFile(join(folder, name), join(place, "broker", name));
	if (isSince25i1(toolchain)) {
		await mkdir(join(place, "url-protocols"), { recursive: true });
		const reflection = URL_PROTOCOLS.map((type) => ({
			type,
			methods: [{
				name: "<init>",
				parameterTypes: []
			}]
		}));
		await writeFile(join(place, "url-protocols", "reachability-metadata.json"), stableJson({ reflection }));
	}
	return root;
}

// src/pipeline/toolchain.ts
/** The folder that the input or GRAALVM_HOME names; a `UserError` that says how to get one where neither does. */
function graalvmHome(host, given) {
	const home = given ?? (host.env.GRAALVM_HOME || void 0);
	if (home !== void 0) return resolve(host.dirs.work, home);
	throw new UserError("There is no GraalVM: neither graalvm-home nor GRAALVM_HOME names one.", { hint: "Run setup-graalvm before (kafka-native setup-graalvm), which installs one and sets GRAALVM_HOME." });
}
/** Looks at a GraalVM and asks its native-image who it is. */
async function examineToolchain(host, given) {
	const home = graalvmHome(host, given);
	await inspectHome(home, await thisMachine());
	const { java, vendor, distribution, release } = await askNativeImage(host, home);
	return {
		home,
		javaVersion: java,
		javaMajor: majorOf(java),
		release,
		vendorVersion: vendor,
		isOracle: distribution === "graalvm",
		digest: await digestFolder(home, host.signal)
	};
}

export { nativeImageFlags as a, nativeImageArgs as i, findMetadata as n, stageMetadata as r, examineToolchain as t };