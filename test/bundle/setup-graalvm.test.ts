import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { hashOf } from '../../src/io/hash.ts';
import { fakeGraalvmArchive } from '../support/graalvm-archive.ts';
import { ActionRunner } from '../support/run-action.ts';

const runner = new ActionRunner();
afterAll(() => runner.close());
const commandFile = (name: string) => readFileSync(join(runner.workspace, '_runner', name), 'utf8');

test('setup-graalvm gives the steps after it GRAALVM_HOME, JAVA_HOME and PATH, from the runner’s tool cache', async () => {
  const archive = await fakeGraalvmArchive({ java: '25.0.4', vendor: 'Mandrel-25.0.4.0-Final' });
  writeFileSync(join(runner.workspace, 'graalvm.tar.gz'), archive);
  const inputs = {
    archive: 'graalvm.tar.gz',
    checksum: hashOf(archive, 'sha256'),
    'check-toolchain': 'skip',
  };
  const env = { RUNNER_TOOL_CACHE: join(runner.workspace, 'tools') };
  const { exitCode, log, outputs, summary } = await runner.run('actions/setup-graalvm', inputs, { env });
  expect({ exitCode, log }).toMatchObject({ exitCode: 0 });
  const { home = '' } = outputs;
  expect(home.startsWith(join(runner.workspace, 'tools'))).toBe(true);
  expect(outputs).toMatchObject({ version: '25.0.4.0', 'java-version': '25.0.4', 'cache-hit': 'false' });
  expect(commandFile('GITHUB_ENV')).toMatch(
    new RegExp(`^GRAALVM_HOME<<(\\S+)\n${home}\n\\1\nJAVA_HOME<<(\\S+)\n${home}\n\\2\n$`),
  );
  expect(commandFile('GITHUB_PATH')).toBe(`${join(home, 'bin')}\n`);
  expect(summary).toContain('| GraalVM | Mandrel-25.0.4.0-Final |');
  const again = await runner.run('actions/setup-graalvm', inputs, { env });
  expect(again.outputs['cache-hit']).toBe('true');
});

test('its bad inputs end with exit code 2 and every problem', async () => {
  const { exitCode, log } = await runner.run('actions/setup-graalvm', {
    'java-version': 'dev',
    checksum: 'abc',
    home: 'x',
  });
  expect(exitCode).toBe(2);
  expect(log).toMatch(/java-version: "dev" is no version.*checksum: "abc" is no SHA-256.*home and checksum/s);
  expect(log).not.toMatch(/^\s+at /m);
});
