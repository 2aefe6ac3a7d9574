import { countOf, firstOf } from '../core/text.ts';
import { type Comparison, counts } from './comparison.ts';
import { type Finding, reaches, type Severity } from './finding.ts';
import { entryWords, type IgnoreEntry } from './ignore-file.ts';
import { isComplete, type TargetResult, titleOf } from './result.ts';

export interface GateRules {
  /** From this severity on, a finding fails the scan; undefined: none does. */
  readonly failOn: Severity | undefined;
  /** The same for findings that the scan before did not have. */
  readonly failOnNew: Severity | undefined;
  /** Findings without a fixed version do not fail the scan. */
  readonly ignoreUnfixed: boolean;
  /** A Java line that misses security updates, or gets none, fails the scan. */
  readonly failOnOldJava: boolean;
}

/** A target with its comparison. */
export interface Judged {
  readonly result: TargetResult;
  readonly comparison: Comparison;
}

/**
 * Why the whole scan fails, one sentence each; empty where it passes. That a target could not be scanned, that
 * there is no target at all, and that an exception has expired fail it under any rules.
 */
export function gate(judged: readonly Judged[], rules: GateRules, expired: readonly IgnoreEntry[]): string[] {
  return [
    ...(judged.length === 0 ? ['Nothing was scanned.'] : []),
    ...expired.map((each) => `The ignore file's entry for ${entryWords(each)} expired on ${each.expires}.`),
    ...judged.flatMap((each) => reasonsOf(each, rules)),
  ];
}

function reasonsOf({ result, comparison }: Judged, rules: GateRules): string[] {
  const title = titleOf(result);
  if (!isComplete(result)) return [`${title} could not be scanned: ${result.reason}`];
  const { failOn, failOnNew, failOnOldJava } = rules;
  const open = severe(result.findings.filter(counts), failOn, rules);
  const added = severe(comparison.added, failOnNew, rules);
  const { java } = result;
  const isOld = java?.status === 'behind' || java?.status === 'ended';
  return [
    ...(open.length > 0 ? [`${title} has ${inWords(open, `of severity ${failOn} or worse`)}.`] : []),
    ...(added.length > 0
      ? [`${title} has ${inWords(added, `new, of severity ${failOnNew} or worse`)}.`]
      : []),
    ...(failOnOldJava && isOld ? [`${title} holds Java ${java.version}. ${java.because}.`] : []),
  ];
}

function severe(findings: readonly Finding[], threshold: Severity | undefined, rules: GateRules): Finding[] {
  if (threshold === undefined) return [];
  return findings.filter(
    ({ severity, fixedVersion }) =>
      reaches(severity, threshold) && !(rules.ignoreUnfixed && fixedVersion === undefined),
  );
}

function inWords(findings: readonly Finding[], what: string): string {
  const ids = [...new Set(findings.map(({ id, package: name }) => `${id} in ${name}`))];
  return `${countOf(findings.length, 'vulnerability').replace(/ys$/, 'ies')} ${what}: ${firstOf(ids, 3)}`;
}
