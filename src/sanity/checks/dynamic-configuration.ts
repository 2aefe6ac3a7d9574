import type { BrokerNode } from '../../kafka/broker.ts';
import { ConfigResourceTypes, connectOnce, type KafkaClient } from '../../kafka/client.ts';
import { produceAndSeeThrottle, requests } from '../../kafka/client-requests.ts';
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
    id: 'quota-produce',
    title: 'A producer that exceeds its quota is throttled, and one without a quota is not',
    area: 'configuration',
    priority: 'P1',
    needs: SHARED,
    run: throttles,
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
  {
    id: 'features-describe',
    title: 'The broker says which features are in force, within what it supports',
    area: 'configuration',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, signal }) {
      await withClient(cluster.bootstrap(), signal, async (client) => {
        const { finalizedFeatures = [], supportedFeatures = [] } = await requests.apiVersions(
          await client.connection(),
          'sanity',
          '1',
        );
        const inForce = new Map(
          finalizedFeatures.map(({ name, maxVersionLevel }) => [name, maxVersionLevel]),
        );
        expectThat(inForce.has('metadata.version'), `metadata.version is not among ${[...inForce.keys()]}`);
        // This version of the request leaves out what may also be at level 0.
        for (const { name, minVersion, maxVersion } of supportedFeatures) {
          const level = inForce.get(name) ?? 0;
          const fits = minVersion <= level && level <= maxVersion;
          expectThat(fits, `${name} is in force at ${level}, supported is ${minVersion} to ${maxVersion}`);
        }
      });
    },
  },
  {
    id: 'features-update',
    title: 'A feature is taken down and up again; a level that nobody supports is refused',
    area: 'configuration',
    priority: 'P1',
    needs: { cluster: 'apart', since: '4.1', alone: true },
    run: updatesFeature,
  },
];

async function changesLogLevel({ cluster, unique, signal }: CheckContext): Promise<void> {
  const [node] = cluster.nodes;
  expectThat(node !== undefined, 'The cluster has no node');
  const logger: Resource = { type: 'BROKER_LOGGER', name: String(node.nodeId) };
  const name = 'kafka.request.logger';
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
      'Lines of the request logger',
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

async function throttles({ cluster, unique, signal, note }: CheckContext): Promise<void> {
  const [clientId, topic] = [unique('limited'), unique('quota')];
  const entities = [{ entityType: 'client-id', entityName: clientId }] as const;
  const key = 'producer_byte_rate';
  await withClient(cluster.bootstrap(), signal, async (client) => {
    await createTopic(client, topic);
    await client.admin.alterClientQuotas({
      entries: [{ entities: [...entities], ops: [{ key, value: 10_000, remove: false }] }],
    });
    const components = [{ entityType: 'client-id', matchType: 0, match: clientId } as const];
    const quotas = async () => await client.admin.describeClientQuotas({ components, strict: true });
    await eventually(
      'The quota in the list',
      quotas,
      (found) => found[0]?.values[0]?.value === 10_000,
      signal,
    );
    const endpoint = cluster.nodes[0]?.endpoint();
    expectThat(endpoint !== undefined, 'The broker has no listener');
    const throttleOf = async (who: string) =>
      await connectOnce(endpoint, { clientId: who }, async (connection) =>
        produceAndSeeThrottle(connection, { topic, value: Buffer.alloc(200_000, 'x') }),
      );
    const throttled = await throttleOf(clientId);
    note(`throttled for ${throttled} ms`);
    expectThat(throttled > 0, 'A producer over its quota was not throttled');
    expectEqual(await throttleOf(unique('free')), 0, 'milliseconds of throttling without a quota');
    await client.admin.alterClientQuotas({
      entries: [{ entities: [...entities], ops: [{ key, remove: true }] }],
    });
    await eventually('The list without the quota', quotas, (found) => found.length === 0, signal);
  });
}

async function updatesFeature({ cluster, signal }: CheckContext): Promise<void> {
  const feature = 'eligible.leader.replicas.version';
  const [UPGRADE, SAFE_DOWNGRADE] = [1, 2] as const;
  await withClient(cluster.bootstrap(), signal, async (client) => {
    const connection = await client.connection();
    const level = async () => {
      const { finalizedFeatures = [] } = await requests.apiVersions(connection, 'sanity', '1');
      return finalizedFeatures.find(({ name }) => name === feature)?.maxVersionLevel ?? 0;
    };
    const update = async (maxVersionLevel: number, upgradeType: 1 | 2) =>
      await requests.updateFeatures(connection, 10_000, [{ feature, maxVersionLevel, upgradeType }], false);
    expectEqual(await level(), 1, 'level of a new cluster');
    await update(0, SAFE_DOWNGRADE);
    await eventually('Level 0', level, (found) => found === 0, signal);
    await update(1, UPGRADE);
    await eventually('Level 1', level, (found) => found === 1, signal);
    await expectFailure(() => update(99, UPGRADE), 'An upgrade to a level that nobody supports');
  });
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
