import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { createMessage, type Key, readKey, readSignature, type Signature, verify } from 'openpgp';
import { messageOf, UsageError, UserError } from '../core/errors.ts';

/** Who signed. */
export interface Signer {
  /** Of the primary key, upper-case hexadecimal without blanks. */
  readonly fingerprint: string;
  /** Of the key that signed: the primary key again, or one of its sub-keys. */
  readonly signingFingerprint: string;
  /** First user id of the key, as the key says it. */
  readonly userId: string;
  readonly signedAt: Date;
}

export interface SignedFile {
  readonly file: string;
  /** Detached, armored. */
  readonly signature: string;
  /** Text with any number of armored public keys between other lines, as Apache's KEYS files. */
  readonly keys: string;
  /** Where the keys came from, for messages. */
  readonly keysFrom: string;
  /** Where given, the key must be one of these (primary or signing sub-key). */
  readonly trustedFingerprints?: readonly string[];
}

const KEY_BLOCK = /-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]*?-----END PGP PUBLIC KEY BLOCK-----/g;
const REPLACED =
  'The file or its signature may have been replaced: do not use it, and tell who publishes it.';

/**
 * Checks a detached signature over a file, read as a stream. A signature that was made while its key was
 * valid counts also after the key expired or was replaced; one by a key that was revoked as lost does not.
 *
 * @throws {UserError} where the signature is missing, wrong, or by a key that is not in KEYS or not trusted.
 */
export async function verifySignature(signed: SignedFile): Promise<Signer> {
  const name = basename(signed.file);
  const signature = await parseSignature(signed.signature, name);
  const issuers = signature.getSigningKeyIDs();
  const keys: Key[] = [];
  for (const block of signed.keys.match(KEY_BLOCK) ?? []) {
    const key = await parseKey(block);
    if (key && issuers.some((issuer) => key.getKeys(issuer).length > 0)) keys.push(key);
  }
  if (keys.length === 0) {
    const ids = issuers.map((id) => id.toHex().toUpperCase()).join(', ');
    throw new UserError(`${name} is signed by key ${ids}, which is not in ${signed.keysFrom}.`, {
      hint: REPLACED,
    });
  }
  const signer = await signerOf(signed.file, signature, await merged(keys));
  demandTrusted([signer.fingerprint, signer.signingFingerprint], signed.trustedFingerprints ?? [], name);
  return signer;
}

/**
 * Of a key and its signing sub-key, one must be trusted, unless nobody was named as trusted.
 *
 * @throws {UserError}
 */
export function demandTrusted(signedBy: readonly string[], trusted: readonly string[], name: string): void {
  const pinned = trusted.map(normalizeFingerprint);
  if (pinned.length === 0 || signedBy.some((each) => pinned.includes(each))) return;
  throw new UserError(`${name} is signed by ${signedBy[0]}, which is not among the trusted fingerprints.`, {
    hint: `Trusted: ${pinned.join(', ')}. Add this one only after checking whose it is.`,
  });
}

/**
 * Upper-case hexadecimal without blanks, colons or `0x`.
 *
 * @throws {UsageError} for anything that is not a whole fingerprint; a short key id can be forged.
 */
export function normalizeFingerprint(text: string): string {
  const plain = text.replace(/^0x/i, '').replace(/[\s:]/g, '').toUpperCase();
  if (/^([0-9A-F]{40}|[0-9A-F]{64})$/.test(plain)) return plain;
  throw new UsageError([
    `"${text}" is not an OpenPGP fingerprint, expected 40 or 64 hexadecimal digits (a key id is too short to trust)`,
  ]);
}

async function parseSignature(armored: string, name: string): Promise<Signature> {
  try {
    const signature = await readSignature({ armoredSignature: armored });
    if (signature.packets.length > 0) return signature;
  } catch (error) {
    throw new UserError(`The signature of ${name} is not an OpenPGP signature: ${messageOf(error)}.`, {
      hint: 'The .asc file is damaged, or a web page came in its place: get it again.',
      cause: error,
    });
  }
  throw new UserError(`The signature of ${name} is empty.`);
}

/** KEYS files hold keys of decades, some of forms that are no longer read: those cannot vouch, that is all. */
async function parseKey(armoredKey: string): Promise<Key | undefined> {
  try {
    return await readKey({ armoredKey });
  } catch {
    return undefined;
  }
}

/** A key may stand in KEYS several times, before and after it was prolonged or revoked: all of it counts. */
async function merged(keys: readonly Key[]): Promise<Key[]> {
  const byFingerprint = new Map<string, Key>();
  for (const key of keys) {
    const known = byFingerprint.get(fingerprintOf(key));
    byFingerprint.set(fingerprintOf(key), known === undefined ? key : await known.update(key));
  }
  return [...byFingerprint.values()];
}

/** The first signature that holds. Expiry and revocation are judged by openpgp, as of the day of signing. */
async function signerOf(file: string, signature: Signature, keys: Key[]): Promise<Signer> {
  const content = Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 20 }));
  const message = await createMessage({ binary: content as ReadableStream<Uint8Array> });
  const result = await verify({ message, signature, verificationKeys: keys, format: 'binary' });
  await readToEnd(result.data);
  let failure: unknown;
  for (const { keyID, verified, signature: made } of result.signatures) {
    const key = keys.find((each) => each.getKeys(keyID).length > 0);
    if (key === undefined) continue;
    try {
      await verified;
      const signedAt = (await made).packets[0]?.created;
      if (!signedAt) throw new Error('the signature has no date');
      const [signing = key] = key.getKeys(keyID);
      const [fingerprint, signingFingerprint] = [fingerprintOf(key), fingerprintOf(signing)];
      return { fingerprint, signingFingerprint, userId: key.getUserIDs()[0] ?? '', signedAt };
    } catch (error) {
      failure ??= error;
    }
  }
  const reason = failure === undefined ? 'it signs no file' : messageOf(failure);
  throw new UserError(`The signature of ${basename(file)} does not hold: ${reason}.`, {
    hint: REPLACED,
    cause: failure,
  });
}

/**
 * Reading is what feeds the hash. By a reader: openpgp hands out a stream that it taps through `getReader`,
 * past which an asynchronous iteration would go.
 */
async function readToEnd(data: unknown): Promise<void> {
  const reader = (data as ReadableStream<Uint8Array>).getReader();
  while (!(await reader.read()).done);
}

function fingerprintOf(key: { getFingerprint(): string }): string {
  return key.getFingerprint().toUpperCase();
}
