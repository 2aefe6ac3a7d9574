import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { workflowFiles } from '../../scripts/workflows/files.ts';
import { stepsOf } from '../../scripts/workflows/rules.ts';
import { ActBench, type ActOptions } from '../support/act.ts';
import { describeWhere } from '../support/require.ts';
import { findAct } from '../support/tools.ts';

/** What pushes, and the secret that it may push with. */
const PUSHING = [
  ['candidate-platform.yml', 'image', 'REGISTRY_TOKEN'],
  ['candidate.yml', 'merge', 'REGISTRY_TOKEN'],
  ['promote.yml', 'promote', 'PROMOTION_TOKEN'],
] as const;

/** The steps that log in, of every job that pushes, without what these jobs push. */
function logins(): string {
  const files = workflowFiles();
  const jobs = PUSHING.map(([name, id]) => {
    const job = files.find(({ file }) => file === name)?.workflow.jobs[id];
    const steps = stepsOf(job ?? {}).filter(
      (step) => step.id === 'registry' || step.uses?.startsWith('docker/login-action@'),
    );
    expect(steps).toHaveLength(2);
    return [id, { 'runs-on': 'ubuntu-24.04', steps }];
  });
  const text = { type: 'string' };
  const flag = { type: 'boolean' };
  const inputs = { image: text, target: text, 'registry-username': text, 'registry-login': flag };
  return stringify({
    name: 'Logins',
    on: { workflow_dispatch: { inputs } },
    defaults: { run: { shell: 'bash' } },
    jobs: Object.fromEntries(jobs),
  });
}

const CONNECTION = { DOCKERHUB_OIDC_CONNECTIONID: '123e4567-e89b-42d3-a456-426614174000' };
const TOKENS = { REGISTRY_TOKEN: 'of-the-candidate', PROMOTION_TOKEN: 'of-the-users' };

describeWhere('act', findAct(), 'jobs that push', (act) => {
  let bench: ActBench;
  beforeAll(() => {
    bench = new ActBench(act());
    bench.add('.github/workflows/logins.yml', logins());
  });
  afterAll(() => bench.close());

  test.each<[string, string, string, ActOptions, (secret: keyof typeof TOKENS) => string]>([
    ['ghcr.io, with the job’s token', 'ghcr.io/acme/kafka', 'ghcr.io', {}, () => 'the-job-token'],
    ['Docker Hub, with a secret', 'acme/kafka', 'docker.io', { secrets: TOKENS }, (name) => TOKENS[name]],
    [
      'Docker Hub, with the job’s identity',
      'acme/kafka',
      'docker.io',
      { vars: CONNECTION },
      () => 'identity',
    ],
    [
      'Docker Hub, with a secret where there is an identity, too',
      'docker.io/acme/kafka',
      'docker.io',
      { secrets: TOKENS, vars: CONNECTION },
      (name) => TOKENS[name],
    ],
    [
      'another registry, with a secret',
      'localhost:5000/kafka',
      'localhost:5000',
      { secrets: TOKENS },
      (name) => TOKENS[name],
    ],
  ])(
    'log in to %s',
    async (_, image, host, given, by) => {
      const result = await bench.run('logins.yml', 'workflow_dispatch', {
        inputs: { image, target: image, 'registry-username': 'acme', 'registry-login': 'true' },
        ...given,
      });
      expect([result.exitCode, result.exitCode === 0 ? '' : result.log]).toEqual([0, '']);
      const expected = PUSHING.map(([, , secret]) => `docker/login-action ${host} acme ${by(secret)}`);
      expect(bench.calls().sort()).toEqual(expected.sort());
    },
    120_000,
  );

  test.each<[string, string, ActOptions]>([
    ['another registry, which knows no identity', 'localhost:5000/kafka', { vars: CONNECTION }],
    ['Docker Hub without any identity', 'acme/kafka', {}],
  ])(
    'send the job’s token nowhere else: not to %s',
    async (_, image, given) => {
      const result = await bench.run('logins.yml', 'workflow_dispatch', {
        inputs: { image, target: image, 'registry-username': 'acme', 'registry-login': 'true' },
        ...given,
      });
      expect(result.jobs.map(({ id, result: outcome }) => `${id}: ${outcome}`).sort()).toEqual(
        PUSHING.map(([, id]) => `${id}: failure`).sort(),
      );
      expect(bench.calls()).toEqual([]);
    },
    120_000,
  );

  test('log in to nothing where nobody asks for it', async () => {
    const result = await bench.run('logins.yml', 'workflow_dispatch', {
      inputs: { image: 'acme/kafka', target: 'acme/kafka', 'registry-login': 'false' },
    });
    expect(result.exitCode).toBe(0);
  }, 120_000);
});
