import { bomOf, jarComponents } from '../core/cyclonedx.ts';
import type { Sbom } from '../evidence/sbom.ts';
import type { KnownJar } from '../kafka/known-jars.ts';

export interface JvmSbomInput {
  /** Repository without tag or digest. */
  readonly image: string;
  /** SHA-256 of the manifest, hexadecimal. */
  readonly digest: string;
  readonly kafkaVersion: string;
  readonly jars: readonly KnownJar[];
  /** Version of this program. */
  readonly version: string;
  readonly timestamp: string;
}

/**
 * CycloneDX 1.6 of the jars in a JVM image. What the base image brings (its packages, the Java runtime) is not
 * known here, and the document says that it is incomplete: a scan lists it, or BuildKit's SBOM generator.
 */
export function jvmSbomOf({ image, digest, kafkaVersion, jars, version, timestamp }: JvmSbomInput): Sbom {
  const subject = {
    type: 'container',
    'bom-ref': `pkg:oci/${image.split('/').at(-1)}@sha256:${digest}`,
    name: image,
    version: kafkaVersion,
    sha256: digest,
  };
  return bomOf(subject, jarComponents(jars), { timestamp, version, aggregate: 'incomplete' });
}
