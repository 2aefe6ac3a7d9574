import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { formatDuration } from '../../src/core/units.ts';
import { withBuildFigures } from './build-figures.ts';
import { table } from './markdown-table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const FIGURES_FILE = join(root, 'docs', 'figures.json');
/** Files that show figures, between `<!-- figures:NAME -->` and `<!-- /figures -->`. */
const PAGES = [
  'README.md',
  'docs/quick-start.md',
  'docs/images.md',
  'docs/limits.md',
  'docs/native-binary.md',
  'docs/workflows.md',
];

const figure = z.strictObject({
  /** Of the measurement in scripts/figures. */
  name: z.string(),
  /** As it is typed at the top of the repository. */
  command: z.string(),
  date: z.iso.date(),
  /** Processes that ran or waited to run just before, averaged over a minute: what else the machine did. */
  load: z.number().nonnegative(),
  machine: z.strictObject({ os: z.string(), cpu: z.string(), cpus: z.int(), memoryBytes: z.int() }),
  /** From start to end, milliseconds. */
  wallMs: z.int(),
  /** What was run, with versions. */
  about: z.string(),
  /** What came of it, one clause each. */
  result: z.array(z.string()).min(1),
  /** The end of what the command printed. */
  output: z.array(z.string()).optional(),
});
export type Figure = z.infer<typeof figure>;

export function readFigures(): Figure[] {
  return existsSync(FIGURES_FILE)
    ? z.array(figure).parse(JSON.parse(readFileSync(FIGURES_FILE, 'utf8')))
    : [];
}

/** The pages that show figures, with these. */
export function figureSections(figures = readFigures()): [path: string, text: string][] {
  return PAGES.filter((path) => existsSync(join(root, path))).map((path) => [
    path,
    withBuildFigures(withFigures(readFileSync(join(root, path), 'utf8'), figures)),
  ]);
}

/** The text with what stands between its marks replaced. @throws for a mark that names nothing */
export function withFigures(text: string, figures: readonly Figure[]): string {
  return text.replaceAll(
    /(<!-- figures:([\w-]+) -->\n)[\s\S]*?(<!-- \/figures -->)/g,
    (_, open, name, close) => {
      const render = SECTIONS[name];
      if (render === undefined) throw new Error(`figures:${name} is no section`);
      return `${open}${render(figures)}\n${close}`;
    },
  );
}

const SECTIONS: Readonly<Record<string, (figures: readonly Figure[]) => string>> = {
  start: startSection,
  message: messageSection,
  'start-script': startScriptSection,
  workflows: workflowsSection,
  runs: runsSection,
  native: nativeSection,
};

/** What `npm start` prints, and how long a newcomer waits for it. */
function startSection(figures: readonly Figure[]): string {
  const start = named(figures, 'start');
  const [head = '', verdict = '', first = ''] = start.output ?? [];
  const clone = figures.find(({ name }) => name === 'first-report');
  const fromClone =
    clone === undefined
      ? ''
      : ` From a fresh clone, \`npm ci\` included, ${formatDuration(clone.wallMs)} at load ${clone.load.toFixed(1)}.`;
  return [
    '```text',
    ...[head, verdict, first, '  …', start.output?.at(-1) ?? ''],
    '```',
    '',
    `That took ${formatDuration(start.wallMs)} with Kafka already in the cache.${fromClone} (${whenAndWhere(start)}.)`,
  ].join('\n');
}

function messageSection(figures: readonly Figure[]): string {
  const message = figures.find(({ name }) => name === 'first-message');
  if (message === undefined) return 'The way from a fresh clone to the first record has not been timed yet.';
  return `From a fresh clone to this record took ${formatDuration(message.wallMs)}: ${message.result.join(', ')}. (${whenAndWhere(message)}.)`;
}

/** What jobs took that act has run: `pr-checks.yml jvm 62 s`. */
function workflowsSection(figures: readonly Figure[]): string {
  const found = figures.find(({ name }) => name === WORKFLOWS);
  if (found === undefined) return 'No job has been timed yet.';
  const rows = found.result.map((each) => {
    const [file = '', job = '', ...took] = each.split(' ');
    return [`\`${file}\``, `\`${job}\``, took.join(' ')];
  });
  return `${table(['Workflow', 'Job', 'Took'], rows)}\n\n\`${found.command}\`: ${found.about}. (${whenAndWhere(found)}.)`;
}

/** What the start script of the images costs. */
function startScriptSection(figures: readonly Figure[]): string {
  const script = named(figures, 'start-script');
  return `Its share of the start is ${script.result.join(', ')}. (${whenAndWhere(script)}.)`;
}

const WORKFLOWS = 'workflows';
/** Shown where their subject is described. */
const OF_OTHER_PAGES: readonly string[] = [WORKFLOWS, 'start-script'];
const NATIVE = /^(benchmark|native|soak)-/;

function runsSection(figures: readonly Figure[]): string {
  return tableOf(figures.filter(({ name }) => !NATIVE.test(name) && !OF_OTHER_PAGES.includes(name)));
}

/** What is measured of native executables. */
function nativeSection(figures: readonly Figure[]): string {
  return tableOf(figures.filter(({ name }) => NATIVE.test(name)));
}

function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((each) => [
    `\`${each.command}\``,
    each.about,
    each.result.join(', '),
    formatDuration(each.wallMs),
    whenAndWhere(each),
  ]);
  return table(['Command', 'Run', 'Result', 'Took', 'When and where'], rows);
}

function named(figures: readonly Figure[], name: string): Figure {
  const found = figures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`docs/figures.json has no "${name}": npm run figures -- ${name}`);
  return found;
}

function whenAndWhere({ date, load, machine: { os, cpu, cpus, memoryBytes } }: Figure): string {
  const system = os.replace(/-.*$/, '');
  return `${date}, ${cpus} CPUs (${cpu}), ${Math.round(memoryBytes / 2 ** 30)} GiB, ${system}, load ${load.toFixed(1)}`;
}
