import { dotted } from '../analysis/program.ts';
import type { Finding } from '../findings.ts';
import { evidenceOf, isOwnClass, type RuleContext } from './context.ts';

const SERVER = 'javax/management/MBeanServer';

/** Objects registered as standard MBeans: their interface is read by reflection. */
export function mbeans(context: RuleContext): Finding[] {
  const findings: Finding[] = [];
  const selectors = context.program.uses.selectorsOf('registerMBean');
  for (const { method, site } of context.resolver.sites.of(SERVER, selectors)) {
    const [, bean] = site.args;
    if (bean === undefined) continue;
    for (const source of context.resolver.sources(method, bean)) {
      if (source.kind !== 'object') continue;
      const name = interfaceOf(context, source.type);
      if (name === undefined || context.registry.hasFlag(name, 'queryAllPublicMethods', 'allPublicMethods'))
        continue;
      if (context.registry.entries(name).some((entry) => entry.methods.length > 0)) continue;
      findings.push({
        rule: 'mbean',
        severity: isOwnClass(name) ? 'warning' : 'note',
        confidence: 'high',
        subject: name,
        message: `An object of ${dotted(source.type)} is registered as an MBean; without its interface's methods it has no attributes and no operations.`,
        evidence: evidenceOf(context, name, source.trail),
        addition: { kind: 'reflection', type: name, queryAllPublicMethods: true },
      });
    }
  }
  return findings;
}

/** The standard MBean interface: named like the class, or like one above it. */
function interfaceOf(context: RuleContext, className: string): string | undefined {
  const type = context.program.type(className);
  if (type === undefined || type.external.some((name) => name.endsWith('DynamicMBean'))) return undefined;
  const found = type.above.find((each) => type.above.some(({ name }) => each.name === `${name}MBean`));
  return found === undefined ? undefined : dotted(found.name);
}
