import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findEngine } from '../support/engine.ts';
import { describeWhere } from '../support/require.ts';
import { ActionRunner } from '../support/run-action.ts';

const ACTION = 'actions/run-sanity';
const JOB = {
  GITHUB_RUN_ID: `${process.pid}`,
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_JOB: 'sanity',
  RUNNER_NAME: 'here',
};
const LABEL = `dev.kafka-native.run=${Object.values(JOB).join('/')}`;

const runner = new ActionRunner();
afterAll(() => runner.close());

describeWhere('engine', findEngine(), 'the post step of a job whose main step was killed', (engine) => {
  const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' });
  const left = (what: 'container' | 'network') =>
    docker(what, 'ls', ...(what === 'container' ? ['--all'] : []), '--quiet', '--filter', `label=${LABEL}`)
      .split('\n')
      .filter((line) => line !== '');
  const env = Object.fromEntries(
    ['DOCKER_HOST', 'DOCKER_CONFIG'].map((name) => [name, process.env[name] ?? '']),
  );
  let image: string;

  beforeAll(() => {
    image = `${engine().registry}/test/never-ready:${process.pid}`;
    // A Kafka that never answers: the main step waits for it until it is killed.
    const labels = ['org.opencontainers.image.version=4.4.0', 'org.opencontainers.image.title=kafka-native'];
    execFileSync('docker', ['build', '--quiet', '--tag', image, '-'], {
      input: `FROM ${engine().baseImage}\nLABEL ${labels.join(' ')}\nCMD ["sleep", "600"]\n`,
      env: { ...process.env, DOCKER_BUILDKIT: '0' },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
  }, 60_000);
  afterAll(() => {
    docker('image', 'rm', '--force', image);
  });

  test('removes the containers and networks of this job, and no others', async () => {
    const inputs = { image, only: 'up' };
    const other = docker('create', '--label', 'dev.kafka-native.run=another', image).trim();
    const main = await runner.run(ACTION, inputs, {
      env: { ...env, ...JOB },
      onStart(kill) {
        const timer = setInterval(() => {
          if (docker('container', 'ls', '--quiet', '--filter', `label=${LABEL}`).trim() === '') return;
          clearInterval(timer);
          kill('SIGKILL');
        }, 200);
      },
    });
    expect(main.exitCode).toBeNull();
    expect([left('container').length, left('network').length]).toEqual([1, 1]);

    const post = await runner.runPost(ACTION, inputs, { env: { ...env, ...JOB } });
    expect(post.log).toContain('Removed 2 containers and networks that were left.');
    expect(post.exitCode).toBe(0);
    expect([...left('container'), ...left('network')]).toEqual([]);
    expect(docker('inspect', '--format', '{{.State.Status}}', other).trim()).toBe('created');
    docker('rm', other);
  }, 120_000);

  test('finds nothing after a main step that ended by itself, and says nothing', async () => {
    const post = await runner.runPost(ACTION, { image }, { env: { ...env, ...JOB } });
    expect(post).toMatchObject({ exitCode: 0, log: '' });
  });
});

describe('a post step never turns a good job red', () => {
  const nowhere = { DOCKER_HOST: `unix://${join(runner.workspace, 'no.sock')}` };

  test('where nothing was started in an engine, none is asked', async () => {
    const post = await runner.runPost(ACTION, {}, { env: nowhere });
    expect(post).toMatchObject({ exitCode: 0, log: '' });
  });

  test('an engine that is gone is a warning, in one paragraph', async () => {
    const post = await runner.runPost(ACTION, { image: 'k:1' }, { env: nowhere });
    expect(post.log).toMatch(
      /^::warning::After the job, run-sanity could not clean up\. No Docker engine answers/m,
    );
    expect(post.log).not.toMatch(/^\s+at .+:\d+:\d+/m);
    expect(post.exitCode).toBe(0);
  });

  test('inputs that the main step has refused are not reported again', async () => {
    const post = await runner.runPost(ACTION, { image: 'k:1', soak: 'many' }, { env: nowhere });
    expect(post).toMatchObject({ exitCode: 0, log: '' });
  });
});
