import { basename } from 'node:path';
import type { Catalogue, CatalogueJar } from './catalogue.ts';

/** A jar of a distribution, with what a catalogue knows of it. */
export interface KnownJar {
  readonly path: string;
  readonly file: string;
  /** Hexadecimal. */
  readonly sha256: string;
  /** `groupId:artifactId:version`; undefined where no catalogue knows the jar. */
  readonly maven: string | undefined;
}

/** The jars in their given order, with coordinates by digest and else by file name. */
export function knownJars(
  libs: readonly string[],
  digests: readonly { readonly file: string; readonly sha256: string }[],
  catalogue: Catalogue | undefined,
): KnownJar[] {
  const byDigest = new Map(catalogue?.jars.map((jar) => [jar.sha256, jar]));
  const byFile = new Map(catalogue?.jars.map((jar) => [jar.file, jar]));
  const digestOf = new Map(digests.map(({ file, sha256 }) => [file, sha256]));
  return libs.map((path) => {
    const file = basename(path);
    const sha256 = digestOf.get(file) ?? '';
    const known: CatalogueJar | undefined = byDigest.get(sha256) ?? byFile.get(file);
    return { path, file, sha256, maven: known?.maven };
  });
}
