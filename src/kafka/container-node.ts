import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExitStatus, Host } from '../core/host.ts';
import type { Container, ContainerSpec, Engine } from '../io/docker.ts';
import type { ClusterSpec } from './broker.ts';
import type { ContainerPlan } from './container-plan.ts';
import { LaunchedNode, type NodeLimits, type NodeRun } from './launched-node.ts';
import { createLogBuffer } from './log-buffer.ts';
import { variablesOf } from './node-environment.ts';
import { LOOPBACK } from './node-plan.ts';
import { sample } from './process-usage.ts';
import { formatProperties } from './properties.ts';

/** What is the same for all containers of a cluster. */
export interface ContainerContext {
  readonly host: Host;
  readonly engine: Engine;
  readonly kafkaVersion: string;
  readonly clusterId: string;
  readonly spec: ClusterSpec;
  readonly limits: NodeLimits;
  readonly container: Pick<
    ContainerSpec,
    'image' | 'platform' | 'network' | 'labels' | 'mounts' | 'tmpfs' | 'user' | 'readOnlyRoot' | 'memoryBytes'
  >;
}

/**
 * What must be writable where the root file system is not; the images' documentation names the same. zstd and
 * snappy load libraries from /tmp.
 */
const WRITABLE = ['/tmp:exec', '/opt/kafka/config', '/opt/kafka/logs'] as const;
/** An exit code above it is the number of the signal that ended the process. */
const SIGNALLED = 128;

/** One Kafka node as a container. It is created by `setup`, formatted and started by its own start script. */
export function createContainerNode(plan: ContainerPlan, context: ContainerContext): LaunchedNode {
  const { host, engine, clusterId, limits } = context;
  const log = createLogBuffer();
  let container: Container | undefined;

  async function setup(): Promise<void> {
    const mounted = await writeMountedConfiguration(plan, context);
    const named = (context.spec.files ?? []).map((file) => ({ source: file, target: file }));
    container = await engine.createContainer({
      ...context.container,
      hostname: plan.hostname,
      env: environmentOf(plan, context),
      ports: [...plan.ports.values(), ...(plan.jmxPort === undefined ? [] : [plan.jmxPort])],
      mounts: [...context.container.mounts, ...mounted, ...named],
      tmpfs: [
        ...(context.container.tmpfs ?? []),
        ...(context.container.readOnlyRoot === true ? WRITABLE : []),
      ],
    });
  }

  async function begin(): Promise<NodeRun> {
    if (container === undefined) throw new Error('setup comes before the first start');
    await container.start((line) => log.push(line));
    return runOf(container, host);
  }

  return new LaunchedNode(plan, { host, clusterId, limits, log, setup, begin });
}

/** By file: a folder with `server.properties`, mounted where the images look for it. */
async function writeMountedConfiguration(plan: ContainerPlan, { spec }: ContainerContext) {
  if (spec.configuredBy === 'env') return [];
  const folder = join(plan.folder, 'mounted');
  await mkdir(folder, { recursive: true });
  // The container's user is another one than ours.
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'server.properties'), formatProperties(plan.properties), { mode: 0o644 });
  return [{ source: folder, target: '/mnt/shared/config' }];
}

function environmentOf(plan: ContainerPlan, context: ContainerContext): Record<string, string> {
  const { clusterId, spec, kafkaVersion } = context;
  const variables = variablesOf(plan, spec, kafkaVersion);
  const options = [...(spec.vmOptions ?? []), variables.KAFKA_OPTS ?? ''].join(' ').trim();
  const jmx =
    plan.jmxPort === undefined ? {} : { KAFKA_JMX_PORT: String(plan.jmxPort), KAFKA_JMX_HOSTNAME: LOOPBACK };
  return { ...variables, ...jmx, CLUSTER_ID: clusterId, ...(options === '' ? {} : { KAFKA_OPTS: options }) };
}

function runOf(container: Container, host: Host): NodeRun {
  let exitStatus: ExitStatus | undefined;
  let killed = false;
  const usage = sample(
    () => container.usage().catch(() => undefined),
    () => host.clock.monotonic(),
  );
  const exited = container.wait().then(
    (code) => {
      const byKill = killed && code > SIGNALLED;
      exitStatus = byKill ? { code: null, signal: 'SIGKILL' } : { code, signal: null };
      return exitStatus;
    },
    // It was removed under our hands: that is an end, too.
    () => (exitStatus = { code: null, signal: 'SIGKILL' }),
  );
  return {
    usage,
    exited,
    get exitStatus() {
      return exitStatus;
    },
    kill(signal) {
      killed ||= signal === 'SIGKILL';
      container.kill(signal).catch((error: unknown) => host.log.debug(`kill ${container.id}: ${error}`));
    },
  };
}
