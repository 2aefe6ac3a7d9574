import { ConfigResourceTypes, type KafkaClient } from '../../kafka/client.ts';
import { errorNames } from '../../kafka/client-requests.ts';
import type { Check } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { createTopic, expectRecords, produce } from '../topic-records.ts';

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
  {
    id: 'topic-partitions',
    title: 'A topic gets more partitions, which take records at once',
    area: 'topics',
    priority: 'P1',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal }) {
      const topic = unique('grown');
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        await client.admin.createPartitions({ topics: [{ name: topic, count: 3, assignments: null }] });
        const count = async () => {
          const { topics } = await client.admin.metadata({ topics: [topic], forceUpdate: true });
          return topics.get(topic)?.partitionsCount;
        };
        await eventually('Three partitions', count, (found) => found === 3, signal);
        await produce(client, topic, [{ key: 'new', value: 'partition', partition: 2 }]);
        await expectRecords(client, topic, [{ key: 'new', value: 'partition' }], 2);
      });
    },
  },
  {
    id: 'topic-refusals',
    title: 'A bad name, too many replicas and an unknown or impossible configuration are refused',
    area: 'topics',
    priority: 'P1',
    needs: { cluster: 'shared' },
    async run({ cluster, unique, signal, note }) {
      await withClient(cluster.bootstrap(), signal, async (client) => {
        const refusals: [string, () => Promise<void>][] = [
          ['INVALID_TOPIC_EXCEPTION', () => createTopic(client, 'no blanks allowed')],
          ['INVALID_REPLICATION_FACTOR', () => createTopic(client, unique('replicas'), { replicas: 3 })],
          ['INVALID_CONFIG', () => createTopic(client, unique('unknown'), { configs: { 'no.such': '1' } })],
          [
            'INVALID_CONFIG',
            () => createTopic(client, unique('value'), { configs: { 'retention.ms': 'soon' } }),
          ],
        ];
        for (const [name, create] of refusals) {
          const error = await expectFailure(create, `A topic with ${name}`);
          note(error.message);
          expectThat(errorNames(error).includes(name), `Expected ${name}, got ${failureText(error)}`);
        }
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
