import { z } from 'zod';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import {
  causeOf,
  Interrupted,
  NOT_NOW,
  PATIENCE,
  type Patience,
  reasonOf,
  retryAfter,
  withRetries,
} from './http-request.ts';
import type { ImageReference } from './image-reference.ts';
import { originOf, tokenAnswer, tokenService } from './registry-api.ts';
import { type Credentials, credentialsOf } from './registry-credentials.ts';

export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/v2/<name>/`, or the absolute address that an answer named. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Made anew for each try. */
  readonly body?: () => Promise<NonNullable<RequestInit['body']>>;
}

/** One repository of a registry, with the login that it asks for. */
export interface RegistrySession {
  /** `registry/path`. */
  readonly name: string;
  /**
   * Asks, with retries where the registry says "not now" or breaks off. 404 is an answer.
   * @throws UserError with the registry's own reason
   */
  request(request: RegistryRequest): Promise<Response>;
  /** Repeats work of several requests that only make sense together. */
  retrying<T>(work: () => Promise<T>): Promise<T>;
  /** One request, without a second try. @throws Interrupted where another try may help */
  once(request: RegistryRequest): Promise<Response>;
}

export interface SessionOptions {
  readonly push: boolean;
  readonly patience?: Partial<Patience>;
}

const errors = z.looseObject({
  errors: z.array(z.looseObject({ code: z.string(), message: z.string().default('') })),
});
/** The answer to an upload comes when all of it was sent: ten minutes where others have half a minute. */
const UPLOAD_PATIENCE = 20;

/** Opens a repository; nothing is asked before the first request. */
export function openSession(
  host: Host,
  image: Pick<ImageReference, 'registry' | 'path'>,
  { push, patience }: SessionOptions,
): RegistrySession {
  const limits = { ...PATIENCE, ...patience };
  const name = `${image.registry}/${image.path}`;
  const base = `${originOf(image.registry)}/v2/${image.path}/`;
  let authorization: string | undefined;

  async function once(request: RegistryRequest): Promise<Response> {
    const url = new URL(request.path, base);
    const ask = async () =>
      await send(host, url, request, authorizationFor(url, base, authorization), limits);
    let response = await ask();
    if (response.status === 401) {
      await response.body?.cancel();
      authorization = await logIn(host, response, image, push, limits);
      response = await ask();
    }
    if (response.ok || response.status === 404) return response;
    throw await failureOf(host, name, push, response);
  }
  const retrying = <T>(work: () => Promise<T>) => withRetries(host, base, limits, work);
  return { name, once, retrying, request: (request) => retrying(() => once(request)) };
}

/** A login is for its registry; an upload or a blob may be elsewhere. */
function authorizationFor(url: URL, base: string, authorization: string | undefined): string | undefined {
  return url.origin === new URL(base).origin ? authorization : undefined;
}

async function send(
  host: Host,
  url: URL,
  { method, headers = {}, body }: RegistryRequest,
  authorization: string | undefined,
  { headersMs }: Patience,
): Promise<Response> {
  const timeout = new AbortController();
  const limitMs = body === undefined ? headersMs : headersMs * UPLOAD_PATIENCE;
  const timer = setTimeout(() => timeout.abort(), limitMs);
  try {
    return await host.fetch(url, {
      method,
      headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
      signal: AbortSignal.any([host.signal, timeout.signal]),
      ...(body === undefined ? {} : { body: await body(), duplex: 'half' }),
    });
  } catch (error) {
    host.signal.throwIfAborted();
    // A body that fails is the cause of a fetch that fails.
    const cause = causeOf(error);
    if (cause instanceof UserError || cause instanceof Interrupted) throw cause;
    if (timeout.signal.aborted) throw new Interrupted(`no answer within ${formatDuration(limitMs)}`, true);
    throw new Interrupted(reasonOf(error), true);
  } finally {
    clearTimeout(timer);
  }
}

/** Source: https://distribution.github.io/distribution/spec/auth/ */
async function logIn(
  host: Host,
  response: Response,
  image: Pick<ImageReference, 'registry' | 'path'>,
  push: boolean,
  limits: Patience,
): Promise<string> {
  const challenge = response.headers.get('www-authenticate') ?? '';
  const credentials = await credentialsOf(host, image.registry);
  const basic = credentials?.kind === 'password' ? basicOf(credentials) : undefined;
  if (/^basic\b/i.test(challenge)) {
    if (basic !== undefined) return basic;
    throw new UserError(`${image.registry} asks for a login.`, {
      hint: `Run "docker login ${image.registry}".`,
    });
  }
  const from = tokenService(challenge);
  if (from === undefined) {
    throw new UserError(`${image.registry} asks for a login of an unknown kind: "${challenge}".`);
  }
  const { realm, service } = from;
  const scope = `repository:${image.path}:${push ? 'pull,push' : 'pull'}`;
  const answer = await send(host, ...tokenRequest(realm, service, scope, credentials), basic, limits);
  if (!answer.ok) throw await failureOf(host, `${image.registry}/${image.path}`, push, answer);
  const parsed = tokenAnswer.safeParse(await answer.json());
  if (parsed.success) return `Bearer ${parsed.data}`;
  throw new UserError(`${new URL(realm).origin} does not answer with a token.`);
}

function tokenRequest(
  realm: string,
  service: string | undefined,
  scope: string,
  credentials: Credentials | undefined,
): [URL, RegistryRequest] {
  const fields = new URLSearchParams({ scope, ...(service === undefined ? {} : { service }) });
  const url = new URL(realm);
  if (credentials?.kind === 'identity-token') {
    fields.set('grant_type', 'refresh_token');
    fields.set('client_id', 'kafka-native');
    fields.set('refresh_token', credentials.token);
    return [url, { method: 'POST', path: '', body: async () => fields }];
  }
  for (const [key, value] of fields) url.searchParams.set(key, value);
  return [url, { method: 'GET', path: '' }];
}

function basicOf({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

async function failureOf(host: Host, name: string, push: boolean, response: Response): Promise<Error> {
  const { status, statusText } = response;
  const text = await response.text().catch(() => '');
  if (NOT_NOW.has(status)) {
    return new Interrupted(`the registry answers ${status} ${statusText}`, true, retryAfter(host, response));
  }
  const told = errors.safeParse(jsonOf(text));
  const reason = told.success
    ? told.data.errors.map(({ code, message }) => `${code} ${message}`.trim()).join('; ')
    : statusText;
  const denied = status === 401 || status === 403;
  return new UserError(
    `${name} refuses (${status}): ${reason}.`,
    denied ? { hint: `Run "docker login" for it with an account that may ${push ? 'push' : 'pull'}.` } : {},
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
