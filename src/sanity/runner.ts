import type { Host, ProgressLine } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { CheckResult, Suite } from '../evidence/predicates.ts';
import { ociPlatform } from '../io/machine.ts';
import type { Cluster, ClusterSpec, Launcher } from '../kafka/broker.ts';
import type { Check } from './check.ts';
import { runCheck } from './check-run.ts';
import { ALL_CHECKS } from './checks/all.ts';
import { failureText } from './failure-text.ts';
import { obstacleOf } from './obstacle.ts';
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
  /** As OCI images name it (`linux/arm64`); this machine's unless told. */
  readonly platform?: string;
  /** Where it runs; for the record. */
  readonly machine?: Suite['machine'];
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
  const results = await new SanityRun(host, launcher, options, checks.length).results(checks);
  return {
    name: options.name ?? 'sanity',
    startedAt,
    durationMs: Math.round(host.clock.monotonic() - began),
    complete: results.size === checks.length,
    subject: {
      kind: launcher.kind,
      form: launcher.form,
      kafkaVersion: launcher.kafkaVersion,
      platform: options.platform ?? ociPlatform(),
      ...(options.java === undefined ? {} : { java: options.java }),
    },
    ...(options.machine === undefined ? {} : { machine: options.machine }),
    notRun: options.notRun ?? [],
    checks: checks.flatMap(({ id }) => results.get(id) ?? []),
  };
}

class SanityRun {
  readonly #host: Host;
  readonly #launcher: Launcher;
  readonly #options: SanityOptions;
  readonly #total: number;
  readonly #results = new Map<string, CheckResult>();
  readonly #progress: ProgressLine;

  constructor(host: Host, launcher: Launcher, options: SanityOptions, total: number) {
    this.#host = host;
    this.#launcher = launcher;
    this.#options = options;
    this.#total = total;
    this.#progress = host.log.progress();
  }

  /** By id; the checks that a cancelled run did not finish are missing. */
  async results(checks: readonly Check[]): Promise<ReadonlyMap<string, CheckResult>> {
    const { signal } = this.#host;
    try {
      const runnable = await this.#withoutObstacle(checks);
      if (runnable.length > 0) await this.#launcher.prepare?.(signal);
      const isSharing = ({ needs }: Check) => needs.cluster === 'shared';
      await this.#runSharing(runnable.filter(isSharing));
      const owning = runnable.filter((check) => !isSharing(check));
      await sideBySide(owning, this.#options.ownClusters ?? 2, signal, (check) => this.#run(check));
    } catch (error) {
      // A cancelled preparation: what was finished before is still worth telling.
      if (!signal.aborted) throw error;
    } finally {
      this.#progress.end();
    }
    return this.#results;
  }

  async #withoutObstacle(checks: readonly Check[]): Promise<Check[]> {
    const runnable: Check[] = [];
    for (const check of checks) {
      const obstacle = await obstacleOf(check, this.#host, this.#launcher);
      if (obstacle === undefined) runnable.push(check);
      else this.#record({ ...headOf(check), ...obstacle, durationMs: 0 });
    }
    return runnable;
  }

  /** Where the shared cluster does not come up, every check that needs it has failed, and says so. */
  async #runSharing(checks: readonly Check[]): Promise<void> {
    const { signal } = this.#host;
    if (checks.length === 0) return;
    let cluster: Cluster;
    try {
      cluster = await this.#launcher.launch(SHARED, signal);
    } catch (error) {
      if (signal.aborted) return;
      const message = `The shared broker did not come up. ${failureText(error)}`;
      const failure = { message, log: [], notes: [] };
      for (const check of checks) {
        this.#record({ ...headOf(check), status: 'failed', durationMs: 0, failure });
      }
      return;
    }
    try {
      await sideBySide(checks, this.#options.sharing ?? 8, signal, (check) => this.#run(check, cluster));
    } finally {
      await cluster.close();
    }
  }

  async #run(check: Check, shared?: Cluster): Promise<void> {
    this.#progress.update(`${this.#results.size} of ${this.#total} checks done, running ${check.id}`);
    const { timeoutMs = 30_000 } = this.#options;
    const run = { host: this.#host, launcher: this.#launcher, timeoutMs };
    const result = await runCheck(check, run, shared);
    // What a cancelled check reports says nothing about Kafka.
    if (!this.#host.signal.aborted) this.#record(result);
  }

  #record(result: CheckResult): void {
    this.#results.set(result.id, result);
    const detail = result.reason ?? formatDuration(result.durationMs);
    const line = `${result.status.padEnd(8)} ${result.area}/${result.id} (${detail})`;
    this.#host.log.info(result.failure === undefined ? line : `${line}: ${result.failure.message}`);
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

function headOf({ id, title, area, priority }: Check) {
  return { id, title, area, priority };
}
