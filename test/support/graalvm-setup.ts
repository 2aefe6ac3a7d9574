import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupGraalvmCommand } from '../../src/actions/setup-graalvm/command.ts';
import { explain } from '../../src/core/errors.ts';
import type { Host } from '../../src/core/host.ts';
import { readInputs } from '../../src/core/inputs.ts';
import { createNodeHost } from '../../src/io/node-host.ts';
import { createFakeHost } from '../fakes/host.ts';

export interface SetupRun {
  readonly outputs: Readonly<Record<string, string | number | boolean>>;
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly summary: string;
  readonly log: readonly string[];
}

/** A folder to work in, and the command run there with real processes, files and network. */
export class SetupBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'setup-graalvm-'));
  /** Log of the last run, also of one that failed. */
  log: readonly string[] = [];

  /** @returns the outcome; throws what the command throws */
  async run(
    given: Readonly<Record<string, string>>,
    options: { env?: Record<string, string>; fetch?: typeof fetch; now?: Date } = {},
  ): Promise<SetupRun> {
    const defaults = {
      'install-dir': join(this.folder, 'tools'),
      'evidence-dir': join(this.folder, 'evidence'),
    };
    const raw: Record<string, string> = { 'check-toolchain': 'skip', ...defaults, ...given };
    const read = readInputs(setupGraalvmCommand.inputs, (name) => raw[name]);
    if ('problems' in read) throw new Error(read.problems.join('\n'));
    const recorder = createFakeHost(options.now === undefined ? {} : { now: options.now });
    const env = { PATH: process.env.PATH ?? '', RUNNER_TEMP: this.folder, ...options.env };
    const node = createNodeHost(recorder.log, env);
    const host: Host = {
      ...node,
      // The clock of a test does not wait between tries.
      clock: { ...node.clock, now: recorder.clock.now, sleep: recorder.clock.sleep },
      dirs: { ...node.dirs, work: this.folder },
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    };
    try {
      const outcome = await setupGraalvmCommand.run(host, read.values);
      const { outputs, env: exported = {}, path = [], summary = '' } = outcome;
      return { outputs, env: exported, path, summary, log: recorder.recording.log };
    } finally {
      this.log = recorder.recording.log;
      await node.close();
    }
  }

  /** What a user would read of a run that has to fail. */
  async failure(...args: Parameters<SetupBench['run']>): Promise<string> {
    const outcome = await this.run(...args).catch((error: unknown) => explain(error).text);
    if (typeof outcome === 'string') return outcome;
    throw new Error(`This run should have failed; it found ${outcome.outputs.home}`);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
