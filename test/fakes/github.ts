import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerProblems, describeRequest, exampleOf } from './github-description.ts';
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
  | { readonly kind: 'cut-off-within' };

interface Thing {
  readonly id: number;
  [field: string]: unknown;
}

export interface FakeGitHub extends TestServer {
  /** `POST /repos/o/r/issues`, in order, without what a fault swallowed. */
  readonly calls: string[];
  readonly bodies: unknown[];
  /** Requests and answers that GitHub's description does not allow. */
  readonly violations: string[];
  readonly tokens: Set<string>;
  readonly comments: Thing[];
  readonly issues: Thing[];
  readonly checkRuns: Thing[];
  /** Consulted with `POST /repos/…`; the first argument's nth request. */
  fault: (call: string, nth: number) => Fault | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/**
 * A stand-in for GitHub's REST API: checks each request and each of its own answers against GitHub's own
 * description, keeps comments, issues and check runs in memory, and fails as it is told.
 * @param more answers to other calls, by method and path as in that description
 */
export async function serveGitHub(more: Readonly<Record<string, Handler>> = {}): Promise<FakeGitHub> {
  const state = {
    calls: [] as string[],
    bodies: [] as unknown[],
    violations: [] as string[],
    tokens: new Set<string>(),
    comments: [] as Thing[],
    issues: [] as Thing[],
    checkRuns: [] as Thing[],
    fault: (() => undefined) as FakeGitHub['fault'],
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
    const link = answer.headers?.link?.replace('PAGE', `http://${request.headers.host}${url.pathname}`);
    if (fault?.kind === 'cut-off-after-doing') request.socket.destroy();
    else if (fault?.kind === 'cut-off-within') cutOff(response, answer);
    else send(response, answer.status, answer.body, link === undefined ? {} : { link });
  });
  const fake = Object.assign(state, server);
  return fake;
}

export type State = Pick<FakeGitHub, 'violations' | 'comments' | 'issues' | 'checkRuns'>;
export type Handler = (
  state: State,
  parameters: Readonly<Record<string, string>>,
  body: Fields,
  query: URLSearchParams,
) => Answer;
export type Fields = Readonly<Record<string, unknown>>;

const ISSUES = '/repos/{owner}/{repo}/issues';
const COMMENTS = `${ISSUES}/{issue_number}/comments`;
const ONE_COMMENT = `${ISSUES}/comments/{comment_id}`;
const CHECK_RUNS = '/repos/{owner}/{repo}/check-runs';
const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found' } };
const BOT = { type: 'Bot', login: 'github-actions[bot]' };

const HANDLERS: Readonly<Record<string, Handler>> = {
  [`get ${COMMENTS}`]: ({ comments }, _, __, query) => page(comments, query),
  [`post ${COMMENTS}`]({ comments }, _, { body }) {
    const comment = thing('issue-comment', comments, { body });
    return { status: 201, body: comment };
  },
  [`patch ${ONE_COMMENT}`]: ({ comments }, { comment_id }, fields) =>
    change(comments, Number(comment_id), fields),
  [`delete ${ONE_COMMENT}`]({ comments }, { comment_id }) {
    const at = comments.findIndex(({ id }) => id === Number(comment_id));
    if (at < 0) return NOT_FOUND;
    comments.splice(at, 1);
    return { status: 204 };
  },
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

/** A new one after GitHub's own example, with these fields. */
function thing(example: string, among: Thing[], fields: Fields): Thing {
  const id = (among.at(-1)?.id ?? 0) + 1;
  const made: Thing = { ...exampleOf(example), author_association: 'NONE', ...fields, id };
  if ('number' in made) made.number = id;
  if (typeof made.user === 'object') made.user = { ...made.user, ...BOT };
  delete made.pull_request;
  among.push(made);
  return made;
}

function change(among: Thing[], id: number, fields: Fields): Answer {
  const found = among.find((each) => each.id === id);
  if (found === undefined) return NOT_FOUND;
  Object.assign(found, fields);
  return { status: 200, body: found };
}

function page(all: readonly Thing[], query: URLSearchParams): Answer {
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

function send(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
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
  const body = Buffer.concat(pieces);
  if (body.length === 0) return undefined;
  return /^application\/json\b/.test(request.headers['content-type'] ?? '')
    ? JSON.parse(body.toString('utf8'))
    : body;
}
