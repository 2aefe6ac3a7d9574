import { messageOf, UserError } from '../core/errors.ts';
import type { Host, ProgressLine } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { CheckResult, Suite } from '../evidence/predicates.ts';
import type { Cluster, ClusterSpec, Launcher } from '../kafka/broker.ts';
import type { Check } from './check.ts';
import { runCheck } from './check-run.ts';
import { ALL_CHECKS } from './checks/all.ts';
import { type Obstacle, obstacleOf } from './obstacle.ts';
import { type Selection, selectChecks } from './selection.ts';

export interface SanityOptions extends Selection {
  /** `sanity` unless told: stands in evidence and reports. */
  readonly name?: string;
  /** All that this project has unless told. */
  readonly checks?: readonly Check[];
  /** How many checks may have clusters of their own at the same time; 2 unless told. */
  readonly ownClusters?: number;
  /** How many checks may use the shared cluster at the same time; 8 unless told. */
  readonly sharing?: number;
  /** Time limit of a check that names none, milliseconds; 30 000 unless told. */
  readonly timeoutMs?: number;
  /** Which Java runs the subject; for the record. */
  readonly java?: string;
  readonly platform?: string;
  readonly notRun?: Suite['notRun'];
}

/** The one broker that all sharing checks use. */
const SHARED: ClusterSpec = { mode: 'combined', brokers: 1, jmx: true };

/**
 * Runs the selected checks against what the launcher launches: those that share a cluster first, side by
 * side, then those with clusters of their own. A check that fails, hangs or throws anything is a failed
 * check, and never the end of the run. A cancelled run answers with what was finished, `complete: false`.
 */
export async function runSanity(host: Host, launcher: Launcher, options: SanityOptions = {}): Promise<Suite> {
  const checks = selectChecks(options.checks ?? ALL_CHECKS, options);
  const startedAt = host.clock.now().toISOString();
  const began = host.clock.monotonic();
  const results = new Map<string, CheckResult>();
  const progress = host.log.progress();
  const record = (result: CheckResult) => {
    results.set(result.id, result);
    report(host, progress, result, `${results.size} of ${checks.length} checks`);
  };

  const runnable: Check[] = [];
  for (const check of checks) {
    const obstacle = await obstacleOf(check, host, launcher);
    if (obstacle === undefined) runnable.push(check);
    else record(notRun(check, obstacle));
  }
  const isShared = (check: Check) => check.needs.cluster === 'shared';
  const run = { host, launcher, timeoutMs: options.timeoutMs ?? 30_000 };
  const sharing = runnable.filter(isShared);
  if (sharing.length > 0) {
    await withShared(host, launcher, sharing, record, async (cluster) => {
      await sideBySide(sharing, options.sharing ?? 8, host.signal, async (check) => {
        await finish(check, cluster);
      });
    });
  }
  const owning = runnable.filter((check) => !isShared(check));
  await sideBySide(owning, options.ownClusters ?? 2, host.signal, (check) => finish(check));
  progress.end();

  async function finish(check: Check, cluster?: Cluster): Promise<void> {
    const result = await runCheck(check, run, cluster);
    // What a cancelled check reports says nothing about Kafka.
    if (!host.signal.aborted) record(result);
  }

  return {
    name: options.name ?? 'sanity',
    startedAt,
    durationMs: Math.round(host.clock.monotonic() - began),
    complete: results.size === checks.length,
    subject: {
      kind: launcher.kind,
      form: launcher.form,
      kafkaVersion: launcher.kafkaVersion,
      platform: options.platform ?? `${process.platform}/${process.arch}`,
      ...(options.java === undefined ? {} : { java: options.java }),
    },
    notRun: options.notRun ?? [],
    checks: checks.flatMap(({ id }) => results.get(id) ?? []),
  };
}

/** Where the shared cluster does not come up, every check that needs it has failed, and says so. */
async function withShared(
  host: Host,
  launcher: Launcher,
  checks: readonly Check[],
  record: (result: CheckResult) => void,
  work: (cluster: Cluster) => Promise<void>,
): Promise<void> {
  let cluster: Cluster;
  try {
    cluster = await launcher.launch(SHARED, host.signal);
  } catch (error) {
    if (host.signal.aborted) return;
    const message = error instanceof UserError ? error.message : messageOf(error);
    const failure = { message: `The shared broker did not come up. ${message}`, log: [], notes: [] };
    for (const check of checks) record({ ...headOf(check), status: 'failed', durationMs: 0, failure });
    return;
  }
  try {
    await work(cluster);
  } finally {
    await cluster.close();
  }
}

/** At most `limit` at a time; starts no more once the signal has aborted. */
async function sideBySide<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined && !signal.aborted; item = waiting.shift()) {
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

function notRun(check: Check, obstacle: Obstacle): CheckResult {
  return { ...headOf(check), ...obstacle, durationMs: 0 };
}

function headOf({ id, title, area, priority }: Check) {
  return { id, title, area, priority };
}

function report(host: Host, progress: ProgressLine, result: CheckResult, count: string): void {
  const detail = result.reason ?? formatDuration(result.durationMs);
  const line = `${result.status.padEnd(8)} ${result.area}/${result.id} (${detail})`;
  host.log.info(result.failure === undefined ? line : `${line}: ${result.failure.message}`);
  progress.update(count);
}
