import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readDocuments } from '../support/docs/world.ts';
import { libsOf } from '../support/kafka.ts';
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

test('those that need no more than a broker do what the page says', () => {
  const copy = join(folder, 'copy');
  for (const part of ['src', 'test', 'docs', 'catalogue', 'package.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const { file = '', text } of examples) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), text);
  }
  const run = spawnSync(process.execPath, [join(copy, 'test/support/docs/try-examples.ts')], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toEqual({
    command: { count: readdirSync(join(root, 'docs')).length },
    version: '1.10.0',
    csv: ['suite,check,status', expect.stringMatching(/,passed$/)],
    calls: [
      [
        'POST /repos/{owner}/{repo}/statuses/{sha}',
        {
          sha: 'abc',
          state: 'success',
          context: 'kafka-native',
          description: expect.stringContaining('are met'),
        },
      ],
    ],
    ...(libsOf('4.4.0') === undefined ? {} : { checks: [['records-empty-value', 'passed', '']] }),
  });
}, 180_000);
