import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuildRequest, buildBinary } from '../../../src/binary/build.ts';
import { cacheKey } from '../../../src/binary/cache.ts';
import type { ClassPathCut } from '../../../src/binary/class-path.ts';
import { provenanceOf } from '../../../src/binary/provenance.ts';
import { findMetadata } from '../../../src/binary/staging.ts';
import { buildSummary } from '../../../src/binary/summary.ts';
import { UserError } from '../../../src/core/errors.ts';
import type { Argv } from '../../../src/core/host.ts';
import { createStatement } from '../../../src/evidence/creation.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { MANDREL_17, OPTIONS, recorded } from '../../support/native-build.ts';
import { storedZip } from '../../support/stored-zip.ts';

const LOG = recorded('kafka-4.4.0.log.txt');
const WRAPPER = 'kafka/docker/KafkaDockerWrapper.class';
/** Magic, minor, major: Java 17. */
const CLASS = Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61]);

const CUT: ClassPathCut = {
  left: [{ file: 'unused.jar', reason: 'nobody names it' }],
  files: new Map([
    ['broker/reflect-config.json', '[{"name":"a.B"}]'],
    ['codec.jar/org/resource-config.json', '{}'],
  ]),
  replaced: ['codec.jar'],
  dropped: ['native/Mac/libcodec.dylib'],
};
const SBOM = { name: 'kafka.Kafka.cdx.json', sha256: '3'.repeat(64) };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'binary-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Behaves like native-image towards files; counts its calls. */
function fakeBuilder(
  outcome: { exitCode: number; log: string; libraries?: string[]; figures?: boolean } = {
    exitCode: 0,
    log: LOG,
  },
) {
  const builds: Argv[] = [];
  const host = createFakeHost({
    dirs: { work: folder, temp: join(folder, 'temp'), cache: join(folder, 'cache') },
    async exec(argv) {
      builds.push(argv);
      if (outcome.exitCode === 0) {
        const executable = argv[argv.indexOf('-o') + 1] ?? '';
        await writeFile(executable, 'machine code');
        await chmod(executable, 0o755);
        for (const name of outcome.libraries ?? []) await writeFile(join(executable, '..', name), name);
        const output = argv.find((each) => each.startsWith('-H:BuildOutputJSONFile='))?.split('=')[1] ?? '';
        if (outcome.figures !== false) await writeFile(output, recorded('kafka-4.4.0.build-output.json'));
      }
      return { exitCode: outcome.exitCode, stdout: outcome.log };
    },
  });
  return { host, builds };
}

async function requestOf(changes: Partial<BuildRequest> = {}): Promise<BuildRequest> {
  const [libs, metadataDir] = [join(folder, 'libs'), join(folder, 'metadata')];
  for (const each of [libs, metadataDir, join(folder, 'temp')]) await mkdir(each, { recursive: true });
  const path = join(libs, 'kafka_2.13-4.4.0.jar');
  await writeFile(path, storedZip([[WRAPPER, CLASS]]));
  await writeFile(join(metadataDir, 'reflect-config.json'), '[]');
  return {
    kafkaVersion: '4.4.0',
    jars: [
      {
        path,
        file: 'kafka_2.13-4.4.0.jar',
        sha256: 'e'.repeat(64),
        maven: 'org.apache.kafka:kafka_2.13:4.4.0',
      },
    ],
    metadata: await findMetadata(metadataDir, MANDREL_17),
    entryPoint: 'kafka',
    options: { ...OPTIONS, memoryBytes: 6 * 1024 ** 3 },
    toolchain: MANDREL_17,
    outputDir: join(folder, 'out'),
    useCache: true,
    platform: 'linux/amd64',
    ...changes,
  };
}

describe('a native build', () => {
  test('leaves the executable, its libraries, report and log, and nothing else', async () => {
    const { host } = fakeBuilder({ exitCode: 0, log: LOG, libraries: ['libjava.so', 'libawt.so'] });
    const result = await buildBinary(host, await requestOf());
    expect(await readdir(join(folder, 'out'))).toEqual([
      'build.json',
      'build.log',
      'kafka.Kafka',
      'libawt.so',
      'libjava.so',
    ]);
    const digest = createHash('sha256').update('machine code').digest('hex');
    expect(result).toMatchObject({ sha256: digest, bytes: 12, fromCache: false });
    expect(result.report.files.map(({ name }) => name)).toEqual(['kafka.Kafka', 'libawt.so', 'libjava.so']);
    expect(result.report.stages).toHaveLength(8);
    expect(host.recording.log.filter((line) => line.startsWith('progress: [1/8]'))).toHaveLength(1);
  });

  test('gives native-image the metadata on the class path', async () => {
    const { host, builds } = fakeBuilder();
    await buildBinary(host, await requestOf());
    const [argv = ['']] = builds;
    const [root = ''] = (argv[argv.indexOf('-cp') + 1] ?? '').split(':');
    expect(
      await readFile(join(root, 'META-INF/native-image/kafka-native/broker/reflect-config.json'), 'utf8'),
    ).toBe('[]');
  });

  test('of a cut class path reads the narrower metadata, and says what was left out', async () => {
    const { host, builds } = fakeBuilder();
    const request = await requestOf({ cut: CUT });
    const result = await buildBinary(host, request);
    const [argv = ['']] = builds;
    const [root = ''] = (argv[argv.indexOf('-cp') + 1] ?? '').split(':');
    const place = join(root, 'META-INF/native-image/kafka-native');
    expect(await readFile(join(place, 'broker/reflect-config.json'), 'utf8')).toBe('[{"name":"a.B"}]');
    expect(await readFile(join(place, 'codec.jar/org/resource-config.json'), 'utf8')).toBe('{}');
    expect(argv[argv.indexOf('--exclude-config') + 1]).toBe('.*/codec\\.jar');
    const leftOut = { jars: CUT.left, resources: CUT.dropped };
    expect(result.report.leftOut).toEqual(leftOut);
    const context = { distribution: '2'.repeat(64), version: '0.1.0', env: {}, sbom: SBOM };
    expect(provenanceOf(request, result, context).buildDefinition.internalParameters).toMatchObject({
      leftOut,
    });
    expect(buildSummary(result, undefined)).toContain('`unused.jar`: nobody names it');
  });

  test('that was built before comes back without a build', async () => {
    const { host, builds } = fakeBuilder();
    const first = await buildBinary(host, await requestOf());
    await rm(join(folder, 'out'), { recursive: true });
    const second = await buildBinary(host, await requestOf());
    expect(builds).toHaveLength(1);
    expect(second).toMatchObject({ sha256: first.sha256, fromCache: true });
    expect(await readFile(second.executable, 'utf8')).toBe('machine code');
    const { mtime } = await stat(join(folder, 'cache', 'binaries', first.key, 'build.json'));
    expect(mtime).toEqual(host.clock.now());
  });

  test.each<[string, (request: BuildRequest) => BuildRequest]>([
    ['another flag', (request) => ({ ...request, options: { ...request.options, optimization: 'quick' } })],
    ['another GraalVM', (request) => ({ ...request, toolchain: { ...MANDREL_17, digest: 'f'.repeat(64) } })],
    [
      'other metadata',
      (request) => ({ ...request, metadata: { ...request.metadata, digest: '0'.repeat(64) } }),
    ],
    [
      'another jar',
      (request) => ({ ...request, jars: request.jars.map((jar) => ({ ...jar, sha256: '1'.repeat(64) })) }),
    ],
    ['another cut', (request) => ({ ...request, cut: CUT })],
    ['no cache wanted', (request) => ({ ...request, useCache: false })],
  ])('is made anew with %s', async (_, change) => {
    const { host, builds } = fakeBuilder();
    const request = await requestOf();
    await buildBinary(host, request);
    await buildBinary(host, change(request));
    expect(builds).toHaveLength(2);
  });

  test.each(['-H:Path=/a', '@/arguments', '/classes', '-cp=/a:/b'])(
    'with %s is not kept',
    async (argument) => {
      const { host, builds } = fakeBuilder();
      const options = { ...OPTIONS, memoryBytes: 6 * 1024 ** 3, extraArgs: [argument] };
      for (const _ of [1, 2]) await buildBinary(host, await requestOf({ options }));
      expect(builds).toHaveLength(2);
    },
  );

  test('by a profile is made anew with another profile of the same name', async () => {
    const { host, builds } = fakeBuilder();
    const pgoProfile = join(folder, 'kafka.iprof');
    const options = { ...OPTIONS, memoryBytes: 6 * 1024 ** 3, pgoProfile };
    const toolchain = { ...MANDREL_17, isOracle: true };
    for (const content of ['one', 'one', 'two']) {
      await writeFile(pgoProfile, content);
      await buildBinary(host, await requestOf({ options, toolchain }));
    }
    expect(builds).toHaveLength(2);
  });

  test('for the processor at hand is kept for that one only', () => {
    const inputs = {
      jars: [],
      metadata: '',
      cut: undefined,
      flags: ['-march=native'],
      profile: undefined,
      mainClass: 'A',
      wrapper: undefined,
      toolchain: '',
      platform: 'linux/amd64',
    };
    const key = (processor: string | undefined) => cacheKey({ ...inputs, processor });
    expect(new Set([key('EPYC'), key('Xeon'), key(undefined)]).size).toBe(3);
  });

  test('is made anew where the cache was tampered with', async () => {
    const { host, builds } = fakeBuilder();
    const { key } = await buildBinary(host, await requestOf());
    await writeFile(join(folder, 'cache', 'binaries', key, 'kafka.Kafka'), 'malware');
    const result = await buildBinary(host, await requestOf());
    expect(builds).toHaveLength(2);
    expect(result.fromCache).toBe(false);
    expect(await readFile(result.executable, 'utf8')).toBe('machine code');
    expect(host.recording.log.join('\n')).toMatch(
      /cached binary .* is not used: kafka\.Kafka has another SHA-256/,
    );
  });

  test('that native-image writes no figures of is a build all the same', async () => {
    const { host } = fakeBuilder({ exitCode: 0, log: LOG, figures: false });
    const result = await buildBinary(host, await requestOf());
    expect(await readFile(result.executable, 'utf8')).toBe('machine code');
    expect(buildSummary(result, undefined)).toContain('| reachable methods | unknown |');
  });

  test('that fails leaves its log, and an earlier executable as it was', async () => {
    const { host } = fakeBuilder({ exitCode: 1, log: recorded('missing-zlib.log.txt') });
    await mkdir(join(folder, 'out'));
    await writeFile(join(folder, 'out', 'kafka.Kafka'), 'earlier');
    await expect(buildBinary(host, await requestOf())).rejects.toThrow(/did not find zlib/);
    expect(await readdir(join(folder, 'out'))).toEqual(['build.log', 'kafka.Kafka']);
    expect(await readFile(join(folder, 'out', 'kafka.Kafka'), 'utf8')).toBe('earlier');
    expect(await readFile(join(folder, 'out', 'build.log'), 'utf8')).toContain('cannot find -lz');
  });

  test('that is cancelled says so, and leaves nothing', async () => {
    const cancelled = new AbortController();
    const host = createFakeHost({
      dirs: { work: folder, temp: join(folder, 'temp'), cache: join(folder, 'cache') },
      signal: cancelled.signal,
      exec() {
        cancelled.abort(new UserError('Cancelled: SIGTERM.'));
        return { exitCode: 137 };
      },
    });
    await expect(buildBinary(host, await requestOf())).rejects.toThrow('Cancelled: SIGTERM.');
    expect(await readdir(join(folder, 'out'))).toEqual([]);
  });

  test('is refused before native-image runs where the entry point is missing or too new', async () => {
    const { host, builds } = fakeBuilder();
    const request = await requestOf();
    const [jar] = request.jars;
    await writeFile(jar?.path ?? '', storedZip([['kafka/Other.class', CLASS]]));
    await expect(buildBinary(host, request)).rejects.toThrow(
      /None of the 1 jars has the class kafka\.docker/,
    );
    await writeFile(jar?.path ?? '', storedZip([[WRAPPER, Buffer.from([...CLASS.subarray(0, 7), 69])]]));
    await expect(buildBinary(host, request)).rejects.toThrow(
      /compiled for Java 25, but Mandrel.* is for Java 17/,
    );
    expect(builds).toHaveLength(0);
  });

  test('has a provenance with every material and a summary that compares', async () => {
    const { host } = fakeBuilder();
    const request = await requestOf();
    const result = await buildBinary(host, request);
    const predicate = provenanceOf(request, result, {
      distribution: '2'.repeat(64),
      version: '0.1.0',
      env: {},
      sbom: SBOM,
    });
    const subject = { name: 'kafka.Kafka 4.4.0', digest: { sha256: result.sha256 } };
    expect(createStatement(subject, 'provenance', predicate).predicateType).toBe(
      'https://slsa.dev/provenance/v1',
    );
    expect(predicate.buildDefinition.resolvedDependencies.map(({ name, uri }) => uri ?? name)).toEqual([
      'distribution',
      'metadata',
      'toolchain',
      'pkg:maven/org.apache.kafka/kafka_2.13@4.4.0',
    ]);
    const larger = { ...result.report, files: [{ name: 'kafka.Kafka', sha256: result.sha256, bytes: 24 }] };
    expect(buildSummary(result, larger)).toContain('| executable | 12 B | 24 B | -50.0 % |');
    expect(buildSummary(result, undefined)).toContain('| executable | 12 B |');
  });
});
