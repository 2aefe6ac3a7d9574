import { UserError } from '../core/errors.ts';
import type { ExitStatus, Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { BrokerNode, Endpoint, Role, StopResult, Usage } from './broker.ts';
import type { LogBuffer } from './log-buffer.ts';
import { excerpt } from './log-excerpt.ts';
import { LOOPBACK, type NodePlan } from './node-plan.ts';
import type { UsageSampler } from './process-usage.ts';
import { waitUntilReady } from './readiness.ts';

/** Time limits of a node, milliseconds. */
export interface NodeLimits {
  readonly setupMs: number;
  readonly startMs: number;
  /** Between SIGTERM and SIGKILL. */
  readonly graceMs: number;
}

/** One run of a node, from its start to its exit: a process or a container. */
export interface NodeRun {
  readonly exited: Promise<ExitStatus>;
  /** undefined while it runs. */
  readonly exitStatus: ExitStatus | undefined;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  readonly usage: UsageSampler;
  /** Undefined where it is not a process of this machine. */
  readonly pid?: number;
}

export interface NodeLife {
  readonly host: Host;
  readonly clusterId: string;
  readonly limits: NodeLimits;
  readonly log: LogBuffer;
  readonly setup: () => Promise<void>;
  /** Starts one run; its output goes to the log. */
  readonly begin: () => Promise<NodeRun>;
}

/** `node 1 (broker and controller)`. */
export function nameOf(plan: NodePlan): string {
  return `node ${plan.nodeId} (${plan.roles.join(' and ')})`;
}

/** What every Kafka of every kind says when it is up. */
const STARTED = /Kafka Server started/;

/** The life of a node, however it is run: started until ready, stopped, killed, started again. */
export class LaunchedNode implements BrokerNode {
  readonly nodeId: number;
  readonly roles: readonly Role[];
  readonly jmx: Endpoint | undefined;
  readonly #plan: NodePlan;
  readonly #life: NodeLife;
  #run: NodeRun | undefined;
  #ownLineMs: number | undefined;

  constructor(plan: NodePlan, life: NodeLife) {
    this.#plan = plan;
    this.#life = life;
    this.nodeId = plan.nodeId;
    this.roles = plan.roles;
    this.jmx = plan.jmxPort === undefined ? undefined : { host: LOOPBACK, port: plan.jmxPort };
  }

  get isBroker(): boolean {
    return this.roles.includes('broker');
  }

  get running(): boolean {
    return this.#run !== undefined && this.#run.exitStatus === undefined;
  }

  get process(): BrokerNode['process'] {
    const pid = this.running ? this.#run?.pid : undefined;
    return pid === undefined ? undefined : { pid, folder: this.#plan.folder };
  }

  get ownLineMs(): number | undefined {
    return this.#ownLineMs;
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
    return this.#life.log.lines();
  }

  usage(): readonly Usage[] {
    return this.#run?.usage.samples() ?? [];
  }

  /** What must be done once, before the first start. */
  async setup(): Promise<void> {
    await this.#life.setup();
  }

  async start(): Promise<void> {
    await this.startUntil(this.isBroker ? [this.nodeId] : [], this.#life.host.signal);
  }

  /** Starts it and waits until it answers and knows the given brokers; else nothing stays behind. */
  async startUntil(brokers: readonly number[], signal: AbortSignal): Promise<void> {
    if (this.running) throw new UserError(`Kafka ${nameOf(this.#plan)} runs already.`);
    const { host, log } = this.#life;
    const mark = log.count;
    const began = host.clock.monotonic();
    this.#ownLineMs = undefined;
    log.watch(STARTED, () => {
      this.#ownLineMs = host.clock.monotonic() - began;
    });
    const run = await this.#life.begin();
    this.#run?.usage.stop();
    this.#run = run;
    try {
      await this.#untilReady(run, brokers, signal, mark);
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
    run: NodeRun,
    brokers: readonly number[],
    signal: AbortSignal,
    mark: number,
  ): Promise<void> {
    const { host, limits, clusterId, log } = this.#life;
    const name = nameOf(this.#plan);
    const over = new AbortController();
    const hung = AbortSignal.timeout(limits.startMs);
    const waiting = AbortSignal.any([signal, hung, over.signal]);
    const ready = waitUntilReady(expectationOf(this.#plan, clusterId, brokers), host.clock, waiting);
    const died = run.exited.then((status) => {
      throw failure(`Kafka ${name} ended while starting (${describeExit(status)})`, log, mark);
    });
    // Whoever loses the race must not become an unhandled rejection.
    for (const each of [ready, died]) each.catch(() => undefined);
    try {
      await Promise.race([ready, died]);
    } catch (error) {
      if (!hung.aborted || signal.aborted || run.exitStatus !== undefined) throw error;
      throw failure(`Kafka ${name} was not ready after ${formatDuration(limits.startMs)}`, log, mark);
    } finally {
      over.abort(new Error('The wait is over.'));
    }
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<StopResult> {
    const { host, limits } = this.#life;
    const began = host.clock.monotonic();
    const run = this.#run;
    if (run === undefined) return { code: null, signal: null, tookMs: 0 };
    const timer = setTimeout(() => run.kill('SIGKILL'), limits.graceMs);
    if (run.exitStatus === undefined) run.kill(signal);
    const status = await run.exited;
    clearTimeout(timer);
    run.usage.stop();
    return { ...status, tookMs: Math.round(host.clock.monotonic() - began) };
  }
}

function expectationOf(plan: NodePlan, clusterId: string, brokers: readonly number[]) {
  const role = plan.roles.includes('broker') ? ('broker' as const) : ('controller' as const);
  const port = plan.ports.get(role === 'broker' ? 'PLAINTEXT' : 'CONTROLLER') ?? 0;
  return { nodeId: plan.nodeId, role, endpoint: { host: LOOPBACK, port }, clusterId, brokers };
}

/** The failure of a node with the lines of its log that say why. */
export function failure(what: string, log: LogBuffer, mark: number): UserError {
  const lines = excerpt(log.since(mark));
  const why = lines.length === 0 ? ' It wrote nothing.' : `\n${lines.map((line) => `  ${line}`).join('\n')}`;
  return new UserError(`${what}.${why}`);
}

function describeExit({ code, signal }: ExitStatus): string {
  return signal === null ? `exit code ${code}` : `ended by ${signal}`;
}
