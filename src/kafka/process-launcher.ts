import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { releasePorts, reservePorts } from '../io/ports.ts';
import type { Cluster, ClusterSpec, Launcher, SubjectKind } from './broker.ts';
import { type ClassData, createClassData } from './class-data.ts';
import { bootstrapOf, closeNodes, closeOnce, randomClusterId, startAll } from './cluster.ts';
import type { LaunchedNode, NodeLimits } from './launched-node.ts';
import { isPortClash } from './log-excerpt.ts';
import { planNodes, portsNeeded } from './node-plan.ts';
import { type Executable, type NodeProgram, nodeProgram } from './node-program.ts';
import { createProcessNode } from './process-node.ts';

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
  /** Added to the environment of every process, `setup` included; `JAVA_TOOL_OPTIONS` brings an agent in. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A busy two-core machine starts three nodes at a time within these. */
const LIMITS: NodeLimits = { setupMs: 120_000, startMs: 120_000, graceMs: 15_000 };
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
  readonly #env: Readonly<Record<string, string>>;
  readonly #classData: ClassData | undefined;

  constructor(host: Host, executable: Executable, options: ProcessLauncherOptions) {
    const shares = 'libs' in executable && options.classData !== false;
    this.#classData = shares ? createClassData(host, executable) : undefined;
    this.#program = nodeProgram(executable, () => this.#classData?.options() ?? [], options.jvmFlags);
    this.#limits = { ...LIMITS, ...options.limits };
    this.#closing = options.closing ?? 'kill';
    this.#env = options.env ?? {};
    this.#host = host;
    this.kind = this.#program.kind;
    this.kafkaVersion = executable.kafkaVersion;
  }

  get classData(): boolean | undefined {
    return this.kind === 'native' ? undefined : (this.#classData?.options() ?? []).length > 0;
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
    const close = closeOnce(this.#host, () =>
      closeNodes(nodes, this.#closing).finally(async () => {
        await rm(folder, { recursive: true, force: true });
        releasePorts(ports);
      }),
    );
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

  #nodes(spec: ClusterSpec, clusterId: string, ports: readonly number[], folder: string): LaunchedNode[] {
    const { kafkaVersion } = this;
    const [host, program, limits, env] = [this.#host, this.#program, this.#limits, this.#env];
    const context = { host, program, limits, env, kafkaVersion, clusterId, spec };
    return planNodes(spec, { ports, folder, kafkaVersion }).map((plan) => createProcessNode(plan, context));
  }
}

const SINGLE: ClusterSpec = { mode: 'combined', brokers: 1 };

/** Another program took a port between its choice and its use: worth another attempt. */
class PortClash extends UserError {
  constructor(cause: unknown) {
    super('A port was taken by another program.', { cause });
  }
}
