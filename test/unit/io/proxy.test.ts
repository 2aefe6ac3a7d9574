import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const asked: string[] = [];
/** Tunnels are answered by the proxy itself, whatever they lead to. */
const proxy = createServer((_, response) => void response.end('by the tunnel'));
proxy.on('connect', (request, socket) => {
  asked.push(`CONNECT ${request.url}`);
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  proxy.emit('connection', socket);
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(() => void proxy.close());

/** What a host of its own process gets for an address. */
async function fetched(url: string, env: Record<string, string>): Promise<string> {
  const hostModule = new URL('../../../src/io/node-host.ts', import.meta.url).pathname;
  const script = `import { createNodeHost } from '${hostModule}';
    const host = createNodeHost(console, process.env);
    console.log(await host.fetch('${url}').then((answer) => answer.text(), () => 'failed'));
    await host.close();`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  await new Promise((resolve) => child.on('close', resolve));
  return output.trim();
}

test('requests go through the proxy of the environment', async () => {
  expect(await fetched('http://kafka.invalid/x', { HTTP_PROXY: address })).toBe('by the tunnel');
  // No TLS behind this one: it is enough that it was asked.
  expect(await fetched('https://kafka.invalid/x', { HTTPS_PROXY: address })).toBe('failed');
  expect(asked).toEqual(['CONNECT kafka.invalid:80', 'CONNECT kafka.invalid:443']);
});

test('NO_PROXY keeps a host out of it', async () => {
  const before = asked.length;
  expect(await fetched('http://kafka.invalid/x', { HTTP_PROXY: address, NO_PROXY: 'kafka.invalid' })).toBe(
    'failed',
  );
  expect(asked.length).toBe(before);
});
