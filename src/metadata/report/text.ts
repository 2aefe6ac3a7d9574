import type { CheckResult } from '../check-metadata.ts';
import { type Finding, isAtLeast, SEVERITIES, type Severity } from '../findings.ts';
import { entryText } from './entry.ts';

/** Findings for a terminal or a log, the gravest first; notes are counted only. */
export function renderText(result: CheckResult, from: Severity = 'warning'): string {
  const shown = result.findings.filter(({ severity }) => isAtLeast(severity, from));
  const blocks = shown.map((finding) => block(finding, result));
  return [
    ...blocks,
    ...result.problems.map(({ message }) => `problem: ${message}`),
    summaryLine(result),
  ].join('\n');
}

/** `2 errors, 1 warning, 0 notes; 54123 reachable methods in 46 jars`. */
export function summaryLine({ findings, stats, problems }: CheckResult): string {
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  const unread = problems.filter(({ fatal }) => fatal).length;
  const hole = unread === 0 ? '' : `; ${unread} input${unread === 1 ? '' : 's'} could not be read`;
  return `${counts.join(', ')}${hole}; ${stats.reachableMethods} reachable methods in ${stats.jars} jar${stats.jars === 1 ? '' : 's'}`;
}

function block(finding: Finding, result: CheckResult): string {
  const { severity, rule, subject, member, message, evidence, place } = finding;
  const lines = [
    `${severity} ${rule}: ${subject}${member === undefined ? '' : ` ${member}`}`,
    `  ${message}`,
  ];
  if (place !== undefined) lines.push(`  at ${place.file}:${place.line}`);
  if (evidence.jar !== undefined) lines.push(`  in ${evidence.jar}`);
  if (evidence.configKey !== undefined) lines.push(`  key ${evidence.configKey}`);
  if (evidence.trail.length > 0) lines.push(`  way ${evidence.trail.join(' → ')}`);
  const entry = entryText(finding, result.format);
  if (entry !== undefined) lines.push(`  add to ${entry.file}: ${entry.json}`);
  return `${lines.join('\n')}\n`;
}
