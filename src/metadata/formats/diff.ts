import { methodKey, resourceKey, typeKey } from './merge.ts';
import type { Metadata, TypeEntry } from './model.ts';

/** Facts that one metadata has and another has not; sorted, one line each. */
export interface MetadataDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Compares fact by fact: order, format and how facts are spread over entries make no difference. */
export function diffMetadata(before: Metadata, after: Metadata): MetadataDiff {
  const old = facts(before);
  const current = facts(after);
  return {
    added: [...current].filter((fact) => !old.has(fact)).sort(),
    removed: [...old].filter((fact) => !current.has(fact)).sort(),
  };
}

function facts(metadata: Metadata): Set<string> {
  const found = new Set<string>();
  for (const entry of metadata.reflection) addType(found, 'reflection', entry);
  for (const entry of metadata.jni) addType(found, 'jni', entry);
  for (const entry of metadata.resources) found.add(`resource ${resourceKey(entry)}`);
  for (const { name, locales, classNames } of metadata.bundles) {
    found.add(`bundle ${name}`);
    for (const locale of locales) found.add(`bundle ${name} ${locale}`);
    for (const each of classNames) found.add(`bundle ${name} ${each}`);
  }
  for (const { interfaces } of metadata.proxies) found.add(`proxy ${interfaces.join()}`);
  for (const { type } of metadata.serialization) found.add(`serialization ${type}`);
  return found;
}

function addType(found: Set<string>, kind: string, entry: TypeEntry): void {
  const name = `${kind} ${typeKey(entry)}`;
  found.add(name);
  for (const flag of entry.flags) found.add(`${name} ${flag}`);
  for (const method of entry.methods) found.add(`${name} ${methodKey(method)}`);
  for (const method of entry.queriedMethods) found.add(`${name} query ${methodKey(method)}`);
  for (const field of entry.fields) found.add(`${name} field ${field}`);
}
