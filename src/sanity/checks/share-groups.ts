import { randomBytes } from 'node:crypto';
import { ConfigResourceTypes, type Connection, type KafkaClient } from '../../kafka/client.ts';
import { errorNames } from '../../kafka/client-requests.ts';
import {
  type Acknowledgement,
  type Acquired,
  type ShareMember,
  shareFetch,
  shareHeartbeat,
} from '../../kafka/client-share.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual } from '../expectation.ts';
import { createTopic, produce } from '../topic-records.ts';

const VALUES = ['one', 'two', 'three', 'four', 'five'];
const SET = 0;
const GROUP = 0;
const SOON_ANSWERED = ['NOT_COORDINATOR', 'COORDINATOR_LOAD_IN_PROGRESS', 'COORDINATOR_NOT_AVAILABLE'];

export const shareGroupChecks: readonly Check[] = [
  {
    id: 'group-share',
    title: 'A share group hands out records, and hands out again what a member gave back',
    area: 'groups',
    priority: 'P1',
    // Share groups are on by default since then (KIP-932).
    needs: { cluster: 'shared', since: '4.2' },
    async run({ cluster, unique, signal }) {
      const [topic, group] = [unique('share'), unique('group')];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        await produce(
          client,
          topic,
          VALUES.map((value) => ({ key: null, value })),
        );
        await readFromStart(client, group, signal);
        await sharesRecords(client, { topic, group, signal });
      });
    },
  },
];

interface Sharing {
  readonly topic: string;
  readonly group: string;
  readonly signal: CheckContext['signal'];
}

async function sharesRecords(client: KafkaClient, sharing: Sharing): Promise<void> {
  const { group, signal } = sharing;
  const member = { groupId: group, memberId: randomBytes(16).toString('base64url') };
  const connection = await client.connection();
  await client.admin.findCoordinator({ keyType: GROUP, keys: [group] });
  const topicId = await join(connection, member, sharing);
  let sessionEpoch = 0;
  const fetch = async (...acknowledgements: readonly Acknowledgement[]) => {
    const answer = await shareFetch(connection, { member, sessionEpoch, topicId, acknowledgements });
    sessionEpoch += 1;
    return answer;
  };
  const some = ({ values }: Acquired) => values.length > 0;
  const first = await eventually('Records of the share group', () => fetch(), some, signal);
  expectEqual(first.values, VALUES, 'records handed out');
  const given = await fetch({ first: 0n, last: 2n, as: 'accept' }, { first: 3n, last: 4n, as: 'release' });
  const again = some(given)
    ? given
    : await eventually('Records handed out again', () => fetch(), some, signal);
  const deliveries = again.batches.map((batch) => [batch.first, batch.last, batch.deliveries]);
  expectEqual(deliveries, [[3n, 4n, 2]], 'first offset, last offset and deliveries of what was given back');
  await fetch({ first: 3n, last: 4n, as: 'accept' });
  await shareHeartbeat(connection, member, -1, null);
}

/** Makes the member one of its group, and answers with the id of the topic once that is assigned to it. */
async function join(
  connection: Connection,
  member: ShareMember,
  { topic, signal }: Sharing,
): Promise<string> {
  let epoch = await eventually(
    'A coordinator',
    async () => {
      try {
        return (await shareHeartbeat(connection, member, 0, [topic])).epoch;
      } catch (error) {
        if (errorNames(error).some((name) => SOON_ANSWERED.includes(name))) return -1;
        throw error;
      }
    },
    (joined) => joined >= 0,
    signal,
  );
  const [topicId = ''] = await eventually(
    'An assignment',
    async () => {
      const answer = await shareHeartbeat(connection, member, epoch, null);
      epoch = answer.epoch;
      return answer.topicIds ?? [];
    },
    (ids) => ids.length > 0,
    signal,
  );
  return topicId;
}

/** A share group starts at the end of its topics unless told; the broker hears of it from its controller. */
async function readFromStart({ admin }: KafkaClient, group: string, signal: AbortSignal): Promise<void> {
  const resource = { resourceType: ConfigResourceTypes.GROUP, resourceName: group };
  const change = { name: 'share.auto.offset.reset', configOperation: SET, value: 'earliest' } as const;
  await admin.incrementalAlterConfigs({ resources: [{ ...resource, configs: [change] }] });
  const wanted = { ...resource, configurationKeys: [change.name] };
  await eventually(
    'The group’s configuration',
    async () => (await admin.describeConfigs({ resources: [wanted] }))[0]?.configs[0]?.value,
    (value) => value === change.value,
    signal,
  );
}
