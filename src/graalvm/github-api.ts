import { z } from 'zod';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import { DownloadError } from '../io/download-error.ts';
import { fetchJson } from '../io/http-json.ts';

const PUBLIC_API = 'https://api.github.com';
const MAX_BYTES = 32 * 1024 ** 2;

const refs = z.array(z.object({ ref: z.string() }));
const release = z.object({
  tag_name: z.string(),
  assets: z.array(
    z.object({
      name: z.string(),
      browser_download_url: z.string(),
      /** `sha256:…`, computed by GitHub when the file was uploaded; files from before June 2025 have none. */
      digest: z.string().nullish(),
    }),
  ),
});
export type GitHubRelease = z.infer<typeof release>;

export interface GitHubApi {
  /** Every tag of a repository that begins with the prefix, without `refs/tags/`. */
  tags(repository: string, prefix: string): Promise<string[]>;
  /** @throws UserError where the tag has no release */
  release(repository: string, tag: string): Promise<GitHubRelease>;
}

/**
 * The part of GitHub's API that lists releases. The token goes along only where `base` is of the origin that
 * it belongs to: that of GITHUB_API_URL, which on GitHub Enterprise Server is not the public one.
 */
export function createGitHubApi(host: Host, base: string, token: string | undefined): GitHubApi {
  const ownOrigin = new URL(host.env.GITHUB_API_URL || PUBLIC_API).origin;
  const mayHaveToken = token !== undefined && new URL(base).origin === ownOrigin;
  const headers = {
    accept: 'application/vnd.github+json',
    'user-agent': 'kafka-native',
    ...(mayHaveToken ? { authorization: `Bearer ${token}` } : {}),
  };
  const get = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
    const url = `${base.replace(/\/+$/, '')}/${path}`;
    const explain = (response: Response) => rateLimit(response, host.clock.now(), mayHaveToken);
    const answer = schema.safeParse(await fetchJson(host, { url, headers, maxBytes: MAX_BYTES, explain }));
    if (answer.success) return answer.data;
    throw new UserError(`${url} does not answer as GitHub's API does.`, {
      hint: 'Check github-api, or name an archive.',
    });
  };
  return {
    async tags(repository, prefix) {
      const found = await get(`repos/${repository}/git/matching-refs/tags/${prefix}`, refs);
      return found.map(({ ref }) => ref.replace('refs/tags/', ''));
    },
    release: (repository, tag) =>
      get(`repos/${repository}/releases/tags/${encodeURIComponent(tag)}`, release),
  };
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function rateLimit(response: Response, now: Date, hasToken: boolean): DownloadError | undefined {
  const isUsedUp = response.headers.get('x-ratelimit-remaining') === '0';
  if (!isUsedUp || (response.status !== 403 && response.status !== 429)) return undefined;
  const seconds = Number(response.headers.get('x-ratelimit-reset') ?? Number.NaN);
  const reset = Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1000) : undefined;
  const until =
    reset === undefined
      ? ''
      : ` until ${reset.toISOString().replace(/\.\d+Z$/, 'Z')} (in ${formatDuration(Math.max(0, reset.getTime() - now.getTime()))})`;
  return new DownloadError('unreachable', `The rate limit of GitHub's API is used up${until}.`, {
    hint: hasToken
      ? 'Wait, or name an exact version, which needs no list of releases.'
      : 'Give a github-token, or name an exact version, which needs no list of releases.',
  });
}
