import { describe, expect, it } from '@jest/globals';
import { compareVersions, KNOWN_VERSIONS, resolveVersion } from '../../../src/kafka/versions.ts';

describe('resolveVersion', () => {
  it.each([
    ['latest', '4.4.0'],
    ['4.4', '4.4.0'],
    ['3.9', '3.9.2'],
    ['3', '3.9.2'],
    ['3.9.1', '3.9.1'],
    ['4.5.0', '4.5.0'],
    ['4.10.2', '4.10.2'],
  ])('%s is %s', (asked, exact) => {
    expect(resolveVersion(asked)).toBe(exact);
  });

  it.each(['', '4.', '4.9', '5', 'newest', '4.4.0-rc1', 'v4.4.0', '4.4.0.0', '../4.4.0', '3.6.2', '2.8'])(
    'refuses "%s" and lists what is known',
    (asked) => {
      expect(() => resolveVersion(asked)).toThrow(asked);
      try {
        resolveVersion(asked);
      } catch (error) {
        expect(error).toMatchObject({
          exitCode: 2,
          hint: expect.stringMatching(/3\.7\.2.*4\.4\.0.*kafka-url.*kafka-path/),
        });
      }
    },
  );
});

describe('compareVersions', () => {
  it('orders by number, not by letter, and pre-releases before releases', () => {
    const shuffled = ['4.10.0', '4.4.0', '4.9.1', '4.4.0-rc1', '3.9.2'];
    expect(shuffled.sort(compareVersions)).toEqual(['3.9.2', '4.4.0-rc1', '4.4.0', '4.9.1', '4.10.0']);
    expect([...KNOWN_VERSIONS].sort(compareVersions)).toEqual(KNOWN_VERSIONS);
  });
});
