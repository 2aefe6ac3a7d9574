import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseTrivyReport } from '../../../src/scan/trivy-report.ts';

/** Recorded from Trivy 0.69.3 over the images and databases of test/support/scan-bench.ts. */
function recorded(name: string): string {
  return readFileSync(new URL(`../../fixtures/scan/${name}.json`, import.meta.url), 'utf8');
}

describe('a report of Trivy', () => {
  test('of a JVM image: packages, findings, platform, variables', () => {
    const report = parseTrivyReport(recorded('image-jvm'), 'image');
    expect(report.packages).toEqual([
      expect.objectContaining({ name: 'bash', version: '5.2.15-2' }),
      expect.objectContaining({ name: 'zlib1g', version: '1:1.2.13.dfsg-1' }),
      expect.objectContaining({ name: 'org.apache.kafka:kafka-clients', version: '4.4.0' }),
    ]);
    expect(report.findings).toEqual([
      {
        id: 'CVE-2099-1001',
        package: 'bash',
        version: '5.2.15-2',
        purl: 'pkg:deb/debian/bash@5.2.15-2?arch=all&distro=debian-12.5',
        severity: 'CRITICAL',
        severitySource: 'debian',
        fixedVersion: '5.2.99-1',
        title: 'bash <script>alert(1)</script> | `breaks` out',
        url: 'https://avd.aquasec.com/nvd/cve-2099-1001',
        origins: ['image'],
      },
      expect.objectContaining({ id: 'CVE-2099-2001', severity: 'HIGH', origins: ['image'] }),
    ]);
    expect(report).toMatchObject({
      os: 'debian 12.5',
      endOfLife: false,
      platform: 'linux/amd64',
      imageId: expect.stringMatching(/^sha256:/),
      env: { JAVA_VERSION: 'jdk-21.0.2+13' },
    });
  });

  test('of a native image: nothing of Kafka, its label', () => {
    const report = parseTrivyReport(recorded('image-native'), 'image');
    expect(report.findings.map(({ id }) => id)).toEqual(['CVE-2099-1001']);
    expect(report.packages.map(({ name }) => name)).toEqual(['bash', 'zlib1g']);
    expect(report.labels).toEqual({ 'org.opencontainers.image.version': '4.4.0' });
  });

  test('of a native image with an SBOM: what that says is told apart', () => {
    const { findings } = parseTrivyReport(recorded('image-native-sbom'), 'image');
    expect(findings.map(({ id, origins }) => [id, ...origins])).toEqual([
      ['CVE-2099-1001', 'image'],
      ['CVE-2099-2001', 'image-sbom'],
    ]);
  });

  test.each([
    ['', 'Trivy wrote nothing'],
    ['  \n', 'Trivy wrote nothing'],
    ['{"SchemaVersion": 2, "Art', "Trivy's report is no JSON"],
    ['{"SchemaVersion": 3}', "Trivy's report is not as expected at SchemaVersion"],
    ['[]', "Trivy's report is not as expected"],
  ])('that is none: %j', (text, message) => {
    expect(() => parseTrivyReport(text, 'image')).toThrow(message);
  });

  test('without results has no packages, which the scan refuses', () => {
    const text =
      '{"SchemaVersion": 2, "ArtifactName": "x", "ArtifactType": "container_image", "Results": null}';
    expect(parseTrivyReport(text, 'image').packages).toEqual([]);
  });

  test('may not bring in an address that is none, or a severity of its own', () => {
    const report = JSON.parse(recorded('image-native'));
    Object.assign(report.Results[0].Vulnerabilities[0], {
      PrimaryURL: 'javascript:alert(1)',
      Severity: 'AWFUL',
    });
    const [finding] = parseTrivyReport(JSON.stringify(report), 'image').findings;
    expect(finding).toMatchObject({ url: undefined, severity: 'UNKNOWN' });
  });
});
