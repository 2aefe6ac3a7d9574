import { execFile } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { root } from '../support/source-tree.ts';

interface Outcome {
  readonly counts: number[];
  readonly names: string[];
  readonly messages: string;
}

/** Runs the fixture in a Jest of its own, with this `REQUIRE`. */
async function run(require: string): Promise<Outcome> {
  const arguments_ = [
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    '--json',
    '--reporters=default',
    '--testPathIgnorePatterns=node_modules',
    '--runTestsByPath',
    'test/fixtures/require/inner.test.ts',
  ];
  const env = { ...process.env, REQUIRE: require };
  // Jest's exit code is 1 where a test failed; what counts is its report.
  const stdout = await new Promise<string>((resolve) => {
    execFile(process.execPath, arguments_, { cwd: root, env }, (_, text) => resolve(text));
  });
  const result = JSON.parse(stdout);
  return {
    counts: [result.numPassedTests, result.numFailedTests, result.numPendingTests],
    names: result.testResults[0].assertionResults.map(({ fullName }: { fullName: string }) => fullName),
    messages: result.testResults[0].message,
  };
}

test('what is missing is skipped, counted, and says why', async () => {
  const { counts, names } = await run('');
  expect(counts).toEqual([1, 0, 2]);
  expect(names[0]).toBe('scans [skipped, trivy is missing: it is not on the PATH] one');
});

test('what is missing and required fails', async () => {
  const { counts, messages } = await run('engine, trivy');
  expect(counts).toEqual([1, 1, 0]);
  expect(messages).toContain('REQUIRE names trivy, but trivy is missing: it is not on the PATH');
});
