import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  ancestorsOf,
  type Job,
  needsOf,
  type WorkflowFile,
  workflowFiles,
} from '../../scripts/workflows/files.ts';
import { breachesOf, jobsOf, stepsOf } from '../../scripts/workflows/rules.ts';
import { commands } from '../../src/cli/commands.ts';
import { root } from '../support/source-tree.ts';

const EXPRESSION = /\$\{\{/;

const files = workflowFiles();

/** The command behind `$/actions/x` or, for the root action, `$/`; undefined for what is not ours. */
function commandOf(uses = '') {
  const [, action] = /^\$\/(?:actions\/([\w-]+))?$/.exec(uses) ?? [undefined, ''];
  return commands.find(({ name }) => name === (action ?? 'pipeline'));
}

describe.each(files.map((file) => [file.file, file] as const))('%s', (_, file) => {
  const { workflow } = file;

  test('keeps to the rules', () => {
    expect(breachesOf(file)).toEqual([]);
  });

  test('actions of this suite exist and are given inputs that they have', () => {
    for (const [, job] of jobsOf(file)) {
      for (const step of stepsOf(job).filter(({ uses }) => uses?.startsWith('$/'))) {
        const command = commandOf(step.uses);
        expect([step.uses, command?.name]).toEqual([step.uses, expect.any(String)]);
        const known = Object.keys(command?.inputs ?? {});
        expect(Object.keys(step.with ?? {}).filter((input) => !known.includes(input))).toEqual([]);
        for (const [input, value] of Object.entries(step.with ?? {})) {
          if (!EXPRESSION.test(String(value)))
            expect(() => command?.inputs[input]?.parse(String(value))).not.toThrow();
        }
      }
    }
  });

  test('outputs of steps and jobs that are read exist', () => {
    for (const [name, job] of jobsOf(file)) {
      const body = JSON.stringify(job);
      for (const [, id = '', output = ''] of body.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
        const step = stepsOf(job).find((each) => each.id === id);
        const command = commandOf(step?.uses);
        const known = command ? Object.keys(command.outputs) : outputsOfScript(step?.run ?? '');
        if (step?.uses === undefined || command !== undefined)
          expect([name, id, known]).toEqual([name, id, expect.arrayContaining([output])]);
      }
      for (const [, id = '', output = ''] of body.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g)) {
        expect([name, needsOf(job)]).toEqual([name, expect.arrayContaining([id])]);
        expect([name, id, outputsOfJob(workflow.jobs[id])]).toEqual([
          name,
          id,
          expect.arrayContaining([output]),
        ]);
      }
    }
  });

  test('calls of other workflows give inputs that they have, and all that they require', () => {
    for (const [, job] of jobsOf(file)) {
      if (job.uses === undefined) continue;
      const called = calledBy(job);
      const inputs = called?.workflow.on.workflow_call?.inputs ?? {};
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(job.with ?? {})));
      const required = Object.entries(inputs).flatMap(([input, { required }]) => (required ? [input] : []));
      expect(Object.keys(job.with ?? {})).toEqual(expect.arrayContaining(required));
    }
  });

  test('what can be dispatched and called takes the same inputs', () => {
    const { workflow_dispatch: dispatched, workflow_call: called } = workflow.on;
    if (!dispatched?.inputs || !called?.inputs) return;
    const typeless = (inputs: object) =>
      Object.entries(inputs).map(([name, { description, default: value, required }]) => {
        return { name, description, value, required };
      });
    expect(typeless(called.inputs)).toEqual(typeless(dispatched.inputs));
    expect(Object.keys(dispatched.inputs).length).toBeLessThanOrEqual(25);
  });

  test('at most 15 of its jobs run at once', () => {
    expect(widthOf(file)).toBeLessThanOrEqual(15);
  });
});

const doc = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');

test('the guide names every workflow, environment, secret and variable, and no workflow that is not there', () => {
  const names = files.map(({ file }) => file);
  const guide = doc('workflows.md');
  expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  for (const page of ['workflows.md', 'release-process.md', 'threat-model.md']) {
    const named = [...doc(page).matchAll(/`([\w-]+\.yml)`/g)].map(([, name = '']) => name);
    expect([page, named.filter((name) => !names.includes(name))]).toEqual([page, []]);
  }
  const everything = files.map(({ text }) => text).join('\n');
  const environments = [...everything.matchAll(/^ {4}environment: ([\w-]+)/gm)].map(([, name]) => name);
  const tokens = [...everything.matchAll(/(?:secrets|vars)\.([A-Z_]+)/g)].map(([, name]) => name);
  const all = guide + doc('release-process.md');
  expect([...environments, ...tokens].filter((name) => !all.includes(`\`${name}\``))).toEqual([]);
});

test('the suite’s own action folders are all known', () => {
  for (const { name } of commands) {
    if (name !== 'pipeline') expect(existsSync(join(root, 'actions', name, 'action.yml'))).toBe(true);
  }
});

function outputsOfScript(script: string): string[] {
  return [...script.matchAll(/\becho ["']([\w-]+)(?:=|<<)/g)].map(([, name = '']) => name);
}

function outputsOfJob(job: Job | undefined): string[] {
  if (job?.uses === undefined) return Object.keys(job?.outputs ?? {});
  const called = calledBy(job)?.workflow.on.workflow_call as { outputs?: object } | undefined;
  return Object.keys(called?.outputs ?? {});
}

function calledBy(job: Job): WorkflowFile | undefined {
  return files.find(({ file }) => job.uses === `$/.github/workflows/${file}`);
}

/** An upper bound of the jobs that run side by side: the widest set of jobs none of which needs another. */
function widthOf(file: WorkflowFile): number {
  const jobs = jobsOf(file);
  const ancestors = (name: string) => ancestorsOf(file.workflow, name);
  const weights = jobs.map(([name, job]) => [name, weightOf(job)] as const);
  const independent = (a: string, b: string) => !ancestors(a).has(b) && !ancestors(b).has(a);
  const widest = (rest: readonly (readonly [string, number])[]): number => {
    const [first, ...others] = rest;
    if (first === undefined) return 0;
    const beside = others.filter(([name]) => independent(name, first[0]));
    return Math.max(first[1] + widest(beside), widest(others));
  };
  return widest(weights);
}

function weightOf(job: Job): number {
  const called = job.uses === undefined ? undefined : calledBy(job);
  const own = called === undefined ? 1 : widthOf(called);
  const matrix = job.strategy?.matrix;
  if (matrix === undefined) return own;
  const limit = job.strategy?.['max-parallel'];
  if (typeof matrix !== 'object' || matrix === null) return own * (limit ?? 256);
  const sizes = Object.values(matrix).map((values) => (Array.isArray(values) ? values.length : 256));
  return (
    own *
    Math.min(
      limit ?? 256,
      sizes.reduce((product, size) => product * size, 1),
    )
  );
}
