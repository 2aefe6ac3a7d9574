import { PassThrough } from 'node:stream';
import Docker from 'dockerode';
import { messageOf, UserError } from '../core/errors.ts';
import { LineSplitter } from './lines.ts';

/** A container to create; everything about it is removed with it. */
export interface ContainerSpec {
  /** By digest or id where it matters which one. */
  readonly image: string;
  /** `linux/amd64`, `linux/arm64`. */
  readonly platform: string;
  readonly hostname: string;
  readonly network: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** Each published on 127.0.0.1 under the same number. */
  readonly ports: readonly number[];
  /** Folders of the engine's machine, mounted read-only. */
  readonly mounts: readonly { readonly source: string; readonly target: string }[];
  /** Writable folders in memory, `FOLDER` or `FOLDER:OPTIONS`; Docker's own options forbid execution. */
  readonly tmpfs?: readonly string[];
  readonly readOnlyRoot?: boolean;
  /** `uid:gid`; the image's own user unless given. */
  readonly user?: string;
  /** Limit of its cgroup, in bytes. */
  readonly memoryBytes?: number;
}

/** Memory and CPU of a container's cgroup. */
export interface ContainerUsage {
  /** Anonymous and mapped pages: what `VmRSS` counts of a process. */
  readonly rssBytes: number;
  readonly cpuMs: number;
}

export interface Container {
  readonly id: string;
  /** Starts it, or starts it again; its output goes line by line to `onLine`. Resolves once it runs. */
  start(onLine: (line: string) => void): Promise<void>;
  /** Resolves with the exit code when the run that was started ends. */
  wait(): Promise<number>;
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** undefined while it does not run. */
  usage(): Promise<ContainerUsage | undefined>;
}

export interface ImageFacts {
  /** Digest of its configuration, as the engine names it. */
  readonly id: string;
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
  /** `repository@sha256:…` under which it was pulled. */
  readonly repoDigests: readonly string[];
  /** Of all its layers unpacked, as the engine tells it. */
  readonly sizeBytes: number;
}

/** The part of the Docker Engine API that launching needs. */
export interface Engine {
  /** undefined where the engine does not have the image. */
  inspectImage(reference: string): Promise<ImageFacts | undefined>;
  createNetwork(name: string, labels: Readonly<Record<string, string>>): Promise<void>;
  createContainer(spec: ContainerSpec): Promise<Container>;
  /** Kills and removes all containers, with their volumes, and all networks that carry the label. */
  removeLabelled(label: string): Promise<{ readonly containers: number; readonly networks: number }>;
}

const DEFAULT_SOCKET = '/var/run/docker.sock';

/** For a `docker` that is to talk to the engine of {@link connectEngine}, and not to that of its current context. */
export function engineAddress(env: Readonly<Record<string, string | undefined>>): string {
  return env.DOCKER_HOST || `unix://${DEFAULT_SOCKET}`;
}

/**
 * Reaches the engine that `DOCKER_HOST` names, else the one at `/var/run/docker.sock`. Rejects with a
 * `UserError` where none answers.
 */
export async function connectEngine(env: Readonly<Record<string, string | undefined>>): Promise<Engine> {
  const docker = new Docker(addressOf(env.DOCKER_HOST));
  try {
    await docker.ping();
  } catch (error) {
    throw new UserError(
      `No Docker engine answers at ${env.DOCKER_HOST || DEFAULT_SOCKET}: ${messageOf(error)}.`,
      {
        hint: 'Start one, or name it in DOCKER_HOST; "docker context inspect" shows where that of "docker" is.',
        cause: error,
      },
    );
  }
  return createEngine(docker);
}

function createEngine(docker: Docker): Engine {
  return {
    async inspectImage(reference) {
      const found = await orAbsent(docker.getImage(reference).inspect());
      if (found === undefined) return undefined;
      const variant = 'Variant' in found && found.Variant ? `/${found.Variant}` : '';
      return {
        id: found.Id,
        platform: `${found.Os}/${found.Architecture}${variant}`,
        labels: found.Config.Labels ?? {},
        repoDigests: found.RepoDigests ?? [],
        sizeBytes: found.Size,
      };
    },
    async createNetwork(name, labels) {
      await docker.createNetwork({ Name: name, Driver: 'bridge', Labels: { ...labels } });
    },
    async createContainer(spec) {
      return wrapContainer(docker, await docker.createContainer(creationOf(spec)));
    },
    async removeLabelled(label) {
      const filters = { label: [label] };
      const containers = await docker.listContainers({ all: true, filters });
      await Promise.all(
        containers.map(({ Id }) => orAbsent(docker.getContainer(Id).remove({ force: true, v: true }))),
      );
      const networks = await docker.listNetworks({ filters });
      await Promise.all(networks.map(({ Id }) => orAbsent(docker.getNetwork(Id).remove())));
      return { containers: containers.length, networks: networks.length };
    },
  };
}

function creationOf(spec: ContainerSpec): Docker.ContainerCreateOptions {
  const ports = spec.ports.map((port) => `${port}/tcp`);
  return {
    Image: spec.image,
    platform: spec.platform,
    Hostname: spec.hostname,
    Env: Object.entries(spec.env).map(([name, value]) => `${name}=${value}`),
    Labels: { ...spec.labels },
    ExposedPorts: Object.fromEntries(ports.map((port) => [port, {}])),
    ...(spec.user === undefined ? {} : { User: spec.user }),
    HostConfig: {
      NetworkMode: spec.network,
      PortBindings: Object.fromEntries(
        spec.ports.map((port) => [`${port}/tcp`, [{ HostIp: '127.0.0.1', HostPort: String(port) }]]),
      ),
      Binds: spec.mounts.map(({ source, target }) => `${source}:${target}:ro`),
      Tmpfs: Object.fromEntries((spec.tmpfs ?? []).map(tmpfsOf)),
      ReadonlyRootfs: spec.readOnlyRoot ?? false,
      ...(spec.memoryBytes === undefined ? {} : { Memory: spec.memoryBytes, MemorySwap: spec.memoryBytes }),
    },
    NetworkingConfig: { EndpointsConfig: { [spec.network]: { Aliases: [spec.hostname] } } },
  };
}

function tmpfsOf(folder: string): [string, string] {
  const [path = '', options] = folder.split(':');
  return [path, ['mode=1777', ...(options === undefined ? [] : [options])].join(',')];
}

function wrapContainer(docker: Docker, container: Docker.Container): Container {
  return {
    id: container.id,
    async start(onLine) {
      // Attached before the start: not a line is lost, and none comes twice after a restart.
      const output = await container.attach({ stream: true, stdout: true, stderr: true });
      docker.modem.demuxStream(output, lineSink(onLine), lineSink(onLine));
      await container.start();
    },
    async wait() {
      const { StatusCode } = (await container.wait()) as { StatusCode: number };
      return StatusCode;
    },
    async kill(signal) {
      await orAbsent(container.kill({ signal }));
    },
    async usage() {
      const stats = await container.stats({ stream: false, 'one-shot': true });
      return usageOf(
        stats.memory_stats?.stats as unknown as MemoryStats,
        stats.cpu_stats?.cpu_usage?.total_usage,
      );
    },
  };
}

/** cgroup v1 names them `rss` and `mapped_file`, v2 `anon` and `file_mapped`. */
type MemoryStats =
  | Readonly<Record<'rss' | 'mapped_file' | 'anon' | 'file_mapped', number | undefined>>
  | undefined;

function usageOf(memory: MemoryStats, cpuNanoseconds: number | undefined): ContainerUsage | undefined {
  const anonymous = memory?.rss ?? memory?.anon;
  if (anonymous === undefined || !cpuNanoseconds) return undefined;
  const mapped = memory?.mapped_file ?? memory?.file_mapped ?? 0;
  return { rssBytes: anonymous + mapped, cpuMs: Math.round(cpuNanoseconds / 1e6) };
}

function lineSink(onLine: (line: string) => void): PassThrough {
  const lines = new LineSplitter(onLine);
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => lines.push(chunk));
  sink.on('end', () => lines.end());
  return sink;
}

/** Gone or stopped already (404, 409) is what a clean-up wants. */
async function orAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
    if (status === 404 || status === 409) return undefined;
    throw error;
  }
}

/** dockerode reads addresses with TLS from the environment by itself, and knows more of them than are tested here. */
function addressOf(host: string | undefined): Docker.DockerOptions | undefined {
  if (!host) return { socketPath: DEFAULT_SOCKET };
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  if (/^(tcp|https?):\/\//.test(host)) return undefined;
  throw new UserError(`The engine at ${host} cannot be used.`, {
    hint: 'DOCKER_HOST must start with unix:// or tcp://; the socket of an engine behind ssh can be forwarded.',
  });
}
