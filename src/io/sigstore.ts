import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { type SignedEntity, toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { jsonDocuments } from '../core/json.ts';
import { fingerprintOf } from './public-key.ts';

/** What a Sigstore bundle proves: this text, signed by this signer. */
export interface SignedText {
  /** An in-toto statement, as it was signed. */
  readonly payload: string;
  readonly signer: ProvenSigner;
}

/** Of a certificate its name and who vouched for it; of a bare key its SHA-256. */
export type ProvenSigner = { readonly identity: string; readonly issuer: string } | { readonly key: string };

/** @throws Error with the reason, in words that follow "does not verify:" */
export type CheckBundle = (bundle: unknown) => Promise<SignedText>;

export interface Trust {
  /** Absolute path of a file with trusted roots of Sigstore, one a line or one alone; else the public ones. */
  readonly trustedRoot: string | undefined;
  /** Keys that a bundle without certificate may be signed with. */
  readonly keys: readonly KeyObject[];
}

/** The media type of an in-toto statement. Source: https://github.com/in-toto/attestation, spec/v1/envelope.md */
const STATEMENT = 'application/vnd.in-toto+json';

/**
 * Checks Sigstore bundles: DSSE envelopes around in-toto statements, signed with a short-lived certificate
 * (signature, chain, and whatever the trusted root has a log or a clock for) or with a known key.
 */
export function openBundleCheck(host: Host, trust: Trust): CheckBundle {
  let roots: Promise<TrustedRoot[]> | undefined;
  return async (json) => {
    const bundle = bundleFromJSON(json);
    const payload = payloadOf(bundle);
    const entity = toSignedEntity(bundle);
    if (entity.key.$case === 'public-key') return { payload, signer: signerByKey(entity, trust.keys) };
    roots ??= trustedRoots(host, trust.trustedRoot);
    return { payload, signer: signerByCertificate(entity, await roots) };
  };
}

/** The statement in a bundle, which nothing has been proven of. @throws Error where there is none */
function payloadOf({ content }: Bundle): string {
  if (content.$case !== 'dsseEnvelope') throw new Error('it signs a file, not a statement');
  const { payload, payloadType } = content.dsseEnvelope;
  if (payloadType !== STATEMENT) throw new Error(`it signs ${payloadType}, which is no in-toto statement`);
  return payload.toString('utf8');
}

function signerByKey(entity: SignedEntity, keys: readonly KeyObject[]): ProvenSigner {
  const known = keys.find((key) => {
    const material = toTrustMaterial(TrustedRoot.fromJSON({}), () => ({
      publicKey: key,
      validFor: () => true,
    }));
    const verifier = new Verifier(material, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 });
    return succeeds(() => verifier.verify({ ...entity, tlogEntries: [], timestamps: [] }));
  });
  if (known === undefined) throw new Error('it is signed with none of the keys that are known here');
  return { key: fingerprintOf(known) };
}

/** What a trusted root has must have vouched: one that has a log takes no signature that is in no log. */
function signerByCertificate(entity: SignedEntity, roots: readonly TrustedRoot[]): ProvenSigner {
  const reasons: string[] = [];
  for (const root of roots) {
    const verifier = new Verifier(toTrustMaterial(root), {
      tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
      ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
      timestampThreshold: 1,
    });
    try {
      const { identity } = verifier.verify(entity);
      const name = identity?.subjectAlternativeName;
      const issuer = identity?.extensions?.issuer;
      if (name === undefined || issuer === undefined) throw new Error('its certificate names nobody');
      return { identity: name, issuer };
    } catch (error) {
      reasons.push(messageOf(error));
    }
  }
  throw new Error([...new Set(reasons)].join('; '));
}

async function trustedRoots(host: Host, file: string | undefined): Promise<TrustedRoot[]> {
  if (file === undefined) return [await publicRoot(host)];
  try {
    const text = await readFile(file, 'utf8');
    const roots = jsonDocuments(text).map((each) => TrustedRoot.fromJSON(each));
    if (roots.length === 0 || roots.some(({ certificateAuthorities }) => certificateAuthorities.length === 0))
      throw new Error('it has no certificate authority');
    return roots;
  } catch (error) {
    throw new UserError(`The trusted root ${file} cannot be used: ${messageOf(error)}.`, {
      hint: 'It is what "gh attestation trusted-root" writes, or trusted_root.json of a Sigstore.',
      cause: error,
    });
  }
}

/** That of Sigstore's public instance, fetched and proven by The Update Framework. */
async function publicRoot(host: Host): Promise<TrustedRoot> {
  const { getTrustedRoot } = await import('@sigstore/tuf');
  try {
    return await getTrustedRoot({ cachePath: join(host.dirs.cache, 'sigstore') });
  } catch (error) {
    throw new UserError(`Sigstore’s trusted root cannot be fetched: ${messageOf(error)}.`, {
      hint: 'Without a network, name a file as trusted-root: "gh attestation trusted-root" writes one.',
      cause: error,
    });
  }
}

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
