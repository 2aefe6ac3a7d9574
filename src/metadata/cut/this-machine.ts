import type { ClassPath } from '../classpath/class-path.ts';
import { type Architecture, isLinuxLibrary, isNativeCode } from '../classpath/native-library.ts';
import type { Metadata, ResourceEntry } from '../formats/model.ts';
import { resourceMatcher } from '../formats/resource-pattern.ts';

/**
 * Paths of machine code for other machines, in jars that have a library for this one: Linux on this
 * architecture. Of a jar whose folders do not say for what its libraries are, nothing is foreign.
 */
export function foreignLibraries(classPath: ClassPath, architecture: Architecture): Set<string> {
  const libraries = [...classPath.resources()].flatMap(([path, [first]]) =>
    first !== undefined && isNativeCode(path) ? [{ path, jar: first.jar }] : [],
  );
  const isOurs = ({ path }: { readonly path: string }) => isLinuxLibrary(path, architecture);
  const ready = new Set(libraries.filter(isOurs).map(({ jar }) => jar));
  const foreign = libraries.filter((each) => ready.has(each.jar) && !isOurs(each));
  return new Set(foreign.map(({ path }) => path));
}

export interface Narrowed {
  readonly metadata: Metadata;
  /** Foreign paths that the metadata would have embedded; where there are none, it is as it was. */
  readonly dropped: readonly string[];
}

/** Metadata without the foreign paths: a pattern that covers some is replaced by what else it covers. */
export function withoutForeign(
  metadata: Metadata,
  classPath: ClassPath,
  foreign: ReadonlySet<string>,
): Narrowed {
  const dropped: string[] = [];
  const resources = metadata.resources.flatMap((entry) => {
    const covered = coveredBy(entry, classPath, foreign);
    if (covered === undefined) return [entry];
    dropped.push(...covered.filter((path) => foreign.has(path)));
    return covered
      .filter((path) => !foreign.has(path))
      .map((path): ResourceEntry => ({ ...entry, form: 'glob', pattern: path }));
  });
  return { metadata: dropped.length === 0 ? metadata : { ...metadata, resources }, dropped };
}

/** All that a pattern with foreign paths covers; undefined for any other, and for one that embeds classes, too. */
function coveredBy(
  entry: ResourceEntry,
  classPath: ClassPath,
  foreign: ReadonlySet<string>,
): string[] | undefined {
  const matches = entry.kind === 'include' && entry.module === undefined ? resourceMatcher(entry) : undefined;
  if (matches === undefined || ![...foreign].some(matches)) return undefined;
  if ([...classPath.classNames()].some((name) => matches(`${name}.class`))) return undefined;
  return [...classPath.resources().keys()].filter(matches);
}
