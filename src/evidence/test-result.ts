import type { TestResult } from './predicates.ts';
import type { Resource } from './statement.ts';
import type { Suite } from './suite.ts';

/**
 * The test-result predicate of a finished suite. A suite that was cut short, or in which nothing passed,
 * is FAILED; one with skips is WARNED: the policy decides whether they are allowed.
 * @param configuration what else was used, by digest; see {@link TestResult}
 */
export function testResultOf(suite: Suite, configuration: readonly Resource[]): TestResult {
  const ids = (status: string) =>
    suite.checks
      .filter((check) => check.status === status)
      .map((check) => check.id)
      .toSorted();
  const passedTests = ids('passed');
  const failedTests = ids('failed');
  const warnedTests = ids('skipped');
  const failed = failedTests.length > 0 || passedTests.length === 0 || !suite.complete;
  const result = failed ? 'FAILED' : warnedTests.length > 0 ? 'WARNED' : 'PASSED';
  return { result, configuration: [...configuration], passedTests, warnedTests, failedTests, suite };
}
