import { expect, test } from '@jest/globals';
import { parseImageReference, repositoryOf } from '../../../src/io/image-reference.ts';
import { originOf } from '../../../src/io/registry-api.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

test.each([
  ['kafka', 'docker.io', 'library/kafka', 'latest', undefined],
  ['apache/kafka:4.4.0', 'docker.io', 'apache/kafka', '4.4.0', undefined],
  ['localhost/kafka:x', 'localhost', 'kafka', 'x', undefined],
  ['registry.example:5000/a/b:1.0_x', 'registry.example:5000', 'a/b', '1.0_x', undefined],
  [`registry.example:5000/a/b@${DIGEST}`, 'registry.example:5000', 'a/b', undefined, DIGEST],
  [`a/b:4.4.0@${DIGEST}`, 'docker.io', 'a/b', '4.4.0', DIGEST],
  ['[::1]:5000/a/b:x', '[::1]:5000', 'a/b', 'x', undefined],
  ['[fd00::12]/a', '[fd00::12]', 'a', 'latest', undefined],
])('%s', (name, registry, path, tag, digest) => {
  const parsed = parseImageReference(name);
  expect(parsed).toEqual({ registry, path, tag, digest });
  expect(repositoryOf(parsed)).toBe(`${registry}/${path}`);
});

test.each([
  '',
  'A/b',
  'ghcr.io/Owner/kafka',
  'a/b@sha256:12',
  `a/b@${DIGEST.toUpperCase()}`,
  `a/b@${DIGEST.replace('a', 'A')}`,
  `a/b@${DIGEST}@${DIGEST}`,
  'a/b:',
  'a/b:x:y',
  'https://docker.io/a/b',
  '::1/a',
  '[::1/a',
  'a b/c',
])('%j is no name of an image', (name) => {
  expect(() => parseImageReference(name)).toThrow(`"${name}" is no name of an image.`);
});

test.each([
  ['docker.io', 'https://registry-1.docker.io'],
  ['localhost:5000', 'http://localhost:5000'],
  ['127.0.0.1:5000', 'http://127.0.0.1:5000'],
  ['[::1]:5000', 'http://[::1]:5000'],
  ['[fd00::12]:5000', 'https://[fd00::12]:5000'],
  ['localhost.example', 'https://localhost.example'],
])('%s is asked at %s', (registry, origin) => {
  expect(originOf(registry)).toBe(origin);
  expect(URL.canParse(origin)).toBe(true);
});
