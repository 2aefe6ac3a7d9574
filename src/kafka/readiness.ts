import { messageOf, UserError } from '../core/errors.ts';
import type { Clock } from '../core/host.ts';
import type { Endpoint, Role } from './broker.ts';
import { type Identity, identify } from './client-identity.ts';

/** Who is expected to answer where. */
export interface Expectation {
  readonly nodeId: number;
  readonly role: Role;
  readonly endpoint: Endpoint;
  readonly clusterId: string;
  /** Brokers that it must know to be in service before it counts as ready. */
  readonly brokers: readonly number[];
}

/** Between two attempts. Part of every measured start-up time, which for a native broker is a few hundred milliseconds. */
const PAUSE_MS = 5;

/**
 * Waits until the expected node itself answers the Kafka protocol at its address and knows the expected
 * brokers. Somebody else who answers there is a `UserError` at once: a suite that talks to a foreign
 * broker proves nothing. Ends with the signal's reason when that aborts.
 */
export async function waitUntilReady(
  expected: Expectation,
  clock: Clock,
  signal: AbortSignal,
  ask: typeof identify = identify,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const answer = await attempt(expected, ask);
    if (typeof answer !== 'string') {
      refuseForeigner(expected, answer);
      if (expected.brokers.every((id) => answer.brokers.includes(id))) return;
    }
    await clock.sleep(PAUSE_MS, signal);
  }
}

async function attempt(expected: Expectation, ask: typeof identify): Promise<Identity | string> {
  try {
    return await ask(expected.endpoint, expected);
  } catch (error) {
    return messageOf(error);
  }
}

function refuseForeigner(expected: Expectation, answer: Identity): void {
  const { nodeId, clusterId, endpoint } = expected;
  if (answer.clusterId === clusterId && answer.isExpectedNode) return;
  const who =
    answer.clusterId === clusterId ? 'another node of its cluster' : `a Kafka of cluster ${answer.clusterId}`;
  throw new UserError(
    `${endpoint.host}:${endpoint.port} is answered by ${who}, not by node ${nodeId} of cluster ${clusterId} that was started for it.`,
    { hint: 'Stop the other Kafka on this machine.' },
  );
}
