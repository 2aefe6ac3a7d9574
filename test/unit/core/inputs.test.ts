import { describe, expect, test } from '@jest/globals';
import {
  bool,
  choice,
  choices,
  duration,
  integer,
  lines,
  list,
  path,
  readInputs,
  size,
  text,
  url,
  withDefaults,
} from '../../../src/core/inputs.ts';

const specs = {
  name: text({ description: 'a name', required: true }),
  mode: choice('fast', 'slow')({ description: 'a mode', default: 'fast' }),
  count: integer(1, 10)({ description: 'a count', default: '3' }),
  wait: duration({ description: 'a wait', default: '5m' }),
  memory: size({ description: 'a size' }),
  quiet: bool({ description: 'a flag', default: 'false' }),
  items: list({ description: 'some items', default: '' }),
  from: url({ description: 'an address' }),
  to: path({ description: 'a path' }),
  token: text({ description: 'a token', secret: true }),
};

const read = (raw: Record<string, string>) => readInputs(specs, (name) => raw[name]);

describe('readInputs', () => {
  test('parses every kind and applies defaults', () => {
    const given = {
      name: ' n ',
      memory: '2g',
      quiet: 'True',
      items: 'a, b\n\nc',
      from: 'https://example.org/x',
    };
    expect(read(given)).toEqual({
      values: {
        name: 'n',
        mode: 'fast',
        count: 3,
        wait: 300_000,
        memory: 2 * 1024 ** 3,
        quiet: true,
        items: ['a', 'b', 'c'],
        from: 'https://example.org/x',
        to: undefined,
        token: undefined,
      },
    });
  });

  test('reports every bad value at once, with name, value and what is allowed', () => {
    const bad = {
      mode: 'quick',
      count: '11',
      wait: '5 parsecs',
      quiet: 'yes',
      from: 'ftp://x',
      memory: '2t',
    };
    expect(read(bad)).toEqual({
      problems: [
        'name is required: a name',
        'mode: "quick" is not valid, expected one of fast, slow',
        'count: "11" is not valid, expected a whole number from 1 to 10',
        'wait: "5 parsecs" is not valid, expected a duration such as 30s or 5m',
        'memory: "2t" is not valid, expected a size such as 512m or 2g',
        'quiet: "yes" is not valid, expected true or false',
        'from: "ftp://x" is not valid, expected an address that starts with https:// or http://',
      ],
    });
  });

  test('a list of words takes no other word', () => {
    const areas = { area: choices('a', 'b')({ description: 'areas' }) };
    expect(readInputs(areas, () => 'b, a')).toEqual({ values: { area: ['b', 'a'] } });
    expect(readInputs(areas, () => 'a,c')).toEqual({
      problems: ['area: "a,c" is not valid, expected a list of a, b'],
    });
  });

  test('a list of lines keeps its commas', () => {
    const labels = { labels: lines({ description: 'labels' }) };
    const text = 'a=b, c=d\r\n\n  e=f,\n';
    expect(readInputs(labels, () => text)).toEqual({ values: { labels: ['a=b, c=d', 'e=f,'] } });
  });

  test('never repeats a secret', () => {
    const secret = { pin: integer(1, 2)({ description: 'a pin', secret: true }) };
    const result = readInputs(secret, () => '4711');
    expect(JSON.stringify(result)).not.toContain('4711');
    expect(result).toHaveProperty('problems.0', expect.stringContaining('(a secret value)'));
  });

  test.each(['1.5', '0x2', '1e0', ' ', '-'])('an integer is not "%s"', (value) => {
    const result = readInputs({ n: integer(0, 9)({ description: 'n', required: true }) }, () => value);
    expect(result).toHaveProperty('problems');
  });
});

test('a command that is called by another has its own defaults', () => {
  expect(withDefaults(specs, { name: 'n', count: 7 })).toMatchObject({
    name: 'n',
    count: 7,
    mode: 'fast',
    wait: 300_000,
  });
});
