import { existsSync } from 'node:fs';
import { lstat, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Header, pack } from 'tar-stream';
import { type ExtractOptions, extractTarGz } from '../../../src/io/archive.ts';
import { createFakeHost } from '../../fakes/host.ts';

type Entry = Partial<Header> & { name: string; content?: string };

async function tarGz(entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content, ...header } of entries) tar.entry(header, content ?? '');
  tar.finalize();
  return gzipSync(await buffer(tar as unknown as AsyncIterable<Uint8Array>));
}

describe('extractTarGz', () => {
  let folder: string;
  const out = () => join(folder, 'out');
  const extract = async (bytes: Uint8Array, options?: ExtractOptions) => {
    await writeFile(join(folder, 'kafka.tgz'), bytes);
    await extractTarGz(createFakeHost(), join(folder, 'kafka.tgz'), out(), options);
  };
  const refusal = async (entries: readonly Entry[], options?: ExtractOptions) => {
    const error: unknown = await extract(await tarGz(entries), options).catch((thrown: unknown) => thrown);
    expect(await readdir(folder)).toEqual(['kafka.tgz']);
    return String(error);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'archive-test-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('unpacks files, folders and links that stay inside', async () => {
    const entries: Entry[] = [
      { name: 'kafka/', type: 'directory' },
      { name: 'kafka/bin/run.sh', content: 'echo', mode: 0o4777 },
      { name: './kafka/libs/a.jar', content: 'A' },
      { name: 'kafka/libs/link.jar', type: 'symlink', linkname: '../libs/a.jar' },
      { name: 'kafka/libs/hard.jar', type: 'link', linkname: 'kafka/libs/a.jar' },
      { name: `kafka/site/${'long/'.repeat(40)}page.html`, content: 'P' },
    ];
    await extract(await tarGz(entries), { strip: 1 });
    expect(await readFile(join(out(), 'libs/link.jar'), 'utf8')).toBe('A');
    expect(await readFile(join(out(), 'libs/hard.jar'), 'utf8')).toBe('A');
    expect(await readlink(join(out(), 'libs/link.jar'))).toBe('../libs/a.jar');
    expect((await stat(join(out(), 'bin/run.sh'))).mode & 0o7777).toBe(0o755);
    expect((await lstat(join(out(), `site/${'long/'.repeat(40)}page.html`))).isFile()).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['kafka.tgz', 'out']);
  });

  it.each<[string, Entry[], RegExp]>([
    ['..', [{ name: 'k/../../evil', content: 'x' }], /"k\/..\/..\/evil" leads out/],
    ['an absolute path', [{ name: '/etc/evil', content: 'x' }], /"\/etc\/evil" is not a relative name/],
    ['a backslash path', [{ name: '..\\evil', content: 'x' }], /not a relative name/],
    [
      'a symlink to outside',
      [{ name: 'k/l', type: 'symlink', linkname: '../../etc' }],
      /leads out.*"..\/..\/etc"/,
    ],
    ['an absolute symlink', [{ name: 'k/l', type: 'symlink', linkname: '/etc/passwd' }], /leads out/],
    ['an empty symlink', [{ name: 'k/l', type: 'symlink', linkname: '' }], /leads out/],
    [
      'a symlink that climbs through another',
      [
        { name: 'd/e/up', type: 'symlink', linkname: '../..' },
        { name: 'out', type: 'symlink', linkname: 'd/e/up/..' },
      ],
      /the link "out" leads out/,
    ],
    [
      'a file below a symlink',
      [
        { name: 'd', type: 'symlink', linkname: 'elsewhere' },
        { name: 'd/evil', content: 'x' },
      ],
      /lies below d, which is a link/,
    ],
    [
      'a file in place of a symlink',
      [
        { name: 'd', type: 'symlink', linkname: 'elsewhere' },
        { name: 'd', content: 'x' },
      ],
      /comes twice/,
    ],
    ['a hard link to outside', [{ name: 'h', type: 'link', linkname: '/etc/passwd' }], /not a relative name/],
    ['a hard link to nothing', [{ name: 'h', type: 'link', linkname: 'gone' }], /which is no file of it/],
    ['a device', [{ name: 'null', type: 'character-device', devmajor: 1, devminor: 3 }], /neither a file/],
    ['a fifo', [{ name: 'pipe', type: 'fifo' }], /neither a file nor a folder \(fifo\)/],
    [
      'the same file twice',
      [
        { name: 'a', content: 'x' },
        { name: './a', content: 'y' },
      ],
      /comes twice/,
    ],
    ['nothing', [], /there is nothing in it/],
  ])('refuses %s, and keeps nothing', async (_, entries, message) => {
    expect(await refusal(entries)).toMatch(message);
  });

  it('refuses more entries or bytes than allowed, whatever is announced', async () => {
    const many = Array.from({ length: 11 }, (_, index) => ({ name: `f${index}`, content: 'x' }));
    expect(await refusal(many, { maxEntries: 10 })).toMatch(/more than 10 entries/);
    const bomb = [{ name: 'zeros', content: '\0'.repeat(5_000_000) }];
    expect(await refusal(bomb, { maxBytes: 1024 ** 2 })).toMatch(/unpacks to more than 1.0 MiB/);
  });

  it('refuses files beside the folder that is stripped', async () => {
    expect(await refusal([{ name: 'stray', content: 'x' }], { strip: 1 })).toMatch(/lies outside the folder/);
  });

  it('says so when the archive is cut off, damaged or something else', async () => {
    const whole = await tarGz([{ name: 'a', content: Array.from({ length: 9999 }, Math.random).join() }]);
    const cut = extract(whole.subarray(0, whole.length / 2));
    await expect(cut).rejects.toThrow('The archive kafka.tgz is cut off before its end.');
    const altered = Buffer.from(whole);
    altered.fill(0xff, 5000, 5100);
    await expect(extract(altered)).rejects.toThrow(/kafka.tgz is (damaged|cut off)/);
    await expect(extract(Buffer.from('<html>'))).rejects.toThrow(/damaged or no .tar.gz \(not a gzip file\)/);
    await expect(extract(gzipSync('no tar at all'.repeat(100)))).rejects.toThrow(/damaged or no .tar.gz/);
    expect(existsSync(out())).toBe(false);
  });
});
