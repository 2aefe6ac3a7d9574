import { createHash } from 'node:crypto';
import { exampleOf } from './github-description.ts';
import type { Answer, Handler } from './github-state.ts';

interface Release {
  readonly id: number;
  readonly tag_name: string;
  readonly body: string;
  draft: boolean;
  readonly assets: { readonly name: string; readonly sha256: string }[];
}

/** What the workflows ask GitHub of a repository, beside comments and issues. */
export interface RepositoryState {
  /** Runs by number, as far as they differ from GitHub's example. */
  readonly runs: Record<string, Readonly<Record<string, unknown>>>;
  /** Artifacts, likewise. */
  readonly artifacts: Readonly<Record<string, unknown>>[];
  /** Why GitHub opens no pull request for a workflow. */
  refusal?: string;
  readonly pulls: { number: number; head: string; base: string; title: string; body: string }[];
  /** `tags/v1` → the object that it leads to. */
  readonly refs: Record<string, { readonly type: 'tag' | 'commit'; readonly sha: string }>;
  /** Annotated tags by their own SHA-1. */
  readonly tags: Record<string, { readonly commit: string; readonly verified: boolean }>;
  /** Commits of the default branch. */
  readonly onDefaultBranch: string[];
  readonly releases: Release[];
}

export function emptyRepository(): RepositoryState {
  return { runs: {}, artifacts: [], pulls: [], refs: {}, tags: {}, onDefaultBranch: [], releases: [] };
}

const REPO = '/repos/{owner}/{repo}';
const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found' } };

/** Handlers for {@link RepositoryState}, to be handed to `serveGitHub`. */
export function repositoryHandlers(
  repository: RepositoryState,
  url: () => string,
): Readonly<Record<string, Handler>> {
  return {
    [`get ${REPO}/actions/runs/{run_id}`]: (_, { run_id = '' }) => {
      const run = repository.runs[run_id];
      return run === undefined
        ? NOT_FOUND
        : { status: 200, body: { ...exampleOf('workflow-run'), id: Number(run_id), ...run } };
    },
    [`get ${REPO}/actions/artifacts`]: (_, __, ___, query) => {
      const named = repository.artifacts.filter(({ name }) => name === query.get('name'));
      return { status: 200, body: { total_count: named.length, artifacts: named.map(artifactOf) } };
    },
    ...pullHandlers(repository),
    ...gitHandlers(repository),
    ...releaseHandlers(repository, url),
  };
}

function artifactOf(given: Readonly<Record<string, unknown>>): unknown {
  return { ...exampleOf('artifact'), ...given };
}

function pullHandlers(repository: RepositoryState): Record<string, Handler> {
  const { pulls } = repository;
  const shown = (pull: RepositoryState['pulls'][number], example: string) => {
    const { head, base, ...rest } = pull;
    const made = exampleOf(example) as { head: object; base: object };
    return {
      ...made,
      ...rest,
      requested_teams: [],
      head: { ...made.head, ref: head },
      base: { ...made.base, ref: base },
    };
  };
  return {
    [`get ${REPO}/pulls`]: (_, { owner }, __, query) => ({
      status: 200,
      body: pulls
        .filter(({ head }) => query.get('head') === `${owner}:${head}`)
        .map((pull) => shown(pull, 'pull-request-simple-items')),
    }),
    [`post ${REPO}/pulls`](_, __, fields) {
      if (repository.refusal !== undefined) return { status: 403, body: { message: repository.refusal } };
      const { title, head, base, body } = fields as Record<string, string>;
      const pull = {
        number: pulls.length + 1,
        head: head ?? '',
        base: base ?? '',
        title: title ?? '',
        body: body ?? '',
      };
      pulls.push(pull);
      return { status: 201, body: shown(pull, 'pull-request') };
    },
    [`patch ${REPO}/pulls/{pull_number}`](_, { pull_number }, fields) {
      const pull = pulls.find(({ number }) => number === Number(pull_number));
      if (pull === undefined) return NOT_FOUND;
      return { status: 200, body: shown(Object.assign(pull, fields), 'pull-request') };
    },
  };
}

function gitHandlers({ refs, tags, onDefaultBranch }: RepositoryState): Record<string, Handler> {
  const shown = (ref: string): Answer => {
    const found = refs[ref];
    if (found === undefined) return NOT_FOUND;
    const example = exampleOf('git-ref') as { object: object };
    return {
      status: 200,
      body: { ...example, ref: `refs/${ref}`, object: { ...example.object, ...found } },
    };
  };
  return {
    [`get ${REPO}/git/ref/{ref}`]: (_, { ref = '' }) => shown(ref),
    [`post ${REPO}/git/refs`](_, __, fields) {
      const { ref, sha } = fields as { ref: string; sha: string };
      const name = ref.replace(/^refs\//, '');
      refs[name] = { type: 'commit', sha };
      return { ...shown(name), status: 201 };
    },
    [`patch ${REPO}/git/refs/{ref}`](_, { ref = '' }, { sha }) {
      if (refs[ref] === undefined) return NOT_FOUND;
      refs[ref] = { type: 'commit', sha: String(sha) };
      return shown(ref);
    },
    [`get ${REPO}/git/tags/{tag_sha}`](_, { tag_sha = '' }) {
      const tag = tags[tag_sha];
      if (tag === undefined) return NOT_FOUND;
      const example = exampleOf('git-tag') as { object: object; verification: object };
      const object = { ...example.object, sha: tag.commit };
      const verification = { ...example.verification, verified: tag.verified };
      return { status: 200, body: { ...example, sha: tag_sha, object, verification } };
    },
    [`get ${REPO}/compare/{basehead}`](_, { basehead = '' }) {
      const [, head = ''] = basehead.split('...');
      const status = onDefaultBranch.includes(head) ? 'behind' : 'diverged';
      return { status: 200, body: { ...exampleOf('commit-comparison'), status } };
    },
  };
}

function releaseHandlers({ releases }: RepositoryState, url: () => string): Record<string, Handler> {
  const shown = ({ id, tag_name, draft, assets }: Release) => ({
    ...exampleOf('release'),
    id,
    tag_name,
    draft,
    assets: assets.map(({ name }) => ({ ...exampleOf('release-asset'), name })),
    upload_url: `${url()}/repos/acme/kafka/releases/${id}/assets{?name,label}`,
  });
  const found = (id: string | undefined) => releases.find((each) => each.id === Number(id));
  return {
    [`get ${REPO}/releases`]: () => ({ status: 200, body: releases.map(shown) }),
    [`post ${REPO}/releases`](_, __, { tag_name, body, draft }) {
      const release = {
        id: releases.length + 1,
        tag_name: String(tag_name),
        body: String(body ?? ''),
        draft: draft === true,
        assets: [],
      };
      releases.push(release);
      return { status: 201, body: shown(release) };
    },
    [`patch ${REPO}/releases/{release_id}`](_, { release_id }, { draft }) {
      const release = found(release_id);
      if (release === undefined) return NOT_FOUND;
      release.draft = draft === true;
      return { status: 200, body: shown(release) };
    },
    [`post ${REPO}/releases/{release_id}/assets`](_, { release_id }, body, query) {
      const release = found(release_id);
      // An immutable release takes nothing more.
      if (release === undefined || !release.draft) return { status: 422, body: { message: 'immutable' } };
      const sha256 = createHash('sha256')
        .update(body as unknown as Buffer)
        .digest('hex');
      const name = query.get('name') ?? '';
      release.assets.push({ name, sha256 });
      return { status: 201, body: { ...exampleOf('release-asset'), name } };
    },
  };
}
