import { parseBytes, parseDuration } from './units.ts';

/**
 * One input of a command. Its text form is what stands in `action.yml` and on the command line;
 * the empty text means "not given".
 */
export interface Input<T> {
  /** Shown in tables and `--help`: `text`, `path`, `true or false`, `one of a, b`, … */
  readonly type: string;
  readonly description: string;
  readonly default: string | undefined;
  readonly required: boolean;
  /** What stands in `action.yml` in place of a default: an expression that only a workflow knows. */
  readonly actionDefault: string | undefined;
  /** Never printed, masked in logs, barred from state and evidence. */
  readonly secret: boolean;
  /** A flag needs no value on the command line. */
  readonly flag: boolean;
  /** A list, which the command line takes in parts: the option more than once. */
  readonly inParts: boolean;
  /** Throws {@link InvalidValue}. */
  readonly parse: (text: string) => T;
}

export type Inputs = Readonly<Record<string, Input<unknown>>>;
export type InputValues<I extends Inputs> = {
  readonly [K in keyof I]: I[K] extends Input<infer T> ? T : never;
};

/** What a parser throws: the allowed form, in words that follow "expected ". */
class InvalidValue extends Error {
  override readonly name = 'InvalidValue';
}

interface Common {
  readonly description: string;
  readonly secret?: boolean;
  readonly actionDefault?: string;
}
interface Always extends Common {
  readonly default: string;
}
interface Must extends Common {
  readonly required: true;
}

interface Kind<T> {
  (spec: Always | Must): Input<T>;
  (spec: Common): Input<T | undefined>;
}

/** How the command line takes it; see {@link Input}. */
type Given = Partial<Pick<Input<unknown>, 'flag' | 'inParts'>>;

function kind<T>(type: string, parse: (text: string) => T, given: Given = {}): Kind<T> {
  return ((spec: Common & { default?: string; required?: boolean }): Input<T> => ({
    type,
    description: spec.description,
    default: spec.default,
    actionDefault: spec.actionDefault,
    required: spec.required ?? false,
    secret: spec.secret ?? false,
    flag: given.flag ?? false,
    inParts: given.inParts ?? false,
    parse,
  })) as Kind<T>;
}

/** Free text, trimmed. */
export const text = kind('text', (value) => value);
/** A path of the local file system, as given. */
export const path = kind('path', (value) => value);
/** YAML 1.2 core booleans, as `@actions/core` reads them. */
export const bool = kind('true or false', parseBoolean, { flag: true });
/** Comma- or newline-separated; blanks are dropped. */
export const list = kind('list', parseList, { inParts: true });
/** One to a line; a comma is part of its text. */
export const lines = kind('lines', (value) => splitAt('\n', value), { inParts: true });
/** `500ms`, `30s`, `5m`, `2h`; the value is in milliseconds. */
export const duration = kind('duration', (value) =>
  orInvalid(parseDuration(value), 'a duration such as 30s or 5m'),
);
/** `512k`, `64m`, `2g`; the value is in bytes. */
export const size = kind('size', (value) => orInvalid(parseBytes(value), 'a size such as 512m or 2g'));
/** An absolute http or https address. */
export const url = kind('URL', parseUrl);

/** A whole number within bounds, both included. */
export function integer(min: number, max: number): Kind<number> {
  return kind(`whole number ${min}–${max}`, (value) => {
    const parsed = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    return orInvalid(
      parsed >= min && parsed <= max ? parsed : undefined,
      `a whole number from ${min} to ${max}`,
    );
  });
}

/** Exactly one of the given words. */
export function choice<const C extends string>(...words: readonly C[]): Kind<C> {
  return kind(`one of ${words.map((word) => `\`${word}\``).join(', ')}`, (value) =>
    orInvalid(
      words.find((word) => word === value),
      `one of ${words.join(', ')}`,
    ),
  );
}

/** A list of the given words. */
export function choices<const C extends string>(...words: readonly C[]): Kind<readonly C[]> {
  return kind(
    `list of ${words.map((word) => `\`${word}\``).join(', ')}`,
    (value) =>
      parseList(value).map((item) =>
        orInvalid(
          words.find((word) => word === item),
          `a list of ${words.join(', ')}`,
        ),
      ),
    { inParts: true },
  );
}

/** Reads every input and collects every problem, so that one run shows all of them. */
export function readInputs<I extends Inputs>(
  specs: I,
  raw: (name: string) => string | undefined,
  show: (name: string) => string = (name) => name,
): { values: InputValues<I> } | { problems: string[] } {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const given = raw(name)?.trim();
    const value = given === undefined || given === '' ? (spec.default ?? '') : given;
    if (value === '') {
      if (spec.required) problems.push(`${show(name)} is required: ${spec.description}`);
      values[name] = undefined;
      continue;
    }
    try {
      values[name] = spec.parse(value);
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      const shown = spec.secret ? '(a secret value)' : `"${value}"`;
      problems.push(`${show(name)}: ${shown} is not valid, expected ${error.message}`);
    }
  }
  return problems.length > 0 ? { problems } : { values: values as InputValues<I> };
}

/** The values of a command that is called by another: what is given, and its own defaults for the rest. */
export function withDefaults<I extends Inputs>(specs: I, given: Partial<InputValues<I>>): InputValues<I> {
  const known: Readonly<Record<string, unknown>> = given;
  const values = Object.entries(specs).map(([name, spec]) => [
    name,
    known[name] ?? (spec.default ? spec.parse(spec.default) : undefined),
  ]);
  return Object.fromEntries(values) as InputValues<I>;
}

function orInvalid<T>(value: T | undefined, allowed: string): T {
  if (value === undefined) throw new InvalidValue(allowed);
  return value;
}

function parseBoolean(value: string): boolean {
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  throw new InvalidValue('true or false');
}

function parseList(value: string): readonly string[] {
  return splitAt(/[\n,]/, value);
}

function splitAt(separator: RegExp | string, value: string): readonly string[] {
  return value
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function parseUrl(value: string): string {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return value;
  throw new InvalidValue('an address that starts with https:// or http://');
}
