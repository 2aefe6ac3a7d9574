import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { type Job, type Workflow, type WorkflowInput, workflowFiles } from '../../scripts/workflows/files.ts';
import { readDocuments } from '../support/docs/world.ts';
import { describeWhere } from '../support/require.ts';
import { filesBelow, root } from '../support/source-tree.ts';
import { findTool } from '../support/tools.ts';

const own = new Map(workflowFiles().map(({ file, workflow }) => [file, workflow]));

interface Caller {
  readonly at: string;
  readonly job: Job;
  readonly file: string;
}

const callers: readonly Caller[] = [
  ...filesBelow('docs/examples')
    .filter((path) => path.endsWith('.yml'))
    .flatMap((path) => callersIn(path, readFileSync(join(root, path), 'utf8'))),
  ...[...readDocuments().values()].flatMap(({ path, fences }) =>
    fences
      .filter(({ language }) => language === 'yaml')
      .flatMap(({ text, line }) => callersIn(`${path}:${line}`, text)),
  ),
];

/** Jobs that call a workflow of this repository. */
function callersIn(at: string, text: string): Caller[] {
  return parseAllDocuments(text).flatMap((document) => {
    const { jobs = {} } = (document.toJS() ?? {}) as Partial<Workflow>;
    return Object.values(jobs).flatMap((job) => {
      const [, file] = /^OWNER\/kafka-native\/\.github\/workflows\/([\w-]+\.yml)@/.exec(job.uses ?? '') ?? [];
      return file === undefined ? [] : [{ at, job, file }];
    });
  });
}

/** Secrets that a called workflow knows, as its caller has to hand them on: GitHub keeps all others from it. */
function secretsOf(file: string): Record<string, string> | undefined {
  const names = Object.keys(own.get(file)?.on.workflow_call?.secrets ?? {});
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, `\${{ secrets.${name} }}`]));
}

/** What a called workflow's jobs ask for, those that it calls included: GitHub starts no run that grants less. */
function permissionsOf(file: string): Record<string, string> {
  const all: Record<string, string> = {};
  for (const job of Object.values(own.get(file)?.jobs ?? {})) {
    const called = job.uses?.startsWith('$/') ? permissionsOf(job.uses.split('/').at(-1) ?? '') : {};
    for (const [scope, level] of [...Object.entries(job.permissions ?? {}), ...Object.entries(called)]) {
      if (all[scope] !== 'write') all[scope] = level;
    }
  }
  return all;
}

function inputsOf(file: string): Readonly<Record<string, WorkflowInput>> {
  return own.get(file)?.on.workflow_call?.inputs ?? {};
}

test('every workflow that can be called has an example to copy', () => {
  const callable = [...own].filter(([, { on }]) => 'workflow_call' in on).map(([file]) => file);
  const parts = ['candidate.yml', 'candidate-platform.yml'];
  const shown = callers.filter(({ at }) => at.startsWith('docs/examples/')).map(({ file }) => file);
  expect(callable.filter((file) => !parts.includes(file) && !shown.includes(file))).toEqual([]);
});

describe.each(callers.map((caller) => [caller.at, caller] as const))('%s', (_, { job, file }) => {
  test('calls a workflow that is there, with inputs that it has, and all that it requires', () => {
    const inputs = inputsOf(file);
    const given = Object.keys(job.with ?? {});
    const required = Object.entries(inputs).flatMap(([name, input]) => (input.required ? [name] : []));
    expect(own.has(file)).toBe(true);
    expect(given.filter((name) => !(name in inputs))).toEqual([]);
    expect(required.filter((name) => !given.includes(name))).toEqual([]);
  });

  test('grants the permissions that its jobs ask for, and no more', () => {
    expect(job.permissions).toEqual(permissionsOf(file));
  });

  // Without this, the secret of the environment does not arrive, either: actions/runner#1490.
  test('hands on the secrets that its jobs log in with', () => {
    expect(job.secrets).toEqual(secretsOf(file));
  });
});

test('files that the examples name lie beside them', () => {
  const named = callers.flatMap(({ at, job }) =>
    at.startsWith('docs/examples/')
      ? [job.with?.['discover-rules']].filter((path) => path !== undefined)
      : [],
  );
  expect(named.map((path) => [path, existsSync(join(root, 'docs/examples/adopt', String(path)))])).toEqual(
    named.map((path) => [path, true]),
  );
  expect(named.length).toBeGreaterThan(0);
});

const EXAMPLES = filesBelow('docs/examples').filter((path) => path.includes('/workflows/'));

describeWhere('actionlint', findTool('actionlint'), 'actionlint', (actionlint) => {
  test('has nothing to say about the examples', () => {
    const { status, stdout } = spawnSync(actionlint(), ['-no-color', ...EXAMPLES], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});

describeWhere('zizmor', findTool('zizmor'), 'zizmor', (zizmor) => {
  test('finds nothing unsafe in the examples', () => {
    const options = ['--quiet', '--pedantic', '--offline', '--no-progress', '--color=never'];
    const { stdout } = spawnSync(zizmor(), [...options, ...EXAMPLES], { cwd: root, encoding: 'utf8' });
    expect(stdout).toMatch(/^No findings to report/);
  });
});
