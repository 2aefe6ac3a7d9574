import type { MethodMember } from '../classfile/class-file.ts';
import type { ClassPath } from '../classpath/class-path.ts';
import type { Method, Type } from './program.ts';

/** The classes of a class path, each loaded and tied to those above it when it is first asked for. */
export class Types {
  readonly classPath: ClassPath;
  readonly #types = new Map<string, Type | undefined>();

  constructor(classPath: ClassPath) {
    this.classPath = classPath;
  }

  /** The class with an internal name; undefined for one of the platform or one that is missing. */
  find(name: string): Type | undefined {
    const known = this.#types.get(name);
    if (known !== undefined || this.#types.has(name)) return known;
    // A class that is its own ancestor counts as missing there.
    this.#types.set(name, undefined);
    const type = this.#load(name);
    this.#types.set(name, type);
    return type;
  }

  /** Whether a class has been asked for. */
  knows(name: string): boolean {
    return this.#types.has(name);
  }

  *all(): Iterable<Type> {
    for (const type of this.#types.values()) if (type !== undefined) yield type;
  }

  #load(name: string): Type | undefined {
    const file = this.classPath.find(name);
    if (file === undefined) return undefined;
    const supers: Type[] = [];
    const external = new Set<string>();
    for (const parent of [file.superName, ...file.interfaces]) {
      if (parent === undefined) continue;
      const above = this.find(parent);
      if (above === undefined) external.add(parent);
      else {
        supers.push(above);
        for (const each of above.external) external.add(each);
      }
    }
    return typeOf(name, file, supers, [...external]);
  }
}

function typeOf(
  name: string,
  file: Type['file'],
  supers: readonly Type[],
  external: readonly string[],
): Type {
  const methods = new Map<string, Method>();
  const above: Type[] = [];
  const type: Type = {
    name,
    file,
    methods,
    supers,
    above,
    external,
    created: new Set(),
    called: new Set(),
    initialized: false,
  };
  above.push(...new Set([type, ...supers.flatMap((parent) => parent.above)]));
  for (const member of file.methods) methods.set(member.selector, methodOf(type, member));
  return type;
}

function methodOf(type: Type, member: MethodMember): Method {
  return { type, member, reached: false };
}
