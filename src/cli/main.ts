import type { AnyCommand } from '../core/command.ts';
import { EXIT, explain, UsageError } from '../core/errors.ts';
import { createNodeHost } from '../io/node-host.ts';
import { runCancellable } from '../io/signals.ts';
import { createTerminalLog } from '../io/terminal-log.ts';
import { exportLines } from './exports.ts';
import { commandHelp, overview } from './help.ts';
import { readOptions } from './options.ts';

/** One command of the command line: its name, its line in `--help`, and how its code is loaded. */
export type CommandTable = readonly AnyCommand[];

/**
 * The command line: logs go to stderr, the outcome to stdout (`name=value` lines after the message).
 * Answers the exit code; never throws.
 */
export async function main(
  args: readonly string[],
  commands: CommandTable,
  version: string,
): Promise<number> {
  const [name, ...rest] = args;
  const log = createTerminalLog({
    stream: process.stderr,
    interactive: process.stderr.isTTY === true && !process.env.CI,
    debug: Boolean(process.env.DEBUG || process.env.RUNNER_DEBUG),
  });
  try {
    if (name === '--version' || name === '-v') return print(version);
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      print(overview(commands));
      return name === undefined ? EXIT.usage : EXIT.passed;
    }
    const command = commands.find((each) => each.name === name);
    if (command === undefined) throw unknownCommand(name, commands);
    if (rest.includes('--help') || rest.includes('-h')) return print(commandHelp(command));
    const values = readOptions(command, rest);
    for (const [input, spec] of Object.entries(command.inputs)) {
      if (spec.secret && typeof values[input] === 'string') log.secret(values[input]);
    }
    const outcome = await runCancellable(createNodeHost(log), (host) => command.run(host, values));
    print(outcome.message);
    for (const [output, value] of Object.entries(outcome.outputs)) print(`${output}=${value}`);
    for (const line of exportLines(outcome)) print(line);
    return outcome.verdict === 'passed' ? EXIT.passed : EXIT.failed;
  } catch (error) {
    const { text, exitCode, detail } = explain(error);
    log.debug(detail);
    log.error(text);
    return exitCode;
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return EXIT.passed;
}

function unknownCommand(name: string, commands: CommandTable): UsageError {
  const known = commands.map((command) => command.name).join(', ');
  return new UsageError([`There is no command "${name}". Known: ${known}.`], 'Run "kafka-native --help".');
}
