import { messageOf } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import { uploadArtifact } from '../../io/artifact.ts';
import type { GitHub } from '../../io/github.ts';
import type { GitHubRun } from '../../io/github-run.ts';
import { renderBrief, renderMarkdown } from '../markdown.ts';
import type { Report } from '../model.ts';
import { verdictInWords } from '../words.ts';
import { annotationsOfChecks, annotationsOfSarif } from './annotations.ts';
import { CHECK_TEXT, publishCheckRun } from './check-run.ts';
import { publishComment } from './comment.ts';
import { publishIssue } from './issue.ts';
import type { Published, Target } from './published.ts';
import type { StickyContent } from './sticky.ts';

export interface Publication {
  readonly targets: readonly Target[];
  /** Tells this report from others of the repository: name of the check run, mark of comment and issue. */
  readonly name: string;
  readonly run: GitHubRun | undefined;
  /** Opened only for the targets that need it: the artifact needs no token. */
  readonly github: () => GitHub;
  readonly artifact: { readonly name: string; readonly files: readonly string[]; readonly root: string };
  /** Absolute paths. */
  readonly sarif: readonly string[];
  readonly dryRun: boolean;
}

type Answer = Pick<Published, 'state' | 'text'>;
type InRun = Publication & { readonly run: GitHubRun };

/** Bytes of a comment; below GitHub's limit of 65,536 characters, with room for the marks. */
const COMMENT_BYTES = 60_000;

/**
 * Publishes a report, one target after the other; what fails with one does not keep the others from being
 * tried. A pull request whose token can only read gets the artifact in place of check run and comment.
 */
export async function publishReport(
  host: Host,
  report: Report,
  publication: Publication,
): Promise<Published[]> {
  const { run } = publication;
  const blocked = run?.readOnly;
  const asked = new Set(publication.targets);
  if (blocked !== undefined && asked.size > 0) asked.add('artifact');
  const published: Published[] = [];
  for (const target of asked) {
    const answer =
      blocked !== undefined && target !== 'artifact'
        ? skipped(`${blocked}; the report is in the job summary and in the artifact`)
        : await attempt(host, () => publishTo(target, host, report, publication));
    published.push({ target, ...answer });
  }
  return published;
}

async function attempt(host: Host, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    host.signal.throwIfAborted();
    const hint = error instanceof Error && 'hint' in error && error.hint ? `\n${error.hint}` : '';
    return { state: 'failed', text: `${messageOf(error)}${hint}` };
  }
}

async function publishTo(
  target: Target,
  host: Host,
  report: Report,
  publication: Publication,
): Promise<Answer> {
  if (target === 'artifact') return await toArtifact(host, publication);
  const { run } = publication;
  if (run === undefined) return { state: 'failed', text: `A ${target} needs a run of GitHub Actions.` };
  const inRun = { ...publication, run };
  if (target === 'check') return await toCheckRun(host, report, inRun);
  return target === 'comment' ? await toComment(host, report, inRun) : await toIssue(host, report, inRun);
}

async function toArtifact(host: Host, { artifact, dryRun }: Publication): Promise<Answer> {
  const what = `${artifact.files.length} files as artifact ${artifact.name}`;
  if (dryRun) {
    host.log.info(`Dry run: upload ${what}: ${artifact.files.join(', ')}`);
    return { state: 'planned', text: `Would upload ${what}.` };
  }
  const { bytes, sha256 } = await uploadArtifact(host, artifact);
  return { state: 'done', text: `Uploaded ${what}: ${bytes} bytes, sha256 ${sha256 ?? 'unknown'}.` };
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

function skipped(why: string): Answer {
  return { state: 'skipped', text: `Left out: ${why}.` };
}
