import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { formatBytes, formatDuration } from '../core/units.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { adviseOnFailure } from './advice.ts';
import type { Toolchain } from './options.ts';
import { parseStage, plainText, type Stage, stageAfter } from './progress.ts';

/** Two hours is six times what a slow two-core runner needs. */
const TIME_LIMIT = 2 * 3_600_000;
/** Between two updates of the progress line, which otherwise moves only at the end of a stage. */
const TICK = 5_000;

export interface NativeImageRun {
  readonly stages: readonly Stage[];
  /** Metadata entries that native-image could not resolve, as it says it. */
  readonly unresolved: readonly string[];
  readonly wallMs: number;
}

/**
 * Runs native-image with the given arguments, shows its stages, and keeps its whole output in `logFile`.
 * @throws UserError with what the failure means, where it fails
 */
export async function runNativeImage(
  host: Host,
  toolchain: Toolchain,
  args: readonly string[],
  { cwd, logFile }: { readonly cwd: string; readonly logFile: string },
): Promise<NativeImageRun> {
  const lines: string[] = [];
  const stages: Stage[] = [];
  const display = showProgress(host, stages);
  const result = await host
    .exec([join(toolchain.home, 'bin', 'native-image'), ...args], {
      timeoutMs: TIME_LIMIT,
      cwd,
      env: { JAVA_HOME: toolchain.home, GRAALVM_HOME: toolchain.home },
      onLine(line) {
        lines.push(plainText(line));
        const stage = parseStage(line);
        if (stage !== undefined) stages.push(stage);
      },
    })
    .finally(() => display.end());
  // A builder that was killed with the run says nothing about the build.
  host.signal.throwIfAborted();
  await writeFileAtomic(logFile, `${lines.join('\n')}\n`);
  if (result.timedOut) {
    throw new UserError(`native-image did not end within ${formatDuration(TIME_LIMIT)}.`, {
      hint: `Its output is in ${logFile}.`,
    });
  }
  if (result.exitCode !== 0) {
    const { message, hint } = adviseOnFailure(lines.join('\n'), result.exitCode);
    throw new UserError(`The native build failed. ${message}`, { hint: `${hint} Full output: ${logFile}` });
  }
  return { stages, unresolved: lines.filter(isUnresolved), wallMs: Math.round(result.durationMs) };
}

function isUnresolved(line: string): boolean {
  return /^Warning: (?:Could not resolve|Could not register|Method |Field )/.test(line);
}

/** The stage that runs, for how long, and what the last one needed. */
function showProgress(host: Host, stages: readonly Stage[]): { end(): void } {
  const line = host.log.progress();
  const began = host.clock.monotonic();
  const tick = () => {
    const last = stages.at(-1);
    const now = stageAfter(last);
    const elapsed = formatDuration(host.clock.monotonic() - began);
    const number = last === undefined ? '1/8' : `${last.number + 1}/${last.of}`;
    const heap = last === undefined ? '' : `, heap ${formatBytes(last.heapBytes)}`;
    line.update(
      now === undefined ? `Writing the binary (${elapsed})` : `[${number}] ${now} (${elapsed}${heap})`,
    );
  };
  tick();
  const timer = setInterval(tick, TICK);
  timer.unref();
  return {
    end() {
      clearInterval(timer);
      line.end();
    },
  };
}
