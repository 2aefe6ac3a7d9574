import { createPublicKey, type KeyObject } from 'node:crypto';
import { hashOf } from './hash.ts';

/** A public key from its PEM text. @throws Error where it is none */
export function publicKeyOf(pem: string): KeyObject {
  return createPublicKey({ key: pem, format: 'pem' });
}

/** SHA-256 of the key itself (SubjectPublicKeyInfo in DER), in hexadecimal: the same however it is written. */
export function fingerprintOf(key: KeyObject): string {
  return hashOf(key.export({ format: 'der', type: 'spki' }), 'sha256');
}
