import type { MemberRef } from '../classfile/symbols.ts';
import type { Lambda } from './code-scan.ts';

/**
 * What a local variable or stack slot may hold, as far as one method shows it. Parameters, results of
 * calls and fields stay symbols; {@link Resolver} follows them on demand.
 */
export type Value =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'null' }
  | { readonly kind: 'text'; readonly value: string }
  /** A class literal; dotted name. */
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'call'; readonly site: CallSite }
  | { readonly kind: 'field'; readonly ref: MemberRef }
  /** An object or array made here, with everything that was put into it by calls on it or stores. */
  | { readonly kind: 'object'; readonly type: string; readonly parts: Value[] }
  | { readonly kind: 'either'; readonly values: readonly Value[] };

export interface CallSite {
  readonly ref: MemberRef;
  readonly isStatic: boolean;
  /** False for static, special and constructor calls. */
  readonly isVirtual: boolean;
  /** Receiver first, if there is one; one value per argument, whatever its width. */
  readonly args: readonly Value[];
}

/** Two values that the method compares, by `==` or `equals`. */
export interface Comparison {
  readonly left: Value;
  readonly right: Value;
}

/** One method, interpreted once. */
export interface MethodFacts {
  readonly calls: readonly CallSite[];
  readonly returns: readonly Value[];
  readonly writes: readonly { readonly field: MemberRef; readonly value: Value }[];
  readonly comparisons: readonly Comparison[];
  readonly lambdas: readonly { readonly lambda: Lambda; readonly captured: readonly Value[] }[];
}

export const UNKNOWN: Value = { kind: 'unknown' };
export const NULL: Value = { kind: 'null' };
const MOST_ALTERNATIVES = 24;

/** Both values at once; null and unknown add nothing to something known. */
export function either(left: Value, right: Value): Value {
  if (left === right || right.kind === 'unknown' || right.kind === 'null') return left;
  if (left.kind === 'unknown' || left.kind === 'null') return right;
  const values = [...alternatives(left)];
  for (const value of alternatives(right)) {
    if (!values.some((known) => sameValue(known, value))) values.push(value);
  }
  if (values.length > MOST_ALTERNATIVES) return UNKNOWN;
  const [only, ...more] = values;
  return more.length === 0 ? (only ?? UNKNOWN) : { kind: 'either', values };
}

export function alternatives(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.values : [value];
}

/** Whether two symbols denote the same thing within one method. */
export function sameValue(left: Value, right: Value): boolean {
  if (left === right) return true;
  switch (left.kind) {
    case 'text':
      return right.kind === 'text' && right.value === left.value;
    case 'class':
      return right.kind === 'class' && right.name === left.name;
    case 'parameter':
      return right.kind === 'parameter' && right.index === left.index;
    case 'field':
      return right.kind === 'field' && right.ref === left.ref;
    case 'call':
      return right.kind === 'call' && sameCall(left.site, right.site);
    default:
      return false;
  }
}

function sameCall(left: CallSite, right: CallSite): boolean {
  return (
    left.ref === right.ref &&
    left.args.every((arg, index) => {
      const other = right.args[index];
      return other !== undefined && sameValue(arg, other);
    })
  );
}
