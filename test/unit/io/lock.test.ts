import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withLock } from '../../../src/io/lock.ts';
import { createFakeHost } from '../../fakes/host.ts';

describe('withLock', () => {
  let folder: string;
  let lock: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-test-'));
    lock = join(folder, 'deep', 'lock');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const label = 'is working';

  it('holds the lock during the work and gives it back, also after a failure', async () => {
    const seen = await withLock(createFakeHost(), lock, { label }, async () => existsSync(lock));
    expect(seen).toBe(true);
    const failing = withLock(createFakeHost(), lock, { label }, async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await readdir(join(folder, 'deep'))).toEqual([]);
  });

  it('keeps others out', async () => {
    const events: string[] = [];
    const host = () => ({ ...createFakeHost(), clock: realClock });
    const work = (name: string) =>
      withLock(host(), lock, { label }, async () => {
        events.push(`${name} in`);
        await realClock.sleep(50);
        events.push(`${name} out`);
      });
    await Promise.all([work('a'), work('b'), work('c')]);
    expect(events).toHaveLength(6);
    for (let i = 0; i < 6; i += 2) expect(events[i]?.[0]).toBe(events[i + 1]?.[0]);
  });

  it('takes the lock of a dead process, and one that shows no life', async () => {
    await withLock(createFakeHost(), lock, { label }, async () => {});
    const run = async () =>
      await withLock(createFakeHost(), lock, { label, staleMs: 1000 }, async (alone) => alone);
    await writeFile(lock, `4194305@${hostname()} x\n`);
    expect(await run()).toBe(true);
    await writeFile(lock, '1@another-machine x\n');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    expect(await run()).toBe(true);
  });

  it('goes on without the lock rather than waiting for ever', async () => {
    await withLock(createFakeHost(), lock, { label }, async () => {});
    await writeFile(lock, '1@another-machine x\n');
    const host = createFakeHost();
    const alone = await withLock(host, lock, { label, patienceMs: 5000 }, async (mine) => mine);
    expect(alone).toBe(false);
    expect(host.recording.log).toEqual([
      'info: Another process is working; waiting for it.',
      'warn: Another process still is working; going on without waiting any longer.',
    ]);
    expect(existsSync(lock)).toBe(true);
  });
});

const realClock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};
