import { createHash } from 'node:crypto';
import { exampleOf } from './github-description.ts';
import { type GitStore, type Handler, NOT_FOUND, type TreeEntry } from './github-state.ts';

const GIT = '/repos/{owner}/{repo}/git';

/** Git's objects and branches, as its Data API has them; a branch moves forward only. */
export const GIT_HANDLERS: Readonly<Record<string, Handler>> = {
  [`get ${GIT}/ref/{ref}`]({ git }, { ref }) {
    const sha = git.refs.get(decodeURIComponent(ref ?? ''));
    return sha === undefined ? NOT_FOUND : { status: 200, body: refBody(ref ?? '', sha) };
  },
  [`post ${GIT}/refs`]({ git }, _, { ref, sha }) {
    const name = String(ref).replace('refs/', '');
    if (git.refs.has(name)) return unprocessable('Reference already exists');
    if (!git.commits.has(String(sha))) return unprocessable('Object does not exist');
    git.refs.set(name, String(sha));
    return { status: 201, body: refBody(name, String(sha)) };
  },
  [`patch ${GIT}/refs/{ref}`]({ git }, { ref }, { sha, force }) {
    const name = decodeURIComponent(ref ?? '');
    const commit = git.commits.get(String(sha));
    if (commit === undefined) return unprocessable('Object does not exist');
    if (!force && !commit.parents.includes(git.refs.get(name) ?? '')) {
      return unprocessable('Update is not a fast forward');
    }
    git.refs.set(name, String(sha));
    return { status: 200, body: refBody(name, String(sha)) };
  },
  [`post ${GIT}/blobs`]({ git }, _, { content, encoding }) {
    const bytes = Buffer.from(String(content), encoding === 'base64' ? 'base64' : 'utf8');
    const sha = blobSha(bytes);
    git.blobs.set(sha, bytes);
    return { status: 201, body: { ...exampleOf('short-blob'), sha } };
  },
  [`get ${GIT}/blobs/{file_sha}`]({ git }, { file_sha: sha = '' }) {
    const bytes = git.blobs.get(sha);
    if (bytes === undefined) return NOT_FOUND;
    const content = bytes.toString('base64').replace(/.{60}/g, '$&\n');
    return {
      status: 200,
      body: { ...exampleOf('blob'), sha, size: bytes.length, encoding: 'base64', content },
    };
  },
  [`post ${GIT}/trees`]({ git }, _, { tree, base_tree: base }) {
    const entries = new Map((git.trees.get(String(base)) ?? []).map((each) => [each.path, each]));
    for (const { sha, ...entry } of tree as (Omit<TreeEntry, 'sha'> & { sha: string | null })[]) {
      if (sha !== null && !git.blobs.has(sha)) return unprocessable('tree.sha is not a valid blob');
      // GitHub refuses to delete what is not there.
      if (sha === null && !entries.has(entry.path)) return unprocessable('GitRPC::BadObjectState');
      if (sha === null) entries.delete(entry.path);
      else entries.set(entry.path, { ...entry, sha });
    }
    const all = [...entries.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const sha = shaOf(all);
    git.trees.set(sha, all);
    return { status: 201, body: treeBody(sha, all) };
  },
  [`get ${GIT}/trees/{tree_sha}`]({ git }, { tree_sha: sha = '' }) {
    const entries = git.trees.get(sha);
    return entries === undefined ? NOT_FOUND : { status: 200, body: treeBody(sha, entries) };
  },
  [`post ${GIT}/commits`]({ git }, _, { message, tree, parents = [] }) {
    const commit = { message: String(message), tree: String(tree), parents: parents as string[] };
    if (!git.trees.has(commit.tree)) return unprocessable('Tree SHA does not exist');
    const sha = shaOf(commit);
    git.commits.set(sha, commit);
    return { status: 201, body: commitBody(sha, commit) };
  },
  [`get ${GIT}/commits/{commit_sha}`]({ git }, { commit_sha: sha = '' }) {
    const commit = git.commits.get(sha);
    return commit === undefined ? NOT_FOUND : { status: 200, body: commitBody(sha, commit) };
  },
};

function unprocessable(message: string) {
  return { status: 422, body: { message } };
}

function refBody(ref: string, sha: string) {
  const example = exampleOf('git-ref');
  return {
    ...example,
    ref: `refs/${decodeURIComponent(ref)}`,
    object: { ...(example.object as object), sha },
  };
}

function treeBody(sha: string, entries: readonly TreeEntry[]) {
  return { ...exampleOf('git-tree'), sha, truncated: false, tree: entries };
}

function commitBody(
  sha: string,
  { tree, parents, message }: { tree: string; parents: readonly string[]; message: string },
) {
  const example = exampleOf('git-commit');
  return {
    ...example,
    sha,
    message,
    tree: { ...(example.tree as object), sha: tree },
    parents: parents.map((each) => ({ sha: each, url: 'https://x.test/', html_url: 'https://x.test/' })),
  };
}

/** Git's own name of a blob. */
function blobSha(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function shaOf(value: unknown): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('hex');
}

/** Texts of a branch (`heads/gh-pages`) by path; none where there is no such branch. */
export function textsOf(git: GitStore, branch: string): Map<string, string> {
  const commit = git.commits.get(git.refs.get(branch) ?? '');
  const entries = git.trees.get(commit?.tree ?? '') ?? [];
  return new Map(entries.map(({ path, sha }) => [path, git.blobs.get(sha)?.toString('utf8') ?? '']));
}
