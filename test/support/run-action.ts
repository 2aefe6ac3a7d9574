import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './source-tree.ts';

export interface ActionRun {
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The workspace the action ran in; removed by {@link ActionRunner.close}. */
  readonly workspace: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process, for tests that signal it. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void, log: () => string) => void;
}

/** Drives the committed bundle of an action as GitHub's runner does: variables in, command files out. */
export class ActionRunner {
  readonly workspace = mkdtempSync(join(tmpdir(), 'action-'));

  /** `folder` is where action.yml lies: `actions/run-sanity`, or `.` for the root action. */
  async run(
    folder: string,
    inputs: Readonly<Record<string, string>>,
    options: RunOptions = {},
  ): Promise<ActionRun> {
    return await this.#step('main', folder, inputs, options);
  }

  /** The post step, in a process of its own with the same inputs, as the runner does it when the job is over. */
  async runPost(
    folder: string,
    inputs: Readonly<Record<string, string>>,
    options: RunOptions = {},
  ): Promise<ActionRun> {
    return await this.#step('post', folder, inputs, options);
  }

  async #step(
    step: 'main' | 'post',
    folder: string,
    inputs: Readonly<Record<string, string>>,
    options: RunOptions,
  ): Promise<ActionRun> {
    const action = parse(readFileSync(join(root, folder, 'action.yml'), 'utf8'));
    const files = this.#commandFiles();
    const env: Record<string, string> = {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      GITHUB_WORKSPACE: this.workspace,
      RUNNER_TEMP: join(this.workspace, '_temp'),
      ...files,
      ...options.env,
    };
    for (const [name, spec] of Object.entries(action.inputs as Record<string, { default?: string }>)) {
      env[`INPUT_${name.toUpperCase()}`] = inputs[name] ?? spec.default ?? '';
    }
    // spawn, not a shell: shells drop variables whose names have hyphens.
    const child = spawn(process.execPath, [join(root, folder, action.runs[step])], {
      cwd: this.workspace,
      env,
    });
    let log = '';
    child.stdout.on('data', (data: Buffer) => (log += data.toString()));
    child.stderr.on('data', (data: Buffer) => (log += data.toString()));
    options.onStart?.(
      (signal) => child.kill(signal),
      () => log,
    );
    const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return {
      exitCode,
      log,
      outputs: parseOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
      workspace: this.workspace,
    };
  }

  close(): void {
    rmSync(this.workspace, { recursive: true, force: true });
  }

  #commandFiles() {
    const folder = join(this.workspace, '_runner');
    mkdirSync(folder, { recursive: true });
    const names = [
      'GITHUB_OUTPUT',
      'GITHUB_STATE',
      'GITHUB_STEP_SUMMARY',
      'GITHUB_ENV',
      'GITHUB_PATH',
    ] as const;
    const files = Object.fromEntries(names.map((name) => [name, join(folder, name)])) as Record<
      (typeof names)[number],
      string
    >;
    for (const file of Object.values(files)) writeFileSync(file, '');
    return files;
  }
}

/** GitHub's file format: `name<<delimiter`, value lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm))
    outputs[name] = value;
  return outputs;
}
