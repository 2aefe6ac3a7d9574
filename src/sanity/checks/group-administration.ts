import { errorNames } from '../../kafka/client-requests.ts';
import type { Check } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { commit, committed } from '../group-offsets.ts';
import { createTopic, endOffset, offsetAt, produce } from '../topic-records.ts';

const SHARED = { cluster: 'shared' } as const;

export const groupAdministrationChecks: readonly Check[] = [
  {
    id: 'group-lag',
    title: 'The lag of a group is what lies behind its offset; a reset moves it, to a point in time as well',
    area: 'groups',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const [topic, group] = [unique('lag'), unique('group')];
      const start = BigInt(Date.now() - 60_000);
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        for (const second of [0n, 10n, 20n, 30n, 40n]) {
          await produce(client, topic, [{ key: null, value: 'x', timestamp: start + second * 1000n }]);
        }
        const lag = async () =>
          (await endOffset(client, topic)) - ((await committed(client, group, topic)) ?? 0n);
        await commit(client, group, topic, 2n);
        expectEqual(await lag(), 3n, 'lag at offset 2');
        await commit(client, group, topic, 5n);
        expectEqual(await lag(), 0n, 'lag at the end');
        await commit(client, group, topic, await offsetAt(client, topic, start + 25_000n));
        expectEqual(await lag(), 2n, 'lag after a reset to 25 seconds');
      });
    },
  },
  {
    id: 'group-offsets-delete',
    title: 'Deleted offsets of a group are gone, those of another topic stay',
    area: 'groups',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const [gone, kept, group] = [unique('gone'), unique('kept'), unique('group')];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        for (const topic of [gone, kept]) {
          await createTopic(client, topic);
          await produce(client, topic, [{ key: null, value: 'x' }]);
          await commit(client, group, topic, 1n);
        }
        const topics = [{ name: gone, partitionIndexes: [0] }];
        await client.admin.deleteConsumerGroupOffsets({ groupId: group, topics });
        const left = [await committed(client, group, gone), await committed(client, group, kept)];
        expectEqual(left, [undefined, 1n], 'offsets after the deletion');
      });
    },
  },
  {
    id: 'group-describe-delete',
    title:
      'A group is listed and described with its member, cannot be deleted while it has one, and then can',
    area: 'groups',
    priority: 'P1',
    needs: SHARED,
    async run({ cluster, unique, signal }) {
      const [topic, groupId] = [unique('described'), unique('group')];
      await withClient(cluster.bootstrap(), signal, async (client) => {
        await createTopic(client, topic);
        const member = client.consumer(groupId);
        member.topics.track(topic);
        await member.joinGroup();
        const described = async () => (await client.admin.describeGroups({ groups: [groupId] })).get(groupId);
        await eventually('A stable group', described, (group) => /stable/i.test(group?.state ?? ''), signal);
        expectEqual((await described())?.members.size, 1, 'number of members');
        expectThat((await client.admin.listGroups()).has(groupId), 'The group is not listed');
        const refusal = await expectFailure(
          () => client.admin.deleteGroups({ groups: [groupId] }),
          'Deleting a group in use',
        );
        expectThat(
          errorNames(refusal).includes('NON_EMPTY_GROUP'),
          `Expected NON_EMPTY_GROUP, got ${errorNames(refusal)}`,
        );
        await member.close(true);
        await eventually('An empty group', described, (group) => /empty/i.test(group?.state ?? ''), signal);
        await client.admin.deleteGroups({ groups: [groupId] });
        expectThat(!(await client.admin.listGroups()).has(groupId), 'The deleted group is still listed');
      });
    },
  },
];
