import type { KafkaClient } from '../kafka/client.ts';

/** Commits an offset of partition 0 for a group without members. */
export async function commit(
  client: KafkaClient,
  groupId: string,
  topic: string,
  offset: bigint,
): Promise<void> {
  await client.admin.alterConsumerGroupOffsets({
    groupId,
    topics: [{ name: topic, partitionOffsets: [{ partition: 0, offset }] }],
  });
}

/** The committed offset of a partition; undefined where there is none. */
export async function committed(
  client: KafkaClient,
  groupId: string,
  topic: string,
  partition = 0,
): Promise<bigint | undefined> {
  const groups = await client.admin.listConsumerGroupOffsets({ groups: [groupId] });
  const offsets = groups[0]?.topics.find(({ name }) => name === topic)?.partitions;
  return offsets?.find(({ partitionIndex }) => partitionIndex === partition)?.committedOffset;
}
