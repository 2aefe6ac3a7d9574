import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { SASLOptions } from '@platformatic/kafka';
import type { Access } from './client.ts';

/**
 * Logs in with a delegation token: SCRAM-SHA-256 with the token's id and HMAC, and an extension that says so,
 * which the client library cannot send.
 * Source: KIP-48, and RFC 5802 for the exchange.
 */
export function tokenLogin(tokenId: string, hmac: Buffer): Access {
  const authenticate: SASLOptions['authenticate'] = (
    _mechanism,
    connection,
    send,
    _user,
    _password,
    _token,
    done,
  ) => {
    const nonce = randomBytes(16).toString('base64url');
    const bare = `n=${tokenId},r=${nonce},tokenauth=true`;
    send(connection, Buffer.from(`n,,${bare}`), (error, first) => {
      if (error !== null || first === undefined) return done(error);
      const final = clientFinal(bare, first.authBytes.toString('utf8'), hmac.toString('base64'));
      send(connection, Buffer.from(final), done);
    });
  };
  return { sasl: { mechanism: 'SCRAM-SHA-256', authenticate } };
}

/** The second and last message of the client, with its proof. */
function clientFinal(bare: string, serverFirst: string, password: string): string {
  const field = (name: string) => new RegExp(`(?:^|,)${name}=([^,]*)`).exec(serverFirst)?.[1] ?? '';
  const salted = pbkdf2Sync(password, Buffer.from(field('s'), 'base64'), Number(field('i')), 32, 'sha256');
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const clientKey = hmac(salted, 'Client Key');
  const storedKey = createHash('sha256').update(clientKey).digest();
  const withoutProof = `c=${Buffer.from('n,,').toString('base64')},r=${field('r')}`;
  const signature = hmac(storedKey, `${bare},${serverFirst},${withoutProof}`);
  const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0));
  return `${withoutProof},p=${Buffer.from(proof).toString('base64')}`;
}
