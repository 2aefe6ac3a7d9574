import { UserError } from '../../core/errors.ts';
import type { MemberRef } from '../classfile/constant-pool.ts';
import type { ClassPath } from '../classpath/class-path.ts';
import { type CodeVisitor, type Lambda, scanCode } from './code-scan.ts';
import { concreteMethod, inheritedMethod, selfAndSupers } from './hierarchy.ts';
import { callbackMethods } from './platform.ts';
import { type Method, selector, type Type } from './program.ts';

/** Where the program starts, or what something outside the code may call. */
export interface Root {
  readonly type: string;
  /** Undefined: every method. */
  readonly method: string | undefined;
  readonly descriptor?: string;
}

/**
 * Which methods can run: rapid type analysis over byte code. A virtual call reaches the
 * implementations of those classes only that are created somewhere in reachable code. The Java platform
 * is not analysed; whatever it may call back of a created class counts as reachable.
 */
export class Reachability {
  readonly classPath: ClassPath;
  readonly #types = new Map<string, Type | undefined>();
  readonly #pending: Method[] = [];
  readonly #callers = new Map<string, Method[]>();
  readonly #selectors = new Map<string, string[]>();
  readonly #fieldWriters = new Map<string, Method[]>();
  readonly #lambdas = new Map<string, Lambda[]>();
  #methods = 0;

  constructor(classPath: ClassPath) {
    this.classPath = classPath;
  }

  get methodCount(): number {
    return this.#methods;
  }

  /** A class of the class path; undefined for one of the platform or one that is missing. */
  type(name: string): Type | undefined {
    if (this.#types.has(name)) return this.#types.get(name);
    const file = this.classPath.find(name);
    if (file === undefined) {
      this.#types.set(name, undefined);
      return undefined;
    }
    const type: Type = {
      name,
      file,
      methods: new Map(),
      supers: [],
      external: [],
      created: new Set(),
      called: new Set(),
      initialized: false,
    };
    this.#types.set(name, type);
    for (const method of file.methods) {
      type.methods.set(selector(method.name, method.descriptor), {
        type,
        member: method,
        reached: false,
      });
    }
    this.#link(type);
    return type;
  }

  /** Whether the analysis came across a type at all. */
  knows(name: string): boolean {
    return this.#types.has(name);
  }

  /** Classes that reachable code initializes. */
  *reachableTypes(): Iterable<Type> {
    for (const type of this.#types.values()) if (type?.initialized) yield type;
  }

  /** Reachable methods that call something by that selector, on whatever type. */
  callersOf(sel: string): readonly Method[] {
    return this.#callers.get(sel) ?? [];
  }

  /** Lambdas that reachable code makes for an interface of the class path. */
  lambdasOf(type: string): readonly Lambda[] {
    return this.#lambdas.get(type) ?? [];
  }

  /** Selectors that reachable code calls, of methods with one of these names. */
  selectorsOf(...names: readonly string[]): string[] {
    return names.flatMap((name) => [...(this.#selectors.get(name) ?? [])]);
  }

  /** Reachable methods that write a field (`owner.name`). */
  writersOf(field: string): Iterable<Method> {
    return new Set(this.#fieldWriters.get(field));
  }

  /** Takes roots in and follows every call from there; may be called again with more. */
  reach(roots: readonly Root[]): void {
    for (const root of roots) {
      const type = this.type(root.type);
      if (type === undefined) continue;
      this.#initialize(type);
      for (const method of type.methods.values()) {
        const { name, descriptor } = method.member;
        if (root.method !== undefined && root.method !== name) continue;
        if (root.descriptor !== undefined && root.descriptor !== descriptor) continue;
        if (name === '<init>') this.#create(type);
        this.#reachMethod(method);
      }
    }
    for (let method = this.#pending.pop(); method !== undefined; method = this.#pending.pop()) {
      this.#follow(method);
    }
  }

  /** Every implementation that a virtual call may run, as far as it is reachable. */
  implementations(owner: Type, sel: string): Method[] {
    const found = new Set<Method>();
    for (const created of owner.created) {
      const method = concreteMethod(created, sel);
      if (method !== undefined) found.add(method);
    }
    const declared = inheritedMethod(owner, sel);
    if (declared?.member.code !== undefined) found.add(declared);
    return [...found];
  }

  #link(type: Type): void {
    const parents = [type.file.superName, ...type.file.interfaces];
    for (const name of parents) {
      if (name === undefined) continue;
      const parent = this.type(name);
      if (parent === undefined) type.external.push(name);
      else {
        type.supers.push(parent);
        type.external.push(...parent.external.filter((each) => !type.external.includes(each)));
      }
    }
  }

  #initialize(type: Type): void {
    if (type.initialized) return;
    type.initialized = true;
    const initializer = type.methods.get('<clinit>()V');
    if (initializer !== undefined) this.#reachMethod(initializer);
    for (const parent of type.supers) {
      if (!parent.file.isInterface) this.#initialize(parent);
    }
  }

  #create(type: Type): void {
    if (type.created.has(type)) return;
    this.#initialize(type);
    for (const above of selfAndSupers(type)) {
      above.created.add(type);
      for (const sel of above.called) {
        const method = concreteMethod(type, sel);
        if (method !== undefined) this.#reachMethod(method);
      }
    }
    const isCallback = callbackMethods(type.external);
    for (const above of selfAndSupers(type)) {
      for (const method of above.methods.values()) {
        if (isCallback(method.member)) {
          const actual = concreteMethod(type, selector(method.member.name, method.member.descriptor));
          if (actual !== undefined) this.#reachMethod(actual);
        }
      }
    }
  }

  #reachMethod(method: Method): void {
    if (method.reached) return;
    method.reached = true;
    this.#methods += 1;
    if (method.member.code !== undefined) this.#pending.push(method);
  }

  #call(kind: 'virtual' | 'exact', ownerName: string, sel: string): void {
    const owner = this.type(ownerName.startsWith('[') ? 'java/lang/Object' : ownerName);
    if (owner === undefined) return;
    if (kind === 'exact') {
      const method = inheritedMethod(owner, sel);
      if (method !== undefined) {
        this.#initialize(method.type);
        this.#reachMethod(method);
      }
      return;
    }
    if (owner.called.has(sel)) return;
    owner.called.add(sel);
    for (const created of owner.created) {
      const method = concreteMethod(created, sel);
      if (method !== undefined) this.#reachMethod(method);
    }
  }

  #follow(method: Method): void {
    try {
      scanCode(method, this.#visitor(method));
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof UserError)) throw error;
      this.classPath.reportDamage(method.type.name, error);
    }
  }

  #visitor(method: Method): CodeVisitor {
    const seen = new Set<MemberRef>();
    const create = (name: string) => {
      const type = this.type(name);
      if (type !== undefined) this.#create(type);
    };
    return {
      call: (kind, ref) => {
        if (seen.has(ref)) return;
        seen.add(ref);
        const callers = this.#callers.get(ref.selector);
        if (callers === undefined) {
          this.#callers.set(ref.selector, [method]);
          append(this.#selectors, ref.name, ref.selector);
        } else if (callers.at(-1) !== method) callers.push(method);
        this.#call(kind, ref.owner, ref.selector);
      },
      create,
      field: (ref, { isStatic, isWrite }) => {
        const owner = isStatic ? this.type(ref.owner) : undefined;
        if (owner !== undefined) this.#initialize(owner);
        if (isWrite && ref.descriptor.length > 1)
          append(this.#fieldWriters, `${ref.owner}.${ref.name}`, method);
      },
      lambda: (lambda) => {
        if (this.type(lambda.type) === undefined) return;
        append(this.#lambdas, lambda.type, lambda);
        create(lambda.type);
      },
    };
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
