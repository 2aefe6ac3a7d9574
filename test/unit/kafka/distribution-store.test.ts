import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { digestsOf, readEntry, storedEntry } from '../../../src/kafka/distribution-store.ts';
import { createFakeHost } from '../../fakes/host.ts';

const NOBODY = 65_534;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-test-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Permissions bind nobody who is root. */
async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return await work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

test('an entry of a cache that cannot be written to is used, though its times have changed', async () => {
  const place = join(folder, 'kafka');
  const made = await storedEntry(createFakeHost(), place, 'Kafka', async (root) => {
    mkdirSync(join(root, 'libs'));
    writeFileSync(join(root, 'libs', 'kafka.jar'), 'jar');
    return { from: 'here', verified: [], notVerified: [], signedBy: [] };
  });
  utimesSync(join(place, 'root/libs/kafka.jar'), 1, 1);
  chmodSync(place, 0o555);
  const read = await unprivileged(() => readEntry(place));
  expect(read?.jars).toEqual(made.jars);
  const digests = await unprivileged(() =>
    digestsOf(join(place, 'root/libs'), join(folder, 'memory'), () => true),
  );
  expect(digests).toEqual(made.jars);
});
