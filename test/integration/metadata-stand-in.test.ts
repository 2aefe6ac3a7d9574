import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type CheckResult, checkMetadata } from '../../src/metadata/check-metadata.ts';
import { realHost } from '../support/kafka.ts';
import { CASES, STAND_IN } from '../support/metadata-cases.ts';
import { compileJar, findJavac } from '../support/metadata-jar.ts';
import { describeWhere } from '../support/require.ts';
import { zipOf } from '../support/zip-file.ts';

describeWhere('jdk', findJavac(), 'the check on a broker in small', () => {
  let dir = '';
  let jar = '';
  let config = '';

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'metadata-'));
    jar = await compileJar(STAND_IN, dir, 'broker');
    config = join(dir, 'config');
  }, 60_000);
  beforeEach(async () => await writeConfig('[]\n'));
  afterAll(async () => await rm(dir, { recursive: true, force: true }));

  async function writeConfig(reflect: string): Promise<void> {
    await cp(join(STAND_IN, '..', 'upstream', '4.1'), config, { recursive: true });
    await writeFile(join(config, 'reflect-config.json'), reflect);
  }
  const check = async (more: { jars?: string[]; fix?: boolean } = {}): Promise<CheckResult> =>
    await checkMetadata(realHost(), {
      jars: [jar, ...(more.jars ?? [])],
      configDirs: [config],
      fix: more.fix,
    });
  const errors = (result: CheckResult) =>
    result.findings.filter(({ severity }) => severity === 'error').map(({ subject }) => subject);

  test.each(CASES.filter(({ jars }) => jars === 'stand-in'))('$issue is named', async ({ rule, subject }) => {
    const found = (await check()).findings.find((finding) => finding.subject === subject);
    expect(found).toMatchObject({ rule, severity: 'error' });
    expect(found?.evidence.configKey).toBeDefined();
    expect(found?.evidence.trail.length).toBeGreaterThan(1);
  });

  test('what code compares and creates itself, folds, or only tools load is no finding', async () => {
    expect(errors(await check())).toEqual([
      'org.apache.kafka.coordinator.group.streams.NoOpAssignmentRefiner',
      'org.apache.kafka.server.share.dlq.DefaultShareGroupDLQManager',
    ]);
  });

  test('--fix writes what is missing, once', async () => {
    const first = await check({ fix: true });
    expect(first.fixed).toEqual([join(config, 'reflect-config.json')]);
    const second = await check({ fix: true });
    expect(errors(second)).toEqual([]);
    expect(second.fixed).toEqual([]);
    expect(await readFile(join(config, 'reflect-config.json'), 'utf8')).toBe(`[
{
  "name":"org.apache.kafka.coordinator.group.streams.NoOpAssignmentRefiner",
  "methods":[{"name":"<init>","parameterTypes":[] }]
},
{
  "name":"org.apache.kafka.server.share.dlq.DefaultShareGroupDLQManager"
}
]
`);
  });

  test('a damaged jar, class or metadata file is named and the rest is checked', async () => {
    const cut = join(dir, 'cut.jar');
    await writeFile(cut, (await readFile(jar)).subarray(0, 500));
    const odd = join(dir, 'odd.jar');
    await writeFile(odd, zipOf({ 'org/apache/kafka/Odd.class': 'no class', 'module-info.class': '' }));
    await writeFile(join(config, 'jni-config.json'), '[\n{"name":]');
    const result = await check({ jars: [cut, odd] });
    await rm(join(config, 'jni-config.json'));
    expect(errors(result)).toHaveLength(2);
    expect(result.problems.map(({ message }) => message.split('\n')[0]?.replaceAll(dir, ''))).toEqual([
      '/cut.jar is not a sound archive: it has no directory; it may be cut short (byte 500).',
      '/config/jni-config.json:2:9 is not valid JSON: ValueExpected.',
      expect.stringMatching(/^odd\.jar!org\/apache\/kafka\/Odd\.class is not a sound class file/),
    ]);
    expect(result.problems.every(({ fatal }) => fatal)).toBe(true);
  });

  test('of a multi-release jar the classes for the target Java count', async () => {
    const bytes = await readFile(join(dir, 'broker-classes', 'kafka', 'Kafka.class'));
    const multi = join(dir, 'multi.jar');
    await writeFile(
      multi,
      zipOf({ 'kafka/Kafka.class': 'not read', 'META-INF/versions/11/kafka/Kafka.class': bytes }),
    );
    const result = await checkMetadata(realHost(), { jars: [multi, jar], configDirs: [config] });
    expect(result.problems).toEqual([]);
    expect(errors(result)).toHaveLength(2);
  });

  test('a folder with none, and jars without the entry point, are one sentence', async () => {
    const none = { jars: [jar], configDirs: [STAND_IN] as const };
    await expect(checkMetadata(realHost(), none)).rejects.toThrow(/holds no metadata/);
    const other = { jars: [jar], configDirs: [config] as const, entryPoint: 'a.Main' };
    await expect(checkMetadata(realHost(), other)).rejects.toThrow(/None of the 1 jars contains a\.Main/);
  });
});
