import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ContainerSpec, Engine, ImageFacts } from '../../../src/io/docker.ts';
import {
  createContainerLauncher,
  obtainImage,
  removeRun,
  runName,
} from '../../../src/kafka/container-launcher.ts';
import { createFakeHost } from '../../fakes/host.ts';

const FACTS: ImageFacts = {
  id: 'sha256:1',
  platform: 'linux/amd64',
  labels: {},
  repoDigests: [],
  sizeBytes: 1,
};
const WANTED = { image: 'registry.example/k@sha256:2', platform: 'linux/amd64' };

/** An engine that has the images which `inspect` answers with, one after the other. */
function engineWith(
  ...answers: (ImageFacts | undefined)[]
): Engine & { removed: string[]; created: ContainerSpec[] } {
  const removed: string[] = [];
  const created: ContainerSpec[] = [];
  return {
    removed,
    created,
    inspectImage: async () => answers.shift(),
    createNetwork: async () => undefined,
    createContainer: async (spec) => {
      created.push(spec);
      throw new Error('not in this test');
    },
    async removeLabelled(label) {
      removed.push(label);
      return { containers: 2, networks: 1 };
    },
  };
}

test('files that the properties name are there in the container, too', async () => {
  const temp = await mkdtemp(join(tmpdir(), 'launcher-'));
  const engine = engineWith();
  const subject = {
    kind: 'native',
    kafkaVersion: '4.4.0',
    image: FACTS.id,
    platform: FACTS.platform,
  } as const;
  const host = createFakeHost({ dirs: { temp, cache: temp } });
  const files = ['/keys/server.p12'];
  const launched = createContainerLauncher(host, engine, subject).launch(
    { mode: 'combined', brokers: 1, configuredBy: 'env', files },
    host.signal,
  );
  await expect(launched).rejects.toThrow('not in this test');
  expect(engine.created.map(({ mounts }) => mounts)).toEqual([
    [{ source: '/keys/server.p12', target: '/keys/server.p12' }],
  ]);
  await rm(temp, { recursive: true });
});

describe('an image', () => {
  test('that the engine has for the platform is not pulled', async () => {
    const host = createFakeHost();
    expect(await obtainImage(host, engineWith(FACTS), WANTED)).toBe(FACTS);
    expect(host.recording.executed).toEqual([]);
  });

  test.each([
    ['is not there', undefined],
    ['is there for another platform', { ...FACTS, platform: 'linux/arm64/v8' }],
  ])('that %s is pulled for its platform, with the logins of the user', async (_, present) => {
    const host = createFakeHost({ exec: () => ({}), env: { DOCKER_CONFIG: '/mine', AWS_SECRET: 'x' } });
    expect(await obtainImage(host, engineWith(present, FACTS), WANTED)).toBe(FACTS);
    expect(host.recording.executed).toMatchObject([
      {
        argv: ['docker', 'pull', '--platform', 'linux/amd64', 'registry.example/k@sha256:2'],
        // By the engine that will start it, whatever context "docker" would use.
        options: { env: { DOCKER_CONFIG: '/mine', DOCKER_HOST: 'unix:///var/run/docker.sock' } },
      },
    ]);
  });

  test('is pulled by the engine that DOCKER_HOST names', async () => {
    const host = createFakeHost({
      exec: () => ({}),
      env: { DOCKER_HOST: 'tcp://one:2375', DOCKER_CONTEXT: 'two' },
    });
    await obtainImage(host, engineWith(undefined, FACTS), WANTED);
    expect(host.recording.executed[0]?.options?.env).toMatchObject({ DOCKER_HOST: 'tcp://one:2375' });
  });

  test('that cannot be pulled is told with the reason', async () => {
    const host = createFakeHost({ exec: () => ({ exitCode: 1, stderr: 'x\nmanifest unknown\n' }) });
    await expect(obtainImage(host, engineWith(undefined), WANTED)).rejects.toThrow(
      'The image registry.example/k@sha256:2 could not be pulled for linux/amd64: manifest unknown.',
    );
  });

  test('that is for another platform even after the pull is refused', async () => {
    const host = createFakeHost({ exec: () => ({}) });
    const arm = { ...FACTS, platform: 'linux/arm64' };
    await expect(obtainImage(host, engineWith(arm, arm), WANTED)).rejects.toThrow(
      'is for linux/arm64, not for linux/amd64',
    );
  });
});

describe('a run', () => {
  test('has the same name in the post step of its job, and another in another job', () => {
    const job = { GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'test', RUNNER_NAME: 'r1' };
    expect(runName(job)).toBe('7/1/test/r1');
    expect(runName({ ...job, GITHUB_JOB: 'other' })).not.toBe(runName(job));
    expect(runName({})).toBe(`process-${process.pid}`);
  });

  test('is removed by its label', async () => {
    const engine = engineWith();
    expect(await removeRun(engine, '7/1/test/r1')).toBe(3);
    expect(engine.removed).toEqual(['dev.kafka-native.run=7/1/test/r1']);
  });
});
