import { methodKey, resourceKey } from '../formats/merge.ts';
import { type Metadata, type TypeEntry, typeName } from '../formats/model.ts';

/** What one metadata registers and another does not, one registration per line, sorted. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Everything that a metadata registers as one line each, the smallest parts apart: `reflection a.B`,
 * `reflection a.B.<init>()`, `jni a.B#field`, `resources …`. Two metadata that register the same have the same
 * lines, whatever their format and order.
 */
export function registrations(metadata: Metadata): ReadonlySet<string> {
  return new Set([
    ...metadata.reflection.flatMap((entry) => ofType('reflection', entry)),
    ...metadata.jni.flatMap((entry) => ofType('jni', entry)),
    ...metadata.resources.map((entry) => `resources ${resourceKey(entry)}`),
    ...metadata.bundles.flatMap(({ name, locales, classNames, condition }) =>
      ['', ...[...locales, ...classNames].map((part) => ` ${part}`)].map(
        (part) => `bundle ${name}${part}${when(condition)}`,
      ),
    ),
    ...metadata.proxies.map(
      ({ interfaces, condition }) => `proxy ${interfaces.join(', ')}${when(condition)}`,
    ),
    ...metadata.serialization.map(
      ({ type, condition }) => `serialization ${typeName(type)}${when(condition)}`,
    ),
  ]);
}

export function differenceOf(baseline: Metadata, current: Metadata): Difference {
  const [before, after] = [registrations(baseline), registrations(current)];
  return {
    added: [...after].filter((line) => !before.has(line)).toSorted(),
    removed: [...before].filter((line) => !after.has(line)).toSorted(),
  };
}

function ofType(kind: string, entry: TypeEntry): string[] {
  const name = typeName(entry.type);
  const condition = when(entry.condition);
  const line = (what: string) => `${kind} ${name}${what}${condition}`;
  return [
    line(''),
    ...entry.flags.map((flag) => line(` ${flag}`)),
    ...entry.methods.map((method) => line(`.${methodKey(method)}`)),
    ...entry.queriedMethods.map((method) => line(`.${methodKey(method)} (query)`)),
    ...entry.fields.map((field) => line(`#${field}`)),
  ];
}

function when(condition: string | undefined): string {
  return condition === undefined ? '' : ` when ${condition}`;
}
