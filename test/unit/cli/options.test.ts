import { describe, expect, test } from '@jest/globals';
import { commandHelp, overview } from '../../../src/cli/help.ts';
import { readOptions } from '../../../src/cli/options.ts';
import { defineCommand } from '../../../src/core/command.ts';
import { UsageError } from '../../../src/core/errors.ts';
import { bool, choices, integer, lines, list, text } from '../../../src/core/inputs.ts';

const command = defineCommand({
  name: 'try-it',
  title: 'Try',
  description:
    'Tries a thing, with a description that is long enough to need a second line when it is shown in help.',
  branding: { icon: 'box', color: 'blue' },
  inputs: {
    count: integer(1, 9)({ description: 'How many.', default: '2' }),
    name: text({ description: 'Its name.', required: true }),
    dry: bool({ description: 'Only say it.', default: 'false' }),
  },
  outputs: {},
  example: {},
  run: async () => ({ verdict: 'passed', message: 'done', outputs: {} }),
});

const failing = (args: string[]) => {
  try {
    readOptions(command, args);
  } catch (error) {
    if (error instanceof UsageError) return error;
  }
  throw new Error('expected a UsageError');
};

describe('readOptions', () => {
  test('takes one input without its name where the command says so', () => {
    const named = { ...command, positional: 'name' } as const;
    expect(readOptions(named, ['x', '--dry'])).toEqual({ count: 2, name: 'x', dry: true });
    expect(() => readOptions(named, ['x', 'y'])).toThrow('Only one name can be given, not also "y"');
    expect(() => readOptions(named, ['x', '--name', 'y'])).toThrow('not also "x"');
    expect(failing(['x', '--name', 'y']).problems[0]).toMatch(/Unexpected argument 'x'/);
    expect(commandHelp(named)).toMatch(/^Usage: kafka-native try-it <name> \[options\]/);
  });

  test('reads both spellings of a value, flags and their negation', () => {
    expect(readOptions(command, ['--count=3', '--name', 'x', '--dry'])).toEqual({
      count: 3,
      name: 'x',
      dry: true,
    });
    expect(readOptions(command, ['--name', 'x', '--no-dry'])).toEqual({ count: 2, name: 'x', dry: false });
  });

  test('takes a list in parts', () => {
    const inputs = {
      tags: list({ description: 'Tags.' }),
      labels: lines({ description: 'Labels.' }),
      areas: choices('a', 'b')({ description: 'Areas.' }),
    };
    const parts = [
      '--tags',
      'x,y',
      '--tags',
      'z',
      '--labels',
      'k=v, w',
      '--labels',
      'l=m',
      '--areas',
      'a',
      '--areas',
      'b',
    ];
    expect(readOptions({ ...command, inputs }, parts)).toEqual({
      tags: ['x', 'y', 'z'],
      labels: ['k=v, w', 'l=m'],
      areas: ['a', 'b'],
    });
  });

  test('says all that is wrong, by the option as it is typed', () => {
    const error = failing(['--count', '99']);
    expect(error.problems).toEqual([
      '--count: "99" is not valid, expected a whole number from 1 to 9',
      '--name is required: Its name.',
    ]);
    expect(error.exitCode).toBe(2);
    expect(error.hint).toContain('kafka-native try-it --help');
  });

  test.each([
    [['--nmae', 'x'], "'--nmae'"],
    [['stray'], "'stray'"],
    [['--name'], '--name'],
  ])('refuses %j by name', (args, named) => expect(failing(args).message).toContain(named));
});

describe('help', () => {
  test('names every option with its default', () => {
    const help = commandHelp(command);
    expect(help).toContain('  --count <number>\n      How many. (default: 2)');
    expect(help).toContain('  --name <text>\n      Its name. (required)');
    expect(help).toContain('  --dry\n      Only say it. (default: false)');
  });

  test('keeps within 100 columns', () => {
    for (const line of `${overview([command])}\n${commandHelp(command)}`.split('\n')) {
      expect(line.length).toBeLessThanOrEqual(100);
    }
  });
});
