import { z } from 'zod';
import type { Host } from '../../core/host.ts';
import type { GitHub } from '../../io/github.ts';
import { GitHubError } from '../../io/github-error.ts';
import { gitBlobSha } from '../../io/hash.ts';

/** A branch as files, through the Git data API: no checkout, no git. */
export interface BranchHead {
  readonly commit: string;
  readonly tree: string;
  /** Git's blob digests by path, below the folder that was asked for. */
  readonly files: ReadonlyMap<string, string>;
}

export interface BranchChange {
  readonly write: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
  readonly message: string;
}

const GIT = '/repos/{owner}/{repo}/git';
const needs = 'contents: write';
const named = z.object({ sha: z.string() });
const reference = z.object({ object: named });
const commit = z.object({ tree: named });
const tree = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string() })),
});
const blob = z.object({ content: z.string(), encoding: z.literal('base64') });

/** Somebody else may be quicker this often; waits grow, so that of many runs each gets its turn. */
const TRIES = 10;
const WAIT_MS = 500;

export interface Branch {
  readonly name: string;
  /** Folder in it, empty or with a slash at its end. */
  readonly folder: string;
}

/**
 * Changes a branch in one commit on top of whatever is there by then: where another run was quicker, the
 * change is made anew from what that one left. The branch is made where it is missing, and never forced.
 * @param plan the change for these files; undefined where there is nothing to do
 * @returns digest of the new commit; undefined where nothing was changed
 * @throws GitHubError
 */
export async function changeBranch(
  host: Host,
  github: GitHub,
  branch: Branch,
  plan: (head: BranchHead | undefined) => Promise<BranchChange | undefined>,
): Promise<string | undefined> {
  const there = new Set<string>();
  for (let tries = 1; ; tries += 1) {
    const head = await readHead(github, branch);
    const change = await plan(head);
    if (change === undefined) return undefined;
    const made = await commitOn(github, branch, head, change, there);
    try {
      await moveBranch(github, branch, head, made);
      return made;
    } catch (error) {
      const overtaken = error instanceof GitHubError && (error.status === 422 || error.status === 409);
      if (!overtaken || tries === TRIES) throw error;
      host.log.debug(`${branch.name} was changed by another run in the meantime; trying again.`);
      await host.clock.sleep(WAIT_MS * tries, host.signal);
    }
  }
}

/** Text of a file of the branch. */
export async function readBlob(github: GitHub, sha: string): Promise<string> {
  const { content } = blob.parse(
    await github.read({
      route: `GET ${GIT}/blobs/{file_sha}`,
      parameters: { file_sha: sha },
      what: 'read a file of the branch',
      needs: 'contents: read',
    }),
  );
  return Buffer.from(content, 'base64').toString('utf8');
}

async function readHead(github: GitHub, { name, folder }: Branch): Promise<BranchHead | undefined> {
  const read = (route: string, parameters: Record<string, unknown>) =>
    github.read({
      route: `GET ${GIT}/${route}`,
      parameters,
      what: `read the branch ${name}`,
      needs: 'contents: read',
    });
  const found = await read('ref/{ref}', { ref: `heads/${name}` }).catch((error: unknown) => {
    if (error instanceof GitHubError && error.status === 404) return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  const { sha } = reference.parse(found).object;
  const { tree: top } = commit.parse(await read('commits/{commit_sha}', { commit_sha: sha }));
  const listed = tree.parse(await read('trees/{tree_sha}', { tree_sha: top.sha, recursive: '1' }));
  if (listed.truncated) {
    throw new GitHubError(200, `The branch ${name} has more files than GitHub lists at once.`, {
      hint: 'Set pages-keep, or use another branch.',
    });
  }
  const files = listed.tree
    .filter((each) => each.type === 'blob' && each.path.startsWith(folder))
    .map((each): [string, string] => [each.path.slice(folder.length), each.sha]);
  return { commit: sha, tree: top.sha, files: new Map(files) };
}

async function commitOn(
  github: GitHub,
  { folder }: Branch,
  head: BranchHead | undefined,
  { write, remove, message }: BranchChange,
  there: Set<string>,
): Promise<string> {
  const post = async (what: string, path: string, parameters: Record<string, unknown>) => {
    const answer = await github.write({ route: `POST ${GIT}/${path}`, parameters, what, needs });
    // A dry run has no digests yet.
    return answer === undefined ? '0'.repeat(40) : named.parse(answer).sha;
  };
  const entries: { path: string; mode: '100644'; type: 'blob'; sha: string | null }[] = [];
  for (const [path, text] of write) {
    const sha = gitBlobSha(text);
    if (!there.has(sha)) {
      const content = Buffer.from(text).toString('base64');
      await post('store a file', 'blobs', { content, encoding: 'base64' });
      there.add(sha);
    }
    entries.push({ path: folder + path, mode: '100644', type: 'blob', sha });
  }
  for (const path of remove) entries.push({ path: folder + path, mode: '100644', type: 'blob', sha: null });
  const made = await post('store the list of files', 'trees', {
    tree: entries,
    ...(head === undefined ? {} : { base_tree: head.tree }),
  });
  const parents = head === undefined ? [] : [head.commit];
  return await post('make a commit', 'commits', { message, tree: made, parents });
}

async function moveBranch(
  github: GitHub,
  { name }: Branch,
  head: BranchHead | undefined,
  sha: string,
): Promise<void> {
  await github.write(
    head === undefined
      ? {
          route: `POST ${GIT}/refs`,
          parameters: { ref: `refs/heads/${name}`, sha },
          what: `make the branch ${name}`,
          needs,
        }
      : {
          route: `PATCH ${GIT}/refs/{ref}`,
          parameters: { ref: `heads/${name}`, sha, force: false },
          what: `move the branch ${name} to the new commit`,
          needs,
        },
  );
}
