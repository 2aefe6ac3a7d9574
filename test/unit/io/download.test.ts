import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DownloadRequest, download, downloadText } from '../../../src/io/download.ts';
import { DownloadError } from '../../../src/io/download-error.ts';
import { hashOf } from '../../../src/io/hash.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { serve, type TestServer } from '../../fakes/http-server.ts';

const CONTENT = Buffer.alloc(300_000, 'kafka ');
const CHECKSUM = { algorithm: 'sha512', hex: hashOf(CONTENT, 'sha512') } as const;
const PATIENCE = { headersMs: 500, idleMs: 300 };

describe('download', () => {
  let folder: string;
  let server: TestServer;
  const host = () => createFakeHost({ fetch: globalThis.fetch, dirs: { cache: folder } });
  const request = (more: Partial<DownloadRequest> = {}): DownloadRequest => ({
    url: `${server.url}/kafka.tgz`,
    to: join(folder, 'kafka.tgz'),
    checksum: CHECKSUM,
    maxBytes: 1_000_000,
    label: 'kafka.tgz',
    patience: PATIENCE,
    ...more,
  });
  const answerWith = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
    server = await serve(answer);
  };
  const failure = async (work: Promise<unknown>): Promise<DownloadError> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DownloadError)) throw new Error(`expected a DownloadError, got ${error}`);
    return error;
  };
  const leftovers = async () => (await readdir(folder)).sort();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'download-test-'));
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('writes the file, shows percentages and leaves nothing else', async () => {
    await answerWith((_, response) => response.setHeader('content-length', CONTENT.length).end(CONTENT));
    const own = host();
    await download(own, request());
    expect(CONTENT.equals(await readFile(join(folder, 'kafka.tgz')))).toBe(true);
    expect(await leftovers()).toEqual(['kafka.tgz']);
    expect(own.recording.log.at(-1)).toBe('progress: kafka.tgz: 100 % of 293.0 KiB');
    await download(own, request());
    expect(server.requests).toHaveLength(1);
  });

  it('downloads a damaged cached file again', async () => {
    await answerWith((_, response) => response.end(CONTENT));
    await writeFile(join(folder, 'kafka.tgz'), 'rotten');
    const own = host();
    await download(own, request());
    expect(CONTENT.equals(await readFile(join(folder, 'kafka.tgz')))).toBe(true);
    expect(own.recording.log).toContain('warn: The cached kafka.tgz is damaged; it is downloaded again.');
  });

  it('refuses an altered file and keeps nothing of it', async () => {
    await answerWith((_, response) => response.end(Buffer.concat([CONTENT, Buffer.from('!')])));
    const error = await failure(download(host(), request()));
    expect(error.failure).toBe('checksum');
    expect(error.message).toContain(CHECKSUM.hex);
    expect(await leftovers()).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('tries again after 5xx, with growing waits', async () => {
    await answerWith((_, response) => {
      if (server.requests.length < 4) response.writeHead(503).end('busy');
      else response.end(CONTENT);
    });
    const own = host();
    await download(own, request());
    expect(server.requests).toHaveLength(4);
    const [first = 0, second = 0, third = 0] = own.recording.slept;
    expect(first).toBeGreaterThanOrEqual(250);
    expect(first).toBeLessThanOrEqual(750);
    expect(second).toBeGreaterThanOrEqual(500);
    expect(third).toBeGreaterThanOrEqual(1000);
  });

  it('gives up after five answers of 5xx, as unreachable', async () => {
    await answerWith((_, response) => response.writeHead(502).end());
    const error = await failure(download(host(), request()));
    expect(error.failure).toBe('unreachable');
    expect(error.message).toContain('after 5 tries: the server answers 502 Bad Gateway');
    expect(server.requests).toHaveLength(5);
  });

  it('waits as long as Retry-After asks, in seconds or until a date', async () => {
    await answerWith((_, response) => {
      const [soon, later] = ['7', 'Fri, 02 Jan 2026 03:05:05 GMT'];
      if (server.requests.length === 1) response.writeHead(429, { 'retry-after': soon }).end();
      else if (server.requests.length === 2) response.writeHead(503, { 'retry-after': later }).end();
      else response.end(CONTENT);
    });
    const own = host();
    await download(own, request());
    expect(own.recording.slept).toEqual([7000, 53_000]);
  });

  it('does not wait for an hour', async () => {
    await answerWith((_, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
    const error = await failure(download(host(), request()));
    expect(error.message).toMatch(/429 Too Many Requests and asks to wait 1 h/);
    expect(server.requests).toHaveLength(1);
  });

  it.each([404, 410])('tells %d apart and does not try again', async (status) => {
    await answerWith((_, response) => response.writeHead(status).end());
    const error = await failure(download(host(), request()));
    expect(error.failure).toBe('not-found');
    expect(server.requests).toHaveLength(1);
  });

  it('goes on where it broke off, if it is still the same file', async () => {
    await answerWith((req, response) => {
      response.setHeader('etag', '"one"');
      const from = Number(/^bytes=(\d+)-/.exec(req.headers.range ?? '')?.[1] ?? 0);
      if (from === 0) {
        response.setHeader('content-length', CONTENT.length);
        response.write(CONTENT.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 50));
        return;
      }
      expect(req.headers['if-range']).toBe('"one"');
      response.writeHead(206, { 'content-range': `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}` });
      response.end(CONTENT.subarray(from));
    });
    await download(host(), request());
    expect(CONTENT.equals(await readFile(join(folder, 'kafka.tgz')))).toBe(true);
    expect(server.requests).toEqual(['GET /kafka.tgz', 'GET /kafka.tgz bytes=100000-']);
    expect(await leftovers()).toEqual(['kafka.tgz']);
  });

  it('begins anew where the file changed meanwhile', async () => {
    await writeFile(join(folder, 'kafka.tgz.part'), 'the beginning of an older file');
    const notes = JSON.stringify({ url: `unknown`, validator: '"old"' });
    await writeFile(join(folder, 'kafka.tgz.part.json'), notes);
    await answerWith((_, response) => response.setHeader('etag', '"new"').end(CONTENT));
    await writeFile(join(folder, 'kafka.tgz.part.json'), notes.replace('unknown', `${server.url}/kafka.tgz`));
    await download(host(), request());
    expect(server.requests).toEqual(['GET /kafka.tgz bytes=30-']);
    expect(CONTENT.equals(await readFile(join(folder, 'kafka.tgz')))).toBe(true);
  });

  it('begins anew where what was kept turns out to be wrong', async () => {
    await answerWith((req, response) => {
      const from = Number(/^bytes=(\d+)-/.exec(req.headers.range ?? '')?.[1] ?? 0);
      if (from > 0) response.writeHead(206, { 'content-range': `bytes ${from}-299999/300000` });
      response.end(CONTENT.subarray(from));
    });
    await writeFile(join(folder, 'kafka.tgz.part'), Buffer.alloc(100_000, 'x'));
    const notes = { url: `${server.url}/kafka.tgz`, validator: '"one"' };
    await writeFile(join(folder, 'kafka.tgz.part.json'), JSON.stringify(notes));
    await download(host(), request());
    expect(CONTENT.equals(await readFile(join(folder, 'kafka.tgz')))).toBe(true);
    expect(server.requests).toHaveLength(2);
  });

  it('notices a connection that falls silent', async () => {
    await answerWith((_, response) => {
      response.setHeader('content-length', CONTENT.length);
      response.write(CONTENT.subarray(0, 1000));
    });
    const error = await failure(download(host(), request({ patience: { idleMs: 100, attempts: 2 } })));
    expect(error.failure).toBe('unreachable');
    expect(error.message).toContain('nothing came for 100 ms');
  });

  it('refuses a web page in place of the file, by type and by content', async () => {
    await answerWith((req, response) => {
      if (req.url === '/typed') response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<!DOCTYPE html><title>Log in</title>');
    });
    for (const url of [`${server.url}/typed`, `${server.url}/untyped`]) {
      const error = await failure(download(host(), request({ url })));
      expect(error.failure).toBe('content');
      expect(error.message).toContain('web page');
    }
    expect(await leftovers()).toEqual([]);
  });

  it('refuses what is too large, announced or not', async () => {
    await answerWith((req, response) => {
      if (req.url === '/announced') response.setHeader('content-length', CONTENT.length);
      response.write(CONTENT.subarray(0, 200_000));
      response.end(CONTENT.subarray(200_000));
    });
    for (const url of [`${server.url}/announced`, `${server.url}/chunked`]) {
      const error = await failure(download(host(), request({ url, maxBytes: 1000 })));
      expect(error.failure).toBe('too-large');
      expect(error.message).toContain('1000 B');
    }
    expect(await leftovers()).toEqual([]);
  });

  it('finds out quickly that nobody is there', async () => {
    await answerWith((_, response) => response.end());
    const { url } = server;
    await server.close();
    const refused = await failure(download(host(), request({ url: `${url}/kafka.tgz` })));
    expect(refused.failure).toBe('unreachable');
    expect(refused.message).toContain('after 2 tries');
    const unknown = await failure(downloadText(host(), 'http://no-such-host.invalid/KEYS', 1000));
    expect(unknown.failure).toBe('unreachable');
  });

  it('lets two at once download only once', async () => {
    await answerWith((_, response) => setTimeout(() => response.end(CONTENT), 100));
    const patient = () => ({ ...host(), clock: realClock });
    await Promise.all([download(patient(), request()), download(patient(), request())]);
    expect(server.requests).toHaveLength(1);
    expect(await leftovers()).toEqual(['kafka.tgz']);
  });

  const mayMount = canMount();
  const fullDisk = `names folder and bytes when the disk is full${mayMount ? '' : ' (skipped: no right to mount)'}`;
  (mayMount ? it : it.skip)(fullDisk, async () => {
    await answerWith((req, response) => {
      if (req.url === '/announced') response.setHeader('content-length', CONTENT.length);
      response.end(CONTENT);
    });
    const disk = join(folder, 'disk');
    mountSmallDisk(disk);
    try {
      const to = join(disk, 'kafka.tgz');
      const early = await failure(download(host(), request({ to, url: `${server.url}/announced` })));
      expect(early.failure).toBe('disk');
      expect(early.message).toBe(`No room in ${disk} for kafka.tgz, which needs 300000 bytes.`);
      const late = await failure(download(host(), request({ to, url: `${server.url}/chunked` })));
      expect(late.failure).toBe('disk');
      expect(late.message).toContain(disk);
      expect(await readdir(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it('stops when the run is cancelled', async () => {
    await answerWith((_, response) => void response.write('x'));
    const controller = new AbortController();
    const own = createFakeHost({ fetch: globalThis.fetch, signal: controller.signal });
    const work = download(own, request());
    setTimeout(() => controller.abort(new Error('Ctrl-C')), 50);
    await expect(work).rejects.toThrow('Ctrl-C');
    expect(existsSync(join(folder, 'kafka.tgz'))).toBe(false);
  });
});

const realClock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

function mountSmallDisk(path: string): void {
  mkdirSync(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
}

function canMount(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'mount-test-'));
  try {
    mountSmallDisk(path);
    execFileSync('umount', [path]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
