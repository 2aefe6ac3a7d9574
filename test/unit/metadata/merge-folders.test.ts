import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mergeFolders } from '../../../src/metadata/merge-folders.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'merge-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

async function folder(name: string, files: Readonly<Record<string, unknown>>): Promise<string> {
  const path = await mkdtemp(join(dir, name));
  for (const [file, content] of Object.entries(files)) {
    await writeFile(join(path, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return path;
}

const B = { name: 'a.B', methods: [{ name: '<init>', parameterTypes: [] }] };

test('two folders become one, and converting there and back says the same', async () => {
  const one = await folder('one', { 'reflect-config.json': [{ name: 'a.C' }, B] });
  const two = await folder('two', {
    'reflect-config.json': [{ name: 'a.B', allDeclaredFields: true }],
    'resource-config.json': { resources: { includes: [{ pattern: '\\Qa.txt\\E' }] }, bundles: [] },
  });
  const unified = join(dir, 'unified');
  expect(await mergeFolders([one, two], unified, 'unified')).toEqual([]);
  expect(JSON.parse(await readFile(join(unified, 'reachability-metadata.json'), 'utf8'))).toMatchObject({
    reflection: [{ type: 'a.B', allDeclaredFields: true, methods: B.methods }, { type: 'a.C' }],
    resources: [{ glob: 'a.txt' }],
  });
  const back = join(dir, 'back');
  const merged = join(dir, 'merged');
  await mergeFolders([unified], back, 'per-kind');
  await mergeFolders([one, two], merged, undefined);
  for (const name of await readdir(merged)) {
    expect(await readFile(join(back, name), 'utf8')).toBe(await readFile(join(merged, name), 'utf8'));
  }
});

test('what the other format cannot say is told', async () => {
  const one = await folder('one', {
    'resource-config.json': { resources: { includes: [{ pattern: 'a[0-9]+.txt' }] } },
  });
  expect(await mergeFolders([one], join(dir, 'out'), 'unified')).toEqual([
    'The expression a[0-9]+.txt is no glob.',
  ]);
});

test('a folder with the other format, and a file with a mistake, are refused', async () => {
  const one = await folder('one', { 'reflect-config.json': [B] });
  await expect(mergeFolders([one], one, 'unified')).rejects.toThrow(/holds reflect-config\.json/);
  const bad = await folder('bad', { 'reflect-config.json': '[' });
  await expect(mergeFolders([bad], join(dir, 'out'), undefined)).rejects.toThrow(/reflect-config\.json:1:2/);
});
