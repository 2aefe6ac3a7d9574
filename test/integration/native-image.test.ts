import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { nativeImageArgs } from '../../src/binary/flags.ts';
import { runNativeImage } from '../../src/binary/native-image.ts';
import type { Toolchain } from '../../src/binary/options.ts';
import { compileOwnWrapper, OWN_WRAPPER } from '../../src/binary/own-wrapper.ts';
import { demandStaticLibraries } from '../../src/binary/preflight.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import type { KafkaDistribution } from '../../src/kafka/distribution.ts';
import { findJava } from '../../src/kafka/java.ts';
import { createProcessLauncher } from '../../src/kafka/process-launcher.ts';
import { configSweep } from '../../src/metadata/agent/config-sweep.ts';
import { registrations } from '../../src/metadata/agent/registrations.ts';
import { attribute, mergeResults, runWorkloads } from '../../src/metadata/agent/workloads.ts';
import { EMPTY } from '../../src/metadata/formats/model.ts';
import { examineToolchain } from '../../src/pipeline/toolchain.ts';
import { chooseWorkloads } from '../../src/pipeline/tracing-workloads.ts';
import { runSanity } from '../../src/sanity/runner.ts';
import { describeGraalvm } from '../support/describe-graalvm.ts';
import { libsOf, realHost } from '../support/kafka.ts';
import { OPTIONS } from '../support/native-build.ts';

const KAFKA = '4.4.0';

describeGraalvm('native-image and its agent', (home) => {
  let host: NodeHost;
  let folder: string;
  let toolchain: Toolchain;
  const libs = libsOf(KAFKA) ?? [];

  beforeAll(async () => {
    host = realHost();
    folder = await mkdtemp(join(tmpdir(), 'graalvm-test-'));
    toolchain = await examineToolchain(host, home);
  }, 240_000);
  afterAll(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a build that cannot find its entry point says so, and leaves its log', async () => {
    const logFile = join(folder, 'build.log');
    const args = nativeImageArgs(OPTIONS, toolchain, {
      metadataRoot: folder,
      classPath: [],
      mainClass: 'no.such.Main',
      executable: join(folder, 'kafka.Kafka'),
      buildOutput: join(folder, 'build-output.json'),
    });
    await expect(runNativeImage(host, toolchain, args, { cwd: folder, logFile })).rejects.toThrow(
      /The class path has no no\.such\.Main/,
    );
    expect(await readFile(logFile, 'utf8')).toContain('[1/8] Initializing');
  }, 300_000);

  test('every default flag is known to this native-image', async () => {
    const args = nativeImageArgs(OPTIONS, toolchain, {
      metadataRoot: folder,
      classPath: [],
      mainClass: 'no.such.Main',
      executable: join(folder, 'kafka.Kafka'),
      buildOutput: join(folder, 'build-output.json'),
    });
    const { stdout, stderr } = await host.exec([join(home, 'bin', 'native-image'), ...args], {
      timeoutMs: 240_000,
      cwd: folder,
    });
    expect(`${stdout}${stderr}`).not.toMatch(
      /deprecated|Unrecognized option|Could not find option|experimental/i,
    );
  }, 300_000);

  test('this GraalVM has the static libraries that the default monitoring needs', async () => {
    await expect(demandStaticLibraries(OPTIONS, toolchain)).resolves.toBeUndefined();
  });

  const withKafka = libs.length > 0 ? test : test.skip;

  withKafka(
    'our wrapper compiles, refuses nonsense and runs the storage tool',
    async () => {
      const classes = await compileOwnWrapper(host, toolchain, libs, join(folder, 'wrapper'));
      const run = (...args: string[]) =>
        host.exec([join(home, 'bin', 'java'), '-cp', [classes, ...libs].join(':'), OWN_WRAPPER, ...args], {
          timeoutMs: 60_000,
        });
      expect(await run('storage-tool', 'random-uuid')).toMatchObject({
        exitCode: 0,
        stdout: expect.stringMatching(/^[\w-]{22}\n$/),
      });
      expect(await run('dance')).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining("invalid choice: 'dance'"),
      });
      expect(await run('start')).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('--config/-C is required'),
      });
    },
    120_000,
  );

  withKafka(
    'a broker under the agent leaves what it reflects on, and who needed it',
    async () => {
      const java = await findJava(host, home);
      const sweep = await configSweep(host, home, libs, join(folder, 'sweep'));
      const results = await runWorkloads(
        host,
        [
          {
            name: 'topics',
            async run(env) {
              const executable = { kafkaVersion: KAFKA, libs, java };
              const launcher = createProcessLauncher(host, executable, {
                classData: false,
                closing: 'stop',
                env,
              });
              const suite = await runSanity(host, launcher, { only: ['topic-create'], timeoutMs: 120_000 });
              return suite.checks.filter(({ status }) => status !== 'passed').map(({ id }) => id);
            },
          },
          sweep,
        ],
        join(folder, 'agent'),
      );
      expect(results.map(({ name, notReached }) => [name, notReached])).toEqual([
        ['topics', []],
        ['config-defaults', []],
      ]);
      // `setup` and the broker.
      expect(results[0]?.processes).toBe(2);
      const found = registrations(mergeResults(results));
      const neededBy = attribute(results);
      // `setup` binds the log configuration to classes; what no check reaches, the sweep does.
      const retriever = 'org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever';
      expect(neededBy.get('reflection kafka.docker.Log4jConfiguration')).toEqual(['topics']);
      expect(neededBy.get(`reflection ${retriever}.<init>()`)).toEqual(['config-defaults']);
      expect([...found].filter((line) => /Lambda|ConfigSweep/.test(line))).toEqual([]);
      expect([...found].filter((line) => /^jni .*\.main\(/.test(line))).toEqual([]);
    },
    240_000,
  );

  withKafka(
    'JMX is read and what the broker answers is registered; a command of the user is traced',
    async () => {
      const kafka = { version: KAFKA, libs } as unknown as KafkaDistribution;
      const workloads = await chooseWorkloads(host, home, kafka, {
        areas: ['metrics'],
        command: `"${home}/bin/java" -version`,
        configDefaults: false,
      });
      const wanted = workloads.filter(({ name }) => name !== 'metrics');
      const results = await runWorkloads(host, wanted, join(folder, 'jmx'));
      expect(results.map(({ name, notReached, processes }) => [name, notReached, processes > 0])).toEqual([
        ['jmx', [], true],
        ['jmx-serialization', [], true],
        ['command', [], true],
      ]);
      const serialized = registrations(results[1]?.metadata ?? EMPTY);
      expect(serialized).toContain('serialization javax.management.ObjectName');
      expect([...serialized].filter((line) => !line.startsWith('serialization '))).toEqual([]);
    },
    400_000,
  );

  withKafka(
    'a wrapper that does not fit is refused in one sentence',
    async () => {
      await mkdir(join(folder, 'empty'), { recursive: true });
      await writeFile(join(folder, 'empty', 'x.txt'), '');
      await expect(
        compileOwnWrapper(host, toolchain, [join(folder, 'empty')], join(folder, 'w2')),
      ).rejects.toThrow(/does not compile against this Kafka: .*error: package kafka\.docker does not exist/);
    },
    60_000,
  );
});
