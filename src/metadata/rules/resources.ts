import type { Finding } from '../findings.ts';
import { isOwn, type RuleContext } from './context.ts';

const LOADS = [
  'getResource',
  'getResources',
  'getResourceAsStream',
  'getSystemResource',
  'getSystemResourceAsStream',
];

/**
 * Resources that a class loader is asked for under a fixed name. Of `Class.getResource` with a constant
 * the builder takes note itself; of a class loader's it does not.
 */
export function resources(context: RuleContext): Finding[] {
  const findings: Finding[] = [];
  const selectors = context.program.uses.selectorsOf(...LOADS);
  for (const { method, site } of context.resolver.sites.of('java/lang/ClassLoader', selectors)) {
    const name = site.args.at(-1);
    if (name === undefined) continue;
    for (const source of context.resolver.sources(method, name)) {
      if (source.kind !== 'text') continue;
      const [resource] = context.classPath.resources().get(source.value) ?? [];
      if (resource === undefined || context.registry.hasResource(source.value)) continue;
      findings.push({
        rule: 'resource',
        severity: isOwn(source.trail.at(-1)) ? 'error' : 'note',
        confidence: 'medium',
        subject: source.value,
        message: 'A class loader is asked for this resource, and no pattern covers it.',
        evidence: {
          jar: resource.jar,
          trail: source.trail
            .toReversed()
            .map((each) => `${each.type.name.replaceAll('/', '.')}.${each.member.name}`),
        },
        addition: { kind: 'resources', path: source.value },
      });
    }
  }
  return findings;
}
