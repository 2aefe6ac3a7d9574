import { z } from 'zod';
import type { GitHub } from '../io/github.ts';
import { GitHubError } from '../io/github-error.ts';
import type { FiledBundle } from './signed.ts';

const page = z.object({
  attestations: z.array(z.object({ bundle: z.record(z.string(), z.unknown()).nullish() })),
});

/**
 * The Sigstore bundles that GitHub keeps about a digest.
 * @param sha256 in hexadecimal
 * @throws GitHubError
 */
export async function attestationsOf(github: GitHub, sha256: string): Promise<FiledBundle[]> {
  const pages = await github
    .readAll({
      route: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      parameters: { subject_digest: `sha256:${sha256}` },
      what: `list the attestations of sha256:${sha256.slice(0, 12)}…`,
      needs: 'attestations: read',
    })
    .catch(noneIsFine);
  const bundles = pages.flatMap((each) => page.parse(each).attestations.map(({ bundle }) => bundle));
  return bundles.flatMap((bundle, at) =>
    bundle === null || bundle === undefined
      ? []
      : [
          {
            file: `github-${sha256.slice(0, 16)}-${at + 1}.sigstore.json`,
            text: JSON.stringify(bundle),
          },
        ],
  );
}

/** GitHub's answer about a digest that it knows nothing of. */
function noneIsFine(error: unknown): unknown[] {
  if (error instanceof GitHubError && error.status === 404) return [];
  throw error;
}
