import type { Host } from '../core/host.ts';
import type { Endpoint } from '../kafka/broker.ts';
import { findJava } from '../kafka/java.ts';
import { type JmxProbe, startJmxProbe } from '../kafka/jmx.ts';
import type { CheckContext } from './check.ts';
import { expectThat } from './expectation.ts';

/** The value of an attribute of a bean, as text. */
export type ReadAttribute = (bean: string, attribute: string) => Promise<string>;

const probes = new WeakMap<Host, Promise<JmxProbe>>();

/** Lends a reader of the first node's beans; one Java process serves all checks of a run and dies with it. */
export async function withJmx(
  context: CheckContext,
  work: (read: ReadAttribute) => Promise<void>,
): Promise<void> {
  const { read } = await probeOf(context.host);
  const endpoint = jmxOf(context);
  await work((bean, attribute) => read(endpoint, bean, attribute, context.signal));
}

/** Lets the first node write its live objects into a new file, by JMX. */
export async function dumpHeap(context: CheckContext, file: string): Promise<void> {
  const probe = await probeOf(context.host);
  await probe.dumpHeap(jmxOf(context), file, context.signal);
}

function probeOf(host: Host): Promise<JmxProbe> {
  const probe = probes.get(host) ?? findJava(host).then((java) => startJmxProbe(host, java));
  probes.set(host, probe);
  return probe;
}

function jmxOf({ cluster }: CheckContext): Endpoint {
  const endpoint = cluster.nodes[0]?.jmx;
  expectThat(endpoint !== undefined, 'The broker has no JMX port');
  return endpoint;
}
