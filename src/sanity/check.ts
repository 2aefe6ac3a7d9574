import type { Host } from '../core/host.ts';
import type { Cluster, ClusterSpec, Launcher } from '../kafka/broker.ts';
import type { Area } from './areas.ts';
import type { FixtureName } from './fixtures.ts';

export type { Area };

/** A sanity check is data: what it is called, what it needs, and how it runs. */
export interface Check {
  /** Stable, kebab-case, unique: it stands in evidence, policies and reports. */
  readonly id: string;
  /** What must hold, in a sentence without a full stop. */
  readonly title: string;
  readonly area: Area;
  /** P0 checks are the gate of every pull request. */
  readonly priority: 'P0' | 'P1';
  readonly needs: Needs;
  /** Resolves where the check holds; throws where it does not. */
  run(context: CheckContext): Promise<void>;
}

export interface Needs {
  /**
   * A name: the cluster of that name, which all such checks use side by side; a check touches only what it
   * made. A spec: a cluster of its own. `none`: the check launches what it needs itself, by `context.launch`.
   */
  readonly cluster: FixtureName | 'none' | ClusterSpec;
  /**
   * Disturbs the others on its named cluster (kills a node, counts what the whole broker does): runs after
   * them, when no other check does, and leaves the cluster as it found it.
   */
  readonly alone?: boolean;
  /** First Kafka version that can pass it (`4.0`), for everything older it is not applicable. */
  readonly since?: string;
  /** Last Kafka line that can pass it. */
  readonly until?: string;
  /** How the subject must run; any form unless told. */
  readonly forms?: readonly Launcher['form'][];
  /** Programs of the machine. */
  readonly tools?: readonly Tool[];
  /** Time limit, milliseconds, of all it does, launching included; the runner's where that is longer. */
  readonly timeoutMs?: number;
}

export type Tool = 'jdk' | 'openssl';

export interface CheckContext {
  readonly host: Host;
  /** The cluster that `needs` asked for; a check that needs `none` must not use it. */
  readonly cluster: Cluster;
  readonly launcher: Launcher;
  /** Launches a cluster that is closed after the check, whatever happens. */
  launch(spec: ClusterSpec): Promise<Cluster>;
  /** A name that no other check uses: topics, groups, users. */
  unique(prefix: string): string;
  /** Aborted when the check's time is up or the run is cancelled. */
  readonly signal: AbortSignal;
  /** A line for the report, shown where the check fails. */
  note(line: string): void;
}

export type CheckStatus = 'passed' | 'failed' | 'skipped' | 'not-applicable';
