import { type ConfigKey, configKeys } from '../analysis/config-keys.ts';
import { describeMethod, internal, type Method } from '../analysis/program.ts';
import type { Reachability } from '../analysis/reachability.ts';
import type { Resolver } from '../analysis/resolver.ts';
import type { ClassPath } from '../classpath/class-path.ts';
import type { Architecture } from '../classpath/native-library.ts';
import type { Evidence, Finding } from '../findings.ts';
import type { Registry } from '../registry.ts';

/** What every rule looks at. */
export interface RuleContext {
  readonly classPath: ClassPath;
  readonly program: Reachability;
  readonly resolver: Resolver;
  readonly registry: Registry;
  readonly configKeys: ReadonlyMap<string, readonly ConfigKey[]>;
  /** `amd64`, `arm64`: for which native libraries must be registered. */
  readonly architectures: readonly Architecture[];
}

export type Rule = (context: RuleContext) => readonly Finding[];

/** Kafka's own classes: what they name must be there; other libraries often only probe. */
const OWN = /^(?:org\/apache\/kafka\/(?!shaded\/)|kafka\/)/;
/** Packages that the Java platform brings. */
const PLATFORM = /^(?:javax?|jdk|sun|com\.sun)\./;

/** Reads the configuration keys as far as the program is reachable now. */
export function contextOf(base: Omit<RuleContext, 'configKeys'>): RuleContext {
  const keys = configKeys(base.program, base.resolver);
  base.resolver.knowConfigKeys((text) => keys.has(text));
  return { ...base, configKeys: keys };
}

export function isOwn(method: Method | undefined): boolean {
  return method !== undefined && OWN.test(method.type.name);
}

export function isOwnClass(name: string): boolean {
  return OWN.test(internal(name));
}

export function isPlatform(name: string): boolean {
  return PLATFORM.test(name);
}

export function evidenceOf(
  context: RuleContext,
  className: string,
  trail: readonly Method[],
  configKey?: string,
): Evidence {
  const jar = context.classPath.jarOf(internal(className));
  return {
    ...(jar === undefined ? {} : { jar }),
    ...(configKey === undefined ? {} : { configKey }),
    trail: trail.toReversed().map(describeMethod),
  };
}
