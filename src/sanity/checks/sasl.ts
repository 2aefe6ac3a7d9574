import { pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Access, Connection } from '../../kafka/client.ts';
import { requests } from '../../kafka/client-requests.ts';
import { allow } from '../access-rules.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, NotApplicable } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { expectRefused, logIn, roundTrip } from '../round-trip.ts';
import {
  FORMATTED_USERS,
  formattedSpec,
  plainAccess,
  SASL,
  SASL_TLS,
  scramAccess,
  tlsAccess,
} from '../security/secured.ts';

const SECURED = { cluster: 'secured' } as const;
const REFUSED = /SASL_AUTHENTICATION_FAILED|authentication failed|credentials/i;
const ITERATIONS = 4096;
const SECRET = 'scram-secret';

export const saslChecks: readonly Check[] = [
  {
    id: 'sasl-plain',
    title: 'A user of PLAIN logs in, writes and reads',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    run: (context) =>
      roundTrip(context, SASL, plainAccess('alice'), (topic) => allow(context, 'User:alice', topic)),
  },
  {
    id: 'sasl-plain-wrong-secret',
    title: 'PLAIN refuses a wrong secret and the secret of somebody else',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      await logIn(context, SASL, plainAccess('alice'));
      await expectRefused(context, SASL, plainAccess('alice', 'wrong'), REFUSED);
      await expectRefused(context, SASL, plainAccess('alice', 'bob-secret'), REFUSED);
    },
  },
  {
    id: 'sasl-mechanism-not-enabled',
    title: 'A mechanism that is not enabled is refused, where an enabled one is not',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      await logIn(context, SASL, plainAccess('alice'));
      const disabled = { sasl: { mechanism: 'OAUTHBEARER', token: 'none' } } as const;
      await expectRefused(context, SASL, disabled, /does not support the requested SASL mechanism/i);
    },
  },
  {
    id: 'sasl-not-skipped',
    title: 'A client that does not log in gets nothing from a SASL listener',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    run: (context) => expectRefused(context, SASL, {}, /closed|reset|ILLEGAL_SASL_STATE|timed? ?out/i),
  },
  scramCheck(256),
  scramCheck(512),
  {
    id: 'sasl-scram-at-format',
    title: 'Users of SCRAM that were made when the storage was formatted log in, with their own secrets only',
    area: 'security',
    priority: 'P1',
    needs: { cluster: 'none', forms: ['process'], timeoutMs: 120_000 },
    run: logsInAsFormatted,
  },
  {
    id: 'sasl-scram-wrong-secret',
    title: 'SCRAM refuses a wrong secret and an unknown user',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const user = context.unique('scram');
      await putUser(context, user, 256);
      await untilKnown(context, SASL, scramAccess(256, user, SECRET));
      await expectRefused(context, SASL, scramAccess(256, user, 'wrong'), REFUSED);
      await expectRefused(context, SASL, scramAccess(256, `${user}-unknown`, SECRET), REFUSED);
    },
  },
  {
    id: 'sasl-scram-removed-user',
    title: 'A user of SCRAM that was removed is refused',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const user = context.unique('scram');
      await putUser(context, user, 512);
      await untilKnown(context, SASL, scramAccess(512, user, SECRET));
      await withAnyBroker(context, (connection) =>
        requests.alterUserScramCredentials(connection, [{ name: user, mechanism: 2 }], []),
      );
      await eventually(
        'The refusal of a removed user',
        () => outcome(context, scramAccess(512, user, SECRET)),
        (text) => REFUSED.test(text),
        context.signal,
      );
    },
  },
  {
    id: 'sasl-ssl-plain',
    title: 'PLAIN over TLS: records go through, and a wrong secret is refused',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const tls = await tlsAccess(context.host);
      await roundTrip(context, SASL_TLS, { ...tls, ...plainAccess('bob') }, (topic) =>
        allow(context, 'User:bob', topic),
      );
      await expectRefused(context, SASL_TLS, { ...tls, ...plainAccess('bob', 'wrong') }, REFUSED);
    },
  },
  {
    id: 'sasl-ssl-scram',
    title: 'SCRAM over TLS: records go through',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const user = context.unique('scram');
      await putUser(context, user, 512);
      const access = { ...(await tlsAccess(context.host)), ...scramAccess(512, user, SECRET) };
      await untilKnown(context, SASL_TLS, access);
      await roundTrip(context, SASL_TLS, access, (topic) => allow(context, `User:${user}`, topic));
    },
  },
];

async function logsInAsFormatted(context: CheckContext): Promise<void> {
  const cluster = await context.launch(formattedSpec()).catch((error: unknown) => {
    // What argparse4j says of a command that there is not; it breaks its lines, and widens the blanks between words.
    if (!/invalid\s+choice:\s+'storage-tool'/.test(failureText(error))) throw error;
    throw new NotApplicable('the binary was built without the storage tool');
  });
  const own: CheckContext = Object.create(context, { cluster: { value: cluster } });
  for (const { name, password, mechanism } of FORMATTED_USERS) {
    const access = (secret: string): Access => ({ sasl: { mechanism, username: name, password: secret } });
    await roundTrip(own, SASL, access(password));
    await expectRefused(own, SASL, access('wrong'), REFUSED);
  }
}

function scramCheck(bits: 256 | 512): Check {
  return {
    id: `sasl-scram-${bits}`,
    title: `A user of SCRAM-SHA-${bits} that was made at run time logs in, writes and reads`,
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const user = context.unique('scram');
      await putUser(context, user, bits);
      const access = scramAccess(bits, user, SECRET);
      await untilKnown(context, SASL, access);
      await roundTrip(context, SASL, access, (topic) => allow(context, `User:${user}`, topic));
      const { results } = await withAnyBroker(context, (connection) =>
        requests.describeUserScramCredentials(connection, [{ name: user }]),
      );
      const expected = [{ mechanism: bits === 256 ? 1 : 2, iterations: ITERATIONS }];
      expectEqual(
        results[0]?.credentialInfos.map(({ mechanism, iterations }) => ({ mechanism, iterations })),
        expected,
        'credentials',
      );
    },
  };
}

/** Enters a user the way the command-line tool does: the broker only ever sees the salted secret. */
async function putUser(context: CheckContext, name: string, bits: 256 | 512): Promise<void> {
  const salt = randomBytes(16);
  const saltedPassword = pbkdf2Sync(SECRET, salt, ITERATIONS, bits / 8, `sha${bits}`);
  const mechanism = bits === 256 ? 1 : 2;
  await withAnyBroker(context, (connection) =>
    requests.alterUserScramCredentials(
      connection,
      [],
      [{ name, mechanism, iterations: ITERATIONS, salt, saltedPassword }],
    ),
  );
}

/** The broker hears of a new user from its controller, a little later. */
async function untilKnown(context: CheckContext, listener: string, access: Access): Promise<void> {
  await eventually(
    'A login of the new user',
    () => outcome(context, access, listener),
    (text) => text === 'logged in',
    context.signal,
  );
}

async function outcome(context: CheckContext, access: Access, listener = SASL): Promise<string> {
  try {
    await logIn(context, listener, access);
    return 'logged in';
  } catch (error) {
    return failureText(error);
  }
}

async function withAnyBroker<T>(
  { cluster, signal }: CheckContext,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  return await withClient(
    cluster.bootstrap(),
    signal,
    async (client) => await work(await client.connection()),
  );
}
