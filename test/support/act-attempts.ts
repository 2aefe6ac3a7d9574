import type { Job, Workflow, WorkflowFile } from '../../scripts/workflows/files.ts';
import { needsOf } from '../../scripts/workflows/files.ts';
import type { ActJob } from './act-results.ts';

/**
 * The workflows of a second attempt, which act does not know: "Re-run failed jobs" starts the jobs that failed
 * and all that need one of them. Every other job that has run keeps its result and outputs; it is replaced by one
 * that gives those outputs and can do nothing else.
 * @param files the workflows that the first attempt ran
 * @param jobs what became of its jobs
 * @returns the files that change
 * @throws where one workflow was called twice, or a job was a matrix: their parts cannot be told apart
 */
export function secondAttempt(files: readonly WorkflowFile[], jobs: readonly ActJob[]): WorkflowFile[] {
  const attempt = new Attempt(files, jobs);
  return files.flatMap((file) => {
    const workflow = attempt.again(file);
    return workflow === undefined ? [] : [{ ...file, workflow }];
  });
}

class Attempt {
  readonly #files: readonly WorkflowFile[];
  readonly #jobs: readonly ActJob[];

  constructor(files: readonly WorkflowFile[], jobs: readonly ActJob[]) {
    this.#files = files;
    this.#jobs = jobs;
  }

  again({ workflow }: WorkflowFile): Workflow | undefined {
    const started = this.#startedAgain(workflow);
    const kept = Object.entries(workflow.jobs).flatMap(([id, job]) => {
      if (started.has(id) || job.uses !== undefined) return [];
      const before = this.#find(workflow, id);
      return before === undefined ? [] : [[id, keep(job, before)] as const];
    });
    if (kept.length === 0) return undefined;
    return { ...workflow, jobs: { ...workflow.jobs, ...Object.fromEntries(kept) } };
  }

  /** Ids of the jobs that failed, and of all that need one of them. */
  #startedAgain(workflow: Workflow): Set<string> {
    const entries = Object.entries(workflow.jobs);
    const started = new Set(entries.filter(([id, job]) => this.#failed(workflow, id, job)).map(([id]) => id));
    for (let size = -1; size !== started.size; ) {
      size = started.size;
      for (const [id, job] of entries) if (needsOf(job).some((each) => started.has(each))) started.add(id);
    }
    return started;
  }

  #failed(workflow: Workflow, id: string, job: Job): boolean {
    if (job.uses === undefined) return this.#find(workflow, id)?.result === 'failure';
    const called = this.#files.find(({ file }) => job.uses?.endsWith(`/${file}`));
    return called !== undefined && this.#startedAgain(called.workflow).size > 0;
  }

  /** act shows a job of a called workflow as `job that calls/name of the workflow/name of the job`. */
  #find(workflow: Workflow, id: string): ActJob | undefined {
    const found = this.#jobs.filter(
      (job) => job.id === id && job.name.split('/').at(-2) === workflow.name && job.result !== undefined,
    );
    if (found.length > 1) throw new Error(`${found.map(({ name }) => name).join(' and ')} are one job`);
    return found[0];
  }
}

function keep(job: Job, { outputs }: ActJob): Job {
  const given = Object.entries(job.outputs ?? {}).map(([name, from]) => {
    const [, output = ''] = /steps\.[\w-]+\.outputs\.([\w-]+)/.exec(from) ?? [];
    return [name, outputs[output] ?? ''] as const;
  });
  const script = `cat >> "$GITHUB_OUTPUT" <<'KEPT'\n${given.map(([name, value]) => `${name}=${value}\n`).join('')}KEPT\n`;
  return {
    ...Object.fromEntries(
      Object.entries(job).filter(([key]) => ['name', 'needs', 'if', 'runs-on'].includes(key)),
    ),
    outputs: Object.fromEntries(given.map(([name]) => [name, `\${{ steps.kept.outputs.${name} }}`])),
    steps: [{ id: 'kept', run: script }],
  };
}
