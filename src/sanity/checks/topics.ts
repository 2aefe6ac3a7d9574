import { ConfigResourceTypes, type KafkaClient } from '../../kafka/client.ts';
import type { Check } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure } from '../expectation.ts';
import { createTopic } from '../topic-records.ts';

const SET = 0;

export const topicChecks: readonly Check[] = [
  {
    id: 'topic-create',
    title: 'A topic is created, listed and described with its partitions; its name cannot be taken twice',
    area: 'topics',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const topic = unique('topic');
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { partitions: 3 });
        await untilListed(client, topic, true, signal);
        const { topics } = await client.admin.metadata({ topics: [topic], forceUpdate: true });
        expectEqual(topics.get(topic)?.partitionsCount, 3, 'number of partitions');
        await expectFailure(() => createTopic(client, topic), 'Creating the topic a second time');
      });
    },
  },
  {
    id: 'topic-config',
    title: 'A topic’s configuration is set at creation, changed while it lives, and read back',
    area: 'topics',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const topic = unique('config');
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { configs: { 'retention.ms': '3600000' } });
        expectEqual(await topicConfig(client, topic, 'retention.ms'), '3600000', 'retention.ms at creation');
        const change = { name: 'retention.ms', configOperation: SET, value: '7200000' } as const;
        await client.admin.incrementalAlterConfigs({
          resources: [{ resourceType: ConfigResourceTypes.TOPIC, resourceName: topic, configs: [change] }],
        });
        await eventually(
          'The changed retention.ms',
          () => topicConfig(client, topic, 'retention.ms'),
          (value) => value === '7200000',
          signal,
        );
      });
    },
  },
  {
    id: 'topic-delete',
    title: 'A deleted topic is gone from the list and can be created anew',
    area: 'topics',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const topic = unique('delete');
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic, { partitions: 2 });
        await untilListed(client, topic, true, signal);
        await client.admin.deleteTopics({ topics: [topic] });
        await untilListed(client, topic, false, signal);
        await createTopic(client, topic);
      });
    },
  },
];

async function untilListed(
  client: KafkaClient,
  topic: string,
  listed: boolean,
  signal: AbortSignal,
): Promise<void> {
  await eventually(
    `The list of topics ${listed ? 'with' : 'without'} ${topic}`,
    () => client.admin.listTopics(),
    (topics) => topics.includes(topic) === listed,
    signal,
  );
}

async function topicConfig(client: KafkaClient, topic: string, name: string): Promise<string | null> {
  const resource = {
    resourceType: ConfigResourceTypes.TOPIC,
    resourceName: topic,
    configurationKeys: [name],
  };
  const [described] = await client.admin.describeConfigs({ resources: [resource] });
  return described?.configs.find((config) => config.name === name)?.value ?? null;
}
