export interface ActJob {
  /** Names of the workflows and jobs that lead to it, as act shows them. */
  readonly name: string;
  result: string | undefined;
  /** Its name in the workflow; jobs of a matrix share it. */
  readonly id: string;
  /** Outputs of all its steps. */
  readonly outputs: Record<string, string>;
  /** From its first word in the log to its last, in whole seconds. */
  ms: number;
}

export interface ActResult {
  readonly exitCode: number | null;
  readonly jobs: readonly ActJob[];
  /** For a look at what went wrong; tests do not assert on it. */
  readonly log: string;
}

/** `job: result` of every job, by its id in the workflow; a job of a matrix is there once for each leg. */
export function outcomes({ jobs }: ActResult): string[] {
  return jobs.map(({ id, result }) => `${id}: ${result}`).sort();
}

/** What the steps of one job gave; undefined where it did not run. */
export function outputsOf({ jobs }: ActResult, id: string): Readonly<Record<string, string>> | undefined {
  return jobs.find((job) => job.id === id)?.outputs;
}

/** The jobs that act's log in JSON tells of. */
export function jobsIn(output: string): ActJob[] {
  const jobs = new Map<string, ActJob>();
  const starts = new Map<string, number>();
  for (const line of output.split('\n').filter((each) => each.startsWith('{'))) {
    const said = JSON.parse(line) as Record<string, string | undefined>;
    // Padded, so that the names of all jobs are of one length in act's log.
    const job = said.job?.trim();
    if (job === undefined) continue;
    const known = jobs.get(job) ?? {
      name: job,
      id: String(said.jobID),
      result: undefined,
      outputs: {},
      ms: 0,
    };
    jobs.set(job, known);
    const at = Date.parse(said.time ?? '');
    if (!starts.has(job)) starts.set(job, at);
    known.ms = at - (starts.get(job) ?? at);
    if (said.jobResult !== undefined) known.result = said.jobResult;
    if (said.command === 'set-output' && said.name !== undefined) known.outputs[said.name] = said.arg ?? '';
  }
  return [...jobs.values()];
}
