import { c as formatDuration, n as UsageError, o as messageOf, r as UserError } from "./errors.js";
import { a as variableOfProperty, d as fetchRecords, f as ConfigResourceTypes, p as ProduceAcks, t as formatProperties, u as createClient } from "./properties.js";
import { a as findJava } from "./kafka-subject.js";
import { i as isAtLeast, r as compareVersions } from "./versions.js";
import { isDeepStrictEqual } from "node:util";
import { arch, cpus, platform, release, totalmem, type } from "node:os";
import { join as join$1 } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { mkdir, writeFile } from "node:fs/promises";

// src/sanity/expectation.ts
/** A check did not hold: says what was expected and what was seen. */
var CheckFailure = class extends Error {
	name = "CheckFailure";
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
async function withClient(bootstrap, signal, work) {
	signal.throwIfAborted();
	const client = createClient(bootstrap);
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
		messages: records.map(({ key, value, headers, partition }) => ({
			topic,
			key: bytes(key),
			value: bytes(value),
			partition: partition ?? 0,
			...headers === void 0 ? {} : { headers: headerMap(headers) }
		}))
	});
}
/** All records of a partition up to the end that it had when this was called. */
async function readAll(client, topic, partition = 0) {
	const end = await endOffset(client, topic, partition);
	const records = [];
	for (let offset = 0n; offset < end;) {
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
	const latest = {
		partitionIndex: partition,
		timestamp: -1n
	};
	const [listed] = await client.admin.listOffsets({ topics: [{
		name: topic,
		partitions: [latest]
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

// src/sanity/checks/cluster.ts
const MULTI_NODE_MS = 15e4;
const RECORDS$1 = [{
	key: "replicated",
	value: "three times"
}, {
	key: "null",
	value: null
}];
/** A dead broker is to be noticed soon: what is tested is that its records survive, not Kafka's patience. */
const SOON_MISSED$1 = {
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
			cluster: {
				mode: "combined",
				brokers: 3,
				properties: SOON_MISSED$1
			},
			timeoutMs: MULTI_NODE_MS
		},
		run: survivesLeader
	},
	{
		id: "cluster-isolated-single",
		title: "A broker with its controller apart takes and gives records",
		area: "cluster",
		priority: "P0",
		needs: {
			cluster: {
				mode: "isolated",
				brokers: 1
			},
			timeoutMs: MULTI_NODE_MS
		},
		async run({ cluster, unique, signal }) {
			const topic = unique("isolated");
			expectEqual(cluster.nodes.map(({ roles }) => roles.join()), ["broker", "controller"], "roles of the nodes");
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				await produce(client, topic, RECORDS$1);
				await expectRecords(client, topic, RECORDS$1);
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
				properties: SOON_MISSED$1
			},
			timeoutMs: MULTI_NODE_MS
		},
		run: survivesLeader
	}
];
/** Replication factor 3: kills the leader of the only partition and reads from whoever leads next. */
async function survivesLeader({ cluster, unique, signal, note }) {
	const topic = unique("replicated");
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await createTopic(client, topic, {
			replicas: 3,
			configs: { "min.insync.replicas": "2" }
		});
		await expectReplicasEverywhere(cluster, topic, signal);
		await produce(client, topic, RECORDS$1);
	});
	const leader = await killLeader(cluster, topic, signal);
	note(`killed node ${leader.nodeId}`);
	const left = cluster.nodes.flatMap((node) => {
		const endpoint = node.running ? node.endpoint() : void 0;
		return endpoint === void 0 ? [] : [`${endpoint.host}:${endpoint.port}`];
	});
	await eventually("A new leader", () => partitionOf(topic, left, signal), (found) => found !== void 0 && found.leader >= 0 && found.leader !== leader.nodeId, signal);
	await withClient(left, signal, async (client) => {
		await eventually("The old end offset at the new leader", () => endOffset(client, topic), (offset) => offset >= RECORDS$1.length, signal);
		await expectRecords(client, topic, RECORDS$1);
		await produce(client, topic, [{
			key: "after",
			value: "the death of the leader"
		}]);
	});
}
/** Topics are created on one node and heard of by the others a little later. */
async function expectReplicasEverywhere(cluster, topic, signal) {
	for (const address of cluster.bootstrap()) await eventually(`Three replicas in sync, as ${address} sees it`, () => partitionOf(topic, [address], signal), (found) => found?.isr.length === 3, signal);
}
async function killLeader(cluster, topic, signal) {
	const partition = await partitionOf(topic, cluster.bootstrap(), signal);
	const leader = cluster.nodes.find(({ nodeId }) => nodeId === partition?.leader);
	expectThat(leader !== void 0, `No node of the cluster is the leader ${partition?.leader}`);
	await leader.kill();
	return leader;
}
/** Leader and replicas of the topic's only partition; undefined where the brokers asked do not know it. */
async function partitionOf(topic, bootstrap, signal) {
	return await withClient(bootstrap, signal, async ({ admin }) => {
		if (!(await admin.listTopics()).includes(topic)) return void 0;
		const { topics } = await admin.metadata({
			topics: [topic],
			forceUpdate: true
		});
		return topics.get(topic)?.partitions[0];
	});
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
		needs: {
			cluster: {
				...ONE$1,
				properties: {
					"log.retention.ms": "1234567",
					"num.io.threads": "3"
				}
			},
			timeoutMs: OWN_CLUSTER_MS
		},
		async run({ cluster, signal }) {
			await expectConfig(cluster, signal, {
				"log.retention.ms": "1234567",
				"num.io.threads": "3"
			});
		}
	},
	{
		id: "configuration-env",
		title: "A broker can be configured by KAFKA_ variables alone",
		area: "configuration",
		priority: "P0",
		needs: {
			cluster: {
				...ONE$1,
				configuredBy: "env",
				env: { KAFKA_LOG_RETENTION_MS: "2345678" }
			},
			timeoutMs: OWN_CLUSTER_MS
		},
		async run({ cluster, signal }) {
			await expectConfig(cluster, signal, {
				"log.retention.ms": "2345678",
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
			const folder = join$1(context.host.dirs.temp, context.unique("storage"));
			const dirs = ids.map((id) => join$1(folder, id));
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
	await writeFile(join$1(folder, "meta.properties"), formatProperties(Object.entries(meta)));
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
				await join(first, topic);
				expectEqual(partitionsOf(first), [
					0,
					1,
					2,
					3
				], "partitions of the only member");
				await join(second, topic);
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
async function join(consumer, topic) {
	consumer.topics.track(topic);
	await consumer.joinGroup();
}
function partitionsOf(consumer) {
	return (consumer.assignments ?? []).flatMap(({ partitions }) => partitions).sort();
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
const RECORDS = Array.from({ length: 100 }, (_, index) => ({
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
				expectThat(stopped.signal === "SIGTERM" || stopped.code === 0 || stopped.code === 143, `The broker did not stop gracefully: code ${stopped.code}, signal ${stopped.signal}`);
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
		await produce(client, topic, RECORDS);
		await commit(client, group, topic, 42n);
	});
	await interrupt(node);
	await node.start();
	await withClient(cluster.bootstrap(), signal, async (client) => {
		await expectRecords(client, topic, RECORDS);
		expectEqual(await committed(client, group, topic), 42n, "committed offset");
		await produce(client, topic, [{
			key: "after",
			value: "restart"
		}]);
		expectEqual(await endOffset(client, topic), BigInt(RECORDS.length + 1), "end offset after one more record");
	});
}

// src/kafka/jmx-probe-source.ts
/**
* Source of the JMX probe, run by `java` as a single file: it reads one request per line,
* `host:port<TAB>object name<TAB>attribute`, and answers `ok<TAB>value` or `error<TAB>reason`. It is text in
* a module because a bundled action has no files beside it.
*/
const JMX_PROBE_SOURCE = `
import java.io.BufferedReader;
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
        try {
            MBeanServerConnection server = connect(request[0]);
            return "ok\\t" + server.getAttribute(new ObjectName(request[1]), request[2]);
        } catch (Exception e) {
            CONNECTIONS.remove(request[0]);
            return "error\\t" + e;
        }
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
	const folder = join$1(host.dirs.temp, "jmx-probe");
	const source = join$1(folder, "JmxProbe.java");
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
	return {
		async read(endpoint, bean, attribute, signal) {
			signal.throwIfAborted();
			const answer = new Promise((resolve) => waiting.push(resolve));
			process.writeLine([
				`${endpoint.host}:${endpoint.port}`,
				bean,
				attribute
			].join("	"));
			const aborted = new Promise((_, reject) => {
				signal.addEventListener("abort", () => reject(signal.reason), { once: true });
			});
			const [verdict, value = ""] = (await Promise.race([
				answer,
				gone,
				aborted
			])).split("	");
			if (verdict === "ok") return value;
			throw new UserError(`JMX at ${endpoint.host}:${endpoint.port} did not give ${attribute} of ${bean}: ${value}`);
		},
		async close() {
			process.kill("SIGKILL");
			await process.exited;
		}
	};
}

// src/sanity/checks/metrics.ts
const metricsChecks = [{
	id: "metrics-jmx",
	title: "MessagesInPerSec of a topic, read over JMX, counts exactly the records that were produced",
	area: "metrics",
	priority: "P0",
	needs: {
		cluster: "shared",
		tools: ["jdk"]
	},
	async run({ host, cluster, unique, signal, note }) {
		const endpoint = cluster.nodes[0]?.jmx;
		expectThat(endpoint !== void 0, "The shared broker has no JMX port");
		const probe = await startJmxProbe(host, await findJava(host));
		try {
			const topic = unique("metrics");
			const bean = `kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec,topic=${topic}`;
			const count = async () => Number(await probe.read(endpoint, bean, "Count", signal));
			await withClient(cluster.bootstrap(), signal, async (client) => {
				await createTopic(client, topic);
				await produce(client, topic, [{
					key: null,
					value: "first"
				}]);
				const before = await eventually("A Count of 1", count, (value) => value >= 1, signal);
				expectEqual(before, 1, "Count after one record");
				const more = Array.from({ length: 9 }, () => ({
					key: null,
					value: "more"
				}));
				await produce(client, topic, more);
				const after = await eventually("A Count of 10", count, (value) => value >= 10, signal);
				expectEqual(after, 10, "Count after ten records");
			});
			const unit = await probe.read(endpoint, bean, "RateUnit", signal);
			note(`rate unit ${unit}`);
			expectEqual(unit, "SECONDS", "RateUnit");
		} finally {
			await probe.close();
		}
	}
}];

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

// src/sanity/checks/all.ts
/** Every sanity check there is, in the order of reports. */
const ALL_CHECKS = [
	...lifecycleChecks,
	...topicChecks,
	...recordChecks,
	...groupChecks,
	...configurationChecks,
	...clusterChecks,
	...metricsChecks
];

// src/io/machine.ts
function describeMachine() {
	const all = cpus();
	return {
		os: `${type()} ${release()}`,
		cpu: all[0]?.model.trim() || "unknown",
		cpus: Math.max(1, all.length),
		memoryBytes: totalmem()
	};
}
const ARCHITECTURES = { x64: "amd64" };
/** `linux/amd64`, `linux/arm64`: as OCI images name platforms. */
function ociPlatform(os = platform(), architecture = arch()) {
	return `${os}/${ARCHITECTURES[architecture] ?? architecture}`;
}

// src/sanity/check-run.ts
let names = 0;
/** Runs one check to its end, or to the end of its time; closes what it launched. Never rejects. */
async function runCheck(check, run, shared) {
	const { host } = run;
	const began = host.clock.monotonic();
	const limitMs = check.needs.timeoutMs ?? run.timeoutMs;
	const over = new AbortController();
	const timer = setTimeout(() => over.abort(/* @__PURE__ */ new Error(`It did not end within ${formatDuration(limitMs)}.`)), limitMs);
	const signal = AbortSignal.any([over.signal, host.signal]);
	const clusters = shared === void 0 ? [] : [shared];
	const notes = [];
	let failure;
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
		failure = {
			message: failureText(error),
			log: tail(clusters),
			notes
		};
	} finally {
		clearTimeout(timer);
		over.abort(/* @__PURE__ */ new Error("The check is over."));
		await Promise.allSettled(clusters.filter((each) => each !== shared).map((each) => each.close()));
	}
	return {
		id: check.id,
		title: check.title,
		area: check.area,
		priority: check.priority,
		status: failure === void 0 ? "passed" : "failed",
		durationMs: Math.round(host.clock.monotonic() - began),
		...failure === void 0 ? {} : { failure }
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

// src/sanity/obstacle.ts
/** `not-applicable` is about this Kafka, `skipped` about this machine; undefined where nothing is in the way. */
async function obstacleOf(check, host, launcher) {
	const { since, until, forms, tools } = check.needs;
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
	try {
		if (tools?.includes("jdk") === true) await findJava(host);
	} catch (error) {
		return {
			status: "skipped",
			reason: messageOf(error)
		};
	}
}
/** `3.9.2` → `3.9`. */
function lineOf(version) {
	return version.split(".").slice(0, 2).join(".");
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
	const selected = checks.filter(({ id, area, priority }) => (selection.only?.includes(id) ?? true) && (selection.areas?.includes(area) ?? true) && (selection.priority === void 0 || selection.priority === priority));
	if (selected.length > 0) return selected;
	throw new UserError("No sanity check is selected, so nothing would be tested.", { hint: `Choose among the areas ${areas.join(", ")}, or select nothing to run all ${checks.length} checks.` });
}
function unknown(kind, given, known) {
	return given.filter((name) => !known.includes(name)).map((name) => `There is no sanity ${kind} "${name}"; there are ${[...known].sort().join(", ")}.`);
}

// src/sanity/runner.ts
/** The one broker that all sharing checks use. */
const SHARED = {
	mode: "combined",
	brokers: 1,
	jmx: true
};
/**
* Runs the selected checks against what the launcher launches: those that share a cluster first, side by
* side, then those with clusters of their own. A check that fails, hangs or throws anything is a failed
* check, and never the end of the run. A cancelled run answers with what was finished, `complete: false`.
*/
async function runSanity(host, launcher, options = {}) {
	const checks = selectChecks(options.checks ?? ALL_CHECKS, options);
	const startedAt = host.clock.now().toISOString();
	const began = host.clock.monotonic();
	const results = await new SanityRun(host, launcher, options, checks.length).results(checks);
	return {
		name: options.name ?? "sanity",
		startedAt,
		durationMs: Math.round(host.clock.monotonic() - began),
		complete: results.size === checks.length,
		subject: {
			kind: launcher.kind,
			form: launcher.form,
			kafkaVersion: launcher.kafkaVersion,
			platform: options.platform ?? ociPlatform(),
			...options.java === void 0 ? {} : { java: options.java }
		},
		...options.machine === void 0 ? {} : { machine: options.machine },
		notRun: options.notRun ?? [],
		checks: checks.flatMap(({ id }) => results.get(id) ?? [])
	};
}
var SanityRun = class {
	#host;
	#launcher;
	#options;
	#total;
	#results = /* @__PURE__ */ new Map();
	#progress;
	constructor(host, launcher, options, total) {
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
			const runnable = await this.#withoutObstacle(checks);
			if (runnable.length > 0) await this.#launcher.prepare?.(signal);
			const isSharing = ({ needs }) => needs.cluster === "shared";
			await this.#runSharing(runnable.filter(isSharing));
			await sideBySide(runnable.filter((check) => !isSharing(check)), this.#options.ownClusters ?? 2, signal, (check) => this.#run(check));
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
	/** Where the shared cluster does not come up, every check that needs it has failed, and says so. */
	async #runSharing(checks) {
		const { signal } = this.#host;
		if (checks.length === 0) return;
		let cluster;
		try {
			cluster = await this.#launcher.launch(SHARED, signal);
		} catch (error) {
			if (signal.aborted) return;
			const failure = {
				message: `The shared broker did not come up. ${failureText(error)}`,
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
		try {
			await sideBySide(checks, this.#options.sharing ?? 8, signal, (check) => this.#run(check, cluster));
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
			timeoutMs
		};
		const result = await runCheck(check, run, shared);
		if (!this.#host.signal.aborted) this.#record(result);
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

export { describeMachine as n, ALL_CHECKS as r, runSanity as t };