import { type ShellWorld, shellFaults } from './commands.ts';
import type { MarkdownDocument } from './markdown.ts';

/** What text in code font can name. */
export interface NameWorld extends ShellWorld {
  /** Kebab-case names that exist: commands, inputs, outputs, checks, demands, rules, kinds, policies, … */
  readonly names: ReadonlySet<string>;
  /** Environment variables that some code reads. */
  readonly variables: ReadonlySet<string>;
}

const PLACE = /^(src|test|docs|scripts|actions|docker|policies|catalogue|tools|bin|\.github)\//;

/** Names in code font that should exist in this project, as far as their form tells, and do not. */
export function nameFaults(document: MarkdownDocument, world: NameWorld): string[] {
  return document.code.flatMap(({ text, line }) =>
    faultsOf(text, world).map((fault) => `${document.path}:${line}: ${fault}`),
  );
}

function faultsOf(text: string, world: NameWorld): string[] {
  if (world.names.has(text)) return [];
  if (/^(npm|npx|node|kafka-native) /.test(text) && !/…|\b[A-Z]{2,}\b/.test(text)) {
    return shellFaults(text.replace(/^kafka-native/, 'npx kafka-native'), world);
  }
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(text)) {
    return [`${text} is the name of nothing`];
  }
  const [, option] = /^--([a-z][a-z0-9-]*)/.exec(text) ?? [];
  if (option !== undefined) return world.names.has(option) ? [] : [`--${option} is no option`];
  if (/^KAFKA_NATIVE_[A-Z_]+$/.test(text))
    return world.variables.has(text) ? [] : [`${text} is read nowhere`];
  if (PLACE.test(text) && /^[\w./*<>-]+$/.test(text)) {
    const fixed = text
      .replace(/(?:[A-Z]{3,}|[*<]).*$/, '')
      .replace(/[^/]*$/, (last) => (/[*<]|[A-Z]{3,}/.test(text) ? '' : last));
    return world.exists(fixed) ? [] : [`${text}: there is no ${fixed}`];
  }
  return [];
}
