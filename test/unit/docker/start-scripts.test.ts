import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type InstalledScripts, installScripts } from '../../support/image-scripts.ts';

let scripts: InstalledScripts;
const install = async (...options: Parameters<typeof installScripts>) => {
  scripts = await installScripts(...options);
  return scripts;
};
afterEach(async () => await scripts.remove());

const KRAFT = { KAFKA_PROCESS_ROLES: 'broker,controller', KAFKA_NODE_ID: '1' };

describe('run', () => {
  test('tells who it is, uses the default cluster id, and becomes the broker', async () => {
    const { exitCode, output, setup, start } = await (await install('native')).run();
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^===> User\nuid=\d+/);
    expect(output).toContain('WARNING: THIS IS AN EXPERIMENTAL DOCKER IMAGE');
    expect(setup?.env.CLUSTER_ID).toBe('5L6g3nShT-eMCtK--X86sw');
    expect(setup?.args).toEqual([
      '-Duser.name=appuser',
      '-Duser.home=/home/appuser',
      '-Dlog4j2.configurationFile=file:/etc/kafka/docker/tools-log4j2.yaml',
      'setup',
      '--default-configs-dir',
      '/etc/kafka/docker',
      '--mounted-configs-dir',
      '/mnt/shared/config',
      '--final-configs-dir',
      '/opt/kafka/config',
    ]);
    expect(start?.args.slice(2)).toEqual([
      'start',
      '--config',
      '/opt/kafka/config/server.properties',
      '-Dkafka.logs.dir=/opt/kafka/logs/',
      '-Dlog4j2.configurationFile=file:/opt/kafka/config/log4j2.yaml',
      '-Dcom.sun.management.jmxremote=true',
      '-Dcom.sun.management.jmxremote.authenticate=false',
      '-Dcom.sun.management.jmxremote.ssl=false',
    ]);
  });

  test('takes NAME=value arguments, which win over the environment, and says what it ignores', async () => {
    await install('native');
    const { output, setup } = await scripts.run({
      env: { ...KRAFT, CLUSTER_ID: 'from-env' },
      args: ['CLUSTER_ID=from=argument', 'KAFKA_NODE_ID=2 3', '--help'],
    });
    expect(setup?.env.CLUSTER_ID).toBe('from=argument');
    expect(setup?.env.KAFKA_NODE_ID).toBe('2 3');
    expect(output).toContain("Ignored the argument '--help'");
  });

  test('its files can be sourced one by one, as Quarkus Dev Services do', async () => {
    await install('native');
    const files = ['bash-config', 'configureDefaults', 'configure'];
    const { exitCode, setup } = await scripts.run({
      script: `${files.map((file) => `. @/etc/kafka/docker/${file}; `).join('')} @/opt/kafka/kafka.Kafka -Duser.name=appuser setup -D @/etc/kafka/docker`,
      env: { ...KRAFT, KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://localhost:9092' },
    });
    expect(exitCode).toBe(0);
    expect(setup?.env.KAFKA_LISTENERS).toBe('PLAINTEXT://0.0.0.0:9092');
  });

  test('the JVM image hands over to the scripts of Kafka, with its class data archives', async () => {
    await install('jvm');
    for (const archive of ['kafka', 'storage']) {
      await writeFile(join(scripts.root, `opt/kafka/${archive}.jsa`), '');
    }
    const { output, setup, start } = await scripts.run({ env: { CLUSTER_ID: 'mine', KAFKA_OPTS: '-Da=b' } });
    expect(output).toContain('===> Using provided cluster id mine ...');
    expect(setup?.args.slice(0, 2)).toEqual(['kafka.docker.KafkaDockerWrapper', 'setup']);
    expect(setup?.env.KAFKA_OPTS).toBe('-XX:SharedArchiveFile=/opt/kafka/storage.jsa -Da=b');
    expect(start?.env.KAFKA_OPTS).toBe('-XX:SharedArchiveFile=/opt/kafka/kafka.jsa -Da=b');
    expect(start?.args).toEqual(['/opt/kafka/config/server.properties']);
  });

  test("the JVM image leaves a user's own archive alone", async () => {
    await install('jvm');
    await writeFile(join(scripts.root, 'opt/kafka/kafka.jsa'), '');
    const { start } = await scripts.run({ env: { KAFKA_OPTS: '-XX:SharedArchiveFile=/mine.jsa' } });
    expect(start?.env.KAFKA_OPTS).toBe('-XX:SharedArchiveFile=/mine.jsa');
  });

  test('Kafka 3 is told its log4j 1 files', async () => {
    const { setup, start } = await (await install('native', 3)).run();
    expect(setup?.args).toContain('-Dlog4j.configuration=file:/etc/kafka/docker/tools-log4j.properties');
    expect(start?.args).toContain('-Dlog4j.configuration=file:/opt/kafka/config/log4j.properties');
  });
});

describe('setup', () => {
  test('is quiet where it succeeds', async () => {
    const { output } = await (await install('native', 4, 'echo formatting')).run();
    expect(output).not.toContain('formatting');
  });

  test('that fails ends the container with status 1, its output on one line', async () => {
    await install('native', 4, 'echo "error while preparing configs:"; echo "no room"; exit 7');
    const { exitCode, output, start } = await scripts.run();
    expect({ exitCode, start }).toEqual({ exitCode: 1, start: undefined });
    expect(output).toContain('error while preparing configs: no room\n');
  });

  test('of storage that is formatted already is a restart', async () => {
    await install('native', 4, 'echo "Log directory /tmp/x is already formatted. Use --ignore"; exit 1');
    const { exitCode, start } = await scripts.run();
    expect({ exitCode, started: start !== undefined }).toEqual({ exitCode: 0, started: true });
  });
});

describe('JMX', () => {
  test('KAFKA_JMX_PORT opens that one port under the given host name', async () => {
    await install('native');
    const { start } = await scripts.run({ env: { KAFKA_JMX_PORT: '9101', KAFKA_JMX_HOSTNAME: 'me' } });
    expect(start?.env.JMX_PORT).toBe('9101');
    expect(start?.args.slice(-5)).toEqual([
      '-Dcom.sun.management.jmxremote.ssl=false',
      '-Djava.rmi.server.hostname=me',
      '-Dcom.sun.management.jmxremote.local.only=false',
      '-Dcom.sun.management.jmxremote.rmi.port=9101',
      '-Dcom.sun.management.jmxremote.port=9101',
    ]);
  });

  test('without a host name it is the first address of the container', async () => {
    await install('native');
    const { start } = await scripts.run({ env: { KAFKA_JMX_PORT: '9101' } });
    expect(start?.args.join(' ')).toMatch(/-Djava\.rmi\.server\.hostname=[0-9a-f.:]+ /);
  });

  test('the JVM that formats does not take the port of the broker', async () => {
    await install('jvm');
    const { setup, start } = await scripts.run({ env: { KAFKA_JMX_PORT: '9101' } });
    expect([setup?.env.JMX_PORT, setup?.env.KAFKA_JMX_OPTS]).toEqual(['', ' ']);
    expect(start?.env.KAFKA_JMX_OPTS).toContain('jmxremote.port=9101');
  });
});
