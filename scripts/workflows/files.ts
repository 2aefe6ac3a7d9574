import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const folder = new URL('../../.github/workflows/', import.meta.url);

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly name?: string;
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: unknown;
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: unknown;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix?: unknown; readonly 'max-parallel'?: number };
  readonly 'timeout-minutes'?: number;
  readonly 'runs-on'?: unknown;
}

export interface WorkflowInput {
  readonly description?: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly required?: boolean;
  readonly options?: readonly string[];
}

export interface Trigger {
  readonly inputs?: Readonly<Record<string, WorkflowInput>>;
  readonly outputs?: Readonly<Record<string, { readonly description?: string }>>;
  readonly secrets?: Readonly<Record<string, { readonly description?: string }>>;
}

export interface Workflow {
  readonly name?: string;
  readonly on: Readonly<Record<string, Trigger | null>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly env?: unknown;
  readonly defaults?: { readonly run?: { readonly shell?: string } };
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface WorkflowFile {
  /** Name in `.github/workflows`. */
  readonly file: string;
  readonly text: string;
  readonly workflow: Workflow;
}

/** The workflows of this repository, by file name. */
export function workflowFiles(): WorkflowFile[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      return { file, text, workflow: parse(text) as Workflow };
    });
}

export function needsOf(job: Job): readonly string[] {
  if (job.needs === undefined) return [];
  return typeof job.needs === 'string' ? [job.needs] : job.needs;
}

/** All jobs that one needs, directly or not. */
export function ancestorsOf({ jobs }: Pick<Workflow, 'jobs'>, name: string): Set<string> {
  const found = new Set<string>();
  const open = [...needsOf(jobs[name] ?? {})];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (found.has(each)) continue;
    found.add(each);
    open.push(...needsOf(jobs[each] ?? {}));
  }
  return found;
}
