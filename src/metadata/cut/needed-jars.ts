import { internal, type Type } from '../analysis/program.ts';
import { Reachability, type Root } from '../analysis/reachability.ts';
import { registeredRoots } from '../analysis/registered-roots.ts';
import type { ClassPath } from '../classpath/class-path.ts';
import { PLUGIN_CACHE, readPluginCache } from '../classpath/log4j-plugins.ts';
import { serviceProviders } from '../classpath/service-providers.ts';
import { elementClass, type Metadata } from '../formats/model.ts';
import { Registry } from '../registry.ts';

/** Initializes a class and calls nothing of it. */
const INITIALIZER = '<clinit>';
/** A class name as a text has it: alone, in a descriptor or signature, with dots or slashes. */
const NAMES = /[\p{L}_$][\p{L}\p{N}_$-]*(?:[./][\p{L}_$][\p{L}\p{N}_$-]*)+/gu;

/**
 * Which jars the program needs (file names). A jar is needed where reachable code, a class that the metadata
 * registers, a provider of a service that is asked for, or a Log4j plug-in so much as names a class of it, be
 * it in a text: more than a linker asks for, because a class that is missing shows only when it is used.
 */
export function neededJars(
  classPath: ClassPath,
  metadata: Metadata,
  entryPoints: readonly string[],
): Set<string> {
  return new NeededJars(classPath).find(metadata, entryPoints);
}

class NeededJars {
  readonly #classPath: ClassPath;
  readonly #program: Reachability;
  readonly #services: ReadonlyMap<string, readonly string[]>;
  readonly #needed = new Set<string>();
  readonly #read = new Set<string>();
  readonly #named = new Set<string>();

  constructor(classPath: ClassPath) {
    this.#classPath = classPath;
    this.#program = new Reachability(classPath);
    this.#services = serviceProviders(classPath);
  }

  find(metadata: Metadata, entryPoints: readonly string[]): Set<string> {
    this.#program.reach([
      ...entryPoints.map((name) => ({ type: internal(name), method: 'main' })),
      ...registeredRoots(new Registry(metadata)),
      ...[...metadata.reflection, ...metadata.jni].map(({ type }) => initialized(elementClass(type))),
      ...this.#plugins(),
    ]);
    for (let before = -1; before !== this.#program.methodCount + this.#named.size; ) {
      before = this.#program.methodCount + this.#named.size;
      for (const type of [...this.#program.reachableTypes()]) this.#readNames(type);
      this.#program.reach(this.#providers());
    }
    return this.#needed;
  }

  /** Log4j creates its plug-ins by the names in its list; any of them may stand in a logging configuration. */
  #plugins(): Root[] {
    const lists = this.#classPath.resources().get(PLUGIN_CACHE) ?? [];
    return lists.flatMap((list) =>
      readPluginCache(list.read()).map(({ className }) => ({ type: internal(className), method: undefined })),
    );
  }

  /** Of services that the program or the platform may ask for. */
  #providers(): Root[] {
    const isAsked = (service: string) => {
      const name = internal(service);
      return this.#program.knows(name) || !this.#classPath.has(name);
    };
    return [...this.#services]
      .filter(([, services]) => services.some(isAsked))
      .map(([provider]) => ({ type: internal(provider), method: undefined }));
  }

  #readNames(type: Type): void {
    if (this.#read.has(type.name)) return;
    this.#read.add(type.name);
    this.#need(type.name);
    for (const text of type.file.pool.texts()) {
      for (const [name] of text.matchAll(NAMES)) {
        const known = this.#known(name);
        if (known !== undefined && !this.#named.has(known)) this.#name(known, name.includes('.'));
      }
    }
  }

  /** `Lorg/x/Y` of a descriptor is found with its `L`. */
  #known(name: string): string | undefined {
    const plain = internal(name);
    if (this.#classPath.has(plain)) return plain;
    const element = plain.slice(1);
    return plain.startsWith('L') && this.#classPath.has(element) ? element : undefined;
  }

  /** A class that is only named must be there with all that is above it; one that a text names may be created. */
  #name(className: string, isText: boolean): void {
    this.#named.add(className);
    const type = this.#program.type(className);
    if (type === undefined) return;
    for (const above of type.above) this.#need(above.name);
    if (isText) this.#program.reach([{ type: className, method: '<init>' }]);
  }

  #need(className: string): void {
    const jar = this.#classPath.jarOf(className);
    if (jar !== undefined) this.#needed.add(jar);
  }
}

function initialized(className: string): Root {
  return { type: internal(className), method: INITIALIZER };
}
