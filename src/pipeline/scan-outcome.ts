import type { rulesInputs, scanOutputs } from '../actions/trivy-scan/declaration.ts';
import type { Outcome } from '../core/command.ts';
import type { InputValues } from '../core/inputs.ts';
import { counts } from '../scan/comparison.ts';
import { countSeverities, SEVERITIES, type Severity } from '../scan/finding.ts';
import type { GateRules, Judged } from '../scan/gate.ts';
import { scanMarkdown } from '../scan/markdown.ts';
import { isComplete } from '../scan/result.ts';
import { scannedWords } from '../scan/scan.ts';
import type { PossibleReport } from '../scan/scan-report.ts';
import type { ScanFiles } from './scan-files.ts';

type Rules = InputValues<typeof rulesInputs>;

export function rulesOf(inputs: Rules): GateRules {
  return {
    failOn: thresholdOf(inputs['fail-on']),
    failOnNew: thresholdOf(inputs['fail-on-new']),
    ignoreUnfixed: inputs['ignore-unfixed'],
    failOnOldJava: inputs['fail-on-old-java'],
  };
}

function thresholdOf(input: Rules['fail-on']): Severity | undefined {
  return SEVERITIES.find((each) => each.toLowerCase() === input);
}

/** What a scan gives to the steps after it, whether one job made it or many. */
export function scanOutcome(
  report: PossibleReport,
  files: ScanFiles,
): Outcome<Omit<typeof scanOutputs, 'matrix'>> {
  const { judged, reasons } = report;
  const complete = judged.flatMap(({ result }) => (isComplete(result) ? [result] : []));
  const numbers = countSeverities(complete.flatMap(({ findings }) => findings.filter(counts)));
  const sum = (count: (each: Judged) => number) => judged.reduce((total, each) => total + count(each), 0);
  const passed = reasons.length === 0;
  return {
    verdict: passed ? 'passed' : 'failed',
    message: passed ? `${scannedWords(judged)}, nothing that fails.` : reasons.join('\n'),
    outputs: {
      result: passed ? 'passed' : 'failed',
      scanned: complete.length,
      'not-scanned': judged.length - complete.length,
      critical: numbers.CRITICAL,
      high: numbers.HIGH,
      medium: numbers.MEDIUM,
      low: numbers.LOW,
      unknown: numbers.UNKNOWN,
      new: sum(({ comparison }) => comparison.added.length),
      fixed: sum(({ comparison }) => comparison.fixed.length),
      ...files,
    },
    summary: scanMarkdown(report),
  };
}
