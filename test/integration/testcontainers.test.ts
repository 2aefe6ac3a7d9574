import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findEngine } from '../support/engine.ts';
import { describeWhere } from '../support/require.ts';

const image = process.env.KAFKA_NATIVE_TEST_IMAGE;
const lacks = ['mvn', 'java'].find((program) => spawnSync(program, ['-version']).status !== 0);
const available =
  image === undefined
    ? { missing: 'KAFKA_NATIVE_TEST_IMAGE names no image of the engine' }
    : lacks === undefined
      ? findEngine()
      : { missing: `there is no ${lacks}` };

describeWhere('engine', available, "Testcontainers' own KafkaContainer, from Maven Central", () => {
  let libs: string;
  beforeAll(async () => {
    libs = await mkdtemp(join(tmpdir(), 'testcontainers-'));
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${libs}`];
    execFileSync('mvn', ['-q', '-B', '-f', 'docker/test/testcontainers/pom.xml', ...goal], { stdio: 'pipe' });
  }, 300_000);
  afterAll(async () => await rm(libs, { recursive: true, force: true }));

  test('starts the image as it is, produces and consumes', () => {
    const program = 'docker/test/testcontainers/ProduceConsume.java';
    const substitute = image?.includes('native') ? 'apache/kafka-native' : 'apache/kafka';
    const result = spawnSync('java', ['-cp', join(libs, '*'), program, image ?? '', substitute], {
      encoding: 'utf8',
      // Its helper image, which cleans up after a killed program, need not be in reach.
      env: { ...process.env, TESTCONTAINERS_RYUK_DISABLED: 'true' },
    });
    expect(result.stdout).toContain('read key:value');
    expect(result.status).toBe(0);
  }, 180_000);
});
