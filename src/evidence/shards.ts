import type { KnownEvidence } from './evidence.ts';
import type { Suite } from './suite.ts';
import { testResultOf } from './test-result.ts';

type TestEvidence = KnownEvidence<'test-result'>;

/**
 * The shards of a suite as the one result that they are together, in the place of the first; whole suites stay as
 * they are. Where a shard is missing, cut short or there twice, the joined suite is not complete. Shards belong
 * together by what was tested, by digest, and by how.
 */
export function joinShards(tests: readonly TestEvidence[]): TestEvidence[] {
  const groups = new Map<string, TestEvidence[]>();
  for (const test of tests) {
    const key = keyOf(test);
    groups.set(key, [...(groups.get(key) ?? []), test]);
  }
  return [...groups.values()].map((parts) => {
    const [first] = parts;
    if (first === undefined) throw new Error('a group of nothing');
    return first.predicate.suite.shard === undefined ? first : joined(first, parts);
  });
}

/** A whole suite is a group of its own. */
function keyOf({ file, statement, predicate: { suite } }: TestEvidence): string {
  if (suite.shard === undefined) return `file ${file}`;
  const { kind, form, platform, kafkaVersion } = suite.subject;
  const digests = statement.subject.map(({ digest }) => digest.sha256).toSorted();
  return JSON.stringify([digests, suite.name, kind, form, platform, kafkaVersion, suite.shard.count]);
}

function joined(first: TestEvidence, parts: readonly TestEvidence[]): TestEvidence {
  const suites = parts
    .map(({ predicate }) => predicate.suite)
    .toSorted((a, b) => (a.shard?.index ?? 0) - (b.shard?.index ?? 0));
  const { shard, ...head } = first.predicate.suite;
  const suite: Suite = {
    ...head,
    startedAt: suites.map(({ startedAt }) => startedAt).toSorted()[0] ?? head.startedAt,
    // They run side by side.
    durationMs: Math.max(...suites.map(({ durationMs }) => durationMs)),
    complete: isWhole(suites, shard?.count ?? 0),
    notRun: distinct(suites.flatMap(({ notRun }) => notRun)),
    checks: suites.flatMap(({ checks }) => checks),
  };
  return { ...first, predicate: testResultOf(suite, first.predicate.configuration), parts };
}

function isWhole(suites: readonly Suite[], count: number): boolean {
  const indices = suites.map(({ shard }) => shard?.index);
  const wanted = Array.from({ length: count }, (_, index) => index + 1);
  return suites.every(({ complete }) => complete) && indices.join() === wanted.join();
}

function distinct(notRun: Suite['notRun']): Suite['notRun'] {
  return [...new Map(notRun.map((each) => [each.what, each])).values()];
}
