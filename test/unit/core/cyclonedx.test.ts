import { expect, test } from '@jest/globals';
import { mavenLibrary, serialNumberOf } from '../../../src/core/cyclonedx.ts';

test('a serial number is a UUID of version 8 whose other bits are those of the digest', () => {
  expect(serialNumberOf(`${'f'.repeat(32)}${'0'.repeat(32)}`)).toBe(
    'urn:uuid:ffffffff-ffff-8fff-bfff-ffffffffffff',
  );
  expect(serialNumberOf('0123456789abcdef0123456789abcdef'.repeat(2))).toBe(
    'urn:uuid:01234567-89ab-8def-8123-456789abcdef',
  );
});

test('a jar is known by its Maven coordinates', () => {
  const jar = mavenLibrary({ group: 'org.slf4j', name: 'slf4j-api', version: '2.0.17' }, 'ab');
  expect(jar).toMatchObject({ 'bom-ref': jar.purl, purl: 'pkg:maven/org.slf4j/slf4j-api@2.0.17' });
  expect(jar.hashes).toEqual([{ alg: 'SHA-256', content: 'ab' }]);
});
