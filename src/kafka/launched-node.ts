import { UserError } from '../core/errors.ts';
import type { ExitStatus, Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { BrokerNode, StopResult } from './broker.ts';
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
}

/** A node as a launcher sees it. */
export interface LaunchedNode extends BrokerNode {
  /** What must be done once, before the first start. */
  setup(): Promise<void>;
  /** Starts it and waits until it answers and knows the given brokers. */
  startUntil(brokers: readonly number[], signal: AbortSignal): Promise<void>;
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

/** The life of a node, however it is run: started until ready, stopped, killed, started again. */
export function createLaunchedNode(plan: NodePlan, life: NodeLife): LaunchedNode {
  const { host, limits, log } = life;
  const name = nameOf(plan);
  let current: NodeRun | undefined;

  async function startUntil(brokers: readonly number[], signal: AbortSignal): Promise<void> {
    if (current !== undefined && current.exitStatus === undefined) {
      throw new UserError(`Kafka ${name} runs already.`);
    }
    const mark = log.count;
    const run = await life.begin();
    current?.usage.stop();
    current = run;
    try {
      await untilReady(run, brokers, signal, mark);
    } catch (error) {
      run.kill('SIGKILL');
      await run.exited;
      throw error;
    }
  }

  async function untilReady(
    run: NodeRun,
    brokers: readonly number[],
    signal: AbortSignal,
    mark: number,
  ): Promise<void> {
    const over = new AbortController();
    const hung = AbortSignal.timeout(limits.startMs);
    const waiting = AbortSignal.any([signal, hung, over.signal]);
    const ready = waitUntilReady(expectationOf(plan, life.clusterId, brokers), host.clock, waiting);
    // Whoever loses the race below must not become an unhandled rejection.
    ready.catch(() => undefined);
    const died = run.exited.then((status) => {
      throw failure(`Kafka ${name} ended while starting (${describeExit(status)})`, log, mark);
    });
    try {
      await Promise.race([ready, died]);
    } catch (error) {
      if (!hung.aborted || signal.aborted || run.exitStatus !== undefined) throw error;
      throw failure(`Kafka ${name} was not ready after ${formatDuration(limits.startMs)}`, log, mark);
    } finally {
      over.abort(new Error('over'));
      died.catch(() => undefined);
    }
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<StopResult> {
    const began = host.clock.monotonic();
    const run = current;
    if (run === undefined) return { code: null, signal: null, tookMs: 0 };
    const timer = setTimeout(() => run.kill('SIGKILL'), limits.graceMs);
    if (run.exitStatus === undefined) run.kill(signal);
    const status = await run.exited;
    clearTimeout(timer);
    run.usage.stop();
    return { ...status, tookMs: Math.round(host.clock.monotonic() - began) };
  }

  return {
    nodeId: plan.nodeId,
    roles: plan.roles,
    endpoint(listener = 'PLAINTEXT') {
      const port = plan.roles.includes('broker') ? plan.ports.get(listener) : undefined;
      return port === undefined ? undefined : { host: LOOPBACK, port };
    },
    jmx: plan.jmxPort === undefined ? undefined : { host: LOOPBACK, port: plan.jmxPort },
    get running() {
      return current !== undefined && current.exitStatus === undefined;
    },
    logs: () => log.lines(),
    usage: () => current?.usage.samples() ?? [],
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: () => startUntil(plan.roles.includes('broker') ? [plan.nodeId] : [], host.signal),
    startUntil,
    setup: life.setup,
  };
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
