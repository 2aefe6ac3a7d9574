// Enters what native builds measured into docs/build-figures.json.
// usage: node scripts/build-figures.ts FILE...
// FILE is JSON: name, metadata, load, folder (of a finished build) and, where that has no build.json of ours,
// kafkaVersion; folder has build.json, or native-image's build-output.json and time.txt of GNU time -v.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseBuildOutput } from '../src/binary/figures.ts';
import { parseBuildReport } from '../src/binary/report.ts';
import { describeMachine } from '../src/io/machine.ts';
import { BUILD_FIGURES_FILE, type BuildFigure, readBuildFigures } from './pages/build-figures.ts';

const measured = z.strictObject({
  name: z.string(),
  metadata: z.string(),
  load: z.number(),
  folder: z.string(),
  kafkaVersion: z.string().optional(),
});

const entered = process.argv
  .slice(2)
  .map((file) => figureOf(measured.parse(JSON.parse(readFileSync(file, 'utf8')))));
const keyOf = ({ name, graalvm }: BuildFigure) => `${name} by ${graalvm}`;
const names = new Set(entered.map(keyOf));
const figures = [...readBuildFigures().filter((each) => !names.has(keyOf(each))), ...entered];
writeFileSync(BUILD_FIGURES_FILE, `${JSON.stringify(figures, null, 2)}\n`);
console.log(`${[...names].join(', ')}; now npm run generate`);

function figureOf({ folder, kafkaVersion, ...about }: z.infer<typeof measured>): BuildFigure {
  const report = join(folder, 'build.json');
  const ours = existsSync(report) ? parseBuildReport(readFileSync(report, 'utf8'), report) : undefined;
  const figures = ours?.figures ?? parseBuildOutput(readFileSync(join(folder, 'build-output.json'), 'utf8'));
  const executable = statSync(join(folder, 'kafka.Kafka'));
  return {
    ...about,
    kafkaVersion: ours?.kafkaVersion ?? kafkaVersion ?? '',
    graalvm: ours?.graalvm ?? vendorOf(folder),
    date: executable.mtime.toISOString().slice(0, 10),
    machine: describeMachine(),
    ...(ours === undefined
      ? timeIn(folder)
      : { wallMs: Math.round(ours.wallMs), cpuMs: Math.round(1000 * ours.figures.builderCpuSeconds) }),
    peakBytes: figures.builderPeakBytes,
    executableBytes: executable.size,
    librariesBytes: librariesIn(folder),
    resourceBytes: figures.resourceBytes,
    reachableTypes: figures.reachableTypes,
    reachableMethods: figures.reachableMethods,
    reflectionTypes: figures.reflectionTypes,
  };
}

function timeIn(folder: string): { wallMs: number; cpuMs: number } {
  const time = readFileSync(join(folder, 'time.txt'), 'utf8');
  return {
    wallMs: elapsed(time),
    cpuMs: Math.round(1000 * (seconds(time, 'User time') + seconds(time, 'System time'))),
  };
}

function vendorOf(folder: string): string {
  const output = JSON.parse(readFileSync(join(folder, 'build-output.json'), 'utf8'));
  return String(output.general_info.vendor_version);
}

function librariesIn(folder: string): number {
  const names = readdirSync(folder).filter((name) => name.endsWith('.so'));
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function seconds(time: string, what: string): number {
  return Number(new RegExp(`${what} \\(seconds\\): ([\\d.]+)`).exec(time)?.[1]);
}

/** `h:mm:ss` or `m:ss.hh` of GNU time, in milliseconds. */
function elapsed(time: string): number {
  const text = /Elapsed \(wall clock\) time .*: ([\d:.]+)$/m.exec(time)?.[1] ?? '';
  return Math.round(1000 * text.split(':').reduce((sum, part) => 60 * sum + Number(part), 0));
}
