import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster, ClusterSpec } from '../../kafka/broker.ts';
import { ConfigResourceTypes } from '../../kafka/client.ts';
import { variableOfProperty } from '../../kafka/env-mapping.ts';
import { formatProperties } from '../../kafka/properties.ts';
import type { Check, CheckContext } from '../check.ts';
import { withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { IN_ENVIRONMENT, IN_FILE } from '../fixtures.ts';

const ONE = { mode: 'combined', brokers: 1 } as const;
const OWN_CLUSTER_MS = 60_000;

export const configurationChecks: readonly Check[] = [
  {
    id: 'configuration-file',
    title: 'Properties of a mounted server.properties reach the broker',
    area: 'configuration',
    priority: 'P0',
    needs: { cluster: 'shared' },
    async run({ cluster, signal }) {
      await expectConfig(cluster, signal, IN_FILE);
    },
  },
  {
    id: 'configuration-env',
    title: 'A broker can be configured by KAFKA_ variables alone',
    area: 'configuration',
    priority: 'P0',
    needs: { cluster: 'apart' },
    async run({ cluster, signal }) {
      const value = IN_ENVIRONMENT.KAFKA_LOG_INDEX_INTERVAL_BYTES;
      await expectConfig(cluster, signal, { 'log.index.interval.bytes': value, 'node.id': '1' });
    },
  },
  {
    id: 'configuration-env-over-file',
    title: 'A KAFKA_ variable wins over the same property in the file, and the rest of the file stays',
    area: 'configuration',
    priority: 'P0',
    needs: {
      cluster: {
        ...ONE,
        properties: { 'log.retention.ms': '1111111', 'num.io.threads': '3' },
        env: { KAFKA_LOG_RETENTION_MS: '3456789' },
      },
      timeoutMs: OWN_CLUSTER_MS,
    },
    async run({ cluster, signal }) {
      await expectConfig(cluster, signal, { 'log.retention.ms': '3456789', 'num.io.threads': '3' });
    },
  },
  {
    id: 'configuration-bad-value',
    title: 'A property with an impossible value is refused by name and value',
    area: 'configuration',
    priority: 'P0',
    needs: { cluster: 'none', timeoutMs: OWN_CLUSTER_MS },
    async run(context) {
      const env = { [variableOfProperty('num.io.threads', context.launcher.kafkaVersion)]: 'many' };
      await expectRefusal(context, { ...ONE, env }, ['num.io.threads', 'many']);
    },
  },
  {
    id: 'configuration-foreign-storage',
    title: 'A broker refuses data directories that were formatted for different clusters',
    area: 'configuration',
    priority: 'P0',
    // The storage is prepared on this machine.
    needs: { cluster: 'none', forms: ['process'], timeoutMs: OWN_CLUSTER_MS },
    async run(context) {
      const ids = ['4L6g3nShT-eMCtK--X86sw', '5L6g3nShT-eMCtK--X86sw'] as const;
      const folder = join(context.host.dirs.temp, context.unique('storage'));
      const dirs = ids.map((id) => join(folder, id));
      for (const [index, id] of ids.entries()) await formatFor(id, dirs[index] ?? '');
      const properties = { 'log.dirs': dirs.join(',') };
      await expectRefusal(context, { ...ONE, clusterId: ids[0], properties }, ['cluster.id', ids[1]]);
    },
  },
];

/** Reads the broker's own configuration back. */
async function expectConfig(
  cluster: Cluster,
  signal: AbortSignal,
  expected: Readonly<Record<string, string>>,
): Promise<void> {
  const node = cluster.nodes.find(({ roles }) => roles.includes('broker'));
  const resource = {
    resourceType: ConfigResourceTypes.BROKER,
    resourceName: String(node?.nodeId),
    configurationKeys: Object.keys(expected),
  };
  await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
    const [described] = await admin.describeConfigs({ resources: [resource] });
    const found = new Map(described?.configs.map(({ name, value }) => [name, value]));
    for (const [name, value] of Object.entries(expected)) expectEqual(found.get(name), value, name);
  });
}

/** The cluster must not come up, and the reason must name what is wrong. */
async function expectRefusal(
  { launch, note }: CheckContext,
  spec: ClusterSpec,
  naming: readonly string[],
): Promise<void> {
  const { message } = await expectFailure(() => launch(spec), 'A start with this configuration');
  note(message);
  for (const word of naming) {
    expectThat(message.includes(word), `The refusal does not name ${word}: ${message}`);
  }
}

/** What `kafka-storage format` leaves in a data directory, for a cluster of that id. */
async function formatFor(clusterId: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const meta = { version: '1', 'cluster.id': clusterId, 'node.id': '1' };
  await writeFile(join(folder, 'meta.properties'), formatProperties(Object.entries(meta)));
}
