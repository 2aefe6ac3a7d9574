import type { CheckResult, Suite, TestResult } from '../evidence/predicates.ts';
import type { Resource } from '../evidence/statement.ts';

/** Whether the suite ran to its end, something passed and nothing failed. */
export function hasPassed(suite: Suite): boolean {
  return suite.complete && idsOf(suite, 'failed').length === 0 && idsOf(suite, 'passed').length > 0;
}

/**
 * The suite as an in-toto test result. Skipped checks count as warned: what was not run is not passed.
 * Checks that do not apply to this Kafka are in the suite only.
 */
export function toTestResult(suite: Suite, configuration: readonly Resource[]): TestResult {
  const warnedTests = idsOf(suite, 'skipped');
  const passed = warnedTests.length > 0 ? 'WARNED' : 'PASSED';
  return {
    result: hasPassed(suite) ? passed : 'FAILED',
    configuration: [...configuration],
    passedTests: idsOf(suite, 'passed'),
    warnedTests,
    failedTests: idsOf(suite, 'failed'),
    suite,
  };
}

function idsOf(suite: Suite, status: CheckResult['status']): string[] {
  return suite.checks.filter((check) => check.status === status).map(({ id }) => id);
}
