import { dirname, resolve, sep } from 'node:path';
import type { publishInputs, publishOutputs } from '../actions/publish-report/command.ts';
import type { Outcome } from '../core/command.ts';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { type GitHub, openGitHub } from '../io/github.ts';
import { type GitHubRun, readGitHubRun } from '../io/github-run.ts';
import { publishReport } from '../report/publish/publish.ts';
import type { Published } from '../report/publish/published.ts';
import { makeReport, reportOutcome } from './report-step.ts';

type PublishInputs = InputValues<typeof publishInputs>;

/** Judges, writes the report and publishes it; a target that fails makes the outcome `failed`. */
export async function publishStep(
  host: Host,
  inputs: PublishInputs,
): Promise<Outcome<typeof publishOutputs>> {
  const run = await readGitHubRun(host);
  const result = await makeReport(host, inputs, run);
  const { html, markdown, junit, badge, voteMail } = result.files;
  const at = (path: string) => resolve(host.dirs.work, path);
  const statements = result.report.evidence.map(({ file }) => resolve(at(inputs['evidence-dir']), file));
  const files = [html, markdown, junit, badge, ...(voteMail === undefined ? [] : [voteMail]), ...statements];
  const published = await publishReport(host, result.report, {
    targets: inputs.publish ?? [],
    name: inputs.name,
    run,
    github: () => gitHubOf(host, inputs, run),
    artifact: {
      name: inputs['artifact-name'],
      files,
      root: commonFolder(files),
    },
    sarif: (inputs.sarif ?? []).map(at),
    dryRun: inputs['dry-run'],
  });
  tell(host, published);
  const outcome = reportOutcome(host, result);
  const failed = published.filter(({ state }) => state === 'failed');
  return {
    ...outcome,
    verdict: failed.length > 0 ? 'failed' : outcome.verdict,
    message: [
      outcome.message,
      ...failed.map(({ target, text }) => `Not published as ${target}. ${text}`),
    ].join('\n\n'),
    outputs: {
      ...outcome.outputs,
      published: published.map(({ target, state }) => `${target}=${state}`).join(' '),
    },
  };
}

/** The innermost folder that holds all of the files: what the artifact shows at its top. */
function commonFolder(files: readonly string[]): string {
  const [first = [], ...rest] = files.map((file) => dirname(file).split(sep));
  const shared = first.findIndex((part, at) => rest.some((parts) => parts[at] !== part));
  return first.slice(0, shared < 0 ? undefined : shared).join(sep) || sep;
}

function tell(host: Host, published: readonly Published[]): void {
  for (const { target, state, text } of published) {
    if (state === 'skipped') host.log.warn(`${target}: ${text}`);
    else if (state !== 'failed') host.log.info(`${target}: ${text}`);
  }
}

function gitHubOf(host: Host, inputs: PublishInputs, run: GitHubRun | undefined): GitHub {
  const token = inputs['github-token'];
  if (run === undefined || token === undefined) {
    throw new UserError('Check run, comment and issue need a token.', {
      hint: 'Give it as github-token: ${{ github.token }}.',
    });
  }
  return openGitHub(host, { owner: run.owner, repo: run.repo, token, dryRun: inputs['dry-run'] });
}
