import { createServer, type IncomingMessage } from 'node:http';
import type { Host } from '../core/host.ts';

/** What a local server answers; `status` is 200 unless told. */
export interface LocalAnswer {
  readonly status?: number;
  readonly json: unknown;
}

const LARGEST_REQUEST = 64 * 1024;

/**
 * Serves JSON on a free port of the loopback address until the run ends, and answers with its address
 * (`http://127.0.0.1:1234`).
 */
export async function serveLocally(
  host: Host,
  answer: (method: string, path: string, body: string) => LocalAnswer,
): Promise<string> {
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { status = 200, json } = answer(request.method ?? '', request.url ?? '', body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  host.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  // A check that is cancelled must not wait for it.
  server.unref();
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > LARGEST_REQUEST) request.destroy();
  }
  return body;
}
