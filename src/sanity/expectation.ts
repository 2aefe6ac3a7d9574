import { isDeepStrictEqual } from 'node:util';

/** A check did not hold: says what was expected and what was seen. */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';
}

/** What is to be checked was not built into the subject, which it may lack: the check is not applicable. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** Throws a {@link CheckFailure} with the message where the condition is false. */
export function expectThat(condition: boolean, message: string): asserts condition {
  if (!condition) throw new CheckFailure(message);
}

/** Deep equality; `what` names the thing in the message: `value of record 3`. */
export function expectEqual<T>(actual: T, expected: T, what: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new CheckFailure(`${what}: expected ${show(expected)}, got ${show(actual)}`);
}

/** The message of the failure that `work` must end with; throws where it succeeds. */
export async function expectFailure(work: () => Promise<unknown>, what: string): Promise<Error> {
  try {
    await work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
  throw new CheckFailure(`${what} was expected to fail, but succeeded`);
}

/** A value for a message: short, and bytes as text where they are text. */
export function show(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (Buffer.isBuffer(value)) {
    const text = value.toString('utf8');
    return /^[ -~]*$/.test(text) && text.length <= 60 ? `"${text}"` : `${value.length} bytes`;
  }
  const text =
    JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}` : each)) ?? String(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
