import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { z } from 'zod';
import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { formatBytes, formatDuration } from '../core/units.ts';
import { VERSION } from '../core/version.ts';
import { explainRefusal, type GitHubError } from './github-error.ts';

/** One call of GitHub's REST API. */
export interface GitHubCall {
  /** `POST /repos/{owner}/{repo}/check-runs`, as GitHub's description writes it. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What it does, after "GitHub did not …". */
  readonly what: string;
  /** Permission of the job's token that it needs: `checks: write`. */
  readonly needs: string;
  /**
   * Whether doing it twice is the same as doing it once. What is not, is not repeated after an answer was
   * lost: the caller looks first.
   */
  readonly repeatable?: boolean;
}

/** A file for a release. */
export interface GitHubUpload extends Omit<GitHubCall, 'route' | 'repeatable'> {
  /** Where GitHub said that it takes files of the release. */
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** GitHub's REST API on behalf of one repository. Rate limits and errors of the server are waited out. */
export interface GitHub {
  /** @throws GitHubError */
  read(call: GitHubCall): Promise<unknown>;
  /** Every item of every page. @throws GitHubError */
  readAll(call: GitHubCall): Promise<unknown[]>;
  /**
   * Changes something. In a dry run the call is shown instead and the answer is undefined.
   * @throws GitHubError
   */
  write(call: GitHubCall): Promise<unknown>;
  /** Uploads a file; tried once, since half of it may stay. In a dry run it is shown. @throws GitHubError */
  upload(file: GitHubUpload): Promise<unknown>;
}

export interface GitHubOptions {
  readonly owner: string;
  readonly repo: string;
  /** Without one, what is public can be read. */
  readonly token: string | undefined;
  readonly dryRun: boolean;
  /** Shortened by tests. */
  readonly patience?: Partial<GitHubPatience>;
}

export interface GitHubPatience {
  /** Until a call is given up. */
  readonly timeoutMs: number;
  /** What plugins count in: a "second" of waiting. */
  readonly secondMs: number;
  /** Longest wait for a rate limit; with a longer one the run fails and says until when. */
  readonly longestWaitS: number;
  /** GitHub asks for a second between calls that change something, three where they notify people. */
  readonly paced: boolean;
}

const PATIENCE: GitHubPatience = { timeoutMs: 30_000, secondMs: 1000, longestWaitS: 120, paced: true };
const RETRIES = 3;
const Client = Octokit.plugin(throttling, retry);

type Connection = InstanceType<typeof Client>;

/** The token goes to the origin of GITHUB_API_URL, and to that for uploads beside it. */
export function openGitHub(host: Host, options: GitHubOptions): GitHub {
  const { owner, repo } = options;
  const client = createClient(host, options);
  const parametersOf = ({ parameters, repeatable = true }: GitHubCall) => ({
    owner,
    repo,
    ...parameters,
    ...(repeatable ? {} : { request: { retries: 0 } }),
  });
  const attempt = async <T>(call: GitHubCall, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      host.signal.throwIfAborted();
      throw refusalOf(error, call, `${owner}/${repo}`);
    }
  };
  const ask = async (call: GitHubCall): Promise<unknown> =>
    await attempt(call, async () => (await client.request(call.route, parametersOf(call))).data);
  return {
    read: ask,
    readAll: (call) =>
      attempt(call, async () => await client.paginate(call.route, { per_page: 100, ...parametersOf(call) })),
    write: ask,
    async upload({ url, bytes, ...call }) {
      const { origin, pathname } = uploadAddress(host, url);
      const route = `POST ${pathname}{?name}`;
      const request = {
        baseUrl: origin,
        name: call.parameters.name,
        data: bytes,
        headers: { 'content-type': 'application/octet-stream' },
        request: { retries: 0 },
      };
      return await attempt({ ...call, route }, async () => (await client.request(route, request)).data);
    },
    ...(options.dryRun ? dryRun(host, client, options) : {}),
  };
}

/** Shows what would change something, and does nothing. */
function dryRun(
  host: Host,
  client: Connection,
  { owner, repo }: GitHubOptions,
): Pick<GitHub, 'write' | 'upload'> {
  return {
    async write({ route, parameters }) {
      const { method, url, body } = client.request.endpoint(route, { owner, repo, ...parameters });
      host.log.info(`Dry run: ${method} ${url}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`);
    },
    async upload({ url, bytes, parameters }) {
      const { origin, pathname } = uploadAddress(host, url);
      const size = formatBytes(bytes.length);
      host.log.info(`Dry run: POST ${origin}${pathname}?name=${parameters.name} (${size})`);
    },
  };
}

/** The token goes to the API's own origin, or to `uploads.` in place of `api.` of it. */
function uploadAddress(host: Host, address: string): URL {
  const url = new URL(address);
  const api = new URL(apiAddress(host));
  const uploads = `${api.protocol}//${api.host.replace(/^api\./, 'uploads.')}`;
  if (url.origin === api.origin || url.origin === uploads) return url;
  throw new UserError(`Files are not uploaded to ${url.origin}: it does not belong to ${api.origin}.`);
}

function apiAddress({ env }: Host): string {
  return env.GITHUB_API_URL || 'https://api.github.com';
}

function createClient(host: Host, { token, patience }: GitHubOptions): Connection {
  const { timeoutMs, secondMs, longestWaitS, paced } = { ...PATIENCE, ...patience };
  const mayWait = (seconds: number, retried: number) => {
    const waits = retried < RETRIES && seconds <= longestWaitS;
    if (waits) host.log.info(`GitHub's rate limit: waiting ${formatDuration(seconds * 1000)}.`);
    return waits;
  };
  const log = { debug: host.log.debug, info: host.log.debug, warn: host.log.debug, error: host.log.debug };
  return new Client({
    ...(token === undefined ? {} : { auth: token }),
    userAgent: `kafka-native/${VERSION}`,
    baseUrl: apiAddress(host),
    log,
    request: { fetch: timed(host, timeoutMs) },
    retry: { retries: RETRIES, retryAfterBaseValue: secondMs },
    throttle: {
      // A client of its own is paced on its own.
      id: crypto.randomUUID(),
      retryAfterBaseValue: secondMs,
      onRateLimit: (seconds: number, _: unknown, __: unknown, retried: number) => mayWait(seconds, retried),
      onSecondaryRateLimit: (seconds: number, _: unknown, __: unknown, retried: number) =>
        mayWait(seconds, retried),
      ...(paced ? {} : UNPACED),
    },
  });
}

/** In place of the plugin's queues for calls that change something; it takes them, but does not declare all. */
const UNPACED: object = {
  triggersNotification: () => false,
  write: { key: () => ({ schedule: (_: unknown, work: () => Promise<void>) => work() }) },
};

/** One try: with a time limit, and its whole body, so that a connection that breaks within it is seen. */
function timed(host: Host, timeoutMs: number): typeof globalThis.fetch {
  return async (input, init) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([host.signal, timeout]);
    try {
      const response = await host.fetch(input, { ...init, signal });
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      const whole = new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
      Object.defineProperty(whole, 'url', { value: response.url });
      return whole;
    } catch (error) {
      // The one error that the plugins do not try again after.
      if (host.signal.aborted) throw new DOMException('Cancelled', 'AbortError');
      throw timeout.aborted ? new Error(`no answer within ${formatDuration(timeoutMs)}`) : error;
    }
  };
}

const failure = z.object({
  status: z.int().optional(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
});

function refusalOf(error: unknown, call: GitHubCall, repository: string): GitHubError {
  const parsed = failure.safeParse(error);
  const { status = 0, response } = parsed.success ? parsed.data : {};
  const header = (name: string) => {
    const value = response?.headers[name];
    return value === undefined ? undefined : String(value);
  };
  const reset = Number(header('x-ratelimit-reset'));
  const usedUp = header('x-ratelimit-remaining') === '0' && (status === 403 || status === 429);
  return explainRefusal(
    {
      what: call.what,
      needs: call.needs,
      repository,
      // Octokit reports a lost connection as 500 without a response.
      status: response === undefined ? 0 : status,
      message: messageOf(error).split(' - https://')[0]?.replace(/\.$/, '') ?? '',
      accepted: header('x-accepted-github-permissions'),
      resetAt: usedUp && reset > 0 ? new Date(reset * 1000) : undefined,
    },
    error,
  );
}
