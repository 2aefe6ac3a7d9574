import { type Job, needsOf, type Step, type WorkflowFile } from './files.ts';

const PINNED = /^\s*(?:- )?uses: [^\s@]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const EXPRESSION = /\$\{\{/;
/** Ours that run Kafka, its tests or the scanner. */
const FOREIGN = /\/actions\/(?:run-sanity|trivy-scan|generate-reflection-config)$/;

/** What a workflow of this repository must keep to, one sentence for each breach. */
export function breachesOf(file: WorkflowFile): string[] {
  return [
    ...frame(file),
    ...jobsOf(file).flatMap(([id, job]) => [...jobFrame(id, job), ...scripts(id, job), ...secrets(id, job)]),
    ...grantsWithoutReason(file),
    ...unpinned(file),
    ...summary(file),
  ];
}

export const jobsOf = ({ workflow }: WorkflowFile): [string, Job][] => Object.entries(workflow.jobs);
export const stepsOf = (job: Job): readonly Step[] => job.steps ?? [];

function frame({ workflow, text }: WorkflowFile): string[] {
  const triggers = Object.keys(workflow.on);
  // A called workflow would share the group with its caller, and wait for itself.
  const grouped = workflow.concurrency !== undefined || triggers.join() === 'workflow_call';
  return [
    ...(workflow.name ? [] : ['It has no name.']),
    ...(JSON.stringify(workflow.permissions) === '{}' ? [] : ['It has permissions of its own.']),
    ...(grouped ? [] : ['It has no concurrency group.']),
    ...(triggers.includes('pull_request_target') ? ['It starts on pull_request_target.'] : []),
    ...(triggers.includes('pull_request') && /secrets\./.test(text) ? ['A pull request sees secrets.'] : []),
    ...(/secrets: inherit/.test(text) ? ['It hands all secrets on.'] : []),
  ];
}

function jobFrame(id: string, job: Job): string[] {
  const timed = job.uses !== undefined || job['timeout-minutes'] !== undefined;
  return [
    ...(typeof job.permissions === 'object' ? [] : [`Job ${id} does not name its permissions.`]),
    ...(timed ? [] : [`Job ${id} has no time limit.`]),
  ];
}

function scripts(id: string, job: Job): string[] {
  return stepsOf(job).flatMap(({ run = '', uses = '', with: given }) => [
    ...(EXPRESSION.test(run) ? [`Job ${id} has an expression in a script.`] : []),
    ...(uses.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false
      ? [`Job ${id} keeps the token in its checkout.`]
      : []),
  ]);
}

/** A secret is for logging in to a registry, and not where foreign code runs. */
function secrets(id: string, job: Job): string[] {
  if (job.uses !== undefined || !JSON.stringify(job).includes('secrets.')) return [];
  const uses = stepsOf(job).map((step) => step.uses ?? '');
  return [
    ...(uses.some((each) => each.startsWith('docker/login-action@'))
      ? []
      : [`Job ${id} has a secret and logs in to no registry.`]),
    ...(uses.some((each) => FOREIGN.test(each)) ? [`Job ${id} has a secret and runs foreign code.`] : []),
  ];
}

function grantsWithoutReason({ text }: WorkflowFile): string[] {
  return text
    .split('\n')
    .filter((line) => /^ {6}[a-z-]+: (read|write)\b/.test(line) && !/ # \S/.test(line))
    .map((line) => `A grant has no reason: ${line.trim()}.`);
}

/** Actions of others by commit with the version beside it, our own by the commit of the workflow (`$/`). */
function unpinned({ text }: WorkflowFile): string[] {
  return text
    .split('\n')
    .filter((line) => /^\s*(- )?uses: /.test(line) && !/uses: \$\//.test(line) && !PINNED.test(line))
    .map((line) => `Not pinned by commit and version: ${line.trim()}.`);
}

function summary({ workflow }: WorkflowFile): string[] {
  const { ok, ...others } = workflow.jobs;
  const names = Object.keys(others);
  if (names.length < 2) return [];
  const missed = names.filter((name) => !needsOf(ok ?? {}).includes(name));
  return [
    ...(ok?.if === '${{ always() }}' ? [] : ['There is no job ok that always runs.']),
    ...missed.map((name) => `Job ok does not wait for ${name}.`),
  ];
}
