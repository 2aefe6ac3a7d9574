import { types } from 'node:util';

/** Exit codes of every command: 0 passed, 1 not passed or failed, 2 wrong usage. */
export const EXIT = { passed: 0, failed: 1, usage: 2 } as const;

/**
 * A failure that the reader can act on. `message` says what happened with which thing, `hint` what to do.
 * It is printed as one paragraph, without a stack trace.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly exitCode: number = EXIT.failed;
  readonly hint: string | undefined;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
  }
}

/** Wrong usage: one problem per bad input, all of them at once. Exit code 2. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
  override readonly exitCode = EXIT.usage;
  readonly problems: readonly string[];

  constructor(problems: readonly string[], hint?: string) {
    super(problems.join('\n'), hint === undefined ? {} : { hint });
    this.problems = problems;
  }
}

/** What is printed of anything that was thrown, `Error` or not. */
export interface Explanation {
  readonly text: string;
  readonly exitCode: number;
  /** Stack and causes, for debug output only. */
  readonly detail: string;
}

const OTHER_FOLDER =
  'name another one: in the inputs for results, KAFKA_NATIVE_CACHE for what is kept between runs, TMPDIR for the rest.';
/** A folder that cannot be used says so by Node's own message, path included; what to do is the same everywhere. */
const FOLDER_HINTS: Readonly<Record<string, string>> = {
  EACCES: `Give this user the right to write there, or ${OTHER_FOLDER}`,
  EPERM: `Give this user the right to write there, or ${OTHER_FOLDER}`,
  EROFS: `That file system is read-only; ${OTHER_FOLDER}`,
  ENOSPC: `Free some space there, or ${OTHER_FOLDER}`,
  EDQUOT: `Free some space there, or ${OTHER_FOLDER}`,
};

/** Turns whatever was thrown into one paragraph; never throws itself. */
export function explain(thrown: unknown): Explanation {
  if (thrown instanceof UserError) {
    const text = thrown.hint === undefined ? thrown.message : `${thrown.message}\n${thrown.hint}`;
    return { text, exitCode: thrown.exitCode, detail: stackOf(thrown) };
  }
  if (thrown instanceof AggregateError && thrown.errors.length > 0) {
    const parts = thrown.errors.map((each) => explain(each));
    return {
      text: parts.map((part) => part.text).join('\n'),
      exitCode: Math.max(EXIT.failed, ...parts.map((part) => part.exitCode)),
      detail: parts.map((part) => part.detail).join('\n'),
    };
  }
  const hint = FOLDER_HINTS[codeOf(thrown) ?? ''];
  if (hint !== undefined)
    return { text: `${messageOf(thrown)}.\n${hint}`, exitCode: EXIT.failed, detail: stackOf(thrown) };
  return { text: `Unexpected failure: ${messageOf(thrown)}`, exitCode: EXIT.failed, detail: stackOf(thrown) };
}

/** The message of anything thrown; Node's system errors carry their path already. */
export function messageOf(thrown: unknown): string {
  if (types.isNativeError(thrown)) return thrown.message === '' ? thrown.name : thrown.message;
  if (typeof thrown === 'string') return thrown;
  try {
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return String(thrown);
  }
}

/** The `code` of a Node system error (`ENOENT`, `ENOSPC`, …), if it has one. */
export function codeOf(thrown: unknown): string | undefined {
  const code = types.isNativeError(thrown) && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function stackOf(thrown: unknown): string {
  if (!types.isNativeError(thrown)) return messageOf(thrown);
  const own = thrown.stack ?? thrown.message;
  return thrown.cause === undefined ? own : `${own}\ncaused by: ${stackOf(thrown.cause)}`;
}
