import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The scripts of an image, installed below a folder instead of `/`: nothing but the paths differs. */
export interface InstalledScripts {
  readonly root: string;
  run(options?: RunOptions): Promise<ScriptResult>;
  remove(): Promise<void>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Bash to run instead of the image's command; `@` stands for the folder. */
  readonly script?: string;
}

export interface ScriptResult {
  readonly exitCode: number;
  readonly output: string;
  /** Arguments and `KAFKA_`/`JMX_` variables of the calls of Kafka's own program, by sub-command. */
  readonly setup: Call | undefined;
  readonly start: Call | undefined;
}

export interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const PLACES = /\/(etc\/kafka|opt\/kafka|mnt\/shared)\b/g;

/** Installs the scripts of one image; `program` is bash that stands for Kafka's `setup`. */
export async function installScripts(
  type: 'native' | 'jvm',
  line: 3 | 4 = 4,
  program = ':',
): Promise<InstalledScripts> {
  const root = await mkdtemp(join(tmpdir(), 'image-scripts-'));
  const docker = join(root, 'etc/kafka/docker');
  for (const folder of ['etc/kafka/secrets', 'mnt/shared/config', 'opt/kafka/config', 'opt/kafka/bin']) {
    await mkdir(join(root, folder), { recursive: true });
  }
  await cp('docker/resources/scripts', docker, { recursive: true });
  await cp(`docker/resources/defaults/kafka-${line}`, docker, { recursive: true });
  await cp(`docker/${type}/launch`, join(docker, 'launch'));
  for (const file of await readdir(docker)) {
    const text = await readFile(join(docker, file), 'utf8');
    await writeFile(join(docker, file), text.replace(PLACES, `${root}$&`));
  }
  const record = `#!/usr/bin/env bash
command=start; for word in "$@"; do [[ $word != setup ]] || command=setup; done
printf '%s\\0' "$@" >${root}/$command.args
env -0 >${root}/$command.env
[[ $command == setup ]] || exit 0
cd ${root}
${program}
`;
  for (const name of ['kafka.Kafka', 'bin/kafka-run-class.sh', 'bin/kafka-server-start.sh']) {
    await writeFile(join(root, 'opt/kafka', name), record);
    await chmod(join(root, 'opt/kafka', name), 0o755);
  }
  return {
    root,
    run: (options = {}) => run(root, options),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function run(root: string, { env = {}, args = [], script }: RunOptions): Promise<ScriptResult> {
  const command =
    script === undefined
      ? [join(root, 'etc/kafka/docker/run'), ...args]
      : // A shell whose input is a socket, as Node makes it, would read the user's .bashrc.
        ['--norc', '-c', script.replaceAll('@', root)];
  const { exitCode, output } = await new Promise<{ exitCode: number; output: string }>((resolve) => {
    execFile('bash', command, { env: { PATH: process.env.PATH, ...env } }, (error, stdout, stderr) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
  return { exitCode, output, setup: await callOf(root, 'setup'), start: await callOf(root, 'start') };
}

async function callOf(root: string, name: string): Promise<Call | undefined> {
  try {
    const parts = async (kind: string) =>
      (await readFile(join(root, `${name}.${kind}`), 'utf8')).split('\0').slice(0, -1);
    const env = (await parts('env')).map((pair) => [
      pair.split('=', 1)[0] ?? '',
      pair.slice(pair.indexOf('=') + 1),
    ]);
    return {
      args: (await parts('args')).map((arg) => arg.replaceAll(root, '')),
      env: Object.fromEntries(
        env
          .filter(([key]) => /^(KAFKA_|JMX_|CLUSTER_ID)/.test(key ?? ''))
          .map(([key, value]) => [key, value?.replaceAll(root, '')]),
      ),
    };
  } catch {
    return undefined;
  }
}
