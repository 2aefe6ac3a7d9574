import { produceInSequence } from '../../kafka/client-requests.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { createTopic, endOffset } from '../topic-records.ts';
import { takeProducerId } from '../transaction-client.ts';

export const idempotenceChecks: readonly Check[] = [
  {
    id: 'producer-idempotent',
    title:
      'A batch that is sent twice with the same sequence is stored once; a gap in the sequence is refused',
    area: 'transactions',
    priority: 'P1',
    needs: { cluster: 'shared' },
    run: storesOnce,
  },
];

async function storesOnce({ cluster, unique, signal }: CheckContext): Promise<void> {
  const topic = unique('once');
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await createTopic(client, topic);
    await eventually(
      'The new topic',
      () => client.admin.listTopics(),
      (topics) => topics.includes(topic),
      signal,
    );
    const connection = await client.connection();
    const { producerId, producerEpoch } = await takeProducerId(client, null, signal);
    const send = async (sequence: number) => {
      const record = { topic, value: Buffer.from(`${sequence}`) };
      await produceInSequence(connection, record, { producerId, producerEpoch, sequence });
    };
    await send(0);
    await send(1);
    await send(1);
    expectEqual(await endOffset(client, topic), 2n, 'end offset after a repeated batch');
    const refused = failureText(await expectFailure(() => send(7), 'A batch after a gap'));
    expectThat(/out of order/i.test(refused), `The refusal should be about the order, but says: ${refused}`);
  });
}
