import { firstOf, matchesPattern } from '../core/text.ts';
import { fingerprintOf, publicKeyOf } from '../io/public-key.ts';
import type { ProvenSigner } from '../io/sigstore.ts';
import type { Evidence } from './evidence.ts';
import type { Case, Finding } from './finding.ts';
import type { Policy, PolicySigner } from './policy.ts';

/** Of those who signed a statement, the ones that the policy names; none where it names nobody. */
export function acceptedSigners({ signers }: Evidence, policy: Policy): ProvenSigner[] {
  return signers.filter((signer) => (policy.signers ?? []).some((wanted) => isSigner(signer, wanted)));
}

function isSigner(signer: ProvenSigner, wanted: PolicySigner): boolean {
  if ('key' in wanted) return 'key' in signer && signer.key === fingerprintOf(publicKeyOf(wanted.key));
  return (
    'identity' in signer &&
    signer.issuer === wanted.issuer &&
    matchesPattern(wanted.identity, signer.identity)
  );
}

/** Where the policy names signers: every statement bears the signature of one of them. Silent elsewhere. */
export function allSigned({ lineage }: Case, policy: Policy): (Finding & { readonly id: string })[] {
  if (policy.signers === undefined) return [];
  const unsigned = lineage.own.filter((each) => acceptedSigners(each, policy).length === 0);
  const signers = lineage.own.flatMap((each) => acceptedSigners(each, policy));
  const because =
    lineage.own.length === 0
      ? 'There is none.'
      : unsigned.length > 0
        ? `${firstOf(unsigned.map(whyNot), 3)}.`
        : `${signersInWords(signers)}.`;
  return [
    {
      id: 'signed',
      title: 'All evidence is signed by a signer that the policy names',
      met: lineage.own.length > 0 && unsigned.length === 0,
      because,
      evidence: unsigned.length > 0 ? unsigned : lineage.own,
    },
  ];
}

function whyNot({ file, signers }: Evidence): string {
  return signers.length === 0
    ? `${file} is not signed`
    : `${file} is signed by ${firstOf(signers.map(signerInWords))}, whom the policy does not name`;
}

/** `signed by apache/kafka/.github/workflows/rc.yml@refs/tags/4.4.0`, each signer once; empty for none. */
export function signersInWords(signers: readonly ProvenSigner[]): string {
  const names = [...new Set(signers.map(signerInWords))].toSorted();
  return names.length === 0 ? '' : `Signed by ${firstOf(names)}`;
}

/** Name and issuer of a certificate, or the key. */
export function signerInWords(signer: ProvenSigner): string {
  if ('key' in signer) return `the key sha256:${signer.key.slice(0, 16)}…`;
  const { identity, issuer } = signer;
  return issuer === GITHUB_ISSUER ? identity.replace('https://github.com/', '') : `${identity} (${issuer})`;
}

/** Who vouches for the workflows of GitHub. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
