import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { type ContainerSpec, type Engine, engineAddress, type ImageFacts } from '../io/docker.ts';
import { dockerEnvironment } from '../io/docker-environment.ts';
import { releasePorts, reservePorts } from '../io/ports.ts';
import type { Cluster, ClusterSpec, Launcher, SubjectKind } from './broker.ts';
import { bootstrapOf, closeNodes, closeOnce, randomClusterId, startAll } from './cluster.ts';
import { type ContainerContext, createContainerNode } from './container-node.ts';
import { containerPortsNeeded, planContainers } from './container-plan.ts';
import type { NodeLimits } from './launched-node.ts';

/** Everything that is started carries it, with the run as value: what is left over can be found and removed. */
const RUN_LABEL = 'dev.kafka-native.run';

export interface ContainerSubject {
  readonly kind: SubjectKind;
  readonly kafkaVersion: string;
  /** The id of {@link obtainImage}. */
  readonly image: string;
  /** Always given: without it an engine may take the image of another platform. */
  readonly platform: string;
}

export interface ContainerLauncherOptions
  extends Partial<Pick<ContainerSpec, 'mounts' | 'tmpfs' | 'user' | 'readOnlyRoot' | 'memoryBytes'>> {
  readonly limits?: Partial<NodeLimits>;
  /** Value of {@link RUN_LABEL}; see {@link runName}. */
  readonly run?: string;
}

/** `docker stop` waits 10 s before it kills; a broker must be done by then. */
const LIMITS: NodeLimits = { setupMs: 60_000, startMs: 120_000, graceMs: 10_000 };
const PULL_MS = 600_000;
let launched = 0;

/**
 * Runs Kafka as containers of an image, configured as its users do it: a mounted `server.properties` and
 * `KAFKA_` variables. Each cluster has a network of its own. Containers, volumes and networks are removed
 * when the cluster is closed, when the run ends, and, where even that is cut off, by {@link removeRun}.
 */
export function createContainerLauncher(
  host: Host,
  engine: Engine,
  subject: ContainerSubject,
  options: ContainerLauncherOptions = {},
): Launcher {
  const { limits, run = runName(host.env), mounts = [], ...settings } = options;
  const { kind, kafkaVersion, image, platform } = subject;
  const container = { ...settings, mounts, image, platform };
  const launching = { host, engine, kafkaVersion, run, container, limits: { ...LIMITS, ...limits } };
  return {
    kind,
    form: 'container',
    kafkaVersion,
    launch: async (spec, signal) => await launchCluster(launching, spec, signal),
  };
}

/** What is the same for all clusters of a launcher. */
interface Launching extends Pick<ContainerContext, 'host' | 'engine' | 'kafkaVersion' | 'limits'> {
  readonly run: string;
  readonly container: Omit<ContainerContext['container'], 'network' | 'labels'>;
}

async function launchCluster(
  { run, ...launching }: Launching,
  spec: ClusterSpec,
  signal: AbortSignal,
): Promise<Cluster> {
  signal.throwIfAborted();
  const { host, engine, kafkaVersion } = launching;
  const ports = await reservePorts(containerPortsNeeded(spec));
  launched += 1;
  const network = `kafka-native-${process.pid}-${launched}`;
  const labels = { [RUN_LABEL]: run, [CLUSTER_LABEL]: network };
  const folder = join(host.dirs.temp, 'clusters', network);
  const clusterId = spec.clusterId ?? randomClusterId();
  const container = { ...launching.container, network, labels };
  const nodes = planContainers(spec, { ports, folder, kafkaVersion }).map((plan) =>
    createContainerNode(plan, { ...launching, clusterId, spec, container }),
  );
  const close = closeOnce(host, () =>
    closeNodes(nodes, 'kill').finally(async () => {
      await engine.removeLabelled(`${CLUSTER_LABEL}=${network}`);
      await rm(folder, { recursive: true, force: true });
      releasePorts(ports);
    }),
  );
  try {
    await mkdir(folder, { recursive: true });
    await engine.createNetwork(network, labels);
    const startup = await startAll(nodes, host, signal);
    return { clusterId, nodes, startup, bootstrap: (listener) => bootstrapOf(nodes, listener), close };
  } catch (error) {
    await close();
    throw error;
  }
}

const CLUSTER_LABEL = 'dev.kafka-native.cluster';

/** One name per job of a workflow, the same in its post step; elsewhere one per process. */
export function runName(env: Readonly<Record<string, string | undefined>>): string {
  const parts = [env.GITHUB_RUN_ID, env.GITHUB_RUN_ATTEMPT, env.GITHUB_JOB, env.RUNNER_NAME];
  return env.GITHUB_RUN_ID ? parts.map((part) => part ?? '').join('/') : `process-${process.pid}`;
}

/** Removes whatever containers and networks of a run are left; for the post step of a cancelled job. */
export async function removeRun(engine: Engine, run: string): Promise<number> {
  const removed = await engine.removeLabelled(`${RUN_LABEL}=${run}`);
  return removed.containers + removed.networks;
}

/**
 * The image in the engine, pulled where it is not there, for this very platform. `image` is
 * `repository@sha256:…` for what was pushed, or any reference that the engine knows or can pull.
 */
export async function obtainImage(
  host: Host,
  engine: Engine,
  { image, platform }: Pick<ContainerSubject, 'image' | 'platform'>,
): Promise<ImageFacts> {
  const present = await engine.inspectImage(image);
  if (present !== undefined && matches(present, platform)) return present;
  // By the command line, because it has the user's registry logins and their helpers.
  const pulled = await host.exec(['docker', 'pull', '--platform', platform, image], {
    timeoutMs: PULL_MS,
    env: { ...dockerEnvironment(host.env), DOCKER_HOST: engineAddress(host.env) },
  });
  const found = pulled.exitCode === 0 ? await engine.inspectImage(image) : undefined;
  if (found === undefined) {
    const why = pulled.timedOut ? 'it took too long' : pulled.stderr.trim().split('\n').at(-1);
    throw new UserError(`The image ${image} could not be pulled for ${platform}: ${why}.`, {
      hint: 'Check its name and digest, and that "docker login" was done for its registry.',
    });
  }
  if (!matches(found, platform)) {
    throw new UserError(`The image ${image} is for ${found.platform}, not for ${platform}.`);
  }
  return found;
}

function matches(image: ImageFacts, platform: string): boolean {
  return image.platform === platform || image.platform.startsWith(`${platform}/`);
}
