import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { ExitStatus, Host, RunningProcess } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { BrokerNode, ClusterSpec, StopResult } from './broker.ts';
import { variableOfProperty } from './env-mapping.ts';
import { createLogBuffer, type LogBuffer } from './log-buffer.ts';
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
  /** Of every process, beside what the spec says. */
  readonly env: Readonly<Record<string, string>>;
}

/** A node as the launcher sees it. */
export interface ProcessNode extends BrokerNode {
  /** Writes the configuration and formats the storage. */
  setup(): Promise<void>;
  /** Starts the process and waits until it answers and knows the given brokers. */
  startUntil(brokers: readonly number[], signal: AbortSignal): Promise<void>;
}

/** One Kafka node as a process of this machine. Nothing runs before `setup` and `startUntil`. */
export function createProcessNode(plan: NodePlan, context: NodeContext): ProcessNode {
  const { host, program, limits, clusterId } = context;
  const name = `node ${plan.nodeId} (${plan.roles.join(' and ')})`;
  const log = createLogBuffer();
  const folders = foldersOf(plan);
  let running: RunningProcess | undefined;
  let sampler: UsageSampler | undefined;

  async function startUntil(brokers: readonly number[], signal: AbortSignal): Promise<void> {
    if (running !== undefined && running.exitStatus === undefined) {
      throw new UserError(`Kafka ${name} runs already.`);
    }
    const mark = log.count;
    const process = await host.start(program.start(folders, vmOptionsOf(plan, context)), {
      cwd: plan.folder,
      env: variablesOf(plan, context),
      onLine: (line) => log.push(line),
    });
    running = process;
    sampler?.stop();
    sampler = sampleUsage(process.pid, () => host.clock.monotonic());
    try {
      await untilReady(process, brokers, signal, mark);
    } catch (error) {
      process.kill('SIGKILL');
      await process.exited;
      throw error;
    }
  }

  async function untilReady(
    process: RunningProcess,
    brokers: readonly number[],
    signal: AbortSignal,
    mark: number,
  ): Promise<void> {
    const over = new AbortController();
    const hung = AbortSignal.timeout(limits.startMs);
    const waiting = AbortSignal.any([signal, hung, over.signal]);
    const ready = waitUntilReady(expectationOf(plan, clusterId, brokers), host.clock, waiting);
    // Whoever loses the race below must not become an unhandled rejection.
    ready.catch(() => undefined);
    const died = process.exited.then((status) => {
      throw failure(`Kafka ${name} ended while starting (${describeExit(status)})`, log, mark);
    });
    try {
      await Promise.race([ready, died]);
    } catch (error) {
      if (!hung.aborted || signal.aborted || process.exitStatus !== undefined) throw error;
      throw failure(`Kafka ${name} was not ready after ${formatDuration(limits.startMs)}`, log, mark);
    } finally {
      over.abort(new Error('over'));
      died.catch(() => undefined);
    }
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<StopResult> {
    const began = host.clock.monotonic();
    const process = running;
    if (process === undefined) return { code: null, signal: null, tookMs: 0 };
    const timer = setTimeout(() => process.kill('SIGKILL'), limits.graceMs);
    if (process.exitStatus === undefined) process.kill(signal);
    const status = await process.exited;
    clearTimeout(timer);
    sampler?.stop();
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
      return running !== undefined && running.exitStatus === undefined;
    },
    logs: () => log.lines(),
    usage: () => sampler?.samples() ?? [],
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: () => startUntil(plan.roles.includes('broker') ? [plan.nodeId] : [], host.signal),
    startUntil,
    async setup() {
      await writeConfiguration(plan, context, folders);
      const mark = log.count;
      const { exitCode, timedOut } = await host.exec(program.setup(folders), {
        timeoutMs: limits.setupMs,
        cwd: plan.folder,
        env: { ...variablesOf(plan, context), CLUSTER_ID: clusterId },
        onLine: (line) => log.push(line),
      });
      if (timedOut) {
        throw failure(
          `Setting up Kafka ${name} did not end within ${formatDuration(limits.setupMs)}`,
          log,
          mark,
        );
      }
      // The images' launch script counts this as success too: it is what every restart of a container says.
      if (exitCode === 0 || log.since(mark).some((line) => line.includes('already formatted'))) return;
      throw failure(`Setting up Kafka ${name} failed (exit code ${exitCode})`, log, mark);
    },
  };
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
function variablesOf(plan: NodePlan, { spec, kafkaVersion, env }: NodeContext): Record<string, string> {
  const planned = spec.configuredBy === 'env' ? [...plan.properties] : [];
  return {
    ...env,
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

/** The failure of a node with the lines of its log that say why. */
function failure(what: string, log: LogBuffer, mark: number): UserError {
  const lines = excerpt(log.since(mark));
  const why = lines.length === 0 ? ' It wrote nothing.' : `\n${lines.map((line) => `  ${line}`).join('\n')}`;
  return new UserError(`${what}.${why}`);
}

function describeExit({ code, signal }: ExitStatus): string {
  return signal === null ? `exit code ${code}` : `ended by ${signal}`;
}
