import { faultRateBound } from '../core/binomial.ts';
import type { Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { CheckResult, Suite } from '../evidence/suite.ts';
import { ociPlatform, roomFor } from '../io/machine.ts';
import type { ClusterSpec, Launcher } from '../kafka/broker.ts';
import type { SanityOptions } from './runner.ts';
import { ASPECTS, type Aspect, type Start, startOnce } from './soak-start.ts';

export interface SoakOptions extends Pick<SanityOptions, 'java' | 'platform' | 'machine' | 'notRun'> {
  readonly starts: number;
  /** How many at a time; what memory and processors allow unless told. */
  readonly parallel?: number;
  /** What is started: one broker unless told. */
  readonly spec?: ClusterSpec;
  /** What may pass between the start of a start and its end, milliseconds; two minutes unless told. */
  readonly timeoutMs?: number;
}

export const CONFIDENCE = 0.95;

const ONE: ClusterSpec = { mode: 'combined', brokers: 1 };
const BROKER_BYTES = 1024 ** 3;
const SHOWN_FAULTS = 5;

/**
 * Formats, starts and stops the subject many times. Each start counts as one trial: the suite's checks say how
 * many of them had a fault, and which fault rate is ruled out by that. A cancelled soak answers with what it
 * did, `complete: false`.
 */
export async function runSoak(host: Host, launcher: Launcher, options: SoakOptions): Promise<Suite> {
  const startedAt = host.clock.now().toISOString();
  const began = host.clock.monotonic();
  const starts = await allStarts(host, launcher, options);
  return {
    name: 'soak',
    startedAt,
    durationMs: Math.round(host.clock.monotonic() - began),
    complete: starts.length === options.starts,
    subject: {
      kind: launcher.kind,
      form: launcher.form,
      kafkaVersion: launcher.kafkaVersion,
      platform: options.platform ?? ociPlatform(),
      ...(options.java === undefined ? {} : { java: options.java }),
    },
    ...(options.machine === undefined ? {} : { machine: options.machine }),
    notRun: options.notRun ?? [],
    checks:
      starts.length === 0 ? [] : (['start', 'stop', 'log'] as const).map((aspect) => judged(aspect, starts)),
  };
}

async function allStarts(host: Host, launcher: Launcher, options: SoakOptions): Promise<Start[]> {
  const { starts: wanted, parallel = roomFor(BROKER_BYTES), spec = ONE, timeoutMs = 120_000 } = options;
  const done: Start[] = [];
  let next = 1;
  const progress = host.log.progress();
  const worker = async () => {
    while (next <= wanted && !host.signal.aborted) {
      const number = next;
      next += 1;
      const start = await startOnce(host, launcher, { number, spec, timeoutMs });
      // What a cancelled start reports says nothing about Kafka.
      if (host.signal.aborted) return;
      done.push(start);
      if (start.fault !== undefined) host.log.error(`Start ${number}: ${start.fault.message}`);
      progress.update(
        `${done.length} of ${wanted} starts, ${done.filter(({ fault }) => fault).length} with a fault`,
      );
    }
  };
  try {
    await launcher.prepare?.(host.signal);
    await Promise.all(Array.from({ length: Math.min(parallel, wanted) }, worker));
  } catch (error) {
    if (!host.signal.aborted) throw error;
  } finally {
    progress.end();
  }
  return done.toSorted((a, b) => a.number - b.number);
}

/** A start that was never answered could not be stopped either: it is no trial of what comes later. */
function judged(aspect: Aspect, starts: readonly Start[]): CheckResult {
  const { id, title } = ASPECTS[aspect];
  const trials = aspect === 'start' ? starts : starts.filter(({ fault }) => fault?.aspect !== 'start');
  const faults = trials.flatMap(({ number, fault }) =>
    fault?.aspect === aspect ? [{ number, ...fault }] : [],
  );
  const total = trials.length;
  const result: CheckResult = {
    id,
    title: `${title} (${statementOf(faults.length, total)})`,
    area: 'lifecycle',
    priority: 'P0',
    status: faults.length === 0 && total > 0 ? 'passed' : 'failed',
    durationMs: aspect === 'start' ? starts.reduce((sum, { tookMs }) => sum + tookMs, 0) : 0,
    ...(total === 0 ? {} : { runs: { total, failed: faults.length } }),
  };
  if (result.status === 'passed') return result;
  const [first] = faults;
  const notes = faults.slice(0, SHOWN_FAULTS).map(({ number, message }) => `start ${number}: ${message}`);
  const message = first === undefined ? 'No start got so far.' : `Start ${first.number}: ${first.message}`;
  return { ...result, failure: { message, log: [...(first?.log ?? [])], notes } };
}

/** `150 of 150 starts; fault rate below 1.98 % with 95 % confidence`. */
export function statementOf(faults: number, starts: number): string {
  const bound = faultRateBound(faults, starts, CONFIDENCE);
  // Rounded up: a bound that is stated lower than it is would claim too much.
  const percent = Math.ceil(bound * 10_000) / 100;
  return `${starts - faults} of ${starts} starts; fault rate below ${percent} % with ${CONFIDENCE * 100} % confidence`;
}

/** The outcome in one line. */
export function soakLine(suite: Suite): string {
  const [start] = suite.checks;
  return `${start?.title ?? 'No start was made'}, in ${formatDuration(suite.durationMs)}`;
}
