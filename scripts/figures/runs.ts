import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { formatBytes, formatDuration } from '../../src/core/units.ts';
import { type Benchmark, benchmark } from '../../src/evidence/benchmark.ts';
import { type Suite, testResult } from '../../src/evidence/predicates.ts';
import { statementOf } from '../../src/sanity/soak.ts';
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

export const RUNS: readonly Measurement[] = [
  ofPipeline('start', [], { native: false, result: checksOf }),
  ofPipeline('all-checks', ['--priority', 'all'], { native: false, result: checksOf }),
  ofPipeline('native', ['--priority', 'all', '--type', 'native'], { native: true, result: checksOf }),
  ofPipeline('soak', ['--type', 'native', '--soak', String(STARTS)], { native: true, result: soakOf }),
  ofPipeline('benchmark', ['--type', 'native', '--benchmark', String(ROUNDS)], {
    native: true,
    result: benchmarkOf,
  }),
];

interface Kind {
  /** Needs the executable that `KAFKA_NATIVE_TEST_BINARY` names, of the Kafka `KAFKA_NATIVE_TEST_VERSION`. */
  readonly native: boolean;
  result(run: Run): string[];
}

function ofPipeline(name: string, options: readonly string[], { native, result }: Kind): Measurement {
  return {
    name,
    missing: () =>
      native && !existsSync(binaryHere().path)
        ? 'KAFKA_NATIVE_TEST_BINARY and KAFKA_NATIVE_TEST_VERSION name no native executable'
        : undefined,
    measure() {
      const { path, version } = binaryHere();
      const added = (binary: string) => (native ? ['--kafka-version', version, '--binary', binary] : []);
      const shown = [...options, ...added(SHOWN_BINARY)];
      return measurePipeline([...options, ...added(path)], shown, result);
    },
  };
}

function binaryHere(): { path: string; version: string } {
  const { KAFKA_NATIVE_TEST_BINARY: path = '', KAFKA_NATIVE_TEST_VERSION: version = '4.4.0' } = process.env;
  return { path, version };
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
  const pair = (what: string, metric: 'startMs' | 'idleRssBytes', show: (value: number) => string) => {
    const [ours, theirs] = [measured.subject, measured.baseline].map((each) => each?.metrics[metric]?.median);
    if (ours === undefined) return [];
    return [`${what} ${show(ours)}${theirs === undefined ? '' : ` (JVM ${show(theirs)})`}`];
  };
  return [
    ...pair('start', 'startMs', formatDuration),
    ...pair('idle memory', 'idleRssBytes', formatBytes),
    ...sizeOf(measured),
    `medians of ${measured.rounds} rounds`,
  ];
}

function sizeOf({ subject: { sizeBytes } }: Benchmark): string[] {
  return sizeBytes === undefined ? [] : [`executable ${formatBytes(sizeBytes)}`];
}

function endOf(stdout: string): string[] {
  const lines = stdout.split('\n');
  const from = lines.findIndex((line) => /^Kafka .* passed, /.test(line));
  const until = lines.findIndex((line) => line.startsWith('Report: '));
  return [...lines.slice(from, until).filter((line) => line !== ''), 'Report: out/report/index.html'];
}
