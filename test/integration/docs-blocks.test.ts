import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { missingLines, type RunnableBlock, runnableBlocks } from '../support/docs/runnable.ts';
import { findEngine } from '../support/engine.ts';
import { describeWhere } from '../support/require.ts';
import { root } from '../support/source-tree.ts';

const { KAFKA_NATIVE_TEST_IMAGE: image, KAFKA_NATIVE_TEST_TOOLS_IMAGE: tools } = process.env;
const available =
  image === undefined || tools === undefined
    ? { missing: 'KAFKA_NATIVE_TEST_IMAGE and KAFKA_NATIVE_TEST_TOOLS_IMAGE name no images of the engine' }
    : findEngine();

function run({ script, expected }: RunnableBlock): void {
  const result = spawnSync('bash', ['-c', `set -o errexit -o nounset -o pipefail\n${script}`], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, IMAGE: image, TOOLS: tools },
  });
  expect({ status: result.status, stderr: result.status === 0 ? '' : result.stderr.slice(-2000) }).toEqual({
    status: 0,
    stderr: '',
  });
  expect(missingLines(expected, result.stdout)).toEqual([]);
}

describe.each(['README.md', 'docs/quick-start.md'])('%s', (path) => {
  const blocks = runnableBlocks(path, readFileSync(join(root, path), 'utf8'));
  const needing = (what: string) =>
    blocks.filter((block) => 'needs' in block.run && block.run.needs === what);

  const node = needing('node');
  if (node.length > 0) {
    describe('with Node', () => {
      test.each(node.map((block) => [block.line, block] as const))(
        'line %i',
        (_, block) => run(block),
        180_000,
      );
    });
  }
  const engine = needing('engine');
  if (engine.length > 0) {
    describeWhere('engine', available, 'with images', () => {
      // Whatever a block that failed has left.
      const names = blocks.flatMap(({ script }) =>
        [...script.matchAll(/--name (\S+)/g)].map(([, name = '']) => name),
      );
      afterAll(() => void spawnSync('docker', ['rm', '--force', ...names], { stdio: 'ignore' }));
      test.each(engine.map((block) => [block.line, block] as const))(
        'line %i',
        (_, block) => run(block),
        180_000,
      );
    });
  }
  for (const block of blocks) {
    if ('not' in block.run) test.skip(`line ${block.line} [not run: ${block.run.not}]`, () => run(block));
  }
});
