import { expect, test } from '@jest/globals';
import { createStatement } from '../../../src/evidence/creation.ts';
import { jvmSbomOf } from '../../../src/image/jvm-sbom.ts';
import { readCatalogue } from '../../../src/kafka/catalogue.ts';
import { knownJars } from '../../../src/kafka/known-jars.ts';

const DIGEST = 'c'.repeat(64);

test('the SBOM of a JVM image lists its jars, is about its manifest, and says that it is incomplete', async () => {
  const catalogue = await readCatalogue('4.4.0');
  const libs = [...(catalogue?.jars ?? []).map(({ file }) => `/kafka/libs/${file}`), '/kafka/libs/mine.jar'];
  const digests = [...(catalogue?.jars ?? []), { file: 'mine.jar', sha256: 'd'.repeat(64) }];
  const sbom = jvmSbomOf({
    image: 'registry.example/team/kafka',
    digest: DIGEST,
    kafkaVersion: '4.4.0',
    jars: knownJars(libs, digests, catalogue),
    version: '0.1.0',
    timestamp: '2026-01-02T03:04:05.000Z',
  });
  expect(sbom.components).toHaveLength(libs.length);
  expect(sbom.components.find(({ name }) => name === 'kafka-clients')).toMatchObject({
    purl: 'pkg:maven/org.apache.kafka/kafka-clients@4.4.0',
  });
  expect(sbom.components.find(({ name }) => name === 'mine.jar')).not.toHaveProperty('purl');
  expect(sbom).toMatchObject({
    compositions: [{ aggregate: 'incomplete', assemblies: [`pkg:oci/kafka@sha256:${DIGEST}`] }],
    metadata: { component: { hashes: [{ alg: 'SHA-256', content: DIGEST }] } },
  });
  const subject = { name: 'registry.example/team/kafka', digest: { sha256: DIGEST } };
  expect(createStatement(subject, 'sbom', sbom).predicateType).toBe('https://cyclonedx.org/bom');
});
