import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { parseBuildReport, REPORT_FILE } from '../../src/binary/report.ts';
import { formatBytes, formatDuration } from '../../src/core/units.ts';
import { type Benchmark, benchmark, type Contender, type Metric } from '../../src/evidence/benchmark.ts';
import { testResult } from '../../src/evidence/predicates.ts';
import type { Suite } from '../../src/evidence/suite.ts';
import { statementOf } from '../../src/sanity/soak.ts';
import { builtBinary, RELEASES } from './built.ts';
import type { Measured, Measurement } from './measurement.ts';

const ROUNDS = 5;
const STARTS = 150;
/** Where the documents say that a build leaves it. */
const SHOWN_BINARY = 'out/binary/kafka.Kafka';

/** Evidence of one run of the pipeline, and what it printed. */
interface Run {
  readonly folder: string;
  readonly stdout: string;
}

const BENCHMARK = ['--type', 'native', '--benchmark', String(ROUNDS)];

export const RUNS: readonly Measurement[] = [
  ofPipeline('start', [], { result: checksOf }),
  ofPipeline('all-checks', ['--priority', 'all'], { result: checksOf }),
  ...RELEASES.flatMap((release) => [
    ofPipeline(`native-${release}`, ['--priority', 'all', '--type', 'native'], { release, result: checksOf }),
    ofPipeline(`soak-${release}`, ['--type', 'native', '--soak', String(STARTS)], {
      release,
      result: soakOf,
    }),
    ofPipeline(`benchmark-${release}`, BENCHMARK, { release, result: benchmarkOf }),
    ofPipeline(`benchmark-kafka-${release}`, [...BENCHMARK, '--benchmark-settings', 'kafka'], {
      release,
      result: benchmarkOf,
    }),
    ofPipeline(`benchmark-scripts-${release}`, [...BENCHMARK, '--baseline', 'jvm-without-class-data'], {
      release,
      result: benchmarkOf,
    }),
    ofPipeline(`benchmark-upstream-${release}`, BENCHMARK, {
      release,
      beside: 'upstream',
      result: benchmarkOf,
    }),
  ]),
];

interface Kind {
  /** Of which release the native executable is tested (see {@link builtBinary}); absent for a JVM. */
  readonly release?: string;
  /** Which other build a benchmark compares with. */
  readonly beside?: 'upstream';
  result(run: Run): string[];
}

function ofPipeline(
  name: string,
  options: readonly string[],
  { release, beside, result }: Kind,
): Measurement {
  const binary = release === undefined ? undefined : builtBinary(release, 'default');
  const other = release === undefined || beside === undefined ? undefined : builtBinary(release, beside);
  const lacks =
    (release !== undefined && binary === undefined) || (beside !== undefined && other === undefined);
  const native = (path: string, baseline: string) => [
    ...(release === undefined ? [] : ['--kafka-version', release, '--binary', path]),
    ...(beside === undefined ? [] : ['--baseline', baseline]),
  ];
  return {
    name,
    missing: () => (lacks ? `KAFKA_NATIVE_TEST_BUILDS lacks a build of ${release}` : undefined),
    measure() {
      const shown = [...options, ...native(SHOWN_BINARY, `./${beside}/kafka.Kafka`)];
      const measured = measurePipeline([...options, ...native(binary ?? '', other ?? '')], shown, result);
      const builder = binary === undefined ? '' : `, built by ${graalvmOf(binary)}`;
      return { ...measured, about: `${measured.about}${builder}` };
    },
  };
}

/** Which GraalVM built it, as the report beside it says. */
function graalvmOf(binary: string): string {
  const report = join(dirname(binary), REPORT_FILE);
  return parseBuildReport(readFileSync(report, 'utf8'), report).graalvm;
}

function measurePipeline(
  options: readonly string[],
  shown: readonly string[],
  result: Kind['result'],
): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  try {
    const outputs = ['--evidence-dir', join(folder, 'evidence'), '--report-dir', join(folder, 'report')];
    const started = performance.now();
    const { stdout } = spawnSync(
      process.execPath,
      ['bin/kafka-native.js', 'pipeline', ...options, ...outputs],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
        maxBuffer: 64 * 2 ** 20,
      },
    );
    const wallMs = Math.round(performance.now() - started);
    const run = { folder: join(folder, 'evidence'), stdout };
    return {
      command: ['npm start', ...(shown.length > 0 ? ['--', ...shown] : [])].join(' '),
      wallMs,
      about: aboutOf(suiteOf(run, 'sanity')),
      result: result(run),
      output: endOf(stdout),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function predicateOf<T>({ folder }: Run, prefix: string, schema: z.ZodType<T>): T {
  const file = readdirSync(folder).find((name) => name.startsWith(prefix));
  if (file === undefined) throw new Error(`the run left no statement ${prefix}`);
  return schema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')).predicate);
}

function suiteOf(run: Run, name: string): Suite {
  return predicateOf(run, `test-result-${name}`, testResult).suite;
}

function aboutOf({ subject: { kind, form, platform, kafkaVersion, java } }: Suite): string {
  const what = kind === 'jvm' ? `JVM (Java ${java ?? 'unknown'})` : kind;
  return `Kafka ${kafkaVersion}, ${what}, ${form}, ${platform}`;
}

function checksOf(run: Run): string[] {
  const counts = new Map<string, number>();
  for (const { status } of suiteOf(run, 'sanity').checks) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`);
}

function soakOf(run: Run): string[] {
  const runs = suiteOf(run, 'soak').checks[0]?.runs;
  if (runs === undefined) throw new Error('the soak says nothing of its starts');
  return [statementOf(runs.failed, runs.total)];
}

function benchmarkOf(run: Run): string[] {
  const measured = predicateOf(run, 'benchmark', benchmark);
  const { subject, baseline, ratios } = measured;
  const pair = (what: string, metric: Metric, show: (value: number) => string) => {
    const [ours, theirs] = [subject, baseline].map((each) => each?.metrics[metric]?.median);
    if (ours === undefined || theirs === undefined) return [];
    return [`${what} ${show(ours)} against ${show(theirs)} (${ratios[metric]?.toFixed(2)})`];
  };
  return [
    ...pair('format', 'formatMs', formatDuration),
    ...pair('start', 'startMs', formatDuration),
    ...pair('CPU to start', 'startCpuMs', formatDuration),
    ...pair('memory idle', 'idleRssBytes', formatBytes),
    ...pair('of it in no file', 'idleOwnBytes', formatBytes),
    ...pair('after 100 000 records', 'loadedRssBytes', formatBytes),
    ...executablesOf(measured),
    `medians of ${measured.rounds} rounds beside ${besideOf(baseline)}`,
  ];
}

function besideOf(baseline: Contender | undefined): string {
  if (baseline?.kind !== 'jvm') return 'Kafka’s own build';
  return baseline.classData === true
    ? 'the JVM with class data as in Kafka’s image'
    : 'the JVM as Kafka’s scripts start it';
}

function executablesOf({ subject, baseline }: Benchmark): string[] {
  if (subject.sizeBytes === undefined) return [];
  const theirs = baseline?.kind === 'native' ? baseline.sizeBytes : undefined;
  const against = theirs === undefined ? '' : ` against ${formatBytes(theirs)}`;
  return [`executable ${formatBytes(subject.sizeBytes)}${against}`];
}

function endOf(stdout: string): string[] {
  const lines = stdout.split('\n');
  const from = lines.findIndex((line) => /^Kafka .* passed, /.test(line));
  const until = lines.findIndex((line) => line.startsWith('Report: '));
  return [...lines.slice(from, until).filter((line) => line !== ''), 'Report: out/report/index.html'];
}
