import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readDocuments } from '../support/docs/world.ts';
import { root } from '../support/source-tree.ts';

/** Blocks of TypeScript whose first line names the file that they would be, by that name. */
const examples = [...readDocuments().values()].flatMap(({ path, fences }) =>
  fences
    .filter(({ language }) => language === 'ts')
    .map(({ text, line }) => ({
      at: `${path}:${line}`,
      file: /^\/\/ (src\/\S+\.ts)\n/.exec(text)?.[1],
      text,
    })),
);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'examples-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles files as if they lay in the repository. */
function compile(files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { rootDirs: [root, folder], typeRoots: [join(root, 'node_modules', '@types')] },
    include: [],
    files: Object.keys(files),
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  // TypeScript takes a file for a module of this package by the package.json above it.
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  return spawnSync(join(root, 'node_modules', '.bin', 'tsc'), ['--project', folder], { encoding: 'utf8' })
    .stdout;
}

test('every example names its file', () => {
  expect(examples.filter(({ file }) => file === undefined).map(({ at }) => at)).toEqual([]);
  expect(examples.length).toBeGreaterThan(0);
});

test('every example compiles', () => {
  const files = Object.fromEntries(examples.map(({ file = '', text }) => [file, text]));
  expect(compile(files)).toBe('');
}, 60_000);

test('one that does not fit the sources would be seen', () => {
  const faulty = "import type { Check } from '../check.ts';\nexport const check: Check = { id: 'x' };\n";
  expect(compile({ 'src/sanity/checks/faulty.ts': faulty })).toContain(
    "is missing the following properties from type 'Check'",
  );
}, 60_000);
