import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execute } from '../../../src/io/exec.ts';
import { patchBetween } from '../../../src/pipeline/tracing-patch.ts';
import { createFakeHost } from '../../fakes/host.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'patch-'));
});
afterEach(() => rm(work, { recursive: true, force: true }));

const host = () =>
  createFakeHost({
    dirs: { work, temp: join(work, 'temp') },
    exec: (argv, options) => execute(argv, options, process.env),
  });

async function folderWith(path: string, files: Record<string, string>): Promise<string> {
  const folder = join(work, path);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe('patch of a drift', () => {
  test('git apply makes the baseline what was traced: changed, new and gone files', async () => {
    const baseline = await folderWith('docker/native/configs', {
      'reflect-config.json': '[\n{"name":"a.A"}\n]\n',
      'proxy-config.json': '[]\n',
      'README.md': 'stays\n',
    });
    const current = await folderWith('out/metadata', {
      'reflect-config.json': '[\n{"name":"a.A"},\n{"name":"a.B"}\n]\n',
      'jni-config.json': '[]\n',
    });
    const patch = await patchBetween(host(), baseline, current);
    expect(patch).toBe(`${current}.patch`);
    execFileSync('git', ['init', '-q', work]);
    execFileSync('git', ['apply', patch ?? ''], { cwd: work });
    expect((await readdir(baseline)).sort()).toEqual(['README.md', 'jni-config.json', 'reflect-config.json']);
    expect(await readFile(join(baseline, 'reflect-config.json'), 'utf8')).toContain('a.B');
  });

  test('there is none where nothing differs', async () => {
    const files = { 'reflect-config.json': '[]\n' };
    const [baseline, current] = [await folderWith('a-base', files), await folderWith('out', files)];
    expect(await patchBetween(host(), baseline, current)).toBeUndefined();
  });
});
