import { basename } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import { uploadArtifact } from '../../io/artifact.ts';
import type { GitHubRun } from '../../io/github-run.ts';
import { renderBrief, renderMarkdown } from '../markdown.ts';
import type { Report } from '../model.ts';
import { recordOf } from '../site/run-record.ts';
import { verdictInWords } from '../words.ts';
import { annotationsOfChecks, annotationsOfSarif } from './annotations.ts';
import { attestationsInWords, publishAttestations } from './attestations.ts';
import { CHECK_TEXT, publishCheckRun } from './check-run.ts';
import { publishComment } from './comment.ts';
import { publishIssue } from './issue.ts';
import { publishPages } from './pages.ts';
import type { Publication } from './publication.ts';
import type { Answer, Target } from './published.ts';
import { publishRelease, releaseInWords } from './release.ts';
import type { StickyContent } from './sticky.ts';

/** A publication, with the signatures that were made in the course of it. */
interface Underway extends Publication {
  readonly bundles: string[];
}
type InRun = Underway & { readonly run: GitHubRun };
type Publisher<P> = (host: Host, report: Report, publication: P) => Promise<Answer>;

/** How each target is served; all but the artifact need to know the run. */
export const PUBLISHERS: { readonly artifact: Publisher<Underway> } & {
  readonly [T in Exclude<Target, 'artifact'>]: Publisher<InRun>;
} = {
  artifact: toArtifact,
  attestations: toAttestations,
  check: toCheckRun,
  comment: toComment,
  issue: toIssue,
  pages: toPages,
  release: toRelease,
};

/** Bytes of a comment; below GitHub's limit of 65,536 characters, with room for the marks. */
const COMMENT_BYTES = 60_000;

async function toArtifact(host: Host, _: Report, { artifact, bundles, dryRun }: Underway): Promise<Answer> {
  const files = [...new Set([...artifact.files, ...bundles])];
  const what = `${files.length} files as artifact ${artifact.name}`;
  if (dryRun) {
    host.log.info(`Dry run: upload ${what}: ${files.join(', ')}`);
    return { state: 'planned', text: `Would upload ${what}.` };
  }
  const { bytes, sha256 } = await uploadArtifact(host, { ...artifact, files });
  return { state: 'done', text: `Uploaded ${what}: ${bytes} bytes, sha256 ${sha256 ?? 'unknown'}.` };
}

async function toAttestations(host: Host, _: Report, publication: InRun): Promise<Answer> {
  const { statements, github, sign, bundles, dryRun } = publication;
  const told = attestationsInWords(statements);
  if (statements.every(({ signed }) => signed)) {
    return { state: 'unchanged', text: `Nothing to sign: ${told}.` };
  }
  bundles.push(...(await publishAttestations(host, github(), sign, statements, dryRun)));
  return dryRun ? planned(`signatures of ${told}`) : { state: 'done', text: `Signed ${told}.` };
}

async function toRelease(host: Host, _: Report, publication: InRun): Promise<Answer> {
  const { release, run, github, bundles, dryRun } = publication;
  const tag = release.tag ?? run.tag;
  if (tag === undefined) {
    throw new UserError('It is not said which release the files belong to.', {
      hint: 'Name its tag as release-tag: this run was not started by one.',
    });
  }
  const signatures = bundles.map((path) => ({ path, name: basename(path) }));
  const files = [...new Map([...release.files, ...signatures].map((each) => [each.path, each])).values()];
  const done = await publishRelease(host, github(), { tag, files, replace: release.replace });
  const told = releaseInWords(done, tag);
  if (done.uploaded === 0) return { state: 'unchanged', text: `Nothing new: ${told}.` };
  return dryRun ? planned(told) : { state: 'done', text: `Added ${told}.` };
}

async function toPages(host: Host, report: Report, publication: InRun): Promise<Answer> {
  const { pages, name, run, github, dryRun } = publication;
  const record = recordOf(report, name, run);
  const changed = await publishPages(host, github(), pages, { ...pages, record });
  const where = `runs/${record.id} on the branch ${pages.name}`;
  if (!changed) return { state: 'unchanged', text: `Nothing new: ${where} is there already.` };
  return dryRun ? planned(where) : { state: 'done', text: `Committed ${where}.` };
}

async function toCheckRun(host: Host, report: Report, { run, name, sarif, ...rest }: InRun): Promise<Answer> {
  const annotations = [
    ...annotationsOfChecks(report, run.workflowPath),
    ...(await annotationsOfSarif(sarif, host.dirs.work)),
  ];
  await publishCheckRun(rest.github(), {
    name,
    sha: run.sha,
    passed: report.judgement.verdict === 'passed',
    title: verdictInWords(report),
    summary: renderMarkdown(report, CHECK_TEXT),
    detailsUrl: run.url,
    annotations,
  });
  const told = `check run "${name}" on ${run.sha.slice(0, 12)} with ${annotations.length} annotations`;
  return rest.dryRun ? planned(told) : { state: 'done', text: `Created ${told}.` };
}

async function toComment(host: Host, report: Report, publication: InRun): Promise<Answer> {
  const { run, github, dryRun } = publication;
  if (run.pullRequest === undefined) return skipped('this run is not about a pull request');
  const { number } = run.pullRequest;
  const done = await publishComment(host, github(), number, stickyContent(report, publication));
  return sticky(done, `the comment on pull request #${number}`, dryRun);
}

async function toIssue(host: Host, report: Report, publication: InRun): Promise<Answer> {
  const done = await publishIssue(host, publication.github(), {
    ...stickyContent(report, publication),
    title: `${publication.name}: not passed by policy ${report.judgement.policy.name}`,
    clean: report.judgement.verdict === 'passed',
  });
  return sticky(done, `the issue of "${publication.name}"`, publication.dryRun);
}

function sticky(done: string, what: string, dryRun: boolean): Answer {
  if (done === 'unchanged') return { state: 'unchanged', text: `Nothing new for ${what}.` };
  if (done === 'outdated') return { state: 'unchanged', text: `A later run has written ${what} already.` };
  return dryRun
    ? planned(what)
    : { state: 'done', text: `${done[0]?.toUpperCase()}${done.slice(1)} ${what}.` };
}

function stickyContent(report: Report, { name, run }: InRun): StickyContent {
  return {
    name,
    run: run.id,
    text: renderBrief(report, `${run.url}#artifacts`, COMMENT_BYTES),
    state: newsOf(report),
  };
}

/** What a reader would call news: not when it was judged, nor how long it took. */
function newsOf({ judgement, suites }: Report): unknown {
  return {
    verdict: judgement.verdict,
    policy: judgement.policy.name,
    subjects: judgement.subjects,
    unmet: judgement.demands.filter(({ met }) => !met).map(({ id }) => id),
    suites: suites.map(({ key, counts, checks }) => ({
      key,
      counts,
      failed: checks.filter(({ status }) => status === 'failed').map(({ id }) => id),
    })),
  };
}

function planned(what: string): Answer {
  return { state: 'planned', text: `Would publish ${what}.` };
}

export function skipped(why: string): Answer {
  return { state: 'skipped', text: `Left out: ${why}.` };
}
