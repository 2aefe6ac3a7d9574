import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Host } from '../../core/host.ts';
import { serveLocally } from '../../io/local-server.ts';

/** An OpenID Connect provider of this machine: a token endpoint for client credentials, and its public keys. */
export interface Issuer {
  readonly jwksUrl: string;
  readonly tokenUrl: string;
  /** A token for the subject; every claim can be overridden, and the key replaced by one nobody knows. */
  token(subject: string, wrong?: { readonly claims?: Claims; readonly unknownKey?: boolean }): string;
}

type Claims = Readonly<Record<string, string | number>>;

export const ISSUER = 'kafka-native-sanity';
export const AUDIENCE = 'kafka';
export const OIDC_CLIENT = { id: 'sanity-client', secret: 'sanity-client-secret' } as const;
const KEY_ID = 'sanity-1';
const LIFETIME_S = 600;
const started = new WeakMap<Host, Promise<Issuer>>();

/** The issuer of this run; started with the first call. */
export function issuerOf(host: Host): Promise<Issuer> {
  const issuer = started.get(host) ?? startIssuer(host);
  started.set(host, issuer);
  return issuer;
}

async function startIssuer(host: Host): Promise<Issuer> {
  const [known, unknown] = [rsa(), rsa()];
  const token: Issuer['token'] = (subject, wrong = {}) => {
    const now = Math.floor(host.clock.now().getTime() / 1000);
    const claims = {
      iss: ISSUER,
      aud: AUDIENCE,
      sub: subject,
      iat: now,
      exp: now + LIFETIME_S,
      ...wrong.claims,
    };
    return signed(claims, (wrong.unknownKey === true ? unknown : known).privateKey);
  };
  const jwk = { ...known.publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' };
  const base = await serveLocally(host, (method, path, body) => {
    if (path === '/jwks') return { json: { keys: [jwk] } };
    const form = new URLSearchParams(body);
    const isClient =
      form.get('client_id') === OIDC_CLIENT.id && form.get('client_secret') === OIDC_CLIENT.secret;
    if (method !== 'POST' || path !== '/token' || !isClient) {
      return { status: 401, json: { error: 'invalid_client' } };
    }
    return { json: { access_token: token(OIDC_CLIENT.id), token_type: 'Bearer', expires_in: LIFETIME_S } };
  });
  return { jwksUrl: `${base}/jwks`, tokenUrl: `${base}/token`, token };
}

function rsa() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function signed(claims: Claims, key: KeyObject): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const content = `${encode({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${encode(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(key, 'base64url')}`;
}

/** A token without a signature, as the default handlers of OAUTHBEARER take it (not for production). */
export function unsecuredToken(host: Host, subject: string, expiresInS = LIFETIME_S): string {
  const now = Math.floor(host.clock.now().getTime() / 1000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode({ sub: subject, iat: now - 1, exp: now + expiresInS })}.`;
}
