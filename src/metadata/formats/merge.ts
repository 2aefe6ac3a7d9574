import {
  type BundleEntry,
  type Metadata,
  type MethodEntry,
  type ResourceEntry,
  TYPE_FLAGS,
  type TypeEntry,
  typeName,
} from './model.ts';

/** One metadata out of several: entries about the same thing are joined, everything is sorted. */
export function mergeMetadata(parts: readonly Metadata[]): Metadata {
  return {
    reflection: mergeTypes(parts.flatMap((part) => part.reflection)),
    jni: mergeTypes(parts.flatMap((part) => part.jni)),
    resources: unique(
      parts.flatMap((part) => part.resources),
      resourceKey,
    ),
    bundles: mergeBundles(parts.flatMap((part) => part.bundles)),
    proxies: unique(
      parts.flatMap((part) => part.proxies),
      (proxy) => `${proxy.interfaces.join()}|${proxy.condition ?? ''}`,
    ),
    serialization: unique(
      parts.flatMap((part) => part.serialization),
      (each) => `${typeName(each.type)}|${each.isLambda ?? false}|${each.condition ?? ''}`,
    ),
    predefined: unique(
      parts.flatMap((part) => part.predefined),
      (each) => JSON.stringify(each),
    ),
  };
}

/** Everything side by side, nothing joined: each entry keeps its place. */
export function concat(parts: readonly Metadata[]): Metadata {
  return {
    reflection: parts.flatMap((part) => part.reflection),
    jni: parts.flatMap((part) => part.jni),
    resources: parts.flatMap((part) => part.resources),
    bundles: parts.flatMap((part) => part.bundles),
    proxies: parts.flatMap((part) => part.proxies),
    serialization: parts.flatMap((part) => part.serialization),
    predefined: parts.flatMap((part) => part.predefined),
  };
}

/** What tells two type entries apart. */
export function typeKey(entry: TypeEntry): string {
  return `${typeName(entry.type)}|${entry.condition ?? ''}`;
}

export function resourceKey(entry: ResourceEntry): string {
  return `${entry.kind}|${entry.module ?? ''}|${entry.form}|${entry.pattern}|${entry.condition ?? ''}`;
}

export function methodKey({ name, parameterTypes }: MethodEntry): string {
  return parameterTypes === undefined ? name : `${name}(${parameterTypes.join()})`;
}

export function joinTypes(one: TypeEntry, other: TypeEntry): TypeEntry {
  const methods = unique([...one.methods, ...other.methods], methodKey);
  const callable = new Set(methods.map(methodKey));
  return {
    ...one,
    flags: TYPE_FLAGS.filter((flag) => one.flags.includes(flag) || other.flags.includes(flag)),
    methods,
    queriedMethods: unique([...one.queriedMethods, ...other.queriedMethods], methodKey).filter(
      (method) => !callable.has(methodKey(method)),
    ),
    fields: unique([...one.fields, ...other.fields], (name) => name),
  };
}

function mergeTypes(entries: readonly TypeEntry[]): TypeEntry[] {
  const merged = new Map<string, TypeEntry>();
  for (const entry of entries) {
    const known = merged.get(typeKey(entry));
    merged.set(typeKey(entry), known === undefined ? entry : joinTypes(known, entry));
  }
  return sorted([...merged.values()], (entry) => `${entry.type}|${entry.condition ?? ''}`);
}

function mergeBundles(entries: readonly BundleEntry[]): BundleEntry[] {
  const merged = new Map<string, BundleEntry>();
  for (const entry of entries) {
    const key = `${entry.name}|${entry.condition ?? ''}`;
    const known = merged.get(key) ?? { ...entry, locales: [], classNames: [] };
    merged.set(key, {
      ...known,
      locales: unique([...known.locales, ...entry.locales], (each) => each),
      classNames: unique([...known.classNames, ...entry.classNames], (each) => each),
    });
  }
  return sorted([...merged.values()], (entry) => entry.name);
}

function unique<T>(values: readonly T[], key: (value: T) => string): T[] {
  return sorted([...new Map(values.map((value) => [key(value), value])).values()], key);
}

/** By code unit, like the agent does, and not by the language of the machine. */
function sorted<T>(values: T[], key: (value: T) => string): T[] {
  return values
    .map((value) => ({ value, key: key(value) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ value }) => value);
}
