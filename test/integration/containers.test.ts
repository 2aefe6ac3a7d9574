import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { connectEngine, type Engine } from '../../src/io/docker.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import { ConfigResourceTypes } from '../../src/kafka/client.ts';
import {
  type ContainerLauncherOptions,
  type ContainerSubject,
  createContainerLauncher,
} from '../../src/kafka/container-launcher.ts';
import { commit, committed } from '../../src/sanity/group-offsets.ts';
import { runSanity, type SanityOptions } from '../../src/sanity/runner.ts';
import { createTopic, produce, readAll } from '../../src/sanity/topic-records.ts';
import { findContainers, imagesUnderTest, makeImage } from '../support/container-images.ts';
import { type DockerNode, type DockerNodeOptions, docker, runNode } from '../support/docker-node.ts';
import { libsOf, realHost } from '../support/kafka.ts';
import { describeWhere } from '../support/require.ts';

const RECOMPRESSION = ['none', 'gzip', 'snappy', 'lz4', 'zstd'].map((codec) => `compression-to-${codec}`);
const SIZE = 'log.cleaner.dedupe.buffer.size';

for (const under of imagesUnderTest()) {
  describeWhere('full', findContainers(), `the ${under.type} image of Kafka ${under.version}`, (found) => {
    let host: NodeHost;
    let engine: Engine;
    let subject: ContainerSubject;
    beforeAll(async () => {
      host = realHost();
      engine = await connectEngine(host.env);
      subject = await makeImage(host, found(), under);
    }, 600_000);
    afterAll(async () => await host.close());

    describe('by the checks of the suite', () => {
      const failedOf = async (launch: ContainerLauncherOptions, options: SanityOptions) => {
        const { checks } = await runSanity(
          host,
          createContainerLauncher(host, engine, subject, launch),
          options,
        );
        expect(checks.filter(({ status }) => status === 'passed').length).toBeGreaterThan(0);
        return checks.filter(({ status }) => status === 'failed');
      };

      test('by file, by environment and by both, restarted, killed, with JMX, with a controller of its own', async () => {
        const only = ['metrics-jmx', 'cluster-isolated-single'];
        expect(await failedOf({}, { areas: ['lifecycle', 'configuration'], priority: 'P0' })).toEqual([]);
        expect(await failedOf({}, { only })).toEqual([]);
      }, 400_000);

      test('with every security protocol, and log levels that change', async () => {
        expect(await failedOf({}, { areas: ['security', 'logging'] })).toEqual([]);
      }, 400_000);

      test.each([
        [
          'with a read-only root file system and an arbitrary user id',
          { readOnlyRoot: true, user: '12345:0' },
        ],
        ['in half a GiB', { memoryBytes: 512 * 1024 ** 2 }],
        ['where /tmp forbids execution', { tmpfs: ['/tmp'] }],
      ])(
        '%s, with every codec',
        async (_, launch) => {
          expect(await failedOf(launch, { only: ['up', 'records-key-headers', ...RECOMPRESSION] })).toEqual(
            [],
          );
        },
        300_000,
      );
    });

    describe('as users run it', () => {
      let node: DockerNode;
      const run = async (options?: DockerNodeOptions) => (node = await runNode(subject.image, options));
      afterEach(async () => await node.remove());
      const configured = async (name: string) => {
        const resource = {
          resourceType: ConfigResourceTypes.BROKER,
          resourceName: '1',
          configurationKeys: [name],
        };
        const [described] = await node.client.admin.describeConfigs({ resources: [resource] });
        return described?.configs.find((each) => each.name === name)?.value;
      };

      test('it becomes healthy, and docker stop ends it within 10 s with status 143', async () => {
        await run();
        expect(node.exec('/etc/kafka/docker/healthcheck')).toBe(0);
        const status = () => docker('inspect', '--format', '{{.State.Health.Status}}', node.id);
        for (let left = 60; left > 0 && status() !== 'healthy'; left -= 1) await sleep(1000);
        expect(status()).toBe('healthy');
        const { code, seconds } = await node.stop();
        expect(code).toBe(143);
        expect(seconds).toBeLessThan(10);
        expect(node.logs()).toMatch(/shut ?down completed/i);
      }, 240_000);

      test('the same container starts again on its own data', async () => {
        await run();
        await createTopic(node.client, 'kept');
        await produce(node.client, 'kept', [{ key: 'k', value: 'v' }]);
        expect((await node.stop()).code).toBe(143);
        await node.start();
        expect((await readAll(node.client, 'kept')).map(({ value }) => value?.toString())).toEqual(['v']);
      }, 240_000);

      test('one variable changes the default configuration, and leaves the rest of it', async () => {
        await run({ env: { KAFKA_NUM_PARTITIONS: '7' } });
        expect(await configured('num.partitions')).toBe('7');
        expect(await configured('offsets.topic.replication.factor')).toBe('1');
      }, 240_000);

      const native = under.type === 'native' ? describe : describe.skip;
      native('the memory of the log cleaner (native only)', () => {
        test('is 2 MiB where nobody says otherwise', async () => {
          await run();
          expect(await configured(SIZE)).toBe('2097152');
        }, 120_000);

        test('is what a variable says', async () => {
          await run({ env: { KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE: '134217728' } });
          expect(await configured(SIZE)).toBe('134217728');
        }, 120_000);

        test('is what a mounted file says', async () => {
          const folder = await mkdtemp(join(tmpdir(), 'mounted-'));
          await chmod(folder, 0o755);
          await writeFile(join(folder, 'server.properties'), `${MOUNTED}${SIZE} = 3145728\n`, {
            mode: 0o644,
          });
          await run({ options: ['--volume', `${folder}:/mnt/shared/config:ro`] });
          expect(await configured(SIZE)).toBe('3145728');
          await rm(folder, { recursive: true });
        }, 120_000);

        test('grows with its threads: Kafka demands more than 1 MiB for each', async () => {
          await run({ env: { KAFKA_LOG_CLEANER_THREADS: '3' } });
          expect(await configured(SIZE)).toBe('6291456');
        }, 120_000);
      });
    });
  });
}

const MOUNTED = `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:9093
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
offsets.topic.replication.factor=1
`;

/** The images that share one volume, in this order: to the next version and to native, and back. */
function chain(): { type: 'native' | 'jvm'; version: string }[] {
  const native = imagesUnderTest().find(({ type }) => type === 'native');
  const version = native?.version ?? '4.4.0';
  const previous = ['4.3.1', '3.9.2'].find((each) => each < version && libsOf(each) !== undefined);
  const before = previous === undefined ? [] : [{ type: 'jvm' as const, version: previous }];
  const jvm = { type: 'jvm' as const, version };
  return [...before, ...(native === undefined ? [jvm] : [native, jvm, native]), ...before];
}

describeWhere('full', findContainers(), 'the data of one image in the next', (found) => {
  const names = chain().map(({ type, version }) => `${version} ${type}`);
  test(`${names.join(' → ')}: every record and every committed offset stays`, async () => {
    const host = realHost();
    const volume = docker('volume', 'create', '--label', 'dev.kafka-native.test');
    try {
      for (const [step, image] of chain().entries()) {
        const { image: id } = await makeImage(host, found(), image);
        const node = await runNode(id, {
          env: { KAFKA_LOG_DIRS: '/var/lib/kafka/data' },
          options: ['--volume', `${volume}:/var/lib/kafka/data`],
        });
        try {
          if (step === 0) await createTopic(node.client, 'kept');
          else expect(await committed(node.client, 'group', 'kept')).toBe(BigInt(step));
          await produce(node.client, 'kept', [{ key: 'step', value: String(step) }]);
          await commit(node.client, 'group', 'kept', BigInt(step + 1));
          const values = (await readAll(node.client, 'kept')).map(({ value }) => value?.toString());
          expect(values).toEqual(Array.from({ length: step + 1 }, (_, each) => String(each)));
          expect((await node.stop()).code).toBe(143);
        } finally {
          await node.remove();
        }
      }
    } finally {
      docker('volume', 'rm', volume);
      await host.close();
    }
  }, 900_000);
});
