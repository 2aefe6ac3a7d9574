import { describe, expect, test } from '@jest/globals';
import { buildMultiarchImage } from '../../../src/actions/build-multiarch-image/command.ts';
import { readInputs } from '../../../src/core/inputs.ts';
import { createFakeHost } from '../../fakes/host.ts';

async function run(given: Record<string, string>) {
  const read = readInputs(buildMultiarchImage.inputs, (name) => ({ image: 'a/b', ...given })[name]);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return await buildMultiarchImage.run(createFakeHost(), read.values);
}

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('inputs that contradict each other', () => {
  test.each([
    [{}, 'platform is required to build an image'],
    [{ platform: 'linux/amd64' }, 'binary is required for the native image'],
    [{ platform: 'linux/amd64', digests: DIGEST, tags: 'x' }, 'platform and digests exclude each other'],
    [{ digests: DIGEST }, 'tags is required with digests'],
    [{ platform: 'linux/amd64', type: 'jvm', binary: 'x' }, 'binary is for the native image'],
    [{ platform: 'linux/amd64', type: 'jvm', sbom: 'x' }, 'sbom is for the native image'],
    [{ platform: 'linux/amd64', binary: 'x', output: 'docker' }, 'tags is required with output docker'],
    [{ platform: 'linux/amd64', binary: 'x', labels: 'a b=c\ne=f' }, 'labels: "a b=c" is not key=value'],
    [{ digests: ' , ', tags: 'x' }, 'digests names no digest'],
  ])('%j: %s', async (given, problem) => {
    await expect(run(given)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(problem),
    });
  });

  test('are told all at once', async () => {
    await expect(run({ annotations: 'x' })).rejects.toMatchObject({
      problems: [
        expect.stringContaining('platform is required'),
        expect.stringContaining('binary is required'),
        'annotations: "x" is not key=value.',
      ],
    });
  });

  test.each([
    [{ image: 'a/b:tag' }, '"a/b:tag" is no name of a repository'],
    [{ tags: 'a/b' }, 'Not allowed as tag: "a/b"'],
    [{ digests: 'latest', tags: 'x' }, 'One of digests is no digest: "latest"'],
  ])('a bad name is refused: %j', async (given, problem) => {
    await expect(run(given)).rejects.toThrow(problem);
  });

  test('a binary that is not there is named before anything is built', async () => {
    await expect(run({ platform: 'linux/amd64', binary: '/nowhere/kafka.Kafka' })).rejects.toThrow(
      'binary: the file /nowhere/kafka.Kafka does not exist',
    );
  });
});
