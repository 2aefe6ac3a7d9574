import { hashOf } from '../../io/hash.ts';
import type { CheckResult } from '../check-metadata.ts';
import { type Finding, RULES } from '../findings.ts';
import { entryText } from './entry.ts';

/** SARIF 2.1.0 for GitHub's code scanning; missing entries stand at the file that lacks them. */
export function renderSarif(result: CheckResult): string {
  const rules = Object.entries(RULES).map(([id, description]) => ({
    id,
    shortDescription: { text: description },
    properties: { tags: ['native-image', 'metadata'] },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'kafka-native check-metadata', rules } },
        results: result.findings.map((finding) => sarifResult(finding, result)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function sarifResult(finding: Finding, result: CheckResult): object {
  const { rule, severity, subject, member, message } = finding;
  const what = member === undefined ? subject : `${subject} ${member}`;
  return {
    ruleId: rule,
    level: severity,
    message: { text: `${what}: ${message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: fileOf(finding, result).replaceAll('\\', '/') },
          region: { startLine: finding.place?.line ?? 1 },
        },
      },
    ],
    partialFingerprints: {
      finding: hashOf(`${rule} ${what}`, 'sha256').slice(0, 32),
    },
    properties: {
      confidence: finding.confidence,
      ...finding.evidence,
      ...(entryText(finding, result.format) === undefined ? {} : { add: entryText(finding, result.format) }),
    },
  };
}

/** The metadata file that a finding is about, or that its entry belongs to. */
export function fileOf(finding: Finding, result: CheckResult): string {
  if (finding.place !== undefined) return finding.place.file;
  const entry = entryText(finding, result.format);
  return `${result.folder}/${entry?.file ?? ''}`;
}
