import type { Endpoint } from '../../kafka/broker.ts';
import { connectOnce } from '../../kafka/client.ts';
import { requests } from '../../kafka/client-requests.ts';
import type { Check } from '../check.ts';
import { withClient } from '../cluster-client.ts';
import { expectEqual, expectThat } from '../expectation.ts';

const APART = { cluster: 'apart' } as const;
/** Keys of requests that one role alone answers. */
const [PRODUCE, FETCH_SNAPSHOT, VOTE] = [0, 59, 52] as const;
const QUORUM = [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }];
const CONTROLLERS = 2;

export const roleChecks: readonly Check[] = [
  {
    id: 'role-broker',
    title: 'A node that is only a broker takes records, offers no vote and observes the quorum',
    area: 'cluster',
    priority: 'P1',
    needs: APART,
    async run({ cluster, signal }) {
      const [broker, controller] = cluster.nodes;
      await withClient(cluster.bootstrap(), signal, async (client) => {
        const connection = await client.connection();
        const { apiKeys } = await requests.apiVersions(connection, 'sanity', '1');
        const offered = new Set(apiKeys.map(({ apiKey }) => apiKey));
        expectEqual(
          [offered.has(PRODUCE), offered.has(VOTE)],
          [true, false],
          'Produce and Vote offered by the broker',
        );
        const quorum = (await requests.describeQuorum(connection, QUORUM)).topics[0]?.partitions[0];
        expectEqual(
          quorum?.currentVoters.map(({ replicaId }) => replicaId),
          [controller?.nodeId],
          'voters',
        );
        expectEqual(
          quorum?.observers.map(({ replicaId }) => replicaId),
          [broker?.nodeId],
          'observers',
        );
      });
    },
  },
  {
    id: 'role-controller',
    title: 'A node that is only a controller answers for the quorum and takes no records',
    area: 'cluster',
    priority: 'P1',
    needs: { ...APART, forms: ['process'] },
    async run({ cluster }) {
      const controller = cluster.nodes.find(({ roles }) => !roles.includes('broker'));
      const endpoint: Endpoint | undefined = controller?.controllerEndpoint;
      expectThat(endpoint !== undefined, 'The controller has no address');
      await connectOnce(endpoint, {}, async (connection) => {
        const { apiKeys } = await requests.apiVersions(connection, 'sanity', '1');
        const offered = new Set(apiKeys.map(({ apiKey }) => apiKey));
        expectEqual(
          [offered.has(PRODUCE), offered.has(FETCH_SNAPSHOT)],
          [false, true],
          'Produce and FetchSnapshot offered',
        );
        const described = await requests.describeCluster(connection, false, CONTROLLERS);
        expectEqual(described.clusterId, cluster.clusterId, 'cluster id');
        expectEqual(
          described.brokers.map(({ brokerId }) => brokerId),
          [controller?.nodeId],
          'controllers',
        );
      });
    },
  },
];
