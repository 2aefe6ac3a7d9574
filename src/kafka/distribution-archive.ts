import { basename, join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { extractTarGz } from '../io/archive.ts';
import { parseSha512 } from '../io/checksum-file.ts';
import { download, downloadText } from '../io/download.ts';
import { DownloadError } from '../io/download-error.ts';
import type { Patience } from '../io/http-request.ts';
import { verifySignature } from '../io/openpgp.ts';
import { type Provenance, type StoreEntry, storedEntry } from './distribution-store.ts';
import { KNOWN_VERSIONS, SCALA_VERSION } from './versions.ts';

/** Base addresses of Apache's servers, without a slash at the end. */
export interface Mirrors {
  /** Tried in this order: the first has the current releases, the last has all. */
  readonly releases: readonly string[];
  readonly keys: string;
}

/** Source: https://infra.apache.org/release-download-pages.html (KEYS only ever from downloads.apache.org). */
export const APACHE: Mirrors = {
  releases: ['https://downloads.apache.org/kafka', 'https://archive.apache.org/dist/kafka'],
  keys: 'https://downloads.apache.org/kafka/KEYS',
};

export interface FetchOptions {
  readonly mirrors: Mirrors;
  readonly trustedFingerprints: readonly string[];
  readonly patience?: Partial<Patience>;
}

/** A tarball of Kafka is 110 to 140 MB; the rest is room to grow. */
const MAX_TARBALL = 1024 ** 3;
const MAX_TEXT = 8 * 1024 ** 2;
/** Leading folder of the tarball: `kafka_2.13-4.4.0/`. */
const STRIP = 1;

/** Where the store keeps a release of the official archive. */
export function archiveFolder(host: Host, version: string): string {
  return join(host.dirs.cache, 'kafka', 'archive', version);
}

/**
 * A release from Apache's servers: SHA-512 and signature are checked before anything is unpacked; cached.
 *
 * @throws {DownloadError} `unreachable` where no server answers; `UserError` where none has that version.
 */
export async function fromArchive(host: Host, version: string, options: FetchOptions): Promise<StoreEntry> {
  return await storedEntry(host, archiveFolder(host, version), `Kafka ${version}`, async (root) => {
    const name = `kafka_${SCALA_VERSION}-${version}.tgz`;
    const { url, sha512 } = await findRelease(host, version, name, options);
    return await fetchVerified(host, { url, name, sha512, root, signed: true }, options);
  });
}

/**
 * A tarball from any address, with its `.sha512` and `.asc` beside it. A checksum that the caller brings
 * takes the place of both, unless fingerprints are pinned.
 */
export async function fromUrl(
  host: Host,
  url: string,
  given: string | undefined,
  options: FetchOptions,
): Promise<StoreEntry> {
  const name = basename(new URL(url).pathname);
  const sha512 = given ?? parseSha512(await checksumBeside(host, url, options), name, `${url}.sha512`);
  const signed = given === undefined || options.trustedFingerprints.length > 0;
  const folder = join(host.dirs.cache, 'kafka', 'url', sha512.slice(0, 40));
  return await storedEntry(host, folder, url, (root) =>
    fetchVerified(host, { url, name, sha512, root, signed }, options),
  );
}

interface Wanted {
  readonly url: string;
  readonly name: string;
  readonly sha512: string;
  /** Empty folder to unpack into. */
  readonly root: string;
  /** A signature beside it is demanded. */
  readonly signed: boolean;
}

async function fetchVerified(host: Host, wanted: Wanted, options: FetchOptions): Promise<Provenance> {
  const { url, name, sha512 } = wanted;
  const file = join(host.dirs.cache, 'downloads', sha512.slice(0, 40), name);
  const checksum = { algorithm: 'sha512', hex: sha512 } as const;
  // The small files first: without them the large one is of no use.
  const proof = wanted.signed ? await fetchProof(host, url, options) : undefined;
  const patience = options.patience ?? {};
  await download(host, { url, to: file, checksum, maxBytes: MAX_TARBALL, label: name, patience });
  const verified: Provenance['verified'] = [{ by: 'sha512', detail: sha512 }];
  const signedBy: string[] = [];
  if (proof !== undefined) {
    const { trustedFingerprints } = options;
    const keysFrom = options.mirrors.keys;
    const signer = await verifySignature({ file, ...proof, keysFrom, trustedFingerprints });
    verified.push({ by: 'pgp', detail: `${signer.fingerprint} (${signer.userId})` });
    signedBy.push(...new Set([signer.fingerprint, signer.signingFingerprint]));
  }
  await extractTarGz(host, file, wanted.root, { strip: STRIP });
  const notVerified = proof === undefined ? ['No signature was asked for: the checksum was given'] : [];
  return { from: url, verified, notVerified, signedBy };
}

async function fetchProof(host: Host, url: string, options: FetchOptions) {
  const signature = await textBeside(host, `${url}.asc`, 'signature', options);
  const keys = await downloadText(host, options.mirrors.keys, MAX_TEXT, options.patience);
  return { signature, keys };
}

/** The first server that has the release's checksum file has the release. */
async function findRelease(host: Host, version: string, name: string, options: FetchOptions) {
  let unreachable: DownloadError | undefined;
  for (const base of options.mirrors.releases) {
    const url = `${base}/${version}/${name}`;
    try {
      const text = await downloadText(host, `${url}.sha512`, MAX_TEXT, options.patience);
      return { url, sha512: parseSha512(text, name, `${url}.sha512`) };
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      if (error.failure === 'unreachable') unreachable = error;
      else if (error.failure !== 'not-found') throw error;
    }
  }
  if (unreachable !== undefined) throw unreachable;
  throw new UserError(
    `Apache's servers have no Kafka ${version} (or not its checksum file ${name}.sha512).`,
    {
      hint: `Releases known here: ${KNOWN_VERSIONS.join(', ')}. For another tarball use kafka-url or kafka-path.`,
    },
  );
}

async function checksumBeside(host: Host, url: string, options: FetchOptions): Promise<string> {
  return await textBeside(host, `${url}.sha512`, 'checksum', options);
}

async function textBeside(host: Host, url: string, what: string, options: FetchOptions): Promise<string> {
  try {
    return await downloadText(host, url, MAX_TEXT, options.patience);
  } catch (error) {
    if (!(error instanceof DownloadError && error.failure === 'not-found')) throw error;
    throw new UserError(`The ${what} file ${url} does not exist, so the tarball cannot be trusted.`, {
      hint: 'Put it beside the tarball; or download the tarball, check it yourself, and use kafka-path.',
      cause: error,
    });
  }
}
