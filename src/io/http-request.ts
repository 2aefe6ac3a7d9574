import { messageOf } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import { DownloadError } from './download-error.ts';

/** How patient a request is; tests shorten it. */
export interface Patience {
  /** Tries altogether where a server answers but fails, or breaks off. */
  readonly attempts: number;
  /** Tries altogether where there is no connection at all: callers have other sources. */
  readonly connectAttempts: number;
  /** Until the first byte of the answer. */
  readonly headersMs: number;
  /** Between two pieces of the answer. */
  readonly idleMs: number;
}

export const PATIENCE: Patience = { attempts: 5, connectAttempts: 2, headersMs: 30_000, idleMs: 30_000 };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 120_000;
/** Status codes after which the same request may succeed later. */
export const NOT_NOW = new Set([408, 425, 429, 500, 502, 503, 504]);
const NO_CONNECTION = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Worth another try; `afterMs` where the server named a time. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly connected: boolean;
  readonly afterMs: number | undefined;

  constructor(message: string, connected: boolean, afterMs?: number) {
    super(message);
    this.connected = connected;
    this.afterMs = afterMs;
  }
}

/** Repeats an attempt as long as it ends with {@link Interrupted}: exponential waits with jitter. */
export async function withRetries<T>(
  host: Host,
  url: string,
  patience: Patience,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      host.signal.throwIfAborted();
      if (!(error instanceof Interrupted)) throw error;
      const limit = error.connected ? patience.attempts : patience.connectAttempts;
      const wait = error.afterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + Math.random());
      if (tries >= limit || wait > LONGEST_WAIT_MS) throw givenUp(url, error, tries);
      host.log.debug(`${url}: ${error.message}; next try in ${formatDuration(wait)}`);
      await host.clock.sleep(wait, host.signal);
    }
  }
}

function givenUp(url: string, error: Interrupted, tries: number): DownloadError {
  const asked = error.afterMs === undefined ? '' : ` and asks to wait ${formatDuration(error.afterMs)}`;
  const after = tries === 1 ? '' : ` after ${tries} tries`;
  return new DownloadError('unreachable', `${url} cannot be had${after}: ${error.message}${asked}.`, {
    hint: 'Check the network and the proxy settings (HTTPS_PROXY), or try again later.',
    cause: error,
  });
}

/** An answer whose body is read with a time limit between its pieces. */
export interface Answer {
  readonly response: Response;
  /** Ends with {@link Interrupted} where the connection breaks or falls silent. */
  body(): AsyncIterable<Uint8Array>;
  /** Lets go of the connection; to be called however it ends. */
  close(): void;
}

/** One GET request; 2xx and 416 are answers, everything else is an error with its failure named. */
export async function get(
  host: Host,
  url: string,
  headers: Readonly<Record<string, string>>,
  patience: Patience,
): Promise<Answer> {
  const controller = new AbortController();
  const signal = AbortSignal.any([host.signal, controller.signal]);
  const timer = setTimeout(() => controller.abort(), patience.headersMs);
  let response: Response;
  try {
    // An encoded body would change its length, and could not be resumed.
    response = await host.fetch(url, { headers: { 'accept-encoding': 'identity', ...headers }, signal });
  } catch (error) {
    host.signal.throwIfAborted();
    throw controller.signal.aborted
      ? new Interrupted(`no answer within ${formatDuration(patience.headersMs)}`, false)
      : brokenConnection(error);
  } finally {
    clearTimeout(timer);
  }
  const failure = failureOf(host, url, response);
  if (failure !== undefined) {
    controller.abort();
    throw failure;
  }
  return {
    response,
    body: () => pieces(response, controller, host.signal, patience.idleMs),
    close: () => controller.abort(),
  };
}

async function* pieces(
  response: Response,
  controller: AbortController,
  cancelled: AbortSignal,
  idleMs: number,
): AsyncGenerator<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), idleMs);
  };
  const reader = response.body?.getReader();
  try {
    while (reader !== undefined) {
      restart();
      const { done, value } = await reader.read();
      clearTimeout(timer);
      if (done) return;
      yield value;
    }
  } catch (error) {
    cancelled.throwIfAborted();
    throw controller.signal.aborted
      ? new Interrupted(`nothing came for ${formatDuration(idleMs)}`, true)
      : new Interrupted(`the connection broke off (${reasonOf(error)})`, true);
  } finally {
    clearTimeout(timer);
  }
}

function failureOf(host: Host, url: string, response: Response): Error | undefined {
  const { status } = response;
  if (url.startsWith('https:') && response.url.startsWith('http:')) {
    return new DownloadError('content', `${url} leads to ${response.url}, which is not encrypted.`);
  }
  if (response.ok || status === 416) return undefined;
  const answer = `${status} ${response.statusText}`.trim();
  if (NOT_NOW.has(status)) {
    return new Interrupted(`the server answers ${answer}`, true, retryAfter(host, response));
  }
  if (status === 404 || status === 410) {
    return new DownloadError('not-found', `${url} does not exist (${answer}).`);
  }
  return new DownloadError('refused', `${url} is not given out: the server answers ${answer}.`, {
    hint: 'Check the address, and whether it needs a login or a proxy.',
  });
}

/** The `Retry-After` of an answer, seconds or an HTTP date → milliseconds from now. */
export function retryAfter(host: Host, response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - host.clock.now().getTime());
}

function brokenConnection(error: unknown): Interrupted {
  return new Interrupted(reasonOf(error), !NO_CONNECTION.has(innerCode(causeOf(error)) ?? ''));
}

/** `fetch` says "fetch failed" and hides the reason in the cause. */
export function causeOf(error: unknown): unknown {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return cause ?? error;
}

/** A host with several addresses fails with one error for each; all of them say the same. */
function innerCode(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null) return undefined;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return 'errors' in cause && Array.isArray(cause.errors) ? innerCode(cause.errors[0]) : undefined;
}

/** Why a request failed, in the words of the system below `fetch`. */
export function reasonOf(error: unknown): string {
  const cause = causeOf(error);
  const message = messageOf(cause);
  return message === '' || message === 'AggregateError' ? (innerCode(cause) ?? 'no connection') : message;
}
