import type { KnownEvidence } from './evidence.ts';
import type { Suite } from './suite.ts';
import { testResultOf } from './test-result.ts';

type TestEvidence = KnownEvidence<'test-result'>;

/**
 * The shards of a suite as the one result that they are together, in the place of the first; whole suites stay as
 * they are. Where a shard is missing, cut short or there twice, or two of them ran the same check, since they were cut
 * from different selections, the joined suite is not complete. Shards belong together by what was tested, by digest,
 * and by how.
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

/** Which shards of a joined suite are not there, such as `2/4`; none of a whole suite. */
export function missingShards({ parts = [] }: TestEvidence): string[] {
  const shards = parts.flatMap(({ predicate }) => predicate.suite.shard ?? []);
  const there = new Set(shards.map(({ index }) => index));
  const count = shards[0]?.count ?? 0;
  return indicesOf(count).flatMap((index) => (there.has(index) ? [] : [`${index}/${count}`]));
}

function isWhole(suites: readonly Suite[], count: number): boolean {
  const indices = suites.map(({ shard }) => shard?.index);
  const ids = suites.flatMap(({ checks }) => checks.map(({ id }) => id));
  return (
    suites.every(({ complete }) => complete) &&
    indices.join() === indicesOf(count).join() &&
    new Set(ids).size === ids.length
  );
}

function indicesOf(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function distinct(notRun: Suite['notRun']): Suite['notRun'] {
  return [...new Map(notRun.map((each) => [each.what, each])).values()];
}
