import type { MemberRef } from '../classfile/symbols.ts';
import { CallSites } from './call-sites.ts';
import { inheritedMethod } from './hierarchy.ts';
import { ABSTRACT_CONFIG, loadedName, looksLikeConfigGetter, mapKey, passedOn } from './platform-calls.ts';
import type { Method } from './program.ts';
import type { Reachability } from './reachability.ts';
import { alternatives, type CallSite, sameValue, UNKNOWN, type Value } from './values.ts';
import { converted, nameOf, onward, type Place, type Source, startWalk, type Walk, without } from './walk.ts';

/** Where a default is parsed is known to `configKeys`; following it here would join all keys. */
const BARRIER = /^org\/apache\/kafka\/common\/config\/ConfigDef(?:\$ConfigKey)?$/;
const DEEPEST = 9;

/**
 * Follows values backwards through parameters, results, fields and configuration to the constants they
 * come from. Flow-insensitive where fields are concerned; bounded in depth and number.
 */
export class Resolver {
  readonly sites: CallSites;
  readonly #program: Reachability;
  #isConfigKey: (text: string) => boolean = () => false;

  constructor(program: Reachability) {
    this.#program = program;
    this.sites = new CallSites(program);
  }

  /** Lets look-ups of these keys in plain maps count as reading the configuration. */
  knowConfigKeys(isConfigKey: (text: string) => boolean): void {
    this.#isConfigKey = isConfigKey;
  }

  /** The constants that a value of a method may be, and those that its parts may be. */
  sources(method: Method, value: Value): readonly Source[] {
    return this.#search(method, value, true);
  }

  /** The objects made by the program that a value may be; what they are made of does not count. */
  objects(method: Method, value: Value): readonly Source[] {
    return this.#search(method, value, false);
  }

  #search(method: Method, value: Value, intoParts: boolean): readonly Source[] {
    const { walk, found } = startWalk(method, intoParts);
    this.#follow({ method }, value, walk);
    return found;
  }

  #follow(place: Place, value: Value, walk: Walk): void {
    const { trail, seen, emit } = walk;
    if (trail.length > DEEPEST) return;
    if (value.kind === 'text') emit({ kind: 'text', value: value.value, trail });
    else if (value.kind === 'class') emit({ kind: 'class', name: value.name, trail });
    else if (value.kind === 'either') for (const each of value.values) this.#follow(place, each, walk);
    else if (value.kind === 'field') this.#field(value.ref, walk);
    else if (value.kind === 'parameter') {
      this.#parameter(place, value.index, this.#unlessCompared(place, value, walk));
    } else if (value.kind === 'call') {
      this.#call(place, value.site, this.#unlessCompared(place, value, walk));
    } else if (value.kind === 'object' && !seen.has(value)) {
      seen.add(value);
      emit({ kind: 'object', type: value.type, trail });
      if (walk.intoParts) for (const part of value.parts) this.#follow(place, part, walk);
    }
  }

  /** A method that compares a value with a constant treats that constant on its own. */
  #unlessCompared(place: Place, value: Value, walk: Walk): Walk {
    const handled = new Set<string>();
    for (const { left, right } of this.sites.facts(place.method).comparisons) {
      const other = sameValue(left, value) ? right : sameValue(right, value) ? left : UNKNOWN;
      for (const name of shownNames(other)) handled.add(name);
    }
    return without(walk, handled);
  }

  #field(field: MemberRef, walk: Walk): void {
    if (walk.seen.has(field) || field.owner.startsWith('scala/')) return;
    walk.seen.add(field);
    for (const method of this.#program.uses.writersOf(field)) {
      for (const write of this.sites.facts(method).writes) {
        if (write.field === field) this.#follow({ method }, write.value, onward(walk, method));
      }
    }
  }

  #parameter({ method, caller }: Place, index: number, walk: Walk): void {
    if (caller !== undefined) {
      const arg = caller.args[index];
      if (arg !== undefined) this.#follow(caller.place, arg, walk);
      return;
    }
    const key = `${method.type.name}.${method.member.selector}#${index}`;
    if (BARRIER.test(method.type.name) || walk.seen.has(key)) return;
    walk.seen.add(key);
    for (const ref of this.sites.membersCalling(method)) {
      for (const from of this.#program.uses.callersOf(ref)) {
        this.#lambdaParameter(from, method, index, walk);
        for (const site of this.sites.facts(from).calls) {
          const arg = site.args[index];
          if (arg !== undefined && site.ref === ref) this.#follow({ method: from }, arg, onward(walk, from));
        }
      }
    }
  }

  /** A parameter of a lambda's body: fixed where the lambda is made, or given where it is called. */
  #lambdaParameter(maker: Method, body: Method, index: number, walk: Walk): void {
    for (const { lambda, captured } of this.sites.facts(maker).lambdas) {
      const { target } = lambda;
      if (target.name !== body.member.name || target.owner !== body.type.name) continue;
      const fixed = captured[index];
      if (fixed !== undefined) this.#follow({ method: maker }, fixed, onward(walk, maker));
      else if (this.#isSpecific(lambda.type)) {
        for (const { method, site } of this.sites.of(lambda.type, [lambda.selector])) {
          const arg = site.args[index - captured.length + 1];
          if (arg !== undefined) this.#follow({ method }, arg, onward(walk, method));
        }
      }
    }
  }

  #call(place: Place, site: CallSite, walk: Walk): void {
    const { ref, args } = site;
    if (looksLikeConfigGetter(site) && this.sites.isBelow(ref.owner, ABSTRACT_CONFIG)) {
      this.#configValue(place, args[1] ?? UNKNOWN, walk, () => true);
      return;
    }
    const owner = this.#program.type(ref.owner);
    if (owner === undefined) {
      this.#platformCall(place, site, walk);
      return;
    }
    if (walk.seen.has(site)) return;
    walk.seen.add(site);
    this.#lambdaCall(place, site, walk);
    const targets = site.isVirtual
      ? this.#program.implementations(owner, ref.selector)
      : [inheritedMethod(owner, ref.selector)].filter((method) => method !== undefined);
    for (const target of targets) this.#results(target, { place, args }, walk);
  }

  /** What a call of a functional interface returns, if lambdas implement it. */
  #lambdaCall(place: Place, site: CallSite, walk: Walk): void {
    for (const { selector: implemented, target, captured } of this.#program.uses.lambdasOf(site.ref.owner)) {
      if (implemented !== site.ref.selector) continue;
      const bodyOwner = this.#program.type(target.owner);
      const body = bodyOwner && inheritedMethod(bodyOwner, target.selector);
      const args = [...new Array<Value>(captured).fill(UNKNOWN), ...site.args.slice(1)];
      if (body !== undefined) this.#results(body, { place, args }, walk);
    }
  }

  #results(target: Method, caller: NonNullable<Place['caller']>, walk: Walk): void {
    if (walk.trail.includes(target)) return;
    for (const result of this.sites.facts(target).returns) {
      this.#follow({ method: target, caller }, result, onward(walk, target));
    }
  }

  #platformCall(place: Place, site: CallSite, walk: Walk): void {
    const { ref, args } = site;
    const loaded = loadedName(site);
    const [receiver] = args;
    if (loaded !== undefined) {
      this.#follow(
        place,
        loaded,
        converted(walk, 'text', ({ trail, ...from }) => ({ kind: 'class', name: nameOf(from), trail })),
      );
    } else if (ref.owner === 'java/lang/Class' && ref.name === 'getName' && receiver !== undefined) {
      this.#follow(
        place,
        receiver,
        converted(walk, 'class', ({ trail, ...from }) => ({ kind: 'text', value: nameOf(from), trail })),
      );
    } else {
      const key = mapKey(site);
      if (key !== undefined) this.#configValue(place, key, walk, this.#isConfigKey);
      for (const arg of passedOn(site)) this.#follow(place, arg, walk);
    }
  }

  #configValue(place: Place, key: Value, walk: Walk, isKey: (text: string) => boolean): void {
    const emit = (source: Source) => {
      if (source.kind === 'text' && isKey(source.value)) {
        walk.emit({ kind: 'config', key: source.value, trail: source.trail });
      }
    };
    this.#follow(place, key, { ...walk, emit });
  }

  /** Calls of a general function type say nothing about this one lambda. */
  #isSpecific(type: string): boolean {
    return !type.startsWith('scala/') && this.#program.type(type) !== undefined;
  }
}

/** Names that a value shows without leaving its method. */
function shownNames(value: Value): string[] {
  return alternatives(value).flatMap((each) => {
    if (each.kind === 'text') return [each.value];
    if (each.kind === 'class') return [each.name];
    const [receiver] = each.kind === 'call' ? each.site.args : [];
    return receiver?.kind === 'class' ? [receiver.name] : [];
  });
}
