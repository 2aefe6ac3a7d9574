import { spawnSync } from 'node:child_process';
import { root } from '../source-tree.ts';
import { missingLines, type RunnableBlock } from './runnable.ts';

/** Where a block runs. */
export interface BlockPlace {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What stands in the document, and what it is here: addresses and files of examples. */
  readonly standIns?: readonly (readonly [from: string | RegExp, to: string])[];
  readonly timeoutMs?: number;
}

/** What a run came to; `fault` is undefined where it went as the document says. */
export interface BlockResult {
  readonly fault: string | undefined;
  readonly durationMs: number;
  readonly stdout: string;
}

/** Compose of version 1 is a program of its own, and takes the same arguments. */
const COMPOSE = `docker() {
  if [[ $1 == compose ]] && ! command docker compose version >/dev/null 2>&1; then shift; docker-compose "$@"
  else command docker "$@"; fi
}`;

/** Runs a block as it stands there, each command of it having to succeed. */
export function runBlock(block: RunnableBlock, place: BlockPlace = {}): BlockResult {
  const { cwd = root, env = process.env, standIns = [], timeoutMs = 180_000 } = place;
  const script = standIns.reduce((text, [from, to]) => text.replaceAll(from, () => to), block.script);
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(
    'bash',
    ['-c', `set -o errexit -o nounset -o pipefail\n${COMPOSE}\n${script}`],
    { cwd, env, encoding: 'utf8', timeout: timeoutMs, maxBuffer: 64 * 2 ** 20 },
  );
  const durationMs = performance.now() - started;
  const wanted = 'status' in block.run ? block.run.status : 0;
  const missing = missingLines(block.expected, stdout);
  const told = `\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`;
  if (error !== undefined) return { fault: `${error.message}${told}`, durationMs, stdout };
  if (status !== wanted) return { fault: `exit status ${status}, not ${wanted}${told}`, durationMs, stdout };
  return {
    fault: missing.length === 0 ? undefined : `not printed: ${missing.join('; ')}${told}`,
    durationMs,
    stdout,
  };
}
