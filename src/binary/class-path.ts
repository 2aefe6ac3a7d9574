import { basename } from 'node:path';
import type { Catalogue, CatalogueJar } from '../kafka/catalogue.ts';

/** A jar that goes into the binary. */
export interface Jar {
  readonly path: string;
  readonly file: string;
  readonly sha256: string;
  /** `groupId:artifactId:version`; undefined where no catalogue knows the jar. */
  readonly maven: string | undefined;
}

/**
 * The jars to build from, in the order of their names, with coordinates by digest and else by file name.
 * `broker` leaves out what the catalogue says a broker cannot reach (Connect, Jetty, tools, …); a jar that it
 * does not know stays, since nobody knows what it is for.
 */
export function selectJars(
  libs: readonly string[],
  digests: readonly { readonly file: string; readonly sha256: string }[],
  catalogue: Catalogue | undefined,
  wanted: 'broker' | 'all',
): Jar[] {
  const byDigest = new Map(catalogue?.jars.map((jar) => [jar.sha256, jar]));
  const byFile = new Map(catalogue?.jars.map((jar) => [jar.file, jar]));
  const digestOf = new Map(digests.map(({ file, sha256 }) => [file, sha256]));
  return libs.flatMap((path) => {
    const file = basename(path);
    const sha256 = digestOf.get(file) ?? '';
    const known: CatalogueJar | undefined = byDigest.get(sha256) ?? byFile.get(file);
    if (wanted === 'broker' && known?.broker === false) return [];
    return [{ path, file, sha256, maven: known?.maven }];
  });
}
