import { mavenLibrary, serialNumberOf } from '../core/cyclonedx.ts';
import type { Jar } from './class-path.ts';
import type { Toolchain } from './options.ts';

export interface SbomInput {
  readonly name: string;
  readonly kafkaVersion: string;
  /** SHA-256 of the executable. */
  readonly digest: string;
  readonly jars: readonly Jar[];
  readonly toolchain: Toolchain;
  /** Version of this program. */
  readonly version: string;
  readonly timestamp: string;
}

/**
 * CycloneDX 1.6 of what went into a binary: the jars with their Maven coordinates, which they do not carry
 * themselves, and the JDK whose classes and libraries are compiled in. Same input, same document.
 * Source: https://cyclonedx.org/docs/1.6/json/
 */
export function sbomOf(input: SbomInput): Record<string, unknown> {
  const { toolchain, digest, jars } = input;
  const components = [...jars].sort((a, b) => (a.file < b.file ? -1 : 1)).map(jarComponent);
  const jdk = {
    type: 'framework',
    'bom-ref': `jdk@${toolchain.javaVersion}`,
    name: 'OpenJDK',
    version: toolchain.javaVersion,
    description: `Class library of ${toolchain.vendorVersion}, compiled in`,
    cpe: `cpe:2.3:a:oracle:openjdk:${toolchain.javaVersion}:*:*:*:*:*:*:*`,
  };
  const root = `pkg:generic/kafka.Kafka@${input.kafkaVersion}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumberOf(digest),
    version: 1,
    metadata: {
      timestamp: input.timestamp,
      tools: { components: [{ type: 'application', name: 'kafka-native', version: input.version }] },
      component: {
        type: 'application',
        'bom-ref': root,
        name: input.name,
        version: input.kafkaVersion,
        hashes: [{ alg: 'SHA-256', content: digest }],
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: [...components, jdk],
    dependencies: [{ ref: root, dependsOn: [...components, jdk].map((each) => each['bom-ref']) }],
  };
}

function jarComponent({ file, sha256, maven }: Jar) {
  const [group, name, version] = maven?.split(':') ?? [];
  if (group === undefined || name === undefined || version === undefined) {
    const hashes = [{ alg: 'SHA-256', content: sha256 }];
    return { type: 'library', 'bom-ref': `file:${file}`, name: file, hashes };
  }
  return mavenLibrary({ group, name, version }, sha256);
}
