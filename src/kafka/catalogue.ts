import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { codeOf, messageOf, UserError } from '../core/errors.ts';
import type { Artifact } from './maven-client.ts';

const catalogueJar = z.strictObject({
  /** Name in `libs/`. */
  file: z.string().regex(/^[^/\\]+\.jar$/),
  /** `groupId:artifactId:version`. */
  maven: z.string().regex(/^[^:]+:[^:]+:[^:]+$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** True where it is on the run-time class path of `kafka_2.13` or is the log binding: a broker can reach it. */
  broker: z.boolean(),
});
export type CatalogueJar = z.infer<typeof catalogueJar>;

const catalogue = z.strictObject({
  kafkaVersion: z.string(),
  scalaVersion: z.string(),
  jars: z.array(catalogueJar).min(1),
});
/** What is known of one release: every jar with its coordinates and digest, sorted by file. */
export type Catalogue = z.infer<typeof catalogue>;

/** `catalogue/` of this repository: two folders up from `src/kafka`, and from a bundle in `dist/<name>`. */
export const CATALOGUE_FOLDER = new URL('../../catalogue/', import.meta.url);

/** The catalogue of one release; undefined where there is none. */
export async function readCatalogue(
  version: string,
  folder: URL = CATALOGUE_FOLDER,
): Promise<Catalogue | undefined> {
  if (!/^\d[\w.-]*$/.test(version)) return undefined;
  const file = new URL(`${version}.json`, folder);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return catalogue.parse(JSON.parse(text));
  } catch (error) {
    throw new UserError(`The catalogue ${file.pathname} is damaged: ${messageOf(error)}`, {
      hint: 'Generate it again with src/kafka/catalogue-generate.ts.',
      cause: error,
    });
  }
}

/** One line per jar, so that a new release shows up as a readable diff. */
export function formatCatalogue(content: Catalogue): string {
  const jars = [...content.jars].sort((a, b) => (a.file < b.file ? -1 : 1));
  const { kafkaVersion, scalaVersion } = content;
  return [
    `{"kafkaVersion":${JSON.stringify(kafkaVersion)},"scalaVersion":${JSON.stringify(scalaVersion)},"jars":[`,
    jars.map((jar) => JSON.stringify(jar)).join(',\n'),
    ']}\n',
  ].join('\n');
}

/** Coordinates of a jar of the catalogue, taken apart. */
export function artifactOf(jar: CatalogueJar): Artifact {
  const [groupId = '', artifactId = '', version = ''] = jar.maven.split(':');
  return { groupId, artifactId, version };
}
