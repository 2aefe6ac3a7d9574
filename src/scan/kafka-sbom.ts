import { hashOf } from '../io/hash.ts';
import { artifactOf, type Catalogue } from '../kafka/catalogue.ts';

/**
 * CycloneDX 1.6 of the jars that a native Kafka of this release is compiled from: those that a broker can
 * reach. Made for images that carry no SBOM of their own; the same release gives the same bytes.
 * Source: https://cyclonedx.org/docs/1.6/json/
 */
export function kafkaSbom(catalogue: Catalogue): Record<string, unknown> {
  const root = `pkg:generic/kafka.Kafka@${catalogue.kafkaVersion}`;
  const components = catalogue.jars
    .filter(({ broker }) => broker)
    .map((jar) => {
      const { groupId: group, artifactId: name, version } = artifactOf(jar);
      const purl = `pkg:maven/${group}/${name}@${version}`;
      const hashes = [{ alg: 'SHA-256', content: jar.sha256 }];
      return { type: 'library', 'bom-ref': purl, group, name, version, purl, hashes };
    })
    .toSorted((a, b) => (a.purl < b.purl ? -1 : 1));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(hashOf(JSON.stringify(catalogue), 'sha256'))}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        name: 'kafka.Kafka',
        version: catalogue.kafkaVersion,
      },
    },
    components,
    dependencies: [{ ref: root, dependsOn: components.map(({ purl }) => purl) }],
  };
}

/** RFC 9562, version 8, out of a digest. */
export function uuidOf(digest: string): string {
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`];
  return [...parts, `${variant}${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-');
}
