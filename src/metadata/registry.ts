import { elementClass, type Metadata, type TypeEntry, type TypeFlag, typeName } from './formats/model.ts';
import { resourceMatcher } from './formats/resource-pattern.ts';

/** Answers what a metadata registers. Conditions count as met: they hold wherever the class is used. */
export class Registry {
  readonly #reflection: ReadonlyMap<string, readonly TypeEntry[]>;
  readonly #jni: ReadonlyMap<string, readonly TypeEntry[]>;
  readonly #resources: readonly ((path: string) => boolean)[];
  readonly #providers: (className: string) => boolean;

  /** `isProvider`: whether the builder registers a class as a provider of `META-INF/services` itself. */
  constructor(metadata: Metadata, isProvider: (className: string) => boolean = () => false) {
    this.#providers = isProvider;
    this.#reflection = byType(metadata.reflection);
    this.#jni = byType(metadata.jni);
    this.#resources = metadata.resources
      .filter((entry) => entry.kind === 'include')
      .flatMap((entry) => resourceMatcher(entry) ?? []);
  }

  /** Dotted names of all classes with an entry. */
  reflectedTypes(): Iterable<string> {
    return this.#reflection.keys();
  }

  entries(type: string): readonly TypeEntry[] {
    return this.#reflection.get(type) ?? [];
  }

  /** The first entry of a class for reflection or JNI. */
  entryOf(kind: 'reflection' | 'jni', type: string): TypeEntry | undefined {
    return (kind === 'jni' ? this.#jni : this.#reflection).get(type)?.[0];
  }

  hasType(type: string): boolean {
    return this.#reflection.has(type) || this.#providers(type);
  }

  hasFlag(type: string, ...flags: readonly TypeFlag[]): boolean {
    return this.entries(type).some((entry) => flags.some((flag) => entry.flags.includes(flag)));
  }

  /** Whether a constructor can be called; undefined parameter types: any of them. */
  hasConstructor(type: string, parameterTypes: readonly string[] | undefined): boolean {
    return this.hasMethod(type, '<init>', parameterTypes);
  }

  hasMethod(type: string, name: string, parameterTypes: readonly string[] | undefined): boolean {
    const isProvided = name === '<init>' && (parameterTypes ?? []).length === 0 && this.#providers(type);
    return isProvided || hasMethod(this.entries(type), name, parameterTypes);
  }

  hasField(type: string, name: string): boolean {
    return this.entries(type).some(
      (entry) =>
        entry.fields.includes(name) ||
        entry.flags.some((flag) => flag === 'allDeclaredFields' || flag === 'allPublicFields'),
    );
  }

  hasJniType(type: string): boolean {
    return this.#jni.has(type);
  }

  hasJniField(type: string, name: string): boolean {
    return (this.#jni.get(type) ?? []).some(
      (entry) => entry.fields.includes(name) || entry.flags.includes('allDeclaredFields'),
    );
  }

  hasJniMethod(type: string, name: string): boolean {
    return hasMethod(this.#jni.get(type) ?? [], name, undefined);
  }

  hasResource(path: string): boolean {
    return this.#resources.some((matches) => matches(path));
  }
}

function byType(entries: readonly TypeEntry[]): Map<string, TypeEntry[]> {
  const map = new Map<string, TypeEntry[]>();
  for (const entry of entries) {
    const name = typeName(entry.type);
    const key = name.endsWith(']') ? name : elementClass(name);
    const known = map.get(key);
    if (known === undefined) map.set(key, [entry]);
    else known.push(entry);
  }
  return map;
}

function hasMethod(
  entries: readonly TypeEntry[],
  name: string,
  parameterTypes: readonly string[] | undefined,
): boolean {
  const all: readonly TypeFlag[] =
    name === '<init>'
      ? ['allDeclaredConstructors', 'allPublicConstructors']
      : ['allDeclaredMethods', 'allPublicMethods'];
  return entries.some(
    (entry) =>
      entry.flags.some((flag) => all.includes(flag)) ||
      entry.methods.some(
        (method) =>
          method.name === name &&
          (parameterTypes === undefined ||
            method.parameterTypes === undefined ||
            sameTypes(method.parameterTypes, parameterTypes)),
      ),
  );
}

function sameTypes(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((type, at) => typeName(type) === typeName(other[at] ?? ''));
}
