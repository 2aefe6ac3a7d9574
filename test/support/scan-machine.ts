import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256OfFile } from '../../src/io/hash.ts';
import { trivyArchive } from '../../src/scan/trivy-releases.ts';
import { databaseMetadata, type Invented, javaDatabase, vulnerabilityDatabase } from './trivy-databases.ts';

const VERSION = '0.69.3';

/** Makes the tool cache of a runner look as after the first scan: the action finds its Trivy there. */
export async function keepTrivy(toolCache: string, trivy: string): Promise<void> {
  const folder = join(toolCache, 'trivy', VERSION, arch());
  mkdirSync(folder, { recursive: true });
  symlinkSync(trivy, join(folder, 'trivy'));
  const archive = trivyArchive(VERSION, platform(), arch()).sha256;
  const mark = { archive, executable: await sha256OfFile(trivy) };
  writeFileSync(join(folder, '.kafka-native.json'), JSON.stringify(mark));
  writeFileSync(`${folder}.complete`, '');
}

/** Makes the cache folder of a user look as after today's update: nothing has to be downloaded. */
export function keepDatabases(
  cacheHome: string,
  invented: readonly Invented[],
  updatedAt = new Date(),
): void {
  const folder = join(cacheHome, 'kafka-native', 'trivy');
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('db/trivy.db', vulnerabilityDatabase(invented));
  write('db/metadata.json', downloaded(2, updatedAt));
  write('java-db/trivy-java.db', javaDatabase([]));
  write('java-db/metadata.json', downloaded(1, updatedAt));
  for (const kind of ['db', 'java-db']) {
    write(`${kind}.from.json`, JSON.stringify({ repositories: [], from: 'before this test' }));
  }
}

/** Trivy fetches a database again that does not say when it was downloaded. */
function downloaded(schema: number, updatedAt: Date): string {
  const known = JSON.parse(databaseMetadata(schema, updatedAt));
  return JSON.stringify({ ...known, DownloadedAt: updatedAt.toISOString() });
}
