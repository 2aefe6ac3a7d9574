import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMessage, generateKey, type PrivateKey, reformatKey, revokeKey, sign } from 'openpgp';
import { normalizeFingerprint, type SignedFile, verifySignature } from '../../../src/io/openpgp.ts';

const CONTENT = Buffer.alloc(3_000_000, 'kafka');

async function makeKey(name: string, options: { date?: Date; keyExpirationTime?: number } = {}) {
  const userIDs = [{ name, email: `${name}@example.org` }];
  const subkeys = [{ sign: true }];
  return await generateKey({ userIDs, format: 'object', subkeys, ...options });
}

async function signature(signingKeys: PrivateKey, content: Uint8Array, date = new Date()): Promise<string> {
  const message = await createMessage({ binary: content });
  const armored = await sign({ message, signingKeys, detached: true, date });
  return String(armored);
}

describe('verifySignature', () => {
  let folder: string;
  let file: string;
  let alice: Awaited<ReturnType<typeof makeKey>>;
  let mallory: Awaited<ReturnType<typeof makeKey>>;
  let keys: string;
  const verify = async (more: Partial<SignedFile>) =>
    await verifySignature({ file, signature: '', keys, keysFrom: 'KEYS', ...more });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openpgp-test-'));
    file = join(folder, 'kafka.tgz');
    await writeFile(file, CONTENT);
    [alice, mallory] = await Promise.all([makeKey('alice'), makeKey('mallory')]);
    const other = await makeKey('other');
    const broken = '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----';
    const blocks = [other.publicKey.armor(), broken, alice.publicKey.armor()];
    keys = `This file holds keys.\n\npub rsa4096\n${blocks.join('\n\nsig 3\n')}`;
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('names the primary key and the sub-key that signed', async () => {
    const signer = await verify({ signature: await signature(alice.privateKey, CONTENT) });
    expect(signer.fingerprint).toBe(alice.publicKey.getFingerprint().toUpperCase());
    expect(signer.signingFingerprint).not.toBe(signer.fingerprint);
    expect(signer.userId).toBe('alice <alice@example.org>');
  });

  it('accepts a pinned primary key or sub-key, however it is written', async () => {
    const made = await signature(alice.privateKey, CONTENT);
    const { fingerprint, signingFingerprint } = await verify({ signature: made });
    const spaced = `0x${fingerprint.toLowerCase().replace(/(.{4})/g, '$1 ')}`;
    for (const pinned of [spaced, signingFingerprint]) {
      const { fingerprint: found } = await verify({ signature: made, trustedFingerprints: [pinned] });
      expect(found).toBe(fingerprint);
    }
    const elsewhere = verify({ signature: made, trustedFingerprints: ['A'.repeat(40)] });
    await expect(elsewhere).rejects.toThrow(/not among the trusted fingerprints/);
  });

  it('refuses a signature of another content', async () => {
    const made = await signature(alice.privateKey, Buffer.from('something else'));
    await expect(verify({ signature: made })).rejects.toThrow(/signature of kafka.tgz does not hold/);
  });

  it('finds the one that counts among several signatures', async () => {
    const message = await createMessage({ binary: CONTENT });
    const signingKeys = [mallory.privateKey, alice.privateKey];
    const both = String(await sign({ message, signingKeys, detached: true }));
    expect((await verify({ signature: both })).userId).toContain('alice');
  });

  it('refuses a key that is not in KEYS', async () => {
    const made = await signature(mallory.privateKey, CONTENT);
    await expect(verify({ signature: made })).rejects.toThrow(
      /signed by key [0-9A-F]{16}, which is not in KEYS/,
    );
  });

  it('accepts what was signed before the key expired, and nothing after', async () => {
    const past = new Date(Date.now() - 30 * 86_400_000);
    const expired = await makeKey('expired', { date: past, keyExpirationTime: 86_400 });
    const inTime = await signature(expired.privateKey, CONTENT, new Date(past.getTime() + 3600_000));
    const armored = expired.publicKey.armor();
    expect((await verify({ signature: inTime, keys: armored })).userId).toContain('expired');
    const prolonged = await reformatKey({
      privateKey: expired.privateKey,
      userIDs: [{ name: 'expired', email: 'expired@example.org' }],
      date: past,
      format: 'object',
    });
    const late = await signature(prolonged.privateKey, CONTENT);
    await expect(verify({ signature: late, keys: armored })).rejects.toThrow(/does not hold: .*expired/);
  });

  it('refuses a revoked key, also where KEYS still has it unrevoked', async () => {
    const made = await signature(alice.privateKey, CONTENT);
    const revoked = await revokeKey({ key: alice.privateKey, format: 'object' });
    for (const copies of [
      [revoked.publicKey],
      [revoked.publicKey, alice.publicKey],
      [alice.publicKey, revoked.publicKey],
    ]) {
      const refused = verify({ signature: made, keys: copies.map((key) => key.armor()).join('\n') });
      await expect(refused).rejects.toThrow(/does not hold: .*revoked/i);
    }
  });

  it.each([
    '',
    '<html>not found</html>',
    '-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----',
  ])('refuses what is no signature: %j', async (text) => {
    await expect(verify({ signature: text })).rejects.toThrow(/signature of kafka.tgz is/i);
  });

  it('wants whole fingerprints', () => {
    expect(() => normalizeFingerprint('DEADBEEF')).toThrow(/"DEADBEEF" is not an OpenPGP fingerprint/);
  });
});
