import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { generatedFiles } from '../../scripts/generated-files.ts';
import { commands } from '../../src/cli/commands.ts';
import { filesBelow, root } from '../support/source-tree.ts';

const files = [...generatedFiles()];

describe('generated files', () => {
  test.each(files)('%s is what its declaration says', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  test('no action is left without its declaration', () => {
    const declared = new Set(files.map(([path]) => path));
    expect(filesBelow('actions').filter((path) => !declared.has(path))).toEqual([]);
  });
});

test('setup-graalvm asks GitHub for releases with the job’s token, since runners of a network share a rate limit', () => {
  const action = parse(readFileSync(join(root, 'actions/setup-graalvm/action.yml'), 'utf8'));
  expect(action.inputs['github-token'].default).toBe('${{ github.token }}');
});

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  const path = name === 'pipeline' ? 'action.yml' : `actions/${name}/action.yml`;
  const action = parse(readFileSync(join(root, path), 'utf8'));

  test('its action has the same inputs and outputs, runs on Node 24 and its bundle exists', () => {
    expect(Object.keys(action.inputs)).toEqual(Object.keys(command.inputs));
    expect(Object.keys(action.outputs)).toEqual(Object.keys(command.outputs));
    expect(action.runs.using).toBe('node24');
    expect(existsSync(join(root, path, '..', action.runs.main))).toBe(true);
  });

  test('its post step is there where one is declared, and runs whatever became of the job', () => {
    const declared = command.post !== undefined;
    expect(existsSync(join(root, 'src/actions', name, 'post.ts'))).toBe(declared);
    expect(action.runs['post-if']).toBe(declared ? 'always()' : undefined);
    if (declared) expect(existsSync(join(root, path, '..', action.runs.post))).toBe(true);
    else expect(action.runs).not.toHaveProperty('post');
  });

  test('names are kebab-case, descriptions are sentences, defaults are valid', () => {
    for (const [input, spec] of Object.entries(command.inputs)) {
      expect(input).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(spec.description).toMatch(/^[A-Z`].*\.$/s);
      if (spec.default) expect(() => spec.parse(spec.default ?? '')).not.toThrow();
    }
    for (const [input, value] of Object.entries(command.example)) {
      expect(() => command.inputs[input]?.parse(value ?? '')).not.toThrow();
      expect(Object.keys(command.inputs)).toContain(input);
    }
  });
});
