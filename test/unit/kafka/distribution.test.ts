import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { distribution as distributionSchema } from '../../../src/evidence/predicates.ts';
import { hashOf } from '../../../src/io/hash.ts';
import { formatCatalogue } from '../../../src/kafka/catalogue.ts';
import { type KafkaChoice, obtainKafka } from '../../../src/kafka/distribution.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { serve, type TestServer } from '../../fakes/http-server.ts';
import {
  detachedSignature,
  kafkaTarball,
  type ReleaseKey,
  releaseFiles,
  releaseKey,
} from '../../support/kafka-tarball.ts';

const VERSION = '4.5.0';
const NAME = `kafka_2.13-${VERSION}.tgz`;

describe('obtainKafka', () => {
  let folder: string;
  let server: TestServer;
  let files: Map<string, string | Buffer>;
  let status: Map<string, number>;
  let tarball: Buffer;
  let key: ReleaseKey;
  let stranger: ReleaseKey;

  beforeAll(async () => {
    [tarball, key, stranger] = await Promise.all([
      kafkaTarball(VERSION),
      releaseKey(),
      releaseKey('stranger'),
    ]);
    server = await serve((request, response) => {
      const path = request.url ?? '';
      const content = files.get(path);
      const code = status.get(path) ?? (content === undefined ? 404 : 200);
      response.writeHead(code).end(code === 200 ? content : '');
    });
  });
  afterAll(async () => await server.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'distribution-test-'));
    files = await releaseFiles(VERSION, tarball, key);
    status = new Map();
    server.requests.length = 0;
  });
  afterEach(async () => await rm(folder, { recursive: true, force: true }));

  const makeHost = (exec?: Parameters<typeof createFakeHost>[0]) =>
    createFakeHost({
      fetch: globalThis.fetch,
      dirs: { cache: join(folder, 'cache'), temp: folder, work: folder },
      ...exec,
    });
  const obtain = (choice: KafkaChoice = {}, host = makeHost(), releases = [`${server.url}`]) =>
    obtainKafka(
      host,
      { version: choice.url || choice.path ? undefined : VERSION, source: 'archive', ...choice },
      {
        mirrors: { releases, keys: `${server.url}/KEYS` },
        catalogueFolder: pathToFileURL(`${join(folder, 'catalogue')}/`),
      },
    );
  const unpacked = async () => await readdir(join(folder, 'cache', 'kafka', 'archive')).catch(() => []);

  it('gets a release from the archive, checksum and signature checked', async () => {
    const kafka = await obtain();
    expect(kafka).toMatchObject({ version: VERSION, scalaVersion: '2.13' });
    expect(kafka.libs.map((jar) => jar.replace(kafka.root, ''))).toEqual([
      '/libs/b.jar',
      `/libs/kafka_2.13-${VERSION}.jar`,
    ]);
    expect(distributionSchema.parse(kafka.evidence)).toMatchObject({
      source: 'archive',
      from: `${server.url}/${VERSION}/${NAME}`,
      verified: [
        { by: 'sha512', detail: hashOf(tarball, 'sha512') },
        { by: 'pgp', detail: `${key.fingerprint} (manager <manager@example.org>)` },
      ],
      notVerified: [`There is no catalogue of Kafka ${VERSION} to compare its jars with`],
    });
  });

  it('has a digest that anyone can compute with sha256sum', async () => {
    const kafka = await obtain();
    const command = 'sha256sum -- *.jar | LC_ALL=C sort | sha256sum';
    const sum = execFileSync('sh', ['-c', command], { cwd: join(kafka.root, 'libs'), encoding: 'utf8' });
    expect(kafka.digest).toBe(sum.slice(0, 64));
  });

  it('needs no server for the second call', async () => {
    const first = await obtain();
    server.requests.length = 0;
    expect(await obtain()).toEqual(first);
    expect(server.requests).toEqual([]);
  });

  it.each(['altered', 'missing', 'added'])('repairs a cache with a jar that is %s', async (damage) => {
    const first = await obtain();
    if (damage === 'altered') await appendFile(first.libs[0] ?? '', '!');
    if (damage === 'missing') await rm(first.libs[0] ?? '');
    if (damage === 'added') await writeFile(join(first.root, 'libs', 'evil.jar'), 'E');
    const host = makeHost();
    const again = await obtain({}, host);
    expect(again).toEqual(first);
    expect(await readFile(again.libs[0] ?? '', 'utf8')).toBe('B');
    expect(host.recording.log.filter((line) => line.startsWith('warn:'))).toHaveLength(1);
    expect(host.recording.log.join()).toMatch(/b.jar (was altered|is missing)|evil.jar was added/);
  });

  it('removes what a killed process left unfinished', async () => {
    const left = join(folder, 'cache', 'kafka', 'archive', `${VERSION}.0000.tmp`);
    const other = join(folder, 'cache', 'kafka', 'archive', '4.5.1.0000.tmp');
    await Promise.all([left, other].map((path) => mkdir(path, { recursive: true })));
    await obtain();
    expect((await unpacked()).sort()).toEqual([VERSION, '4.5.1.0000.tmp']);
  });

  it('lets two at once make it together', async () => {
    const realSleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    const host = () => {
      const own = makeHost();
      return { ...own, clock: { ...own.clock, monotonic: () => performance.now(), sleep: realSleep } };
    };
    const [one, two] = await Promise.all([obtain({}, host()), obtain({}, host())]);
    expect(one).toEqual(two);
    expect(server.requests.filter((request) => request.endsWith('.tgz'))).toHaveLength(1);
  });

  it('goes on to the archive of old releases', async () => {
    const own = new Map([...files].map(([path, content]) => [`/old${path}`, content] as const));
    files = new Map([...own, ['/KEYS', files.get('/KEYS') ?? '']]);
    const kafka = await obtain({}, makeHost(), [server.url, `${server.url}/old`]);
    expect(kafka.evidence.from).toBe(`${server.url}/old/${VERSION}/${NAME}`);
  });

  const bad: [string, () => void | Promise<void>, RegExp][] = [
    [
      'an altered tarball',
      () => void files.set(`/${VERSION}/${NAME}`, Buffer.from('x')),
      /its sha512 is not/,
    ],
    [
      'a truncated tarball',
      () => void files.set(`/${VERSION}/${NAME}`, tarball.subarray(0, 100)),
      /is not the expected file/,
    ],
    [
      'a tarball with a signature of another file',
      async () => void files.set(`/${VERSION}/${NAME}.asc`, await detachedSignature(Buffer.from('x'), key)),
      /signature of kafka_2.13-4.5.0.tgz does not hold/,
    ],
    [
      'a tarball that somebody else signed',
      async () => void files.set(`/${VERSION}/${NAME}.asc`, await detachedSignature(tarball, stranger)),
      /signed by key [0-9A-F]{16}, which is not in http/,
    ],
    [
      'a missing signature',
      () => void files.delete(`/${VERSION}/${NAME}.asc`),
      /The signature file http.*\.asc does not exist/,
    ],
    [
      'a missing checksum file',
      () => void files.delete(`/${VERSION}/${NAME}.sha512`),
      /servers have no Kafka 4.5.0 \(or not its checksum file kafka_2.13-4.5.0.tgz.sha512\)/,
    ],
    [
      'a broken checksum file',
      () => void files.set(`/${VERSION}/${NAME}.sha512`, 'oops'),
      /holds no SHA-512/,
    ],
    [
      'a web page for a checksum',
      () => void files.set(`/${VERSION}/${NAME}.sha512`, '<html>'),
      /web page instead of the file/,
    ],
  ];
  it.each(bad)('refuses %s before anything is unpacked', async (_, spoil, message) => {
    await spoil();
    await expect(obtain()).rejects.toThrow(message);
    expect(await unpacked()).toEqual([]);
  });

  it('accepts pinned fingerprints only, also of what is cached', async () => {
    const pinned = { trustedFingerprints: [key.fingerprint] };
    expect((await obtain(pinned)).version).toBe(VERSION);
    const other = obtain({ trustedFingerprints: [stranger.fingerprint] });
    await expect(other).rejects.toThrow(`Kafka 4.5.0 is signed by ${key.fingerprint}, which is not among`);
    await expect(obtain({ trustedFingerprints: ['1234'] })).rejects.toThrow(/not an OpenPGP fingerprint/);
  });

  describe('with a catalogue', () => {
    const entry = (file: string, maven: string, content: string) => ({
      file,
      maven,
      sha256: hashOf(content, 'sha256'),
      broker: true,
    });
    const catalogue = async (broker: string, library: string) => {
      const jars = [
        entry(`kafka_2.13-${VERSION}.jar`, `org.apache.kafka:kafka_2.13:${VERSION}`, broker),
        ...(library === '' ? [] : [entry('b.jar', 'org.b:b:1', library)]),
      ];
      await mkdir(join(folder, 'catalogue'), { recursive: true });
      const text = formatCatalogue({ kafkaVersion: VERSION, scalaVersion: '2.13', jars });
      await writeFile(join(folder, 'catalogue', `${VERSION}.json`), text);
    };

    it('says how many jars are the published ones, and names those it does not know', async () => {
      await catalogue('the broker', '');
      const { evidence } = await obtain();
      expect(evidence.verified.at(-1)).toEqual({
        by: 'catalogue',
        detail: '1 of 2 jars have the published SHA-256',
      });
      expect(evidence.notVerified).toEqual([`b.jar is not in the catalogue of Kafka ${VERSION}`]);
    });

    it('refuses a library that was altered, naming both digests', async () => {
      await catalogue('the broker', 'another B');
      const [found, published] = [hashOf('B', 'sha256'), hashOf('another B', 'sha256')];
      await expect(obtain()).rejects.toThrow(`b.jar (SHA-256 ${found}, published ${published})`);
    });

    it("reports a tarball's own build of Kafka's jars", async () => {
      await catalogue("Maven's build", 'B');
      const { evidence } = await obtain();
      expect(evidence.notVerified).toEqual([
        `kafka_2.13-${VERSION}.jar is another build than the one on Maven Central`,
      ]);
    });
  });

  describe('where the archive is out of reach', () => {
    const nowhere = ['http://no-such-host.invalid'];
    const withMaven = (answer: 'jars' | 'failure') =>
      makeHost({
        exec: async (argv) => {
          if (answer === 'failure') {
            return { exitCode: 1, stdout: '[ERROR] Plugin x could not be resolved: offline -> [Help 1]' };
          }
          const jar = join(folder, `kafka_2.13-${VERSION}.jar`);
          await writeFile(jar, EMPTY_ZIP);
          const list = argv.find((arg) => arg.startsWith('-DoutputFile='))?.slice('-DoutputFile='.length);
          await writeFile(list ?? '', `   org.apache.kafka:kafka_2.13:jar:${VERSION}:compile:${jar}\n`);
          return {};
        },
      });

    it('takes the jars from Maven and says so', async () => {
      const host = withMaven('jars');
      const kafka = await obtain({ source: 'auto' }, host, nowhere);
      expect(kafka.evidence).toMatchObject({
        source: 'maven',
        from: `org.apache.kafka:kafka_2.13:${VERSION}`,
      });
      expect(kafka.evidence.notVerified).toContain('Jars from Maven carry no PGP signature that was checked');
      expect(host.recording.log.join()).toContain(`Kafka ${VERSION} is taken from Maven instead`);
      expect((await readdir(kafka.root)).sort()).toEqual(['bin', 'config', 'libs']);
    });

    it('names both reasons where Maven fails, too', async () => {
      const error = await obtain({ source: 'auto' }, withMaven('failure'), nowhere).catch((e: unknown) => e);
      expect(error).toMatchObject({
        message: expect.stringContaining('no-such-host.invalid'),
        hint: expect.stringContaining('Plugin x could not be resolved: offline'),
      });
    });

    it('does not fall back on unsigned jars where a signature is demanded', async () => {
      const host = withMaven('jars');
      const pinned = { source: 'auto', trustedFingerprints: [key.fingerprint] } as const;
      await expect(obtain(pinned, host, nowhere)).rejects.toThrow(/cannot be had/);
      expect(host.recording.executed).toEqual([]);
    });

    it('does not fall back when the release does not exist', async () => {
      files.clear();
      const host = withMaven('jars');
      await expect(obtain({ source: 'auto' }, host)).rejects.toThrow(/servers have no Kafka 4.5.0/);
      expect(host.recording.executed).toEqual([]);
    });
  });

  describe('from an address', () => {
    const url = () => `${server.url}/${VERSION}/${NAME}`;

    it('checks the files beside it', async () => {
      const { evidence } = await obtain({ url: url() });
      expect(evidence.source).toBe('url');
      expect(evidence.verified.map(({ by }) => by)).toEqual(['sha512', 'pgp']);
    });

    it('names a checksum file that is missing, unless the checksum is given', async () => {
      files.delete(`/${VERSION}/${NAME}.sha512`);
      await expect(obtain({ url: url() })).rejects.toThrow(
        `The checksum file ${url()}.sha512 does not exist`,
      );
      const { evidence } = await obtain({ url: url(), checksum: hashOf(tarball, 'sha512').toUpperCase() });
      expect(evidence.verified.map(({ by }) => by)).toEqual(['sha512']);
      expect(evidence.notVerified[0]).toMatch(/No signature was asked for/);
      await expect(obtain({ url: url(), checksum: '0'.repeat(128) })).rejects.toThrow(/is not the expected/);
    });

    it('refuses another version than asked for, and contradictions', async () => {
      await expect(obtain({ url: url(), version: '4.4' })).rejects.toThrow(
        'is Kafka 4.5.0, but 4.4 was asked',
      );
      await expect(obtain({ url: url(), path: 'x' })).rejects.toThrow(/exclude each other/);
      await expect(obtain({ url: url(), checksum: 'abc' })).rejects.toThrow(/"abc" is not a SHA-512/);
    });
  });

  describe('from a path', () => {
    const put = async (name: string, content: string | Uint8Array) => {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    };

    it('uses a folder in place and says what was not verified', async () => {
      await put(`own/libs/kafka_2.13-${VERSION}-SNAPSHOT.jar`, 'mine');
      const kafka = await obtain({ path: 'own' });
      expect(kafka).toMatchObject({ root: join(folder, 'own'), version: `${VERSION}-SNAPSHOT` });
      expect(kafka.evidence.notVerified[0]).toBe(
        'A folder carries no checksum and no signature of its release',
      );
      await put(`own/libs/kafka_2.13-${VERSION}-SNAPSHOT.jar`, 'mine, changed');
      expect((await obtain({ path: 'own' })).digest).not.toBe(kafka.digest);
      await expect(obtain({ path: 'own', trustedFingerprints: [key.fingerprint] })).rejects.toThrow(
        /not signed/,
      );
    });

    it('refuses what is no Kafka', async () => {
      await put('empty/readme', '');
      await put('other/libs/a.jar', 'A');
      await put('two/libs/kafka_2.13-4.3.1.jar', 'A');
      await put('two/libs/kafka_2.13-4.4.0.jar', 'A');
      await expect(obtain({ path: 'gone' })).rejects.toThrow(`${join(folder, 'gone')} does not exist`);
      await expect(obtain({ path: 'empty' })).rejects.toThrow(/not an unpacked Kafka: it has no folder libs/);
      await expect(obtain({ path: 'other' })).rejects.toThrow(/no jar named kafka_2.13-<version>.jar/);
      await expect(obtain({ path: 'two' })).rejects.toThrow(/more than one broker/);
    });

    it('checks what lies beside a tarball, and only that', async () => {
      await put(NAME, tarball);
      const bare = await obtain({ path: NAME });
      expect(bare.evidence.verified).toEqual([]);
      expect(bare.evidence.notVerified.slice(0, 2)).toEqual([
        `There is no ${NAME}.sha512 beside it`,
        `There is no ${NAME}.asc beside it`,
      ]);
      await put(`${NAME}.asc`, await detachedSignature(tarball, key));
      expect((await obtain({ path: NAME })).evidence.verified[0]?.by).toBe('pgp');
      await put(`${NAME}.sha512`, '0'.repeat(128));
      await expect(obtain({ path: NAME })).rejects.toThrow(
        /is not the file that kafka_2.13-4.5.0.tgz.sha512/,
      );
    });

    it('refuses a tarball with the signature of a stranger', async () => {
      await put(NAME, tarball);
      await put(`${NAME}.asc`, await detachedSignature(tarball, stranger));
      await expect(obtain({ path: NAME })).rejects.toThrow(/which is not in http/);
    });
  });
});

/** The smallest zip file: an empty directory. */
const EMPTY_ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');
