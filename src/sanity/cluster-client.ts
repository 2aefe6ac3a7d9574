import { setTimeout as sleep } from 'node:timers/promises';
import { formatDuration } from '../core/units.ts';
import { type Access, createClient, type KafkaClient } from '../kafka/client.ts';
import { CheckFailure, show } from './expectation.ts';

/**
 * Lends a client for the time of the work and closes it afterwards. When the signal aborts, the client is
 * closed at once, which ends whatever request hangs, and the signal's reason is thrown.
 */
export async function withClient<T>(
  bootstrap: readonly string[],
  signal: AbortSignal,
  work: (client: KafkaClient) => Promise<T>,
  access: Access = {},
): Promise<T> {
  signal.throwIfAborted();
  const client = createClient(bootstrap, access);
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work(client), aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
    await client.close();
  }
}

/** How long {@link eventually} waits for what Kafka promises to do soon. */
const SOON_MS = 15_000;

/**
 * Asks again until the answer is accepted. Where that does not come about soon, throws a `CheckFailure` with
 * what was waited for and the last answer; when the signal aborts, its reason.
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T>,
  accept: (answer: T) => boolean,
  signal: AbortSignal,
): Promise<T> {
  const began = performance.now();
  for (;;) {
    const answer = await ask();
    if (accept(answer)) return answer;
    signal.throwIfAborted();
    const waited = performance.now() - began;
    if (waited > SOON_MS) {
      throw new CheckFailure(`${what} did not come about within ${formatDuration(SOON_MS)}: ${show(answer)}`);
    }
    await sleep(50);
  }
}
