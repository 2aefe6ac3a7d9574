import type { Check } from '../check.ts';
import { withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import {
  createTopic,
  endOffset,
  expectRecords,
  produce,
  readAll,
  type TestRecord,
} from '../topic-records.ts';

/**
 * The value that makes a batch of one record without key exactly as large as Kafka's default
 * `max.message.bytes` (1048588): 61 bytes of batch header and 11 of record.
 */
const LARGEST_VALUE = 1_048_588 - 72;
const BATCHES = 20;
const PER_BATCH = 500;

export const recordChecks: readonly Check[] = [
  {
    id: 'records-key-headers',
    title: 'Records come back with their keys, values and headers, in order',
    area: 'records',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const topic = unique('records');
      const records: TestRecord[] = [
        { key: 'a', value: 'plain' },
        { key: null, value: 'no key' },
        { key: 'ключ', value: 'välue 値', headers: { trace: '1', empty: '' } },
        { key: 'e', value: '' },
      ];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        await produce(client, topic, records);
        await expectRecords(client, topic, records);
      });
    },
  },
  {
    id: 'records-tombstone',
    title: 'A null value stays null and an empty one empty, in a compacted topic too',
    area: 'records',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const topic = unique('tombstone');
      const records: TestRecord[] = [
        { key: 'k', value: 'v' },
        { key: 'k', value: null },
        { key: 'l', value: '' },
      ];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { configs: { 'cleanup.policy': 'compact' } });
        await produce(client, topic, records);
        await expectRecords(client, topic, records);
      });
    },
  },
  {
    id: 'records-largest',
    title: 'A record of exactly max.message.bytes is taken, one byte more is refused',
    area: 'records',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const topic = unique('largest');
      const value = Buffer.alloc(LARGEST_VALUE, 'kafka native ');
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        await produce(client, topic, [{ key: null, value }]);
        const refusal = await expectFailure(
          () => produce(client, topic, [{ key: null, value: Buffer.concat([value, Buffer.from('x')]) }]),
          'A record one byte over the limit',
        );
        expectThat(
          /MESSAGE_TOO_LARGE|larger than the max/i.test(failureText(refusal)),
          `The refusal should say that the message is too large, but says: ${failureText(refusal)}`,
        );
        await expectRecords(client, topic, [{ key: null, value }]);
      });
    },
  },
  {
    id: 'records-batches',
    title: '10 000 records in batches arrive completely, once and in order',
    area: 'records',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const topic = unique('batches');
      const value = (index: number) => `value ${index} ${'x'.repeat(index % 100)}`;
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        for (let batch = 0; batch < BATCHES; batch += 1) {
          const first = batch * PER_BATCH;
          const records = Array.from({ length: PER_BATCH }, (_, index) => ({
            key: `${first + index}`,
            value: value(first + index),
          }));
          await produce(client, topic, records);
        }
        expectEqual(await endOffset(client, topic), BigInt(BATCHES * PER_BATCH), 'end offset');
        const stored = await readAll(client, topic);
        expectEqual(stored.length, BATCHES * PER_BATCH, 'number of records');
        const wrong = stored.findIndex(
          (record, index) => `${record.key}` !== `${index}` || `${record.value}` !== value(index),
        );
        expectThat(wrong === -1, `Record ${wrong} is not the one that was sent`);
      });
    },
  },
];
