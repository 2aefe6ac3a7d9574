import { parseAllDocuments } from 'yaml';
import { readInputs } from '../../../src/core/inputs.ts';
import { parsePolicy } from '../../../src/evidence/policy.ts';
import { envelope } from '../../../src/evidence/statement.ts';
import type { ShellWorld } from './commands.ts';

/** What is wrong with a block of JSON: no JSON, of no known kind, or refused by the schema of its kind. */
export function jsonFaults(text: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [String(error)];
  }
  if (!isRecord(value)) return ['is no object'];
  if ('demands' in value) {
    const parsed = parsePolicy(value);
    return 'problems' in parsed ? parsed.problems : [];
  }
  if ('_type' in value) return envelope.safeParse(value).error?.issues.map(({ message }) => message) ?? [];
  if ('ignore' in value) return ignoreFaults(value.ignore);
  return ['is of no kind that this test knows: a policy, a statement, an ignore file'];
}

/** As `src/scan/ignore-file.ts` demands it. */
function ignoreFaults(entries: unknown): string[] {
  const list = Array.isArray(entries) ? entries : [];
  const complete = list.filter(
    (each) => isRecord(each) && ['id', 'reason', 'expires'].every((key) => typeof each[key] === 'string'),
  );
  return list.length > 0 && complete.length === list.length ? [] : ['an entry lacks id, reason or expires'];
}

/** What is wrong with a block of YAML, and with each use of this project's actions and workflows in it. */
export function yamlFaults(text: string, world: ShellWorld): string[] {
  const documents = parseAllDocuments(text);
  const broken = documents.flatMap(({ errors }) => errors.map(({ message }) => message));
  return broken.length > 0 ? broken : documents.flatMap((each) => usesFaults(each.toJS(), world));
}

function usesFaults(value: unknown, world: ShellWorld): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => usesFaults(each, world));
  if (!isRecord(value)) return [];
  const own = typeof value.uses === 'string' ? actionFaults(value.uses, value.with, world) : [];
  return [...own, ...Object.values(value).flatMap((each) => usesFaults(each, world))];
}

function actionFaults(uses: string, given: unknown, world: ShellWorld): string[] {
  const [, path] = /^OWNER\/kafka-native(?:\/([^@]+))?@\S+$/.exec(uses) ?? [];
  if (!uses.startsWith('OWNER/')) return [];
  if (path?.startsWith('.github/')) return world.exists(path) ? [] : [`${uses}: no such workflow`];
  const name = path === undefined ? 'pipeline' : path.replace(/^actions\//, '');
  const command = world.commands.find((each) => each.name === name);
  if (command === undefined) return [`${uses}: no such action`];
  const values = isRecord(given) ? given : {};
  const unknown = Object.keys(values).filter((input) => !(input in command.inputs));
  const literal = (input: string) => {
    const value = values[input] === undefined ? undefined : String(values[input]);
    return value?.includes('${{') ? undefined : value;
  };
  const optional = Object.fromEntries(
    Object.entries(command.inputs).map(([input, spec]) => [input, { ...spec, required: false }]),
  );
  const read = readInputs(optional, literal);
  return [
    ...unknown.map((input) => `${uses}: no input ${input}`),
    ...('problems' in read ? read.problems.map((problem) => `${uses}: ${problem}`) : []),
  ];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
