import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { UserError } from '../core/errors.ts';

/** Handed out by this process and not yet given back. */
const reserved = new Set<number>();
const LOWEST = 12_000;

/**
 * Ports of the loopback address that nobody listens on. They lie below the range from which the kernel
 * takes the local ports of outgoing connections, so that a node can be restarted on the port it had. Two
 * calls never get the same port until {@link releasePorts}; another program may still be faster, which
 * shows when the node binds it.
 */
export async function reservePorts(count: number): Promise<number[]> {
  const highest = (await firstEphemeralPort()) - 1;
  const ports: number[] = [];
  for (let attempt = 0; ports.length < count && attempt < 50 * count; attempt += 1) {
    const port = LOWEST + Math.floor(Math.random() * (highest - LOWEST));
    if (reserved.has(port)) continue;
    reserved.add(port);
    if (await isFree(port)) ports.push(port);
    else reserved.delete(port);
  }
  if (ports.length === count) return ports;
  releasePorts(ports);
  throw new UserError(`No ${count} free ports were found on 127.0.0.1 between ${LOWEST} and ${highest}.`);
}

export function releasePorts(ports: Iterable<number>): void {
  for (const port of ports) reserved.delete(port);
}

/** Whether nothing listens on the port of the loopback address. */
export async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

async function firstEphemeralPort(): Promise<number> {
  try {
    const range = await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
    const first = Number.parseInt(range, 10);
    return first >= LOWEST + 1000 ? first : 32_768;
  } catch {
    // IANA's dynamic range, which macOS uses.
    return 49_152;
  }
}
