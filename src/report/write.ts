import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import { type CaseRequest, readCase } from '../evidence/case-files.ts';
import { type Judgement, judge } from '../evidence/judge.ts';
import type { Policy } from '../evidence/policy.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { renderBadge } from './badge.ts';
import { renderHtml } from './html/page.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { buildReport, type Report } from './model.ts';
import { renderVoteMail } from './vote-mail.ts';

/** Absolute paths of a written report. */
export interface ReportFiles {
  readonly html: string;
  readonly markdown: string;
  readonly junit: string;
  readonly badge: string;
  /** Undefined where no image is judged. */
  readonly voteMail: string | undefined;
}

export interface ReportRequest extends CaseRequest {
  /** Folder for the report; made where it is missing. */
  readonly out: string;
  /** Version of this project, as shown in the report. */
  readonly version: string;
  /** SHA-256 of what must be judged; where absent, the evidence itself tells. */
  readonly subjects?: readonly string[];
  /** Page of the run that this is part of. */
  readonly runUrl?: string;
}

export interface ReportResult {
  readonly report: Report;
  readonly judgement: Judgement;
  /** With the signers that the run added. */
  readonly policy: Policy;
  readonly files: ReportFiles;
  /** Markdown within the size that GitHub takes as a job summary. */
  readonly summary: string;
}

/**
 * Writes `index.html`, `report.md`, `junit.xml`, `badge.svg` and, where an image is judged, `vote-mail.txt`;
 * each whole or not at all.
 */
export async function writeReport(dir: string, report: Report, runUrl?: string): Promise<ReportFiles> {
  const mail = renderVoteMail(report, { run: runUrl });
  const files = {
    html: join(dir, 'index.html'),
    markdown: join(dir, 'report.md'),
    junit: join(dir, 'junit.xml'),
    badge: join(dir, 'badge.svg'),
    voteMail: mail === undefined ? undefined : join(dir, 'vote-mail.txt'),
  };
  await writeFileAtomic(files.markdown, renderMarkdown(report, Number.POSITIVE_INFINITY));
  await writeFileAtomic(files.junit, renderJunit(report));
  await writeFileAtomic(files.badge, renderBadge(report));
  if (files.voteMail !== undefined) await writeFileAtomic(files.voteMail, mail ?? '');
  else await rm(join(dir, 'vote-mail.txt'), { force: true });
  await writeFileAtomic(files.html, renderHtml(report));
  return files;
}

/**
 * Reads the evidence, judges it and writes the report. Evidence that is missing or broken makes the verdict
 * `failed` and the report says why.
 * @throws UserError where the folder or the policy cannot be read, or the report cannot be written
 */
export async function loadAndReport(host: Host, request: ReportRequest): Promise<ReportResult> {
  const started = host.clock.monotonic();
  const { policy, evidence, problems, notes } = await readCase(host, request);
  const now = host.clock.now();
  const subjects = request.subjects ?? [];
  const judgement = judge(evidence, policy, { now, problems, notes, subjects });
  const report = buildReport(evidence, problems, judgement, { generatedAt: now, version: request.version });
  const files = await writeReport(resolve(host.dirs.work, request.out), report, request.runUrl);
  host.log.debug(`The report took ${formatDuration(host.clock.monotonic() - started)}.`);
  return { report, judgement, policy, files, summary: renderMarkdown(report) };
}
