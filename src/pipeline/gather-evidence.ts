import type { Host } from '../core/host.ts';
import type { CaseFiles } from '../evidence/case-files.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { attestationsOf } from '../evidence/github-attestations.ts';
import { reachedFrom } from '../evidence/lineage.ts';
import { type FiledBundle, withSignatures } from '../evidence/signed.ts';
import { acceptedSigners } from '../evidence/signers.ts';
import type { GitHub } from '../io/github.ts';

/** What came from a registry or an API. */
export interface Fetched {
  readonly statements?: readonly Evidence[];
  readonly bundles: readonly FiledBundle[];
}

/** Digests that are asked about at most: a subject, its platforms, what they were made of. */
const MOST = 100;

/**
 * Adds what was signed elsewhere and fetched from a place that others can write to: what does not verify, or
 * is signed by nobody whom the policy names, is left out and told, and breaks nothing.
 */
export async function addFetched(
  host: Host,
  { policy, check }: Pick<CaseFiles, 'policy' | 'check'>,
  own: readonly Evidence[],
  { bundles, statements = [] }: Fetched,
): Promise<Evidence[]> {
  if (check === undefined) {
    if (bundles.length > 0) host.log.warn('Signed statements were left out: the policy names no signers.');
    return [...own, ...statements];
  }
  const known = new Set(own.map(({ file }) => file));
  const { evidence: all, problems } = await withSignatures([...own, ...statements], bundles, check);
  for (const { message } of problems) host.log.warn(`Left out: ${message}`);
  return all.filter((each) => {
    const counts = known.has(each.file) || acceptedSigners(each, policy).length > 0;
    if (!counts) host.log.warn(`Left out: ${each.file} is not signed by anybody whom the policy names.`);
    return counts;
  });
}

/** Asks GitHub for the attestations of a digest, then of what those say that it was made of, and so on. */
export async function addAttestations(
  host: Host,
  github: GitHub,
  files: Pick<CaseFiles, 'policy' | 'check'>,
  evidence: readonly Evidence[],
  sha256: string,
): Promise<Evidence[]> {
  let all = [...evidence];
  const asked = new Set<string>();
  for (let next: string | undefined = sha256; next !== undefined && asked.size < MOST; ) {
    asked.add(next);
    const bundles = await attestationsOf(github, next);
    host.log.debug(`GitHub has ${bundles.length} attestations of sha256:${next}.`);
    all = await addFetched(host, files, all, { bundles });
    next = [...reachedFrom([sha256], all)].find((digest) => !asked.has(digest));
  }
  host.log.info(`${all.length - evidence.length} statements came from the attestations of GitHub.`);
  return all;
}
