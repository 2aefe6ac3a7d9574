import { UserError } from '../../core/errors.ts';
import type { MemberRef } from '../classfile/symbols.ts';
import type { ClassPath } from '../classpath/class-path.ts';
import { type CodeVisitor, type Lambda, scanCode } from './code-scan.ts';
import { concreteMethod, inheritedMethod } from './hierarchy.ts';
import { callbackMethods } from './platform.ts';
import type { Method, Type } from './program.ts';
import { Types } from './types.ts';
import { Uses } from './uses.ts';

/** Where the program starts, or what something outside the code may call. */
export interface Root {
  readonly type: string;
  /** Undefined: every method. */
  readonly method: string | undefined;
  readonly descriptor?: string;
}

/** That a call of a member has been followed, by the kind of call. */
const FOLLOWED = { virtual: 1, exact: 2 } as const;

/**
 * Which methods can run: rapid type analysis over byte code. A virtual call reaches the
 * implementations of those classes only that are created somewhere in reachable code. The Java platform
 * is not analysed; whatever it may call back of a created class counts as reachable.
 */
export class Reachability {
  readonly uses = new Uses();
  readonly #types: Types;
  readonly #pending: Method[] = [];
  readonly #visitor = this.#createVisitor();
  /** {@link FOLLOWED}, by number of the member. */
  readonly #followed: number[] = [];
  #methods = 0;
  /** The method whose code is being looked at. */
  #current: Method | undefined;

  constructor(classPath: ClassPath) {
    this.#types = new Types(classPath);
  }

  get methodCount(): number {
    return this.#methods;
  }

  get classPath(): ClassPath {
    return this.#types.classPath;
  }

  /** A class of the class path; undefined for one of the platform or one that is missing. */
  type(name: string): Type | undefined {
    return this.#types.find(name);
  }

  /** Whether the analysis came across a type at all. */
  knows(name: string): boolean {
    return this.#types.knows(name);
  }

  /** Classes that reachable code initializes. */
  *reachableTypes(): Iterable<Type> {
    for (const type of this.#types.all()) if (type.initialized) yield type;
  }

  /** Takes roots in and follows every call from there; may be called again with more. */
  reach(roots: readonly Root[]): void {
    for (const root of roots) this.#takeIn(root);
    for (let method = this.#pending.pop(); method !== undefined; method = this.#pending.pop()) {
      this.#scan(method);
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

  #takeIn(root: Root): void {
    const type = this.type(root.type);
    if (type === undefined) return;
    this.#initialize(type);
    for (const method of type.methods.values()) {
      const { name, descriptor } = method.member;
      if (root.method !== undefined && root.method !== name) continue;
      if (root.descriptor !== undefined && root.descriptor !== descriptor) continue;
      if (name === '<init>') this.#create(type);
      this.#reachMethod(method);
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
    for (const above of type.above) {
      above.created.add(type);
      for (const sel of above.called) this.#reachConcrete(type, sel);
    }
    const isCallback = callbackMethods(type.external);
    for (const above of type.above) {
      for (const { member } of above.methods.values()) {
        if (isCallback(member)) this.#reachConcrete(type, member.selector);
      }
    }
  }

  #reachConcrete(type: Type, sel: string): void {
    const method = concreteMethod(type, sel);
    if (method !== undefined) this.#reachMethod(method);
  }

  #reachMethod(method: Method): void {
    if (method.reached) return;
    method.reached = true;
    this.#methods += 1;
    if (method.member.code !== undefined) this.#pending.push(method);
  }

  #scan(method: Method): void {
    try {
      this.#current = method;
      scanCode(method, this.#visitor);
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof UserError)) throw error;
      this.classPath.reportDamage(method.type.name, error);
    }
  }

  #createVisitor(): CodeVisitor {
    return {
      call: (kind, ref) => {
        if (this.#current !== undefined) this.uses.addCall(this.#current, ref);
        this.#call(kind, ref);
      },
      create: (name) => this.#createNamed(name),
      field: (ref, isStatic, isWrite) => this.#access(ref, isStatic, isWrite),
      lambda: (lambda) => this.#makeLambda(lambda),
    };
  }

  /** What a call leads to does not depend on who calls: each member is followed once. */
  #call(kind: 'virtual' | 'exact', ref: MemberRef): void {
    const followed = this.#followed[ref.id] ?? 0;
    if ((followed & FOLLOWED[kind]) !== 0) return;
    this.#followed[ref.id] = followed | FOLLOWED[kind];
    const owner = this.type(ref.owner.startsWith('[') ? 'java/lang/Object' : ref.owner);
    if (owner === undefined) return;
    if (kind === 'virtual') {
      owner.called.add(ref.selector);
      for (const created of owner.created) this.#reachConcrete(created, ref.selector);
      return;
    }
    const method = inheritedMethod(owner, ref.selector);
    if (method !== undefined) {
      this.#initialize(method.type);
      this.#reachMethod(method);
    }
  }

  #createNamed(name: string): void {
    const type = this.type(name);
    if (type !== undefined) this.#create(type);
  }

  #access(ref: MemberRef, isStatic: boolean, isWrite: boolean): void {
    const owner = isStatic ? this.type(ref.owner) : undefined;
    if (owner !== undefined) this.#initialize(owner);
    const isReference = ref.descriptor.length > 1;
    if (isWrite && isReference && this.#current !== undefined) this.uses.addWrite(this.#current, ref);
  }

  #makeLambda(lambda: Lambda): void {
    if (this.type(lambda.type) === undefined) return;
    this.uses.addLambda(lambda);
    this.#createNamed(lambda.type);
  }
}
