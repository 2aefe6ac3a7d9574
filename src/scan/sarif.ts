import { hashOf } from '../io/hash.ts';
import { counts } from './comparison.ts';
import type { Finding, Severity } from './finding.ts';
import type { Judged } from './gate.ts';
import { isComplete, titleOf } from './result.ts';
import type { ScanReport } from './scan-report.ts';

/** What code scanning shows; its own severity is a number out of CVSS's ranges. */
const LEVEL: Readonly<Record<Severity, { level: string; score: string }>> = {
  CRITICAL: { level: 'error', score: '9.5' },
  HIGH: { level: 'error', score: '8.0' },
  MEDIUM: { level: 'warning', score: '5.5' },
  LOW: { level: 'note', score: '2.0' },
  UNKNOWN: { level: 'note', score: '0.0' },
};

/**
 * All findings in SARIF 2.1.0, whatever the gate thinks of them; ignored ones as suppressed. A failed scan is a
 * notification of an invocation that did not succeed.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function scanSarif({ scanner, judged }: ScanReport): Record<string, unknown> {
  const all = judged.flatMap((each) => (isComplete(each.result) ? each.result.findings : []));
  const rules = [...new Map(all.map((finding) => [finding.id, finding]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, finding]) => ruleOf(finding));
  const failed = judged.flatMap(({ result }) =>
    isComplete(result) ? [] : [`${titleOf(result)} could not be scanned: ${result.reason}`],
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Trivy',
            version: scanner.version,
            informationUri: 'https://github.com/aquasecurity/trivy',
            rules,
          },
        },
        invocations: [
          {
            executionSuccessful: failed.length === 0,
            toolExecutionNotifications: failed.map((text) => ({ level: 'error', message: { text } })),
          },
        ],
        results: judged.flatMap(resultsOf),
      },
    ],
  };
}

function ruleOf({ id, title, url, severity }: Finding) {
  const { level, score } = LEVEL[severity];
  return {
    id,
    shortDescription: { text: title === '' ? id : title },
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level },
    properties: { 'security-severity': score, tags: ['security', 'vulnerability', severity] },
  };
}

function resultsOf({ result, comparison }: Judged) {
  if (!isComplete(result)) return [];
  const added = new Set(comparison.added);
  const title = titleOf(result);
  return result.findings.map((finding) => ({
    ruleId: finding.id,
    level: LEVEL[finding.severity].level,
    message: { text: messageOf(finding, title) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(result.name) } } }],
    partialFingerprints: {
      'kafkaNativeScan/v1': hashOf([title, finding.id, finding.package].join('\n'), 'sha256'),
    },
    ...(comparison.hasEarlier && counts(finding)
      ? { baselineState: added.has(finding) ? 'new' : 'unchanged' }
      : {}),
    ...(finding.ignored === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: finding.ignored.reason }] }),
  }));
}

function messageOf({ id, package: name, version, fixedVersion }: Finding, title: string): string {
  const fix = fixedVersion === undefined ? 'no fixed version is known' : `fixed in ${fixedVersion}`;
  return `${id} in ${name} ${version} of ${title}; ${fix}.`;
}

/** Code scanning wants a relative path; an image has none, so its name stands for one. */
function uriOf(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '..')
    .map(encodeURIComponent)
    .join('/');
}
