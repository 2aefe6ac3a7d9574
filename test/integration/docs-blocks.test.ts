import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graalvmHomeHere } from '../support/describe-graalvm.ts';
import { type Candidate, stageCandidate } from '../support/docs/candidate.ts';
import { pushJavaBase } from '../support/docs/java-base.ts';
import { type BlockPlace, runBlock } from '../support/docs/run-block.ts';
import { type Need, type RunnableBlock, runnableBlocks } from '../support/docs/runnable.ts';
import { DOCUMENT_PATHS } from '../support/docs/world.ts';
import { findEngine } from '../support/engine.ts';
import { libsOf } from '../support/kafka.ts';
import { type Availability, describeWhere } from '../support/require.ts';
import { isRequired, type Requirement } from '../support/requirement.ts';
import { filesBelow, root } from '../support/source-tree.ts';
import { findTool } from '../support/tools.ts';

const { KAFKA_NATIVE_TEST_IMAGE: image, KAFKA_NATIVE_TEST_TOOLS_IMAGE: tools } = process.env;
const MINUTES = 60_000;
const PROJECT = 'docs-blocks';

/** Blocks of all documents, each with where it stands. */
const blocks = DOCUMENT_PATHS.flatMap((path) =>
  runnableBlocks(path, readFileSync(join(root, path), 'utf8')).map((block) => ({
    ...block,
    at: `${path}:${block.line}`,
  })),
);
const needing = (need: Need) => blocks.filter(({ run }) => 'needs' in run && run.needs === need);
const expectToRun = (block: RunnableBlock, place?: BlockPlace) =>
  expect(runBlock(block, place).fault).toBeUndefined();

function full<T>(availability: Availability<T>): Availability<T> {
  return isRequired('full')
    ? availability
    : { missing: 'not asked for; REQUIRE=full runs what takes minutes' };
}

/** A suite over the blocks with one need. */
function describeBlocks<T>(
  need: Need,
  requirement: Requirement,
  availability: Availability<T>,
  prepare: (found: T) => BlockPlace | Promise<BlockPlace>,
  timeoutMs = 3 * MINUTES,
): void {
  const own = needing(need);
  if (own.length === 0) return;
  describeWhere(requirement, availability, `blocks that need "${need}"`, (found) => {
    let place: BlockPlace;
    beforeAll(async () => {
      place = { timeoutMs, ...(await prepare(found())) };
    }, timeoutMs);
    test.each(own.map((block) => [block.at, block] as const))(
      '%s',
      (_, block) => expectToRun(block, place),
      timeoutMs,
    );
  });
}

describe('blocks', () => {
  test.each(needing('node').map((block) => [block.at, block] as const))(
    '%s',
    (_, block) => expectToRun(block),
    3 * MINUTES,
  );

  test('that another test runs name one that is there', () => {
    const tests = new Set(filesBelow('test'));
    const named = blocks.flatMap(({ at, run }) => ('by' in run ? [{ at, by: run.by }] : []));
    expect(named.filter(({ by }) => !tests.has(by))).toEqual([]);
  });

  for (const block of blocks) {
    if ('not' in block.run) test.skip(`${block.at} [not run: ${block.run.not}]`, () => expectToRun(block));
    if ('by' in block.run) test.skip(`${block.at} [run by ${block.run.by}]`, () => expectToRun(block));
  }
});

const kafka = libsOf('4.4.0');
const fetched: Availability<unknown> =
  kafka === undefined ? { missing: 'Kafka 4.4.0 is not in the cache' } : { found: kafka };
const upstream = 'test/fixtures/metadata/upstream/4.4';
describeBlocks('jdk', 'kafka', fetched, () => ({}));
describeBlocks('kafka', 'kafka', fetched, () => ({
  standIns: [['docker/native/native-image-configs', upstream]],
}));

let candidate: Candidate | undefined;
afterAll(async () => await candidate?.remove());
describeBlocks('registry', 'crane', findTool('crane'), async (crane) => {
  candidate = await stageCandidate(crane);
  return candidate.place;
});

const engine = findEngine();
const images: Availability<{ image: string; tools: string }> =
  image === undefined || tools === undefined
    ? { missing: 'KAFKA_NATIVE_TEST_IMAGE and KAFKA_NATIVE_TEST_TOOLS_IMAGE name no images of the engine' }
    : 'found' in engine
      ? { found: { image, tools } }
      : engine;
afterAll(() => {
  if (!('found' in images)) return;
  // Whatever a block that failed has left.
  const names = needing('engine').flatMap(({ script }) =>
    [...script.matchAll(/--name (\S+)/g)].map(([, name = '']) => name),
  );
  const label = `label=com.docker.compose.project=${PROJECT}`;
  const composed = spawnSync('docker', ['ps', '--all', '--quiet', '--filter', label], {
    encoding: 'utf8',
  }).stdout.split('\n');
  const left = [...names, ...composed.filter((id) => id !== '')];
  spawnSync('docker', ['rm', '--force', '--volumes', ...left], { stdio: 'ignore' });
  spawnSync('docker', ['network', 'rm', `${PROJECT}_default`], { stdio: 'ignore' });
});
describeBlocks('engine', 'engine', images, (given) => ({
  env: { ...process.env, IMAGE: given.image, TOOLS: given.tools, COMPOSE_PROJECT_NAME: PROJECT },
}));

describeBlocks(
  'image',
  'engine',
  full(engine),
  (found) => ({
    standIns: [
      [
        'build-multiarch-image ',
        `build-multiarch-image --base-image ${pushJavaBase(found)} --builder ${found.builder} `,
      ],
    ],
  }),
  10 * MINUTES,
);

const graalvm = graalvmHomeHere();
describeBlocks(
  'native',
  'graalvm',
  full(graalvm === undefined ? { missing: 'GRAALVM_HOME names none' } : engine),
  ({ baseImage, builder }) => ({
    standIns: [
      ['build-multiarch-image ', `build-multiarch-image --base-image ${baseImage} --builder ${builder} `],
    ],
  }),
  60 * MINUTES,
);

let clone: string | undefined;
afterAll(() => {
  if (clone !== undefined) rmSync(clone, { recursive: true, force: true });
});
describeBlocks(
  'clone',
  'full',
  full(fetched),
  () => {
    clone = mkdtempSync(join(tmpdir(), 'clone-'));
    expect(spawnSync('git', ['clone', '--quiet', root, clone]).status).toBe(0);
    return { cwd: clone };
  },
  10 * MINUTES,
);
