import type { Reachability } from './reachability.ts';
import type { Resolver } from './resolver.ts';
import type { Source } from './walk.ts';

/** A configuration key that reachable code defines. */
export interface ConfigKey {
  readonly name: string;
  /** `CLASS`, `LIST`, `STRING`, …; undefined where the code computes it. */
  readonly type: string | undefined;
  /** Constants that the default is made of. */
  readonly defaults: readonly Source[];
}

const CONFIG_DEF = 'org/apache/kafka/common/config/ConfigDef';
const DEFINE =
  /^define(?:Internal)?\(Ljava\/lang\/String;Lorg\/apache\/kafka\/common\/config\/ConfigDef\$Type;Ljava\/lang\/Object;/;
const CLASS_NAME = /^[a-z][\w$]*(?:\.[\w$]+)+$/;

/** Every key that a call of `ConfigDef.define` in reachable code gives a default. */
export function configKeys(program: Reachability, resolver: Resolver): Map<string, ConfigKey[]> {
  const keys = new Map<string, ConfigKey[]>();
  const selectors = program.uses.selectorsOf('define', 'defineInternal').filter((sel) => DEFINE.test(sel));
  for (const { method, site } of resolver.sites.of(CONFIG_DEF, selectors)) {
    const [, name, type, value] = site.args;
    if (name === undefined || value === undefined || method.type.name === CONFIG_DEF) continue;
    const defaults = resolver.sources(method, value);
    for (const source of resolver.sources(method, name)) {
      if (source.kind !== 'text') continue;
      const key = { name: source.value, type: type?.kind === 'field' ? type.ref.name : undefined, defaults };
      const known = keys.get(key.name);
      if (known === undefined) keys.set(key.name, [key]);
      else known.push(key);
    }
  }
  return keys;
}

/** Class names that a default consists of, with the way they came; lists are split. */
export function defaultClasses(key: ConfigKey): { name: string; source: Source }[] {
  return key.defaults.flatMap((source): { name: string; source: Source }[] => {
    if (source.kind === 'class') return [{ name: source.name, source }];
    if (source.kind !== 'text') return [];
    return source.value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => CLASS_NAME.test(name))
      .map((name) => ({ name, source }));
  });
}
