import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NodeHost } from '../../src/io/node-host.ts';
import { releasePorts, reservePorts } from '../../src/io/ports.ts';
import { type Access, connectOnce, createClient, type KafkaClient } from '../../src/kafka/client.ts';
import { requests } from '../../src/kafka/client-requests.ts';
import { findJava } from '../../src/kafka/java.ts';
import { type JmxProbe, startJmxProbe } from '../../src/kafka/jmx.ts';
import { failureText } from '../../src/sanity/failure-text.ts';
import { produce, readAll } from '../../src/sanity/topic-records.ts';
import { type ComposeProject, composeProject, findCompose } from '../support/compose.ts';
import { findContainers, imagesUnderTest, makeImage } from '../support/container-images.ts';
import { docker } from '../support/docker-node.ts';
import { realHost } from '../support/kafka.ts';
import { describeWhere } from '../support/require.ts';

/**
 * The contract that Kafka's own tests of its images hold them to, by clusters in which each node is configured
 * in another way: metrics over JMX, TLS, a mounted file under variables, SASL, and a broker that is stopped
 * and started again.
 */
const compose = findCompose();
const available = 'found' in compose ? findContainers() : compose;
const PORTS = ['PLAINTEXT_PORT', 'SASL_PORT', 'JMX_PORT', 'SSL_PORT', 'FILE_PORT'] as const;
type Ports = Record<(typeof PORTS)[number], number>;
/** DescribeCluster's endpoint type (KIP-919). */
const BROKERS = 1;
const ALICE = 'of-alice-for-this-test';

for (const under of imagesUnderTest()) {
  describeWhere(
    'full',
    available,
    `the contract of the ${under.type} image, Kafka ${under.version}`,
    (found) => {
      const { signal } = new AbortController();
      let host: NodeHost;
      let image: string;
      let folder: string;
      let ports: Ports;
      let probe: JmxProbe;

      beforeAll(async () => {
        host = realHost();
        image = (await makeImage(host, found(), under)).image;
        const reserved = await reservePorts(PORTS.length);
        ports = Object.fromEntries(PORTS.map((name, at) => [name, reserved[at]])) as Ports;
        folder = await makeSecrets(ports);
        probe = await startJmxProbe(host, await findJava(host));
      }, 600_000);
      afterAll(async () => {
        await probe?.close();
        releasePorts(Object.values(ports ?? {}));
        await rm(folder, { recursive: true, force: true });
        await host.close();
      });

      describe.each(['combined', 'isolated'])('%s', (mode) => {
        let cluster: ComposeProject;
        const open: KafkaClient[] = [];
        const connect = (port: number, access: Access = {}) => {
          const client = createClient([`localhost:${port}`], access);
          open.push(client);
          return client;
        };
        const idOf = (service: string) => cluster.run('ps', '-q', service).trim();

        beforeAll(async () => {
          cluster = composeProject('found' in compose ? compose.found : ['docker'], {
            name: `contract-${mode}-${process.pid}`,
            file: join('docker/test/contract', `${mode}.yml`),
            env: {
              ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
              IMAGE: image,
              SECRETS: join(folder, 'secrets'),
              SASL: join(folder, 'sasl'),
              CONFIG: join(folder, 'config'),
            },
          });
          cluster.run('up', '--detach');
          const first = connect(ports.PLAINTEXT_PORT);
          await patiently(async () => expect(await onlineBrokers(first)).toBe(3));
        }, 300_000);
        afterAll(async () => {
          await Promise.all(open.map((client) => client.close()));
          cluster.run('down', '--volumes');
        }, 120_000);

        /** Creates the topic on that very broker, writes and reads through the client. */
        async function flow(client: KafkaClient, topic: string, broker: number): Promise<void> {
          await onBroker(client, topic, broker);
          await patiently(() => produce(client, topic, [{ key: 'key', value: 'message' }]));
          const records = await readAll(client, topic);
          expect(records.map(({ key, value }) => `${key}:${value}`)).toEqual(['key:message']);
        }

        test('metrics: what is written is counted over JMX', async () => {
          const read = async () => {
            const bean = 'kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec';
            return Number(
              await probe.read({ host: 'localhost', port: ports.JMX_PORT }, bean, 'Count', signal),
            );
          };
          const before = await read();
          await flow(connect(ports.PLAINTEXT_PORT), 'metrics', 1);
          expect(await read()).toBeGreaterThan(before);
        }, 120_000);

        test('TLS with a client certificate, keys and passwords from mounted secrets', async () => {
          await flow(connect(ports.SSL_PORT, await clientOf(folder)), 'tls', 2);
        }, 120_000);

        test('TLS demands that certificate', async () => {
          const { tls } = await clientOf(folder);
          const ask = (access: Access) =>
            connectOnce({ host: 'localhost', port: ports.SSL_PORT }, access, (connection) =>
              requests.describeCluster(connection, false, BROKERS),
            );
          await ask({ tls });
          // Under TLS 1.3 a stranger is refused after the handshake: with the answer to the first request.
          const outcome = await ask({ tls: { ca: tls.ca } }).then(() => 'let in', failureText);
          expect(outcome).toMatch(/certificate|alert|closed|reset/i);
        }, 60_000);

        test('a mounted file, completed and overruled by variables', async () => {
          await flow(connect(ports.FILE_PORT, await clientOf(folder)), 'file', 3);
        }, 120_000);

        test('SASL with a JAAS file named in KAFKA_OPTS', async () => {
          const sasl = { mechanism: 'PLAIN', username: 'alice', password: ALICE } as const;
          await flow(connect(ports.SASL_PORT, { sasl }), 'sasl', 1);
        }, 120_000);

        test('a stopped broker starts again with its records', async () => {
          await flow(connect(ports.PLAINTEXT_PORT), 'restart', 1);
          docker('stop', idOf('kafka-1'));
          expect(docker('inspect', '--format', '{{.State.ExitCode}}', idOf('kafka-1'))).toBe('143');
          docker('start', idOf('kafka-1'));
          const client = connect(ports.PLAINTEXT_PORT);
          await patiently(async () => {
            const records = await readAll(client, 'restart');
            expect(records.map(({ key, value }) => `${key}:${value}`)).toEqual(['key:message']);
          });
        }, 240_000);

        test('no password is shown, although the start scripts were traced', async () => {
          const secrets = await Promise.all(
            ['key_creds', 'trust_creds'].map((name) => readFile(join(folder, 'secrets', name), 'utf8')),
          );
          const said = cluster.run('logs', '--no-color');
          expect(said).toContain('+ configure_ssl');
          for (const secret of [...secrets, ALICE]) expect(said.includes(secret)).toBe(false);
        }, 60_000);
      });
    },
  );
}

/** Keys, the JAAS file and the mounted configuration; all made now, none is kept anywhere. */
async function makeSecrets({ FILE_PORT }: Ports): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  await chmod(folder, 0o755);
  for (const name of ['secrets', 'sasl', 'config']) await mkdir(join(folder, name), { mode: 0o755 });
  execFileSync('docker/examples/make-secrets', [join(folder, 'secrets')]);
  const login = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
  await writeFile(
    join(folder, 'sasl/broker_jaas.conf'),
    `KafkaServer { ${login} user_alice="${ALICE}"; };\n`,
  );
  const values: Record<string, string> = {
    FILE_PORT: String(FILE_PORT),
    KEY_PASSWORD: await readFile(join(folder, 'secrets/key_creds'), 'utf8'),
    TRUST_PASSWORD: await readFile(join(folder, 'secrets/trust_creds'), 'utf8'),
  };
  const template = await readFile('docker/test/contract/server.properties', 'utf8');
  await writeFile(
    join(folder, 'config/server.properties'),
    template.replace(/@(\w+)@/g, (_, name: string) => values[name] ?? ''),
  );
  return folder;
}

async function clientOf(folder: string) {
  const secrets = join(folder, 'secrets');
  const password = await readFile(join(secrets, 'key_creds'), 'utf8');
  const pem = execFileSync(
    'openssl',
    ['pkcs12', '-in', join(secrets, 'client.keystore.p12'), '-nodes', '-passin', `pass:${password}`],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return { tls: { ca: await readFile(join(secrets, 'broker.pem'), 'utf8'), cert: pem, key: pem } };
}

/** Without regard to which listener a client sees: brokers that take part in the cluster. */
async function onlineBrokers(client: KafkaClient): Promise<number> {
  await onBroker(client, 'everywhere', 1, [2, 3]).catch(() => undefined);
  const { topics } = await client.admin.metadata({ topics: ['everywhere'], forceUpdate: true });
  return topics.get('everywhere')?.partitions[0]?.isr.length ?? 0;
}

async function onBroker(client: KafkaClient, topic: string, leader: number, followers: number[] = []) {
  const assignments = [{ partition: 0, brokers: [leader, ...followers] }];
  await client.admin.createTopics({ topics: [topic], partitions: -1, replicas: -1, assignments });
}

async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (const end = performance.now() + 120_000; ; await sleep(500)) {
    const error = await work().then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('rejected'),
    );
    if (error === undefined) return;
    if (performance.now() > end) throw error;
  }
}
