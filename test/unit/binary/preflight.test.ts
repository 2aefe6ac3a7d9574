import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demandRam, demandStaticLibraries, preflight } from '../../../src/binary/preflight.ts';
import { findMetadata, stageMetadata } from '../../../src/binary/staging.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { MANDREL_17, OPTIONS } from '../../support/native-build.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'preflight-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function withLibraries(...names: string[]) {
  const folder = join(home, 'lib', 'static', 'linux-amd64', 'glibc');
  await mkdir(folder, { recursive: true });
  for (const name of names) await writeFile(join(folder, name), '');
  return { ...MANDREL_17, home };
}

describe('before a build', () => {
  test('a static library that monitoring needs is missed at once', async () => {
    const toolchain = await withLibraries('libjava.a', 'libnet.a', 'libnio.a', 'libzip.a', 'libmanagement.a');
    await expect(demandStaticLibraries(OPTIONS, toolchain)).rejects.toMatchObject({
      message: expect.stringContaining('libmanagement_agent.a, libmanagement_ext.a'),
      hint: expect.stringContaining('leave jmxserver out'),
    });
    await expect(
      demandStaticLibraries({ ...OPTIONS, monitoring: ['heapdump'] }, toolchain),
    ).resolves.toBeUndefined();
  });

  test('a GraalVM with another layout is given a try', async () => {
    await expect(demandStaticLibraries(OPTIONS, { ...MANDREL_17, home })).resolves.toBeUndefined();
  });

  test('a heap beyond the memory of the machine is refused', () => {
    const options = { ...OPTIONS, memoryBytes: 64 * 1024 ** 3 };
    expect(() => demandRam(options, 8 * 1024 ** 3)).toThrow(/cannot have a heap of 64.* this machine has 8/);
    expect(() => demandRam(options, 64 * 1024 ** 3)).not.toThrow();
  });

  test('a profile that is not there is named', async () => {
    const options = { ...OPTIONS, pgoProfile: join(home, 'none.iprof') };
    await expect(preflight(createFakeHost(), options, { ...MANDREL_17, home }, home)).rejects.toThrow(
      /There is no profile .*none\.iprof/,
    );
  });

  test('little memory is a warning', async () => {
    const host = createFakeHost({ dirs: { temp: home } });
    await preflight(host, { ...OPTIONS, memoryBytes: 1024 ** 3 }, { ...MANDREL_17, home }, home);
    expect(host.recording.log).toEqual([expect.stringMatching(/^warn: The builder gets 1\.0 GiB/)]);
  });
});

describe('metadata of a build', () => {
  test('a folder without any, or in a format of the future, is refused', async () => {
    await expect(findMetadata(join(home, 'none'), MANDREL_17)).rejects.toThrow(/cannot be read/);
    await expect(findMetadata(home, MANDREL_17)).rejects.toThrow(/holds no metadata/);
    await writeFile(join(home, 'reachability-metadata.json'), '{}');
    await expect(findMetadata(home, MANDREL_17)).rejects.toThrow(
      /format of Java 23, this GraalVM is Java 17/,
    );
    await expect(findMetadata(home, { ...MANDREL_17, javaMajor: 25 })).resolves.toMatchObject({
      names: ['reachability-metadata.json'],
    });
  });

  test('its digest is that of the content alone', async () => {
    await writeFile(join(home, 'reflect-config.json'), '[]');
    const { digest } = await findMetadata(home, MANDREL_17);
    await writeFile(join(home, 'README.md'), 'not metadata');
    expect((await findMetadata(home, MANDREL_17)).digest).toBe(digest);
    await writeFile(join(home, 'reflect-config.json'), '[ ]');
    expect((await findMetadata(home, MANDREL_17)).digest).not.toBe(digest);
  });

  test('from GraalVM 25.1 on, and not in 25.0, it brings the handlers of http and https', async () => {
    await writeFile(join(home, 'reachability-metadata.json'), '{}');
    const first = { ...MANDREL_17, javaMajor: 25, release: '25.0.3' };
    const without = await stageMetadata(
      await findMetadata(home, first),
      undefined,
      first,
      join(home, 'first'),
    );
    expect(await readdir(join(without, 'META-INF/native-image/kafka-native'))).toEqual(['broker']);
    const newer = { ...first, release: '25.1.3' };
    const root = await stageMetadata(await findMetadata(home, newer), undefined, newer, join(home, 'staged'));
    const place = join(root, 'META-INF/native-image/kafka-native/url-protocols/reachability-metadata.json');
    const { default: content } = await import(place, { with: { type: 'json' } });
    expect(content.reflection.map(({ type }: { type: string }) => type)).toEqual([
      'sun.net.www.protocol.http.Handler',
      'sun.net.www.protocol.https.Handler',
    ]);
  });
});
