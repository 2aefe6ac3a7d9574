import type { Host, ProgressLine } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { CheckResult, Suite } from '../evidence/suite.ts';
import { ociPlatform } from '../io/machine.ts';
import type { Cluster, Launcher } from '../kafka/broker.ts';
import type { Check } from './check.ts';
import { runCheck } from './check-run.ts';
import { ALL_CHECKS } from './checks/all.ts';
import { failureText } from './failure-text.ts';
import { FIXTURE_NAMES, FIXTURES, type FixtureName, isFixtureName } from './fixtures.ts';
import { MissWatch } from './missing-registrations.ts';
import { obstacleOf } from './obstacle.ts';
import { shuffled } from './order.ts';
import { combined } from './repetition.ts';
import { type Selection, selectChecks } from './selection.ts';

export interface SanityOptions extends Selection {
  /** `sanity` unless told: stands in evidence and reports. */
  readonly name?: string;
  /** All that this project has unless told. */
  readonly checks?: readonly Check[];
  /** How many clusters may be there at the same time, after the shared broker; 2 unless told. */
  readonly ownClusters?: number;
  /** How often each check runs; once unless told. It fails where one of its runs does. */
  readonly repeat?: number;
  /** Runs the checks in an order that this number decides, instead of their own. */
  readonly shuffle?: number;
  /** How many checks may use a named cluster at the same time; 8 unless told. */
  readonly sharing?: number;
  /** Time limit of every check that names no longer one, milliseconds; 30 000 unless told. */
  readonly timeoutMs?: number;
  /** Which Java runs the subject; for the record. */
  readonly java?: string;
  /** As OCI images name it (`linux/arm64`); this machine's unless told. */
  readonly platform?: string;
  /** Where it runs; for the record. */
  readonly machine?: Suite['machine'];
  readonly notRun?: Suite['notRun'];
  /** The subject tells what no metadata registers: the checks run one after another, and each miss is listed. */
  readonly exactMetadata?: boolean;
}

/**
 * Runs the selected checks against what the launcher launches: those that share the one broker first, side by
 * side, then those of the other named clusters and those with clusters of their own. A check that fails, hangs or throws anything is a failed
 * check, and never the end of the run. A cancelled run answers with what was finished, `complete: false`.
 */
export async function runSanity(host: Host, launcher: Launcher, options: SanityOptions = {}): Promise<Suite> {
  const checks = selectChecks(options.checks ?? ALL_CHECKS, options);
  const startedAt = host.clock.now().toISOString();
  const began = host.clock.monotonic();
  const watch = options.exactMetadata === true ? new MissWatch() : undefined;
  const alone = watch === undefined ? options : { ...options, sharing: 1, ownClusters: 1 };
  const results = await new SanityRun(host, launcher, alone, checks.length, watch).results(checks);
  return {
    name: options.name ?? 'sanity',
    startedAt,
    durationMs: Math.round(host.clock.monotonic() - began),
    complete: results.size === checks.length,
    ...(options.shard === undefined ? {} : { shard: { ...options.shard } }),
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
    ...(watch === undefined ? {} : { missingRegistrations: [...watch.misses] }),
  };
}

class SanityRun {
  readonly #host: Host;
  readonly #launcher: Launcher;
  readonly #options: SanityOptions;
  readonly #total: number;
  readonly #results = new Map<string, CheckResult>();
  readonly #progress: ProgressLine;
  readonly #watch: MissWatch | undefined;

  constructor(
    host: Host,
    launcher: Launcher,
    options: SanityOptions,
    total: number,
    watch: MissWatch | undefined,
  ) {
    this.#watch = watch;
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
      const runnable = this.#inOrder(await this.#withoutObstacle(checks));
      if (runnable.length > 0) await this.#launcher.prepare?.(signal);
      const sharing = new Map(FIXTURE_NAMES.map((name): [FixtureName, Check[]] => [name, []]));
      const owning: Check[] = [];
      for (const check of runnable) {
        const { cluster } = check.needs;
        const named =
          typeof cluster === 'string' && isFixtureName(cluster) ? sharing.get(cluster) : undefined;
        (named ?? owning).push(check);
      }
      // Most checks use this one, so that it has the machine for itself.
      await this.#runSharing('shared', sharing.get('shared') ?? []);
      sharing.delete('shared');
      const works = [
        ...[...sharing].map(
          ([name, each]) =>
            async () =>
              await this.#runSharing(name, each),
        ),
        ...owning.map((check) => async () => await this.#run(check)),
      ];
      await sideBySide(works, this.#options.ownClusters ?? 2, signal, async (work) => await work());
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

  #inOrder(checks: readonly Check[]): readonly Check[] {
    const { shuffle } = this.#options;
    return shuffle === undefined ? checks : shuffled(checks, shuffle);
  }

  /** Where the cluster does not come up, every check that needs it has failed, and says so. */
  async #runSharing(name: FixtureName, checks: readonly Check[]): Promise<void> {
    const { signal } = this.#host;
    if (checks.length === 0) return;
    let cluster: Cluster;
    try {
      const spec = await FIXTURES[name].spec(this.#host);
      cluster = await this.#launcher.launch(spec, signal);
      this.#watch?.look(`start of the ${FIXTURES[name].title}`, cluster);
    } catch (error) {
      if (signal.aborted) return;
      const message = `The ${FIXTURES[name].title} did not come up. ${failureText(error)}`;
      const failure = { message, log: [], notes: [] };
      for (const check of checks) {
        this.#record({ ...headOf(check), status: 'failed', durationMs: 0, failure });
      }
      return;
    }
    const run = async (check: Check) => await this.#run(check, cluster);
    try {
      const isAlone = ({ needs }: Check) => needs.alone === true;
      const together = checks.filter((check) => !isAlone(check));
      await sideBySide(together, this.#options.sharing ?? 8, signal, run);
      await sideBySide(checks.filter(isAlone), 1, signal, run);
    } finally {
      await cluster.close();
    }
  }

  async #run(check: Check, shared?: Cluster): Promise<void> {
    this.#progress.update(`${this.#results.size} of ${this.#total} checks done, running ${check.id}`);
    const { timeoutMs = 30_000 } = this.#options;
    const run = { host: this.#host, launcher: this.#launcher, timeoutMs, watch: this.#watch };
    const first = await runCheck(check, run, shared);
    const more: CheckResult[] = [];
    while (more.length + 1 < (this.#options.repeat ?? 1) && !this.#host.signal.aborted) {
      more.push(await runCheck(check, run, shared));
    }
    // What a cancelled check reports says nothing about Kafka.
    if (!this.#host.signal.aborted) this.#record(combined([first, ...more]));
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
