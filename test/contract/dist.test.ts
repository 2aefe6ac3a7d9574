import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { root } from '../support/source-tree.ts';

const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
afterAll(() => rmSync(fresh, { recursive: true, force: true }));

const tree = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.js', fresh], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}, 120_000);

test('the committed dist/ is what the sources build to; if not: npm run build', () => {
  const committed = join(root, 'dist');
  expect(tree(committed)).toEqual(tree(fresh));
  const stale = tree(fresh).filter(
    (file) => !readFileSync(join(fresh, file)).equals(readFileSync(join(committed, file))),
  );
  expect(stale).toEqual([]);
});

test('no bundle names a path of the machine that built it', () => {
  const named = tree(fresh).filter((file) => readFileSync(join(fresh, file), 'utf8').includes(root));
  expect(named).toEqual([]);
});
