import { describe, expect, test } from '@jest/globals';
import { entryPointFor } from '../../../src/binary/entry-point.ts';

describe('entry point', () => {
  test.each([
    ['3.7.2', 'auto', 'own'],
    ['3.7.2', 'own', 'own'],
    ['3.8.0', 'auto', 'kafka'],
    ['4.4.0', 'auto', 'kafka'],
    ['4.4.0', 'own', 'own'],
    ['4.10.0-rc1', 'auto', 'kafka'],
  ] as const)('Kafka %s with %s gets %s', (version, asked, expected) => {
    expect(entryPointFor(version, asked)).toBe(expected);
  });

  test('what cannot work is refused', () => {
    expect(() => entryPointFor('3.7.2', 'kafka')).toThrow(/no "start"/);
    expect(() => entryPointFor('3.6.2', 'auto')).toThrow(/came with 3\.7/);
    expect(() => entryPointFor('2.8.0', 'own')).toThrow(/came with 3\.7/);
  });
});
