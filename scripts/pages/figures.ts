import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { testResult } from '../../src/evidence/predicates.ts';
import { table } from './markdown-table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const FIGURES_FILE = join(root, 'docs', 'figures.json');
/** Files that show figures, between `<!-- figures:NAME -->` and `<!-- /figures -->`. */
const PAGES = ['README.md', 'docs/limits.md'];

const figure = z.strictObject({
  /** As it is typed at the top of the repository. */
  command: z.string(),
  date: z.iso.date(),
  /** From start to end of the command, milliseconds; what was cached before is not fetched again. */
  wallMs: z.int(),
  /** The suite alone, brokers included, milliseconds. */
  suiteMs: z.int(),
  machine: z.strictObject({ os: z.string(), cpu: z.string(), cpus: z.int(), memoryBytes: z.int() }),
  subject: z.strictObject({
    kind: z.string(),
    form: z.string(),
    platform: z.string(),
    kafkaVersion: z.string(),
    java: z.string().optional(),
  }),
  checks: z.record(z.string(), z.int()),
  /** The end of what the command printed. */
  output: z.array(z.string()),
});
export type Figure = z.infer<typeof figure>;

export function readFigures(): Figure[] {
  return existsSync(FIGURES_FILE)
    ? z.array(figure).parse(JSON.parse(readFileSync(FIGURES_FILE, 'utf8')))
    : [];
}

/** What one run measured, from the statement of its suite. */
export function figureOf(command: string, wallMs: number, evidence: string, stdout: string): Figure {
  const file = readdirSync(evidence).find((name) => name.startsWith('test-result-sanity'));
  if (file === undefined) throw new Error(`${command} left no result of the suite`);
  const { suite } = testResult.parse(JSON.parse(readFileSync(join(evidence, file), 'utf8')).predicate);
  const lines = stdout.split('\n');
  const from = lines.findIndex((line) => /^Kafka .* passed, /.test(line));
  const until = lines.findIndex((line) => line.startsWith('Report: '));
  const checks: Record<string, number> = {};
  for (const { status } of suite.checks) checks[status] = (checks[status] ?? 0) + 1;
  const { java, ...subject } = suite.subject;
  return figure.parse({
    command,
    date: suite.startedAt.slice(0, 10),
    wallMs,
    suiteMs: Math.round(suite.durationMs),
    machine: suite.machine,
    subject: { ...subject, ...(java === undefined ? {} : { java }) },
    checks,
    output: [...lines.slice(from, until).filter((line) => line !== ''), 'Report: out/report/index.html'],
  });
}

/** The pages that show figures, with these. */
export function figureSections(figures = readFigures()): [path: string, text: string][] {
  return PAGES.filter((path) => existsSync(join(root, path))).map((path) => [
    path,
    withFigures(readFileSync(join(root, path), 'utf8'), figures),
  ]);
}

/** The text with what stands between its marks replaced. @throws for a mark that names nothing */
export function withFigures(text: string, figures: readonly Figure[]): string {
  return text.replaceAll(
    /(<!-- figures:(\w+) -->\n)[\s\S]*?(<!-- \/figures -->)/g,
    (_, open, name, close) => {
      const render = SECTIONS[name];
      if (render === undefined) throw new Error(`figures:${name} is no section`);
      return `${open}${render(figures)}\n${close}`;
    },
  );
}

const SECTIONS: Readonly<Record<string, (figures: readonly Figure[]) => string>> = {
  start: startSection,
  runs: runsSection,
};

/** What `npm start` prints, and how long it took. */
function startSection(figures: readonly Figure[]): string {
  const found = figures.find(({ command }) => command === 'npm start');
  if (found === undefined) throw new Error('docs/figures.json has no run of npm start: npm run figures');
  const [head = '', verdict = '', first = ''] = found.output;
  const shown = [head, verdict, first, '  …', found.output.at(-1) ?? ''];
  return [
    `It took ${seconds(found.wallMs)} on ${machineOf(found)}, on ${found.date}, with Kafka fetched before, and ended with`,
    'the verdict:',
    '',
    '```text',
    ...shown,
    '```',
  ].join('\n');
}

function runsSection(figures: readonly Figure[]): string {
  const rows = figures.map((each) => [
    `\`${each.command}\``,
    subjectOf(each),
    Object.entries(each.checks)
      .map(([status, count]) => `${count} ${status}`)
      .join(', '),
    seconds(each.suiteMs),
    seconds(each.wallMs),
    `${each.date}, ${machineOf(each)}`,
  ]);
  return table(['command', 'tested', 'checks', 'suite', 'all', 'when and where'], rows);
}

function subjectOf({ subject: { kind, form, platform, kafkaVersion, java } }: Figure): string {
  const what = kind === 'jvm' ? `JVM (Java ${java ?? 'unknown'})` : kind;
  return `Kafka ${kafkaVersion}, ${what}, ${form}, ${platform}`;
}

function machineOf({ machine: { os, cpu, cpus, memoryBytes } }: Figure): string {
  const system = os.replace(/-.*$/, '');
  return `${cpus} CPUs (${cpu}), ${Math.round(memoryBytes / 2 ** 30)} GiB, ${system}`;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
