import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve, type TestServer } from './http-server.ts';

export interface StoredArtifact {
  readonly name: string;
  content: Buffer;
  /** Undefined until it was finalized with the right size and hash. */
  finalized?: { readonly size: string; readonly hash: string };
}

export interface FakeArtifactService extends TestServer {
  readonly artifacts: Map<string, StoredArtifact>;
  /** What a job has in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** HTTP status to answer the nth call of a method with; undefined does it. */
  fault: (method: string, nth: number) => number | undefined;
}

const SERVICE = '/twirp/github.actions.results.api.v1.ArtifactService/';
const RUN = 'ce7f54c7-61c7-4aae-887f-30da475f5f1a';
const JOB = 'ca395085-040a-526b-2ce8-bdc85f692774';

/**
 * The artifact service of a runner, version 4: Twirp with JSON, then a blob in blocks to a signed address,
 * whose size and SHA-256 the last call must name.
 */
export async function serveArtifacts(): Promise<FakeArtifactService> {
  const artifacts = new Map<string, StoredArtifact>();
  const blocks = new Map<string, Buffer>();
  const seen = new Map<string, number>();
  const server = await serve(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://results.test');
    const body = await bytesOf(request);
    if (url.pathname.startsWith('/blob/')) {
      storeBlob(artifacts, blocks, url, body, response);
      return;
    }
    const method = url.pathname.slice(SERVICE.length);
    const nth = (seen.get(method) ?? 0) + 1;
    seen.set(method, nth);
    const known = request.headers.authorization === `Bearer ${fake.env.ACTIONS_RUNTIME_TOKEN}`;
    const status = fake.fault(method, nth) ?? (known ? undefined : 401);
    const answer =
      status === undefined
        ? call(artifacts, method, JSON.parse(body.toString('utf8')), request)
        : { status, body: { msg: 'Told to fail' } };
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  const claims = Buffer.from(JSON.stringify({ scp: `Actions.Results:${RUN}:${JOB}` })).toString('base64url');
  const fake: FakeArtifactService = {
    ...server,
    artifacts,
    env: { ACTIONS_RUNTIME_TOKEN: `e30.${claims}.c2ln`, ACTIONS_RESULTS_URL: server.url },
    fault: () => undefined,
  };
  return fake;
}

interface Call {
  readonly workflow_run_backend_id?: string;
  readonly workflow_job_run_backend_id?: string;
  readonly name: string;
  readonly version?: number;
  readonly size?: string;
  readonly hash?: string;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

function call(
  artifacts: Map<string, StoredArtifact>,
  method: string,
  asked: Call,
  request: IncomingMessage,
): Answer {
  const { name, workflow_run_backend_id: run } = asked;
  const refuse = (status: number, msg: string): Answer => ({ status, body: { msg } });
  if (run !== RUN) return refuse(400, 'not this run');
  const stored = artifacts.get(name);
  if (method === 'CreateArtifact') {
    if (asked.version !== 7) return refuse(400, 'unknown version');
    if (stored?.finalized !== undefined) return refuse(409, 'an artifact with this name already exists');
    artifacts.set(name, { name, content: Buffer.alloc(0) });
    const address = `http://${request.headers.host}/blob/${encodeURIComponent(name)}?sig=secret`;
    return { status: 200, body: { ok: true, signed_upload_url: address } };
  }
  if (method === 'ListArtifacts') {
    const found = { workflow_run_backend_id: RUN, workflow_job_run_backend_id: JOB, database_id: '4711' };
    const all = [...artifacts.keys()].map((each) => ({ ...found, name: each, size: '1' }));
    return { status: 200, body: { artifacts: all } };
  }
  if (stored === undefined) return refuse(404, 'no such artifact');
  if (method === 'DeleteArtifact') artifacts.delete(name);
  else {
    const hash = `sha256:${createHash('sha256').update(stored.content).digest('hex')}`;
    if (asked.size !== String(stored.content.length) || asked.hash !== hash)
      return refuse(400, 'other content');
    stored.finalized = { size: asked.size, hash };
  }
  return { status: 200, body: { ok: true, artifact_id: '4711' } };
}

/** Put Block, Put Block List and Put Blob of Azure's storage. */
function storeBlob(
  artifacts: Map<string, StoredArtifact>,
  blocks: Map<string, Buffer>,
  url: URL,
  body: Buffer,
  response: ServerResponse,
): void {
  const stored = artifacts.get(decodeURIComponent(url.pathname.slice('/blob/'.length)));
  const operation = url.searchParams.get('comp');
  if (stored === undefined || url.searchParams.get('sig') !== 'secret') {
    response.writeHead(403).end();
    return;
  }
  if (operation === 'block') blocks.set(url.searchParams.get('blockid') ?? '', body);
  else if (operation === 'blocklist') {
    const ids = [...body.toString('utf8').matchAll(/<Latest>([^<]+)</g)].map(([, id = '']) => id);
    stored.content = Buffer.concat(ids.map((id) => blocks.get(id) ?? Buffer.alloc(0)));
  } else stored.content = body;
  response
    .writeHead(201, { 'x-ms-request-id': '1', etag: '"1"', 'last-modified': new Date().toUTCString() })
    .end();
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}
