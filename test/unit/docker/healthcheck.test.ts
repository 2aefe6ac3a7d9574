import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

let folder: string;
let server: Server | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'healthcheck-'));
});
afterAll(async () => await rm(folder, { recursive: true }));
afterEach(() => void server?.close());

const REQUEST_BYTES = 14;

/** Listens on a free port; `answer` is called with the whole request and the connection. */
async function listen(answer: (request: Buffer, socket: Socket) => void): Promise<number> {
  const sockets = createServer((socket) => {
    socket.on('error', () => undefined);
    let request = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      request = Buffer.concat([request, chunk]);
      if (request.length >= REQUEST_BYTES) answer(request, socket);
    });
  });
  server = sockets;
  await new Promise<void>((resolve) => sockets.listen(0, '127.0.0.1', resolve));
  return (sockets.address() as AddressInfo).port;
}

interface Health {
  readonly status: number;
  /** What Docker keeps in the container's health log. */
  readonly said: string;
}

async function health(properties: string): Promise<Health> {
  const file = join(folder, 'server.properties');
  await writeFile(file, properties);
  return await healthOf(file);
}

async function healthOf(file: string): Promise<Health> {
  return await new Promise((resolve) => {
    execFile('bash', ['docker/resources/scripts/healthcheck', file], (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });
}

const HEALTHY: Health = { status: 0, said: '' };
const NOT_UP: Health = { status: 1, said: '' };
/** One sentence, and none of the shell's own. */
const ODD = {
  status: 1,
  said: expect.stringMatching(/^127\.0\.0\.1:\d+ accepts connections, but [^\n]*\.\n$/),
};

/** An ApiVersions v0 response with one entry and the error code. */
function apiVersions(request: Buffer, error: number): Buffer {
  const response = Buffer.alloc(20);
  response.writeInt32BE(16, 0);
  request.copy(response, 4, 8, 12);
  response.writeInt16BE(error, 8);
  response.writeInt32BE(1, 10);
  response.writeInt16BE(18, 14);
  return response;
}

test('a node that answers ApiVersions is healthy; the request is a valid one', async () => {
  const requests: Buffer[] = [];
  const port = await listen((request, socket) => {
    requests.push(request);
    socket.write(apiVersions(request, 0));
  });
  expect(await health(`listeners=PLAINTEXT://127.0.0.1:${port}\n`)).toEqual(HEALTHY);
  expect(requests.map((request) => request.toString('hex'))).toEqual(['0000000a0012000062656174ffff']);
});

test.each([[35], [256]])('error code %i is not healthy', async (code) => {
  const port = await listen((request, socket) => socket.write(apiVersions(request, code)));
  expect(await health(`listeners=PLAINTEXT://127.0.0.1:${port}\n`)).toEqual(ODD);
});

test('somebody who speaks another protocol is not healthy', async () => {
  const port = await listen((_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  expect(await health(`listeners=PLAINTEXT://127.0.0.1:${port}\n`)).toEqual(ODD);
});

test('a node that accepts and says nothing is not healthy', async () => {
  const port = await listen(() => undefined);
  expect(await health(`listeners=PLAINTEXT://127.0.0.1:${port}\n`)).toEqual(ODD);
});

test.each(['127.0.0.1', 'localhost', ''])('nobody at "%s" is not healthy, and no news', async (host) => {
  const port = await listen(() => undefined);
  server?.close();
  expect(await health(`listeners=PLAINTEXT://${host}:${port}\n`)).toEqual(NOT_UP);
});

test('a node whose configuration is not written yet is not healthy, and no news', async () => {
  expect(await healthOf(join(folder, 'nowhere.properties'))).toEqual(NOT_UP);
});

test('a listener without TLS is asked, the last definition of a property counts', async () => {
  const port = await listen((request, socket) => socket.write(apiVersions(request, 0)));
  const properties = [
    'listeners=PLAINTEXT://127.0.0.1:1',
    `listeners=CLIENTS://127.0.0.1:1, INSIDE://127.0.0.1:${port}`,
    'listener.security.protocol.map=CLIENTS:SASL_SSL,INSIDE:PLAINTEXT',
  ];
  expect(await health(`${properties.join('\n')}\n`)).toEqual(HEALTHY);
});

test('of a listener with TLS, the connection is enough', async () => {
  const port = await listen(() => undefined);
  expect(await health(`listeners=SSL://127.0.0.1:${port}\n`)).toEqual(HEALTHY);
});

test('a mounted file may write its properties as Java allows it', async () => {
  const port = await listen((request, socket) => socket.write(apiVersions(request, 0)));
  const properties = [
    `  listeners : CLIENTS://127.0.0.1:1, INSIDE://127.0.0.1:${port}`,
    'listener.security.protocol.map CLIENTS:SASL_SSL, INSIDE:PLAINTEXT',
  ];
  expect(await health(properties.join('\n'))).toEqual(HEALTHY);
});
