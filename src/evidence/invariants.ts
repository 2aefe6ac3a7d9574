import { countOf, firstOf } from '../core/text.ts';
import { type KnownEvidence, ofKind } from './evidence.ts';
import type { Case, Finding, JudgeOptions } from './finding.ts';
import { rightPlatforms } from './platforms.ts';
import type { Policy } from './policy.ts';
import { rightSboms } from './right-sboms.ts';
import { joinShards, missingShards } from './shards.ts';
import { allSigned } from './signers.ts';

type TestEvidence = KnownEvidence<'test-result'>;
const NO_TESTS = 'There is no test result.';

type Named = Finding & { readonly id: string };

/** The demands that no policy can leave out. Those about tests stand wherever tests are there or demanded. */
export function invariants(given: Case, policy: Policy, options: JudgeOptions): Named[] {
  const tests = joinShards(ofKind(given.lineage.own, 'test-result'));
  const demanded = policy.demands.some(
    (demand) =>
      'suite' in demand || demand.demand === 'tests' || ('of' in demand && demand.of === 'test-result'),
  );
  const aboutTests = tests.length > 0 || demanded ? [wholeSuites(tests), noFailures(tests)] : [];
  return [
    readable(given, options),
    oneSubject(given, options),
    ...allSigned(given, policy),
    ...rightPlatforms(given),
    ...rightSboms(given),
    ...aboutTests,
  ];
}

function readable({ lineage }: Case, { problems = [] }: JudgeOptions): Named {
  const files = lineage.own.length + lineage.strays.length;
  const verb = files === 1 ? 'keeps' : 'keep';
  const fine =
    files === 0 ? 'There is no evidence.' : `${countOf(files, 'statement')} ${verb} to the schemas.`;
  return {
    id: 'readable',
    title: 'All evidence is readable and valid',
    met: problems.length === 0 && files > 0,
    because: problems.map(({ message }) => message).join(' ') || fine,
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
  const faults = tests.flatMap((test) => {
    const { file } = test;
    const { suite } = test.predicate;
    const missing = missingShards(test);
    if (missing.length > 0) return [`suite ${suite.name} lacks its part ${firstOf(missing)}`];
    const ran = suite.checks.filter(({ status }) => status === 'passed' || status === 'failed').length;
    if (!suite.complete) return [`${file}: suite ${suite.name} was cut short after ${countOf(ran, 'check')}`];
    return ran === 0 ? [`${file}: suite ${suite.name} ran no check`] : [];
  });
  const met = `${countOf(tests.length, 'suite')} ran to ${tests.length === 1 ? 'its' : 'their'} end`;
  return {
    id: 'whole-suites',
    title: 'Every suite ran to its end, with at least one check',
    met: tests.length > 0 && faults.length === 0,
    because: tests.length === 0 ? NO_TESTS : `${firstOf(faults) || met}.`,
    evidence: tests,
  };
}

function noFailures(tests: readonly TestEvidence[]): Named {
  const failed = tests.filter(
    ({ predicate }) => predicate.result === 'FAILED' || predicate.failedTests.length > 0,
  );
  return {
    id: 'no-failures',
    title: 'No check failed',
    met: tests.length > 0 && failed.length === 0,
    because: failed.length > 0 ? failuresInWords(failed, tests) : passesInWords(tests),
    evidence: failed.length > 0 ? failed : tests,
  };
}

function passesInWords(tests: readonly TestEvidence[]): string {
  if (tests.length === 0) return NO_TESTS;
  const passed = tests.reduce((sum, { predicate }) => sum + predicate.passedTests.length, 0);
  return `${countOf(passed, 'check')} passed, none failed.`;
}

function failuresInWords(failed: readonly TestEvidence[], all: readonly TestEvidence[]): string {
  const ids = [...new Set(failed.flatMap(({ predicate }) => predicate.failedTests))].toSorted();
  if (ids.length === 0) return `${firstOf(failed.map(({ file }) => file))}: the result is FAILED.`;
  const told = `${countOf(ids.length, 'check')} failed: ${firstOf(ids)}.`;
  const contested = ids.filter((id) => all.some(({ predicate }) => predicate.passedTests.includes(id)));
  if (contested.length === 0) return told;
  const verb = contested.length === 1 ? 'passes' : 'pass';
  return `${told} In another result ${firstOf(contested)} ${verb}; where results disagree, the failure counts.`;
}
