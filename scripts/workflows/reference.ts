import { type Costs, MATRIX_JOBS, readCosts, runCost } from './costs.ts';
import { type Job, type Trigger, type WorkflowFile, type WorkflowInput, workflowFiles } from './files.ts';

/** Of an input that a called workflow only takes over from the one that is dispatched. */
const HANDED_ON = 'As of release-candidate.yml.';

/** `docs/workflow-reference.md`: every workflow with its inputs, secrets, outputs, jobs and what they may do. */
export function workflowReference(): { path: string; text: string } {
  const files = workflowFiles();
  const costs = readCosts();
  const text = [
    '<!-- Generated from .github/workflows by "npm run generate"; do not edit. -->',
    '# Workflow reference',
    '',
    'What each workflow takes, gives, runs and may do. [workflows.md](workflows.md) says how to call them.',
    'No workflow has a permission of its own: a job has those in its row and no others.',
    ...costTable(files, costs),
    ...files.flatMap((file) => sectionOf(file, costs)),
    '',
  ].join('\n');
  return { path: 'docs/workflow-reference.md', text };
}

/** What a run costs, from the minutes of its jobs and from which waits for which. */
function costTable(files: readonly WorkflowFile[], costs: Costs): string[] {
  const rows = files
    .filter(({ workflow }) => Object.keys(workflow.on).join() !== 'workflow_call')
    .map((file) => {
      const { wall, sum } = runCost(file, files, costs);
      return `| [${file.file}](#${file.file.replaceAll('.', '')}) | ${wall} | ${sum} |`;
    });
  return [
    '',
    '## Cost of a run',
    '',
    'Minutes on hosted runners (4 processors): **estimates** per job, in `docs/workflow-costs.json`, from which these sums',
    `are computed; with everything asked for, and ${MATRIX_JOBS} images in a nightly scan. GitHub counts each job up to a full minute.`,
    '',
    '| Workflow | By the clock | All runners |',
    '| --- | --- | --- |',
    ...rows,
  ];
}

function sectionOf(file: WorkflowFile, costs: Costs): string[] {
  const { workflow } = file;
  const triggers = Object.keys(workflow.on).map((name) => `\`${name}\``);
  const called: Trigger = workflow.on.workflow_call ?? workflow.on.workflow_dispatch ?? {};
  return [
    '',
    `## ${file.file}`,
    '',
    `${workflow.name}. Starts on ${triggers.join(', ')}.`,
    ...inputTable(called.inputs ?? {}),
    ...listOf('Secret', called.secrets ?? {}),
    ...listOf('Output', called.outputs ?? {}),
    ...jobTable(file, costs),
  ];
}

function inputTable(inputs: Readonly<Record<string, WorkflowInput>>): string[] {
  const rows = Object.entries(inputs).map(([name, { description = HANDED_ON, default: value, required }]) => {
    const shown = required === true ? 'required' : value === '' ? '' : `\`${String(value)}\``;
    return `| \`${name}\` | ${shown} | ${cell(description)} |`;
  });
  return rows.length === 0 ? [] : ['', '| Input | Default | Description |', '| --- | --- | --- |', ...rows];
}

function listOf(
  title: string,
  things: Readonly<Record<string, { readonly description?: string }>>,
): string[] {
  const rows = Object.entries(things).map(
    ([name, thing]) => `| \`${name}\` | ${cell(thing?.description ?? '')} |`,
  );
  return rows.length === 0 ? [] : ['', `| ${title} | Description |`, '| --- | --- |', ...rows];
}

function jobTable(file: WorkflowFile, costs: Costs): string[] {
  const reasons = reasonsIn(file.text);
  const rows = Object.entries(file.workflow.jobs).map(([id, job]) => {
    const grants = Object.entries(job.permissions ?? {}).map(
      ([name, level]) => `\`${name}: ${level}\` ${reasons.get(`${id} ${name}`) ?? ''}`,
    );
    return `| \`${id}\` | ${placeOf(job)} | ${costs[file.file]?.[id] ?? ''} | ${job['timeout-minutes'] ?? ''} | ${cell(grants.join('; ') || 'none')} |`;
  });
  return [
    '',
    '| Job | Where | Estimate (min) | Limit (min) | Permissions |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

function placeOf(job: Job): string {
  if (job.uses === undefined) return `\`${String(job['runs-on'])}\``;
  const file = job.uses.split('/').at(-1) ?? '';
  return `calls [${file}](#${file.replaceAll('.', '')})`;
}

/** The comment behind each grant, by job and permission: `report pull-requests` → `for the comment`. */
function reasonsIn(text: string): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  let job = '';
  for (const line of text.split('\n')) {
    job = /^ {2}([\w-]+):$/.exec(line)?.[1] ?? job;
    const [, name, reason] = /^ {6}([a-z-]+): (?:read|write) # (.+)$/.exec(line) ?? [];
    if (name !== undefined && reason !== undefined) reasons.set(`${job} ${name}`, reason);
  }
  return reasons;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
