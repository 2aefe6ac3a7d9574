import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE_FOLDER, formatCatalogue, readCatalogue } from '../../../src/kafka/catalogue.ts';
import { KNOWN_VERSIONS } from '../../../src/kafka/versions.ts';

describe('the catalogue', () => {
  it.each(KNOWN_VERSIONS)('of %s is complete, sorted, and formatted as it is generated', async (version) => {
    const catalogue = await readCatalogue(version);
    if (catalogue === undefined) throw new Error(`there is no catalogue of ${version}`);
    expect(await readFile(new URL(`${version}.json`, CATALOGUE_FOLDER), 'utf8')).toBe(
      formatCatalogue(catalogue),
    );
    expect(catalogue).toMatchObject({ kafkaVersion: version, scalaVersion: '2.13' });
    const named = (artifact: string) => catalogue.jars.find((jar) => jar.maven.includes(`:${artifact}:`));
    expect(named('kafka_2.13')).toMatchObject({ file: `kafka_2.13-${version}.jar`, broker: true });
    expect(named('kafka-clients')?.broker).toBe(true);
    expect(named(version.startsWith('3.') ? 'slf4j-reload4j' : 'log4j-slf4j-impl')?.broker).toBe(true);
    expect(named('connect-runtime')?.broker ?? false).toBe(false);
    expect(new Set(catalogue.jars.map((jar) => jar.file)).size).toBe(catalogue.jars.length);
  });

  it('is undefined for a release that it does not know', async () => {
    expect(await readCatalogue('9.9.9')).toBeUndefined();
    expect(await readCatalogue('../package')).toBeUndefined();
  });

  it('says which file is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'catalogue-test-'));
    try {
      await writeFile(join(folder, '1.0.0.json'), '{"kafkaVersion": 1}');
      const reading = readCatalogue('1.0.0', pathToFileURL(`${folder}/`));
      await expect(reading).rejects.toThrow(`The catalogue ${join(folder, '1.0.0.json')} is damaged`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
