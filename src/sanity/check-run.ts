import type { Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import type { CheckResult } from '../evidence/suite.ts';
import type { Cluster, ClusterSpec, Launcher } from '../kafka/broker.ts';
import type { Check, CheckContext } from './check.ts';
import { NotApplicable } from './expectation.ts';
import { failureText } from './failure-text.ts';
import type { MissWatch } from './missing-registrations.ts';

export interface CheckRun {
  readonly host: Host;
  readonly launcher: Launcher;
  /** The least that a check gets, whatever limit it names: a traced broker is slower than any check expects. */
  readonly timeoutMs: number;
  /** Told of every cluster that the check had to do with, at its end, before they are closed. */
  readonly watch?: MissWatch | undefined;
}

/** Lines of a node's log that stand beside a failure. */
const LOG_LINES = 40;
let names = 0;

/** Runs one check to its end, or to the end of its time; closes what it launched. Never rejects. */
export async function runCheck(check: Check, run: CheckRun, shared?: Cluster): Promise<CheckResult> {
  const { host } = run;
  const began = host.clock.monotonic();
  const limitMs = Math.max(check.needs.timeoutMs ?? 0, run.timeoutMs);
  const over = new AbortController();
  const timer = setTimeout(
    () => over.abort(new Error(`It did not end within ${formatDuration(limitMs)}.`)),
    limitMs,
  );
  const signal = AbortSignal.any([over.signal, host.signal]);
  const clusters: Cluster[] = shared === undefined ? [] : [shared];
  const notes: string[] = [];
  let outcome: Pick<CheckResult, 'status' | 'reason' | 'failure'> = { status: 'passed' };
  try {
    const work = perform(check, run, { signal, clusters, notes, shared });
    // A check that outlives its time goes on in the dark; what it throws then is of no interest.
    work.catch(() => undefined);
    await Promise.race([work, rejection(signal)]);
  } catch (error) {
    outcome =
      error instanceof NotApplicable
        ? { status: 'not-applicable', reason: error.message }
        : { status: 'failed', failure: { message: failureText(error), log: tail(clusters), notes } };
  } finally {
    clearTimeout(timer);
    over.abort(new Error('The check is over.'));
    for (const cluster of clusters) run.watch?.look(check.id, cluster);
    await Promise.allSettled(clusters.filter((each) => each !== shared).map((each) => each.close()));
  }
  return {
    id: check.id,
    title: check.title,
    area: check.area,
    priority: check.priority,
    durationMs: Math.round(host.clock.monotonic() - began),
    ...outcome,
  };
}

async function perform(
  check: Check,
  { host, launcher }: CheckRun,
  state: {
    readonly signal: AbortSignal;
    readonly clusters: Cluster[];
    readonly notes: string[];
    readonly shared: Cluster | undefined;
  },
): Promise<void> {
  const { signal, clusters, notes } = state;
  const launch = async (spec: ClusterSpec) => {
    const launched = await launcher.launch(spec, signal);
    clusters.push(launched);
    // It came up when nobody waited any more.
    if (signal.aborted) await launched.close();
    return launched;
  };
  const { needs } = check;
  const own = typeof needs.cluster === 'object' ? await launch(needs.cluster) : undefined;
  const context: CheckContext = {
    host,
    launcher,
    launch,
    signal,
    get cluster() {
      const cluster = own ?? state.shared;
      if (cluster === undefined) throw new Error(`The check ${check.id} asked for no cluster.`);
      return cluster;
    },
    unique(prefix) {
      names += 1;
      return `${prefix}-${check.id}-${names}`;
    },
    note: (line) => notes.push(line),
  };
  await check.run(context);
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The end of the log of every node that the check had to do with. */
function tail(clusters: readonly Cluster[]): string[] {
  return clusters.flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      const prefix = nodes.length === 1 ? '' : `[${node.nodeId}] `;
      return node
        .logs()
        .slice(-LOG_LINES)
        .map((line) => `${prefix}${line}`);
    }),
  );
}
