/**
 * Serial number of a CycloneDX document out of a SHA-256 in hexadecimal: the same digest, the same number.
 * A UUID of version 8, whose bits are free (RFC 9562, section 5.8).
 */
export function serialNumberOf(digest: string): string {
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`];
  return `urn:uuid:${[...parts, `${variant}${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-')}`;
}

/** Maven coordinates without classifier. */
interface Coordinates {
  readonly group: string;
  readonly name: string;
  readonly version: string;
}

/** A jar of Maven as a component; `sha256` in hexadecimal. */
export function mavenLibrary({ group, name, version }: Coordinates, sha256: string) {
  const purl = `pkg:maven/${group}/${name}@${version}`;
  const hashes = [{ alg: 'SHA-256', content: sha256 }];
  return { type: 'library', 'bom-ref': purl, group, name, version, purl, hashes };
}
