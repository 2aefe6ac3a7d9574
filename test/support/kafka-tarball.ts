import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { createMessage, generateKey, type PrivateKey, sign } from 'openpgp';
import { pack } from 'tar-stream';
import { hashOf } from '../../src/io/hash.ts';

/** A tarball with the shape of a release; its jars are texts. */
export async function kafkaTarball(
  version: string,
  jars: Readonly<Record<string, string>> = { [`kafka_2.13-${version}.jar`]: 'the broker', 'b.jar': 'B' },
): Promise<Buffer> {
  const tar = pack();
  const top = `kafka_2.13-${version}`;
  tar.entry({ name: `${top}/`, type: 'directory' });
  tar.entry({ name: `${top}/config/server.properties` }, 'process.roles=broker,controller\n');
  for (const [name, content] of Object.entries(jars)) tar.entry({ name: `${top}/libs/${name}` }, content);
  tar.finalize();
  return gzipSync(await buffer(tar as unknown as AsyncIterable<Uint8Array>));
}

export interface ReleaseKey {
  readonly privateKey: PrivateKey;
  /** As a KEYS file has it. */
  readonly armored: string;
  readonly fingerprint: string;
}

export async function releaseKey(name = 'manager'): Promise<ReleaseKey> {
  const userIDs = [{ name, email: `${name}@example.org` }];
  const { privateKey, publicKey } = await generateKey({ userIDs, format: 'object' });
  return { privateKey, armored: publicKey.armor(), fingerprint: publicKey.getFingerprint().toUpperCase() };
}

export async function detachedSignature(content: Uint8Array, key: ReleaseKey): Promise<string> {
  const message = await createMessage({ binary: content });
  return String(await sign({ message, signingKeys: key.privateKey, detached: true }));
}

/** The files of a release as Apache's servers hold them, by path below the base address. */
export async function releaseFiles(version: string, tarball: Buffer, key: ReleaseKey) {
  const name = `kafka_2.13-${version}.tgz`;
  const groups = hashOf(tarball, 'sha512').toUpperCase().match(/.{8}/g) ?? [];
  return new Map<string, string | Buffer>([
    ['/KEYS', `KEYS of the project\n\n${key.armored}`],
    [`/${version}/${name}`, tarball],
    [`/${version}/${name}.sha512`, `${name}: ${groups.join(' ')}\n`],
    [`/${version}/${name}.asc`, await detachedSignature(tarball, key)],
  ]);
}
