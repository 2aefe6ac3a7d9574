import { execFileSync, spawnSync } from 'node:child_process';
import type { Availability } from './require.ts';

/** `docker compose`, or the program of its own that older machines have. */
export function findCompose(): Availability<readonly [string, ...string[]]> {
  const found = ([['docker', 'compose'], ['docker-compose']] as [string, ...string[]][]).find(
    ([program, ...args]) => spawnSync(program, [...args, 'version'], { stdio: 'ignore' }).status === 0,
  );
  return found === undefined
    ? { missing: 'neither docker compose nor docker-compose is there (tools/install compose)' }
    : { found };
}

/** A compose file under a project name of its own, with the variables that it reads. */
export interface ComposeProject {
  readonly name: string;
  /** What it printed on standard output; its complaints are in the error. */
  run(...args: readonly string[]): string;
}

export function composeProject(
  compose: readonly [string, ...string[]],
  project: { readonly name: string; readonly file: string; readonly env: Readonly<Record<string, string>> },
): ComposeProject {
  const [program, ...before] = compose;
  return {
    name: project.name,
    run: (...args) =>
      execFileSync(program, [...before, '--file', project.file, '--project-name', project.name, ...args], {
        env: { ...process.env, ...project.env },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 64 * 1024 ** 2,
      }),
  };
}
