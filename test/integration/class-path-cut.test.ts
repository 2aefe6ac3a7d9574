import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type BrokerCut, cutToBroker } from '../../src/metadata/cut/broker-cut.ts';
import { createFakeHost } from '../fakes/host.ts';
import { describeKafka } from '../support/describe-kafka.ts';
import { libsOf } from '../support/kafka.ts';
import { compileJar, findJavac } from '../support/metadata-jar.ts';
import { describeWhere } from '../support/require.ts';
import { storedZip } from '../support/stored-zip.ts';

/** Sources by the jar that their classes go into. */
const JARS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'app.jar': {
    'kafka/docker/KafkaDockerWrapper.java': `package kafka.docker;
      public class KafkaDockerWrapper {
        public static void main(String[] args) throws Exception {
          called.Lib.work();
          Class.forName("texted.Plugin");
          for (asked.Service each : java.util.ServiceLoader.load(asked.Service.class)) each.run();
        }
        static void neverCalled() { unused.Lib.work(); }
      }`,
    'asked/Service.java': 'package asked; public interface Service { void run(); }',
    'ignored/Service.java': 'package ignored; public interface Service { void run(); }',
  },
  'called.jar': {
    'called/Lib.java':
      'package called; public class Lib extends parent.Base { public static void work() {} }',
    'called/Unreached.java':
      'package called; public class Unreached { public void run() { behind.Lib.work(); } }',
  },
  'parent.jar': { 'parent/Base.java': 'package parent; public class Base { }' },
  'texted.jar': {
    'texted/Plugin.java': 'package texted; public class Plugin { public Plugin() { created.Lib.work(); } }',
  },
  'created.jar': { 'created/Lib.java': 'package created; public class Lib { public static void work() {} }' },
  'provider.jar': {
    'provider/Impl.java': `package provider;
      public class Impl implements asked.Service { public void run() { provided.Lib.work(); } }`,
  },
  'provided.jar': {
    'provided/Lib.java': 'package provided; public class Lib { public static void work() {} }',
  },
  'other-provider.jar': {
    'other/Impl.java': 'package other; public class Impl implements ignored.Service { public void run() {} }',
  },
  'registered.jar': { 'registered/Bean.java': 'package registered; public class Bean { }' },
  'behind.jar': { 'behind/Lib.java': 'package behind; public class Lib { public static void work() {} }' },
  'unused.jar': { 'unused/Lib.java': 'package unused; public class Lib { public static void work() {} }' },
};
const SERVICES: Readonly<Record<string, readonly [string, string]>> = {
  'provider.jar': ['META-INF/services/asked.Service', 'provider.Impl\n'],
  'other-provider.jar': ['META-INF/services/ignored.Service', 'other.Impl\n'],
};
const REGISTERED = '[{"name":"registered.Bean"}]';

describeWhere('jdk', findJavac(), 'a class path cut to what a broker reaches', () => {
  let dir = '';
  let jars: string[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cut-'));
    const sources = Object.values(JARS).flatMap((each) => Object.entries(each));
    for (const [path, text] of sources) {
      await mkdir(dirname(join(dir, 'src', path)), { recursive: true });
      await writeFile(join(dir, 'src', path), text);
    }
    await compileJar(join(dir, 'src'), dir, 'all');
    await mkdir(join(dir, 'libs'));
    jars = await Promise.all(Object.keys(JARS).map(jarOf));
    await mkdir(join(dir, 'metadata'));
    await writeFile(join(dir, 'metadata', 'reflect-config.json'), REGISTERED);
  }, 60_000);
  afterAll(async () => await rm(dir, { recursive: true, force: true }));

  async function jarOf(name: string): Promise<string> {
    const files = Object.keys(JARS[name] ?? {}).map(async (source): Promise<[string, Buffer]> => {
      const path = source.replace(/\.java$/, '.class');
      return [path, await readFile(join(dir, 'all-classes', path))];
    });
    const [service, provider] = SERVICES[name] ?? [];
    const services: [string, Buffer][] =
      service === undefined ? [] : [[service, Buffer.from(provider ?? '')]];
    const path = join(dir, 'libs', name);
    await writeFile(path, storedZip([...(await Promise.all(files)), ...services]));
    return path;
  }

  async function cut(given = jars): Promise<BrokerCut> {
    const request = { jars: given, metadataDir: join(dir, 'metadata'), architecture: 'amd64' } as const;
    return await cutToBroker(createFakeHost(), request);
  }
  const leftOf = async (given?: string[]) => (await cut(given)).left.map(({ file }) => file);

  test('keeps what is called, above, named in a text, provided, registered; and leaves out the rest', async () => {
    expect(await leftOf()).toEqual(['other-provider.jar', 'behind.jar']);
  });

  test('keeps a jar that only unreached code of a reached class names: the class is loaded as a whole', async () => {
    expect(await leftOf()).not.toContain('unused.jar');
  });

  test('does not keep what nobody registers', async () => {
    await writeFile(join(dir, 'metadata', 'reflect-config.json'), '[]');
    try {
      expect(await leftOf()).toEqual(['other-provider.jar', 'registered.jar', 'behind.jar']);
    } finally {
      await writeFile(join(dir, 'metadata', 'reflect-config.json'), REGISTERED);
    }
  });

  test('keeps everything where a jar cannot be read, and says so', async () => {
    const broken = join(dir, 'libs', 'broken.jar');
    await writeFile(broken, 'no zip');
    const host = createFakeHost();
    const request = { jars: [...jars, broken], metadataDir: join(dir, 'metadata') };
    expect((await cutToBroker(host, { ...request, architecture: 'amd64' })).left).toEqual([]);
    expect(host.recording.log.join('\n')).toMatch(/No jar is left out: .*broken\.jar/);
  });

  test('refuses metadata that native-image could not read, with its place', async () => {
    await writeFile(join(dir, 'metadata', 'jni-config.json'), '[\n  {"name": }\n]');
    try {
      await expect(cut()).rejects.toThrow(/jni-config\.json:2/);
    } finally {
      await rm(join(dir, 'metadata', 'jni-config.json'));
    }
  });

  test('leaves libraries for other machines out of what jars and the folder embed', async () => {
    const codec = join(dir, 'libs', 'codec.jar');
    const pattern = '{"resources":{"includes":[{"pattern":".*libcodec\\\\..*"},{"pattern":"codec/.*"}]}}';
    const content: [string, Buffer][] = [
      'native/Linux/x86_64/libcodec.so',
      'native/Linux/aarch64/libcodec.so',
      'native/Mac/aarch64/libcodec.dylib',
      'codec/words.txt',
    ].map((path) => [path, Buffer.from(path)]);
    const metadata = 'META-INF/native-image/org.codec/resource-config.json';
    await writeFile(codec, storedZip([...content, [metadata, Buffer.from(pattern)]]));
    const { left, files, replaced, dropped } = await cut([...jars, codec]);
    expect(left.map(({ file }) => file)).not.toContain('codec.jar');
    expect(replaced).toEqual(['codec.jar']);
    expect(dropped).toEqual(['native/Linux/aarch64/libcodec.so', 'native/Mac/aarch64/libcodec.dylib']);
    expect(files.get('broker/reflect-config.json')).toBe(REGISTERED);
    const { resources } = JSON.parse(files.get('codec.jar/org.codec/resource-config.json') ?? '');
    expect(resources.includes.map((each: { pattern: string }) => each.pattern)).toEqual([
      '\\Qnative/Linux/x86_64/libcodec.so\\E',
      'codec/.*',
    ]);
  });
});

describeKafka('3.9.2', 'the class path of a whole release', () => {
  test('loses Connect, Jetty and Jersey, and nothing that the broker names', async () => {
    const jars = libsOf('3.9.2') ?? [];
    const metadataDir = new URL('../fixtures/metadata/upstream/3.9', import.meta.url).pathname;
    const { left } = await cutToBroker(createFakeHost(), { jars, metadataDir, architecture: 'amd64' });
    const files = left.map(({ file }) => file);
    const all = jars.map((path) => basename(path));
    const unused = all.filter((file) => /^(?:connect|jetty|jersey|hk2)-/.test(file));
    expect(unused.length).toBeGreaterThan(10);
    expect(files).toEqual(expect.arrayContaining(unused));
    expect(
      files.filter((file) => /^(?:kafka|scala-library|zstd|lz4|snappy|jackson-d|reload4j|slf4j)/.test(file)),
    ).toEqual(all.filter((file) => file.startsWith('kafka-tools-3')));
  }, 240_000);
});
