import { expect, test } from '@jest/globals';
import { describeMachine, ociPlatform } from '../../../src/io/machine.ts';

test.each([
  ['linux', 'x64', 'linux/amd64'],
  ['linux', 'arm64', 'linux/arm64'],
  ['darwin', 'arm64', 'darwin/arm64'],
])('%s %s is the platform %s', (os, arch, platform) => expect(ociPlatform(os, arch)).toBe(platform));

test('the machine has a name, processors and memory', () => {
  const { os, cpu, cpus, memoryBytes } = describeMachine();
  expect(os).toMatch(/\S+ \d/);
  expect(cpu).not.toBe('');
  expect(cpus).toBeGreaterThan(0);
  expect(memoryBytes).toBeGreaterThan(100 * 1024 ** 2);
});
