import type { Mutation } from './mutation.ts';
import { properties, protocolOf, sameAs, withoutProperties } from './spec-changes.ts';

/** Brokers that let in whom they should not, or keep out whom they should let in. */
export const BROKEN_SECURITY: readonly Mutation[] = [
  {
    what: 'a broker without an authorizer',
    spec: withoutProperties('authorizer.class.name', 'super.users'),
    red: ['acl-default-deny', 'acl-prefix-and-deny', 'acl-read-only', 'acl-remove', 'acl-super-user'],
    green: ['sasl-plain-wrong-secret', 'tls-one-way'],
  },
  {
    what: 'delegation tokens that are off',
    spec: withoutProperties('delegation.token.secret.key'),
    red: ['delegation-token', 'delegation-token-login'],
    green: ['sasl-plain', 'sasl-scram-256'],
  },
  {
    what: 'a listener that asks for no client certificate',
    spec: properties({ 'listener.name.mutual.ssl.client.auth': 'none' }),
    red: ['tls-mutual', 'tls-mutual-foreign-certificate', 'tls-mutual-no-certificate'],
    green: ['tls-1-2', 'tls-one-way', 'tls-server-identity'],
  },
  {
    what: 'a listener without TLS 1.2',
    spec: properties({ 'listener.name.tls.ssl.enabled.protocols': 'TLSv1.3' }),
    red: ['tls-1-2'],
    green: ['tls-mutual', 'tls-one-way'],
  },
  {
    what: 'a broker that has other secrets than its users',
    spec: properties({
      'listener.name.sasl.plain.sasl.jaas.config':
        'org.apache.kafka.common.security.plain.PlainLoginModule required user_alice="other";',
    }),
    red: ['sasl-plain', 'sasl-plain-wrong-secret'],
    green: ['sasl-scram-256', 'sasl-ssl-plain'],
  },
  {
    what: 'a broker that has its users from a property, not from the JAAS file',
    spec: properties({
      'listener.name.sasl.plain.sasl.jaas.config':
        'org.apache.kafka.common.security.plain.PlainLoginModule required user_alice="alice-secret";',
    }),
    red: ['sasl-jaas-file'],
    green: ['sasl-plain', 'sasl-scram-256'],
  },
  {
    what: 'mechanisms without SCRAM-SHA-512',
    spec: properties({ 'listener.name.sasl.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256' }),
    red: ['sasl-scram-512', 'sasl-scram-removed-user'],
    green: ['sasl-plain', 'sasl-scram-256', 'sasl-ssl-scram'],
  },
  {
    what: 'an OpenID broker that expects another audience',
    spec: properties({ 'listener.name.oidc.sasl.oauthbearer.expected.audience': 'not-kafka' }),
    red: ['oauth-oidc'],
    green: ['oauth-oidc-wrong-token', 'oauth-unsecured'],
  },
  {
    what: 'a TLS listener that speaks plain text',
    spec: protocolOf('TLS', 'PLAINTEXT'),
    red: ['tls-1-2', 'tls-one-way', 'tls-plaintext-refused', 'tls-server-identity'],
    green: ['sasl-plain', 'tls-mutual'],
  },
  {
    what: 'a SASL listener without SASL',
    spec: protocolOf('SASL', 'PLAINTEXT'),
    red: ['sasl-mechanism-not-enabled', 'sasl-not-skipped', 'sasl-plain'],
    green: ['sasl-ssl-plain', 'tls-mutual'],
  },
  {
    what: 'mechanisms without SCRAM-SHA-256',
    spec: properties({ 'listener.name.sasl.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512' }),
    red: ['delegation-token-login', 'sasl-scram-256', 'sasl-scram-at-format', 'sasl-scram-wrong-secret'],
    green: ['sasl-plain', 'sasl-scram-512', 'sasl-ssl-scram'],
  },
  {
    what: 'a TLS listener that has other secrets than its users',
    spec: properties({
      'listener.name.sasltls.plain.sasl.jaas.config':
        'org.apache.kafka.common.security.plain.PlainLoginModule required user_bob="other";',
    }),
    red: ['sasl-ssl-plain'],
    green: ['sasl-plain', 'sasl-ssl-scram'],
  },
  {
    what: 'a TLS listener without SCRAM',
    spec: properties({ 'listener.name.sasltls.sasl.enabled.mechanisms': 'PLAIN' }),
    red: ['sasl-ssl-scram'],
    green: ['sasl-scram-512', 'sasl-ssl-plain'],
  },
  {
    what: 'users that are not made when the storage is formatted',
    spec: ({ scramUsers: _, ...spec }) => spec,
    red: ['sasl-scram-at-format'],
    green: ['sasl-scram-256', 'sasl-scram-512'],
  },
  {
    what: 'a listener for unsecured tokens that wants signed ones',
    spec: sameAs('oidc', 'unsecured'),
    red: ['oauth-unsecured'],
    green: ['oauth-oidc', 'oauth-oidc-wrong-token'],
  },
  {
    what: 'an OpenID broker that takes tokens for somebody else too',
    spec: properties({ 'listener.name.oidc.sasl.oauthbearer.expected.audience': 'kafka,somebody-else' }),
    red: ['oauth-oidc-wrong-token'],
    green: ['oauth-oidc', 'oauth-unsecured'],
  },
];
