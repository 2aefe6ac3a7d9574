import { UserError } from '../core/errors.ts';
import type { Catalogue } from './catalogue.ts';
import type { JarDigest } from './distribution-store.ts';

/** How the jars of a distribution stand to those that are known of its release. */
export interface Comparison {
  /** Jars whose digest is the known one. */
  readonly matching: number;
  readonly differing: readonly { file: string; found: string; expected: string; own: boolean }[];
  /** In the distribution and not in the catalogue. */
  readonly unknown: readonly string[];
}

export function compareWithCatalogue(jars: readonly JarDigest[], catalogue: Catalogue): Comparison {
  const known = new Map(catalogue.jars.map((jar) => [jar.file, jar]));
  const differing: { file: string; found: string; expected: string; own: boolean }[] = [];
  const unknown: string[] = [];
  for (const { file, sha256 } of jars) {
    const jar = known.get(file);
    if (jar === undefined) unknown.push(file);
    else if (jar.sha256 !== sha256) {
      const own = jar.maven.startsWith('org.apache.kafka:');
      differing.push({ file, found: sha256, expected: jar.sha256, own });
    }
  }
  return { matching: jars.length - unknown.length - differing.length, differing, unknown };
}

/**
 * Refuses jars that are not what was published under their name. Kafka's own jars are built once for Maven
 * and once for the tarball, so `ownMayDiffer` lets those of a tarball or folder be others; libraries are
 * copied into it as they are.
 *
 * @throws {UserError} that names the jar and both digests.
 */
export function demandPublished({ differing }: Comparison, version: string, ownMayDiffer: boolean): void {
  const wrong = differing.filter((jar) => !(jar.own && ownMayDiffer));
  if (wrong.length === 0) return;
  const list = wrong.map((jar) => `${jar.file} (SHA-256 ${jar.found}, published ${jar.expected})`);
  throw new UserError(`Kafka ${version} has jars that are not the published ones: ${list.join(', ')}.`, {
    hint: 'They were altered or damaged: get this Kafka again, from a source you trust.',
  });
}
