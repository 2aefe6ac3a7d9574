import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createNodeHost } from '../../../src/io/node-host.ts';
import { createFakeHost } from '../../fakes/host.ts';

test('what was deferred is done at the end: the last first, each of it, once', async () => {
  const { log, recording } = createFakeHost();
  const host = createNodeHost(log);
  const done: string[] = [];
  host.defer(() => void done.push('first'));
  const takeBack = host.defer(() => void done.push('taken back'));
  host.defer(async () => {
    done.push('fails');
    throw new Error('gone');
  });
  host.defer(async () => void done.push('last'));
  takeBack();
  expect(existsSync(host.dirs.temp)).toBe(true);
  await Promise.all([host.close(), host.close()]);
  expect(done).toEqual(['last', 'fails', 'first']);
  expect(recording.log).toEqual([expect.stringMatching(/^warn.*Cleaning up failed: gone/)]);
  expect(existsSync(host.dirs.temp)).toBe(false);
});
