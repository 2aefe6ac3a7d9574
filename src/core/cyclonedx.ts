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

/** A jar as it lies in a folder. */
interface JarFile {
  readonly file: string;
  /** Hexadecimal. */
  readonly sha256: string;
  /** `groupId:artifactId:version`; undefined where nobody knows. */
  readonly maven: string | undefined;
}

/** Jars as components, in the order of their names: by coordinates where they are known, else by file name. */
export function jarComponents(jars: readonly JarFile[]) {
  return jars.toSorted((a, b) => (a.file < b.file ? -1 : 1)).map(jarComponent);
}

function jarComponent({ file, sha256, maven }: JarFile) {
  const [group, name, version] = maven?.split(':') ?? [];
  if (group === undefined || name === undefined || version === undefined) {
    const hashes = [{ alg: 'SHA-256', content: sha256 }];
    return { type: 'library', 'bom-ref': `file:${file}`, name: file, hashes };
  }
  return mavenLibrary({ group, name, version }, sha256);
}

type Component = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly 'bom-ref': string;
  readonly name: string;
};

/** What a document is about. */
interface BomSubject {
  readonly type: string;
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  /** SHA-256 in hexadecimal; it alone decides the serial number. */
  readonly sha256: string;
}

/**
 * CycloneDX 1.6 of one thing and the components that went into it.
 * @param aggregate whether the list is all there is
 */
export function bomOf(
  { sha256, ...subject }: BomSubject,
  components: readonly Component[],
  about: {
    readonly timestamp: string;
    /** Of this program. */
    readonly version: string;
    readonly aggregate: 'complete' | 'incomplete';
  },
) {
  const ref = subject['bom-ref'];
  return {
    bomFormat: 'CycloneDX' as const,
    specVersion: '1.6',
    serialNumber: serialNumberOf(sha256),
    version: 1,
    metadata: {
      timestamp: about.timestamp,
      tools: { components: [{ type: 'application', name: 'kafka-native', version: about.version }] },
      component: {
        ...subject,
        hashes: [{ alg: 'SHA-256', content: sha256 }],
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: [...components],
    dependencies: [{ ref, dependsOn: components.map((each) => each['bom-ref']) }],
    compositions: [{ aggregate: about.aggregate, assemblies: [ref] }],
  };
}
