import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Job, needsOf, type WorkflowFile } from './files.ts';

const FILE = new URL('../../docs/workflow-costs.json', import.meta.url);
const costsFile = z.record(z.string(), z.record(z.string(), z.number().int().positive()));

/** Minutes of each job by workflow; a job that calls another workflow has those of its jobs. */
export type Costs = z.infer<typeof costsFile>;

/** Of a matrix whose size is known only when it runs: so many jobs are counted. */
export const MATRIX_JOBS = 16;

export function readCosts(): Costs {
  return costsFile.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

/** What a run costs in minutes: by the clock where every runner is there at once, and of all runners. */
export interface RunCost {
  readonly wall: number;
  readonly sum: number;
}

/** The cost of one whole run, with all types and platforms. @throws Error for a job without an estimate */
export function runCost(file: WorkflowFile, files: readonly WorkflowFile[], costs: Costs): RunCost {
  const { jobs } = file.workflow;
  const ends = new Map<string, number>();
  let sum = 0;
  const endOf = (name: string): number => {
    const known = ends.get(name);
    if (known !== undefined) return known;
    const job = jobs[name];
    if (job === undefined) throw new Error(`${file.file} has no job ${name}`);
    const cost = jobCost(name, job, file, files, costs);
    sum += cost.sum;
    const end = Math.max(0, ...needsOf(job).map(endOf)) + cost.wall;
    ends.set(name, end);
    return end;
  };
  const wall = Math.max(...Object.keys(jobs).map(endOf));
  return { wall, sum };
}

function jobCost(
  name: string,
  job: Job,
  file: WorkflowFile,
  files: readonly WorkflowFile[],
  costs: Costs,
): RunCost {
  if (job.uses !== undefined) {
    const called = files.find((each) => job.uses?.endsWith(`/${each.file}`));
    if (called === undefined) throw new Error(`${job.uses} is not here`);
    return runCost(called, files, costs);
  }
  const minutes = costs[file.file]?.[name];
  if (minutes === undefined) throw new Error(`docs/workflow-costs.json has no ${name} of ${file.file}`);
  const count = jobsOfMatrix(job);
  const rounds = Math.ceil(count / (job.strategy?.['max-parallel'] ?? count));
  return { wall: minutes * rounds, sum: minutes * count };
}

function jobsOfMatrix({ strategy }: Job): number {
  const matrix = strategy?.matrix;
  if (matrix === undefined) return 1;
  if (typeof matrix !== 'object' || matrix === null) return MATRIX_JOBS;
  return Object.values(matrix).reduce<number>((product, values) => product * values.length, 1);
}
