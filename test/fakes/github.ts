import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerProblems, describeRequest } from './github-description.ts';
import { GIT_HANDLERS } from './github-git.ts';
import { addRelease, RELEASE_HANDLERS } from './github-releases.ts';
import {
  type Answer,
  change,
  type Fields,
  type Handler,
  NOT_FOUND,
  page,
  remove,
  type State,
  thing,
} from './github-state.ts';
import { serve, type TestServer } from './http-server.ts';

/** What goes wrong with one request in place of its answer. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly message?: string;
    }
  /** No answer at all for a while. */
  | { readonly kind: 'slow' }
  /** It is done, but the connection breaks before or within the answer. */
  | { readonly kind: 'cut-off-after-doing' }
  | { readonly kind: 'cut-off-within' }
  /** The connection breaks while a file is uploaded: an asset stays that is not whole. */
  | { readonly kind: 'cut-off-while-uploading' };

export interface FakeGitHub extends TestServer, State {
  /** `POST /repos/o/r/issues`, in order, without what a fault swallowed. */
  readonly calls: string[];
  readonly bodies: unknown[];
  readonly tokens: Set<string>;
  /** Consulted with `POST /repos/…`; the first argument's nth request. */
  fault: (call: string, nth: number) => Fault | undefined;
  /** Stores a Sigstore bundle under the digests of its statement. */
  attest(bundle: unknown): void;
  /** A release with this tag and no assets. @returns its number */
  addRelease(tag: string, fields?: { draft?: boolean; immutable?: boolean }): number;
}

/**
 * A stand-in for GitHub's REST API: checks each request and each of its own answers against GitHub's own
 * description, keeps what it is told in memory, and fails as it is told.
 * @param more answers to other calls, by method and path as in that description
 */
export async function serveGitHub(more: Readonly<Record<string, Handler>> = {}): Promise<FakeGitHub> {
  const state: State & Omit<FakeGitHub, keyof TestServer> = {
    calls: [],
    bodies: [],
    violations: [],
    tokens: new Set<string>(),
    comments: [],
    issues: [],
    checkRuns: [],
    attestations: new Map(),
    releases: [],
    assets: new Map(),
    git: { blobs: new Map(), trees: new Map(), commits: new Map(), refs: new Map() },
    address: () => server.url,
    attest: (bundle: unknown) => storeBundle(state, bundle),
    addRelease: (tag: string, fields: object) => addRelease(state, tag, fields),
    fault: () => undefined,
  };
  const seen = new Map<string, number>();
  const server = await serve(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://github.test');
    const call = `${request.method} ${url.pathname}`;
    const nth = (seen.get(call) ?? 0) + 1;
    seen.set(call, nth);
    state.tokens.add(request.headers.authorization ?? '');
    const body = await readBody(request);
    const fault = fake.fault(call, nth);
    if (fault?.kind === 'slow') return;
    if (fault?.kind === 'answer') {
      send(response, fault.status, { message: fault.message ?? 'Told to fail' }, fault.headers);
      return;
    }
    state.calls.push(call);
    state.bodies.push(body);
    const answer = act(state, { ...HANDLERS, ...more }, request.method ?? '', url, body);
    if (fault?.kind === 'cut-off-while-uploading') leaveHalf(answer);
    const link = answer.headers?.link?.replace('PAGE', `http://${request.headers.host}${url.pathname}`);
    if (fault?.kind.startsWith('cut-off-') && fault.kind !== 'cut-off-within') request.socket.destroy();
    else if (fault?.kind === 'cut-off-within') cutOff(response, answer);
    else send(response, answer.status, answer.body, link === undefined ? {} : { link });
  });
  const fake = Object.assign(state, server);
  return fake;
}

const ISSUES = '/repos/{owner}/{repo}/issues';
const COMMENTS = `${ISSUES}/{issue_number}/comments`;
const ONE_COMMENT = `${ISSUES}/comments/{comment_id}`;
const CHECK_RUNS = '/repos/{owner}/{repo}/check-runs';
const ATTESTATIONS = '/repos/{owner}/{repo}/attestations';

const HANDLERS: Readonly<Record<string, Handler>> = {
  [`get ${COMMENTS}`]: ({ comments }, _, __, query) => page(comments, query),
  [`post ${COMMENTS}`]({ comments }, _, { body }) {
    const comment = thing('issue-comment', comments, { body });
    return { status: 201, body: comment };
  },
  [`patch ${ONE_COMMENT}`]: ({ comments }, { comment_id }, fields) =>
    change(comments, Number(comment_id), fields),
  [`delete ${ONE_COMMENT}`]: ({ comments }, { comment_id }) => remove(comments, Number(comment_id)),
  [`post ${ATTESTATIONS}`](state, _, { bundle }) {
    storeBundle(state, bundle);
    return { status: 201, body: { id: [...state.attestations.values()].flat().length } };
  },
  [`get ${ATTESTATIONS}/{subject_digest}`]({ attestations }, { subject_digest: digest = '' }) {
    const bundles = attestations.get(decodeURIComponent(digest));
    if (bundles === undefined) return NOT_FOUND;
    return { status: 200, body: { attestations: bundles.map((bundle) => ({ bundle, repository_id: 1 })) } };
  },
  ...GIT_HANDLERS,
  ...RELEASE_HANDLERS,
  [`get ${ISSUES}`]: ({ issues }, _, __, query) =>
    page(
      issues.filter(
        ({ state, labels }) =>
          state === (query.get('state') ?? 'open') &&
          (labels as { name: string }[]).some(({ name }) => name === query.get('labels')),
      ),
      query,
    ),
  [`post ${ISSUES}`]({ issues }, _, { title, body, labels }) {
    const named = (labels as string[]).map((name) => ({ name }));
    return { status: 201, body: thing('issue', issues, { title, body, labels: named, state: 'open' }) };
  },
  [`patch ${ISSUES}/{issue_number}`]: ({ issues }, { issue_number }, fields) =>
    change(issues, Number(issue_number), fields),
  [`post ${CHECK_RUNS}`]({ checkRuns }, _, { name, head_sha, output, conclusion }) {
    const { annotations = [], ...told } = output as { annotations?: unknown[] };
    const run = thing('check-run-example-of-completed-conclusion', checkRuns, { name, head_sha, conclusion });
    Object.assign(run.output as object, told, { annotations_count: annotations.length });
    return { status: 201, body: run };
  },
  [`patch ${CHECK_RUNS}/{check_run_id}`]({ checkRuns }, { check_run_id }, { output }) {
    const run = checkRuns.find(({ id }) => id === Number(check_run_id));
    if (run === undefined) return NOT_FOUND;
    const kept = run.output as { annotations_count: number };
    kept.annotations_count += (output as { annotations: unknown[] }).annotations.length;
    return { status: 200, body: run };
  },
};

function act(
  state: State,
  handlers: Readonly<Record<string, Handler>>,
  method: string,
  url: URL,
  body: unknown,
): Answer {
  const lower = method.toLowerCase();
  const { template, parameters, problems } = describeRequest(lower, url, body);
  if (problems.length > 0) {
    state.violations.push(...problems.map((each) => `${method} ${url.pathname}: ${each}`));
    return { status: 422, body: { message: problems.join('; ') } };
  }
  const handler = handlers[`${lower} ${template}`];
  if (handler === undefined)
    return { status: 501, body: { message: `not part of the stand-in: ${template}` } };
  const answer = handler(state, parameters, (body ?? {}) as Fields, url.searchParams);
  if (answer.status < 300 && answer.body !== undefined) {
    const wrong = answerProblems(lower, template, answer.status, answer.body);
    state.violations.push(...wrong.map((each) => `answer to ${method} ${url.pathname}: ${each}`));
  }
  return answer;
}

function storeBundle({ attestations }: State, bundle: unknown): void {
  const { dsseEnvelope } = bundle as { dsseEnvelope: { payload: string } };
  const { subject } = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString('utf8'));
  for (const { digest } of subject as { digest: { sha256: string } }[]) {
    const key = `sha256:${digest.sha256}`;
    attestations.set(key, [...(attestations.get(key) ?? []), bundle]);
  }
}

function send(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function leaveHalf({ body }: Answer): void {
  Object.assign(body as object, { state: 'open', digest: null, size: 0 });
}

function cutOff(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body ?? {});
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const type = request.headers['content-type'] ?? '';
  if (/^application\/json\b/.test(type)) return JSON.parse(bytes.toString('utf8'));
  return bytes.length === 0 && type === '' ? undefined : bytes;
}
