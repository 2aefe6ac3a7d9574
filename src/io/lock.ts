import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { codeOf } from '../core/errors.ts';
import type { Host } from '../core/host.ts';

export interface LockOptions {
  /** What is waited for, in words that follow "Another process": "is downloading X". */
  readonly label: string;
  /** How long to wait for the holder before going on without the lock. */
  readonly patienceMs?: number;
  /** A lock whose holder showed no life for so long is taken away. */
  readonly staleMs?: number;
}

const POLL_MS = 200;

/**
 * Runs work while no other process on this file system does the same. The lock only saves doing work
 * twice: it is taken away from a dead holder, and after `patienceMs` the work runs without it (`alone` is
 * false then), so it cannot deadlock. Work must therefore be safe without it: own temporary names, rename.
 */
export async function withLock<T>(
  host: Host,
  path: string,
  options: LockOptions,
  work: (alone: boolean) => Promise<T>,
): Promise<T> {
  const token = `${process.pid}@${hostname()} ${randomUUID()}\n`;
  const staleMs = options.staleMs ?? 60_000;
  await mkdir(dirname(path), { recursive: true });
  const alone = await acquire(host, path, token, options.label, staleMs, options.patienceMs ?? 20 * 60_000);
  if (!alone) return await work(false);
  const release = async () => {
    if ((await read(path)) === token) await rm(path, { force: true });
  };
  const heartbeat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), staleMs / 4);
  heartbeat.unref();
  const forget = host.defer(release);
  try {
    return await work(true);
  } finally {
    clearInterval(heartbeat);
    forget();
    await release();
  }
}

async function acquire(
  host: Host,
  path: string,
  token: string,
  label: string,
  staleMs: number,
  patienceMs: number,
): Promise<boolean> {
  const started = host.clock.monotonic();
  let told = false;
  while (host.clock.monotonic() - started < patienceMs) {
    host.signal.throwIfAborted();
    if (await create(path, token)) return true;
    if (await isStale(path, staleMs)) {
      await takeAway(path);
      continue;
    }
    if (!told) host.log.info(`Another process ${label}; waiting for it.`);
    told = true;
    await host.clock.sleep(POLL_MS, host.signal);
  }
  host.log.warn(`Another process still ${label}; going on without waiting any longer.`);
  return false;
}

async function create(path: string, token: string): Promise<boolean> {
  try {
    await writeFile(path, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Dead holder on this machine, or no sign of life for too long (another machine, a frozen process). */
async function isStale(path: string, staleMs: number): Promise<boolean> {
  const content = await read(path);
  if (content === undefined) return false;
  try {
    if (Date.now() - (await stat(path)).mtimeMs > staleMs) return true;
  } catch {
    return false;
  }
  const [, pid, machine] = /^(\d+)@(\S+) /.exec(content) ?? [];
  return pid !== undefined && machine === hostname() && !isAlive(Number(pid));
}

/** By rename, so that of two that find the lock stale only one removes it. */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  await rm(aside, { force: true });
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
