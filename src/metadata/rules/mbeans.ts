import { dotted, javaName, type Type } from '../analysis/program.ts';
import type { Source } from '../analysis/walk.ts';
import { ACCESS, type MethodMember } from '../classfile/class-file.ts';
import { signatureOf } from '../classfile/instructions.ts';
import type { AddedMethod, Finding, Severity } from '../findings.ts';
import { evidenceOf, isOwnClass, type RuleContext } from './context.ts';

const SERVER = 'javax/management/MBeanServer';
/** A method that reads an attribute. */
const ATTRIBUTE = /^(?:get|is)[A-Z0-9]/;
const QUERIES = ['queryAllPublicMethods', 'queryAllDeclaredMethods'] as const;

/** An interface that declares methods which cannot be called. */
interface Unmanaged {
  readonly declaringName: string;
  readonly missing: readonly AddedMethod[];
  /** Whether the server sees the methods at all. */
  readonly isListed: boolean;
  readonly source: Source & { readonly type: string };
}

/**
 * Objects registered as standard MBeans. The server lists the methods of their interface, which takes a
 * query, and calls them when an attribute is read: that takes the method itself. A query alone leaves
 * attributes that are listed and cannot be read.
 */
export function mbeans(context: RuleContext): Finding[] {
  const findings: Finding[] = [];
  const selectors = context.program.uses.selectorsOf('registerMBean');
  for (const { method, site } of context.resolver.sites.of(SERVER, selectors)) {
    const [, bean] = site.args;
    if (bean === undefined) continue;
    for (const source of context.resolver.objects(method, bean)) {
      if (source.kind !== 'object') continue;
      const management = managementInterface(context, source.type);
      if (management !== undefined) findings.push(...unmanaged(context, management, source));
    }
  }
  return findings;
}

/** The standard MBean interface: named like the class, or like one above it. */
function managementInterface(context: RuleContext, className: string): Type | undefined {
  const type = context.program.type(className);
  if (type === undefined || type.external.some((name) => name.endsWith('DynamicMBean'))) return undefined;
  return type.above.find((each) => type.above.some(({ name }) => each.name === `${name}MBean`));
}

/** What an MBean's interface, and those above it, lack; each method counts where it is declared. */
function unmanaged(context: RuleContext, management: Type, source: Source & { type: string }): Finding[] {
  const { registry } = context;
  const name = dotted(management.name);
  if (registry.hasFlag(name, 'allPublicMethods')) return [];
  return management.above.flatMap((declaring): Finding[] => {
    const declaringName = dotted(declaring.name);
    const missing = managedMethods(declaring).filter(
      ({ name: method, parameterTypes }) => !registry.hasMethod(declaringName, method, parameterTypes),
    );
    if (missing.length === 0) return [];
    const isListed = registry.hasFlag(name, ...QUERIES) || registry.entries(name).some(hasMethods);
    return [finding(context, { declaringName, missing, isListed, source })];
  });
}

function hasMethods({ methods }: { readonly methods: readonly unknown[] }): boolean {
  return methods.length > 0;
}

function managedMethods(type: Type): AddedMethod[] {
  return type.file.methods.filter(isManaged).map(({ name, descriptor }) => ({
    name,
    parameterTypes: signatureOf(descriptor).parameters.map(javaName),
  }));
}

function isManaged({ name, access }: MethodMember): boolean {
  return (access & ACCESS.static) === 0 && !name.startsWith('<');
}

/** An entry says that the interface is meant to be managed; without one it may be a library's own affair. */
function severityOf({ declaringName, missing, isListed }: Unmanaged): Severity {
  if (isListed) return missing.some(({ name }) => ATTRIBUTE.test(name)) ? 'error' : 'warning';
  return isOwnClass(declaringName) ? 'warning' : 'note';
}

function finding(context: RuleContext, about: Unmanaged): Finding {
  const { declaringName, missing, isListed, source } = about;
  return {
    rule: 'mbean',
    severity: severityOf(about),
    confidence: 'high',
    subject: declaringName,
    member: missing.map(({ name, parameterTypes }) => `${name}(${parameterTypes.join(', ')})`).join('; '),
    message: isListed
      ? `An object of ${dotted(source.type)} is registered as an MBean; its attributes and operations are listed, but reading or calling them fails.`
      : `An object of ${dotted(source.type)} is registered as an MBean; without its interface's methods it has no attributes and no operations.`,
    evidence: evidenceOf(context, declaringName, source.trail),
    addition: {
      kind: 'reflection',
      type: declaringName,
      queryAllPublicMethods: true,
      methods: [...missing],
    },
  };
}
