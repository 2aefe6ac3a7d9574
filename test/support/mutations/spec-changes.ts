import type { ClusterSpec, SecurityProtocol } from '../../../src/kafka/broker.ts';

type SpecChange = (spec: ClusterSpec) => ClusterSpec;

/** Sets properties of every broker. */
export function properties(changes: Readonly<Record<string, string>>): SpecChange {
  return (spec) => ({ ...spec, properties: { ...spec.properties, ...changes } });
}

/** Takes properties away, so that Kafka's defaults hold. */
export function withoutProperties(...names: readonly string[]): SpecChange {
  return (spec) => {
    const kept = Object.entries(spec.properties ?? {}).filter(([name]) => !names.includes(name));
    return { ...spec, properties: Object.fromEntries(kept) };
  };
}

/** Gives the properties of one listener to another too. */
export function sameAs(from: string, to: string): SpecChange {
  return (spec) => {
    const copies = Object.entries(spec.properties ?? {})
      .filter(([name]) => name.startsWith(`listener.name.${from}.`))
      .map(([name, value]) => [name.replace(`.${from}.`, `.${to}.`), value]);
    return { ...spec, properties: { ...spec.properties, ...Object.fromEntries(copies) } };
  };
}

/** Lets a listener speak another protocol. */
export function protocolOf(listener: string, protocol: SecurityProtocol): SpecChange {
  return ({ listeners, ...spec }) => ({
    ...spec,
    ...(listeners === undefined
      ? {}
      : { listeners: listeners.map((each) => (each.name === listener ? { ...each, protocol } : each)) }),
  });
}
