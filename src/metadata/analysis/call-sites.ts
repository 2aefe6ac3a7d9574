import { UserError } from '../../core/errors.ts';
import type { MemberRef } from '../classfile/symbols.ts';
import { interpret } from './interpreter.ts';
import type { Method } from './program.ts';
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
      for (const ref of this.#program.uses.called(sel)) {
        if (!this.isRelated(ref.owner, owner)) continue;
        for (const method of this.#program.uses.callersOf(ref)) {
          for (const site of this.facts(method).calls) if (site.ref === ref) yield { method, site };
        }
      }
    }
  }

  /** The members by which reachable code may call exactly this method. */
  *membersCalling(target: Method): Iterable<MemberRef> {
    for (const ref of this.#program.uses.called(target.member.selector)) {
      const isExact = ref.owner === target.type.name;
      const mayInherit = target.member.name !== '<init>';
      if (isExact || (mayInherit && this.isRelated(ref.owner, target.type.name))) yield ref;
    }
  }

  isRelated(one: string, other: string): boolean {
    return this.isBelow(one, other) || this.isBelow(other, one);
  }

  isBelow(name: string, ancestor: string): boolean {
    if (name === ancestor) return true;
    const type = this.#program.type(name);
    if (type === undefined) return false;
    return type.external.includes(ancestor) || type.above.some((above) => above.name === ancestor);
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
