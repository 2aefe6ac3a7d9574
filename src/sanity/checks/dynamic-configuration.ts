import type { BrokerNode } from '../../kafka/broker.ts';
import { ConfigResourceTypes, type KafkaClient } from '../../kafka/client.ts';
import { requests } from '../../kafka/client-requests.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { createTopic, produce } from '../topic-records.ts';

const SHARED = { cluster: 'shared' } as const;
const [SET, DELETE] = [0, 1] as const;
/** Where a value comes from, as the protocol numbers it. */
const DYNAMIC_BROKER = 2;
type Resource = { readonly type: 'BROKER' | 'BROKER_LOGGER' | 'CLIENT_METRICS'; readonly name: string };

export const dynamicConfigurationChecks: readonly Check[] = [
  {
    id: 'configuration-dynamic',
    title:
      'A broker takes a changed number of threads while it runs, and its old value after the change is removed',
    area: 'configuration',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, signal }) {
      const broker: Resource = { type: 'BROKER', name: String(cluster.nodes[0]?.nodeId) };
      const name = 'num.replica.fetchers';
      await withClient(cluster.bootstrap(), signal, async (client) => {
        const described = async () => await describe(client, broker, name);
        const before = await described();
        await alter(client, broker, name, '2');
        await eventually('The new value', described, (found) => found?.value === '2', signal);
        expectEqual((await described())?.configSource, DYNAMIC_BROKER, 'source of the value');
        await alter(client, broker, name, undefined);
        await eventually('The old value', described, (found) => found?.value === before?.value, signal);
      });
    },
  },
  {
    id: 'configuration-dynamic-refused',
    title: 'A change that cannot be made while the broker runs, or to an impossible value, is refused',
    area: 'configuration',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, signal, note }) {
      const broker: Resource = { type: 'BROKER', name: String(cluster.nodes[0]?.nodeId) };
      await withClient(cluster.bootstrap(), signal, async (client) => {
        for (const [name, value] of [
          ['node.id', '7'],
          ['num.io.threads', '0'],
        ] as const) {
          const text = failureText(
            await expectFailure(() => alter(client, broker, name, value), `Setting ${name}`),
          );
          note(text);
          expectThat(
            /config|invalid|request/i.test(text),
            `The refusal should be about the configuration: ${text}`,
          );
        }
        expectEqual((await describe(client, broker, 'node.id'))?.value, broker.name, 'node.id');
      });
    },
  },
  {
    id: 'log-level',
    title: 'The level of a logger is changed while the broker runs, and the log shows it',
    area: 'logging',
    priority: 'P1',
    needs: { ...SHARED, alone: true },
    run: changesLogLevel,
  },
  {
    id: 'telemetry-subscription',
    title: 'A subscription to client metrics is made, listed, described and removed',
    area: 'metrics',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const subscription: Resource = { type: 'CLIENT_METRICS', name: unique('metrics') };
      await withClient(cluster.bootstrap(), signal, async (client) => {
        const listed = async () => {
          const answer = await requests.listClientMetricsResources(await client.connection());
          return answer.configResources.some(({ resourceName }) => resourceName === subscription.name);
        };
        await alter(client, subscription, 'interval.ms', '5000');
        await eventually('The subscription in the list', listed, (found) => found, signal);
        expectEqual((await describe(client, subscription, 'interval.ms'))?.value, '5000', 'interval.ms');
        await alter(client, subscription, 'interval.ms', undefined);
        await eventually('The list without it', listed, (found) => !found, signal);
      });
    },
  },
];

async function changesLogLevel({ cluster, unique, signal }: CheckContext): Promise<void> {
  const [node] = cluster.nodes;
  expectThat(node !== undefined, 'The cluster has no node');
  const logger: Resource = { type: 'BROKER_LOGGER', name: String(node.nodeId) };
  // The images send Kafka's own log of requests to a file.
  const name = 'kafka.server.ReplicaManager';
  const topic = unique('logged');
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await createTopic(client, topic);
    const before = linesAbout(node, topic, name);
    await alter(client, logger, name, 'TRACE');
    await eventually(
      'TRACE',
      () => describe(client, logger, name),
      (found) => found?.value === 'TRACE',
      signal,
    );
    await produce(client, topic, [{ key: null, value: 'x' }]);
    await eventually(
      'Lines of the logger',
      async () => linesAbout(node, topic, name),
      (count) => count > before,
      signal,
    );
    await alter(client, logger, name, 'WARN');
    await eventually(
      'WARN',
      () => describe(client, logger, name),
      (found) => found?.value === 'WARN',
      signal,
    );
  });
}

function linesAbout(node: BrokerNode, topic: string, logger: string): number {
  return node.logs().filter((line) => line.includes(topic) && line.includes(logger)).length;
}

async function describe(client: KafkaClient, resource: Resource, name: string) {
  const [described] = await client.admin.describeConfigs({
    resources: [{ ...numbered(resource), configurationKeys: [name] }],
  });
  return described?.configs.find((config) => config.name === name);
}

/** Sets the value, or removes it where it is undefined. */
async function alter(
  client: KafkaClient,
  resource: Resource,
  name: string,
  value: string | undefined,
): Promise<void> {
  const change =
    value === undefined ? { name, configOperation: DELETE } : { name, configOperation: SET, value };
  await client.admin.incrementalAlterConfigs({ resources: [{ ...numbered(resource), configs: [change] }] });
}

function numbered({ type, name }: Resource) {
  return { resourceType: ConfigResourceTypes[type], resourceName: name };
}
