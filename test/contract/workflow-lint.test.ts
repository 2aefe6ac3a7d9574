import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeWhere } from '../support/require.ts';
import { root } from '../support/source-tree.ts';
import { findTool } from '../support/tools.ts';

/** A workflow that both programs must find fault with. */
const FAULTY = `
on: push
jobs:
  one:
    runs-on: no-such-runner
    steps:
      - uses: actions/checkout@v7
      - run: echo "\${{ github.event.head_commit.message }}"
`;

function run(program: string, args: readonly string[], cwd = root) {
  // actionlint finds shellcheck beside itself.
  const env = { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

async function inFaultyRepository(work: (folder: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'faulty-'));
  try {
    mkdirSync(join(folder, '.github', 'workflows'), { recursive: true });
    writeFileSync(join(folder, '.github', 'workflows', 'faulty.yml'), FAULTY);
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeWhere('actionlint', findTool('actionlint'), 'actionlint', (actionlint) => {
  test('has nothing to say about the workflows', () => {
    expect(run(actionlint(), ['-no-color'])).toEqual({ status: 0, output: '' });
  }, 60_000);

  test('would say something', async () => {
    await inFaultyRepository((folder) => {
      const workflow = join('.github', 'workflows', 'faulty.yml');
      expect(run(actionlint(), ['-no-color', workflow], folder)).toMatchObject({
        status: 1,
        output: expect.stringContaining('no-such-runner'),
      });
    });
  });
});

describeWhere('zizmor', findTool('zizmor'), 'zizmor', (zizmor) => {
  const options = ['--quiet', '--pedantic', '--offline', '--no-progress', '--color=never'];

  test('finds nothing unsafe in workflows, actions and dependabot’s configuration', () => {
    const { status, output } = run(zizmor(), [...options, '.']);
    expect(output).toMatch(/^No findings to report/);
    expect(status).toBe(0);
  }, 60_000);

  test('would find something', async () => {
    await inFaultyRepository((folder) => {
      const { status, output } = run(zizmor(), [...options, '.'], folder);
      expect(output).toContain('template-injection');
      expect(output).toContain('unpinned-uses');
      expect(status).not.toBe(0);
    });
  });
});
