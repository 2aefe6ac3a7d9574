import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NodeHost } from '../../src/io/node-host.ts';
import { connectOnce } from '../../src/kafka/client.ts';
import { keysOf } from '../../src/sanity/security/keys.ts';
import { realHost } from '../support/kafka.ts';

/** As long as the first handshakes of a cold JVM were seen to take on a machine with much else to do. */
const SLOW_MS = 4000;

let host: NodeHost;
let front: Server;
const sockets = new Set<Socket>();
beforeAll(async () => {
  host = realHost();
  const { server } = await keysOf(host);
  const tls = createTlsServer({ cert: server.cert, key: server.key });
  front = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    setTimeout(() => tls.emit('connection', socket), SLOW_MS);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
}, 60_000);
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  front.close();
  await host.close();
});

test('a broker that is slow with its first handshakes is not taken for one that refuses', async () => {
  const { port } = front.address() as AddressInfo;
  const { ca } = await keysOf(host);
  const connected = connectOnce({ host: '127.0.0.1', port }, { tls: { ca } }, async () => 'connected');
  await expect(connected).resolves.toBe('connected');
}, 30_000);
