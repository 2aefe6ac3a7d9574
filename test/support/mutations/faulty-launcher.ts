import type { BrokerNode, Cluster, ClusterSpec, Launcher } from '../../../src/kafka/broker.ts';
import { startKafkaProxy, type Tampering } from '../../fakes/kafka-proxy.ts';
import type { Mutation } from './mutation.ts';

/** The same launcher with the fault in all that it launches. */
export function mutated(launcher: Launcher, { spec: change, logs, node, traffic }: Mutation): Launcher {
  return launching(launcher, async (spec, signal) => {
    const cluster = await launcher.launch(change?.(spec) ?? spec, signal);
    if (traffic !== undefined) return await behindProxy(cluster, traffic(cluster));
    return logs === undefined && node === undefined ? cluster : faulty(cluster, { logs, node });
  });
}

/** Launches a cluster of each specification once, and lends it until all are closed together. */
export function keepingClusters(launcher: Launcher): Launcher & { close(): Promise<void> } {
  const kept = new Map<string, Promise<Cluster>>();
  const lending = launching(launcher, async (spec, signal) => {
    const key = JSON.stringify(spec);
    const cluster = kept.get(key) ?? launcher.launch(spec, signal);
    kept.set(key, cluster);
    return { ...(await cluster), close: async () => undefined };
  });
  const close = async () => {
    const clusters = await Promise.allSettled(kept.values());
    for (const each of clusters) if (each.status === 'fulfilled') await each.value.close();
  };
  return { ...lending, close };
}

/** The cluster with a proxy before the plain listener of its only broker. */
export async function behindProxy(cluster: Cluster, tampering: Tampering): Promise<Cluster> {
  const proxy = await startKafkaProxy(tampering);
  const nodes = cluster.nodes.map((real) =>
    changed(real, {
      endpoint(listener = 'PLAINTEXT') {
        const endpoint = real.endpoint(listener);
        return endpoint === undefined || listener !== 'PLAINTEXT'
          ? endpoint
          : { ...endpoint, port: proxy.port };
      },
    }),
  );
  proxy.forwardTo(cluster.nodes[0]?.endpoint()?.port ?? 0);
  return {
    ...cluster,
    nodes,
    bootstrap: (listener = 'PLAINTEXT') =>
      listener === 'PLAINTEXT' ? [`127.0.0.1:${proxy.port}`] : cluster.bootstrap(listener),
    async close() {
      await proxy.close();
      await cluster.close();
    },
  };
}

function launching(launcher: Launcher, launch: Launcher['launch']): Launcher {
  return {
    kind: launcher.kind,
    form: launcher.form,
    kafkaVersion: launcher.kafkaVersion,
    prepare: async (signal) => await launcher.prepare?.(signal),
    launch: async (spec: ClusterSpec, signal) => await launch(spec, signal),
  };
}

function faulty(
  cluster: Cluster,
  { logs, node }: { logs: Mutation['logs'] | undefined; node: Mutation['node'] | undefined },
): Cluster {
  const nodes = cluster.nodes.map((real) =>
    changed(real, { ...node, ...(logs === undefined ? {} : { logs: () => logs(real.logs()) }) }),
  );
  return { ...cluster, nodes };
}

/** The node with some of its methods replaced. */
function changed(real: BrokerNode, changes: Partial<BrokerNode>): BrokerNode {
  return new Proxy(real, {
    get(target, key) {
      const value: unknown = Reflect.get(Reflect.has(changes, key) ? changes : target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
