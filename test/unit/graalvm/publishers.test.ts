import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/core/errors.ts';
import type { GitHubApi } from '../../../src/graalvm/github-api.ts';
import { newestTag, parseTags } from '../../../src/graalvm/liberica.ts';
import type { Machine } from '../../../src/graalvm/machine.ts';
import { javaOfMandrel, toMandrel } from '../../../src/graalvm/mandrel.ts';
import { versionOfFile } from '../../../src/graalvm/oracle.ts';
import { PUBLISHERS } from '../../../src/graalvm/publishers.ts';
import { toSemver } from '../../../src/graalvm/shelf.ts';
import { parseWanted } from '../../../src/graalvm/version.ts';
import { createFakeHost } from '../../fakes/host.ts';

const amd64: Machine = { os: 'linux', arch: 'amd64', libc: 'gnu' };
const arm64: Machine = { os: 'linux', arch: 'arm64', libc: 'gnu' };
const alpine: Machine = { os: 'linux', arch: 'amd64', libc: 'musl' };
const mac: Machine = { os: 'macos', arch: 'arm64', libc: 'system' };

const TAGS = [
  'jdk-17.0.9',
  'jdk-21.0.2',
  'jdk-25.0.2',
  'graal-25.3.4.1',
  'graal-25.5.5.0.3',
  'vm-22.3.3',
  'mandrel-23.0.6.0-Final',
  'mandrel-23.1.2.0-Final',
  'mandrel-23.1.12.0-Final',
  'mandrel-24.1.1.0-Final',
  'mandrel-25.0.4.0-Final',
  'mandrel-26.0.0.0-Alpha1',
];
const github: GitHubApi = {
  tags: async (_, prefix) => TAGS.filter((tag) => tag.startsWith(prefix)),
  release: () => Promise.reject(new Error('not asked')),
};
const find = async (name: keyof typeof PUBLISHERS, text: string, machine: Machine, api = github) =>
  await PUBLISHERS[name].find(
    { host: createFakeHost(), machine, github: api },
    parseWanted(text) ?? 'latest',
  );
const unasked: GitHubApi = { tags: () => Promise.reject(new Error('asked')), release: github.release };

describe('Community', () => {
  const base = 'https://github.com/graalvm/graalvm-ce-builds/releases/download';
  test.each([
    ['21', amd64, `${base}/jdk-21.0.2/graalvm-community-jdk-21.0.2_linux-x64_bin.tar.gz`],
    ['25', arm64, `${base}/graal-25.5.5.0.3/graalvm-community-jdk-25i5-25.0.5.0.3_linux-aarch64_bin.tar.gz`],
    ['25.0', amd64, `${base}/jdk-25.0.2/graalvm-community-jdk-25.0.2_linux-x64_bin.tar.gz`],
    ['25i3', amd64, `${base}/graal-25.3.4.1/graalvm-community-jdk-25i3-25.0.4.1_linux-x64_bin.tar.gz`],
    [
      'latest',
      mac,
      `${base}/graal-25.5.5.0.3/graalvm-community-jdk-25i5-25.0.5.0.3_macos-aarch64_bin.tar.gz`,
    ],
  ])('%s', async (asked, machine, url) =>
    expect((await find('graalvm-community', asked, machine)).url).toBe(url),
  );

  test('an exact version needs no list', async () => {
    expect((await find('graalvm-community', '25.3.4.1', amd64, unasked)).version).toBe('25.3.4.1');
    await expect(find('graalvm-community', '25', amd64, unasked)).rejects.toThrow('asked');
  });

  test('musl is refused with an alternative', async () => {
    await expect(find('graalvm-community', '25', alpine)).rejects.toMatchObject({
      message: 'There is no graalvm-community for linux/amd64 with musl.',
      hint: 'liberica-nik is built for musl.',
    });
  });
});

describe('Mandrel', () => {
  test.each([
    ['21', '23.1.12.0', 'mandrel-java21-linux-amd64-23.1.12.0-Final.tar.gz'],
    ['21.0.2', '23.1.2.0', 'mandrel-java21-linux-amd64-23.1.2.0-Final.tar.gz'],
    ['23', '24.1.1.0', 'mandrel-java23-linux-amd64-24.1.1.0-Final.tar.gz'],
    ['23.1', '23.1.12.0', 'mandrel-java21-linux-amd64-23.1.12.0-Final.tar.gz'],
    ['25', '25.0.4.0', 'mandrel-java25-linux-amd64-25.0.4.0-Final.tar.gz'],
    ['latest', '25.0.4.0', 'mandrel-java25-linux-amd64-25.0.4.0-Final.tar.gz'],
  ])('%s is %s', async (asked, version, file) => {
    const found = await find('mandrel', asked, amd64);
    expect(found.version).toBe(version);
    expect(found.url).toBe(
      `https://github.com/graalvm/mandrel/releases/download/mandrel-${version}-Final/${file}`,
    );
  });

  test('its numbers', () => {
    expect(toMandrel([17])).toEqual([23, 0]);
    expect(toMandrel([23, 1, 12, 0])).toEqual([23, 1, 12, 0]);
    expect(
      [17, 21, 22, 23, 24].map((java) => javaOfMandrel(`${(toMandrel([java]) as number[]).join('.')}.1.0`)),
    ).toEqual([17, 21, 22, 23, 24]);
  });

  test('an unknown one is answered with what exists; macOS with an alternative', async () => {
    await expect(find('mandrel', '19', amd64)).rejects.toMatchObject({
      message: 'There is no mandrel 19.',
      hint: 'There are, newest first: 25.0.4.0, 24.1.1.0, 23.1.12.0, 23.1.2.0, 23.0.6.0.',
    });
    await expect(find('mandrel', '21', mac)).rejects.toThrow('There is no mandrel for macos/arm64.');
  });
});

describe('Liberica', () => {
  const tags = parseTags([
    'jdk-21.0.2+14',
    'jdk-25.0.3+11',
    'jdk-25.0.3+9',
    '25.0.4.1+1-25.0.4.1+2',
    'nik-x',
    '21',
  ]);

  test('both shapes of its tags', () => {
    expect(tags.map(({ java }) => java)).toEqual(['21.0.2+14', '25.0.3+11', '25.0.3+9', '25.0.4.1+2']);
    expect(newestTag(tags, 'latest')?.tag).toBe('25.0.4.1+1-25.0.4.1+2');
    expect(newestTag(tags, [25, 0, 3])?.java).toBe('25.0.3+11');
    expect(newestTag(tags, [25, 0, 30])).toBeUndefined();
  });

  const asset = (name: string, digest?: string) => ({
    name,
    browser_download_url: `https://x.test/${name}`,
    digest,
  });
  const api = (...assets: ReturnType<typeof asset>[]): GitHubApi => ({
    tags: async () => ['25.0.4.1+1-25.0.4.1+2'],
    release: async (_, tag) => ({ tag_name: tag, assets }),
  });
  const name = (platform: string) => `bellsoft-liberica-vm-openjdk25.0.4.1+2-25.0.4.1+1-${platform}.tar.gz`;
  const hex = 'e'.repeat(64);

  test.each([
    [amd64, 'linux-amd64'],
    [arm64, 'linux-aarch64'],
    [alpine, 'linux-x64-musl'],
  ])('for %j', async (machine, platform) => {
    const found = await find('liberica-nik', '25', machine, api(asset(name(platform), `sha256:${hex}`)));
    expect(found).toEqual({
      distribution: 'liberica-nik',
      version: '25.0.4.1+2',
      url: `https://x.test/${name(platform)}`,
      sha256: { hex, by: 'the GitHub release' },
    });
  });

  test('a file beside it comes before GitHub’s digest; with neither nothing is published', async () => {
    const archive = asset(name('linux-amd64'), `sha256:${hex}`);
    const beside = asset(`${name('linux-amd64')}.sha256`);
    expect((await find('liberica-nik', '25', amd64, api(archive, beside))).sha256).toBe('beside');
    const bare = await find('liberica-nik', '25', amd64, api(asset(name('linux-amd64'))));
    expect(bare.sha256).toBe('unpublished');
  });

  test('a release without an archive for this machine', async () => {
    const failure = await find('liberica-nik', '25', arm64, api(asset(name('linux-amd64')))).catch(
      (error) => error,
    );
    expect(failure).toBeInstanceOf(UserError);
    expect(failure.message).toMatch(/has no archive for linux-aarch64/);
  });
});

describe('Oracle', () => {
  test.each([
    [
      'https://gds.oracle.com/download/graal/25i4/archive/graalvm-jdk-25i4-25.0.4.1.1_linux-x64_bin.tar.gz',
      '25.4.4.1.1',
    ],
    ['https://download.oracle.com/graalvm/21/archive/graalvm-jdk-21.0.5_linux-aarch64_bin.tar.gz', '21.0.5'],
    ['https://download.oracle.com/graalvm/21/archive/graalvm-jdk-21.0.5_windows-x64_bin.zip', undefined],
  ])('the version of %s', (file, version) => expect(versionOfFile(file)).toBe(version));

  const INDEX = {
    a: {
      Title: 'Oracle GraalVM',
      Releases: { '25.0.5': { 'JSON File': '/a/25.0.5.json' }, '21.0.13': { 'JSON File': '/a/21.json' } },
    },
    b: { Title: 'Oracle GraalVM Enterprise Edition', Releases: { '22.3': { 'JSON File': '/a/ee.json' } } },
  };
  const release = (File: string, Hash: string[]) => ({
    Packages: { Core: { Files: { x: { File, Hash } } } },
  });
  const pages: Record<string, unknown> = {
    'https://www.oracle.com/a/tech/docs/graalvm-downloads.json': INDEX,
    'https://www.oracle.com/a/25.0.5.json': release(
      'https://download.oracle.com/graalvm/25/archive/graalvm-jdk-25.0.5_linux-x64_bin.tar.gz',
      ['SHA256', 'F'.repeat(64)],
    ),
    'https://www.oracle.com/a/21.json': release(
      'https://download.oracle.com/otn/graalvm-jdk-21.0.13_linux-x64_bin.tar.gz',
      [],
    ),
  };
  const ask = async (text: string) => {
    const fetch = async (url: unknown) => Response.json(pages[String(url)]);
    const host = createFakeHost({ fetch: fetch as typeof globalThis.fetch });
    return await PUBLISHERS.graalvm.find(
      { host, machine: amd64, github: unasked },
      parseWanted(text) ?? 'latest',
    );
  };

  test('a line through the index, with its digest', async () => {
    expect(await ask('25')).toMatchObject({ version: '25.0.5', sha256: { hex: 'f'.repeat(64) } });
  });
  test('an exact version at its script-friendly address', async () => {
    const base = 'https://download.oracle.com/graalvm';
    expect(await ask('21.0.5')).toMatchObject({
      url: `${base}/21/archive/graalvm-jdk-21.0.5_linux-x64_bin.tar.gz`,
      sha256: 'beside',
    });
    expect((await ask('21.0.0')).url).toBe(`${base}/21/archive/graalvm-jdk-21_linux-x64_bin.tar.gz`);
  });
  test('what needs a login says so', async () => {
    await expect(ask('21')).rejects.toThrow(/GraalVM 21\.0\.13 only after a login/);
  });
  test('another shape of the index is no crash', async () => {
    const host = createFakeHost({ fetch: (async () => Response.json([1])) as typeof globalThis.fetch });
    const found = PUBLISHERS.graalvm.find({ host, machine: amd64, github: unasked }, 'latest');
    await expect(found).rejects.toThrow(/is not the list of downloads that it used to be/);
  });
});

test.each([
  ['21.0.2', '21.0.2'],
  ['25.3.4.1', '25.3.4-1'],
  ['25.5.5.0.3', '25.5.5-0.3'],
  ['25.0.4.1+2', '25.0.4-1.b2'],
  ['25', '25.0.0'],
])('%s is %s in the tool cache', (version, semver) => expect(toSemver(version)).toBe(semver));
