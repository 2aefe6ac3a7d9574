import type { Host } from '../../core/host.ts';
import type { ClusterSpec } from '../../kafka/broker.ts';
import type { Access } from '../../kafka/client.ts';
import { type Keys, keysOf } from './keys.ts';

/** Users of the PLAIN mechanism; every one of them starts without any right, except for `admin`. */
export const PLAIN_USERS = { admin: 'admin-secret', alice: 'alice-secret', bob: 'bob-secret' } as const;
/** Listeners of the secured broker, beside `PLAINTEXT`, on which everybody is a super user. */
export const TLS = 'TLS';
export const MUTUAL = 'MUTUAL';
export const SASL = 'SASL';
export const SASL_TLS = 'SASLTLS';

export const PLAIN_MODULE = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
const SCRAM_MODULE = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';

/**
 * One broker for all checks of security: a listener per protocol, PLAIN and SCRAM, the standard authorizer that
 * refuses what no rule allows, delegation tokens. One TLS listener reads a PKCS #12 file, as images are
 * usually configured, the others get their keys as PEM within the configuration.
 */
export async function securedSpec(host: Host): Promise<ClusterSpec> {
  const keys = await keysOf(host);
  return {
    mode: 'combined',
    brokers: 1,
    listeners: [
      { name: TLS, protocol: 'SSL' },
      { name: MUTUAL, protocol: 'SSL' },
      { name: SASL, protocol: 'SASL_PLAINTEXT' },
      { name: SASL_TLS, protocol: 'SASL_SSL' },
    ],
    files: [keys.keystore],
    properties: {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': 'User:ANONYMOUS;User:admin',
      'delegation.token.secret.key': 'only-for-this-run-too',
      ...keystoreFile(TLS, keys),
      ...pem(MUTUAL, keys),
      [`${prefix(MUTUAL)}ssl.client.auth`]: 'required',
      ...sasl(SASL),
      ...pem(SASL_TLS, keys),
      ...sasl(SASL_TLS),
    },
  };
}

/** Users that {@link formattedSpec} makes. */
export const FORMATTED_USERS = [
  { name: 'formatted-256', password: 'secret-256', mechanism: 'SCRAM-SHA-256' },
  { name: 'formatted-512', password: 'secret-512', mechanism: 'SCRAM-SHA-512' },
] as const;

/** A broker with a SASL listener, whose users were made when its storage was formatted. */
export function formattedSpec(): ClusterSpec {
  return {
    mode: 'combined',
    brokers: 1,
    listeners: [{ name: SASL, protocol: 'SASL_PLAINTEXT' }],
    properties: sasl(SASL),
    scramUsers: FORMATTED_USERS,
  };
}

/** How a client of the TLS listeners trusts the broker, and which certificate it shows, if any. */
export async function tlsAccess(host: Host, shown?: 'client' | 'foreigner'): Promise<Access> {
  const keys = await keysOf(host);
  return { tls: { ca: keys.ca, ...(shown === undefined ? {} : keys[shown]) } };
}

export function plainAccess(username: keyof typeof PLAIN_USERS, password?: string): Access {
  return { sasl: { mechanism: 'PLAIN', username, password: password ?? PLAIN_USERS[username] } };
}

export function scramAccess(bits: 256 | 512, username: string, password: string): Access {
  return { sasl: { mechanism: `SCRAM-SHA-${bits}`, username, password } };
}

/** Prefix of the properties of one listener. */
export function prefix(listener: string): string {
  return `listener.name.${listener.toLowerCase()}.`;
}

function keystoreFile(listener: string, keys: Keys) {
  return {
    [`${prefix(listener)}ssl.keystore.type`]: 'PKCS12',
    [`${prefix(listener)}ssl.keystore.location`]: keys.keystore,
    [`${prefix(listener)}ssl.keystore.password`]: keys.password,
    [`${prefix(listener)}ssl.key.password`]: keys.password,
  };
}

function pem(listener: string, keys: Keys) {
  return {
    [`${prefix(listener)}ssl.keystore.type`]: 'PEM',
    [`${prefix(listener)}ssl.keystore.certificate.chain`]: keys.server.cert,
    [`${prefix(listener)}ssl.keystore.key`]: keys.server.key,
    [`${prefix(listener)}ssl.truststore.type`]: 'PEM',
    [`${prefix(listener)}ssl.truststore.certificates`]: keys.ca,
  };
}

function sasl(listener: string) {
  const users = Object.entries(PLAIN_USERS).map(([name, secret]) => `user_${name}="${secret}"`);
  return {
    [`${prefix(listener)}sasl.enabled.mechanisms`]: 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
    [`${prefix(listener)}plain.sasl.jaas.config`]: `${PLAIN_MODULE} ${users.join(' ')};`,
    [`${prefix(listener)}scram-sha-256.sasl.jaas.config`]: SCRAM_MODULE,
    [`${prefix(listener)}scram-sha-512.sasl.jaas.config`]: SCRAM_MODULE,
  };
}
