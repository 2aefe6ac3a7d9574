import { ancestorsOf, type Job, needsOf, type Step, type WorkflowFile } from './files.ts';

const PINNED = /^\s*(?:- )?uses: [^\s@]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const EXPRESSION = /\$\{\{/;
/** Ours that run Kafka, its tests, its compilation or the scanner. */
const FOREIGN = /\/actions\/(?:run-sanity|trivy-scan|generate-reflection-config|build-native-binary)$/;
/** What runs the scripts of packages that others have written. */
const PACKAGES = /\bnpm (?:ci|install|run|test)\b/;

/** Nothing floats: an image of GitHub's that changes by itself changes what a release is built on. */
const RUNNERS = /^(?:ubuntu-24\.04(?:-arm)?|\$\{\{ inputs\.runner \}\})$/;
/** What ends in a release, of the suite or of images. */
const RELEASING = /^(?:candidate|promote|release)/;

/** What a workflow of this repository must keep to, one sentence for each breach. */
export function breachesOf(file: WorkflowFile): string[] {
  return [
    ...frame(file),
    ...jobsOf(file).flatMap(([id, job]) => [
      ...jobFrame(id, job),
      ...scripts(id, job),
      ...secrets(id, job),
      ...logins(id, job),
      ...builders(id, job),
      ...foreignCode(id, job),
      ...(RELEASING.test(file.file) ? caches(id, job) : []),
      ...artifacts(id, job),
    ]),
    ...grantsWithoutReason(file),
    ...unpinned(file),
    ...skips(file),
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
    ...(/secrets\.|github\.token/.test(JSON.stringify(workflow.env ?? ''))
      ? ['Every job has a secret.']
      : []),
    ...(/^\s+(?:- )?run: /m.test(text) && workflow.defaults?.run?.shell !== 'bash'
      ? ['Its scripts run without pipefail.']
      : []),
  ];
}

function jobFrame(id: string, job: Job): string[] {
  const timed = job.uses !== undefined || job['timeout-minutes'] !== undefined;
  return [
    ...(typeof job.permissions === 'object' ? [] : [`Job ${id} does not name its permissions.`]),
    ...(timed ? [] : [`Job ${id} has no time limit.`]),
    ...(job.uses !== undefined || RUNNERS.test(String(job['runs-on']))
      ? []
      : [`Job ${id} runs on ${String(job['runs-on'])}.`]),
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
    ...(job.environment === undefined ? [`Job ${id} has a secret outside of an environment.`] : []),
    ...(uses.some((each) => each.startsWith('docker/login-action@'))
      ? []
      : [`Job ${id} has a secret and logs in to no registry.`]),
    ...(uses.some((each) => FOREIGN.test(each)) ? [`Job ${id} has a secret and runs foreign code.`] : []),
  ];
}

/** GitHub's own registry is the only one that a job's token is for. */
function logins(id: string, job: Job): string[] {
  return stepsOf(job)
    .filter(({ uses = '' }) => uses.startsWith('docker/login-action@'))
    .filter(({ with: given }) => {
      const tokens = String(given?.password).split('github.token').slice(0, -1);
      return tokens.some((before) => !before.endsWith("host == 'ghcr.io' && "));
    })
    .map(() => `Job ${id} sends its token to whatever registry is named.`);
}

/** What builds a release is pinned as what is built upon. */
function builders(id: string, job: Job): string[] {
  return stepsOf(job)
    .filter(({ uses = '' }) => uses.startsWith('docker/setup-buildx-action@'))
    .filter(({ with: given }) => !/^image=\S+@sha256:[0-9a-f]{64}$/.test(String(given?.['driver-opts'])))
    .map(() => `Job ${id} builds with whatever BuildKit is newest.`);
}

/** The token of a job is within reach of all that runs in it. */
function foreignCode(id: string, job: Job): string[] {
  const grants = Object.entries(job.permissions ?? {}).filter(([, level]) => level === 'write');
  const isForeign = stepsOf(job).some(({ uses = '', run = '' }) => FOREIGN.test(uses) || PACKAGES.test(run));
  return isForeign ? grants.map(([name]) => `Job ${id} runs foreign code and may write ${name}.`) : [];
}

/** A cache brings in what another run has put there; a job that releases makes everything itself. */
function caches(id: string, job: Job): string[] {
  return stepsOf(job).flatMap(({ uses = '', with: given = {} }) => [
    ...(uses.startsWith('actions/cache') ? [`Job ${id} releases and uses a cache.`] : []),
    ...(/^actions\/setup-node@/.test(uses) && given['package-manager-cache'] !== false
      ? [`Job ${id} releases and lets setup-node use a cache.`]
      : []),
    ...(/\/build-native-binary$/.test(uses) && given.cache !== false
      ? [`Job ${id} releases and takes a binary from a cache.`]
      : []),
  ]);
}

/** "Re-run failed jobs" starts a job that has uploaded already. */
function artifacts(id: string, job: Job): string[] {
  return stepsOf(job)
    .filter(({ uses = '', with: given }) => uses.startsWith('actions/upload-artifact@') && !given?.overwrite)
    .map(({ with: given }) => `Job ${id} cannot be run again: its artifact ${given?.name} is there then.`);
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

/**
 * GitHub hands a skip on to all that need the job, however indirectly, unless their own condition asks for the state
 * of the jobs before. Source: actions/runner#491. A job under the same condition is meant to be skipped with it.
 */
function skips({ workflow }: WorkflowFile): string[] {
  return Object.entries(workflow.jobs).flatMap(([id, job]) => {
    if (/\b(?:always|cancelled|failure)\(\)/.test(job.if ?? '')) return [];
    return [...ancestorsOf(workflow, id)]
      .filter((name) => ![undefined, job.if].includes(workflow.jobs[name]?.if))
      .map((name) => `Job ${id} is skipped wherever ${name} is.`);
  });
}
