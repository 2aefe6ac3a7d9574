import type { AnyCommand } from '../core/command.ts';
import { explain, UserError } from '../core/errors.ts';
import type { Log } from '../core/host.ts';
import { createActionsLog } from '../io/actions-log.ts';
import { createNodeHost } from '../io/node-host.ts';
import { runCancellable } from '../io/signals.ts';
import { actionInputs } from './run-action.ts';

/** An engine that does not answer must not keep the job's runner for hours. */
const POST_MS = 120_000;

/** Runs the post step of a JavaScript action and ends the process, so that no open connection keeps it. */
export async function runPost(command: AnyCommand, env = process.env): Promise<void> {
  await cleanUp(command, env, POST_MS);
  process.exit(0);
}

/** Never throws, because a post step must not turn a good job red: what fails or takes too long is a warning. */
export async function cleanUp(command: AnyCommand, env: typeof process.env, limitMs: number): Promise<void> {
  const log = createActionsLog();
  try {
    await within(limitMs, async () => await clean(command, env, log));
  } catch (error) {
    const { text, detail } = explain(error);
    log.debug(detail);
    log.warn(`After the job, ${command.name} could not clean up. ${text}`);
  }
}

async function clean(command: AnyCommand, env: typeof process.env, log: Log): Promise<void> {
  const read = actionInputs(command, env);
  // The main step has refused them, so that it has left nothing.
  if ('problems' in read) return;
  await runCancellable(createNodeHost(log, env), async (host) => await command.post?.(host, read.values));
}

async function within(limitMs: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const late = () => reject(new UserError(`It was not done after ${limitMs / 1000} s.`));
    timer = setTimeout(late, limitMs);
  });
  await Promise.race([work(), limit]).finally(() => clearTimeout(timer));
}
