import { type KafkaClient, ProduceAcks } from '../../kafka/client.ts';
import { type Codec, fetchBatches } from '../../kafka/client-fetch.ts';
import type { Check, CheckContext } from '../check.ts';
import { withClient } from '../cluster-client.ts';
import { expectEqual, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { createTopic, expectRecords } from '../topic-records.ts';

const CODECS: readonly Codec[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];
const COMPRESSED = CODECS.filter((codec) => codec !== 'none');
const PER_CODEC = 20;
/** The lowest and the highest level that a topic's configuration takes (KIP-390). */
const LEVELS = [
  ['gzip', '1', '9'],
  ['lz4', '1', '17'],
  ['zstd', '1', '22'],
] as const;

export const compressionChecks: readonly Check[] = [
  ...CODECS.map(recompressionCheck),
  ...COMPRESSED.map(
    (codec): Check => ({
      id: `compression-keeps-${codec}`,
      title: `A topic that keeps the producer’s codec stores ${codec} batches as they came`,
      area: 'compression',
      priority: 'P1',
      needs: { cluster: 'shared' },
      async run({ cluster, unique, signal }) {
        const topic = unique(codec);
        await withClient(cluster.bootstrap(), signal, async (client) => {
          await createTopic(client, topic, { configs: { 'compression.type': 'producer' } });
          await send(client, topic, codec);
          await expectStored(client, topic, codec);
        });
      },
    }),
  ),
  ...LEVELS.map(
    ([codec, lowest, highest]): Check => ({
      id: `compression-level-${codec}`,
      title: `The level of ${codec} counts: ${highest} stores fewer bytes than ${lowest}`,
      area: 'compression',
      priority: 'P1',
      needs: { cluster: 'shared', since: '3.8' },
      run: (context) => comparesLevels(context, codec, [lowest, highest]),
    }),
  ),
];

/** KAFKA-19839: a native binary took every codec from clients and failed as soon as the broker had to write zstd. */
function recompressionCheck(target: Codec): Check {
  const sources = CODECS.filter((codec) => codec !== target);
  return {
    id: `compression-to-${target}`,
    title: `The broker turns ${sources.join(', ')} into ${target === 'none' ? 'plain batches' : target}`,
    area: 'compression',
    priority: 'P1',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const topic = unique(target);
      const type = target === 'none' ? 'uncompressed' : target;
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, {
          configs: { 'compression.type': type },
          partitions: sources.length,
        });
        const faults: string[] = [];
        for (const [partition, source] of sources.entries()) {
          try {
            await send(client, topic, source, partition);
            await expectStored(client, topic, target, partition);
          } catch (error) {
            faults.push(`from ${source}: ${failureText(error)}`);
          }
        }
        expectEqual(faults, [], `faults on the way to ${target}`);
      });
    },
  };
}

function recordsOf(codec: Codec) {
  return Array.from({ length: PER_CODEC }, (_, index) => ({
    key: `${codec} ${index}`,
    value: `${'compress me '.repeat(20)}${index}`,
  }));
}

async function send(client: KafkaClient, topic: string, compression: Codec, partition = 0): Promise<void> {
  const messages = recordsOf(compression).map(({ key, value }) => {
    return { topic, partition, key: Buffer.from(key), value: Buffer.from(value) };
  });
  await client.producer.send({ acks: ProduceAcks.ALL, compression, messages });
}

/** All batches of the partition have the codec, and the records are those that were sent. */
async function expectStored(client: KafkaClient, topic: string, codec: Codec, partition = 0): Promise<void> {
  const { batches } = await fetchBatches(client.admin, { topic, partition, offset: 0n });
  expectThat(batches.length > 0, `Nothing is stored in ${topic}-${partition}`);
  for (const batch of batches) expectEqual(batch.codec, codec, `codec of ${topic}-${partition}`);
  const sent = CODECS.find((each) => `${batches[0]?.records[0]?.key}`.startsWith(each));
  expectThat(sent !== undefined, `The first key is ${batches[0]?.records[0]?.key}`);
  await expectRecords(client, topic, recordsOf(sent), partition);
}

async function comparesLevels(
  { cluster, unique, signal, note }: CheckContext,
  codec: string,
  levels: readonly [string, string],
): Promise<void> {
  await withClient(cluster.bootstrap(), signal, async (client) => {
    const sizes: number[] = [];
    for (const level of levels) {
      const topic = unique(`${codec}-${level}`);
      await createTopic(client, topic, {
        configs: { 'compression.type': codec, [`compression.${codec}.level`]: level },
      });
      const text = Array.from({ length: 4000 }, (_, index) => `${(index * 7919) % 1009} apples,`).join(' ');
      const message = { topic, key: null, value: Buffer.from(text), partition: 0 };
      await client.producer.send({ acks: ProduceAcks.ALL, messages: [message] });
      const [logs] = await client.admin.describeLogDirs({ topics: [{ name: topic, partitions: [0] }] });
      const size = logs?.results[0]?.topics[0]?.partitions[0]?.partitionSize ?? 0n;
      sizes.push(Number(size));
    }
    note(`bytes stored at levels ${levels.join(' and ')}: ${sizes.join(', ')}`);
    const [fast = 0, small = 0] = sizes;
    expectThat(
      small > 0 && small < fast,
      `Level ${levels[1]} stored ${small} bytes, level ${levels[0]} ${fast}`,
    );
  });
}
