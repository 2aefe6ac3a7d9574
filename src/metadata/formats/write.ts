import { typeKey } from './merge.ts';
import type { BundleEntry, Metadata, ResourceEntry, SerializationEntry, TypeEntry } from './model.ts';
import { PER_KIND_FILES } from './per-kind.ts';
import { literalPath } from './resource-pattern.ts';
import { UNIFIED_FILE } from './unified.ts';

/** Files of one format, by name; something that the format cannot say stands in `lost`. */
export interface Written {
  readonly files: ReadonlyMap<string, string>;
  readonly lost: readonly string[];
}

/** The six files of Java 21 and before. */
export function writePerKind(metadata: Metadata): Written {
  const lost: string[] = [];
  const resources = metadata.resources.map((entry) => patternJson(entry));
  const of = (kind: ResourceEntry['kind']) =>
    resources.filter((_, at) => metadata.resources[at]?.kind === kind);
  const files = new Map<string, unknown>([
    [
      PER_KIND_FILES.reflection,
      metadata.reflection.map((entry) => ({
        ...conditionOf(entry, 'typeReachable'),
        ...typeJson('name', entry),
      })),
    ],
    [
      PER_KIND_FILES.jni,
      metadata.jni.map((entry) => ({ ...conditionOf(entry, 'typeReachable'), ...typeJson('name', entry) })),
    ],
    [
      PER_KIND_FILES.resources,
      {
        resources: {
          includes: of('include'),
          ...(of('exclude').length > 0 ? { excludes: of('exclude') } : {}),
        },
        bundles: metadata.bundles.map(bundleJson),
      },
    ],
    [
      PER_KIND_FILES.proxies,
      metadata.proxies.map((entry) => ({
        ...conditionOf(entry, 'typeReachable'),
        interfaces: entry.interfaces,
      })),
    ],
    [PER_KIND_FILES.serialization, serializationJson(metadata.serialization)],
    [PER_KIND_FILES.predefined, metadata.predefined],
  ]);
  return { files: new Map([...files].map(([name, value]) => [name, print(value)])), lost };
}

/** The one file of Java 23 and later. */
export function writeUnified(metadata: Metadata): Written {
  const lost: string[] = [];
  const resources = metadata.resources.flatMap((entry) => {
    const glob = entry.form === 'glob' ? entry.pattern : literalPath(entry);
    if (entry.kind === 'exclude') lost.push(`The exclusion of ${entry.pattern} has no counterpart.`);
    else if (glob === undefined) lost.push(`The expression ${entry.pattern} is no glob.`);
    else
      return [
        {
          ...conditionOf(entry, 'typeReached'),
          ...(entry.module === undefined ? {} : { module: entry.module }),
          glob,
        },
      ];
    return [];
  });
  if (metadata.predefined.some((each) => JSON.stringify(each).includes('"hash"'))) {
    lost.push('Predefined classes have no counterpart.');
  }
  const bundles = metadata.bundles.map((entry) => ({
    ...conditionOf(entry, 'typeReached'),
    bundle: entry.name,
  }));
  return {
    files: new Map([
      [UNIFIED_FILE, print({ reflection: unifiedTypes(metadata), resources: [...resources, ...bundles] })],
    ]),
    lost,
  };
}

/** JNI and serialization become properties of the type's entry. */
function unifiedTypes(metadata: Metadata): unknown[] {
  const types = new Map<string, Record<string, unknown>>();
  const at = (entry: TypeEntry): Record<string, unknown> => {
    const known = types.get(typeKey(entry)) ?? { ...conditionOf(entry, 'typeReached'), type: entry.type };
    types.set(typeKey(entry), known);
    return known;
  };
  for (const entry of metadata.reflection) Object.assign(at(entry), typeJson('type', entry));
  for (const entry of metadata.jni) {
    const known = at(entry);
    const own = typeJson('type', entry);
    Object.assign(known, {
      ...own,
      methods: joined(known.methods, own.methods),
      fields: joined(known.fields, own.fields),
    });
    known.jniAccessible = true;
  }
  for (const { type, condition } of metadata.serialization) {
    at({
      type,
      flags: [],
      methods: [],
      queriedMethods: [],
      fields: [],
      ...(condition === undefined ? {} : { condition }),
    }).serializable = true;
  }
  const proxies = metadata.proxies.map((proxy) => ({
    ...conditionOf(proxy, 'typeReached'),
    type: { proxy: proxy.interfaces },
  }));
  return [...types.values(), ...proxies];
}

function joined(one: unknown, other: unknown): unknown {
  if (!Array.isArray(one) || !Array.isArray(other)) return one ?? other;
  const texts = new Map([...one, ...other].map((each) => [JSON.stringify(each), each]));
  return [...texts.values()];
}

/**
 * One type entry as JSON, keys in the order that the agent writes. In the unified format (`type`) a registered
 * type can be queried for all its members, so that these are not listed.
 */
export function typeJson(nameKey: 'name' | 'type', entry: TypeEntry): Record<string, unknown> {
  return {
    [nameKey]: entry.type,
    ...Object.fromEntries(entry.flags.map((flag) => [flag, true])),
    ...(entry.fields.length > 0 ? { fields: entry.fields.map((name) => ({ name })) } : {}),
    ...(entry.methods.length > 0 ? { methods: entry.methods } : {}),
    ...(nameKey === 'name' && entry.queriedMethods.length > 0
      ? { queriedMethods: entry.queriedMethods }
      : {}),
  };
}

function conditionOf(entry: { readonly condition?: string }, key: 'typeReachable' | 'typeReached'): object {
  return entry.condition === undefined ? {} : { condition: { [key]: entry.condition } };
}

function patternJson(entry: ResourceEntry): object {
  const pattern = entry.form === 'regex' ? entry.pattern : globPattern(entry.pattern);
  const module = entry.module === undefined ? '' : `${entry.module}:`;
  return { ...conditionOf(entry, 'typeReachable'), pattern: `${module}${pattern}` };
}

/** A glob as the regular expression that Java reads. */
function globPattern(glob: string): string {
  return glob
    .split(/(\*\*\/|\*\*|\*)/)
    .map((part) => {
      if (part === '**/') return '(.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part === '' ? '' : `\\Q${part}\\E`;
    })
    .join('');
}

function bundleJson(entry: BundleEntry): object {
  return {
    ...conditionOf(entry, 'typeReachable'),
    name: entry.name,
    ...(entry.locales.length > 0 ? { locales: entry.locales } : {}),
    ...(entry.classNames.length > 0 ? { classNames: entry.classNames } : {}),
  };
}

function serializationJson(entries: readonly SerializationEntry[]): object {
  const json = (entry: SerializationEntry) => ({
    ...conditionOf(entry, 'typeReachable'),
    name: entry.type,
    ...(entry.customTargetConstructorClass === undefined
      ? {}
      : { customTargetConstructorClass: entry.customTargetConstructorClass }),
  });
  return {
    types: entries.filter((entry) => entry.isLambda !== true).map(json),
    lambdaCapturingTypes: entries.filter((entry) => entry.isLambda === true).map(json),
    proxies: [],
  };
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
