import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workflowFiles } from '../../scripts/workflows/files.ts';

export interface ScriptResult {
  readonly status: number | null;
  readonly stdout: string;
  /** What it wrote for the steps that follow. */
  readonly outputs: string;
}

/** Runs the script of a step as GitHub's runner runs it with `shell: bash`, in this folder. */
export function runScript(script: string, env: Readonly<Record<string, string>>, cwd?: string): ScriptResult {
  const folder = mkdtempSync(join(tmpdir(), 'script-'));
  const file = join(folder, 'outputs');
  writeFileSync(file, '');
  try {
    const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      env: { PATH: process.env.PATH, ...env, GITHUB_OUTPUT: file },
      encoding: 'utf8',
      ...(cwd === undefined ? {} : { cwd }),
    });
    return { status, stdout, outputs: readFileSync(file, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The script of a step, by workflow, job and name. @throws Error where there is none */
export function scriptOf(file: string, job: string, name: string): string {
  const found = workflowFiles().find((each) => each.file === file);
  const step = found?.workflow.jobs[job]?.steps?.find((each) => each.name === name);
  if (step?.run === undefined) throw new Error(`${file} has no script ${name} in ${job}`);
  return step.run;
}
