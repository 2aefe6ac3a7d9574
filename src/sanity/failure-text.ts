import { messageOf } from '../core/errors.ts';

/**
 * What a person needs of anything thrown: its message and those of all that it wraps (causes, the parts of
 * an `AggregateError`), each once, outermost first. Never empty.
 */
export function failureText(thrown: unknown): string {
  const messages = new Set(messagesOf(thrown, 0).filter((message) => message !== ''));
  return messages.size === 0 ? 'It threw nothing that says why.' : [...messages].join(' ');
}

/** Wrapped deeper than this is repetition, or a circle. */
const DEEPEST = 6;

function messagesOf(thrown: unknown, depth: number): string[] {
  if (depth > DEEPEST || thrown === undefined) return [];
  if (!(thrown instanceof Error)) return [messageOf(thrown) ?? ''];
  const inner: unknown[] = [thrown.cause, ...(thrown instanceof AggregateError ? thrown.errors : [])];
  return [thrown.message || thrown.name, ...inner.flatMap((each) => messagesOf(each, depth + 1))];
}
