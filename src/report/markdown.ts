import { bold, cell, code, details, fence, plain, table } from '../core/markdown.ts';
import { countOf } from '../core/text.ts';
import { formatDuration, formatTime } from '../core/units.ts';
import { fitBytes, SUMMARY_BYTES } from './budget.ts';
import { benchmarks } from './markdown-benchmark.ts';
import type { CheckView, Report, SuiteView } from './model.ts';
import { countsInWords, STATUS_WORDS, subjectInWords, verdictInWords } from './words.ts';

/** How much of the report is told; from one level to the next less of what matters least. */
interface Level {
  readonly passedChecks: boolean;
  readonly logLines: number;
  readonly failures: number;
}

const LEVELS: readonly Level[] = [
  { passedChecks: true, logLines: 200, failures: Number.POSITIVE_INFINITY },
  { passedChecks: false, logLines: 200, failures: Number.POSITIVE_INFINITY },
  { passedChecks: false, logLines: 20, failures: 100 },
  { passedChecks: false, logLines: 0, failures: 20 },
];

/** The report in GitHub's Markdown, within a number of bytes: passed checks go first, then logs. */
export function renderMarkdown(report: Report, maxBytes = SUMMARY_BYTES): string {
  return fitBytes(
    LEVELS.map((level) => () => render(report, level)),
    maxBytes,
  );
}

/** The verdict and what is not as it should be, for where the whole report would be too much. */
export function renderBrief(report: Report, link: string | undefined, maxBytes: number): string {
  const more = link === undefined ? '' : `[The whole report](${link}) is in the artifacts of the run.`;
  const sections = (failed: number) => [
    summary(report),
    demands(report),
    failures(report, { passedChecks: false, logLines: 0, failures: failed }),
    more,
  ];
  const text = (failed: number) =>
    `${sections(failed)
      .filter((each) => each !== '')
      .join('\n\n')}\n`;
  return fitBytes([() => text(20), () => text(3)], maxBytes);
}

function render(report: Report, level: Level): string {
  const sections = [
    summary(report),
    demands(report),
    failures(report, level),
    findings(report, level),
    notRun(report),
    benchmarks(report),
    ...report.suites.map((suite) => checks(suite, level)),
    evidence(report),
    `Written ${formatTime(report.meta.generatedAt)} by kafka-native ${plain(report.meta.version)}.`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function summary(report: Report): string {
  const passed = report.judgement.verdict === 'passed';
  const rows = [
    ...report.judgement.subjects.map(({ name, digest }) => [
      'Judged',
      `${bold(name)}<br>${code(`sha256:${digest.sha256}`)}`,
    ]),
    ...report.suites.flatMap((suite) => [
      ['Tested', bold(subjectInWords(suite))],
      [`Suite ${cell(suite.name)}`, suiteLine(suite)],
      ...(suite.machine === undefined
        ? []
        : [['Machine', cell(`${suite.machine.os}, ${suite.machine.cpus} × ${suite.machine.cpu}`)]]),
    ]),
    ...report.distributions.map(({ source, from }) => ['Kafka from', `${cell(source)}: ${code(from)}`]),
  ];
  return [
    `# ${passed ? '✅ Passed' : '❌ Not passed'}: ${plain(report.headline)}`,
    `${bold(verdictInWords(report))} ${plain(report.judgement.policy.title)}.`,
    table(['', ''], rows),
  ].join('\n\n');
}

function suiteLine({ counts, durationMs, startedAt, complete }: SuiteView): string {
  const cut = complete ? '' : ' **The run was cut short.**';
  return `${countsInWords(counts)} in ${formatDuration(durationMs)}, started ${formatTime(startedAt)}.${cut}`;
}

function demands({ judgement }: Report): string {
  const rows = judgement.demands
    .toSorted((a, b) => Number(a.met) - Number(b.met))
    .map(({ title, met, because }) => [met ? '✅ met' : '❌ **not met**', cell(title), cell(because)]);
  const notes = judgement.notes.map((note) => `- ${plain(note)}`);
  return ['## Demands', table(['', 'Demand', 'Because'], rows), ...notes].join('\n\n');
}

function failures(report: Report, level: Level): string {
  const failed = report.suites.flatMap(({ checks: all }) => all.filter(({ status }) => status === 'failed'));
  if (failed.length === 0) return '';
  const shown = failed.slice(0, level.failures).map((check) => failure(check, level));
  const rest = failed.length - shown.length;
  const more = rest > 0 ? [`And ${rest} more in the full report.`] : [];
  return [`## Failures (${failed.length})`, ...shown, ...more].join('\n\n');
}

function failure({ id, title, failure: told }: CheckView, { logLines }: Level): string {
  const log = logLines === 0 ? [] : (told?.log.slice(-logLines) ?? []);
  return [
    `### ${code(id)} ${plain(title)}`,
    fence(told?.message ?? 'It failed without a message.'),
    ...(told?.notes ?? []).map((note) => `- ${plain(note)}`),
    ...(log.length > 0
      ? [details(`Broker’s log, ${countOf(log.length, 'line')}`, fence(log.join('\n')))]
      : []),
  ].join('\n\n');
}

/** Of each scan and check what it counted, and the worst by name. */
function findings({ findings: groups }: Report, level: Level): string {
  if (groups.length === 0) return '';
  const rows = groups.map(({ title, about, counts, how }) => [
    cell(title),
    cell(about),
    cell(counts),
    cell(how),
  ]);
  const bad = groups.flatMap(({ findings: all }) => all.filter((each) => each.bad));
  const shown = bad.slice(0, level.failures);
  const named = shown.map(({ severity, id, what, detail }) => [
    cell(severity),
    code(id),
    cell(what),
    cell(detail),
  ]);
  const left = bad.length > shown.length ? [`And ${bad.length - shown.length} more in the full report.`] : [];
  return [
    '## Findings',
    table(['', 'In', 'Found', 'How'], rows),
    ...(named.length > 0 ? [table(['Severity', 'Finding', 'In', 'Detail'], named)] : []),
    ...left,
  ].join('\n\n');
}

function notRun({ notRun: left }: Report): string {
  if (left.length === 0) return '';
  const rows = left.map(({ what, reason, command }) => [
    cell(what),
    cell(reason),
    command === undefined ? '' : code(command),
  ]);
  return ['## Not run', table(['What', 'Why', 'How to run it'], rows)].join('\n\n');
}

function checks(suite: SuiteView, { passedChecks }: Level): string {
  const heading = `## Checks: ${plain(suite.name)}, ${plain(subjectInWords(suite))}`;
  const areas = suite.areas.map(({ area, counts, durationMs }) => [
    cell(area),
    countsInWords(counts),
    formatDuration(durationMs),
  ]);
  const shown = passedChecks ? suite.checks : suite.checks.filter(({ status }) => status !== 'passed');
  const rows = shown.map((check) => [
    STATUS_WORDS[check.status],
    `${code(check.id)} ${cell(check.title)}${check.reason === undefined ? '' : ` (${cell(check.reason)})`}`,
    cell(check.area),
    formatDuration(check.durationMs),
  ]);
  const left = passedChecks ? '' : ' that did not pass; the others are in the full report';
  return [
    heading,
    table(['Area', 'Result', 'Time'], areas),
    details(`${countOf(shown.length, 'check')}${left}`, table(['Result', 'Check', 'Area', 'Time'], rows)),
  ].join('\n\n');
}

function evidence({ evidence: all, problems }: Report): string {
  const rows = all.map(({ file, statement }) => [
    code(file),
    cell(statement.predicateType),
    statement.subject.map(({ digest }) => code(`sha256:${digest.sha256}`)).join('<br>'),
  ]);
  const broken = problems.map(({ message }) => `- ${plain(message)}`);
  return ['## Evidence', table(['File', 'Predicate', 'About'], rows), ...broken].join('\n\n');
}
