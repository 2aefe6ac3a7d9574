import { relative } from 'node:path';
import type { CheckResult } from '../check-metadata.ts';

/** Paths inside a folder become relative to it, as code scanning and pull requests know them; others stay. */
export function shownFrom(base: string, result: CheckResult): CheckResult {
  const shown = (path: string) => {
    const inside = relative(base, path);
    return inside === '' || inside.startsWith('..') ? path : inside;
  };
  const findings = result.findings.map((finding) =>
    finding.place === undefined
      ? finding
      : { ...finding, place: { ...finding.place, file: shown(finding.place.file) } },
  );
  return { ...result, findings, folder: shown(result.folder) };
}
