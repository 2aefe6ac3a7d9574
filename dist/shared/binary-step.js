import { c as formatDuration, o as messageOf, r as UserError, s as formatBytes } from "./errors.js";
import { a as writeFileAtomic, g as datetime, o as stableJson, r as writeEvidence } from "./store.js";
import { _ as strictObject, f as looseObject, n as hashOf, p as number$1, s as array, t as hashFile, v as string } from "./hash.js";
import { t as Zip } from "./zip.js";
import { a as nativeImageFlags, i as nativeImageArgs, n as findMetadata, r as stageMetadata, t as examineToolchain } from "./toolchain.js";
import { n as serialNumberOf, t as mavenLibrary } from "./cyclonedx.js";
import { t as VERSION } from "./version.js";
import { t as createStatement } from "./creation.js";
import { n as tryCToolchain, t as describeMissing } from "./c-toolchain.js";
import { a as thisMachine, i as platformOf } from "./native-image.js";
import { r as readCatalogue } from "./catalogue.js";
import { n as obtain, t as distributionSubject } from "./kafka-subject.js";
import { basename, join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, statfs, writeFile } from "node:fs/promises";

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
function cacheKey(inputs) {
	return hashOf(stableJson({
		version: 1,
		...inputs,
		wrapper: inputs.wrapper ?? null
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
		return report;
	} catch (error) {
		host.signal.throwIfAborted();
		host.log.warn(`The cached binary in ${folder} is not used: ${messageOf(error)}.`);
		await rm(folder, {
			recursive: true,
			force: true
		});
		return;
	}
}
/** Keeps a build for later; that it cannot be kept is a warning, since the build itself is done. */
async function keep(host, key, report, from) {
	const folder = folderOf(host, key);
	const stage = `${folder}.${process.pid}.tmp`;
	try {
		await mkdir(stage, { recursive: true });
		for (const { name } of report.files) await copyFile(join(from, name), join(stage, name));
		await copyFile(join(from, REPORT_FILE), join(stage, REPORT_FILE));
		await rm(folder, {
			recursive: true,
			force: true
		});
		await rename(stage, folder);
	} catch (error) {
		host.log.warn(`The binary could not be kept in the cache: ${messageOf(error)}.`);
		await rm(stage, {
			recursive: true,
			force: true
		});
	}
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
* The part of `-H:BuildOutputJSONFile` that is used. Its schema has changed from version to version (`classes`
* became `types`), and a figure that a builder does not know is -1.
* Source: https://github.com/oracle/graal/tree/master/docs/reference-manual/native-image/assets
*/
const counted = looseObject({
	reachable: number$1(),
	reflection: number$1().optional()
});
const buildOutput = looseObject({
	general_info: looseObject({
		garbage_collector: string(),
		c_compiler: string().optional(),
		graal_compiler: looseObject({
			optimization_level: string(),
			march: string()
		})
	}),
	analysis_results: looseObject({
		types: counted.optional(),
		classes: counted.optional(),
		methods: counted,
		fields: counted
	}),
	image_details: looseObject({
		total_bytes: number$1(),
		code_area: looseObject({ bytes: number$1() }),
		image_heap: looseObject({
			bytes: number$1(),
			resources: looseObject({
				bytes: number$1(),
				count: number$1()
			}).optional()
		})
	}),
	resource_usage: looseObject({
		memory: looseObject({ peak_rss_bytes: number$1() }),
		total_secs: number$1().optional()
	})
});
/** @throws UserError where the text is not what native-image writes */
function parseBuildOutput(text) {
	const parsed = buildOutput.safeParse(jsonOf(text));
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new UserError(`native-image wrote figures of an unknown form: ${issue?.path.join(".")} ${issue?.message}.`, { hint: "This GraalVM is newer than what kafka-native knows; the binary itself is complete." });
	}
	const { analysis_results: found, image_details: image, general_info: general, resource_usage } = parsed.data;
	const types = found.types ?? found.classes;
	return {
		reachableTypes: types?.reachable ?? -1,
		reachableMethods: found.methods.reachable,
		reachableFields: found.fields.reachable,
		reflectionTypes: types?.reflection ?? -1,
		codeBytes: image.code_area.bytes,
		heapBytes: image.image_heap.bytes,
		resourceBytes: image.image_heap.resources?.bytes ?? -1,
		imageBytes: image.total_bytes,
		builderPeakBytes: resource_usage.memory.peak_rss_bytes,
		builderSeconds: resource_usage.total_secs ?? -1,
		gc: general.garbage_collector,
		optimizationLevel: general.graal_compiler.optimization_level,
		march: general.graal_compiler.march,
		cCompiler: general.c_compiler ?? "unknown"
	};
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/binary/progress.ts
/** The stages of `native-image` 22.0 and newer, in order; older words are not used any more. */
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
const STAGE = /^\[(\d+)\/(\d+)\] (.+?)\.\.\. .*\((\d+(?:\.\d+)?)s @ (\d+(?:\.\d+)?)GB\)/;
/** A line without colours and links. */
function plainText(line) {
	return line.replace(DECORATION, "").trimEnd();
}
/**
* `[2/8] Performing analysis...  [***]   (41.3s @ 1.96GB)`. native-image ends the line only when the stage is
* over, so whoever reads lines learns of a stage at its end; undefined for any other line.
*/
function parseStage(line) {
	const [, number, of, name, seconds, gigabytes] = STAGE.exec(plainText(line)) ?? [];
	if (name === void 0) return void 0;
	return {
		number: Number(number),
		of: Number(of),
		name,
		seconds: Number(seconds),
		heapBytes: Math.round(Number(gigabytes) * 1e9)
	};
}
/** What native-image is at after a stage; undefined after the last. */
function stageAfter(stage) {
	if (stage === void 0) return STAGES[0];
	if (stage.number >= stage.of) return void 0;
	const known = STAGES.indexOf(stage.name);
	return known < 0 ? `stage ${stage.number + 1}` : STAGES[known + 1];
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
		text: /Unrecognized option: (\S+)|Could not find option '(\S+?)'/,
		advice: ([, driver, builder]) => ({
			message: `This GraalVM does not know the option ${driver ?? `-H:${builder}`}.`,
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
	for (const folder of /* @__PURE__ */ new Set([outputDir, host.dirs.temp])) await demandDisk(folder);
	const available = options.memoryBytes ?? await availableMemory();
	if (available !== void 0 && available < MEMORY_NEEDED) host.log.warn(`The builder gets ${formatBytes(available)} of memory; Kafka needs about ${formatBytes(MEMORY_NEEDED)}, so it may fail after minutes.`);
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
	const { outputDir, options, toolchain, useCache } = request;
	const flags = nativeImageFlags(options, toolchain);
	const mainClass = request.entryPoint === "own" ? OWN_WRAPPER : KAFKA_WRAPPER;
	await demandEntryPoint(pathsOf(request), KAFKA_WRAPPER, toolchain);
	await mkdir(outputDir, { recursive: true });
	const key = cacheKey({
		jars: request.jars.map(({ file, sha256 }) => ({
			file,
			sha256
		})),
		metadata: request.metadata.digest,
		flags: flags.map(({ argument }) => argument),
		mainClass,
		wrapper: request.entryPoint === "own" ? OWN_WRAPPER_SOURCE : void 0,
		toolchain: toolchain.digest,
		platform: request.platform
	});
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
async function compile(host, request, mainClass, work) {
	const { toolchain, options, outputDir } = request;
	const scratch = join(host.dirs.temp, `native-${randomUUID()}`);
	const metadataRoot = await stageMetadata(request.metadata, toolchain, join(scratch, "metadata"));
	const own = request.entryPoint === "own" ? [await compileOwnWrapper(host, toolchain, pathsOf(request), join(scratch, "wrapper"))] : [];
	const buildOutput = join(scratch, "build-output.json");
	const args = nativeImageArgs(options, toolchain, {
		metadataRoot,
		classPath: [...own, ...pathsOf(request)],
		mainClass,
		executable: join(work, EXECUTABLE),
		buildOutput
	});
	const startedOn = host.clock.now().toISOString();
	const run = await runNativeImage(host, toolchain, args, {
		cwd: scratch,
		logFile: join(outputDir, "build.log")
	});
	const figures = parseBuildOutput(await readFile(buildOutput, "utf8"));
	return {
		kafkaVersion: request.kafkaVersion,
		graalvm: toolchain.vendorVersion,
		mainClass,
		files: await filesOf(host, work),
		flags: nativeImageFlags(options, toolchain),
		command: ["native-image", ...args],
		figures,
		wallMs: run.wallMs,
		stages: run.stages.map(({ name, seconds }) => ({
			name,
			seconds
		})),
		unresolved: [...run.unresolved],
		startedOn,
		finishedOn: host.clock.now().toISOString()
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
function pathsOf({ jars }) {
	return jars.map(({ path }) => path);
}

// src/binary/class-path.ts
/**
* The jars to build from, in the order of their names, with coordinates by digest and else by file name.
* `broker` leaves out what the catalogue says a broker cannot reach (Connect, Jetty, tools, …); a jar that it
* does not know stays, since nobody knows what it is for.
*/
function selectJars(libs, digests, catalogue, wanted) {
	const byDigest = new Map(catalogue?.jars.map((jar) => [jar.sha256, jar]));
	const byFile = new Map(catalogue?.jars.map((jar) => [jar.file, jar]));
	const digestOf = new Map(digests.map(({ file, sha256 }) => [file, sha256]));
	return libs.flatMap((path) => {
		const file = basename(path);
		const sha256 = digestOf.get(file) ?? "";
		const known = byDigest.get(sha256) ?? byFile.get(file);
		if (wanted === "broker" && known?.broker === false) return [];
		return [{
			path,
			file,
			sha256,
			maven: known?.maven
		}];
	});
}

// src/binary/provenance.ts
const BUILD_TYPE = "https://kafka-native.dev/build/native-image/v1";
/** SLSA provenance v1 of one build: what was chosen, the command line, and every material by digest. */
function provenanceOf(request, result, context) {
	const { report } = result;
	const { options, toolchain } = request;
	return {
		buildDefinition: {
			buildType: BUILD_TYPE,
			externalParameters: {
				kafkaVersion: request.kafkaVersion,
				entryPoint: request.entryPoint,
				platform: request.platform,
				options: { ...options }
			},
			internalParameters: {
				command: report.command,
				flags: report.flags.map(({ argument }) => argument)
			},
			resolvedDependencies: [
				named("distribution", context.distribution, { kafkaVersion: request.kafkaVersion }),
				named("metadata", request.metadata.digest, { files: [...request.metadata.names] }),
				named("toolchain", toolchain.digest, {
					vendorVersion: toolchain.vendorVersion,
					javaVersion: toolchain.javaVersion,
					cCompiler: report.figures.cCompiler
				}),
				...request.jars.map(({ file, sha256, maven }) => jarResource(file, sha256, maven))
			]
		},
		runDetails: {
			builder: builderOf(context),
			metadata: {
				...invocationOf(context.env),
				startedOn: report.startedOn,
				finishedOn: report.finishedOn
			},
			byproducts: [
				{
					name: context.sbom.name,
					digest: { sha256: context.sbom.sha256 }
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
						fromCache: result.fromCache
					}
				}
			]
		}
	};
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
/** On GitHub the workflow is the builder (SLSA's GitHub Actions build type); elsewhere it is whoever runs this. */
function builderOf({ env, version }) {
	const { GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow } = env;
	return {
		id: server && workflow ? `${server}/${workflow}` : "https://kafka-native.dev/builder/local",
		version: { "kafka-native": version }
	};
}
function invocationOf(env) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
	if (!server || !repository || !run) return {};
	return { invocationId: `${server}/${repository}/actions/runs/${run}/attempts/${env.GITHUB_RUN_ATTEMPT ?? "1"}` };
}

// src/binary/sbom.ts
/**
* CycloneDX 1.6 of what went into a binary: the jars with their Maven coordinates, which they do not carry
* themselves, and the JDK whose classes and libraries are compiled in. Same input, same document.
* Source: https://cyclonedx.org/docs/1.6/json/
*/
function sbomOf(input) {
	const { toolchain, digest, jars } = input;
	const components = [...jars].sort((a, b) => a.file < b.file ? -1 : 1).map(jarComponent);
	const jdk = {
		type: "framework",
		"bom-ref": `jdk@${toolchain.javaVersion}`,
		name: "OpenJDK",
		version: toolchain.javaVersion,
		description: `Class library of ${toolchain.vendorVersion}, compiled in`,
		cpe: `cpe:2.3:a:oracle:openjdk:${toolchain.javaVersion}:*:*:*:*:*:*:*`
	};
	const root = `pkg:generic/kafka.Kafka@${input.kafkaVersion}`;
	return {
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		serialNumber: serialNumberOf(digest),
		version: 1,
		metadata: {
			timestamp: input.timestamp,
			tools: { components: [{
				type: "application",
				name: "kafka-native",
				version: input.version
			}] },
			component: {
				type: "application",
				"bom-ref": root,
				name: input.name,
				version: input.kafkaVersion,
				hashes: [{
					alg: "SHA-256",
					content: digest
				}],
				licenses: [{ license: { id: "Apache-2.0" } }]
			}
		},
		components: [...components, jdk],
		dependencies: [{
			ref: root,
			dependsOn: [...components, jdk].map((each) => each["bom-ref"])
		}]
	};
}
function jarComponent({ file, sha256, maven }) {
	const [group, name, version] = maven?.split(":") ?? [];
	if (group === void 0 || name === void 0 || version === void 0) {
		const hashes = [{
			alg: "SHA-256",
			content: sha256
		}];
		return {
			type: "library",
			"bom-ref": `file:${file}`,
			name: file,
			hashes
		};
	}
	return mavenLibrary({
		group,
		name,
		version
	}, sha256);
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
function unresolvedLines({ unresolved }) {
	if (unresolved.length === 0) return [];
	return [`${unresolved.length} entries of the metadata name what does not exist; native-image ignored them.`, ""];
}
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
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
	const dir = at(inputs["evidence-dir"]);
	await writeEvidence(dir, createStatement(distributionSubject(distribution), "distribution", distribution.evidence));
	const subject = {
		name: `${EXECUTABLE} ${distribution.version}`,
		digest: { sha256: result.sha256 }
	};
	const predicate = provenanceOf(request, result, {
		distribution: distribution.digest,
		version: VERSION,
		env: host.env,
		sbom: {
			name: `${EXECUTABLE}.cdx.json`,
			sha256: sbom.sha256
		}
	});
	const evidence = await writeEvidence(dir, createStatement(subject, "provenance", predicate));
	const { report } = result;
	return {
		verdict: "passed",
		message: messageFor(result),
		outputs: {
			binary: result.executable,
			digest: result.sha256,
			size: result.bytes,
			"cache-hit": result.fromCache,
			"build-seconds": Math.round(report.wallMs / 1e3),
			"peak-memory": report.figures.builderPeakBytes,
			report: join(request.outputDir, REPORT_FILE),
			sbom: sbom.path,
			evidence
		},
		summary: buildSummary(result, previous)
	};
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
	const catalogue = await readCatalogue(version);
	const request = {
		kafkaVersion: version,
		jars: selectJars(libs, evidence.jars, catalogue, inputs["class-path"]),
		metadata,
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
	const content = stableJson(sbomOf({
		name: EXECUTABLE,
		kafkaVersion,
		digest: sha256,
		jars,
		toolchain,
		version: VERSION,
		timestamp: report.finishedOn
	}));
	const path = join(outputDir, `${EXECUTABLE}.cdx.json`);
	await writeFileAtomic(path, content);
	return {
		path,
		sha256: hashOf(content, "sha256")
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