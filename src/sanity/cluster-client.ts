import { createClient, type KafkaClient } from '../kafka/client.ts';

/**
 * Lends a client for the time of the work and closes it afterwards. When the signal aborts, the client is
 * closed at once, which ends whatever request hangs, and the signal's reason is thrown.
 */
export async function withClient<T>(
  bootstrap: readonly string[],
  signal: AbortSignal,
  work: (client: KafkaClient) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const client = createClient(bootstrap);
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

/** Asks again until the answer is accepted; at least once, and until the signal aborts. */
export async function eventually<T>(
  ask: () => Promise<T>,
  accept: (answer: T) => boolean,
  signal: AbortSignal,
  pauseMs = 50,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (accept(answer)) return answer;
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
