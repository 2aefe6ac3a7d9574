import type { Host } from '../../core/host.ts';
import type { ClusterSpec } from '../../kafka/broker.ts';
import type { Access } from '../../kafka/client.ts';
import { AUDIENCE, ISSUER, issuerOf } from './issuer.ts';
import { prefix } from './secured.ts';

/** Listeners of the broker with OAUTHBEARER: tokens without a signature, and those of an OpenID provider. */
export const UNSECURED = 'UNSECURED';
export const OIDC = 'OIDC';

const SECURITY = 'org.apache.kafka.common.security.oauthbearer';
const MODULE = `${SECURITY}.OAuthBearerLoginModule required`;

/**
 * Apart from the other mechanisms, because a broker that cannot load the classes of this one does not start
 * at all.
 */
export async function oauthSpec(host: Host): Promise<ClusterSpec> {
  const { jwksUrl } = await issuerOf(host);
  return {
    mode: 'combined',
    brokers: 1,
    listeners: [
      { name: UNSECURED, protocol: 'SASL_PLAINTEXT' },
      { name: OIDC, protocol: 'SASL_PLAINTEXT' },
    ],
    // Since 3.9.1 a broker asks nobody for keys who is not in this list (CVE-2025-27817).
    vmOptions: [`-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${jwksUrl}`],
    properties: {
      [`${prefix(UNSECURED)}sasl.enabled.mechanisms`]: 'OAUTHBEARER',
      [`${prefix(UNSECURED)}oauthbearer.sasl.jaas.config`]: `${MODULE} unsecuredLoginStringClaim_sub="broker";`,
      [`${prefix(OIDC)}sasl.enabled.mechanisms`]: 'OAUTHBEARER',
      [`${prefix(OIDC)}oauthbearer.sasl.jaas.config`]: `${MODULE};`,
      [`${prefix(OIDC)}oauthbearer.sasl.server.callback.handler.class`]: `${SECURITY}.OAuthBearerValidatorCallbackHandler`,
      [`${prefix(OIDC)}sasl.oauthbearer.jwks.endpoint.url`]: jwksUrl,
      [`${prefix(OIDC)}sasl.oauthbearer.expected.issuer`]: ISSUER,
      [`${prefix(OIDC)}sasl.oauthbearer.expected.audience`]: AUDIENCE,
    },
  };
}

/** A broker refuses a token by an answer that is not empty (RFC 7628), which the client library lets pass. */
export function tokenAccess(token: string): Access {
  return {
    sasl: {
      mechanism: 'OAUTHBEARER',
      token,
      authBytesValidator(answer, done) {
        if (answer.length === 0) done(null, answer);
        else done(new Error(`The token was refused: ${answer.toString('utf8')}`));
      },
    },
  };
}
