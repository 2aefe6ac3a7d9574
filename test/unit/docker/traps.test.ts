import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { effectiveProperties } from '../../../src/kafka/env-mapping.ts';
import { parseProperties } from '../../../src/kafka/properties.ts';
import { type InstalledScripts, installScripts } from '../../support/image-scripts.ts';

/**
 * The traps of the upstream images that ours take away: each test shows what Kafka's own `setup` makes of
 * the user's environment, and what it makes of the one that our scripts hand to it.
 */
let scripts: InstalledScripts;
afterEach(async () => await scripts.remove());

const defaults = async () =>
  parseProperties(await readFile('docker/resources/defaults/kafka-4/server.properties', 'utf8'));

async function propertiesOf(env: Record<string, string>) {
  return effectiveProperties({ env, defaults: await defaults(), kafkaVersion: '4.4.0' });
}

describe('one variable replaces the whole default configuration', () => {
  const env = { KAFKA_NUM_PARTITIONS: '3' };

  test('upstream: nothing but the variable is left, and the broker refuses to start', async () => {
    scripts = await installScripts('native');
    expect([...(await propertiesOf(env))]).toEqual([['num.partitions', '3']]);
  });

  test.each(['native', 'jvm'] as const)(
    'here, %s: the default configuration, changed by it',
    async (type) => {
      scripts = await installScripts(type);
      const { setup } = await scripts.run({ env });
      const sorted = (map: ReadonlyMap<string, string>) => [...map].sort();
      const expected = new Map([...(await defaults()), ['num.partitions', '3']]);
      expect(sorted(await propertiesOf({ ...setup?.env }))).toEqual(sorted(expected));
    },
  );

  test('an advertised address alone is enough', async () => {
    scripts = await installScripts('native');
    const { setup } = await scripts.run({ env: { KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://box:29092' } });
    expect(setup?.env).toMatchObject({
      KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://box:29092',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
    });
  });

  test('a configuration that says what the node is stays as it is', async () => {
    scripts = await installScripts('native');
    const full = { KAFKA_PROCESS_ROLES: 'controller', KAFKA_NODE_ID: '7' };
    const { setup } = await scripts.run({ env: full });
    expect([...(await propertiesOf({ ...setup?.env }))].sort()).toEqual([
      ['node.id', '7'],
      ['process.roles', 'controller'],
    ]);
  });

  test('a mounted file stays the whole truth beside the variables', async () => {
    scripts = await installScripts('native');
    await writeFile(join(scripts.root, 'mnt/shared/config/server.properties'), 'process.roles=broker\n');
    const { setup } = await scripts.run({ env });
    expect(setup?.env).toEqual({ ...env, CLUSTER_ID: expect.anything(), KAFKA_JMX_OPTS: expect.anything() });
  });
});

describe('KAFKA_JMX_PORT counts as a broker property', () => {
  const env = { KAFKA_JMX_PORT: '9101', KAFKA_JMX_HOSTNAME: 'me' };

  test('upstream: it replaces the default configuration', async () => {
    scripts = await installScripts('native');
    expect([...(await propertiesOf(env))]).toEqual([['jmx.port', '9101']]);
  });

  test('here: it does not reach setup', async () => {
    scripts = await installScripts('native');
    const { setup, start } = await scripts.run({ env });
    expect(await propertiesOf({ ...setup?.env })).toEqual(await defaults());
    expect(start?.args).toContain('-Dcom.sun.management.jmxremote.port=9101');
  });
});

/** What `setup` of Kafka 4.4.0 writes, reduced: given the variable, the root logger is a level only. */
const SETUP = `
if [[ -n \${KAFKA_LOG4J_ROOT_LOGLEVEL:-} ]]; then refs=; else refs='
      AppenderRef:
      - ref: "STDOUT"'; fi
cat >opt/kafka/config/log4j2.yaml <<END
Configuration:
  Loggers:
    Root:
      level: "\${KAFKA_LOG4J_ROOT_LOGLEVEL:-INFO}"$refs
    Logger:
    - name: "kafka"
      level: "INFO"
END`;

describe('the variable of the log level silences Kafka 4', () => {
  const env = { KAFKA_LOG4J_ROOT_LOGLEVEL: 'DEBUG' };
  const written = async () => await readFile(join(scripts.root, 'opt/kafka/config/log4j2.yaml'), 'utf8');

  test('upstream: the root logger loses its appenders', async () => {
    scripts = await installScripts('native', 4, SETUP);
    await scripts.run({ env, script: '@/opt/kafka/kafka.Kafka setup' });
    expect(await written()).toContain('level: "DEBUG"\n    Logger:');
  });

  test.each(['native', 'jvm'] as const)('here, %s: it keeps them and gets the level', async (type) => {
    scripts = await installScripts(type, 4, SETUP);
    const { output } = await scripts.run({ env });
    expect(await written()).toBe(`Configuration:
  Loggers:
    Root:
      level: "DEBUG"
      AppenderRef:
      - ref: "STDOUT"
    Logger:
    - name: "kafka"
      level: "INFO"
`);
    expect(output).not.toContain('was not set');
  });

  test('Kafka 3, which has no such trap, gets the variable', async () => {
    scripts = await installScripts('native', 3);
    expect((await scripts.run({ env })).setup?.env).toMatchObject(env);
  });
});

describe('KAFKA_HEAP_OPTS is ignored by the native image', () => {
  test('here: it is the heap of the broker, and KAFKA_OPTS may still change it', async () => {
    scripts = await installScripts('native');
    const { setup, start } = await scripts.run({
      env: { KAFKA_HEAP_OPTS: '-Xmx512m -Xms64M', KAFKA_OPTS: '-Xmx256m' },
    });
    expect(start?.args.filter((arg) => arg.startsWith('-Xm'))).toEqual(['-Xmx512m', '-Xms64M', '-Xmx256m']);
    expect(setup?.args.filter((arg) => arg.startsWith('-Xm'))).toEqual([]);
  });

  test('options that only a JVM knows are named and left out: they did no harm upstream', async () => {
    scripts = await installScripts('native');
    const { output, start } = await scripts.run({
      env: { KAFKA_HEAP_OPTS: '-XX:MaxRAMPercentage=75 -Xmx1G -XX:+UseG1GC' },
    });
    expect(start?.args.filter((arg) => arg.startsWith('-X'))).toEqual(['-Xmx1G']);
    expect(output).toContain('Ignored in KAFKA_HEAP_OPTS: -XX:MaxRAMPercentage=75');
  });
});

/** What `setup` leaves as the final configuration, whatever it came from. */
const finalConfiguration = (...lines: string[]) => `
printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')} >opt/kafka/config/server.properties`;

describe('defaults of Kafka that make a native broker large and slow to start', () => {
  const SIZE = 'log.cleaner.dedupe.buffer.size';
  const LINGER = 'controller.quorum.append.linger.ms';
  const read = async () =>
    parseProperties(await readFile(join(scripts.root, 'opt/kafka/config/server.properties'), 'utf8'));

  test('here, native: 2 MiB for the log cleaner, no wait of the controller, and nothing else changes', async () => {
    scripts = await installScripts(
      'native',
      4,
      finalConfiguration('# mine', 'process.roles=broker', 'a=b=c'),
    );
    await scripts.run();
    expect([...(await read())]).toEqual([
      [LINGER, '0'],
      [SIZE, '2097152'],
      ['process.roles', 'broker'],
      ['a', 'b=c'],
    ]);
  });

  test.each([
    [`${SIZE}=134217728`, SIZE, '134217728'],
    [` ${SIZE} : 134217728`, SIZE, '134217728'],
    [`${SIZE} 134217728`, SIZE, '134217728'],
    [`${LINGER}=25`, LINGER, '25'],
  ])('what is configured stays: %s', async (line, key, value) => {
    scripts = await installScripts('native', 4, finalConfiguration('process.roles=broker', line));
    await scripts.run();
    expect((await read()).get(key)).toBe(value);
  });

  test.each([
    ['log.cleaner.threads=3', '6291456'],
    ['log.cleaner.threads : 2', '4194304'],
    // What cannot be read is left to Kafka, which demands over 1 MiB per thread.
    ['log.cleaner.threads=${env:THREADS}', undefined],
  ])('%s makes it %s', async (line, size) => {
    scripts = await installScripts('native', 4, finalConfiguration('process.roles=broker', line));
    await scripts.run();
    expect((await read()).get(SIZE)).toBe(size);
  });

  test('the JVM image has the default of Kafka', async () => {
    scripts = await installScripts('jvm', 4, finalConfiguration('process.roles=broker'));
    await scripts.run();
    expect([...(await read()).keys()]).toEqual(['process.roles']);
  });

  test('a trace does not show the configuration, which may hold passwords', async () => {
    scripts = await installScripts('native', 4, finalConfiguration('ssl.key.password=of-my-key'));
    const { output } = await scripts.run({ env: { TRACE: 'true' } });
    expect(output).toContain('+ set_defaults');
    expect(output).not.toContain('of-my-key');
  });
});

describe('zstd and snappy cannot be loaded where /tmp forbids execution (KAFKA-17227)', () => {
  const optionsWhere = async (forbidden: string) => {
    scripts = await installScripts('native');
    const script = `HOSTNAME=h; source @/etc/kafka/docker/launch-functions
forbids_execution() { [[ ' ${forbidden} ' == *" $1 "* ]]; }
mkdir -p @/opt/kafka/logs; prepare_libraries; echo "\${library_options[*]}"`;
    return (await scripts.run({ script })).output.replaceAll(scripts.root, '').trim();
  };

  test('here: they are unpacked into a folder that allows it', async () => {
    expect(await optionsWhere('/tmp')).toBe('-Djava.io.tmpdir=/opt/kafka/logs');
  });

  test('where /tmp allows it, nothing is changed', async () => {
    expect(await optionsWhere('')).toBe('');
  });

  test('where no folder does, that is said', async () => {
    scripts = await installScripts('native');
    const script = `HOSTNAME=h; source @/etc/kafka/docker/launch-functions
forbids_execution() { return 0; }; prepare_libraries`;
    expect((await scripts.run({ script })).output).toMatch(/^WARNING: zstd and snappy will not work/);
  });

  test('the mount that a folder is on is the deepest one', async () => {
    scripts = await installScripts('native');
    const mounts = ['overlay / overlay rw', 'tmpfs /tmp tmpfs rw,noexec,relatime', 'tmpfs /tmp/x tmpfs rw'];
    await writeFile(join(scripts.root, 'mounts'), mounts.map((line) => `${line} 0 0\n`).join(''));
    const script = `source @/etc/kafka/docker/launch-functions
for dir in / /tmp /tmp/y /tmp/x /tmp/x/z /tmpfile; do ! forbids_execution $dir @/mounts || echo $dir; done`;
    expect((await scripts.run({ script })).output).toBe('/tmp\n/tmp/y\n');
  });

  test.each(['native', 'jvm'] as const)(
    "%s: the user's own folder wins, as the last of two",
    async (type) => {
      scripts = await installScripts(type);
      const launch = join(scripts.root, 'etc/kafka/docker/launch-functions');
      const text = await readFile(launch, 'utf8');
      await writeFile(launch, text.replace('[[ $flags == *,noexec,* ]]', '[[ $1 == /tmp ]]'));
      const { start } = await scripts.run({ env: { KAFKA_OPTS: '-Djava.io.tmpdir=/mine' } });
      const given = `${start?.args.join(' ')} ${start?.env.KAFKA_OPTS}`;
      const folders = given.match(/java\.io\.tmpdir=\S+/g);
      expect(folders?.[0]).toContain('/opt/kafka/');
      expect(folders?.at(-1)).toBe('java.io.tmpdir=/mine');
    },
  );
});
