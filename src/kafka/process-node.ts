import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Argv, Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { ClusterSpec } from './broker.ts';
import { failure, LaunchedNode, type NodeLimits, type NodeRun, nameOf } from './launched-node.ts';
import { createLogBuffer, type LogBuffer } from './log-buffer.ts';
import { loggingFiles } from './logging-config.ts';
import { variablesOf } from './node-environment.ts';
import { LOOPBACK, type NodePlan } from './node-plan.ts';
import type { ConfigFolders, NodeProgram } from './node-program.ts';
import { sampleUsage } from './process-usage.ts';
import { formatProperties } from './properties.ts';

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

/** One Kafka node as a process of this machine. Nothing runs before `setup` and `startUntil`. */
export function createProcessNode(plan: NodePlan, context: NodeContext): LaunchedNode {
  const { host, program, limits, clusterId } = context;
  const log = createLogBuffer();
  const folders = foldersOf(plan);

  const variables = { ...context.env, ...variablesOf(plan, context.spec, context.kafkaVersion) };
  const step = setupStep(plan, context, { log, variables });

  async function setup(): Promise<void> {
    await writeConfiguration(plan, context, folders);
    if (context.spec.scramUsers !== undefined) {
      await step(program.format(folders, clusterId, context.spec.scramUsers));
    }
    // The images' launch script counts this as success too: it is what every restart of a container says.
    await step(program.setup(folders), 'already formatted');
  }

  async function begin(): Promise<NodeRun> {
    const process = await host.start(program.start(folders, vmOptionsOf(plan, context)), {
      cwd: plan.folder,
      env: variables,
      onLine: (line) => log.push(line),
    });
    const usage = sampleUsage(process.pid, () => host.clock.monotonic());
    return {
      usage,
      pid: process.pid,
      exited: process.exited,
      get exitStatus() {
        return process.exitStatus;
      },
      kill: (signal) => process.kill(signal),
    };
  }

  return new LaunchedNode(plan, { host, clusterId, limits, log, setup, begin });
}

/** Runs one program to its end; a failure is none where the log then says the excuse. */
function setupStep(
  plan: NodePlan,
  { host, limits, clusterId }: NodeContext,
  { log, variables }: { readonly log: LogBuffer; readonly variables: Readonly<Record<string, string>> },
) {
  const name = nameOf(plan);
  return async (argv: Argv, excuse?: string): Promise<void> => {
    const mark = log.count;
    const { exitCode, timedOut } = await host.exec(argv, {
      timeoutMs: limits.setupMs,
      cwd: plan.folder,
      env: { ...variables, CLUSTER_ID: clusterId },
      onLine: (line) => log.push(line),
    });
    if (timedOut) {
      const limit = formatDuration(limits.setupMs);
      throw failure(`Setting up Kafka ${name} did not end within ${limit}`, log, mark);
    }
    if (exitCode === 0) return;
    if (excuse !== undefined && log.since(mark).some((line) => line.includes(excuse))) return;
    throw failure(`Setting up Kafka ${name} failed (exit code ${exitCode})`, log, mark);
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
  for (const [file, text] of context.spec.logging ?? loggingFiles(context.kafkaVersion)) {
    await writeFile(join(folders.defaults, file), text);
  }
  await writeFile(join(folders.defaults, 'server.properties'), '');
  if (context.spec.configuredBy === 'env') return;
  await writeFile(join(folders.mounted, 'server.properties'), formatProperties(plan.properties));
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
