import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { generateReflectionConfig } from '../../../src/actions/generate-reflection-config/command.ts';
import { withDefaults } from '../../../src/core/inputs.ts';
import type { KafkaDistribution } from '../../../src/kafka/distribution.ts';
import { chooseWorkloads } from '../../../src/pipeline/tracing-workloads.ts';
import { createFakeHost } from '../../fakes/host.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tracing-test-'));
  for (const name of ['bin/java', 'bin/native-image', 'lib/libnative-image-agent.so']) {
    await mkdir(join(home, name, '..'), { recursive: true });
    await writeFile(join(home, name), '');
  }
  await writeFile(join(home, 'release'), 'JAVA_VERSION="25.0.3"\n');
});
afterEach(() => rm(home, { recursive: true, force: true }));

test('the user’s command sees the variables of its step, the agent beside its own options, and no inputs', async () => {
  const host = createFakeHost({
    env: {
      DUCKTAPE_OPTIONS: '--max-parallel 1',
      JAVA_TOOL_OPTIONS: '-Dmine=1',
      'INPUT_WORKLOAD-COMMAND': 'make test',
      ACTIONS_RUNTIME_TOKEN: 'secret',
    },
    exec: () => ({}),
  });
  const kafka = { version: '4.4.0', libs: [] } as unknown as KafkaDistribution;
  const choice = { areas: [], command: 'make test', configDefaults: false };
  const [workload] = await chooseWorkloads(host, home, kafka, choice);
  await workload?.run({ JAVA_TOOL_OPTIONS: '-agentlib:native-image-agent=x' });
  const { argv, options } = host.recording.executed.at(-1) ?? {};
  expect(argv).toEqual(['sh', '-c', 'make test']);
  expect(options?.env).toEqual({
    DUCKTAPE_OPTIONS: '--max-parallel 1',
    JAVA_TOOL_OPTIONS: '-Dmine=1 -agentlib:native-image-agent=x',
  });
});

test('metadata of an older GraalVM in the output folder is refused before anything is traced', async () => {
  const folder = join(home, 'metadata');
  await mkdir(folder);
  await writeFile(join(folder, 'reflect-config.json'), '[]');
  const host = createFakeHost({
    exec: () => ({
      stdout:
        'native-image 25.0.3 2026-04-21\nGraalVM Runtime Environment GraalVM CE 25.0.3-dev+9.1 (build 25.0.3+9)\n',
    }),
  });
  const inputs = withDefaults(generateReflectionConfig.inputs, {
    'graalvm-home': home,
    'output-dir': folder,
  });
  await expect(generateReflectionConfig.run(host, inputs)).rejects.toThrow(
    /holds reflect-config\.json, which is of the other format/,
  );
  expect(host.recording.fetched).toEqual([]);
});
