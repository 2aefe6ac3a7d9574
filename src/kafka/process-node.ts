import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { ExitStatus, Host, RunningProcess } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { BrokerNode, ClusterSpec, Endpoint, Role, StopResult, Usage } from './broker.ts';
import { variableOfProperty } from './env-mapping.ts';
import { createLogBuffer } from './log-buffer.ts';
import { excerpt } from './log-excerpt.ts';
import { loggingFiles } from './logging-config.ts';
import { LOOPBACK, type NodePlan } from './node-plan.ts';
import type { ConfigFolders, NodeProgram } from './node-program.ts';
import { sampleUsage, type UsageSampler } from './process-usage.ts';
import { formatProperties } from './properties.ts';
import { waitUntilReady } from './readiness.ts';

/** Time limits of a node, milliseconds. */
export interface NodeLimits {
  readonly setupMs: number;
  readonly startMs: number;
  /** Between SIGTERM and SIGKILL. */
  readonly graceMs: number;
}

export interface NodeContext {
  readonly host: Host;
  readonly program: NodeProgram;
  readonly kafkaVersion: string;
  readonly clusterId: string;
  readonly spec: ClusterSpec;
  readonly limits: NodeLimits;
}

/** One Kafka node as a process of this machine. Nothing runs before {@link setup} and {@link startUntil}. */
export class ProcessNode implements BrokerNode {
  readonly nodeId: number;
  readonly roles: readonly Role[];
  readonly jmx: Endpoint | undefined;
  readonly #plan: NodePlan;
  readonly #context: NodeContext;
  readonly #folders: ConfigFolders;
  readonly #name: string;
  readonly #log = createLogBuffer();
  #process: RunningProcess | undefined;
  #sampler: UsageSampler | undefined;

  constructor(plan: NodePlan, context: NodeContext) {
    this.#plan = plan;
    this.#context = context;
    this.#folders = foldersOf(plan);
    this.#name = `node ${plan.nodeId} (${plan.roles.join(' and ')})`;
    this.nodeId = plan.nodeId;
    this.roles = plan.roles;
    this.jmx = plan.jmxPort === undefined ? undefined : { host: LOOPBACK, port: plan.jmxPort };
  }

  get isBroker(): boolean {
    return this.roles.includes('broker');
  }

  get running(): boolean {
    return this.#process !== undefined && this.#process.exitStatus === undefined;
  }

  endpoint(listener = 'PLAINTEXT'): Endpoint | undefined {
    const port = this.isBroker ? this.#plan.ports.get(listener) : undefined;
    return port === undefined ? undefined : { host: LOOPBACK, port };
  }

  get controllerEndpoint(): Endpoint | undefined {
    const port = this.#plan.ports.get('CONTROLLER');
    return port === undefined ? undefined : { host: LOOPBACK, port };
  }

  logs(): readonly string[] {
    return this.#log.lines();
  }

  usage(): readonly Usage[] {
    return this.#sampler?.samples() ?? [];
  }

  /** Writes the configuration and formats the storage. */
  async setup(): Promise<void> {
    const { host, limits, program, clusterId } = this.#context;
    await writeConfiguration(this.#plan, this.#context, this.#folders);
    const mark = this.#log.count;
    const { exitCode, timedOut } = await host.exec(program.setup(this.#folders), {
      timeoutMs: limits.setupMs,
      cwd: this.#plan.folder,
      env: { ...variablesOf(this.#plan, this.#context), CLUSTER_ID: clusterId },
      onLine: (line) => this.#log.push(line),
    });
    if (timedOut) {
      const limit = formatDuration(limits.setupMs);
      throw this.#failure(`Setting up Kafka ${this.#name} did not end within ${limit}`, mark);
    }
    // The images' launch script counts this as success too: it is what every restart of a container says.
    const isFormatted = this.#log.since(mark).some((line) => line.includes('already formatted'));
    if (exitCode === 0 || isFormatted) return;
    throw this.#failure(`Setting up Kafka ${this.#name} failed (exit code ${exitCode})`, mark);
  }

  async start(): Promise<void> {
    await this.startUntil(this.isBroker ? [this.nodeId] : [], this.#context.host.signal);
  }

  /** Starts the process and waits until it answers and knows the given brokers; else nothing stays behind. */
  async startUntil(brokers: readonly number[], signal: AbortSignal): Promise<void> {
    const { host, program } = this.#context;
    if (this.running) throw new UserError(`Kafka ${this.#name} runs already.`);
    const mark = this.#log.count;
    const vmOptions = vmOptionsOf(this.#plan, this.#context);
    const process = await host.start(program.start(this.#folders, vmOptions), {
      cwd: this.#plan.folder,
      env: variablesOf(this.#plan, this.#context),
      onLine: (line) => this.#log.push(line),
    });
    this.#process = process;
    this.#sampler?.stop();
    this.#sampler = sampleUsage(process.pid, () => host.clock.monotonic());
    try {
      await this.#untilReady(process, brokers, signal, mark);
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  stop(): Promise<StopResult> {
    return this.#end('SIGTERM');
  }

  kill(): Promise<StopResult> {
    return this.#end('SIGKILL');
  }

  async #untilReady(
    process: RunningProcess,
    brokers: readonly number[],
    signal: AbortSignal,
    mark: number,
  ): Promise<void> {
    const { host, limits, clusterId } = this.#context;
    const over = new AbortController();
    const hung = AbortSignal.timeout(limits.startMs);
    const waiting = AbortSignal.any([signal, hung, over.signal]);
    const ready = waitUntilReady(expectationOf(this.#plan, clusterId, brokers), host.clock, waiting);
    const died = process.exited.then((status) => {
      throw this.#failure(`Kafka ${this.#name} ended while starting (${describeExit(status)})`, mark);
    });
    // Whoever loses the race must not become an unhandled rejection.
    for (const each of [ready, died]) each.catch(() => undefined);
    try {
      await Promise.race([ready, died]);
    } catch (error) {
      if (!hung.aborted || signal.aborted || process.exitStatus !== undefined) throw error;
      throw this.#failure(`Kafka ${this.#name} was not ready after ${formatDuration(limits.startMs)}`, mark);
    } finally {
      over.abort(new Error('The wait is over.'));
    }
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<StopResult> {
    const { host, limits } = this.#context;
    const began = host.clock.monotonic();
    const process = this.#process;
    if (process === undefined) return { code: null, signal: null, tookMs: 0 };
    const timer = setTimeout(() => process.kill('SIGKILL'), limits.graceMs);
    if (process.exitStatus === undefined) process.kill(signal);
    const status = await process.exited;
    clearTimeout(timer);
    this.#sampler?.stop();
    return { ...status, tookMs: Math.round(host.clock.monotonic() - began) };
  }

  /** With the lines of the log that say why. */
  #failure(what: string, mark: number): UserError {
    const lines = excerpt(this.#log.since(mark));
    const why = lines.length === 0 ? ' It wrote nothing.' : lines.map((line) => `\n  ${line}`).join('');
    return new UserError(`${what}.${why}`);
  }
}

function foldersOf(plan: NodePlan): ConfigFolders {
  const [defaults, mounted, final] = ['defaults', 'mounted', 'final'].map((name) =>
    join(plan.folder, 'config', name),
  );
  return { defaults: defaults ?? '', mounted: mounted ?? '', final: final ?? '' };
}

async function writeConfiguration(
  plan: NodePlan,
  context: NodeContext,
  folders: ConfigFolders,
): Promise<void> {
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  for (const [file, text] of loggingFiles(context.kafkaVersion)) {
    await writeFile(join(folders.defaults, file), text);
  }
  await writeFile(join(folders.defaults, 'server.properties'), '');
  if (context.spec.configuredBy === 'env') return;
  await writeFile(join(folders.mounted, 'server.properties'), formatProperties(plan.properties));
}

/** The environment of `setup` and of the broker: what the spec says, and the plan where it goes that way. */
function variablesOf(plan: NodePlan, { spec, kafkaVersion }: NodeContext): Record<string, string> {
  const planned = spec.configuredBy === 'env' ? [...plan.properties] : [];
  return {
    ...Object.fromEntries(planned.map(([key, value]) => [variableOfProperty(key, kafkaVersion), value])),
    ...spec.env,
  };
}

function vmOptionsOf(plan: NodePlan, { spec }: NodeContext): string[] {
  const remote = 'com.sun.management.jmxremote';
  const jmx =
    plan.jmxPort === undefined
      ? []
      : [
          `-D${remote}.port=${plan.jmxPort}`,
          `-D${remote}.rmi.port=${plan.jmxPort}`,
          `-D${remote}.host=${LOOPBACK}`,
          `-Djava.rmi.server.hostname=${LOOPBACK}`,
          `-D${remote}.authenticate=false`,
          `-D${remote}.ssl=false`,
        ];
  return [...jmx, ...(spec.vmOptions ?? [])];
}

function expectationOf(plan: NodePlan, clusterId: string, brokers: readonly number[]) {
  const role = plan.roles.includes('broker') ? ('broker' as const) : ('controller' as const);
  const port = plan.ports.get(role === 'broker' ? 'PLAINTEXT' : 'CONTROLLER') ?? 0;
  return { nodeId: plan.nodeId, role, endpoint: { host: LOOPBACK, port }, clusterId, brokers };
}

function describeExit({ code, signal }: ExitStatus): string {
  return signal === null ? `exit code ${code}` : `ended by ${signal}`;
}
