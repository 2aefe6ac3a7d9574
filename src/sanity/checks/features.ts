import { requests } from '../../kafka/client-requests.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';

export const featureChecks: readonly Check[] = [
  {
    id: 'features-describe',
    title: 'The broker says which features are in force, within what it supports',
    area: 'configuration',
    priority: 'P1',
    needs: { cluster: 'shared' },
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
