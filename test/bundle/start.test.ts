import { afterAll, describe, expect, test } from '@jest/globals';
import { commands } from '../../src/cli/commands.ts';
import { ActionRunner } from '../support/run-action.ts';

const NOWHERE = '/nonexistent/for/this/test';
/** Inputs that pass the declaration and fail in the feature, so that all of its code is loaded. */
const INPUTS: Readonly<Record<string, Record<string, string>>> = {
  pipeline: { 'kafka-path': NOWHERE },
  'setup-graalvm': { home: NOWHERE },
  'generate-reflection-config': { 'kafka-path': NOWHERE, 'graalvm-home': NOWHERE },
  'check-metadata': { 'kafka-path': NOWHERE, 'config-dir': NOWHERE },
  'build-native-binary': { 'kafka-path': NOWHERE, 'metadata-dir': NOWHERE, 'graalvm-home': NOWHERE },
  'build-multiarch-image': { image: 'registry.invalid/kafka', platform: 'linux/amd64', binary: NOWHERE },
  'run-sanity': { 'kafka-path': NOWHERE },
  'trivy-scan': { sbom: NOWHERE, 'trivy-path': NOWHERE },
  'report-scan': { scans: NOWHERE },
  'publish-report': { 'evidence-dir': NOWHERE },
  verify: { subject: NOWHERE, 'evidence-dir': NOWHERE },
  promote: {
    source: `registry.invalid/kafka@sha256:${'0'.repeat(64)}`,
    target: 'registry.invalid/k',
    'evidence-dir': NOWHERE,
  },
};

const runner = new ActionRunner();
afterAll(() => runner.close());

describe.each(commands.map(({ name }) => name))('the bundle of %s', (name) => {
  test('loads all of its code and fails in one clear paragraph', async () => {
    const inputs = INPUTS[name];
    if (inputs === undefined) throw new Error(`${name} has no inputs here`);
    const { exitCode, log } = await runner.run(name === 'pipeline' ? '.' : `actions/${name}`, inputs);
    expect(log).toMatch(/^::error::/m);
    expect(log).not.toContain('Unexpected failure');
    expect(log).not.toMatch(/Cannot find module|ERR_MODULE|is not a function|^\s+at .+:\d+:\d+/m);
    expect([1, 2]).toContain(exitCode);
  });
});
