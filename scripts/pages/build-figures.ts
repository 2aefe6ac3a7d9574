import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { formatBytes, formatDuration } from '../../src/core/units.ts';
import { table } from './markdown-table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const BUILD_FIGURES_FILE = join(root, 'docs', 'build-figures.json');
const MARKED = /(<!-- builds -->\n)[\s\S]*?(<!-- \/builds -->)/;

const build = z.strictObject({
  /** What was built and how, in a few words; unique among the builds by one GraalVM. */
  name: z.string(),
  kafkaVersion: z.string(),
  graalvm: z.string(),
  /** Where the metadata came from. */
  metadata: z.string(),
  date: z.iso.date(),
  /** Mean number of running programs while it was built, the build among them; two is a free machine of two CPUs. */
  load: z.number(),
  machine: z.strictObject({ os: z.string(), cpu: z.string(), cpus: z.int(), memoryBytes: z.int() }),
  wallMs: z.int(),
  /** CPU time of the builder; says more than the wall time where the machine was shared. */
  cpuMs: z.int(),
  peakBytes: z.int(),
  executableBytes: z.int(),
  /** Of the shared libraries beside the executable. */
  librariesBytes: z.int(),
  resourceBytes: z.int(),
  reachableTypes: z.int(),
  reachableMethods: z.int(),
  reflectionTypes: z.int(),
});
export type BuildFigure = z.infer<typeof build>;

export function readBuildFigures(): BuildFigure[] {
  if (!existsSync(BUILD_FIGURES_FILE)) return [];
  return z.array(build).parse(JSON.parse(readFileSync(BUILD_FIGURES_FILE, 'utf8')));
}

/** The text with these figures between its marks, where it has marks. */
export function withBuildFigures(text: string, figures = readBuildFigures()): string {
  return text.replace(MARKED, (_, open: string, close: string) => `${open}${section(figures)}\n${close}`);
}

function section(figures: readonly BuildFigure[]): string {
  const number = (value: number) => value.toLocaleString('en-GB');
  const rows = figures.map((each) => [
    each.name,
    each.graalvm,
    each.metadata,
    formatBytes(each.executableBytes),
    each.librariesBytes === 0 ? 'none' : formatBytes(each.librariesBytes),
    each.resourceBytes < 0 ? 'unknown' : formatBytes(each.resourceBytes),
    `${number(each.reachableMethods)} / ${number(each.reachableTypes)}`,
    number(each.reflectionTypes),
    `${formatDuration(each.wallMs)} at load ${each.load}`,
    each.cpuMs < 0 ? 'unknown' : formatDuration(each.cpuMs),
    formatBytes(each.peakBytes),
  ]);
  const head = [
    'build',
    'by',
    'metadata',
    'executable',
    'beside it',
    'resources in it',
    'reachable methods / types',
    'types with reflection',
    'time',
    'CPU time',
    'peak memory',
  ];
  return `${table(head, rows)}\n\n${[...new Set(figures.map(where))].join(' ')}`;
}

function where({ machine, date }: BuildFigure): string {
  return `Measured ${date} on ${machine.cpus} CPUs (${machine.cpu}), ${formatBytes(machine.memoryBytes)}, ${machine.os}.`;
}
