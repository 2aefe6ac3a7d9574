import { faultRateBound } from '../core/binomial.ts';
import { countOf, firstOf, matchesPattern } from '../core/text.ts';
import { formatDuration } from '../core/units.ts';
import type { KnownEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { Demand, DemandName } from './policy.ts';
import type { CheckResult, Suite } from './suite.ts';

export type TestEvidence = KnownEvidence<'test-result'>;
type DemandOf<N extends DemandName> = Extract<Demand, { demand: N }>;

/** The test results that a demand looks at, and that selection in words. */
interface Selected {
  readonly tests: readonly TestEvidence[];
  readonly words: string;
}

/** Every one of the results must satisfy, and there must be one: a second, weaker result cannot help. */
function everyResult(
  title: string,
  { tests, words }: Selected,
  faultsOf: (suite: Suite) => string[],
  met: (suites: readonly Suite[]) => string,
): Finding {
  const full = `${title}: ${words}`;
  const faults = tests.flatMap(({ file, predicate }) =>
    faultsOf(predicate.suite).map((fault) => (tests.length > 1 ? `${file}: ${fault}` : fault)),
  );
  if (tests.length === 0) {
    return {
      title: full,
      met: false,
      because: 'No such test result about what is judged is there.',
      evidence: [],
    };
  }
  const because = faults.length > 0 ? firstOf(faults) : met(tests.map(({ predicate }) => predicate.suite));
  return { title: full, met: faults.length === 0, because: `${because}.`, evidence: tests };
}

export function minimumChecks(demand: DemandOf<'minimum-checks'>, selected: Selected): Finding {
  return everyResult(
    `At least ${countOf(demand.count, 'check')} passed`,
    selected,
    ({ checks }) => {
      const passed = withStatus(checks, 'passed').length;
      return passed < demand.count ? [`Only ${passed} passed`] : [];
    },
    (suites) => `${withStatus(checksOf(suites), 'passed').length} passed`,
  );
}

export function minimumDuration(demand: DemandOf<'minimum-duration'>, selected: Selected): Finding {
  const limitMs = demand.minutes * 60_000;
  const shortest = (suites: readonly Suite[]) =>
    formatDuration(Math.min(...suites.map(({ durationMs }) => durationMs)));
  return everyResult(
    `The run took at least ${formatDuration(limitMs)}`,
    selected,
    (suite) => (suite.durationMs < limitMs ? [`It took only ${shortest([suite])}`] : []),
    (suites) => `It took ${shortest(suites)}`,
  );
}

export function faultRate(demand: DemandOf<'fault-rate'>, selected: Selected): Finding {
  const boundOf = ({ total, failed }: { total: number; failed: number }) =>
    faultRateBound(failed, total, demand.confidence);
  const repeated = (suite: Suite) => suite.checks.flatMap(({ id, runs }) => (runs ? [{ id, ...runs }] : []));
  const percent = (rate: number) => `${Math.ceil(rate * 10_000) / 100} %`;
  const words = `below ${percent(demand.below)} with ${demand.confidence * 100} % confidence`;
  return everyResult(
    `The fault rate is ${words}`,
    selected,
    (suite) => {
      const runs = repeated(suite);
      if (runs.length === 0) return ['No check ran more than once'];
      return runs
        .filter((each) => boundOf(each) >= demand.below)
        .map(
          (each) =>
            `${each.id}: ${each.failed} faults of ${each.total} rule out only ${percent(boundOf(each))}`,
        );
    },
    (suites) => {
      const fewest = Math.min(...suites.flatMap((suite) => repeated(suite).map(({ total }) => total)));
      return `${countOf(fewest, 'run')} or more of each check rule out a higher one`;
    },
  );
}

export function allPassed(demand: DemandOf<'all-passed'>, selected: Selected): Finding {
  const demanded = (checks: readonly CheckResult[]) =>
    checks.filter(({ priority, status }) => priority === demand.priority && status !== 'not-applicable');
  return everyResult(
    `Every ${demand.priority} check passed`,
    selected,
    ({ checks }) => {
      const mine = demanded(checks);
      if (mine.length === 0) return [`No ${demand.priority} check ran`];
      return mine.filter(({ status }) => status !== 'passed').map(({ id, status }) => `${id} ${status}`);
    },
    (suites) => `All ${demanded(checksOf(suites)).length} passed`,
  );
}

export function checksPassed(demand: DemandOf<'checks-passed'>, selected: Selected): Finding {
  return everyResult(
    `Named checks passed: ${firstOf(demand.ids)}`,
    selected,
    ({ checks }) => {
      const statuses = new Map(checks.map(({ id, status }) => [id, status]));
      return demand.ids
        .filter((id) => statuses.get(id) !== 'passed')
        .map((id) => `${id} ${statuses.get(id) ?? 'is missing'}`);
    },
    () => 'All passed',
  );
}

export function allowedSkips(demand: DemandOf<'allowed-skips'>, selected: Selected): Finding {
  const allowed = (check: CheckResult) =>
    demand.allow.some(
      ({ id, reason }) =>
        matchesPattern(id ?? '*', check.id) && matchesPattern(reason ?? '*', check.reason ?? ''),
    );
  return everyResult(
    demand.allow.length === 0 ? 'No check was skipped' : 'Only allowed checks were skipped',
    selected,
    ({ checks }) =>
      withStatus(checks, 'skipped')
        .filter((check) => !allowed(check))
        .map(({ id, reason }) => `${id} was skipped (${reason})`),
    (suites) => {
      const skipped = withStatus(checksOf(suites), 'skipped').map(({ id }) => id);
      return skipped.length === 0 ? 'None was skipped' : `Skipped as allowed: ${firstOf(skipped)}`;
    },
  );
}

function checksOf(suites: readonly Suite[]): CheckResult[] {
  return suites.flatMap(({ checks }) => checks);
}

function withStatus(checks: readonly CheckResult[], wanted: CheckResult['status']): CheckResult[] {
  return checks.filter(({ status }) => status === wanted);
}
