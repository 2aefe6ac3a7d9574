import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { DownloadError, isPageType, tooLarge, webPage } from './download-error.ts';
import { Interrupted, PATIENCE, reasonOf, withRetries } from './http-request.ts';

export interface JsonRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  /** An answer that is no success, told by who knows this service; undefined leaves it to this module. */
  readonly explain?: (response: Response) => Error | undefined;
}

const TIME_LIMIT = 60_000;

/**
 * Asks a service for JSON, with retries where it says "not now".
 * @throws DownloadError in the manner of downloads, or what `explain` made of the answer
 */
export async function fetchJson(host: Host, request: JsonRequest): Promise<unknown> {
  const text = await withRetries(host, request.url, PATIENCE, async () => {
    const response = await ask(host, request);
    const failure = response.ok ? undefined : (request.explain?.(response) ?? refusal(request.url, response));
    if (failure !== undefined) {
      await response.body?.cancel();
      throw failure;
    }
    if (isPageType(response)) throw webPage(request.url);
    return await bounded(response, request);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DownloadError('content', `${request.url} does not answer with JSON: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

async function ask(host: Host, { url, headers }: JsonRequest): Promise<Response> {
  try {
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(TIME_LIMIT)]);
    return await host.fetch(url, { headers: { accept: 'application/json', ...headers }, signal });
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof UserError) throw error;
    throw new Interrupted(reasonOf(error), false);
  }
}

function refusal(url: string, response: Response): Error {
  const answer = `${response.status} ${response.statusText}`.trim();
  if (response.status >= 500 || response.status === 429)
    return new Interrupted(`the server answers ${answer}`, true);
  const failure = response.status === 404 || response.status === 410 ? 'not-found' : 'refused';
  return new DownloadError(failure, `${url} is not given out: the server answers ${answer}.`);
}

async function bounded(response: Response, { url, maxBytes }: JsonRequest): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of response.body ?? []) {
      length += piece.length;
      if (length > maxBytes) throw tooLarge(url, maxBytes);
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new Interrupted(`the connection broke off (${reasonOf(error)})`, true);
  }
  return Buffer.concat(pieces).toString('utf8');
}
