import type { Log } from '../../core/host.ts';
import type { CheckResult } from '../check-metadata.ts';
import { RULES } from '../findings.ts';
import { fileOf } from './sarif.ts';

/** GitHub shows ten errors and ten warnings of a step; more would only hide each other. */
const MOST = 10;

/** Puts errors and warnings at the metadata file's line, where a pull request shows it; first what could not be read. */
export function annotate(log: Log, result: CheckResult): void {
  for (const { message, fatal } of result.problems.slice(0, MOST)) {
    if (fatal) log.error(message);
    else log.warn(message);
  }
  const of = (severity: string) =>
    result.findings.filter((finding) => finding.severity === severity).slice(0, MOST);
  for (const finding of [...of('error'), ...of('warning')]) {
    const what = finding.member === undefined ? finding.subject : `${finding.subject} ${finding.member}`;
    const place = {
      title: RULES[finding.rule],
      file: fileOf(finding, result),
      line: finding.place?.line ?? 1,
    };
    if (finding.severity === 'error') log.error(`${what}: ${finding.message}`, place);
    else log.warn(`${what}: ${finding.message}`, place);
  }
}
