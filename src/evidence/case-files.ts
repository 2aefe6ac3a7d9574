import { resolve } from 'node:path';
import type { Host } from '../core/host.ts';
import { publicKeyOf } from '../io/public-key.ts';
import type { CheckBundle } from '../io/sigstore.ts';
import { loadPolicy } from './policies.ts';
import type { Policy, PolicySigner } from './policy.ts';
import { type ReadEvidence, readEvidence } from './store.ts';

/** Where evidence lies, and whose signatures count beside those that the policy names. */
export interface CaseRequest {
  readonly evidenceDir: string;
  /** Path of a policy, or the name of a built-in one. */
  readonly policyPath: string;
  readonly signers?: readonly PolicySigner[];
  /** Path of a file with trusted roots of Sigstore; the public one where absent. */
  readonly trustedRoot?: string | undefined;
}

export interface CaseFiles extends ReadEvidence {
  readonly policy: Policy;
  /** Verifies further bundles by the same trust; absent where the policy names no signers. */
  readonly check: CheckBundle | undefined;
}

/**
 * Reads policy and evidence, and verifies signatures where somebody's are demanded.
 * @throws UserError where policy, folder or trusted root cannot be read
 */
export async function readCase(host: Host, request: CaseRequest): Promise<CaseFiles> {
  const at = (path: string) => resolve(host.dirs.work, path);
  const loaded = await loadPolicy(request.policyPath, host.dirs.work);
  const signers = [...(loaded.signers ?? []), ...(request.signers ?? [])];
  const policy = signers.length === 0 ? loaded : { ...loaded, signers };
  const check = policy.signers && (await bundleCheck(host, policy.signers, request.trustedRoot, at));
  const read = await readEvidence(at(request.evidenceDir), check);
  for (const { message } of read.problems) host.log.warn(message);
  return { ...read, policy, check };
}

async function bundleCheck(
  host: Host,
  signers: readonly PolicySigner[],
  trustedRoot: string | undefined,
  at: (path: string) => string,
): Promise<CheckBundle> {
  // Brings the libraries of Sigstore along, which only this needs.
  const { openBundleCheck } = await import('../io/sigstore.ts');
  const keys = signers.flatMap((signer) => ('key' in signer ? [publicKeyOf(signer.key)] : []));
  return openBundleCheck(host, { trustedRoot: trustedRoot && at(trustedRoot), keys });
}
