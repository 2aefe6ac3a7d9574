import { defaultClasses } from '../analysis/config-keys.ts';
import { internal } from '../analysis/program.ts';
import { type Ask, type ReflectionUse, reflectionUses } from '../analysis/reflection-uses.ts';
import type { Source } from '../analysis/walk.ts';
import { ACCESS } from '../classfile/class-file.ts';
import type { Addition, Finding } from '../findings.ts';
import { evidenceOf, isOwn, isPlatform, type RuleContext } from './context.ts';
import { missingPartner } from './plugin-points.ts';

/** A class asked for under a name that the analysis could follow to a constant. */
interface Demand {
  readonly className: string;
  readonly ask: Ask;
  readonly source: Source;
  readonly configKey?: string;
  readonly by: ReflectionUse['by'];
}

/** Classes that reachable code loads, creates or looks into by reflection, and that nothing registers. */
export function reflection(context: RuleContext): Finding[] {
  return reflectionUses(context.program, context.resolver)
    .filter((use) => !use.folded)
    .flatMap((use) => demandsOf(context, use))
    .filter((demand) => exists(context, demand) && !isMet(context, demand))
    .map((demand) => findingOf(context, demand));
}

function demandsOf(context: RuleContext, { ask, source, by }: ReflectionUse): Demand[] {
  if (source.kind === 'config') {
    const keys = context.configKeys.get(source.key) ?? [];
    const isOpen = (name: string) => source.except?.includes(name) !== true;
    return keys.flatMap((key) =>
      defaultClasses(key)
        .filter(({ name }) => isOpen(name))
        .map(({ name }) => ({ className: name, ask, source, by, configKey: source.key })),
    );
  }
  const byName = (ask.kind === 'class' || by === 'security-provider') && source.kind === 'text';
  const byClass = ask.kind !== 'class' && source.kind === 'class';
  const className = source.kind === 'text' ? source.value : source.kind === 'class' ? source.name : '';
  return byName || byClass ? [{ className, ask, source, by }] : [];
}

/** Code also asks for what is not there, to find out; only what could be found counts. */
function exists(context: RuleContext, { className, ask, configKey }: Demand): boolean {
  if (isPlatform(className)) return ask.kind !== 'class' || configKey !== undefined;
  const file = context.classPath.find(internal(className));
  if (file === undefined) return false;
  if (ask.kind === 'class') return true;
  if (ask.kind === 'field') return file.fields.some((field) => field.name === ask.name);
  if (ask.name === '<init>' && !file.isConcrete) return false;
  return file.methods.some(
    (method) =>
      method.name === ask.name &&
      (method.access & ACCESS.private) === 0 &&
      (ask.parameterTypes === undefined || countOf(method.descriptor) === ask.parameterTypes.length),
  );
}

function countOf(descriptor: string): number {
  return (descriptor.slice(1, descriptor.indexOf(')')).match(/\[*(?:L[^;]+;|[BCDFIJSZ])/g) ?? []).length;
}

function isMet({ registry }: RuleContext, { className, ask }: Demand): boolean {
  switch (ask.kind) {
    case 'class':
      return registry.hasType(className);
    case 'field':
      return registry.hasField(className, ask.name);
    default:
      return registry.hasMethod(className, ask.name, ask.parameterTypes);
  }
}

function findingOf(context: RuleContext, demand: Demand): Finding {
  const { className, ask, source, configKey, by } = demand;
  const own = isOwn(source.trail.at(-1)) || configKey !== undefined;
  const partner = configKey === undefined ? undefined : missingPartner(context.classPath, configKey);
  const member = memberOf(ask);
  return {
    rule:
      configKey !== undefined ? 'config-default' : by === 'reflection' ? 'hard-coded' : 'security-provider',
    severity: partner !== undefined ? 'warning' : own ? 'error' : 'note',
    confidence: own ? 'high' : 'low',
    subject: className,
    ...(member === undefined ? {} : { member }),
    message:
      partner === undefined
        ? messageOf(demand)
        : `${messageOf(demand)} It takes effect once there is a ${partner.slice(partner.lastIndexOf('.') + 1)}, which no jar brings.`,
    evidence: evidenceOf(context, className, source.trail, configKey),
    addition: additionOf(className, ask),
  };
}

function messageOf({ className, ask, configKey, by }: Demand): string {
  const who =
    configKey !== undefined
      ? `The default of ${configKey}`
      : by === 'reflection'
        ? 'A class with a fixed name'
        : 'The implementation that a security provider names';
  switch (ask.kind) {
    case 'class':
      return `${who} is loaded by name and would not be found.`;
    case 'field':
      return `${who} is asked for its field ${ask.name}, which would not be found.`;
    default:
      return ask.name === '<init>'
        ? `${who} is created by reflection; without its constructor that fails with NoSuchMethodException${className.includes('kafka') ? ' ("Could not find a public no-argument constructor")' : ''}.`
        : `${who} is asked for its method ${ask.name}, which would not be found.`;
  }
}

function memberOf(ask: Ask): string | undefined {
  if (ask.kind === 'class') return undefined;
  if (ask.kind === 'field') return ask.name;
  return `${ask.name}(${ask.parameterTypes?.join(', ') ?? '…'})`;
}

function additionOf(className: string, ask: Ask): Addition {
  switch (ask.kind) {
    case 'class':
      return { kind: 'reflection', type: className };
    case 'field':
      return { kind: 'reflection', type: className, fields: [ask.name] };
    default:
      return {
        kind: 'reflection',
        type: className,
        methods: [{ name: ask.name, parameterTypes: ask.parameterTypes ?? [] }],
      };
  }
}
