import { ConfigResourceTypes, connectOnce } from '../../kafka/client.ts';
import { allow } from '../access-rules.ts';
import type { Check, CheckContext } from '../check.ts';
import { eventually, withClient } from '../cluster-client.ts';
import { expectEqual, expectFailure, expectThat } from '../expectation.ts';
import { failureText } from '../failure-text.ts';
import { expectRefused, logIn, roundTrip } from '../round-trip.ts';
import { CLIENT_PRINCIPAL, keysOf, SERIAL } from '../security/keys.ts';
import { MUTUAL, prefix, TLS, tlsAccess } from '../security/secured.ts';

const SECURED = { cluster: 'secured' } as const;
const SET = 0;

export const tlsChecks: readonly Check[] = [
  {
    id: 'tls-one-way',
    title: 'Records go through a TLS listener whose key comes from a PKCS #12 file',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      await roundTrip(context, TLS, await tlsAccess(context.host));
    },
  },
  {
    id: 'tls-1-2',
    title: 'A client that speaks TLS 1.2 at most is served',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const { tls } = await tlsAccess(context.host);
      expectThat(tls !== undefined, 'no TLS settings');
      await logIn(context, TLS, { tls: { ...tls, maxVersion: 'TLSv1.2' } });
    },
  },
  {
    id: 'tls-server-identity',
    title: 'The broker shows the certificate that it was configured with',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const { ca } = await keysOf(context.host);
      await logIn(context, TLS, { tls: { ca } });
      const { foreigner } = await keysOf(context.host);
      await expectRefused(
        context,
        TLS,
        { tls: { ca: foreigner.cert } },
        /verify|self.signed|issuer|altnames/i,
      );
    },
  },
  {
    id: 'tls-plaintext-refused',
    title: 'A client without TLS gets no answer from a TLS listener',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    run: (context) => expectRefused(context, TLS, {}, /closed|reset|TLS|timed? ?out|Connection/i),
  },
  {
    id: 'tls-mutual',
    title: 'A client certificate is accepted, and its subject is the principal that rules name',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const access = await tlsAccess(context.host, 'client');
      // A client that the broker took for nobody would be a super user here.
      const denied = await expectFailure(() => roundTrip(context, MUTUAL, access), 'Writing without a rule');
      expectThat(
        /authorization/i.test(failureText(denied)),
        `Refused for another reason: ${failureText(denied)}`,
      );
      await roundTrip(context, MUTUAL, access, (topic) => allow(context, CLIENT_PRINCIPAL, topic));
    },
  },
  {
    id: 'tls-mutual-no-certificate',
    title: 'A listener that asks for a certificate refuses a client without one',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      await expectRefused(context, MUTUAL, await tlsAccess(context.host), /certificate|alert|closed|reset/i);
    },
  },
  {
    id: 'tls-mutual-foreign-certificate',
    title: 'A certificate of an unknown authority is refused, although it names the right subject',
    area: 'security',
    priority: 'P1',
    needs: SECURED,
    async run(context) {
      const access = await tlsAccess(context.host, 'foreigner');
      await expectRefused(context, MUTUAL, access, /certificate|alert|closed|reset/i);
    },
  },
  {
    id: 'tls-keystore-reload',
    title: 'A new key is taken by a change of configuration, without a restart',
    area: 'security',
    priority: 'P1',
    needs: { ...SECURED, alone: true },
    run: reloads,
  },
];

/** To whichever of two keys the listener does not have: the check may be run again on the same broker. */
async function reloads(context: CheckContext): Promise<void> {
  const { cluster, host, signal } = context;
  const { server, renewed } = await keysOf(host);
  const before = await shownCertificate(context);
  const [next, expected] = before === SERIAL.server ? [renewed, SERIAL.renewed] : [server, SERIAL.server];
  const values = { 'ssl.keystore.certificate.chain': next.cert, 'ssl.keystore.key': next.key };
  const configs = Object.entries(values).map(([name, value]) => {
    return { name: `${prefix(MUTUAL)}${name}`, configOperation: SET, value } as const;
  });
  await withClient(cluster.bootstrap(), signal, async ({ admin }) => {
    await admin.incrementalAlterConfigs({
      resources: [{ resourceType: ConfigResourceTypes.BROKER, resourceName: '1', configs }],
    });
  });
  const after = await eventually(
    'Another certificate',
    () => shownCertificate(context),
    (serial) => serial !== before,
    signal,
  );
  expectEqual(after, expected, 'serial number of the new certificate');
}

/** Serial number of the certificate that the listener shows. */
async function shownCertificate({ cluster, host }: CheckContext): Promise<string> {
  const endpoint = cluster.nodes[0]?.endpoint(MUTUAL);
  expectThat(endpoint !== undefined, 'The broker has no listener for mutual TLS');
  const access = await tlsAccess(host, 'client');
  return await connectOnce(endpoint, access, async ({ socket }) => {
    return isTls(socket) ? (socket.getPeerX509Certificate()?.serialNumber ?? 'none') : 'no TLS';
  });
}

/** What is used of `tls.TLSSocket`. */
interface TlsSocket {
  getPeerX509Certificate(): { readonly serialNumber: string } | undefined;
}

function isTls(socket: object): socket is TlsSocket {
  return 'getPeerX509Certificate' in socket;
}
