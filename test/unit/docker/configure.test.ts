import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type InstalledScripts, installScripts } from '../../support/image-scripts.ts';

let scripts: InstalledScripts;
beforeEach(async () => {
  scripts = await installScripts('native');
});
afterEach(async () => await scripts.remove());

const BROKER = { KAFKA_PROCESS_ROLES: 'broker', KAFKA_NODE_ID: '1' };
const SSL = {
  ...BROKER,
  KAFKA_ADVERTISED_LISTENERS: 'SSL://localhost:9093',
  KAFKA_SSL_KEYSTORE_FILENAME: 'keystore.jks',
  KAFKA_SSL_KEY_CREDENTIALS: 'key_creds',
  KAFKA_SSL_KEYSTORE_CREDENTIALS: 'keystore_creds',
};
const secret = async (name: string, text = '') =>
  await writeFile(join(scripts.root, 'etc/kafka/secrets', name), text);
const everySecret = async () => {
  await secret('keystore.jks');
  await secret('key_creds', 'pass-of-key\n');
  await secret('keystore_creds', 'pass of store');
};

describe('listeners', () => {
  test.each([
    ['PLAINTEXT://host:9092', 'PLAINTEXT://0.0.0.0:9092'],
    ['A://host:1,B-2://[::1]:2', 'A://0.0.0.0:1,B-2://0.0.0.0:2'],
  ])('are derived from the advertised ones: %s', async (advertised, listeners) => {
    const { output, setup } = await scripts.run({
      env: { ...BROKER, KAFKA_ADVERTISED_LISTENERS: advertised },
    });
    expect(output).toContain('Running in KRaft mode...');
    expect(setup?.env.KAFKA_LISTENERS).toBe(listeners);
  });

  test('that are given stay', async () => {
    const env = { ...BROKER, KAFKA_LISTENERS: 'A://:1', KAFKA_ADVERTISED_LISTENERS: 'A://host:2' };
    expect((await scripts.run({ env })).setup?.env.KAFKA_LISTENERS).toBe('A://:1');
  });

  test('a controller must not advertise', async () => {
    const env = { KAFKA_PROCESS_ROLES: 'controller', KAFKA_ADVERTISED_LISTENERS: 'A://host:1' };
    const { exitCode, output, setup } = await scripts.run({ env });
    expect({ exitCode, setup }).toEqual({ exitCode: 1, setup: undefined });
    expect(output).toContain('KAFKA_ADVERTISED_LISTENERS is not supported on a KRaft controller');
  });

  test('an empty advertised list of a controller is dropped', async () => {
    const env = { KAFKA_PROCESS_ROLES: 'controller', KAFKA_ADVERTISED_LISTENERS: '' };
    const { setup } = await scripts.run({ env });
    expect(setup?.env).toEqual(expect.objectContaining({ KAFKA_PROCESS_ROLES: 'controller' }));
    expect(setup?.env).not.toHaveProperty('KAFKA_ADVERTISED_LISTENERS');
    expect(setup?.env).not.toHaveProperty('KAFKA_LISTENERS');
  });
});

test('a folder of the final configuration that cannot be written is named', async () => {
  await rm(join(scripts.root, 'opt/kafka/config'), { recursive: true });
  const { exitCode, output } = await scripts.run();
  expect(exitCode).toBe(1);
  expect(output).toContain('/opt/kafka/config/ file not writable');
});

describe('SSL', () => {
  test.each([['SSL://localhost:9093'], ['A://localhost:1,SASL_SSL://localhost:2']])(
    '%s takes locations and passwords from the secrets',
    async (advertised) => {
      await everySecret();
      const { setup } = await scripts.run({
        env: {
          ...SSL,
          KAFKA_ADVERTISED_LISTENERS: advertised,
          KAFKA_OPTS: '-Djava.security.auth.login.config=x',
        },
      });
      expect(setup?.env).toMatchObject({
        KAFKA_SSL_KEYSTORE_LOCATION: '/etc/kafka/secrets/keystore.jks',
        KAFKA_SSL_KEY_PASSWORD: 'pass-of-key',
        KAFKA_SSL_KEYSTORE_PASSWORD: 'pass of store',
      });
    },
  );

  test.each(Object.keys(SSL).slice(3))('%s is required', async (name) => {
    await everySecret();
    const { exitCode, output } = await scripts.run({ env: { ...SSL, [name]: '' } });
    expect(exitCode).toBe(1);
    expect(output).toContain(`${name} environment variable not set`);
  });

  test.each(['keystore.jks', 'key_creds', 'keystore_creds'])('the file %s is required', async (name) => {
    await everySecret();
    await rm(join(scripts.root, 'etc/kafka/secrets', name));
    const { exitCode, output } = await scripts.run({ env: SSL });
    expect(exitCode).toBe(1);
    expect(output).toContain(`/etc/kafka/secrets/${name} file does not exist`);
  });

  test.each(['required', 'requested'])('client authentication %s needs a trust store', async (auth) => {
    await everySecret();
    const env = { ...SSL, KAFKA_SSL_CLIENT_AUTH: auth };
    const lacking = await scripts.run({ env });
    expect(lacking.output).toContain('KAFKA_SSL_TRUSTSTORE_FILENAME environment variable not set');
    await secret('trust.jks');
    await secret('trust_creds', 'trusted');
    const { setup } = await scripts.run({
      env: {
        ...env,
        KAFKA_SSL_TRUSTSTORE_FILENAME: 'trust.jks',
        KAFKA_SSL_TRUSTSTORE_CREDENTIALS: 'trust_creds',
      },
    });
    expect(setup?.env).toMatchObject({
      KAFKA_SSL_TRUSTSTORE_LOCATION: '/etc/kafka/secrets/trust.jks',
      KAFKA_SSL_TRUSTSTORE_PASSWORD: 'trusted',
    });
  });

  test('a listener that is only called SSL-… asks for nothing', async () => {
    const env = { ...BROKER, KAFKA_ADVERTISED_LISTENERS: 'SSL-INTERNAL://localhost:9093' };
    expect((await scripts.run({ env })).exitCode).toBe(0);
  });

  test('a trace shows the script, but no password', async () => {
    await everySecret();
    const { output } = await scripts.run({ env: { ...SSL, TRACE: 'true' } });
    expect(output).toContain('+ require_secret KAFKA_SSL_KEY_CREDENTIALS');
    expect(output).not.toMatch(/pass-of-key|pass of store/);
  });

  test('the names of the files do not become broker properties', async () => {
    await everySecret();
    const names = Object.keys((await scripts.run({ env: SSL })).setup?.env ?? {});
    expect(names.filter((name) => /_(FILENAME|CREDENTIALS)$/.test(name))).toEqual([]);
    expect(names).toContain('KAFKA_SSL_KEYSTORE_LOCATION');
  });
});

describe('SASL', () => {
  const env = { ...BROKER, KAFKA_ADVERTISED_LISTENERS: 'SASL_PLAINTEXT://localhost:9095' };

  test('needs KAFKA_OPTS', async () => {
    const { exitCode, output } = await scripts.run({ env });
    expect(exitCode).toBe(1);
    expect(output).toContain('KAFKA_OPTS environment variable not set');
  });

  test('without a JAAS file there is a warning only', async () => {
    const { exitCode, output } = await scripts.run({ env: { ...env, KAFKA_OPTS: '-Da=b' } });
    expect(exitCode).toBe(0);
    expect(output).toContain('no java.security.auth.login.config');
  });
});
