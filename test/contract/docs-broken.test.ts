import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { root } from '../support/source-tree.ts';

/** One thing broken in a page, and what has to be said of it. Each page is broken once, so that none hides another. */
const BREAKS: readonly (readonly [
  what: string,
  page: string,
  from: string | RegExp,
  to: string,
  said: string,
])[] = [
  ['a link', 'docs/README.md', '(quick-start.md)', '(quick-strat.md)', 'quick-strat.md leads nowhere'],
  [
    'an anchor',
    'SECURITY.md',
    '#what-is-checked',
    '#what-was-checked',
    'docs/graalvm.md has no such heading',
  ],
  [
    'a command',
    'docs/publish.md',
    'npx kafka-native verify',
    'npx kafka-native verfy',
    'kafka-native verfy: no such command',
  ],
  [
    'an option',
    'docs/metadata-check.md',
    '--config-dir',
    '--config-folder',
    "Unknown option '--config-folder'",
  ],
  ['a program', 'docs/release-process.md', 'crane digest', 'crain digest', 'crain: no known program'],
  [
    'an npm script',
    'docs/workflows.md',
    'npm run allowed-actions',
    'npm run allow-actions',
    'no such script',
  ],
  [
    'a name',
    'docs/quick-start.md',
    '`setup-graalvm`',
    '`setup-graal-vm`',
    'setup-graal-vm is the name of nothing',
  ],
  [
    'a path',
    'docs/architecture.md',
    '`src/evidence/judge.ts`',
    '`src/evidence/jury.ts`',
    'there is no src/evidence/jury.ts',
  ],
  [
    'JSON',
    'docs/scan.md',
    /"expires": "[^"]*"/,
    '"until": "2026-12-31"',
    'an entry lacks id, reason or expires',
  ],
  ['YAML', 'docs/adoption.md', 'config-dir: docker', 'config-folder: docker', 'no input config-folder'],
  [
    'an example of TypeScript',
    'docs/architecture.md',
    "area: 'records'",
    "area: 'disks'",
    'is not assignable to type',
  ],
  [
    'a generated table',
    'docs/checks.md',
    '| `topic-create`',
    '| `topic-make`',
    'docs/checks.md is what its declaration says',
  ],
  [
    'a table of an action',
    'actions/verify/README.md',
    '| `attached`',
    '| `atached`',
    'actions/verify/README.md is what its declaration says',
  ],
  ['a figure', 'README.md', /That took [\d.]+ /, 'That took 999 ', 'README.md is what its declaration says'],
  [
    'a block that is not run',
    'docker/examples/README.md',
    /<!-- (not )?run: [^\n]*\n/,
    '',
    'docker/examples/README.md:5: block 1 needs',
  ],
  ['a bullet', 'CHANGELOG.md', /\n- /, '\n* ', 'has the form in which the tool writes it'],
];
const TESTS = ['docs', 'docs-examples', 'generated', 'changelog'].map(
  (name) => `test/contract/${name}.test.ts`,
);
let copy: string;
let output: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'broken-docs-'));
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter((each) => each !== ''))
    cpSync(join(root, file), join(copy, file), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [what, page, from, to] of BREAKS) {
    const text = readFileSync(join(copy, page), 'utf8');
    const broken = text.replace(from, to);
    if (broken === text) throw new Error(`${what}: ${page} has no ${from}`);
    writeFileSync(join(copy, page), broken);
  }
  const run = spawnSync('npm', ['test', '--', '--runTestsByPath', ...TESTS], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  expect(run.status).toBe(1);
  output = run.stdout + run.stderr;
}, 120_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

// `npm run check` runs these tests after lint and types, which documents do not concern.
test.each(BREAKS)('%s that is broken in %s is found', (_, _page, _from, _to, said) => {
  expect(output).toContain(said);
});
