import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildMultiarchImage } from '../../src/actions/build-multiarch-image/command.ts';
import type { InputValues } from '../../src/core/inputs.ts';
import { readInputs } from '../../src/core/inputs.ts';
import { connectEngine, type Engine } from '../../src/io/docker.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import { createClient } from '../../src/kafka/client.ts';
import { fetchRecords } from '../../src/kafka/client-fetch.ts';
import { createContainerLauncher, obtainImage, removeRun } from '../../src/kafka/container-launcher.ts';
import { findBinary, findEngine } from '../support/engine.ts';
import { realHost } from '../support/kafka.ts';
import { describeWhere } from '../support/require.ts';

type Inputs = InputValues<typeof buildMultiarchImage.inputs>;

function inputsOf(given: Record<string, string>): Inputs {
  const read = readInputs(buildMultiarchImage.inputs, (name) => given[name]);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.values;
}

describeWhere('engine', findEngine(), 'build-multiarch-image with a real builder and registry', (engine) => {
  let host: NodeHost;
  let folder: string;
  let common: Record<string, string>;
  const run = async (given: Record<string, string>) =>
    (await buildMultiarchImage.run(host, inputsOf({ ...common, ...given }))).outputs;

  beforeAll(async () => {
    host = realHost();
    folder = await mkdtemp(join(tmpdir(), 'image-test-'));
    // Not a Kafka: what is built and how it is named does not depend on what the executable does.
    await writeFile(join(folder, 'kafka.Kafka'), '#!/bin/bash\nexit 3\n');
    await chmod(join(folder, 'kafka.Kafka'), 0o755);
    await writeFile(join(folder, 'sbom.json'), '{"bomFormat":"CycloneDX"}');
    const { registry, baseImage, builder } = engine();
    common = {
      'kafka-version': '4.4.0',
      'base-image': baseImage,
      'source-date-epoch': '1700000000',
      'evidence-dir': join(folder, 'evidence'),
      binary: join(folder, 'kafka.Kafka'),
      image: `${registry}/test/image-${process.pid}`,
      builder,
    };
  });
  afterAll(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('the same binary, base and time give the same manifest, and provenance names the base by digest', async () => {
    const first = await run({ platform: 'linux/amd64', sbom: join(folder, 'sbom.json') });
    const second = await run({ platform: 'linux/amd64', sbom: join(folder, 'sbom.json'), labels: '' });
    expect(first['manifest-digest']).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(second['manifest-digest']).toBe(first['manifest-digest']);
    const statement = JSON.parse(await readFile(String(first.evidence), 'utf8'));
    expect(`sha256:${statement.subject[0].digest.sha256}`).toBe(first['manifest-digest']);
    expect(statement.predicate.buildDefinition.resolvedDependencies).toEqual([
      { name: 'binary', digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      {
        uri: expect.stringContaining('pkg:docker/'),
        digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    ]);
  }, 300_000);

  test('another label gives another manifest: equal digests mean something', async () => {
    const plain = await run({ platform: 'linux/amd64' });
    const labelled = await run({ platform: 'linux/amd64', labels: 'a=b' });
    expect(labelled['manifest-digest']).not.toBe(plain['manifest-digest']);
  }, 300_000);

  test('what is pushed runs as appuser, with the SBOM inside and the labels of the contract', async () => {
    const { reference } = await run({ platform: 'linux/amd64', sbom: join(folder, 'sbom.json') });
    const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' });
    docker('pull', '--quiet', String(reference));
    const config = JSON.parse(docker('inspect', '--format', '{{json .Config}}', String(reference)));
    expect(config).toMatchObject({
      User: 'appuser',
      Cmd: ['/etc/kafka/docker/run'],
      ExposedPorts: { '9092/tcp': {} },
      Volumes: { '/etc/kafka/secrets': {}, '/mnt/shared/config': {} },
      Healthcheck: { Test: ['CMD', '/etc/kafka/docker/healthcheck'] },
      Labels: {
        'org.label-schema.name': 'kafka',
        'org.label-schema.build-date': '2023-11-14T22:13:20Z',
        'org.opencontainers.image.version': '4.4.0',
      },
    });
    expect(Object.values(config.Labels)).not.toContain('');
    const inside = docker(
      ...['run', '--rm', String(reference), 'bash', '-c'],
      'id -un; id -u; echo ~; cat /opt/kafka/kafka.cdx.json; stat -c "%U:%G %A" /opt/kafka /etc/kafka /opt/kafka/config',
    );
    expect(inside.split('\n').slice(0, 7)).toEqual([
      'appuser',
      '1000',
      '/home/appuser',
      '{"bomFormat":"CycloneDX"}appuser:root drwxrwxr-x',
      'appuser:root drwxrwxr-x',
      'appuser:root drwxrwxr-x',
      '',
    ]);
  }, 300_000);

  test('two platforms become one index; tools of others agree on its digest', async () => {
    const amd = await run({ platform: 'linux/amd64' });
    const arm = pushBare(engine(), `${common.image}`, folder);
    const merged = await run({ digests: `${arm},${amd.digest}`, tags: 'both,latest', annotations: 'x=y' });
    const platforms = JSON.parse(String(merged.platforms)) as {
      platform: string;
      digest: string;
      attestations: string[];
    }[];
    expect(platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(platforms[0]?.digest).toBe(amd['manifest-digest']);
    expect(platforms.map(({ attestations }) => attestations.length)).toEqual([1, 1]);
    for (const tag of ['both', 'latest']) {
      const crane = execFileSync('crane', ['digest', `${common.image}:${tag}`], { encoding: 'utf8' });
      expect(crane.trim()).toBe(merged.digest);
    }
    const statement = JSON.parse(await readFile(String(merged.evidence), 'utf8'));
    expect(`sha256:${statement.subject[0].digest.sha256}`).toBe(merged.digest);
    expect(statement.predicate).toMatchObject({ tags: ['both', 'latest'], annotations: { x: 'y' } });
  }, 300_000);

  test.each(['jvm', 'native'])(
    "the %s image's Dockerfile has nothing that BuildKit's linter warns of",
    (type) => {
      const { builder, baseImage } = engine();
      const options = ['--builder', builder, '--build-arg', `BASE_IMAGE=${baseImage}`];
      const { status, stdout, stderr } = spawnSync(
        'docker',
        [
          ...['buildx', 'build', '--check', ...options, '--build-context', `kafka=${folder}`],
          ...['--file', `docker/${type}/Dockerfile`, 'docker'],
        ],
        { encoding: 'utf8' },
      );
      expect(stdout + stderr).toContain('Check complete, no warnings found.');
      expect(status).toBe(0);
    },
    60_000,
  );

  test('a base image that is not there ends in one sentence', async () => {
    const missing = `${engine().registry}/no/such:base`;
    await expect(run({ platform: 'linux/amd64', 'base-image': missing })).rejects.toThrow(
      /^The image could not be built: .*not found/,
    );
  }, 120_000);
});

/** An image for arm64 of one file: nothing is executed, so no emulator is needed. */
function pushBare({ builder }: { builder: string }, image: string, folder: string): string {
  const metadata = join(folder, 'arm.json');
  const output = `type=image,name=${image},push-by-digest=true,push=true`;
  execFileSync(
    'docker',
    [
      ...['buildx', 'build', '--builder', builder, '--platform', 'linux/arm64', '--provenance', 'mode=max'],
      ...['--output', output, '--metadata-file', metadata, '--file', '-', folder],
    ],
    { input: 'FROM scratch\nCOPY sbom.json /\n', stdio: ['pipe', 'ignore', 'ignore'] },
  );
  return JSON.parse(execFileSync('cat', [metadata], { encoding: 'utf8' }))['containerimage.digest'];
}

const binary = findBinary();
const engineAndBinary =
  binary === undefined
    ? { missing: 'KAFKA_NATIVE_TEST_BINARY and KAFKA_NATIVE_TEST_VERSION name no native Kafka' }
    : findEngine();

describeWhere('engine', engineAndBinary, 'the native image with a real Kafka', (found) => {
  let host: NodeHost;
  let engine: Engine;
  let image: string;
  const platform = 'linux/amd64';
  const subject = () => ({ kind: 'native' as const, kafkaVersion: binary?.version ?? '', image, platform });

  beforeAll(async () => {
    host = realHost();
    const { registry, baseImage, builder } = found();
    const { outputs } = await buildMultiarchImage.run(
      host,
      inputsOf({
        ...{ platform, builder, 'base-image': baseImage, 'kafka-version': binary?.version ?? '' },
        ...{ image: `${registry}/test/native-${process.pid}`, binary: binary?.path ?? '' },
        'evidence-dir': join(host.dirs.temp, 'evidence'),
      }),
    );
    engine = await connectEngine(host.env);
    image = (await obtainImage(host, engine, { image: String(outputs.reference), platform })).id;
  }, 300_000);
  afterAll(async () => await host.close());

  test.each([
    ['as its own user', {}],
    ['with a read-only root file system and an arbitrary user id', { readOnlyRoot: true, user: '12345:0' }],
    ['in half a GiB', { memoryBytes: 512 * 1024 ** 2 }],
  ])(
    'runs %s, serves a record, stops cleanly within 10 s with status 143',
    async (_, options) => {
      const launcher = createContainerLauncher(host, engine, subject(), options);
      const cluster = await launcher.launch({ mode: 'combined', brokers: 1 }, host.signal);
      const client = createClient(cluster.bootstrap());
      await client.admin.createTopics({ topics: ['t'], partitions: 1, replicas: 1 });
      const [sent] = [{ topic: 't', key: Buffer.from('k'), value: Buffer.from('v') }];
      await client.producer.send({ messages: [sent] });
      const [stored] = await fetchRecords(client.admin, { topic: 't', partition: 0, offset: 0n });
      expect(stored?.value?.toString()).toBe('v');
      await client.close();
      const [node] = cluster.nodes;
      expect(await node?.stop()).toMatchObject({ code: 143, signal: null, tookMs: expect.any(Number) });
      expect(node?.logs().join('\n')).toContain('Transitioning from RECOVERY to RUNNING');
      await cluster.close();
    },
    120_000,
  );

  test('a broker that refuses its configuration is told with its own words, and leaves no container', async () => {
    const launcher = createContainerLauncher(host, engine, subject(), { run: 'refusing' });
    const spec = { mode: 'combined', brokers: 1, properties: { 'num.partitions': 'many' } } as const;
    await expect(launcher.launch(spec, host.signal)).rejects.toThrow(/exit code 1[\s\S]*num\.partitions/);
    expect(await removeRun(engine, 'refusing')).toBe(0);
  }, 60_000);

  test('what a run left behind is removed by its label', async () => {
    const launcher = createContainerLauncher(host, engine, subject(), { run: 'cut-off' });
    await launcher.launch({ mode: 'combined', brokers: 1 }, host.signal);
    expect(await removeRun(engine, 'cut-off')).toBe(2);
    expect(await removeRun(engine, 'cut-off')).toBe(0);
  }, 60_000);
});

describe('without an engine', () => {
  test('what was looked for is said', async () => {
    await expect(connectEngine({ DOCKER_HOST: 'unix:///nowhere/docker.sock' })).rejects.toMatchObject({
      message: expect.stringContaining('No Docker engine answers at unix:///nowhere/docker.sock'),
      hint: expect.stringContaining('DOCKER_HOST'),
    });
  });
});
