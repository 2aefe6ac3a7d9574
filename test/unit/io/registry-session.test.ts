import { mkdtemp, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openSession } from '../../../src/io/registry-session.ts';
import { copyBlob, readManifest } from '../../../src/io/repository.ts';
import { createFakeHost, type FakeHostOptions } from '../../fakes/host.ts';
import { serve, type TestServer } from '../../fakes/http-server.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function registry(handler: Handler): Promise<string> {
  const server = await serve(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    handler(request, response, body);
  });
  servers.push(server);
  return server.url.replace('http://', '');
}

/** A registry that wants a token for everything, given for one login only. */
function withToken(
  tokenFor: (request: IncomingMessage, body: string) => string | undefined,
  seen: string[],
): Handler {
  return (request, response, body) => {
    const { url = '', headers } = request;
    if (url.startsWith('/token')) {
      seen.push(`${request.method} ${url} ${headers.authorization ?? ''} ${body}`.trim());
      const token = tokenFor(request, body);
      if (token === undefined) response.writeHead(401).end();
      else response.end(JSON.stringify({ token }));
      return;
    }
    if (headers.authorization === 'Bearer good') {
      response.end('{"schemaVersion":2}');
      return;
    }
    const realm = `Bearer realm="http://${headers.host}/token",service="the-service"`;
    response.writeHead(401, { 'www-authenticate': realm }).end();
  };
}

async function session(address: string, config: object, options: FakeHostOptions = {}, push = true) {
  const folder = await mkdtemp(join(tmpdir(), 'docker-config-'));
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const host = createFakeHost({ fetch: globalThis.fetch, env: { DOCKER_CONFIG: folder }, ...options });
  const patience = { attempts: 2, connectAttempts: 1, headersMs: 2000 };
  return { host, session: openSession(host, { registry: address, path: 'a/b' }, { push, patience }) };
}

const auth = Buffer.from('jo:pass:word').toString('base64');

describe('a registry that asks for a login', () => {
  test('gets that of Docker’s configuration, for the scope that is needed, masked in the log', async () => {
    const seen: string[] = [];
    const right = `Basic ${auth}`;
    const address = await registry(
      withToken(({ headers }) => (headers.authorization === right ? 'good' : undefined), seen),
    );
    const { host, session: opened } = await session(address, { auths: { [address]: { auth } } });
    expect((await readManifest(opened, 'x'))?.content).toEqual({ schemaVersion: 2 });
    await readManifest(opened, 'y');
    expect(seen).toEqual([`GET /token?scope=repository%3Aa%2Fb%3Apull%2Cpush&service=the-service ${right}`]);
    expect(host.recording.secrets).toEqual(['pass:word']);
  });

  test('gets what a helper program gives, an identity token among it', async () => {
    const seen: string[] = [];
    const address = await registry(
      withToken((_, body) => (body.includes('refresh_token=id-token') ? 'good' : undefined), seen),
    );
    const exec: FakeHostOptions['exec'] = (argv, { input }) => {
      expect([argv, input]).toEqual([['docker-credential-vault', 'get'], address]);
      return { stdout: JSON.stringify({ ServerURL: address, Username: '<token>', Secret: 'id-token' }) };
    };
    const { session: opened } = await session(address, { credHelpers: { [address]: 'vault' } }, { exec });
    await readManifest(opened, 'x');
    expect(seen[0]).toMatch(/^POST \/token .*grant_type=refresh_token/);
  });

  test('is told about, with what to do, where there is no login or it is not enough', async () => {
    const address = await registry(withToken(() => undefined, []));
    const { session: opened } = await session(address, {}, {}, false);
    await expect(readManifest(opened, 'x')).rejects.toMatchObject({
      message: `${address}/a/b refuses (401): Unauthorized.`,
      hint: 'Run "docker login" for it with an account that may pull.',
    });
    const denying = await registry((_, response) =>
      response.writeHead(403).end(JSON.stringify({ errors: [{ code: 'DENIED', message: 'not yours' }] })),
    );
    const { session: denied } = await session(denying, {});
    await expect(readManifest(denied, 'x')).rejects.toThrow(/refuses \(403\): DENIED not yours\./);
    const basic = await registry((_, response) =>
      response.writeHead(401, { 'www-authenticate': 'Basic' }).end(),
    );
    await expect(readManifest((await session(basic, {})).session, 'x')).rejects.toThrow(/asks for a login/);
  });

  test('the login is for its own origin: an upload elsewhere does not get it', async () => {
    const elsewhere: (string | undefined)[] = [];
    const store = await registry((request, response) => {
      elsewhere.push(request.headers.authorization);
      response.writeHead(201).end();
    });
    const target = await registry((request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      else if (request.method === 'HEAD') response.writeHead(404).end();
      else response.writeHead(202, { location: `http://${store}/upload?x=1` }).end();
    });
    const content = 'content';
    const source = await registry((_, response) => response.end(content));
    const from = (await session(source, {}, {}, false)).session;
    const to = (await session(target, { auths: { [target]: { auth } } })).session;
    const digest = 'sha256:ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73';
    expect(await copyBlob(from, to, { digest, size: content.length })).toBe(true);
    expect(elsewhere).toEqual([undefined]);
  });
});

describe('what a registry gives', () => {
  test('must be what the digest says, a manifest as well as a blob', async () => {
    const source = await registry((_, response) => response.end('{"schemaVersion":2,"evil":1}'));
    const { session: from } = await session(source, {}, {}, false);
    const digest = `sha256:${'a'.repeat(64)}`;
    await expect(readManifest(from, digest)).rejects.toThrow(/gives other content for sha256:aaa/);
    const stored: string[] = [];
    const target = await registry((request, response, body) => {
      if (request.method === 'PUT') stored.push(body);
      response.writeHead(request.method === 'HEAD' ? 404 : 202, { location: '/v2/a/b/up' }).end();
    });
    const { session: to } = await session(target, {});
    await expect(copyBlob(from, to, { digest, size: 28 })).rejects.toThrow(
      /gives other content for the blob/,
    );
    expect(stored).toEqual([]);
  });
});
