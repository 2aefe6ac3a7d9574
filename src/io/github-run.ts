import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';

/** The workflow run that this process is part of, as the runner tells it. */
export interface GitHubRun {
  readonly owner: string;
  readonly repo: string;
  /** Commit that checks and statuses belong to: of a pull request its head, not the trial merge. */
  readonly sha: string;
  /** Number of the run; a later run has a higher one. */
  readonly id: number;
  /** Page of the run. */
  readonly url: string;
  /** The workflow's file in the repository; undefined where the runner does not tell. */
  readonly workflowPath: string | undefined;
  /** The tag that started the run, if one did. */
  readonly tag: string | undefined;
  /** Whether everybody can see the repository; false where the runner does not tell. */
  readonly isPublic: boolean;
  readonly pullRequest: PullRequest | undefined;
  /** Why the job's token can only read, in words; undefined where its permissions decide. */
  readonly readOnly: string | undefined;
}

export interface PullRequest {
  readonly number: number;
}

const repository = z.object({ full_name: z.string() });
const event = z.object({
  repository: z.object({ private: z.boolean(), visibility: z.string().optional() }).optional(),
  pull_request: z
    .object({
      number: z.int().positive(),
      // The repository is null once a fork was deleted.
      head: z.object({ sha: z.string(), repo: repository.nullable() }),
      base: z.object({ repo: repository }),
    })
    .optional(),
});
type Event = z.infer<typeof event>;

/**
 * Reads the variables and the event file of the runner.
 * @returns undefined outside of GitHub Actions
 * @throws UserError where the event cannot be read
 */
export async function readGitHubRun({ env }: Pick<Host, 'env'>): Promise<GitHubRun | undefined> {
  const [owner, repo] = (env.GITHUB_REPOSITORY ?? '').split('/');
  if (!owner || !repo || !env.GITHUB_SHA) return undefined;
  const { pull_request: pull, repository: ours } = await readEvent(env.GITHUB_EVENT_PATH);
  const server = env.GITHUB_SERVER_URL || 'https://github.com';
  const workflow = /^[^/]+\/[^/]+\/([^@]+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')?.[1];
  return {
    owner,
    repo,
    sha: pull?.head.sha ?? env.GITHUB_SHA,
    id: Number(env.GITHUB_RUN_ID || 0),
    url: `${server}/${owner}/${repo}/actions/runs/${env.GITHUB_RUN_ID ?? ''}`,
    workflowPath: workflow,
    tag: env.GITHUB_REF_TYPE === 'tag' ? env.GITHUB_REF_NAME : undefined,
    // Internal repositories are not private, and not public either.
    isPublic: ours !== undefined && (ours.visibility ?? (ours.private ? 'private' : 'public')) === 'public',
    pullRequest: pull === undefined ? undefined : { number: pull.number },
    readOnly: readOnlyReason(env, pull),
  };
}

/** Source: https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request */
function readOnlyReason(env: Host['env'], pull: Event['pull_request']): string | undefined {
  if (pull === undefined || env.GITHUB_EVENT_NAME === 'pull_request_target') return undefined;
  if (pull.head.repo?.full_name !== pull.base.repo.full_name) {
    return 'this pull request comes from a fork, and its token can only read';
  }
  if (env.GITHUB_ACTOR === 'dependabot[bot]') {
    return 'this pull request comes from Dependabot, and its token can only read';
  }
  return undefined;
}

async function readEvent(path: string | undefined): Promise<Event> {
  if (!path) return {};
  try {
    return event.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'it is no event of GitHub' : messageOf(error);
    throw new UserError(`GITHUB_EVENT_PATH names ${path}, which cannot be read: ${reason}.`, {
      cause: error,
    });
  }
}
