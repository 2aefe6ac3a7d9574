import { existsSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import type { publishInputs, publishOutputs } from '../actions/publish-report/declaration.ts';
import type { Outcome } from '../core/command.ts';
import { UsageError, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import type { Policy } from '../evidence/policy.ts';
import { bundleFileOf, isBundleFile } from '../evidence/signed.ts';
import { acceptedSigners } from '../evidence/signers.ts';
import { type GitHub, openGitHub } from '../io/github.ts';
import { type GitHubRun, readGitHubRun } from '../io/github-run.ts';
import type { SignStatement } from '../io/sigstore-sign.ts';
import { renderHtml } from '../report/html/page.ts';
import type { Report } from '../report/model.ts';
import { writePages } from '../report/publish/pages.ts';
import type { Publication } from '../report/publish/publication.ts';
import { publishReport } from '../report/publish/publish.ts';
import type { Published } from '../report/publish/published.ts';
import { recordOf } from '../report/site/run-record.ts';
import type { ReportResult } from '../report/write.ts';
import { makeReport, reportOutcome } from './report-step.ts';
import { trustOf } from './trust.ts';

type PublishInputs = InputValues<typeof publishInputs>;

/** Judges, writes the report and publishes it; a target that fails makes the outcome `failed`. */
export async function publishStep(
  host: Host,
  inputs: PublishInputs,
): Promise<Outcome<typeof publishOutputs>> {
  const run = await readGitHubRun(host);
  const result = await makeReport(host, inputs, run, await trustOf(host, inputs));
  if (inputs['pages-dir'] !== undefined) await writePagesTo(host, inputs['pages-dir'], result, inputs, run);
  const published = await publishReport(host, result.report, publicationOf(host, inputs, result, run));
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

function publicationOf(
  host: Host,
  inputs: PublishInputs,
  { files, report, policy }: ReportResult,
  run: GitHubRun | undefined,
): Publication {
  const at = (path: string) => resolve(host.dirs.work, path);
  const { html, markdown, junit, badge, voteMail } = files;
  const written = [html, markdown, junit, badge, ...(voteMail === undefined ? [] : [voteMail])];
  const folder = at(inputs['evidence-dir']);
  const evidence = evidenceFilesOf(report, folder);
  const all = [...written, ...evidence];
  return {
    targets: inputs.publish ?? [],
    name: inputs.name,
    run,
    github: () => gitHubOf(host, inputs, run),
    sign: signerOf(host, run),
    artifact: { name: inputs['artifact-name'], files: all, root: commonFolder(all) },
    statements: statementsOf(report, policy, folder),
    release: {
      tag: inputs['release-tag'],
      replace: inputs['release-replace'],
      files: [
        ...written.map((path) => ({ path, name: assetName(inputs.name, path) })),
        ...evidence.map((path) => ({ path, name: basename(path) })),
      ],
    },
    pages: {
      name: inputs['pages-branch'],
      folder: folderOf(inputs['pages-path']),
      keep: inputs['pages-keep'],
      html: renderHtml(report),
    },
    sarif: (inputs.sarif ?? []).map(at),
    dryRun: inputs['dry-run'],
  };
}

/** Brings the libraries of Sigstore along with the first signature. */
function signerOf(host: Host, run: GitHubRun | undefined): SignStatement {
  let signer: Promise<SignStatement> | undefined;
  return async (statement) => {
    signer ??= import('../io/sigstore-sign.ts').then(({ openSigner, servicesFor }) =>
      openSigner(host, servicesFor(run?.isPublic ?? false)),
    );
    return await (await signer)(statement);
  };
}

/** Those that lie in files of their own: what a bundle holds is signed already. */
function statementsOf({ evidence }: Report, policy: Policy, folder: string): Publication['statements'] {
  return evidence
    .filter(({ file }) => !isBundleFile(file.replace(/#\d+$/, '')))
    .map((each) => ({
      path: resolve(folder, each.file),
      text: each.text,
      signed: acceptedSigners(each, policy).length > 0,
    }));
}

/** Statements, and the bundles that lie beside them. */
function evidenceFilesOf(report: Report, folder: string): string[] {
  const statements = report.evidence.map(({ file }) => resolve(folder, file.replace(/#\d+$/, '')));
  const bundles = statements.map(bundleFileOf).filter((path) => existsSync(path));
  return [...new Set([...statements, ...bundles])];
}

/** `kafka-evidence-report.html`: a release may hold the reports of several images. */
function assetName(name: string, path: string): string {
  const own = basename(path).replace(/^index\./, 'report.');
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${slug}-${own}`;
}

function folderOf(path = ''): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw new UsageError([`pages-path: "${path}" leaves the branch`]);
  return parts.map((part) => `${part}/`).join('');
}

async function writePagesTo(
  host: Host,
  dir: string,
  { report }: ReportResult,
  inputs: PublishInputs,
  run: GitHubRun | undefined,
): Promise<void> {
  const content = {
    record: recordOf(report, inputs.name, run),
    html: renderHtml(report),
    keep: inputs['pages-keep'],
  };
  if (inputs['dry-run']) host.log.info(`Dry run: add runs/${content.record.id} to the pages in ${dir}`);
  else await writePages(host, resolve(host.dirs.work, dir), content);
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
    throw new UserError('All targets but the artifact need a token.', {
      hint: 'Give it as github-token: ${{ github.token }}.',
    });
  }
  return openGitHub(host, { owner: run.owner, repo: run.repo, token, dryRun: inputs['dry-run'] });
}
