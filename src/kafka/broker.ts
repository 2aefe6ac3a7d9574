/** What a check sees of Kafka, whoever launched it: a process (JVM or native) or a container. */

export type Role = 'broker' | 'controller';
/** How the subject runs; stands in evidence and report. */
export type SubjectKind = 'jvm' | 'native';

/** Address as a client on this machine uses it. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export type SecurityProtocol = 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';

/** A client listener that is asked for; `name` is the listener's name in Kafka's configuration. */
export interface ListenerSpec {
  readonly name: string;
  readonly protocol: SecurityProtocol;
}

/** A user of SCRAM, as Kafka's storage tool takes one. */
export interface ScramUser {
  readonly name: string;
  readonly password: string;
  readonly mechanism: 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
}

/** One cluster to launch. Ports, node ids, directories and quorum settings are the launcher's business. */
export interface ClusterSpec {
  /** `combined`: every node is broker and controller. `isolated`: as many controllers as brokers, apart. */
  readonly mode: 'combined' | 'isolated';
  /** Brokers (and, isolated, as many controllers besides). */
  readonly brokers: 1 | 3;
  /** How the launcher's own properties and `properties` reach the broker; by a mounted file unless told. */
  readonly configuredBy?: 'file' | 'env';
  /** Broker properties on top of the launcher's own. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Broker properties by environment, in KIP-974's mapping (`KAFKA_LOG_RETENTION_MS`); they win over the file. */
  readonly env?: Readonly<Record<string, string>>;
  /** Logging configuration in place of the launcher's own, by file name; for processes. */
  readonly logging?: ReadonlyMap<string, string>;
  /** Files of this machine that properties name by their absolute path; a container has them there, read-only. */
  readonly files?: readonly string[];
  /** Client listeners beside `PLAINTEXT`, which every cluster has. */
  readonly listeners?: readonly ListenerSpec[];
  /** Cluster id for formatting; a fresh random one unless given. */
  readonly clusterId?: string;
  /** Remote JMX on every node. */
  readonly jmx?: boolean;
  /** Made when the storage is formatted, by Kafka's own storage tool; for processes that are configured by file. */
  readonly scramUsers?: readonly ScramUser[];
  /** Added to the command line of the broker, before everything else: `-D…`, `-Xmx…`. */
  readonly vmOptions?: readonly string[];
}

/** Resident set and CPU time of one node at one moment. */
export interface Usage {
  /** Milliseconds since the node was started. */
  readonly atMs: number;
  readonly rssBytes: number;
  /**
   * The part of it that stands in no file: pages of the executable and of jars are shared by all brokers of a
   * machine, and given back when memory is short. Absent where the machine does not tell.
   */
  readonly ownBytes?: number;
  readonly cpuMs: number;
  /** The most that was ever resident until then; absent where the machine does not tell. */
  readonly peakRssBytes?: number;
}

export interface StopResult {
  /** null where a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly tookMs: number;
}

/**
 * A JVM and the images' binary end a SIGTERM that they handle with exit code 143, or with 0. Whom the signal itself
 * ended ran no shutdown hook: that is no graceful stop.
 */
export function stoppedByItself({ code }: StopResult): boolean {
  return code === 0 || code === 143;
}

export interface BrokerNode {
  readonly nodeId: number;
  readonly roles: readonly Role[];
  /** Undefined for a pure controller. */
  endpoint(listener?: string): Endpoint | undefined;
  readonly jmx: Endpoint | undefined;
  /** Where its controller listens; undefined for a pure broker, and where this machine cannot reach it. */
  readonly controllerEndpoint: Endpoint | undefined;
  /** Graceful: SIGTERM and wait; SIGKILL after the launcher's grace period. */
  stop(): Promise<StopResult>;
  /** At once: SIGKILL. */
  kill(): Promise<StopResult>;
  /** Starts a stopped node again on the same data and ports, until it is ready. */
  start(): Promise<void>;
  readonly running: boolean;
  /** What runs it on this machine, and in which folder; undefined while it is stopped, and for a container. */
  readonly process: { readonly pid: number; readonly folder: string } | undefined;
  /** Lines of stdout and stderr since the start of the node's first run, bounded, oldest first. */
  logs(): readonly string[];
  /** From the last start to the node's own line that it has started, milliseconds; undefined until then. */
  readonly ownLineMs: number | undefined;
  /** Samples since the last start; empty where the machine does not tell. */
  usage(): readonly Usage[];
}

export interface Cluster {
  readonly clusterId: string;
  readonly nodes: readonly BrokerNode[];
  /** `host:port` of every broker's listener, `PLAINTEXT` unless named. */
  bootstrap(listener?: string): readonly string[];
  /** From the first process start to readiness: storage format and start apart, in milliseconds. */
  readonly startup: { readonly formatMs: number; readonly startMs: number };
  /** Stops all nodes and removes what was made for them; safe to call twice. */
  close(): Promise<void>;
}

export interface Launcher {
  /** `jvm` or `native`, and how it is run. */
  readonly kind: SubjectKind;
  readonly form: 'process' | 'container';
  readonly kafkaVersion: string;
  /**
   * Whether a JVM starts from an archive of Kafka's class data (AppCDS), after `prepare`; undefined for a native
   * one, and where it is not known.
   */
  readonly classData?: boolean | undefined;
  /** What is done once on a machine before the first launch, so that it counts against nobody's time. */
  prepare?(signal: AbortSignal): Promise<void>;
  /**
   * Formats and starts a cluster and waits until its own nodes answer (cluster id and node ids match).
   * Rejects with a `UserError` that carries the end of the log when a node refuses or does not come up;
   * nothing stays behind then.
   */
  launch(spec: ClusterSpec, signal: AbortSignal): Promise<Cluster>;
}
