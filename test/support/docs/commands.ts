import { readOptions } from '../../../src/cli/options.ts';
import type { AnyCommand } from '../../../src/core/command.ts';
import { messageOf } from '../../../src/core/errors.ts';
import { commandsOf } from './shell.ts';

/** What a command of a shell block can name. */
export interface ShellWorld {
  readonly commands: readonly AnyCommand[];
  /** Names of npm scripts. */
  readonly scripts: readonly string[];
  /** Whether there is a file at this path from the top of the repository. */
  exists(path: string): boolean;
}

/** Programs of the machine that documents use. */
const PROGRAMS = new Set(
  'cat cd cosign crane curl cp docker docker-compose echo export gh git gpg grep jq keytool mkdir mvn pip printf python rm sed sha256sum sort sleep tar test'.split(
    ' ',
  ),
);
const PACKAGES = new Set(['biome', 'tsc']);

/** What a block of shell names and is not there, or is called in a way that it refuses. */
export function shellFaults(text: string, world: ShellWorld): string[] {
  return commandsOf(text).flatMap((words) => commandFaults(words, world));
}

function commandFaults([program = '', ...args]: readonly string[], world: ShellWorld): string[] {
  if (program === 'npm') return npmFaults(args, world);
  if (program === 'npx') {
    const [name = '', ...rest] = args;
    if (name === 'kafka-native') return ownFaults(rest, world);
    return PACKAGES.has(name) ? [] : [`npx ${name}: no such package`];
  }
  if (program === 'kafka-native') return ['kafka-native is not on the PATH: write npx kafka-native'];
  if (program === 'node') {
    const script = args.find((arg) => !arg.startsWith('-')) ?? '';
    if (script.endsWith('.ts'))
      return [`node ${script}: the Node of a machine may be too old for it; use npm run`];
    return world.exists(script) ? [] : [`node ${script}: no such file`];
  }
  if (program.includes('/')) return world.exists(program) ? [] : [`${program}: no such file`];
  return PROGRAMS.has(program) ? [] : [`${program}: no known program`];
}

function npmFaults([verb = '', ...args]: readonly string[], world: ShellWorld): string[] {
  if (verb === 'ci' || verb === 'install') return [];
  const name = verb === 'run' ? (args[0] ?? '') : verb;
  if (!world.scripts.includes(name)) return [`npm ${verb} ${args[0] ?? ''}: no such script`];
  if (name !== 'start') return [];
  const own = args[0] === '--' ? args.slice(1) : args;
  return args.length > 0 && args[0] !== '--'
    ? [`npm start ${args[0]}: options of npm start stand after --`]
    : ownFaults(['pipeline', ...own], world);
}

/** By the parser that the program itself uses. */
function ownFaults([name = '', ...args]: readonly string[], { commands }: ShellWorld): string[] {
  if (name === '--help' || name === '--version') return [];
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return [`kafka-native ${name}: no such command`];
  if (args.includes('--help')) return [];
  try {
    readOptions(command, args);
    return [];
  } catch (error) {
    return [`kafka-native ${name}: ${messageOf(error)}`];
  }
}
