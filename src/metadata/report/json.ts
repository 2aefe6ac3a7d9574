import type { CheckResult } from '../check-metadata.ts';
import { entryText } from './entry.ts';

/** Everything that the check found, for programs. */
export function renderJson(result: CheckResult): string {
  const findings = result.findings.map(({ addition: _, ...finding }, at) => {
    const original = result.findings[at];
    const add = original === undefined ? undefined : entryText(original, result.format);
    return add === undefined ? finding : { ...finding, add };
  });
  const { problems, suppressed, stats } = result;
  return `${JSON.stringify({ findings, problems, suppressed, stats }, null, 2)}\n`;
}
