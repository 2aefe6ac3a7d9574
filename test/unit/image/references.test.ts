import { describe, expect, test } from '@jest/globals';
import { asDigest, checkRepository, checkTags } from '../../../src/image/references.ts';

describe('references', () => {
  test.each([
    'kafka',
    'apache/kafka-native',
    'ghcr.io/owner/kafka-native',
    '127.0.0.1:5000/a/b.c__d',
    'localhost:5000/x',
    '[::1]:5000/a/b',
    '[fd00::1]/a',
  ])('%s is a repository', (name) => expect(() => checkRepository(name)).not.toThrow());

  test.each([
    '',
    'Kafka',
    'kafka:4.4.0',
    'a@sha256:1',
    'https://x/y',
    'a//b',
    '-x',
    'a b',
    '[::1]:5000',
    'ghcr.io/Owner/kafka',
  ])('"%s" is none', (name) =>
    expect(() => checkRepository(name)).toThrow(`"${name}" is no name of a repository`),
  );

  test('every bad tag is named at once', () => {
    expect(() => checkTags(['4.4.0', 'a/b', '.x', 'latest'])).toThrow('Not allowed as tag: "a/b", ".x".');
  });

  test('a digest is sha256 and 64 digits', () => {
    const digest = `sha256:${'0a'.repeat(32)}`;
    expect(asDigest(digest, 'It')).toBe(digest);
    for (const bad of ['', 'sha256:12', `sha256:${'0A'.repeat(32)}`, `${digest}0`]) {
      expect(() => asDigest(bad, 'It')).toThrow(`It is no digest: "${bad}"`);
    }
  });
});
