import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { formatDuration } from '../../src/core/units.ts';
import { findEngine } from '../../test/support/engine.ts';
import { findTool } from '../../test/support/tools.ts';
import { workflowFiles } from '../workflows/files.ts';
import type { Measured, Measurement } from './measurement.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Workflows that run a real Kafka in each job that is not a summary. */
const TESTS = ['integration/act-pr-checks', 'integration/act-candidate-images'];
/** A job that passed, by the name of its workflow; see `ACT_TIMES` in test/support/act-times.ts. */
const took = z.strictObject({ workflow: z.string(), job: z.string(), ms: z.number() });

/** What the jobs of the workflows take, as far as act can run them here. */
export const WORKFLOWS: readonly Measurement[] = [
  {
    name: 'workflows',
    missing() {
      const lacking = [findTool('act'), findTool('trivy'), findEngine()].find((each) => 'missing' in each);
      return lacking !== undefined && 'missing' in lacking ? lacking.missing : undefined;
    },
    measure() {
      const folder = mkdtempSync(join(tmpdir(), 'act-times-'));
      try {
        return measured(join(folder, 'times'));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];

function measured(file: string): Measured {
  const REQUIRE = 'act,full,engine';
  const args = ['test', '--', '--runInBand', ...TESTS];
  const started = performance.now();
  const { status } = spawnSync('npm', args, {
    cwd: root,
    env: { ...process.env, REQUIRE, ACT_TIMES: file },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the workflows failed; a figure of a failure is none');
  return {
    command: `REQUIRE=${REQUIRE} npm ${args.join(' ')}`,
    about:
      'pull request checks and a candidate with its promotion, JVM image, linux/amd64, P0 checks, soak of 2',
    wallMs: Math.round(performance.now() - started),
    result: longest(readFileSync(file, 'utf8').trim().split('\n')),
  };
}

/** `pr-checks.yml jvm 62 s` of each job, the longest of its runs: in a second attempt it may have done nothing. */
function longest(lines: readonly string[]): string[] {
  const files = new Map(workflowFiles().map(({ file, workflow }) => [workflow.name, file]));
  const all = new Map<string, number>();
  for (const line of lines) {
    const { workflow, job, ms } = took.parse(JSON.parse(line));
    const file = files.get(workflow);
    if (file === undefined) continue;
    const name = `${file} ${job}`;
    all.set(name, Math.max(ms, all.get(name) ?? 0));
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, ms]) => `${name} ${formatDuration(ms)}`);
}
