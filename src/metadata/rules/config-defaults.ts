import { defaultClasses } from '../analysis/config-keys.ts';
import { internal } from '../analysis/program.ts';
import type { Finding } from '../findings.ts';
import { evidenceOf, type RuleContext } from './context.ts';

/**
 * A key of type `CLASS` whose default is a text is resolved when it is defined: `ConfigDef.define` calls
 * `parseType`, which loads the class and throws `ConfigException` where it is not found, so that the
 * class initializer of the configuration fails and with it every start.
 */
export function configDefaults(context: RuleContext): Finding[] {
  const findings: Finding[] = [];
  for (const keys of context.configKeys.values()) {
    for (const key of keys) {
      if (key.type !== 'CLASS') continue;
      for (const { name, source } of defaultClasses(key)) {
        if (source.kind !== 'text' || context.registry.hasType(name)) continue;
        if (!context.classPath.has(internal(name))) continue;
        findings.push({
          rule: 'config-default',
          severity: 'error',
          confidence: 'high',
          subject: name,
          message: `${key.name} names this class as its default, as a text; it is loaded when the key is defined, so set-up and start fail with "Class ${name} could not be found".`,
          evidence: evidenceOf(context, name, source.trail, key.name),
          addition: { kind: 'reflection', type: name, methods: [{ name: '<init>', parameterTypes: [] }] },
        });
      }
    }
  }
  return findings;
}
