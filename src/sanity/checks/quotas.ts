import { connectOnce, type KafkaClient } from '../../kafka/client.ts';
import { produceOnce, requests } from '../../kafka/client-requests.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectThat } from '../expectation.ts';
import { createTopic } from '../topic-records.ts';

const BYTES_PER_SECOND = 10_000;
const KEY = 'producer_byte_rate' as const;
/** A broker lists a quota a moment before it goes by it. */
const ATTEMPTS = 3;

export const quotaChecks: readonly Check[] = [
  {
    id: 'quota-produce',
    title: 'A producer over its quota waits as long as the broker says, and one without a quota does not',
    area: 'configuration',
    priority: 'P1',
    needs: { cluster: 'shared' },
    async run(context) {
      const { cluster, unique, signal } = context;
      const [clientId, topic] = [unique('limited'), unique('quota')];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        await setQuota(client, clientId, BYTES_PER_SECOND);
        await untilQuota(client, clientId, BYTES_PER_SECOND, signal);
        await expectThrottled(context, clientId, topic);
        const free = await produceAs(context, unique('free'), topic);
        expectEqual(free.throttledMs, 0, 'milliseconds of throttling without a quota');
        await setQuota(client, clientId, undefined);
        await untilQuota(client, clientId, undefined, signal);
      });
    },
  },
];

async function expectThrottled(context: CheckContext, clientId: string, topic: string): Promise<void> {
  let answer = await produceAs(context, clientId, topic);
  for (let more = ATTEMPTS - 1; more > 0 && answer.throttledMs === 0; more -= 1) {
    answer = await produceAs(context, clientId, topic);
  }
  const { throttledMs, waitedMs } = answer;
  context.note(
    `throttled for ${throttledMs} ms, the next request was answered after ${Math.round(waitedMs)} ms`,
  );
  expectThat(throttledMs > 0, 'A producer over its quota was not throttled');
  // The broker does not read on until then; its clock is another one than ours.
  expectThat(
    waitedMs >= 0.8 * throttledMs,
    `The broker spoke of ${throttledMs} ms, but answered the next request after ${Math.round(waitedMs)} ms`,
  );
}

/**
 * Sends 30 KB, a second or two more than the quota allows, on a connection of its own: how long it is throttled by
 * what the broker says, and by the clock.
 */
async function produceAs({ cluster }: CheckContext, clientId: string, topic: string) {
  const endpoint = cluster.nodes[0]?.endpoint();
  expectThat(endpoint !== undefined, 'The broker has no listener');
  return await connectOnce(endpoint, { clientId }, async (connection) => {
    const began = performance.now();
    const throttledMs = await produceOnce(connection, { topic, value: Buffer.alloc(30_000, 'x') });
    // Not read before the time is up, which began when the broker got the record.
    await requests.apiVersions(connection, 'sanity', '1');
    return { throttledMs, waitedMs: performance.now() - began };
  });
}

/** Removes the quota where the value is undefined. */
async function setQuota({ admin }: KafkaClient, clientId: string, value: number | undefined): Promise<void> {
  const op =
    value === undefined ? { key: KEY, remove: true as const } : { key: KEY, value, remove: false as const };
  const entities = [{ entityType: 'client-id' as const, entityName: clientId }];
  await admin.alterClientQuotas({ entries: [{ entities, ops: [op] }] });
}

async function untilQuota(
  { admin }: KafkaClient,
  clientId: string,
  value: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  const components = [{ entityType: 'client-id', matchType: 0, match: clientId } as const];
  await eventually(
    value === undefined ? 'The list without the quota' : 'The quota in the list',
    async () => (await admin.describeClientQuotas({ components, strict: true }))[0]?.values[0]?.value,
    (found) => found === value,
    signal,
  );
}
