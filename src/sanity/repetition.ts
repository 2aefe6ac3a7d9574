import { countOf } from '../core/text.ts';
import type { CheckResult } from '../evidence/suite.ts';

/**
 * One result of several runs of the same check: failed where one run failed, and said to be flaky where
 * another passed. The failure is that of the first run that failed; the duration is that of all together.
 */
export function combined(runs: readonly [CheckResult, ...CheckResult[]]): CheckResult {
  const [first] = runs;
  if (runs.length === 1) return first;
  const failed = runs.filter(({ status }) => status === 'failed');
  const worst = failed[0] ?? first;
  const durationMs = runs.reduce((sum, each) => sum + each.durationMs, 0);
  const result = { ...worst, durationMs, runs: { total: runs.length, failed: failed.length } };
  if (worst.failure === undefined || failed.length === runs.length) return result;
  const message = `Flaky: failed in ${failed.length} of ${countOf(runs.length, 'run')}. ${worst.failure.message}`;
  return { ...result, failure: { ...worst.failure, message } };
}
