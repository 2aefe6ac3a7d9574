import * as core from '@actions/core';
import type { AnyCommand, Outcome } from '../core/command.ts';
import { EXIT, explain, UsageError } from '../core/errors.ts';
import { readInputs } from '../core/inputs.ts';
import { createActionsLog } from '../io/actions-log.ts';
import { createNodeHost } from '../io/node-host.ts';
import { runCancellable } from '../io/signals.ts';

/** What `actions/runner` sets for the input `name` of an action. */
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** What the runner has set for the inputs of a command. */
export function actionInputs(
  command: AnyCommand,
  env: Readonly<Record<string, string | undefined>>,
): ReturnType<typeof readInputs> {
  return readInputs(command.inputs, (name) => env[inputVariable(name)]);
}

/** Runs a command as the main step of a JavaScript action; the only place of an action that catches. */
export async function runAction(command: AnyCommand, env = process.env): Promise<void> {
  const log = createActionsLog();
  try {
    const read = actionInputs(command, env);
    if ('problems' in read)
      throw new UsageError(read.problems, `Inputs of ${command.name}: see its action.yml.`);
    for (const [name, input] of Object.entries(command.inputs)) {
      if (input.secret) log.secret(env[inputVariable(name)] ?? '');
    }
    const outcome = await runCancellable(createNodeHost(log, env), (host) => command.run(host, read.values));
    await publish(outcome);
    process.exitCode = outcome.verdict === 'passed' ? EXIT.passed : EXIT.failed;
  } catch (error) {
    const { text, exitCode, detail } = explain(error);
    core.debug(detail);
    core.error(text);
    process.exitCode = exitCode;
  }
}

async function publish(outcome: Outcome): Promise<void> {
  for (const [name, value] of Object.entries(outcome.outputs)) core.setOutput(name, String(value));
  for (const [name, value] of Object.entries(outcome.env ?? {})) core.exportVariable(name, value);
  for (const folder of outcome.path ?? []) core.addPath(folder);
  if (outcome.summary !== undefined && process.env.GITHUB_STEP_SUMMARY) {
    await core.summary.addRaw(outcome.summary, true).write();
  }
  if (outcome.verdict === 'passed') core.info(outcome.message);
  else core.error(outcome.message);
}
