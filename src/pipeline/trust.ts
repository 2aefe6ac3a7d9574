import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { trustInputs } from '../actions/trust-inputs.ts';
import { messageOf, UsageError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { InputValues } from '../core/inputs.ts';
import type { PolicySigner } from '../evidence/policy.ts';
import { publicKeyOf } from '../io/public-key.ts';

export type TrustInputs = InputValues<typeof trustInputs>;

/** Signers and trusted root as the inputs name them. @throws UsageError with every key that cannot be read */
export async function trustOf(
  host: Host,
  inputs: TrustInputs,
): Promise<{ signers: PolicySigner[]; trustedRoot: string | undefined }> {
  const issuer = inputs['signer-issuer'];
  const named = (inputs.signers ?? []).map((identity) => ({ identity, issuer }));
  const problems: string[] = [];
  const keys: PolicySigner[] = [];
  for (const file of inputs['signer-keys'] ?? []) {
    try {
      const key = await readFile(resolve(host.dirs.work, file), 'utf8');
      publicKeyOf(key);
      keys.push({ key });
    } catch (error) {
      problems.push(`signer-keys: "${file}" is no public key in PEM that can be read: ${messageOf(error)}`);
    }
  }
  if (problems.length > 0) throw new UsageError(problems);
  return { signers: [...named, ...keys], trustedRoot: inputs['trusted-root'] };
}
