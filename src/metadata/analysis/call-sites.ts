import { UserError } from '../../core/errors.ts';
import { selfAndSupers } from './hierarchy.ts';
import { interpret } from './interpreter.ts';
import type { Method, Type } from './program.ts';
import type { Reachability } from './reachability.ts';
import type { CallSite, MethodFacts } from './values.ts';

const NOTHING: MethodFacts = { calls: [], returns: [], writes: [], comparisons: [], lambdas: [] };

/** The call sites of reachable code, interpreted when they are asked for, and what they may call. */
export class CallSites {
  readonly #program: Reachability;
  readonly #facts = new Map<Method, MethodFacts>();

  constructor(program: Reachability) {
    this.#program = program;
  }

  /** What a method shows; nothing where its code is damaged, which is then a problem of the class path. */
  facts(method: Method): MethodFacts {
    let facts = this.#facts.get(method);
    if (facts === undefined) {
      facts = this.#interpret(method);
      this.#facts.set(method, facts);
    }
    return facts;
  }

  /** Every call site of reachable code with one of these selectors on that type or one related to it. */
  *of(owner: string, selectors: Iterable<string>): Iterable<{ method: Method; site: CallSite }> {
    for (const sel of selectors) {
      for (const method of this.#program.callersOf(sel)) {
        for (const site of this.facts(method).calls) {
          if (site.ref.selector === sel && this.isRelated(site.ref.owner, owner)) yield { method, site };
        }
      }
    }
  }

  /** Whether a call may run exactly this method. */
  mayCall(site: CallSite, target: Method): boolean {
    if (site.ref.owner === target.type.name) return true;
    if (target.member.name === '<init>') return false;
    return this.isRelated(site.ref.owner, target.type.name);
  }

  isRelated(one: string, other: string): boolean {
    return this.isBelow(one, other) || this.isBelow(other, one);
  }

  isBelow(name: string, ancestor: string): boolean {
    if (name === ancestor) return true;
    const type: Type | undefined = this.#program.type(name);
    if (type === undefined) return false;
    if (type.external.includes(ancestor)) return true;
    for (const above of selfAndSupers(type)) if (above.name === ancestor) return true;
    return false;
  }

  #interpret(method: Method): MethodFacts {
    try {
      return interpret(method);
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof UserError)) throw error;
      this.#program.classPath.reportDamage(method.type.name, error);
      return NOTHING;
    }
  }
}
