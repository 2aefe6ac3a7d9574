import type { CheckResult, Suite } from './suite.ts';

/** What a test result says twice: in in-toto's own fields and in the suite. */
interface TwiceTold {
  readonly result: 'PASSED' | 'WARNED' | 'FAILED';
  readonly passedTests: readonly string[];
  readonly warnedTests: readonly string[];
  readonly failedTests: readonly string[];
  readonly suite: Suite;
}

interface Contradiction {
  /** Where in the predicate. */
  readonly path: (string | number)[];
  readonly message: string;
}

/**
 * Where a test result contradicts itself. Consumers that know only in-toto's fields and those that read the
 * suite must come to the same answer, so a result that tells two stories is no evidence at all.
 */
export function contradictions(told: TwiceTold): Contradiction[] {
  return [...listProblems(told), ...checkProblems(told.suite.checks), ...resultProblems(told)];
}

function listProblems({ passedTests, warnedTests, failedTests, suite }: TwiceTold): Contradiction[] {
  const problems: Contradiction[] = [];
  const demand = (path: string, listed: readonly string[], status: CheckResult['status']) => {
    const ids = suite.checks.filter((check) => check.status === status).map((check) => check.id);
    if (listed.toSorted().join('\n') !== ids.toSorted().join('\n')) {
      problems.push({ path: [path], message: `must list exactly the ${status} checks of the suite` });
    }
  };
  demand('passedTests', passedTests, 'passed');
  demand('failedTests', failedTests, 'failed');
  const skipped = new Set(
    suite.checks.filter((check) => check.status === 'skipped').map((check) => check.id),
  );
  if (warnedTests.some((id) => !skipped.has(id))) {
    problems.push({ path: ['warnedTests'], message: 'may list skipped checks of the suite only' });
  }
  return problems;
}

function checkProblems(checks: readonly CheckResult[]): Contradiction[] {
  const problems: Contradiction[] = [];
  const seen = new Set<string>();
  for (const [index, check] of checks.entries()) {
    const path = ['suite', 'checks', index];
    if (seen.has(check.id)) problems.push({ path, message: `check "${check.id}" is there twice` });
    seen.add(check.id);
    const notRun = check.status === 'skipped' || check.status === 'not-applicable';
    if (notRun && (check.reason ?? '') === '') {
      problems.push({ path, message: `check "${check.id}" is ${check.status} without a reason` });
    }
    if (check.runs !== undefined && check.runs.failed > (check.status === 'failed' ? check.runs.total : 0)) {
      const { failed, total } = check.runs;
      problems.push({
        path,
        message: `check "${check.id}" is ${check.status} with ${failed} of ${total} runs failed`,
      });
    }
    if (check.status !== 'failed' && check.failure !== undefined) {
      problems.push({ path, message: `check "${check.id}" is ${check.status} and has a failure` });
    }
  }
  return problems;
}

function resultProblems({ result, suite }: TwiceTold): Contradiction[] {
  const failed = suite.checks.some((check) => check.status === 'failed');
  if (failed && result !== 'FAILED') {
    return [{ path: ['result'], message: `is ${result} although a check failed` }];
  }
  return [];
}
