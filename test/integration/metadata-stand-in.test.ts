import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type CheckResult, checkMetadata } from '../../src/metadata/check-metadata.ts';
import { classBytes } from '../support/class-bytes.ts';
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
  "name":"kafka.BrokerStateMBean",
  "queryAllPublicMethods":true,
  "methods":[{"name":"getValue","parameterTypes":[] }, {"name":"pause","parameterTypes":["java.lang.String"] }]
},
{
  "name":"org.apache.kafka.coordinator.group.streams.NoOpAssignmentRefiner",
  "methods":[{"name":"<init>","parameterTypes":[] }]
},
{
  "name":"org.apache.kafka.server.log.remote.TopicBasedManager",
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

  test('an MBean whose methods are listed, but not there to be called, is an error at its entry', async () => {
    const of = ({ findings }: CheckResult) => findings.find(({ rule }) => rule === 'mbean');
    expect(of(await check())).toMatchObject({ severity: 'warning', subject: 'kafka.BrokerStateMBean' });
    await writeConfig('[\n{\n  "name":"kafka.BrokerStateMBean",\n  "queryAllPublicMethods":true\n}\n]\n');
    const listed = await check({ fix: true });
    expect(of(listed)).toMatchObject({
      severity: 'error',
      member: 'getValue(); pause(java.lang.String)',
      place: { file: join(config, 'reflect-config.json'), line: 2 },
    });
    expect(of(await check())).toBeUndefined();
    await writeConfig('[\n{\n  "name":"kafka.BrokerStateMBean",\n  "allPublicMethods":true\n}\n]\n');
    expect(of(await check())).toBeUndefined();
  });

  test('a default that needs a plug-in is an error once a jar brings the plug-in', async () => {
    const subject = 'org.apache.kafka.server.log.remote.TopicBasedManager';
    const severity = async (jars: string[]) =>
      (await check({ jars })).findings.find((finding) => finding.subject === subject)?.severity;
    expect(await severity([])).toBe('warning');
    const plugin = join(dir, 'plugin.jar');
    const storage = 'org/apache/kafka/server/log/remote/storage/RemoteStorageManager';
    const bytes = classBytes({
      name: 'my/TieredStorage',
      interfaces: [storage],
      methods: [['<init>', '()V']],
    });
    await writeFile(plugin, zipOf({ 'my/TieredStorage.class': bytes }));
    expect(await severity([plugin])).toBe('error');
  });

  test('a class that is its own ancestor, and one of a newer version, do not stop the check', async () => {
    const odd = join(dir, 'cycle.jar');
    const main = classBytes({ name: 'kafka/Kafka', superName: 'a/One', methods: [['main', '()V']] });
    const one = classBytes({ name: 'a/One', superName: 'a/Two' });
    const two = classBytes({ name: 'a/Two', superName: 'a/One', major: 99 });
    await writeFile(odd, zipOf({ 'kafka/Kafka.class': main, 'a/One.class': one, 'a/Two.class': two }));
    const { problems } = await checkMetadata(realHost(), { jars: [odd], configDirs: [config] });
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^cycle\.jar!a\/Two\.class is of class file version 99, newer than the \d+/),
    ]);
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
