import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { hashOf } from '../../src/io/hash.ts';
import { serve, type TestServer } from '../fakes/http-server.ts';
import { fakeGraalvmArchive, graalvmEntries, tarGz } from '../support/graalvm-archive.ts';
import { SetupBench } from '../support/graalvm-setup.ts';

const arch = process.arch === 'arm64' ? 'aarch64' : 'x64';
const CE_21 = `/graalvm/graalvm-ce-builds/releases/download/jdk-21.0.2/graalvm-community-jdk-21.0.2_linux-${arch}_bin.tar.gz`;
const CE_25I3 = `/graalvm/graalvm-ce-builds/releases/download/graal-25.3.4.1/graalvm-community-jdk-25i3-25.0.4.1_linux-${arch}_bin.tar.gz`;
const TAGS = '/repos/graalvm/graalvm-ce-builds/git/matching-refs/tags/';

let bench: SetupBench;
let server: TestServer;
/** What the server has; a function answers for itself. */
let files: Record<string, string | Buffer | { status: number; headers: Record<string, string> }>;
let authorizations: (string | undefined)[];

beforeEach(async () => {
  bench = new SetupBench();
  files = {};
  authorizations = [];
  server = await serve((request, response) => {
    authorizations.push(request.headers.authorization);
    const file = files[request.url ?? ''];
    if (file === undefined) response.writeHead(404).end('not here');
    else if (typeof file === 'string' || Buffer.isBuffer(file)) response.end(file);
    else response.writeHead(file.status, file.headers).end('{}');
  });
});
afterEach(async () => {
  await server.close();
  bench.close();
});

/** Puts an archive where the publisher would, with its checksum beside it. */
function publish(path: string, archive: Buffer, sum = hashOf(archive, 'sha256')): void {
  files[path] = archive;
  files[`${path}.sha256`] = `${sum}\n`;
}
function publishTags(jdk: readonly string[], graal: readonly string[]): void {
  const refs = (tags: readonly string[]) => JSON.stringify(tags.map((tag) => ({ ref: `refs/tags/${tag}` })));
  files[`${TAGS}jdk-`] = refs(jdk);
  files[`${TAGS}graal-`] = refs(graal);
}
const mirror = () => ({ mirror: server.url, 'github-api': server.url });
const tools = () => {
  const root = join(bench.folder, 'tools');
  return existsSync(root) ? readdirSync(root, { recursive: true }).map(String).sort() : [];
};
/** What is left of an installation that failed: empty folders at most. */
const installed = () => tools().filter((path) => /release$|tar\.gz$|\.tmp|complete$|json$/.test(path));

describe('a release', () => {
  test('of an exact version needs no list of releases: checked, unpacked, run, exported, in evidence', async () => {
    const archive = await fakeGraalvmArchive();
    publish(CE_21, archive);
    const run = await bench.run({ ...mirror(), 'java-version': '21.0.2' });
    expect(server.requests).toEqual([`GET ${CE_21}.sha256`, `GET ${CE_21}`]);
    const home = String(run.outputs.home);
    expect(run.outputs).toMatchObject({
      version: '21.0.2',
      'java-version': '21.0.2',
      distribution: 'graalvm-community',
      'vendor-version': 'GraalVM CE 21.0.2+13.1',
      'cache-hit': false,
    });
    expect(run.env).toEqual({ GRAALVM_HOME: home, JAVA_HOME: home });
    expect(run.path).toEqual([join(home, 'bin')]);
    expect(existsSync(join(home, 'bin', 'native-image'))).toBe(true);
    const statement = JSON.parse(readFileSync(String(run.outputs.evidence), 'utf8'));
    expect(statement.subject[0].digest.sha256).toBe(run.outputs.digest);
    expect(statement.predicate).toMatchObject({
      requested: '21.0.2',
      source: 'download',
      from: `${server.url}${CE_21}`,
      archive: { sha256: hashOf(archive, 'sha256'), verifiedBy: `${server.url}${CE_21}.sha256` },
    });
    expect(statement.predicate.warnings).toEqual([
      expect.stringContaining('use mandrel 21'),
      expect.stringContaining('segmentation fault'),
    ]);
    expect(tools().filter((path) => path.endsWith('.gz') || path.endsWith('.tmp'))).toEqual([]);
  });

  test('the second time comes from the tool cache, without a request', async () => {
    publish(CE_21, await fakeGraalvmArchive());
    const first = await bench.run({ ...mirror(), 'java-version': '21.0.2' });
    server.requests.length = 0;
    const second = await bench.run({ ...mirror(), 'java-version': '21.0.2' });
    expect(server.requests).toEqual([]);
    expect(second.outputs).toEqual({ ...first.outputs, 'cache-hit': true });
  });

  test('is installed afresh where the tool cache was changed', async () => {
    publish(CE_21, await fakeGraalvmArchive());
    const first = await bench.run({ ...mirror(), 'java-version': '21.0.2' });
    writeFileSync(join(String(first.outputs.home), 'bin', 'java'), 'something else');
    const second = await bench.run({ ...mirror(), 'java-version': '21.0.2' });
    expect(second.outputs).toEqual(first.outputs);
  });

  test.each([
    ['25', '25.3.4.1'],
    ['latest', '25.3.4.1'],
    ['25i3', '25.3.4.1'],
    ['25.3.4.1', '25.3.4.1'],
  ])('%s is %s, which stands in the log and in evidence', async (asked, version) => {
    publishTags(['jdk-21.0.2', 'jdk-25.0.2', 'jdk-9.9.9-beta'], ['graal-25.1.3', 'graal-25.3.4.1']);
    publish(CE_25I3, await fakeGraalvmArchive({ java: '25.0.4.1', vendor: 'GraalVM CE 25.0.4.1+1.1' }));
    const run = await bench.run({ ...mirror(), 'java-version': asked });
    expect(run.outputs.version).toBe(version);
    const told = run.log.includes(`info: graalvm-community ${asked} is ${version}.`);
    expect(told).toBe(asked !== version);
    const { predicate } = JSON.parse(readFileSync(String(run.outputs.evidence), 'utf8'));
    expect(predicate).toMatchObject({ requested: asked, version, warnings: [] });
  });

  test('that does not exist is answered with what exists', async () => {
    publishTags(['jdk-21.0.2', 'jdk-25.0.2'], ['graal-25.3.4.1']);
    expect(await bench.failure({ ...mirror(), 'java-version': '21.0.9' })).toBe(
      'There is no graalvm-community 21.0.9.\nThere are, newest first: 25.3.4.1, 25.0.2, 21.0.2.',
    );
    expect(await bench.failure({ ...mirror(), 'java-version': '19' })).toMatch(
      /^There is no graalvm-community 19\.\nThere are, newest first: 25\.3\.4\.1/,
    );
    expect(installed()).toEqual([]);
  });
});

test.each([
  [{ java: '17.0.9', vendor: 'GraalVM CE 17.0.9+9.1' }, 'GraalVM CE 17.0.9+9.1 for Java 17.0.9'],
  [{ java: '21.0.2', vendor: 'Mandrel-23.1.2.0-Final' }, 'Mandrel-23.1.2.0-Final for Java 21.0.2'],
])('an archive that holds something else than its name says: %j', async (fake, told) => {
  publish(CE_21, await fakeGraalvmArchive(fake));
  expect(await bench.failure({ ...mirror(), 'java-version': '21.0.2' })).toMatch(
    `${CE_21} is ${told}, not graalvm-community 21.0.2.`,
  );
  expect(installed()).toEqual([]);
});

describe('bad archives leave nothing behind', () => {
  const install = () => bench.failure({ ...mirror(), 'java-version': '21.0.2' });

  test('wrong checksum', async () => {
    publish(CE_21, await fakeGraalvmArchive(), 'a'.repeat(64));
    expect(await install()).toMatch(/graalvm-community-jdk-21\.0\.2.*is not the expected file.*aaaa/s);
    expect(installed()).toEqual([]);
  });

  test('a web page in place of the archive, and in place of its checksum', async () => {
    const page = Buffer.from('<!doctype html><html><body>Please log in</body></html>');
    publish(CE_21, page);
    expect(await install()).toMatch(/web page instead of the file/);
    files[`${CE_21}.sha256`] = page;
    expect(await install()).toMatch(/\.sha256 answers with a web page/);
    expect(installed()).toEqual([]);
  });

  test('a checksum file of something else', async () => {
    publish(CE_21, await fakeGraalvmArchive());
    files[`${CE_21}.sha256`] = `${'b'.repeat(64)}  other.tar.gz\n`;
    expect(await install()).toMatch(/\.sha256 holds no SHA-256 of graalvm-community-jdk-21\.0\.2/);
    expect(installed()).toEqual([]);
  });

  test('no checksum published: refused, unless the user brings one or waives it', async () => {
    const archive = await fakeGraalvmArchive();
    files[CE_21] = archive;
    publishTags(['jdk-21.0.2'], []);
    expect(await install()).toMatch(/^No SHA-256 is published for .*\nGive the input checksum/);
    expect(installed()).toEqual([]);
    const given = { ...mirror(), 'java-version': '21.0.2' };
    const checked = await bench.run({ ...given, checksum: hashOf(archive, 'sha256').toUpperCase() });
    expect(checked.outputs['cache-hit']).toBe(false);
    expect(await bench.failure({ ...given, checksum: 'c'.repeat(64) })).toMatch(/is not the expected file/);
    const waived = await bench.run({ ...given, 'allow-unverified': 'true' });
    const { predicate } = JSON.parse(readFileSync(String(waived.outputs.evidence), 'utf8'));
    expect(predicate.archive).toEqual({ sha256: hashOf(archive, 'sha256') });
    expect(waived.log.some((line) => line.startsWith('warn: ') && line.includes('without a checksum'))).toBe(
      true,
    );
    // What came in unchecked does not pass for checked the next time.
    expect(await install()).toMatch(/^No SHA-256 is published/);
  });

  test.each<[string, () => Promise<Buffer>, RegExp]>([
    [
      'another architecture',
      () => fakeGraalvmArchive({ osArch: process.arch === 'arm64' ? 'x86_64' : 'aarch64' }),
      /^The GraalVM in graalvm-community-jdk-21\.0\.2\S+ is for a\w+64, this machine is linux\/a\w+64\./,
    ],
    [
      'a plain JDK',
      () => tarGz(graalvmEntries().filter(({ name }) => !name.endsWith('native-image'))),
      /is not a GraalVM: it has no bin\/native-image/,
    ],
    [
      'too many entries',
      () => fakeGraalvmArchive({}, Array(20_000).fill({ name: 'graalvm-x/again/', type: 'directory' })),
      /has more than 20000 entries/,
    ],
    [
      'a bomb: 100 KB that unpack to 100 MB',
      () => fakeGraalvmArchive({}, [{ name: 'graalvm-x/zeros', content: '\0'.repeat(100 * 1024 ** 2) }]),
      /unpacks to more than 64\.0 MiB/,
    ],
    [
      'a name that leads out',
      () => fakeGraalvmArchive({}, [{ name: 'graalvm-x/../../evil', content: 'x' }]),
      /leads out of its folder/,
    ],
    ['cut off', async () => (await fakeGraalvmArchive()).subarray(0, 300), /cut off before its end/],
    ['no gzip', async () => Buffer.from('PK\u0003\u0004 a zip'), /damaged or no \.tar\.gz/],
  ])('%s', async (_, archive, message) => {
    publish(CE_21, await archive());
    expect(await install()).toMatch(message);
    expect(installed()).toEqual([]);
    expect(existsSync(join(bench.folder, 'evidence'))).toBe(false);
  });

  test('native-image that does not run, or is something else', async () => {
    publish(
      CE_21,
      await fakeGraalvmArchive({ nativeImage: '#!/bin/sh\necho no such library >&2\nexit 3\n' }),
    );
    expect(await install()).toMatch(/native-image --version ended with exit code 3: no such library/);
    expect(installed()).toEqual([]);
    publish(CE_21, await fakeGraalvmArchive());
    const { outputs } = await bench.run({ ...mirror(), 'java-version': '21.0.2' });
    const folder = { home: String(outputs.home) };
    writeFileSync(join(folder.home, 'lib/svm/bin/native-image'), '#!/bin/sh\necho GraalVM 22.3.0 Java 17\n');
    expect(await bench.failure(folder)).toMatch(/answered something unknown: GraalVM 22\.3\.0 Java 17/);
  });
});

describe('the list of releases', () => {
  test('rate limit: when it ends, and what to do', async () => {
    const now = new Date('2026-11-23T10:00:00Z');
    const reset = String(now.getTime() / 1000 + 840);
    const limited = { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } };
    files[`${TAGS}jdk-`] = limited;
    files[`${TAGS}graal-`] = limited;
    expect(await bench.failure({ ...mirror(), 'java-version': '25' }, { now })).toBe(
      'Which graalvm-community releases exist could not be found out: ' +
        "The rate limit of GitHub's API is used up until 2026-11-23T10:14:00Z (in 14 min).\n" +
        'Give a github-token, or name an exact version, which needs no list of releases. ' +
        'In a closed network name an exact version and a mirror, an archive with its checksum, or a GraalVM by GRAALVM_HOME.',
    );
  });

  test('out of reach: says how to do without, and uses the tool cache where that has one', async () => {
    const dead = await serve(() => {});
    await dead.close();
    const offline = { mirror: server.url, 'github-api': dead.url, 'java-version': '21' };
    expect(await bench.failure(offline)).toMatch(/could not be found out: .*\n.*archive with its checksum/s);
    const exact = await bench.failure({ ...offline, mirror: dead.url, 'java-version': '21.0.2' });
    expect(exact).toMatch(/jdk-21\.0\.2.* cannot be had .*\n.*archive with its checksum/);
    publish(CE_21, await fakeGraalvmArchive());
    await bench.run({ ...mirror(), 'java-version': '21.0.2' });
    const run = await bench.run(offline);
    expect(run.outputs).toMatchObject({ version: '21.0.2', 'cache-hit': true });
    expect(run.log.some((line) => line.includes('Using graalvm-community 21.0.2 of the tool cache'))).toBe(
      true,
    );
  });

  test('the token goes to its own origin only, never to downloads', async () => {
    publishTags(['jdk-21.0.2'], []);
    publish(CE_21, await fakeGraalvmArchive());
    const given = { ...mirror(), 'java-version': '21', 'github-token': 'ghs_secret' };
    await bench.run(given);
    expect(new Set(authorizations)).toEqual(new Set([undefined]));
    authorizations.length = 0;
    server.requests.length = 0;
    await bench.run(
      { ...given, 'install-dir': join(bench.folder, 'other') },
      { env: { GITHUB_API_URL: `${server.url}/api` } },
    );
    const withToken = server.requests.filter((_, index) => authorizations[index] === 'Bearer ghs_secret');
    expect(withToken.sort()).toEqual([`GET ${TAGS}graal-`, `GET ${TAGS}jdk-`].sort());
  });

  test('the token does not follow a redirection to another origin', async () => {
    const other: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      other.push(request.headers.authorization);
      response.end('[]');
    });
    try {
      for (const kind of ['jdk-', 'graal-']) {
        files[`${TAGS}${kind}`] = { status: 302, headers: { location: `${elsewhere.url}/tags` } };
      }
      await bench.failure(
        { ...mirror(), 'java-version': '21', 'github-token': 'ghs_secret' },
        { env: { GITHUB_API_URL: server.url } },
      );
      expect(authorizations).toEqual(['Bearer ghs_secret', 'Bearer ghs_secret']);
      expect(other).toEqual([undefined, undefined]);
    } finally {
      await elsewhere.close();
    }
  });
});

describe('without any network', () => {
  const refuse = () => Promise.reject(new Error('no network in this test'));
  const archiveFile = async (archive: Buffer, sum?: string) => {
    const file = join(bench.folder, 'graal.tar.gz');
    writeFileSync(file, archive);
    if (sum !== undefined) writeFileSync(`${file}.sha256`, sum);
    return file;
  };

  test('a local archive with its checksum beside it or given', async () => {
    const archive = await fakeGraalvmArchive({ java: '25.0.4', vendor: 'Mandrel-25.0.4.0-Final' });
    const digest = hashOf(archive, 'sha256');
    await archiveFile(archive, `${digest} *graal.tar.gz\n`);
    const run = await bench.run({ archive: 'graal.tar.gz' }, { fetch: refuse });
    expect(run.outputs).toMatchObject({ distribution: 'mandrel', version: '25.0.4.0', 'cache-hit': false });
    const again = await bench.run({ archive: 'graal.tar.gz', checksum: digest }, { fetch: refuse });
    expect(again.outputs['cache-hit']).toBe(true);
  });

  test('blanks in names, upper case in the checksum, a folder before the top folder', async () => {
    const archive = await tarGz(graalvmEntries().map((entry) => ({ ...entry, name: `./${entry.name}` })));
    writeFileSync(join(bench.folder, 'my graal.tar.gz'), archive);
    const sum = hashOf(archive, 'sha256').toUpperCase();
    writeFileSync(join(bench.folder, 'my graal.tar.gz.sha256'), `${sum} *my graal.tar.gz\n`);
    const given = { archive: 'my graal.tar.gz', 'install-dir': join(bench.folder, 'my tools') };
    const run = await bench.run(given, { fetch: refuse });
    expect(String(run.outputs.home).startsWith(join(bench.folder, 'my tools'))).toBe(true);
  });

  test('what is no file is said to be none', async () => {
    expect(await bench.failure({ archive: 'nowhere.tar.gz' }, { fetch: refuse })).toMatch(
      /^There is no file \S+nowhere\.tar\.gz\.\nThe input archive is/,
    );
    mkdirSync(join(bench.folder, 'folder'));
    expect(await bench.failure({ archive: 'folder' }, { fetch: refuse })).toMatch(
      /^There is no file \S+folder\./,
    );
  });

  test('a local archive that is wrong, unchecked or absent', async () => {
    const file = await archiveFile(await fakeGraalvmArchive());
    expect(await bench.failure({ archive: file })).toMatch(/^No SHA-256 is published for .*graal\.tar\.gz/);
    expect(await bench.failure({ archive: file, checksum: 'd'.repeat(64) })).toMatch(
      /graal\.tar\.gz is not the expected archive: its SHA-256 is [0-9a-f]{64}, the input checksum says dddd/,
    );
    expect(existsSync(file)).toBe(true);
    expect(await bench.failure({ archive: 'nowhere.tar.gz', checksum: 'd'.repeat(64) })).toMatch(
      /^There is no file/,
    );
    expect(installed()).toEqual([]);
  });

  test('a folder, by input or by GRAALVM_HOME', async () => {
    const archive = await fakeGraalvmArchive();
    await archiveFile(archive, hashOf(archive, 'sha256'));
    const { outputs } = await bench.run({ archive: 'graal.tar.gz' }, { fetch: refuse });
    const home = String(outputs.home);
    const byInput = await bench.run({ home }, { fetch: refuse });
    expect(byInput.outputs).toMatchObject({ home, version: '21.0.2', 'cache-hit': false });
    const env = { GRAALVM_HOME: home };
    expect((await bench.run({}, { fetch: refuse, env })).outputs).toEqual(byInput.outputs);
    expect((await bench.run({ 'java-version': '21' }, { fetch: refuse, env })).outputs.home).toBe(home);
    const other = { 'java-version': '25', 'github-api': server.url };
    expect(await bench.failure(other, { env })).toMatch(/matching-refs/);
    expect(bench.log).toContainEqual(
      expect.stringMatching(
        /^warn: GRAALVM_HOME is not used\. .* is GraalVM CE 21\.0\.2\S* for Java 21\.0\.2, not 25\./,
      ),
    );
    expect(await bench.failure({ home, 'java-version': '25' })).toMatch(
      / for Java 21\.0\.2, not 25\.\nCheck/,
    );
    expect(await bench.failure({ home, distribution: 'mandrel' })).toMatch(
      / for Java 21\.0\.2, not mandrel\./,
    );
    await bench.failure(other, { env: { GRAALVM_HOME: '/nowhere/graalvm' } });
    expect(bench.log).toContain('warn: GRAALVM_HOME is not used. There is no folder /nowhere/graalvm.');
    expect(await bench.failure({ home: 'none' }, { env, fetch: refuse })).toMatch(/could not be found out/);
  });

  test('a folder that is none, or no GraalVM', async () => {
    expect(await bench.failure({ home: 'nowhere' })).toMatch(/^There is no folder .*nowhere\./);
    mkdirSync(join(bench.folder, 'jdk', 'bin'), { recursive: true });
    expect(await bench.failure({ home: 'jdk' })).toMatch(/is not a GraalVM: it has no bin\/java/);
  });

  test('contradictions are told all at once', async () => {
    const given = { home: 'x', archive: 'y', mirror: 'http://m', checksum: 'abc', 'java-version': 'dev' };
    const told = (await bench.failure(given)).split('\n');
    expect(told).toEqual([
      expect.stringMatching(/^java-version: "dev" is no version; expected 21, 25, 25i3/),
      expect.stringMatching(/^checksum: "abc" is no SHA-256/),
      expect.stringMatching(/^home and archive exclude/),
      expect.stringMatching(/^home and checksum exclude/),
      expect.stringMatching(/^home and mirror exclude/),
      expect.stringMatching(/^archive excludes distribution and java-version/),
    ]);
  });
});
