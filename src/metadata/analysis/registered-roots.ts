import type { Registry } from '../registry.ts';
import { internal } from './program.ts';
import type { Root } from './reachability.ts';

/** Whatever is registered for reflection may be called. */
export function registeredRoots(registry: Registry): Root[] {
  const roots: Root[] = [];
  for (const name of registry.reflectedTypes()) {
    for (const entry of registry.entries(name)) {
      const type = internal(name);
      for (const method of entry.methods) roots.push({ type, method: method.name });
      const all = entry.flags.some((flag) => /^all(?:Declared|Public)(?:Methods|Constructors)$/.test(flag));
      if (all) roots.push({ type, method: undefined });
    }
  }
  return roots;
}
