import type { Host } from '../core/host.ts';
import { findJava } from '../kafka/java.ts';
import { type JmxProbe, startJmxProbe } from '../kafka/jmx.ts';
import type { CheckContext } from './check.ts';
import { expectThat } from './expectation.ts';

/** The value of an attribute of a bean, as text. */
export type ReadAttribute = (bean: string, attribute: string) => Promise<string>;

const probes = new WeakMap<Host, Promise<JmxProbe>>();

/** Lends a reader of the first node's beans; one Java process serves all checks of a run and dies with it. */
export async function withJmx(
  { host, cluster, signal }: CheckContext,
  work: (read: ReadAttribute) => Promise<void>,
): Promise<void> {
  const endpoint = cluster.nodes[0]?.jmx;
  expectThat(endpoint !== undefined, 'The broker has no JMX port');
  const probe = probes.get(host) ?? findJava(host).then((java) => startJmxProbe(host, java));
  probes.set(host, probe);
  const { read } = await probe;
  await work((bean, attribute) => read(endpoint, bean, attribute, signal));
}
