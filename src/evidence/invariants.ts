import { countOf, firstOf } from '../core/text.ts';
import { type KnownEvidence, ofKind } from './evidence.ts';
import type { Case, Finding } from './finding.ts';
import type { JudgeOptions } from './judge.ts';
import type { Policy } from './policy.ts';

type TestEvidence = KnownEvidence<'test-result'>;
type Named = Finding & { readonly id: string };

/** The demands that no policy can leave out. Those about tests stand wherever tests are there or demanded. */
export function invariants(given: Case, policy: Policy, options: JudgeOptions): Named[] {
  const tests = ofKind(given.own, 'test-result');
  const demanded = policy.demands.some(
    (demand) =>
      'suite' in demand || demand.demand === 'tests' || ('of' in demand && demand.of === 'test-result'),
  );
  const aboutTests = tests.length > 0 || demanded ? [wholeSuites(tests), noFailures(tests)] : [];
  return [readable(given, options), oneSubject(given, options), ...aboutTests];
}

function readable({ lineage }: Case, { problems = [] }: JudgeOptions): Named {
  const files = lineage.own.length + lineage.strays.length;
  const because =
    problems.length > 0
      ? problems.map(({ message }) => message).join(' ')
      : `${countOf(files, 'statement')} could be read and ${files === 1 ? 'keeps' : 'keep'} to the schemas.`;
  return {
    id: 'readable',
    title: 'All evidence is readable and valid',
    met: problems.length === 0 && files > 0,
    because: problems.length === 0 && files === 0 ? 'There is no evidence.' : because,
    evidence: [],
  };
}

function oneSubject({ lineage }: Case, { subjects = [] }: JudgeOptions): Named {
  const { roots, strays, own } = lineage;
  const proven = new Set(
    own.flatMap(({ statement }) => statement.subject.map(({ digest }) => digest.sha256)),
  );
  const missing = subjects.filter((digest) => !proven.has(digest));
  const shown = firstOf(roots.map(({ name, digest }) => `${name} (sha256:${digest.sha256.slice(0, 12)}…)`));
  const finding = (met: boolean, because: string, evidence = strays): Named => ({
    id: 'one-subject',
    title: 'All evidence is about what is judged',
    met,
    because,
    evidence,
  });
  if (missing.length > 0) return finding(false, `No evidence is about sha256:${missing.join(', sha256:')}.`);
  if (strays.length > 0) {
    const files = firstOf(strays.map(({ file }) => file));
    return finding(false, `Judged is ${shown}; about another digest: ${files}.`);
  }
  if (roots.length === 0) return finding(false, 'No evidence tells what is to be judged.');
  if (roots.length > 1 && subjects.length === 0) {
    return finding(
      false,
      `The evidence is about ${roots.length} things: ${shown}. Say by digest which to judge.`,
      own,
    );
  }
  return finding(true, `Judged is ${shown}.`, own);
}

function wholeSuites(tests: readonly TestEvidence[]): Named {
  const faults = tests.flatMap(({ file, predicate: { suite } }) => {
    const ran = suite.checks.filter(({ status }) => status === 'passed' || status === 'failed').length;
    if (!suite.complete) return [`${file}: suite ${suite.name} was cut short after ${countOf(ran, 'check')}`];
    return ran === 0 ? [`${file}: suite ${suite.name} ran no check`] : [];
  });
  return {
    id: 'whole-suites',
    title: 'Every suite ran to its end, with at least one check',
    met: tests.length > 0 && faults.length === 0,
    because:
      tests.length === 0
        ? 'There is no test result.'
        : faults.length > 0
          ? `${firstOf(faults)}.`
          : `${countOf(tests.length, 'suite')} ran to ${tests.length === 1 ? 'its' : 'their'} end.`,
    evidence: tests,
  };
}

function noFailures(tests: readonly TestEvidence[]): Named {
  const failed = tests.filter(
    ({ predicate }) => predicate.result === 'FAILED' || predicate.failedTests.length > 0,
  );
  const ids = [...new Set(failed.flatMap(({ predicate }) => predicate.failedTests))].toSorted();
  const contested = ids.filter((id) => tests.some(({ predicate }) => predicate.passedTests.includes(id)));
  const passed = tests.reduce((sum, { predicate }) => sum + predicate.passedTests.length, 0);
  const verb = contested.length === 1 ? 'passes' : 'pass';
  const because =
    tests.length === 0
      ? 'There is no test result.'
      : failed.length === 0
        ? `${countOf(passed, 'check')} passed, none failed.`
        : ids.length === 0
          ? `${firstOf(failed.map(({ file }) => file))}: the result is FAILED.`
          : `${countOf(ids.length, 'check')} failed: ${firstOf(ids)}.${
              contested.length > 0
                ? ` Another result ${verb} ${firstOf(contested)}; where results disagree, the failure counts.`
                : ''
            }`;
  return {
    id: 'no-failures',
    title: 'No check failed',
    met: tests.length > 0 && failed.length === 0,
    because,
    evidence: failed.length > 0 ? failed : tests,
  };
}
