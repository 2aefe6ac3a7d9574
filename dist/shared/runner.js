import { n as formatDuration } from "./units.js";
import { n as UsageError, o as messageOf, r as UserError } from "./errors.js";
import { l as countOf } from "./store.js";
import { i as isAtLeast, r as compareVersions } from "./versions.js";
import { n as ociPlatform } from "./machine.js";
import { t as findJava } from "./java.js";
import { A as api$3, B as ResponseError, C as api$13, D as api$6, E as api$7, F as createAPI, G as bootstrapOf, H as planNodes, I as ConfigResourceTypes, J as randomClusterId, K as closeNodes, L as ProduceAcks, M as api, N as Reader, O as api$5, P as Writer, R as NumericMap, S as api$14, T as api$8, U as portsNeeded, V as LOOPBACK, W as isPortClash, X as releasePorts, Y as startAll, Z as reservePorts, _ as api$9, a as variableOfProperty, b as readRecordsBatches, c as failure, d as Consumer, f as Admin, g as api$11, h as api$16, i as variablesOf, j as api$1, k as api$4, l as nameOf, m as api$12, o as createLogBuffer, p as Connection, q as closeOnce, r as sampleUsage, s as LaunchedNode, t as formatProperties, u as Producer, v as api$2, w as api$10, x as api$15, y as api$17, z as ProtocolError } from "./properties.js";
import { isDeepStrictEqual } from "node:util";
import { existsSync } from "node:fs";
import { basename, delimiter, join as join$3 } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createServer } from "node:http";
import { createHash, createHmac, createSign, generateKeyPairSync, pbkdf2Sync, randomBytes, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { chmod, mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";

// src/kafka/class-data.ts
function createClassData(host, subject) {
	let archive;
	let preparing;
	async function prepare(run, signal) {
		const file = join$3(host.dirs.cache, "class-data", `${await fingerprint(subject)}.jsa`);
		if (!existsSync(file)) {
			host.log.info(`Preparing shared class data of Kafka ${subject.kafkaVersion} (once on this machine).`);
			await makeArchive(host, file, run, signal);
		}
		if (existsSync(file)) archive = file;
	}
	return {
		options: () => archive === void 0 ? [] : [`-XX:SharedArchiveFile=${archive}`, "-Xlog:cds=off"],
		async prepare(run, signal) {
			preparing ??= prepare(run, signal).catch((error) => {
				preparing = void 0;
				throw error;
			});
			await preparing;
		}
	};
}
/** Leaves no file, and a warning, where the broker fails; rejects where it was cancelled. */
async function makeArchive(host, file, run, signal) {
	const draft = `${file}.${process.pid}`;
	try {
		await mkdir(join$3(file, ".."), { recursive: true });
		const cluster = await run([`-XX:ArchiveClassesAtExit=${draft}`]);
		await Promise.all(cluster.nodes.map((node) => node.stop()));
		await cluster.close();
		await rename(draft, file);
	} catch (error) {
		signal.throwIfAborted();
		host.log.warn(`Brokers will start more slowly, no class data could be shared: ${messageOf(error)}`);
	} finally {
		await rm(draft, { force: true });
	}
}
/** The JVM refuses an archive of other jars (by size and time) or of another Java; so does this key. */
async function fingerprint(subject) {
	const hash = createHash("sha256").update(`${subject.java.program} ${subject.java.version}\n`);
	for (const jar of subject.libs) {
		const { size, mtimeMs } = await stat(jar);
		hash.update(`${jar} ${size} ${Math.floor(mtimeMs)}\n`);
	}
	return `${basename(subject.kafkaVersion)}-${hash.digest("hex").slice(0, 16)}`;
}

// src/kafka/logging-config.ts
/**
* Logging configuration of a launched node, under the file names that the images' `setup` looks for: all on
* stdout, which is where tools that wait for a log line look. Kafka 4 reads log4j2 YAML, 3 log4j 1
* properties. The dump of every configuration value at each start is left out.
*/
function loggingFiles(kafkaVersion) {
	const { file, text } = libraryOf(kafkaVersion);
	return new Map(["", "tools-"].map((prefix) => [`${prefix}${file}`, text]));
}
/** What the images are configured with; kept beside their Dockerfiles. */
const IMAGE_DEFAULTS = fileURLToPath(new URL("../../docker/resources/defaults/", import.meta.url));
/** Logging configuration of the images of this version, by file name: on stdout and in files that change by the hour. */
async function imageLoggingFiles(kafkaVersion) {
	const folder = join$3(IMAGE_DEFAULTS, isAtLeast(kafkaVersion, "4.0") ? "kafka-4" : "kafka-3");
	const texts = (await readdir(folder)).filter((name) => name.includes("log4j")).map(async (name) => [name, await readFile(join$3(folder, name), "utf8")]);
	return new Map(await Promise.all(texts));
}
/** The system property that names the broker's configuration file to the logging library of this version. */
function loggingOption(kafkaVersion, folder) {
	const { file, option } = libraryOf(kafkaVersion);
	return `${option}${join$3(folder, file)}`;
}
function libraryOf(kafkaVersion) {
	return isAtLeast(kafkaVersion, "4.0") ? {
		file: "log4j2.yaml",
		text: LOG4J2,
		option: "-Dlog4j2.configurationFile="
	} : {
		file: "log4j.properties",
		text: LOG4J1,
		option: "-Dlog4j.configuration=file:"
	};
}
const LOG4J2 = `Configuration:
  Appenders:
    Console:
      name: STDOUT
      PatternLayout:
        pattern: "[%d] %p %m (%c)%n"
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        - ref: STDOUT
    Logger:
      - name: org.apache.kafka.common.config.AbstractConfig
        level: WARN
`;
const LOG4J1 = `log4j.rootLogger=INFO, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
log4j.logger.kafka.server.KafkaConfig=WARN
log4j.logger.org.apache.kafka.common.config.AbstractConfig=WARN
`;

// src/kafka/node-program.ts
/**
* A JVM for seconds, not for weeks: the first compiler only, the collector without threads, and shared class
* data where there is an archive. The heap is fixed so that memory can be compared between runs.
*/
const SHORT_LIVED = [
	"-XX:TieredStopAtLevel=1",
	"-XX:+UseSerialGC",
	"-Xshare:auto",
	"-Xmx512m"
];
/** As Kafka's own scripts and images start a broker when nobody says otherwise (bin/kafka-run-class.sh). */
const DEFAULT_JVM = [
	"-Xmx1G",
	"-Xms1G",
	"-XX:+UseG1GC",
	"-XX:MaxGCPauseMillis=20",
	"-XX:InitiatingHeapOccupancyPercent=35",
	"-XX:+ExplicitGCInvokesConcurrent",
	"-Djava.awt.headless=true",
	"-Xshare:auto"
];
/** `classData` is asked at every start, since the archive may come into being meanwhile. */
function nodeProgram(executable, classData, jvmFlags = SHORT_LIVED) {
	return "binary" in executable ? nativeProgram(executable) : jvmProgram(executable, classData, jvmFlags);
}
/** The images' own way: the wrapper's two commands are compiled into the binary. */
function nativeProgram({ binary, kafkaVersion }) {
	const program = [binary, ...userOptions()];
	return {
		kind: "native",
		setup: (folders) => [
			...program,
			...loggerOptions(kafkaVersion, folders.defaults),
			"setup",
			...setupOptions(folders)
		],
		format: (folders, clusterId, users) => [
			...program,
			loggingOption(kafkaVersion, folders.defaults),
			"storage-tool",
			...formatOptions(folders, clusterId, users)
		],
		start: (folders, vmOptions) => [
			...program,
			...vmOptions,
			"start",
			"--config",
			join$3(folders.final, "server.properties"),
			...loggerOptions(kafkaVersion, folders.final)
		]
	};
}
/** As in the JVM image: the wrapper sets up, `kafka.Kafka` is the broker. */
function jvmProgram({ java, libs, kafkaVersion }, classData, jvmFlags) {
	const jvm = (loggingFolder, vmOptions) => [
		java.program,
		...jvmFlags,
		...classData(),
		...loggerOptions(kafkaVersion, loggingFolder),
		...vmOptions,
		"-cp",
		libs.join(delimiter)
	];
	return {
		kind: "jvm",
		setup: (folders) => [
			...jvm(folders.defaults, []),
			"kafka.docker.KafkaDockerWrapper",
			"setup",
			...setupOptions(folders)
		],
		format: (folders, clusterId, users) => [
			...jvm(folders.defaults, []),
			"kafka.tools.StorageTool",
			...formatOptions(folders, clusterId, users)
		],
		start: (folders, vmOptions) => [
			...jvm(folders.final, vmOptions),
			"kafka.Kafka",
			join$3(folders.final, "server.properties")
		]
	};
}
function setupOptions(folders) {
	return [
		"--default-configs-dir",
		folders.defaults,
		"--mounted-configs-dir",
		folders.mounted,
		"--final-configs-dir",
		folders.final
	];
}
function formatOptions(folders, clusterId, users) {
	return [
		"format",
		"--config",
		join$3(folders.mounted, "server.properties"),
		"--cluster-id",
		clusterId,
		...users.flatMap(({ mechanism, name, password }) => ["--add-scram", `${mechanism}=[name=${name},password=${password}]`])
	];
}
/**
* Binaries built by GraalVM for JDK 21 crash now and then when two threads look the user up at start
* (KAFKA-20314); told beforehand, they do not look.
*/
function userOptions() {
	return ["-Duser.name=kafka", "-Duser.home=/tmp"];
}
function loggerOptions(kafkaVersion, folder) {
	return [`-Dkafka.logs.dir=${join$3(folder, "..", "..", "logs")}`, loggingOption(kafkaVersion, folder)];
}

// src/kafka/process-node.ts
/** One Kafka node as a process of this machine. Nothing runs before `setup` and `startUntil`. */
function createProcessNode(plan, context) {
	const { host, program, limits, clusterId } = context;
	const log = createLogBuffer();
	const folders = foldersOf(plan);
	const variables = {
		...context.env,
		...variablesOf(plan, context.spec, context.kafkaVersion)
	};
	const step = setupStep(plan, context, {
		log,
		variables
	});
	async function setup() {
		await writeConfiguration(plan, context, folders);
		if (context.spec.scramUsers !== void 0) await step(program.format(folders, clusterId, context.spec.scramUsers));
		await step(program.setup(folders), "already formatted");
	}
	async function begin() {
		const process = await host.start(program.start(folders, vmOptionsOf(plan, context)), {
			cwd: plan.folder,
			env: variables,
			onLine: (line) => log.push(line)
		});
		return {
			usage: sampleUsage(process.pid, () => host.clock.monotonic()),
			pid: process.pid,
			exited: process.exited,
			get exitStatus() {
				return process.exitStatus;
			},
			kill: (signal) => process.kill(signal)
		};
	}
	return new LaunchedNode(plan, {
		host,
		clusterId,
		limits,
		log,
		setup,
		begin
	});
}
/** Runs one program to its end; a failure is none where the log then says the excuse. */
function setupStep(plan, { host, limits, clusterId }, { log, variables }) {
	const name = nameOf(plan);
	return async (argv, excuse) => {
		const mark = log.count;
		const { exitCode, timedOut } = await host.exec(argv, {
			timeoutMs: limits.setupMs,
			cwd: plan.folder,
			env: {
				...variables,
				CLUSTER_ID: clusterId
			},
			onLine: (line) => log.push(line)
		});
		if (timedOut) {
			const limit = formatDuration(limits.setupMs);
			throw failure(`Setting up Kafka ${name} did not end within ${limit}`, log, mark);
		}
		if (exitCode === 0) return;
		if (excuse !== void 0 && log.since(mark).some((line) => line.includes(excuse))) return;
		throw failure(`Setting up Kafka ${name} failed (exit code ${exitCode})`, log, mark);
	};
}
function foldersOf(plan) {
	const [defaults, mounted, final] = [
		"defaults",
		"mounted",
		"final"
	].map((name) => join$3(plan.folder, "config", name));
	return {
		defaults: defaults ?? "",
		mounted: mounted ?? "",
		final: final ?? ""
	};
}
async function writeConfiguration(plan, context, folders) {
	for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
	for (const [file, text] of context.spec.logging ?? loggingFiles(context.kafkaVersion)) await writeFile(join$3(folders.defaults, file), text);
	await writeFile(join$3(folders.defaults, "server.properties"), "");
	if (context.spec.configuredBy === "env") return;
	await writeFile(join$3(folders.mounted, "server.properties"), formatProperties(plan.properties));
}
function vmOptionsOf(plan, { spec }) {
	const remote = "com.sun.management.jmxremote";
	return [...plan.jmxPort === void 0 ? [] : [
		`-D${remote}.port=${plan.jmxPort}`,
		`-D${remote}.rmi.port=${plan.jmxPort}`,
		`-D${remote}.host=${LOOPBACK}`,
		`-Djava.rmi.server.hostname=${LOOPBACK}`,
		`-D${remote}.authenticate=false`,
		`-D${remote}.ssl=false`
	], ...spec.vmOptions ?? []];
}

// src/kafka/process-launcher.ts
/** A busy two-core machine starts three nodes at a time within these. */
const LIMITS = {
	setupMs: 12e4,
	startMs: 12e4,
	graceMs: 15e3
};
let launched = 0;
/**
* Runs Kafka as processes of this machine: from jars on a Java, or as a native binary. Configuration goes
* the way of the images of KIP-974: a mounted `server.properties` and `KAFKA_` variables, merged by Kafka's
* own `setup`. Every process dies with this one.
*/
function createProcessLauncher(host, executable, options = {}) {
	return new ProcessLauncher(host, executable, options);
}
var ProcessLauncher = class {
	form = "process";
	kind;
	kafkaVersion;
	#host;
	#program;
	#limits;
	#closing;
	#env;
	#classData;
	constructor(host, executable, options) {
		const shares = "libs" in executable && options.classData !== false;
		this.#classData = shares ? createClassData(host, executable) : void 0;
		this.#program = nodeProgram(executable, () => this.#classData?.options() ?? [], options.jvmFlags);
		this.#limits = {
			...LIMITS,
			...options.limits
		};
		this.#closing = options.closing ?? "kill";
		this.#env = options.env ?? {};
		this.#host = host;
		this.kind = this.#program.kind;
		this.kafkaVersion = executable.kafkaVersion;
	}
	get classData() {
		return this.kind === "native" ? void 0 : (this.#classData?.options() ?? []).length > 0;
	}
	async prepare(signal) {
		await this.#classData?.prepare((vmOptions) => this.#attempt({
			...SINGLE,
			vmOptions
		}, signal), signal);
	}
	async launch(spec, signal) {
		await this.prepare(signal);
		for (let left = 2;; left -= 1) try {
			return await this.#attempt(spec, signal);
		} catch (error) {
			if (!(error instanceof PortClash)) throw error;
			if (left === 0) throw error.cause;
		}
	}
	async #attempt(spec, signal) {
		const ports = await reservePorts(portsNeeded(spec));
		launched += 1;
		const folder = join$3(this.#host.dirs.temp, "clusters", String(launched));
		const clusterId = spec.clusterId ?? randomClusterId();
		const nodes = this.#nodes(spec, clusterId, ports, folder);
		const close = closeOnce(this.#host, () => closeNodes(nodes, this.#closing).finally(async () => {
			await rm(folder, {
				recursive: true,
				force: true
			});
			releasePorts(ports);
		}));
		try {
			await mkdir(folder, { recursive: true });
			return {
				clusterId,
				nodes,
				startup: await startAll(nodes, this.#host, signal),
				bootstrap: (listener) => bootstrapOf(nodes, listener),
				close
			};
		} catch (error) {
			await Promise.all(nodes.map((node) => node.kill()));
			const clash = nodes.some((node) => isPortClash(node.logs()));
			await close();
			throw clash ? new PortClash(error) : error;
		}
	}
	#nodes(spec, clusterId, ports, folder) {
		const { kafkaVersion } = this;
		const [host, program, limits, env] = [
			this.#host,
			this.#program,
			this.#limits,
			this.#env
		];
		const context = {
			host,
			program,
			limits,
			env,
			kafkaVersion,
			clusterId,
			spec
		};
		return planNodes(spec, {
			ports,
			folder,
			kafkaVersion
		}).map((plan) => createProcessNode(plan, context));
	}
};
const SINGLE = {
	mode: "combined",
	brokers: 1
};
/** Another program took a port between its choice and its use: worth another attempt. */
var PortClash = class extends UserError {
	constructor(cause) {
		super("A port was taken by another program.", { cause });
	}
};

// src/kafka/client-login.ts
/**
* Logs in with a delegation token: SCRAM-SHA-256 with the token's id and HMAC, and an extension that says so,
* which the client library cannot send.
* Source: KIP-48, and RFC 5802 for the exchange.
*/
function tokenLogin(tokenId, hmac) {
	const authenticate = (_mechanism, connection, send, _user, _password, _token, done) => {
		const bare = `n=${tokenId},r=${randomBytes(16).toString("base64url")},tokenauth=true`;
		send(connection, Buffer.from(`n,,${bare}`), (error, first) => {
			if (error !== null || first === void 0) return done(error);
			const final = clientFinal(bare, first.authBytes.toString("utf8"), hmac.toString("base64"));
			send(connection, Buffer.from(final), done);
		});
	};
	return { sasl: {
		mechanism: "SCRAM-SHA-256",
		authenticate
	} };
}
/** The second and last message of the client, with its proof. */
function clientFinal(bare, serverFirst, password) {
	const field = (name) => new RegExp(`(?:^|,)${name}=([^,]*)`).exec(serverFirst)?.[1] ?? "";
	const salted = pbkdf2Sync(password, Buffer.from(field("s"), "base64"), Number(field("i")), 32, "sha256");
	const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
	const clientKey = hmac(salted, "Client Key");
	const storedKey = createHash("sha256").update(clientKey).digest();
	const withoutProof = `c=${Buffer.from("n,,").toString("base64")},r=${field("r")}`;
	const signature = hmac(storedKey, `${bare},${serverFirst},${withoutProof}`);
	const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0));
	return `${withoutProof},p=${Buffer.from(proof).toString("base64")}`;
}

// src/kafka/client-requests.ts
/**
* Requests that the client library writes and reads, but does not offer as calls of a client; each takes a
* connection. The versions are those that Kafka 3.7 and 4.4 have in common.
*/
const requests = {
	alterPartitionReassignments: api.async,
	alterUserScramCredentials: api$1.async,
	apiVersions: api$2.async,
	createDelegationToken: api$3.async,
	describeCluster: api$4.async,
	describeDelegationToken: api$5.async,
	describeQuorum: api$6.async,
	describeTransactions: api$7.async,
	describeUserScramCredentials: api$8.async,
	endTransaction: api$9.async,
	expireDelegationToken: api$10.async,
	initProducerId: api$11.async,
	listClientMetricsResources: api$12.async,
	listPartitionReassignments: api$13.async,
	renewDelegationToken: api$14.async,
	updateFeatures: api$15.async
};
/**
* ElectLeaders, version 2: makes the preferred replica of each partition its leader.
* Source: https://kafka.apache.org/protocol, ElectLeaders.
*/
const electPreferredLeaders = createAPI(43, 2, (topic, partitions) => Writer.create().appendInt8(0).appendArray([topic], (topics, name) => {
	topics.appendString(name).appendArray(partitions, (w, partition) => w.appendInt32(partition), true, false);
}).appendInt32(1e4).appendTaggedFields(), (_, key, version, reader) => {
	reader.readInt32();
	const problems = {};
	const note = (where, code, message) => {
		if (code !== 0) problems[where] = [code, message];
	};
	note("", reader.readInt16(), null);
	reader.readArray((topics) => {
		const name = topics.readString();
		topics.readArray((r) => note(`${name}-${r.readInt32()}`, r.readInt16(), r.readNullableString()));
	});
	if (Object.keys(problems).length > 0) throw new ResponseError(key, version, problems, void 0);
}).async;
/** Sends one record to partition 0 as a batch of an idempotent producer, with the sequence that is given. */
async function produceInSequence(connection, record, { producerId, producerEpoch, sequence }) {
	const sequences = new NumericMap([[`${record.topic}:0`, sequence]]);
	await api$16.async(connection, -1, 1e4, [{
		...record,
		partition: 0
	}], {
		compression: "none",
		producerId,
		producerEpoch,
		sequences
	});
}
/** Sends one record to partition 0, once; answers with the milliseconds for which the broker throttles the client. */
async function produceOnce(connection, record) {
	const answer = await api$16.async(connection, -1, 1e4, [{
		...record,
		partition: 0
	}], {
		compression: "none",
		producerId: -1n,
		producerEpoch: -1
	});
	return typeof answer === "object" ? answer.throttleTimeMs : 0;
}
/** The codes of all errors that an answer carried, by name (`PRODUCER_FENCED`). */
function errorNames(error) {
	if (error instanceof ProtocolError) return [error.apiId];
	if (error instanceof AggregateError) return error.errors.flatMap(errorNames);
	return error instanceof Error && error.cause !== void 0 ? errorNames(error.cause) : [];
}

// src/kafka/belongings.ts
/** Things that are made on demand and closed together. */
var Belongings = class {
	#closers = [];
	/** Keeps a thing until all are closed. */
	keep(thing, close) {
		this.#closers.push(() => close(thing));
		return thing;
	}
	/** Answers with the same thing however often it is asked; it is made when it is first asked for. */
	once(make, close) {
		let made;
		return () => {
			made ??= { thing: this.keep(make(), close) };
			return made.thing;
		};
	}
	/** Closes all of them; never rejects, since what matters has happened by then. */
	async close() {
		await Promise.allSettled(this.#closers.splice(0).map((close) => close()));
	}
};

// src/kafka/client.ts
const CLIENT_ID = "kafka-native-sanity";
/**
* Retries close together, for ten seconds: as long as a busy machine may need until a new topic or the
* coordinator of a first group is there. A broker that needs more is a finding.
*/
const PATIENCE = {
	timeout: 1e4,
	connectTimeout: 3e3,
	retries: 100,
	retryDelay: 100
};
/** Connects lazily to `host:port` addresses. */
function createClient(bootstrap, access = {}) {
	const base = {
		clientId: access.clientId ?? CLIENT_ID,
		bootstrapBrokers: [...bootstrap],
		...PATIENCE,
		...optionsOf(access)
	};
	const owned = new Belongings();
	const admin = owned.once(() => new Admin(base), (client) => client.close());
	const producer = owned.once(() => new Producer(base), (client) => client.close(true));
	return {
		get admin() {
			return admin();
		},
		get producer() {
			return producer();
		},
		consumer: (groupId, settings = {}) => owned.keep(consumerOf(base, groupId, settings), (consumer) => consumer.close(true)),
		transactional(transactionalId) {
			const own = new Producer({
				...base,
				transactionalId,
				idempotent: true
			});
			return owned.keep(own, (client) => client.close(true));
		},
		connection: async (nodeId) => await connectionTo(admin(), nodeId),
		close: async () => await owned.close()
	};
}
function consumerOf(base, groupId, { protocol }) {
	const group = {
		...base,
		groupId,
		autocommit: false,
		maxWaitTime: 200,
		minBytes: 1
	};
	return protocol === "consumer" ? new Consumer({
		...group,
		groupProtocol: "consumer"
	}) : new Consumer({
		...group,
		sessionTimeout: 6e3,
		heartbeatInterval: 200,
		rebalanceTimeout: 6e3
	});
}
async function connectionTo(admin, nodeId) {
	const { brokers } = await admin.metadata({ forceUpdate: true });
	if (nodeId === void 0) return await admin.connections.getFirstAvailable([...brokers.values()]);
	const broker = brokers.get(nodeId);
	if (broker === void 0) throw new Error(`No broker ${nodeId} is in service.`);
	return await admin.connections.get(broker);
}
/**
* Connects and authenticates once, without any retry, and lends the connection; rejects where that is refused.
* The one attempt gets the patience of all retries: the first TLS handshakes of a cold JVM take seconds.
*/
async function connectOnce(address, access, work) {
	const connection = new Connection(access.clientId ?? CLIENT_ID, {
		connectTimeout: PATIENCE.timeout,
		requestTimeout: PATIENCE.timeout,
		...optionsOf(access)
	});
	connection.on("error", () => void 0);
	try {
		await connection.connect(address.host, address.port);
		return await work(connection);
	} finally {
		await connection.close().catch(() => void 0);
	}
}
function optionsOf({ tls, sasl }) {
	return {
		...tls === void 0 ? {} : { tls },
		...sasl === void 0 ? {} : { sasl }
	};
}

// src/sanity/expectation.ts
/** A check did not hold: says what was expected and what was seen. */
var CheckFailure = class extends Error {
	name = "CheckFailure";
};
/** What is to be checked was not built into the subject, which it may lack: the check is not applicable. */
var NotApplicable = class extends Error {
	name = "NotApplicable";
};
/** Throws a {@link CheckFailure} with the message where the condition is false. */
function expectThat(condition, message) {
	if (!condition) throw new CheckFailure(message);
}
/** Deep equality; `what` names the thing in the message: `value of record 3`. */
function expectEqual(actual, expected, what) {
	if (isDeepStrictEqual(actual, expected)) return;
	throw new CheckFailure(`${what}: expected ${show(expected)}, got ${show(actual)}`);
}
/** The message of the failure that `work` must end with; throws where it succeeds. */
async function expectFailure(work, what) {
	try {
		await work();
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
	throw new CheckFailure(`${what} was expected to fail, but succeeded`);
}
/** A value for a message: short, and bytes as text where they are text. */
function show(value) {
	if (typeof value === "bigint") return String(value);
	if (Buffer.isBuffer(value)) {
		const text = value.toString("utf8");
		return /^[ -~]*$/.test(text) && text.length <= 60 ? `"${text}"` : `${value.length} bytes`;
	}
	const text = JSON.stringify(value, (_, each) => typeof each === "bigint" ? `${each}` : each) ?? String(value);
	return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

// src/sanity/cluster-client.ts
/**
* Lends a client for the time of the work and closes it afterwards. When the signal aborts, the client is
* closed at once, which ends whatever request hangs, and the signal's reason is thrown.
*/
async function withClient(bootstrap, signal, work, access = {}) {
	signal.throwIfAborted();
	const client = createClient(bootstrap, access);
	let onAbort;
	const aborted = new Promise((_, reject) => {
		onAbort = () => reject(signal.reason);
		signal.addEventListener("abort", onAbort, { once: true });
	});
	try {
		return await Promise.race([work(client), aborted]);
	} finally {
		if (onAbort !== void 0) signal.removeEventListener("abort", onAbort);
		await client.close();
	}
}
/** How long {@link eventually} waits for what Kafka promises to do soon. */
const SOON_MS = 15e3;
/**
* Asks again until the answer is accepted. Where that does not come about soon, throws a `CheckFailure` with
* what was waited for and the last answer; when the signal aborts, its reason.
*/
async function eventually(what, ask, accept, signal) {
	const began = performance.now();
	for (;;) {
		const answer = await ask();
		if (accept(answer)) return answer;
		signal.throwIfAborted();
		if (performance.now() - began > SOON_MS) throw new CheckFailure(`${what} did not come about within ${formatDuration(SOON_MS)}: ${show(answer)}`);
		await setTimeout$1(50);
	}
}

// src/sanity/access-rules.ts
/** Numbers of the Kafka protocol. */
const TOPIC = 2;
const [LITERAL, PREFIXED] = [3, 4];
const [DENY, ALLOW] = [2, 3];
const OPERATIONS = {
	all: 2,
	read: 3,
	write: 4,
	describe: 8
};
function aclOf({ principal, topic, operation, prefixed = false, deny = false }) {
	return {
		resourceType: TOPIC,
		resourceName: topic,
		resourcePatternType: prefixed ? PREFIXED : LITERAL,
		principal,
		host: "*",
		operation: OPERATIONS[operation],
		permissionType: deny ? DENY : ALLOW
	};
}
/** Enters rules, as the super user of the plain listener, and waits until the broker goes by them. */
async function addRules({ cluster, signal }, ...rules) {
	await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
		const creations = rules.map(aclOf);
		await admin.createAcls({ creations });
		for (const filter of creations) await eventually(`A rule for ${filter.principal}`, () => admin.describeAcls({ filter }), (listed) => listed.length > 0, signal);
	});
}
/** Lets the principal do everything with one topic. */
async function allow(context, principal, topic) {
	await addRules(context, {
		principal,
		topic,
		operation: "all"
	});
}

// src/sanity/failure-text.ts
/**
* What a person needs of anything thrown: its message and those of all that it wraps (causes, the parts of
* an `AggregateError`), each once, outermost first. Never empty.
*/
function failureText(thrown) {
	const messages = new Set(messagesOf(thrown, 0).filter((message) => message !== ""));
	return messages.size === 0 ? "It threw nothing that says why." : [...messages].join(" ");
}
/** Wrapped deeper than this is repetition, or a circle. */
const DEEPEST = 6;
function messagesOf(thrown, depth) {
	if (depth > DEEPEST || thrown === void 0) return [];
	if (!(thrown instanceof Error)) return [messageOf(thrown) ?? ""];
	const inner = [thrown.cause, ...thrown instanceof AggregateError ? thrown.errors : []];
	return [thrown.message || thrown.name, ...inner.flatMap((each) => messagesOf(each, depth + 1))];
}

// src/kafka/client-fetch.ts
/** By the number that a batch carries in its attributes. */
const CODECS$1 = [
	"none",
	"gzip",
	"snappy",
	"lz4",
	"zstd"
];
const CODEC_BITS = 7;
const CONTROL_BATCH = 32;
const FETCH_BYTES = 64 * 1024 ** 2;
const [READ_UNCOMMITTED, READ_COMMITTED] = [0, 1];
/** Finds the leader of a partition and connects to it. */
async function locate(admin, name, partition) {
	const metadata = await admin.metadata({
		topics: [name],
		forceUpdate: true
	});
	const topic = metadata.topics.get(name);
	const leader = metadata.brokers.get(topic?.partitions[partition]?.leader ?? -1);
	if (topic === void 0 || leader === void 0) throw new Error(`Partition ${partition} of topic ${name} has no leader.`);
	return {
		connection: await admin.connections.get(leader),
		topicId: topic.id,
		partition
	};
}
/** Fetches once from the leader of a partition, from an offset on, without a group. */
async function fetchBatches(admin, from) {
	return await fetchAt(await locate(admin, from.topic, from.partition), from.offset, from);
}
/** The same at a place that is known; one batch comes at least, however few bytes are asked for. */
async function fetchAt({ connection, topicId, partition }, fetchOffset, options = {}) {
	const { committed = false, waitMs = 500, maxBytes = FETCH_BYTES } = options;
	const wanted = [{
		topicId,
		partitions: [{
			partition,
			currentLeaderEpoch: -1,
			fetchOffset,
			lastFetchedEpoch: -1,
			partitionMaxBytes: maxBytes
		}]
	}];
	const isolation = committed ? READ_COMMITTED : READ_UNCOMMITTED;
	const found = (await api$17.async(connection, waitMs, 1, maxBytes, isolation, 0, -1, wanted, [], "")).responses[0]?.partitions[0];
	const aborted = new Map(found?.abortedTransactions?.map((each) => [each.producerId, each.firstOffset]));
	return {
		batches: withoutAborted((found?.records ?? []).map(storedBatch), aborted),
		highWatermark: found?.highWatermark ?? -1n,
		logStartOffset: found?.logStartOffset ?? -1n
	};
}
function storedBatch(batch) {
	const { firstOffset, attributes, producerId, maxTimestamp, lastOffsetDelta } = batch;
	return {
		codec: CODECS$1[attributes & CODEC_BITS],
		producerId,
		isControl: (attributes & CONTROL_BATCH) !== 0,
		firstOffset,
		nextOffset: firstOffset + BigInt(lastOffsetDelta) + 1n,
		maxTimestamp,
		records: batch.records.map(({ key, value, headers, offsetDelta }) => {
			return {
				offset: firstOffset + BigInt(offsetDelta),
				key,
				value,
				headers
			};
		})
	};
}
/** Drops what a producer wrote between the start of its aborted transaction and the marker that ends it. */
function withoutAborted(batches, aborted) {
	return batches.filter(({ producerId, firstOffset, isControl }) => {
		const since = aborted.get(producerId);
		if (since === void 0 || firstOffset < since) return true;
		if (isControl) aborted.delete(producerId);
		return isControl;
	});
}
/** The records of {@link fetchBatches}; empty where there are none within the wait. */
async function fetchRecords(admin, from) {
	const { batches } = await fetchBatches(admin, from);
	return batches.filter(({ isControl }) => !isControl).flatMap(({ records }) => records).filter(({ offset }) => offset >= from.offset);
}

// src/sanity/topic-records.ts
/** Creates a topic; one partition and one replica unless told. */
async function createTopic(client, topic, options = {}) {
	await client.admin.createTopics({
		topics: [topic],
		partitions: options.partitions ?? 1,
		replicas: options.replicas ?? 1,
		configs: Object.entries(options.configs ?? {}).map(([name, value]) => ({
			name,
			value
		}))
	});
}
/** Sends all in one request per partition, and waits for the acknowledgement of all replicas. */
async function produce(client, topic, records) {
	await client.producer.send({
		acks: ProduceAcks.ALL,
		messages: records.map(({ key, value, headers, partition, timestamp }) => ({
			topic,
			key: bytes(key),
			value: bytes(value),
			partition: partition ?? 0,
			...headers === void 0 ? {} : { headers: headerMap(headers) },
			...timestamp === void 0 ? {} : { timestamp }
		}))
	});
}
/** All records of a partition up to the end that it had when this was called. */
async function readAll(client, topic, partition = 0, first = 0n) {
	const end = await endOffset(client, topic, partition);
	const records = [];
	for (let offset = first; offset < end;) {
		const batch = await fetchRecords(client.admin, {
			topic,
			partition,
			offset
		});
		const last = batch.at(-1);
		expectThat(last !== void 0, `${topic}-${partition} ends at ${end}, but nothing can be read at ${offset}`);
		records.push(...batch);
		offset = last.offset + 1n;
	}
	return records;
}
/** The offset that the next record of the partition will get. */
async function endOffset(client, topic, partition = 0) {
	return await offsetAt(client, topic, -1n, partition);
}
/** The offset of the oldest record that is still there. */
async function startOffset(client, topic, partition = 0) {
	return await offsetAt(client, topic, -2n, partition);
}
/** The first offset with this time stamp or a later one (milliseconds since 1970); -1 where there is none. */
async function offsetAt(client, topic, timestamp, partition = 0) {
	const wanted = {
		partitionIndex: partition,
		timestamp
	};
	const [listed] = await client.admin.listOffsets({ topics: [{
		name: topic,
		partitions: [wanted]
	}] });
	return listed?.partitions[0]?.offset ?? -1n;
}
/** Reads the partition and compares it, record by record, with what was sent. */
async function expectRecords(client, topic, expected, partition = 0) {
	const stored = await readAll(client, topic, partition);
	expectEqual(stored.length, expected.length, `number of records in ${topic}-${partition}`);
	for (const [index, record] of expected.entries()) {
		const found = stored[index];
		expectEqual(found?.offset, BigInt(index), `offset of record ${index}`);
		expectEqual(plain(found?.key), plain(bytes(record.key)), `key of record ${index}`);
		expectEqual(plain(found?.value), plain(bytes(record.value)), `value of record ${index}`);
		const headers = (found?.headers ?? []).map(([name, value]) => [`${name}`, `${value}`]);
		expectEqual(headers, Object.entries(record.headers ?? {}), `headers of record ${index}`);
	}
}
function bytes(value) {
	return typeof value === "string" ? Buffer.from(value) : value;
}
/** The client hands out views of its own Buffer kind; equality is about the bytes. */
function plain(value) {
	return value ? Buffer.from(value) : value;
}
function headerMap(headers) {
	return new Map(Object.entries(headers).map(([name, value]) => [Buffer.from(name), Buffer.from(value)]));
}

// src/sanity/round-trip.ts
/** DescribeCluster's endpoint type (KIP-919). */
const BROKERS = 1;
/** Creates a topic by the plain listener, then writes and reads a record by the given one. */
async function roundTrip({ cluster, signal, unique }, listener, access, prepare = async () => void 0) {
	const topic = unique("trip");
	await withClient(cluster.bootstrap(), signal, async (client) => await createTopic(client, topic));
	await prepare(topic);
	const records = [{
		key: listener,
		value: "there and back"
	}];
	const work = async (client) => {
		await produce(client, topic, records);
		await expectRecords(client, topic, records);
	};
	await withClient(cluster.bootstrap(listener), signal, work, access);
}
/** Connects to a listener, logs in and asks for something; one attempt. */
async function logIn({ cluster }, listener, access) {
	const endpoint = cluster.nodes[0]?.endpoint(listener);
	expectThat(endpoint !== void 0, `The broker has no listener ${listener}`);
	await connectOnce(endpoint, access, (connection) => requests.describeCluster(connection, false, BROKERS));
}
/** The connection must be refused, for a reason that matches. */
async function expectRefused(context, listener, access, reason) {
	const refusal = await expectFailure(() => logIn(context, listener, access), `Logging in at ${listener}`);
	const text = failureText(refusal);
	context.note(text);
	expectThat(reason.test(text), `The refusal should match ${reason}, but says: ${text}`);
}

// src/sanity/security/keys.ts
/** Subject of the client's certificate, and the principal that the broker makes of it. */
const CLIENT_PRINCIPAL = "User:CN=sanity-client";
/** Serial numbers of the certificates that the authority signs, as a client sees them. */
const SERIAL = {
	server: "02",
	renewed: "03",
	client: "04"
};
const PASSWORD = "only-for-this-run";
const STEP_MS = 12e4;
const made = /* @__PURE__ */ new WeakMap();
/** Makes the keys with OpenSSL, once per host; the broker and the checks get the same ones. */
function keysOf(host) {
	const keys = made.get(host) ?? makeKeys(host);
	made.set(host, keys);
	return keys;
}
async function makeKeys(host) {
	const folder = join$3(host.dirs.temp, "sanity-keys");
	await mkdir(folder, {
		recursive: true,
		mode: 448
	});
	const openssl = openSslIn(folder, host);
	await makeCertificates(folder, openssl);
	const text = async (file) => await readFile(join$3(folder, file), "utf8");
	const pair = async (name) => ({
		cert: await text(`${name}.crt`),
		key: await text(`${name}.key`)
	});
	const keystore = join$3(folder, "server.p12");
	await openssl("pkcs12", "-export", ...[
		"-inkey",
		"server.key",
		"-in",
		"server.crt",
		"-certfile",
		"ca.crt",
		"-name",
		"server"
	], "-out", keystore, "-passout", "env:KEYSTORE_PASSWORD");
	await chmod(keystore, 420);
	return {
		ca: await text("ca.crt"),
		server: await pair("server"),
		renewed: await pair("renewed"),
		client: await pair("client"),
		foreigner: await pair("foreigner"),
		keystore,
		password: PASSWORD
	};
}
function openSslIn(folder, host) {
	const env = { KEYSTORE_PASSWORD: PASSWORD };
	return async (...args) => {
		const run = await host.exec(["openssl", ...args], {
			timeoutMs: STEP_MS,
			cwd: folder,
			env
		});
		if (run.exitCode !== 0) throw new UserError(`openssl ${args[0]} failed (exit code ${run.exitCode}): ${run.stderr.trim()}`);
	};
}
/** An authority, three certificates of it, and one of nobody's with the same name as the client's. */
async function makeCertificates(folder, openssl) {
	await writeFile(join$3(folder, "req.cnf"), "[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:true\n");
	await writeFile(join$3(folder, "leaf.cnf"), "subjectAltName=IP:127.0.0.1,DNS:localhost\n");
	const request = (name, subject) => [...[
		"req",
		"-new",
		"-newkey",
		"rsa:2048",
		"-nodes",
		"-sha256",
		"-config",
		"req.cnf"
	], ...[
		"-subj",
		`/CN=${subject}`,
		"-keyout",
		`${name}.key`
	]];
	const own = [
		"-x509",
		"-days",
		"2",
		"-extensions",
		"ca"
	];
	const leaf = async (name, subject, serial) => {
		await openssl(...request(name, subject), "-out", `${name}.csr`);
		const files = [
			"-in",
			`${name}.csr`,
			"-out",
			`${name}.crt`,
			"-extfile",
			"leaf.cnf"
		];
		const signer = [
			"-CA",
			"ca.crt",
			"-CAkey",
			"ca.key",
			"-set_serial",
			`0x${serial}`
		];
		await openssl("x509", "-req", "-sha256", "-days", "2", ...files, ...signer);
	};
	await openssl(...request("ca", "sanity-authority"), ...own, "-out", "ca.crt");
	await Promise.all([
		leaf("server", "localhost", SERIAL.server),
		leaf("renewed", "localhost", SERIAL.renewed),
		leaf("client", "sanity-client", SERIAL.client),
		openssl(...request("foreigner", "sanity-client"), ...own, "-out", "foreigner.crt")
	]);
}

// src/sanity/security/secured.ts
/** Users of the PLAIN mechanism; every one of them starts without any right, except for `admin`. */
const PLAIN_USERS = {
	admin: "admin-secret",
	alice: "alice-secret",
	bob: "bob-secret"
};
/** Listeners of the secured broker, beside `PLAINTEXT`, on which everybody is a super user. */
const TLS = "TLS";
const MUTUAL = "MUTUAL";
const SASL = "SASL";
const SASL_TLS = "SASLTLS";
const PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";
const SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
/**
* One broker for all checks of security: a listener per protocol, PLAIN and SCRAM, the standard authorizer that
* refuses what no rule allows, delegation tokens. One TLS listener reads a PKCS #12 file, as images are
* usually configured, the others get their keys as PEM within the configuration.
*/
async function securedSpec(host) {
	const keys = await keysOf(host);
	return {
		mode: "combined",
		brokers: 1,
		listeners: [
			{
				name: "TLS",
				protocol: "SSL"
			},
			{
				name: MUTUAL,
				protocol: "SSL"
			},
			{
				name: SASL,
				protocol: "SASL_PLAINTEXT"
			},
			{
				name: SASL_TLS,
				protocol: "SASL_SSL"
			}
		],
		files: [keys.keystore],
		properties: {
			"authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
			"super.users": "User:ANONYMOUS;User:admin",
			"delegation.token.secret.key": "only-for-this-run-too",
			...keystoreFile("TLS", keys),
			...pem(MUTUAL, keys),
			[`${prefix(MUTUAL)}ssl.client.auth`]: "required",
			...sasl(SASL),
			...pem(SASL_TLS, keys),
			...sasl(SASL_TLS)
		}
	};
}
/** Users that {@link formattedSpec} makes. */
const FORMATTED_USERS = [{
	name: "formatted-256",
	password: "secret-256",
	mechanism: "SCRAM-SHA-256"
}, {
	name: "formatted-512",
	password: "secret-512",
	mechanism: "SCRAM-SHA-512"
}];
/** A broker with a SASL listener, whose users were made when its storage was formatted. */
function formattedSpec() {
	return {
		mode: "combined",
		brokers: 1,
		listeners: [{
			name: SASL,
			protocol: "SASL_PLAINTEXT"
		}],
		properties: sasl(SASL),
		scramUsers: FORMATTED_USERS
	};
}
/** How a client of the TLS listeners trusts the broker, and which certificate it shows, if any. */
async function tlsAccess(host, shown) {
	const keys = await keysOf(host);
	return { tls: {
		ca: keys.ca,
		...shown === void 0 ? {} : keys[shown]
	} };
}
function plainAccess(username, password) {
	return { sasl: {
		mechanism: "PLAIN",
		username,
		password: password ?? PLAIN_USERS[username]
	} };
}
function scramAccess(bits, username, password) {
	return { sasl: {
		mechanism: `SCRAM-SHA-${bits}`,
		username,
		password
	} };
}
/** Prefix of the properties of one listener. */
function prefix(listener) {
	return `listener.name.${listener.toLowerCase()}.`;
}
function keystoreFile(listener, keys) {
	return {
		[`${prefix(listener)}ssl.keystore.type`]: "PKCS12",
		[`${prefix(listener)}ssl.keystore.location`]: keys.keystore,
		[`${prefix(listener)}ssl.keystore.password`]: keys.password,
		[`${prefix(listener)}ssl.key.password`]: keys.password
	};
}
function pem(listener, keys) {
	return {
		[`${prefix(listener)}ssl.keystore.type`]: "PEM",
		[`${prefix(listener)}ssl.keystore.certificate.chain`]: keys.server.cert,
		[`${prefix(listener)}ssl.keystore.key`]: keys.server.key,
		[`${prefix(listener)}ssl.truststore.type`]: "PEM",
		[`${prefix(listener)}ssl.truststore.certificates`]: keys.ca
	};
}
function sasl(listener) {
	const users = Object.entries(PLAIN_USERS).map(([name, secret]) => `user_${name}="${secret}"`);
	return {
		[`${prefix(listener)}sasl.enabled.mechanisms`]: "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512",
		[`${prefix(listener)}plain.sasl.jaas.config`]: `${PLAIN_MODULE} ${users.join(" ")};`,
		[`${prefix(listener)}scram-sha-256.sasl.jaas.config`]: SCRAM_MODULE,
		[`${prefix(listener)}scram-sha-512.sasl.jaas.config`]: SCRAM_MODULE
	};
}

// src/sanity/checks/authorization.ts
const SECURED$2 = { cluster: "secured" };
const RECORDS$3 = [{
	key: "k",
	value: "v"
}];
const DENIED = /authorization[ _]failed/i;
const HOUR_MS$1 = 3600000n;
const authorizationChecks = [
	{
		id: "acl-default-deny",
		title: "Who has no right to a topic can neither write to it nor read it",
		area: "security",
		priority: "P1",
		needs: SECURED$2,
		async run(context) {
			const topic = await topicWithRecord(context, "denied");
			await asUser(context, "bob", async (client) => await expectDenied(context, () => produce(client, topic, RECORDS$3)));
			await asUser(context, "bob", async (client) => await expectDenied(context, () => expectRecords(client, topic, RECORDS$3)));
		}
	},
	{
		id: "acl-read-only",
		title: "A right to read lets read and not write, a right to write the other way round",
		area: "security",
		priority: "P1",
		needs: SECURED$2,
		async run(context) {
			const topic = await topicWithRecord(context, "read-only");
			await addRules(context, {
				principal: "User:alice",
				topic,
				operation: "read"
			}, {
				principal: "User:bob",
				topic,
				operation: "write"
			});
			await asUser(context, "alice", async (client) => {
				await expectRecords(client, topic, RECORDS$3);
				await expectDenied(context, () => produce(client, topic, RECORDS$3));
			});
			await asUser(context, "bob", async (client) => {
				await produce(client, topic, [{
					key: "l",
					value: "w"
				}]);
				await expectDenied(context, () => expectRecords(client, topic, RECORDS$3));
			});
		}
	},
	{
		id: "acl-prefix-and-deny",
		title: "A rule for a prefix covers its topics, and a refusal wins over a permission",
		area: "security",
		priority: "P1",
		needs: SECURED$2,
		async run(context) {
			const [open, closed] = [await topicWithRecord(context, "prefix"), await topicWithRecord(context, "prefix")];
			await addRules(context, {
				principal: "User:alice",
				topic: "prefix-acl-prefix",
				operation: "all",
				prefixed: true
			}, {
				principal: "User:alice",
				topic: closed,
				operation: "all",
				deny: true
			});
			await asUser(context, "alice", async (client) => {
				await expectRecords(client, open, RECORDS$3);
				await expectDenied(context, () => expectRecords(client, closed, RECORDS$3));
			});
		}
	},
	{
		id: "acl-remove",
		title: "Rules are listed as they were entered, and a removed one does not hold any more",
		area: "security",
		priority: "P1",
		needs: SECURED$2,
		async run(context) {
			const topic = await topicWithRecord(context, "removed");
			const rule = aclOf({
				principal: "User:alice",
				topic,
				operation: "read"
			});
			await allow(context, "User:bob", topic);
			await addRules(context, {
				principal: "User:alice",
				topic,
				operation: "read"
			});
			await asUser(context, "alice", async (client) => await expectRecords(client, topic, RECORDS$3));
			await withClient(context.cluster.bootstrap(), context.signal, async ({ admin }) => {
				const [listed] = await admin.describeAcls({ filter: {
					...rule,
					principal: null,
					host: null,
					operation: 1,
					permissionType: 1
				} });
				const principals = listed?.acls.map(({ principal }) => principal).toSorted();
				expectEqual(principals, ["User:alice", "User:bob"], "principals with rules");
				await admin.deleteAcls({ filters: [rule] });
			});
			await eventually("The refusal of who lost the right", () => asUser(context, "alice", async (client) => await outcomeOf(() => expectRecords(client, topic, RECORDS$3))), (text) => DENIED.test(text), context.signal);
		}
	},
	{
		id: "acl-super-user",
		title: "A super user needs no rule, and may administer",
		area: "security",
		priority: "P1",
		needs: SECURED$2,
		async run(context) {
			const topic = context.unique("super");
			await asUser(context, "bob", async (client) => await expectDenied(context, () => createTopic(client, topic)));
			await asUser(context, "admin", async (client) => await createTopic(client, topic));
			await roundTrip(context, SASL, plainAccess("admin"));
		}
	},
	{
		id: "delegation-token",
		title: "A delegation token is made, listed, renewed, and ended",
		area: "security",
		priority: "P1",
		needs: SECURED$2,
		async run(context) {
			await asUser(context, "alice", async (client) => {
				const connection = await client.connection();
				const made = await requests.createDelegationToken(connection, null, null, [], 24n * HOUR_MS$1);
				expectEqual(made.principalName, "alice", "owner of the token");
				const owner = {
					principalType: "User",
					principalName: "alice"
				};
				const expiry = await eventually("The new token in the list", async () => (await requests.describeDelegationToken(connection, [owner])).tokens, (tokens) => tokens.some(({ tokenId }) => tokenId === made.tokenId), context.signal);
				context.note(`${expiry.length} tokens`);
				const renewed = await requests.renewDelegationToken(connection, made.hmac, HOUR_MS$1);
				expectThat(renewed.expiryTimestampMs < made.expiryTimestampMs, "A renewal for an hour did not change the end");
				await requests.expireDelegationToken(connection, made.hmac, -1n);
				await eventually("The list without the ended token", async () => (await requests.describeDelegationToken(connection, [owner])).tokens, (tokens) => tokens.every(({ tokenId }) => tokenId !== made.tokenId), context.signal);
			});
		}
	},
	{
		id: "delegation-token-login",
		title: "Who shows a delegation token acts as its owner; a wrong one is refused",
		area: "security",
		priority: "P1",
		needs: SECURED$2,
		async run(context) {
			const { tokenId, hmac } = await asUser(context, "alice", async (client) => {
				return await requests.createDelegationToken(await client.connection(), null, null, [], 24n * HOUR_MS$1);
			});
			const access = tokenLogin(tokenId, hmac);
			await eventually("A login with the new token", () => outcomeOf(() => roundTrip(context, SASL, access, (topic) => allow(context, "User:alice", topic))), (text) => text === "allowed", context.signal);
			await expectRefused(context, SASL, tokenLogin(tokenId, Buffer.from("wrong")), /AUTHENTICATION_FAILED|authentication/i);
		}
	}
];
async function topicWithRecord(context, prefix) {
	const topic = context.unique(prefix);
	await withClient(context.cluster.bootstrap(), context.signal, async (client) => {
		await createTopic(client, topic);
		await produce(client, topic, RECORDS$3);
	});
	return topic;
}
async function asUser({ cluster, signal }, user, work) {
	return await withClient(cluster.bootstrap(SASL), signal, work, plainAccess(user));
}
async function expectDenied({ note }, work) {
	const text = failureText(await expectFailure(work, "An act without the right to it"));
	note(text);
	expectThat(DENIED.test(text), `The refusal should say that the right is missing, but says: ${text}`);
}
async function outcomeOf(work) {
	try {
		await work();
		return "allowed";
	} catch (error) {
		return failureText(error);
	}
}

// src/sanity/partition-state.ts
/** Answers of a broker that does not know the topic yet, or knows no leader of it. */
const NOT_YET = ["LEADER_NOT_AVAILABLE", "UNKNOWN_TOPIC_OR_PARTITION"];
/** Leader and replicas of the topic's only partition; undefined where the brokers asked do not know them. */
async function partitionOf(topic, bootstrap, signal) {
	return await withClient(bootstrap, signal, async ({ admin }) => {
		try {
			const { topics } = await admin.metadata({
				topics: [topic],
				forceUpdate: true
			});
			return topics.get(topic)?.partitions[0];
		} catch (error) {
			if (errorNames(error).some((name) => NOT_YET.includes(name))) return void 0;
			throw error;
		}
	});
}
/**
* Waits until every broker that runs knows so many replicas in sync of the topic's only partition: topics are
* created on one node and heard of by the others a little later.
*/
async function expectReplicasEverywhere(cluster, topic, replicas, signal) {
	for (const address of addressesOf(cluster)) await eventually(`${replicas} replicas in sync, as ${address} sees it`, () => partitionOf(topic, [address], signal), (found) => found?.isr.length === replicas, signal);
}
/** Of the plain listeners of the brokers that run. */
function addressesOf(cluster) {
	return cluster.nodes.flatMap((node) => {
		const endpoint = node.running ? node.endpoint() : void 0;
		return endpoint === void 0 ? [] : [`${endpoint.host}:${endpoint.port}`];
	});
}
/** The node of that id. */
function nodeOf(cluster, nodeId) {
	const node = cluster.nodes.find((each) => each.nodeId === nodeId);
	expectThat(node !== void 0, `The cluster has no node ${nodeId}`);
	return node;
}
/** Kills the node for the time of the work, and brings it back for the checks that come after. */
async function without(node, work) {
	await node.kill();
	try {
		await work();
	} finally {
		await node.start();
	}
}
/** Kills the node before the work; for a cluster that nobody uses afterwards. */
async function withoutForGood(node, work) {
	await node.kill();
	await work();
}

// src/sanity/checks/cluster.ts
const MULTI_NODE_MS = 15e4;
const RECORDS$2 = [{
	key: "replicated",
	value: "three times"
}, {
	key: "null",
	value: null
}];
/** A dead broker is to be noticed soon: what is tested is that its records survive, not Kafka's patience. */
const SOON_MISSED$2 = {
	"broker.session.timeout.ms": "3000",
	"broker.heartbeat.interval.ms": "500"
};
const clusterChecks = [
	{
		id: "cluster-combined",
		title: "Three combined nodes replicate a record three times, and it survives the death of its leader",
		area: "cluster",
		priority: "P0",
		needs: {
			cluster: "three",
			alone: true,
			timeoutMs: MULTI_NODE_MS
		},
		run: (context) => survivesLeader(context, without)
	},
	{
		id: "cluster-isolated-single",
		title: "A broker with its controller apart takes and gives records",
		area: "cluster",
		priority: "P0",
		needs: { cluster: "apart" },
		async run({ cluster, unique, signal }) {
			const topic = unique("isolated");
			expectEqual(cluster.nodes.map(({ roles }) => roles.join()), ["broker", "controller"], "roles of the nodes");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				await produce(client, topic, RECORDS$2);
				await expectRecords(client, topic, RECORDS$2);
			});
		}
	},
	{
		id: "cluster-isolated",
		title: "Three brokers with three controllers apart keep a record when its leader dies",
		area: "cluster",
		priority: "P0",
		needs: {
			cluster: {
				mode: "isolated",
				brokers: 3,
				properties: SOON_MISSED$2
			},
			timeoutMs: MULTI_NODE_MS
		},
		run: (context) => survivesLeader(context, withoutForGood)
	}
];
/** Replication factor 3: kills the leader of the only partition and reads from whoever leads next. */
async function survivesLeader({ cluster, unique, signal, note }, whileDead) {
	const topic = unique("replicated");
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await createTopic(client, topic, {
			replicas: 3,
			configs: { "min.insync.replicas": "2" }
		});
		await expectReplicasEverywhere(cluster, topic, 3, signal);
		await produce(client, topic, RECORDS$2);
	});
	const partition = await partitionOf(topic, cluster.bootstrap(), signal);
	const leader = nodeOf(cluster, partition?.leader);
	note(`kills node ${leader.nodeId}`);
	await whileDead(leader, async () => {
		const left = addressesOf(cluster);
		await eventually("A new leader", () => partitionOf(topic, left, signal), (found) => found !== void 0 && found.leader >= 0 && found.leader !== leader.nodeId, signal);
		await withClient(left, signal, async (client) => {
			await eventually("The old end offset at the new leader", () => endOffset(client, topic), (offset) => offset >= RECORDS$2.length, signal);
			await expectRecords(client, topic, RECORDS$2);
			await produce(client, topic, [{
				key: "after",
				value: "the death of the leader"
			}]);
		});
	});
}

// src/sanity/checks/compression.ts
const CODECS = [
	"none",
	"gzip",
	"snappy",
	"lz4",
	"zstd"
];
const COMPRESSED = CODECS.filter((codec) => codec !== "none");
const PER_CODEC = 20;
/** The lowest and the highest level that a topic's configuration takes (KIP-390). */
const LEVELS = [
	[
		"gzip",
		"1",
		"9"
	],
	[
		"lz4",
		"1",
		"17"
	],
	[
		"zstd",
		"1",
		"22"
	]
];
const compressionChecks = [
	...CODECS.map(recompressionCheck),
	...COMPRESSED.map((codec) => ({
		id: `compression-keeps-${codec}`,
		title: `A topic that keeps the producer’s codec stores ${codec} batches as they came`,
		area: "compression",
		priority: "P1",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique(codec);
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { configs: { "compression.type": "producer" } });
				await send(client, topic, codec);
				await expectStored(client, topic, codec);
			});
		}
	})),
	...LEVELS.map(([codec, lowest, highest]) => ({
		id: `compression-level-${codec}`,
		title: `The level of ${codec} counts: ${highest} stores fewer bytes than ${lowest}`,
		area: "compression",
		priority: "P1",
		needs: {
			cluster: "shared",
			since: "3.8"
		},
		run: (context) => comparesLevels(context, codec, [lowest, highest])
	}))
];
/** KAFKA-19839: a native binary took every codec from clients and failed as soon as the broker had to write zstd. */
function recompressionCheck(target) {
	const sources = CODECS.filter((codec) => codec !== target);
	return {
		id: `compression-to-${target}`,
		title: `The broker turns ${sources.join(", ")} into ${target === "none" ? "plain batches" : target}`,
		area: "compression",
		priority: "P1",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique(target);
			const type = target === "none" ? "uncompressed" : target;
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, {
					configs: { "compression.type": type },
					partitions: sources.length
				});
				const faults = [];
				for (const [partition, source] of sources.entries()) try {
					await send(client, topic, source, partition);
					await expectStored(client, topic, target, partition);
				} catch (error) {
					faults.push(`from ${source}: ${failureText(error)}`);
				}
				expectEqual(faults, [], `faults on the way to ${target}`);
			});
		}
	};
}
function recordsOf(codec) {
	return Array.from({ length: PER_CODEC }, (_, index) => ({
		key: `${codec} ${index}`,
		value: `${"compress me ".repeat(20)}${index}`
	}));
}
async function send(client, topic, compression, partition = 0) {
	const messages = recordsOf(compression).map(({ key, value }) => {
		return {
			topic,
			partition,
			key: Buffer.from(key),
			value: Buffer.from(value)
		};
	});
	await client.producer.send({
		acks: ProduceAcks.ALL,
		compression,
		messages
	});
}
/** All batches of the partition have the codec, and the records are those that were sent. */
async function expectStored(client, topic, codec, partition = 0) {
	const { batches } = await fetchBatches(client.admin, {
		topic,
		partition,
		offset: 0n
	});
	expectThat(batches.length > 0, `Nothing is stored in ${topic}-${partition}`);
	for (const batch of batches) expectEqual(batch.codec, codec, `codec of ${topic}-${partition}`);
	const sent = CODECS.find((each) => `${batches[0]?.records[0]?.key}`.startsWith(each));
	expectThat(sent !== void 0, `The first key is ${batches[0]?.records[0]?.key}`);
	await expectRecords(client, topic, recordsOf(sent), partition);
}
async function comparesLevels({ cluster, unique, signal, note }, codec, levels) {
	await withClient(cluster.bootstrap(), signal, async (client) => {
		const sizes = [];
		for (const level of levels) {
			const topic = unique(`${codec}-${level}`);
			await createTopic(client, topic, { configs: {
				"compression.type": codec,
				[`compression.${codec}.level`]: level
			} });
			const text = Array.from({ length: 4e3 }, (_, index) => `${index * 7919 % 1009} apples,`).join(" ");
			const message = {
				topic,
				key: null,
				value: Buffer.from(text),
				partition: 0
			};
			await client.producer.send({
				acks: ProduceAcks.ALL,
				messages: [message]
			});
			const [logs] = await client.admin.describeLogDirs({ topics: [{
				name: topic,
				partitions: [0]
			}] });
			const size = logs?.results[0]?.topics[0]?.partitions[0]?.partitionSize ?? 0n;
			sizes.push(Number(size));
		}
		note(`bytes stored at levels ${levels.join(" and ")}: ${sizes.join(", ")}`);
		const [fast = 0, small = 0] = sizes;
		expectThat(small > 0 && small < fast, `Level ${levels[1]} stored ${small} bytes, level ${levels[0]} ${fast}`);
	});
}

// src/io/local-server.ts
const LARGEST_REQUEST = 65536;
/**
* Serves JSON on a free port of the loopback address until the run ends, and answers with its address
* (`http://127.0.0.1:1234`).
*/
async function serveLocally(host, answer) {
	const server = createServer((request, response) => {
		bodyOf(request).then((body) => {
			const { status = 200, json } = answer(request.method ?? "", request.url ?? "", body);
			response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
		});
	});
	await new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(0, "127.0.0.1", resolve);
	});
	host.defer(() => {
		server.closeAllConnections();
		server.close();
	});
	server.unref();
	const address = server.address();
	return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}
async function bodyOf(request) {
	let body = "";
	for await (const chunk of request.setEncoding("utf8")) {
		body += chunk;
		if (body.length > LARGEST_REQUEST) request.destroy();
	}
	return body;
}

// src/sanity/security/issuer.ts
const ISSUER = "kafka-native-sanity";
const AUDIENCE = "kafka";
const OIDC_CLIENT = {
	id: "sanity-client",
	secret: "sanity-client-secret"
};
const KEY_ID = "sanity-1";
const LIFETIME_S = 600;
const started = /* @__PURE__ */ new WeakMap();
/** The issuer of this run; started with the first call. */
function issuerOf(host) {
	const issuer = started.get(host) ?? startIssuer(host);
	started.set(host, issuer);
	return issuer;
}
async function startIssuer(host) {
	const [known, unknown] = [rsa(), rsa()];
	const token = (subject, wrong = {}) => {
		const now = Math.floor(host.clock.now().getTime() / 1e3);
		return signed({
			iss: ISSUER,
			aud: AUDIENCE,
			sub: subject,
			iat: now,
			exp: now + LIFETIME_S,
			...wrong.claims
		}, (wrong.unknownKey === true ? unknown : known).privateKey);
	};
	const jwk = {
		...known.publicKey.export({ format: "jwk" }),
		kid: KEY_ID,
		use: "sig",
		alg: "RS256"
	};
	const base = await serveLocally(host, (method, path, body) => {
		if (path === "/jwks") return { json: { keys: [jwk] } };
		const form = new URLSearchParams(body);
		const isClient = form.get("client_id") === OIDC_CLIENT.id && form.get("client_secret") === OIDC_CLIENT.secret;
		if (method !== "POST" || path !== "/token" || !isClient) return {
			status: 401,
			json: { error: "invalid_client" }
		};
		return { json: {
			access_token: token(OIDC_CLIENT.id),
			token_type: "Bearer",
			expires_in: LIFETIME_S
		} };
	});
	return {
		jwksUrl: `${base}/jwks`,
		tokenUrl: `${base}/token`,
		token
	};
}
function rsa() {
	return generateKeyPairSync("rsa", { modulusLength: 2048 });
}
function signed(claims, key) {
	const encode = (part) => Buffer.from(JSON.stringify(part)).toString("base64url");
	const content = `${encode({
		alg: "RS256",
		typ: "JWT",
		kid: KEY_ID
	})}.${encode(claims)}`;
	return `${content}.${createSign("RSA-SHA256").update(content).sign(key, "base64url")}`;
}
/** A token without a signature, as the default handlers of OAUTHBEARER take it (not for production). */
function unsecuredToken(host, subject, expiresInS = LIFETIME_S) {
	const now = Math.floor(host.clock.now().getTime() / 1e3);
	const encode = (part) => Buffer.from(JSON.stringify(part)).toString("base64url");
	return `${encode({ alg: "none" })}.${encode({
		sub: subject,
		iat: now - 1,
		exp: now + expiresInS
	})}.`;
}

// src/sanity/security/oauth.ts
/** Listeners of the broker with OAUTHBEARER: tokens without a signature, and those of an OpenID provider. */
const UNSECURED = "UNSECURED";
const OIDC = "OIDC";
const SECURITY = "org.apache.kafka.common.security.oauthbearer";
const MODULE = `${SECURITY}.OAuthBearerLoginModule required`;
/**
* Apart from the other mechanisms, because a broker that cannot load the classes of this one does not start
* at all.
*/
async function oauthSpec(host) {
	const { jwksUrl } = await issuerOf(host);
	return {
		mode: "combined",
		brokers: 1,
		listeners: [{
			name: UNSECURED,
			protocol: "SASL_PLAINTEXT"
		}, {
			name: OIDC,
			protocol: "SASL_PLAINTEXT"
		}],
		vmOptions: [`-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${jwksUrl}`],
		properties: {
			[`${prefix(UNSECURED)}sasl.enabled.mechanisms`]: "OAUTHBEARER",
			[`${prefix(UNSECURED)}oauthbearer.sasl.jaas.config`]: `${MODULE} unsecuredLoginStringClaim_sub="broker";`,
			[`${prefix(OIDC)}sasl.enabled.mechanisms`]: "OAUTHBEARER",
			[`${prefix(OIDC)}oauthbearer.sasl.jaas.config`]: `${MODULE};`,
			[`${prefix(OIDC)}oauthbearer.sasl.server.callback.handler.class`]: `${SECURITY}.OAuthBearerValidatorCallbackHandler`,
			[`${prefix(OIDC)}sasl.oauthbearer.jwks.endpoint.url`]: jwksUrl,
			[`${prefix(OIDC)}sasl.oauthbearer.expected.issuer`]: ISSUER,
			[`${prefix(OIDC)}sasl.oauthbearer.expected.audience`]: AUDIENCE
		}
	};
}
/** A broker refuses a token by an answer that is not empty (RFC 7628), which the client library lets pass. */
function tokenAccess(token) {
	return { sasl: {
		mechanism: "OAUTHBEARER",
		token,
		authBytesValidator(answer, done) {
			if (answer.length === 0) done(null, answer);
			else done(/* @__PURE__ */ new Error(`The token was refused: ${answer.toString("utf8")}`));
		}
	} };
}

// src/sanity/fixtures.ts
/** Compaction and retention are due within half a second instead of minutes. */
const PROMPT_CLEANING = {
	"log.initial.task.delay.ms": "100",
	"log.retention.check.interval.ms": "300",
	"log.cleaner.backoff.ms": "200",
	"log.segment.delete.delay.ms": "100"
};
/** A dead broker is to be noticed soon: what is tested is that its records survive, not Kafka's patience. */
const SOON_MISSED$1 = {
	"broker.session.timeout.ms": "3000",
	"broker.heartbeat.interval.ms": "500"
};
/** A quota is measured over the last two seconds, so that it bites within one check. */
const SHORT_QUOTA_WINDOW = {
	"quota.window.num": "2",
	"quota.window.size.seconds": "1"
};
/** What a check looks for that asks whether the mounted file is read: values that no other check minds. */
const IN_FILE = {
	"log.index.interval.bytes": "4097",
	"offsets.retention.minutes": "4321"
};
/** The same for a cluster that has no file, as Kafka's compose examples do it. */
const IN_ENVIRONMENT = { KAFKA_LOG_INDEX_INTERVAL_BYTES: "4098" };
const FIXTURES = {
	shared: {
		title: "shared broker",
		spec: async () => ({
			mode: "combined",
			brokers: 1,
			jmx: true,
			properties: {
				...PROMPT_CLEANING,
				...SHORT_QUOTA_WINDOW,
				...IN_FILE
			}
		})
	},
	secured: {
		title: "secured broker",
		tools: ["openssl"],
		spec: securedSpec
	},
	oauth: {
		title: "broker with OAUTHBEARER",
		spec: oauthSpec
	},
	apart: {
		title: "broker with its controller apart, configured by variables",
		spec: async () => ({
			mode: "isolated",
			brokers: 1,
			configuredBy: "env",
			env: IN_ENVIRONMENT
		})
	},
	three: {
		title: "cluster of three",
		spec: async () => ({
			mode: "combined",
			brokers: 3,
			properties: SOON_MISSED$1
		})
	}
};
const FIXTURE_NAMES = Object.keys(FIXTURES).filter(isFixtureName);
function isFixtureName(name) {
	return Object.hasOwn(FIXTURES, name);
}

// src/sanity/checks/configuration.ts
const ONE$1 = {
	mode: "combined",
	brokers: 1
};
const OWN_CLUSTER_MS = 6e4;
const configurationChecks = [
	{
		id: "configuration-file",
		title: "Properties of a mounted server.properties reach the broker",
		area: "configuration",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, signal }) {
			await expectConfig(cluster, signal, IN_FILE);
		}
	},
	{
		id: "configuration-env",
		title: "A broker can be configured by KAFKA_ variables alone",
		area: "configuration",
		priority: "P0",
		needs: { cluster: "apart" },
		async run({ cluster, signal }) {
			const value = IN_ENVIRONMENT.KAFKA_LOG_INDEX_INTERVAL_BYTES;
			await expectConfig(cluster, signal, {
				"log.index.interval.bytes": value,
				"node.id": "1"
			});
		}
	},
	{
		id: "configuration-env-over-file",
		title: "A KAFKA_ variable wins over the same property in the file, and the rest of the file stays",
		area: "configuration",
		priority: "P0",
		needs: {
			cluster: {
				...ONE$1,
				properties: {
					"log.retention.ms": "1111111",
					"num.io.threads": "3"
				},
				env: { KAFKA_LOG_RETENTION_MS: "3456789" }
			},
			timeoutMs: OWN_CLUSTER_MS
		},
		async run({ cluster, signal }) {
			await expectConfig(cluster, signal, {
				"log.retention.ms": "3456789",
				"num.io.threads": "3"
			});
		}
	},
	{
		id: "configuration-bad-value",
		title: "A property with an impossible value is refused by name and value",
		area: "configuration",
		priority: "P0",
		needs: {
			cluster: "none",
			timeoutMs: OWN_CLUSTER_MS
		},
		async run(context) {
			const env = { [variableOfProperty("num.io.threads", context.launcher.kafkaVersion)]: "many" };
			await expectRefusal(context, {
				...ONE$1,
				env
			}, ["num.io.threads", "many"]);
		}
	},
	{
		id: "configuration-foreign-storage",
		title: "A broker refuses data directories that were formatted for different clusters",
		area: "configuration",
		priority: "P0",
		needs: {
			cluster: "none",
			forms: ["process"],
			timeoutMs: OWN_CLUSTER_MS
		},
		async run(context) {
			const ids = ["4L6g3nShT-eMCtK--X86sw", "5L6g3nShT-eMCtK--X86sw"];
			const folder = join$3(context.host.dirs.temp, context.unique("storage"));
			const dirs = ids.map((id) => join$3(folder, id));
			for (const [index, id] of ids.entries()) await formatFor(id, dirs[index] ?? "");
			const properties = { "log.dirs": dirs.join(",") };
			await expectRefusal(context, {
				...ONE$1,
				clusterId: ids[0],
				properties
			}, ["cluster.id", ids[1]]);
		}
	}
];
/** Reads the broker's own configuration back. */
async function expectConfig(cluster, signal, expected) {
	const node = cluster.nodes.find(({ roles }) => roles.includes("broker"));
	const resource = {
		resourceType: ConfigResourceTypes.BROKER,
		resourceName: String(node?.nodeId),
		configurationKeys: Object.keys(expected)
	};
	await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
		const [described] = await admin.describeConfigs({ resources: [resource] });
		const found = new Map(described?.configs.map(({ name, value }) => [name, value]));
		for (const [name, value] of Object.entries(expected)) expectEqual(found.get(name), value, name);
	});
}
/** The cluster must not come up, and the reason must name what is wrong. */
async function expectRefusal({ launch, note }, spec, naming) {
	const { message } = await expectFailure(() => launch(spec), "A start with this configuration");
	note(message);
	for (const word of naming) expectThat(message.includes(word), `The refusal does not name ${word}: ${message}`);
}
/** What `kafka-storage format` leaves in a data directory, for a cluster of that id. */
async function formatFor(clusterId, folder) {
	await mkdir(folder, { recursive: true });
	const meta = {
		version: "1",
		"cluster.id": clusterId,
		"node.id": "1"
	};
	await writeFile(join$3(folder, "meta.properties"), formatProperties(Object.entries(meta)));
}

// src/sanity/checks/dynamic-configuration.ts
const SHARED$3 = { cluster: "shared" };
const [SET$3, DELETE] = [0, 1];
/** Where a value comes from, as the protocol numbers it. */
const DYNAMIC_BROKER = 2;
const dynamicConfigurationChecks = [
	{
		id: "configuration-dynamic",
		title: "A broker takes a changed number of threads while it runs, and its old value after the change is removed",
		area: "configuration",
		priority: "P1",
		needs: SHARED$3,
		async run({ cluster, signal }) {
			const broker = {
				type: "BROKER",
				name: String(cluster.nodes[0]?.nodeId)
			};
			const name = "num.replica.fetchers";
			await withClient(cluster.bootstrap(), signal, async (client) => {
				const described = async () => await describe(client, broker, name);
				const before = await described();
				await alter(client, broker, name, "2");
				await eventually("The new value", described, (found) => found?.value === "2", signal);
				expectEqual((await described())?.configSource, DYNAMIC_BROKER, "source of the value");
				await alter(client, broker, name, void 0);
				await eventually("The old value", described, (found) => found?.value === before?.value, signal);
			});
		}
	},
	{
		id: "configuration-dynamic-refused",
		title: "A change that cannot be made while the broker runs, or to an impossible value, is refused",
		area: "configuration",
		priority: "P1",
		needs: SHARED$3,
		async run({ cluster, signal, note }) {
			const broker = {
				type: "BROKER",
				name: String(cluster.nodes[0]?.nodeId)
			};
			await withClient(cluster.bootstrap(), signal, async (client) => {
				for (const [name, value] of [["node.id", "7"], ["num.io.threads", "0"]]) {
					const text = failureText(await expectFailure(() => alter(client, broker, name, value), `Setting ${name}`));
					note(text);
					expectThat(/config|invalid|request/i.test(text), `The refusal should be about the configuration: ${text}`);
				}
				expectEqual((await describe(client, broker, "node.id"))?.value, broker.name, "node.id");
			});
		}
	},
	{
		id: "log-level",
		title: "The level of a logger is changed while the broker runs, and the log shows it",
		area: "logging",
		priority: "P1",
		needs: {
			...SHARED$3,
			alone: true
		},
		run: changesLogLevel
	},
	{
		id: "telemetry-subscription",
		title: "A subscription to client metrics is made, listed, described and removed",
		area: "metrics",
		priority: "P1",
		needs: SHARED$3,
		async run({ cluster, unique, signal }) {
			const subscription = {
				type: "CLIENT_METRICS",
				name: unique("metrics")
			};
			await withClient(cluster.bootstrap(), signal, async (client) => {
				const listed = async () => {
					return (await requests.listClientMetricsResources(await client.connection())).configResources.some(({ resourceName }) => resourceName === subscription.name);
				};
				await alter(client, subscription, "interval.ms", "5000");
				await eventually("The subscription in the list", listed, (found) => found, signal);
				expectEqual((await describe(client, subscription, "interval.ms"))?.value, "5000", "interval.ms");
				await alter(client, subscription, "interval.ms", void 0);
				await eventually("The list without it", listed, (found) => !found, signal);
			});
		}
	}
];
async function changesLogLevel({ cluster, unique, signal }) {
	const [node] = cluster.nodes;
	expectThat(node !== void 0, "The cluster has no node");
	const logger = {
		type: "BROKER_LOGGER",
		name: String(node.nodeId)
	};
	const name = "kafka.server.ReplicaManager";
	const topic = unique("logged");
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await createTopic(client, topic);
		const before = linesAbout(node, topic, name);
		await alter(client, logger, name, "TRACE");
		await eventually("TRACE", () => describe(client, logger, name), (found) => found?.value === "TRACE", signal);
		await produce(client, topic, [{
			key: null,
			value: "x"
		}]);
		await eventually("Lines of the logger", async () => linesAbout(node, topic, name), (count) => count > before, signal);
		await alter(client, logger, name, "WARN");
		await eventually("WARN", () => describe(client, logger, name), (found) => found?.value === "WARN", signal);
	});
}
function linesAbout(node, topic, logger) {
	return node.logs().filter((line) => line.includes(topic) && line.includes(logger)).length;
}
async function describe(client, resource, name) {
	const [described] = await client.admin.describeConfigs({ resources: [{
		...numbered(resource),
		configurationKeys: [name]
	}] });
	return described?.configs.find((config) => config.name === name);
}
/** Sets the value, or removes it where it is undefined. */
async function alter(client, resource, name, value) {
	const change = value === void 0 ? {
		name,
		configOperation: DELETE
	} : {
		name,
		configOperation: SET$3,
		value
	};
	await client.admin.incrementalAlterConfigs({ resources: [{
		...numbered(resource),
		configs: [change]
	}] });
}
function numbered({ type, name }) {
	return {
		resourceType: ConfigResourceTypes[type],
		resourceName: name
	};
}

// src/sanity/checks/features.ts
const featureChecks = [{
	id: "features-describe",
	title: "The broker says which features are in force, within what it supports",
	area: "configuration",
	priority: "P1",
	needs: { cluster: "shared" },
	async run({ cluster, signal }) {
		await withClient(cluster.bootstrap(), signal, async (client) => {
			const { finalizedFeatures = [], supportedFeatures = [] } = await requests.apiVersions(await client.connection(), "sanity", "1");
			const inForce = new Map(finalizedFeatures.map(({ name, maxVersionLevel }) => [name, maxVersionLevel]));
			expectThat(inForce.has("metadata.version"), `metadata.version is not among ${[...inForce.keys()]}`);
			for (const { name, minVersion, maxVersion } of supportedFeatures) {
				const level = inForce.get(name) ?? 0;
				expectThat(minVersion <= level && level <= maxVersion, `${name} is in force at ${level}, supported is ${minVersion} to ${maxVersion}`);
			}
		});
	}
}, {
	id: "features-update",
	title: "A feature is taken down and up again; a level that nobody supports is refused",
	area: "configuration",
	priority: "P1",
	needs: {
		cluster: "apart",
		since: "4.1",
		alone: true
	},
	run: updatesFeature
}];
async function updatesFeature({ cluster, signal }) {
	const feature = "eligible.leader.replicas.version";
	const [UPGRADE, SAFE_DOWNGRADE] = [1, 2];
	await withClient(cluster.bootstrap(), signal, async (client) => {
		const connection = await client.connection();
		const level = async () => {
			const { finalizedFeatures = [] } = await requests.apiVersions(connection, "sanity", "1");
			return finalizedFeatures.find(({ name }) => name === feature)?.maxVersionLevel ?? 0;
		};
		const update = async (maxVersionLevel, upgradeType) => await requests.updateFeatures(connection, 1e4, [{
			feature,
			maxVersionLevel,
			upgradeType
		}], false);
		expectEqual(await level(), 1, "level of a new cluster");
		await update(0, SAFE_DOWNGRADE);
		await eventually("Level 0", level, (found) => found === 0, signal);
		await update(1, UPGRADE);
		await eventually("Level 1", level, (found) => found === 1, signal);
		await expectFailure(() => update(99, UPGRADE), "An upgrade to a level that nobody supports");
	});
}

// src/sanity/group-offsets.ts
/** Commits an offset of partition 0 for a group without members. */
async function commit(client, groupId, topic, offset) {
	await client.admin.alterConsumerGroupOffsets({
		groupId,
		topics: [{
			name: topic,
			partitionOffsets: [{
				partition: 0,
				offset
			}]
		}]
	});
}
/** The committed offset of a partition; undefined where there is none. */
async function committed(client, groupId, topic, partition = 0) {
	return ((await client.admin.listConsumerGroupOffsets({ groups: [groupId] }))[0]?.topics.find(({ name }) => name === topic)?.partitions)?.find(({ partitionIndex }) => partitionIndex === partition)?.committedOffset;
}

// src/sanity/checks/group-administration.ts
const SHARED$2 = { cluster: "shared" };
const groupAdministrationChecks = [
	{
		id: "group-lag",
		title: "The lag of a group is what lies behind its offset; a reset moves it, to a point in time as well",
		area: "groups",
		priority: "P1",
		needs: SHARED$2,
		async run({ cluster, unique, signal }) {
			const [topic, group] = [unique("lag"), unique("group")];
			const start = BigInt(Date.now() - 6e4);
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				for (const second of [
					0n,
					10n,
					20n,
					30n,
					40n
				]) await produce(client, topic, [{
					key: null,
					value: "x",
					timestamp: start + second * 1000n
				}]);
				const lag = async () => await endOffset(client, topic) - (await committed(client, group, topic) ?? 0n);
				await commit(client, group, topic, 2n);
				expectEqual(await lag(), 3n, "lag at offset 2");
				await commit(client, group, topic, 5n);
				expectEqual(await lag(), 0n, "lag at the end");
				await commit(client, group, topic, await offsetAt(client, topic, start + 25000n));
				expectEqual(await lag(), 2n, "lag after a reset to 25 seconds");
			});
		}
	},
	{
		id: "group-offsets-delete",
		title: "Deleted offsets of a group are gone, those of another topic stay",
		area: "groups",
		priority: "P1",
		needs: SHARED$2,
		async run({ cluster, unique, signal }) {
			const [gone, kept, group] = [
				unique("gone"),
				unique("kept"),
				unique("group")
			];
			await withClient(cluster.bootstrap(), signal, async (client) => {
				for (const topic of [gone, kept]) {
					await createTopic(client, topic);
					await produce(client, topic, [{
						key: null,
						value: "x"
					}]);
					await commit(client, group, topic, 1n);
				}
				const topics = [{
					name: gone,
					partitionIndexes: [0]
				}];
				await client.admin.deleteConsumerGroupOffsets({
					groupId: group,
					topics
				});
				const left = [await committed(client, group, gone), await committed(client, group, kept)];
				expectEqual(left, [void 0, 1n], "offsets after the deletion");
			});
		}
	},
	{
		id: "group-describe-delete",
		title: "A group is listed and described with its member, cannot be deleted while it has one, and then can",
		area: "groups",
		priority: "P1",
		needs: SHARED$2,
		async run({ cluster, unique, signal }) {
			const [topic, groupId] = [unique("described"), unique("group")];
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				const member = client.consumer(groupId);
				member.topics.track(topic);
				await member.joinGroup();
				const described = async () => (await client.admin.describeGroups({ groups: [groupId] })).get(groupId);
				await eventually("A stable group", described, (group) => /stable/i.test(group?.state ?? ""), signal);
				expectEqual((await described())?.members.size, 1, "number of members");
				expectThat((await client.admin.listGroups()).has(groupId), "The group is not listed");
				const refusal = await expectFailure(() => client.admin.deleteGroups({ groups: [groupId] }), "Deleting a group in use");
				expectThat(errorNames(refusal).includes("NON_EMPTY_GROUP"), `Expected NON_EMPTY_GROUP, got ${errorNames(refusal)}`);
				await member.close(true);
				await eventually("An empty group", described, (group) => /empty/i.test(group?.state ?? ""), signal);
				await client.admin.deleteGroups({ groups: [groupId] });
				expectThat(!(await client.admin.listGroups()).has(groupId), "The deleted group is still listed");
			});
		}
	}
];

// src/sanity/checks/groups.ts
const PARTITIONS = 4;
const groupChecks = [
	{
		id: "group-resume",
		title: "A consumer group commits, and its next member goes on where the last one stopped",
		area: "groups",
		priority: "P0",
		needs: { cluster: "shared" },
		run: (context) => resumes(context, "classic")
	},
	{
		id: "group-rebalance",
		title: "Two members of a group share its partitions, and the one that stays takes over all",
		area: "groups",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const [topic, group] = [unique("shared"), unique("group")];
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { partitions: PARTITIONS });
				const [first, second] = [client.consumer(group), client.consumer(group)];
				await join$2(first, topic);
				expectEqual(partitionsOf(first), [
					0,
					1,
					2,
					3
				], "partitions of the only member");
				await join$2(second, topic);
				await eventually("Two partitions for each member", async () => [partitionsOf(first).length, partitionsOf(second).length], ([a, b]) => a === 2 && b === 2, signal);
				expectEqual([...partitionsOf(first), ...partitionsOf(second)].sort(), [
					0,
					1,
					2,
					3
				], "partitions of both members together");
				await second.close(true);
				await eventually("All partitions for the member that stays", async () => partitionsOf(first), (partitions) => partitions.length === PARTITIONS, signal);
			});
		}
	},
	{
		id: "group-resume-consumer-protocol",
		title: "The same with the group protocol of KIP-848",
		area: "groups",
		priority: "P1",
		needs: {
			cluster: "shared",
			since: "4.0"
		},
		run: (context) => resumes(context, "consumer")
	}
];
async function resumes({ cluster, unique, signal }, protocol) {
	const [topic, group] = [unique("resume"), unique("group")];
	const values = Array.from({ length: 20 }, (_, index) => `value ${index}`);
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await createTopic(client, topic);
		await produce(client, topic, values.map((value) => ({
			key: null,
			value
		})));
		const first = client.consumer(group, { protocol });
		expectEqual(await take(first, topic, 8), values.slice(0, 8), "records of the first member");
		await first.commit({ offsets: [{
			topic,
			partition: 0,
			offset: 8n,
			leaderEpoch: 0
		}] });
		expectEqual(await committed(client, group, topic), 8n, "committed offset");
		await first.close(true);
		const second = client.consumer(group, { protocol });
		expectEqual(await take(second, topic, 12), values.slice(8), "records of the second member");
	});
}
/** The values of the next records that the group has not committed yet. */
async function take(consumer, topic, count) {
	const stream = await consumer.consume({
		topics: [topic],
		mode: "committed",
		fallbackMode: "earliest"
	});
	const values = [];
	for await (const record of stream) {
		values.push(String(record.value));
		if (values.length === count) break;
	}
	return values;
}
/** Joins and goes on heartbeating; records are of no interest. */
async function join$2(consumer, topic) {
	consumer.topics.track(topic);
	await consumer.joinGroup();
}
function partitionsOf(consumer) {
	return (consumer.assignments ?? []).flatMap(({ partitions }) => partitions).sort();
}

// src/kafka/jmx-probe-source.ts
/**
* Source of the JMX probe, run by `java` as a single file: it reads one request per line,
* `read<TAB>host:port<TAB>object name<TAB>attribute` or `dump<TAB>host:port<TAB>file`, and answers
* `ok<TAB>value` or `error<TAB>reason`. It is text in a module because a bundled action has no files beside it.
*/
const JMX_PROBE_SOURCE = `
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

public class JmxProbe {
    private static final Map<String, MBeanServerConnection> CONNECTIONS = new HashMap<>();

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(answer(line.split("\\t")).replace('\\n', ' '));
        }
    }

    private static String answer(String[] request) {
        boolean known = CONNECTIONS.containsKey(request[1]);
        try {
            return perform(request);
        } catch (IOException e) {
            // A connection from before that its heartbeat, once a minute, has found dead meanwhile: another broker may be there.
            CONNECTIONS.remove(request[1]);
            return known ? answer(request) : "error\\t" + e;
        } catch (Exception e) {
            return "error\\t" + e;
        }
    }

    private static String perform(String[] request) throws Exception {
        MBeanServerConnection server = connect(request[1]);
        if (request[0].equals("read")) {
            return "ok\\t" + server.getAttribute(new ObjectName(request[2]), request[3]);
        }
        Object[] liveOnly = {request[2], true};
        String[] types = {"java.lang.String", "boolean"};
        server.invoke(new ObjectName("com.sun.management:type=HotSpotDiagnostic"), "dumpHeap", liveOnly, types);
        return "ok\\t" + request[2];
    }

    private static MBeanServerConnection connect(String address) throws Exception {
        MBeanServerConnection known = CONNECTIONS.get(address);
        if (known != null) return known;
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + address + "/jmxrmi");
        MBeanServerConnection made = JMXConnectorFactory.connect(url).getMBeanServerConnection();
        CONNECTIONS.put(address, made);
        return made;
    }
}
`;

// src/kafka/jmx.ts
/** Starts the probe; the Java must be one of a JDK, since the probe is compiled as it starts. */
async function startJmxProbe(host, java) {
	const folder = join$3(host.dirs.temp, "jmx-probe");
	const source = join$3(folder, "JmxProbe.java");
	await mkdir(folder, { recursive: true });
	await writeFile(source, JMX_PROBE_SOURCE);
	const waiting = [];
	const complaints = [];
	const process = await host.start([
		java.program,
		...[
			"-XX:TieredStopAtLevel=1",
			"-XX:+UseSerialGC",
			"-Xmx64m"
		],
		source
	], { onLine(line, stream) {
		if (stream === "stdout") waiting.shift()?.(line);
		else complaints.splice(0, complaints.length, ...[...complaints, line].slice(-5));
	} });
	const gone = process.exited.then(() => {
		throw new UserError(`The JMX probe ended: ${complaints.join(" ") || "it wrote nothing"}.`, { hint: "It needs a JDK, not only a Java runtime." });
	});
	gone.catch(() => void 0);
	const ask = asking(process, waiting, gone);
	return {
		async read(endpoint, bean, attribute, signal) {
			return await ask([
				"read",
				addressOf(endpoint),
				bean,
				attribute
			], `${attribute} of ${bean}`, signal);
		},
		async dumpHeap(endpoint, file, signal) {
			await ask([
				"dump",
				addressOf(endpoint),
				file
			], `a heap dump in ${file}`, signal);
		},
		async close() {
			process.kill("SIGKILL");
			await process.exited;
		}
	};
}
function addressOf({ host, port }) {
	return `${host}:${port}`;
}
/** Asks the probe one question; its answers come in the order of the questions. */
function asking(process, waiting, gone) {
	return async (request, what, signal) => {
		signal.throwIfAborted();
		const answer = new Promise((resolve) => waiting.push(resolve));
		process.writeLine(request.join("	"));
		const aborted = new Promise((_, reject) => {
			signal.addEventListener("abort", () => reject(signal.reason), { once: true });
		});
		const [verdict, ...rest] = (await Promise.race([
			answer,
			gone,
			aborted
		])).split("	");
		const value = rest.join(" ");
		if (verdict === "ok") return value;
		throw new UserError(`JMX at ${request[1]} did not give ${what}: ${value}`);
	};
}

// src/sanity/jmx-reader.ts
const probes = /* @__PURE__ */ new WeakMap();
/** Lends a reader of the first node's beans; one Java process serves all checks of a run and dies with it. */
async function withJmx(context, work) {
	const { read } = await probeOf(context.host);
	const endpoint = jmxOf(context);
	await work((bean, attribute) => read(endpoint, bean, attribute, context.signal));
}
/** Lets the first node write its live objects into a new file, by JMX. */
async function dumpHeap(context, file) {
	await (await probeOf(context.host)).dumpHeap(jmxOf(context), file, context.signal);
}
function probeOf(host) {
	const probe = probes.get(host) ?? findJava(host).then((java) => startJmxProbe(host, java));
	probes.set(host, probe);
	return probe;
}
function jmxOf({ cluster }) {
	const endpoint = cluster.nodes[0]?.jmx;
	expectThat(endpoint !== void 0, "The broker has no JMX port");
	return endpoint;
}

// src/sanity/checks/heap-dump.ts
/** How every heap dump of either virtual machine begins. */
const MAGIC = "JAVA PROFILE 1.0.";
const SMALLEST = 1024 ** 2;
const SIGUSR1 = 10;
const heapDumpChecks = [{
	id: "heap-dump",
	title: "A running broker writes a heap dump (JVM: by JMX, native: on SIGUSR1) and goes on serving",
	area: "metrics",
	priority: "P1",
	needs: {
		cluster: {
			mode: "combined",
			brokers: 1,
			jmx: true
		},
		forms: ["process"],
		timeoutMs: 12e4
	},
	async run(context) {
		const { cluster, launcher, signal, note } = context;
		const [node] = cluster.nodes;
		expectThat(node?.process !== void 0, "The broker is no process of this machine");
		const file = launcher.kind === "jvm" ? await dumpByJmx(context, node.process.folder) : await dumpBySignal(context, node);
		const { size } = await stat(file);
		note(`${file}, ${size} bytes`);
		expectThat(size >= SMALLEST, `The heap dump has ${size} bytes only`);
		expectEqual(await beginningOf(file), MAGIC, "beginning of the heap dump");
		await rm(file);
		await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
			const { brokers } = await admin.metadata({ forceUpdate: true });
			expectEqual([...brokers.keys()], [node.nodeId], "brokers in service after the dump");
		});
	}
}];
async function dumpByJmx(context, folder) {
	const file = join$3(folder, "check.hprof");
	await dumpHeap(context, file);
	return file;
}
/** A binary without `--enable-monitoring=heapdump` has no handler, and would end of the signal. */
async function dumpBySignal({ signal }, node) {
	const { pid, folder } = node.process ?? {
		pid: 0,
		folder: ""
	};
	if (!await handles(pid, SIGUSR1)) throw new NotApplicable("heap dumps were not built into the binary");
	process.kill(pid, "SIGUSR1");
	const dumped = async () => {
		const names = (await readdir(folder)).filter((name) => name.endsWith(".hprof"));
		const sizes = await Promise.all(names.map(async (name) => (await stat(join$3(folder, name))).size));
		return {
			name: names[0],
			size: sizes[0] ?? 0
		};
	};
	let before = -1;
	const { name = "" } = await eventually("A heap dump that does not grow any more", dumped, ({ size }) => {
		const grows = size !== before;
		before = size;
		return !grows && size >= SMALLEST;
	}, signal);
	return join$3(folder, name);
}
/** Whether the process has a handler for the signal, by number. Source: proc(5), SigCgt. */
async function handles(pid, signal) {
	const caught = /^SigCgt:\s*([0-9a-f]+)/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
	return (BigInt(`0x${caught}`) & 1n << BigInt(signal - 1)) !== 0n;
}
async function beginningOf(file) {
	const handle = await open(file);
	try {
		const { buffer } = await handle.read(Buffer.alloc(17), 0, 17);
		return buffer.toString("latin1");
	} finally {
		await handle.close();
	}
}

// src/sanity/transaction-client.ts
const SOON_ANSWERED$2 = [
	"COORDINATOR_LOAD_IN_PROGRESS",
	"COORDINATOR_NOT_AVAILABLE",
	"CONCURRENT_TRANSACTIONS"
];
/** Asks the coordinator as a producer does that starts; an open transaction of the id is aborted by that. */
async function takeProducerId(client, transactionalId, signal) {
	const answer = await eventually("A producer id", async () => {
		try {
			return await requests.initProducerId(await client.connection(), transactionalId, 6e4);
		} catch (error) {
			if (errorNames(error).some((name) => SOON_ANSWERED$2.includes(name))) return void 0;
			throw error;
		}
	}, (found) => found !== void 0, signal);
	if (answer === void 0) throw new Error("no producer id");
	return answer;
}
/** Begins a transaction of the producer. */
async function begin(producer) {
	return await producer.beginTransaction({
		producerId: -1n,
		producerEpoch: -1
	});
}
/** A record without key for partition 0. */
function message(topic, value) {
	return {
		topic,
		partition: 0,
		key: null,
		value: Buffer.from(value)
	};
}
/** What readers of committed data see within the wait, milliseconds. */
async function committedValues(client, topic, waitMs = 500) {
	return (await fetchRecords(client.admin, {
		topic,
		partition: 0,
		offset: 0n,
		committed: true,
		waitMs
	})).map(({ value }) => `${value}`);
}
/** Markers are written after the answer to the commit. */
async function expectCommitted(client, topic, expected, signal) {
	const values = await eventually(`Committed records of ${topic}`, () => committedValues(client, topic), (found) => found.length >= expected.length, signal);
	expectEqual(values, [...expected], `committed records of ${topic}`);
}

// src/sanity/checks/idempotence.ts
const idempotenceChecks = [{
	id: "producer-idempotent",
	title: "A batch that is sent twice with the same sequence is stored once; a gap in the sequence is refused",
	area: "transactions",
	priority: "P1",
	needs: { cluster: "shared" },
	run: storesOnce
}];
async function storesOnce({ cluster, unique, signal }) {
	const topic = unique("once");
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await createTopic(client, topic);
		await eventually("The new topic", () => client.admin.listTopics(), (topics) => topics.includes(topic), signal);
		const connection = await client.connection();
		const { producerId, producerEpoch } = await takeProducerId(client, null, signal);
		const send = async (sequence) => {
			const record = {
				topic,
				value: Buffer.from(`${sequence}`)
			};
			await produceInSequence(connection, record, {
				producerId,
				producerEpoch,
				sequence
			});
		};
		await send(0);
		await send(1);
		await send(1);
		expectEqual(await endOffset(client, topic), 2n, "end offset after a repeated batch");
		const refused = failureText(await expectFailure(() => send(7), "A batch after a gap"));
		expectThat(/out of order/i.test(refused), `The refusal should be about the order, but says: ${refused}`);
	});
}

// src/sanity/checks/jaas-file.ts
const OTHER_SECRET = "secret-of-the-file";
const jaasFileChecks = [{
	id: "sasl-jaas-file",
	title: "Users come from the file that java.security.auth.login.config names, and from nowhere else",
	area: "security",
	priority: "P1",
	needs: {
		cluster: "none",
		forms: ["process"],
		timeoutMs: 6e4
	},
	async run(context) {
		const file = join$3(context.host.dirs.temp, `${context.unique("jaas")}.conf`);
		await writeFile(file, `KafkaServer {\n  ${PLAIN_MODULE} user_alice="${OTHER_SECRET}";\n};\n`);
		const cluster = await context.launch({
			mode: "combined",
			brokers: 1,
			listeners: [{
				name: SASL,
				protocol: "SASL_PLAINTEXT"
			}],
			vmOptions: [`-Djava.security.auth.login.config=${file}`],
			properties: { "sasl.enabled.mechanisms": "PLAIN" }
		});
		const own = Object.create(context, { cluster: { value: cluster } });
		await roundTrip(own, SASL, plainAccess("alice", OTHER_SECRET));
		await expectRefused(own, SASL, plainAccess("alice"), /SASL_AUTHENTICATION_FAILED|authentication failed/i);
	}
}];

// src/kafka/broker.ts
/**
* A JVM and the images' binary end a SIGTERM that they handle with exit code 143, or with 0. Whom the signal itself
* ended ran no shutdown hook: that is no graceful stop.
*/
function stoppedByItself({ code }) {
	return code === 0 || code === 143;
}

// src/sanity/checks/lifecycle.ts
const ONE = {
	mode: "combined",
	brokers: 1
};
/**
* A controller refuses a broker of the same id until the session of the killed one has run out; nine
* seconds unless told.
*/
const SOON_MISSED = {
	"broker.session.timeout.ms": "3000",
	"broker.heartbeat.interval.ms": "500"
};
const RECORDS$1 = Array.from({ length: 100 }, (_, index) => ({
	key: `${index}`,
	value: `value ${index}`
}));
const lifecycleChecks = [
	{
		id: "up",
		title: "Every node is in service under the cluster id it was formatted with",
		area: "lifecycle",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, signal, note }) {
			const brokers = cluster.nodes.filter((node) => node.roles.includes("broker"));
			await withClient(cluster.bootstrap(), signal, async (client) => {
				const metadata = await client.admin.metadata({ forceUpdate: true });
				expectEqual(metadata.id, cluster.clusterId, "cluster id");
				expectEqual([...metadata.brokers.keys()].sort(), brokers.map((node) => node.nodeId).sort(), "brokers in service");
				const apis = await client.admin.listApis();
				note(`${apis.length} APIs offered`);
				expectThat(apis.length > 40, `Only ${apis.length} APIs are offered`);
			});
		}
	},
	{
		id: "restart",
		title: "After a graceful stop and a start, records and committed offsets are still there",
		area: "lifecycle",
		priority: "P0",
		needs: {
			cluster: ONE,
			timeoutMs: 9e4
		},
		async run(context) {
			await survives(context, async (node) => {
				const stopped = await node.stop();
				context.note(`stopped after ${stopped.tookMs} ms with ${stopped.code ?? stopped.signal}`);
				expectThat(stoppedByItself(stopped), `The broker did not stop gracefully: code ${stopped.code}, signal ${stopped.signal}`);
			});
		}
	},
	{
		id: "kill-recovery",
		title: "After kill -9 and a start, acknowledged records and committed offsets are still there",
		area: "lifecycle",
		priority: "P0",
		needs: {
			cluster: {
				...ONE,
				properties: SOON_MISSED
			},
			timeoutMs: 9e4
		},
		async run(context) {
			await survives(context, async (node) => {
				await node.kill();
				expectThat(!node.running, "The broker still runs after SIGKILL");
			});
		}
	}
];
/** Writes and commits, lets the node go and come back, and looks for both. */
async function survives(context, interrupt) {
	const { cluster, signal, unique } = context;
	const [topic, group] = [unique("survivor"), unique("group")];
	const [node] = cluster.nodes;
	expectThat(node !== void 0, "The cluster has no node");
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await createTopic(client, topic);
		await produce(client, topic, RECORDS$1);
		await commit(client, group, topic, 42n);
	});
	await interrupt(node);
	await node.start();
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await expectRecords(client, topic, RECORDS$1);
		expectEqual(await committed(client, group, topic), 42n, "committed offset");
		await produce(client, topic, [{
			key: "after",
			value: "restart"
		}]);
		expectEqual(await endOffset(client, topic), BigInt(RECORDS$1.length + 1), "end offset after one more record");
	});
}

// src/sanity/checks/logging.ts
/** A line as the launchers' pattern writes it: time, level, message, logger. */
const FORMATTED = /^\[\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2},\d{3}\] (TRACE|DEBUG|INFO|WARN|ERROR|FATAL) .*/;
/** Placeholders of the two logging libraries, which must never reach the output. */
const UNFORMATTED = /%(d|p|m|c|n|highlight|level|logger|msg)\b|\$\{(sys|env|ctx|date):/;
const COMPLAINTS = /StatusLogger|log4j:(WARN|ERROR)|SLF4J: (Failed|No SLF4J)|No appenders could be found/;
const loggingChecks = [
	{
		id: "log-well-formed",
		title: "The log is formatted as it was configured, and the logging library complains of nothing",
		area: "logging",
		priority: "P0",
		needs: {
			cluster: "shared",
			alone: true
		},
		async run({ cluster, note }) {
			const lines = linesOf(cluster);
			const formatted = lines.filter((line) => FORMATTED.test(line)).length;
			note(`${formatted} of ${lines.length} lines begin with time and level`);
			expectThat(formatted >= 50, `Only ${formatted} of ${lines.length} lines begin with time and level`);
			const bad = lines.filter((line) => UNFORMATTED.test(line) || COMPLAINTS.test(line));
			expectEqual(bad.slice(0, 3), [], "lines of a logging library that is not set up");
		}
	},
	{
		id: "log-version",
		title: "The broker says in its log that it has started, and which version it is",
		area: "logging",
		priority: "P1",
		needs: { cluster: "apart" },
		async run({ cluster, launcher, signal }) {
			const said = async () => linesOf(cluster).map((line) => /Kafka version: (\S+)/.exec(line)?.[1]).find((version) => version !== void 0);
			await eventually("The line with the version", said, (found) => found !== void 0, signal);
			expectEqual(await said(), launcher.kafkaVersion, "version in the log");
			expectThat(linesOf(cluster).some((line) => /Kafka Server started/.test(line)), "The log does not say \"Kafka Server started\", which tools wait for");
		}
	},
	{
		id: "log-files-of-images",
		title: "With the logging configuration of the images, and a level by variable, the log stands in files too",
		area: "logging",
		priority: "P1",
		needs: {
			cluster: "none",
			forms: ["process"],
			timeoutMs: 6e4
		},
		run: logsIntoFiles
	},
	{
		id: "log-no-errors",
		title: "A broker and a controller that nobody disturbs log no error",
		area: "logging",
		priority: "P1",
		needs: { cluster: "apart" },
		async run({ cluster }) {
			const errors = linesOf(cluster).filter((line) => /\] (ERROR|FATAL) |^Exception in thread/.test(line)).filter((line) => !/apiKey=DESCRIBE_CLUSTER.*kafka-native-sanity/.test(line));
			expectEqual(errors.slice(0, 3), [], "errors in the log");
		}
	}
];
/** Loggers, appenders and policies are made by reflection: these files name more of them than a plain one. */
async function logsIntoFiles({ launch, launcher, signal }) {
	const folder = (await launch({
		mode: "combined",
		brokers: 1,
		logging: await imageLoggingFiles(launcher.kafkaVersion),
		env: { KAFKA_LOG4J_LOGGERS: "org.apache.kafka.clients=ERROR,kafka.authorizer.logger=WARN" }
	})).nodes[0]?.process?.folder;
	expectThat(folder !== void 0, "The broker is no process of this machine");
	const file = join$3(folder, "logs", "server.log");
	await eventually(`${file} with the broker's own line`, async () => await readFile(file, "utf8").catch(() => ""), (text) => text.includes("Kafka Server started"), signal);
}
function linesOf({ nodes }) {
	return nodes.flatMap((node) => node.logs());
}

// src/sanity/checks/metrics.ts
const NEEDS = {
	cluster: "shared",
	tools: ["jdk"]
};
const RECORD = {
	key: null,
	value: "x"
};
const metricsChecks = [
	{
		id: "metrics-jmx",
		title: "MessagesInPerSec of a topic, read over JMX, counts exactly the records that were produced",
		area: "metrics",
		priority: "P0",
		needs: NEEDS,
		run: (context) => withTopic(context, async (client, read, topic) => {
			const bean = `kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec,topic=${topic}`;
			const count = async () => Number(await read(bean, "Count"));
			await produce(client, topic, [RECORD]);
			const before = await eventually("A Count of 1", count, (value) => value >= 1, context.signal);
			expectEqual(before, 1, "Count after one record");
			await produce(client, topic, Array.from({ length: 9 }, () => RECORD));
			const after = await eventually("A Count of 10", count, (value) => value >= 10, context.signal);
			expectEqual(after, 10, "Count after ten records");
			expectEqual(await read(bean, "RateUnit"), "SECONDS", "RateUnit");
		})
	},
	{
		id: "metrics-jmx-bytes",
		title: "BytesInPerSec and BytesOutPerSec of a topic grow by what was written and read",
		area: "metrics",
		priority: "P1",
		needs: NEEDS,
		run: (context) => withTopic(context, async (client, read, topic) => {
			const bytes = async (name) => Number(await read(`kafka.server:type=BrokerTopicMetrics,name=${name},topic=${topic}`, "Count"));
			const value = Buffer.alloc(1e5, "x");
			await produce(client, topic, [{
				key: null,
				value
			}]);
			const written = await eventually("BytesInPerSec", () => bytes("BytesInPerSec"), (found) => found > 0, context.signal);
			expectThat(written >= 1e5 && written < 101e3, `100 000 bytes were written, counted are ${written}`);
			await readAll(client, topic);
			const out = await eventually("BytesOutPerSec", () => bytes("BytesOutPerSec"), (found) => found > 0, context.signal);
			expectThat(out >= 1e5, `100 000 bytes were read, counted are ${out}`);
		})
	},
	{
		id: "metrics-jmx-requests",
		title: "The time of Produce requests is counted, with percentiles that are numbers in order",
		area: "metrics",
		priority: "P1",
		needs: NEEDS,
		run: (context) => withTopic(context, async (client, read, topic) => {
			const bean = "kafka.network:type=RequestMetrics,name=TotalTimeMs,request=Produce";
			const value = async (attribute) => Number(await read(bean, attribute));
			await produce(client, topic, [RECORD]);
			const before = await eventually("A Count", () => value("Count"), (found) => found > 0, context.signal);
			await produce(client, topic, [RECORD]);
			await eventually("A higher Count", () => value("Count"), (found) => found > before, context.signal);
			const [p50, p99, max] = [
				await value("50thPercentile"),
				await value("99thPercentile"),
				await value("Max")
			];
			expectThat(0 <= p50 && p50 <= p99 && p99 <= max, `p50 ${p50}, p99 ${p99}, max ${max} are not in order`);
		})
	},
	{
		id: "metrics-jmx-controller",
		title: "The controller and the state of the broker are told by JMX",
		area: "metrics",
		priority: "P1",
		needs: NEEDS,
		run: (context) => withJmx(context, async (read) => {
			const value = async (bean) => Number(await read(bean, "Value"));
			expectEqual(await value("kafka.server:type=KafkaServer,name=BrokerState"), 3, "BrokerState");
			expectEqual(await value("kafka.controller:type=KafkaController,name=ActiveControllerCount"), 1, "ActiveControllerCount");
			expectEqual(await value("kafka.server:type=ReplicaManager,name=OfflineReplicaCount"), 0, "OfflineReplicaCount");
			const leader = Number(await read("kafka.server:type=raft-metrics", "current-leader"));
			expectEqual(leader, context.cluster.nodes[0]?.nodeId, "current-leader of the quorum");
		})
	},
	{
		id: "metrics-jmx-runtime",
		title: "The runtime tells its memory, up time and threads by JMX",
		area: "metrics",
		priority: "P1",
		needs: NEEDS,
		run: (context) => withJmx(context, async (read) => {
			const heap = await read("java.lang:type=Memory", "HeapMemoryUsage");
			const used = Number(/used=(\d+)/.exec(heap)?.[1] ?? 0);
			expectThat(used > 1024 ** 2, `HeapMemoryUsage is ${heap}`);
			const uptime = Number(await read("java.lang:type=Runtime", "Uptime"));
			const threads = Number(await read("java.lang:type=Threading", "ThreadCount"));
			context.note(`${used} bytes of heap, up for ${uptime} ms, ${threads} threads`);
			expectThat(uptime > 0, `Uptime is ${uptime}`);
			expectThat(threads > 10, `ThreadCount is ${threads}`);
		})
	}
];
async function withTopic(context, work) {
	const topic = context.unique("metrics");
	await withJmx(context, (read) => withClient(context.cluster.bootstrap(), context.signal, async (client) => {
		await createTopic(client, topic);
		await work(client, read, topic);
	}));
}

// src/sanity/checks/oauth.ts
const OAUTH = {
	cluster: "oauth",
	forms: ["process"],
	timeoutMs: 6e4
};
const REFUSED$1 = /The token was refused: .*invalid_token/;
const oauthChecks = [
	{
		id: "oauth-unsecured",
		title: "OAUTHBEARER takes a token without a signature where it is told to, and no expired one",
		area: "security",
		priority: "P1",
		needs: OAUTH,
		async run(context) {
			await roundTrip(context, UNSECURED, tokenAccess(unsecuredToken(context.host, "alice")));
			await expectRefused(context, UNSECURED, tokenAccess(unsecuredToken(context.host, "alice", -60)), REFUSED$1);
		}
	},
	{
		id: "oauth-oidc",
		title: "OAUTHBEARER takes a token that an OpenID provider gave for client credentials",
		area: "security",
		priority: "P1",
		needs: OAUTH,
		async run(context) {
			await roundTrip(context, OIDC, tokenAccess(await fetchToken(context)));
		}
	},
	{
		id: "oauth-oidc-wrong-token",
		title: "A token with an unknown key, another issuer or audience, or past its time is refused",
		area: "security",
		priority: "P1",
		needs: OAUTH,
		async run(context) {
			const { token } = await issuerOf(context.host);
			const past = Math.floor(context.host.clock.now().getTime() / 1e3) - 600;
			const refused = {
				"unknown key": token("alice", { unknownKey: true }),
				"other issuer": token("alice", { claims: { iss: `not-${ISSUER}` } }),
				"other audience": token("alice", { claims: { aud: "somebody-else" } }),
				"past its time": token("alice", { claims: {
					iat: past - 60,
					exp: past
				} }),
				"no signature": unsecuredToken(context.host, "alice")
			};
			for (const [what, wrong] of Object.entries(refused)) {
				context.note(what);
				await expectRefused(context, OIDC, tokenAccess(wrong), REFUSED$1);
			}
		}
	}
];
/** Asks the token endpoint as a client does. */
async function fetchToken({ host, signal }) {
	const { tokenUrl } = await issuerOf(host);
	const body = new URLSearchParams({
		grant_type: "client_credentials",
		client_id: OIDC_CLIENT.id,
		client_secret: OIDC_CLIENT.secret
	});
	const response = await host.fetch(tokenUrl, {
		method: "POST",
		body,
		signal
	});
	expectEqual(response.status, 200, "status of the token endpoint");
	const answer = await response.json();
	const token = typeof answer === "object" && answer !== null && "access_token" in answer ? answer.access_token : "";
	return String(token);
}

// src/sanity/checks/quotas.ts
const BYTES_PER_SECOND = 1e4;
const KEY = "producer_byte_rate";
const quotaChecks = [{
	id: "quota-produce",
	title: "A producer over its quota waits as long as the broker says, and one without a quota does not",
	area: "configuration",
	priority: "P1",
	needs: { cluster: "shared" },
	async run(context) {
		const { cluster, unique, signal } = context;
		const [clientId, topic] = [unique("limited"), unique("quota")];
		await withClient(cluster.bootstrap(), signal, async (client) => {
			await createTopic(client, topic);
			await setQuota(client, clientId, BYTES_PER_SECOND);
			await untilQuota(client, clientId, BYTES_PER_SECOND, signal);
			await expectThrottled(context, clientId, topic);
			const free = await produceAs(context, unique("free"), topic);
			expectEqual(free.throttledMs, 0, "milliseconds of throttling without a quota");
			await setQuota(client, clientId, void 0);
			await untilQuota(client, clientId, void 0, signal);
		});
	}
}];
async function expectThrottled(context, clientId, topic) {
	let answer = await produceAs(context, clientId, topic);
	for (let more = 2; more > 0 && answer.throttledMs === 0; more -= 1) answer = await produceAs(context, clientId, topic);
	const { throttledMs, waitedMs } = answer;
	context.note(`throttled for ${throttledMs} ms, the next request was answered after ${Math.round(waitedMs)} ms`);
	expectThat(throttledMs > 0, "A producer over its quota was not throttled");
	expectThat(waitedMs >= .8 * throttledMs, `The broker spoke of ${throttledMs} ms, but answered the next request after ${Math.round(waitedMs)} ms`);
}
/**
* Sends 30 KB, a second or two more than the quota allows, on a connection of its own: how long it is throttled by
* what the broker says, and by the clock.
*/
async function produceAs({ cluster }, clientId, topic) {
	const endpoint = cluster.nodes[0]?.endpoint();
	expectThat(endpoint !== void 0, "The broker has no listener");
	return await connectOnce(endpoint, { clientId }, async (connection) => {
		const began = performance.now();
		const throttledMs = await produceOnce(connection, {
			topic,
			value: Buffer.alloc(3e4, "x")
		});
		await requests.apiVersions(connection, "sanity", "1");
		return {
			throttledMs,
			waitedMs: performance.now() - began
		};
	});
}
/** Removes the quota where the value is undefined. */
async function setQuota({ admin }, clientId, value) {
	const op = value === void 0 ? {
		key: KEY,
		remove: true
	} : {
		key: KEY,
		value,
		remove: false
	};
	const entities = [{
		entityType: "client-id",
		entityName: clientId
	}];
	await admin.alterClientQuotas({ entries: [{
		entities,
		ops: [op]
	}] });
}
async function untilQuota({ admin }, clientId, value, signal) {
	const components = [{
		entityType: "client-id",
		matchType: 0,
		match: clientId
	}];
	await eventually(value === void 0 ? "The list without the quota" : "The quota in the list", async () => (await admin.describeClientQuotas({
		components,
		strict: true
	}))[0]?.values[0]?.value, (found) => found === value, signal);
}

// src/sanity/checks/records.ts
/**
* The value that makes a batch of one record without key exactly as large as Kafka's default
* `max.message.bytes` (1048588): 61 bytes of batch header and 11 of record.
*/
const LARGEST_VALUE = 1048516;
const BATCHES = 20;
const PER_BATCH = 500;
const recordChecks = [
	{
		id: "records-key-headers",
		title: "Records come back with their keys, values and headers, in order",
		area: "records",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique("records");
			const records = [
				{
					key: "a",
					value: "plain"
				},
				{
					key: null,
					value: "no key"
				},
				{
					key: "ключ",
					value: "välue 値",
					headers: {
						trace: "1",
						empty: ""
					}
				},
				{
					key: "e",
					value: ""
				}
			];
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				await produce(client, topic, records);
				await expectRecords(client, topic, records);
			});
		}
	},
	{
		id: "records-tombstone",
		title: "A null value stays null and an empty one empty, in a compacted topic too",
		area: "records",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique("tombstone");
			const records = [
				{
					key: "k",
					value: "v"
				},
				{
					key: "k",
					value: null
				},
				{
					key: "l",
					value: ""
				}
			];
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { configs: { "cleanup.policy": "compact" } });
				await produce(client, topic, records);
				await expectRecords(client, topic, records);
			});
		}
	},
	{
		id: "records-largest",
		title: "A record of exactly max.message.bytes is taken, one byte more is refused",
		area: "records",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique("largest");
			const value = Buffer.alloc(LARGEST_VALUE, "kafka native ");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				await produce(client, topic, [{
					key: null,
					value
				}]);
				const refusal = await expectFailure(() => produce(client, topic, [{
					key: null,
					value: Buffer.concat([value, Buffer.from("x")])
				}]), "A record one byte over the limit");
				expectThat(/MESSAGE_TOO_LARGE|larger than the max/i.test(failureText(refusal)), `The refusal should say that the message is too large, but says: ${failureText(refusal)}`);
				await expectRecords(client, topic, [{
					key: null,
					value
				}]);
			});
		}
	},
	{
		id: "records-batches",
		title: "10 000 records in batches arrive completely, once and in order",
		area: "records",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique("batches");
			const value = (index) => `value ${index} ${"x".repeat(index % 100)}`;
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				for (let batch = 0; batch < BATCHES; batch += 1) {
					const first = batch * PER_BATCH;
					const records = Array.from({ length: PER_BATCH }, (_, index) => ({
						key: `${first + index}`,
						value: value(first + index)
					}));
					await produce(client, topic, records);
				}
				expectEqual(await endOffset(client, topic), BigInt(BATCHES * PER_BATCH), "end offset");
				const stored = await readAll(client, topic);
				expectEqual(stored.length, BATCHES * PER_BATCH, "number of records");
				const wrong = stored.findIndex((record, index) => `${record.key}` !== `${index}` || `${record.value}` !== value(index));
				expectThat(wrong === -1, `Record ${wrong} is not the one that was sent`);
			});
		}
	}
];

// src/sanity/checks/replication.ts
const THREE = {
	cluster: "three",
	timeoutMs: 9e4
};
const ALONE = {
	...THREE,
	alone: true
};
const RECORDS = [{
	key: "k",
	value: "v"
}];
const QUORUM$1 = [{
	topicName: "__cluster_metadata",
	partitions: [{ partitionIndex: 0 }]
}];
const GROUP$2 = 0;
const replicationChecks = [
	{
		id: "cluster-quorum",
		title: "The quorum has a leader and three voters that follow it",
		area: "cluster",
		priority: "P1",
		needs: THREE,
		async run({ cluster, signal }) {
			await withClient(cluster.bootstrap(), signal, async (client) => {
				const quorum = await quorumOf(await client.connection());
				expectEqual(quorum?.currentVoters.map(({ replicaId }) => replicaId).toSorted(), [
					1,
					2,
					3
				], "voters");
				expectThat([
					1,
					2,
					3
				].includes(quorum?.leaderId ?? -1), `The leader is ${quorum?.leaderId}`);
				await eventually("Voters that have all of the log", async () => await quorumOf(await client.connection()), (found) => found?.currentVoters.every(({ logEndOffset }) => logEndOffset >= (quorum?.highWatermark ?? 0n)) === true, signal);
			});
		}
	},
	{
		id: "cluster-reassignment",
		title: "A partition moves to other brokers with its records",
		area: "cluster",
		priority: "P1",
		needs: THREE,
		async run(context) {
			const { cluster, signal } = context;
			const topic = await topicOn(context, [1, 2]);
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await produce(client, topic, RECORDS);
				await reassign(context, topic, [3, 2]);
				await expectRecords(client, topic, RECORDS);
				const { topics } = await requests.listPartitionReassignments(await client.connection(), 1e4, [{
					name: topic,
					partitionIndexes: [0]
				}]);
				expectEqual(topics, [], "reassignments that go on");
			});
		}
	},
	{
		id: "cluster-leader-election",
		title: "The preferred replica becomes the leader when it is asked to",
		area: "cluster",
		priority: "P1",
		needs: THREE,
		async run(context) {
			const { cluster, signal } = context;
			const topic = await topicOn(context, [
				1,
				2,
				3
			]);
			await reassign(context, topic, [
				2,
				1,
				3
			]);
			await withClient(cluster.bootstrap(), signal, async (client) => {
				const leader = async () => (await partitionOf(topic, cluster.bootstrap(), signal))?.leader;
				expectEqual(await leader(), 1, "leader before the election");
				await electPreferredLeaders(await client.connection(), topic, [0]);
				await eventually("The preferred leader", leader, (found) => found === 2, signal);
				await produce(client, topic, RECORDS);
			});
		}
	},
	{
		id: "cluster-min-insync",
		title: "With fewer replicas in sync than demanded a write is refused, and taken once the broker is back",
		area: "cluster",
		priority: "P1",
		needs: ALONE,
		async run(context) {
			const { cluster, signal } = context;
			const topic = await topicOn(context, [
				1,
				2,
				3
			], { "min.insync.replicas": "3" });
			await without(nodeOf(cluster, 3), async () => {
				const left = addressesOf(cluster);
				const partition = await eventually("Two replicas in sync", () => partitionOf(topic, left, signal), (found) => found?.isr.length === 2, signal);
				await withClient(left, signal, async (client) => {
					const leader = await client.connection(partition?.leader);
					const error = await expectFailure(() => produceOnce(leader, {
						topic,
						value: Buffer.from("v")
					}), "A write with two replicas of three");
					expectThat(/NOT_ENOUGH_REPLICAS/.test(`${errorNames(error)}`), `Refused for another reason: ${failureText(error)}`);
				});
			});
			await expectReplicasEverywhere(cluster, topic, 3, signal);
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await produce(client, topic, RECORDS);
				await expectRecords(client, topic, RECORDS);
			});
		}
	},
	{
		id: "cluster-controller-failover",
		title: "When the active controller dies, another takes over and creates topics, and groups keep their offsets",
		area: "cluster",
		priority: "P1",
		needs: ALONE,
		run: survivesController
	}
];
async function survivesController(context) {
	const { cluster, signal, unique, note } = context;
	const [topic, group] = [await topicOn(context, [
		1,
		2,
		3
	]), unique("group")];
	const active = await withClient(cluster.bootstrap(), signal, async (client) => {
		await produce(client, topic, RECORDS);
		await commit(client, group, topic, 1n);
		const [coordinator] = await client.admin.findCoordinator({
			keyType: GROUP$2,
			keys: [group]
		});
		note(`coordinator of the group: ${coordinator?.nodeId}`);
		return (await quorumOf(await client.connection()))?.leaderId;
	});
	note(`kills the controller ${active}`);
	await without(nodeOf(cluster, active), async () => {
		const left = addressesOf(cluster);
		const next = unique("after");
		await eventually("A topic made by the new controller", async () => {
			try {
				await withClient(left, signal, async (client) => await createTopic(client, next));
				return "made";
			} catch (error) {
				return failureText(error);
			}
		}, (outcome) => outcome === "made" || /already exists/i.test(outcome), signal);
		await withClient(left, signal, async (client) => {
			const leader = (await quorumOf(await client.connection()))?.leaderId;
			expectThat(leader !== active, `The dead node ${active} still counts as the controller`);
			expectEqual(await committed(client, group, topic), 1n, "committed offset");
		});
	});
}
async function quorumOf(connection) {
	const { topics } = await requests.describeQuorum(connection, QUORUM$1);
	return topics[0]?.partitions[0];
}
/** Makes a topic of one partition on these brokers, and waits until every broker knows it. */
async function topicOn({ cluster, unique, signal }, replicas, configs = {}) {
	const topic = unique("placed");
	await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
		await admin.createTopics({
			topics: [topic],
			partitions: -1,
			replicas: -1,
			assignments: [{
				partition: 0,
				brokers: [...replicas]
			}],
			configs: Object.entries(configs).map(([name, value]) => ({
				name,
				value
			}))
		});
	});
	await expectReplicasEverywhere(cluster, topic, replicas.length, signal);
	return topic;
}
/** Asks for other replicas and waits until they are there and nobody else. */
async function reassign(context, topic, replicas) {
	const { cluster, signal } = context;
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await requests.alterPartitionReassignments(await client.connection(), 1e4, false, [{
			name: topic,
			partitions: [{
				partitionIndex: 0,
				replicas: [...replicas]
			}]
		}]);
	});
	await eventually(`Replicas ${replicas.join(", ")}, all in sync`, () => partitionOf(topic, cluster.bootstrap(), signal), (found) => `${found?.replicas}` === `${replicas}` && `${found?.isr.toSorted()}` === `${replicas.toSorted()}`, signal);
}

// src/sanity/checks/retention.ts
const SHARED$1 = { cluster: "shared" };
const HOUR_MS = 36e5;
const TEN_MIB = 10 * 1024 ** 2;
const retentionChecks = [
	{
		id: "records-delete",
		title: "Records that are deleted up to an offset are gone, and the rest keeps its offsets",
		area: "records",
		priority: "P1",
		needs: SHARED$1,
		async run({ cluster, unique, signal }) {
			const topic = unique("delete");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				await produce(client, topic, Array.from({ length: 10 }, (_, index) => ({
					key: null,
					value: `${index}`
				})));
				const [deleted] = await client.admin.deleteRecords({ topics: [{
					name: topic,
					partitions: [{
						partition: 0,
						offset: 6n
					}]
				}] });
				expectEqual(deleted?.partitions[0]?.lowWatermark, 6n, "low watermark");
				expectEqual([await startOffset(client, topic), await endOffset(client, topic)], [6n, 10n], "first and end offset");
			});
		}
	},
	{
		id: "records-by-time",
		title: "The offset of a point in time is that of the first record with that time stamp or a later one",
		area: "records",
		priority: "P1",
		needs: SHARED$1,
		async run({ cluster, unique, signal }) {
			const topic = unique("times");
			const base = BigInt(Date.now() - HOUR_MS);
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				for (const minute of [
					0n,
					10n,
					20n
				]) await produce(client, topic, [{
					key: null,
					value: `${minute}`,
					timestamp: base + minute * 60000n
				}]);
				const found = await Promise.all([
					0n,
					1n,
					15n,
					21n
				].map((minute) => offsetAt(client, topic, base + minute * 60000n)));
				expectEqual(found, [
					0n,
					1n,
					2n,
					-1n
				], "offsets by time");
			});
		}
	},
	{
		id: "records-append-time",
		title: "A topic with LogAppendTime replaces the producer’s time stamps by its own",
		area: "records",
		priority: "P1",
		needs: SHARED$1,
		async run({ cluster, unique, signal }) {
			const topic = unique("append-time");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { configs: { "message.timestamp.type": "LogAppendTime" } });
				const before = BigInt(Date.now());
				await produce(client, topic, [{
					key: null,
					value: "old",
					timestamp: before - BigInt(HOUR_MS)
				}]);
				const { batches } = await fetchBatches(client.admin, {
					topic,
					partition: 0,
					offset: 0n
				});
				const stamp = batches[0]?.maxTimestamp ?? 0n;
				expectThat(stamp >= before - 1000n, `The record is stamped ${before - stamp} ms before it was sent`);
			});
		}
	},
	{
		id: "records-large",
		title: "A record of 10 MiB goes through a topic that allows it",
		area: "records",
		priority: "P1",
		needs: SHARED$1,
		async run({ cluster, unique, signal }) {
			const topic = unique("large");
			const value = Buffer.alloc(TEN_MIB, "kafka native ");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { configs: { "max.message.bytes": String(TEN_MIB + 1024) } });
				await produce(client, topic, [{
					key: "large",
					value
				}]);
				await expectRecords(client, topic, [{
					key: "large",
					value
				}]);
			});
		}
	},
	{
		id: "records-compaction",
		title: "Compaction leaves the last value of each key and takes away what a tombstone ended",
		area: "records",
		priority: "P1",
		needs: SHARED$1,
		async run({ cluster, unique, signal }) {
			const topic = unique("compacted");
			const configs = {
				"cleanup.policy": "compact",
				"min.cleanable.dirty.ratio": "0.01",
				"delete.retention.ms": "0",
				"segment.ms": "50"
			};
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { configs });
				await produce(client, topic, [{
					key: "a",
					value: "1"
				}, {
					key: "b",
					value: "1"
				}]);
				await setTimeout$1(60);
				await produce(client, topic, [{
					key: "a",
					value: "2"
				}, {
					key: "b",
					value: null
				}]);
				await setTimeout$1(60);
				await produce(client, topic, [{
					key: "c",
					value: "1"
				}]);
				const left = await eventually("A compacted log", async () => (await readAll(client, topic)).map(({ key, value }) => `${key}=${value}`), (records) => !records.includes("a=1") && !records.includes("b=1"), signal);
				expectThat(left.includes("a=2") && left.includes("c=1"), `Compaction left ${left.join(", ")}`);
			});
		}
	},
	{
		id: "retention-time",
		title: "Records older than retention.ms are removed",
		area: "records",
		priority: "P1",
		needs: SHARED$1,
		async run({ cluster, unique, signal }) {
			const topic = unique("retention");
			const timestamp = BigInt(Date.now() - HOUR_MS);
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { configs: { "retention.ms": "60000" } });
				await produce(client, topic, [{
					key: null,
					value: "an hour old",
					timestamp
				}]);
				await eventually("A removed segment", () => startOffset(client, topic), (offset) => offset === 1n, signal);
				await produce(client, topic, [{
					key: null,
					value: "new"
				}]);
				expectEqual((await readAll(client, topic, 0, 1n)).map(({ value }) => `${value}`), ["new"], "what is left");
			});
		}
	},
	{
		id: "retention-size",
		title: "The oldest segments are removed when a log is larger than retention.bytes",
		area: "records",
		priority: "P1",
		needs: SHARED$1,
		async run({ cluster, unique, signal }) {
			const topic = unique("retention");
			const segment = 1024 ** 2;
			const configs = {
				"segment.bytes": String(segment),
				"retention.bytes": String(segment)
			};
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { configs });
				const value = Buffer.alloc(.9 * segment, "x");
				for (let count = 0; count < 4; count += 1) await produce(client, topic, [{
					key: null,
					value
				}]);
				const first = await eventually("Removed segments", () => startOffset(client, topic), (offset) => offset > 0n, signal);
				expectThat(first < 4n, "The newest record was removed too");
			});
		}
	}
];

// src/sanity/checks/roles.ts
const APART = { cluster: "apart" };
/** Keys of requests that one role alone answers. */
const [PRODUCE, FETCH_SNAPSHOT, VOTE] = [
	0,
	59,
	52
];
const QUORUM = [{
	topicName: "__cluster_metadata",
	partitions: [{ partitionIndex: 0 }]
}];
const CONTROLLERS = 2;
const roleChecks = [{
	id: "role-broker",
	title: "A node that is only a broker takes records, offers no vote and observes the quorum",
	area: "cluster",
	priority: "P1",
	needs: APART,
	async run({ cluster, signal }) {
		const [broker, controller] = cluster.nodes;
		await withClient(cluster.bootstrap(), signal, async (client) => {
			const connection = await client.connection();
			const { apiKeys } = await requests.apiVersions(connection, "sanity", "1");
			const offered = new Set(apiKeys.map(({ apiKey }) => apiKey));
			expectEqual([offered.has(PRODUCE), offered.has(VOTE)], [true, false], "Produce and Vote offered by the broker");
			const quorum = (await requests.describeQuorum(connection, QUORUM)).topics[0]?.partitions[0];
			expectEqual(quorum?.currentVoters.map(({ replicaId }) => replicaId), [controller?.nodeId], "voters");
			expectEqual(quorum?.observers.map(({ replicaId }) => replicaId), [broker?.nodeId], "observers");
		});
	}
}, {
	id: "role-controller",
	title: "A node that is only a controller answers for the quorum and takes no records",
	area: "cluster",
	priority: "P1",
	needs: {
		...APART,
		forms: ["process"]
	},
	async run({ cluster }) {
		const controller = cluster.nodes.find(({ roles }) => !roles.includes("broker"));
		const endpoint = controller?.controllerEndpoint;
		expectThat(endpoint !== void 0, "The controller has no address");
		await connectOnce(endpoint, {}, async (connection) => {
			const { apiKeys } = await requests.apiVersions(connection, "sanity", "1");
			const offered = new Set(apiKeys.map(({ apiKey }) => apiKey));
			expectEqual([offered.has(PRODUCE), offered.has(FETCH_SNAPSHOT)], [false, true], "Produce and FetchSnapshot offered");
			const described = await requests.describeCluster(connection, false, CONTROLLERS);
			expectEqual(described.clusterId, cluster.clusterId, "cluster id");
			expectEqual(described.brokers.map(({ brokerId }) => brokerId), [controller?.nodeId], "controllers");
		});
	}
}];

// src/sanity/checks/sasl.ts
const SECURED$1 = { cluster: "secured" };
const REFUSED = /SASL_AUTHENTICATION_FAILED|authentication failed|credentials/i;
const ITERATIONS = 4096;
const SECRET = "scram-secret";
const saslChecks = [
	{
		id: "sasl-plain",
		title: "A user of PLAIN logs in, writes and reads",
		area: "security",
		priority: "P1",
		needs: SECURED$1,
		run: (context) => roundTrip(context, SASL, plainAccess("alice"), (topic) => allow(context, "User:alice", topic))
	},
	{
		id: "sasl-plain-wrong-secret",
		title: "PLAIN refuses a wrong secret and the secret of somebody else",
		area: "security",
		priority: "P1",
		needs: SECURED$1,
		async run(context) {
			await logIn(context, SASL, plainAccess("alice"));
			await expectRefused(context, SASL, plainAccess("alice", "wrong"), REFUSED);
			await expectRefused(context, SASL, plainAccess("alice", "bob-secret"), REFUSED);
		}
	},
	{
		id: "sasl-mechanism-not-enabled",
		title: "A mechanism that is not enabled is refused, where an enabled one is not",
		area: "security",
		priority: "P1",
		needs: SECURED$1,
		async run(context) {
			await logIn(context, SASL, plainAccess("alice"));
			await expectRefused(context, SASL, { sasl: {
				mechanism: "OAUTHBEARER",
				token: "none"
			} }, /does not support the requested SASL mechanism/i);
		}
	},
	{
		id: "sasl-not-skipped",
		title: "A client that does not log in gets nothing from a SASL listener",
		area: "security",
		priority: "P1",
		needs: SECURED$1,
		run: (context) => expectRefused(context, SASL, {}, /closed|reset|ILLEGAL_SASL_STATE|timed? ?out/i)
	},
	scramCheck(256),
	scramCheck(512),
	{
		id: "sasl-scram-at-format",
		title: "Users of SCRAM that were made when the storage was formatted log in, with their own secrets only",
		area: "security",
		priority: "P1",
		needs: {
			cluster: "none",
			forms: ["process"],
			timeoutMs: 12e4
		},
		run: logsInAsFormatted
	},
	{
		id: "sasl-scram-wrong-secret",
		title: "SCRAM refuses a wrong secret and an unknown user",
		area: "security",
		priority: "P1",
		needs: SECURED$1,
		async run(context) {
			const user = context.unique("scram");
			await putUser(context, user, 256);
			await untilKnown(context, SASL, scramAccess(256, user, SECRET));
			await expectRefused(context, SASL, scramAccess(256, user, "wrong"), REFUSED);
			await expectRefused(context, SASL, scramAccess(256, `${user}-unknown`, SECRET), REFUSED);
		}
	},
	{
		id: "sasl-scram-removed-user",
		title: "A user of SCRAM that was removed is refused",
		area: "security",
		priority: "P1",
		needs: SECURED$1,
		async run(context) {
			const user = context.unique("scram");
			await putUser(context, user, 512);
			await untilKnown(context, SASL, scramAccess(512, user, SECRET));
			await withAnyBroker(context, (connection) => requests.alterUserScramCredentials(connection, [{
				name: user,
				mechanism: 2
			}], []));
			await eventually("The refusal of a removed user", () => outcome(context, scramAccess(512, user, SECRET)), (text) => REFUSED.test(text), context.signal);
		}
	},
	{
		id: "sasl-ssl-plain",
		title: "PLAIN over TLS: records go through, and a wrong secret is refused",
		area: "security",
		priority: "P1",
		needs: SECURED$1,
		async run(context) {
			const tls = await tlsAccess(context.host);
			await roundTrip(context, SASL_TLS, {
				...tls,
				...plainAccess("bob")
			}, (topic) => allow(context, "User:bob", topic));
			await expectRefused(context, SASL_TLS, {
				...tls,
				...plainAccess("bob", "wrong")
			}, REFUSED);
		}
	},
	{
		id: "sasl-ssl-scram",
		title: "SCRAM over TLS: records go through",
		area: "security",
		priority: "P1",
		needs: SECURED$1,
		async run(context) {
			const user = context.unique("scram");
			await putUser(context, user, 512);
			const access = {
				...await tlsAccess(context.host),
				...scramAccess(512, user, SECRET)
			};
			await untilKnown(context, SASL_TLS, access);
			await roundTrip(context, SASL_TLS, access, (topic) => allow(context, `User:${user}`, topic));
		}
	}
];
async function logsInAsFormatted(context) {
	const cluster = await context.launch(formattedSpec()).catch((error) => {
		if (!/invalid\s+choice:\s+'storage-tool'/.test(failureText(error))) throw error;
		throw new NotApplicable("the binary was built without the storage tool");
	});
	const own = Object.create(context, { cluster: { value: cluster } });
	for (const { name, password, mechanism } of FORMATTED_USERS) {
		const access = (secret) => ({ sasl: {
			mechanism,
			username: name,
			password: secret
		} });
		await roundTrip(own, SASL, access(password));
		await expectRefused(own, SASL, access("wrong"), REFUSED);
	}
}
function scramCheck(bits) {
	return {
		id: `sasl-scram-${bits}`,
		title: `A user of SCRAM-SHA-${bits} that was made at run time logs in, writes and reads`,
		area: "security",
		priority: "P1",
		needs: SECURED$1,
		async run(context) {
			const user = context.unique("scram");
			await putUser(context, user, bits);
			const access = scramAccess(bits, user, SECRET);
			await untilKnown(context, SASL, access);
			await roundTrip(context, SASL, access, (topic) => allow(context, `User:${user}`, topic));
			const { results } = await withAnyBroker(context, (connection) => requests.describeUserScramCredentials(connection, [{ name: user }]));
			const expected = [{
				mechanism: bits === 256 ? 1 : 2,
				iterations: ITERATIONS
			}];
			expectEqual(results[0]?.credentialInfos.map(({ mechanism, iterations }) => ({
				mechanism,
				iterations
			})), expected, "credentials");
		}
	};
}
/** Enters a user the way the command-line tool does: the broker only ever sees the salted secret. */
async function putUser(context, name, bits) {
	const salt = randomBytes(16);
	const saltedPassword = pbkdf2Sync(SECRET, salt, ITERATIONS, bits / 8, `sha${bits}`);
	const mechanism = bits === 256 ? 1 : 2;
	await withAnyBroker(context, (connection) => requests.alterUserScramCredentials(connection, [], [{
		name,
		mechanism,
		iterations: ITERATIONS,
		salt,
		saltedPassword
	}]));
}
/** The broker hears of a new user from its controller, a little later. */
async function untilKnown(context, listener, access) {
	await eventually("A login of the new user", () => outcome(context, access, listener), (text) => text === "logged in", context.signal);
}
async function outcome(context, access, listener = SASL) {
	try {
		await logIn(context, listener, access);
		return "logged in";
	} catch (error) {
		return failureText(error);
	}
}
async function withAnyBroker({ cluster, signal }, work) {
	return await withClient(cluster.bootstrap(), signal, async (client) => await work(await client.connection()));
}

// src/kafka/client-share.ts
const TYPES = {
	accept: 1,
	release: 2,
	reject: 3
};
const MAX_BYTES = 1024 ** 2;
const MAX_RECORDS = 500;
const heartbeat$1 = createAPI(76, 1, ({ groupId, memberId }, epoch, topics) => Writer.create().appendString(groupId).appendString(memberId).appendInt32(epoch).appendString(null).appendArray(topics === null ? null : [...topics], (w, topic) => w.appendString(topic), true, false).appendTaggedFields(), (_, key, version, reader) => {
	reader.readInt32();
	refuse(key, version, reader.readInt16(), reader.readNullableString());
	reader.readNullableString();
	const epoch = reader.readInt32();
	reader.readInt32();
	return {
		epoch,
		topicIds: reader.readNullableStruct(() => reader.readArray((r) => {
			const id = r.readUUID();
			r.readArray(() => r.readInt32(), true, false);
			return id;
		})) ?? void 0
	};
});
/** Joins with epoch 0 and the topics, stays with the epoch it was told, leaves with -1. */
async function shareHeartbeat(connection, ...request) {
	return await heartbeat$1.async(connection, ...request);
}
const fetch = createAPI(78, 1, ({ member, sessionEpoch, topicId, acknowledgements }) => Writer.create().appendString(member.groupId).appendString(member.memberId).appendInt32(sessionEpoch).appendInt32(500).appendInt32(1).appendInt32(MAX_BYTES).appendInt32(MAX_RECORDS).appendInt32(MAX_RECORDS).appendArray([topicId], (topics, id) => {
	topics.appendUUID(id).appendArray([0], (partitions, index) => {
		partitions.appendInt32(index).appendArray([...acknowledgements], (w, { first, last, as }) => {
			w.appendInt64(first).appendInt64(last);
			w.appendArray([TYPES[as]], (types, type) => types.appendInt8(type), true, false);
		});
	});
}).appendArray([], () => void 0).appendTaggedFields(), (_, key, version, reader) => {
	reader.readInt32();
	refuse(key, version, reader.readInt16(), reader.readNullableString());
	reader.readInt32();
	const partitions = reader.readArray((r) => {
		r.readUUID();
		return r.readArray((partition) => readPartition(partition, key, version));
	}).flat();
	return {
		values: partitions.flatMap(({ values }) => values),
		batches: partitions.flatMap(({ batches }) => batches)
	};
});
/** Fetches partition 0 of the topic, and says what became of records that were fetched before. */
async function shareFetch(connection, request) {
	return await fetch.async(connection, request);
}
function readPartition(reader, key, version) {
	reader.readInt32();
	refuse(key, version, reader.readInt16(), reader.readNullableString());
	refuse(key, version, reader.readInt16(), reader.readNullableString());
	reader.readInt32();
	reader.readInt32();
	reader.readTaggedFields();
	const bytes = reader.readNullableBytes();
	return {
		batches: reader.readArray((r) => {
			return {
				first: r.readInt64(),
				last: r.readInt64(),
				deliveries: r.readInt16()
			};
		}),
		values: (bytes === null || bytes.length === 0 ? [] : readRecordsBatches(Reader.from(bytes))).flatMap((batch) => batch.records.map(({ value }) => `${value}`))
	};
}
function refuse(key, version, code, message) {
	if (code !== 0) throw new ResponseError(key, version, { "": [code, message] }, void 0);
}

// src/sanity/checks/share-groups.ts
const VALUES = [
	"one",
	"two",
	"three",
	"four",
	"five"
];
const SET$2 = 0;
const GROUP$1 = 0;
const SOON_ANSWERED$1 = [
	"NOT_COORDINATOR",
	"COORDINATOR_LOAD_IN_PROGRESS",
	"COORDINATOR_NOT_AVAILABLE"
];
const shareGroupChecks = [{
	id: "group-share",
	title: "A share group hands out records, and hands out again what a member gave back",
	area: "groups",
	priority: "P1",
	needs: {
		cluster: "shared",
		since: "4.2"
	},
	async run({ cluster, unique, signal }) {
		const [topic, group] = [unique("share"), unique("group")];
		await withClient(cluster.bootstrap(), signal, async (client) => {
			await createTopic(client, topic);
			await produce(client, topic, VALUES.map((value) => ({
				key: null,
				value
			})));
			await readFromStart(client, group, signal);
			await sharesRecords(client, {
				topic,
				group,
				signal
			});
		});
	}
}];
async function sharesRecords(client, sharing) {
	const { group, signal } = sharing;
	const member = {
		groupId: group,
		memberId: randomBytes(16).toString("base64url")
	};
	const connection = await client.connection();
	await client.admin.findCoordinator({
		keyType: GROUP$1,
		keys: [group]
	});
	const topicId = await join$1(connection, member, sharing);
	let sessionEpoch = 0;
	const fetch = async (...acknowledgements) => {
		const answer = await shareFetch(connection, {
			member,
			sessionEpoch,
			topicId,
			acknowledgements
		});
		sessionEpoch += 1;
		return answer;
	};
	const some = ({ values }) => values.length > 0;
	const first = await eventually("Records of the share group", () => fetch(), some, signal);
	expectEqual(first.values, VALUES, "records handed out");
	const given = await fetch({
		first: 0n,
		last: 2n,
		as: "accept"
	}, {
		first: 3n,
		last: 4n,
		as: "release"
	});
	const deliveries = (some(given) ? given : await eventually("Records handed out again", () => fetch(), some, signal)).batches.map((batch) => [
		batch.first,
		batch.last,
		batch.deliveries
	]);
	expectEqual(deliveries, [[
		3n,
		4n,
		2
	]], "first offset, last offset and deliveries of what was given back");
	await fetch({
		first: 3n,
		last: 4n,
		as: "accept"
	});
	await shareHeartbeat(connection, member, -1, null);
}
/** Makes the member one of its group, and answers with the id of the topic once that is assigned to it. */
async function join$1(connection, member, { topic, signal }) {
	let epoch = await eventually("A coordinator", async () => {
		try {
			return (await shareHeartbeat(connection, member, 0, [topic])).epoch;
		} catch (error) {
			if (errorNames(error).some((name) => SOON_ANSWERED$1.includes(name))) return -1;
			throw error;
		}
	}, (joined) => joined >= 0, signal);
	const [topicId = ""] = await eventually("An assignment", async () => {
		const answer = await shareHeartbeat(connection, member, epoch, null);
		epoch = answer.epoch;
		return answer.topicIds ?? [];
	}, (ids) => ids.length > 0, signal);
	return topicId;
}
/** A share group starts at the end of its topics unless told; the broker hears of it from its controller. */
async function readFromStart({ admin }, group, signal) {
	const resource = {
		resourceType: ConfigResourceTypes.GROUP,
		resourceName: group
	};
	const change = {
		name: "share.auto.offset.reset",
		configOperation: SET$2,
		value: "earliest"
	};
	await admin.incrementalAlterConfigs({ resources: [{
		...resource,
		configs: [change]
	}] });
	const wanted = {
		...resource,
		configurationKeys: [change.name]
	};
	await eventually("The group’s configuration", async () => (await admin.describeConfigs({ resources: [wanted] }))[0]?.configs[0]?.value, (value) => value === change.value, signal);
}

// src/kafka/client-streams.ts
const SUBTOPOLOGY = "0";
const REBALANCE_MS = 3e4;
const heartbeat = createAPI(88, 0, writeHeartbeat, (_, key, version, reader) => readMembership(key, version, reader));
/** Joins, stays or leaves; rejects with what the broker refuses. */
async function streamsHeartbeat(connection, member, said) {
	return await heartbeat.async(connection, member, said);
}
function writeHeartbeat(member, { epoch, topology, running }) {
	const joins = topology !== void 0;
	const writer = Writer.create().appendString(member.groupId).appendString(member.memberId).appendInt32(epoch).appendInt32(-1).appendString(null).appendString(null).appendInt32(joins ? REBALANCE_MS : -1).appendInt8(joins ? 1 : -1);
	if (joins) writeTopology(writer, topology);
	const tasks = running === void 0 ? null : running.length === 0 ? [] : [[...running]];
	writer.appendArray(tasks, (w, partitions) => w.appendString(SUBTOPOLOGY).appendArray(partitions, (p, partition) => p.appendInt32(partition), true, false));
	for (let kind = 0; kind < 2; kind += 1) writer.appendArray(running === void 0 ? null : [], () => void 0);
	return writer.appendString(joins ? member.processId : null).appendInt8(-1).appendArray(joins ? [] : null, () => void 0).appendArray(null, () => void 0).appendArray(null, () => void 0).appendBoolean(false).appendTaggedFields();
}
function writeTopology(writer, { source, changelog }) {
	const none = (w) => w.appendArray([], () => void 0);
	writer.appendInt32(0).appendArray([SUBTOPOLOGY], (w, id) => {
		w.appendString(id).appendArray([source], (topics, name) => topics.appendString(name), true, false);
		none(w);
		w.appendArray([changelog], (topics, name) => {
			topics.appendString(name).appendInt32(0).appendInt16(1);
			none(topics);
		});
		for (let list = 0; list < 3; list += 1) none(w);
	});
	writer.appendTaggedFields();
}
function readMembership(key, version, reader) {
	reader.readInt32();
	const [code, message] = [reader.readInt16(), reader.readNullableString()];
	if (code !== 0) throw new ResponseError(key, version, { "": [code, message] }, void 0);
	reader.readString();
	const epoch = reader.readInt32();
	for (let interval = 0; interval < 3; interval += 1) reader.readInt32();
	const complaints = reader.readNullableArray((r) => `${r.readInt8()}: ${r.readString()}`);
	return {
		epoch,
		tasks: reader.readNullableArray((r) => {
			r.readString();
			return r.readArray((partition) => partition.readInt32(), true, false);
		})?.flat(),
		complaints: complaints ?? []
	};
}

// src/sanity/checks/streams-groups.ts
const GROUP = 0;
const SOON_ANSWERED = [
	"NOT_COORDINATOR",
	"COORDINATOR_LOAD_IN_PROGRESS",
	"COORDINATOR_NOT_AVAILABLE"
];
const streamsGroupChecks = [{
	id: "group-streams",
	title: "A streams group gets its tasks and its changelog topic, and shares the tasks with a second member",
	area: "groups",
	priority: "P1",
	needs: {
		cluster: "shared",
		since: "4.2"
	},
	async run({ cluster, unique, signal }) {
		const [source, groupId] = [unique("source"), unique("group")];
		const topology = {
			source,
			changelog: `${groupId}-store-changelog`
		};
		await withClient(cluster.bootstrap(), signal, async (client) => {
			await createTopic(client, source, { partitions: 2 });
			const first = await join(client, {
				groupId,
				topology
			}, signal);
			const tasks = await eventually("Both tasks for the only member", () => first.beat(), (found) => found.length === 2, signal);
			expectEqual(tasks.toSorted(), [0, 1], "tasks of the only member");
			await expectChangelog(client, topology);
			const second = await join(client, {
				groupId,
				topology
			}, signal);
			const shared = await eventually("A task for each member", async () => [await first.beat(), await second.beat()], ([a, b]) => a?.length === 1 && b?.length === 1, signal);
			expectEqual(shared.flat().toSorted(), [0, 1], "tasks of both members together");
			await second.leave();
			await first.leave();
		});
	}
}];
/** The broker makes the topic of a store by itself, with as many partitions as the source has. */
async function expectChangelog({ admin }, { changelog }) {
	const { topics } = await admin.metadata({
		topics: [changelog],
		forceUpdate: true
	});
	expectEqual(topics.get(changelog)?.partitionsCount, 2, "partitions of the changelog topic");
}
/** A member that takes and gives up tasks as it is told. */
async function join(client, { groupId, topology }, signal) {
	const member = {
		groupId,
		memberId: randomUUID(),
		processId: randomUUID()
	};
	const connection = await client.connection();
	await client.admin.findCoordinator({
		keyType: GROUP,
		keys: [groupId]
	});
	let running = [];
	let epoch = await eventually("A coordinator", async () => {
		try {
			return (await streamsHeartbeat(connection, member, {
				epoch: 0,
				topology,
				running
			})).epoch;
		} catch (error) {
			if (errorNames(error).some((name) => SOON_ANSWERED.includes(name))) return -1;
			throw error;
		}
	}, (joined) => joined >= 0, signal);
	return {
		/** Says what it runs, and answers with what it runs from now on. */
		async beat() {
			const answer = await streamsHeartbeat(connection, member, {
				epoch,
				running
			});
			epoch = answer.epoch;
			running = answer.tasks ?? running;
			return running;
		},
		async leave() {
			await streamsHeartbeat(connection, member, { epoch: -1 });
		}
	};
}

// src/sanity/checks/tls.ts
const SECURED = { cluster: "secured" };
const SET$1 = 0;
const tlsChecks = [
	{
		id: "tls-one-way",
		title: "Records go through a TLS listener whose key comes from a PKCS #12 file",
		area: "security",
		priority: "P1",
		needs: SECURED,
		async run(context) {
			await roundTrip(context, "TLS", await tlsAccess(context.host));
		}
	},
	{
		id: "tls-1-2",
		title: "A client that speaks TLS 1.2 at most is served",
		area: "security",
		priority: "P1",
		needs: SECURED,
		async run(context) {
			const { tls } = await tlsAccess(context.host);
			expectThat(tls !== void 0, "no TLS settings");
			await logIn(context, "TLS", { tls: {
				...tls,
				maxVersion: "TLSv1.2"
			} });
		}
	},
	{
		id: "tls-server-identity",
		title: "The broker shows the certificate that it was configured with",
		area: "security",
		priority: "P1",
		needs: SECURED,
		async run(context) {
			const { ca } = await keysOf(context.host);
			await logIn(context, "TLS", { tls: { ca } });
			const { foreigner } = await keysOf(context.host);
			await expectRefused(context, "TLS", { tls: { ca: foreigner.cert } }, /verify|self.signed|issuer|altnames/i);
		}
	},
	{
		id: "tls-plaintext-refused",
		title: "A client without TLS gets no answer from a TLS listener",
		area: "security",
		priority: "P1",
		needs: SECURED,
		run: (context) => expectRefused(context, "TLS", {}, /closed|reset|TLS|timed? ?out|Connection/i)
	},
	{
		id: "tls-mutual",
		title: "A client certificate is accepted, and its subject is the principal that rules name",
		area: "security",
		priority: "P1",
		needs: SECURED,
		async run(context) {
			const access = await tlsAccess(context.host, "client");
			const denied = await expectFailure(() => roundTrip(context, MUTUAL, access), "Writing without a rule");
			expectThat(/authorization/i.test(failureText(denied)), `Refused for another reason: ${failureText(denied)}`);
			await roundTrip(context, MUTUAL, access, (topic) => allow(context, CLIENT_PRINCIPAL, topic));
		}
	},
	{
		id: "tls-mutual-no-certificate",
		title: "A listener that asks for a certificate refuses a client without one",
		area: "security",
		priority: "P1",
		needs: SECURED,
		async run(context) {
			await expectRefused(context, MUTUAL, await tlsAccess(context.host), /certificate|alert|closed|reset/i);
		}
	},
	{
		id: "tls-mutual-foreign-certificate",
		title: "A certificate of an unknown authority is refused, although it names the right subject",
		area: "security",
		priority: "P1",
		needs: SECURED,
		async run(context) {
			const access = await tlsAccess(context.host, "foreigner");
			await expectRefused(context, MUTUAL, access, /certificate|alert|closed|reset/i);
		}
	},
	{
		id: "tls-keystore-reload",
		title: "A new key is taken by a change of configuration, without a restart",
		area: "security",
		priority: "P1",
		needs: {
			...SECURED,
			alone: true
		},
		run: reloads
	}
];
/** To whichever of two keys the listener does not have: the check may be run again on the same broker. */
async function reloads(context) {
	const { cluster, host, signal } = context;
	const { server, renewed } = await keysOf(host);
	const before = await shownCertificate(context);
	const [next, expected] = before === SERIAL.server ? [renewed, SERIAL.renewed] : [server, SERIAL.server];
	const values = {
		"ssl.keystore.certificate.chain": next.cert,
		"ssl.keystore.key": next.key
	};
	const configs = Object.entries(values).map(([name, value]) => {
		return {
			name: `${prefix(MUTUAL)}${name}`,
			configOperation: SET$1,
			value
		};
	});
	await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
		await admin.incrementalAlterConfigs({ resources: [{
			resourceType: ConfigResourceTypes.BROKER,
			resourceName: "1",
			configs
		}] });
	});
	const after = await eventually("Another certificate", () => shownCertificate(context), (serial) => serial !== before, signal);
	expectEqual(after, expected, "serial number of the new certificate");
}
/** Serial number of the certificate that the listener shows. */
async function shownCertificate({ cluster, host }) {
	const endpoint = cluster.nodes[0]?.endpoint(MUTUAL);
	expectThat(endpoint !== void 0, "The broker has no listener for mutual TLS");
	const access = await tlsAccess(host, "client");
	return await connectOnce(endpoint, access, async ({ socket }) => {
		return isTls(socket) ? socket.getPeerX509Certificate()?.serialNumber ?? "none" : "no TLS";
	});
}
function isTls(socket) {
	return "getPeerX509Certificate" in socket;
}

// src/sanity/checks/topics.ts
const SET = 0;
const topicChecks = [
	{
		id: "topic-create",
		title: "A topic is created, listed and described with its partitions; its name cannot be taken twice",
		area: "topics",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique("topic");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { partitions: 3 });
				await untilListed(client, topic, true, signal);
				const { topics } = await client.admin.metadata({
					topics: [topic],
					forceUpdate: true
				});
				expectEqual(topics.get(topic)?.partitionsCount, 3, "number of partitions");
				await expectFailure(() => createTopic(client, topic), "Creating the topic a second time");
			});
		}
	},
	{
		id: "topic-config",
		title: "A topic’s configuration is set at creation, changed while it lives, and read back",
		area: "topics",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique("config");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { configs: { "retention.ms": "3600000" } });
				expectEqual(await topicConfig(client, topic, "retention.ms"), "3600000", "retention.ms at creation");
				const change = {
					name: "retention.ms",
					configOperation: SET,
					value: "7200000"
				};
				await client.admin.incrementalAlterConfigs({ resources: [{
					resourceType: ConfigResourceTypes.TOPIC,
					resourceName: topic,
					configs: [change]
				}] });
				await eventually("The changed retention.ms", () => topicConfig(client, topic, "retention.ms"), (value) => value === "7200000", signal);
			});
		}
	},
	{
		id: "topic-delete",
		title: "A deleted topic is gone from the list and can be created anew",
		area: "topics",
		priority: "P0",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique("delete");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic, { partitions: 2 });
				await untilListed(client, topic, true, signal);
				await client.admin.deleteTopics({ topics: [topic] });
				await untilListed(client, topic, false, signal);
				await createTopic(client, topic);
			});
		}
	},
	{
		id: "topic-partitions",
		title: "A topic gets more partitions, which take records at once",
		area: "topics",
		priority: "P1",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal }) {
			const topic = unique("grown");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				await client.admin.createPartitions({ topics: [{
					name: topic,
					count: 3,
					assignments: null
				}] });
				const count = async () => {
					const { topics } = await client.admin.metadata({
						topics: [topic],
						forceUpdate: true
					});
					return topics.get(topic)?.partitionsCount;
				};
				await eventually("Three partitions", count, (found) => found === 3, signal);
				await produce(client, topic, [{
					key: "new",
					value: "partition",
					partition: 2
				}]);
				await expectRecords(client, topic, [{
					key: "new",
					value: "partition"
				}], 2);
			});
		}
	},
	{
		id: "topic-refusals",
		title: "A bad name, too many replicas and an unknown or impossible configuration are refused",
		area: "topics",
		priority: "P1",
		needs: { cluster: "shared" },
		async run({ cluster, unique, signal, note }) {
			await withClient(cluster.bootstrap(), signal, async (client) => {
				const refusals = [
					["INVALID_TOPIC_EXCEPTION", () => createTopic(client, "no blanks allowed")],
					["INVALID_REPLICATION_FACTOR", () => createTopic(client, unique("replicas"), { replicas: 3 })],
					["INVALID_CONFIG", () => createTopic(client, unique("unknown"), { configs: { "no.such": "1" } })],
					["INVALID_CONFIG", () => createTopic(client, unique("value"), { configs: { "retention.ms": "soon" } })]
				];
				for (const [name, create] of refusals) {
					const error = await expectFailure(create, `A topic with ${name}`);
					note(error.message);
					expectThat(errorNames(error).includes(name), `Expected ${name}, got ${failureText(error)}`);
				}
			});
		}
	}
];
async function untilListed(client, topic, listed, signal) {
	await eventually(`The list of topics ${listed ? "with" : "without"} ${topic}`, () => client.admin.listTopics(), (topics) => topics.includes(topic) === listed, signal);
}
async function topicConfig(client, topic, name) {
	const resource = {
		resourceType: ConfigResourceTypes.TOPIC,
		resourceName: topic,
		configurationKeys: [name]
	};
	const [described] = await client.admin.describeConfigs({ resources: [resource] });
	return described?.configs.find((config) => config.name === name)?.value ?? null;
}

// src/sanity/checks/transactions.ts
const SHARED = { cluster: "shared" };
const transactionChecks = [
	{
		id: "transaction-commit",
		title: "Records of a transaction in two topics are seen by readers of committed data after the commit only",
		area: "transactions",
		priority: "P1",
		needs: SHARED,
		async run({ cluster, unique, signal }) {
			const topics = [unique("left"), unique("right")];
			await withClient(cluster.bootstrap(), signal, async (client) => {
				for (const topic of topics) await createTopic(client, topic);
				const transaction = await begin(client.transactional(unique("tx")));
				for (const topic of topics) await transaction.send({ messages: [message(topic, "in both")] });
				for (const topic of topics) {
					expectEqual(await committedValues(client, topic, 50), [], `committed in ${topic} before the commit`);
					expectEqual(await endOffset(client, topic), 1n, "end offset before the commit");
				}
				await transaction.commit();
				for (const topic of topics) await expectCommitted(client, topic, ["in both"], signal);
			});
		}
	},
	{
		id: "transaction-abort",
		title: "Records of an aborted transaction are never seen by readers of committed data",
		area: "transactions",
		priority: "P1",
		needs: SHARED,
		async run({ cluster, unique, signal }) {
			const topic = unique("aborted");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				const producer = client.transactional(unique("tx"));
				const aborted = await begin(producer);
				await aborted.send({ messages: [message(topic, "aborted")] });
				await aborted.abort();
				const kept = await begin(producer);
				await kept.send({ messages: [message(topic, "kept")] });
				await kept.commit();
				await expectCommitted(client, topic, ["kept"], signal);
				const all = await fetchRecords(client.admin, {
					topic,
					partition: 0,
					offset: 0n
				});
				expectEqual(all.map(({ value }) => `${value}`), ["aborted", "kept"], "records of the log");
			});
		}
	},
	{
		id: "transaction-fencing",
		title: "A second producer of the same transactional id fences the first off",
		area: "transactions",
		priority: "P1",
		needs: SHARED,
		async run({ cluster, unique, signal, note }) {
			const [topic, id] = [unique("fenced"), unique("tx")];
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				const old = await begin(client.transactional(id));
				await old.send({ messages: [message(topic, "of the old one")] });
				await takeProducerId(client, id, signal);
				const fenced = await expectFailure(async () => {
					await old.send({ messages: [message(topic, "too late")] });
					await old.commit();
				}, "A commit of a fenced producer");
				note(failureText(fenced));
				expectThat(/epoch|fenced/i.test(failureText(fenced)), `Not fenced, but: ${failureText(fenced)}`);
				const next = await begin(client.transactional(id));
				await next.send({ messages: [message(topic, "of the new one")] });
				await next.commit();
				await expectCommitted(client, topic, ["of the new one"], signal);
			});
		}
	},
	{
		id: "transaction-offsets",
		title: "An offset that is committed in a transaction counts only once the transaction does",
		area: "transactions",
		priority: "P1",
		needs: SHARED,
		run: commitsOffset
	},
	{
		id: "transaction-describe",
		title: "An open transaction is described as ongoing with its partitions, and as complete after the commit",
		area: "transactions",
		priority: "P1",
		needs: SHARED,
		async run({ cluster, unique, signal }) {
			const [topic, id] = [unique("described"), unique("tx")];
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				const transaction = await begin(client.transactional(id));
				await transaction.send({ messages: [message(topic, "x")] });
				const describe = async () => {
					const { transactionStates } = await requests.describeTransactions(await client.connection(), [id]);
					return transactionStates[0];
				};
				const open = await describe();
				expectEqual(open?.transactionState, "Ongoing", "state before the commit");
				expectEqual(open?.topics.map((each) => each.topic), [topic], "topics of the transaction");
				await transaction.commit();
				await eventually("CompleteCommit", describe, (state) => state?.transactionState === "CompleteCommit", signal);
			});
		}
	}
];
async function commitsOffset({ cluster, unique, signal }) {
	const [topic, group] = [unique("source"), unique("group")];
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await createTopic(client, topic);
		await client.producer.send({
			acks: ProduceAcks.ALL,
			messages: [message(topic, "consumed")]
		});
		const consumer = client.consumer(group);
		const { value: record } = await (await consumer.consume({
			topics: [topic],
			mode: "earliest"
		}))[Symbol.asyncIterator]().next();
		expectThat(record !== void 0, "Nothing was consumed");
		expectEqual(`${record.value}`, "consumed", "record");
		const producer = client.transactional(unique("tx"));
		for (const end of ["abort", "commit"]) {
			const transaction = await begin(producer);
			await transaction.addConsumer(consumer);
			await transaction.addOffset(record);
			await transaction[end]();
			const offset = () => committed(client, group, topic);
			if (end === "commit") await eventually("The committed offset", offset, (found) => found === 1n, signal);
			else expectThat((await offset() ?? -1n) < 0n, "An aborted transaction committed an offset");
		}
	});
}

// src/sanity/checks/all.ts
/** Every sanity check there is, in the order of reports. */
const ALL_CHECKS = [
	...lifecycleChecks,
	...topicChecks,
	...recordChecks,
	...retentionChecks,
	...groupChecks,
	...groupAdministrationChecks,
	...shareGroupChecks,
	...streamsGroupChecks,
	...configurationChecks,
	...dynamicConfigurationChecks,
	...quotaChecks,
	...featureChecks,
	...clusterChecks,
	...replicationChecks,
	...roleChecks,
	...metricsChecks,
	...heapDumpChecks,
	...tlsChecks,
	...saslChecks,
	...jaasFileChecks,
	...oauthChecks,
	...authorizationChecks,
	...compressionChecks,
	...transactionChecks,
	...idempotenceChecks,
	...loggingChecks
];

// src/sanity/check-run.ts
let names = 0;
/** Runs one check to its end, or to the end of its time; closes what it launched. Never rejects. */
async function runCheck(check, run, shared) {
	const { host } = run;
	const began = host.clock.monotonic();
	const limitMs = Math.max(check.needs.timeoutMs ?? 0, run.timeoutMs);
	const over = new AbortController();
	const timer = setTimeout(() => over.abort(/* @__PURE__ */ new Error(`It did not end within ${formatDuration(limitMs)}.`)), limitMs);
	const signal = AbortSignal.any([over.signal, host.signal]);
	const clusters = shared === void 0 ? [] : [shared];
	const notes = [];
	let outcome = { status: "passed" };
	try {
		const work = perform(check, run, {
			signal,
			clusters,
			notes,
			shared
		});
		work.catch(() => void 0);
		await Promise.race([work, rejection(signal)]);
	} catch (error) {
		outcome = error instanceof NotApplicable ? {
			status: "not-applicable",
			reason: error.message
		} : {
			status: "failed",
			failure: {
				message: failureText(error),
				log: tail(clusters),
				notes
			}
		};
	} finally {
		clearTimeout(timer);
		over.abort(/* @__PURE__ */ new Error("The check is over."));
		for (const cluster of clusters) run.watch?.look(check.id, cluster);
		await Promise.allSettled(clusters.filter((each) => each !== shared).map((each) => each.close()));
	}
	return {
		id: check.id,
		title: check.title,
		area: check.area,
		priority: check.priority,
		durationMs: Math.round(host.clock.monotonic() - began),
		...outcome
	};
}
async function perform(check, { host, launcher }, state) {
	const { signal, clusters, notes } = state;
	const launch = async (spec) => {
		const launched = await launcher.launch(spec, signal);
		clusters.push(launched);
		if (signal.aborted) await launched.close();
		return launched;
	};
	const { needs } = check;
	const own = typeof needs.cluster === "object" ? await launch(needs.cluster) : void 0;
	const context = {
		host,
		launcher,
		launch,
		signal,
		get cluster() {
			const cluster = own ?? state.shared;
			if (cluster === void 0) throw new Error(`The check ${check.id} asked for no cluster.`);
			return cluster;
		},
		unique(prefix) {
			names += 1;
			return `${prefix}-${check.id}-${names}`;
		},
		note: (line) => notes.push(line)
	};
	await check.run(context);
}
function rejection(signal) {
	return new Promise((_, reject) => {
		if (signal.aborted) reject(signal.reason);
		signal.addEventListener("abort", () => reject(signal.reason), { once: true });
	});
}
/** The end of the log of every node that the check had to do with. */
function tail(clusters) {
	return clusters.flatMap(({ nodes }) => nodes.flatMap((node) => {
		const prefix = nodes.length === 1 ? "" : `[${node.nodeId}] `;
		return node.logs().slice(-40).map((line) => `${prefix}${line}`);
	}));
}

// src/sanity/missing-registrations.ts
/**
* A miss in the output of a binary with exact metadata, whose words have changed from release to release:
* `The program tried to reflectively access class X without it being registered for …` (23.0),
* the same over several lines (23.1), `Cannot reflectively access class 'X'. To allow …` (25).
*/
const MISS = /Missing\w*RegistrationError: ((?:The program tried to|Cannot)[\s\S]{1,500}?)(?=\s+without it being|\. To allow|\n\s+at |\n\S+Exception|$)/g;
/** What the lines of a log say is missing, each once. */
function missesIn(lines) {
	const found = [...lines.join("\n").matchAll(MISS)].map(([, what = ""]) => what.replace(/\s+/g, " ").replace(/^The program tried to /, "").replace(/^Cannot /, ""));
	return [...new Set(found)];
}
/** Collects what is missing, with who met it first. Checks must run one after another, or nobody knows. */
var MissWatch = class {
	#misses = /* @__PURE__ */ new Map();
	/** Takes in what the brokers of a cluster have said so far; what is new was met by `metBy`. */
	look(metBy, cluster) {
		for (const what of cluster.nodes.flatMap((node) => missesIn(node.logs()))) if (!this.#misses.has(what)) this.#misses.set(what, {
			what,
			metBy
		});
	}
	/** In the order in which they were met. */
	get misses() {
		return [...this.#misses.values()];
	}
};

// src/sanity/obstacle.ts
/** `not-applicable` is about this Kafka, `skipped` about this machine; undefined where nothing is in the way. */
async function obstacleOf(check, host, launcher) {
	const { since, until, forms, cluster } = check.needs;
	const { kafkaVersion, form } = launcher;
	if (since !== void 0 && !isAtLeast(kafkaVersion, since)) return {
		status: "not-applicable",
		reason: `Kafka ${since} or newer`
	};
	if (until !== void 0 && compareVersions(lineOf(kafkaVersion), until) > 0) return {
		status: "not-applicable",
		reason: `Kafka up to ${until}`
	};
	if (forms !== void 0 && !forms.includes(form)) return {
		status: "not-applicable",
		reason: `only for a ${forms.join(" or ")}`
	};
	const fixture = typeof cluster === "string" && isFixtureName(cluster) ? FIXTURES[cluster] : void 0;
	try {
		for (const tool of [...fixture?.tools ?? [], ...check.needs.tools ?? []]) await FIND[tool](host);
	} catch (error) {
		return {
			status: "skipped",
			reason: messageOf(error)
		};
	}
}
/** Each rejects with what is missing. */
const FIND = {
	jdk: findJava,
	openssl: findOpenssl
};
async function findOpenssl(host) {
	try {
		await host.exec(["openssl", "version"], { timeoutMs: 1e4 });
	} catch (error) {
		throw new UserError("The program openssl, which makes the keys for TLS, was not found in PATH.", { cause: error });
	}
}
/** `3.9.2` → `3.9`. */
function lineOf(version) {
	return version.split(".").slice(0, 2).join(".");
}

// src/sanity/order.ts
/** `2/4` → the second of four. Throws a `UsageError` for everything else. */
function parseShard(text) {
	const match = /^(\d{1,3})\/(\d{1,3})$/.exec(text);
	const [index, count] = [Number(match?.[1]), Number(match?.[2])];
	if (index >= 1 && index <= count) return {
		index,
		count
	};
	throw new UsageError([`shard: "${text}" is not valid, expected a part such as 2/4`]);
}
/**
* The checks of one shard. Areas stay whole, since their checks share clusters: the largest goes first, each to
* the shard that has the fewest checks by then. All shards together are all checks, each once.
*/
function shardOf(checks, { index, count }) {
	const sizes = /* @__PURE__ */ new Map();
	for (const { area } of checks) sizes.set(area, (sizes.get(area) ?? 0) + 1);
	const loads = Array.from({ length: count }, () => 0);
	const mine = /* @__PURE__ */ new Set();
	for (const [area, size] of [...sizes].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))) {
		const lightest = loads.indexOf(Math.min(...loads));
		loads[lightest] = (loads[lightest] ?? 0) + size;
		if (lightest === index - 1) mine.add(area);
	}
	return checks.filter(({ area }) => mine.has(area));
}
/** The same checks in an order that the seed alone decides: by the hash of seed and id. */
function shuffled(checks, seed) {
	const rank = ({ id }) => createHash("sha256").update(`${seed} ${id}`).digest("hex");
	return checks.toSorted((a, b) => rank(a) < rank(b) ? -1 : 1);
}

// src/sanity/repetition.ts
/**
* One result of several runs of the same check: failed where one run failed, and said to be flaky where
* another passed. The failure is that of the first run that failed; the duration is that of all together.
*/
function combined(runs) {
	const [first] = runs;
	if (runs.length === 1) return first;
	const failed = runs.filter(({ status }) => status === "failed");
	const worst = failed[0] ?? first;
	const durationMs = runs.reduce((sum, each) => sum + each.durationMs, 0);
	const result = {
		...worst,
		durationMs,
		runs: {
			total: runs.length,
			failed: failed.length
		}
	};
	if (worst.failure === void 0 || failed.length === runs.length) return result;
	const message = `Flaky: failed in ${failed.length} of ${countOf(runs.length, "run")}. ${worst.failure.message}`;
	return {
		...result,
		failure: {
			...worst.failure,
			message
		}
	};
}

// src/sanity/selection.ts
/**
* The checks that are asked for, in their own order. An id or area that does not exist is a `UsageError`
* that names what there is; no check at all is a `UserError`, since a suite of nothing proves nothing.
*/
function selectChecks(checks, selection) {
	const ids = checks.map(({ id }) => id);
	const areas = [...new Set(checks.map(({ area }) => area))];
	const problems = [...unknown("check", selection.only ?? [], ids), ...unknown("area", selection.areas ?? [], areas)];
	if (problems.length > 0) throw new UsageError(problems);
	const chosen = checks.filter(({ id, area, priority }) => (selection.only?.includes(id) ?? true) && (selection.areas?.includes(area) ?? true) && (selection.priority === void 0 || selection.priority === priority));
	const selected = selection.shard === void 0 ? chosen : shardOf(chosen, selection.shard);
	if (selected.length > 0) return selected;
	throw new UserError("No sanity check is selected, so nothing would be tested.", { hint: `Choose among the areas ${areas.join(", ")}, or select nothing to run all ${checks.length} checks.` });
}
function unknown(kind, given, known) {
	return given.filter((name) => !known.includes(name)).map((name) => `There is no sanity ${kind} "${name}"; there are ${[...known].sort().join(", ")}.`);
}

// src/sanity/runner.ts
/**
* Runs the selected checks against what the launcher launches: those that share the one broker first, side by
* side, then those of the other named clusters and those with clusters of their own. A check that fails, hangs or throws anything is a failed
* check, and never the end of the run. A cancelled run answers with what was finished, `complete: false`.
*/
async function runSanity(host, launcher, options = {}) {
	const checks = selectChecks(options.checks ?? ALL_CHECKS, options);
	const startedAt = host.clock.now().toISOString();
	const began = host.clock.monotonic();
	const watch = options.exactMetadata === true ? new MissWatch() : void 0;
	const alone = watch === void 0 ? options : {
		...options,
		sharing: 1,
		ownClusters: 1
	};
	const results = await new SanityRun(host, launcher, alone, checks.length, watch).results(checks);
	return {
		name: options.name ?? "sanity",
		startedAt,
		durationMs: Math.round(host.clock.monotonic() - began),
		complete: results.size === checks.length,
		...options.shard === void 0 ? {} : { shard: { ...options.shard } },
		subject: {
			kind: launcher.kind,
			form: launcher.form,
			kafkaVersion: launcher.kafkaVersion,
			platform: options.platform ?? ociPlatform(),
			...options.java === void 0 ? {} : { java: options.java }
		},
		...options.machine === void 0 ? {} : { machine: options.machine },
		notRun: options.notRun ?? [],
		checks: checks.flatMap(({ id }) => results.get(id) ?? []),
		...watch === void 0 ? {} : { missingRegistrations: [...watch.misses] }
	};
}
var SanityRun = class {
	#host;
	#launcher;
	#options;
	#total;
	#results = /* @__PURE__ */ new Map();
	#progress;
	#watch;
	constructor(host, launcher, options, total, watch) {
		this.#watch = watch;
		this.#host = host;
		this.#launcher = launcher;
		this.#options = options;
		this.#total = total;
		this.#progress = host.log.progress();
	}
	/** By id; the checks that a cancelled run did not finish are missing. */
	async results(checks) {
		const { signal } = this.#host;
		try {
			const runnable = this.#inOrder(await this.#withoutObstacle(checks));
			if (runnable.length > 0) await this.#launcher.prepare?.(signal);
			const sharing = new Map(FIXTURE_NAMES.map((name) => [name, []]));
			const owning = [];
			for (const check of runnable) {
				const { cluster } = check.needs;
				((typeof cluster === "string" && isFixtureName(cluster) ? sharing.get(cluster) : void 0) ?? owning).push(check);
			}
			await this.#runSharing("shared", sharing.get("shared") ?? []);
			sharing.delete("shared");
			await sideBySide([...[...sharing].map(([name, each]) => async () => await this.#runSharing(name, each)), ...owning.map((check) => async () => await this.#run(check))], this.#options.ownClusters ?? 2, signal, async (work) => await work());
		} catch (error) {
			if (!signal.aborted) throw error;
		} finally {
			this.#progress.end();
		}
		return this.#results;
	}
	async #withoutObstacle(checks) {
		const runnable = [];
		for (const check of checks) {
			const obstacle = await obstacleOf(check, this.#host, this.#launcher);
			if (obstacle === void 0) runnable.push(check);
			else this.#record({
				...headOf(check),
				...obstacle,
				durationMs: 0
			});
		}
		return runnable;
	}
	#inOrder(checks) {
		const { shuffle } = this.#options;
		return shuffle === void 0 ? checks : shuffled(checks, shuffle);
	}
	/** Where the cluster does not come up, every check that needs it has failed, and says so. */
	async #runSharing(name, checks) {
		const { signal } = this.#host;
		if (checks.length === 0) return;
		let cluster;
		try {
			const spec = await FIXTURES[name].spec(this.#host);
			cluster = await this.#launcher.launch(spec, signal);
			this.#watch?.look(`start of the ${FIXTURES[name].title}`, cluster);
		} catch (error) {
			if (signal.aborted) return;
			const failure = {
				message: `The ${FIXTURES[name].title} did not come up. ${failureText(error)}`,
				log: [],
				notes: []
			};
			for (const check of checks) this.#record({
				...headOf(check),
				status: "failed",
				durationMs: 0,
				failure
			});
			return;
		}
		const run = async (check) => await this.#run(check, cluster);
		try {
			const isAlone = ({ needs }) => needs.alone === true;
			await sideBySide(checks.filter((check) => !isAlone(check)), this.#options.sharing ?? 8, signal, run);
			await sideBySide(checks.filter(isAlone), 1, signal, run);
		} finally {
			await cluster.close();
		}
	}
	async #run(check, shared) {
		this.#progress.update(`${this.#results.size} of ${this.#total} checks done, running ${check.id}`);
		const { timeoutMs = 3e4 } = this.#options;
		const run = {
			host: this.#host,
			launcher: this.#launcher,
			timeoutMs,
			watch: this.#watch
		};
		const first = await runCheck(check, run, shared);
		const more = [];
		while (more.length + 1 < (this.#options.repeat ?? 1) && !this.#host.signal.aborted) more.push(await runCheck(check, run, shared));
		if (!this.#host.signal.aborted) this.#record(combined([first, ...more]));
	}
	#record(result) {
		this.#results.set(result.id, result);
		const detail = result.reason ?? formatDuration(result.durationMs);
		const line = `${result.status.padEnd(8)} ${result.area}/${result.id} (${detail})`;
		this.#host.log.info(result.failure === void 0 ? line : `${line}: ${result.failure.message}`);
	}
};
/** At most `limit` at a time; starts no more once the signal has aborted. */
async function sideBySide(items, limit, signal, work) {
	const waiting = [...items];
	const worker = async () => {
		for (let item = waiting.shift(); item !== void 0 && !signal.aborted; item = waiting.shift()) await work(item);
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
function headOf({ id, title, area, priority }) {
	return {
		id,
		title,
		area,
		priority
	};
}

export { stoppedByItself as a, fetchAt as c, withClient as d, expectEqual as f, DEFAULT_JVM as h, ALL_CHECKS as i, locate as l, createProcessLauncher as m, selectChecks as n, createTopic as o, expectThat as p, parseShard as r, readAll as s, runSanity as t, failureText as u };