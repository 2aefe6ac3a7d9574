/** Reachability metadata of native-image, whichever of its formats it was written in. */
export interface Metadata {
  readonly reflection: readonly TypeEntry[];
  readonly jni: readonly TypeEntry[];
  readonly resources: readonly ResourceEntry[];
  readonly bundles: readonly BundleEntry[];
  readonly proxies: readonly ProxyEntry[];
  readonly serialization: readonly SerializationEntry[];
  /** Content of `predefined-classes-config.json`, which has no counterpart in the unified format. */
  readonly predefined: readonly unknown[];
}

/** Where an entry stands; lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

interface Entry {
  /** The entry counts only where this type is reached. */
  readonly condition?: string;
  readonly place?: Place;
}

/** Flags of a type entry, in the order in which they are written. */
export const TYPE_FLAGS = [
  'allDeclaredFields',
  'allPublicFields',
  'allDeclaredMethods',
  'allPublicMethods',
  'allDeclaredConstructors',
  'allPublicConstructors',
  'allDeclaredClasses',
  'allPublicClasses',
  'allRecordComponents',
  'allPermittedSubclasses',
  'allNestMembers',
  'allSigners',
  'queryAllDeclaredMethods',
  'queryAllPublicMethods',
  'queryAllDeclaredConstructors',
  'queryAllPublicConstructors',
  'unsafeAllocated',
] as const;
export type TypeFlag = (typeof TYPE_FLAGS)[number];

export interface MethodEntry {
  readonly name: string;
  /** Undefined: all methods of that name. */
  readonly parameterTypes?: readonly string[];
}

export interface TypeEntry extends Entry {
  /** As in the file: `a.B`, `a.B[]` or `[La.B;`. */
  readonly type: string;
  readonly flags: readonly TypeFlag[];
  readonly methods: readonly MethodEntry[];
  /** Registered for queries only. */
  readonly queriedMethods: readonly MethodEntry[];
  readonly fields: readonly string[];
}

export interface ResourceEntry extends Entry {
  readonly kind: 'include' | 'exclude';
  /** A regular expression (per-kind files) or a glob (unified format). */
  readonly form: 'regex' | 'glob';
  readonly pattern: string;
  readonly module?: string;
}

export interface BundleEntry extends Entry {
  readonly name: string;
  readonly locales: readonly string[];
  readonly classNames: readonly string[];
}

export interface ProxyEntry extends Entry {
  readonly interfaces: readonly string[];
}

export interface SerializationEntry extends Entry {
  readonly type: string;
  readonly customTargetConstructorClass?: string;
  readonly isLambda?: boolean;
}

export const EMPTY: Metadata = {
  reflection: [],
  jni: [],
  resources: [],
  bundles: [],
  proxies: [],
  serialization: [],
  predefined: [],
};

/** `[La.B;` and `a.B[]` → `a.B[]`; `[I` → `int[]`; a plain name stays. */
export function typeName(name: string): string {
  const dimensions = name.length - name.replace(/^\[+/, '').length;
  if (dimensions === 0) return name;
  const element = name.slice(dimensions);
  const plain = element.startsWith('L') ? element.slice(1, -1) : (PRIMITIVES[element] ?? element);
  return plain + '[]'.repeat(dimensions);
}

/** The class that a type entry is about, without array brackets. */
export function elementClass(name: string): string {
  return typeName(name).replace(/(?:\[\])+$/, '');
}

export const PRIMITIVES: Readonly<Record<string, string>> = {
  B: 'byte',
  C: 'char',
  D: 'double',
  F: 'float',
  I: 'int',
  J: 'long',
  S: 'short',
  V: 'void',
  Z: 'boolean',
};
