import { n as findMetadata, t as examineToolchain } from "./toolchain.js";
import { a as explain, n as UsageError, r as UserError } from "./errors.js";
import { n as stableJson } from "./json.js";
import { t as createStatement } from "./creation.js";
import { c as writeFileAtomic, r as writeEvidence } from "./store.js";
import { f as thisMachine } from "./native-image.js";
import { r as hashOf } from "./hash.js";
import { A as metadataOfJars, M as readFolder, R as mergeMetadata, U as elementClass, V as EMPTY, i as ClassPath, k as isMetadataFile, n as writePerKind, r as writeUnified } from "./write.js";
import { n as formatDuration } from "./units.js";
import { a as ENTRY_POINTS, i as typeEntryOf, n as refuseOtherFormat, o as analyse } from "./merge-folders.js";
import { n as registrations, t as differenceOf } from "./registrations.js";
import { n as obtain, r as writeDistribution } from "./kafka-distribution.js";
import { t as findJava } from "./java.js";
import { i as ALL_CHECKS, m as createProcessLauncher, t as runSanity } from "./runner.js";
import { basename, join, relative, resolve } from "node:path";
import { access, copyFile, mkdir, readdir, writeFile } from "node:fs/promises";

// src/metadata/agent/noise.ts
/** Classes that a JVM makes up at run time under names that change from run to run. */
const MADE_UP = /\$\$Lambda|\$\$Generated|LambdaForm\$|\.\$Proxy\d+$|^jdk\.proxy\d+\.|\$\$FastClass/;
/**
* Leaves out what the agent sees but no native binary needs: classes that exist in one run only, and the
* `main` methods that the `java` launcher looks up through JNI.
*/
function withoutNoise(metadata) {
	return {
		...metadata,
		reflection: metadata.reflection.filter(isReal),
		jni: metadata.jni.filter(isReal).flatMap(withoutMain),
		serialization: metadata.serialization.filter(({ type }) => !MADE_UP.test(elementClass(type))),
		proxies: metadata.proxies.filter(({ interfaces }) => !interfaces.some((name) => MADE_UP.test(name))),
		predefined: []
	};
}
function isReal({ type }) {
	return !MADE_UP.test(elementClass(type));
}
function withoutMain(entry) {
	const methods = entry.methods.filter(({ name }) => name !== "main");
	const hadOnlyMain = methods.length === 0 && entry.methods.length > 0;
	const isEmpty = entry.flags.length + entry.fields.length + entry.queriedMethods.length === 0;
	return hadOnlyMain && isEmpty ? [] : [{
		...entry,
		methods
	}];
}

// src/metadata/agent/agent.ts
/** Seconds between two writings, so that a broker that is killed leaves what it did until then. */
const PERIOD = 5;
/**
* The variables that make every JVM that is started with them write what it reflects on, into a folder of its
* own below `folder`. By environment, because Kafka's `setup`, its scripts and a user's own commands start
* JVMs whose command line is not ours.
*/
function agentEnvironment(folder, more = []) {
	const option = `-agentlib:native-image-agent=${[
		`config-output-dir=${join(folder, "{pid}-{datetime}")}`,
		`config-write-period-secs=${PERIOD}`,
		`config-write-initial-delay-secs=${PERIOD}`,
		...more
	].join(",")}`;
	return { JAVA_TOOL_OPTIONS: /\s/.test(option) ? `"${option}"` : option };
}
/** @throws UserError where the GraalVM has no tracing agent */
async function demandAgent(home) {
	await access(join(home, "lib", "libnative-image-agent.so")).catch(() => {
		throw new UserError(`The GraalVM in ${home} has no tracing agent (lib/libnative-image-agent.so).`, { hint: "Install a complete GraalVM with setup-graalvm." });
	});
}
/** What all JVMs below the folder of {@link agentEnvironment} wrote, merged and without the agent's noise. */
async function collect(folder) {
	const written = (await Promise.all((await namesIn(folder)).map((name) => readProcess(join(folder, name))))).filter((parts) => parts.length > 0);
	return {
		metadata: withoutNoise(mergeMetadata(written.flat())),
		processes: written.length
	};
}
/**
* Everything that one JVM left. The agent writes into a temporary folder inside its own and moves the files
* out; at the exit of a JVM that has written before it takes its own files for another's and leaves the last,
* complete ones where they are. Of a JVM that was killed while writing, half a file may lie there.
*/
async function readProcess(output) {
	const parts = [];
	const names = await namesIn(output);
	for (const folder of [output, ...names.filter((name) => TEMPORARY.test(name)).map((name) => join(output, name))]) {
		if (!(await namesIn(folder)).some(isMetadataFile)) continue;
		const problems = [];
		parts.push((await readFolder(folder, problems)).metadata);
		const [problem] = problems;
		if (problem === void 0 || folder !== output) continue;
		throw new UserError(`The tracing agent wrote what cannot be read: ${problem.message}`);
	}
	return parts;
}
const TEMPORARY = /^agent-pid.*\.tmp/;
async function namesIn(folder) {
	return (await readdir(folder).catch(() => [])).toSorted();
}

// src/metadata/agent/completion.ts
/**
* What the static check of the class path finds missing in a traced metadata, as if one more workload had
* needed it: login modules, plug-ins, native libraries that no check has reached. Mere notes add nothing.
*/
async function completeStatically(host, libs, traced, architecture) {
	const began = host.clock.monotonic();
	const classPath = await ClassPath.open(libs);
	const { findings } = analyse({
		classPath,
		metadata: traced,
		bundled: metadataOfJars(classPath),
		entryPoints: ENTRY_POINTS.filter((name) => classPath.has(name.replaceAll(".", "/"))),
		architectures: [architecture]
	});
	const metadata = additionsOf(findings.filter(({ severity }) => severity !== "note"));
	const durationMs = Math.round(host.clock.monotonic() - began);
	host.log.info(`static-check: ${registrations(metadata).size} registrations in ${formatDuration(durationMs)}`);
	return {
		name: "static-check",
		metadata,
		processes: 0,
		notReached: classPath.problems.filter(({ fatal }) => fatal).map(({ message }) => message),
		durationMs
	};
}
function additionsOf(findings) {
	const additions = findings.flatMap(({ addition }) => addition ?? []);
	const types = (kind) => additions.filter((each) => each.kind === kind).map(typeEntryOf);
	const resources = additions.flatMap((each) => each.kind === "resources" ? [{
		kind: "include",
		form: "glob",
		pattern: each.path
	}] : []);
	return mergeMetadata([{
		...EMPTY,
		reflection: types("reflection"),
		jni: types("jni"),
		resources
	}]);
}

// src/metadata/agent/workloads.ts
/** Runs one workload after the other, each with its own output of the tracing agent below `folder`. */
async function runWorkloads(host, workloads, folder) {
	const results = [];
	for (const workload of workloads) {
		host.signal.throwIfAborted();
		results.push(await host.log.group(`Workload ${workload.name}`, () => runOne(host, workload, join(folder, workload.name))));
	}
	return results;
}
async function runOne(host, workload, output) {
	const began = host.clock.monotonic();
	await mkdir(output, { recursive: true });
	const notReached = await attempt(host, workload, output);
	const collected = await collect(output);
	const { processes } = collected;
	const metadata = workload.select?.(collected.metadata) ?? collected.metadata;
	const durationMs = Math.round(host.clock.monotonic() - began);
	const found = `${registrations(metadata).size} registrations from ${processes} processes`;
	host.log.info(`${workload.name}: ${found} in ${formatDuration(durationMs)}`);
	for (const sentence of notReached) host.log.warn(`${workload.name}: ${sentence}`);
	return {
		name: workload.name,
		metadata,
		processes,
		notReached,
		durationMs
	};
}
async function attempt(host, workload, output) {
	try {
		return await workload.run(agentEnvironment(output, workload.agentOptions));
	} catch (error) {
		if (host.signal.aborted) throw error;
		return [explain(error).text];
	}
}
/** All that the workloads needed, as one sorted metadata. */
function mergeResults(results) {
	return mergeMetadata(results.map(({ metadata }) => metadata));
}
/** For each registration, the workloads that needed it, in the order in which they ran. */
function attribute(results) {
	const needed = /* @__PURE__ */ new Map();
	for (const { name, metadata } of results) for (const line of registrations(metadata)) {
		const known = needed.get(line);
		if (known === void 0) needed.set(line, [name]);
		else known.push(name);
	}
	return needed;
}

// src/pipeline/tracing-patch.ts
/**
* Writes the patch that turns one folder into another; undefined where they are equal or `git` is missing.
* The paths in it are those of the baseline, relative to the working folder, so that `git apply` fits there.
*/
async function patchBetween(host, baseline, current) {
	const stage = join(host.dirs.temp, "patch");
	await copyFlat(baseline, join(stage, "a"));
	await copyFlat(current, join(stage, "b"));
	const result = await host.exec([
		"git",
		"diff",
		"--no-index",
		"--no-color",
		"--no-renames",
		"--",
		"a",
		"b"
	], {
		timeoutMs: 6e4,
		cwd: stage
	}).catch(() => void 0);
	if (result === void 0 || result.stdout === "") return void 0;
	const below = relative(host.dirs.work, baseline);
	const place = below === "" || below.startsWith("..") ? basename(baseline) : below;
	const patch = result.stdout.replace(/^diff --git a\/[ab]\/(.+) b\/[ab]\/\1$/gm, `diff --git a/${place}/$1 b/${place}/$1`).replace(/^--- a\/a\//gm, `--- a/${place}/`).replace(/^\+\+\+ b\/b\//gm, `+++ b/${place}/`);
	const path = `${current}.patch`;
	await writeFileAtomic(path, patch);
	return path;
}
async function copyFlat(from, to) {
	await mkdir(to, { recursive: true });
	for (const name of await readdir(from)) if (name.endsWith(".json")) await copyFile(join(from, name), join(to, name));
}

// src/pipeline/tracing-summary.ts
/** Lines of a drift that a summary shows; the report has all. */
const SHOWN = 50;
/** Markdown for the job summary: the workloads, what they did not reach, and the drift. */
function tracingSummary(predicate, drift, neededBy) {
	const { kafkaVersion, registrations, workloads, agent } = predicate;
	const missed = workloads.flatMap(({ name, notReached }) => notReached.map((sentence) => `- ${name}: ${oneLine(sentence)}`));
	return [
		`### Metadata of Kafka ${kafkaVersion}`,
		"",
		`${registrations} registrations, traced with ${agent}.`,
		"",
		"| workload | processes | registrations | time |",
		"|---|---:|---:|---:|",
		...workloads.map((each) => `| ${each.name} | ${each.processes} | ${each.registrations} | ${formatDuration(each.durationMs)} |`),
		...missed.length === 0 ? [] : [
			"",
			"Not reached:",
			"",
			...missed
		],
		...drift === void 0 ? [] : driftLines(drift, neededBy),
		""
	].join("\n");
}
function driftLines(drift, neededBy) {
	const { added, removed } = drift;
	const rows = added.slice(0, SHOWN).map((line) => `| \`${line.replaceAll("|", "\\|")}\` | ${neededBy.get(line)?.join(", ") ?? ""} |`);
	const more = added.length > SHOWN ? ["", `${added.length - SHOWN} more stand in the report.`] : [];
	return [
		"",
		`Against the baseline: ${added.length} added, ${removed.length} that no workload needed.`,
		...added.length === 0 ? [] : [
			"",
			"| added | needed by |",
			"|---|---|",
			...rows,
			...more
		]
	];
}
function oneLine(text) {
	return (text.split("\n")[0] ?? "").slice(0, 300);
}

// src/metadata/agent/config-sweep.ts
const CLASS$1 = "ConfigSweep";
/**
* Finds every static `ConfigDef` in the given jars and has Kafka create each class that a default value
* names, the way a broker would create it. What has no constructor without arguments is only loaded.
*/
const SOURCE$1 = `import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Utils;

public final class ${CLASS$1} {
    public static void main(String[] jars) throws Exception {
        TreeSet<String> defaults = new TreeSet<>();
        int definitions = 0;
        for (String jar : jars) {
            try (JarFile file = new JarFile(jar)) {
                for (var entry : (Iterable<java.util.jar.JarEntry>) file.stream()::iterator) {
                    String name = entry.getName();
                    if (!name.endsWith("Config.class") && !name.endsWith("Configs.class")) continue;
                    definitions += sweep(name.substring(0, name.length() - 6).replace('/', '.'), defaults);
                }
            }
        }
        int created = 0;
        for (String name : defaults) {
            try {
                if (needsArguments(name)) {
                    Utils.loadClass(name, Object.class);
                } else {
                    Utils.newInstance(name, Object.class);
                    created++;
                }
            } catch (Throwable cause) {
                System.out.println("not created: " + name + ": " + cause);
            }
        }
        System.out.println(definitions + " definitions, " + defaults.size() + " classes, " + created + " created");
        System.exit(0);
    }

    private static boolean needsArguments(String name) throws ClassNotFoundException {
        try {
            Class.forName(name, false, ${CLASS$1}.class.getClassLoader()).getConstructor();
            return false;
        } catch (NoSuchMethodException noDefault) {
            return true;
        }
    }

    private static int sweep(String type, Collection<String> defaults) {
        int found = 0;
        try {
            for (Field field : Class.forName(type).getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) || field.getType() != ConfigDef.class) continue;
                field.setAccessible(true);
                found++;
                for (ConfigDef.ConfigKey key : ((ConfigDef) field.get(null)).configKeys().values()) {
                    collect(key.defaultValue, defaults);
                }
            }
        } catch (Throwable cause) {
            System.out.println("not loaded: " + type + ": " + cause);
        }
        return found;
    }

    private static void collect(Object value, Collection<String> defaults) {
        if (value instanceof Class<?> type) {
            defaults.add(type.getName());
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, defaults));
        } else if (value instanceof String text && text.startsWith("org.apache.kafka.")) {
            try {
                Class.forName(text, false, ${CLASS$1}.class.getClassLoader());
                defaults.add(text);
            } catch (ClassNotFoundException | LinkageError noClass) {
                // A text that only looks like one.
            }
        }
    }
}
`;
/** The agent leaves out what this program itself reflects on. */
const CALLER_FILTER = { rules: [{ excludeClasses: CLASS$1 }] };
/** Loads every class that is the default of a configuration key, among the given jars of Kafka. */
async function configSweep(host, home, libs, folder) {
	const callerFilter = join(folder, "caller-filter.json");
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, `${CLASS$1}.java`), SOURCE$1);
	await writeFile(callerFilter, JSON.stringify(CALLER_FILTER));
	const classPath = [folder, ...libs].join(":");
	return {
		name: "config-defaults",
		agentOptions: [`caller-filter-file=${callerFilter}`],
		async run(env) {
			await run$1(host, [
				join(home, "bin", "javac"),
				"-cp",
				classPath,
				"-d",
				folder,
				join(folder, `${CLASS$1}.java`)
			]);
			const jars = libs.filter((jar) => /\/kafka[-_][^/]*\.jar$/.test(jar));
			const lines = (await run$1(host, [
				join(home, "bin", "java"),
				"-cp",
				classPath,
				CLASS$1,
				...jars
			], env)).split("\n").filter((line) => line !== "");
			for (const line of lines) host.log.debug(line);
			return lines.filter((line) => line.startsWith("not ")).map((line) => `${line}.`);
		}
	};
}
async function run$1(host, argv, env = {}) {
	const { exitCode, stdout, stderr } = await host.exec(argv, {
		timeoutMs: 3e5,
		env
	});
	if (exitCode === 0) return stdout;
	throw new UserError(`${argv[0]} failed (exit code ${exitCode}): ${stderr.trim().split("\n").at(-1)}`);
}

// src/metadata/agent/jmx-walk.ts
const CLASS = "JmxWalk";
/** Reads every attribute of every MBean, as a metrics exporter does, and an object that does not exist. */
const SOURCE = `import java.util.Arrays;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

public final class ${CLASS} {
    public static void main(String[] args) throws Exception {
        int read = 0;
        try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(args[0]))) {
            var server = connector.getMBeanServerConnection();
            for (ObjectName name : server.queryNames(null, null)) {
                String[] attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                    .filter(MBeanAttributeInfo::isReadable).map(MBeanAttributeInfo::getName).toArray(String[]::new);
                // Answers without those that this machine does not have.
                read += server.getAttributes(name, attributes).size();
            }
            try {
                server.getAttribute(new ObjectName("kafka.server:type=Absent"), "Value");
            } catch (javax.management.InstanceNotFoundException expected) {
                System.out.println(read + " attributes");
            }
        }
        System.exit(0);
    }
}
`;
/**
* Walks through the MBeans of a broker. With the agent in `env` it is this program that is traced: what a client
* reads through RMI, the broker must be able to write, and the agent notes serialization only where it is read.
* @throws UserError where the walk fails; answers how many attributes it read
*/
async function walkJmx(host, home, jmx, folder, env = {}) {
	await mkdir(folder, { recursive: true });
	const source = join(folder, `${CLASS}.java`);
	await writeFile(source, SOURCE);
	await run(host, [
		join(home, "bin", "javac"),
		"-d",
		folder,
		source
	], {});
	const url = `service:jmx:rmi:///jndi/rmi://${jmx.host}:${jmx.port}/jmxrmi`;
	const output = await run(host, [
		join(home, "bin", "java"),
		"-cp",
		folder,
		CLASS,
		url
	], env);
	return Number(/(\d+) attributes/.exec(output)?.[1] ?? 0);
}
async function run(host, argv, env) {
	const { exitCode, stdout, stderr } = await host.exec(argv, {
		timeoutMs: 3e5,
		env
	});
	if (exitCode === 0) return stdout;
	throw new UserError(`Reading JMX failed (exit code ${exitCode}): ${stderr.trim().split("\n").at(-1)}`);
}

// src/pipeline/tracing-workloads.ts
/** A traced JVM is several times slower, and writes its files before it ends. */
const TRACED = {
	limits: {
		setupMs: 3e5,
		startMs: 3e5,
		graceMs: 6e4
	},
	checkMs: 3e5
};
const COMMAND_LIMIT = 216e5;
/** One workload per area of the sanity suite, then the sweep of configuration defaults, then the user's. */
async function chooseWorkloads(host, home, distribution, choice) {
	const java = await findJava(host, home);
	const known = new Set(ALL_CHECKS.map(({ area }) => area));
	const areas = choice.areas ?? [...known];
	const sweep = () => configSweep(host, home, distribution.libs, join(host.dirs.temp, "config-sweep"));
	return [
		...areas.filter((area) => known.has(area)).map((area) => ofArea(host, area, distribution, java)),
		...areas.includes("metrics") ? jmxWorkloads(host, home, distribution, java) : [],
		...choice.configDefaults ? [await sweep()] : [],
		...choice.command === void 0 ? [] : [ofCommand(host, choice.command)]
	];
}
function ofArea(host, area, { version, libs }, java) {
	return {
		name: area,
		async run(env) {
			const launcher = createProcessLauncher(host, {
				kafkaVersion: version,
				libs,
				java
			}, {
				classData: false,
				closing: "stop",
				limits: TRACED.limits,
				env
			});
			return (await runSanity(host, launcher, {
				areas: [area],
				name: `trace-${area}`,
				timeoutMs: TRACED.checkMs,
				ownClusters: 1
			})).checks.filter(({ status }) => status !== "passed").map(({ id, status, reason, failure }) => `${id} ${status}: ${failure?.message ?? reason ?? ""}`);
		}
	};
}
/**
* All MBeans are read twice: once with the broker traced, for what it reflects on, and once with the reader
* traced, because the agent notes serialization only where something is read, which is not in the broker.
*/
function jmxWorkloads(host, home, distribution, java) {
	const { version: kafkaVersion, libs } = distribution;
	const folder = join(host.dirs.temp, "jmx-walk");
	const walk = async (ofBroker, ofReader) => {
		const options = {
			classData: false,
			closing: "stop",
			limits: TRACED.limits,
			env: ofBroker
		};
		const cluster = await createProcessLauncher(host, {
			kafkaVersion,
			libs,
			java
		}, options).launch({
			mode: "combined",
			brokers: 1,
			jmx: true
		}, host.signal);
		try {
			const jmx = cluster.nodes[0]?.jmx;
			return (jmx === void 0 ? 0 : await walkJmx(host, home, jmx, folder, ofReader)) > 0 ? [] : ["No attribute could be read over JMX."];
		} finally {
			await cluster.close();
		}
	};
	return [{
		name: "jmx",
		run: (env) => walk(env, {})
	}, {
		name: "jmx-serialization",
		select: ({ serialization }) => ({
			...EMPTY,
			serialization
		}),
		run: (env) => walk({}, env)
	}];
}
function ofCommand(host, command) {
	return {
		name: "command",
		async run(env) {
			const { exitCode } = await host.exec([
				"sh",
				"-c",
				command
			], {
				timeoutMs: COMMAND_LIMIT,
				env: {
					...environmentOfStep(host),
					...withOwnOptions(host, env)
				},
				onLine: (line) => host.log.info(line)
			});
			if (exitCode !== 0) throw new UserError(`The workload command ended with exit code ${exitCode}.`);
			return [];
		}
	};
}
/** What a step of the user's own would see: all variables but those by which a runner talks to an action. */
function environmentOfStep(host) {
	const entries = Object.entries(host.env).filter(([name]) => !/^(?:INPUT|ACTIONS|STATE)_/.test(name));
	return Object.fromEntries(entries.flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
}
/** The agent beside what the user gives every JVM. */
function withOwnOptions(host, { JAVA_TOOL_OPTIONS: agent = "", ...env }) {
	const own = host.env.JAVA_TOOL_OPTIONS;
	return {
		...env,
		JAVA_TOOL_OPTIONS: own ? `${own} ${agent}` : agent
	};
}

// src/pipeline/tracing-step.ts
/** GraalVM for JDK 23 is the first that reads one file with everything. */
const UNIFIED_SINCE = 23;
/** Traces a real broker under every workload and writes the metadata, its report and its statement. */
async function tracingStep(host, inputs) {
	const at = (path) => resolve(host.dirs.work, path);
	const { kept, baseline } = await readGiven(inputs, at);
	const toolchain = await examineToolchain(host, inputs["graalvm-home"]);
	await demandAgent(toolchain.home);
	const folder = at(inputs["output-dir"]);
	const format = toolchain.javaMajor >= UNIFIED_SINCE ? "unified" : "per-kind";
	await refuseOtherFormat(folder, format);
	const distribution = await host.log.group("Kafka", () => obtain(host, inputs));
	const results = await trace(host, inputs, toolchain.home, distribution, kept);
	const merged = mergeMetadata([mergeResults(results), ...kept === void 0 ? [] : [kept]]);
	const drift = baseline === void 0 ? void 0 : differenceOf(baseline, merged);
	const files = await writeMetadata(host, folder, merged, format);
	const neededBy = attribute(results);
	const report = await writeReport(folder, results, neededBy, drift);
	const patch = drift && inputs.baseline ? await patchBetween(host, at(inputs.baseline), folder) : void 0;
	const agent = toolchain.vendorVersion;
	const predicate = predicateOf({
		distribution,
		agent,
		results,
		merged,
		drift,
		format,
		files
	});
	const { digest } = await findMetadata(folder, toolchain);
	const evidence = await writeStatements(at(inputs["evidence-dir"]), distribution, digest, predicate);
	return {
		verdict: inputs["fail-on-drift"] && (drift?.added.length ?? 0) > 0 ? "failed" : "passed",
		message: messageOf(predicate, folder),
		outputs: {
			"metadata-dir": folder,
			format,
			registrations: predicate.registrations,
			added: drift?.added.length ?? 0,
			removed: drift?.removed.length ?? 0,
			report,
			patch: patch ?? "",
			evidence
		},
		summary: tracingSummary(predicate, drift, neededBy)
	};
}
/** What is wrong with the folders that were given is said before minutes of tracing. */
async function readGiven(inputs, at) {
	if (inputs["fail-on-drift"] && inputs.baseline === void 0) throw new UsageError(["fail-on-drift needs a baseline to compare with."]);
	const read = async (path) => path === void 0 ? void 0 : await readWhole(at(path));
	return {
		kept: await read(inputs["merge-with"]),
		baseline: await read(inputs.baseline)
	};
}
/** Writes the files of this format, says what it cannot hold, and answers with their texts by name. */
async function writeMetadata(host, folder, merged, format) {
	const { files, lost } = format === "unified" ? writeUnified(merged) : writePerKind(merged);
	for (const sentence of lost) host.log.warn(sentence);
	for (const [name, content] of files) await writeFileAtomic(join(folder, name), content);
	return files;
}
/** Runs the workloads; then the static check says what none of them, nor the folder to keep, has. */
async function trace(host, inputs, home, distribution, kept) {
	const workloads = await chooseWorkloads(host, home, distribution, {
		areas: inputs.area,
		command: inputs["workload-command"],
		configDefaults: inputs["config-defaults"]
	});
	const results = await runWorkloads(host, workloads, join(host.dirs.temp, "agent"));
	demandOutput(results);
	if (!inputs["static-check"]) return results;
	const traced = mergeMetadata([mergeResults(results), ...kept === void 0 ? [] : [kept]]);
	const { arch } = await thisMachine();
	return [...results, await completeStatically(host, distribution.libs, traced, arch)];
}
function predicateOf({ distribution, agent, results, merged, drift, format, files }) {
	return {
		kafkaVersion: distribution.version,
		format,
		agent,
		distribution: { sha256: distribution.digest },
		registrations: registrations(merged).size,
		workloads: results.map(recordOf),
		...drift === void 0 ? {} : { drift: {
			added: drift.added.length,
			removed: drift.removed.length
		} },
		files: [...files].map(([name, content]) => ({
			name,
			sha256: hashOf(content, "sha256")
		}))
	};
}
function recordOf({ name, processes, metadata, durationMs, notReached }) {
	return {
		name,
		processes,
		registrations: registrations(metadata).size,
		durationMs,
		notReached: [...notReached]
	};
}
async function writeStatements(dir, distribution, digest, predicate) {
	await writeDistribution(dir, distribution);
	return await writeEvidence(dir, createStatement({
		name: "reachability metadata",
		digest: { sha256: digest }
	}, "tracing", predicate));
}
async function readWhole(folder) {
	const problems = [];
	const { metadata } = await readFolder(folder, problems);
	const [problem] = problems;
	if (problem === void 0) return metadata;
	throw new UserError(`The metadata in ${folder} cannot be used: ${problem.message}`);
}
/** Nothing from the agent at all means that no JVM ran, and an empty folder would build a binary that dies. */
function demandOutput(results) {
	if (results.some(({ processes }) => processes > 0)) return;
	const why = results.flatMap(({ name, notReached }) => notReached.map((each) => `${name}: ${each}`));
	throw new UserError(`The tracing agent wrote nothing: no workload ran. ${why[0] ?? ""}`.trim(), { hint: "Check that Kafka starts with this GraalVM’s java: kafka-native run-sanity --type jvm." });
}
async function writeReport(folder, results, neededBy, drift) {
	const path = `${folder}.report.json`;
	await writeFileAtomic(path, stableJson({
		added: (drift?.added ?? []).map((line) => ({
			registration: line,
			neededBy: neededBy.get(line) ?? []
		})),
		removed: drift?.removed ?? [],
		neededBy: Object.fromEntries(neededBy),
		notReached: Object.fromEntries(results.map(({ name, notReached }) => [name, notReached]))
	}));
	return path;
}
function messageOf({ kafkaVersion, registrations, workloads, drift }, folder) {
	const compared = drift === void 0 ? "" : `; against the baseline ${drift.added} added, ${drift.removed} not needed`;
	return `Kafka ${kafkaVersion}: ${registrations} registrations from ${workloads.length} workloads in ${folder}${compared}`;
}

export { tracingStep as t };