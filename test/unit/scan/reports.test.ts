import { describe, expect, test } from '@jest/globals';
import { createStatement } from '../../../src/evidence/creation.ts';
import { compare } from '../../../src/scan/comparison.ts';
import { scanCycloneDx } from '../../../src/scan/cyclonedx.ts';
import { scanPage } from '../../../src/scan/html-page.ts';
import { scanMarkdown } from '../../../src/scan/markdown.ts';
import type { TargetResult } from '../../../src/scan/result.ts';
import { scanSarif } from '../../../src/scan/sarif.ts';
import type { ScanReport } from '../../../src/scan/scan-report.ts';
import { vulnerabilitiesOf } from '../../../src/scan/statement.ts';
import { complete, failed, finding, SCANNER } from '../../support/scan-results.ts';

const HOSTILE = '<img src=x onerror=alert(1)>|`"\'@all</details>';

function reportOf(...results: TargetResult[]): ScanReport {
  const judged = results.map((result) => ({ result, comparison: compare(result, []) }));
  return { scanner: SCANNER, judged, reasons: [`${HOSTILE} fails`], warnings: [HOSTILE] };
}

const hostile = finding(HOSTILE, {
  package: HOSTILE,
  version: HOSTILE,
  fixedVersion: HOSTILE,
  title: HOSTILE,
  url: 'https://example.org/?a=">)<b',
  ignored: { by: 'ignore-file', reason: HOSTILE },
});
const report = reportOf(
  complete({ name: HOSTILE, platform: HOSTILE, os: HOSTILE, findings: [hostile] }),
  failed({ name: HOSTILE, reason: HOSTILE }),
);

describe('what comes from outside stays text', () => {
  test('in HTML', () => {
    const page = scanPage(report);
    expect(page).not.toContain('<img');
    expect(page.match(/<\/details>/g)).toHaveLength(2);
    expect(page).toContain('&lt;img src=x');
    expect(page).toContain('href="https://example.org/?a=&quot;&gt;)&lt;b"');
  });

  test('in Markdown', () => {
    const text = scanMarkdown(report).replace(/(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)/g, 'CODE');
    expect(text).not.toMatch(/<img|@all/);
    const rows = scanMarkdown(reportOf(complete({ findings: [hostile] }))).split('\n');
    const row = rows.find((line) => line.includes('ignored:')) ?? '';
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(8);
  });
});

describe('Markdown', () => {
  test('leaves details out before it grows above what GitHub takes, and counts them', () => {
    const findings = Array.from({ length: 3000 }, (_, index) => finding(`CVE-${index}`));
    const text = scanMarkdown(
      reportOf(...Array.from({ length: 6 }, (_, i) => complete({ name: `i${i}`, findings }))),
    );
    expect(text.length).toBeLessThan(1024 ** 2);
    expect(text).toMatch(/Details of \d images are left out here\./);
    expect(text.match(/^\| `i\d` \|/gm)).toHaveLength(6);
  });
});

describe('SARIF', () => {
  test('has every finding, ignored ones as suppressed, and failed scans as a failed invocation', () => {
    const [run] = (scanSarif(report) as { runs: [Record<string, never>] }).runs;
    expect(run).toMatchObject({
      invocations: [{ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] }],
      results: [{ ruleId: HOSTILE, suppressions: [{ kind: 'external' }] }],
    });
  });

  test('keeps a fingerprint over an update of the package, and has one per image', () => {
    const print = (version: string, name: string) => {
      const results = reportOf(complete({ name, findings: [finding('CVE-1', { version })] }));
      return JSON.stringify(scanSarif(results)).match(/"kafkaNativeScan\/v1":"(\w+)"/)?.[1];
    };
    expect(print('1', 'a')).toMatch(/^[0-9a-f]{64}$/);
    expect(print('2', 'a')).toBe(print('1', 'a'));
    expect(print('1', 'b')).not.toBe(print('1', 'a'));
  });
});

test('CycloneDX refers to its own components', () => {
  const scan = complete({ findings: [finding('CVE-1'), finding('CVE-2', { package: 'absent' })] });
  expect(scanCycloneDx(scan, SCANNER)).toMatchObject({
    components: [{ 'bom-ref': 'jar@1.0' }],
    vulnerabilities: [
      { id: 'CVE-1', affects: [{ ref: 'jar@1.0' }] },
      { id: 'CVE-2', affects: [] },
    ],
  });
});

describe('the statement', () => {
  const subject = { name: 'r/kafka:1', digest: { sha256: 'c'.repeat(64) } };

  test('counts what is not ignored, and keeps the rest with its reason', () => {
    const ignored = finding('CVE-2', { ignored: { by: 'vex', reason: 'not affected' } });
    const { predicate } = createStatement(
      subject,
      'vulnerabilities',
      vulnerabilitiesOf(complete({ findings: [finding('CVE-1'), ignored] }), SCANNER),
    );
    expect(predicate.scanner.result.map(({ id }) => id)).toEqual(['CVE-1']);
    expect(predicate.scan.findings.map(({ id }) => id)).toEqual(['CVE-1', 'CVE-2']);
  });

  test('is refused about a scan without packages', () => {
    const predicate = vulnerabilitiesOf(complete({ packages: [] }), SCANNER);
    expect(() => createStatement(subject, 'vulnerabilities', predicate)).toThrow('packages');
  });
});
