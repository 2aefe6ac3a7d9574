import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { isFree, releasePorts, reservePorts } from '../../../src/io/ports.ts';

test('never hands out a port twice before it is given back, nor one that is listened on', async () => {
  const [first, second] = await Promise.all([reservePorts(20), reservePorts(20)]);
  const all = [...first, ...second];
  expect(new Set(all).size).toBe(40);
  for (const port of all) expect(await isFree(port)).toBe(true);
  releasePorts(all);
});

test('sees that a port is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await isFree(port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isFree(port)).toBe(true);
});
