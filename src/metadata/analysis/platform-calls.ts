import type { CallSite, Value } from './values.ts';

/** Base class of everything that reads configuration. */
export const ABSTRACT_CONFIG = 'org/apache/kafka/common/config/AbstractConfig';
const CONFIG_GETTERS = new Set(['get', 'getClass', 'getString', 'getList']);

/** Calls on platform types whose result is, for us, their receiver or their arguments. */
const PASSES =
  /^(?:of|asList|singletonList|singleton|trim|strip|toString|valueOf|join|get|getOrDefault|orElse|orElseGet|ofNullable|requireNonNull|next|iterator|stream|copyOf|unmodifiableList|unmodifiableMap|emptyToNull|entry|getValue|getKey|entrySet|values|toLowerCase|intern|apply|ensureInitialized|split|toList)$/;

/** Whether a call looks like `AbstractConfig.getX(key)`; the owner is still to be looked at. */
export function looksLikeConfigGetter({ ref, args }: CallSite): boolean {
  return (
    CONFIG_GETTERS.has(ref.name) && args.length === 2 && ref.descriptor.startsWith('(Ljava/lang/String;)')
  );
}

/** The name that a call of the platform's class loading is given, if it is one. */
export function loadedName({ ref, args }: CallSite): Value | undefined {
  if (ref.owner === 'java/lang/Class' && ref.name === 'forName') return args[0];
  const isLoader = ref.owner.endsWith('ClassLoader') && ref.descriptor.startsWith('(Ljava/lang/String;');
  return ref.name === 'loadClass' && isLoader ? args[1] : undefined;
}

/** Arguments (receiver first) that the result of a platform call consists of. */
export function passedOn({ ref, args }: CallSite): readonly Value[] {
  if (ref.owner === 'java/lang/Class') {
    const [receiver, argument] = args;
    const passed = ref.name === 'asSubclass' ? receiver : ref.name === 'cast' ? argument : undefined;
    return passed === undefined ? [] : [passed];
  }
  return PASSES.test(ref.name) && ref.owner.startsWith('java/') ? args : [];
}

/** Configuration also travels as a plain map: the key of such a look-up. */
export function mapKey({ ref, args }: CallSite): Value | undefined {
  return ref.name === 'get' && ref.owner.endsWith('Map') ? args[1] : undefined;
}
