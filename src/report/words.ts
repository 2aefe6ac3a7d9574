import type { CheckResult } from '../evidence/suite.ts';
import type { Counts, Report, SuiteView } from './model.ts';

/** Status of a check in words. */
export const STATUS_WORDS: Readonly<Record<CheckResult['status'], string>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  'not-applicable': 'not applicable',
};

/** `30 passed, 1 failed, 2 skipped`; zeros are left out, except of what passed. */
export function countsInWords(counts: Counts): string {
  const parts = (Object.keys(STATUS_WORDS) as CheckResult['status'][])
    .filter((status) => counts[status] > 0 || status === 'passed')
    .map((status) => `${counts[status]} ${STATUS_WORDS[status]}`);
  return parts.join(', ');
}

/** The verdict in one sentence: how many demands of which policy are met, or which are not. */
export function verdictInWords({ judgement }: Report): string {
  const { demands, policy } = judgement;
  const unmet = demands.filter(({ met }) => !met);
  if (judgement.verdict === 'passed')
    return `All ${demands.length} demands of policy “${policy.name}” are met.`;
  const verb = unmet.length === 1 ? 'is' : 'are';
  return `${unmet.length} of ${demands.length} demands of policy “${policy.name}” ${verb} not met.`;
}

/** `JVM process (21.0.5 Temurin), linux/amd64`. */
export function subjectInWords({ subject }: SuiteView): string {
  const kind = subject.kind === 'jvm' ? 'JVM' : 'Native binary';
  const java = subject.java === undefined ? '' : ` (Java ${subject.java})`;
  return `${kind}, ${subject.form}${java}, ${subject.platform}`;
}
