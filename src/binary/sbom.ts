import { bomOf, jarComponents } from '../core/cyclonedx.ts';
import type { Sbom } from '../evidence/sbom.ts';
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
export function sbomOf(input: SbomInput): Sbom {
  const { toolchain, digest, jars, timestamp, version } = input;
  const jdk = {
    type: 'framework',
    'bom-ref': `jdk@${toolchain.javaVersion}`,
    name: 'OpenJDK',
    version: toolchain.javaVersion,
    description: `Class library of ${toolchain.vendorVersion}, compiled in`,
    cpe: `cpe:2.3:a:oracle:openjdk:${toolchain.javaVersion}:*:*:*:*:*:*:*`,
  };
  const subject = {
    type: 'application',
    'bom-ref': `pkg:generic/kafka.Kafka@${input.kafkaVersion}`,
    name: input.name,
    version: input.kafkaVersion,
    sha256: digest,
  };
  return bomOf(subject, [...jarComponents(jars), jdk], { timestamp, version, aggregate: 'complete' });
}
