import { setTimeout as sleep } from 'node:timers/promises';
import { fetchBatches } from '../../kafka/client-fetch.ts';
import type { Check } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectThat } from '../expectation.ts';
import {
  createTopic,
  endOffset,
  expectRecords,
  offsetAt,
  produce,
  readAll,
  startOffset,
} from '../topic-records.ts';

const SHARED = { cluster: 'shared' } as const;
const HOUR_MS = 3_600_000;
const TEN_MIB = 10 * 1024 ** 2;

export const retentionChecks: readonly Check[] = [
  {
    id: 'records-delete',
    title: 'Records that are deleted up to an offset are gone, and the rest keeps its offsets',
    area: 'records',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const topic = unique('delete');
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        await produce(
          client,
          topic,
          Array.from({ length: 10 }, (_, index) => ({ key: null, value: `${index}` })),
        );
        const [deleted] = await client.admin.deleteRecords({
          topics: [{ name: topic, partitions: [{ partition: 0, offset: 6n }] }],
        });
        expectEqual(deleted?.partitions[0]?.lowWatermark, 6n, 'low watermark');
        expectEqual(
          [await startOffset(client, topic), await endOffset(client, topic)],
          [6n, 10n],
          'first and end offset',
        );
      });
    },
  },
  {
    id: 'records-by-time',
    title: 'The offset of a point in time is that of the first record with that time stamp or a later one',
    area: 'records',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const topic = unique('times');
      const base = BigInt(Date.now() - HOUR_MS);
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        for (const minute of [0n, 10n, 20n]) {
          await produce(client, topic, [
            { key: null, value: `${minute}`, timestamp: base + minute * 60_000n },
          ]);
        }
        const found = await Promise.all(
          [0n, 1n, 15n, 21n].map((minute) => offsetAt(client, topic, base + minute * 60_000n)),
        );
        expectEqual(found, [0n, 1n, 2n, -1n], 'offsets by time');
      });
    },
  },
  {
    id: 'records-append-time',
    title: 'A topic with LogAppendTime replaces the producer’s time stamps by its own',
    area: 'records',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const topic = unique('append-time');
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { configs: { 'message.timestamp.type': 'LogAppendTime' } });
        const before = BigInt(Date.now());
        await produce(client, topic, [{ key: null, value: 'old', timestamp: before - BigInt(HOUR_MS) }]);
        const { batches } = await fetchBatches(client.admin, { topic, partition: 0, offset: 0n });
        const stamp = batches[0]?.maxTimestamp ?? 0n;
        expectThat(stamp >= before - 1000n, `The record is stamped ${before - stamp} ms before it was sent`);
      });
    },
  },
  {
    id: 'records-large',
    title: 'A record of 10 MiB goes through a topic that allows it',
    area: 'records',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const topic = unique('large');
      const value = Buffer.alloc(TEN_MIB, 'kafka native ');
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { configs: { 'max.message.bytes': String(TEN_MIB + 1024) } });
        await produce(client, topic, [{ key: 'large', value }]);
        await expectRecords(client, topic, [{ key: 'large', value }]);
      });
    },
  },
  {
    id: 'records-compaction',
    title: 'Compaction leaves the last value of each key and takes away what a tombstone ended',
    area: 'records',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const topic = unique('compacted');
      const configs = {
        'cleanup.policy': 'compact',
        'min.cleanable.dirty.ratio': '0.01',
        'delete.retention.ms': '0',
        'segment.ms': '50',
      };
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { configs });
        await produce(client, topic, [
          { key: 'a', value: '1' },
          { key: 'b', value: '1' },
        ]);
        // A segment ends with the first record that comes after its time; only ended ones are compacted.
        await sleep(60);
        await produce(client, topic, [
          { key: 'a', value: '2' },
          { key: 'b', value: null },
        ]);
        await sleep(60);
        await produce(client, topic, [{ key: 'c', value: '1' }]);
        const left = await eventually(
          'A compacted log',
          async () => (await readAll(client, topic)).map(({ key, value }) => `${key}=${value}`),
          (records) => !records.includes('a=1') && !records.includes('b=1'),
          signal,
        );
        expectThat(left.includes('a=2') && left.includes('c=1'), `Compaction left ${left.join(', ')}`);
      });
    },
  },
  {
    id: 'retention-time',
    title: 'Records older than retention.ms are removed',
    area: 'records',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const topic = unique('retention');
      const timestamp = BigInt(Date.now() - HOUR_MS);
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { configs: { 'retention.ms': '60000' } });
        await produce(client, topic, [{ key: null, value: 'an hour old', timestamp }]);
        await eventually(
          'A removed segment',
          () => startOffset(client, topic),
          (offset) => offset === 1n,
          signal,
        );
        await produce(client, topic, [{ key: null, value: 'new' }]);
        expectEqual(
          (await readAll(client, topic, 0, 1n)).map(({ value }) => `${value}`),
          ['new'],
          'what is left',
        );
      });
    },
  },
  {
    id: 'retention-size',
    title: 'The oldest segments are removed when a log is larger than retention.bytes',
    area: 'records',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const topic = unique('retention');
      // Since 4.0 no segment may be smaller (KIP-1030).
      const segment = 1024 ** 2;
      const configs = { 'segment.bytes': String(segment), 'retention.bytes': String(segment) };
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { configs });
        const value = Buffer.alloc(0.9 * segment, 'x');
        for (let count = 0; count < 4; count += 1) await produce(client, topic, [{ key: null, value }]);
        const first = await eventually(
          'Removed segments',
          () => startOffset(client, topic),
          (offset) => offset > 0n,
          signal,
        );
        expectThat(first < 4n, 'The newest record was removed too');
      });
    },
  },
];
