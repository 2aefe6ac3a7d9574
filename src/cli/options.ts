import { parseArgs } from 'node:util';
import type { AnyCommand } from '../core/command.ts';
import { messageOf, UsageError } from '../core/errors.ts';
import { readInputs } from '../core/inputs.ts';

/** Reads `--input value` options by the command's own declaration; throws a `UsageError` with all problems. */
export function readOptions(command: AnyCommand, args: readonly string[]): Record<string, unknown> {
  const hint = `Run "kafka-native ${command.name} --help" for its options.`;
  let given: Record<string, unknown>;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: optionTable(command),
      strict: true,
      allowNegative: true,
      allowPositionals: command.positional !== undefined,
    });
    given = { ...values, ...positionalValue(command, positionals, values) };
  } catch (error) {
    throw new UsageError([messageOf(error).split('. To specify')[0] ?? ''], hint);
  }
  const raw = (name: string) => {
    const value = given[name];
    return value === undefined ? undefined : Array.isArray(value) ? value.join('\n') : String(value);
  };
  const read = readInputs(command.inputs, raw, (name) => `--${name}`);
  if ('problems' in read) throw new UsageError(read.problems, hint);
  return read.values;
}

/** The one value that stands without a name. */
function positionalValue(
  { positional }: AnyCommand,
  [value, ...more]: readonly string[],
  named: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  if (positional === undefined || value === undefined) return {};
  if (more.length > 0 || named[positional] !== undefined) {
    throw new Error(`Only one ${positional} can be given, not also "${more[0] ?? value}"`);
  }
  return { [positional]: value };
}

function optionTable(command: AnyCommand) {
  return Object.fromEntries(
    Object.entries(command.inputs).map(([name, input]) => [
      name,
      {
        type: input.flag ? ('boolean' as const) : ('string' as const),
        multiple: input.inParts,
      },
    ]),
  );
}
