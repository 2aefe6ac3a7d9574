import { z } from 'zod';
import type { Host } from '../core/host.ts';
import { DownloadError } from './download-error.ts';
import { hashOf } from './hash.ts';
import { get, Interrupted, PATIENCE, type Patience, withRetries } from './http-request.ts';
import type { ImageReference } from './image-reference.ts';
import { MANIFESTS, originOf, tokenAnswer, tokenService } from './registry-api.ts';

/** What a registry holds under a tag or digest, with the digest of its very bytes. */
export interface Manifest {
  readonly digest: string;
  readonly mediaType: string;
  /** Its very bytes, as text. */
  readonly text: string;
  readonly json: unknown;
}

type Repository = Pick<ImageReference, 'registry' | 'path'>;

/** Reads public images of a registry, by the OCI distribution specification; no login is ever sent. */
export interface Registry {
  manifest(image: ImageReference): Promise<Manifest>;
  /** A blob of at most so many bytes, compared with its digest. */
  blob(image: ImageReference, digest: string, maxBytes: number): Promise<Uint8Array>;
  /** Every tag of a repository, as the registry orders them. */
  tags(image: Repository): Promise<string[]>;
}

/** Far above any manifest or list of tags. */
const MAX_BYTES = 4 * 1024 ** 2;
const MAX_PAGES = 100;

const tagList = z.looseObject({ tags: z.array(z.string()).nullish() });

interface Reply {
  readonly bytes: Buffer;
  readonly headers: Headers;
}

/** Retries where a registry is busy or says "not now"; patience can be shortened. */
export function openRegistry(host: Host, patience: Partial<Patience> = {}): Registry {
  const read = createReader(host, { ...PATIENCE, ...patience });
  return {
    async manifest(image) {
      const { bytes, headers } = await read(image, `manifests/${image.digest ?? image.tag ?? 'latest'}`);
      const digest = `sha256:${hashOf(bytes, 'sha256')}`;
      if (image.digest !== undefined && image.digest !== digest) {
        throw new DownloadError('checksum', `${image.registry} gives another manifest for ${image.digest}.`);
      }
      const text = bytes.toString('utf8');
      const json = jsonOf(text, image);
      const declared = z.looseObject({ mediaType: z.string() }).safeParse(json);
      const mediaType = declared.success ? declared.data.mediaType : (headers.get('content-type') ?? '');
      return { digest, mediaType, text, json };
    },
    async blob(image, digest, maxBytes) {
      const { bytes } = await read(image, `blobs/${digest}`, maxBytes);
      if (`sha256:${hashOf(bytes, 'sha256')}` === digest) return bytes;
      throw new DownloadError('checksum', `${image.registry} gives another blob for ${digest}.`);
    },
    async tags(image) {
      const tags: string[] = [];
      let path: string | undefined = 'tags/list?n=1000';
      for (let page = 0; path !== undefined; page += 1) {
        if (page === MAX_PAGES)
          throw new DownloadError('too-large', `${image.path} has too many tags to list.`);
        const { bytes, headers }: Reply = await read(image, path);
        tags.push(...(tagList.parse(jsonOf(bytes.toString('utf8'), image)).tags ?? []));
        path = /<([^>]+)>;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1];
      }
      return tags;
    },
  };
}

type Read = (image: Repository, path: string, maxBytes?: number) => Promise<Reply>;

/** Reads below a repository, with the token that it gives to everybody, which is asked for once. */
function createReader(host: Host, limits: Patience): Read {
  const tokens = new Map<string, string>();
  return async (image, path, maxBytes = MAX_BYTES) => {
    const url = new URL(path, `${originOf(image.registry)}/v2/${image.path}/`).href;
    const scope = `${image.registry}/${image.path}`;
    return await withRetries(host, url, limits, async () => {
      const known = tokens.get(scope);
      const response = await ask(host, url, known, limits);
      if (response.status !== 401 || known !== undefined) return await replyOf(url, response, maxBytes);
      await response.body?.cancel();
      tokens.set(scope, await anonymousToken(host, response, image.path, limits));
      return await replyOf(url, await ask(host, url, tokens.get(scope), limits), maxBytes);
    });
  };
}

async function ask(host: Host, url: string, bearer: string | undefined, limits: Patience): Promise<Response> {
  const headers = {
    accept: MANIFESTS,
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
  let challenge: Response | undefined;
  const watching: Host = {
    ...host,
    async fetch(input, init) {
      const response = await host.fetch(input, init);
      if (response.status === 401) challenge = response;
      return response;
    },
  };
  try {
    const answer = await get(watching, url, headers, limits);
    return answer.response;
  } catch (error) {
    if (challenge !== undefined) return challenge;
    throw error;
  }
}

async function replyOf(url: string, response: Response, maxBytes = MAX_BYTES): Promise<Reply> {
  if (response.status === 401) {
    await response.body?.cancel();
    throw new DownloadError('refused', `${url} is not given out without a login (401).`, {
      hint: 'Only public images are read, since no login is handed to the scanner; scan a docker save file or an OCI layout instead.',
    });
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of response.body ?? []) {
      length += piece.length;
      if (length > maxBytes) throw new DownloadError('too-large', `${url} is larger than expected.`);
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw new Interrupted('the connection broke off', true);
  }
  return { bytes: Buffer.concat(pieces), headers: response.headers };
}

/** What a public registry hands to everybody who asks. Source: https://distribution.github.io/distribution/spec/auth/token/ */
async function anonymousToken(
  host: Host,
  response: Response,
  path: string,
  limits: Patience,
): Promise<string> {
  const challenge = response.headers.get('www-authenticate') ?? '';
  const from = tokenService(challenge);
  if (from === undefined) {
    throw new DownloadError('refused', `${response.url} asks for a login of an unknown kind.`);
  }
  const { realm, service } = from;
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  url.searchParams.set('scope', `repository:${path}:pull`);
  const { bytes } = await replyOf(url.href, (await get(host, url.href, {}, limits)).response);
  const parsed = tokenAnswer.safeParse(jsonOf(bytes.toString('utf8'), { registry: url.host }));
  if (parsed.success) return parsed.data;
  throw new DownloadError('content', `${url.origin} does not answer with a token.`);
}

function jsonOf(text: string, { registry }: Pick<ImageReference, 'registry'>): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DownloadError('content', `${registry} does not answer with JSON.`, { cause: error });
  }
}
