import { ACCESS, type MethodMember } from '../classfile/class-file.ts';

const OBJECT = ['toString', 'hashCode', 'equals'];

/** What the platform calls of types that code implements most; for all others it may call anything. */
const CALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'java/lang/Object': OBJECT,
  'java/io/Serializable': [],
  'java/lang/Cloneable': [],
  'java/lang/Record': [],
  'java/lang/annotation/Annotation': [],
  'java/lang/Enum': [],
  'java/util/EventListener': [],
  'java/util/RandomAccess': [],
  'java/lang/Runnable': ['run'],
  'java/lang/Thread': ['run', 'interrupt', 'start'],
  'java/lang/Comparable': ['compareTo'],
  'java/lang/AutoCloseable': ['close'],
  'java/io/Closeable': ['close'],
  'java/lang/Iterable': ['iterator', 'forEach', 'spliterator'],
  'java/util/Iterator': ['hasNext', 'next', 'remove', 'forEachRemaining'],
  'java/util/Comparator': ['compare', 'reversed'],
  'java/util/concurrent/Callable': ['call'],
  'java/util/function/Function': ['apply'],
  'java/util/function/Supplier': ['get'],
  'java/util/function/Consumer': ['accept'],
  'java/util/function/Predicate': ['test'],
};
const THROWABLE = /^java\/(?:[\w/]+\/)?(?:\w*Exception|\w*Error|Throwable)$/;
const THROWABLE_CALLS = ['getMessage', 'getLocalizedMessage', 'getCause', 'fillInStackTrace', 'initCause'];

/** Which methods of a created class the platform may call, given the platform types above it. */
export function callbackMethods(external: readonly string[]): (method: MethodMember) => boolean {
  const names = new Set<string>(OBJECT);
  let any = false;
  for (const type of external) {
    const known = THROWABLE.test(type) ? THROWABLE_CALLS : CALLBACKS[type];
    if (known === undefined) any = true;
    for (const name of known ?? []) names.add(name);
  }
  const excluded = ACCESS.static | ACCESS.private;
  return ({ access, name }) => (access & excluded) === 0 && !name.startsWith('<') && (any || names.has(name));
}
