import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stableJson } from '../core/json.ts';
import { createStatement } from '../evidence/creation.ts';
import { STATEMENT_TYPE } from '../evidence/statement.ts';
import { fileNameOf, writeEvidence } from '../evidence/store.ts';
import { VULNERABILITIES } from '../evidence/vulnerabilities.ts';
import { writeFileAtomic } from '../io/atomic-file.ts';
import { hashOf } from '../io/hash.ts';
import { scanCycloneDx } from '../scan/cyclonedx.ts';
import { scanPage } from '../scan/html-page.ts';
import { scanMarkdown } from '../scan/markdown.ts';
import { isComplete, SCAN_FORMAT, type ScanFile, type TargetResult, titleOf } from '../scan/result.ts';
import { scanSarif } from '../scan/sarif.ts';
import type { ScanReport } from '../scan/scan-report.ts';
import { vulnerabilitiesOf } from '../scan/statement.ts';

/** Where the files of a scan are. */
export interface ScanFiles {
  readonly json: string;
  readonly sarif: string;
  readonly markdown: string;
  readonly html: string;
  readonly cyclonedx: string;
}

/** Writes result and reports; those of an earlier run are replaced. */
export async function writeScanFiles(dir: string, report: ScanReport): Promise<ScanFiles> {
  const files = {
    json: join(dir, 'scan.json'),
    sarif: join(dir, 'scan.sarif'),
    markdown: join(dir, 'scan.md'),
    html: join(dir, 'scan.html'),
    cyclonedx: join(dir, 'cyclonedx'),
  };
  const results = report.judged.map(({ result }) => result);
  const content: ScanFile = { format: SCAN_FORMAT, scanner: report.scanner, targets: results };
  await rm(files.cyclonedx, { recursive: true, force: true });
  await writeFileAtomic(files.json, stableJson(content));
  await writeFileAtomic(files.sarif, stableJson(scanSarif(report)));
  await writeFileAtomic(files.markdown, scanMarkdown(report));
  await writeFileAtomic(files.html, scanPage(report));
  for (const result of results.filter(isComplete)) {
    const file = join(files.cyclonedx, `${slugOf(result)}.cdx.json`);
    await writeFileAtomic(file, stableJson(scanCycloneDx(result, report.scanner)));
  }
  return files;
}

/**
 * One statement for each digest that was scanned. Where a scan could not be made, that of an earlier run is
 * removed: old evidence must not stand in for a scan that failed.
 */
export async function writeScanEvidence(dir: string, { judged, scanner }: ScanReport): Promise<void> {
  for (const { result } of judged) {
    if (result.digest === undefined) continue;
    const subject = { name: result.name, digest: { sha256: result.digest.replace(/^sha256:/, '') } };
    if (isComplete(result)) {
      const statement = createStatement(subject, 'vulnerabilities', vulnerabilitiesOf(result, scanner));
      await writeEvidence(dir, statement);
    } else {
      const stale = {
        _type: STATEMENT_TYPE,
        subject: [subject],
        predicateType: VULNERABILITIES,
        predicate: {},
      };
      await rm(join(dir, fileNameOf({ ...stale, _type: STATEMENT_TYPE })), { force: true });
    }
  }
}

function slugOf(result: TargetResult): string {
  const title = titleOf(result);
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `${words}-${hashOf(title, 'sha256').slice(0, 8)}`;
}
