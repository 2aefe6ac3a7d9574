import type { AnyCommand } from '../core/command.ts';

const WIDTH = 100;

/** `kafka-native --help`. */
export function overview(commands: readonly AnyCommand[]): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  const rows = commands.flatMap((command) =>
    entry(command.name.padEnd(width), command.description, width + 2),
  );
  return [
    'Usage: kafka-native <command> [options]',
    '',
    'Builds, tests, scans and judges GraalVM-native Apache Kafka images (KIP-974).',
    '',
    'Commands:',
    ...rows,
    '',
    'Every command is also a GitHub action; its options are the inputs of that action.',
    'kafka-native <command> --help   options of one command',
    'kafka-native --version          version of this program',
    '',
    'Exit code: 0 passed, 1 not passed or failed, 2 wrong usage.',
  ].join('\n');
}

/** `kafka-native <command> --help`. */
export function commandHelp(command: AnyCommand): string {
  const rows = Object.entries(command.inputs).flatMap(([name, input]) => {
    const head = input.flag ? `--${name}` : `--${name} <${placeholder(input.type)}>`;
    const notes = [
      input.type.startsWith('one of') ? input.type.replaceAll('`', '') : '',
      input.required ? 'required' : '',
      input.default === undefined || input.default === '' ? '' : `default: ${input.default}`,
    ].filter((note) => note !== '');
    const text = notes.length > 0 ? `${input.description} (${notes.join('; ')})` : input.description;
    return [`  ${head}`, ...wrap(text, 6)];
  });
  return [
    `Usage: kafka-native ${command.name}${command.positional === undefined ? '' : ` <${command.positional}>`} [options]`,
    '',
    ...wrap(command.description, 0),
    '',
    'Options:',
    ...rows,
  ].join('\n');
}

function placeholder(type: string): string {
  return type.startsWith('one of') ? 'word' : type.startsWith('whole number') ? 'number' : type;
}

function entry(head: string, text: string, indent: number): string[] {
  const [first = '', ...rest] = wrap(text, indent);
  return [`  ${head}${first.trimStart()}`, ...rest];
}

function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => ' '.repeat(indent) + each);
}
