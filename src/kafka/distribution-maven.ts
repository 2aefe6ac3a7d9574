import { join } from 'node:path';
import type { Host } from '../core/host.ts';
import type { Catalogue } from './catalogue.ts';
import { layOut } from './distribution-layout.ts';
import { type StoreEntry, storedEntry } from './distribution-store.ts';
import { resolveKafka } from './maven-artifacts.ts';
import { SCALA_VERSION } from './versions.ts';

/** Where the store keeps what Maven brought. */
export function mavenFolder(host: Host, version: string): string {
  return join(host.dirs.cache, 'kafka', 'maven', version);
}

/** A release from the jars that the machine's Maven brings, laid out as the tarball is; cached. */
export async function fromMaven(host: Host, version: string, catalogue?: Catalogue): Promise<StoreEntry> {
  const folder = mavenFolder(host, version);
  const entry = await storedEntry(host, folder, `Kafka ${version}`, async (root) => {
    const { jars, toolsMissing } = await resolveKafka(host, version, catalogue);
    await layOut(root, version, jars);
    const noTools = `kafka-tools ${version} was not published there: no console tools, which a broker does not need`;
    return {
      from: `org.apache.kafka:kafka_${SCALA_VERSION}:${version}`,
      verified: [],
      notVerified: [
        'Jars from Maven carry no PGP signature that was checked',
        ...(toolsMissing ? [noTools] : []),
      ],
      signedBy: [],
    };
  });
  const [, ...notes] = entry.provenance.notVerified;
  for (const note of notes) host.log.info(`Kafka ${version} from Maven: ${note}.`);
  return entry;
}
