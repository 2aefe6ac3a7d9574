import { join } from 'node:path';
import type { Host } from '../core/host.ts';
import type { Catalogue } from './catalogue.ts';
import { layOut } from './distribution-layout.ts';
import { type StoreEntry, storedEntry } from './distribution-store.ts';
import { resolveKafka } from './maven-artifacts.ts';

/** A release from the jars that the machine's Maven brings, laid out as the tarball is; cached. */
export async function fromMaven(host: Host, version: string, catalogue?: Catalogue): Promise<StoreEntry> {
  const folder = join(host.dirs.cache, 'kafka', 'maven', version);
  const entry = await storedEntry(host, folder, `Kafka ${version}`, async (root) => {
    const { jars } = await resolveKafka(host, version, catalogue);
    await layOut(root, version, jars);
  });
  if (!entry.jars.some((jar) => jar.file === `kafka-tools-${version}.jar`)) {
    host.log.info(
      `Kafka ${version} from Maven has no console tools (kafka-tools ${version} was not published there); a broker does not need them.`,
    );
  }
  return entry;
}
