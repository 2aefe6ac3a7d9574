import { exampleOf } from './github-description.ts';

export interface Thing {
  readonly id: number;
  [field: string]: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
}

/** What a repository has of git: contents by their SHA-1, and where its branches are. */
export interface GitStore {
  readonly blobs: Map<string, Buffer>;
  readonly trees: Map<string, readonly TreeEntry[]>;
  readonly commits: Map<
    string,
    { readonly tree: string; readonly parents: readonly string[]; message: string }
  >;
  readonly refs: Map<string, string>;
}

/** All that the stand-in remembers. */
export interface State {
  /** Requests and answers that GitHub's description does not allow. */
  readonly violations: string[];
  readonly comments: Thing[];
  readonly issues: Thing[];
  readonly checkRuns: Thing[];
  /** Sigstore bundles, by digest of their subjects: `sha256:…`. */
  readonly attestations: Map<string, unknown[]>;
  readonly releases: Thing[];
  /** Assets of the release with this number. */
  readonly assets: Map<number, Thing[]>;
  readonly git: GitStore;
  /** Of this server. */
  readonly address: () => string;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Handler = (
  state: State,
  parameters: Readonly<Record<string, string>>,
  body: Fields,
  query: URLSearchParams,
) => Answer;

export const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found' } };
const BOT = { type: 'Bot', login: 'github-actions[bot]' };

/** A new one after GitHub's own example, with these fields. */
export function thing(example: string, among: Thing[], fields: Fields): Thing {
  const id = (among.at(-1)?.id ?? 0) + 1;
  const made: Thing = { ...exampleOf(example), author_association: 'NONE', ...fields, id };
  if ('number' in made) made.number = id;
  if (typeof made.user === 'object') made.user = { ...made.user, ...BOT };
  delete made.pull_request;
  among.push(made);
  return made;
}

export function change(among: Thing[], id: number, fields: Fields): Answer {
  const found = among.find((each) => each.id === id);
  if (found === undefined) return NOT_FOUND;
  Object.assign(found, fields);
  return { status: 200, body: found };
}

export function remove(among: Thing[], id: number): Answer {
  const at = among.findIndex((each) => each.id === id);
  if (at < 0) return NOT_FOUND;
  among.splice(at, 1);
  return { status: 204 };
}

export function page(all: readonly unknown[], query: URLSearchParams): Answer {
  const size = Number(query.get('per_page') ?? 30);
  const number = Number(query.get('page') ?? 1);
  const from = (number - 1) * size;
  const next = new URLSearchParams({ ...Object.fromEntries(query), page: String(number + 1) });
  const link = `<PAGE?${next}>; rel="next"`;
  return {
    status: 200,
    body: all.slice(from, from + size),
    ...(from + size < all.length ? { headers: { link } } : {}),
  };
}
