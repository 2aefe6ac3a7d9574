import { UserError } from '../core/errors.ts';

/** What is known of a call that GitHub did not do. */
export interface Refusal {
  /** `create the check run`: what was to be done. */
  readonly what: string;
  /** `owner/name`. */
  readonly repository: string;
  /** HTTP status, 0 where there was no answer. */
  readonly status: number;
  readonly message: string;
  /** Permission of the job's token that the call needs, such as `checks: write`. */
  readonly needs: string;
  /** GitHub's own list of what it would accept: its header `x-accepted-github-permissions`. */
  readonly accepted: string | undefined;
  /** When the rate limit ends, where it is used up. */
  readonly resetAt: Date | undefined;
}

/** A call to GitHub that failed for good, after its retries. */
export class GitHubError extends UserError {
  override readonly name = 'GitHubError';
  readonly status: number;

  constructor(status: number, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options);
    this.status = status;
  }

  /** Whether GitHub may have done it all the same: the answer was lost, or an error of the server. */
  get isUncertain(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** Says what was refused and what helps: for want of a permission, its lines for the workflow. */
export function explainRefusal(refusal: Refusal, cause: unknown): GitHubError {
  const { what, repository, status, message, resetAt } = refusal;
  const answer = status === 0 ? message : `${status} ${message}`;
  const text = `GitHub did not ${what} in ${repository}: ${answer}.`;
  const fail = (hint: string) => new GitHubError(status, text, { hint, cause });
  if (resetAt !== undefined) {
    return fail(`The rate limit is used up until ${resetAt.toISOString()}; run the job again after that.`);
  }
  if (status === 401) return fail('The token is not valid (any more): check github-token.');
  if (status === 403 || status === 404) return fail(permissionHint(refusal));
  if (status === 0 || status >= 500) return fail('GitHub has trouble: run the job again later.');
  return new GitHubError(status, text, { cause });
}

function permissionHint({ needs, accepted, status }: Refusal): string {
  // The header lists alternatives after ";" and what is needed together after ",".
  const told = accepted?.split(';')[0]?.split(',') ?? [];
  const wanted = told.map((each) =>
    each
      .trim()
      .replace(/^(\w+)=(\w+)$/, '$1: $2')
      .replaceAll('_', '-'),
  );
  const lines = wanted.length > 0 && wanted[0] !== '' ? wanted : [needs];
  // GitHub answers 404, not 403, for what a token may not even see.
  const why =
    status === 404 ? 'It may not exist, or the token may not see it.' : 'The token is not allowed to.';
  const yaml = ['permissions:', '  contents: read', ...lines.map((line) => `  ${line}`)];
  return `${why} The job needs:\n${[...new Set(yaml)].join('\n')}`;
}
