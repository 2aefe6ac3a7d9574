import { describe, expect, test } from '@jest/globals';
import { sbomOf } from '../../../src/binary/sbom.ts';
import { readCatalogue } from '../../../src/kafka/catalogue.ts';
import { knownJars } from '../../../src/kafka/known-jars.ts';
import { MANDREL_17 } from '../../support/native-build.ts';

async function jarsOf(version: string) {
  const catalogue = await readCatalogue(version);
  const digests = catalogue?.jars ?? [];
  return knownJars(
    digests.map(({ file }) => `/kafka/libs/${file}`),
    digests,
    catalogue,
  );
}

describe('jars of a build', () => {
  test('have coordinates', async () => {
    const jars = await jarsOf('4.4.0');
    expect(jars.length).toBeGreaterThan(40);
    expect(jars.every(({ maven }) => maven !== undefined)).toBe(true);
    expect(jars.find(({ file }) => file === 'kafka_2.13-4.4.0.jar')?.maven).toBe(
      'org.apache.kafka:kafka_2.13:4.4.0',
    );
  });

  test('that no catalogue knows have none', () => {
    const [jar] = knownJars(['/libs/mine.jar'], [{ file: 'mine.jar', sha256: 'b'.repeat(64) }], undefined);
    expect(jar).toEqual({
      path: '/libs/mine.jar',
      file: 'mine.jar',
      sha256: 'b'.repeat(64),
      maven: undefined,
    });
  });

  test('that were renamed are known by their digests', async () => {
    const catalogue = await readCatalogue('4.4.0');
    const known = catalogue?.jars.find(({ file }) => file.startsWith('kafka-clients'));
    const [jar] = knownJars(['/libs/x.jar'], [{ file: 'x.jar', sha256: known?.sha256 ?? '' }], catalogue);
    expect(jar?.maven).toBe('org.apache.kafka:kafka-clients:4.4.0');
  });
});

describe('SBOM', () => {
  const input = async () => ({
    name: 'kafka.Kafka',
    kafkaVersion: '4.4.0',
    digest: 'c'.repeat(64),
    jars: [
      ...(await jarsOf('4.4.0')),
      { path: '/x/unknown.jar', file: 'unknown.jar', sha256: 'd'.repeat(64), maven: undefined },
    ],
    toolchain: MANDREL_17,
    version: '0.1.0',
    timestamp: '2026-01-02T03:04:05.000Z',
  });

  test('names every jar by coordinates and digest, and the JDK', async () => {
    const given = await input();
    const sbom = sbomOf(given);
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const components = sbom.components as { name: string; purl?: string; hashes?: { content: string }[] }[];
    expect(components).toHaveLength(given.jars.length + 1);
    expect(components.find(({ name }) => name === 'kafka-clients')).toMatchObject({
      purl: 'pkg:maven/org.apache.kafka/kafka-clients@4.4.0',
      hashes: [{ alg: 'SHA-256', content: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    expect(components.find(({ name }) => name === 'unknown.jar')).not.toHaveProperty('purl');
    expect(components.find(({ name }) => name === 'OpenJDK')).toMatchObject({ version: '17.0.19' });
    const refs = components.map((each) => (each as { 'bom-ref'?: string })['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
  });

  test('has a serial number that only the binary decides', async () => {
    const given = await input();
    const { serialNumber } = sbomOf(given);
    expect(serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(sbomOf({ ...given, timestamp: '2027-01-02T03:04:05.000Z' }).serialNumber).toBe(serialNumber);
    expect(sbomOf({ ...given, digest: `d${'c'.repeat(63)}` }).serialNumber).not.toBe(serialNumber);
  });
});
