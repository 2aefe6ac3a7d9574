import { randomBytes } from 'node:crypto';
import type { Host } from '../core/host.ts';
import type { Cluster } from './broker.ts';
import type { LaunchedNode } from './launched-node.ts';

/** All nodes side by side, since a quorum needs a majority to come up. */
export async function startAll(
  nodes: readonly LaunchedNode[],
  host: Host,
  signal: AbortSignal,
): Promise<Cluster['startup']> {
  const began = host.clock.monotonic();
  await together(nodes.map((node) => async () => await node.setup()));
  signal.throwIfAborted();
  const formatted = host.clock.monotonic();
  const brokers = nodes.filter(({ isBroker }) => isBroker).map(({ nodeId }) => nodeId);
  const failed = new AbortController();
  const until = AbortSignal.any([signal, failed.signal]);
  await together(
    nodes.map((node) => async () => {
      try {
        await node.startUntil(node.isBroker ? brokers : [], until);
      } catch (error) {
        // The others wait for this one: no use in waiting any longer.
        failed.abort(error);
        throw error;
      }
    }),
  );
  const ready = host.clock.monotonic();
  return { formatMs: Math.round(formatted - began), startMs: Math.round(ready - formatted) };
}

/** Waits for all, then rejects with the first failure: nothing goes on behind the caller's back. */
async function together(works: readonly (() => Promise<void>)[]): Promise<void> {
  let first: { readonly error: unknown } | undefined;
  await Promise.all(
    works.map(async (work) => {
      try {
        await work();
      } catch (error) {
        first ??= { error };
      }
    }),
  );
  if (first !== undefined) throw first.error;
}

/** Brokers before controllers: a broker that goes wants a controller to say goodbye to. */
export async function closeNodes(nodes: readonly LaunchedNode[], how: 'kill' | 'stop'): Promise<void> {
  for (const brokers of [true, false]) {
    await Promise.all(nodes.filter(({ isBroker }) => isBroker === brokers).map((node) => node[how]()));
  }
}

/** Work that is done once, however often it is asked for, and by the host at the latest when that is closed. */
export function closeOnce(host: Host, work: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= work().finally(() => forget());
    return closing;
  };
  const forget = host.defer(close);
  return close;
}

/** `host:port` of every node that has the listener. */
export function bootstrapOf(nodes: readonly LaunchedNode[], listener?: string): string[] {
  return nodes.flatMap((node) => {
    const endpoint = node.endpoint(listener);
    return endpoint === undefined ? [] : [`${endpoint.host}:${endpoint.port}`];
  });
}

/** A Kafka `Uuid`: 16 random bytes as URL-safe base64; a leading dash would look like an option. */
export function randomClusterId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
