import type { BrokerNode, Cluster, ClusterSpec, Launcher, StopResult } from '../../src/kafka/broker.ts';

export interface FakeLauncherOptions {
  readonly kafkaVersion?: string;
  readonly form?: Launcher['form'];
  /** Called before a cluster is given out; may throw. */
  readonly onLaunch?: (spec: ClusterSpec, signal: AbortSignal) => Promise<void> | void;
  readonly logs?: readonly string[];
  /** How a node ends when it is asked to. */
  readonly stopped?: StopResult;
}

/** A launcher of clusters that are nothing but a name; it counts what was launched and closed. */
export function createFakeLauncher(options: FakeLauncherOptions = {}): Launcher & {
  readonly launched: ClusterSpec[];
  readonly open: () => number;
} {
  const launched: ClusterSpec[] = [];
  let open = 0;
  return {
    kind: 'jvm',
    form: options.form ?? 'process',
    kafkaVersion: options.kafkaVersion ?? '4.4.0',
    launched,
    open: () => open,
    async launch(spec, signal) {
      launched.push(spec);
      await options.onLaunch?.(spec, signal);
      open += 1;
      return fakeCluster(options, () => {
        open -= 1;
      });
    },
  };
}

function fakeCluster(options: FakeLauncherOptions, onClose: () => void): Cluster {
  const { logs = [], stopped = { code: 0, signal: null, tookMs: 1 } } = options;
  let closed = false;
  const node: BrokerNode = {
    nodeId: 1,
    roles: ['broker', 'controller'],
    endpoint: () => ({ host: '127.0.0.1', port: 9092 }),
    jmx: undefined,
    controllerEndpoint: undefined,
    stop: async () => stopped,
    kill: async () => stopped,
    start: async () => undefined,
    running: true,
    process: undefined,
    ownLineMs: undefined,
    logs: () => logs,
    usage: () => [],
  };
  return {
    clusterId: 'fake',
    nodes: [node],
    startup: { formatMs: 1, startMs: 1 },
    bootstrap: () => ['127.0.0.1:9092'],
    async close() {
      if (!closed) onClose();
      closed = true;
    },
  };
}
