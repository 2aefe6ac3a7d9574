import { resolve } from 'node:path';
import type { reportScanInputs, reportScanOutputs } from '../actions/report-scan/declaration.ts';
import type { Outcome } from '../core/command.ts';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import { openGitHub } from '../io/github.ts';
import { readGitHubRun } from '../io/github-run.ts';
import { publishIssue } from '../report/publish/issue.ts';
import { compare, counts } from '../scan/comparison.ts';
import { readEarlierScan } from '../scan/earlier-scan.ts';
import { findingKey, rank, reaches, type Severity } from '../scan/finding.ts';
import { type GateRules, gate } from '../scan/gate.ts';
import { scanMarkdown } from '../scan/markdown.ts';
import { leastOf, missingResults, readParts, readPlan, resultsOf } from '../scan/parts.ts';
import { isComplete, titleOf } from '../scan/result.ts';
import type { PossibleReport } from '../scan/scan-report.ts';
import { type ScanFiles, writeScanFiles } from './scan-files.ts';
import { rulesOf, scanOutcome } from './scan-outcome.ts';

type ReportInputs = InputValues<typeof reportScanInputs>;

/** Characters of an issue; GitHub takes 65,536, and the marks need some. */
const ISSUE_CHARACTERS = 60_000;

/**
 * Puts the parts of a scan together, judges the whole, writes the reports and keeps the issue.
 * @throws UserError where there is nothing to put together
 */
export async function scanReportStep(
  host: Host,
  inputs: ReportInputs,
  open = openGitHub,
): Promise<Outcome<typeof reportScanOutputs>> {
  if (inputs.issue && inputs['github-token'] === undefined) {
    throw new UserError('An issue needs a token.', {
      hint: 'Give it as github-token: ${{ github.token }}, in a job with the permission issues: write.',
    });
  }
  const rules = rulesOf(inputs);
  const report = await wholeReport(host, inputs, rules);
  const files = await writeFiles(resolve(host.dirs.work, inputs['result-dir']), report);
  for (const warning of report.warnings) host.log.warn(warning);
  const issue = inputs.issue ? await keepIssue(host, inputs, report, rules, open) : '';
  const { outputs, ...outcome } = scanOutcome(report, files);
  return { ...outcome, outputs: { ...outputs, issue } };
}

/** A scan of nothing leaves no files: the night after is compared with the last that could be made. */
async function writeFiles(dir: string, { scanner, ...report }: PossibleReport): Promise<ScanFiles> {
  if (scanner !== undefined) return await writeScanFiles(dir, { ...report, scanner });
  return { json: '', sarif: '', markdown: '', html: '', cyclonedx: '' };
}

async function wholeReport(host: Host, inputs: ReportInputs, rules: GateRules): Promise<PossibleReport> {
  const at = (path: string) => resolve(host.dirs.work, path);
  const parts = await readParts(at(inputs.scans));
  const plan = inputs.plan === undefined ? [] : readPlan(inputs.plan);
  if (parts.length === 0 && plan.length === 0) {
    throw new UserError(`There is no scan.json in ${inputs.scans}.`, {
      hint: 'Name the folder with the artifacts of the jobs that scanned, and give the plan, so that the report says what they left out.',
    });
  }
  const { previous } = inputs;
  const earlier = previous === undefined ? undefined : await readEarlierScan(at(previous));
  const scanned = resultsOf(parts);
  const results = [...scanned, ...missingResults(plan, scanned, host.clock.now())];
  const judged = results.map((result) => ({ result, comparison: compare(result, earlier ?? []) }));
  return {
    scanner: leastOf(parts),
    judged,
    reasons: gate(judged, rules, []),
    warnings:
      previous !== undefined && earlier === undefined
        ? [`There is no earlier scan at ${previous}: everything counts as new.`]
        : [],
  };
}

/**
 * Opens the issue on news only: a finding that is known, and was there when somebody closed the issue, does
 * not open it again. An open one stays until nothing of that severity is left.
 */
async function keepIssue(
  host: Host,
  inputs: ReportInputs,
  report: PossibleReport,
  rules: GateRules,
  open: typeof openGitHub,
): Promise<string> {
  const run = await readGitHubRun(host);
  if (run === undefined) throw new UserError('An issue needs a run of GitHub Actions.');
  const token = inputs['github-token'] ?? '';
  const { owner, repo } = run;
  const github = open(host, { owner, repo, token, dryRun: inputs['dry-run'] });
  const left = leftIn(report, rules);
  const text = `From [this run](${run.url}).\n\n${issueText(report)}`;
  const done = await publishIssue(host, github, {
    name: inputs.name,
    title: inputs.name,
    text,
    state: { reasons: report.reasons, left },
    run: run.id,
    clean: report.reasons.length === 0 && left.length === 0,
    news: report.reasons.length > 0,
  });
  host.log.info(`Issue "${inputs.name}": ${done}.`);
  return done;
}

/** What is left of the severity that fails, as `CVE package in image`. */
function leftIn({ judged }: PossibleReport, rules: GateRules): string[] {
  const threshold = leastSevere(rules);
  if (threshold === undefined) return [];
  return judged.flatMap(({ result }) =>
    isComplete(result)
      ? result.findings
          .filter((finding) => counts(finding) && reaches(finding.severity, threshold))
          .map((finding) => `${findingKey(finding)} in ${titleOf(result)}`)
      : [],
  );
}

function leastSevere({ failOn, failOnNew }: GateRules): Severity | undefined {
  const given = [failOn, failOnNew].filter((each) => each !== undefined);
  return given.toSorted((a, b) => rank(b) - rank(a))[0];
}

function issueText(report: PossibleReport): string {
  const whole = scanMarkdown(report, ISSUE_CHARACTERS / 2);
  return whole.length <= ISSUE_CHARACTERS ? whole : scanMarkdown(report, 0).slice(0, ISSUE_CHARACTERS);
}
