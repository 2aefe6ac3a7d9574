import { relative } from 'node:path';
import type { reportInputs, reportOutputs } from '../actions/publish-report/declaration.ts';
import type { Outcome } from '../core/command.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { VERSION } from '../core/version.ts';
import type { CaseRequest } from '../evidence/case-files.ts';
import type { Judgement } from '../evidence/judge.ts';
import { type GitHubRun, readGitHubRun } from '../io/github-run.ts';
import { loadAndReport, type ReportResult } from '../report/write.ts';

export type ReportInputs = InputValues<typeof reportInputs> & { readonly 'evidence-dir': string };

/** Judges the evidence and writes the report; the outcome's verdict is the judge's. */
export async function reportStep(host: Host, inputs: ReportInputs): Promise<Outcome<typeof reportOutputs>> {
  return reportOutcome(host, await makeReport(host, inputs, await readGitHubRun(host)));
}

/** Judges the evidence and writes the report. */
export async function makeReport(
  host: Host,
  inputs: ReportInputs,
  run: GitHubRun | undefined,
  trust: Pick<CaseRequest, 'signers' | 'trustedRoot'> = {},
): Promise<ReportResult> {
  return await loadAndReport(host, {
    evidenceDir: inputs['evidence-dir'],
    policyPath: inputs.policy,
    out: inputs['report-dir'],
    version: VERSION,
    ...trust,
    ...(run === undefined ? {} : { runUrl: run.url }),
  });
}

/** What a written report means for the run. */
export function reportOutcome(
  host: Host,
  { judgement, files, summary }: ReportResult,
): Outcome<typeof reportOutputs> {
  const unmet = judgement.demands.filter(({ met }) => !met).length;
  return {
    verdict: judgement.verdict,
    message: `${verdictText(judgement)}\n\nReport: ${shortPath(host.dirs.work, files.html)}`,
    summary,
    outputs: {
      verdict: judgement.verdict,
      unmet,
      report: files.html,
      markdown: files.markdown,
      junit: files.junit,
      badge: files.badge,
      'vote-mail': files.voteMail ?? '',
    },
  };
}

/** The verdict with every demand of the policy, for a terminal. */
export function verdictText({ verdict, policy, demands }: Judgement): string {
  const rows = demands.map(({ met, title, because }) => `  ${met ? 'met  ' : 'UNMET'}  ${title}: ${because}`);
  return [`Verdict: ${verdict.toUpperCase()} by the policy "${policy.name}"`, ...rows].join('\n');
}

/** Relative where the file lies below the folder, else as it is. */
function shortPath(folder: string, file: string): string {
  const below = relative(folder, file);
  return below.startsWith('..') ? file : below;
}
