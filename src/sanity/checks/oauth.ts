import type { Check, CheckContext } from '../check.ts';
import { expectEqual } from '../expectation.ts';
import { expectRefused, roundTrip } from '../round-trip.ts';
import { ISSUER, issuerOf, OIDC_CLIENT, unsecuredToken } from '../security/issuer.ts';
import { OIDC, tokenAccess, UNSECURED } from '../security/oauth.ts';

// The provider of tokens listens on this machine's loopback, which no container reaches.
const OAUTH = { cluster: 'oauth', forms: ['process'], timeoutMs: 60_000 } as const;
const REFUSED = /The token was refused: .*invalid_token/;

export const oauthChecks: readonly Check[] = [
  {
    id: 'oauth-unsecured',
    title: 'OAUTHBEARER takes a token without a signature where it is told to, and no expired one',
    area: 'security',
    priority: 'P1',
    needs: OAUTH,
    async run(context) {
      await roundTrip(context, UNSECURED, tokenAccess(unsecuredToken(context.host, 'alice')));
      await expectRefused(
        context,
        UNSECURED,
        tokenAccess(unsecuredToken(context.host, 'alice', -60)),
        REFUSED,
      );
    },
  },
  {
    id: 'oauth-oidc',
    title: 'OAUTHBEARER takes a token that an OpenID provider gave for client credentials',
    area: 'security',
    priority: 'P1',
    needs: OAUTH,
    async run(context) {
      await roundTrip(context, OIDC, tokenAccess(await fetchToken(context)));
    },
  },
  {
    id: 'oauth-oidc-wrong-token',
    title: 'A token with an unknown key, another issuer or audience, or past its time is refused',
    area: 'security',
    priority: 'P1',
    needs: OAUTH,
    async run(context) {
      const { token } = await issuerOf(context.host);
      const past = Math.floor(context.host.clock.now().getTime() / 1000) - 600;
      const refused = {
        'unknown key': token('alice', { unknownKey: true }),
        'other issuer': token('alice', { claims: { iss: `not-${ISSUER}` } }),
        'other audience': token('alice', { claims: { aud: 'somebody-else' } }),
        'past its time': token('alice', { claims: { iat: past - 60, exp: past } }),
        'no signature': unsecuredToken(context.host, 'alice'),
      };
      for (const [what, wrong] of Object.entries(refused)) {
        context.note(what);
        await expectRefused(context, OIDC, tokenAccess(wrong), REFUSED);
      }
    },
  },
];

/** Asks the token endpoint as a client does. */
async function fetchToken({ host, signal }: CheckContext): Promise<string> {
  const { tokenUrl } = await issuerOf(host);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: OIDC_CLIENT.id,
    client_secret: OIDC_CLIENT.secret,
  });
  const response = await host.fetch(tokenUrl, { method: 'POST', body, signal });
  expectEqual(response.status, 200, 'status of the token endpoint');
  const answer: unknown = await response.json();
  const token =
    typeof answer === 'object' && answer !== null && 'access_token' in answer ? answer.access_token : '';
  return String(token);
}
