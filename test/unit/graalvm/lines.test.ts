import { describe, expect, test } from '@jest/globals';
import { licenceNote, warningsFor } from '../../../src/graalvm/lines.ts';

const now = new Date('2026-11-23T00:00:00Z');

describe('warnings', () => {
  test.each([
    [
      'graalvm-community',
      '21.0.2',
      '21.0.2',
      [/no security updates since 2024-03-19; use mandrel 21/, /segmentation/],
    ],
    [
      'graalvm-community',
      '25.0.2',
      '25.0.2',
      [/since 2026-01-31; use graalvm-community 25 \(its innovation/],
    ],
    ['graalvm-community', '25.5.5.0.3', '25.0.5.0.3', []],
    ['mandrel', '23.0.6.1', '17.0.19', [/ended with 23\.0\.6\.0; use mandrel 21 or 25/]],
    ['mandrel', '23.1.12.0', '21.0.12', [/segmentation fault.*-Duser\.name/]],
    ['mandrel', '25.0.4.0', '25.0.4', []],
    ['graalvm', '21.0.13', '21.0.13', [/segmentation/]],
    [
      'mandrel',
      '24.1.2.0',
      '23.0.2',
      [/^Java 23\.0\.2 is .* since 2025-03-18; use mandrel for Java 21 or 25\.$/],
    ],
    ['liberica-nik', '24.0.2+12', '24.0.2', [/since 2025-09-16; use liberica-nik for Java 21 or 25/]],
    ['graalvm', '22.0.2', '22.0.2', [/since 2024-09-17; use graalvm for Java 21 or 25/]],
    ['graalvm-community', '24.0.2', '24.0.2', [/since 2025-09-16; use mandrel 25/]],
    [undefined, '25', '25', []],
  ] as const)('%s %s', (distribution, version, java, expected) => {
    const warnings = warningsFor(distribution, version, java, now);
    expect(warnings).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test('a line has not ended before its day', () => {
    expect(warningsFor('graalvm-community', '25.0.2', '25.0.2', new Date('2026-01-15'))).toEqual([]);
  });
});

test('only Oracle’s licence needs a word', () => {
  expect(licenceNote('graalvm')).toMatch(/GFTC/);
  expect(licenceNote('graalvm-community')).toBeUndefined();
});
