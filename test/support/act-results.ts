import type { ActResult } from './act.ts';

/** `job: result` of every job, by its id in the workflow; a job of a matrix is there once for each leg. */
export function outcomes({ jobs }: ActResult): string[] {
  return jobs.map(({ id, result }) => `${id}: ${result}`).sort();
}

/** What the steps of one job gave; undefined where it did not run. */
export function outputsOf({ jobs }: ActResult, id: string): Readonly<Record<string, string>> | undefined {
  return jobs.find((job) => job.id === id)?.outputs;
}
