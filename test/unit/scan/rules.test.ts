import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { trivyScan } from '../../../src/actions/trivy-scan/command.ts';
import { readCatalogue } from '../../../src/kafka/catalogue.ts';
import { readRules, supportedTags } from '../../../src/scan/discovery.ts';
import {
  applyIgnores,
  expiredEntries,
  readIgnoreFile,
  unusedEntries,
} from '../../../src/scan/ignore-file.ts';
import { jdkOfSbom } from '../../../src/scan/image-sbom.ts';
import { judgeJava } from '../../../src/scan/java-line.ts';
import { kafkaSbom } from '../../../src/scan/kafka-sbom.ts';
import { platformsOf } from '../../../src/scan/platforms.ts';
import { DEFAULT_TRIVY, trivyArchive } from '../../../src/scan/trivy-releases.ts';
import { finding } from '../../support/scan-results.ts';

describe('which tags are supported', () => {
  const rules = { repositories: ['r/k'], lines: 3, alsoLines: ['3.9'], releaseCandidates: false };
  const tags = [
    'latest',
    '3.7.0',
    '3.8.1',
    '3.9.1',
    '3.9.2',
    '4.0.1',
    '4.1.2',
    '4.1.10',
    '4.2.0',
    '4.2.0-rc1',
  ];

  test('the newest patch of the newest lines, and lines that are named', () => {
    expect(supportedTags(tags, rules)).toEqual(['4.2.0', '4.1.10', '4.0.1', '3.9.2']);
  });

  test('a candidate only while its release is not out, and the newest by number', () => {
    const withCandidates = { ...rules, lines: 1, alsoLines: [], releaseCandidates: true };
    expect(supportedTags(tags, withCandidates)).toEqual(['4.2.0']);
    const ahead = [...tags, '4.3.0-rc2', '4.3.0-rc10'];
    expect(supportedTags(ahead, withCandidates)).toEqual(['4.3.0-rc10', '4.2.0']);
    expect(supportedTags(ahead, rules)).not.toContain('4.3.0-rc10');
  });

  test('nothing is made of tags that are no release', () => {
    expect(supportedTags(['latest', 'main', '4.0'], rules)).toEqual([]);
  });

  test('the rules of this project are valid and name both images', async () => {
    const { repositories } = await readRules(undefined);
    expect(repositories).toEqual(['docker.io/apache/kafka', 'docker.io/apache/kafka-native']);
  });
});

describe('platforms of an index', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const entries = [
    { digest, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
    { digest, platform: { os: 'linux', architecture: 'amd64' } },
    { digest, platform: { os: 'unknown', architecture: 'unknown' } },
    {
      digest,
      platform: { os: 'linux', architecture: 'amd64' },
      annotations: { 'vnd.docker.reference.type': 'x' },
    },
    { digest, platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
  ];

  test('are sorted, without attestations', () => {
    expect(platformsOf(entries, undefined).map(({ platform }) => platform)).toEqual([
      'linux/amd64',
      'linux/arm/v7',
      'linux/arm64',
    ]);
  });

  test('only those that are wanted', () => {
    expect(platformsOf(entries, ['linux/arm64'])).toHaveLength(1);
  });
});

describe('the Java inside', () => {
  const now = new Date('2026-11-24T00:00:00Z');

  test.each([
    ['21.0.2', 'behind'],
    ['jdk-21.0.2+13', 'behind'],
    ['21.0.13', 'current'],
    ['21.0.13.0.3', 'current'],
    ['25.0.5+9-LTS', 'current'],
    ['23.0.2', 'ended'],
    ['26', 'unknown'],
    ['none', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (version, status) => {
    expect(judgeJava(version, now).status).toBe(status);
  });

  test('is not called current by a table that has missed an update', () => {
    const late = new Date('2027-06-01T00:00:00Z');
    expect(judgeJava('21.0.13', late)).toMatchObject({ status: 'unknown' });
    expect(judgeJava('21.0.2', late).status).toBe('behind');
  });

  test('is read from an SBOM', () => {
    expect(jdkOfSbom('{"components":[{"name":"OpenJDK","version":"25.0.5"}]}')).toBe('25.0.5');
    expect(jdkOfSbom('{"components":[{"name":"bash","version":"5"}]}')).toBeUndefined();
    expect(jdkOfSbom('no JSON')).toBeUndefined();
  });
});

describe('the ignore file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ignore-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const now = new Date('2026-06-15T23:00:00Z');
  const entry = { id: 'CVE-1', reason: 'not reachable', expires: '2026-06-15' };

  function read(content: unknown) {
    const path = join(folder, 'ignore.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return readIgnoreFile(path);
  }

  test.each([
    [{ ignore: [{ id: 'CVE-1', expires: '2026-01-01' }] }, 'ignore.0.reason'],
    [{ ignore: [{ id: 'CVE-1', reason: ' ', expires: '2026-01-01' }] }, 'expected a reason'],
    [{ ignore: [{ id: 'CVE-1', reason: 'r' }] }, 'ignore.0.expires'],
    [{ ignore: [{ ...entry, expires: '2026-02-31' }] }, 'ignore.0.expires'],
    [{ ignore: [{ ...entry, until: 'x' }] }, 'until'],
    ['no JSON', 'cannot be read'],
  ])('is refused: %j', async (content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  test('counts through its last day', async () => {
    const entries = await read({ ignore: [entry] });
    expect(expiredEntries(entries, now)).toEqual([]);
    expect(expiredEntries(entries, new Date('2026-06-16T00:00:00Z'))).toEqual(entries);
    const [ignored] = applyIgnores([finding('CVE-1')], 'r/kafka', entries, now);
    expect(ignored?.ignored).toEqual({ by: 'ignore-file', reason: 'not reachable (until 2026-06-15)' });
  });

  test('an expired entry ignores nothing', () => {
    const [open] = applyIgnores([finding('CVE-1')], 'r', [{ ...entry, expires: '2026-06-14' }], now);
    expect(open?.ignored).toBeUndefined();
  });

  test('holds for its package and image only, and says where it is not needed', () => {
    const narrow = { ...entry, package: 'bash', image: 'kafka-native' };
    const ignored = (name: string, image: string) =>
      applyIgnores([finding('CVE-1', { package: name })], image, [narrow], now)[0]?.ignored !== undefined;
    expect([
      ignored('bash', 'r/kafka-native:1'),
      ignored('zlib', 'r/kafka-native:1'),
      ignored('bash', 'r/kafka'),
    ]).toEqual([true, false, false]);
    expect(unusedEntries([narrow], [{ image: 'r/kafka', findings: [finding('CVE-1')] }])).toEqual([narrow]);
  });
});

describe('the SBOM of the catalogue', () => {
  test('lists what a broker can reach, and has the same bytes each time', async () => {
    const catalogue = await readCatalogue('4.4.0');
    if (catalogue === undefined) throw new Error('no catalogue of 4.4.0');
    const sbom = kafkaSbom(catalogue) as { components: { purl: string }[]; serialNumber: string };
    const purls = sbom.components.map(({ purl }) => purl);
    expect(purls).toContain('pkg:maven/org.apache.kafka/kafka-clients@4.4.0');
    expect(purls).toHaveLength(catalogue.jars.filter(({ broker }) => broker).length);
    expect(sbom.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(JSON.stringify(kafkaSbom(catalogue))).toBe(JSON.stringify(sbom));
  });
});

describe('pinned releases of Trivy', () => {
  test('the default is pinned for both machines of GitHub, and is the default of the input', () => {
    for (const arch of ['x64', 'arm64']) {
      expect(trivyArchive(DEFAULT_TRIVY, 'linux', arch)).toMatchObject({
        asset: expect.stringContaining(DEFAULT_TRIVY),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
    expect(trivyScan.inputs['trivy-version'].default).toBe(DEFAULT_TRIVY);
  });

  test('what is not in the table is never downloaded', () => {
    expect(() => trivyArchive('0.69.4', 'linux', 'x64')).toThrow(
      'Trivy 0.69.4 is not among the pinned releases',
    );
    expect(() => trivyArchive(DEFAULT_TRIVY, 'sunos', 'x64')).toThrow('no pinned Trivy');
  });
});
