import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from '../core/host.ts';
import { formatDuration } from '../core/units.ts';
import {
  type Cluster,
  type ClusterSpec,
  type Launcher,
  type StopResult,
  stoppedByItself,
} from '../kafka/broker.ts';
import { failureText } from './failure-text.ts';

/** What a start is watched for; each is a check of the soak. */
export const ASPECTS = {
  start: { id: 'soak-start', title: 'Every start ends in an answered request' },
  stop: { id: 'soak-stop', title: 'Every broker ends by itself when it is asked to' },
  log: { id: 'soak-log', title: 'No start leaves an error or a crash in the log' },
} as const;
export type Aspect = keyof typeof ASPECTS;

/** One start and stop of the subject. */
export interface Start {
  /** From 1. */
  readonly number: number;
  readonly tookMs: number;
  readonly fault?: { readonly aspect: Aspect; readonly message: string; readonly log: readonly string[] };
}

/** What a broker that nobody disturbs must not write, and what a crash of either virtual machine leaves. */
const BAD_LINE =
  /\] (ERROR|FATAL) |^Exception in thread|SIGSEGV|SIGABRT|SIGBUS|\bsegfault|fatal error has been detected|Fatal error: |svm_err|hs_err|OutOfMemoryError|StackOverflowError/;
const KEPT_LINES = 200;

/** Formats, starts until the first answer, stops. Never rejects: whatever goes wrong is the start's fault. */
export async function startOnce(
  host: Host,
  launcher: Launcher,
  options: { readonly number: number; readonly spec: ClusterSpec; readonly timeoutMs: number },
): Promise<Start> {
  const { number, spec, timeoutMs } = options;
  const began = host.clock.monotonic();
  const over = AbortSignal.timeout(timeoutMs);
  const end = (fault?: Start['fault']): Start => ({
    number,
    tookMs: Math.round(host.clock.monotonic() - began),
    ...(fault === undefined ? {} : { fault }),
  });
  let cluster: Cluster;
  try {
    cluster = await launcher.launch(spec, AbortSignal.any([over, host.signal]));
  } catch (error) {
    const message = over.aborted
      ? `It was not ready within ${formatDuration(timeoutMs)}.`
      : failureText(error);
    return end({ aspect: 'start', message, log: message.split('\n') });
  }
  try {
    const stopped = await stopAll(cluster, timeoutMs);
    const log = cluster.nodes.flatMap((node) => node.logs());
    const fault = faultOfStop(stopped);
    if (fault !== undefined) return end({ aspect: 'stop', message: fault, log: log.slice(-KEPT_LINES) });
    const bad = log.find((line) => BAD_LINE.test(line));
    return end(bad === undefined ? undefined : { aspect: 'log', message: bad, log: log.slice(-KEPT_LINES) });
  } finally {
    await cluster.close();
  }
}

async function stopAll({ nodes }: Cluster, timeoutMs: number): Promise<StopResult[] | 'hang'> {
  const stopped = Promise.all(nodes.map((node) => node.stop()));
  const timer = new AbortController();
  const hung = sleep(timeoutMs, 'hang' as const, { signal: timer.signal, ref: false }).catch(
    () => 'hang' as const,
  );
  try {
    return await Promise.race([stopped, hung]);
  } finally {
    timer.abort();
  }
}

function faultOfStop(stopped: StopResult[] | 'hang'): string | undefined {
  if (stopped === 'hang') return 'It did not end when it was asked to.';
  const bad = stopped.find((each) => !stoppedByItself(each));
  return bad === undefined
    ? undefined
    : `It ended with ${bad.signal ?? `exit code ${bad.code}`} when it was asked to end.`;
}
