import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Admin, type BaseOptions, Producer } from '@platformatic/kafka';
import type { NodeHost } from '../../src/io/node-host.ts';
import { fetchRecords } from '../../src/kafka/client-fetch.ts';
import { type ComposeProject, composeProject, findCompose } from '../support/compose.ts';
import {
  findContainers,
  type ImageUnderTest,
  imagesUnderTest,
  makeImage,
} from '../support/container-images.ts';
import type { TestEngine } from '../support/engine.ts';
import { realHost } from '../support/kafka.ts';
import { describeWhere } from '../support/require.ts';

const compose = findCompose();
const available = 'found' in compose ? findContainers() : compose;

const PASSWORD = 'of-this-test-only';

for (const under of imagesUnderTest()) {
  describeWhere(
    'full',
    available,
    `compose examples with the ${under.type} image of ${under.version}`,
    (found) => examples(under, found),
  );
}

function examples(under: ImageUnderTest, found: () => TestEngine): void {
  let host: NodeHost;
  let image: string;
  let secrets: string;
  let running: ComposeProject | undefined;
  const project = (folder: string) =>
    composeProject('found' in compose ? compose.found : ['docker'], {
      name: `kafka-examples-${process.pid}`,
      file: join('docker/examples', folder, 'docker-compose.yml'),
      env: { IMAGE: image, SECRETS: secrets, ALICE_PASSWORD: PASSWORD },
    });

  beforeAll(async () => {
    host = realHost();
    image = (await makeImage(host, found(), under)).image;
    secrets = await mkdtemp(join(tmpdir(), 'secrets-'));
    execFileSync('chmod', ['755', secrets]);
    execFileSync('docker/examples/make-secrets', [secrets]);
  }, 600_000);
  afterEach(() => {
    running?.run('down', '--volumes');
    running = undefined;
  }, 120_000);
  afterAll(async () => {
    await rm(secrets, { recursive: true, force: true });
    await host.close();
  });

  async function tls(): Promise<NonNullable<BaseOptions['tls']>> {
    return {
      pfx: await readFile(join(secrets, 'client.keystore.p12')),
      passphrase: await readFile(join(secrets, 'key_creds'), 'utf8'),
      ca: await readFile(join(secrets, 'broker.pem')),
      servername: 'localhost',
    };
  }

  test.each([
    { folder: 'single-node/plaintext', ports: [9092] },
    { folder: 'single-node/file-input', ports: [9092], partitions: 3 },
    { folder: 'single-node/ssl', ports: [9093], ssl: true },
    { folder: 'single-node/sasl', ports: [9092], sasl: true },
    { folder: 'cluster/combined/plaintext', ports: [29092, 29192, 29292] },
    { folder: 'cluster/combined/ssl', ports: [29093, 29193, 29293], ssl: true },
    { folder: 'cluster/isolated/plaintext', ports: [29092, 29192, 29292] },
    { folder: 'cluster/isolated/ssl', ports: [29093, 29193, 29293], ssl: true },
  ])(
    '$folder comes up and is used',
    async ({ folder, ports, partitions, ssl, sasl }) => {
      running = project(folder);
      running.run('up', '--detach');
      await untilHealthy(running);
      const options = {
        clientId: 'examples',
        bootstrapBrokers: ports.map((port) => `localhost:${port}`),
        connectTimeout: 2000,
        retries: 60,
        retryDelay: 500,
        ...(ssl ? { tls: await tls() } : {}),
        ...(sasl ? { sasl: { mechanism: 'PLAIN' as const, username: 'alice', password: PASSWORD } } : {}),
      };
      const admin = new Admin(options);
      const producer = new Producer<Buffer, Buffer, Buffer, Buffer>(options);
      try {
        await untilBrokers(admin, ports.length);
        await admin.createTopics({
          topics: ['used'],
          partitions: partitions === undefined ? 1 : -1,
          replicas: ports.length,
        });
        await producer.send({
          messages: [{ topic: 'used', partition: 0, value: Buffer.from('here') }],
          acks: -1,
        });
        const [record] = await fetchRecords(admin, { topic: 'used', partition: 0, offset: 0n });
        expect(record?.value?.toString()).toBe('here');
        const metadata = await admin.metadata({ topics: ['used'], forceUpdate: true });
        expect(metadata.topics.get('used')?.partitionsCount).toBe(partitions ?? 1);
      } finally {
        await Promise.allSettled([admin.close(), producer.close(true)]);
      }
    },
    300_000,
  );
}

/** By the images' own check: a client that meets a proxy without a broker behind it takes that for a refusal. */
async function untilHealthy({ run }: ComposeProject): Promise<void> {
  const services = run('config', '--services').trim().split('\n');
  for (let left = 300; services.length > 0; left -= 1) {
    try {
      run('exec', '-T', services[0] ?? '', '/etc/kafka/docker/healthcheck');
      services.shift();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function untilBrokers(admin: Admin, count: number): Promise<void> {
  for (let left = 300; ; left -= 1) {
    const found = await admin.metadata({ topics: [], forceUpdate: true }).catch((error: unknown) => error);
    if (found !== null && typeof found === 'object' && 'brokers' in found) {
      if ((found.brokers as Map<number, unknown>).size === count) return;
    }
    if (left === 0) throw new Error(`Not all ${count} brokers came up: ${String(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

describe('make-secrets', () => {
  test('says how it is used', () => {
    const { status, stderr } = spawnSync('docker/examples/make-secrets', [], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('usage: make-secrets DIR'),
    });
  });
});
