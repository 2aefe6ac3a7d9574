import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildFigures, parseBuildOutput } from '../../src/binary/figures.ts';
import { parseBuildReport } from '../../src/binary/report.ts';
import { formatBytes, formatDuration } from '../../src/core/units.ts';
import type { Measurement } from './measurement.ts';

/** Releases whose native executable is measured. */
export const RELEASES = ['4.4.0', '3.9.2'] as const;
const KINDS = ['upstream', 'default', 'quick'] as const;
type Kind = (typeof KINDS)[number];

const COMMANDS: Readonly<Record<Kind, (release: string) => string>> = {
  upstream: () => 'native-image with the flags, the metadata and all jars of Kafka’s own build',
  default: (release) => ours(release),
  quick: (release) => `${ours(release)} --optimization quick`,
};

/**
 * What a build took and made. Builds take many minutes: they are read from where they were left, in
 * `KAFKA_NATIVE_TEST_BUILDS/RELEASE/KIND`, with what `uptime` said when they began in `load.txt`.
 */
export const BUILDS: readonly Measurement[] = RELEASES.flatMap((release) =>
  KINDS.map((kind) => ofBuild(release, kind)),
);

/** Path of the executable of a build; undefined where there is none. */
export function builtBinary(release: string, kind: Kind): string | undefined {
  const path = join(folderOf(release, kind), 'kafka.Kafka');
  return existsSync(path) ? path : undefined;
}

function ofBuild(release: string, kind: Kind): Measurement {
  const folder = folderOf(release, kind);
  const binary = builtBinary(release, kind);
  return {
    name: `build-${kind}-${release}`,
    missing: () => (binary === undefined ? `KAFKA_NATIVE_TEST_BUILDS has no ${release}/${kind}` : undefined),
    measure() {
      const made = statSync(binary ?? '');
      const figures = figuresIn(folder);
      return {
        command: COMMANDS[kind](release),
        date: made.mtime.toISOString().slice(0, 10),
        load: loadIn(folder),
        about: `Kafka ${release}, build`,
        wallMs: Math.round(figures.builderSeconds * 1000),
        result: [
          `executable ${formatBytes(made.size)}`,
          `CPU time ${formatDuration(figures.builderCpuSeconds * 1000)}`,
          `builder’s memory ${formatBytes(figures.builderPeakBytes)}`,
          `${figures.reachableMethods.toLocaleString('en-GB')} methods`,
          `${figures.reflectionTypes.toLocaleString('en-GB')} types with reflection`,
        ],
      };
    },
  };
}

/** Ours leave a report, native-image by itself its own figures. */
function figuresIn(folder: string): BuildFigures {
  const report = join(folder, 'build.json');
  if (existsSync(report)) return parseBuildReport(readFileSync(report, 'utf8'), report).figures;
  return parseBuildOutput(readFileSync(join(folder, 'build-output.json'), 'utf8'));
}

function loadIn(folder: string): number {
  const load = /load average: ([\d.]+)/.exec(readFileSync(join(folder, 'load.txt'), 'utf8'))?.[1];
  if (load === undefined) throw new Error(`${folder}/load.txt has no load`);
  return Number(load);
}

function folderOf(release: string, kind: Kind): string {
  return join(process.env.KAFKA_NATIVE_TEST_BUILDS ?? '', release, kind);
}

function ours(release: string): string {
  return `npx kafka-native build-native-binary --kafka-version ${release} --metadata-dir out/metadata`;
}
