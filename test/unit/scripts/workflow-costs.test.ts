import { describe, expect, test } from '@jest/globals';
import { readCosts, runCost } from '../../../scripts/workflows/costs.ts';
import { type Workflow, type WorkflowFile, workflowFiles } from '../../../scripts/workflows/files.ts';

const file = (name: string, jobs: Workflow['jobs']): WorkflowFile => ({
  file: name,
  text: '',
  workflow: { on: {}, jobs },
});

describe('the cost of a run', () => {
  test('is the longest way through its jobs, and the sum of all', () => {
    const workflow = file('a.yml', { one: {}, two: {}, three: { needs: ['one', 'two'] } });
    expect(runCost(workflow, [], { 'a.yml': { one: 2, two: 5, three: 1 } })).toEqual({ wall: 6, sum: 8 });
  });

  test('of a matrix is that of its rounds; of a called workflow, that of its jobs', () => {
    const called = file('b.yml', { one: { strategy: { matrix: { os: [1, 2, 3] }, 'max-parallel': 2 } } });
    const caller = file('a.yml', { x: { uses: '$/.github/workflows/b.yml' }, y: { needs: 'x' } });
    expect(runCost(caller, [caller, called], { 'a.yml': { y: 1 }, 'b.yml': { one: 4 } })).toEqual({
      wall: 9,
      sum: 13,
    });
  });

  test('is known for every job of every workflow, and for none that is not there', () => {
    const files = workflowFiles();
    const costs = readCosts();
    for (const each of files) expect(runCost(each, files, costs).wall).toBeGreaterThan(0);
    const jobs = files.map(({ file: name, workflow }) => [
      name,
      Object.entries(workflow.jobs).flatMap(([id, { uses }]) => (uses === undefined ? [id] : [])),
    ]);
    expect(Object.entries(costs).map(([name, ids]) => [name, Object.keys(ids).sort()])).toEqual(
      expect.arrayContaining(jobs.map(([name, ids]) => [name, [...(ids ?? [])].sort()])),
    );
    expect(Object.keys(costs)).toHaveLength(files.length);
  });

  test('that nobody has estimated is an error', () => {
    expect(() => runCost(file('a.yml', { one: {} }), [], {})).toThrow('has no one of a.yml');
  });
});
