import type { KafkaClient } from '../../kafka/client.ts';
import { tokenLogin } from '../../kafka/client-login.ts';
import { requests } from '../../kafka/client-requests.ts';
import { aclOf, addRules, allow } from '../access-rules.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { expectRefused, roundTrip } from '../round-trip.ts';
import { plainAccess, SASL } from '../security/secured.ts';
import { createTopic, expectRecords, produce } from '../topic-records.ts';

const SECURED = { cluster: 'secured' } as const;
const RECORDS = [{ key: 'k', value: 'v' }];
const DENIED = /authorization[ _]failed/i;
const HOUR_MS = 3_600_000n;

export const authorizationChecks: readonly Check[] = [
  {
    id: 'acl-default-deny',
    title: 'Who has no right to a topic can neither write to it nor read it',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const topic = await topicWithRecord(context, 'denied');
      await asUser(
        context,
        'bob',
        async (client) => await expectDenied(context, () => produce(client, topic, RECORDS)),
      );
      await asUser(
        context,
        'bob',
        async (client) => await expectDenied(context, () => expectRecords(client, topic, RECORDS)),
      );
    },
  },
  {
    id: 'acl-read-only',
    title: 'A right to read lets read and not write, a right to write the other way round',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const topic = await topicWithRecord(context, 'read-only');
      await addRules(
        context,
        { principal: 'User:alice', topic, operation: 'read' },
        { principal: 'User:bob', topic, operation: 'write' },
      );
      await asUser(context, 'alice', async (client) => {
        await expectRecords(client, topic, RECORDS);
        await expectDenied(context, () => produce(client, topic, RECORDS));
      });
      await asUser(context, 'bob', async (client) => {
        await produce(client, topic, [{ key: 'l', value: 'w' }]);
        await expectDenied(context, () => expectRecords(client, topic, RECORDS));
      });
    },
  },
  {
    id: 'acl-prefix-and-deny',
    title: 'A rule for a prefix covers its topics, and a refusal wins over a permission',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const [open, closed] = [
        await topicWithRecord(context, 'prefix'),
        await topicWithRecord(context, 'prefix'),
      ];
      await addRules(
        context,
        { principal: 'User:alice', topic: 'prefix-acl-prefix', operation: 'all', prefixed: true },
        { principal: 'User:alice', topic: closed, operation: 'all', deny: true },
      );
      await asUser(context, 'alice', async (client) => {
        await expectRecords(client, open, RECORDS);
        await expectDenied(context, () => expectRecords(client, closed, RECORDS));
      });
    },
  },
  {
    id: 'acl-remove',
    title: 'Rules are listed as they were entered, and a removed one does not hold any more',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const topic = await topicWithRecord(context, 'removed');
      const rule = aclOf({ principal: 'User:alice', topic, operation: 'read' });
      await allow(context, 'User:bob', topic);
      await addRules(context, { principal: 'User:alice', topic, operation: 'read' });
      await asUser(context, 'alice', async (client) => await expectRecords(client, topic, RECORDS));
      await withClient(context.cluster.bootstrap(), context.signal, async ({ admin }) => {
        const [listed] = await admin.describeAcls({
          filter: { ...rule, principal: null, host: null, operation: 1, permissionType: 1 },
        });
        const principals = listed?.acls.map(({ principal }) => principal).toSorted();
        expectEqual(principals, ['User:alice', 'User:bob'], 'principals with rules');
        await admin.deleteAcls({ filters: [rule] });
      });
      await eventually(
        'The refusal of who lost the right',
        () =>
          asUser(
            context,
            'alice',
            async (client) => await outcomeOf(() => expectRecords(client, topic, RECORDS)),
          ),
        (text) => DENIED.test(text),
        context.signal,
      );
    },
  },
  {
    id: 'acl-super-user',
    title: 'A super user needs no rule, and may administer',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const topic = context.unique('super');
      await asUser(
        context,
        'bob',
        async (client) => await expectDenied(context, () => createTopic(client, topic)),
      );
      await asUser(context, 'admin', async (client) => await createTopic(client, topic));
      await roundTrip(context, SASL, plainAccess('admin'));
    },
  },
  {
    id: 'delegation-token',
    title: 'A delegation token is made, listed, renewed, and ended',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      await asUser(context, 'alice', async (client) => {
        const connection = await client.connection();
        const made = await requests.createDelegationToken(connection, null, null, [], 24n * HOUR_MS);
        expectEqual(made.principalName, 'alice', 'owner of the token');
        const owner = { principalType: 'User', principalName: 'alice' };
        const expiry = await eventually(
          'The new token in the list',
          async () => (await requests.describeDelegationToken(connection, [owner])).tokens,
          (tokens) => tokens.some(({ tokenId }) => tokenId === made.tokenId),
          context.signal,
        );
        context.note(`${expiry.length} tokens`);
        const renewed = await requests.renewDelegationToken(connection, made.hmac, HOUR_MS);
        expectThat(
          renewed.expiryTimestampMs < made.expiryTimestampMs,
          'A renewal for an hour did not change the end',
        );
        await requests.expireDelegationToken(connection, made.hmac, -1n);
        await eventually(
          'The list without the ended token',
          async () => (await requests.describeDelegationToken(connection, [owner])).tokens,
          (tokens) => tokens.every(({ tokenId }) => tokenId !== made.tokenId),
          context.signal,
        );
      });
    },
  },
  {
    id: 'delegation-token-login',
    title: 'Who shows a delegation token acts as its owner; a wrong one is refused',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const { tokenId, hmac } = await asUser(context, 'alice', async (client) => {
        return await requests.createDelegationToken(await client.connection(), null, null, [], 24n * HOUR_MS);
      });
      const access = tokenLogin(tokenId, hmac);
      await eventually(
        'A login with the new token',
        () =>
          outcomeOf(() => roundTrip(context, SASL, access, (topic) => allow(context, 'User:alice', topic))),
        (text) => text === 'allowed',
        context.signal,
      );
      await expectRefused(
        context,
        SASL,
        tokenLogin(tokenId, Buffer.from('wrong')),
        /AUTHENTICATION_FAILED|authentication/i,
      );
    },
  },
];

async function topicWithRecord(context: CheckContext, prefix: string): Promise<string> {
  const topic = context.unique(prefix);
  await withClient(context.cluster.bootstrap(), context.signal, async (client) => {
    await createTopic(client, topic);
    await produce(client, topic, RECORDS);
  });
  return topic;
}

async function asUser<T>(
  { cluster, signal }: CheckContext,
  user: 'admin' | 'alice' | 'bob',
  work: (client: KafkaClient) => Promise<T>,
): Promise<T> {
  return await withClient(cluster.bootstrap(SASL), signal, work, plainAccess(user));
}

async function expectDenied({ note }: CheckContext, work: () => Promise<unknown>): Promise<void> {
  const text = failureText(await expectFailure(work, 'An act without the right to it'));
  note(text);
  expectThat(DENIED.test(text), `The refusal should say that the right is missing, but says: ${text}`);
}

async function outcomeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'allowed';
  } catch (error) {
    return failureText(error);
  }
}
