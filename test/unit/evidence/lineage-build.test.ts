import { describe, expect, test } from '@jest/globals';
import { createStatement } from '../../../src/evidence/creation.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { lineageOf } from '../../../src/evidence/lineage.ts';
import { parseEvidence } from '../../../src/evidence/parsing.ts';

const digest = (letter: string) => letter.repeat(64);
const NOW = '2026-01-02T03:04:05.000Z';

function provenance(
  subject: string,
  materials: Record<string, string>,
  beside: Record<string, string> = {},
): Evidence {
  const statement = createStatement({ name: 'kafka.Kafka', digest: { sha256: subject } }, 'provenance', {
    buildDefinition: {
      buildType: 'https://kafka-native.dev/build/native-image/v1',
      externalParameters: {},
      resolvedDependencies: Object.entries(materials).map(([name, sha256]) => ({ name, digest: { sha256 } })),
    },
    runDetails: {
      builder: { id: 'https://kafka-native.dev/builder/local' },
      metadata: { startedOn: NOW, finishedOn: NOW },
      byproducts: Object.entries(beside).map(([name, sha256]) => ({ name, digest: { sha256 } })),
    },
  });
  return known(statement);
}

function distribution(subject: string): Evidence {
  const statement = createStatement({ name: 'kafka', digest: { sha256: subject } }, 'distribution', {
    kafkaVersion: '4.4.0',
    scalaVersion: '2.13',
    source: 'path',
    from: '/kafka',
    verified: [],
    jars: [],
  });
  return known(statement);
}

function known(statement: unknown): Evidence {
  const evidence = parseEvidence('x.json', JSON.stringify(statement));
  if ('message' in evidence) throw new Error(evidence.message);
  return evidence;
}

describe('lineage of a built binary', () => {
  test('what was built is the root, what it was built from belongs to it', () => {
    const lineage = lineageOf(
      [provenance(digest('b'), { distribution: digest('d') }), distribution(digest('d'))],
      [],
    );
    expect(lineage.roots.map((root) => root.digest.sha256)).toEqual([digest('b')]);
    expect(lineage.own).toHaveLength(2);
  });

  test('evidence about other jars is a stray', () => {
    const all = [provenance(digest('b'), { distribution: digest('d') }), distribution(digest('e'))];
    expect(lineageOf(all, [digest('b')]).strays).toHaveLength(1);
  });

  test('a scan of the SBOM that lies beside it belongs to it, one of another file does not', () => {
    const beside = { 'kafka.Kafka.cdx.json': digest('c'), 'build.json': digest('e') };
    const built = provenance(digest('b'), {}, beside);
    // Any statement about that digest will do.
    const lineage = lineageOf([built, distribution(digest('c')), distribution(digest('e'))], []);
    expect(lineage.roots.map((root) => root.digest.sha256)).toEqual([digest('b'), digest('e')]);
    expect(lineageOf([built, distribution(digest('c'))], []).own).toHaveLength(2);
  });

  test('a single jar is no part that evidence is followed to', () => {
    const all = [provenance(digest('b'), { 'kafka-clients.jar': digest('d') }), distribution(digest('d'))];
    expect(lineageOf(all, [digest('b')]).strays).toHaveLength(1);
  });
});
