import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { needsOf, type WorkflowFile, workflowFiles } from '../../scripts/workflows/files.ts';
import { jobsOf, stepsOf } from '../../scripts/workflows/rules.ts';
import { secondAttempt } from '../support/act-attempts.ts';
import { runScript } from '../support/workflow-script.ts';

const files = workflowFiles();
const summarized = files.filter(({ workflow }) => workflow.jobs.ok !== undefined);

/** Runs the script of the job `ok` as the runner does, with these results of the jobs that it waits for. */
function verdictOf({ workflow }: WorkflowFile, results: Readonly<Record<string, string>>) {
  const { ok } = workflow.jobs;
  const [step, ...more] = stepsOf(ok ?? {});
  if (ok === undefined || step?.run === undefined || more.length > 0) throw new Error('ok is one script');
  const needs = Object.fromEntries(
    needsOf(ok).map((name) => [name, { result: results[name] ?? 'success', outputs: {} }]),
  );
  const { status, outputs } = runScript(step.run, { NEEDS: JSON.stringify(needs) });
  return { passed: status === 0, outputs };
}

describe.each(summarized.map((file) => [file.file, file] as const))('ok of %s', (_, file) => {
  const names = needsOf(file.workflow.jobs.ok ?? {});

  test('is green where every job passed', () => {
    expect(verdictOf(file, {}).passed).toBe(true);
  });

  test.each(['failure', 'cancelled'])('is red where any one job ends in %s', (result) => {
    for (const name of names)
      expect([name, verdictOf(file, { [name]: result }).passed]).toEqual([name, false]);
  });

  test('is red where a job was skipped that no condition lets be skipped', () => {
    const always = names.filter((name) => file.workflow.jobs[name]?.if === undefined);
    const strict = always.length === names.length;
    for (const name of strict ? names : [])
      expect([name, verdictOf(file, { [name]: 'skipped' }).passed]).toEqual([name, false]);
  });
});

test('a candidate says its verdict, whichever it is', () => {
  const candidate = files.find(({ file }) => file === 'candidate.yml');
  if (candidate === undefined) throw new Error('no candidate.yml');
  expect(verdictOf(candidate, {}).outputs).toBe('verdict=passed\n');
  expect(verdictOf(candidate, { report: 'failure' }).outputs).toBe('verdict=failed\n');
});

test('a candidate without any platform has not passed', () => {
  const candidate = files.find(({ file }) => file === 'candidate.yml');
  if (candidate === undefined) throw new Error('no candidate.yml');
  expect(verdictOf(candidate, { arm64: 'skipped' }).outputs).toBe('verdict=passed\n');
  expect(verdictOf(candidate, { amd64: 'skipped', arm64: 'skipped' }).outputs).toBe('verdict=failed\n');
});

test('a candidate of which nothing was asked for is none', () => {
  const whole = files.find(({ file }) => file === 'release-candidate.yml');
  if (whole === undefined) throw new Error('no release-candidate.yml');
  expect(verdictOf(whole, { native: 'skipped' }).passed).toBe(true);
  expect(verdictOf(whole, { native: 'skipped', jvm: 'skipped' }).passed).toBe(false);
});

describe('running failed jobs again', () => {
  /** With the words that differ between the calls of one workflow. */
  const artifacts = (file: WorkflowFile, action: string) =>
    jobsOf(file).flatMap(([id, job]) =>
      stepsOf(job)
        .filter(({ uses = '' }) => uses.startsWith(`actions/${action}-artifact@`))
        .map(({ with: given = {} }) => ({ id, given })),
    );

  test.each(files.map((file) => [file.file, file] as const))(
    '%s: no two jobs share an artifact',
    (_, file) => {
      const owners = new Map<string, Set<string>>();
      for (const { id, given } of artifacts(file, 'upload')) {
        const name = String(given.name);
        owners.set(name, (owners.get(name) ?? new Set()).add(id));
      }
      expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
    },
  );

  test('what a job takes from another of its run is an artifact that one uploads, or a digest', () => {
    const uploaded = files.flatMap((file) =>
      artifacts(file, 'upload').map(({ given }) => String(given.name)),
    );
    const taken = files.flatMap((file) =>
      artifacts(file, 'download')
        .filter(({ given }) => given['run-id'] === undefined && given.name !== undefined)
        .map(({ given }) => String(given.name)),
    );
    const own = taken.filter((name) => name !== '${{ inputs.kafka-artifact }}');
    expect(own.filter((name) => !uploaded.includes(name))).toEqual([]);
  });

  test('starts what failed and what needs it, and builds nothing that was built', () => {
    const digest = `sha256:${'1'.repeat(64)}`;
    const at =
      (workflow: string) =>
      (id: string, result: string, outputs: Record<string, string> = {}) => ({
        name: `caller/${workflow}/${id}`,
        ...{ id, result, outputs, ms: 1 },
      });
    const [platform, type] = [at('Candidate on one platform'), at('Candidate of one type')];
    const again = secondAttempt(files, [
      type('metadata', 'success'),
      platform('binary', 'success'),
      platform('image', 'success', { digest, 'manifest-digest': 'not handed on' }),
      platform('sanity', 'failure'),
      platform('ok', 'failure'),
      type('report', 'failure'),
      type('ok', 'failure'),
    ]);
    const kept = again.map(({ file, workflow }) => [
      file,
      jobsOf({ file, text: '', workflow }).flatMap(([id, { steps }]) =>
        steps?.[0]?.id === 'kept' ? [id] : [],
      ),
    ]);
    expect(kept).toEqual([
      ['candidate-platform.yml', ['binary', 'image']],
      ['candidate.yml', ['metadata']],
    ]);
    const image = again[0]?.workflow.jobs.image;
    expect(image?.steps).toEqual([{ id: 'kept', run: expect.stringContaining(`\ndigest=${digest}\n`) }]);
    expect(image?.outputs).toEqual({ digest: '${{ steps.kept.outputs.digest }}' });
  });

  test('each job of a candidate that pushes is tested, scanned and merged by the digest that it gave', () => {
    const text = readFileSync('.github/workflows/candidate-platform.yml', 'utf8');
    expect(text).toContain('image: ${{ inputs.image }}@${{ needs.image.outputs.digest }}');
    const builds = files
      .filter(({ file }) => file.startsWith('candidate'))
      .flatMap((file) => jobsOf(file))
      .flatMap(([id, job]) => stepsOf(job).map((step) => ({ id, step })))
      .filter(
        ({ step }) => step.uses === '$/actions/build-multiarch-image' && step.with?.digests === undefined,
      );
    expect(builds.map(({ id }) => id)).toEqual(['image']);
  });
});
