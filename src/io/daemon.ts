import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import type { Argv, ExitStatus, RunningProcess, StartOptions } from '../core/host.ts';
import { childEnvironment } from './environment.ts';
import { findProgram } from './exec.ts';
import { LineSplitter } from './lines.ts';

const SETPRIV = '/usr/bin/setpriv';
const running = new Set<number>();

/**
 * Starts a program in a process group of its own. It is killed when this process ends in whatever way:
 * by {@link killStarted}, and, should this process be killed itself, by the kernel's parent-death signal
 * where util-linux' `setpriv` is there to ask for it.
 */
export async function startProcess(
  argv: Argv,
  options: StartOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunningProcess> {
  const program = await findProgram(argv[0]);
  const [first = program, ...args] = [...parentDeath(), program, ...argv.slice(1)];
  const child = spawn(first, args, {
    cwd: options.cwd,
    env: childEnvironment(env, options.env),
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  for (const stream of ['stdout', 'stderr'] as const) {
    const lines = new LineSplitter((line) => options.onLine?.(line, stream));
    child[stream].on('data', (chunk: Buffer) => lines.push(chunk));
    child[stream].on('end', () => lines.end());
  }
  child.stdin.on('error', () => undefined);
  const end = endOf(child);
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      const pid = child.pid ?? -1;
      running.add(pid);
      resolve({
        pid,
        exited: end.exited,
        get exitStatus() {
          return end.exitStatus;
        },
        writeLine: (line) => void child.stdin.write(`${line}\n`),
        kill: (signal) => signalGroup(pid, signal),
      });
    });
  });
}

/** How a child ended: at once as `exitStatus`, and, with its last lines, as `exited`. */
function endOf(child: ChildProcess): Pick<RunningProcess, 'exited' | 'exitStatus'> {
  let exitStatus: ExitStatus | undefined;
  const exited = new Promise<ExitStatus>((resolve) => {
    child.on('exit', (code, signal) => {
      exitStatus = { code, signal };
      running.delete(child.pid ?? -1);
      const settle = () => resolve({ code, signal });
      // A descendant that inherited the streams may keep them open: its last lines are worth a short wait.
      const patience = setTimeout(settle, 1000);
      child.on('close', () => {
        clearTimeout(patience);
        settle();
      });
    });
  });
  return {
    exited,
    get exitStatus() {
      return exitStatus;
    },
  };
}

/** Kills everything that {@link startProcess} started and that still runs. */
export function killStarted(): void {
  for (const pid of running) signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

function parentDeath(): string[] {
  try {
    accessSync(SETPRIV, constants.X_OK);
    return [SETPRIV, '--pdeathsig', 'KILL', '--'];
  } catch {
    return [];
  }
}
