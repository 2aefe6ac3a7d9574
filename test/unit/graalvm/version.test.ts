import { describe, expect, test } from '@jest/globals';
import {
  compareVersions,
  isInnovation,
  javaOfInnovation,
  parseWanted,
  startsWith,
} from '../../../src/graalvm/version.ts';

describe('parseWanted', () => {
  test.each([
    ['latest', 'latest'],
    ['21', [21]],
    ['25.0', [25, 0]],
    ['25i3', [25, 3]],
    ['21.0.2', [21, 0, 2]],
    ['25.5.5.0.3', [25, 5, 5, 0, 3]],
  ])('%s', (text, wanted) => expect(parseWanted(text)).toEqual(wanted));

  test.each(['', 'dev', '25i', 'i3', '25-ea', '21.x', '21.', '25.0.4.1.1.1', '21.0.2+13', ' 21', '99999'])(
    '"%s" is none',
    (text) => expect(parseWanted(text)).toBeUndefined(),
  );
});

test('versions are compared number by number, not as text or semantic versions', () => {
  const versions = ['25.5.5.0.3', '25.0.2', '25.3.4.1', '9.0.1', '25.3.4', '25.10.1', '25.4.4.1.1'];
  expect(versions.sort(compareVersions)).toEqual([
    '9.0.1',
    '25.0.2',
    '25.3.4',
    '25.3.4.1',
    '25.4.4.1.1',
    '25.5.5.0.3',
    '25.10.1',
  ]);
  expect(compareVersions('25.0', '25.0.0')).toBe(0);
});

test('a prefix ends at a part: 25.1 is not 25.10', () => {
  expect(startsWith('25.10.1', [25, 1])).toBe(false);
  expect(startsWith('25.1.3', [25, 1])).toBe(true);
  expect(startsWith('25', [25, 0])).toBe(false);
  expect(startsWith('25.0.4+2', [25, 0, 4])).toBe(true);
});

// Pairs seen: https://github.com/graalvm/graalvm-ce-builds/releases
test.each([
  ['25.1.3', '25.0.3'],
  ['25.2.4', '25.0.4'],
  ['25.3.4.1', '25.0.4.1'],
  ['25.4.4.1.1', '25.0.4.1.1'],
  ['25.5.5.0.3', '25.0.5.0.3'],
])('innovation release %s contains Java %s', (version, java) => {
  expect(isInnovation(version)).toBe(true);
  expect(javaOfInnovation(version)).toBe(java);
});

test.each(['21.0.2', '25.0.2', '23.1.12.0', '24.2.1.0'])('%s is no innovation release', (version) =>
  expect(isInnovation(version)).toBe(false),
);
