import { mavenLibrary, serialNumberOf } from '../core/cyclonedx.ts';
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
      return mavenLibrary({ group, name, version }, jar.sha256);
    })
    .toSorted((a, b) => (a.purl < b.purl ? -1 : 1));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumberOf(hashOf(JSON.stringify(catalogue), 'sha256')),
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
