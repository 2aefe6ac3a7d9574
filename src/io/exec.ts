import { readdirSync, readFileSync } from 'node:fs';
import { exec } from '@actions/exec';
import { which } from '@actions/io';
import { UserError } from '../core/errors.ts';
import type { Argv, ExecOptions, ExecResult } from '../core/host.ts';
import { childEnvironment } from './environment.ts';
import { LineSplitter, Tail } from './lines.ts';

/** Exit status of coreutils' `timeout` when the time was up, and after its SIGKILL. */
const KILLED = 137;
const TIMED_OUT = new Set([124, KILLED]);

/**
 * Runs a program to its end through `@actions/exec`. That package has neither a time limit nor a way to
 * cancel, so the program runs under coreutils' `timeout`, which also gives it a process group of its own
 * (docs/decisions/0003-processes.md). Where there is no `timeout` (macOS), the program runs without a limit.
 */
export async function execute(
  argv: Argv,
  options: ExecOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ExecResult> {
  const program = await findProgram(argv[0]);
  const timeout = await which('timeout', false);
  const limit = ['--kill-after=10', `${options.timeoutMs / 1000}`, program];
  const [tool, args] = timeout === '' ? [program, argv.slice(1)] : [timeout, [...limit, ...argv.slice(1)]];
  const started = performance.now();
  const stdout = sink(options, 'stdout');
  const stderr = sink(options, 'stderr');
  const status: number | null = await exec(`"${tool}"`, args, {
    silent: true,
    ignoreReturnCode: true,
    env: childEnvironment(env, options.env),
    listeners: { stdout: stdout.push, stderr: stderr.push },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.input === undefined ? {} : { input: Buffer.from(options.input) }),
  });
  const durationMs = performance.now() - started;
  // null, whatever its types say, where `timeout` had to kill the program and with it itself.
  const exitCode = status ?? KILLED;
  return {
    exitCode,
    stdout: stdout.end(),
    stderr: stderr.end(),
    timedOut: TIMED_OUT.has(exitCode) && durationMs >= options.timeoutMs,
    durationMs,
  };
}

/** Kills every running {@link execute} with all its descendants; for a cancelled or crashed run. */
export function killExecuted(): void {
  for (const pid of childrenNamed('timeout')) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

/** Its path; a `UserError` where it is neither on PATH nor an executable file. */
export async function findProgram(name: string): Promise<string> {
  const found = await which(name, false);
  if (found === '') {
    throw new UserError(`The program "${name}" was not found.`, {
      hint: 'Install it or add its folder to PATH.',
    });
  }
  return found;
}

function sink(options: ExecOptions, stream: 'stdout' | 'stderr') {
  const tail = new Tail(options.keep ?? 4 * 1024 ** 2);
  const lines = options.onLine && new LineSplitter((line) => options.onLine?.(line, stream));
  return {
    push(chunk: Buffer): void {
      tail.push(chunk);
      lines?.push(chunk);
    },
    end(): string {
      lines?.end();
      return tail.toString();
    },
  };
}

/** Direct children of this process by program name, as Linux tells them. */
function childrenNamed(name: string): number[] {
  try {
    return readdirSync('/proc/self/task')
      .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' '))
      .filter((pid) => pid !== '' && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === name)
      .map(Number);
  } catch {
    return [];
  }
}
