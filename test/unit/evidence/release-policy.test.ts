import { describe, expect, test } from '@jest/globals';
import { createStatement } from '../../../src/evidence/creation.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { judge } from '../../../src/evidence/judge.ts';
import { loadPolicy } from '../../../src/evidence/policies.ts';
import { check, checks, digestOf, distributionStatement, filed, KAFKA, NOW } from '../../support/evidence.ts';
import {
  AMD64,
  ARM64,
  DIGESTS,
  imageProvenance,
  imageTest,
  indexStatement,
  sbomStatement,
  scanStatement,
} from '../../support/image-evidence.ts';

const PLATFORMS = [
  { platform: AMD64, image: DIGESTS.amd64, binary: digestOf('binary amd64') },
  { platform: ARM64, image: DIGESTS.arm64, binary: digestOf('binary arm64') },
];
const [AMD, ARM] = PLATFORMS;

/** What the build of one platform leaves: image and binary with where they came from, tests, soak and scan. */
function evidenceOf({ platform, image, binary }: (typeof PLATFORMS)[number]): Evidence[] {
  const now = NOW.toISOString();
  const soak = check('start', { runs: { total: 150, failed: 0 } });
  const statements = [
    imageProvenance(image, { name: 'binary', digest: { sha256: binary } }),
    binaryProvenance(binary),
    sbomStatement(binary),
    imageTest(image, platform, { checks: checks(40) }),
    imageTest(image, platform, { name: 'soak', checks: [soak] }),
    scanStatement(image, platform, now),
  ];
  return statements.map((statement, at) => filed(statement, `${platform}/${at}.json`));
}

function binaryProvenance(sha256: string) {
  return createStatement({ name: 'kafka.Kafka 4.1.0', digest: { sha256 } }, 'provenance', {
    buildDefinition: {
      buildType: 'https://kafka-native.dev/build/native-image/v1',
      externalParameters: {},
      resolvedDependencies: [{ name: 'distribution', digest: KAFKA.digest }],
    },
    runDetails: { builder: { id: 'https://kafka-native.dev/builder/local' } },
  });
}

const full = () => [
  filed(distributionStatement()),
  filed(indexStatement(DIGESTS)),
  ...PLATFORMS.flatMap(evidenceOf),
];
const without = (kind: Evidence['kind'], of: string) =>
  full().filter((each) => !(each.kind === kind && each.statement.subject[0]?.digest.sha256 === of));

async function verdict(evidence: Evidence[]) {
  const policy = await loadPolicy('release');
  const { verdict: result, demands } = judge(evidence, policy, { now: NOW, subjects: [DIGESTS.index] });
  return { result, unmet: demands.filter(({ met }) => !met).map(({ id, because }) => `${id}: ${because}`) };
}

describe('the release policy', () => {
  test('passes a full folder of evidence', async () => {
    expect(await verdict(full())).toEqual({ result: 'passed', unmet: [] });
  });

  test('fails without any SBOM', async () => {
    const none = full().filter(({ kind }) => kind !== 'sbom');
    expect(await verdict(none)).toEqual({
      result: 'failed',
      unmet: ['evidence-sbom: No such statement about what is judged is there.'],
    });
  });

  test('fails where one platform’s binary has none: the other’s does not stand in for it', async () => {
    expect(await verdict(without('sbom', ARM?.binary ?? ''))).toEqual({
      result: 'failed',
      unmet: ['evidence-sbom: No such statement is about the image for linux/arm64, or what it was made of.'],
    });
  });

  test('fails where an SBOM is about another digest', async () => {
    const stray = filed(sbomStatement(digestOf('another binary')), 'stray.json');
    const { result, unmet } = await verdict([...without('sbom', AMD?.binary ?? ''), stray]);
    expect(result).toBe('failed');
    expect(unmet).toEqual([
      expect.stringMatching(/^one-subject: .*about another digest: stray\.json\.$/),
      expect.stringMatching(/^evidence-sbom: .*linux\/amd64/),
    ]);
  });

  test('fails where the document in the statement lists another thing', async () => {
    const lie = filed(sbomStatement(AMD?.binary ?? '', digestOf('another binary')), 'lie.json');
    expect(await verdict([...without('sbom', AMD?.binary ?? ''), lie])).toEqual({
      result: 'failed',
      unmet: ['right-sboms: lie.json lists kafka.Kafka with another SHA-256 than that of its statement.'],
    });
  });

  test('fails where it is not known how one platform’s image was built', async () => {
    const { unmet } = await verdict(
      without('provenance', ARM?.image ?? '').filter(
        (each) => each.statement.subject[0]?.digest.sha256 !== ARM?.binary,
      ),
    );
    expect(unmet.map((each) => each.split(':')[0])).toEqual(['evidence-provenance', 'evidence-sbom']);
  });
});

describe('an SBOM', () => {
  test.each([
    ['that lists nothing', { components: [] }, /components/],
    ['of another form', { bomFormat: 'SPDX' }, /bomFormat/],
    ['with a digest that is none', { metadata: { component: sha('beef') } }, /hashes\[0\]\.content/],
  ])('%s is no evidence', (_, change, problem) => {
    const { predicate } = sbomStatement(digestOf('x'));
    const subject = { name: 'x', digest: { sha256: digestOf('x') } };
    expect(() => createStatement(subject, 'sbom', { ...predicate, ...change } as never)).toThrow(problem);
  });
});

function sha(content: string) {
  return { type: 'application', name: 'x', hashes: [{ alg: 'SHA-256', content }] };
}
