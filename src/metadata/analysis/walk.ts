import type { Method } from './program.ts';
import type { Value } from './values.ts';

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
  /** The value of a configuration key; `except`: values that code on the way treats on their own. */
  | { readonly kind: 'config'; readonly key: string; readonly except?: readonly string[] };

/** Where a value is looked at: a method, and, inside a callee, what it was called with. */
export interface Place {
  readonly method: Method;
  readonly caller?: { readonly place: Place; readonly args: readonly Value[] };
}

/** One way back from a use. */
export interface Walk {
  readonly trail: readonly Method[];
  /** Values, fields and parameters that this search has been at. */
  readonly seen: Set<unknown>;
  /** Whether what an object is made of counts, too. */
  readonly intoParts: boolean;
  readonly emit: (source: Source) => void;
}

const MOST_SOURCES = 60;

/** A walk that starts in a method, and the sources that it will have found; more than 60 do not count. */
export function startWalk(
  method: Method,
  intoParts: boolean,
): { readonly walk: Walk; readonly found: Source[] } {
  const found: Source[] = [];
  const emit = (source: Source) => {
    const wanted = intoParts || source.kind === 'object';
    if (wanted && found.length < MOST_SOURCES) found.push(source);
  };
  return { walk: { trail: [method], seen: new Set(), intoParts, emit }, found };
}

export function onward(walk: Walk, method: Method): Walk {
  return walk.trail.at(-1) === method ? walk : { ...walk, trail: [...walk.trail, method] };
}

/** Sources of one kind become others on the way. */
export function converted(walk: Walk, kind: Source['kind'], convert: (source: Source) => Source): Walk {
  return { ...walk, emit: (source) => walk.emit(source.kind === kind ? convert(source) : source) };
}

/** Values that code on the way treats on their own do not pass; a configuration key passes without them. */
export function without(walk: Walk, handled: ReadonlySet<string>): Walk {
  if (handled.size === 0) return walk;
  const emit = (source: Source) => {
    if (source.kind === 'config') {
      walk.emit({ ...source, except: [...(source.except ?? []), ...handled] });
    } else if (!handled.has(nameOf(source))) walk.emit(source);
  };
  return { ...walk, emit };
}

export function nameOf(source: Origin): string {
  return source.kind === 'text' ? source.value : source.kind === 'class' ? source.name : '';
}
