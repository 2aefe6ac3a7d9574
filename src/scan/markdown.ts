import { cell, code, details, plain, table } from '../core/markdown.ts';
import { countOf } from '../core/text.ts';
import { formatDuration } from '../core/units.ts';
import { counts } from './comparison.ts';
import { countSeverities, type Finding, SEVERITIES } from './finding.ts';
import type { Judged } from './gate.ts';
import { isComplete, type Scanner, titleOf } from './result.ts';
import { originWords, type PossibleReport } from './scan-report.ts';

/** GitHub refuses a job summary above 1 MiB. */
const MAX_DETAIL_CHARACTERS = 600_000;

/**
 * The scan in Markdown: verdict, table of all images and severities, details of each.
 * @param maxDetails characters of details; what is beyond is counted instead of listed
 */
export function scanMarkdown(report: PossibleReport, maxDetails = MAX_DETAIL_CHARACTERS): string {
  const verdict = report.reasons.length === 0 ? 'Scan passed' : 'Scan failed';
  return `${[
    `# ${verdict}`,
    ...bullets(report.reasons),
    ...(report.warnings.length > 0 ? ['**Worth knowing**', ...bullets(report.warnings)] : []),
    overview(report.judged),
    ...(report.scanner === undefined ? [] : [knowledge(report.scanner)]),
    ...detailBlocks(report.judged, maxDetails),
  ].join('\n\n')}\n`;
}

function bullets(sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : [sentences.map((each) => `- ${plain(each)}`).join('\n')];
}

function overview(judged: readonly Judged[]): string {
  const head = ['Image', ...SEVERITIES.map((each) => each.toLowerCase()), 'new', 'fixed', 'ignored', 'Java'];
  const rows = judged.map(({ result, comparison }) => {
    const title = code(titleOf(result));
    if (!isComplete(result)) return [title, '**not scanned**', ...head.slice(2).map(() => '–')];
    const numbers = countSeverities(result.findings.filter(counts));
    const ignored = result.findings.filter((each) => !counts(each)).length;
    return [
      title,
      ...SEVERITIES.map((each) => String(numbers[each])),
      comparison.hasEarlier ? String(comparison.added.length) : `${comparison.added.length} (first scan)`,
      String(comparison.fixed.length),
      String(ignored),
      cell(javaWords(result.java)),
    ];
  });
  return table(head, rows);
}

function javaWords(java: { version?: string | undefined; status: string } | undefined): string {
  return java === undefined
    ? '–'
    : `${java.version ?? 'unknown'}${java.version === undefined ? '' : `, ${java.status}`}`;
}

function knowledge({ version, databases }: Scanner): string {
  const { vulnerabilities, java } = databases;
  const age = (database: { updatedAt: string; ageMs: number }) =>
    `of ${database.updatedAt}, ${formatDuration(database.ageMs)} old`;
  const jars = java === undefined ? 'no Java database' : `Java database ${age(java)}`;
  return `Trivy ${plain(version)}; vulnerability database ${age(vulnerabilities)}; ${jars}.`;
}

function detailBlocks(judged: readonly Judged[], maxCharacters: number): string[] {
  const blocks: string[] = [];
  let length = 0;
  for (const each of judged) {
    const block = detailBlock(each);
    length += block.length;
    if (length > maxCharacters) {
      blocks.push(`Details of ${countOf(judged.length - blocks.length, 'image')} are left out here.`);
      break;
    }
    blocks.push(block);
  }
  return blocks;
}

function detailBlock({ result, comparison }: Judged): string {
  if (!isComplete(result)) return details(`${titleOf(result)}: not scanned`, plain(result.reason));
  const added = new Set(comparison.added);
  const rows = result.findings.map((finding) => [
    finding.url === undefined ? plain(finding.id) : `[${plain(finding.id)}](<${encodeURI(finding.url)}>)`,
    finding.severity.toLowerCase(),
    code(finding.package),
    plain(finding.version),
    plain(finding.fixedVersion ?? '–'),
    stateOf(finding, added),
    plain(originWords(finding.origins)),
  ]);
  const head = ['Vulnerability', 'severity', 'package', 'version', 'fixed in', 'state', 'seen in'];
  const fixed = comparison.fixed.map(({ id, package: name }) => `- fixed: ${plain(id)} in ${code(name)}`);
  const parts = [
    rows.length > 0
      ? table(head, rows)
      : `No vulnerability is known in its ${countOf(result.packages.length, 'package')}.`,
    ...(fixed.length > 0 ? [fixed.join('\n')] : []),
  ];
  return details(`${titleOf(result)}: ${countOf(result.findings.length, 'finding')}`, parts.join('\n\n'));
}

function stateOf(finding: Finding, added: ReadonlySet<Finding>): string {
  if (finding.ignored !== undefined) return plain(`ignored: ${finding.ignored.reason}`);
  return added.has(finding) ? '**new**' : 'known';
}
