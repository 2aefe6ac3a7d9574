import { o as messageOf, r as UserError } from "./errors.js";
import { n as stableJson } from "./json.js";
import { n as hashFile, r as hashOf } from "./hash.js";
import { t as describeMachine } from "./machine.js";
import { h as string, i as array, m as strictObject, u as number$1 } from "./schemas.js";
import { D as internal, M as readFolder, N as UNIFIED_FILE, U as elementClass, _ as Reachability, a as Zip, c as isNativeCode, d as readPluginCache, f as Registry, g as registeredRoots, h as serviceProviders, i as ClassPath, j as parseMetadata, k as isMetadataFile, m as resourceMatcher, n as writePerKind, r as writeUnified, s as isLinuxLibrary, u as PLUGIN_CACHE } from "./write.js";
import { a as nativeImageFlags, i as nativeImageArgs, n as findMetadata, r as stageMetadata, t as examineToolchain } from "./toolchain.js";
import { n as formatDuration, t as formatBytes } from "./units.js";
import { S as datetime, c as writeFileAtomic, l as countOf, r as writeEvidence } from "./store.js";
import { n as builderId, r as invocationId, t as knownJars } from "./known-jars.js";
import { n as jarComponents, t as bomOf } from "./cyclonedx.js";
import { t as VERSION } from "./version.js";
import { t as createStatement } from "./creation.js";
import { n as tryCToolchain, t as describeMissing } from "./c-toolchain.js";
import { d as platformOf, f as thisMachine } from "./native-image.js";
import { r as readCatalogue } from "./catalogue.js";
import { n as obtain, r as writeDistribution } from "./kafka-distribution.js";
import { totalmem } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, statfs, utimes, writeFile } from "node:fs/promises";

// src/binary/report.ts
/** What a build leaves beside the binary; also what a later build is compared with. */
const REPORT_FILE = "build.json";
const figures = strictObject({
	reachableTypes: number$1(),
	reachableMethods: number$1(),
	reachableFields: number$1(),
	reflectionTypes: number$1(),
	codeBytes: number$1(),
	heapBytes: number$1(),
	resourceBytes: number$1(),
	imageBytes: number$1(),
	builderPeakBytes: number$1(),
	builderSeconds: number$1(),
	builderCpuSeconds: number$1().default(-1),
	gc: string(),
	optimizationLevel: string(),
	march: string(),
	cCompiler: string()
});
const buildReport = strictObject({
	kafkaVersion: string(),
	graalvm: string(),
	mainClass: string(),
	/** The executable first, then what the builder left beside it. */
	files: array(strictObject({
		name: string(),
		sha256: string(),
		bytes: number$1()
	})).min(1),
	flags: array(strictObject({
		argument: string(),
		reason: string()
	})),
	command: array(string()),
	figures,
	/** From the start of native-image to its end, milliseconds. */
	wallMs: number$1(),
	stages: array(strictObject({
		name: string(),
		seconds: number$1()
	})),
	/** Metadata entries that native-image could not resolve. */
	unresolved: array(string()),
	/** What the class path was cut by; nothing in a build of the whole class path. */
	leftOut: strictObject({
		jars: array(strictObject({
			file: string(),
			reason: string()
		})),
		/** Paths in jars: native libraries for other machines. */
		resources: array(string())
	}).default({
		jars: [],
		resources: []
	}),
	startedOn: datetime(),
	finishedOn: datetime()
});
/** @throws UserError where the text is no report of a build */
function parseBuildReport(text, from) {
	try {
		return buildReport.parse(JSON.parse(text));
	} catch (error) {
		throw new UserError(`${from} is no report of a native build: ${messageOf(error).split("\n")[0]}`, {
			hint: `Name the ${REPORT_FILE} that build-native-binary wrote beside the binary.`,
			cause: error
		});
	}
}

// src/binary/cache.ts
/** A build has 100 MB and more; those that were used last stay. */
const KEPT = 4;
function cacheKey(inputs) {
	const given = Object.entries(inputs).map(([name, value]) => [name, value ?? null]);
	return hashOf(stableJson({
		version: 3,
		...Object.fromEntries(given)
	}), "sha256");
}
function folderOf(host, key) {
	return join(host.dirs.cache, "binaries", key);
}
/**
* Brings a finished build back into `into`; undefined where there is none, or where it is not what was kept:
* every file is compared with the digest in its report.
*/
async function restore(host, key, into) {
	const folder = folderOf(host, key);
	const text = await readFile(join(folder, REPORT_FILE), "utf8").catch(() => void 0);
	if (text === void 0) return void 0;
	try {
		const report = parseBuildReport(text, folder);
		for (const { name, sha256 } of report.files) {
			if (await hashFile(join(folder, name), "sha256", host.signal) !== sha256) throw new Error(`${name} has another SHA-256 than the one noted`);
			await copyFile(join(folder, name), join(into, name));
		}
		const now = host.clock.now();
		await utimes(join(folder, REPORT_FILE), now, now);
		return report;
	} catch (error) {
		host.signal.throwIfAborted();
		host.log.warn(`The cached binary in ${folder} is not used: ${messageOf(error)}.`);
		await rm(folder, {
			recursive: true,
			force: true
		}).catch(() => void 0);
		return;
	}
}
/** Keeps a build for later; that it cannot be kept is a warning, since the build itself is done. */
async function keep(host, key, report, from) {
	const folder = folderOf(host, key);
	const stage = `${folder}.${randomUUID()}.tmp`;
	try {
		await mkdir(stage, { recursive: true });
		for (const { name } of report.files) await copyFile(join(from, name), join(stage, name));
		await copyFile(join(from, REPORT_FILE), join(stage, REPORT_FILE));
		await rm(folder, {
			recursive: true,
			force: true
		});
		await rename(stage, folder);
		await makeRoom(dirname(folder));
	} catch (error) {
		host.log.warn(`The binary could not be kept in the cache: ${messageOf(error)}.`);
		await rm(stage, {
			recursive: true,
			force: true
		}).catch(() => void 0);
	}
}
/** Removes all but the builds that were used last: a cache that a workflow restores and saves would only ever grow. */
async function makeRoom(folder) {
	const builds = [];
	for (const name of await readdir(folder)) {
		const path = join(folder, name);
		const report = await stat(join(path, REPORT_FILE)).catch(() => void 0);
		if (report !== void 0 && !name.endsWith(".tmp")) builds.push({
			path,
			usedAt: report.mtimeMs
		});
	}
	builds.sort((a, b) => b.usedAt - a.usedAt);
	for (const { path } of builds.slice(KEPT)) await rm(path, {
		recursive: true,
		force: true
	});
}
/** What an argument names may change while the argument does not, so that such a build is not kept. */
function nameFiles(extraArgs) {
	return extraArgs.some((argument) => /^@|(?:^|[=,:])\//.test(argument));
}

// src/binary/class-path.ts
/** The jars that stay, in their order. */
function withoutLeft(jars, cut) {
	const left = new Set(cut?.left.map(({ file }) => file));
	return jars.filter(({ file }) => !left.has(file));
}
/** Arguments that keep native-image from reading the own metadata of some jars (not their `Args`). */
function excludedConfigs(replaced) {
	return replaced.flatMap((jar) => [
		"--exclude-config",
		`.*/${jar.replaceAll(/[^\w-]/g, "\\$&")}`,
		".*META-INF/native-image/.*\\.json"
	]);
}

// src/binary/entry-point.ts
/** Kafka's own entry point of the images, with `setup` and, since 3.8, `start`. */
const KAFKA_WRAPPER = "kafka.docker.KafkaDockerWrapper";
/** Class file versions are 44 above the Java version: 61 is Java 17 (JVMS table 4.1-A). */
const CLASS_FILE_OFFSET = 44;
/**
* Which entry point a release gets: its own where that has `start`.
* @throws UserError where the release is older than the wrapper, which `own` needs for `setup`, too
*/
function entryPointFor(kafkaVersion, asked) {
	const [major = 0, minor = 0] = kafkaVersion.split(".").map(Number);
	const isBefore = (line) => major < 3 || major === 3 && minor < line;
	if (isBefore(7)) throw new UserError(`Kafka ${kafkaVersion} cannot be built: its image wrapper came with 3.7.`, { hint: "Build Kafka 3.7 or newer." });
	if (asked === "kafka" && isBefore(8)) throw new UserError(`The wrapper of Kafka ${kafkaVersion} cannot start a broker: it has no "start".`, { hint: "Use entry-point auto or own." });
	return asked === "auto" ? isBefore(8) ? "own" : "kafka" : asked;
}
/**
* Looks into the jars before minutes of building: the entry point must be there, for a Java that this GraalVM has.
* @throws UserError where it is not
*/
async function demandEntryPoint(jars, name, { javaMajor, vendorVersion }) {
	const path = `${name.replaceAll(".", "/")}.class`;
	for (const jar of jars) {
		const zip = await Zip.open(jar);
		const entry = zip.entries.find((each) => each.name === path);
		if (entry === void 0) continue;
		const compiledFor = zip.read(entry).readUInt16BE(6) - CLASS_FILE_OFFSET;
		if (compiledFor <= javaMajor) return;
		throw new UserError(`Kafka was compiled for Java ${compiledFor}, but ${vendorVersion} is for Java ${javaMajor}.`, { hint: `Use a GraalVM for Java ${compiledFor} or newer (setup-graalvm with java-version).` });
	}
	throw new UserError(`None of the ${jars.length} jars has the class ${name}.`, { hint: "Check the Kafka that is built: its libs folder must hold kafka_2.13-<version>.jar." });
}

// src/binary/figures.ts
/**
* What `-H:BuildOutputJSONFile` says. Its schema has changed from version to version (`classes` became `types`), and
* the file is written by a build that has succeeded: what it lacks is -1 or `unknown`, as a figure is that the builder
* does not know itself.
* Source: https://github.com/oracle/graal/tree/master/docs/reference-manual/native-image/assets
*/
function parseBuildOutput(text) {
	const json = jsonOf(text);
	const number = (...path) => valueAt(json, path, "number") ?? -1;
	const word = (...path) => valueAt(json, path, "string") ?? "unknown";
	const types = valueAt(json, [
		"analysis_results",
		"types",
		"reachable"
	], "number") ? "types" : "classes";
	const [seconds, load] = [number("resource_usage", "total_secs"), number("resource_usage", "cpu", "load")];
	return {
		reachableTypes: number("analysis_results", types, "reachable"),
		reachableMethods: number("analysis_results", "methods", "reachable"),
		reachableFields: number("analysis_results", "fields", "reachable"),
		reflectionTypes: number("analysis_results", types, "reflection"),
		codeBytes: number("image_details", "code_area", "bytes"),
		heapBytes: number("image_details", "image_heap", "bytes"),
		resourceBytes: number("image_details", "image_heap", "resources", "bytes") || -1,
		imageBytes: number("image_details", "total_bytes"),
		builderPeakBytes: number("resource_usage", "memory", "peak_rss_bytes"),
		builderSeconds: seconds,
		builderCpuSeconds: seconds < 0 || load < 0 ? -1 : seconds * load,
		gc: word("general_info", "garbage_collector"),
		optimizationLevel: word("general_info", "graal_compiler", "optimization_level"),
		march: word("general_info", "graal_compiler", "march"),
		cCompiler: word("general_info", "c_compiler")
	};
}
function valueAt(json, path, kind) {
	let value = json;
	for (const key of path) {
		if (typeof value !== "object" || value === null) return void 0;
		value = value[key];
	}
	return typeof value === kind ? value : void 0;
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/binary/progress.ts
/** The stages of `native-image`, in the words of 23.0; newer ones call the last but one "Laying out methods". */
const STAGES = [
	"Initializing",
	"Performing analysis",
	"Building universe",
	"Parsing methods",
	"Inlining methods",
	"Compiling methods",
	"Layouting methods",
	"Creating image"
];
const DECORATION = /\u001b\[[0-9;]*m|\u001b\]8;[^\u001b]*\u001b\\/g;
const STAGE = /^\[(\d+)\/(\d+)\] (.+?)\.\.\. .*\((\d+(?:\.\d+)?)s @ (\d+(?:\.\d+)?)(GB|GiB)\)/;
/** A line without colours and links. */
function plainText(line) {
	return line.replace(DECORATION, "").trimEnd();
}
/**
* `[2/8] Performing analysis...  [***]   (41.3s @ 1.96GB)`. native-image ends the line only when the stage is
* over, so whoever reads lines learns of a stage at its end; undefined for any other line. Innovation releases of
* GraalVM 25 count in GiB.
*/
function parseStage(line) {
	const [, number, of, name, seconds, heap, unit] = STAGE.exec(plainText(line)) ?? [];
	if (name === void 0) return void 0;
	return {
		number: Number(number),
		of: Number(of),
		name,
		seconds: Number(seconds),
		heapBytes: Math.round(Number(heap) * (unit === "GiB" ? 1024 ** 3 : 1e9))
	};
}
/** What native-image is at after a stage; undefined after the last. */
function stageAfter(stage) {
	if (stage === void 0) return STAGES[0];
	if (stage.number >= stage.of) return void 0;
	return stage.of === STAGES.length && STAGES[stage.number] || `stage ${stage.number + 1}`;
}

// src/binary/advice.ts
/** Exit status of the builder when its heap was too small, and of a process that the kernel killed. */
const OUT_OF_MEMORY = 3;
const KILLED = 137;
const INSTALL_ZLIB = "Install zlib with its headers (Debian and Ubuntu: zlib1g-dev, Fedora: zlib-devel, Alpine: zlib-dev).";
/** Order matters: the linker's own words come before what native-image guesses from them. */
const PATTERNS = [
	{
		text: /No space left on device/,
		advice: () => ({
			message: "The disk was full.",
			hint: "Free some gigabytes in the temporary folder and in the output folder, or set TMPDIR to another disk."
		})
	},
	{
		text: /ran out of memory\. \(The maximum heap size of the process was set with '-Xmx(\S+?)'/,
		advice: ([, heap]) => ({
			message: `The builder ran out of memory with a heap of ${heap}.`,
			hint: "Raise the input memory; Kafka needs 5g at least, and 8g builds faster."
		})
	},
	{
		text: /java\.lang\.OutOfMemoryError|ran out of memory/,
		advice: () => ({
			message: "The builder ran out of memory.",
			hint: "Use a machine with 8 GB of free memory, or give what there is with the input memory."
		})
	},
	{
		text: /cannot find -lz\b|libz:?\.a is missing/,
		advice: () => ({
			message: "The linker did not find zlib (-lz).",
			hint: INSTALL_ZLIB
		})
	},
	{
		text: /cannot find -l(\S+?):? /,
		advice: ([, library]) => ({
			message: `The linker did not find the library ${library} (-l${library}).`,
			hint: "Install the development package of that library."
		})
	},
	{
		text: /undefined reference to `(Java_\w+)'/,
		advice: ([, symbol]) => ({
			message: `The GraalVM lacks a static JDK library: nothing in it defines ${symbol}.`,
			hint: "Use a complete GraalVM, or leave the monitoring feature out that needs it (input monitoring)."
		})
	},
	{
		text: /native-compiler executable '(\S+)' not found/,
		advice: ([, compiler]) => ({
			message: `There is no C compiler: ${compiler} is not in PATH.`,
			hint: "Install gcc with the C library’s headers (Debian and Ubuntu: gcc libc6-dev zlib1g-dev)."
		})
	},
	{
		text: /Error parsing (.+?) in (\S+):\s*\n?(.*)/,
		advice: ([, what, file, why]) => ({
			message: `The metadata file ${file} (${what}) cannot be read: ${why}.`,
			hint: "Generate the metadata again with generate-reflection-config."
		})
	},
	{
		text: /Unable to load '(\S+)' due to a Java version mismatch/,
		advice: ([, name]) => ({
			message: `${name} was compiled for a newer Java than this GraalVM has.`,
			hint: "Use a GraalVM of that Java version or newer (setup-graalvm with java-version)."
		})
	},
	{
		text: /Main entry point class '(\S+)' neither found on/,
		advice: ([, name]) => ({
			message: `The class path has no ${name}.`,
			hint: "Check the Kafka that is built: its libs folder must hold the jars of the broker."
		})
	},
	{
		text: /option contains invalid value\(s\): (.+?)\. It can only contain (.+?)(?: \(deprecated|\.$)/m,
		advice: ([, values, known = ""]) => ({
			message: `This GraalVM cannot be built to be monitored by ${values}.`,
			hint: `The input monitoring may name: ${[...known.matchAll(/[`'](\w+)[`']/g)].map(([, name]) => name).join(", ")}.`
		})
	},
	{
		text: /Unsupported architecture '(\S+)'.*?only (.+?) are available/,
		advice: ([, march, known]) => ({
			message: `This GraalVM knows no machine type ${march}.`,
			hint: `The input march may be one of ${known}.`
		})
	},
	{
		text: /Unrecognized option(?:\(s\))?:? '?([^\s'=]+)|Could not find option '(\S+?)'|'(-\S+)' is not a valid mainclass/,
		advice: ([, driver, builder, leftOver]) => ({
			message: `This GraalVM does not know the option ${driver ?? leftOver ?? `-H:${builder}`}.`,
			hint: "Remove it from extra-args, or use another version of GraalVM."
		})
	},
	{
		text: /UnsupportedClassVersionError: (\S+)/,
		advice: ([, name]) => ({
			message: `${name} was compiled for a newer Java than this GraalVM has.`,
			hint: "Use a GraalVM of that Java version or newer (setup-graalvm with java-version)."
		})
	}
];
/**
* Turns the output of a build that failed into one sentence and what to do; where nothing is known of it, the
* sentence quotes the first line that native-image marked as an error.
*/
function adviseOnFailure(output, exitCode) {
	const text = output.split("\n").map(plainText).join("\n");
	for (const { text: pattern, advice } of PATTERNS) {
		const match = pattern.exec(text);
		if (match !== null) return advice(match);
	}
	if (exitCode === KILLED || exitCode === OUT_OF_MEMORY) return {
		message: `The builder was ended for lack of memory (exit code ${exitCode}).`,
		hint: "Use a machine with 8 GB of free memory, or limit the builder with the input memory."
	};
	const said = /^(?:Fatal error|Error): ?(.+)$/m.exec(text)?.[1] ?? /^> ?(.+)$/m.exec(text)?.[1];
	return {
		message: `native-image failed (exit code ${exitCode})${said === void 0 ? "" : `: ${said}`}`,
		hint: "The log of the build says more; build-native-binary keeps it beside the output."
	};
}

// src/binary/native-image.ts
/** Two hours is six times what a slow two-core runner needs. */
const TIME_LIMIT = 72e5;
/** Between two updates of the progress line, which otherwise moves only at the end of a stage. */
const TICK = 5e3;
/**
* Runs native-image with the given arguments, shows its stages, and keeps its whole output in `logFile`.
* @throws UserError with what the failure means, where it fails
*/
async function runNativeImage(host, toolchain, args, { cwd, logFile }) {
	const lines = [];
	const stages = [];
	const display = showProgress(host, stages);
	const result = await host.exec([join(toolchain.home, "bin", "native-image"), ...args], {
		timeoutMs: TIME_LIMIT,
		cwd,
		env: {
			JAVA_HOME: toolchain.home,
			GRAALVM_HOME: toolchain.home
		},
		onLine(line) {
			lines.push(plainText(line));
			const stage = parseStage(line);
			if (stage !== void 0) stages.push(stage);
		}
	}).finally(() => display.end());
	host.signal.throwIfAborted();
	await writeFileAtomic(logFile, `${lines.join("\n")}\n`);
	if (result.timedOut) throw new UserError(`native-image did not end within ${formatDuration(TIME_LIMIT)}.`, { hint: `Its output is in ${logFile}.` });
	if (result.exitCode !== 0) {
		const { message, hint } = adviseOnFailure(lines.join("\n"), result.exitCode);
		throw new UserError(`The native build failed. ${message}`, { hint: `${hint} Full output: ${logFile}` });
	}
	return {
		stages,
		unresolved: lines.filter(isUnresolved),
		wallMs: Math.round(result.durationMs)
	};
}
function isUnresolved(line) {
	return /^Warning: (?:Could not resolve|Could not register|Method |Field )/.test(line);
}
/** The stage that runs, for how long, and what the last one needed. */
function showProgress(host, stages) {
	const line = host.log.progress();
	const began = host.clock.monotonic();
	const tick = () => {
		const last = stages.at(-1);
		const now = stageAfter(last);
		const elapsed = formatDuration(host.clock.monotonic() - began);
		const number = last === void 0 ? "1/8" : `${last.number + 1}/${last.of}`;
		const heap = last === void 0 ? "" : `, heap ${formatBytes(last.heapBytes)}`;
		line.update(now === void 0 ? `Writing the binary (${elapsed})` : `[${number}] ${now} (${elapsed}${heap})`);
	};
	tick();
	const timer = setInterval(tick, TICK);
	timer.unref();
	return { end() {
		clearInterval(timer);
		line.end();
	} };
}

// src/binary/own-wrapper.ts
const OWN_WRAPPER = "KafkaNative";
/**
* The entry point of KIP-974 (`storage-tool`, `kafka`) that also understands what the images say (`setup`,
* `start`), with the same options. `setup` is the release's own in every version.
*/
const OWN_WRAPPER_SOURCE = `import java.util.Arrays;

public final class ${OWN_WRAPPER} {
    private static final String USAGE = String.join(System.lineSeparator(),
        "usage: kafka.Kafka {setup,start,storage-tool,kafka} ...",
        "  setup -D DIR -M DIR -F DIR  write the configuration and format the storage",
        "  start -C FILE               start the broker with that server.properties",
        "  storage-tool ARGS           Kafka's storage tool",
        "  kafka ARGS                  the broker, as kafka-server-start.sh starts it");

    private ${OWN_WRAPPER}() { }

    public static void main(String[] args) throws Exception {
        String operation = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (operation) {
            case "setup" -> kafka.docker.KafkaDockerWrapper.main(args);
            case "start" -> kafka.Kafka.main(new String[] {configOf(rest)});
            case "storage-tool" -> kafka.tools.StorageTool.main(rest);
            case "kafka" -> kafka.Kafka.main(rest);
            default -> refuse(operation.isEmpty() ? "too few arguments" : "invalid choice: '" + operation + "'");
        }
    }

    private static String configOf(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--config") || args[i].equals("-C")) {
                if (i + 1 < args.length) return args[i + 1];
            } else if (args[i].startsWith("--config=")) {
                return args[i].substring("--config=".length());
            }
        }
        refuse("argument --config/-C is required");
        return "";
    }

    private static void refuse(String problem) {
        System.err.println(USAGE);
        System.err.println("kafka.Kafka: error: " + problem);
        System.exit(1);
    }
}
`;
/**
* Compiles the wrapper against the given jars with the GraalVM's own compiler; answers the folder with the class.
* @throws UserError where the jars lack what it calls
*/
async function compileOwnWrapper(host, toolchain, jars, folder) {
	const source = join(folder, `${OWN_WRAPPER}.java`);
	const classes = join(folder, "classes");
	await mkdir(classes, { recursive: true });
	await writeFile(source, OWN_WRAPPER_SOURCE);
	const { exitCode, stderr } = await host.exec([
		join(toolchain.home, "bin", "javac"),
		"-cp",
		jars.join(":"),
		"-d",
		classes,
		source
	], { timeoutMs: 3e5 });
	if (exitCode === 0) return classes;
	const [problem] = stderr.split("\n").filter((line) => line.includes("error:"));
	throw new UserError(`The wrapper does not compile against this Kafka: ${problem?.trim() ?? stderr.trim()}`, { hint: "Check that the libs folder is complete; Kafka 3.7 or newer is needed." });
}

// src/binary/preflight.ts
/** A build of Kafka writes about 600 MB: object file, binary, reports. */
const DISK_NEEDED = 2 * 1024 ** 3;
/** Below this the builder of Kafka spends its time collecting garbage, or ends. */
const MEMORY_NEEDED = 4.5 * 1024 ** 3;
/** Static JDK libraries that the linker needs; a JDK built without them fails in the last minute of a build. */
const ALWAYS = [
	"libjava.a",
	"libnet.a",
	"libnio.a",
	"libzip.a"
];
const FOR_MONITORING = {
	jmxserver: [
		"libmanagement.a",
		"libmanagement_agent.a",
		"libmanagement_ext.a"
	],
	jmxclient: ["libmanagement.a", "libmanagement_ext.a"]
};
/**
* What would fail a build at its end, looked at before its start: static libraries, disk, memory.
* @throws UserError for what cannot work; warns of what may be tight
*/
async function preflight(host, options, toolchain, outputDir) {
	await demandStaticLibraries(options, toolchain);
	await demandProfile(options);
	demandRam(options, totalmem());
	for (const folder of /* @__PURE__ */ new Set([outputDir, host.dirs.temp])) await demandDisk(folder);
	const available = options.memoryBytes ?? await availableMemory();
	if (available !== void 0 && available < MEMORY_NEEDED) host.log.warn(`The builder gets ${formatBytes(available)} of memory; Kafka needs about ${formatBytes(MEMORY_NEEDED)}, so it may fail after minutes.`);
}
/** native-image would read it after the analysis. */
async function demandProfile({ pgoProfile }) {
	if (pgoProfile === void 0) return;
	if (await stat(pgoProfile).then((found) => found.isFile(), () => false)) return;
	throw new UserError(`There is no profile ${pgoProfile}.`, { hint: "Name, with pgo-profile, the .iprof file that an instrumented binary wrote when it ended." });
}
/**
* A heap beyond the machine's memory ends with the kernel killing the builder, minutes later.
* @param total memory of the machine, bytes
*/
function demandRam({ memoryBytes }, total) {
	if (memoryBytes === void 0 || memoryBytes <= total) return;
	throw new UserError(`The builder cannot have a heap of ${formatBytes(memoryBytes)}: this machine has ${formatBytes(total)} of memory.`, { hint: "Lower the input memory, or leave it out: native-image then takes what fits." });
}
/** @throws UserError with every library that is missing */
async function demandStaticLibraries(options, toolchain) {
	const there = await staticLibraries(toolchain.home);
	if (there === void 0) return;
	const needed = [...ALWAYS, ...options.monitoring.flatMap((each) => FOR_MONITORING[each] ?? [])];
	const missing = [...new Set(needed)].filter((name) => !there.has(name)).toSorted();
	if (missing.length === 0) return;
	const culprits = options.monitoring.filter((each) => FOR_MONITORING[each]?.some((name) => missing.includes(name)));
	throw new UserError(`The GraalVM in ${toolchain.home} lacks static JDK libraries: ${missing.join(", ")}.`, { hint: culprits.length > 0 ? `Use a complete GraalVM, or leave ${culprits.join(" and ")} out of the input monitoring.` : "Use a complete GraalVM (setup-graalvm installs one)." });
}
/** Names below `lib/static/<platform>/<libc>`; undefined where there is no such folder. */
async function staticLibraries(home) {
	try {
		const entries = await readdir(join(home, "lib", "static"), { recursive: true });
		return new Set(entries.filter((name) => name.endsWith(".a")).map((name) => name.split("/").at(-1) ?? ""));
	} catch {
		return;
	}
}
async function demandDisk(folder) {
	const { bavail, bsize } = await statfs(folder);
	const free = bavail * bsize;
	if (free >= DISK_NEEDED) return;
	throw new UserError(`There is not enough room in ${folder}: ${formatBytes(free)} free, a build needs ${formatBytes(DISK_NEEDED)}.`, { hint: "Free some space, or choose another output-dir or TMPDIR." });
}
/** undefined where the machine does not tell. */
async function availableMemory() {
	try {
		const kilobytes = /^MemAvailable:\s+(\d+) kB/m.exec(await readFile("/proc/meminfo", "utf8"))?.[1];
		return kilobytes === void 0 ? void 0 : Number(kilobytes) * 1024;
	} catch {
		return;
	}
}

// src/binary/build.ts
/** Name of the executable in the images. */
const EXECUTABLE = "kafka.Kafka";
/**
* Builds the executable, or brings it from the cache. The output folder gets all files of the build at its
* end, or none.
* @throws UserError for everything that keeps the build from succeeding
*/
async function buildBinary(host, request) {
	const { outputDir, options, toolchain } = request;
	const useCache = request.useCache && !nameFiles(options.extraArgs);
	const mainClass = request.entryPoint === "own" ? OWN_WRAPPER : KAFKA_WRAPPER;
	await demandEntryPoint(pathsOf(request), KAFKA_WRAPPER, toolchain);
	await mkdir(outputDir, { recursive: true });
	const key = await keyOf(request, mainClass);
	return await inWorkFolder(host, outputDir, async (work) => {
		const cached = useCache ? await restore(host, key, work) : void 0;
		if (cached === void 0) await preflight(host, options, toolchain, outputDir);
		const report = cached ?? await compile(host, request, mainClass, work);
		await writeFile(join(work, REPORT_FILE), stableJson(report));
		if (useCache && cached === void 0) await keep(host, key, report, work);
		for (const name of [...report.files.map((file) => file.name), REPORT_FILE]) await rename(join(work, name), join(outputDir, name));
		const [executable] = report.files;
		if (executable === void 0) throw new Error("a build without an executable");
		return {
			report,
			executable: join(outputDir, executable.name),
			sha256: executable.sha256,
			bytes: executable.bytes,
			fromCache: cached !== void 0,
			key
		};
	});
}
async function keyOf(request, mainClass) {
	const { options, toolchain } = request;
	const profile = options.pgoProfile && await hashFile(options.pgoProfile, "sha256").catch(() => void 0);
	return cacheKey({
		jars: request.jars.map(({ file, sha256 }) => ({
			file,
			sha256
		})),
		metadata: request.metadata.digest,
		cut: cutKey(request.cut),
		flags: nativeImageFlags(options, toolchain).map(({ argument }) => argument),
		profile: profile || void 0,
		processor: options.march === "native" ? describeMachine().cpu : void 0,
		mainClass,
		wrapper: request.entryPoint === "own" ? OWN_WRAPPER_SOURCE : void 0,
		toolchain: toolchain.digest,
		platform: request.platform
	});
}
async function compile(host, request, mainClass, work) {
	const { toolchain, options, outputDir } = request;
	const scratch = join(host.dirs.temp, `native-${randomUUID()}`);
	const buildOutput = join(scratch, "build-output.json");
	const args = nativeImageArgs(options, toolchain, {
		...await stage(host, request, scratch),
		mainClass,
		executable: join(work, EXECUTABLE),
		buildOutput
	});
	const startedOn = host.clock.now().toISOString();
	const run = await runNativeImage(host, toolchain, args, {
		cwd: scratch,
		logFile: join(outputDir, "build.log")
	});
	const { cut } = request;
	return {
		kafkaVersion: request.kafkaVersion,
		graalvm: toolchain.vendorVersion,
		mainClass,
		files: await filesOf(host, work),
		flags: nativeImageFlags(options, toolchain),
		command: ["native-image", ...args],
		figures: parseBuildOutput(await readFile(buildOutput, "utf8").catch(() => "")),
		wallMs: run.wallMs,
		stages: run.stages.map(({ name, seconds }) => ({
			name,
			seconds
		})),
		unresolved: [...run.unresolved],
		leftOut: {
			jars: [...cut?.left ?? []],
			resources: [...cut?.dropped ?? []]
		},
		startedOn,
		finishedOn: host.clock.now().toISOString()
	};
}
/** Lays out what native-image reads, in a folder of its own: metadata, and our wrapper where that is asked for. */
async function stage(host, request, scratch) {
	const { metadata, cut, toolchain, entryPoint } = request;
	const metadataRoot = await stageMetadata(metadata, cut?.files, toolchain, join(scratch, "metadata"));
	const own = entryPoint === "own" ? [await compileOwnWrapper(host, toolchain, pathsOf(request), join(scratch, "wrapper"))] : [];
	return {
		metadataRoot,
		excluded: excludedConfigs(cut?.replaced ?? []),
		classPath: [...own, ...pathsOf(request)]
	};
}
/** Executable first, then the shared libraries of the JDK that some builds need beside it. */
async function filesOf(host, work) {
	const names = (await readdir(work)).filter((name) => name === "kafka.Kafka" || name.endsWith(".so"));
	if (!names.includes("kafka.Kafka")) throw new UserError("native-image ended without an error, but wrote no executable.", { hint: "Look for options in extra-args that keep it from linking." });
	const ordered = names.toSorted((a, b) => a === "kafka.Kafka" ? -1 : b === "kafka.Kafka" ? 1 : a < b ? -1 : 1);
	return await Promise.all(ordered.map(async (name) => {
		const path = join(work, name);
		return {
			name,
			sha256: await hashFile(path, "sha256", host.signal),
			bytes: (await stat(path)).size
		};
	}));
}
/** A folder beside the results, on their file system, that is gone afterwards, however the work ends. */
async function inWorkFolder(host, outputDir, work) {
	const folder = join(outputDir, `.build-${randomUUID()}`);
	const remove = () => rm(folder, {
		recursive: true,
		force: true
	});
	const forget = host.defer(remove);
	try {
		await mkdir(folder);
		return await work(folder);
	} finally {
		forget();
		await remove();
	}
}
/** What a cut adds to the jars that stay, which stand in the key themselves. */
function cutKey(cut) {
	if (cut === void 0) return void 0;
	return hashOf(stableJson({
		files: Object.fromEntries(cut.files),
		replaced: cut.replaced
	}), "sha256");
}
function pathsOf({ jars }) {
	return jars.map(({ path }) => path);
}

// src/binary/provenance.ts
const BUILD_TYPE = "https://kafka-native.dev/build/native-image/v1";
/** SLSA provenance v1 of one build: what was chosen, the command line, and every material by digest. */
function provenanceOf(request, result, context) {
	const { report } = result;
	const invocation = invocationId(context.env);
	return {
		buildDefinition: {
			buildType: BUILD_TYPE,
			externalParameters: {
				kafkaVersion: request.kafkaVersion,
				entryPoint: request.entryPoint,
				platform: request.platform,
				options: { ...request.options }
			},
			internalParameters: {
				command: report.command,
				flags: report.flags.map(({ argument }) => argument),
				leftOut: report.leftOut
			},
			resolvedDependencies: materialsOf(request, result, context)
		},
		runDetails: {
			builder: {
				id: builderId(context.env),
				version: { "kafka-native": context.version }
			},
			metadata: {
				...invocation === void 0 ? {} : { invocationId: invocation },
				startedOn: report.startedOn,
				finishedOn: report.finishedOn
			},
			byproducts: byproductsOf(result, context)
		}
	};
}
/** What the binary was made of; the names are what the judge follows. */
function materialsOf({ kafkaVersion, metadata, toolchain, jars }, { report }, context) {
	return [
		named("distribution", context.distribution, { kafkaVersion }),
		named("metadata", metadata.digest, { files: [...metadata.names] }),
		named("toolchain", toolchain.digest, {
			vendorVersion: toolchain.vendorVersion,
			javaVersion: toolchain.javaVersion,
			cCompiler: report.figures.cCompiler
		}),
		...jars.map(({ file, sha256, maven }) => jarResource(file, sha256, maven))
	];
}
/** What lies beside the executable, and the figures of its build. */
function byproductsOf({ report, fromCache }, { sbom }) {
	return [
		{
			name: sbom.name,
			digest: { sha256: sbom.sha256 }
		},
		...report.files.slice(1).map(({ name, sha256 }) => ({
			name,
			digest: { sha256 }
		})),
		{
			name: "figures",
			annotations: {
				...report.figures,
				wallMs: report.wallMs,
				fromCache
			}
		}
	];
}
function named(name, sha256, annotations) {
	return {
		name,
		digest: { sha256 },
		annotations
	};
}
function jarResource(file, sha256, maven) {
	const [group, name, version] = maven?.split(":") ?? [];
	return {
		name: file,
		...version === void 0 ? {} : { uri: `pkg:maven/${group}/${name}@${version}` },
		digest: { sha256 }
	};
}

// src/binary/sbom.ts
/**
* CycloneDX 1.6 of what went into a binary: the jars with their Maven coordinates, which they do not carry
* themselves, and the JDK whose classes and libraries are compiled in. Same input, same document.
* Source: https://cyclonedx.org/docs/1.6/json/
*/
function sbomOf(input) {
	const { toolchain, digest, jars, timestamp, version } = input;
	const jdk = {
		type: "framework",
		"bom-ref": `jdk@${toolchain.javaVersion}`,
		name: "OpenJDK",
		version: toolchain.javaVersion,
		description: `Class library of ${toolchain.vendorVersion}, compiled in`,
		cpe: `cpe:2.3:a:oracle:openjdk:${toolchain.javaVersion}:*:*:*:*:*:*:*`
	};
	const subject = {
		type: "application",
		"bom-ref": `pkg:generic/kafka.Kafka@${input.kafkaVersion}`,
		name: input.name,
		version: input.kafkaVersion,
		sha256: digest
	};
	return bomOf(subject, [...jarComponents(jars), jdk], {
		timestamp,
		version,
		aggregate: "complete"
	});
}

// src/binary/summary.ts
const number = (value) => value.toLocaleString("en-GB");
const ROWS = [
	{
		title: "executable",
		of: ({ files }) => files[0]?.bytes ?? -1,
		show: formatBytes
	},
	{
		title: "libraries beside it",
		of: ({ files }) => sum(files.slice(1).map(({ bytes }) => bytes)),
		show: formatBytes
	},
	{
		title: "code",
		of: ({ figures }) => figures.codeBytes,
		show: formatBytes
	},
	{
		title: "image heap",
		of: ({ figures }) => figures.heapBytes,
		show: formatBytes
	},
	{
		title: "embedded resources",
		of: ({ figures }) => figures.resourceBytes,
		show: formatBytes
	},
	{
		title: "reachable types",
		of: ({ figures }) => figures.reachableTypes,
		show: number
	},
	{
		title: "reachable methods",
		of: ({ figures }) => figures.reachableMethods,
		show: number
	},
	{
		title: "types with reflection",
		of: ({ figures }) => figures.reflectionTypes,
		show: number
	},
	{
		title: "build time",
		of: ({ wallMs }) => wallMs,
		show: formatDuration
	},
	{
		title: "builder’s CPU time",
		of: ({ figures }) => figures.builderCpuSeconds * 1e3,
		show: formatDuration
	},
	{
		title: "builder’s peak memory",
		of: ({ figures }) => figures.builderPeakBytes,
		show: formatBytes
	}
];
/** Markdown for the job summary: the figures, beside those of an earlier build where one is given. */
function buildSummary(result, previous) {
	const { report, sha256, fromCache } = result;
	const head = previous === void 0 ? "| | this build |" : "| | this build | earlier build | change |";
	const line = previous === void 0 ? "|---|---:|" : "|---|---:|---:|---:|";
	return [
		`### Kafka ${report.kafkaVersion}, native`,
		"",
		`\`sha256:${sha256}\`, built by ${report.graalvm}${fromCache ? " in an earlier run and taken from the cache" : ""}.`,
		"",
		head,
		line,
		...ROWS.map((row) => rowOf(row, report, previous)),
		"",
		"<details><summary>Flags and their reasons</summary>",
		"",
		...report.flags.map(({ argument, reason }) => `- \`${argument}\`: ${reason}`),
		"",
		"</details>",
		"",
		...leftOutLines(report),
		...unresolvedLines(report)
	].join("\n");
}
function rowOf({ title, of, show }, report, previous) {
	const value = of(report);
	const shown = value < 0 ? "unknown" : show(value);
	if (previous === void 0) return `| ${title} | ${shown} |`;
	const before = of(previous);
	return `| ${title} | ${shown} | ${before < 0 ? "unknown" : show(before)} | ${change(before, value)} |`;
}
/** `-12.3 %`; nothing where there is nothing to compare. */
function change(before, now) {
	if (before <= 0 || now < 0) return "";
	const percent = (now - before) / before * 100;
	return `${percent > 0 ? "+" : ""}${percent.toFixed(1)} %`;
}
function leftOutLines({ leftOut: { jars, resources } }) {
	if (jars.length + resources.length === 0) return [];
	const libraries = `${resources.length} native libraries for other machines`;
	return [
		`<details><summary>Left out: ${countOf(jars.length, "jar")} and ${libraries}</summary>`,
		"",
		...jars.map(({ file, reason }) => `- \`${file}\`: ${reason}`),
		...resources.map((path) => `- \`${path}\``),
		"",
		"</details>",
		""
	];
}
function unresolvedLines({ unresolved }) {
	if (unresolved.length === 0) return [];
	return [`${unresolved.length} entries of the metadata name what does not exist; native-image ignored them.`, ""];
}
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}

// src/metadata/cut/this-machine.ts
/**
* Paths of machine code for other machines, in jars that have a library for this one: Linux on this
* architecture. Of a jar whose folders do not say for what its libraries are, nothing is foreign.
*/
function foreignLibraries(classPath, architecture) {
	const libraries = [...classPath.resources()].flatMap(([path, [first]]) => first !== void 0 && isNativeCode(path) ? [{
		path,
		jar: first.jar
	}] : []);
	const isOurs = ({ path }) => isLinuxLibrary(path, architecture);
	const ready = new Set(libraries.filter(isOurs).map(({ jar }) => jar));
	const foreign = libraries.filter((each) => ready.has(each.jar) && !isOurs(each));
	return new Set(foreign.map(({ path }) => path));
}
/** Metadata without the foreign paths: a pattern that covers some is replaced by what else it covers. */
function withoutForeign(metadata, classPath, foreign) {
	const dropped = [];
	const resources = metadata.resources.flatMap((entry) => {
		const covered = coveredBy(entry, classPath, foreign);
		if (covered === void 0) return [entry];
		dropped.push(...covered.filter((path) => foreign.has(path)));
		return covered.filter((path) => !foreign.has(path)).map((path) => ({
			...entry,
			form: "glob",
			pattern: path
		}));
	});
	return {
		metadata: dropped.length === 0 ? metadata : {
			...metadata,
			resources
		},
		dropped
	};
}
/** All that a pattern with foreign paths covers; undefined for any other, and for one that embeds classes, too. */
function coveredBy(entry, classPath, foreign) {
	const matches = entry.kind === "include" && entry.module === void 0 ? resourceMatcher(entry) : void 0;
	if (matches === void 0 || ![...foreign].some(matches)) return void 0;
	if ([...classPath.classNames()].some((name) => matches(`${name}.class`))) return void 0;
	return [...classPath.resources().keys()].filter(matches);
}

// src/metadata/cut/narrowed-files.ts
const ROOT = "META-INF/native-image/";
/** The metadata of a folder and of jars, without what embeds the foreign paths. */
function narrowedFiles(classPath, folder, left, foreign) {
	const narrow = (metadata) => withoutForeign(metadata, classPath, foreign);
	const own = narrowedFolder(folder, narrow(folder.metadata));
	const jars = [...bundledFiles(classPath)].filter(([jar]) => !left.includes(jar)).map(([jar, texts]) => ({
		jar,
		files: [...texts].map(([path, text]) => narrowedFile(jar, path, text, narrow))
	})).filter(({ files }) => files.some(({ dropped }) => dropped.length > 0));
	const files = [...own.files, ...jars.flatMap((each) => each.files.map(({ path, text }) => [path, text]))];
	const dropped = [...own.dropped, ...jars.flatMap((each) => each.files.flatMap((file) => file.dropped))];
	return {
		files: new Map(files),
		replaced: jars.map(({ jar }) => jar),
		dropped: [...new Set(dropped)].toSorted()
	};
}
function narrowedFolder({ format, files }, { metadata, dropped }) {
	const written = (format === "unified" ? writeUnified : writePerKind)(metadata);
	const asItWas = dropped.length === 0 || written.lost.length > 0;
	return {
		files: [...asItWas ? files : written.files].map(([name, text]) => [`broker/${name}`, text]),
		dropped: asItWas ? [] : dropped
	};
}
/** One file of a jar; as it was where there is nothing to leave out, or where it cannot be read or written. */
function narrowedFile(jar, path, text, narrow) {
	const asItWas = {
		path: `${jar}/${path}`,
		text,
		dropped: []
	};
	const metadata = parsed(path, text);
	if (metadata === void 0) return asItWas;
	const narrowed = narrow(metadata);
	const name = basename(path);
	const { files, lost } = (name === "reachability-metadata.json" ? writeUnified : writePerKind)(narrowed.metadata);
	if (narrowed.dropped.length === 0 || lost.length > 0) return asItWas;
	return {
		...asItWas,
		text: files.get(name) ?? text,
		dropped: narrowed.dropped
	};
}
function parsed(path, text) {
	try {
		return parseMetadata(path, text);
	} catch (error) {
		if (error instanceof UserError) return void 0;
		throw error;
	}
}
/** Metadata files of each jar, by path below `META-INF/native-image`. */
function bundledFiles(classPath) {
	const jars = /* @__PURE__ */ new Map();
	for (const [path, resources] of classPath.resources()) {
		if (!path.startsWith(ROOT) || !isMetadataFile(basename(path))) continue;
		for (const resource of resources) {
			const texts = jars.get(resource.jar) ?? /* @__PURE__ */ new Map();
			jars.set(resource.jar, texts.set(path.slice(22), resource.read().toString("utf8")));
		}
	}
	return jars;
}

// src/metadata/cut/needed-jars.ts
/** Initializes a class and calls nothing of it. */
const INITIALIZER = "<clinit>";
/** A class name as a text has it: alone, in a descriptor or signature, with dots or slashes. */
const NAMES = /[\p{L}_$][\p{L}\p{N}_$-]*(?:[./][\p{L}_$][\p{L}\p{N}_$-]*)+/gu;
/**
* Which jars the program needs (file names). A jar is needed where reachable code, a class that the metadata
* registers, a provider of a service that is asked for, or a Log4j plug-in so much as names a class of it, be
* it in a text: more than a linker asks for, because a class that is missing shows only when it is used.
*/
function neededJars(classPath, metadata, entryPoints) {
	return new NeededJars(classPath).find(metadata, entryPoints);
}
var NeededJars = class {
	#classPath;
	#program;
	#services;
	#needed = /* @__PURE__ */ new Set();
	#read = /* @__PURE__ */ new Set();
	#named = /* @__PURE__ */ new Set();
	constructor(classPath) {
		this.#classPath = classPath;
		this.#program = new Reachability(classPath);
		this.#services = serviceProviders(classPath);
	}
	find(metadata, entryPoints) {
		this.#program.reach([
			...entryPoints.map((name) => ({
				type: internal(name),
				method: "main"
			})),
			...registeredRoots(new Registry(metadata)),
			...[...metadata.reflection, ...metadata.jni].map(({ type }) => initialized(elementClass(type))),
			...this.#plugins()
		]);
		for (let before = -1; before !== this.#program.methodCount + this.#named.size;) {
			before = this.#program.methodCount + this.#named.size;
			for (const type of [...this.#program.reachableTypes()]) this.#readNames(type);
			this.#program.reach(this.#providers());
		}
		return this.#needed;
	}
	/** Log4j creates its plug-ins by the names in its list; any of them may stand in a logging configuration. */
	#plugins() {
		return (this.#classPath.resources().get("META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat") ?? []).flatMap((list) => readPluginCache(list.read()).map(({ className }) => ({
			type: internal(className),
			method: void 0
		})));
	}
	/** Of services that the program or the platform may ask for. */
	#providers() {
		const isAsked = (service) => {
			const name = internal(service);
			return this.#program.knows(name) || !this.#classPath.has(name);
		};
		return [...this.#services].filter(([, services]) => services.some(isAsked)).map(([provider]) => ({
			type: internal(provider),
			method: void 0
		}));
	}
	#readNames(type) {
		if (this.#read.has(type.name)) return;
		this.#read.add(type.name);
		this.#need(type.name);
		for (const text of type.file.pool.texts()) for (const [name] of text.matchAll(NAMES)) {
			const known = this.#known(name);
			if (known !== void 0 && !this.#named.has(known)) this.#name(known, name.includes("."));
		}
	}
	/** `Lorg/x/Y` of a descriptor is found with its `L`. */
	#known(name) {
		const plain = internal(name);
		if (this.#classPath.has(plain)) return plain;
		const element = plain.slice(1);
		return plain.startsWith("L") && this.#classPath.has(element) ? element : void 0;
	}
	/** A class that is only named must be there with all that is above it; one that a text names may be created. */
	#name(className, isText) {
		this.#named.add(className);
		const type = this.#program.type(className);
		if (type === void 0) return;
		for (const above of type.above) this.#need(above.name);
		if (isText) this.#program.reach([{
			type: className,
			method: "<init>"
		}]);
	}
	#need(className) {
		const jar = this.#classPath.jarOf(className);
		if (jar !== void 0) this.#needed.add(jar);
	}
};
function initialized(className) {
	return {
		type: internal(className),
		method: INITIALIZER
	};
}

// src/metadata/cut/broker-cut.ts
/** Where the images and our own wrapper start, and the tool that both call. */
const ENTRY_POINTS = [
	"kafka.docker.KafkaDockerWrapper",
	"kafka.Kafka",
	"kafka.tools.StorageTool"
];
const REASON = "nothing that a broker can reach names a class of it";
/**
* Looks, in the class files, for what a broker can reach, and leaves out whole jars and machine code that it
* cannot. Where a jar or a class cannot be read, every jar stays, since nobody knows what it refers to.
* @throws UserError where the metadata folder, or one of its files, cannot be read
*/
async function cutToBroker(host, { jars, metadataDir, architecture }) {
	const classPath = ClassPath.open(jars);
	try {
		const folder = await readSound(metadataDir);
		const needed = neededJars(classPath, folder.metadata, ENTRY_POINTS);
		const withClasses = new Set([...classPath.classNames()].map((name) => classPath.jarOf(name)));
		const unneeded = jars.map((path) => basename(path)).filter((file) => withClasses.has(file) && !needed.has(file));
		const problem = classPath.problems.find(({ fatal }) => fatal);
		if (problem !== void 0) host.log.warn(`No jar is left out: ${problem.message}`);
		const left = problem === void 0 ? unneeded : [];
		return {
			left: left.map((file) => ({
				file,
				reason: REASON
			})),
			...narrowedFiles(classPath, folder, left, foreignLibraries(classPath, architecture))
		};
	} finally {
		classPath.close();
	}
}
/** native-image ends over a broken file; better now than after it has started. */
async function readSound(metadataDir) {
	const problems = [];
	const folder = await readFolder(metadataDir, problems);
	const [broken] = problems;
	if (broken === void 0) return folder;
	throw new UserError(broken.message, { hint: "Generate the metadata again with generate-reflection-config." });
}

// src/pipeline/binary-step.ts
/** Gets Kafka, compiles it (or takes the same build from the cache), and writes SBOM and provenance. */
async function binaryStep(host, inputs) {
	const at = (path) => resolve(host.dirs.work, path);
	const earlier = inputs["previous-build"];
	const previous = earlier === void 0 ? void 0 : await readReport(at(earlier));
	const { request, distribution } = await prepareBuild(host, inputs);
	const result = await host.log.group(`Native build of Kafka ${distribution.version}`, () => buildBinary(host, request));
	const sbom = await writeSbom(host, request, result);
	const evidence = await writeStatements(host, at(inputs["evidence-dir"]), {
		request,
		distribution,
		result,
		sbom
	});
	return {
		verdict: "passed",
		message: messageFor(result),
		outputs: {
			binary: result.executable,
			digest: result.sha256,
			size: result.bytes,
			"cache-hit": result.fromCache,
			"build-seconds": Math.round(result.report.wallMs / 1e3),
			"peak-memory": result.report.figures.builderPeakBytes,
			report: join(request.outputDir, REPORT_FILE),
			sbom: sbom.path,
			evidence
		},
		summary: buildSummary(result, previous)
	};
}
/** What was built, out of what: distribution, bill of materials, and provenance, whose path it answers. */
async function writeStatements(host, dir, { request, distribution, result, sbom }) {
	await writeDistribution(dir, distribution);
	const subject = {
		name: `${EXECUTABLE} ${distribution.version}`,
		digest: { sha256: result.sha256 }
	};
	await writeEvidence(dir, createStatement(subject, "sbom", sbom.content));
	const predicate = provenanceOf(request, result, {
		distribution: distribution.digest,
		version: VERSION,
		env: host.env,
		sbom: {
			name: `${EXECUTABLE}.cdx.json`,
			sha256: sbom.sha256
		}
	});
	return await writeEvidence(dir, createStatement(subject, "provenance", predicate));
}
/** Everything that can be refused without minutes of work is refused here, cheapest first. */
async function prepareBuild(host, inputs) {
	const machine = await thisMachine();
	const toolchain = await examineToolchain(host, inputs["graalvm-home"]);
	const options = optionsOf(host, inputs, machine.arch);
	nativeImageFlags(options, toolchain);
	const metadata = await findMetadata(resolve(host.dirs.work, inputs["metadata-dir"]), toolchain);
	const missing = describeMissing(await tryCToolchain(host, { forStatic: false }));
	if (missing !== void 0) throw new UserError(missing.message, { hint: missing.hint });
	const distribution = await host.log.group("Kafka", () => obtain(host, inputs));
	const { version, libs, evidence } = distribution;
	const cut = await cutOf(host, inputs["class-path"], {
		jars: libs,
		metadataDir: metadata.folder,
		architecture: machine.arch
	});
	const request = {
		kafkaVersion: version,
		jars: withoutLeft(knownJars(libs, evidence.jars, await readCatalogue(version)), cut),
		metadata,
		...cut === void 0 ? {} : { cut },
		entryPoint: entryPointFor(version, inputs["entry-point"]),
		options,
		toolchain,
		outputDir: resolve(host.dirs.work, inputs["output-dir"]),
		useCache: inputs.cache,
		platform: platformOf(machine)
	};
	host.log.info(`Kafka ${version}: ${request.jars.length} of ${libs.length} jars, ${toolchain.vendorVersion} (Java ${toolchain.javaVersion})`);
	return {
		request,
		distribution
	};
}
async function cutOf(host, wanted, request) {
	if (wanted === "all") return void 0;
	const began = host.clock.monotonic();
	const cut = await cutToBroker(host, request);
	const names = cut.left.map(({ file }) => file).join(", ");
	const took = formatDuration(host.clock.monotonic() - began);
	host.log.info(`Left out, because a broker cannot reach it: ${countOf(cut.left.length, "jar")}${names && ` (${names})`}, ${cut.dropped.length} native libraries for other machines (${took}).`);
	return cut;
}
function optionsOf(host, inputs, arch) {
	const { gc, optimization, march, monitoring, memory } = inputs;
	const profile = inputs["pgo-profile"];
	const pageSize = inputs["page-size"] ?? (arch === "arm64" ? 65536 : void 0);
	return {
		gc,
		optimization,
		march,
		monitoring,
		exactMetadata: inputs["exact-metadata"],
		extraArgs: inputs["extra-args"] ?? [],
		...profile === void 0 ? {} : { pgoProfile: resolve(host.dirs.work, profile) },
		...pageSize === void 0 ? {} : { pageSize },
		...memory === void 0 ? {} : { memoryBytes: memory }
	};
}
async function writeSbom(host, { kafkaVersion, jars, toolchain, outputDir }, { sha256, report }) {
	const unknown = jars.filter(({ maven }) => maven === void 0).map(({ file }) => file);
	if (unknown.length > 0) host.log.warn(`The SBOM has no coordinates for ${unknown.join(", ")}: no catalogue knows them.`);
	const content = sbomOf({
		name: EXECUTABLE,
		kafkaVersion,
		digest: sha256,
		jars,
		toolchain,
		version: VERSION,
		timestamp: report.finishedOn
	});
	const text = stableJson(content);
	const path = join(outputDir, `${EXECUTABLE}.cdx.json`);
	await writeFileAtomic(path, text);
	return {
		path,
		sha256: hashOf(text, "sha256"),
		content
	};
}
async function readReport(path) {
	const text = await readFile(path, "utf8").catch((error) => {
		throw new UserError(`The earlier build ${path} cannot be read: ${messageOf(error)}.`);
	});
	return parseBuildReport(text, path);
}
function messageFor({ report, executable, bytes, sha256, fromCache }) {
	const how = fromCache ? "from the cache" : `built in ${formatDuration(report.wallMs)}`;
	return `Kafka ${report.kafkaVersion}: ${executable}, ${formatBytes(bytes)}, sha256 ${sha256}, ${how}`;
}

export { binaryStep as t };