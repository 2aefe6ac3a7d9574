import { dotted, internal } from '../analysis/program.ts';
import type { Finding } from '../findings.ts';
import { isOwnClass, type RuleContext } from './context.ts';
import { firstAbove, isCreatable, PLUGIN_POINTS, type PluginPoint } from './plugin-points.ts';

/** Generated classes of the protocol, a third of all of Kafka's; none of them is a plug-in. */
const PROTOCOL = /\/(?:message|generated)\//;

/** Kafka's own implementations of its plug-in interfaces that configuration can name but no image creates. */
export function plugins(context: RuleContext): Finding[] {
  const findings: Finding[] = [];
  for (const { name, point } of implementors(context)) {
    if (context.registry.hasConstructor(name, [])) continue;
    const internals = /\.internals?\./.test(name);
    findings.push({
      rule: 'plugin',
      severity: point.vital ? 'error' : internals ? 'note' : 'warning',
      confidence: 'medium',
      subject: name,
      member: '<init>()',
      message: `${point.key} may name this ${point.type.slice(point.type.lastIndexOf('.') + 1)}; the native image could not create it.`,
      evidence: {
        jar: context.classPath.jarOf(internal(name)) ?? '',
        configKey: point.key,
        trail: [],
      },
      addition: { kind: 'reflection', type: name, methods: [{ name: '<init>', parameterTypes: [] }] },
    });
  }
  return findings;
}

/** Public classes of Kafka with a public no-argument constructor that code does not create directly. */
function implementors(context: RuleContext): { name: string; point: PluginPoint }[] {
  const points = new Map(PLUGIN_POINTS.map((point) => [internal(point.type), point]));
  const found: { name: string; point: PluginPoint }[] = [];
  for (const className of context.classPath.classNames()) {
    if (!isOwnClass(className) || className.includes('$') || PROTOCOL.test(className)) continue;
    const file = context.classPath.find(className);
    const point = file?.isConcrete === true ? firstAbove(context.classPath, file, points) : undefined;
    if (file === undefined || point === undefined || !isConfigurable(context, point)) continue;
    const type = context.program.type(className);
    if (isCreatable(file) && type !== undefined && !type.created.has(type))
      found.push({ name: dotted(className), point });
  }
  return found;
}

/** Whether reachable code defines the key that names such a plug-in. */
function isConfigurable(context: RuleContext, { key }: PluginPoint): boolean {
  return key === 'JAAS' || key === 'config.providers' || context.configKeys.has(key);
}
