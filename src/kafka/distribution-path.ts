import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { extractTarGz } from '../io/archive.ts';
import { parseSha512 } from '../io/checksum-file.ts';
import { downloadText } from '../io/download.ts';
import { hashFile, hashOf } from '../io/hash.ts';
import { verifySignature } from '../io/openpgp.ts';
import type { FetchOptions } from './distribution-archive.ts';
import { digestsOf, type Provenance, type StoreEntry, storedEntry } from './distribution-store.ts';

const MAX_KEYS = 8 * 1024 ** 2;

/** Files beside a tarball that vouch for it; undefined where there is none. */
interface Beside {
  readonly sha512: string | undefined;
  readonly asc: string | undefined;
  /** A KEYS file; Apache's is fetched where there is none. */
  readonly keys: string | undefined;
}

/** A Kafka of this machine: an unpacked folder, used in place, or a `.tgz`, unpacked into the cache. */
export async function fromPath(host: Host, path: string, options: FetchOptions): Promise<StoreEntry> {
  const full = resolve(host.dirs.work, path);
  const found = await stat(full).catch(() => undefined);
  if (found?.isDirectory()) return await fromFolder(host, full);
  if (found?.isFile()) return await fromTarball(host, full, options);
  throw new UserError(`${full} does not exist, so no Kafka can be taken from it.`, {
    hint: 'kafka-path names an unpacked Kafka (the folder that has libs/) or its .tgz.',
  });
}

async function fromFolder(host: Host, root: string): Promise<StoreEntry> {
  const libs = join(root, 'libs');
  const found = await stat(libs).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new UserError(`${root} is not an unpacked Kafka: it has no folder libs.`, {
      hint: 'kafka-path names the folder that holds bin, config and libs.',
    });
  }
  const memory = join(memoryOf(host, root));
  const jars = await digestsOf(libs, memory, (file) => file.endsWith('.jar'));
  const notVerified = ['A folder carries no checksum and no signature of its release'];
  return { root, jars, provenance: { from: root, verified: [], notVerified, signedBy: [] } };
}

async function fromTarball(host: Host, file: string, options: FetchOptions): Promise<StoreEntry> {
  const name = basename(file);
  const [recorded] = await digestsOf(dirname(file), memoryOf(host, file), (each) => each === name);
  const sha256 = recorded?.sha256 ?? '';
  const beside: Beside = {
    sha512: await textAt(`${file}.sha512`),
    asc: await textAt(`${file}.asc`),
    keys: await textAt(join(dirname(file), 'KEYS')),
  };
  // What vouches for the file is part of the key: a signature that is added later gets checked.
  const key = hashOf(JSON.stringify([sha256, beside]), 'sha256').slice(0, 40);
  return await storedEntry(host, join(host.dirs.cache, 'kafka', 'path', key), name, async (root) => {
    const proven = await verifyTarball(host, file, beside, options);
    await extractTarGz(host, file, root, { strip: 1 });
    return proven;
  });
}

async function verifyTarball(
  host: Host,
  file: string,
  beside: Beside,
  options: FetchOptions,
): Promise<Provenance> {
  const name = basename(file);
  const proven: Provenance = { from: file, verified: [], notVerified: [], signedBy: [] };
  if (beside.sha512 === undefined) {
    proven.notVerified.push(`There is no ${name}.sha512 beside it`);
  } else {
    const expected = parseSha512(beside.sha512, name, `${file}.sha512`);
    const found = await hashFile(file, 'sha512', host.signal);
    if (found !== expected) {
      throw new UserError(`${file} is not the file that ${name}.sha512 describes: its SHA-512 is ${found}.`, {
        hint: `Expected ${expected}. It was altered or cut off: get both again.`,
      });
    }
    proven.verified.push({ by: 'sha512', detail: found });
  }
  if (beside.asc === undefined) {
    proven.notVerified.push(`There is no ${name}.asc beside it`);
    return proven;
  }
  const keysFrom = beside.keys === undefined ? options.mirrors.keys : join(dirname(file), 'KEYS');
  const keys = beside.keys ?? (await downloadText(host, options.mirrors.keys, MAX_KEYS, options.patience));
  const { trustedFingerprints } = options;
  const signer = await verifySignature({ file, signature: beside.asc, keys, keysFrom, trustedFingerprints });
  proven.verified.push({ by: 'pgp', detail: `${signer.fingerprint} (${signer.userId})` });
  proven.signedBy.push(...new Set([signer.fingerprint, signer.signingFingerprint]));
  return proven;
}

function memoryOf(host: Host, path: string): string {
  return join(host.dirs.cache, 'kafka', 'digests', hashOf(path, 'sha256').slice(0, 40));
}

async function textAt(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
