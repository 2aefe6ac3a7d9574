import { createStatement, type Statement } from '../../src/evidence/creation.ts';
import type { Resource, Subject } from '../../src/evidence/statement.ts';
import type { Suite } from '../../src/evidence/suite.ts';
import type { Vulnerabilities } from '../../src/evidence/vulnerabilities.ts';
import { checks, digestOf, KAFKA, suiteOf, testStatement } from './evidence.ts';

export const AMD64 = 'linux/amd64';
export const ARM64 = 'linux/arm64';

/** An image index and the images of its platforms, by hexadecimal digest. */
export interface ImageDigests {
  readonly index: string;
  readonly amd64: string;
  readonly arm64: string;
}

export const DIGESTS: ImageDigests = {
  index: digestOf('index'),
  amd64: digestOf('amd64'),
  arm64: digestOf('arm64'),
};

const image = (sha256: string): Subject => ({ name: 'registry.example/kafka-native', digest: { sha256 } });

export function indexStatement({ index, amd64, arm64 }: ImageDigests): Statement<'image-index'> {
  const platform = (name: string, hex: string) => {
    const digest = `sha256:${hex}`;
    return { platform: name, digest, source: digest, sizeBytes: 1, attestations: [] };
  };
  return createStatement(image(index), 'image-index', {
    image: 'registry.example/kafka-native',
    tags: ['4.1.0-rc0'],
    mediaType: 'application/vnd.oci.image.index.v1+json',
    annotations: {},
    platforms: [platform(AMD64, amd64), platform(ARM64, arm64)],
  });
}

export function imageTest(
  sha256: string,
  platform: string,
  over: Partial<Suite> = {},
): Statement<'test-result'> {
  const subject: Suite['subject'] = { kind: 'native', form: 'container', kafkaVersion: '4.1.0', platform };
  const suite = suiteOf(checks(24), { ...over, subject });
  return testStatement(suite, image(sha256), [{ name: 'distribution', digest: KAFKA.digest }]);
}

type Found = Vulnerabilities['scan']['findings'][number];

export function scanStatement(
  sha256: string,
  platform: string,
  finishedAt: string,
  findings: Found[] = [],
): Statement<'vulnerabilities'> {
  return createStatement(image(sha256), 'vulnerabilities', {
    scanner: {
      uri: 'https://github.com/aquasecurity/trivy',
      version: '0.70.0',
      db: { uri: 'trivy-db', version: digestOf('db'), lastUpdate: finishedAt },
      result: [],
    },
    metadata: { scanStartedOn: finishedAt, scanFinishedOn: finishedAt },
    scan: {
      status: 'complete',
      name: `registry.example/kafka-native ${platform}`,
      platform,
      packages: [{ name: 'musl', version: '1.2.5' }],
      findings,
    },
  });
}

export function finding(over: Partial<Found> = {}): Found {
  return {
    id: 'CVE-2026-1',
    package: 'musl',
    version: '1.2.5',
    severity: 'HIGH',
    fixedVersion: '1.2.6',
    origins: ['layer'],
    ...over,
  };
}

/** Findings of all severities, every tenth ignored, with titles that try to be markup. */
export function findings(number: number): Found[] {
  const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;
  return Array.from({ length: number }, (_, at) =>
    finding({
      id: `CVE-2026-${10_000 + at}`,
      package: at % 7 === 0 ? '<script>window.hacked=1</script>' : `package-${at % 97}`,
      severity: severities[at % severities.length] ?? 'LOW',
      ...(at % 10 === 9 ? { ignored: { by: 'ignore file', reason: 'not reachable from a broker' } } : {}),
    }),
  );
}

/** An SBOM about a digest; `listed` is the SHA-256 that the document itself gives its subject. */
export function sbomStatement(sha256: string, listed = sha256): Statement<'sbom'> {
  return createStatement({ name: 'kafka.Kafka 4.1.0', digest: { sha256 } }, 'sbom', {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: '2026-11-20T09:04:10.000Z',
      component: {
        type: 'application',
        name: 'kafka.Kafka',
        hashes: [{ alg: 'SHA-256', content: listed }],
      },
    },
    components: [
      {
        type: 'library',
        name: 'kafka-clients',
        version: '4.1.0',
        purl: 'pkg:maven/org.apache.kafka/kafka-clients@4.1.0',
      },
    ],
  });
}

export function imageProvenance(
  sha256: string,
  part: Resource = { name: 'distribution', digest: KAFKA.digest },
): Statement<'provenance'> {
  return createStatement(image(sha256), 'provenance', {
    buildDefinition: {
      buildType: 'https://kafka-native.dev/build-type/image/v1',
      externalParameters: {},
      resolvedDependencies: [part, { uri: 'docker.io/library/alpine:3.22' }],
    },
    runDetails: {
      builder: { id: 'https://kafka-native.dev/builder/local' },
      metadata: { startedOn: '2026-11-20T09:00:00.000Z', finishedOn: '2026-11-20T09:04:10.000Z' },
    },
  });
}
