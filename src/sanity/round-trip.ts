import { type Access, connectOnce } from '../kafka/client.ts';
import { requests } from '../kafka/client-requests.ts';
import type { CheckContext } from './check.ts';
import { withClient } from './cluster-client.ts';
import { expectFailure, expectThat } from './expectation.ts';
import { failureText } from './failure-text.ts';
import { createTopic, expectRecords, produce } from './topic-records.ts';

/** DescribeCluster's endpoint type (KIP-919). */
const BROKERS = 1;

/** Creates a topic by the plain listener, then writes and reads a record by the given one. */
export async function roundTrip(
  { cluster, signal, unique }: CheckContext,
  listener: string,
  access: Access,
  prepare: (topic: string) => Promise<void> = async () => undefined,
): Promise<void> {
  const topic = unique('trip');
  await withClient(cluster.bootstrap(), signal, async (client) => await createTopic(client, topic));
  await prepare(topic);
  const records = [{ key: listener, value: 'there and back' }];
  const work = async (client: Parameters<Parameters<typeof withClient>[2]>[0]) => {
    await produce(client, topic, records);
    await expectRecords(client, topic, records);
  };
  await withClient(cluster.bootstrap(listener), signal, work, access);
}

/** Connects to a listener, logs in and asks for something; one attempt. */
export async function logIn({ cluster }: CheckContext, listener: string, access: Access): Promise<void> {
  const endpoint = cluster.nodes[0]?.endpoint(listener);
  expectThat(endpoint !== undefined, `The broker has no listener ${listener}`);
  // A broker refuses a certificate under TLS 1.3 after the handshake: whoever asks something hears of it.
  await connectOnce(endpoint, access, (connection) => requests.describeCluster(connection, false, BROKERS));
}

/** The connection must be refused, for a reason that matches. */
export async function expectRefused(
  context: CheckContext,
  listener: string,
  access: Access,
  reason: RegExp,
): Promise<void> {
  const refusal = await expectFailure(() => logIn(context, listener, access), `Logging in at ${listener}`);
  const text = failureText(refusal);
  context.note(text);
  expectThat(reason.test(text), `The refusal should match ${reason}, but says: ${text}`);
}
