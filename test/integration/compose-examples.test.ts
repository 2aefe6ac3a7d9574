import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Admin, type BaseOptions, Producer } from '@platformatic/kafka';
import { fetchRecords } from '../../src/kafka/client-fetch.ts';
import { findEngine } from '../support/engine.ts';
import { describeWhere } from '../support/require.ts';

const image = process.env.KAFKA_NATIVE_TEST_IMAGE;
const compose = [['docker', 'compose'], ['docker-compose']].find(
  ([program = '', ...args]) => spawnSync(program, [...args, 'version'], { stdio: 'ignore' }).status === 0,
);
const available =
  image === undefined
    ? { missing: 'KAFKA_NATIVE_TEST_IMAGE names no image of the engine' }
    : compose === undefined
      ? { missing: 'neither docker compose nor docker-compose is there' }
      : findEngine();

const PASSWORD = 'of-this-test-only';

describeWhere('engine', available, 'compose examples', () => {
  let secrets: string;
  let running: string | undefined;
  const runCompose = (folder: string, ...args: string[]) => {
    const [program = '', ...before] = compose ?? [];
    const file = join('docker/examples', folder, 'docker-compose.yml');
    execFileSync(program, [...before, '--file', file, '--project-name', 'kafka-examples', ...args], {
      env: { ...process.env, IMAGE: image, SECRETS: secrets, ALICE_PASSWORD: PASSWORD },
      stdio: 'pipe',
    });
  };

  beforeAll(async () => {
    secrets = await mkdtemp(join(tmpdir(), 'secrets-'));
    execFileSync('chmod', ['755', secrets]);
    execFileSync('docker/examples/make-secrets', [secrets]);
  }, 60_000);
  afterEach(() => {
    if (running !== undefined) runCompose(running, 'down', '--volumes');
    running = undefined;
  }, 60_000);
  afterAll(async () => await rm(secrets, { recursive: true, force: true }));

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
    { folder: 'cluster/combined/plaintext', ports: [29092, 39092, 49092] },
    { folder: 'cluster/combined/ssl', ports: [29093, 39093, 49093], ssl: true },
    { folder: 'cluster/isolated/plaintext', ports: [29092, 39092, 49092] },
    { folder: 'cluster/isolated/ssl', ports: [29093, 39093, 49093], ssl: true },
  ])(
    '$folder comes up and is used',
    async ({ folder, ports, partitions, ssl, sasl }) => {
      running = folder;
      runCompose(folder, 'up', '--detach');
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
    180_000,
  );
});

async function untilBrokers(admin: Admin, count: number): Promise<void> {
  for (let left = 120; ; left -= 1) {
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
