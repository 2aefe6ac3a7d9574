import type { Outcome } from '../core/command.ts';

/** What a POSIX shell has to run to get the environment that an action would give to the steps after it. */
export function exportLines(outcome: Pick<Outcome, 'env' | 'path'>): string[] {
  const variables = Object.entries(outcome.env ?? {}).map(
    ([name, value]) => `export ${name}=${quoted(value)}`,
  );
  const folders = (outcome.path ?? []).map((folder) => `export PATH=${quoted(folder)}:"$PATH"`);
  return [...variables, ...folders];
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
