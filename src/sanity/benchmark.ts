import type { Host } from '../core/host.ts';
import { summarize } from '../core/statistics.ts';
import { formatBytes, formatDuration } from '../core/units.ts';
import { type Benchmark, type Contender, METRICS, type Metric } from '../evidence/benchmark.ts';
import { type Candidate, type Load, measureRound, type Round } from './benchmark-round.ts';

export interface BenchmarkOptions {
  readonly rounds: number;
  readonly baseline?: Candidate;
  readonly load?: Load;
  readonly machine?: Benchmark['machine'];
}

/** As many records as KIP-974's own measurement wrote and read. */
const LOAD: Load = { records: 100_000, recordBytes: 1024 };

/**
 * Measures the subject and the baseline in turn, round by round, and which of them goes first in turn too, so
 * that what else the machine does falls on both. Rejects where a round fails: half a benchmark compares nothing.
 */
export async function runBenchmark(
  host: Host,
  subject: Candidate,
  options: BenchmarkOptions,
): Promise<Benchmark> {
  const { rounds, baseline, load = LOAD } = options;
  const startedAt = host.clock.now().toISOString();
  const began = host.clock.monotonic();
  const candidates = baseline === undefined ? [subject] : [subject, baseline];
  const measured = new Map(candidates.map((candidate): [Candidate, Round[]] => [candidate, []]));
  for (const { launcher } of candidates) await launcher.prepare?.(host.signal);
  const progress = host.log.progress();
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const candidate of round % 2 === 1 ? candidates : candidates.toReversed()) {
        const { kind, kafkaVersion } = candidate.launcher;
        progress.update(`round ${round} of ${rounds}, ${kind} ${kafkaVersion}`);
        measured.get(candidate)?.push(await measureRound(host, candidate, load));
      }
    }
  } finally {
    progress.end();
  }
  const contenders = candidates.map((candidate) => contenderOf(candidate, measured.get(candidate) ?? []));
  const [first, second] = contenders;
  if (first === undefined) throw new Error('nothing was measured');
  return {
    startedAt,
    durationMs: Math.round(host.clock.monotonic() - began),
    ...(options.machine === undefined ? {} : { machine: options.machine }),
    rounds,
    load,
    subject: first,
    ...(second === undefined ? {} : { baseline: second }),
    ratios: second === undefined ? {} : ratiosOf(first, second),
  };
}

function contenderOf({ launcher, settings, about }: Candidate, rounds: readonly Round[]): Contender {
  const metrics: Contender['metrics'] = {};
  for (const metric of METRICS) {
    const values = rounds.flatMap((round) => round.metrics[metric] ?? []);
    if (values.length === 0) continue;
    const { interval, ...rest } = summarize(values);
    metrics[metric] = { ...rest, ...(interval === undefined ? {} : { interval: [...interval] }) };
  }
  const { kind, form, kafkaVersion, classData } = launcher;
  const flags = [...(about.flags ?? []), ...settings.vmOptions];
  return {
    kind,
    form,
    kafkaVersion,
    ...about,
    flags,
    ...(classData === undefined ? {} : { classData }),
    properties: settings.properties,
    metrics,
    curve: [...(rounds[0]?.curve ?? [])],
  };
}

function ratiosOf(subject: Contender, baseline: Contender): Benchmark['ratios'] {
  const ratios: Benchmark['ratios'] = {};
  for (const metric of METRICS) {
    const [ours, theirs] = [subject.metrics[metric]?.median, baseline.metrics[metric]?.median];
    if (ours !== undefined && theirs !== undefined && theirs > 0) ratios[metric] = ours / theirs;
  }
  return ratios;
}

/** One line per metric, ratios first: `0.21  startMs  412 ms (baseline 1.93 s)`. */
export function benchmarkLines({ subject, baseline, ratios }: Benchmark): string[] {
  return METRICS.flatMap((metric) => {
    const ours = subject.metrics[metric];
    if (ours === undefined) return [];
    const theirs = baseline?.metrics[metric];
    const ratio = ratios[metric]?.toFixed(2) ?? '';
    const beside = theirs === undefined ? '' : ` (baseline ${shown(metric, theirs.median)})`;
    const spread = `${shown(metric, ours.min)} to ${shown(metric, ours.max)}`;
    return [`${ratio.padStart(6)}  ${metric.padEnd(24)} ${shown(metric, ours.median)}, ${spread}${beside}`];
  });
}

function shown(metric: Metric, value: number): string {
  if (metric.endsWith('Bytes')) return formatBytes(value);
  if (metric.endsWith('Ms')) return value < 10 ? `${value.toFixed(2)} ms` : formatDuration(value);
  return Math.round(value).toLocaleString('en');
}
