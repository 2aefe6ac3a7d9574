import type { Method, Type } from './program.ts';

/** The method that a type declares or inherits (JVMS 5.4.3.3), with or without code. */
export function inheritedMethod(type: Type, sel: string): Method | undefined {
  const own = type.methods.get(sel);
  if (own !== undefined) return own;
  for (const parent of type.supers) {
    const found = inheritedMethod(parent, sel);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a virtual call on an object of a class runs: its classes' methods win over defaults of interfaces (JVMS 5.4.6). */
export function concreteMethod(type: Type, sel: string): Method | undefined {
  for (let at: Type | undefined = type; at !== undefined; at = superClass(at)) {
    const own = at.methods.get(sel);
    if (own?.member.code !== undefined) return own;
  }
  for (const above of type.above) {
    const method = above.methods.get(sel);
    if (above.file.isInterface && method?.member.code !== undefined) return method;
  }
  return undefined;
}

function superClass(type: Type): Type | undefined {
  return type.supers.find((parent) => parent.name === type.file.superName);
}
