import { interpret } from './interpreter.ts';
import { type Method, selector, type Type } from './program.ts';
import { type Reachability, selfAndSupers } from './reachability.ts';
import { alternatives, type CallSite, type MethodFacts, sameValue, UNKNOWN, type Value } from './values.ts';

/** A constant that arrives somewhere, and the way it took. */
export type Source = Origin & {
  /** The methods that it passes, from where it is used back to where it stands. */
  readonly trail: readonly Method[];
};

type Origin =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'class'; readonly name: string }
  /** An object made by the program; internal name of its class. */
  | { readonly kind: 'object'; readonly type: string }
  /** The value of a configuration key. */
  | { readonly kind: 'config'; readonly key: string };

/** Where a value is looked at: a method, and, inside a callee, what it was called with. */
interface Frame {
  readonly method: Method;
  readonly caller?: { readonly frame: Frame; readonly args: readonly Value[] };
}

const CONFIG = 'org/apache/kafka/common/config/AbstractConfig';
const CONFIG_GETTERS = new Set(['get', 'getClass', 'getString', 'getList']);
/** Where a default is parsed is known to {@link ConfigKeys}; following it here would join all keys. */
const BARRIER = /^org\/apache\/kafka\/common\/config\/ConfigDef(?:\$ConfigKey)?$/;
const DEEPEST = 9;
const MOST_SOURCES = 60;
/** Calls on platform types whose result is, for us, their receiver or their arguments. */
const PASSES =
  /^(?:of|asList|singletonList|singleton|trim|strip|toString|valueOf|join|get|getOrDefault|orElse|orElseGet|ofNullable|requireNonNull|next|iterator|stream|copyOf|unmodifiableList|unmodifiableMap|emptyToNull|entry|getValue|getKey|entrySet|values|toLowerCase|intern|apply|ensureInitialized|split|toList)$/;

/**
 * Follows values backwards through parameters, results, fields and configuration to the constants they
 * come from. Flow-insensitive where fields are concerned; bounded in depth and number.
 */
export class Resolver {
  readonly #program: Reachability;
  readonly #facts = new Map<Method, MethodFacts>();
  #isConfigKey: (text: string) => boolean = () => false;

  constructor(program: Reachability) {
    this.#program = program;
  }

  /** Lets look-ups of these keys in plain maps count as reading the configuration. */
  knowConfigKeys(isConfigKey: (text: string) => boolean): void {
    this.#isConfigKey = isConfigKey;
  }

  facts(method: Method): MethodFacts {
    let facts = this.#facts.get(method);
    if (facts === undefined) {
      facts = interpret(method);
      this.#facts.set(method, facts);
    }
    return facts;
  }

  /** Every call site of reachable code with one of these selectors on that type or one related to it. */
  *sitesOf(owner: string, selectors: Iterable<string>): Iterable<{ method: Method; site: CallSite }> {
    for (const sel of selectors) {
      for (const method of this.#program.callersOf(sel)) {
        for (const site of this.facts(method).calls) {
          if (selector(site.ref.name, site.ref.descriptor) === sel && this.#related(site.ref.owner, owner)) {
            yield { method, site };
          }
        }
      }
    }
  }

  /** The constants that a value of a method may be. */
  sources(method: Method, value: Value): readonly Source[] {
    const found: Source[] = [];
    this.#resolve({ method }, value, [method], new Set(), (source) => {
      if (found.length < MOST_SOURCES) found.push(source);
    });
    return found;
  }

  #resolve(frame: Frame, value: Value, trail: readonly Method[], seen: Set<unknown>, emit: Emit): void {
    if (trail.length > DEEPEST) return;
    switch (value.kind) {
      case 'text':
        emit({ kind: 'text', value: value.value, trail });
        return;
      case 'class':
        emit({ kind: 'class', name: value.name, trail });
        return;
      case 'either':
        for (const each of value.values) this.#resolve(frame, each, trail, seen, emit);
        return;
      case 'object':
        if (seen.has(value)) return;
        seen.add(value);
        emit({ kind: 'object', type: value.type, trail });
        for (const part of value.parts) this.#resolve(frame, part, trail, seen, emit);
        return;
      case 'field':
        this.#field(`${value.owner}.${value.name}`, trail, seen, emit);
        return;
      case 'parameter':
        this.#parameter(frame, value.index, trail, seen, this.#unlessCompared(frame, value, emit));
        return;
      case 'call':
        this.#call(frame, value.site, trail, seen, this.#unlessCompared(frame, value, emit));
        return;
      default:
        return;
    }
  }

  /** A method that compares a value with a constant treats that constant on its own. */
  #unlessCompared(frame: Frame, value: Value, emit: Emit): Emit {
    const handled = new Set<string>();
    for (const { left, right } of this.facts(frame.method).comparisons) {
      const other = sameValue(left, value) ? right : sameValue(right, value) ? left : undefined;
      if (other === undefined) continue;
      for (const source of this.#local(other)) handled.add(source);
    }
    if (handled.size === 0) return emit;
    return (source) => {
      const name = source.kind === 'text' ? source.value : source.kind === 'class' ? source.name : undefined;
      if (name === undefined || !handled.has(name)) emit(source);
    };
  }

  /** Constants that a value shows without leaving the method. */
  #local(value: Value): string[] {
    return alternatives(value).flatMap((each) => {
      if (each.kind === 'text') return [each.value];
      if (each.kind === 'class') return [each.name];
      const [receiver] = each.kind === 'call' ? each.site.args : [];
      return receiver?.kind === 'class' ? [receiver.name] : [];
    });
  }

  #field(field: string, trail: readonly Method[], seen: Set<unknown>, emit: Emit): void {
    if (seen.has(field)) return;
    seen.add(field);
    for (const writer of this.#program.writersOf(field)) {
      for (const write of this.facts(writer).writes) {
        if (write.field !== field) continue;
        this.#resolve({ method: writer }, write.value, extend(trail, writer), seen, emit);
      }
    }
  }

  #parameter(frame: Frame, index: number, trail: readonly Method[], seen: Set<unknown>, emit: Emit): void {
    if (frame.caller !== undefined) {
      const arg = frame.caller.args[index];
      if (arg !== undefined) this.#resolve(frame.caller.frame, arg, trail, seen, emit);
      return;
    }
    const { type, member } = frame.method;
    if (BARRIER.test(type.name)) return;
    const key = `${type.name}.${selector(member.name, member.descriptor)}#${index}`;
    if (seen.has(key)) return;
    seen.add(key);
    const sel = selector(member.name, member.descriptor);
    for (const caller of this.#program.callersOf(sel)) {
      this.#lambdaParameter(caller, frame.method, index, trail, seen, emit);
      for (const site of this.facts(caller).calls) {
        if (selector(site.ref.name, site.ref.descriptor) !== sel) continue;
        if (!this.#mayCall(site, frame.method)) continue;
        const arg = site.args[index];
        if (arg !== undefined) this.#resolve({ method: caller }, arg, extend(trail, caller), seen, emit);
      }
    }
  }

  /** A parameter of a lambda's body: fixed where the lambda is made, or given where it is called. */
  #lambdaParameter(
    maker: Method,
    body: Method,
    index: number,
    trail: readonly Method[],
    seen: Set<unknown>,
    emit: Emit,
  ): void {
    for (const { lambda, captured } of this.facts(maker).lambdas) {
      const { target } = lambda;
      if (target.name !== body.member.name || target.owner !== body.type.name) continue;
      const fixed = captured[index];
      if (fixed !== undefined) {
        this.#resolve({ method: maker }, fixed, extend(trail, maker), seen, emit);
        continue;
      }
      if (!this.#isSpecific(lambda.type)) continue;
      for (const { method, site } of this.sitesOf(lambda.type, [lambda.selector])) {
        const arg = site.args[index - captured.length + 1];
        if (arg !== undefined) this.#resolve({ method }, arg, extend(trail, method), seen, emit);
      }
    }
  }

  #call(frame: Frame, site: CallSite, trail: readonly Method[], seen: Set<unknown>, emit: Emit): void {
    const { ref, args } = site;
    if (this.#isConfigGetter(site)) {
      const key = args.at(1);
      if (key === undefined) return;
      this.#resolve(frame, key, trail, seen, (source) => {
        if (source.kind === 'text') emit({ kind: 'config', key: source.value, trail: source.trail });
      });
      return;
    }
    const owner = this.#program.type(ref.owner);
    if (owner === undefined) {
      this.#platformCall(frame, site, trail, seen, emit);
      return;
    }
    const sel = selector(ref.name, ref.descriptor);
    const targets = site.isVirtual
      ? this.#program.implementations(owner, sel)
      : [this.#program.resolve(owner, sel)].filter((method) => method !== undefined);
    if (seen.has(site)) return;
    seen.add(site);
    this.#lambdaCall(frame, site, sel, trail, seen, emit);
    for (const target of targets) {
      if (trail.includes(target)) continue;
      const inner: Frame = { method: target, caller: { frame, args } };
      for (const result of this.facts(target).returns) {
        this.#resolve(inner, result, extend(trail, target), seen, emit);
      }
    }
  }

  /** What a call of a functional interface returns, if lambdas implement it. */
  #lambdaCall(
    frame: Frame,
    site: CallSite,
    sel: string,
    trail: readonly Method[],
    seen: Set<unknown>,
    emit: Emit,
  ): void {
    for (const { selector: implemented, target, captured } of this.#program.lambdasOf(site.ref.owner)) {
      if (implemented !== sel) continue;
      const body = this.#program.resolve(
        this.#program.type(target.owner),
        selector(target.name, target.descriptor),
      );
      if (body === undefined || trail.includes(body)) continue;
      const args = [...new Array<Value>(captured).fill(UNKNOWN), ...site.args.slice(1)];
      const inner: Frame = { method: body, caller: { frame, args } };
      for (const result of this.facts(body).returns) {
        this.#resolve(inner, result, extend(trail, body), seen, emit);
      }
    }
  }

  #platformCall(
    frame: Frame,
    site: CallSite,
    trail: readonly Method[],
    seen: Set<unknown>,
    emit: Emit,
  ): void {
    const { ref, args } = site;
    const follow = (value: Value | undefined, into: Emit) => {
      if (value !== undefined) this.#resolve(frame, value, trail, seen, into);
    };
    if (ref.owner === 'java/lang/Class' && ref.name === 'getName') {
      follow(args[0], (source) =>
        emit(source.kind === 'class' ? { kind: 'text', value: source.name, trail: source.trail } : source),
      );
      return;
    }
    const loaded = loadedName(site);
    if (loaded !== undefined) {
      follow(loaded, (source) =>
        emit(source.kind === 'text' ? { kind: 'class', name: source.value, trail: source.trail } : source),
      );
      return;
    }
    if (ref.owner === 'java/lang/Class' && (ref.name === 'asSubclass' || ref.name === 'cast')) {
      follow(args[ref.name === 'cast' ? 1 : 0], emit);
      return;
    }
    if (ref.name === 'get' && ref.owner.endsWith('Map')) this.#mapLookup(frame, site, trail, seen, emit);
    if (PASSES.test(ref.name) && ref.owner.startsWith('java/')) for (const arg of args) follow(arg, emit);
  }

  /** Configuration also travels as a plain map: looking up a known key is reading the configuration. */
  #mapLookup(
    frame: Frame,
    site: CallSite,
    trail: readonly Method[],
    seen: Set<unknown>,
    emit: Emit,
  ): void {
    const key = site.args[1];
    if (key === undefined) return;
    this.#resolve(frame, key, trail, seen, (source) => {
      if (source.kind === 'text' && this.#isConfigKey(source.value)) {
        emit({ kind: 'config', key: source.value, trail: source.trail });
      }
    });
  }

  /** Calls of a general function type say nothing about this one lambda. */
  #isSpecific(type: string): boolean {
    return !type.startsWith('scala/') && this.#program.type(type) !== undefined;
  }

  #isConfigGetter({ ref, args }: CallSite): boolean {
    return (
      CONFIG_GETTERS.has(ref.name) &&
      args.length === 2 &&
      ref.descriptor.startsWith('(Ljava/lang/String;)') &&
      this.#below(ref.owner, CONFIG)
    );
  }

  #mayCall(site: CallSite, target: Method): boolean {
    if (site.ref.owner === target.type.name) return true;
    if (target.member.name === '<init>') return false;
    return this.#related(site.ref.owner, target.type.name);
  }

  #related(one: string, other: string): boolean {
    return one === other || this.#below(one, other) || this.#below(other, one);
  }

  #below(name: string, ancestor: string): boolean {
    if (name === ancestor) return true;
    const type: Type | undefined = this.#program.type(name);
    if (type === undefined) return false;
    if (type.external.includes(ancestor)) return true;
    for (const above of selfAndSupers(type)) if (above.name === ancestor) return true;
    return false;
  }
}

type Emit = (source: Source) => void;

/** The name that a call of the platform's class loading is given, if it is one. */
export function loadedName({ ref, args }: CallSite): Value | undefined {
  if (ref.owner === 'java/lang/Class' && ref.name === 'forName') return args[0];
  if (ref.name === 'loadClass' && ref.descriptor.startsWith('(Ljava/lang/String;') && ref.owner.endsWith('ClassLoader')) {
    return args[1];
  }
  return undefined;
}

function extend(trail: readonly Method[], method: Method): readonly Method[] {
  return trail.at(-1) === method ? trail : [...trail, method];
}

