import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Blobs, Descriptor } from './oci-image.ts';

/** A registry on this machine that gives out what tests put into it, and can be busy. */
export class OciRegistry {
  readonly blobs: Blobs = new Map();
  /** Requests that came, as `GET /v2/…`. */
  readonly requests: string[] = [];
  /** Values of the header Authorization that came. */
  readonly authorizations: string[] = [];
  /** So many of the next requests are answered with this status. */
  busy = { count: 0, status: 429 };
  readonly #tags = new Map<string, Map<string, Descriptor>>();
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
  }

  /** `127.0.0.1:PORT`. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  tag(repository: string, tag: string, descriptor: Descriptor): void {
    const tags = this.#tags.get(repository) ?? new Map<string, Descriptor>();
    this.#tags.set(repository, tags.set(tag, descriptor));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url = '/' } = request;
    this.requests.push(`${method} ${url}`);
    if (request.headers.authorization !== undefined) this.authorizations.push(request.headers.authorization);
    if (this.busy.count > 0) {
      this.busy.count -= 1;
      response.writeHead(this.busy.status, { 'retry-after': '0', 'content-type': 'application/json' });
      response.end('{"errors":[{"code":"TOOMANYREQUESTS","message":"too many requests"}]}');
      return;
    }
    const [, repository = '', kind = '', reference = ''] =
      /^\/v2\/(.+)\/(manifests|blobs|tags)\/([^?]+)/.exec(url) ?? [];
    if (url === '/v2/') send(response, 200, '{}', 'application/json');
    else if (kind === 'tags') this.#sendTags(response, repository);
    else this.#sendContent(response, repository, kind, reference);
  }

  #sendTags(response: ServerResponse, repository: string): void {
    const tags = [...(this.#tags.get(repository)?.keys() ?? [])];
    send(
      response,
      tags.length > 0 ? 200 : 404,
      JSON.stringify({ name: repository, tags }),
      'application/json',
    );
  }

  #sendContent(response: ServerResponse, repository: string, kind: string, reference: string): void {
    const tagged = this.#tags.get(repository)?.get(reference);
    const digest = tagged?.digest ?? reference;
    const content = this.blobs.get(digest);
    if (content === undefined || (kind === 'blobs' && tagged !== undefined)) {
      send(
        response,
        404,
        '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"not here"}]}',
        'application/json',
      );
      return;
    }
    const type =
      kind === 'manifests'
        ? String(
            JSON.parse(content.toString('utf8')).mediaType ?? 'application/vnd.oci.image.manifest.v1+json',
          )
        : 'application/octet-stream';
    response.setHeader('docker-content-digest', digest);
    send(response, 200, content, type);
  }
}

function send(response: ServerResponse, status: number, content: string | Buffer, type: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(content) });
  response.end(response.req.method === 'HEAD' ? undefined : content);
}
