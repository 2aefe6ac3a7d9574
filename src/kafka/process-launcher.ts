import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { releasePorts, reservePorts } from '../io/ports.ts';
import type { Cluster, ClusterSpec, Launcher, SubjectKind } from './broker.ts';
import { type ClassData, createClassData } from './class-data.ts';
import { isPortClash } from './log-excerpt.ts';
import { planNodes, portsNeeded } from './node-plan.ts';
import { type Executable, type NodeProgram, nodeProgram } from './node-program.ts';
import { type NodeLimits, ProcessNode } from './process-node.ts';

export interface ProcessLauncherOptions {
  readonly limits?: Partial<NodeLimits>;
  /** Share class data between starts of a JVM (`jvm` only); true unless told. */
  readonly classData?: boolean;
  /** Flags of the virtual machine (`jvm` only); those of one that lives for seconds unless told. */
  readonly jvmFlags?: readonly string[];
  /**
   * How `close` ends the nodes: `kill` (unless told) is instant; `stop` lets the VM exit by itself, which is
   * when a tracing agent writes its files.
   */
  readonly closing?: 'kill' | 'stop';
}

/** A busy two-core machine starts three nodes at a time within these. */
const LIMITS: NodeLimits = { setupMs: 60_000, startMs: 90_000, graceMs: 15_000 };
const PORT_ATTEMPTS = 3;
let launched = 0;

/**
 * Runs Kafka as processes of this machine: from jars on a Java, or as a native binary. Configuration goes
 * the way of the images of KIP-974: a mounted `server.properties` and `KAFKA_` variables, merged by Kafka's
 * own `setup`. Every process dies with this one.
 */
export function createProcessLauncher(
  host: Host,
  executable: Executable,
  options: ProcessLauncherOptions = {},
): Launcher {
  return new ProcessLauncher(host, executable, options);
}

class ProcessLauncher implements Launcher {
  readonly form = 'process';
  readonly kind: SubjectKind;
  readonly kafkaVersion: string;
  readonly #host: Host;
  readonly #program: NodeProgram;
  readonly #limits: NodeLimits;
  readonly #closing: 'kill' | 'stop';
  readonly #classData: ClassData | undefined;

  constructor(host: Host, executable: Executable, options: ProcessLauncherOptions) {
    const shares = 'libs' in executable && options.classData !== false;
    this.#classData = shares ? createClassData(host, executable) : undefined;
    this.#program = nodeProgram(executable, () => this.#classData?.options() ?? [], options.jvmFlags);
    this.#limits = { ...LIMITS, ...options.limits };
    this.#closing = options.closing ?? 'kill';
    this.#host = host;
    this.kind = this.#program.kind;
    this.kafkaVersion = executable.kafkaVersion;
  }

  async prepare(signal: AbortSignal): Promise<void> {
    await this.#classData?.prepare((vmOptions) => this.#attempt({ ...SINGLE, vmOptions }, signal), signal);
  }

  async launch(spec: ClusterSpec, signal: AbortSignal): Promise<Cluster> {
    await this.prepare(signal);
    for (let left = PORT_ATTEMPTS - 1; ; left -= 1) {
      try {
        return await this.#attempt(spec, signal);
      } catch (error) {
        if (!(error instanceof PortClash)) throw error;
        if (left === 0) throw error.cause;
      }
    }
  }

  async #attempt(spec: ClusterSpec, signal: AbortSignal): Promise<Cluster> {
    const ports = await reservePorts(portsNeeded(spec));
    launched += 1;
    const folder = join(this.#host.dirs.temp, 'clusters', String(launched));
    const clusterId = spec.clusterId ?? randomClusterId();
    const nodes = this.#nodes(spec, clusterId, ports, folder);
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= closeCluster(nodes, folder, this.#closing).finally(() => {
        releasePorts(ports);
        forget();
      });
      return closing;
    };
    const forget = this.#host.defer(close);
    try {
      await mkdir(folder, { recursive: true });
      const startup = await startAll(nodes, this.#host, signal);
      return { clusterId, nodes, startup, bootstrap: (listener) => bootstrapOf(nodes, listener), close };
    } catch (error) {
      await Promise.all(nodes.map((node) => node.kill()));
      const clash = nodes.some((node) => isPortClash(node.logs()));
      await close();
      throw clash ? new PortClash(error) : error;
    }
  }

  #nodes(spec: ClusterSpec, clusterId: string, ports: readonly number[], folder: string): ProcessNode[] {
    const { kafkaVersion } = this;
    const [host, program, limits] = [this.#host, this.#program, this.#limits];
    const context = { host, program, limits, kafkaVersion, clusterId, spec };
    return planNodes(spec, { ports, folder, kafkaVersion }).map((plan) => new ProcessNode(plan, context));
  }
}

const SINGLE: ClusterSpec = { mode: 'combined', brokers: 1 };

/** Another program took a port between its choice and its use: worth another attempt. */
class PortClash extends UserError {
  constructor(cause: unknown) {
    super('A port was taken by another program.', { cause });
  }
}

/** All nodes side by side, since a quorum needs a majority to come up. */
async function startAll(
  nodes: readonly ProcessNode[],
  host: Host,
  signal: AbortSignal,
): Promise<Cluster['startup']> {
  const began = host.clock.monotonic();
  await together(nodes.map((node) => async () => await node.setup()));
  signal.throwIfAborted();
  const formatted = host.clock.monotonic();
  const brokers = nodes.filter(({ isBroker }) => isBroker).map(({ nodeId }) => nodeId);
  const failed = new AbortController();
  const until = AbortSignal.any([signal, failed.signal]);
  await together(
    nodes.map((node) => async () => {
      try {
        await node.startUntil(node.isBroker ? brokers : [], until);
      } catch (error) {
        // The others wait for this one: no use in waiting any longer.
        failed.abort(error);
        throw error;
      }
    }),
  );
  const ready = host.clock.monotonic();
  return { formatMs: Math.round(formatted - began), startMs: Math.round(ready - formatted) };
}

/** Waits for all, then rejects with the first failure: nothing goes on behind the caller's back. */
async function together(works: readonly (() => Promise<void>)[]): Promise<void> {
  let first: { readonly error: unknown } | undefined;
  await Promise.all(
    works.map(async (work) => {
      try {
        await work();
      } catch (error) {
        first ??= { error };
      }
    }),
  );
  if (first !== undefined) throw first.error;
}

/** Brokers before controllers: a broker that goes wants a controller to say goodbye to. */
async function closeCluster(
  nodes: readonly ProcessNode[],
  folder: string,
  how: 'kill' | 'stop',
): Promise<void> {
  for (const brokers of [true, false]) {
    await Promise.all(nodes.filter(({ isBroker }) => isBroker === brokers).map((node) => node[how]()));
  }
  await rm(folder, { recursive: true, force: true });
}

function bootstrapOf(nodes: readonly ProcessNode[], listener?: string): string[] {
  return nodes.flatMap((node) => {
    const endpoint = node.endpoint(listener);
    return endpoint === undefined ? [] : [`${endpoint.host}:${endpoint.port}`];
  });
}

/** A Kafka `Uuid`: 16 random bytes as URL-safe base64; a leading dash would look like an option. */
function randomClusterId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
