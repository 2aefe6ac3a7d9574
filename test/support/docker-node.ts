import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { releasePorts, reservePorts } from '../../src/io/ports.ts';
import { createClient, type KafkaClient } from '../../src/kafka/client.ts';
import { LOOPBACK } from '../../src/kafka/node-plan.ts';

/** A single node as users run it, by `docker run`: for what the suite's launcher decides by itself. */
export interface DockerNode {
  readonly id: string;
  /** Anew after each start. */
  readonly client: KafkaClient;
  /** What it wrote to standard output and standard error. */
  logs(): string;
  /** Status of a command in the container. */
  exec(...command: string[]): number | null;
  /** `docker stop`, with its 10 s; the exit code of the container and the seconds it took. */
  stop(): Promise<{ readonly code: number; readonly seconds: number }>;
  /** Starts the stopped container again, and waits until it answers; its port is the same. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

export interface DockerNodeOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Options of `docker run`. */
  readonly options?: readonly string[];
}

const READY_MS = 120_000;

/** Runs the image with a client port published under its own number, and waits until the node answers. */
export async function runNode(
  image: string,
  { env = {}, options = [] }: DockerNodeOptions = {},
): Promise<DockerNode> {
  const [port = 0] = await reservePorts(1);
  const given = {
    KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:9093`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${LOOPBACK}:${port}`,
    ...env,
  };
  const variables = Object.entries(given).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const publish = ['--publish', `${LOOPBACK}:${port}:${port}`];
  const id = docker(
    'run',
    '--detach',
    '--label',
    'dev.kafka-native.test',
    ...publish,
    ...variables,
    ...options,
    image,
  );
  let client = createClient([`${LOOPBACK}:${port}`]);
  const node: DockerNode = {
    id,
    get client() {
      return client;
    },
    logs: () => {
      const { stdout, stderr } = spawnSync('docker', ['logs', id], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 ** 2,
      });
      return stdout + stderr;
    },
    exec: (...command) => spawnSync('docker', ['exec', id, ...command], { stdio: 'ignore' }).status,
    async stop() {
      await client.close();
      const began = performance.now();
      docker('stop', id);
      const seconds = (performance.now() - began) / 1000;
      return { code: Number(docker('inspect', '--format', '{{.State.ExitCode}}', id)), seconds };
    },
    async start() {
      docker('start', id);
      client = createClient([`${LOOPBACK}:${port}`]);
      await untilReady(node);
    },
    async remove() {
      await client.close();
      docker('rm', '--force', '--volumes', id);
      releasePorts([port]);
    },
  };
  try {
    await untilReady(node);
    return node;
  } catch (error) {
    const said = node.logs().split('\n').slice(-15).join('\n');
    await node.remove();
    throw new Error(`The node did not come up:\n${said}`, { cause: error });
  }
}

/** Runs `docker`; what it printed, without the last line's end. */
export function docker(...args: readonly string[]): string {
  return execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

async function untilReady(node: DockerNode): Promise<void> {
  const end = performance.now() + READY_MS;
  for (;;) {
    const error = await node.client.admin.metadata({ topics: [], forceUpdate: true }).then(
      ({ brokers }) => (brokers.size > 0 ? undefined : new Error('it knows no broker')),
      (reason: unknown) => reason,
    );
    if (error === undefined) return;
    if (performance.now() > end || docker('inspect', '--format', '{{.State.Running}}', node.id) !== 'true')
      throw error;
    await sleep(300);
  }
}
