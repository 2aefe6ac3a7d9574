import { expect, test } from '@jest/globals';
import { parseBaseline } from '../../../src/pipeline/benchmark-step.ts';

const IMAGE = `registry.example/kafka-native@sha256:${'ab'.repeat(32)}`;

test.each([
  ['jvm', { kind: 'jvm', classData: true }],
  ['jvm-without-class-data', { kind: 'jvm', classData: false }],
  ['4.3.1', { kind: 'release', version: '4.3.1' }],
  ['3.9', { kind: 'release', version: '3.9' }],
  [IMAGE, { kind: 'image', image: IMAGE }],
  ['./kafka.Kafka', { kind: 'binary', path: './kafka.Kafka' }],
])('%s is a baseline', (text, baseline) => {
  expect(parseBaseline(text)).toEqual(baseline);
});

test.each(['', 'native', 'registry.example/kafka-native:4.3.1', '4'])('"%s" is none', (text) => {
  expect(() => parseBaseline(text)).toThrow(`baseline: "${text}" is not valid`);
});
