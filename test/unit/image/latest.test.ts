import { expect, test } from '@jest/globals';
import { checkLatest } from '../../../src/image/latest.ts';
import { openSession } from '../../../src/io/registry-session.ts';
import type { RawManifest } from '../../../src/io/repository.ts';
import { createFakeHost } from '../../fakes/host.ts';

const session = (path: string) =>
  openSession(createFakeHost(), { registry: 'registry.example', path }, { push: false });
const imageOf = (version: string): RawManifest => ({
  digest: `sha256:${version}`,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  bytes: new Uint8Array(),
  content: { annotations: { 'org.opencontainers.image.version': version } },
});
const move = async (offered: string, present: string | undefined) =>
  await checkLatest(
    session('candidates'),
    imageOf(offered),
    session('users'),
    present === undefined ? undefined : imageOf(present),
  );

test.each([
  ['4.4.0', undefined],
  ['4.4.0', '4.4.0'],
  ['4.4.0', '4.3.10'],
  ['4.10.0', '4.9.1'],
  ['4.4.0', '4.4.0-rc1'],
])('latest becomes %s where it is %s', async (offered, present) => {
  await expect(move(offered, present)).resolves.toBeUndefined();
});

test.each([
  ['4.4.0', '4.4.1', 'users:latest is 4.4.1, and 4.4.0 is older'],
  ['4.9.1', '4.10.0', 'users:latest is 4.10.0, and 4.9.1 is older'],
  ['4.4.0-rc1', '4.3.0', 'is 4.4.0-rc1, which is no release'],
  ['4.4.0', 'trunk', 'users:latest is trunk, which is no release'],
  ['4.4.0', '', 'users:latest does not say its version'],
])('latest does not become %s where it is %j', async (offered, present, reason) => {
  await expect(move(offered, present)).rejects.toThrow(reason);
});
