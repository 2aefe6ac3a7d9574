import { writeFile } from 'node:fs/promises';
import { explain } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { hashFile } from '../io/hash.ts';
import { createNodeHost } from '../io/node-host.ts';
import { createTerminalLog } from '../io/terminal-log.ts';
import { CATALOGUE_FOLDER, type Catalogue, formatCatalogue } from './catalogue.ts';
import { resolveBroker, resolveKafka } from './maven-artifacts.ts';
import type { Artifact } from './maven-client.ts';
import { KNOWN_VERSIONS, resolveVersion, SCALA_VERSION } from './versions.ts';

/** Writes down the jars of a release as Maven resolves them now, and which of them a broker can reach. */
async function generateCatalogue(host: Host, version: string): Promise<Catalogue> {
  const { jars } = await resolveKafka(host, version);
  // By name, not by version: what else is on the class path may raise the version of a shared library.
  const nameOf = (jar: Artifact) => `${jar.groupId}:${jar.artifactId}`;
  const broker = new Set((await resolveBroker(host, version, jars)).map(nameOf));
  const entries = [];
  for (const jar of jars) {
    entries.push({
      file: jar.file,
      maven: `${jar.groupId}:${jar.artifactId}:${jar.version}`,
      sha256: await hashFile(jar.path, 'sha256', host.signal),
      broker: broker.has(nameOf(jar)),
    });
  }
  return { kafkaVersion: version, scalaVersion: SCALA_VERSION, jars: entries };
}

/** `node src/kafka/catalogue-generate.ts [version...]`: writes `catalogue/<version>.json`, all known unless named. */
async function main(asked: readonly string[]): Promise<void> {
  const log = createTerminalLog({ stream: process.stderr, interactive: process.stderr.isTTY, debug: false });
  const host = createNodeHost(log);
  try {
    for (const version of (asked.length > 0 ? asked : KNOWN_VERSIONS).map(resolveVersion)) {
      const catalogue = await generateCatalogue(host, version);
      await writeFile(new URL(`${version}.json`, CATALOGUE_FOLDER), formatCatalogue(catalogue));
      const reachable = catalogue.jars.filter((jar) => jar.broker).length;
      log.info(
        `Kafka ${version}: ${catalogue.jars.length} jars, ${reachable} of them within a broker's reach`,
      );
    }
  } catch (error) {
    log.error(explain(error).text);
    process.exitCode = 1;
  } finally {
    await host.close();
  }
}

if (import.meta.main) await main(process.argv.slice(2));
